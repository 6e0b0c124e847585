/**
 * What is owed and why, to the cent.
 *
 * Amounts and rates are decimal strings, never numbers; dates are "YYYY-MM-DD". Unknown keys are refused.
 * @packageDocumentation
 */

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
  readonly account: CardAccount;
  readonly asOf: IsoDate;
  /** Leaves out what was recorded later. */
  readonly knownOn?: IsoDate;
  /** A second knowledge date to compare with. */
  readonly comparedWith?: IsoDate;
}

export interface CardAccount {
  readonly kind: "card";
  readonly terms: CardTerms;
  readonly events: readonly CardEvent[];
}

/** A value with the day it came into force; the first of a history has no `from`. */
export type Dated<T> = T & { readonly from?: IsoDate };
export type DailyRate = { readonly daily: Rate };
export type AllocationOrder = readonly (readonly (Component | ComponentClass)[])[];

/**
 * What was promised. With a `preset`, every other key that it knows may be left out; without one, `opened`,
 * `statementDay`, `due`, `purchaseRates` and `minimum` are required.
 */
export interface CardTerms {
  readonly preset?: string;
  readonly currency?: string;
  readonly opened: IsoDate;
  readonly statementDay?: number;
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
    readonly split?: { readonly rounding: Rounding; readonly remainder: "first" | "last" };
    readonly earlySettlementFeeRate?: Rate;
  };
}

interface Happened {
  /** Unique within the account. */
  readonly id?: string;
  /** The day it takes effect. */
  readonly date: IsoDate;
  /** The day it became known; the same day if absent. */
  readonly recorded?: IsoDate;
}

/** What happened. */
export type CardEvent =
  | (Happened & { readonly kind: "purchase" | "payment" | "cost"; readonly amount: Amount })
  | (Happened & { readonly kind: "cashAdvance"; readonly amount: Amount; readonly fee?: Amount })
  | (Happened & { readonly kind: "refund"; readonly amount: Amount; readonly of?: string })
  | (Happened & { readonly kind: "fee"; readonly component: Fee; readonly amount: Amount })
  | (Happened & {
      readonly kind: "conversion";
      readonly amount: Amount;
      readonly periods: number;
      readonly monthlyFeeRate?: Rate;
      readonly annualRate?: Rate;
    })
  | (Happened & { readonly kind: "instalmentSettlement"; readonly plan?: string })
  | (Happened & { readonly kind: "waiver"; readonly component: Component | ComponentClass; readonly amount: Amount })
  | (Happened & {
      readonly kind: "freeze" | "unfreeze";
      readonly components: readonly ("interest" | "compoundInterest" | "lateFee")[];
    })
  | (Happened & { readonly kind: "rateChange"; readonly purchase?: DailyRate; readonly cash?: DailyRate })
  | { readonly id?: string; readonly kind: "reversal"; readonly recorded: IsoDate; readonly of: string }
  | (Happened & { readonly kind: "writeOff" })
  | (Happened & { readonly kind: "assertion"; readonly balance: Amount });

// ------------------------------------------------------------------------------------------------------ the report

/** What is owed as of a day, and how it came to that. */
export interface Report {
  readonly version: "arrears-report/1";
  readonly calcVersion: string;
  readonly asOf: IsoDate;
  readonly knownOn?: IsoDate;
  readonly currency: string;
  readonly balance: Balance;
  readonly delinquency: {
    readonly daysPastDue: number;
    readonly overdueSince: IsoDate | null;
    readonly bucket: string;
    readonly consecutiveMisses: number;
  };
  readonly statements: readonly Statement[];
  readonly lateFees: readonly { readonly date: IsoDate; readonly amount: Amount }[];
  readonly assertions: readonly {
    readonly event: number;
    readonly expected: Amount;
    readonly actual: Amount;
    readonly holds: boolean;
  }[];
}

export interface Balance {
  /** Posted and unpaid; only what is not zero. */
  readonly components: readonly { readonly component: Component; readonly billed: Amount; readonly unbilled: Amount }[];
  /** The sum of the components. */
  readonly posted: Amount;
  readonly credit: Amount;
  /** Earned but not posted yet. */
  readonly accrued: { readonly interest: Amount; readonly compoundInterest: Amount };
  /** What open decisions would charge; not part of the payoff. */
  readonly contingent: Amount;
  /** Instalment principal that is not billed yet. */
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
