//! From ability to pay to offers that hold: concessions, schedules, policy, search, comparison, negotiation.
//!
//! A [`RepaymentPlan`] is its terms, a [`Schedule`] is what they make of a [`Claim`]. A [`Policy`] says how far each concession
//! may go, for whom, and in which order concessions are given up; law is asked through the
//! [`Rulebook`](crate::rulebook::Rulebook).

mod allowed_range;
mod applicant;
mod bound;
mod breakdown;
mod capacity_period;
mod card_status;
mod ceiling;
mod claim;
mod class;
mod concession;
mod due_dates;
mod error;
mod kind;
mod late_fee_policy;
mod late_fee_waiver;
mod lawful;
mod limit_facts;
mod limit_policy;
mod limit_request;
mod looks;
mod offer;
mod offers;
mod over_time;
mod payments;
mod plan;
mod plan_values;
mod policy;
mod prepayment;
mod price_list;
mod proposal;
mod refusal;
mod refusal_text;
#[cfg(test)]
mod samples;
mod schedule;
mod search;
mod together;
mod value;

pub use crate::hardship::Hardship;
pub use crate::supporting_document::SupportingDocument;
pub use allowed_range::AllowedRange;
pub use applicant::{Applicant, RepaymentCapacity};
pub use capacity_period::CapacityPeriod;
pub use card_status::CardStatus;
pub use claim::Claim;
pub(crate) use claim::owed_of;
pub use class::{Class, PerClass};
pub use concession::Concession;
pub use error::OfferError;
pub use kind::{AllowedAccrual, AllowedProfile, PlanKind, PlanPreset};
pub use late_fee_policy::LateFeeWaiverPolicy;
pub use late_fee_waiver::{LateFeeAnswer, LateFeeFacts, LateFeeObstacle};
pub use limit_facts::LimitFacts;
pub use limit_policy::LimitPolicy;
pub use limit_request::{LimitAnswer, LimitObstacle, LimitRequest};
pub use looks::SearchBudget;
pub use offer::{Offer, OfferSurvival};
pub use offers::{OfferSearch, Offers};
pub use plan::{
    Deferral, DeferralDue, FirstPeriodInterest, NewAccrual, Placed, RepaymentPlan, RepaymentProfile, Settlement,
    Waived, WaivedWhen,
};
pub use policy::{Eligibility, KindRule, Policy, PolicyError};
pub use prepayment::{Prepayment, PrepaymentEffect};
pub(crate) use prepayment::{RunningPlan, can_be_prepaid, weighted_days};
pub use price_list::{FeeCharged, PlanFee, Price, PriceList};
pub use proposal::{Change, Counter, Item, Negotiation, Proposal, ProposalAnswer, Round};
pub use refusal::{Condition, Nearest, Reason, Refusal, Unmet};
pub use schedule::{PlanRow, Schedule};
pub use together::AccountShare;

pub(crate) use together::{pro_rata_in_order, sum_of, totals_of};
