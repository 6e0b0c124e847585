// What happened to the account: a row an event, or a pasted list of them.
import { useState } from "preact/hooks";

import { type Change, type Draft, isPayout } from "./draft.js";
import { isDay } from "./dates.js";
import { text } from "./fields.js";
import { useFocus } from "./focus.js";
import { eventName } from "./names.js";
import { Field, isAt, usePage } from "./page.js";
import { Paste } from "./paste.js";

type Loose = Readonly<Record<string, unknown>>;

/** What a row can be, and what a button adds; the form names an early repayment by what it leaves alone. */
const ROW_KINDS = {
  card: ["purchase", "cashAdvance", "payment", "refund"],
  loan: ["payment", "earlyRepayment.term", "earlyRepayment.payment"],
};
const BUTTONS = {
  card: ["purchase", "payment", "cashAdvance"],
  loan: ["payment", "earlyRepayment.term"],
};

/** Rows shown of a long list: the last ones. */
const FEW = 24;

const kindOf = ({ kind, keep }: Loose): string => (keep === undefined ? text(kind) : `${text(kind)}.${text(keep)}`);

function withKind({ keep: _, ...row }: Loose, picked: string): Loose {
  const [kind, keep] = picked.split(".");
  return keep === undefined ? { ...row, kind } : { ...row, kind, keep };
}

export function Happened({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language, fault } = usePage();
  const { kind: account, terms, events } = draft;
  const set = (index: number, edit: (row: Loose) => Loose) =>
    change((old) => ({ ...old, events: old.events.map((row, place) => (place === index ? edit(row) : row)) }));
  const remove = (index: number) => {
    change((old) => ({ ...old, events: old.events.filter((_, place) => place !== index) }));
    if (events.length > 1) focus(`events[${Math.min(index, events.length - 2)}].date`);
  };
  const [isWhole, setWhole] = useState(false);
  const focus = useFocus();
  const add = (kind: string) => {
    change((old) => ({ ...old, events: [...old.events, withKind({ date: old.asOf, amount: "" }, kind)] }));
    focus(`events[${events.length}].date`);
  };
  const payOut = () => change((old) => ({ ...old, events: [{ kind: "disbursement", date: terms.disbursed, amount: terms.principal }, ...old.events] }));
  // What the terms tell already is not asked twice.
  const rows = events.flatMap((row, index) => (account === "loan" && isPayout(row, terms) ? [] : [{ row, index }]));
  const isCut = rows.length > FEW && !isWhole && !isAt(fault, "events");
  const isUnpaid = account === "loan" && !draft.opening && !events.some(({ kind }) => kind === "disbursement");
  return (
    <div class="happened">
      <h3>{t(draft.opening ? "happenedAfter" : "happened")}</h3>
      <p class="hint">{t(draft.opening ? "happenedSince" : account === "card" ? "happenedHint" : "happenedLoanHint")}</p>
      {rows.length > FEW && (
        <button type="button" class="more" aria-expanded={!isCut} onClick={() => setWhole(!isWhole)}>
          {isCut ? t("allRows", { n: rows.length }) : t("fewer")}
        </button>
      )}
      <ol class="rows" role="list">
        {rows.map(({ row, index }, at) => {
          if (isCut && at < rows.length - FEW) return null;
          const kind = kindOf(row);
          const isPlain = ROW_KINDS[account].includes(kind);
          const place = `${at + 1}`;
          const day = row.date === undefined && kind === "reversal" ? "recorded" : "date";
          return (
            <li key={index} class="row">
              <Field label={`${t("date")} ${place}`} path={`events[${index}].${day}`} quiet>
                {(attributes) => (
                  <input {...attributes} type="date" value={text(row[day])} onInput={(event) => {
                    const value = event.currentTarget.value;
                    set(index, (old) => ({ ...old, [day]: value }));
                  }} />
                )}
              </Field>
              <Field label={`${t("what")} ${place}`} path={`events[${index}].kind`} quiet>
                {(attributes) => (
                  <select {...attributes} value={kind} disabled={!isPlain} onChange={(event) => {
                    const picked = event.currentTarget.value;
                    set(index, (old) => withKind(old, picked));
                  }}>
                    {(isPlain ? ROW_KINDS[account] : [kind]).map((option) => (
                      <option key={option} value={option}>
                        {eventName(option, language)}
                      </option>
                    ))}
                  </select>
                )}
              </Field>
              <Field label={`${t("amount")} ${place}`} path={isPlain ? `events[${index}].amount` : `events[${index}]`} quiet className="money">
                {(attributes) => (
                  <input
                    {...attributes}
                    inputMode="decimal"
                    autocomplete="off"
                    placeholder="0.00"
                    disabled={row.amount === undefined}
                    value={text(row.amount)}
                    onInput={(event) => {
                      const amount = event.currentTarget.value;
                      set(index, (old) => ({ ...old, amount }));
                    }}
                  />
                )}
              </Field>
              {isDay(text(row[day])) && isDay(draft.asOf) && text(row[day]) > draft.asOf && <p class="hint after">{t("isAfter")}</p>}
              <button type="button" class="remove" onClick={() => remove(index)} aria-label={`${t("remove")} ${place}`}>
                ×
              </button>
            </li>
          );
        })}
      </ol>
      <div class="buttons">
        {BUTTONS[account].map((kind) => (
          <button key={kind} type="button" onClick={() => add(kind)}>
            + {eventName(kind.split(".")[0] ?? kind, language)}
          </button>
        ))}
        {isUnpaid && (
          <button type="button" onClick={payOut}>
            + {eventName("disbursement", language)}
          </button>
        )}
      </div>
      <Paste draft={draft} change={change} />
    </div>
  );
}
