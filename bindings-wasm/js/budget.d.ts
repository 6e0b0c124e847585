// What a household can pay a month: the key `budget` of the case document, and of the report.
import type { Amount, BothLanguages, IsoDate, Rate } from "./index.js";

export type Every = "weekly" | "fortnightly" | "fourWeekly" | "monthly" | "quarterly" | "yearly";
export type IncomeCertainty = "secured" | "regular" | "variable" | "expected";
export type SpendingCategory =
  | "housing"
  | "utilities"
  | "food"
  | "transport"
  | "health"
  | "education"
  | "support"
  | "insurance"
  | "total"
  | "other";

/** What comes in, what must go out, and who shares what is left. */
export interface CaseBudget {
  readonly incomes: readonly {
    readonly amount: Amount;
    /** Monthly where absent. */
    readonly every?: Every;
    /** Regular where absent. */
    readonly certainty?: IncomeCertainty;
    /** The date of the evidence. */
    readonly evidence?: IsoDate;
  }[];
  /** Spending that cannot be left out. */
  readonly essentials: readonly {
    readonly category: SpendingCategory;
    readonly amount: Amount;
    readonly every?: Every;
  }[];
  /** Other debts, and what is paid on them. */
  readonly debts?: readonly { readonly balance: Amount; readonly payment: Amount; readonly every?: Every }[];
  readonly dependants?: number;
  /** How the lender reads it; all of the surplus where absent. */
  readonly policy?: CapacityPolicy;
  /** Others who share the capacity with this account, pro rata to what is owed. */
  readonly creditors?: readonly { readonly name: string; readonly balance: Amount }[];
}

export interface CapacityPolicy {
  /** The share of the surplus that may be asked for. */
  readonly share?: Rate;
  /** What is left to the household of that. */
  readonly cushion?: Amount;
  /** The share of an income that counts, by its certainty. */
  readonly counting?: Readonly<Partial<Record<IncomeCertainty, Rate>>>;
  readonly evidenceWithinDays?: number;
  readonly debtServiceLimit?: Rate;
  readonly uncertainLimit?: Rate;
  /** Categories of spending that must be there. */
  readonly requires?: readonly SpendingCategory[];
  readonly leastEssentials?: { readonly household: Amount; readonly dependant: Amount };
}

/** What can be paid each month, how it came about, and what to look at twice. */
export interface BudgetReport {
  /** A month's counted income, half up. */
  readonly income: Amount;
  readonly essentials: Amount;
  readonly debts: Amount;
  readonly surplus: Amount;
  /** The policy's share of the surplus less its cushion, rounded down, never below zero. */
  readonly capacity: Amount;
  /** What of it is for this account, where others share it. */
  readonly share: Amount;
  /** Everybody who shares it, this account first. */
  readonly creditors?: readonly { readonly name: string; readonly balance: Amount; readonly share: Amount }[];
  readonly findings: readonly { readonly kind: BudgetFinding; readonly text: BothLanguages }[];
  readonly stresses: readonly { readonly text: BothLanguages; readonly capacity: Amount; readonly share: Amount }[];
}

export type BudgetFinding =
  | "noIncome"
  | "spendingAboveIncome"
  | "nothingToSpare"
  | "missingEssential"
  | "essentialsTooLow"
  | "debtServiceHigh"
  | "incomeUncertain"
  | "evidenceMissing"
  | "evidenceOld"
  | "evidenceLater"
  | "debtUnpaid";
