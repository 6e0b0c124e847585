/**
 * What is owed and why, to the cent, and nothing that is negotiated about it: a module of its own, and the smaller download.
 * @packageDocumentation
 */
import type { CaseDocument, Report } from "./documents.js";

export { ArrearsError } from "./index.js";
export type * from "./documents.js";

/** A case about what is owed: its report has the balance with its lines, lateness, classes and law. */
export type AccountCase = Omit<CaseDocument, "budget" | "offers" | "agreement" | "casework">;

/**
 * The report of a case.
 * @param caseDocument an object, or its JSON text
 * @throws {ArrearsError} the case is refused, or asks for what only `arrears` has (`kind` is "notInThisBuild", `path` names the key)
 * @example
 * import { report } from "arrears/account";
 * const { balance, lines } = report(caseDocument);
 */
export function report(caseDocument: AccountCase | string): Report;

/**
 * The report as the engine writes it, byte for byte the same in every language.
 * @throws {ArrearsError} as {@link report} does
 */
export function reportText(caseText: string): string;
