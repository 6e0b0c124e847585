// The engine, and what it says in the words of the page.
import { ArrearsError, report } from "arrears/inline";
import type { CaseDocument, Report } from "arrears";

export interface Fault {
  readonly path: string;
  readonly kind: string;
  readonly message: string;
}

export type Answer = { readonly report: Report; readonly fault: null } | { readonly report: null; readonly fault: Fault };

/** The report of a case, or what is wrong with it and where. */
export function ask(document: CaseDocument): Answer {
  try {
    return { report: report(document), fault: null };
  } catch (error) {
    if (!(error instanceof ArrearsError)) throw error;
    return { report: null, fault: { path: error.path, kind: error.kind, message: error.message } };
  }
}
