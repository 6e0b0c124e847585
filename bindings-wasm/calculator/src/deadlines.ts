// What to pay by when, as a row of payments: what one amount on one day averts stands together.
import type { Deadline, DeadlinePurpose, Report } from "arrears";

import { minor } from "./money.js";

export interface ToPay {
  readonly amount: string;
  readonly lastDay: string;
  readonly averts: readonly Deadline[];
}

/** The payments of a report, the first day first; nothing that asks for no money. */
export function toPay({ deadlines }: Report): readonly ToPay[] {
  const rows = new Map<string, ToPay>();
  for (const deadline of deadlines.filter(({ amount }) => minor(amount) !== 0n)) {
    const { amount, lastDay } = deadline;
    const key = `${lastDay} ${amount}`;
    rows.set(key, { amount, lastDay, averts: [...(rows.get(key)?.averts ?? []), deadline] });
  }
  return [...rows.values()];
}

/** What people ask for first: under an agreement its payment, else what makes the account current, else what averts the next fee. */
const CHIEF: readonly DeadlinePurpose[] = ["agreementPayment", "agreementBreach", "current", "lateFee", "interestFreePeriod"];

export function chief(rows: readonly ToPay[]): ToPay | null {
  for (const purpose of CHIEF) {
    const found = rows.find((row) => row.averts.some((deadline) => deadline.purpose === purpose));
    if (found) return found;
  }
  return rows[0] ?? null;
}
