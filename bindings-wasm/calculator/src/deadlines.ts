// What to pay by when, as a row of payments: what one amount averts stands together, day by day.
import type { Deadline, DeadlinePurpose, Report } from "arrears";

import { minor } from "./money.js";

/** What is averted by a day. */
export interface ByDay {
  readonly lastDay: string;
  readonly averts: readonly Deadline[];
}

export interface ToPay {
  readonly amount: string;
  /** The first of its days: who pays by then has averted everything of it. */
  readonly lastDay: string;
  readonly days: readonly ByDay[];
}

/** The payments of a report, the first day first; nothing that asks for no money. */
export function toPay({ deadlines }: Report): readonly ToPay[] {
  const asked = deadlines.filter(({ amount }) => minor(amount) !== 0n);
  return [...new Set(asked.map(({ amount }) => amount))].map((amount) => {
    const its = asked.filter((deadline) => deadline.amount === amount);
    const days = [...new Set(its.map(({ lastDay }) => lastDay))].sort().map((lastDay) => ({ lastDay, averts: its.filter((deadline) => deadline.lastDay === lastDay) }));
    return { amount, lastDay: days[0]?.lastDay ?? "", days };
  });
}

/** What people ask for first: under an agreement its payment, else what makes the account current, else what averts the next fee. */
const CHIEF: readonly DeadlinePurpose[] = ["agreementPayment", "agreementBreach", "current", "lateFee", "interestFreePeriod"];

export function chief(rows: readonly ToPay[]): ToPay | null {
  for (const purpose of CHIEF) {
    const found = rows.find(({ days }) => days.some(({ averts }) => averts.some((deadline) => deadline.purpose === purpose)));
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
