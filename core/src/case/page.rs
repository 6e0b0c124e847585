//! The pages of a case that need no agreement: what is to be paid by when, as a page and for a calendar.

// Semantics: [late-10].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::agreement_question::PageFormat;
use super::answer::{Answer, negotiates};
use super::{Case, CaseError, CasePage, CasePageKind, CasePageQuestion, CasePlace, Deadline, DeadlinePurpose};
use crate::agreement::Tongue;
use crate::calendar::TimeOfDay;
use crate::digest::Digest;
use crate::document::{Block, CalendarEvent, CalendarFile, Column, DocumentError, Page, Table};
use crate::words::Language;

impl Case {
    /// The pages asked for.
    pub(super) fn pages(&self, answer: &Answer<'_>) -> Result<Vec<CasePage>, CaseError> {
        let asked = self.pages.iter().filter(negotiates);
        let pages = asked.map(|question| answer.page(*question));
        pages.collect::<Result<_, _>>().map_err(|error| CaseError::at(CasePlace::Pages, error))
    }
}

impl Answer<'_> {
    /// A page of the case.
    ///
    /// # Errors
    /// [`DocumentError::Calendar`] where a deadline is the last day of the calendar.
    fn page(&self, question: CasePageQuestion) -> Result<CasePage, DocumentError> {
        let page = match question.kind {
            CasePageKind::Deadlines => self.deadlines_page(question.language)?,
            CasePageKind::Consequences => self.consequences_page(question.language),
            CasePageKind::Statement => self.statement_page(question.language)?,
            CasePageKind::CostDisclosure => self.disclosure_page(question.language)?,
            CasePageKind::Application => self.application_page(question.language)?,
            CasePageKind::Letter => self.letter_page(question.language)?,
            CasePageKind::SettlementProof => self.settlement_proof_page(question.language),
            CasePageKind::Calendar => {
                let content = self.calendar(question.language)?.to_string();
                return Ok(CasePage { question, content });
            }
        };
        let content = match question.format {
            PageFormat::Text => page.text(),
            PageFormat::Markdown => page.markdown(),
            PageFormat::Html => page.html(),
        };
        Ok(CasePage { question, content })
    }

    /// The deadlines as a calendar file, stamped with the day asked about. A file made on a later day replaces the events of the same
    /// purpose and day.
    ///
    /// # Errors
    /// [`DocumentError::Calendar`] where a deadline is the last day of the calendar.
    pub fn calendar(&self, language: Language) -> Result<CalendarFile, DocumentError> {
        let case = self.case();
        let title = case.title.as_deref().unwrap_or("");
        let event = |deadline: &Deadline| {
            let (purpose, day) = (deadline.purpose, deadline.last_day);
            let which = purpose.payment().map_or_else(String::new, |number| number.to_string());
            let what = format!("{} {day} {which} {} {title}", purpose.key(), case.terms.opened());
            let summary = deadline.text(language).to_string();
            CalendarEvent::new(Digest::of(what.as_bytes()), day, summary)
        };
        let events = self.deadlines().iter().map(event).collect::<Result<Vec<_>, _>>()?;
        CalendarFile::new(case.as_of, TimeOfDay::MIDNIGHT, events)
    }

    fn consequences_page(&self, language: Language) -> Page {
        let tongue = Tongue(language);
        let facts = tongue.facts(&[("As of", "截至日期", &tongue.date(self.case().as_of))]);
        let title = tongue.say("What being overdue leads to", "逾期的后果：事实说明");
        let page = Page::new(language, title).with(Block::Facts(facts));
        if self.consequences().is_empty() {
            let nothing = tongue.say("Nothing is overdue.", "目前没有逾期。");
            return page.with(Block::Paragraph(nothing.into()));
        }
        let notes = self.consequences().iter().map(|fact| {
            let (text, certainty) = (fact.text(language), tongue.word(fact.certainty.word()));
            let (name, article) = (fact.source.name.of(language), fact.source.article.as_ref());
            let article = article.map_or("", |article| article.of(language));
            tongue.tell(
                format_args!("{text} ({name}{}{article}; {certainty})", if article.is_empty() { "" } else { ", " }),
                format_args!("{text}（{name}{article}；{certainty}）"),
            )
        });
        page.with(Block::Notes(notes.collect()))
    }

    fn deadlines_page(&self, language: Language) -> Result<Page, DocumentError> {
        let tongue = Tongue(language);
        let facts = tongue.facts(&[
            ("As of", "截至日期", &tongue.date(self.case().as_of)),
            ("Currency", "币种", &tongue.currency(self.case().terms.currency())),
        ]);
        let page = Page::new(language, tongue.say("What to pay by when", "近期应还款项")).with(Block::Facts(facts));
        if self.deadlines().is_empty() {
            let nothing = tongue.say("Nothing is due.", "目前没有到期应还款项。");
            return Ok(page.with(Block::Paragraph(nothing.into())));
        }
        let mut table = Table::new([
            Column::left(tongue.say("Last day", "最晚日期")),
            Column::right(tongue.say("Amount", "还款金额")),
            Column::left(tongue.say("What it averts", "可避免的后果")),
        ]);
        for deadline in self.deadlines() {
            let amount = match deadline.purpose {
                DeadlinePurpose::Offer { .. } => String::new(),
                _ => deadline.amount.to_string(),
            };
            table = table.row([deadline.last_day.to_string(), amount, deadline.averts(language).to_string()])?;
        }
        let note = tongue.say(
            "Each amount by itself, paid on its last day with nothing else happening before. One payment can serve several of them.",
            "各行金额均单独计算，以当日还款、其间无其他交易为前提；一笔还款可同时满足多行。",
        );
        Ok(page.with(Block::Table(table)).with(Block::Paragraph(note.into())))
    }
}
