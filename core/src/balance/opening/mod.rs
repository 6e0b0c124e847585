//! Openings: an account that begins in the middle, at the end of a day, from its last bill or its servicer's screen.
//!
//! An opening has a place for everything that a replay keeps. One that the engine wrote continues to the same cents as the
//! history it was written from; in one that somebody typed much may be left out, and [`OpeningGap`]s say what stands for it.
//!
//! ```
//! use arrears::balance::{CardAccount, CardOpening, OpeningStatement};
//! use arrears::ledger::Ledger;
//! use arrears::terms::Issuer;
//! use arrears::{Currency, Date, Money, MonthDay};
//! let (day, yuan) = (Date::parse, |text| Money::parse(text, Currency::CNY));
//! let terms = Issuer::Cmb.card(day("2023-04-05")?, MonthDay::new(5)?)?.build()?;
//! // Three figures of a bill: its date, its balance, its minimum payment.
//! let bill = OpeningStatement::new(day("2023-04-05")?, yuan("1000.00")?, yuan("100.00")?)?;
//! let opening = CardOpening::of_bill(bill);
//! let ledger = Ledger::new([])?;
//! let position = CardAccount::new(&terms, &ledger).opened_with(&opening).as_of(day("2023-05-04")?)?;
//! assert_eq!(position.overdue(), yuan("100.00")?);
//! assert!(opening.gaps().count() > 0); // which purchases it is made of, and since when they are posted
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod card;
mod check;
mod check_loan;
mod gap;
mod judgment;
mod loan;

pub use card::{
    AccruedFigure, BilledBy, CardOpening, OpeningDemand, OpeningDispute, OpeningLateFee, OpeningPlan, OpeningPosting,
    OpeningStatement,
};
pub(in crate::balance) use check::Dated;
pub use gap::OpeningGap;
pub use judgment::OpeningJudgment;
pub use loan::{BalanceDays, LoanFigure, LoanOpening, OpeningAmount, OpeningInstalment, OpeningMet, OpeningShares};
