// The line that stays in sight: owed, days late, what comes next.
import type { Report } from "arrears";

import { shortDay } from "./dates.js";
import { chief, toPay } from "./deadlines.js";
import { withCurrency } from "./money.js";
import { usePage } from "./page.js";

export function Line({ report, isStale }: { readonly report: Report; readonly isStale: boolean }) {
  const { t, language, folds } = usePage();
  const next = chief(toPay(report));
  const late = report.delinquency.daysPastDue;
  return (
    <aside class={isStale ? "line-top stale" : "line-top"} aria-label={t("inShort")} id="line">
      <p>
        <span>{t("lineOwed")}</span> <b>{withCurrency(report.balance.payoff, report.currency)}</b>
      </p>
      <p class={late > 0 ? "late" : ""}>{late > 0 ? t("lineLate", { n: late }) : t("lineNotLate")}</p>
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
