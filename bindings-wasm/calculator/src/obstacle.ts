// What really stands in the way where no plan is found, and what would do.
import type { Hardship, Offers, SupportingDocument } from "arrears";
import { HARDSHIPS } from "virtual:contract";

import type { Draft } from "./draft.js";
import { build } from "./draft.js";
import { ask } from "./engine.js";
import { minor } from "./money.js";
import type { Both, Language } from "./words.js";

/** What a reason, once told, would open. */
export interface Would {
  readonly hardship: Hardship;
  readonly plans: number;
  /** The amount a month from which it would, where the one given is too low. */
  readonly from: string | null;
  readonly papers: readonly SupportingDocument[];
}

export type Obstacle =
  | { readonly kind: "reason"; readonly would: readonly Would[] }
  | { readonly kind: "amount"; readonly amount: string; readonly plan: Both }
  | { readonly kind: "other"; readonly plan: Both; readonly text: Both };

/** The smallest amount a month that would do, and for which kind of plan. */
function cheapest(offers: Offers): { readonly amount: string; readonly plan: Both } | null {
  let found: { amount: string; plan: Both } | null = null;
  for (const { nearest, name } of offers.refused) {
    for (const { kind, amount } of nearest) {
      if (kind !== "affordableFrom" || amount === undefined) continue;
      if (found === null || (minor(amount) ?? 0n) < (minor(found.amount) ?? 0n)) found = { amount, plan: name };
    }
  }
  return found;
}

/** The case with a reason told. */
function withReason(draft: Draft, hardship: Hardship, language: Language): Would | null {
  const told = { ...draft, question: { ...draft.question, hardship } };
  const offers = ask(build(told, language).document).report?.offers;
  if (!offers) return null;
  const from = offers.offers.length === 0 ? (cheapest(offers)?.amount ?? null) : null;
  if (offers.offers.length === 0 && from === null) return null;
  return { hardship, plans: offers.offers.length, from, papers: offers.offers[0]?.supportingDocuments ?? [] };
}

/** Why there is no plan: a reason not told first, then too little a month, then what the first kind of plan asks for. */
export function obstacle(draft: Draft, offers: Offers, language: Language): Obstacle | null {
  if (offers.offers.length > 0) return null;
  if (draft.question.hardship === "") {
    const would = HARDSHIPS.flatMap((hardship) => withReason(draft, hardship, language) ?? []);
    const own = cheapest(offers);
    // A reason helps where it opens a plan, or asks for less than what can be had without.
    const opens = would.filter(({ plans, from }) => plans > 0 || own === null || (minor(from ?? "") ?? 0n) < (minor(own.amount) ?? 0n));
    if (opens.length > 0) return { kind: "reason", would: opens };
  }
  const amount = cheapest(offers);
  if (amount) return { kind: "amount", ...amount };
  const refusal = offers.refused[0];
  return refusal ? { kind: "other", plan: refusal.name, text: refusal.text } : null;
}
