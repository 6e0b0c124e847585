//! What is asked about an agreement: an offer accepted or an earlier agreement, what happened since, and what is wanted.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::agreement::{Acceptance, Agreement, Termination};
use crate::calendar::Date;
use crate::ledger::Event;
use crate::offer::PlanKind;
use crate::words::{Language, keys};

/// An offer accepted, or an earlier agreement followed up.
#[derive(Clone, Debug)]
pub struct AgreementQuestion {
    pub(crate) source: AgreementSource,
    pub(crate) previous: Vec<Agreement>,
    pub(crate) later: Vec<Event>,
    pub(crate) as_of: Option<Date>,
    pub(crate) termination: Option<Termination>,
    pub(crate) quote_valid_until: Option<Date>,
    pub(crate) documents: Vec<PageQuestion>,
}

/// Where the agreement comes from.
#[derive(Clone, Debug)]
pub(crate) enum AgreementSource {
    Accept(Box<AcceptanceQuestion>),
    Signed(Box<Agreement>),
}

impl AgreementQuestion {
    /// Accepts an offer of the case, which has to ask for offers too.
    #[must_use]
    pub fn accept(acceptance: AcceptanceQuestion) -> Self {
        Self::of(AgreementSource::Accept(Box::new(acceptance)))
    }

    /// Follows up an agreement made earlier.
    #[must_use]
    pub fn signed(agreement: Agreement) -> Self {
        Self::of(AgreementSource::Signed(Box::new(agreement)))
    }

    pub(crate) const fn of(source: AgreementSource) -> Self {
        Self {
            source,
            previous: Vec::new(),
            later: Vec::new(),
            as_of: None,
            termination: None,
            quote_valid_until: None,
            documents: Vec::new(),
        }
    }

    /// Adds the agreement before it in a chain of renegotiations; the first one first.
    #[must_use]
    pub fn previous(mut self, agreement: Agreement) -> Self {
        self.previous.push(agreement);
        self
    }

    /// Adds an event after those of the account, for the follow-up only.
    #[must_use]
    pub fn later(mut self, event: Event) -> Self {
        self.later.push(event);
        self
    }

    /// The day of the follow-up; the day of the case where none is given.
    #[must_use]
    pub const fn as_of(mut self, day: Date) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Says that it was voided, or superseded by another agreement.
    #[must_use]
    pub const fn termination(mut self, termination: Termination) -> Self {
        self.termination = Some(termination);
        self
    }

    /// Asks what settles it, valid to a day.
    #[must_use]
    pub const fn quote_valid_until(mut self, day: Date) -> Self {
        self.quote_valid_until = Some(day);
        self
    }

    /// Asks for a document of it.
    #[must_use]
    pub fn page(mut self, document: PageQuestion) -> Self {
        self.documents.push(document);
        self
    }
}

/// Which offer is accepted, and how.
#[derive(Clone, Debug)]
pub struct AcceptanceQuestion {
    pub(crate) kind: Option<PlanKind>,
    pub(crate) proposal: Option<usize>,
    pub(crate) acceptance: Acceptance<'static>,
}

impl AcceptanceQuestion {
    /// Accepts the offer of a kind.
    #[must_use]
    pub const fn kind(kind: PlanKind, acceptance: Acceptance<'static>) -> Self {
        Self { kind: Some(kind), proposal: None, acceptance }
    }

    /// Accepts the proposal at a place, from 0, to which the answer was that it is accepted as it is.
    #[must_use]
    pub const fn proposal(place: usize, acceptance: Acceptance<'static>) -> Self {
        Self { kind: None, proposal: Some(place), acceptance }
    }
}

/// A document of an agreement that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PageQuestion {
    pub(crate) kind: PageKind,
    pub(crate) language: Language,
    pub(crate) format: PageFormat,
}

keys! {
    /// The documents of an agreement.
    pub enum PageKind {
        /// The plan with every payment.
        RepaymentPlan = "repaymentPlan";
        /// The agreement itself.
        Agreement = "agreement";
        /// What settles it; needs the last day of a quote.
        PayoffQuote = "payoffQuote";
        /// A calendar file of its due dates.
        Calendar = "calendar";
        /// Its payments as CSV.
        Csv = "csv";
    }
}

keys! {
    /// What a page is written in.
    pub enum PageFormat {
        /// Plain text.
        Text = "text";
        /// Markdown.
        Markdown = "markdown";
        /// HTML.
        Html = "html";
    }
}

impl PageQuestion {
    /// A document in a language. Of pages, in a format: plain text until told otherwise.
    #[must_use]
    pub const fn new(kind: PageKind, language: Language) -> Self {
        Self { kind, language, format: PageFormat::Text }
    }

    /// Sets the format of a page; a calendar and CSV have none.
    #[must_use]
    pub const fn format(mut self, format: PageFormat) -> Self {
        self.format = format;
        self
    }
}

impl PageKind {
    /// Whether it is a page, which has a format.
    #[must_use]
    pub const fn is_page(self) -> bool {
        matches!(self, Self::RepaymentPlan | Self::Agreement | Self::PayoffQuote)
    }
}
