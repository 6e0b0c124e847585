//! What follows from the records of a case: `casework` in the report.

use alloc::string::String;
use alloc::vec::Vec;

use super::offer::VerdictShape;
use super::values::Both;
use crate::case::{BrokenChain, CaseworkAnswer, RecordRetention, SoundChain};
use crate::casework::{
    Assignment, Casework, ChainFault, ContactAnswer, Happening, Hardship, MayErase, Moment, Needed, Record, State,
    SupportingDocument, Transition,
};
use crate::digest::Canonical;
use crate::json::report;
use crate::rulebook::{ContactPurpose, Verdict};

report! {
    /// The work on the case. Where the chain of records is broken, only the verification stands here.
    pub(super) struct CaseworkReport(work: &CaseworkAnswer<'_>)
    let (verified, file) = (work.verified(), work.file());
    {
        /// Whether the records are those that were made.
        verification: VerificationShape = verified,
        /// Where the case stands.
        state?: Option<StateShape> = file.map(Casework::state),
        /// What may come next; nothing of a closed case.
        next: Vec<StepShape> = file.into_iter().flat_map(Casework::next),
        /// Every record with its digest: what to store, and to hand in again. Absent of a redacted report.
        records?: Option<Vec<RecordOut>> = file.filter(|_| !work.is_redacted()).map(Casework::records),
        /// The file without references and digests, all values as texts.
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<serde_json::Map<alloc::string::String, serde_json::Value>>")
        )]
        redacted?: Option<Canonical> = file.filter(|_| work.is_redacted()).map(Casework::redacted),
        /// The agencies that acted for the lender; absent where none did, and of a redacted report.
        agencies?: Vec<AgencyShape> =
            file.filter(|_| !work.is_redacted()).map(Casework::agencies).unwrap_or_default(),
        /// The answer to the contact asked about.
        contact?: Option<ContactAnswerShape> = work.contact(),
        /// The documents that the hardship asks for.
        checklist?: Option<ChecklistShape> = work.hardship().map(|_| work),
        /// What law says of keeping records, of those it speaks of.
        retention: Vec<RetentionShape> = work.retention(),
    }

    /// Whether the records are those that were made.
    struct VerificationShape(verified: Result<&SoundChain, BrokenChain>)
    let (sound, broken) = (verified.ok(), verified.err());
    let fault = broken.map(|broken| broken.fault);
    {
        /// Whether the records are intact.
        intact: bool = broken.is_none(),
        /// How many records had a digest to verify.
        verified?: Option<usize> = sound.map(|sound| sound.verified),
        /// Records made after the known head; absent where no head was given.
        since_head?: Option<usize> = sound.and_then(|sound| sound.since_head),
        /// The digest of the last record: keep it elsewhere.
        head?: Option<String> = sound.map(|sound| sound.file.head()),
        /// The place of the first record that does not fit.
        at?: Option<usize> = broken.map(|broken| broken.at),
        /// `changed`, `removed`, `inserted`, `reordered`, `replaced` or `cutOff`.
        fault?: Option<&'static str> = fault.map(ChainFault::key),
        /// What is wrong, in words.
        text?: Option<Both> = fault.map(ChainFault::word),
    }

    struct StateShape(state: State) {
        /// The name of the state.
        key: &'static str = state.key(),
        /// Whether the case is closed.
        closed: bool = state.is_closed(),
        /// The state in words.
        text: Both = state.word(),
    }

    struct StepShape(step: &Transition) {
        /// The state it leads to.
        to: &'static str = step.to.key(),
        /// Why one would take it.
        reason: Both = step.reason,
    }

    struct RecordOut(record: &Record)
    let happening = record.happening();
    {
        /// Its place, from 0.
        number: u32 = record.number(),
        /// Local date.
        date: String = record.when().date,
        /// Local time.
        time: String = record.when().time,
        /// The reference to whoever made it.
        actor: String = record.actor(),
        /// What was recorded.
        kind: &'static str = happening.key(),
        /// Of a step: the state it leads to.
        to?: Option<&'static str> = if let Happening::Step(to) = happening { Some(to.key()) } else { None },
        /// Of a contact: with whom.
        person?: Option<&'static str> =
            if let Happening::Contact { person, .. } = happening { Some(person.key()) } else { None },
        /// Of a contact: whether a conversation took place.
        effective?: Option<bool> =
            if let Happening::Contact { was_effective, .. } = happening { Some(was_effective) } else { None },
        /// Of a contact: what it was for; absent where it asked for payment.
        purpose?: Option<&'static str> =
            Some(record.purpose()).filter(|purpose| *purpose != ContactPurpose::Collect).map(ContactPurpose::key),
        /// Of a contact: whether whoever made it named the lender; absent where it is not recorded.
        identified?: Option<bool> = record.was_identified(),
        /// The reference to the agency that acted, or that the record is about.
        agency?: Option<String> = record.agency(),
        /// Of an agency: whether it begins to act for the lender.
        assigned?: Option<bool> = if let Happening::Agency { is_assigned } = happening { Some(is_assigned) } else { None },
        /// Of an agreement about contact: the most calls a day to one telephone.
        calls_a_day?: Option<u16> =
            if let Happening::ContactAgreement { calls_a_day } = happening { Some(calls_a_day) } else { None },
        /// Of consent: given, or taken back.
        given?: Option<bool> = if let Happening::Consent { is_given } = happening { Some(is_given) } else { None },
        /// Of a document: which came in.
        supporting_document?: Option<&'static str> =
            if let Happening::SupportingDocument(document) = happening { Some(document.key()) } else { None },
        /// Of something kept: which kind of record.
        record?: Option<&'static str> = if let Happening::Kept(kind) = happening { Some(kind.key()) } else { None },
        /// The channel.
        channel?: Option<&'static str> = record.channel().map(|channel| channel.key()),
        /// The reference to the telephone or address used.
        contact_point?: Option<String> = record.contact_point(),
        /// The digest of the text.
        text_digest?: Option<String> = record.text(),
        /// The digest of the record before.
        previous?: Option<String> = record.previous(),
        /// SHA-256 of the record.
        digest: String = record.digest(),
    }

    /// An agency that acts for the lender, or did.
    struct AgencyShape(agency: Assignment<'_>)
    let first = agency.first_contact;
    {
        /// The reference to it.
        agency: String = agency.agency,
        /// When it began.
        from: MomentShape = agency.from,
        /// When it ended; absent while it goes on.
        until?: Option<MomentShape> = agency.until,
        /// The number of the record of its first contact; absent where it made none.
        first_contact?: Option<u32> = first.map(Record::number),
        /// Whether it named the lender and itself in its first contact; absent where that is not recorded.
        identified?: Option<bool> = first.and_then(Record::was_identified),
    }

    struct ContactAnswerShape(answer: &ContactAnswer<'_>) {
        /// Whether it may be made.
        allowed: bool = answer.is_allowed(),
        /// The rules that refuse it.
        refused: Vec<RuleSays> = answer.refusing(),
        /// Advisory rules that it goes against.
        warnings: Vec<RuleSays> = answer.warning(),
        /// The first moment at which no rule refuses it; absent where waiting does not help.
        next_allowed?: Option<MomentShape> = answer.next(),
    }

    struct RuleSays(verdict: &Verdict<'_>) {
        /// The identifier of the rule.
        rule: String = &verdict.rule().id,
        /// What it says.
        text: Both = |language| verdict.text(language),
    }

    struct MomentShape(moment: Moment) {
        /// The day.
        date: String = moment.date,
        /// The time of day.
        time: String = moment.time,
    }

    struct ChecklistShape(work: &CaseworkAnswer<'_>) {
        /// The reason of hardship.
        hardship: &'static str = work.hardship().map_or("", Hardship::key),
        /// Whether everything needed is there.
        complete: bool = work.is_complete(),
        /// What is needed.
        needed: Vec<NeededShape> = work.checklist(),
    }

    struct NeededShape(needed: &Needed<'_>)
    let any_of = needed.requirement.any_of.as_slice();
    {
        /// `identity`, `income`, `special` or `plan`.
        purpose: &'static str = needed.requirement.purpose.key(),
        /// Any of these will do.
        any_of: Vec<&'static str> = any_of.iter().map(|document| document.key()),
        /// The document that came in; absent where it is missing.
        met_by?: Option<&'static str> = needed.met_by.map(SupportingDocument::key),
        /// The same in words.
        text: Both = |language| needed.text(language),
    }

    struct RetentionShape(kept: &RecordRetention<'_>)
    let answer = &kept.erasure;
    {
        /// The number of the record.
        record: u32 = kept.record.number(),
        /// What it is to the law: `recording`, `collectionRecord`, `oralAgreement` or `creditEntry`.
        kept: &'static str = kept.kind.key(),
        /// The first day it may be erased.
        may_erase_from?: Option<String> = if let MayErase::From(day) = answer.may() { Some(day) } else { None },
        /// Whether it must be kept until the debt is paid.
        until_settled: bool = answer.may() == MayErase::AfterSettlement,
        /// The last day it may be kept.
        must_erase_by?: Option<String> = answer.must_by(),
        /// What they say of how long the lender keeps it; absent where that is not given.
        law?: Vec<VerdictShape> = &kept.verdicts,
        /// The rules that speak of it.
        rules: Vec<String> = answer.rules().iter().map(|rule| &rule.id),
    }
}
