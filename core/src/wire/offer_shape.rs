//! The shapes of the offers in a report.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use crate::rulebook::Verdict;
use crate::words::{Language, Word};

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct OffersReportShape {
    pub(super) policy: String,
    /// The rulebook asked.
    pub(super) law: String,
    /// What the offers are about, by class.
    pub(super) owed: Vec<ClassAmountShape>,
    pub(super) total_owed: String,
    /// What a month has.
    pub(super) monthly: String,
    /// What is at hand for one payment.
    pub(super) at_hand: String,
    /// The ladder that classifies.
    pub(super) scheme: &'static str,
    /// The best first.
    pub(super) offers: Vec<OfferShape>,
    pub(super) refused: Vec<RefusalShape>,
    /// What else could be done.
    pub(super) otherwise: OtherwiseShape,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) negotiation: Vec<RoundShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ClassAmountShape {
    pub(super) class: &'static str,
    pub(super) amount: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct WordShape {
    pub(super) en: String,
    pub(super) zh: String,
}

impl WordShape {
    pub(super) fn of(word: Word) -> Self {
        Self { en: word.of(Language::English).to_string(), zh: word.of(Language::Chinese).to_string() }
    }

    pub(super) fn verdict(verdict: Verdict<'_>) -> Self {
        Self { en: verdict.text(Language::English).to_string(), zh: verdict.text(Language::Chinese).to_string() }
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct OfferShape {
    pub(super) kind: &'static str,
    pub(super) name: WordShape,
    /// No other offer is as good in total, largest payment and present value, and better in one.
    pub(super) pareto: bool,
    pub(super) levers: LeversShape,
    /// The levers that give something up.
    pub(super) conceded: Vec<&'static str>,
    pub(super) total: String,
    pub(super) interest: String,
    pub(super) fees: String,
    pub(super) largest_payment: String,
    /// Of what a period has, or of what is at hand for one payment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) share_of_means: Option<String>,
    pub(super) waived_at_signing: Vec<ClassAmountShape>,
    pub(super) waived_on_completion: Vec<ClassAmountShape>,
    pub(super) discounted: Vec<ClassAmountShape>,
    pub(super) given_up: String,
    /// Periods a year x the rate of one period.
    pub(super) nominal_rate: RateShape,
    pub(super) effective_rate: RateShape,
    pub(super) present_value: String,
    /// Present value against what is owed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) recovery: Option<String>,
    /// What it costs the customer more (less, where below zero) than each alternative.
    pub(super) against: AgainstShape,
    pub(super) survives: Vec<SurvivalShape>,
    pub(super) law: Vec<VerdictShape>,
    pub(super) tier_after_signing: &'static str,
    pub(super) documents: Vec<&'static str>,
    pub(super) last_due: String,
    pub(super) schedule: Vec<RowShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct LeversShape {
    pub(super) signed: String,
    pub(super) periods: u32,
    pub(super) frequency: &'static str,
    pub(super) first_due: String,
    pub(super) shape: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) interest_only_periods: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) step_every: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) step_factor: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) balloon: Option<String>,
    pub(super) accrual: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rate: Option<String>,
    pub(super) down_payment: String,
    pub(super) deferred_periods: u32,
    pub(super) deferral_accrues: bool,
    pub(super) deferral_due: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) discount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expires: Option<String>,
    /// Shares waived, by class.
    pub(super) waived: Vec<WaivedShape>,
    /// Classes that are not folded.
    pub(super) placed: Vec<PlacedShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct WaivedShape {
    pub(super) class: &'static str,
    pub(super) share: String,
    pub(super) when: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct PlacedShape {
    pub(super) class: &'static str,
    pub(super) place: &'static str,
}

/// A rate, or the name of why there is none.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RateShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) percent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) basis: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) none: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct AgainstShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) doing_nothing: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum_payments: Option<String>,
    pub(super) paying_today: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct SurvivalShape {
    pub(super) stress: String,
    pub(super) monthly: String,
    /// Payments made before the first that cannot be.
    pub(super) payments: u32,
    pub(super) whole: bool,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct VerdictShape {
    pub(super) rule: String,
    pub(super) outcome: &'static str,
    pub(super) text: WordShape,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RowShape {
    /// 0 for the down payment.
    pub(super) number: u32,
    pub(super) due: String,
    pub(super) payment: String,
    pub(super) interest: String,
    /// What it pays of what is owed.
    pub(super) split: Vec<ClassAmountShape>,
    pub(super) remaining: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RefusalShape {
    pub(super) kind: &'static str,
    pub(super) name: WordShape,
    /// `notEligible`, `unlawful`, `aboveCapacity`, `aboveMoneyAtHand`, `tooEarly`, `recoversTooLittle`.
    pub(super) reason: &'static str,
    pub(super) text: WordShape,
    pub(super) nearest: Vec<NearestShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct NearestShape {
    /// `affordableFrom`, `atHandFrom` or `periods`.
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) amount: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) needed: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) allowed: Option<u32>,
    pub(super) text: WordShape,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct OtherwiseShape {
    pub(super) horizon: Option<String>,
    pub(super) paying_today: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) doing_nothing: Option<LaterOwedShape>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) minimum_payments: Option<MinimumShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct LaterOwedShape {
    /// What ends the debt at the horizon.
    pub(super) owed: String,
    pub(super) more: String,
    pub(super) days_past_due: i32,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct MinimumShape {
    pub(super) paid: String,
    pub(super) payments: u32,
    /// What is still owed at the horizon.
    pub(super) owed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) paid_off: Option<String>,
    /// Paid and still owed.
    pub(super) total: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RoundShape {
    pub(super) date: String,
    pub(super) proposed: Vec<ItemShape>,
    /// `accept`, `counter` or `refuse`.
    pub(super) answer: &'static str,
    pub(super) offers: Vec<CounterShape>,
    pub(super) refused: Vec<RefusalShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct CounterShape {
    pub(super) offer: OfferShape,
    pub(super) changes: Vec<ChangeShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ItemShape {
    pub(super) lever: &'static str,
    pub(super) value: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct ChangeShape {
    pub(super) lever: &'static str,
    pub(super) proposed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) offered: Option<String>,
}
