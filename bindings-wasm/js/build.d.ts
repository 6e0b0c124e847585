/**
 * Parts of a case document, each made by one call. They are plain objects, as one would write them by hand: whatever else a document can
 * have is a key beside them.
 * @packageDocumentation
 */
import type {
  CashAdvanceEvent,
  CaseOffers,
  DisbursementEvent,
  EarlyRepaymentEvent,
  PaymentEvent,
  PolicyChoice,
  PurchaseEvent,
  RefundEvent,
  RepaymentCapacity,
} from "./documents.js";

/** What an event has beside its day and its amount: an `id`, the day it was `recorded`, and what only its kind has. */
type More<Event> = Omit<Event, "kind" | "date" | "amount">;

/**
 * Something bought with a card.
 * @example
 * purchase("2023-03-30", "1000.00", { id: "bicycle" });
 */
export function purchase(date: string, amount: string, more?: More<PurchaseEvent>): PurchaseEvent;

/** Cash drawn with a card, which earns interest from its day on; `fee` where one is charged. */
export function cashAdvance(date: string, amount: string, more?: More<CashAdvanceEvent>): CashAdvanceEvent;

/** Money received. */
export function payment(date: string, amount: string, more?: More<PaymentEvent>): PaymentEvent;

/** Money back for a purchase; `of` names it. */
export function refund(date: string, amount: string, more?: More<RefundEvent>): RefundEvent;

/** Principal of a loan paid out: without one, nothing is lent. */
export function disbursement(date: string, amount: string, more?: More<DisbursementEvent>): DisbursementEvent;

/** Principal of a loan repaid before it is due; `keep` says whether the term or the payment stays. */
export function earlyRepayment(date: string, amount: string, more?: More<EarlyRepaymentEvent>): EarlyRepaymentEvent;

/**
 * A question about offers: by which policy, and what there is to pay with.
 * @param policy the name of a sample, or a lender's own
 * @param repaymentCapacity an amount a month, a lump sum; left out where the case has a `budget`
 * @example
 * offers("cardIssuer", { monthly: "600.00" }, { applicant: { hardship: "illness" } });
 */
export function offers(
  policy: PolicyChoice,
  repaymentCapacity?: RepaymentCapacity,
  more?: Omit<CaseOffers, "policy" | "repaymentCapacity">,
): CaseOffers;
