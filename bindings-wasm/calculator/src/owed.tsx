// What is owed and why, line by line.
import { useState } from "preact/hooks";
import type { Report } from "arrears";

import { longDay } from "./dates.js";
import { minor, shown, withCurrency } from "./money.js";
import { name } from "./names.js";
import { bucketName } from "./now.js";
import { Section, usePage } from "./page.js";
import { parts } from "./parts.js";

/** The lines from the first event on: statements of nothing before it explain nothing. */
function told(report: Report): Report["lines"] {
  const first = report.lines.findIndex((line) => !QUIET.includes(line.kind) || !/\b0\.00\b/.test(line.text.en));
  return first < 0 ? [] : report.lines.slice(first);
}

const QUIET = ["statement", "interestFreePeriodKept"];

export function Owed({ report }: { readonly report: Report }) {
  const { t, language } = usePage();
  const { balance, currency, delinquency } = report;
  const last = report.statements?.at(-1);
  const late = delinquency.daysPastDue > 0;
  return (
    <Section id="owed" title={t("owed")} summary={`${withCurrency(balance.payoff, currency)}`}>
      <div class="headline">
        <p class="figure">
          <span class="caption">{t("owedToday", { day: longDay(report.asOf, language) })}</span>
          <output class="big" id="payoff">
            {withCurrency(balance.payoff, currency)}
          </output>
        </p>
        <dl class="facts">
          <div class={late ? "late" : ""}>
            <dt>{t("daysPastDue")}</dt>
            <dd>
              {delinquency.daysPastDue}
              <small>{bucketName(delinquency.bucket)}</small>
            </dd>
          </div>
          <div>
            <dt>{t("overdue")}</dt>
            <dd>{shown(delinquency.overdue)}</dd>
          </div>
          {last && (
            <div>
              <dt>{t("minimumDue")}</dt>
              <dd>
                {shown(last.minimum)}
                <small>{t("dueDate", { day: last.due })}</small>
              </dd>
            </div>
          )}
          <div>
            <dt>{t("tier")}</dt>
            <dd>{name(delinquency.classification, language)}</dd>
          </div>
        </dl>
      </div>
      <Components report={report} />
      {report.notes?.map(({ note, text }) => (
        <p key={note} class="note">
          {text[language]}
        </p>
      ))}
      {minor(balance.retroactiveInterest) !== 0n && <p class="note">{t("contingent", { amount: shown(balance.retroactiveInterest) })}</p>}
      <h3>{t("why")}</h3>
      <Lines report={report} />
      <Law report={report} />
    </Section>
  );
}

/** The last lines, and all of them when asked for. */
const FEW = 8;

function Lines({ report }: { readonly report: Report }) {
  const { t, language } = usePage();
  const [isWhole, setWhole] = useState(false);
  const lines = told(report);
  const some = isWhole ? lines : lines.slice(-FEW);
  return (
    <>
      {lines.length > FEW && (
        <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("allLines", { n: lines.length })}
        </button>
      )}
      <ol class="lines">
        {some.map((line, index) => (
          <li key={index} class={`line ${line.kind}`}>
            <time dateTime={line.date}>{line.date}</time>
            <span>{withoutDay(line.text[language])}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** The day stands beside the line already. */
function withoutDay(text: string): string {
  return text.replace(/^\d{4}-\d{2}-\d{2}\s*/, "");
}

const amount = (text: string) => (minor(text) === 0n ? "" : shown(text));

function Components({ report }: { readonly report: Report }) {
  const { t, language } = usePage();
  const isCard = report.statements !== undefined;
  return (
    <div class="scroll">
      <table class="amounts">
        <thead>
          <tr>
            <th scope="col">{t("component")}</th>
            <th scope="col">{t(isCard ? "billed" : "fallenDue")}</th>
            <th scope="col">{t(isCard ? "unbilled" : "notFallenDue")}</th>
          </tr>
        </thead>
        <tbody>
          {parts(report, language).map((part) => (
            <tr key={part.label}>
              <th scope="row">{part.label}</th>
              <td>{amount(part.billed)}</td>
              <td>{amount(part.other)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("total")}</th>
            <td />
            <td>{shown(report.balance.payoff)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Law({ report }: { readonly report: Report }) {
  const { t, language } = usePage();
  const { chargeCap, verdicts } = report.law;
  const told = verdicts.filter((verdict) => verdict.outcome !== "pass");
  const excess = chargeCap && minor(chargeCap.excess) !== 0n ? chargeCap.excess : null;
  return (
    <>
      <h3>{t("law")}</h3>
      {told.length === 0 && !excess && <p class="hint">{t("lawNone")}</p>}
      <ul class="verdicts">
        {excess && <li class="warn">{t("capExcess", { amount: shown(excess) })}</li>}
        {told.map((verdict, index) => (
          <li key={index} class={verdict.outcome}>
            <span>{verdict.text[language]}</span>
            <small>
              {verdict.source[language]} {verdict.article?.[language] ?? ""} · {verdict.day}
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
