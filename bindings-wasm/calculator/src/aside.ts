// What is written about plans before anything can be asked of them is looked at too: a wrong amount is told where it stands.
import { NEW_ITEM } from "./budget.js";
import { type Built, type Draft, asks, build } from "./draft.js";
import { type Fault, ask } from "./engine.js";
import type { Language } from "./words.js";

const ABOUT = /^(offers\.repaymentCapacity\.(lumpSum|payDay)|budget\.(essentials|debts|policy))\b/;

/** The draft as if a month had something for it; nothing where it is asked about already, or where nothing is written. */
function supposed(draft: Draft): Draft | null {
  const { question } = draft;
  const { budget, lumpSum, payDay } = question;
  if (asks(question) || draft.agreement) return null;
  const rows = [...budget.essentials, ...budget.debts].some(({ amount, balance, payment }) => [amount, balance, payment].some((written) => typeof written === "string" && written !== ""));
  const isWritten = lumpSum.trim() !== "" || payDay.trim() !== "" || (question.mode === "budget" && (rows || budget.cushion.trim() !== ""));
  if (!isWritten) return null;
  return { ...draft, question: { ...question, monthly: "1.00", budget: { ...budget, incomes: [{ ...NEW_ITEM.incomes, amount: "1.00" }] } } };
}

export function aside(draft: Draft, language: Language): { readonly fault: Fault; readonly built: Built } | null {
  const whole = supposed(draft);
  if (!whole) return null;
  const built = build(whole, language);
  const { fault } = ask(built.document);
  return fault && ABOUT.test(fault.path) ? { fault, built } : null;
}
