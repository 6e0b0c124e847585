// What can be offered: the part `offers` of a case and of its report.
import type { Hardship, Paper } from "./casework.js";
import type { Amount, BothLanguages, IsoDate, Rate, Scheme, Tier } from "./index.js";

/** What an amount owed is, as plans and policies see it. */
export type OwedClass = "principal" | "interest" | "penaltyInterest" | "compoundInterest" | "lateFee" | "fee" | "cost";
export type PlanKind =
  | "payInFull"
  | "settlement"
  | "billInstalments"
  | "personalised"
  | "principalOnly"
  | "interestOnly"
  | "deferral"
  | "extension"
  | "rateReduction"
  | "waiverOnly"
  | "stepUp"
  | "refinance";
export type PlanFrequency = "weekly" | "fortnightly" | "fourWeekly" | "monthly" | "quarterly" | "yearly";
export type Lever = "periods" | "deferral" | "downPayment" | "rate" | "discount" | `waive.${OwedClass}`;

// -------------------------------------------------------------------------------------------------------- the case

/** What is asked about offers. */
export interface OffersQuestion {
  readonly applicant?: {
    /** Why it is hard to pay. */
    readonly hardship?: Hardship;
    /** Whether the account is overdue for the first time. */
    readonly firstTime?: boolean;
  };
  /** What there is to pay with; by default what the budget leaves. */
  readonly means?: {
    /** What a month has for this debt; what the budget leaves where absent. */
    readonly monthly?: Amount;
    /** What is at hand for one payment; a month's amount where absent. */
    readonly atHand?: Amount;
    /** Nothing can be paid before this day. */
    readonly from?: IsoDate;
    /** The day of the month that payments should fall on. */
    readonly payDay?: number;
  };
  /** What a month would have if things got worse; the stresses of the budget where absent. */
  readonly stresses?: readonly { readonly name: string; readonly monthly: Amount }[];
  /** The lender's, or the name of a sample. */
  readonly policy: Policy | "cardIssuer" | "consumerLender";
  /** How far ahead doing nothing and paying the minimum are replayed; 60 where absent, at most 600. */
  readonly horizonMonths?: number;
  /** What the customer proposes, in order. */
  readonly proposals?: readonly Proposal[];
  /** A temporary limit (临时额度) that the customer of a card asks for: checked, not priced. */
  readonly limitRequest?: {
    /** The limit of the card today. */
    readonly presentLimit: Amount;
    /** The limit asked for in its place. */
    readonly limit: Amount;
    readonly from: IsoDate;
    /** Included. */
    readonly to: IsoDate;
  };
}

/** Any of the levers; the rest is left to the lender. */
export interface Proposal {
  /** `asOf` where absent. */
  readonly date?: IsoDate;
  readonly kind?: PlanKind;
  /** At most so much a month. */
  readonly monthly?: Amount;
  readonly periods?: number;
  readonly deferral?: number;
  readonly downPayment?: Rate;
  readonly rate?: Rate;
  readonly discount?: Rate;
  readonly waive?: { readonly [K in OwedClass]?: Rate };
}

/** From no concession to the furthest, in steps; `to` is `from` where absent. */
export interface Reach<T> {
  readonly from: T;
  readonly to?: T;
  readonly step?: T;
}

/** A lender's policy. */
export interface Policy {
  readonly version: "arrears-policy/1";
  readonly name: string;
  readonly note?: string;
  readonly currency: string;
  /** Annual: at which the lender discounts what is to come. */
  readonly discountRate: Rate;
  /** In the order in which they are given up, the one given up most readily first. */
  readonly concessions: readonly Lever[];
  readonly kinds: readonly PolicyKind[];
  /** The rule for temporary limits; none is granted where absent. */
  readonly temporaryLimit?: LimitPolicy;
}

/** What it asks of the account and of the amount, it asks of a raise. */
export interface LimitPolicy {
  /** How far a raise may go, as a share of the present limit: "0.5" on 20,000.00 reaches 30,000.00. */
  readonly increaseAtMost: Rate;
  readonly limitAtMost: Amount;
  /** From the first to the last, both included: 1 to 366. */
  readonly daysAtMost: number;
  /** 0 where absent. */
  readonly daysPastDueAtMost?: number;
  /** `pass` where absent. */
  readonly tierAtWorst?: Tier;
  /** From the opening to the first day, at most 255; 0 where absent. */
  readonly monthsOpenAtLeast?: number;
  /** Whether a limit may be raised while an agreement is in force; not where absent. */
  readonly underAgreement?: boolean;
}

/** A kind of plan. What is absent is as the kind's preset has it. */
export interface PolicyKind {
  readonly kind: PlanKind;
  /** For whom; anybody where absent. */
  readonly for?: {
    readonly products?: readonly string[];
    readonly daysPastDue?: { readonly from?: number; readonly to?: number };
    readonly hardship?: readonly Hardship[];
    readonly firstTimeOnly?: boolean;
    readonly amount?: { readonly atLeast?: Amount; readonly atMost?: Amount };
  };
  readonly periods?: Reach<number>;
  readonly frequency?: PlanFrequency;
  readonly deferral?: {
    readonly periods: Reach<number>;
    readonly accrues?: boolean;
    readonly due?: "firstPayment" | "capitalised";
  };
  /** Share of what is left after waivers. */
  readonly downPayment?: Reach<Rate>;
  /** `planRate` needs `rate`. */
  readonly accrual?: "frozen" | "continued" | "planRate";
  /** Annual rate of the plan. */
  readonly rate?: Reach<Rate>;
  readonly discount?: Reach<Rate>;
  /** Waived shares. */
  readonly waive?: { readonly [K in OwedClass]?: Reach<Rate> & { readonly when?: "atSigning" | "onCompletion" } };
  /** Where what is not folded goes. */
  readonly place?: { readonly [K in OwedClass]?: "folded" | "first" | "parked" };
  readonly shape?:
    | { readonly kind: "level" | "equalPrincipal" | "principalFirst" }
    | { readonly kind: "interestOnly"; readonly periods: number }
    | { readonly kind: "stepUp"; readonly every: number; readonly factor: Rate }
    | { readonly kind: "balloon"; readonly share: Rate };
  readonly firstDueAfterDays?: number;
  /** Of what is owed, in present value. */
  readonly leastRecovery?: Rate;
  readonly documents?: readonly Paper[];
}

// ------------------------------------------------------------------------------------------------------ the report

/** What can be offered, and what else could be done. */
export interface Offers {
  /** The name of the policy. */
  readonly policy: string;
  /** The rulebook asked. */
  readonly law: string;
  /** What the offers are about. */
  readonly owed: readonly ClassAmount[];
  readonly totalOwed: Amount;
  /** What a month has. */
  readonly monthly: Amount;
  /** What is at hand for one payment. */
  readonly atHand: Amount;
  readonly scheme: Scheme | "own";
  /** The best first. */
  readonly offers: readonly Offer[];
  readonly refused: readonly Refusal[];
  readonly otherwise: Otherwise;
  /** One round for each proposal of the case. */
  readonly negotiation?: readonly Round[];
  /** The answer to the temporary limit asked for. */
  readonly limitRequest?: LimitAnswer;
}

/** Whether the policy allows a temporary limit. */
export interface LimitAnswer {
  readonly allowed: boolean;
  /** Everything that speaks against it. */
  readonly obstacles: readonly { readonly key: LimitObstacle; readonly text: BothLanguages }[];
  /** The nearest that would pass; absent where it passes as it is, and where no other limit or day would do. */
  readonly nearest?: { readonly limit: Amount; readonly from: IsoDate; readonly to: IsoDate };
}

export type LimitObstacle =
  | "notACard"
  | "notInPolicy"
  | "daysPastDue"
  | "tier"
  | "agreement"
  | "accountAge"
  | "increase"
  | "highest"
  | "belowOwed"
  | "beforeToday"
  | "days";

export interface ClassAmount {
  readonly class: OwedClass;
  readonly amount: Amount;
}

export interface Offer {
  readonly kind: PlanKind;
  readonly name: BothLanguages;
  /** No other offer is as good in total, largest payment and present value, and better in one. */
  readonly pareto: boolean;
  readonly levers: Levers;
  /** The levers that give something up. */
  readonly conceded: readonly Lever[];
  readonly total: Amount;
  readonly interest: Amount;
  readonly fees: Amount;
  readonly largestPayment: Amount;
  /** Of what a period has, or of what is at hand for one payment. */
  readonly shareOfMeans?: string;
  readonly waivedAtSigning: readonly ClassAmount[];
  readonly waivedOnCompletion: readonly ClassAmount[];
  readonly discounted: readonly ClassAmount[];
  readonly givenUp: Amount;
  /** Periods a year x the rate of one period: "simple". */
  readonly nominalRate: QuotedRate;
  readonly effectiveRate: QuotedRate;
  /** To the lender. */
  readonly presentValue: Amount;
  /** Present value against what is owed. */
  readonly recovery?: string;
  /** What it costs the customer more (less, where below zero) than each alternative. */
  readonly against: {
    readonly doingNothing?: Amount;
    readonly minimumPayments?: Amount;
    readonly payingToday: Amount;
  };
  readonly survives: readonly {
    readonly stress: string;
    readonly monthly: Amount;
    /** Payments made before the first that cannot be. */
    readonly payments: number;
    readonly whole: boolean;
  }[];
  readonly law: readonly {
    readonly rule: string;
    readonly outcome: "pass" | "warn" | "fail";
    readonly text: BothLanguages;
  }[];
  readonly tierAfterSigning: Tier;
  readonly documents: readonly Paper[];
  readonly lastDue: IsoDate;
  readonly schedule: readonly PlanRow[];
}

/** What a plan consists of. */
export interface Levers {
  readonly signed: IsoDate;
  readonly periods: number;
  readonly frequency: PlanFrequency;
  readonly firstDue: IsoDate;
  readonly shape: "level" | "equalPrincipal" | "interestOnly" | "stepUp" | "principalFirst" | "balloon";
  readonly interestOnlyPeriods?: number;
  readonly stepEvery?: number;
  readonly stepFactor?: Rate;
  readonly balloon?: Amount;
  readonly accrual: "frozen" | "continued" | "planRate";
  readonly rate?: Rate;
  readonly downPayment: Amount;
  readonly deferredPeriods: number;
  readonly deferralAccrues: boolean;
  readonly deferralDue: "firstPayment" | "capitalised";
  readonly discount?: Rate;
  readonly expires?: IsoDate;
  readonly waived: readonly {
    readonly class: OwedClass;
    readonly share: Rate;
    readonly when: "atSigning" | "onCompletion";
  }[];
  /** What is not folded. */
  readonly placed: readonly { readonly class: OwedClass; readonly place: "folded" | "first" | "parked" }[];
}

/** A rate in percent with its basis, or the reason why there is none. */
export interface QuotedRate {
  readonly percent?: string;
  readonly basis?: string;
  readonly none?: string;
}

export interface PlanRow {
  /** 0 for the down payment. */
  readonly number: number;
  readonly due: IsoDate;
  readonly payment: Amount;
  readonly interest: Amount;
  /** What it pays of what is owed. */
  readonly split: readonly ClassAmount[];
  readonly remaining: Amount;
}

/** A kind that cannot be had, and the nearest thing that could. */
export interface Refusal {
  readonly kind: PlanKind;
  readonly name: BothLanguages;
  readonly reason: "notEligible" | "unlawful" | "aboveCapacity" | "aboveMoneyAtHand" | "tooEarly" | "recoversTooLittle" | "searchTooLarge";
  readonly text: BothLanguages;
  readonly nearest: readonly {
    readonly kind: "affordableFrom" | "atHandFrom" | "periods";
    readonly amount?: Amount;
    readonly needed?: number;
    readonly allowed?: number;
    readonly text: BothLanguages;
  }[];
}

export interface Otherwise {
  readonly horizon: IsoDate | null;
  readonly payingToday: Amount;
  readonly doingNothing?: { readonly owed: Amount; readonly more: Amount; readonly daysPastDue: number };
  /** Of a card. */
  readonly minimumPayments?: {
    readonly paid: Amount;
    readonly payments: number;
    /** What is still owed at the horizon. */
    readonly owed: Amount;
    readonly paidOff?: IsoDate;
    /** Paid and still owed. */
    readonly total: Amount;
  };
}

/** A proposal and its answer. */
export interface Round {
  readonly date: IsoDate;
  readonly proposed: readonly { readonly lever: string; readonly value: string }[];
  readonly answer: "accept" | "counter" | "refuse";
  /** The nearest first. */
  readonly offers: readonly {
    readonly offer: Offer;
    /** What is not as proposed. */
    readonly changes: readonly { readonly lever: string; readonly proposed: string; readonly offered?: string }[];
  }[];
  readonly refused: readonly Refusal[];
}
