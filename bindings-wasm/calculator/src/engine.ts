// The engine, and what it says in the words of the page: what is owed at once, what is negotiated when that has come too.
import * as account from "arrears/account/init";
import type { CaseDocument, Report } from "arrears";
import { useEffect, useState } from "preact/hooks";
import { text as accountText } from "virtual:module/account";

const { ArrearsError } = account;

export interface Fault {
  readonly path: string;
  readonly kind: string;
  readonly message: string;
}

export type Answer = { readonly report: Report; readonly fault: null } | { readonly report: null; readonly fault: Fault };

type Engine = Pick<typeof import("arrears/init"), "report">;

/** The bytes of a module that travels as a text. */
function bytes(text: string): Uint8Array<ArrayBuffer> {
  const read = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) read[at] = text.charCodeAt(at) - 32;
  return read;
}

// Compiled beside everything else that is done until the page is drawn.
await account.init(bytes(accountText));

let whole: Engine | null = null;
const waiting = new Set<() => void>();

/** Fetches the part that negotiates: twice as large, and not what is looked at first. */
export async function fetchWhole(): Promise<void> {
  const [engine, { text }] = await Promise.all([import("arrears/init"), import("virtual:module/arrears")]);
  await engine.init(bytes(text));
  whole = engine;
  waiting.forEach((tell) => tell());
}

/** Whether plans can be asked about yet. */
export function useWhole(): boolean {
  const [isWhole, setWhole] = useState(whole !== null);
  useEffect(() => {
    const tell = () => setWhole(true);
    waiting.add(tell);
    if (whole) tell();
    return () => {
      waiting.delete(tell);
    };
  }, []);
  return isWhole;
}

function reportOf(document: CaseDocument): Report {
  if (whole) return whole.report(document);
  const { offers: _, budget: __, agreement: ___, casework: ____, together: _____, ...owed } = document;
  return account.report(owed);
}

/** The report of a case, or what is wrong with it and where. */
export function ask(document: CaseDocument): Answer {
  try {
    return { report: reportOf(document), fault: null };
  } catch (error) {
    if (!(error instanceof ArrearsError)) throw error;
    return { report: null, fault: { path: error.path, kind: error.kind, message: error.message } };
  }
}
