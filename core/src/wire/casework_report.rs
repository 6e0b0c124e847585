//! What follows from the records of a case: `casework` in the report.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::case::Case;
use super::casework::{Asked, ContactAsked, Sound};
use super::error::WireError;
use super::law::Law;
use super::written::Both;
use crate::calendar::Date;
use crate::casework::{
    Casework, ChainFault, Checklist, ContactAnswer, ContactQuestion, Erasure, Happening, Hardship, Kept, MayErase,
    Moment, Needed, Paper, Record, State, Transition, erasure, may_contact,
};
use crate::digest::Canonical;
use crate::json::{Part, report};
use crate::rulebook::{ContactFacts, RecordKind, Rulebook, Verdict};
use crate::words::Language;

report! {
    /// The work on the case. Where the chain of records is broken, only the verification stands here.
    pub(super) struct CaseworkReport(asked: &Asked, law: &Law, book: &Rulebook, today: Date, is_performed: Option<bool>)
    let sound = asked.file.as_ref().ok();
    let file = sound.map(|sound| &sound.file);
    {
        verification: VerificationShape = (sound, asked.file.as_ref().err().copied()),
        /// Where the case stands.
        state?: Option<StateShape> = file.map(Casework::state),
        /// What may come next; nothing of a closed case.
        next: Vec<StepShape> = file.into_iter().flat_map(|file| file.state().next()),
        /// Every record with its digest: what to store, and to hand in again. Absent of a redacted report.
        records?: Option<Vec<RecordOut>> = file.filter(|_| !asked.redact).map(Casework::records),
        /// The file without references and digests, all values as texts.
        #[cfg_attr(
            feature = "schema",
            schemars(with = "Option<serde_json::Map<alloc::string::String, serde_json::Value>>")
        )]
        redacted?: Option<Canonical> = file.filter(|_| asked.redact).map(Casework::redacted),
        /// The answer to the contact asked about.
        contact?: Option<ContactAnswerShape> =
            file.zip(asked.contact.as_ref()).map(|(file, contact)| contact_answer(contact, law, book, file, is_performed)),
        /// The documents that the hardship asks for.
        checklist?: Option<ChecklistShape> =
            file.zip(asked.hardship).map(|(file, hardship)| checklist(hardship, law, file)),
        /// What law says of keeping records, of those it speaks of.
        retention: Vec<RetentionShape> = file.into_iter().flat_map(|file| retention(today, law, book, file)),
    }

    /// Whether the records are those that were made.
    struct VerificationShape(sound: Option<&Sound>, broken: Option<(usize, ChainFault)>)
    let fault = broken.map(|(_, fault)| fault);
    {
        intact: bool = broken.is_none(),
        /// How many records had a digest to verify.
        verified?: Option<usize> = sound.map(|sound| sound.verified),
        /// Records made after the known head; absent where no head was given.
        since_head?: Option<usize> = sound.and_then(|sound| sound.since_head),
        /// The digest of the last record: keep it elsewhere.
        head?: Option<String> = sound.map(|sound| sound.file.head()),
        /// The place of the first record that does not fit.
        at?: Option<usize> = broken.map(|(at, _)| at),
        /// `changed`, `removed`, `inserted`, `reordered`, `replaced` or `cutOff`.
        fault?: Option<&'static str> = fault.map(ChainFault::key),
        text?: Option<Both> = fault.map(ChainFault::word),
    }

    struct StateShape(state: State) {
        key: &'static str = state.key(),
        closed: bool = state.is_closed(),
        text: Both = state.word(),
    }

    struct StepShape(step: &Transition) {
        to: &'static str = step.to.key(),
        reason: Both = step.reason,
    }

    struct RecordOut(record: &Record)
    let happening = record.happening();
    {
        number: u32 = record.number(),
        date: String = record.when().date,
        time: String = record.when().time,
        who: String = record.who(),
        kind: &'static str = happening.key(),
        to?: Option<&'static str> = if let Happening::Step(to) = happening { Some(to.key()) } else { None },
        person?: Option<&'static str> =
            if let Happening::Contact { person, .. } = happening { Some(person.key()) } else { None },
        effective?: Option<bool> =
            if let Happening::Contact { was_effective, .. } = happening { Some(was_effective) } else { None },
        given?: Option<bool> = if let Happening::Consent { is_given } = happening { Some(is_given) } else { None },
        document?: Option<&'static str> =
            if let Happening::Document(paper) = happening { Some(paper.key()) } else { None },
        record?: Option<&'static str> = if let Happening::Kept(kind) = happening { Some(kind.key()) } else { None },
        channel?: Option<&'static str> = record.channel().map(|channel| channel.key()),
        way?: Option<String> = record.way(),
        text_digest?: Option<String> = record.text(),
        previous?: Option<String> = record.previous(),
        digest: String = record.digest(),
    }

    struct ContactAnswerShape(answer: &ContactAnswer<'_>) {
        allowed: bool = answer.is_allowed(),
        /// The rules that refuse it.
        refused: Vec<RuleSays> = answer.refusing(),
        /// Advisory rules that it goes against.
        warnings: Vec<RuleSays> = answer.warning(),
        /// The first moment at which no rule refuses it; absent where waiting does not help.
        next_allowed?: Option<MomentShape> = answer.next(),
    }

    struct RuleSays(verdict: &Verdict<'_>) {
        rule: String = &verdict.rule().id,
        text: Both = |language| verdict.text(language),
    }

    struct MomentShape(moment: Moment) {
        date: String = moment.date,
        time: String = moment.time,
    }

    struct ChecklistShape(hardship: Hardship, needed: &[Needed<'_>]) {
        hardship: &'static str = hardship.key(),
        complete: bool = needed.iter().all(|needed| needed.met_by.is_some()),
        needed: Vec<NeededShape> = needed,
    }

    struct NeededShape(needed: &Needed<'_>)
    let any_of = needed.requirement.any_of.as_slice();
    {
        /// `identity`, `income`, `special` or `plan`.
        purpose: &'static str = needed.requirement.purpose.key(),
        /// Any of these will do.
        any_of: Vec<&'static str> = any_of.iter().map(|paper| paper.key()),
        /// The document that came in; absent where it is missing.
        met_by?: Option<&'static str> = needed.met_by.map(Paper::key),
        text: Both = |language| AnyOf(any_of, language),
    }

    struct RetentionShape(record: &Record, kind: RecordKind, answer: Erasure<'_>) {
        /// The number of the record.
        record: u32 = record.number(),
        /// What it is to the law: `recording`, `collectionRecord`, `oralAgreement` or `creditEntry`.
        kept: &'static str = kind.key(),
        /// The first day it may be erased.
        may_erase_from?: Option<String> = if let MayErase::From(day) = answer.may() { Some(day) } else { None },
        /// Whether it must be kept until the debt is paid.
        until_settled: bool = answer.may() == MayErase::AfterSettlement,
        /// The last day it may be kept.
        must_erase_by?: Option<String> = answer.must_by(),
        rules: Vec<String> = answer.rules().iter().map(|rule| &rule.id),
    }
}

impl Case {
    /// `is_performed`: whether the agreement of the case is, where it has one.
    pub(super) fn casework_report(
        &self,
        asked: &Asked,
        is_performed: Option<bool>,
    ) -> Result<Part<CaseworkReport>, WireError> {
        Ok(Part::of((asked, &self.law, self.law.book()?, self.as_of, is_performed)))
    }
}

/// The words of papers of which one will do.
struct AnyOf<'a>(&'a [Paper], Language);

impl fmt::Display for AnyOf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let or = if self.1 == Language::English { " or " } else { "或" };
        for (place, paper) in self.0.iter().enumerate() {
            f.write_str(if place == 0 { "" } else { or })?;
            f.write_str(paper.word().of(self.1))?;
        }
        Ok(())
    }
}

fn contact_answer(
    asked: &ContactAsked,
    law: &Law,
    book: &Rulebook,
    file: &Casework,
    is_performed: Option<bool>,
) -> Part<ContactAnswerShape> {
    let (past, way) = file.contacts(asked.when, asked.way.as_ref());
    let question = ContactQuestion {
        day: asked.when.date,
        product: law.product,
        lender: law.lender,
        contact: ContactFacts {
            time: asked.when.time,
            channel: asked.channel,
            person: asked.person,
            way,
            has_consent: file.has_consent(),
            is_debtor_reachable: asked.is_debtor_reachable,
            has_refused: asked.has_refused,
            is_plan_performed: asked.is_plan_performed.or(is_performed).unwrap_or(file.state().has_agreement()),
            past: &past,
        },
        moratorium_from: asked.moratorium_from,
    };
    Part::of(&may_contact(&question, book))
}

fn checklist(hardship: Hardship, law: &Law, file: &Casework) -> Part<ChecklistShape> {
    let (list, received) = (Checklist::usual(), file.documents());
    let needed: Vec<Needed<'_>> = list.needed(law.product, hardship, &received).collect();
    Part::of((hardship, needed.as_slice()))
}

fn retention<'a>(
    today: Date,
    law: &Law,
    book: &'a Rulebook,
    file: &'a Casework,
) -> impl Iterator<Item = (&'a Record, RecordKind, Erasure<'a>)> {
    let settled = file.settled_on();
    file.records().iter().filter_map(move |record| {
        let kind = match record.happening() {
            Happening::Kept(kind) => kind,
            Happening::Contact { .. } => RecordKind::CollectionRecord,
            _ => return None,
        };
        let kept = Kept { kind, recorded: record.when().date, settled };
        let answer = erasure(&kept, today, law.product, law.lender, book);
        (!answer.rules().is_empty()).then_some((record, kind, answer))
    })
}
