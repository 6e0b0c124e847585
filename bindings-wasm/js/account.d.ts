/**
 * What is owed and why, to the cent, and nothing that is negotiated about it: a module of its own, and the smaller download.
 * @packageDocumentation
 */
import type { AccountEvent, CardTerms, CaseDocument, LoanTerms, Report } from "./documents.js";

export { cashAdvance, disbursement, earlyRepayment, offers, payment, purchase, refund } from "./build.js";
export { ArrearsError } from "./index.js";
export type { ErrorKind } from "./index.js";
export type * from "./documents.js";

/** What is negotiated, and not answered here. */
type Negotiated = "budget" | "offers" | "agreement" | "casework";

/** A case about what is owed: its report has the balance with its lines, lateness, classes and law. */
export type AccountCase = Omit<CaseDocument, Negotiated> & { readonly [key in Negotiated]?: null };

/** What such a case asks beside its account: `asOf`, and what more is wanted. */
export type Asked = Omit<AccountCase, "version" | "account">;

/** A case about a card: its terms, and what happened. */
export function card(terms: CardTerms, events: readonly AccountEvent[], asked: Asked): AccountCase;

/** A case about a loan: its terms, and what happened. */
export function loan(terms: LoanTerms, events: readonly AccountEvent[], asked: Asked): AccountCase;

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
