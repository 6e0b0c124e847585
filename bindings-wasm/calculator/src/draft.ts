// What somebody is writing: a case that may not be sound yet, and what a case has no place for.
import type { CaseDocument, Creditor } from "arrears";
import { TAKES_OPENING } from "virtual:contract";

import { type Budget, NO_BUDGET, type Places, budgetDocument, budgetFrom } from "./budget.js";
import { isDay, plusMonths, today } from "./dates.js";
import { cleaned, decimal, minor } from "./money.js";
import type { Language } from "./words.js";

type Loose = Readonly<Record<string, unknown>>;

export type Kind = "card" | "loan";

/** The version of the contract that is read and written here. */
export const VERSION = "arrears-case/2";

interface Written {
  /** Keys of the case that the form has no field for. */
  readonly rest: Loose;
  readonly terms: Loose;
  readonly events: readonly Loose[];
  /** Where the account stood: the last bill, what an app shows; nothing where it is told from its beginning. */
  readonly opening: Loose | null;
  /** What a loan's app shows, as it is typed: the opening and the terms are made of it. */
  readonly screen?: Loose;
  /** Keys of the account that the form has no field for. */
  readonly more: Loose;
}

export interface Draft extends Written {
  readonly kind: Kind;
  readonly asOf: string;
  readonly question: Question;
  /** An agreement of the case: one signed, or an offer accepted. */
  readonly agreement: Loose | null;
  readonly isExample: boolean;
  /** Whether a plan is over the other cards of its bank too. */
  readonly isTogether?: boolean;
  /** Those other cards, as the engine takes them. Never kept with a debt. */
  readonly partners?: readonly Loose[];
  /** Others who share what a month has: the other debts of the list. Never kept with a debt. */
  readonly sharers?: readonly Creditor[];
  /** The account by its other beginning, as it was left. */
  readonly left?: Pick<Written, "terms" | "events" | "opening" | "screen">;
  /** The account of the other kind, as it was left. */
  readonly other?: Written & { readonly policy: unknown };
}

/** How a form changes a draft. */
export type Change = (edit: (draft: Draft) => Draft) => void;

/** What is asked about plans. */
export interface Question {
  readonly mode: "amount" | "budget";
  readonly monthly: string;
  readonly lumpSum: string;
  readonly payDay: string;
  readonly hardship: string;
  readonly firstTime: boolean;
  /** The name of a sample, or the policy of the case. */
  readonly policy: unknown;
  readonly stresses: unknown;
  readonly horizonMonths: unknown;
  readonly proposals: unknown;
  readonly budget: Budget;
  /** Keys of the question, of the means and of the applicant that the form has no field for. */
  readonly rest: { readonly offers: Loose; readonly means: Loose; readonly applicant: Loose };
}

/** A proposal of the sliders. */
export interface Wish {
  readonly kind?: string;
  readonly periods?: number;
  readonly monthly?: string;
}

const NO_QUESTION: Question = {
  mode: "amount",
  monthly: "",
  lumpSum: "",
  payDay: "",
  hardship: "",
  firstTime: false,
  policy: "cardIssuer",
  stresses: undefined,
  horizonMonths: undefined,
  proposals: undefined,
  budget: NO_BUDGET,
  rest: { offers: {}, means: {}, applicant: {} },
};

export function emptyDraft(): Draft {
  const day = today();
  return { kind: "card", ...emptyAccount("card", day), asOf: day, question: NO_QUESTION, agreement: null, isExample: false };
}

export const NO_BILL: Loose = { statement: { date: "", balance: "", minimum: "", due: "" } };
const POLICIES = { card: "cardIssuer", loan: "consumerLender" };

/** A card of which the last bill is to be told; a loan that began a year before a day. */
function emptyAccount(kind: Kind, day: string): Written {
  const began = `${Number(day.slice(0, 4)) - 1}${day.slice(4, 7)}-01`;
  if (kind === "card" && TAKES_OPENING) return { rest: {}, more: {}, terms: { preset: "", statementDay: "" }, opening: NO_BILL, events: [] };
  if (kind === "card") return { rest: {}, more: {}, terms: { preset: "ccb", opened: began, statementDay: "5" }, opening: null, events: [{ kind: "purchase", date: "", amount: "" }] };
  const terms = { preset: "consumerLoan", principal: "", disbursed: began, rate: { annual: "" }, periods: "12", firstDue: plusMonths(began, 1), method: "level" };
  return { rest: {}, more: {}, opening: null, terms, events: [{ kind: "disbursement", date: began, amount: "" }, { kind: "payment", date: "", amount: "" }] };
}

/** The account of the other kind: as it was left, or empty. */
export function ofKind(draft: Draft, kind: Kind): Draft {
  const { rest, terms, events, opening, screen, more, question } = draft;
  const left = draft.other ?? { ...emptyAccount(kind, isDay(draft.asOf) ? draft.asOf : today()), policy: POLICIES[kind] };
  const { policy, ...account } = left;
  return { ...draft, screen: undefined, ...account, kind, question: { ...question, policy }, agreement: null, isExample: false, left: undefined, other: { rest, terms, events, opening, screen, more, policy: question.policy } };
}

/** Whether an event is what the terms of a loan promise: its principal, paid out on its day. */
export function isPayout(row: Loose, terms: Loose): boolean {
  return row.kind === "disbursement" && row.date === terms.disbursed && row.amount === terms.principal && row.recorded === undefined;
}

/** Other terms of a loan, and its payout with them. */
export function withTerms(draft: Draft, terms: Loose): Draft {
  const events = draft.events.map((row) => (isPayout(row, draft.terms) ? { ...row, date: terms.disbursed, amount: terms.principal } : row));
  return { ...draft, terms, events };
}

/** A draft as it was kept, by any edition of the page; nothing where it is none. */
export function soundDraft(value: unknown): Draft | null {
  if (!isObject(value) || !isObject(value.terms) || !Array.isArray(value.events) || !value.events.every(isObject) || typeof value.asOf !== "string") return null;
  if ((value.kind !== "card" && value.kind !== "loan") || !isObject(value.question)) return null;
  const { kind, terms, events, asOf, question } = value;
  const { budget, rest, ...asked } = question;
  const written = budgetFrom({ ...(isObject(budget) ? budget : {}), policy: undefined });
  const kept = { ...NO_BUDGET, ...written, cushion: isObject(budget) ? text(budget.cushion) : "", rest: isObject(budget) && isObject(budget.rest) ? budget.rest : {} };
  const texts = ["monthly", "lumpSum", "payDay", "hardship"].map((key) => [key, text(asked[key])] as const);
  const more = isObject(rest) ? rest : {};
  const part = (key: string) => (isObject(more[key]) ? (more[key] as Loose) : {});
  return {
    kind,
    terms,
    events,
    asOf,
    rest: isObject(value.rest) ? value.rest : {},
    more: isObject(value.more) ? value.more : {},
    opening: isObject(value.opening) ? value.opening : null,
    screen: isObject(value.screen) ? value.screen : undefined,
    agreement: isObject(value.agreement) ? value.agreement : null,
    isExample: value.isExample === true,
    isTogether: value.isTogether === true,
    question: {
      ...NO_QUESTION,
      ...asked,
      ...Object.fromEntries(texts),
      mode: asked.mode === "budget" ? "budget" : "amount",
      firstTime: asked.firstTime === true,
      budget: kept,
      rest: { offers: part("offers"), means: part("means"), applicant: part("applicant") },
    },
  };
}

const text = (value: unknown): string => (typeof value === "string" ? value : typeof value === "number" ? `${value}` : "");
const isObject = (value: unknown): value is Loose => typeof value === "object" && value !== null && !Array.isArray(value);

/** A draft of a case document; nothing where the value is none. */
export function draftOf(document: unknown, isExample: boolean): Draft | null {
  if (!isObject(document) || !isObject(document.account)) return null;
  const { account, asOf, budget, offers, agreement, version: _, ...rest } = document;
  const written = budgetFrom(budget);
  const { kind, terms, events, opening, ...more } = account;
  if ((kind !== "card" && kind !== "loan") || !isObject(terms) || !Array.isArray(events) || !events.every(isObject)) return null;
  const asked = isObject(offers) ? offers : {};
  const { repaymentCapacity, applicant: applies, stresses, policy, horizonMonths, proposals, ...moreOffers } = asked;
  const { monthly, lumpSum, payDay, ...moreMeans } = isObject(repaymentCapacity) ? repaymentCapacity : {};
  const { hardship, firstTime, ...moreApplicant } = isObject(applies) ? applies : {};
  return {
    rest,
    more,
    opening: isObject(opening) ? writtenOpening(opening) : null,
    agreement: isObject(agreement) ? agreement : null,
    kind,
    terms: { ...terms },
    events,
    asOf: text(asOf),
    question: {
      ...NO_QUESTION,
      mode: written && monthly === undefined ? "budget" : "amount",
      budget: written ?? NO_BUDGET,
      monthly: text(monthly),
      lumpSum: text(lumpSum),
      payDay: text(payDay),
      hardship: text(hardship),
      firstTime: firstTime === true,
      policy: policy ?? POLICIES[kind],
      // An example speaks the language of the page: its names are made anew.
      stresses: isExample ? undefined : stresses,
      horizonMonths,
      proposals,
      rest: { offers: moreOffers, means: moreMeans, applicant: moreApplicant },
    },
    isExample,
  };
}

/** The version of the contract that a file says it is of, where it is not the one that is read here. */
export function otherVersion(document: unknown): string | null {
  const cases = isObject(document) && Array.isArray(document.cases) ? document.cases : [document];
  const versions = cases.map((one) => (isObject(one) ? one.version : undefined));
  const other = versions.find((version) => version !== undefined && version !== VERSION);
  return other === undefined ? null : text(other) || typeof other;
}

/** The debts of a file: one case, or several that were saved together. */
export function draftsOf(document: unknown): readonly Draft[] {
  const cases = isObject(document) && Array.isArray(document.cases) ? document.cases : [document];
  const drafts = cases.flatMap((one) => draftOf(one, false) ?? []);
  return drafts.length === cases.length ? drafts : [];
}

/** A whole number where one is written; what is no number stays as it is, for the engine to refuse at its place. */
function whole(value: unknown): unknown {
  const typed = typeof value === "string" ? cleaned(value) : value;
  return typeof typed === "string" && /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
}

const MONEY = ["amount", "fee", "balance", "minimum", "paid", "principal", "payment"];

/** An event as the engine takes it; nothing for a row that nobody has filled in. */
function eventOf(row: Loose): Loose | null {
  if (row.amount === "" && row.kind !== "assertion") return null;
  const entries = Object.entries(row).map(([key, value]) => {
    return [key, MONEY.includes(key) && typeof value === "string" ? cleaned(value) : value];
  });
  return Object.fromEntries(entries);
}

/** Without what is left empty: the engine then says that it is needed. */
function filledIn(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, part]) => (part === "" ? [] : [[key, filledIn(part)]])));
}

/** An opening as the engine takes it: amounts without what people put around them, counts as numbers, nothing that is empty but what a bill always has. */
function openingOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openingOf);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (MONEY.includes(key) && typeof part === "string") return [key, cleaned(part)];
      return [key, key === "periodsLeft" ? whole(part) : openingOf(part)];
    }),
  );
}

/** The opening with its demands: of a bill's minimum payment one part was due earlier, the rest is due with the bill. */
export function toldOpening({ earlier, ...opening }: Loose): Loose {
  if (!isObject(earlier)) return opening;
  const { due, minimum } = isObject(opening.statement) ? opening.statement : {};
  const [before, all] = [minor(text(earlier.amount)), minor(text(minimum))];
  // Late with this bill alone: what is asked for is its minimum payment, which goes without saying.
  if (earlier.due === due) return opening;
  const rest = before !== null && all !== null && all > before && text(earlier.due) < text(due) ? [{ due, amount: decimal(all - before) }] : [];
  return { ...opening, demands: [earlier, ...rest] };
}

/** The opening as the form has it: what was due before the bill, where the demands say just that. */
function writtenOpening(opening: Loose): Loose {
  const { demands, ...told } = opening;
  if (!Array.isArray(demands) || demands.length !== 2) return opening;
  const written = { ...told, earlier: demands[0] };
  return told.day === undefined && JSON.stringify(openingOf(toldOpening(written))) === JSON.stringify(openingOf({ ...told, demands })) ? written : opening;
}

const COUNTS = ["periods", "payDay", "latePaymentGraceDays"];

function loanTerms(terms: Loose): unknown {
  const entries = Object.entries(terms).map(([key, value]) => {
    if (key === "principal") return [key, typeof value === "string" ? cleaned(value) : value];
    return [key, COUNTS.includes(key) ? whole(value) : value];
  });
  return filledIn(Object.fromEntries(entries));
}

function termsOf(draft: Draft): unknown {
  if (draft.kind === "loan") return loanTerms(draft.terms);
  const { due, ...terms } = draft.terms;
  const built: Record<string, unknown> = { ...terms, statementDay: whole(terms.statementDay) };
  if (Array.isArray(terms.creditLimits)) built.creditLimits = terms.creditLimits.map(openingOf);
  if (isObject(due)) {
    const { rule, days, day } = due;
    built.due = rule === "dayOfMonth" ? { rule, day: whole(day) } : { rule, days: whole(days) };
  }
  if (!built.preset) {
    delete built.preset;
    built.purchaseRates ??= [{ daily: "0.0005" }];
    built.minimum ??= { ratios: [{ purchase: "0.1", cash: "0.1" }] };
  }
  return built;
}

/** Less to pay with by so many percent: the case's own where it has some. */
function stressesOf({ question, sharers }: Draft, language: Language): unknown {
  if (question.stresses !== undefined) return question.stresses;
  // A budget brings its own: less income, an income lost.
  if (question.mode === "budget" || sharers?.length) return undefined;
  const monthly = minor(question.monthly);
  if (monthly === null || monthly < 0n) return undefined;
  return [10n, 20n, 30n].map((percent) => {
    const name = { en: `${percent} % less to pay with`, zh: `可还金额减少${percent}%` };
    return { name: name[language], monthly: decimal((monthly * (100n - percent)) / 100n) };
  });
}

/** Whether there is anything to ask about: an amount a month, or an income. */
export function asks(question: Question): boolean {
  return question.mode === "amount" ? question.monthly.trim() !== "" : budgetDocument(question.budget) !== null;
}

function offersOf(draft: Draft, language: Language, wish: Wish | null, isKept: boolean): unknown {
  const { question } = draft;
  if (!asks(question)) return undefined;
  const means: Record<string, unknown> = { ...question.rest.means };
  if (question.mode === "amount" && !draft.sharers?.length) means.monthly = cleaned(question.monthly);
  if (question.lumpSum.trim() !== "") means.lumpSum = cleaned(question.lumpSum);
  if (question.payDay.trim() !== "") means.payDay = whole(question.payDay);
  const applicant: Record<string, unknown> = { ...question.rest.applicant };
  if (question.hardship !== "") applicant.hardship = question.hardship;
  if (question.firstTime) applicant.firstTime = true;
  const proposals = Array.isArray(question.proposals) ? question.proposals : [];
  return {
    ...question.rest.offers,
    applicant,
    repaymentCapacity: means,
    stresses: isKept ? question.stresses : stressesOf(draft, language),
    policy: question.policy,
    horizonMonths: question.horizonMonths,
    proposals: wish ? [...proposals, wish] : question.proposals,
  };
}

/** The budget of the case. Where other debts share it, an amount a month is a budget of its own: the engine shares it by what is owed to each. */
function budgetOf({ question, sharers = [] }: Draft): ReturnType<typeof budgetDocument> {
  const own = question.mode === "budget" ? budgetDocument(question.budget) : null;
  if (sharers.length === 0) return own;
  const none: Places = { incomes: [], essentials: [], debts: [] };
  const amount: Loose = { incomes: [{ amount: cleaned(question.monthly), certainty: "secured" }], essentials: [] };
  const base = own ?? (question.mode === "amount" && asks(question) ? { document: amount, places: none } : null);
  if (!base) return null;
  const others = Array.isArray(base.document.creditors) ? base.document.creditors : [];
  return { ...base, document: { ...base.document, creditors: [...others, ...sharers] } };
}

export interface Built {
  readonly document: CaseDocument;
  /** The row of the draft that each event of the case was. */
  readonly rows: readonly number[];
  /** The same of the budget's lists. */
  readonly places: Places | null;
}

/** The account of a draft, as the engine takes it. */
export function accountOf(draft: Draft): Loose {
  const events = draft.events.flatMap((row) => eventOf(row) ?? []);
  const opening = draft.opening ? (openingOf(toldOpening(draft.opening)) as Loose) : undefined;
  return { kind: draft.kind, ...draft.more, terms: termsOf(draft), ...(opening && { opening }), events };
}

/** The case, whether or not it is sound; one that is kept has nothing that only the page asks about. */
export function build(draft: Draft, language: Language, wish: Wish | null = null, isKept = false): Built {
  const rows = draft.events.flatMap((row, index) => (eventOf(row) ? [index] : []));
  const account = accountOf(draft);
  const partners = draft.partners ?? [];
  const budget = budgetOf(draft);
  const offers = offersOf(draft, language, wish, isKept);
  const agreement = draft.agreement ?? undefined;
  const document = { version: VERSION, ...draft.rest, account, ...(partners.length > 0 && { together: partners }), asOf: draft.asOf, budget: budget?.document, offers, agreement };
  return { document: document as unknown as CaseDocument, rows, places: budget?.places ?? null };
}

/** The case without what is asked about plans: what a look at another day needs. */
export function balanceOnly(built: Built, asOf: string): CaseDocument {
  const { offers: _, budget: __, agreement: ___, together: ____, ...document } = built.document;
  return { ...document, asOf } as CaseDocument;
}
