// Stories to look at, from the engine's own examples.
import firstTime from "../../../core/examples/cases/offers-first-time.json";
import illness from "../../../core/examples/cases/offers-illness.json";
import incomeFell from "../../../core/examples/cases/offers-income-fell.json";
import longOverdue from "../../../core/examples/cases/offers-long-overdue.json";
import nothingToSpare from "../../../core/examples/cases/offers-nothing-to-spare.json";
import severalCreditors from "../../../core/examples/cases/offers-several-creditors.json";
import minimumPayer from "../../../core/examples/cases/minimum-payer.json";
import loan from "../../../core/examples/cases/offers-loan-extension.json";
import type { Both } from "./words.js";

export interface Example {
  readonly name: Both;
  readonly document: unknown;
}

const titled = (document: { readonly title?: string }): Example => {
  const [en = "", zh = en] = (document.title ?? "").split(" · ");
  return { name: { en, zh }, document };
};

export const EXAMPLES: readonly Example[] = [incomeFell, firstTime, illness, longOverdue, nothingToSpare, severalCreditors, loan, minimumPayer].map(titled);
