// The head of the page: what it is, its language and colours, files and examples.
import { useState } from "preact/hooks";

import { type Draft, draftOf } from "./draft.js";
import { EXAMPLES } from "./examples.js";
import { toSection } from "./focus.js";
import { Switch, usePage } from "./page.js";
import type { Theme } from "./store.js";
import type { Language, WordKey } from "./words.js";

export const SECTIONS: readonly (readonly [id: string, word: WordKey])[] = [
  ["account", "account"],
  ["mine", "mine"],
  ["now", "now"],
  ["owed", "owed"],
  ["record", "record"],
  ["waiting", "waiting"],
  ["carry", "carry"],
  ["plans", "plans"],
  ["talk", "talk"],
  ["document", "document"],
];

export function Top(props: {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  readonly theme: Theme;
  readonly setTheme: (theme: Theme) => void;
  readonly load: (draft: Draft) => void;
  /** The sections that are there. */
  readonly sections: readonly string[];
}) {
  const { load, sections } = props;
  const { t, language, folds } = usePage();
  const [wrong, setWrong] = useState("");
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    try {
      const draft = draftOf(JSON.parse(await file.text()), false);
      if (!draft) throw new TypeError("account.kind, account.terms, account.events");
      setWrong("");
      load(draft);
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
            onPick={props.setLanguage}
          />
          <Switch
            label={t("theme")}
            value={props.theme}
            options={[
              ["auto", t("themeAuto")],
              ["light", t("themeLight")],
              ["dark", t("themeDark")],
            ]}
            onPick={props.setTheme}
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
