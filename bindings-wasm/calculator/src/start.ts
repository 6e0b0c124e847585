// Where an account begins: with the last bill or what an app shows, or with everything since it was opened.
import { isDay, today } from "./dates.js";
import { type Draft, NO_BILL } from "./draft.js";
import { text } from "./fields.js";

export type Start = "bill" | "history";

export function startOf(draft: Draft): Start {
  if (draft.kind === "loan") return draft.screen ? "bill" : "history";
  return draft.opening?.statement ? "bill" : "history";
}

function began(draft: Draft): string {
  const day = isDay(draft.asOf) ? draft.asOf : today();
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4, 7)}-01`;
}

/** The other beginning; what was written for the one before is kept to come back to. */
export function withStart(draft: Draft, start: Start): Draft {
  if (start === startOf(draft)) return draft;
  const { terms, events, opening, screen } = draft;
  const left = { terms, events, opening, screen };
  const back = draft.left;
  if (back) return { ...draft, ...back, left };
  if (draft.kind === "loan") {
    const { preset, rate, method, currency, penalty } = terms;
    return start === "bill"
      ? { ...draft, terms: { preset, rate, method, ...(currency !== undefined && { currency }), ...(penalty !== undefined && { penalty }) }, events: [], opening: {}, screen: {}, left }
      : { ...draft, opening: null, screen: undefined, left };
  }
  const { creditLimits: _, due: __, ...own } = terms;
  if (start === "bill") {
    const { opened: ___, ...rest } = own;
    return { ...draft, terms: { ...rest, statementDay: "" }, events: [], opening: NO_BILL, left };
  }
  const day = text(terms.statementDay) || "5";
  return { ...draft, terms: { ...own, preset: own.preset || "ccb", opened: began(draft), statementDay: day }, events: [{ kind: "purchase", date: "", amount: "" }], opening: null, left };
}
