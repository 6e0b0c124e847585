/**
 * What is owed and why, to the cent.
 *
 * Amounts and rates are decimal strings, never numbers; dates are "YYYY-MM-DD". Unknown keys are refused.
 * @packageDocumentation
 */
import type { CaseDocument, Report } from "./documents.js";

export type * from "./documents.js";

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

/** A case that the engine refuses, an argument that is none, or a defect. */
export class ArrearsError extends Error {
  private constructor();
  /** Stable number: from 100 on the engine's, the same in every language; 4 a wrong argument; 99 a defect. */
  readonly code: number;
  /** Stable name of the code, such as "unknownKey". */
  readonly kind: string;
  /** Where in the case, such as "account.events[3].amount"; may be empty. */
  readonly path: string;
}
