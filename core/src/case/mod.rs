//! A case: one account, what happened to it, what is asked about it on a day, and the answer.
//!
//! [`Case`] holds the question, [`Case::answer`] gives the [`Answer`]: what is owed and why, how the account is
//! classified, what law says of it, what can be paid and offered, where an agreement stands, what may be done next.
//! Everything is typed; the JSON contract reads cases into these types and writes answers out of them.

mod account_lines;
mod agreement;
mod agreement_question;
mod answer;
mod assumption;
mod budget;
#[expect(clippy::module_inception, reason = "the noun of the room")]
mod case;
mod casework;
mod classes;
mod credit_repair;
mod error;
mod law;
mod law_facts;
mod offer_question;
mod offers;
mod opening;
mod verdicts;

pub use account_lines::{InstalmentRow, LateFee};
pub use agreement::{AgreementAnswer, Observed, Quoted, Renegotiated, Written};
#[cfg(feature = "json")]
pub(crate) use agreement_question::AgreementSource;
pub use agreement_question::{AcceptanceQuestion, AgreementQuestion, PageFormat, PageKind, PageQuestion};
#[cfg(feature = "json")]
pub(crate) use answer::negotiates;
pub use answer::{Answer, Restatement, Waiting};
pub use assumption::{Assumption, AssumptionCertainty};
#[cfg(feature = "json")]
pub(crate) use budget::refused;
pub use budget::{BudgetAnswer, BudgetQuestion, Creditor, CreditorShare, Stressed};
pub use case::{AccountTerms, Case};
pub use casework::{BrokenChain, CaseworkAnswer, CaseworkQuestion, ContactAsked, RecordRetention, SoundChain};
pub use classes::Classes;
pub use credit_repair::CreditRepairQuestion;
pub use error::{CaseError, CasePlace};
pub use law::Law;
#[cfg(feature = "json")]
pub(crate) use offer_question::LimitQuestion;
pub use offer_question::{OfferQuestion, RepaymentCapacityQuestion};
pub use offers::{Alternatives, CostAgainst, OffersAnswer};
pub use opening::{AccountOpening, OpeningIds};
pub use verdicts::{ChargeCapAnswer, Judged, LawAnswer};
