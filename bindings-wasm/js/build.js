// Parts of a case document, each made by one call: plain objects, nothing is checked before the engine reads them.

/** What happened for an amount on a day. */
const happened = (kind) => (date, amount, more) => ({ kind, date, amount, ...more });

export const cashAdvance = happened("cashAdvance");
export const disbursement = happened("disbursement");
export const earlyRepayment = happened("earlyRepayment");
export const payment = happened("payment");
export const purchase = happened("purchase");
export const refund = happened("refund");

/** A case about an account of a kind. */
const about = (kind) => (terms, events, asked) => ({ version: "arrears-case/2", account: { kind, terms, events }, ...asked });

export const card = about("card");
export const loan = about("loan");

export function offers(policy, repaymentCapacity, more) {
  return { policy, repaymentCapacity, ...more };
}
