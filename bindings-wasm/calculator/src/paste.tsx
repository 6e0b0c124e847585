// Events from a pasted list or a bank's file: what was understood is shown before it is taken.
import { useMemo, useState } from "preact/hooks";

import { decoded } from "./decode.js";
import type { Change, Draft } from "./draft.js";
import { shown } from "./money.js";
import { eventName } from "./names.js";
import { Field, Switch, usePage } from "./page.js";
import { type Listed, type Minus, type Understood, isKnown, understood } from "./understood.js";

/** Lines shown of a long list. */
const FEW = 6;

/** Larger than what a bank exports of years; what is larger is no list. */
const MOST_BYTES = 4_000_000;

export function Paste({ draft, change }: { readonly draft: Draft; readonly change: Change }) {
  const { t } = usePage();
  const [list, setList] = useState("");
  const [minus, setMinus] = useState<Minus>("payments");
  const [wrong, setWrong] = useState<string | null>(null);
  const [added, setAdded] = useState(0);
  const read = useMemo(() => understood(list, draft.kind, minus), [list, draft.kind, minus]);
  const fresh = useMemo(() => read.events.filter((event) => !isKnown(event, draft.events)), [read, draft.events]);
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    if (file.size > MOST_BYTES) return setWrong(t("fileTooLarge"));
    setWrong(null);
    setAdded(0);
    setList(decoded(new Uint8Array(await file.arrayBuffer())));
  };
  const take = () => {
    setList("");
    setAdded(fresh.length);
    const events = fresh.map(({ kind, date, amount }) => ({ kind, date, amount }));
    change((old) => ({ ...old, events: [...old.events.filter((row) => row.amount !== ""), ...events] }));
  };
  return (
    <details class="paste">
      <summary>{t("paste")}</summary>
      <Field label={t("paste")} path="paste" hint={t("pasteHint")} wrong={wrong} quiet>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={5}
            spellcheck={false}
            value={list}
            onInput={(event) => {
              setAdded(0);
              setList(event.currentTarget.value);
            }}
          />
        )}
      </Field>
      <div class="buttons">
        <label class="button">
          <input type="file" class="unseen" accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(event) => open(event.currentTarget)} />
          {t("openList")}
        </label>
        <span role="status">{added > 0 && t("pasteAdded", { n: added })}</span>
      </div>
      {list.trim() !== "" && (
        <>
          {draft.kind === "card" && /[-−(]\s*¥?\d|CR\b/i.test(list) && (
            <Switch
              label={t("minus")}
              value={minus}
              options={[
                ["payments", t("minusPayments")],
                ["purchases", t("minusPurchases")],
              ]}
              onPick={setMinus}
            />
          )}
          <Preview read={read} fresh={fresh} />
          <button type="button" class="primary" onClick={take} disabled={fresh.length === 0}>
            {t("pasteAdd", { n: fresh.length })}
          </button>
        </>
      )}
    </details>
  );
}

function Preview({ read, fresh }: { readonly read: Listed; readonly fresh: readonly Understood[] }) {
  const { t, language } = usePage();
  const [isWhole, setWhole] = useState(false);
  const known = read.events.length - fresh.length;
  const events = isWhole ? fresh : fresh.slice(0, FEW);
  const others = isWhole ? read.others : read.others.slice(0, FEW);
  const isCut = fresh.length > FEW || read.others.length > FEW;
  return (
    <div class="preview" aria-live="polite">
      <p>
        <strong>{t("pasteRead", { n: fresh.length })}</strong>
        {known > 0 && ` · ${t("pasteKnown", { n: known })}`}
        {read.others.length > 0 && ` · ${t("pasteOthers", { n: read.others.length })}`}
      </p>
      <ul class="read" role="list">
        {events.map((event) => (
          <li key={event.line}>
            <time dateTime={event.date}>{event.date}</time> <b>{eventName(event.kind, language)}</b> <span>{shown(event.amount)}</span> <small>{event.remark}</small>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <ul class="unread" role="list">
          {others.map(({ line, text, why }) => (
            <li key={line}>
              {t("lineN", { n: line })}
              {t(why)}
              <small>{text}</small>
            </li>
          ))}
        </ul>
      )}
      {isCut && (
        <button type="button" class="more" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t("fewer") : t("allRows", { n: fresh.length + read.others.length })}
        </button>
      )}
    </div>
  );
}
