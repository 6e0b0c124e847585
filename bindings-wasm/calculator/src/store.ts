// What is kept in this browser, and nowhere else: with the tab, or on the device where that is wished.
import { type Book, newBook, soundBook } from "./book.js";
import { type Draft, soundDraft } from "./draft.js";
import type { Language } from "./words.js";

export type Theme = "auto" | "light" | "dark";

export interface Kept {
  readonly books: readonly Book[];
  /** The id of the book that is open. */
  readonly open: string;
  readonly language: Language;
  readonly theme: Theme;
  /** Whether it stays on the device when the tab is closed. */
  readonly stays: boolean;
  /** Counts what was written, so that another tab's writing is noticed. */
  readonly revision: number;
}

export interface Found {
  readonly kept: Kept;
  /** What was there and could not be read, as text; nothing is written over it until that is wished. */
  readonly unread: string | null;
}

const VERSION = 2;
export const KEY = `arrears-calculator/${VERSION}`;
const FIRST_KEY = "arrears-calculator/1";

type Store = "localStorage" | "sessionStorage";

function read(store: Store, key: string): string | null {
  try {
    return globalThis[store].getItem(key);
  } catch {
    // A browser may refuse to keep anything: the page works all the same.
    return null;
  }
}

/** Whether the browser did it: it may be full, or keep nothing at all. */
function write(store: Store, key: string, text: string | null): boolean {
  try {
    if (text === null) globalThis[store].removeItem(key);
    else globalThis[store].setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}

const languageOf = (value: unknown): Language => (value === "zh" || value === "en" ? value : navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en");
const themeOf = (value: unknown): Theme => (value === "light" || value === "dark" ? value : "auto");

/** What a text of this version says; nothing where it is damaged or of another version. */
function sound(text: string | null): Kept | null {
  const value = parsed(text);
  if (!isObject(value) || value.version !== VERSION || !Array.isArray(value.books)) return null;
  const books = value.books.map(soundBook);
  const [first] = books;
  if (!first || books.some((book) => book === null)) return null;
  const open = books.find((book) => book?.id === value.open)?.id ?? first.id;
  const revision = typeof value.revision === "number" ? value.revision : 0;
  return { books: books as readonly Book[], open, language: languageOf(value.language), theme: themeOf(value.theme), stays: value.stays === true, revision };
}

/** What an earlier edition of this page kept: one account. */
function ofFirst(text: string | null): Kept | null {
  const value = parsed(text);
  const draft = isObject(value) ? soundDraft(value.draft) : null;
  if (!draft || !isObject(value)) return null;
  const book = newBook(draft);
  return { books: [book], open: book.id, language: languageOf(value.language), theme: themeOf(value.theme), stays: true, revision: 0 };
}

/** What was kept, or how a first visit begins. */
export function found(first: () => Draft): Found {
  const texts = [read("sessionStorage", KEY), read("localStorage", KEY), read("localStorage", FIRST_KEY)];
  const kept = sound(texts[0] ?? null) ?? sound(texts[1] ?? null) ?? (texts[1] ? null : ofFirst(texts[2] ?? null));
  const unread = kept ? null : (texts.find((text) => text !== null) ?? null);
  const book = newBook(first());
  return { kept: kept ?? { books: [book], open: book.id, language: languageOf(null), theme: "auto", stays: false, revision: 0 }, unread };
}

/** What the device has of another tab, where it is newer. */
export function elsewhere(revision: number): Kept | null {
  const kept = sound(read("localStorage", KEY));
  return kept && kept.revision > revision ? kept : null;
}

/** Keeps it where it is wished; whether the browser did. */
export function keep(state: Kept): boolean {
  const text = JSON.stringify({ version: VERSION, ...state });
  const isInTab = write("sessionStorage", KEY, text);
  const isOnDevice = write("localStorage", KEY, state.stays ? text : null);
  write("localStorage", FIRST_KEY, null);
  return state.stays ? isOnDevice : isInTab;
}

/** Nothing is kept any more, here or on the device. */
export function forget(): void {
  for (const store of ["sessionStorage", "localStorage"] as const) {
    for (const key of [KEY, FIRST_KEY]) write(store, key, null);
  }
}
