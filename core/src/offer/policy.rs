//! What a lender may offer: data, checked once.

use alloc::string::String;
use alloc::vec::Vec;

use super::kind::{AllowedAccrual, AllowedProfile, PlanKind, PlanPreset};
use super::{
    AllowedRange, CardStatus, Class, Concession, Hardship, LateFeeWaiverPolicy, LimitPolicy, OfferError, PlanFee,
    Price, PriceList, SupportingDocument,
};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rulebook::Product;
use crate::schedule::{MAX_PERIODS, MAX_STEPS};
use crate::words::InChinese;

/// Whom a kind of plan is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// Which products; empty for all.
    pub products: Vec<Product>,
    /// The fewest and the most days past due.
    pub days_past_due: (i32, i32),
    /// For which hardship; empty where none is needed.
    pub hardship: Vec<Hardship>,
    /// Cards of which status; empty for all.
    pub card_statuses: Vec<CardStatus>,
    /// Only where it is overdue for the first time.
    pub first_time_only: bool,
    /// The least and the most that may be owed.
    pub amount: (Option<Money>, Option<Money>),
}

impl Eligibility {
    /// Anybody.
    pub const ANYBODY: Self = Self {
        products: Vec::new(),
        days_past_due: (0, i32::MAX),
        hardship: Vec::new(),
        card_statuses: Vec::new(),
        first_time_only: false,
        amount: (None, None),
    };
}

/// A kind of plan as a policy allows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindRule {
    /// The kind of plan that the rule is about.
    pub kind: PlanKind,
    /// Which accounts and borrowers the kind is for.
    pub eligibility: Eligibility,
    /// How far each concession may go.
    pub concessions: PlanPreset,
    /// Days from the signing to the first due date at least; the first pay day from then on is it.
    pub first_due_after_days: u16,
    /// The least that the lender's present value may be of what is owed.
    pub minimum_recovery_ratio: Fraction,
    /// What the customer brings.
    pub supporting_documents: Vec<SupportingDocument>,
    /// The published price list it is charged by: its rows are the periods there may be, and what accrues is their fee.
    pub price_list: Option<PriceList>,
}

impl KindRule {
    /// A kind for anybody, as its preset has it, first due 10 days on at the earliest.
    #[must_use]
    pub fn preset(kind: PlanKind) -> Self {
        Self {
            kind,
            eligibility: Eligibility::ANYBODY,
            concessions: kind.preset(),
            first_due_after_days: 10,
            minimum_recovery_ratio: Fraction::ZERO,
            supporting_documents: Vec::new(),
            price_list: None,
        }
    }

    /// Charged by a price list: its rows are the periods there may be.
    #[must_use]
    pub fn priced(mut self, list: PriceList) -> Self {
        let (fewest, most) = (list.ends().0, list.ends().1);
        let step = most.saturating_sub(fewest);
        let range = AllowedRange::new(i64::from(fewest), i64::from(most), i64::from(step));
        self.concessions.periods = range.unwrap_or(AllowedRange::only(i64::from(fewest)));
        self.concessions.accrual = AllowedAccrual::Frozen;
        self.price_list = Some(list);
        self
    }

    /// Every value that a concession may have.
    #[must_use]
    pub fn values(&self, concession: Concession) -> Vec<i64> {
        match (&self.price_list, concession) {
            (Some(list), Concession::Periods) => list.prices().iter().map(|price| i64::from(price.periods)).collect(),
            _ => self.range(concession).map_or_else(Vec::new, |range| range.values().collect()),
        }
    }

    /// The rule of each row of its price list, the fewest payments first.
    pub(super) fn rows(&self) -> Vec<Self> {
        let Some(list) = &self.price_list else { return Vec::new() };
        let row = |price: &Price| {
            let mut row = Self { price_list: None, ..self.clone() };
            row.concessions.periods = AllowedRange::only(i64::from(price.periods));
            row.concessions.accrual = AllowedAccrual::Fee(PlanFee { share: price.fee, charged: list.charged() });
            row
        };
        list.prices().iter().map(row).collect()
    }

    /// How far a concession may go, where the kind has it.
    #[must_use]
    pub fn range(&self, concession: Concession) -> Option<AllowedRange> {
        let preset = &self.concessions;
        match concession {
            Concession::Periods => Some(preset.periods),
            Concession::Deferral => Some(preset.deferral),
            Concession::DownPayment => Some(preset.down_payment),
            Concession::Rate => match preset.accrual {
                AllowedAccrual::PlanRate(range) => Some(range),
                AllowedAccrual::Frozen | AllowedAccrual::Continued | AllowedAccrual::Fee(_) => None,
            },
            Concession::Discount => (self.kind == PlanKind::Settlement).then_some(preset.discount),
            Concession::Waive(class) => Some(preset.waived.get(class)),
        }
    }

    /// The concession with the most values, the first of [`Concession::ALL`] where several have as many, and how many it has.
    #[must_use]
    pub fn widest(&self) -> (Concession, u32) {
        let mut widest = (Concession::Periods, 0);
        for concession in Concession::ALL {
            let values = self.range(concession).map_or(0, |range| range.count());
            if values > widest.1 {
                widest = (concession, values);
            }
        }
        widest
    }
}

/// What is wrong with a policy, and where in it.
///
/// ```
/// use arrears::offer::{OfferError, Policy};
/// use arrears::{Currency, Fraction};
/// let error = Policy::new("empty", Currency::CNY, Fraction::ZERO, vec![], vec![]).unwrap_err();
/// assert_eq!((error.kind, error.key), (None, "kinds"));
/// assert!(matches!(error.error, OfferError::ListLength { given: 0, .. }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PolicyError {
    /// The kind's place in the list; `None` for the policy as a whole.
    pub kind: Option<usize>,
    /// The key, such as `periods` or `waive.lateFee`.
    pub key: &'static str,
    /// What is wrong with the value under that key.
    pub error: OfferError,
}

impl core::fmt::Display for PolicyError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.kind {
            Some(place) => write!(f, "`kinds[{place}].{}`: {}", self.key, self.error),
            None => write!(f, "`{}`: {}", self.key, self.error),
        }
    }
}

impl InChinese for PolicyError {
    fn chinese(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.kind {
            Some(place) => write!(f, "`kinds[{place}].{}`：", self.key)?,
            None => write!(f, "`{}`：", self.key)?,
        }
        self.error.chinese(f)
    }
}

impl core::error::Error for PolicyError {}

impl PolicyError {
    /// The stable number: that of what is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.error.code()
    }
}

/// A lender's policy: kinds of plan, how far their concessions go, and in which order concessions are given up.
///
/// ```
/// use arrears::{Currency, Fraction};
/// use arrears::offer::{PlanKind, KindRule, Concession, Policy, AllowedRange};
/// let mut personalised = KindRule::preset(PlanKind::Personalised);
/// personalised.concessions.periods = AllowedRange::new(6, 60, 1)?;
/// let policy = Policy::new("Sample", Currency::CNY, Fraction::parse("0.045")?, vec![Concession::Periods], vec![personalised])?;
/// assert_eq!(policy.kinds().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    name: String,
    currency: Currency,
    discount_rate: Fraction,
    proposal_share: Fraction,
    concessions: Vec<Concession>,
    kinds: Vec<KindRule>,
    temporary_limit: Option<LimitPolicy>,
    late_fee_waiver: Option<LateFeeWaiverPolicy>,
}

impl Policy {
    /// The most combinations of values of concessions of one kind.
    pub const MAX_COMBINATIONS: u64 = 1_000_000;

    /// A policy. `discount_rate` is annual; `concessions` lists concessions in the order in which they are given up, the one
    /// given up most readily first.
    ///
    /// # Errors
    /// [`PolicyError`] with the key of whatever cannot be:
    /// ```
    /// use arrears::{Currency, Fraction};
    /// use arrears::offer::{PlanKind, KindRule, Policy, AllowedRange};
    /// let mut kind = KindRule::preset(PlanKind::Personalised);
    /// kind.concessions.periods = AllowedRange::new(60, 6, 1).unwrap();
    /// let error = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], vec![kind]).unwrap_err();
    /// assert_eq!((error.kind, error.key, error.error.code()), (Some(0), "periods", 1400));
    /// ```
    pub fn new(
        name: impl Into<String>,
        currency: Currency,
        discount_rate: Fraction,
        concessions: Vec<Concession>,
        kinds: Vec<KindRule>,
    ) -> Result<Self, PolicyError> {
        let whole = |key, error| PolicyError { kind: None, key, error };
        for (place, concession) in concessions.iter().enumerate() {
            if concessions.iter().take(place).any(|earlier| earlier == concession) {
                return Err(whole("concessions", OfferError::ConcessionTwice { concession: *concession }));
            }
        }
        if kinds.is_empty() || kinds.len() > PlanKind::COUNT {
            let error = OfferError::ListLength { given: kinds.len(), min: 1, max: PlanKind::COUNT };
            return Err(whole("kinds", error));
        }
        for (place, rule) in kinds.iter().enumerate() {
            let at = |(key, error)| PolicyError { kind: Some(place), key, error };
            if kinds.iter().take(place).any(|earlier| earlier.kind == rule.kind) {
                return Err(at(("kind", OfferError::KindTwice)));
            }
            check(rule, currency, &concessions).map_err(at)?;
        }
        let (name, proposal_share) = (name.into(), Fraction::ONE);
        let (temporary_limit, late_fee_waiver) = (None, None);
        Ok(Self { name, currency, discount_rate, proposal_share, concessions, kinds, temporary_limit, late_fee_waiver })
    }

    /// Sets the share of the lender's own offer that a proposal must be worth; 1 to begin with.
    ///
    /// # Errors
    /// [`OfferError::ShareAboveOne`], at `proposalShare`:
    /// ```
    /// use arrears::{Currency, Fraction};
    /// use arrears::offer::{PlanKind, KindRule, Policy};
    /// let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], vec![KindRule::preset(PlanKind::PayInFull)])?;
    /// let error = policy.proposed_at_least(Fraction::parse("1.01")?).unwrap_err();
    /// assert_eq!((error.key, error.error.code()), ("proposalShare", 1402));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn proposed_at_least(mut self, share: Fraction) -> Result<Self, PolicyError> {
        if share > Fraction::ONE {
            return Err(PolicyError { kind: None, key: "proposalShare", error: OfferError::ShareAboveOne });
        }
        self.proposal_share = share;
        Ok(self)
    }

    /// Adds a rule for temporary limits, without which none is granted.
    ///
    /// # Errors
    /// [`PolicyError`] with the key, such as `temporaryLimit.daysAtMost`: an amount of another currency or below zero,
    /// days outside their bounds:
    /// ```
    /// use arrears::{Currency, Fraction, Money, delinquency::Classification};
    /// use arrears::offer::{PlanKind, KindRule, LimitPolicy, Policy};
    /// let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], vec![KindRule::preset(PlanKind::PayInFull)])?;
    /// let rule = LimitPolicy {
    ///     increase_at_most: Fraction::ONE,
    ///     limit_at_most: Money::parse("50000.00", Currency::CNY)?,
    ///     days_at_most: 0,
    ///     days_past_due_at_most: 0,
    ///     worst_classification: Classification::Pass,
    ///     months_open_at_least: 0,
    ///     under_agreement: false,
    /// };
    /// let error = policy.temporary_limit(rule).unwrap_err();
    /// assert_eq!((error.key, error.error.code()), ("temporaryLimit.daysAtMost", 1417));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn temporary_limit(mut self, rule: LimitPolicy) -> Result<Self, PolicyError> {
        rule.check(self.currency).map_err(|(key, error)| PolicyError { kind: None, key, error })?;
        self.temporary_limit = Some(rule);
        Ok(self)
    }

    /// Adds a rule for late fees that are waived alone, without which none is.
    ///
    /// # Errors
    /// [`PolicyError`] with the key: an amount of another currency or not above zero, no times, months outside 1 to 120.
    pub fn late_fee_waiver(mut self, rule: LateFeeWaiverPolicy) -> Result<Self, PolicyError> {
        rule.check(self.currency).map_err(|(key, error)| PolicyError { kind: None, key, error })?;
        self.late_fee_waiver = Some(rule);
        Ok(self)
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The currency of its amounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The annual rate at which the lender discounts what is to come.
    #[must_use]
    pub const fn discount_rate(&self) -> Fraction {
        self.discount_rate
    }

    /// The share of what the lender's own offer of a kind is worth that a proposal of it must be worth.
    #[must_use]
    pub const fn proposal_share(&self) -> Fraction {
        self.proposal_share
    }

    /// Concessions in the order in which they are given up, the one given up most readily first.
    #[must_use]
    pub fn concessions(&self) -> &[Concession] {
        &self.concessions
    }

    /// The kinds of plan it allows.
    #[must_use]
    pub fn kinds(&self) -> &[KindRule] {
        &self.kinds
    }

    /// The rule for late fees that are waived alone, where it has one.
    #[must_use]
    pub const fn late_fee_policy(&self) -> Option<&LateFeeWaiverPolicy> {
        self.late_fee_waiver.as_ref()
    }

    /// The rule for temporary limits, where it has one.
    #[must_use]
    pub const fn limit_policy(&self) -> Option<&LimitPolicy> {
        self.temporary_limit.as_ref()
    }
}

type Checked = Result<(), (&'static str, OfferError)>;

fn check(rule: &KindRule, currency: Currency, concessions: &[Concession]) -> Checked {
    check_eligibility(&rule.eligibility, currency)?;
    let preset = &rule.concessions;
    let mut combinations = 1_u64;
    for concession in Concession::ALL {
        let Some(range) = rule.range(concession) else { continue };
        let at = |error| (concession.key(), error);
        check_reach(concession, range).map_err(at)?;
        if !range.is_fixed() && !concessions.contains(&concession) {
            return Err(at(OfferError::ConcessionNotOrdered { concession }));
        }
        combinations = combinations.saturating_mul(u64::from(range.count()));
    }
    if combinations > Policy::MAX_COMBINATIONS {
        let error = OfferError::TooManyCombinations { given: combinations, max: Policy::MAX_COMBINATIONS };
        return Err(("kind", error));
    }
    let one = rule.kind.is_one_payment();
    if one && (preset.periods != AllowedRange::only(1)) {
        return Err(("periods", OfferError::ConcessionOfAnotherKind { concession: Concession::Periods }));
    }
    if rule.kind == PlanKind::Settlement && preset.deferral != AllowedRange::only(0) {
        return Err(("deferral", OfferError::ConcessionOfAnotherKind { concession: Concession::Deferral }));
    }
    if rule.kind != PlanKind::Settlement && preset.discount != AllowedRange::only(0) {
        return Err(("discount", OfferError::ConcessionOfAnotherKind { concession: Concession::Discount }));
    }
    check_price(rule)?;
    let (fewest, most) = (count(preset.periods.from()), count(preset.periods.to()));
    match preset.profile {
        AllowedProfile::InterestOnly { periods: given } if given >= fewest => {
            return Err(("profile", OfferError::NothingLeftToRepayIn { given, periods: fewest }));
        }
        AllowedProfile::StepUp { every, factor } => {
            let steps = most.saturating_sub(1).checked_div(every);
            let twice = Fraction::ONE.parts().saturating_mul(2);
            if steps.is_none_or(|steps| steps > MAX_STEPS) || factor < Fraction::ONE || factor.parts() > twice {
                return Err(("profile", OfferError::StepUp { max: MAX_STEPS }));
            }
        }
        AllowedProfile::Fixed { payment } => {
            let checked = payment.of(currency).and_then(Money::positive);
            checked.map_err(|error| ("profile", OfferError::from(error)))?;
        }
        AllowedProfile::Balloon { share } if share > Fraction::ONE => {
            return Err(("profile", OfferError::ShareAboveOne));
        }
        _ => {}
    }
    let days = i32::from(rule.first_due_after_days);
    if days > 366 {
        return Err(("firstDueAfterDays", OfferError::Days { given: days, min: 0, max: 366 }));
    }
    if rule.minimum_recovery_ratio > Fraction::ONE {
        return Err(("minimumRecoveryRatio", OfferError::ShareAboveOne));
    }
    Ok(())
}

/// A fee is of payments that are level or of equal principal, and of more than one; fees and costs never bear.
fn check_price(rule: &KindRule) -> Checked {
    let is_priced = rule.price_list.is_some() || matches!(rule.concessions.accrual, AllowedAccrual::Fee(_));
    let profile = rule.concessions.profile;
    let can_be = matches!(profile, AllowedProfile::Level | AllowedProfile::EqualPrincipal);
    if is_priced && (rule.kind.is_one_payment() || !can_be) {
        return Err(("priceList", OfferError::PricedProfile));
    }
    match super::breakdown::never_bears(&rule.concessions.bearing) {
        Some(class) => Err(("bearing", OfferError::NeverBears { class })),
        None => Ok(()),
    }
}

pub(super) fn count(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

pub(super) fn check_reach(concession: Concession, range: AllowedRange) -> Result<(), OfferError> {
    if !range.runs(matches!(concession, Concession::Rate | Concession::DownPayment)) {
        return Err(OfferError::BoundsInverted);
    }
    for end in [range.from(), range.to()] {
        match concession {
            Concession::Periods | Concession::Deferral => {
                let min = u32::from(concession == Concession::Periods);
                if end < i64::from(min) || end > i64::from(MAX_PERIODS) {
                    let given = u32::try_from(end.max(0)).unwrap_or(u32::MAX);
                    return Err(OfferError::Periods { given, min, max: MAX_PERIODS });
                }
            }
            Concession::Rate => drop(Fraction::from_parts(end)?),
            Concession::DownPayment | Concession::Discount | Concession::Waive(_) => {
                if Fraction::from_parts(end)? > Fraction::ONE {
                    return Err(OfferError::ShareAboveOne);
                }
            }
        }
    }
    Ok(())
}

fn check_eligibility(eligibility: &Eligibility, currency: Currency) -> Checked {
    let (fewest, most) = eligibility.days_past_due;
    if fewest < 0 {
        return Err(("daysPastDue", OfferError::Days { given: fewest, min: 0, max: i32::MAX }));
    }
    if most < fewest {
        return Err(("daysPastDue", OfferError::BoundBelowBound));
    }
    let (least, most) = eligibility.amount;
    for amount in [least, most].into_iter().flatten() {
        let checked = amount.of(currency).and_then(Money::not_negative);
        checked.map_err(|error| ("amount", OfferError::from(error)))?;
    }
    match (least, most) {
        (Some(least), Some(most)) if most.minor() < least.minor() => Err(("amount", OfferError::BoundBelowBound)),
        _ => Ok(()),
    }
}

impl PlanPreset {
    /// The same with another waived share of a class.
    #[must_use]
    pub fn waive(mut self, class: Class, range: AllowedRange) -> Self {
        self.waived.set(class, range);
        self
    }
}

#[cfg(test)]
mod tests;
