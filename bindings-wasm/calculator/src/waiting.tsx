// How what is owed grows if nobody does anything.
import { useEffect, useState } from "preact/hooks";
import type { Report } from "arrears";

import { Chart } from "./chart.js";
import { plusMonths, seconds } from "./dates.js";
import { type Built, balanceOnly } from "./draft.js";
import { ask } from "./engine.js";
import { decimal, minor, pixels, shown } from "./money.js";
import { Section, usePage } from "./page.js";

interface Point {
  readonly day: string;
  readonly payoff: string;
}

const MONTHS = 12;

/** What settles the account on a day of each coming month. */
function ahead(built: Built, report: Report): readonly Point[] {
  const points: Point[] = [{ day: report.asOf, payoff: report.balance.payoff }];
  for (let month = 1; month <= MONTHS; month += 1) {
    const day = plusMonths(report.asOf, month);
    const later = ask(balanceOnly(built, day)).report;
    if (!later) break;
    points.push({ day, payoff: later.balance.payoff });
  }
  return points;
}

function more(from: string, to: string): string {
  return decimal((minor(to) ?? 0n) - (minor(from) ?? 0n));
}

export function Waiting({ built, report, theme }: { readonly built: Built; readonly report: Report; readonly theme: string }) {
  const { t, language } = usePage();
  const [points, setPoints] = useState<readonly Point[]>([]);
  // A dozen replays: after the figures of today are on the page, not before.
  useEffect(() => {
    const timer = setTimeout(() => setPoints(ahead(built, report)), 60);
    return () => clearTimeout(timer);
  }, [built, report]);
  const { costOfDelay } = report;
  const year = points.at(-1);
  const steps: readonly (readonly [string, string | undefined])[] = [
    [t("aDay"), costOfDelay?.day.increase],
    [t("aWeek"), costOfDelay?.week.increase],
    [t("aMonth"), costOfDelay?.month.increase],
    [t("aYear"), year && points.length > MONTHS ? more(report.balance.payoff, year.payoff) : undefined],
  ];
  return (
    <Section id="waiting" title={t("waiting")} lead={t("waitingLead")} summary={costOfDelay && t("waitingSummary", { amount: shown(costOfDelay.month.increase) })}>
      <dl class="facts even">
        {steps.map(([label, amount]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{amount === undefined ? "…" : `+${shown(amount)}`}</dd>
          </div>
        ))}
      </dl>
      {points.length > 1 && (
        <>
          <Curve points={points} theme={theme} label={t("waitingChart")} language={language} />
          <details>
            <summary>{t("asTable")}</summary>
            <table class="amounts">
              <thead>
                <tr>
                  <th scope="col">{t("day")}</th>
                  <th scope="col">{t("toSettle")}</th>
                  <th scope="col">{t("more")}</th>
                </tr>
              </thead>
              <tbody>
                {points.map(({ day, payoff }) => (
                  <tr key={day}>
                    <th scope="row">{day}</th>
                    <td>{shown(payoff)}</td>
                    <td>{shown(more(report.balance.payoff, payoff))}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </>
      )}
    </Section>
  );
}

function Curve({ points, theme, label, language }: { readonly points: readonly Point[]; readonly theme: string; readonly label: string; readonly language: "en" | "zh" }) {
  const [{ days, lines }, setData] = useState(() => drawn(points, label));
  useEffect(() => setData(drawn(points, label)), [points, label]);
  return <Chart label={label} days={days} lines={lines} language={language} shape="line" theme={theme} />;
}

function drawn(points: readonly Point[], label: string) {
  return {
    days: points.map(({ day }) => seconds(day)),
    lines: [{ label, bold: true, values: points.map(({ payoff }) => pixels(payoff)) }],
  };
}
