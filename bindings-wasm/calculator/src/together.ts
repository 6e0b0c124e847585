// One plan over the cards of one bank: the debt that is looked at first, the others of the same issuer beside it.
import { TAKES_TOGETHER } from "virtual:contract";

import { type Book, reportOf } from "./book.js";
import { type Draft, accountOf } from "./draft.js";
import { text } from "./fields.js";

type Loose = Readonly<Record<string, unknown>>;

/** At most so many beside the first. */
const MOST = 15;

/** The places of the debts that can share a plan with the one looked at: cards of the same issuer in the same currency, each of them sound. */
export function partners({ debts, at }: Book): readonly number[] {
  const first = debts[at];
  const issuer = text(first?.terms.preset);
  if (!TAKES_TOGETHER || !first || first.kind !== "card" || issuer === "" || first.rest.together !== undefined) return [];
  const currency = reportOf(first)?.currency;
  return debts.flatMap((debt, place) => {
    const isOther = place !== at && debt.kind === "card" && text(debt.terms.preset) === issuer && debt.agreement === null;
    return isOther && reportOf(debt)?.currency === currency ? [place] : [];
  }).slice(0, MOST);
}

/** The places of the debts that the plan of the one looked at is over, or would be. */
export function inPlan(book: Book): readonly number[] {
  const first = book.debts[book.at];
  const agreed = first?.rest.together;
  if (!Array.isArray(agreed)) return first?.isTogether ? partners(book) : [];
  return book.debts.flatMap((_, place) => (place !== book.at && agreed.some((one: Loose) => one?.reference === reference(place)) ? [place] : []));
}

/** A reference for the debt at a place, as an agreement names it. */
const reference = (place: number) => `account-${place + 1}`;

/** What is the same of an account whatever happens on it. */
const lasting = ({ terms, opening }: Loose) => JSON.stringify([terms, opening]);

/** An account that was agreed on, with what has happened on it since where it stands in the list. */
function asListed(one: Loose, debts: readonly Draft[]): Loose {
  const place = debts.findIndex((_, at) => reference(at) === one.reference);
  const debt = debts[place];
  const account = debt && accountOf(debt);
  return account && lasting(account) === lasting(one.account as Loose) ? { ...one, account } : one;
}

/** The accounts beside that of a case, as the engine takes them. */
export function beside(book: Book): readonly Loose[] {
  const { debts, at } = book;
  const { isTogether, rest } = debts[at] ?? {};
  if (Array.isArray(rest?.together)) return rest.together.map((one: Loose) => asListed(one, debts));
  return isTogether ? partners(book).map((place) => ({ reference: reference(place), account: accountOf(book.debts[place] as Draft) })) : [];
}

/** What an account of a plan is called: the first by the debt that is looked at, the others by their debts where these are known. */
export function accountName(of: string | undefined, names: readonly string[], at: number): string {
  if (of === undefined) return names[at] ?? "";
  const place = /^account-(\d+)$/.exec(of)?.[1];
  return (place && names[Number(place) - 1]) || of;
}
