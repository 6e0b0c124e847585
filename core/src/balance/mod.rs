//! Replay: the position of an account as of a day, every line with its because.
//!
//! An account is its terms and its ledger. [`CardAccount`], [`LoanAccount`] and [`Account`], which is either, walk through the ledger up to a day and give
//! the [`Position`] of that day: what is owed by component, what has accrued and is not yet posted, what paying everything takes, how late it is.
//! Asked with an [`Explanation`], the same walk gives a [`Line`] for everything that happened, with the days, base and rate behind each amount.
//!
//! ```
//! # #[cfg(feature = "alloc")] {
//! use arrears::balance::CardAccount;
//! use arrears::ledger::{Event, Ledger};
//! use arrears::terms::Issuer;
//! use arrears::{Currency, Date, Money, MonthDay};
//! let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
//! let bought = Event::purchase(Date::new(2023, 3, 30)?, Money::parse("1000.00", Currency::CNY)?);
//! let ledger = Ledger::new([bought])?;
//! let account = CardAccount::new(&terms, &ledger);
//! assert_eq!(account.as_of(Date::new(2023, 4, 24)?)?.days_past_due(), 0);
//! let position = account.as_of(Date::new(2023, 5, 25)?)?;
//! assert_eq!((position.overdue().to_string(), position.days_past_due()), ("100.00".into(), 32)); // the minimum of 5 April
//! # }
//! # Ok::<(), arrears::Error>(())
//! ```

#[cfg(feature = "alloc")]
mod account;
#[cfg(feature = "alloc")]
mod assertion;
mod basis;
#[cfg(feature = "alloc")]
mod basis_text;
mod card;
mod error;
#[cfg(feature = "alloc")]
mod explain;
#[cfg(feature = "std")]
mod foresight;
mod judgment;
#[cfg(feature = "alloc")]
mod line;
#[cfg(feature = "alloc")]
mod line_text;
mod loan;
#[cfg(feature = "alloc")]
mod month;
#[cfg(feature = "alloc")]
mod opening;
mod opening_error;
mod position;
#[cfg(feature = "alloc")]
mod principal_history;
mod record;
mod recorder;
#[cfg(feature = "alloc")]
mod replay_terms;
#[cfg(feature = "alloc")]
mod reversal;
#[cfg(feature = "alloc")]
mod space;

#[cfg(feature = "alloc")]
pub use account::{Account, AccountOf, CardAccount, LoanAccount};
#[cfg(feature = "alloc")]
pub use assertion::AssertionCheck;
pub use basis::{PartBasis, Raised};
pub use card::{CardReplay, InstalmentPlan, MinimumDue, Room, Scratch};
#[cfg(feature = "alloc")]
pub use card::{MinimumPayments, Workspace};
pub use error::{ReplayError, ReplayFault};
#[cfg(feature = "alloc")]
pub use explain::Explanation;
#[cfg(feature = "std")]
pub(crate) use foresight::{Foreseen, ForesightSpace};
#[cfg(feature = "alloc")]
pub use line::{Interest, Line, PaymentApplication, Segment, What};
pub use loan::{Instalment, LoanReplay, LoanRoom, LoanScratch, Mark, Met, Run};
#[cfg(feature = "alloc")]
pub use loan::{LoanSegment, LoanWhat, LoanWorkspace, Occasion};
#[cfg(feature = "alloc")]
pub use month::Month;
#[cfg(feature = "alloc")]
pub use opening::{
    AccruedFigure, BalanceDays, BilledBy, CardOpening, LoanFigure, LoanOpening, OpeningAmount, OpeningDemand,
    OpeningDispute, OpeningGap, OpeningInstalment, OpeningJudgment, OpeningLateFee, OpeningMet, OpeningPlan,
    OpeningPosting, OpeningShares, OpeningStatement,
};
pub use opening_error::OpeningError;
pub use position::Position;
#[cfg(feature = "alloc")]
pub use principal_history::{PrincipalHistory, PrincipalSpan};
pub use record::AllocationSource;
#[cfg(feature = "std")]
pub(crate) use record::{Cause, Note};
#[cfg(feature = "std")]
pub(crate) use recorder::Recorder;
pub use recorder::{Listener, Silent};
#[cfg(feature = "alloc")]
#[doc(hidden)]
pub use replay_terms::Replay;
#[cfg(feature = "alloc")]
pub use replay_terms::ReplayTerms;
