// The head of the page: what it is, its language and colours, files and examples.
import { useState } from "preact/hooks";

import { current, withDraft } from "./book.js";
import { Cases } from "./cases.js";
import { type Draft, VERSION, draftOf, draftsOf, emptyDraft, otherVersion } from "./draft.js";
import { EXAMPLES } from "./examples.js";
import { toSection } from "./focus.js";
import { Switch, usePage } from "./page.js";
import type { Shelf } from "./shelf.js";
import type { WordKey } from "./words.js";

export const SECTIONS: readonly (readonly [id: string, word: WordKey])[] = [
  ["debts", "allDebts"],
  ["account", "account"],
  ["mine", "mine"],
  ["casework", "casework"],
  ["now", "now"],
  ["owed", "owed"],
  ["record", "record"],
  ["waiting", "waiting"],
  ["carry", "carry"],
  ["plans", "plans"],
  ["talk", "talk"],
  ["document", "document"],
];

interface Props {
  readonly shelf: Shelf;
  /** Takes the place of what is open. */
  readonly load: (draft: Draft) => void;
  /** Another debt is going to be looked at. */
  readonly turn: (draft: Draft) => void;
  /** The sections that are there. */
  readonly sections: readonly string[];
}

export function Top({ shelf, load, turn, sections }: Props) {
  const { t, language, folds } = usePage();
  const { kept, book } = shelf;
  const [wrong, setWrong] = useState("");
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    try {
      const document = JSON.parse(await file.text());
      const version = otherVersion(document);
      if (version !== null) return setWrong(t("otherVersion", { text: version, version: VERSION }));
      const drafts = draftsOf(document);
      const [draft] = drafts;
      if (!draft) throw new TypeError("account.kind, account.terms, account.events");
      setWrong("");
      load(draft);
      if (drafts.length > 1) shelf.setBook((old) => withDraft({ ...old, debts: drafts, at: 0 }, draft));
    } catch (error) {
      setWrong(t(error instanceof SyntaxError ? "asTextBad" : "noCase", { text: error instanceof Error ? error.message : "" }));
    }
  };
  return (
    <header class="top">
      <div class="bar-top">
        <p class="mark">arrears</p>
        <div class="tools">
          <Switch
            label={t("language")}
            value={language}
            options={[
              ["en", "English"],
              ["zh", "中文"],
            ]}
            onPick={(picked) => shelf.set({ language: picked })}
          />
          <Switch
            label={t("theme")}
            value={kept.theme}
            options={[
              ["auto", t("themeAuto")],
              ["light", t("themeLight")],
              ["dark", t("themeDark")],
            ]}
            onPick={(picked) => shelf.set({ theme: picked })}
          />
        </div>
      </div>
      <h1>{t("title")}</h1>
      <p class="lead">{t("lead")}</p>
      <div class="buttons">
        <label class="button">
          <input type="file" class="unseen" accept=".json,application/json" onChange={(event) => open(event.currentTarget)} />
          {t("openFile")}
        </label>
        <label class="button pick">
          <span class="unseen">{t("examples")}</span>
          <select
            value=""
            onChange={(event) => {
              const draft = draftOf(EXAMPLES[Number(event.currentTarget.value)]?.document, true);
              event.currentTarget.value = "";
              if (draft) load(draft);
            }}
          >
            <option value="">{t("examples")}</option>
            {EXAMPLES.map((example, index) => (
              <option key={index} value={`${index}`}>
                {example.name[language]}
              </option>
            ))}
          </select>
        </label>
        {wrong && (
          <p class="fault" role="alert">
            {wrong}
          </p>
        )}
      </div>
      <Cases
        books={kept.books}
        book={book}
        stays={kept.stays}
        open={(id) => {
          const other = kept.books.find((one) => one.id === id);
          if (other) turn(current(other));
          shelf.set({ open: id });
        }}
        rename={(name) => shelf.setBook((old) => ({ ...old, name }))}
        begin={() => {
          const fresh = emptyDraft();
          turn(fresh);
          shelf.begin(fresh);
        }}
        remove={() => {
          const other = kept.books.find((one) => one.id !== book.id);
          if (other) turn(current(other));
          shelf.removeBook();
        }}
        setStays={(stays) => shelf.set({ stays })}
        clear={() => {
          turn(emptyDraft());
          shelf.clear();
        }}
      />
      <nav aria-label={t("steps")}>
        <ol role="list">
          {SECTIONS.filter(([id]) => sections.includes(id)).map(([id, word]) => (
            <li key={id}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  folds.set(id, true);
                  toSection(id);
                }}
              >
                {t(word)}
              </a>
            </li>
          ))}
        </ol>
        <button type="button" class="quiet" id="all" onClick={() => folds.setAll(!folds.areAllOpen)}>
          {t(folds.areAllOpen ? "foldAll" : "openAll")}
        </button>
      </nav>
    </header>
  );
}
