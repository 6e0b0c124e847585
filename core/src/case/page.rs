//! The pages of a case that need no agreement: what is to be paid by when, as a page and for a calendar.

// Semantics: [late-10].

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::agreement_question::PageFormat;
use super::answer::{Answer, negotiates};
use super::{
    AccountTogether, Case, CaseError, CasePage, CasePageKind, CasePageQuestion, CasePlace, Deadline, DeadlinePurpose,
};
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
        let event = |(account, deadline): (Option<&AccountTogether<'_>>, &Deadline)| {
            let (purpose, day) = (deadline.purpose, deadline.last_day);
            let which = purpose.payment().map_or_else(String::new, |number| number.to_string());
            let name = account.and_then(|account| account.reference);
            let of = name.map_or_else(String::new, |name| format!(" {name}"));
            let what = format!("{} {day} {which} {} {title}{of}", purpose.key(), case.terms.opened());
            let text = deadline.text(language);
            let summary = name.map_or_else(|| text.to_string(), |name| format!("{name}: {text}"));
            CalendarEvent::new(Digest::of(what.as_bytes()), day, summary)
        };
        let events = self.every_deadline().map(event).collect::<Result<Vec<_>, _>>()?;
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
        if self.every_deadline().next().is_none() {
            let nothing = tongue.say("Nothing is due.", "目前没有到期应还款项。");
            return Ok(page.with(Block::Paragraph(nothing.into())));
        }
        let is_each = self.together().iter().any(|account| !account.deadlines.is_empty());
        let account = is_each.then(|| Column::left(tongue.say("Account", "账户")));
        let columns = [
            Column::left(tongue.say("Last day", "最晚日期")),
            Column::right(tongue.say("Amount", "还款金额")),
            Column::left(tongue.say("What it averts", "可避免的后果")),
        ];
        let mut table = Table::new(account.into_iter().chain(columns));
        for (account, deadline) in self.every_deadline() {
            let amount = match deadline.purpose {
                DeadlinePurpose::Offer { .. } => String::new(),
                _ => deadline.amount.to_string(),
            };
            let of_offer = matches!(deadline.purpose, DeadlinePurpose::Offer { .. });
            let name = is_each.then(|| match account {
                _ if of_offer => String::new(),
                Some(account) => self.name_of(account, tongue),
                None => String::new(),
            });
            let row = [deadline.last_day.to_string(), amount, deadline.averts(language).to_string()];
            table = table.row(name.into_iter().chain(row))?;
        }
        let note = tongue.say(
            "Each amount by itself, paid on its last day with nothing else happening before. One payment can serve several of them.",
            "各行金额均单独计算，以当日还款、其间无其他交易为前提；一笔还款可同时满足多行。",
        );
        Ok(page.with(Block::Table(table)).with(Block::Paragraph(note.into())))
    }
}
