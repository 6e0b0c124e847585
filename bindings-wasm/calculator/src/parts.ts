// What is owed, in parts that sum to what settles the account.
import type { Report } from "arrears";

import { decimal, minor } from "./money.js";
import { name } from "./names.js";
import { say } from "./page.js";
import type { Language } from "./words.js";

export interface Part {
  readonly label: string;
  /** Billed, or fallen due; nothing where that makes no difference. */
  readonly billed: string;
  readonly other: string;
}

const units = (amount: string | undefined): bigint => minor(amount ?? "0") ?? 0n;

/** The parts of a balance that are not zero. */
export function parts(report: Report, language: Language): readonly Part[] {
  const t = say(language);
  const { balance } = report;
  const accrued = (component: string) => `${name(component, language)}${language === "zh" ? "，" : ", "}${t("accrued")}`;
  const rows: Part[] = balance.components.map(({ component, billed, unbilled }) => ({ label: name(component, language), billed, other: unbilled }));
  const extra: readonly (readonly [string, bigint])[] = [
    [accrued("interest"), units(balance.accrued.interest)],
    [accrued("penaltyInterest"), units(balance.accrued.penaltyInterest)],
    [accrued("compoundInterest"), units(balance.accrued.compoundInterest)],
    [t("notDue"), units(balance.planPrincipal)],
    [t("earlyFee"), units(balance.earlySettlementFee)],
    [t("credit"), -units(balance.credit)],
  ];
  for (const [label, amount] of extra) {
    if (amount !== 0n) rows.push({ label, billed: "0.00", other: decimal(amount) });
  }
  // What paying can no longer avert is in what settles the account; a credit beyond what is owed stays one.
  const rest = units(balance.payoff) - rows.reduce((sum, row) => sum + units(row.billed) + units(row.other), 0n);
  if (rest !== 0n) rows.push({ label: t(units(balance.credit) > 0n ? "creditLeft" : "unaverted"), billed: "0.00", other: decimal(rest) });
  return rows;
}

/** A part as one amount. */
export function whole(part: Part): string {
  return decimal(units(part.billed) + units(part.other));
}
