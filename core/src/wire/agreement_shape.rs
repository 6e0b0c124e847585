//! The shapes of an agreement in a report.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::offer_shape::{ClassAmountShape, VerdictShape, WordShape};
use crate::digest::Canonical;
use crate::rulebook::Verdict;

/// The agreement, and where it stands on the day asked about.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct AgreementReport {
    /// What was agreed, all values as texts: keep it, and hand it in again with the digest.
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Map<String, serde_json::Value>"))]
    pub(super) document: Canonical,
    /// SHA-256 of the canonical text of the document.
    pub(super) digest: String,
    /// Its place in the chain of renegotiations, from 1.
    pub(super) number: u32,
    /// What was owed on the day of acceptance beyond the offer, by class.
    pub(super) difference: Vec<ClassAmountShape>,
    /// What law says of it as a document.
    pub(super) law: Vec<VerdictShape>,
    /// The agreements before it, the first one first.
    pub(super) chain: Vec<ChainShape>,
    pub(super) follow_up: FollowUpShape,
    /// What settles it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quote: Option<QuoteShape>,
    pub(super) documents: Vec<DocumentOut>,
}

/// An agreement that was renegotiated, on its last day.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct ChainShape {
    pub(super) number: u32,
    pub(super) digest: String,
    /// `superseded`, since one that is completed is not renegotiated.
    pub(super) status: &'static str,
    pub(super) superseded_on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) breached_on: Option<String>,
    pub(super) paid: String,
    /// What was owed under it on its last day, conditional waivers included: what the next one is about.
    pub(super) owed: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct FollowUpShape {
    pub(super) as_of: String,
    /// `onTrack`, `inGrace`, `breached`, `completed`, `superseded` or `voided`.
    pub(super) status: &'static str,
    pub(super) text: WordShape,
    pub(super) paid: String,
    /// Due before the day and not paid.
    pub(super) behind: String,
    pub(super) misses: usize,
    /// How many more misses breach it; 0 where it has ended.
    pub(super) misses_left: u32,
    /// The next miss breaches it, and there was one already.
    pub(super) near_breach: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next_due: Option<NextDueShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) breached_on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) completed_on: Option<String>,
    /// What is owed, by class; what settles it while it is performed.
    pub(super) owed: Vec<ClassAmountShape>,
    /// Interest of the plan.
    pub(super) plan_interest: String,
    pub(super) interest_since_breach: String,
    pub(super) total_owed: String,
    /// What of it is due.
    pub(super) due: String,
    /// What would be owed had there been no agreement.
    pub(super) without_agreement: String,
    /// After a breach: what of the waived amounts is owed again.
    pub(super) revived: Vec<ClassAmountShape>,
    /// After a breach: what of them stays waived.
    pub(super) still_waived: Vec<ClassAmountShape>,
    /// What is waived once everything is paid.
    pub(super) conditional: Vec<ClassAmountShape>,
    /// Whether that has become final.
    pub(super) conditional_final: bool,
    /// Interest not charged because everything was paid early.
    pub(super) rebate: String,
    pub(super) overpaid: String,
    /// Whether collection stops.
    pub(super) collection_stops: bool,
    pub(super) payments: Vec<PaymentShape>,
    /// What it means to the classification.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) observation: Option<ObservationShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct NextDueShape {
    pub(super) number: u32,
    pub(super) due: String,
    /// What is wanting of it.
    pub(super) amount: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct PaymentShape {
    /// 0 for the down payment.
    pub(super) number: u32,
    pub(super) due: String,
    /// The last day on which it is in time.
    pub(super) grace_ends: String,
    pub(super) payment: String,
    pub(super) paid: String,
    /// `paid`, `partPaid`, `late`, `missed` or `upcoming`.
    pub(super) state: &'static str,
    pub(super) text: WordShape,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) paid_on: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct ObservationShape {
    /// How often it was restructured, this agreement included.
    pub(super) restructurings: usize,
    /// The first repayment date under the new terms.
    pub(super) first_new_due: String,
    /// The day the second of two payments in a row was made in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) second_consecutive_paid: Option<String>,
    /// The class that the account cannot be better than on the day; absent where no observation runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) floor: Option<&'static str>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct QuoteShape {
    pub(super) valid_to: String,
    pub(super) amount: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct DocumentOut {
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) language: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) format: Option<&'static str>,
    pub(super) content: String,
}

impl VerdictShape {
    pub(super) fn of(verdict: Verdict<'_>) -> Self {
        Self {
            rule: verdict.rule().id.to_string(),
            outcome: verdict.outcome().key(),
            text: WordShape::verdict(verdict),
        }
    }
}
