// The line that stays in sight: owed, days late, what comes next.
import type { Report } from "arrears";

import { shortDay } from "./dates.js";
import { chief, standing, toPay } from "./deadlines.js";
import { minor, withCurrency } from "./money.js";
import { usePage } from "./page.js";

export function Line({ report, isStale }: { readonly report: Report; readonly isStale: boolean }) {
  const { t, language, folds } = usePage();
  const next = chief(toPay(report));
  const { owed, daysLate, behind } = standing(report);
  const isBehind = behind !== null && minor(behind) !== 0n;
  return (
    <aside class={isStale ? "line-top stale" : "line-top"} aria-label={t("inShort")} id="line">
      <p>
        <span>{t("lineOwed")}</span> <b>{withCurrency(owed, report.currency)}</b>
      </p>
      <p class={daysLate > 0 || isBehind ? "late" : ""}>{daysLate > 0 ? t("lineLate", { n: daysLate }) : isBehind ? t("lineBehind", { amount: withCurrency(behind, report.currency) }) : t("lineNotLate")}</p>
      {next && (
        <p>
          <a href="#now" onClick={() => folds.set("now", true)}>
            {t("lineNext", { amount: withCurrency(next.amount, report.currency), day: shortDay(next.lastDay, language) })}
          </a>
        </p>
      )}
    </aside>
  );
}
