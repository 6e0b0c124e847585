//! What follows from the records of a case: `casework` in the report.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::case::Case;
use super::casework::{Asked, ContactAsked, Sound};
use super::error::WireError;
use super::law::Law;
use super::law_report::Both;
use crate::calendar::Date;
use crate::casework::{
    Casework, Checklist, ContactQuestion, Happening, Hardship, Kept, MayErase, Moment, Record, State, erasure,
    may_contact,
};
use crate::digest::Canonical;
use crate::rulebook::{ContactFacts, RecordKind, Rulebook, Verdict};

/// The work on the case. Where the chain of records is broken, only the verification stands here.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct CaseworkReport {
    verification: VerificationShape,
    /// Where the case stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<StateShape>,
    /// What may come next; nothing of a closed case.
    next: Vec<StepShape>,
    /// Every record with its digest: what to store, and to hand in again. Absent of a redacted report.
    #[serde(skip_serializing_if = "Option::is_none")]
    records: Option<Vec<RecordOut>>,
    /// The file without references and digests, all values as texts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<serde_json::Map<alloc::string::String, serde_json::Value>>")
    )]
    redacted: Option<Canonical>,
    /// The answer to the contact asked about.
    #[serde(skip_serializing_if = "Option::is_none")]
    contact: Option<ContactAnswerShape>,
    /// The documents that the hardship asks for.
    #[serde(skip_serializing_if = "Option::is_none")]
    checklist: Option<ChecklistShape>,
    /// What law says of keeping records, of those it speaks of.
    retention: Vec<RetentionShape>,
}

/// Whether the records are those that were made.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct VerificationShape {
    intact: bool,
    /// How many records had a digest to verify.
    #[serde(skip_serializing_if = "Option::is_none")]
    verified: Option<usize>,
    /// Records made after the known head; absent where no head was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    since_head: Option<usize>,
    /// The digest of the last record: keep it elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<String>,
    /// The place of the first record that does not fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<usize>,
    /// `changed`, `removed`, `inserted`, `reordered`, `replaced` or `cutOff`.
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<Both>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct StateShape {
    key: &'static str,
    closed: bool,
    text: Both,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct StepShape {
    to: &'static str,
    reason: Both,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct RecordOut {
    number: u32,
    date: String,
    time: String,
    who: String,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    effective: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    given: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    way: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text_digest: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    digest: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ContactAnswerShape {
    allowed: bool,
    /// The rules that refuse it.
    refused: Vec<RuleSays>,
    /// Advisory rules that it goes against.
    warnings: Vec<RuleSays>,
    /// The first moment at which no rule refuses it; absent where waiting does not help.
    #[serde(skip_serializing_if = "Option::is_none")]
    next_allowed: Option<MomentShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RuleSays {
    rule: String,
    text: Both,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct MomentShape {
    date: String,
    time: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ChecklistShape {
    hardship: &'static str,
    complete: bool,
    needed: Vec<NeededShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct NeededShape {
    /// `identity`, `income`, `special` or `plan`.
    purpose: &'static str,
    /// Any of these will do.
    any_of: Vec<&'static str>,
    /// The document that came in; absent where it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    met_by: Option<&'static str>,
    text: Both,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct RetentionShape {
    /// The number of the record.
    record: u32,
    /// What it is to the law: `recording`, `collectionRecord`, `oralAgreement` or `creditEntry`.
    kept: &'static str,
    /// The first day it may be erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    may_erase_from: Option<String>,
    /// Whether it must be kept until the debt is paid.
    until_settled: bool,
    /// The last day it may be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    must_erase_by: Option<String>,
    rules: Vec<String>,
}

impl Case {
    pub(super) fn casework_report(&self) -> Result<Option<CaseworkReport>, WireError> {
        let Some(asked) = &self.casework else { return Ok(None) };
        let (at, fault) = match &asked.file {
            Ok(sound) => return self.worked(asked, sound).map(Some),
            Err(broken) => *broken,
        };
        Ok(Some(CaseworkReport {
            verification: VerificationShape {
                intact: false,
                verified: None,
                since_head: None,
                head: None,
                at: Some(at),
                fault: Some(fault.key()),
                text: Some(Both::of(|language| fault.word().of(language).to_string())),
            },
            state: None,
            next: Vec::new(),
            records: None,
            redacted: None,
            contact: None,
            checklist: None,
            retention: Vec::new(),
        }))
    }

    fn worked(&self, asked: &Asked, sound: &Sound) -> Result<CaseworkReport, WireError> {
        let (law, file, state) = (&self.law, &sound.file, sound.file.state());
        let book = law.book()?;
        let redacted = asked.redact.then(|| file.redacted());
        Ok(CaseworkReport {
            verification: VerificationShape {
                intact: true,
                verified: Some(sound.verified),
                since_head: sound.since_head,
                head: Some(file.head().to_string()),
                at: None,
                fault: None,
                text: None,
            },
            state: Some(StateShape::of(state)),
            next: state
                .next()
                .map(|step| StepShape {
                    to: step.to.key(),
                    reason: Both::of(|language| step.reason.of(language).to_string()),
                })
                .collect(),
            records: (!asked.redact).then(|| file.records().iter().map(RecordOut::of).collect()),
            redacted,
            contact: asked.contact.as_ref().map(|contact| contact_answer(contact, law, book, file)),
            checklist: asked.hardship.map(|hardship| checklist(hardship, law, file)),
            retention: retention(self.as_of, law, book, file),
        })
    }
}

impl StateShape {
    fn of(state: State) -> Self {
        let text = Both::of(|language| state.word().of(language).to_string());
        Self { key: state.key(), closed: state.is_closed(), text }
    }
}

impl RecordOut {
    fn of(record: &Record) -> Self {
        let mut out = Self {
            number: record.number(),
            date: record.when().date.to_string(),
            time: record.when().time.to_string(),
            who: record.who().to_string(),
            kind: record.happening().key(),
            to: None,
            person: None,
            effective: None,
            given: None,
            document: None,
            record: None,
            channel: record.channel().map(|channel| channel.key()),
            way: record.way().map(ToString::to_string),
            text_digest: record.text().map(|digest| digest.to_string()),
            previous: record.previous().map(|digest| digest.to_string()),
            digest: record.digest().to_string(),
        };
        match record.happening() {
            Happening::Step(to) => out.to = Some(to.key()),
            Happening::Contact { person, was_effective } => {
                (out.person, out.effective) = (Some(person.key()), Some(was_effective));
            }
            Happening::Consent { is_given } => out.given = Some(is_given),
            Happening::Document(paper) => out.document = Some(paper.key()),
            Happening::Kept(kind) => out.record = Some(kind.key()),
            Happening::Note => {}
        }
        out
    }
}

fn contact_answer(asked: &ContactAsked, law: &Law, book: &Rulebook, file: &Casework) -> ContactAnswerShape {
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
            is_plan_performed: asked.is_plan_performed.unwrap_or(file.state().has_agreement()),
            past: &past,
        },
        moratorium_from: asked.moratorium_from,
    };
    let answer = may_contact(&question, book);
    let says = |verdict: &Verdict<'_>| RuleSays {
        rule: verdict.rule().id.clone(),
        text: Both::of(|language| verdict.text(language).to_string()),
    };
    ContactAnswerShape {
        allowed: answer.is_allowed(),
        refused: answer.refusing().iter().map(says).collect(),
        warnings: answer.warning().iter().map(says).collect(),
        next_allowed: answer
            .next()
            .map(|Moment { date, time }| MomentShape { date: date.to_string(), time: time.to_string() }),
    }
}

fn checklist(hardship: Hardship, law: &Law, file: &Casework) -> ChecklistShape {
    let (list, received) = (Checklist::usual(), file.documents());
    let needed: Vec<NeededShape> = list
        .needed(law.product, hardship, &received)
        .map(|needed| NeededShape {
            purpose: needed.requirement.purpose.key(),
            any_of: needed.requirement.any_of.iter().map(|paper| paper.key()).collect(),
            met_by: needed.met_by.map(|paper| paper.key()),
            text: Both::of(|language| {
                let words = needed.requirement.any_of.iter().map(|paper| paper.word().of(language));
                let or = if matches!(language, crate::words::Language::English) { " or " } else { "或" };
                words.collect::<Vec<_>>().join(or)
            }),
        })
        .collect();
    let complete = needed.iter().all(|needed| needed.met_by.is_some());
    ChecklistShape { hardship: hardship.key(), complete, needed }
}

fn retention(today: Date, law: &Law, book: &Rulebook, file: &Casework) -> Vec<RetentionShape> {
    let settled = file.settled_on();
    let mut rows = Vec::new();
    for record in file.records() {
        let kind = match record.happening() {
            Happening::Kept(kind) => kind,
            Happening::Contact { .. } => RecordKind::CollectionRecord,
            _ => continue,
        };
        let kept = Kept { kind, recorded: record.when().date, settled };
        let answer = erasure(&kept, today, law.product, law.lender, book);
        if answer.rules().is_empty() {
            continue;
        }
        rows.push(RetentionShape {
            record: record.number(),
            kept: kind.key(),
            may_erase_from: if let MayErase::From(day) = answer.may() { Some(day.to_string()) } else { None },
            until_settled: answer.may() == MayErase::AfterSettlement,
            must_erase_by: answer.must_by().map(|day| day.to_string()),
            rules: answer.rules().iter().map(|rule| rule.id.clone()).collect(),
        });
    }
    rows
}
