// What was agreed, and what happens after: the agreement in the case, payments under it, another in its place.
import type { CaseAgreement, PageFormat, PageKind } from "arrears";

import type { Draft } from "./draft.js";
import type { Language } from "./words.js";

type Loose = Readonly<Record<string, unknown>>;

export const agreementOf = (draft: Draft): CaseAgreement | null => draft.agreement as CaseAgreement | null;

/** The day that the agreement is looked at. */
export function lookedAt(draft: Draft): string {
  return agreementOf(draft)?.asOf ?? draft.asOf;
}

/** The case looked at on another day: an offer accepted in the case was accepted on the day of the case, so only its follow-up moves. */
export function lookAt(draft: Draft, day: string): Draft {
  const agreement = agreementOf(draft);
  return agreement?.accept ? { ...draft, agreement: { ...agreement, asOf: day } } : { ...draft, asOf: day };
}

/** A payment under the agreement; the day looked at is not before it. */
export function withPayment(draft: Draft, date: string, amount: string): Draft {
  const payment = { kind: "payment", date, amount } as const;
  const agreement = agreementOf(draft);
  const later = date > lookedAt(draft) ? lookAt(draft, date) : draft;
  if (!agreement?.accept) return { ...later, events: [...draft.events, payment] };
  return { ...later, agreement: { ...later.agreement, later: [...(agreement.later ?? []), payment] } };
}

/** What is agreed, as it is filled in. */
export interface Terms {
  readonly lender: string;
  readonly debtor: string;
  readonly account: string;
  readonly form: "written" | "oral";
  readonly recording: string;
  readonly consecutive: string;
  readonly total: string;
  readonly graceDays: string;
  readonly accelerates: boolean;
  readonly waived: "none" | "all" | "proRata";
  readonly accrual: "none" | "fromBreach" | "fromSigning";
}

export const USUAL: Terms = {
  lender: "lender",
  debtor: "customer",
  account: "account-1",
  form: "written",
  recording: "",
  consecutive: "2",
  total: "3",
  graceDays: "0",
  accelerates: true,
  waived: "proRata",
  accrual: "fromBreach",
};

const count = (text: string): unknown => (/^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : text);

/** The offer accepted, in the place of the agreement before it where there is one. */
export function accepted(draft: Draft, terms: Terms, choice: { readonly kind: string } | { readonly proposal: number }): Loose {
  const { lender, debtor, account, form, recording, consecutive, total, graceDays, accelerates, waived, accrual } = terms;
  const clause: Record<string, unknown> = { accelerates, waived, accrual, latePaymentGraceDays: count(graceDays) };
  if (consecutive.trim() !== "") clause.consecutive = count(consecutive);
  if (total.trim() !== "") clause.total = count(total);
  const before = agreementOf(draft);
  const previous = [...(before?.previous ?? []), ...(before?.signed ? [before.signed] : [])];
  const accept = { ...choice, parties: { lender, debtor, account }, form, clause, ...(form === "oral" && { recording }) };
  return { accept, ...(previous.length > 0 && { previous }) };
}

/** The pages of an agreement, as the engine writes them. */
export function withPages(draft: Draft, kinds: readonly PageKind[], language: Language, format: PageFormat = "text"): Draft {
  const pages = kinds.map((kind) => (kind === "calendar" ? { kind, language } : kind === "csv" ? { kind } : { kind, language, format }));
  return { ...draft, agreement: { ...draft.agreement, pages } };
}
