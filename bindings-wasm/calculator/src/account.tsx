// The account: a card or a loan, its terms, what happened, and all of it as text.
import { useState } from "preact/hooks";

import { TAKES_OPENING } from "virtual:contract";

import { Bill } from "./bill.js";
import { CARD_KEYS, CardTerms } from "./card.js";
import { type Change, type Draft, type Kind, draftOf, toldOpening } from "./draft.js";
import type { Fault } from "./engine.js";
import { toSection } from "./focus.js";
import { Happened } from "./happened.js";
import { LOAN_KEYS, LoanTerms } from "./loan.js";
import { faultText, termName } from "./names.js";
import { Screen } from "./screen.js";
import { startOf, withStart } from "./start.js";
import { Field, More, Section, Switch, isAt, listed, usePage } from "./page.js";

type Loose = Readonly<Record<string, unknown>>;

const TERMS = { card: CARD_KEYS, loan: LOAN_KEYS };

interface Props {
  readonly draft: Draft;
  readonly change: Change;
  readonly pickKind: (kind: Kind) => void;
  readonly issuer: string;
  /** Whether what is written can be reckoned with. */
  readonly isDone: boolean;
}

export function Account({ draft, change, pickKind, issuer, isDone }: Props) {
  const { t, language, folds } = usePage();
  const done = () => {
    folds.set("account", false);
    folds.set("now", true);
    toSection("now");
  };
  const { kind, terms } = draft;
  const start = startOf(draft);
  const others = Object.keys(terms).filter((key) => !TERMS[kind].includes(key) && !(start === "bill" && key === "creditLimits"));
  return (
    <Section id="account" title={t("account")} summary={t(draft.events.length === 1 ? "accountSummaryOne" : draft.opening && draft.events.length === 0 ? (kind === "card" ? "accountSummaryBill" : "accountSummaryScreen") : "accountSummary", { issuer, n: draft.events.length, day: draft.asOf })} keep>
      <Switch
        label={t("accountKind")}
        value={kind}
        options={[
          ["card", t("card")],
          ["loan", t("loan")],
        ]}
        onPick={pickKind}
      />
      {TAKES_OPENING && (
        <Switch
          label={t("startWith")}
          value={start}
          options={[
            ["bill", t(kind === "card" ? "startBill" : "startScreen")],
            ["history", t("startHistory")],
          ]}
          onPick={(picked) => change((old) => withStart(old, picked))}
        />
      )}
      {start === "bill" ? kind === "card" ? <Bill draft={draft} change={change} /> : <Screen draft={draft} change={change} /> : kind === "card" ? <CardTerms draft={draft} change={change} /> : <LoanTerms draft={draft} change={change} />}
      {others.length > 0 && <p class="note">{t("otherTerms", { keys: listed(others.map((key) => termName(key, language)), language) })}</p>}
      <Happened draft={draft} change={change} />
      <AsText draft={draft} change={change} />
      {isDone && (
        <div class="buttons">
          <button type="button" class="primary" onClick={done}>
            {t("accountDone")}
          </button>
        </div>
      )}
    </Section>
  );
}

/** Whether a fault of the account stands where the form has a field. */
export function hasField(fault: Fault, kind: Kind): boolean {
  return ["asOf", "events", "account.opening", ...TERMS[kind].map((key) => `account.terms.${key}`)].some((path) => isAt(fault, path));
}

function AsText({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t, fault, language } = usePage();
  const { terms, opening, events, more, agreement } = draft;
  const account = { ...more, terms, ...(opening && { opening: toldOpening(opening) }), events };
  const current = JSON.stringify({ account, ...draft.rest, ...(agreement && { agreement }) }, null, 2);
  const [edited, setEdited] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const isElsewhere = fault !== null && /^(account|law|knownOn|comparedWith|title|note|source)/.test(fault.path) && !hasField(fault, draft.kind);
  const elsewhere = isElsewhere ? `${fault.path}: ${faultText(fault.kind, fault.message, language)}` : null;
  const apply = () => {
    try {
      const written = JSON.parse(edited ?? current) as Loose;
      const changed = draftOf({ ...written, account: { kind: draft.kind, ...(written.account as Loose) }, asOf: draft.asOf }, false);
      if (!changed) throw new TypeError("account.terms, account.events");
      const { rest: others, terms: promised, events: happened, opening: stood, more: further, agreement: agreed } = changed;
      change((old) => ({ ...old, rest: others, terms: promised, events: happened, opening: stood, more: further, agreement: agreed }));
      setEdited(null);
      setWrong(null);
    } catch (error) {
      const text = error instanceof Error ? error.message : "";
      setWrong(t(error instanceof SyntaxError ? "asTextBad" : "noCase", { text }));
    }
  };
  return (
    <More summary={t("asText")} isShown={elsewhere !== null}>
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
    </More>
  );
}
