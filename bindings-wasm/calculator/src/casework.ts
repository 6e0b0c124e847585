// The work on a case beside its figures: what was recorded, whether a contact may be made, and whether one that was made could be.
import type { CaseDocument, CaseworkRecord, ContactAnswer } from "arrears";

import type { Draft } from "./draft.js";
import { type Fault, ask } from "./engine.js";

type Loose = Readonly<Record<string, unknown>>;
type Casework = NonNullable<CaseDocument["casework"]>;
type Contact = NonNullable<Casework["contact"]>;

export function caseworkOf(draft: Draft): Casework | null {
  const { casework } = draft.rest;
  return typeof casework === "object" && casework !== null && Array.isArray((casework as Loose).records) ? (casework as Casework) : null;
}

const withCasework = (draft: Draft, casework: Casework): Draft => ({ ...draft, rest: { ...draft.rest, casework } });

/** A case of one's own, opened on a day: contacts can be logged from it on. */
export function opened(draft: Draft, day: string): Draft {
  return withCasework(draft, { case: "case-1", records: [{ date: day, time: "00:00", actor: "me", kind: "step", to: "opened" }] });
}

const moment = ({ date, time }: CaseworkRecord) => `${date} ${time}`;

/** One more record, in order of time among those that have no digest yet: what is chained already stays as it is. */
export function withRecord(draft: Draft, record: CaseworkRecord): Draft {
  const casework = caseworkOf(draft);
  if (!casework) return draft;
  const { records } = casework;
  let place = records.length;
  while (place > 0 && records[place - 1]?.digest === undefined && moment(records[place - 1] as CaseworkRecord) > moment(record)) place -= 1;
  return withCasework(draft, { ...casework, records: [...records.slice(0, place), record, ...records.slice(place)] });
}

/** What the engine says of one contact by the records of a case. */
export function mayContact(document: CaseDocument, contact: Contact): { readonly contact: ContactAnswer | null; readonly fault: Fault | null } {
  const { offers: _, budget: __, pages: ___, casework, ...rest } = document;
  if (!casework) return { contact: null, fault: null };
  const { report, fault } = ask({ ...rest, casework: { ...casework, contact } });
  return { contact: report?.casework?.contact ?? null, fault };
}

/** As many of the last contacts as are looked at one by one. */
const MOST = 60;

/** Each contact that was made, by its place among the records, and what the rules said of it then. */
export function judged(document: CaseDocument): ReadonlyMap<number, ContactAnswer> {
  const { offers: _, budget: __, agreement: ___, together: ____, casework, ...rest } = document;
  const answers = new Map<number, ContactAnswer>();
  if (!casework) return answers;
  const { records } = casework;
  records.forEach((record, place) => {
    if (record.kind !== "contact" || place < records.length - MOST) return;
    const { date, time, channel, contactPoint, person } = record;
    const { report } = ask({ ...rest, casework: { case: casework.case, records: records.slice(0, place), contact: { date, time, channel, contactPoint, person } } });
    if (report?.casework?.contact) answers.set(place, report.casework.contact);
  });
  return answers;
}
