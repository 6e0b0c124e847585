/**
 * What is owed and why, to the cent.
 *
 * Amounts and rates are decimal strings, never numbers; dates are "YYYY-MM-DD". Unknown keys are refused.
 * @packageDocumentation
 */
import type { AccountEvent, CardTerms, CaseDocument, ErrorName, LoanTerms, Report } from "./documents.js";

export { cashAdvance, disbursement, earlyRepayment, offers, payment, purchase, refund } from "./build.js";
export type * from "./documents.js";

/** What a case asks beside its account: `asOf`, and what more is wanted. */
export type Asked = Omit<CaseDocument, "version" | "account">;

/**
 * A case about a card.
 * @param terms a preset with the day of opening and the statement day, or terms of one's own
 * @param events what happened, in any order
 * @example
 * const bill = card({ preset: "cmb", opened: "2023-03-06", statementDay: 5 }, [purchase("2023-03-30", "1000.00")], { asOf: "2023-05-05" });
 */
export function card(terms: CardTerms, events: readonly AccountEvent[], asked: Asked): CaseDocument;

/**
 * A case about a loan.
 * @param terms principal, days, rate and method
 * @param events what happened since it was paid out, in any order
 */
export function loan(terms: LoanTerms, events: readonly AccountEvent[], asked: Asked): CaseDocument;

/**
 * The report of a case, given as an object or as JSON text.
 * @throws {ArrearsError} with the path of the field that is wrong
 * @example
 * const { balance } = report(await (await fetch("case.json")).text());
 * console.log(balance.payoff);
 */
export function report(caseDocument: CaseDocument | string): Report;

/**
 * The report as the JSON text that the engine wrote, byte for byte what Rust and C get.
 * @throws {ArrearsError} with the path of the field that is wrong
 */
export function reportText(caseText: string): string;

/** The names of errors: those of the engine, and the package's own. */
export type ErrorKind = ErrorName | "argument" | "moduleMissing" | "panic";

/** A case that the engine refuses, an argument that is none, or a defect. */
export class ArrearsError extends Error {
  private constructor();
  /** Stable number: from 100 on the engine's, the same in every language; 4 a wrong argument; 50 no module; 99 a defect. */
  readonly code: number;
  /** Stable name of the code, such as "unknownKey". */
  readonly kind: ErrorKind;
  /** Where in the case, such as "account.events[3].amount"; may be empty. */
  readonly path: string;
  /** What the engine says is wrong, in Chinese; `message` says it in English. An error of the package itself is in English alone. */
  readonly messageZh: string;
}
