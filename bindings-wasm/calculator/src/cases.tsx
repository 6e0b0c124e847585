// My cases: named, new, kept on this device or not, cleared.
import { useState } from "preact/hooks";

import type { Book } from "./book.js";
import { Field, usePage } from "./page.js";

interface Props {
  readonly books: readonly Book[];
  readonly book: Book;
  readonly stays: boolean;
  readonly open: (id: string) => void;
  readonly rename: (name: string) => void;
  readonly begin: () => void;
  readonly remove: () => void;
  readonly setStays: (stays: boolean) => void;
  readonly clear: () => void;
}

export function Cases(props: Props) {
  const { t } = usePage();
  const { books, book } = props;
  const [isAsking, setAsking] = useState(false);
  const named = (one: Book, place: number) => one.name || t("caseN", { n: place + 1 });
  return (
    <details class="cases">
      <summary>{t("myCases")}</summary>
      <div class="grid">
        {books.length > 1 && (
          <Field label={t("openCase")} path="cases.open">
            {(attributes) => (
              <select {...attributes} value={book.id} onChange={(event) => props.open(event.currentTarget.value)}>
                {books.map((one, place) => (
                  <option key={one.id} value={one.id}>
                    {named(one, place)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Field label={t("caseName")} path="cases.name">
          {(attributes) => <input {...attributes} autocomplete="off" maxLength={60} value={book.name} placeholder={named(book, books.indexOf(book))} onInput={(event) => props.rename(event.currentTarget.value)} />}
        </Field>
      </div>
      <label class="tick">
        <input type="checkbox" checked={props.stays} onChange={(event) => props.setStays(event.currentTarget.checked)} />
        <span>{t("staysHere")}</span>
      </label>
      <p class="hint">{t(props.stays ? "staysHint" : "goesHint")}</p>
      <div class="buttons">
        <button type="button" onClick={props.begin}>
          {t("newCase")}
        </button>
        {books.length > 1 && (
          <button type="button" onClick={props.remove}>
            {t("removeCase")}
          </button>
        )}
        {!isAsking && (
          <button type="button" onClick={() => setAsking(true)}>
            {t("clearAll")}
          </button>
        )}
        {isAsking && (
          <>
            <button
              type="button"
              class="grave"
              onClick={() => {
                setAsking(false);
                props.clear();
              }}
            >
              {t("clearReally")}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t("clearNot")}
            </button>
          </>
        )}
      </div>
    </details>
  );
}
