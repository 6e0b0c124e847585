// A case of somebody: debts in a list, one of them looked at, one budget for all.
import { type Draft, type Question, build, soundDraft } from "./draft.js";
import { ask } from "./engine.js";
import type { Report } from "arrears";

export interface Book {
  readonly id: string;
  readonly name: string;
  readonly debts: readonly Draft[];
  /** The debt that is looked at. */
  readonly at: number;
}

export function newBook(draft: Draft, name = ""): Book {
  return { id: `${Date.now().toString(36)}-${Math.floor(Math.random() * 1e9).toString(36)}`, name, debts: [draft], at: 0 };
}

export function current(book: Book): Draft {
  return book.debts[book.at] ?? (book.debts[0] as Draft);
}

/** What is told of the person and not of one debt. */
function shared({ mode, monthly, lumpSum, payDay, hardship, budget }: Question): Partial<Question> {
  return { mode, monthly, lumpSum, payDay, hardship, budget };
}

/** The debt looked at, changed; the day, the budget and the reason are those of all debts. */
export function withDraft(book: Book, draft: Draft): Book {
  const debts = book.debts.map((debt, place) => (place === book.at ? draft : { ...debt, asOf: draft.asOf, question: { ...debt.question, ...shared(draft.question) } }));
  return { ...book, debts };
}

/** One more debt, which is then looked at. */
export function withDebt(book: Book, draft: Draft): Book {
  const { asOf, question } = current(book);
  const debt = { ...draft, asOf, question: { ...draft.question, ...shared(question) } };
  return { ...book, debts: [...book.debts, debt], at: book.debts.length };
}

export function withoutDebt(book: Book, place: number): Book {
  const debts = book.debts.filter((_, other) => other !== place);
  return { ...book, debts, at: Math.max(0, Math.min(book.at > place ? book.at - 1 : book.at, debts.length - 1)) };
}

const reports = new WeakMap<Draft, { readonly report: Report | null }>();

/** What a debt owes, without what is asked about plans; kept as long as the debt is as it is. */
export function reportOf(draft: Draft): Report | null {
  const known = reports.get(draft);
  if (known) return known.report;
  const { offers: _, budget: __, ...document } = build(draft, "en").document;
  const { report } = ask(document);
  reports.set(draft, { report });
  return report;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A book as it was kept; nothing where it is none. */
export function soundBook(value: unknown): Book | null {
  if (!isObject(value) || typeof value.id !== "string" || typeof value.name !== "string" || !Array.isArray(value.debts)) return null;
  const debts = value.debts.map(soundDraft);
  if (debts.length === 0 || debts.some((debt) => debt === null)) return null;
  const at = typeof value.at === "number" && Number.isInteger(value.at) && value.at >= 0 && value.at < debts.length ? value.at : 0;
  return { id: value.id, name: value.name, debts: debts as readonly Draft[], at };
}
