//! What was promised: card and loan terms, allocation orders, presets of issuers and products as data.
//!
//! Every switch that decides a cent is a term: due dates, interest-free periods, what interest is charged on, minimum payments, late fees, the
//! order in which a payment is used up. [`CardTermsDraft`] and [`LoanTermsDraft`] collect them, and `build` checks them against each other.
//! [`Issuer::card`] and [`LoanProduct::loan`] begin from what is published of an issuer or a product, each figure with its year and how sure it
//! is; a contract's own figures go over it.
//!
//! ```
//! use arrears::terms::{CardTermsDraft, DueRule, Issuer};
//! use arrears::{Date, MonthDay, Rate, TermsError};
//! let opened = Date::new(2023, 3, 6)?;
//! let preset = Issuer::Cmb.card(opened, MonthDay::new(5)?)?.build()?;
//! let own = CardTermsDraft::new(opened, MonthDay::new(5)?)
//!     .due(DueRule::DayOfMonth(MonthDay::new(23)?))
//!     .purchase_rate(Rate::daily("0.0005")?)
//!     .build()?;
//! assert_eq!(preset.opened(), own.opened());
//! # Ok::<(), TermsError>(())
//! ```

mod card;
mod card_draft;
mod card_product;
mod contract;
mod cycle;
mod error;
mod history;
mod late_fee;
mod loan;
mod loan_contract;
mod loan_conventions;
mod loan_preset;
mod loan_with_conventions;
mod minimum;
mod minimum_alternative;
mod order;
mod preset;

pub use crate::calendar::DueRule;
pub use card::{CardTerms, ChargeBack, Compounding, InterestBase, PaymentDay, StatementDayAccrual};
pub use card_draft::CardTermsDraft;
pub use card_product::CardProductTerms;
pub use contract::Contract;
#[cfg(feature = "alloc")]
pub(crate) use contract::sealed::Sealed;
pub(crate) use cycle::CycleCheck;
pub use cycle::StatementDates;
pub use error::TermsError;
pub use history::History;
pub(crate) use late_fee::MissedMinimum;
pub use late_fee::{LateFeeBound, LateFeeRule, LateFeeSlabs, LateFeeStop, RepeatedFee, RepeatedMiss};
pub use loan::{
    AllocationMode, Compound, LoanLateFee, LoanTerms, LoanTermsDraft, OverdueFrom, Penalty, PenaltyBase, PenaltyRate,
};
pub use loan_contract::{LoanContract, LoanProductTerms};
pub use loan_conventions::{DeadlineRule, EarlyRepaymentFee, Excess, InterestFraction, LoanAccrual};
pub use loan_preset::{LOAN_PRESETS, LoanPreset, LoanProduct};
pub use minimum::{Carry, MinimumRatios};
pub use minimum_alternative::{MinimumAlternative, MinimumAlternatives, MinimumShare};
pub use order::{AllocationOrders, HighestRateFirst, Order};
pub use preset::{CardPreset, Issuer, Listing, PRESETS, PresetCertainty, Sourced};
