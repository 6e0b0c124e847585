// The account: who issued the card, when things fall due, and what happened.
import { useState } from "preact/hooks";

import { type Draft, pasted } from "./draft.js";
import type { Fault } from "./engine.js";
import { eventName, faultText } from "./names.js";
import { Field, Section, isAt, usePage } from "./page.js";
import { ISSUERS } from "./presets.js";

type Change = (change: (draft: Draft) => Draft) => void;
type Loose = Readonly<Record<string, unknown>>;

/** Terms with a field of their own. */
const FORM_KEYS = ["preset", "opened", "statementDay", "due"];
const ROW_KINDS = ["purchase", "cashAdvance", "payment", "refund"];

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? `${value}` : "");

export function Account({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t } = usePage();
  return (
    <Section id="account" title={t("account")}>
      {draft.kind === "card" ? (
        <CardForm draft={draft} change={change} />
      ) : (
        <>
          <p class="note">{t("loanByText")}</p>
          <div class="grid">
            <AsOf draft={draft} change={change} />
          </div>
        </>
      )}
      <AsText draft={draft} change={change} />
    </Section>
  );
}

function CardForm({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const { terms } = draft;
  const set = (key: string, value: unknown) => change((old) => ({ ...old, terms: { ...old.terms, [key]: value } }));
  const due = terms.due as Loose | undefined;
  const rule = due ? text(due.rule) : "preset";
  const others = Object.keys(terms).filter((key) => !FORM_KEYS.includes(key));
  const pickRule = (picked: string) => {
    const dues: Record<string, Loose> = {
      daysAfterStatement: { rule: "daysAfterStatement", days: "20" },
      dayOfMonth: { rule: "dayOfMonth", day: "25" },
    };
    set("due", dues[picked]);
  };
  return (
    <>
      <div class="grid">
        <Field label={t("issuer")} path="account.terms.preset" hint={t("issuerHint")} className="wide">
          {(attributes) => (
            <select {...attributes} value={text(terms.preset)} onChange={(event) => set("preset", event.currentTarget.value)}>
              {ISSUERS.map(([key, issuer]) => (
                <option key={key} value={key}>
                  {issuer[language]}
                </option>
              ))}
              <option value="">{t("noIssuer")}</option>
            </select>
          )}
        </Field>
        <Field label={t("opened")} path="account.terms.opened">
          {(attributes) => (
            <input {...attributes} type="date" value={text(terms.opened)} onInput={(event) => set("opened", event.currentTarget.value)} />
          )}
        </Field>
        <Field label={t("statementDay")} path="account.terms.statementDay" hint={t("statementDayHint")}>
          {(attributes) => (
            <input
              {...attributes}
              inputMode="numeric"
              autocomplete="off"
              value={text(terms.statementDay)}
              onInput={(event) => set("statementDay", event.currentTarget.value)}
            />
          )}
        </Field>
        <Field label={t("due")} path={rule === "preset" ? "account.terms.due" : "account.terms.due.rule"}>
          {(attributes) => (
            <select {...attributes} value={rule} onChange={(event) => pickRule(event.currentTarget.value)}>
              <option value="preset">{t("dueByIssuer")}</option>
              <option value="daysAfterStatement">{t("dueAfter")}</option>
              <option value="dayOfMonth">{t("dueOn")}</option>
            </select>
          )}
        </Field>
        {rule !== "preset" && (
          <DueNumber rule={rule} due={due ?? {}} set={(value) => set("due", value)} />
        )}
        <AsOf draft={draft} change={change} />
      </div>
      {others.length > 0 && <p class="note">{t("otherTerms", { keys: others.join(", ") })}</p>}
      <Events draft={draft} change={change} />
    </>
  );
}

function AsOf({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t } = usePage();
  return (
    <Field label={t("asOf")} path="asOf" hint={t("asOfHint")}>
      {(attributes) => (
        <input
          {...attributes}
          type="date"
          value={draft.asOf}
          onInput={(event) => {
            const asOf = event.currentTarget.value;
            change((old) => ({ ...old, asOf }));
          }}
        />
      )}
    </Field>
  );
}

function DueNumber({ rule, due, set }: { readonly rule: string; readonly due: Loose; readonly set: (due: Loose) => void }) {
  const { t } = usePage();
  const key = rule === "dayOfMonth" ? "day" : "days";
  return (
    <Field label={t(key === "day" ? "dueDay" : "dueDays")} path={`account.terms.due.${key}`}>
      {(attributes) => (
        <input
          {...attributes}
          inputMode="numeric"
          autocomplete="off"
          value={text(due[key])}
          onInput={(event) => set({ rule, [key]: event.currentTarget.value })}
        />
      )}
    </Field>
  );
}

function Events({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, language } = usePage();
  const setRow = (index: number, key: string, value: string) =>
    change((old) => ({ ...old, events: old.events.map((row, place) => (place === index ? { ...row, [key]: value } : row)) }));
  const remove = (index: number) => change((old) => ({ ...old, events: old.events.filter((_, place) => place !== index) }));
  const add = (kind: string) => change((old) => ({ ...old, events: [...old.events, { kind, date: old.asOf, amount: "" }] }));
  return (
    <div class="happened">
      <h3>{t("happened")}</h3>
      <p class="hint">{t("happenedHint")}</p>
      <ol class="rows" role="list">
        {draft.events.map((row, index) => {
          const kind = text(row.kind);
          const isPlain = ROW_KINDS.includes(kind);
          const place = `${index + 1}`;
          return (
            <li key={index} class="row">
              <Field label={`${t("date")} ${place}`} path={`events[${index}].date`} quiet>
                {(attributes) => (
                  <input
                    {...attributes}
                    type="date"
                    value={text(row.date ?? row.recorded)}
                    onInput={(event) => setRow(index, row.date === undefined && kind === "reversal" ? "recorded" : "date", event.currentTarget.value)}
                  />
                )}
              </Field>
              <Field label={`${t("what")} ${place}`} path={`events[${index}].kind`} quiet>
                {(attributes) => (
                  <select {...attributes} value={kind} disabled={!isPlain} onChange={(event) => setRow(index, "kind", event.currentTarget.value)}>
                    {(isPlain ? ROW_KINDS : [kind]).map((option) => (
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
                    onInput={(event) => setRow(index, "amount", event.currentTarget.value)}
                  />
                )}
              </Field>
              <button type="button" class="remove" onClick={() => remove(index)} aria-label={`${t("remove")} ${place}`}>
                ×
              </button>
            </li>
          );
        })}
      </ol>
      <div class="buttons">
        {["purchase", "payment", "cashAdvance"].map((kind) => (
          <button key={kind} type="button" onClick={() => add(kind)}>
            + {eventName(kind, language)}
          </button>
        ))}
      </div>
      <Paste change={change} />
    </div>
  );
}

function Paste({ change }: { readonly change: Change }) {
  const { t } = usePage();
  const [list, setList] = useState("");
  const [wrong, setWrong] = useState<string | null>(null);
  const take = () => {
    const result = pasted(list);
    if ("line" in result) {
      setWrong(t("pasteBad", { n: result.line, text: result.text }));
      return;
    }
    setWrong(null);
    setList("");
    change((old) => ({ ...old, events: [...old.events.filter((row) => row.amount !== ""), ...result.events] }));
  };
  return (
    <details>
      <summary>{t("paste")}</summary>
      <Field label={t("paste")} path="paste" hint={t("pasteHint")} wrong={wrong} quiet>
        {(attributes) => (
          <textarea {...attributes} rows={5} spellcheck={false} value={list} onInput={(event) => setList(event.currentTarget.value)} />
        )}
      </Field>
      <button type="button" onClick={take} disabled={list.trim() === ""}>
        {t("pasteAdd")}
      </button>
    </details>
  );
}

/** Whether a fault of the account stands where the form has no field. */
function isElsewhere(fault: Fault | null, draft: Draft): boolean {
  if (!fault || !/^(account|events\[|law|knownOn|comparedWith|title|note|source)/.test(fault.path)) return false;
  return draft.kind === "loan" || !["events", ...FORM_KEYS.map((key) => `account.terms.${key}`)].some((path) => isAt(fault, path));
}

function AsText({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, fault, language } = usePage();
  const account = { terms: draft.terms, events: draft.events };
  const current = JSON.stringify({ account, ...draft.rest }, null, 2);
  const [edited, setEdited] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const elsewhere = fault && isElsewhere(fault, draft) ? `${fault.path}: ${faultText(fault.kind, fault.message, language)}` : null;
  const apply = () => {
    try {
      const { account: changed, ...rest } = JSON.parse(edited ?? current) as { account: { terms: Loose; events: readonly Loose[] } };
      if (!Array.isArray(changed?.events) || typeof changed.terms !== "object") throw new Error("account.terms, account.events");
      change((old) => ({ ...old, rest, terms: changed.terms, events: changed.events }));
      setEdited(null);
      setWrong(null);
    } catch (error) {
      setWrong(t("asTextBad", { text: error instanceof Error ? error.message : "" }));
    }
  };
  return (
    <details open={draft.kind === "loan" || elsewhere !== null}>
      <summary>{t("asText")}</summary>
      <Field label={t("asText")} path="text" hint={t("asTextHint")} wrong={wrong ?? elsewhere} quiet>
        {(attributes) => (
          <textarea
            {...attributes}
            class="code"
            rows={14}
            spellcheck={false}
            value={edited ?? current}
            onInput={(event) => setEdited(event.currentTarget.value)}
          />
        )}
      </Field>
      <button type="button" onClick={apply} disabled={edited === null}>
        {t("asTextApply")}
      </button>
    </details>
  );
}
