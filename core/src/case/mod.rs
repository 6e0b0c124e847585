//! A case: one account, what happened to it, what is asked about it on a day, and the answer.
//!
//! [`Case`] holds the question, [`Case::answer`] gives the [`Answer`]: what is owed and why, how the account is
//! classified, what law says of it, what can be paid and offered, where an agreement stands, what may be done next.
//! Everything is typed; the JSON contract reads cases into these types and writes answers out of them.

mod account_in_law;
mod account_law;
mod account_lines;
mod account_offers;
mod account_opening;
mod account_terms;
mod agreement;
mod agreement_question;
mod annual_cost;
mod answer;
mod application;
mod application_page;
mod assumption;
mod budget;
mod budget_question;
#[expect(clippy::module_inception, reason = "the noun of the room")]
mod case;
mod casework;
mod casework_question;
mod classes;
mod consequence;
mod consequences;
mod credit_repair;
mod credit_repair_question;
mod deadline;
mod deadlines;
mod disclosure;
mod disclosures;
mod error;
mod law;
mod law_facts;
mod note;
mod offer_question;
mod offers;
mod opening;
mod page;
mod page_question;
mod papers;
#[cfg(feature = "json")]
mod preset_assumptions;
mod rate_question;
mod stated_document;
mod together;
mod together_account;
mod together_pages;
mod verdicts;

pub use account_law::AccountLaw;
pub use account_lines::{InstalmentRow, LateFee};
pub use account_offers::{AccountOffers, OfferApplicant};
pub use account_opening::{AccountOpening, OpeningIds};
pub use account_terms::AccountTerms;
pub use agreement::{AgreementAnswer, Observed, Quoted, Renegotiated, Written};
pub(crate) use agreement_question::AgreementSource;
pub use agreement_question::{AcceptanceQuestion, AgreementQuestion, PageFormat, PageKind, PageQuestion};
pub use annual_cost::AnnualCost;
#[cfg(feature = "json")]
pub(crate) use answer::negotiates;
pub use answer::{Answer, CostOfDelay, Restatement};
pub use application::ApplicationAnswer;
pub use assumption::{Assumption, AssumptionCertainty};
#[cfg(feature = "json")]
pub(crate) use budget::refused;
pub use budget::{BudgetAnswer, BudgetPeriod, CreditorShare, Stressed};
pub use budget_question::{BudgetQuestion, Creditor};
pub use case::Case;
pub use casework::{CaseworkAnswer, RecordRetention};
pub use casework_question::{BrokenChain, CaseworkQuestion, ContactAsked, SoundChain};
pub use classes::Classes;
pub use consequence::{Consequence, ConsequenceKind, ConsequenceText};
pub use credit_repair_question::CreditRepairQuestion;
pub use deadline::{Deadline, DeadlinePurpose, DeadlineText};
pub use disclosure::{
    Contingent, ContingentCharge, CostDisclosure, Disclosed, DisclosedCharge, NormalCharge, YearlyPercent,
};
pub use error::{CaseError, CaseErrorText, CasePlace};
pub use law::Law;
pub use note::{AnswerNote, AnswerNoteText};
#[cfg(feature = "json")]
pub(crate) use offer_question::LimitQuestion;
pub use offer_question::{OfferQuestion, RepaymentCapacityQuestion};
pub use offers::{Alternatives, CostAgainst, DoingNothing, LateFeeWaived, OffersAnswer, PayingMinimum};
pub use page_question::{CasePage, CasePageKind, CasePageQuestion};
#[cfg(feature = "json")]
pub(crate) use preset_assumptions::{GivenTerms, preset_assumptions};
pub use rate_question::{FlowPeriod, FlowRates, RateQuestion};
pub use stated_document::StatedDocument;
pub use together::AccountTogether;
pub use together_account::TogetherAccount;
pub use verdicts::{ChargeCapAnswer, Judged, LawAnswer};
