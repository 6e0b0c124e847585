//! What an answer says of itself, so that a plain zero is never read for more than it is.

// Semantics: [value-18] [loan-47].

use core::fmt;

use super::{AccountTerms, Case};
use crate::balance::Position;
use crate::ledger::Event;
use crate::words::Language;

/// Something that whoever reads the figures has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerNote {
    /// No disbursement is known: nothing of the loan is owed because nothing was paid out.
    NothingDrawn,
    /// Nothing has to be paid by a day: no deadline runs.
    NothingDue,
    /// From a year on official days off are not known yet: last days to pay go by the week alone.
    OfficialDaysUnknown {
        /// The year.
        from: i32,
    },
    /// So many events are dated after the day asked about, and not in the figures.
    EventsAfter {
        /// How many.
        count: u32,
    },
}

impl AnswerNote {
    /// Its stable name: `nothingDrawn`, `nothingDue` or `eventsAfter`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NothingDrawn => "nothingDrawn",
            Self::NothingDue => "nothingDue",
            Self::EventsAfter { .. } => "eventsAfter",
            Self::OfficialDaysUnknown { .. } => "officialDaysUnknown",
        }
    }

    /// How many events it is about, where it is about some.
    #[must_use]
    pub const fn count(self) -> Option<u32> {
        match self {
            Self::NothingDrawn | Self::NothingDue => None,
            Self::EventsAfter { count } => Some(count),
            Self::OfficialDaysUnknown { .. } => None,
        }
    }

    /// What it says.
    #[must_use]
    pub const fn text(self, language: Language) -> AnswerNoteText {
        AnswerNoteText { note: self, language }
    }
}

/// An [`AnswerNote`] in words.
#[derive(Clone, Copy, Debug)]
pub struct AnswerNoteText {
    note: AnswerNote,
    language: Language,
}

impl fmt::Display for AnswerNoteText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.note, self.language) {
            (AnswerNote::NothingDrawn, Language::English) => {
                f.write_str("nothing has been paid out: no disbursement is known")
            }
            (AnswerNote::NothingDrawn, Language::Chinese) => f.write_str("尚未放款：没有放款记录"),
            (AnswerNote::NothingDue, Language::English) => f.write_str("nothing is due"),
            (AnswerNote::NothingDue, Language::Chinese) => f.write_str("目前没有到期应还款项"),
            (AnswerNote::OfficialDaysUnknown { from }, Language::English) => {
                write!(f, "official days off are not known from {from} on: last days to pay go by the week alone")
            }
            (AnswerNote::OfficialDaysUnknown { from }, Language::Chinese) => {
                write!(f, "{from}年起的法定节假日尚未公布，最后还款日仅按周末顺延")
            }
            (AnswerNote::EventsAfter { count: 1 }, Language::English) => {
                f.write_str("1 event after the day asked about is not counted")
            }
            (AnswerNote::EventsAfter { count }, Language::English) => {
                write!(f, "{count} events after the day asked about are not counted")
            }
            (AnswerNote::EventsAfter { count }, Language::Chinese) => write!(f, "查询日之后的{count}笔记录未计入"),
        }
    }
}

impl Case {
    /// What there is to say of these figures.
    pub(super) fn notes(&self, position: &Position, is_nothing_due: bool) -> impl Iterator<Item = AnswerNote> + use<> {
        let drawn = position.is_undrawn().then_some(AnswerNote::NothingDrawn);
        let due = (is_nothing_due && !position.is_undrawn()).then_some(AnswerNote::NothingDue);
        let is_known = |event: &&Event| self.known_on.is_none_or(|day| event.recorded_on() <= day);
        let after = self.ledger.events().iter().filter(|event| event.effective() > self.as_of);
        let after = after.filter(is_known).count();
        let after = u32::try_from(after).ok().filter(|count| *count > 0);
        drawn
            .into_iter()
            .chain(after.map(|count| AnswerNote::EventsAfter { count }))
            .chain(due)
            .chain(self.official_days_unknown())
    }

    /// Whether a loan has due dates in a year whose official days are not known.
    fn official_days_unknown(&self) -> Option<AnswerNote> {
        let AccountTerms::Loan(loan) = &self.terms else { return None };
        let official = loan.business_days()?.official_days()?;
        let dues = loan.amortisation().dues();
        let unknown = (0..dues.periods()).filter_map(|at| dues.at(at).ok()).find(|due| !official.knows(*due))?;
        let (from, ..) = unknown.ymd();
        Some(AnswerNote::OfficialDaysUnknown { from })
    }
}
