/**
 * What is owed and why, to the cent.
 *
 * Amounts and rates are decimal strings, never numbers; dates are "YYYY-MM-DD". Unknown keys are refused.
 * @packageDocumentation
 */
import type { AgreementReport, CaseAgreement } from "./agreement.js";
import type { BudgetReport, CaseBudget } from "./budget.js";
import type { CaseCasework, Casework } from "./casework.js";
import type { Offers, OffersQuestion } from "./offers.js";

export type * from "./agreement.js";
export type * from "./budget.js";
export type * from "./casework.js";
export type * from "./offers.js";

/** A decimal string with at most the currency's decimals, such as "1000.00". */
export type Amount = string;
/** A decimal fraction as a string, such as "0.0005" for 0.05 %. */
export type Rate = string;
/** A day, "YYYY-MM-DD". */
export type IsoDate = string;

// ---------------------------------------------------------------------------------------------- what can be owed

export type Principal = "purchase" | "cash" | "instalment" | "loan";
export type Fee = "annualFee" | "cashFee" | "serviceFee" | "instalmentFee";
export type Charge = "interest" | "penaltyInterest" | "compoundInterest" | "lateFee";
export type Component = Principal | Charge | Fee | "cost";
export type ComponentClass = "principal" | "fee";
export type Rounding = "halfUp" | "halfEven" | "towardZero";

// -------------------------------------------------------------------------------------------------------- the case

/** The story of one account, and the day to look at it. */
export interface CaseDocument {
  readonly version: "arrears-case/1";
  /** For people; the engine ignores it. */
  readonly title?: string;
  readonly note?: string;
  readonly source?: string;
  readonly account: CardAccount | LoanAccount;
  readonly asOf: IsoDate;
  /** Leaves out what was recorded later. */
  readonly knownOn?: IsoDate;
  /** A second knowledge date to compare with. */
  readonly comparedWith?: IsoDate;
  /** What the account is judged by; mainland China's rules where absent. */
  readonly law?: CaseLaw;
  /** The work on the case: its records, and what is asked about it. */
  readonly casework?: CaseCasework;
  /** What comes in, what must go out, and who shares what is left. */
  readonly budget?: CaseBudget;
  /** What is asked about offers; without it the report has none. */
  readonly offers?: OffersQuestion;
  /** An offer accepted, or an agreement followed up. */
  readonly agreement?: CaseAgreement;
  /** Whether records of the credit report are repaired. */
  readonly creditRepair?: CaseCreditRepair;
}

/** Overdue records of the borrower's credit report, of any lender, and the policy that repairs them once (一次性信用修复). */
export interface CaseCreditRepair {
  /** What is other than in the policy of 2025-12-22. */
  readonly policy?: {
    readonly aroseFrom?: IsoDate;
    readonly aroseTo?: IsoDate;
    /** The largest single overdue amount. */
    readonly amountAtMost?: Amount;
    /** The last day of early repayment. */
    readonly earlyRepaidBy?: IsoDate;
    /** The day from which a record repaid early is not shown. */
    readonly earlyHiddenFrom?: IsoDate;
    /** The last day of repayment. */
    readonly repaidBy?: IsoDate;
  };
  readonly records: readonly {
    /** The day the overdue arose. */
    readonly arose: IsoDate;
    /** Principal, interest and penalty of this record. */
    readonly amount: Amount;
    /** Absent while it is not. */
    readonly repaidInFull?: IsoDate;
    /** Whether the central bank's system shows it as personal overdue information; true where absent. */
    readonly shown?: boolean;
  }[];
}

/** Every key may be left out. */
export interface CaseLaw {
  /** A rulebook document; mainland China's where absent. */
  readonly rulebook?: Readonly<Record<string, unknown>>;
  /** `creditCard` of a card and `loan` of a loan where absent. */
  readonly product?: Product;
  /** `bank` where absent. */
  readonly lender?: Lender;
  /** `order2023` where absent. */
  readonly scheme?: Scheme;
  /** The day the cap on charges counts from; the day the posted balance last rose from zero where absent. */
  readonly capFrom?: IsoDate;
  /** In the order of agreement. */
  readonly restructurings?: readonly {
    readonly agreed: IsoDate;
    readonly firstNewDue: IsoDate;
    /** The day the second of two consecutive new due dates was paid; absent while that has not happened. */
    readonly secondConsecutivePaid?: IsoDate;
  }[];
  /** The borrower's other accounts. */
  readonly otherAccounts?: readonly {
    readonly daysPastDue: number;
    /** Its class, where it is worse than its days past due make it. */
    readonly tier?: Tier;
  }[];
}

export type Product = "creditCard" | "cardInstalment" | "cashInstalment" | "loan" | "onlineLoan";
export type Lender = "bank" | "consumerFinance" | "localLicensed" | "private" | "agency";
export type Scheme = "order2023" | "cardLadder2011" | "stricter";
/** The five tiers, best first. */
export type Tier = "pass" | "specialMention" | "substandard" | "doubtful" | "loss";

export interface CardAccount {
  readonly kind: "card";
  readonly terms: CardTerms;
  readonly events: readonly CardEvent[];
}

export interface LoanAccount {
  readonly kind: "loan";
  readonly terms: LoanTerms;
  readonly events: readonly LoanEvent[];
}

/** A value with the day it came into force; the first of a history has no `from`. */
export type Dated<T> = T & { readonly from?: IsoDate };
export type DailyRate = { readonly daily: Rate };
export type AllocationOrder = readonly (readonly (Component | ComponentClass)[])[];

/**
 * What was promised. With a `preset`, every other key that it knows may be left out; without one, `due`,
 * `purchaseRates` and `minimum` are required.
 */
export interface CardTerms {
  readonly preset?: string;
  readonly currency?: string;
  readonly opened: IsoDate;
  /** 1 to 31; the last day of a shorter month. */
  readonly statementDay: number;
  readonly due?:
    | { readonly rule: "daysAfterStatement"; readonly days: number }
    | { readonly rule: "dayOfMonth"; readonly day: number };
  readonly purchaseRates?: readonly Dated<DailyRate>[];
  readonly cashRates?: readonly Dated<DailyRate>[];
  readonly interestBase?: "full" | "unpaidPart";
  readonly compounding?: "monthly" | "none";
  readonly statementDayAccrual?: "included" | "excluded";
  readonly paymentDay?: "newBalance" | "oldBalance";
  readonly graceDays?: number;
  readonly tolerance?: Amount;
  readonly minimum?: {
    readonly ratios: readonly Dated<
      { readonly purchase: Rate; readonly cash: Rate } & { readonly [K in Component | ComponentClass]?: Rate }
    >[];
    readonly floor?: Amount;
    readonly carry?: "one" | "all";
  };
  readonly lateFees?: readonly Dated<{
    readonly rate: Rate;
    readonly floor?: Amount;
    readonly cap?: Amount;
    readonly smallBalance?: Amount;
    readonly repeat?: { readonly misses: number; readonly rate: Rate };
  }>[];
  readonly lateFeeStop?: { readonly misses?: number; readonly daysPastDue?: number; readonly writeOff?: boolean };
  readonly minimumInterest?: { readonly purchase?: Amount; readonly cash?: Amount };
  readonly allocation?: {
    readonly current: AllocationOrder;
    readonly overdue: AllocationOrder;
    readonly longOverdue: AllocationOrder;
  };
  readonly newPurchasesKeepFreePeriod?: boolean;
  readonly refundCountsAsPayment?: boolean;
  readonly rounding?: Rounding;
  readonly instalments?: {
    readonly split?: EqualSplit;
    readonly earlySettlementFeeRate?: Rate;
  };
}

/** A rate with its period. */
export type PeriodRate = { readonly annual: Rate } | { readonly monthly: Rate } | { readonly daily: Rate };
export type DayCount = "actual360" | "actual365" | "actualActual" | "thirty360";
export type EqualSplit = { readonly rounding: Rounding; readonly remainder: "first" | "last" };

/** What was promised. With a `preset`, the overdue terms that it knows may be left out. */
export interface LoanTerms {
  readonly preset?: string;
  readonly currency?: string;
  readonly principal: Amount;
  /** Of interest; of the fee for `flatFee`. */
  readonly rate: PeriodRate;
  readonly dayCount?: DayCount;
  readonly method: "level" | "equalPrincipal" | "interestOnly" | "bullet" | "flatFee";
  /** Months, 1 to 600. */
  readonly periods: number;
  /** The day the money is paid out. */
  readonly disbursed: IsoDate;
  readonly firstDue: IsoDate;
  /** 1 to 31; the day of `firstDue` if absent. */
  readonly payDay?: number;
  readonly periodInterest?: "twelfth" | "actualDays";
  readonly graceDays?: number;
  readonly overdueFrom?: "dueDate" | "dayAfterDue";
  readonly paymentDay?: "newBalance" | "oldBalance";
  readonly penalty?: {
    /** Of the contract rate; or `rate`. */
    readonly multiple?: Rate;
    readonly rate?: PeriodRate;
    readonly base?: "principal" | "principalAndInterest";
    readonly dayCount?: DayCount;
  };
  readonly compound?: "none" | "contract" | "penalty";
  readonly lateFee?: { readonly rate: Rate; readonly floor?: Amount; readonly cap?: Amount };
  /** Whether the lender may call the whole loan due. */
  readonly acceleration?: boolean;
  readonly allocation?: { readonly mode?: "groupFirst" | "instalmentFirst"; readonly order?: AllocationOrder };
  readonly split?: EqualSplit;
  readonly rounding?: Rounding;
}

interface Happened {
  /** Unique within the account. */
  readonly id?: string;
  /** The day it takes effect. */
  readonly date: IsoDate;
  /** The day it became known; the same day if absent. */
  readonly recorded?: IsoDate;
}

/** What happened to a card. */
export type CardEvent =
  | EitherEvent
  | (Happened & { readonly kind: "purchase"; readonly amount: Amount })
  | (Happened & { readonly kind: "cashAdvance"; readonly amount: Amount; readonly fee?: Amount })
  | (Happened & { readonly kind: "refund"; readonly amount: Amount; readonly of?: string })
  | (Happened & {
      readonly kind: "conversion";
      readonly amount: Amount;
      readonly periods: number;
      readonly monthlyFeeRate?: Rate;
      readonly annualRate?: Rate;
    })
  | (Happened & { readonly kind: "instalmentSettlement"; readonly plan?: string })
  | (Happened & { readonly kind: "rateChange"; readonly purchase?: DailyRate; readonly cash?: DailyRate });

/** What happened to a loan. */
export type LoanEvent =
  | EitherEvent
  | (Happened & { readonly kind: "disbursement"; readonly amount: Amount })
  | (Happened & { readonly kind: "earlyRepayment"; readonly amount: Amount; readonly keep?: "term" | "payment" })
  | (Happened & { readonly kind: "acceleration" })
  | (Happened & { readonly kind: "dueDateChange"; readonly due: IsoDate })
  | (Happened & { readonly kind: "rateChange"; readonly rate: PeriodRate });

/** What happens to both. */
type EitherEvent =
  | (Happened & { readonly kind: "payment" | "cost"; readonly amount: Amount })
  | (Happened & { readonly kind: "fee"; readonly component: Fee; readonly amount: Amount })
  | (Happened & { readonly kind: "waiver"; readonly component: Component | ComponentClass; readonly amount: Amount })
  | (Happened & {
      readonly kind: "freeze" | "unfreeze";
      readonly components: readonly ("interest" | "penaltyInterest" | "compoundInterest" | "lateFee")[];
    })
  | { readonly id?: string; readonly kind: "reversal"; readonly recorded: IsoDate; readonly of: string }
  | (Happened & { readonly kind: "writeOff" })
  | (Happened & { readonly kind: "assertion"; readonly balance: Amount });

// ------------------------------------------------------------------------------------------------------ the report

/** What is owed as of a day, and how it came to that. */
export interface Report {
  readonly version: "arrears-report/1";
  readonly calcVersion: string;
  readonly asOf: IsoDate;
  readonly title?: string;
  readonly knownOn?: IsoDate;
  readonly currency: string;
  readonly balance: Balance;
  readonly delinquency: {
    readonly daysPastDue: number;
    /** Demanded, not met, past grace. */
    readonly overdue: Amount;
    /** The due date that the days count from. */
    readonly overdueSince: IsoDate | null;
    readonly bucket: string;
    readonly consecutiveMisses: number;
    /** By the scheme, and by the observation of a restructured account. */
    readonly tier: Tier;
    readonly scheme: Scheme;
    /** The 24 months that have ended, oldest first; absent where the calendar begins within them. */
    readonly creditHistory?: {
      readonly grid: string;
      readonly months: readonly { readonly monthEnd: IsoDate; readonly symbol: string }[];
    };
    /** The worst over all accounts, where others are given. */
    readonly borrower?: { readonly daysPastDue: number; readonly bucket: string; readonly tier: Tier };
  };
  /** The records of the credit report asked about, in the order of the case. */
  readonly creditRepair?: readonly CreditRepair[];
  /** What the rulebook says of the account. */
  readonly law: Law;
  /** The work on the case, where it has any. */
  readonly casework?: Casework;
  /** Of a card. */
  readonly statements?: readonly Statement[];
  /** What fell due of a loan, or was called due. */
  readonly instalments?: readonly Instalment[];
  readonly lateFees: readonly { readonly date: IsoDate; readonly amount: Amount }[];
  readonly assertions: readonly {
    readonly event: number;
    readonly expected: Amount;
    readonly actual: Amount;
    readonly holds: boolean;
  }[];
  /** What can be paid each month; only if the case has a `budget`. */
  readonly budget?: BudgetReport;
  /** What can be offered, where the case asks. */
  readonly offers?: Offers;
  /** The offer accepted or the agreement followed up. */
  readonly agreement?: AgreementReport;
  /** Everything that happened, each line with its because. */
  readonly lines: readonly Line[];
  /** What waiting adds if nothing more happens; absent where the calendar ends first. */
  readonly waiting?: { readonly today: Amount; readonly day: Later; readonly week: Later; readonly month: Later };
  /** What changed since `comparedWith`. */
  readonly restatement?: {
    readonly comparedWith: IsoDate;
    readonly daysPastDueBefore: number;
    readonly daysPastDueAfter: number;
    readonly changes: readonly {
      readonly of: Component | "credit" | "payoff";
      readonly before: Amount;
      readonly after: Amount;
      readonly change: Amount;
    }[];
  };
}

export interface BothLanguages {
  readonly en: string;
  readonly zh: string;
}

/** Whether a record of the credit report is repaired. */
export interface CreditRepair {
  readonly arose: IsoDate;
  readonly repaired: boolean;
  /** The conditions that do not hold. */
  readonly obstacles: readonly {
    readonly key: "notShown" | "aroseOutside" | "amountAbove" | "notRepaidInTime";
    readonly text: BothLanguages;
  }[];
  /** The day by which it is no longer shown: exactly for early repayment, at the latest for later ones. */
  readonly hiddenFrom?: IsoDate;
}

export interface Law {
  /** Of the rulebook, such as "cn". */
  readonly jurisdiction: string;
  readonly product: Product;
  readonly lender: Lender;
  /** Every rule that has something to say, in the order of the book. */
  readonly verdicts: readonly Verdict[];
  /** Absent where the rulebook has no cap for such a debt, or nothing was ever owed. */
  readonly chargeCap?: ChargeCap;
}

export interface Verdict {
  readonly rule: string;
  readonly source: BothLanguages;
  readonly article?: BothLanguages;
  readonly binding: "binding" | "advisory";
  readonly certainty: "confirmed" | "reported" | "unconfirmed";
  readonly outcome: "pass" | "warn" | "fail";
  /** The day of what is judged: of a late fee, of a payment, or the day asked about. */
  readonly day: IsoDate;
  /** The figures compared; absent where they cannot be. */
  readonly given?: BothLanguages;
  readonly allowed?: BothLanguages;
  /** The verdict in one line. */
  readonly text: BothLanguages;
}

/** All charges together against a yearly share of principal. */
export interface ChargeCap {
  /** The first day counted; `asOf` is not counted. */
  readonly from: IsoDate;
  readonly annualRate: Rate;
  readonly cap: Amount;
  /** Unpaid charges, accrued ones included; no enforcement cost. */
  readonly charges: Amount;
  readonly chargesPaid: Amount;
  /** What of the unpaid charges stands. */
  readonly allowed: Amount;
  readonly excess: Amount;
  /** Unpaid and paid charges together above the cap: the stricter reading. */
  readonly excessWithPaid: Amount;
  readonly advisory: boolean;
}

export interface Later {
  readonly date: IsoDate;
  readonly payoff: Amount;
  /** What it is more than today. */
  readonly more: Amount;
}

/** One thing that happened; `kind` says which of the optional keys it has. */
export interface Line {
  readonly date: IsoDate;
  readonly kind: string;
  /** The `id` of the event, or its place in the document as `#0`. */
  readonly event?: string;
  readonly component?: Component;
  /** What was posted (above zero) or taken (below zero). */
  readonly amount?: Amount;
  /** Days over which balance and rate stood still; `to` is the day after the last. */
  readonly segments?: readonly {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly days: number;
    readonly base: Amount;
    readonly daily: Rate;
    readonly exact: string;
  }[];
  /** How an amount of a loan was earned; `to` is the day after the last. */
  readonly pieces?: readonly {
    readonly from: IsoDate;
    readonly to: IsoDate;
    readonly base: Amount;
    readonly rate: Rate;
    readonly period: "daily" | "monthly" | "annual";
    readonly days?: number;
    readonly year?: number;
  }[];
  /** Where the cents of an allocation went. */
  readonly receipts?: readonly {
    readonly component: Component;
    readonly posted: IsoDate;
    readonly amount: Amount;
    readonly billed: boolean;
  }[];
  /** What of an allocation became a credit balance. */
  readonly credit?: Amount;
  /** Days past due that chose the allocation order. */
  readonly daysPastDue?: number;
  readonly text: { readonly en: string; readonly zh: string };
}

export interface Instalment {
  readonly due: IsoDate;
  readonly principal: Amount;
  readonly interest: Amount;
  readonly fee: Amount;
  /** Called due, not scheduled. */
  readonly called: boolean;
}

export interface Balance {
  /** Posted and unpaid; only what is not zero. */
  readonly components: readonly { readonly component: Component; readonly billed: Amount; readonly unbilled: Amount }[];
  /** The sum of the components. */
  readonly posted: Amount;
  readonly credit: Amount;
  /** Earned but not posted yet. */
  readonly accrued: {
    readonly interest: Amount;
    readonly compoundInterest: Amount;
    /** Of a loan. */
    readonly penaltyInterest?: Amount;
  };
  /** What open decisions would charge; not part of the payoff. */
  readonly contingent: Amount;
  /** Instalment principal that is not billed yet; loan principal that is not due yet. */
  readonly planPrincipal: Amount;
  readonly earlySettlementFee: Amount;
  /** What settles the account on this day. */
  readonly payoff: Amount;
}

export interface Statement {
  readonly date: IsoDate;
  readonly balance: Amount;
  readonly credit: Amount;
  readonly minimum: Amount;
  readonly ownPart: Amount;
  readonly due: IsoDate;
  readonly graceEnd: IsoDate;
  readonly interest: Amount;
  readonly compoundInterest: Amount;
}

// --------------------------------------------------------------------------------------------------- the functions

/**
 * The report of a case, given as an object or as JSON text.
 * @throws {ArrearsError} with the path of the field that is wrong
 * @example
 * const { balance } = report(await (await fetch("case.json")).text());
 * console.log(balance.payoff);
 */
export function report(caseDocument: CaseDocument | string): Report;

/**
 * The report as the JSON text that the engine wrote, byte for byte what Rust and C get.
 * @throws {ArrearsError} with the path of the field that is wrong
 */
export function reportText(caseText: string): string;

/** A case that the engine refuses, an argument that is none, or a defect. */
export class ArrearsError extends Error {
  private constructor();
  /** Stable number: from 100 on the engine's, the same in every language; 4 a wrong argument; 99 a defect. */
  readonly code: number;
  /** Stable name of the code, such as "unknownKey". */
  readonly kind: string;
  /** Where in the case, such as "account.events[3].amount"; may be empty. */
  readonly path: string;
}
