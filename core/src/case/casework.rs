//! The work on a case: what follows from its records.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
use std::sync::OnceLock;

use super::{BrokenChain, Case, CaseError, CaseworkQuestion, ContactAsked, SoundChain};
use crate::calendar::MonthDay;
use crate::casework::{
    Casework, Checklist, ContactAnswer, ContactQuestion, Erasure, Happening, Hardship, Kept, Needed, Record,
    SupportingDocument, erasure, may_contact,
};
use crate::rulebook::{ContactFacts, Facts, RecordFacts, RecordKind, Rule, Rulebook, Verdict};

/// What follows from the records of a case. Where their chain is broken, only that is said.
#[derive(Clone, Debug)]
pub struct CaseworkAnswer<'a> {
    question: &'a CaseworkQuestion,
    contact: Option<ContactAnswer<'a>>,
    checklist: Vec<Needed<'static>>,
    retention: Vec<RecordRetention<'a>>,
}

/// What law says of keeping a record.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RecordRetention<'a> {
    /// The record that the law says something of.
    pub record: &'a Record,
    /// What kind of record it is to the law.
    pub kind: RecordKind,
    /// From when it may, and by when it must be erased.
    pub erasure: Erasure<'a>,
    /// What the rules say of how long the lender keeps it, where that is given.
    pub verdicts: Vec<Verdict<'a>>,
}

impl<'a> CaseworkAnswer<'a> {
    /// The records with what was verified of them, or where their chain is broken.
    ///
    /// # Errors
    /// [`BrokenChain`]: changed, removed, inserted, reordered, replaced or cut off.
    pub fn verified(&self) -> Result<&'a SoundChain, BrokenChain> {
        self.question.chain.as_ref().map_err(|broken| *broken)
    }

    /// The records; `None` where their chain is broken.
    #[must_use]
    pub fn file(&self) -> Option<&'a Casework> {
        self.verified().ok().map(|sound| &sound.file)
    }

    /// Whether references, contact points and digests are to be left out of a report.
    #[must_use]
    pub const fn is_redacted(&self) -> bool {
        self.question.redact
    }

    /// Whether the contact asked about may be made.
    #[must_use]
    pub const fn contact(&self) -> Option<&ContactAnswer<'a>> {
        self.contact.as_ref()
    }

    /// The hardship whose documents were asked for.
    #[must_use]
    pub fn hardship(&self) -> Option<Hardship> {
        self.question.hardship.filter(|_| self.file().is_some())
    }

    /// The documents that the hardship asks for, each with what came in for it.
    #[must_use]
    pub fn checklist(&self) -> &[Needed<'static>] {
        &self.checklist
    }

    /// Whether everything on the checklist came in.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.checklist.iter().all(|needed| needed.met_by.is_some())
    }

    /// What law says of keeping records, of those it speaks of.
    #[must_use]
    pub fn retention(&self) -> &[RecordRetention<'a>] {
        &self.retention
    }
}

impl Case {
    /// `is_performed`: whether the agreement of the case is, where it has one.
    pub(super) fn casework_answer<'a>(
        &'a self,
        question: &'a CaseworkQuestion,
        is_performed: Option<bool>,
    ) -> Result<CaseworkAnswer<'a>, CaseError> {
        let book = self.law.book()?;
        let file = question.chain.as_ref().ok().map(|sound| &sound.file);
        let contact = file.zip(question.contact.as_ref());
        let checklist = file.zip(question.hardship);
        Ok(CaseworkAnswer {
            question,
            contact: contact.map(|(file, asked)| self.contact_answer(asked, book, file, is_performed)),
            checklist: checklist
                .map(|(file, hardship)| self.checklist(hardship, &file.documents()))
                .unwrap_or_default(),
            retention: file.map(|file| self.retention(book, file, &question.keeps)).unwrap_or_default(),
        })
    }

    fn contact_answer<'a>(
        &self,
        asked: &ContactAsked,
        book: &'a Rulebook,
        file: &Casework,
        is_performed: Option<bool>,
    ) -> ContactAnswer<'a> {
        let (past, contact_point) = file.contacts(asked.when, asked.contact_point.as_ref());
        let letter: Option<Vec<&str>> = asked.letter.as_ref().map(|items| items.iter().map(String::as_str).collect());
        let question = ContactQuestion {
            day: asked.when.date,
            product: self.law.product,
            lender: self.law.lender,
            contact: ContactFacts {
                time: asked.when.time,
                channel: asked.channel,
                person: asked.person,
                purpose: asked.purpose,
                contact_point,
                has_consent: file.has_consent(),
                is_debtor_reachable: asked.is_debtor_reachable,
                has_refused: asked.has_refused,
                is_plan_performed: asked.is_plan_performed.or(is_performed).unwrap_or(file.has_agreement()),
                agreed_calls: file.agreed_calls(asked.when),
                past: &past,
            },
            moratorium_from: asked.moratorium_from.or(self.law.moratorium_from),
            letter: letter.as_deref(),
        };
        may_contact(&question, book)
    }

    /// The documents that a hardship asks for, each with the one of these that came in for it.
    pub(super) fn checklist(
        &self,
        hardship: Hardship,
        received: &BTreeSet<SupportingDocument>,
    ) -> Vec<Needed<'static>> {
        static USUAL: OnceLock<Checklist> = OnceLock::new();
        USUAL.get_or_init(Checklist::usual).needed(self.law.product, hardship, received).collect()
    }

    fn retention<'a>(
        &self,
        book: &'a Rulebook,
        file: &'a Casework,
        keeps: &[(RecordKind, u16)],
    ) -> Vec<RecordRetention<'a>> {
        let settled = file.settled_on();
        let kept = file.records().iter().filter_map(move |record| {
            let kind = match record.happening() {
                Happening::Kept(kind) => kind,
                Happening::Contact { .. } => RecordKind::CollectionRecord,
                _ => return None,
            };
            let kept = Kept { kind, recorded: record.when().date, settled };
            let erasure = erasure(&kept, self.as_of, self.law.product, self.law.lender, book);
            let months = keeps.iter().find(|(of, _)| *of == kind).map(|(_, months)| *months);
            let verdicts = months.map(|months| self.kept_for(months, kept, erasure.rules())).unwrap_or_default();
            (!erasure.rules().is_empty()).then_some(RecordRetention { record, kind, erasure, verdicts })
        });
        kept.collect()
    }

    /// What the rules that speak of something say of keeping it for so many months.
    fn kept_for<'a>(&self, months: u16, kept: Kept, rules: &[&'a Rule]) -> Vec<Verdict<'a>> {
        let Kept { kind, recorded, settled } = kept;
        // Beyond the calendar is for ever.
        let kept_until = recorded.plus_months(i32::from(months), MonthDay::from_date(recorded)).ok();
        let facts = Facts::new(self.as_of, self.law.product, self.law.lender);
        let facts = facts.record(RecordFacts { kind, recorded, settled, kept_until });
        rules.iter().map(|rule| rule.judge(&facts)).filter(|verdict| verdict.given().is_some()).collect()
    }
}
