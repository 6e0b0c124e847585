// The work on a case beside its figures: the key `casework` of the case document, and of the report.
import type { BothLanguages, IsoDate } from "./index.js";

/** No name, identity number or telephone number is needed: references are opaque, and refused where they look like one. */
export interface CaseCasework {
  /** A reference to the case, part of every digest. */
  readonly case: string;
  /** In order. Those with a digest are verified; those without, at the end, are chained. */
  readonly records: readonly CaseworkRecord[];
  /** The digest of the last record known from elsewhere. */
  readonly head?: Digest;
  /** Whether a contact may be made. */
  readonly contact?: ContactQuestion;
  /** Asks which documents are needed. */
  readonly hardship?: Hardship;
  /** Leaves references, ways and digests of records out of the report. */
  readonly redact?: boolean;
}

/** 64 hexadecimal digits in lower case: SHA-256. */
export type Digest = string;
/** Local time, such as `09:30`. */
export type LocalTime = string;
export type Channel = "call" | "message" | "visit" | "letter";
export type Person = "debtor" | "guarantor" | "contactPerson" | "thirdParty";
export type KeptKind = "recording" | "collectionRecord" | "oralAgreement" | "creditEntry";
export type Hardship = "incomeFell" | "unemployment" | "illness" | "disaster" | "family" | "business" | "overIndebted" | "other";
export type Paper =
  | "identity"
  | "incomeProof"
  | "incomeLossProof"
  | "bankStatements"
  | "creditReport"
  | "unemploymentProof"
  | "medicalRecords"
  | "disasterProof"
  | "familyProof"
  | "businessRecords"
  | "hardshipLetter"
  | "repaymentProposal";
/** Where a case stands; the last six are closed. */
export type CaseworkState =
  | "opened"
  | "contacted"
  | "applicationReceived"
  | "documentsPending"
  | "underReview"
  | "offersMade"
  | "countered"
  | "agreed"
  | "inFollowUp"
  | "renegotiating"
  | "completed"
  | "settled"
  | "breachedToCollection"
  | "withdrawn"
  | "refused"
  | "legal";

interface Recorded {
  readonly date: IsoDate;
  readonly time: LocalTime;
  /** An opaque reference to whoever made it. */
  readonly who: string;
  readonly channel?: Channel;
  /** An opaque reference to the telephone or address used. */
  readonly way?: string;
  /** Only its digest is kept. */
  readonly text?: string;
  /** In place of `text`. */
  readonly textDigest?: Digest;
  /** With `digest`. */
  readonly number?: number;
  /** With `digest`, but for the first record. */
  readonly previous?: Digest;
  /** The digest it was stored with. */
  readonly digest?: Digest;
}

export type CaseworkRecord = Recorded &
  (
    | { readonly kind: "step"; readonly to: CaseworkState }
    | { readonly kind: "contact"; readonly channel: Channel; readonly person: Person; readonly effective: boolean }
    | { readonly kind: "consent"; readonly given: boolean }
    | { readonly kind: "document"; readonly document: Paper }
    | { readonly kind: "kept"; readonly record: KeptKind }
    | { readonly kind: "note" }
  );

/** Consent, and contacts before, are read from the records. */
export interface ContactQuestion {
  readonly date: IsoDate;
  readonly time: LocalTime;
  readonly channel: Channel;
  /** `debtor` where absent. */
  readonly person?: Person;
  readonly way?: string;
  /** `true` where absent. */
  readonly debtorReachable?: boolean;
  /** Whether the contact person has asked not to be contacted again; `false` where absent. */
  readonly personRefused?: boolean;
  /** Where absent, by the agreement of the case on the day of its follow-up, or else by the state. */
  readonly planPerformed?: boolean;
  /** The first day of a statutory moratorium. */
  readonly moratoriumFrom?: IsoDate;
}

/** The work on a case. Where the chain of records is broken, only the verification says something. */
export interface Casework {
  readonly verification: {
    /** Whether the records are those that were made. */
    readonly intact: boolean;
    /** How many had a digest to verify. */
    readonly verified?: number;
    /** Records made after the known head; absent where none was given. */
    readonly sinceHead?: number;
    /** The digest of the last record: keep it elsewhere. */
    readonly head?: Digest;
    /** The place of the first record that does not fit. */
    readonly at?: number;
    readonly fault?: "changed" | "removed" | "inserted" | "reordered" | "replaced" | "cutOff";
    readonly text?: BothLanguages;
  };
  readonly state?: { readonly key: CaseworkState; readonly closed: boolean; readonly text: BothLanguages };
  /** What may come next. */
  readonly next: readonly { readonly to: CaseworkState; readonly reason: BothLanguages }[];
  /** Every record with its digest: what to store, and to hand in again. Absent of a redacted report. */
  readonly records?: readonly (CaseworkRecord & { readonly number: number; readonly digest: Digest })[];
  /** The file without references and digests, all values as texts. */
  readonly redacted?: Readonly<Record<string, unknown>>;
  readonly contact?: {
    readonly allowed: boolean;
    /** The rules that refuse it. */
    readonly refused: readonly { readonly rule: string; readonly text: BothLanguages }[];
    /** Advisory rules that it goes against. */
    readonly warnings: readonly { readonly rule: string; readonly text: BothLanguages }[];
    /** The first moment at which no rule refuses it; absent where waiting does not help. */
    readonly nextAllowed?: { readonly date: IsoDate; readonly time: LocalTime };
  };
  readonly checklist?: {
    readonly hardship: Hardship;
    readonly complete: boolean;
    readonly needed: readonly {
      readonly purpose: "identity" | "income" | "special" | "plan";
      /** Any of these will do. */
      readonly anyOf: readonly Paper[];
      /** The document that came in; absent where it is missing. */
      readonly metBy?: Paper;
      readonly text: BothLanguages;
    }[];
  };
  /** What law says of keeping records, of those it speaks of. */
  readonly retention: readonly {
    /** The number of the record. */
    readonly record: number;
    readonly kept: KeptKind;
    /** The first day it may be erased. */
    readonly mayEraseFrom?: IsoDate;
    /** Whether it must be kept until the debt is paid. */
    readonly untilSettled: boolean;
    /** The last day it may be kept. */
    readonly mustEraseBy?: IsoDate;
    readonly rules: readonly string[];
  }[];
}
