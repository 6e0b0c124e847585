// Incomes and spending to what a month has, exactly: fifty-second and twelfth parts are kept until the end.
import { minor } from "./money.js";

export const FREQUENCIES = ["weekly", "fortnightly", "fourWeekly", "monthly", "quarterly", "yearly"] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** How often a year. */
const TIMES: Record<Frequency, bigint> = {
  weekly: 52n,
  fortnightly: 26n,
  fourWeekly: 13n,
  monthly: 12n,
  quarterly: 4n,
  yearly: 1n,
};

export interface Item {
  readonly label: string;
  readonly amount: string;
  readonly frequency: Frequency;
}

export interface Budget {
  readonly incomes: readonly Item[];
  readonly spending: readonly Item[];
  readonly debts: readonly Item[];
  /** What to keep back each month. */
  readonly cushion: string;
}

/** Minor units a year of a list; items without an amount count nothing, and one that is no amount spoils the sum. */
function yearly(items: readonly Item[]): bigint | null {
  let sum = 0n;
  for (const { amount, frequency } of items) {
    if (amount.trim() === "") continue;
    const units = minor(amount);
    if (units === null || units < 0n) return null;
    sum += units * TIMES[frequency];
  }
  return sum;
}

export interface Sums {
  readonly income: bigint;
  readonly spending: bigint;
  readonly debts: bigint;
  /** Of a month, rounded down, never below zero. */
  readonly capacity: bigint;
  /** With incomes less by some percent. */
  readonly stressed: (percent: bigint) => bigint;
}

/** What a month has; nothing where an amount is none. */
export function sums(budget: Budget): Sums | null {
  const [income, spending, debts] = [budget.incomes, budget.spending, budget.debts].map(yearly);
  const cushion = budget.cushion.trim() === "" ? 0n : minor(budget.cushion);
  if (income == null || spending == null || debts == null || cushion === null || cushion < 0n) return null;
  const left = (percent: bigint) => {
    const hundredths = income * (100n - percent) - (spending + debts + cushion * 12n) * 100n;
    return hundredths > 0n ? hundredths / 1200n : 0n;
  };
  return {
    income: income / 12n,
    spending: spending / 12n,
    debts: debts / 12n,
    capacity: left(0n),
    stressed: left,
  };
}
