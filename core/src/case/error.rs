//! What is wrong with a case, and where in it.

use core::fmt;

use crate::error::Error;
use crate::ledger::EventId;

/// Why a case has no answer: an error of the library, and the part of the case it is about.
///
/// ```
/// use arrears::case::{Case, CasePlace};
/// use arrears::ledger::{Event, Ledger};
/// use arrears::terms::Issuer;
/// use arrears::{Currency, Date, Money, MonthDay};
/// let date = |text| Date::parse(text);
/// let terms = Issuer::Cmb.card(date("2023-03-06")?, MonthDay::new(5)?)?.build()?;
/// let early = Event::purchase(date("2023-03-05")?, Money::parse("1.00", Currency::CNY)?);
/// let case = Case::new(terms, Ledger::new([early])?, date("2023-05-05")?);
/// let error = case.answer().unwrap_err();
/// assert_eq!(error.place(), CasePlace::Event(0));
/// assert_eq!((error.code(), error.name()), (600, "beforeOpening"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseError {
    place: CasePlace,
    error: Error,
}

/// A part of a case. Places in lists count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CasePlace {
    /// The day asked about.
    AsOf,
    /// The events of the account as a whole.
    Events,
    /// An event of the account, by its place.
    Event(usize),
    /// Where the account begins.
    Opening,
    /// The law that it is judged by.
    Law,
    /// The day that the cap on charges counts from.
    CapFrom,
    /// A record of the credit report.
    CreditRecord(usize),
    /// The budget as a whole.
    Budget,
    /// How the lender reads the budget.
    CapacityPolicy,
    /// An income.
    Income(usize),
    /// An essential spending.
    Essential(usize),
    /// Another debt.
    Debt(usize),
    /// A creditor who shares the capacity.
    Creditor(usize),
    /// What is asked about offers.
    Offers,
    /// How many months ahead doing nothing and paying the minimum are replayed.
    Horizon,
    /// A proposal.
    Proposal(usize),
    /// The day of a proposal.
    ProposalDate(usize),
    /// The temporary limit asked for.
    LimitRequest,
    /// The late fees that are to be waived alone.
    LateFeeWaiver,
    /// What is asked about an agreement.
    Agreement,
    /// The acceptance as a whole.
    Accept,
    /// The kind of offer accepted.
    AcceptKind,
    /// The proposal accepted.
    AcceptProposal,
    /// The day of the acceptance.
    AcceptDate,
    /// The notes of the agreement.
    AcceptNotes,
    /// What becomes of money beyond the running payment, of an acceptance.
    AcceptPrepayment,
    /// Whether an acceptance may show a difference.
    AcceptDifference,
    /// The day of the follow-up.
    FollowUpDay,
    /// The day it was voided.
    Voided,
    /// The day another took its place.
    Superseded,
    /// The last day of the payoff quote.
    QuoteValidUntil,
    /// An event after those of the account, by its place among them.
    Later(usize),
    /// The other accounts of the lender, as a list.
    Together,
    /// Another account of the lender, by its place.
    TogetherAccount(usize),
    /// The reference of another account, by the place of the account.
    TogetherReference(usize),
    /// An event of another account.
    TogetherEvent {
        /// The place of the account.
        account: usize,
        /// The place of the event.
        event: usize,
    },
    /// The pages asked for.
    Pages,
    /// What is handed in to ask for a plan.
    Application,
}

impl CaseError {
    /// An error of the library at a place.
    #[cold]
    pub(super) fn at(place: CasePlace, error: impl Into<Error>) -> Self {
        Self { place, error: error.into() }
    }

    /// The part of the case that it is about.
    #[must_use]
    pub const fn place(&self) -> CasePlace {
        self.place
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.error
    }

    /// The stable number of [`Self::error`].
    #[must_use]
    pub fn code(&self) -> u16 {
        self.error.code()
    }

    /// The stable name of the number.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.error.name()
    }
}

impl fmt::Display for CasePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, place) = match *self {
            Self::AsOf => ("the day asked about", None),
            Self::Events => ("events", None),
            Self::Event(place) => ("event", Some(place)),
            Self::Opening => ("opening", None),
            Self::Law => ("law", None),
            Self::CapFrom => ("first day of the cap on charges", None),
            Self::CreditRecord(place) => ("record of the credit report", Some(place)),
            Self::Budget => ("budget", None),
            Self::CapacityPolicy => ("policy of the budget", None),
            Self::Income(place) => ("income", Some(place)),
            Self::Essential(place) => ("essential spending", Some(place)),
            Self::Debt(place) => ("other debt", Some(place)),
            Self::Creditor(place) => ("creditor", Some(place)),
            Self::Offers => ("offers", None),
            Self::Horizon => ("months ahead", None),
            Self::Proposal(place) => ("proposal", Some(place)),
            Self::ProposalDate(place) => ("day of proposal", Some(place)),
            Self::LimitRequest => ("temporary limit", None),
            Self::LateFeeWaiver => ("late fee waiver", None),
            Self::Agreement => ("agreement", None),
            Self::Accept => ("acceptance", None),
            Self::AcceptKind => ("kind accepted", None),
            Self::AcceptProposal => ("proposal accepted", None),
            Self::AcceptDate => ("day of the acceptance", None),
            Self::AcceptNotes => ("notes", None),
            Self::AcceptPrepayment => ("prepayment clause", None),
            Self::AcceptDifference => ("difference of the acceptance", None),
            Self::FollowUpDay => ("day of the follow-up", None),
            Self::Voided => ("day it was voided", None),
            Self::Superseded => ("day it was superseded", None),
            Self::QuoteValidUntil => ("last day of the quote", None),
            Self::Later(place) => ("later event", Some(place)),
            Self::Together => ("other accounts", None),
            Self::TogetherAccount(place) => ("other account", Some(place)),
            Self::TogetherReference(place) => ("reference of other account", Some(place)),
            Self::TogetherEvent { account, event } => return write!(f, "event #{event} of other account #{account}"),
            Self::Pages => ("pages", None),
            Self::Application => ("application", None),
        };
        f.write_str(name)?;
        place.map_or(Ok(()), |place| write!(f, " #{place}"))
    }
}

impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.error)
    }
}

impl core::error::Error for CaseError {}

/// The error without its place.
impl From<CaseError> for Error {
    fn from(error: CaseError) -> Self {
        error.error
    }
}

/// The place of an event in its list.
pub(super) fn place_of(event: EventId) -> usize {
    usize::try_from(event.get()).unwrap_or(usize::MAX)
}
