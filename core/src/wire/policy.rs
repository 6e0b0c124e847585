//! A lender's policy as a document.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::path::At;
use super::shape::Pairs;
use super::{WireError, shape};
use crate::frequency::Frequency;
use crate::money::{Currency, Money};
use crate::offer::{
    AccrualReach, Class, DeferralDue, Eligibility, Hardship, Kind, KindRule, Lever, Paper, Placed, Policy, PolicyError,
    Preset, Reach, ShapeReach, WaivedWhen,
};
use crate::rate::Fraction;
use crate::rulebook::Product;

/// The version of the policy document.
pub const POLICY_VERSION: &str = "arrears-policy/1";

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PolicyShape {
    /// `arrears-policy/1`.
    version: String,
    name: String,
    /// For people.
    #[expect(dead_code, reason = "for people: read past, so that a policy can carry it")]
    note: Option<String>,
    currency: String,
    /// Annual: at which the lender discounts what is to come.
    discount_rate: String,
    /// Levers in the order in which they are given up, the one given up most readily first.
    concessions: Vec<String>,
    kinds: Vec<KindShape>,
}

/// A kind of plan. What is absent is as the kind's preset has it.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct KindShape {
    kind: String,
    /// For whom; anybody where absent.
    #[serde(rename = "for")]
    eligibility: Option<EligibilityShape>,
    periods: Option<CountReachShape>,
    frequency: Option<String>,
    deferral: Option<DeferralShape>,
    /// Share of what is left after waivers.
    down_payment: Option<ShareReachShape>,
    /// `frozen`, `continued` or `planRate` (with `rate`).
    accrual: Option<String>,
    /// Annual rate of the plan.
    rate: Option<ShareReachShape>,
    /// Discount of a settlement.
    discount: Option<ShareReachShape>,
    /// Waived shares by class.
    #[cfg_attr(feature = "schema", schemars(with = "Option<alloc::collections::BTreeMap<String, WaiverShape>>"))]
    waive: Option<Pairs<WaiverShape>>,
    /// Where classes go: `folded`, `first` or `parked`.
    #[cfg_attr(feature = "schema", schemars(with = "Option<alloc::collections::BTreeMap<String, String>>"))]
    place: Option<Pairs<String>>,
    shape: Option<PaceShape>,
    first_due_after_days: Option<u16>,
    /// Of what is owed, in present value.
    least_recovery: Option<String>,
    documents: Option<Vec<String>>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct EligibilityShape {
    products: Option<Vec<String>>,
    days_past_due: Option<DaysShape>,
    hardship: Option<Vec<String>>,
    first_time_only: Option<bool>,
    amount: Option<AmountShape>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DaysShape {
    from: Option<i32>,
    to: Option<i32>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AmountShape {
    at_least: Option<String>,
    at_most: Option<String>,
}

/// From no concession to the furthest, in steps; `to` is `from` where absent.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct CountReachShape {
    from: u32,
    to: Option<u32>,
    step: Option<u32>,
}

/// From no concession to the furthest, in steps; `to` is `from` where absent.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct ShareReachShape {
    from: String,
    to: Option<String>,
    step: Option<String>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WaiverShape {
    from: String,
    to: Option<String>,
    step: Option<String>,
    /// `atSigning` or `onCompletion`.
    when: Option<String>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct DeferralShape {
    periods: CountReachShape,
    accrues: Option<bool>,
    /// `firstPayment` or `capitalised`.
    due: Option<String>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
enum PaceShape {
    Level {},
    EqualPrincipal {},
    InterestOnly { periods: u32 },
    StepUp { every: u32, factor: String },
    PrincipalFirst {},
    Balloon { share: String },
}

/// A policy document read and checked.
///
/// # Errors
/// [`WireError`] with the number of what is wrong and the path of the field:
/// ```
/// let error = arrears::wire::read_policy("{}").unwrap_err();
/// assert_eq!((error.name(), error.path()), ("missingKey", "version"));
/// ```
pub fn read_policy(text: &str) -> Result<Policy, WireError> {
    let policy: PolicyShape = shape::read(text, None)?;
    policy.build(None)
}

impl PolicyShape {
    /// `at` is where the policy stands in a larger document.
    pub(super) fn build(self, at: Option<&At<'_>>) -> Result<Policy, WireError> {
        fn under<'k>(at: Option<&'k At<'k>>, key: &'k str) -> At<'k> {
            at.map_or(At::root(key), |at| at.key(key))
        }
        if self.version != POLICY_VERSION {
            let given = super::error::shortened(&self.version);
            let message = format!("version `{given}` given, this library reads `{POLICY_VERSION}`");
            return Err(WireError::new(1908, under(at, "version").text(), message));
        }
        let at_currency = under(at, "currency");
        let currency = Currency::from_code(&self.currency);
        let currency = currency.map_err(|error| WireError::given(&at_currency, &self.currency, error))?;
        let discount_rate = shape::fraction(&self.discount_rate, &under(at, "discountRate"))?;
        let at_concessions = under(at, "concessions");
        let levers = self.concessions.iter().enumerate().map(|(place, key)| {
            let unknown = || WireError::unknown_name(&at_concessions.index(place), key, Lever::KEYS);
            Lever::from_key(key).ok_or_else(unknown)
        });
        let levers = levers.collect::<Result<Vec<_>, _>>()?;
        let at_kinds = under(at, "kinds");
        let kinds = self.kinds.into_iter().enumerate();
        let kinds = kinds.map(|(place, kind)| kind.build(currency, &at_kinds.index(place)));
        let kinds = kinds.collect::<Result<Vec<_>, _>>()?;
        Policy::new(self.name, currency, discount_rate, levers, kinds).map_err(|error| located(at, error))
    }
}

fn located(at: Option<&At<'_>>, error: PolicyError) -> WireError {
    let before = at.map(|at| format!("{}.", at.text())).unwrap_or_default();
    let path = match error.kind {
        // Whom a kind is for stands under a key of its own.
        Some(place) if matches!(error.key, "daysPastDue" | "amount") => {
            format!("{before}kinds[{place}].for.{}", error.key)
        }
        Some(place) => format!("{before}kinds[{place}].{}", error.key),
        None => format!("{before}{}", error.key),
    };
    WireError::new(error.error.code(), path, alloc::string::ToString::to_string(&error.error))
}

impl KindShape {
    fn build(self, currency: Currency, at: &At<'_>) -> Result<KindRule, WireError> {
        let kind = word(&self.kind, &at.key("kind"), Kind::from_key, Kind::KEYS)?;
        let mut rule = KindRule::preset(kind);
        if let Some(eligibility) = self.eligibility {
            rule.eligibility = eligibility.build(currency, &at.key("for"))?;
        }
        let levers = &mut rule.levers;
        if let Some(periods) = self.periods {
            levers.periods = periods.build(&at.key("periods"))?;
        }
        if let Some(frequency) = self.frequency {
            levers.frequency = word(&frequency, &at.key("frequency"), Frequency::from_key, Frequency::KEYS)?;
        }
        if let Some(deferral) = self.deferral {
            deferral.build(levers, &at.key("deferral"))?;
        }
        if let Some(share) = self.down_payment {
            levers.down_payment = share.build(&at.key("downPayment"))?;
        }
        let rate = self.rate.map(|rate| rate.build(&at.key("rate"))).transpose()?;
        levers.accrual = accrual(self.accrual.as_deref(), rate, levers.accrual, at)?;
        if let Some(discount) = self.discount {
            levers.discount = discount.build(&at.key("discount"))?;
        }
        let at_waive = at.key("waive");
        for (key, waiver) in self.waive.into_iter().flat_map(|pairs| pairs.0) {
            let class = word(&key, &at_waive.key(&key), Class::from_key, Class::KEYS)?;
            let at = at_waive.key(&key);
            if let Some(when) = &waiver.when {
                let when = word(when, &at.key("when"), WaivedWhen::from_key, WaivedWhen::KEYS)?;
                levers.waived_when = levers.waived_when.with(class, when);
            }
            let share = ShareReachShape { from: waiver.from, to: waiver.to, step: waiver.step };
            *levers = levers.waive(class, share.build(&at)?);
        }
        let at_place = at.key("place");
        for (key, place) in self.place.into_iter().flat_map(|pairs| pairs.0) {
            let at = at_place.key(&key);
            let class = word(&key, &at, Class::from_key, Class::KEYS)?;
            levers.placed = levers.placed.with(class, word(&place, &at, Placed::from_key, Placed::KEYS)?);
        }
        if let Some(shape) = self.shape {
            levers.shape = shape.build(&at.key("shape"))?;
        }
        if let Some(days) = self.first_due_after_days {
            rule.first_due_after_days = days;
        }
        if let Some(share) = self.least_recovery {
            rule.least_recovery = shape::fraction(&share, &at.key("leastRecovery"))?;
        }
        if let Some(papers) = self.documents {
            rule.papers = words(&papers, &at.key("documents"), Paper::from_key, Paper::KEYS)?;
        }
        Ok(rule)
    }
}

fn accrual(
    name: Option<&str>,
    rate: Option<Reach>,
    preset: AccrualReach,
    at: &At<'_>,
) -> Result<AccrualReach, WireError> {
    match (name, rate) {
        (None, None) => Ok(preset),
        (None | Some("planRate"), Some(rate)) => Ok(AccrualReach::PlanRate(rate)),
        (Some("planRate"), None) => Err(WireError::missing(&at.key("rate"))),
        (Some("frozen"), None) => Ok(AccrualReach::Frozen),
        (Some("continued"), None) => Ok(AccrualReach::Continued),
        (Some("frozen" | "continued"), Some(_)) => {
            let message = "only an accrual of `planRate` has this key";
            Err(WireError::new(1909, at.key("rate").text(), message))
        }
        (Some(other), _) => Err(WireError::unknown_name(&at.key("accrual"), other, "frozen continued planRate")),
    }
}

impl EligibilityShape {
    fn build(self, currency: Currency, at: &At<'_>) -> Result<Eligibility, WireError> {
        let mut eligibility = Eligibility::ANYBODY;
        if let Some(products) = self.products {
            eligibility.products = words(&products, &at.key("products"), Product::from_key, Product::KEYS)?;
        }
        if let Some(days) = self.days_past_due {
            eligibility.days_past_due = (days.from.unwrap_or(0), days.to.unwrap_or(i32::MAX));
        }
        if let Some(hardship) = self.hardship {
            eligibility.hardship = words(&hardship, &at.key("hardship"), Hardship::from_key, Hardship::KEYS)?;
        }
        eligibility.first_time_only = self.first_time_only.unwrap_or(false);
        if let Some(amount) = self.amount {
            let at = at.key("amount");
            let read = |text: Option<String>, key: &str| -> Result<Option<Money>, WireError> {
                text.map(|text| shape::money(&text, currency, &at.key(key))).transpose()
            };
            eligibility.amount = (read(amount.at_least, "atLeast")?, read(amount.at_most, "atMost")?);
        }
        Ok(eligibility)
    }
}

impl CountReachShape {
    fn build(self, at: &At<'_>) -> Result<Reach, WireError> {
        let to = self.to.unwrap_or(self.from);
        let step = self.step.unwrap_or(1);
        Reach::new(i64::from(self.from), i64::from(to), i64::from(step))
            .map_err(|error| WireError::at(&at.key("step"), error))
    }
}

impl ShareReachShape {
    fn build(self, at: &At<'_>) -> Result<Reach, WireError> {
        let from = shape::fraction(&self.from, &at.key("from"))?;
        let to = self.to.as_ref().map(|to| shape::fraction(to, &at.key("to"))).transpose()?.unwrap_or(from);
        let step = self.step.as_ref().map(|step| shape::fraction(step, &at.key("step"))).transpose()?;
        let step = step.unwrap_or(Fraction::ZERO);
        Reach::new(from.parts(), to.parts(), step.parts()).map_err(|error| WireError::at(&at.key("step"), error))
    }
}

impl DeferralShape {
    fn build(self, levers: &mut Preset, at: &At<'_>) -> Result<(), WireError> {
        levers.deferral = self.periods.build(&at.key("periods"))?;
        if let Some(accrues) = self.accrues {
            levers.deferral_accrues = accrues;
        }
        if let Some(due) = self.due {
            levers.deferral_due = word(&due, &at.key("due"), DeferralDue::from_key, DeferralDue::KEYS)?;
        }
        Ok(())
    }
}

impl PaceShape {
    fn build(self, at: &At<'_>) -> Result<ShapeReach, WireError> {
        Ok(match self {
            Self::Level {} => ShapeReach::Level,
            Self::EqualPrincipal {} => ShapeReach::EqualPrincipal,
            Self::InterestOnly { periods } => ShapeReach::InterestOnly { periods },
            Self::StepUp { every, factor } => {
                ShapeReach::StepUp { every, factor: shape::fraction(&factor, &at.key("factor"))? }
            }
            Self::PrincipalFirst {} => ShapeReach::PrincipalFirst,
            Self::Balloon { share } => ShapeReach::Balloon { share: shape::fraction(&share, &at.key("share"))? },
        })
    }
}

pub(super) fn word<T>(
    given: &str,
    at: &At<'_>,
    from_key: impl Fn(&str) -> Option<T>,
    keys: &str,
) -> Result<T, WireError> {
    from_key(given).ok_or_else(|| WireError::unknown_name(at, given, keys))
}

fn words<T>(
    given: &[String],
    at: &At<'_>,
    from_key: impl Fn(&str) -> Option<T>,
    keys: &str,
) -> Result<Vec<T>, WireError> {
    given.iter().enumerate().map(|(place, name)| word(name, &at.index(place), &from_key, keys)).collect()
}
