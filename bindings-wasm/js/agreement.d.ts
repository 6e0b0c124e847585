// The signed plan: the key `agreement` of the case document, and of the report.
import type { Digest } from "./casework.js";
import type { Amount, BothLanguages, CardEvent, IsoDate, LoanEvent, Rate, Tier } from "./index.js";
import type { ClassAmount, OwedClass, PlanFrequency, PlanKind } from "./offers.js";

/** An offer of this case accepted (`accept`, needs `offers`), or an agreement made earlier (`signed`): one of the two. */
export type CaseAgreement = AgreementQuestion &
  (
    | { readonly accept: AgreementAcceptance; readonly signed?: never }
    | { readonly accept?: never; readonly signed: SignedAgreement }
  );

interface AgreementQuestion {
  /** The agreements that it stands in a chain with, the first one first. With `accept`, the last one is renegotiated. */
  readonly previous?: readonly SignedAgreement[];
  /** What happened after `account.events`, for the follow-up only. */
  readonly later?: readonly (CardEvent | LoanEvent)[];
  /** The day of the follow-up; that of the case where absent. */
  readonly asOf?: IsoDate;
  /** The day it was voided. */
  readonly voided?: IsoDate;
  /** The day another took its place; not with `voided`. */
  readonly superseded?: IsoDate;
  /** Asks what settles it, valid to this day. */
  readonly quoteTo?: IsoDate;
  /** The papers wanted. */
  readonly documents?: readonly WantedDocument[];
}

export type WantedDocument =
  | {
      readonly kind: "repaymentPlan" | "agreement" | "payoffQuote";
      readonly language: "en" | "zh";
      readonly format: "text" | "markdown" | "html";
    }
  | { readonly kind: "calendar"; readonly language: "en" | "zh" }
  | { readonly kind: "csv" };

/** An agreement as a report gave it: keep both, and hand both in again. */
export interface SignedAgreement {
  readonly document: AgreementDocument;
  readonly digest: Digest;
}

export interface AgreementAcceptance {
  /** The kind of offer; needed unless `proposal` is given. */
  readonly kind?: PlanKind;
  /** The place of an accepted proposal in `offers.proposals`, from 0. */
  readonly proposal?: number;
  /** The day of the case where absent. */
  readonly date?: IsoDate;
  /** Opaque references: no name, identity number or telephone number. */
  readonly parties: AgreementParties;
  readonly form: "written" | "oral";
  /** Of an oral agreement: a reference to the recording. */
  readonly recording?: string;
  readonly clause: AgreementClause;
  /** What paying everything early costs; `rebate` where absent. */
  readonly early?: "rebate" | "inFull";
  /** Other matters, in the words of the parties. */
  readonly notes?: readonly string[];
  /** Accepts also where what is owed has changed since the offer, and shows the difference. */
  readonly showDifference?: boolean;
}

export interface AgreementParties {
  readonly lender: string;
  readonly debtor: string;
  readonly account: string;
}

/** When it is breached: at least one of the counts. What follows: three switches that do not depend on each other. */
export interface AgreementClause {
  /** So many misses in a row, all still unpaid. */
  readonly consecutive?: number;
  /** So many misses in all. */
  readonly total?: number;
  /** 0 where absent, at most 90. */
  readonly graceDays?: number;
  /** What may be wanting of a payment; 0 where absent. */
  readonly tolerance?: Amount;
  /** Whether everything left is due at once. */
  readonly accelerates: boolean;
  /** What becomes of waived amounts. */
  readonly waived: "none" | "all" | "proRata";
  /** What accrues. */
  readonly accrual: "none" | "fromBreach" | "fromSigning";
}

type Yes = "yes" | "no";

/** What was agreed: texts, lists and objects only, so that every language takes the same digest of it. */
export interface AgreementDocument {
  readonly version: "arrears-agreement/1";
  readonly calcVersion: string;
  /** Its place in the chain of renegotiations, from 1. */
  readonly number: string;
  /** The digest of the agreement that it supersedes. */
  readonly previous?: Digest;
  readonly kind: PlanKind;
  readonly accepted: IsoDate;
  readonly form: "written" | "oral";
  readonly recording?: string;
  readonly parties: AgreementParties;
  readonly claim: {
    readonly asOf: IsoDate;
    readonly currency: string;
    readonly total: Amount;
    readonly owed: readonly ClassAmount[];
    readonly daysPastDue: string;
    readonly containsInstalments: Yes;
    readonly contractRate: Rate;
  };
  readonly plan: {
    readonly signed: IsoDate;
    readonly periods: string;
    readonly frequency: PlanFrequency;
    readonly firstDue: IsoDate;
    readonly payDay: string;
    readonly downPayment: Amount;
    readonly deferredPeriods: string;
    readonly deferralAccrues: Yes;
    readonly deferralDue: "firstPayment" | "capitalised";
    readonly shape: "level" | "equalPrincipal" | "interestOnly" | "stepUp" | "principalFirst" | "balloon";
    readonly interestOnlyPeriods?: string;
    readonly stepEvery?: string;
    readonly stepFactor?: Rate;
    readonly balloon?: Amount;
    readonly accrual: "frozen" | "continued" | "planRate";
    readonly rate?: Rate;
    readonly discount?: Rate;
    readonly expires?: IsoDate;
    readonly waived: readonly {
      readonly class: OwedClass;
      readonly share: Rate;
      readonly when: "atSigning" | "onCompletion";
    }[];
    readonly placed: readonly { readonly class: OwedClass; readonly place: "first" | "parked" }[];
  };
  readonly payments: readonly {
    readonly number: string;
    readonly due: IsoDate;
    readonly payment: Amount;
    readonly interest: Amount;
    readonly split: readonly ClassAmount[];
    readonly remaining: Amount;
  }[];
  readonly totals: {
    readonly payable: Amount;
    readonly interest: Amount;
    readonly fees: Amount;
    readonly givenUp: Amount;
    readonly waivedAtSigning: readonly ClassAmount[];
    readonly waivedOnCompletion: readonly ClassAmount[];
    readonly discounted: readonly ClassAmount[];
  };
  /** The six items that law asks of such an agreement. */
  readonly items: readonly string[];
  readonly clause: {
    readonly consecutive?: string;
    readonly total?: string;
    readonly graceDays: string;
    readonly tolerance: Amount;
    readonly accelerates: Yes;
    readonly waived: "none" | "all" | "proRata";
    readonly accrual: "none" | "fromBreach" | "fromSigning";
  };
  readonly early: "rebate" | "inFull";
  readonly notes: readonly string[];
  /** What was owed on the day of acceptance beyond the claim. */
  readonly difference: readonly ClassAmount[];
  /** How a follow-up knows the account again. */
  readonly origin: { readonly eve: Digest; readonly received: Amount };
}

// ------------------------------------------------------------------------------------------------------ the report

/** The agreement, and where it stands. */
export interface AgreementReport {
  readonly document: AgreementDocument;
  /** SHA-256 of the canonical text of the document. */
  readonly digest: Digest;
  readonly number: number;
  readonly difference: readonly ClassAmount[];
  /** What law says of it as a document. */
  readonly law: readonly { readonly rule: string; readonly outcome: string; readonly text: BothLanguages }[];
  /** The agreements before it, each on its last day, the first one first. */
  readonly chain: readonly {
    readonly number: number;
    readonly digest: Digest;
    readonly status: AgreementStatus;
    readonly supersededOn: IsoDate;
    readonly breachedOn?: IsoDate;
    readonly paid: Amount;
    /** What the next one is about. */
    readonly owed: Amount;
  }[];
  readonly followUp: AgreementFollowUp;
  /** What settles it. */
  readonly quote?: { readonly validTo: IsoDate; readonly amount: Amount };
  readonly documents: readonly {
    readonly kind: WantedDocument["kind"];
    readonly language?: "en" | "zh";
    readonly format?: "text" | "markdown" | "html";
    readonly content: string;
  }[];
}

export type AgreementStatus = "onTrack" | "inGrace" | "breached" | "completed" | "superseded" | "voided";
export type PaymentState = "paid" | "partPaid" | "late" | "missed" | "upcoming";

/** The agreement on a day, from the ledger. */
export interface AgreementFollowUp {
  readonly asOf: IsoDate;
  readonly status: AgreementStatus;
  readonly text: BothLanguages;
  readonly paid: Amount;
  /** Due before the day and not paid. */
  readonly behind: Amount;
  readonly misses: number;
  /** How many more misses breach it; 0 where it has ended. */
  readonly missesLeft: number;
  /** The next miss breaches it, and there was one already. */
  readonly nearBreach: boolean;
  readonly nextDue?: { readonly number: number; readonly due: IsoDate; readonly amount: Amount };
  readonly breachedOn?: IsoDate;
  readonly completedOn?: IsoDate;
  /** What settles a plan that is kept, the balance by the switches of one that is breached. */
  readonly owed: readonly ClassAmount[];
  readonly planInterest: Amount;
  readonly interestSinceBreach: Amount;
  readonly totalOwed: Amount;
  readonly due: Amount;
  /** What would be owed had there been no agreement. */
  readonly withoutAgreement: Amount;
  readonly revived: readonly ClassAmount[];
  readonly stillWaived: readonly ClassAmount[];
  /** What is waived once everything is paid. */
  readonly conditional: readonly ClassAmount[];
  readonly conditionalFinal: boolean;
  /** Interest not charged because everything was paid early. */
  readonly rebate: Amount;
  readonly overpaid: Amount;
  readonly collectionStops: boolean;
  readonly payments: readonly {
    /** 0 for the down payment. */
    readonly number: number;
    readonly due: IsoDate;
    readonly graceEnds: IsoDate;
    readonly payment: Amount;
    readonly paid: Amount;
    readonly state: PaymentState;
    readonly text: BothLanguages;
    readonly paidOn?: IsoDate;
  }[];
  /** Of a plan for somebody in difficulty: what it means to the classification. */
  readonly observation?: {
    readonly restructurings: number;
    readonly firstNewDue: IsoDate;
    readonly secondConsecutivePaid?: IsoDate;
    /** The class that the account cannot be better than; absent where no observation runs. */
    readonly floor?: Tier;
  };
}
