// Several debts: one total, the next dates, and which to pay first.
import type { Report } from "arrears";

import { type Book, reportOf } from "./book.js";
import { longDay, shortDay } from "./dates.js";
import { chief, toPay } from "./deadlines.js";
import type { Draft } from "./draft.js";
import { text } from "./fields.js";
import { decimal, minor, shown, withCurrency } from "./money.js";
import { Section, usePage } from "./page.js";
import { ISSUERS, PRODUCTS } from "./presets.js";
import { type Say, say } from "./page.js";
import type { Language } from "./words.js";

/** What a debt is called: its issuer or product. */
export function debtName(draft: Draft, language: Language): string {
  const known: readonly (readonly [string, { readonly en: string; readonly zh: string }])[] = draft.kind === "card" ? ISSUERS : PRODUCTS;
  return known.find(([key]) => key === text(draft.terms.preset))?.[1][language] ?? say(language)(draft.kind === "card" ? "card" : "loan");
}

interface Row {
  readonly place: number;
  readonly name: string;
  readonly report: Report | null;
}

/** The debts by name; those of one name are told apart by number. */
export function rowsOf(book: Book, language: Language): readonly Row[] {
  const names = book.debts.map((debt) => debtName(debt, language));
  return book.debts.map((debt, place) => {
    const name = names[place] ?? "";
    const same = names.filter((other) => other === name).length;
    const number = names.slice(0, place + 1).filter((other) => other === name).length;
    return { place, name: same > 1 ? `${name} ${number}` : name, report: reportOf(debt) };
  });
}

/** What a month costs of a hundred owed, in ten thousandths: where money beyond what is due does most. */
function dearness({ report }: Row): bigint {
  const owed = minor(report?.balance.payoff ?? "") ?? 0n;
  const more = minor(report?.costOfDelay?.month.increase ?? "") ?? 0n;
  return owed > 0n ? (more * 10_000n) / owed : -1n;
}

const percent = (tenThousandths: bigint) => decimal(tenThousandths);

/** The way to a second debt, once the first is told. */
export function Another({ add }: { readonly add: () => void }) {
  const { t } = usePage();
  return (
    <p class="another">
      <button type="button" onClick={add}>
        + {t("anotherDebt")}
      </button>
    </p>
  );
}

interface Props {
  readonly book: Book;
  readonly look: (place: number) => void;
  readonly add: () => void;
  readonly remove: (place: number) => void;
}

export function Debts({ book, look, add, remove }: Props) {
  const { t, language } = usePage();
  const rows = rowsOf(book, language);
  const currencies = new Set(rows.map(({ report }) => report?.currency ?? "CNY"));
  const total = decimal(rows.reduce((sum, { report }) => sum + (minor(report?.balance.payoff ?? "") ?? 0n), 0n));
  const currency = [...currencies][0] ?? "CNY";
  return (
    <Section id="debts" title={t("allDebts")} summary={t("debtsSummary", { n: rows.length, amount: withCurrency(total, currency) })}>
      <ul class="debts" role="list">
        {rows.map(({ place, name, report }) => (
          <li key={place} class={place === book.at ? "looked" : ""}>
            <button type="button" aria-pressed={place === book.at} onClick={() => look(place)}>
              {name}
            </button>
            <b>{report ? withCurrency(report.balance.payoff, report.currency) : "–"}</b>
            <span class={report && report.delinquency.daysPastDue > 0 ? "late" : ""}>{report ? lateness(report, t) : t("notFilled")}</span>
            <button type="button" class="remove" aria-label={`${t("remove")}: ${name}`} onClick={() => remove(place)}>
              ×
            </button>
          </li>
        ))}
        {currencies.size === 1 && (
          <li class="sum">
            <span>{t("total")}</span>
            <b id="total">{withCurrency(total, currency)}</b>
          </li>
        )}
      </ul>
      <div class="buttons">
        <button type="button" onClick={add}>
          + {t("anotherDebt")}
        </button>
      </div>
      <First rows={rows} language={language} />
    </Section>
  );
}

function lateness(report: Report, t: Say): string {
  const { daysPastDue } = report.delinquency;
  return daysPastDue > 0 ? t("lineLate", { n: daysPastDue }) : t("lineNotLate");
}

/** Which to pay first: what falls due, in order of its days; then where what is owed grows fastest. */
function First({ rows, language }: { readonly rows: readonly Row[]; readonly language: Language }) {
  const { t } = usePage();
  const due = rows
    .flatMap((row) => {
      const next = row.report && chief(toPay(row.report));
      return next && row.report ? [{ row, next, currency: row.report.currency }] : [];
    })
    .sort((a, b) => (a.next.lastDay < b.next.lastDay ? -1 : a.next.lastDay > b.next.lastDay ? 1 : Number(dearness(b.row) - dearness(a.row))));
  const dear = [...rows].sort((a, b) => Number(dearness(b) - dearness(a)))[0];
  return (
    <>
      <h3>{t("payFirst")}</h3>
      <ol class="first" role="list">
        {due.map(({ row, next, currency }) => (
          <li key={row.place}>
            <time dateTime={next.lastDay}>{shortDay(next.lastDay, language)}</time> <b>{withCurrency(next.amount, currency)}</b> <span>{row.name}</span>
          </li>
        ))}
      </ol>
      {dear?.report && dearness(dear) > 0n && (
        <p class="note">{t("thenDearest", { name: dear.name, percent: percent(dearness(dear)), amount: shown(dear.report.costOfDelay?.month.increase ?? "0"), day: longDay(dear.report.asOf, language) })}</p>
      )}
      <p class="hint">{t("sharedBudget")}</p>
    </>
  );
}
