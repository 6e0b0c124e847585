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

/** Where it stands for whoever has to pay: under an agreement in force by that and on its day, else by the account. */
export interface Standing {
  readonly day: string;
  readonly owed: string;
  readonly daysLate: number;
  /** What is behind under the agreement; nothing where none is in force. */
  readonly behind: string | null;
}

export function standing({ asOf, balance, delinquency, agreement }: Report): Standing {
  const followed = agreement?.followUp;
  if (followed && (followed.status === "onTrack" || followed.status === "pastDue")) {
    return { day: followed.asOf, owed: followed.totalOwed, daysLate: 0, behind: followed.behind };
  }
  return { day: followed?.asOf ?? asOf, owed: balance.payoff, daysLate: delinquency.daysPastDue, behind: null };
}
