//! Which offer each account gets, where a lender can give up only so much: one offer or none for each account, so that the expected
//! value is as large as a budget of concessions allows.
//!
//! An offer costs a *concession* (minor units given up) and is worth an [`ExpectedValue`] (its present value times the probability
//! that it is completed). The offers of an account that are worth considering lie on a concave curve of value over concession; what
//! one more step along it brings is an *increment*. All increments of all accounts, taken in the order of their value per concession
//! until one does not fit any more, are the choice. What it could miss is less than the value of that one increment, and
//! [`Certificate`] says how much.
//!
//! ```
//! use arrears::choice::{Candidates, ExpectedValue, Limits, Candidate, Probability, choose};
//! use arrears::{Currency, Money};
//! let yuan = |text| Money::parse(text, Currency::CNY);
//! let likely = Probability::from_millionths(800_000)?;
//! let offer = |number, concession, present_value| {
//!     Candidate::new(number, yuan(concession)?, ExpectedValue::new(yuan(present_value)?, likely)?)
//! };
//! let limits = Limits::new(yuan("100.00")?)?;
//! let mut candidates = Candidates::new(&limits);
//! candidates.add("ada", None, [offer(1, "40.00", "1000.00")?, offer(2, "90.00", "1050.00")?])?;
//! candidates.add("bob", None, [offer(1, "50.00", "600.00")?])?;
//! let choice = choose(&candidates.sorted()?)?;
//! assert_eq!(choice.picks(), [("ada", Some(1)), ("bob", Some(1))]);
//! let certificate = choice.certificate();
//! let value = certificate.value().rounded_down(Currency::CNY)?;
//! assert_eq!((certificate.conceded(), value), (yuan("90.00")?, yuan("1280.00")?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Nothing depends on the order of the accounts or on how they are spread: [`Search`] finds the same choice from sums over partitions
//! of them, as many as there are. Where partitions lie in other processes, questions and answers travel in serde's data model (feature
//! `serde`).

mod candidates;
#[cfg(feature = "serde")]
mod carried;
mod certificate;
mod choose;
mod curve;
mod error;
mod expected_value;
mod increment;
mod limits;
mod search;
mod sum;
mod tally;

pub use candidates::{Candidates, Partition};
pub use certificate::Certificate;
pub use choose::{Choice, choose};
pub use curve::Candidate;
pub use error::ChoiceError;
pub use expected_value::{ExpectedValue, Probability};
pub use limits::Limits;
pub use search::{Question, Reply, Search, Thresholds};
pub use tally::{LastMove, Tally};
