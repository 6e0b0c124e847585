// The names that the engine knows, read from its schema when the page is built.
declare module "virtual:contract" {
  import type { CardPreset, Channel, Compound, DayCount, Frequency, Hardship, IncomeCertainty, LoanPreset, Method, PeriodInterest, Person, SpendingCategory } from "arrears";

  export const CARD_PRESETS: readonly CardPreset[];
  /** Whether an account may begin with where it stood. */
  export const TAKES_OPENING: boolean;
  /** Whether a case may be about several accounts. */
  export const TAKES_TOGETHER: boolean;
  export const LOAN_PRESETS: readonly LoanPreset[];
  export const HARDSHIPS: readonly Hardship[];
  export const SPENDING_CATEGORIES: readonly SpendingCategory[];
  export const INCOME_CERTAINTIES: readonly IncomeCertainty[];
  export const FREQUENCIES: readonly Frequency[];
  export const METHODS: readonly Method[];
  export const COMPOUNDS: readonly Compound[];
  export const PERIOD_INTERESTS: readonly PeriodInterest[];
  export const DAY_COUNTS: readonly DayCount[];
  export const CHANNELS: readonly Channel[];
  export const PERSONS: readonly Person[];
}

// The modules of the package as texts, a letter a byte, 32 above it.
declare module "virtual:module/account" {
  export const text: string;
}
declare module "virtual:module/arrears" {
  export const text: string;
}
