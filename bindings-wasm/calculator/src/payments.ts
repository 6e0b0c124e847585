// What is said of the payments of a plan.
import type { Offer } from "arrears";

import { minor } from "./money.js";

/** The payment most people ask about: what most of the payments are. */
export function usualPayment(offer: Offer): string {
  const rows = offer.schedule.filter((row) => row.number > 0 && minor(row.payment) !== 0n);
  return rows[Math.floor(rows.length / 2)]?.payment ?? offer.largestPayment;
}

/** Payments after signing; a down payment is told apart. */
export function paymentCount(offer: Offer): number {
  return offer.schedule.filter((row) => row.number > 0 && minor(row.payment) !== 0n).length;
}

export function downPayment(offer: Offer): string | null {
  const first = offer.schedule.find((row) => row.number === 0);
  return first && minor(first.payment) !== 0n ? first.payment : null;
}
