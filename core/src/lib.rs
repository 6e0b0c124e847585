//! What is owed and why, to the cent; what the borrower can carry; and which plans hold.
//!
//! Somebody misses a payment. Interest runs back to the day of purchase, a late fee lands, the debt compounds. From the terms of a card
//! or a loan and from what happened on it, this library says what is owed on any day, with a reason for every cent: days, base, rate,
//! and where each part of a payment went. From a household's budget, a lender's policy and dated rules of law it finds the plans that
//! all three allow, freezes the one that is accepted, and says on any later day whether it is kept. It is exact (whole minor units, no
//! float), and a pure function of its inputs: no clock, no I/O, no unsafe code. China's card and consumer-loan rules are built in as
//! data; other countries, issuers and lenders are other data.
//!
//! # A first program
//!
//! ```
//! use arrears::balance::CardAccount;
//! use arrears::ledger::{Event, Ledger};
//! use arrears::terms::Issuer;
//! use arrears::{Currency, Date, Money, MonthDay};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let yuan = |text| Money::parse(text, Currency::CNY);
//!     let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?; // a preset: data, with its source
//!     let ledger = Ledger::new([
//!         Event::purchase(Date::new(2023, 3, 30)?, yuan("1000.00")?),
//!         Event::payment(Date::new(2023, 4, 23)?, yuan("100.00")?),
//!     ])?;
//!     let position = CardAccount::new(&terms, &ledger).as_of(Date::new(2023, 6, 5)?)?;
//!     println!("{} to pay it all, {} days past due", position.payoff(), position.days_past_due());
//!     assert_eq!((position.payoff(), position.days_past_due()), (yuan("941.62")?, 13));
//!     Ok(())
//! }
//! ```
//!
//! Six longer ones stand in the [cookbook]: the balance of a card, a loan with a missed payment, offers, an agreement and whether it is
//! kept, many accounts, and everything about one account in one answer.
//!
//! # The rooms, in the order in which data passes through them
//!
//! | module | what it holds |
//! |---|---|
//! | [`money`] [`rate`] [`rounding`] [`calendar`] | the values: amounts in minor units, rates with their period, the one place that rounds, civil dates and day counts |
//! | [`component`] [`frequency`] [`hardship`] [`supporting_document`] [`words`] | fixed vocabularies, in English and Chinese |
//! | [`terms`] | what was promised: terms of cards and loans, allocation orders, presets of issuers and products |
//! | [`schedule`] | how a principal comes back over periods: level payment, equal principal, interest only, bullet, flat fee |
//! | [`ledger`] | what happened: events with the day they take effect and the day they were recorded |
//! | [`balance`] | the replay: the position as of a day, every line with its reason; on [`accrual`] and [`postings`] |
//! | [`delinquency`] | days past due made into buckets, credit-report codes and loan classes |
//! | [`rulebook`] | law as dated data, and its verdicts |
//! | [`budget`] | incomes and spending to what a month can bear, and under stress |
//! | [`cash_flow`] | what a row of payments costs a year (nominal and effective rate), and its present value |
//! | [`offer`] | plans, policies, the search for the plan that concedes least, proposals and their answers |
//! | [`agreement`] | an accepted offer, frozen; its follow-up, breach, renegotiation and pages |
//! | [`casework`] | the work beside the figures: states, chained records, contact, checklists, retention |
//! | [`document`] [`digest`] | what pages are made of, and the fingerprint of a text |
//! | [`case`] | everything at once: one account, what is asked about it on a day, and an [`Answer`](case::Answer) with all of the above, reasons in words |
//! | [`choice`] | which offer each account gets, within a budget of concessions |
//! | [`portfolio`] | many accounts at once, from borrowed columns |
//! | [`wire`] | the JSON contract: a case document in, a report document out |
//! | [`error`] | every error of the library under one roof, each with a stable number and name |
//!
//! Nothing reaches back: terms and ledger go in at the top, and each stage is a function of the ones above it.
//!
//! # Features
//!
//! | feature | default | brings |
//! |---|---|---|
//! | `std` | yes | [`case`], and the standard library, which `json` needs; implies `alloc` |
//! | `alloc` | by `std` | [`agreement`], [`casework`], [`choice`], [`document`], [`offer`], [`portfolio`], [`ledger::Ledger`], explanations |
//! | `decimal` | yes | [`Money`] and [`Rate`] from and to `rust_decimal::Decimal` |
//! | `negotiation` | yes | the keys `budget`, `offers`, `agreement` and `casework` of a case document; without it a smaller module reads balances alone |
//! | `json` | yes | [`wire`], and reading rulebooks and policies: the built-in law is [`rulebook::Rulebook::china`] |
//! | `serde` | no | the values (`Money`, `Rate`, `Date`, `Component`, ..) in serde's data model, as texts and never as floats; positions, lines, events, terms, budgets, offers, verdicts and agreements are written, an answer as its report (with `json`) |
//! | `schema` | no | the JSON Schemas of the case document and its report, made from the types |
//!
//! # Without std
//!
//! `default-features = false` builds for a processor without an operating system. `alloc` alone brings all but documents; without any
//! feature the values, [`terms`], [`ledger::LedgerEntry`], [`schedule`], [`cash_flow`] and the replay ([`balance::CardReplay`],
//! [`balance::LoanReplay`]) need no allocator: scratch space comes from the caller.
//!
//! # Where the rules stand
//!
//! The same figures come out of the C library and the JavaScript package, byte for byte. In the repository, `docs/semantics` is the book of
//! rules that decide each cent, `core/schema` holds the JSON Schemas of the documents, and `DESIGN.md` says why it is so. Whenever a
//! computed amount changes, [`CALC_VERSION`] does.
//!
//! None of this is legal advice: presets are collected from published contracts and reports, and a lender's own contract goes over them.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(
    test,
    expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing fails, as it should")
)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod accrual;
#[cfg(feature = "alloc")]
pub mod agreement;
pub mod balance;
pub mod budget;
pub mod calendar;
#[cfg(feature = "std")]
pub mod case;
#[cfg(feature = "alloc")]
pub mod casework;
pub mod cash_flow;
#[cfg(feature = "alloc")]
pub mod choice;
pub mod component;
pub mod postings;
#[cfg(all(feature = "json", any(doc, doctest)))]
#[doc = include_str!("cookbook.md")]
pub mod cookbook {}
pub mod delinquency;
pub mod digest;
mod digits;
#[cfg(feature = "alloc")]
pub mod document;
pub mod error;
#[cfg(feature = "alloc")]
mod escape;
pub mod frequency;
pub mod hardship;
#[cfg(feature = "json")]
mod json;
pub mod ledger;
pub mod money;
#[cfg(feature = "alloc")]
pub mod offer;
#[cfg(feature = "alloc")]
pub mod portfolio;
pub mod rate;
pub mod rounding;
pub mod rulebook;
pub mod schedule;
#[cfg(feature = "alloc")]
mod sort;
pub mod supporting_document;
pub mod terms;
#[cfg(feature = "json")]
pub mod wire;
#[cfg(feature = "serde")]
mod with_serde;
pub mod words;

pub use calendar::{CalendarError, Date, DayCount, MonthDay, TimeOfDay};
pub use component::{Component, Components};
pub use digest::Digest;
pub use error::Error;
pub use frequency::Frequency;
pub use hardship::Hardship;
pub use money::{Currency, Money, MoneyError};
pub use rate::{Fraction, Rate, RateError, RatePeriod};
pub use rounding::{Multiple, MultipleRounding, Remainder, Rounding, Split};
pub use schedule::{ACCRUAL_UNIT, LoanAccrued, ScheduleError, level_payment, month_interest};
pub use supporting_document::SupportingDocument;
pub use terms::{CardTerms, Order, TermsError};
pub use words::{Language, Word};

/// The sample of the package's README, compiled and run.
#[cfg(all(feature = "std", doctest))]
#[doc = include_str!("../README.md")]
struct Readme;

/// The version of the calculation: it changes whenever a computed amount does.
pub const CALC_VERSION: &str = "1";
