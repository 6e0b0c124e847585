//! From ability to pay to offers that hold: levers, schedules, policy, search, comparison, negotiation.
//!
//! A [`Plan`] is a set of levers, a [`Schedule`] is what they make of a [`Claim`]. A [`Policy`] says how far each lever
//! may go, for whom, and in which order concessions are given up; law is asked through the
//! [`Rulebook`](crate::rulebook::Rulebook).

mod applicant;
mod bound;
mod ceiling;
mod claim;
mod class;
mod error;
mod kind;
mod laid;
mod lever;
mod limit_policy;
mod limit_request;
mod looks;
mod offer;
mod offers;
mod payments;
mod plan;
mod policy;
mod proposal;
mod refusal;
mod schedule;
mod search;
mod setting;
mod value;

pub use crate::hardship::Hardship;
pub use crate::paper::Paper;
pub use applicant::{Applicant, Means};
pub use claim::Claim;
pub(crate) use claim::owed_of;
pub use class::{Class, PerClass};
pub use error::OfferError;
pub use kind::{AccrualReach, Kind, Preset, ShapeReach};
pub use lever::{Lever, Reach};
pub use limit_policy::LimitPolicy;
pub use limit_request::{LimitAnswer, LimitFacts, LimitObstacle, LimitRequest};
pub use looks::SearchBudget;
pub use offer::{Offer, Survival};
pub use offers::{OfferSearch, Offers};
pub use plan::{Deferral, DeferralDue, NewAccrual, Placed, Plan, Settlement, Shape, Waived, WaivedWhen};
pub use policy::{Eligibility, KindRule, Policy, PolicyError};
pub use proposal::{Answer, Change, Counter, Item, Negotiation, Proposal, Round};
pub use refusal::{Condition, Nearest, Reason, Refusal};
pub use schedule::{Row, Schedule};
