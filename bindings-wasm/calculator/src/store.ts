// What is kept in this browser, and nowhere else.
import { type Draft } from "./draft.js";
import type { Language } from "./words.js";

export type Theme = "auto" | "light" | "dark";

export interface Kept {
  readonly draft: Draft;
  readonly language: Language;
  readonly theme: Theme;
}

const KEY = "arrears-calculator/1";

/** What was kept, or how a first visit begins. */
export function kept(first: () => Draft): Kept {
  const language: Language = navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "null") as Partial<Kept> | null;
    if (found?.draft?.question?.budget && Array.isArray(found.draft.events)) {
      return {
        draft: found.draft,
        language: found.language === "zh" || found.language === "en" ? found.language : language,
        theme: found.theme === "light" || found.theme === "dark" ? found.theme : "auto",
      };
    }
  } catch {
    // A browser may refuse to keep anything: the page works all the same.
  }
  return { draft: first(), language, theme: "auto" };
}

export function keep(state: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(state));
  } catch {
    // As above.
  }
}
