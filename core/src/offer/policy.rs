//! What a lender may offer: data, checked once.

use alloc::string::String;
use alloc::vec::Vec;

use super::kind::{AccrualReach, Kind, Preset, ShapeReach};
use super::{Class, Hardship, Lever, LimitPolicy, OfferError, Paper, Reach};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rulebook::Product;
use crate::schedule::{MAX_PERIODS, MAX_STEPS};

/// Whom a kind of plan is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Eligibility {
    /// Which products; empty for all.
    pub products: Vec<Product>,
    /// The fewest and the most days past due.
    pub days_past_due: (i32, i32),
    /// For which hardship; empty where none is needed.
    pub hardship: Vec<Hardship>,
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
        first_time_only: false,
        amount: (None, None),
    };
}

/// A kind of plan as a policy allows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindRule {
    /// Which.
    pub kind: Kind,
    /// For whom.
    pub eligibility: Eligibility,
    /// How far each lever may go.
    pub levers: Preset,
    /// Days from the signing to the first due date at least; the first pay day from then on is it.
    pub first_due_after_days: u16,
    /// The least that the lender's present value may be of what is owed.
    pub least_recovery: Fraction,
    /// What the customer brings.
    pub papers: Vec<Paper>,
}

impl KindRule {
    /// A kind for anybody, as its preset has it, first due 10 days on at the earliest.
    #[must_use]
    pub fn preset(kind: Kind) -> Self {
        Self {
            kind,
            eligibility: Eligibility::ANYBODY,
            levers: kind.preset(),
            first_due_after_days: 10,
            least_recovery: Fraction::ZERO,
            papers: Vec::new(),
        }
    }

    /// How far a lever may go, where the kind has it.
    #[must_use]
    pub fn reach(&self, lever: Lever) -> Option<Reach> {
        let levers = &self.levers;
        match lever {
            Lever::Periods => Some(levers.periods),
            Lever::Deferral => Some(levers.deferral),
            Lever::DownPayment => Some(levers.down_payment),
            Lever::Rate => match levers.accrual {
                AccrualReach::PlanRate(reach) => Some(reach),
                AccrualReach::Frozen | AccrualReach::Continued => None,
            },
            Lever::Discount => (self.kind == Kind::Settlement).then_some(levers.discount),
            Lever::Waive(class) => Some(levers.waived.get(class)),
        }
    }

    /// The lever with the most values, the first of [`Lever::ALL`] where several have as many, and how many it has.
    #[must_use]
    pub fn widest(&self) -> (Lever, u32) {
        let mut widest = (Lever::Periods, 0);
        for lever in Lever::ALL {
            let values = self.reach(lever).map_or(0, |reach| reach.count());
            if values > widest.1 {
                widest = (lever, values);
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
    /// What is wrong.
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

impl core::error::Error for PolicyError {}

impl PolicyError {
    /// The stable number: that of what is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.error.code()
    }
}

/// A lender's policy: kinds of plan, how far their levers go, and in which order concessions are given up.
///
/// ```
/// use arrears::{Currency, Fraction};
/// use arrears::offer::{Kind, KindRule, Lever, Policy, Reach};
/// let mut personalised = KindRule::preset(Kind::Personalised);
/// personalised.levers.periods = Reach::new(6, 60, 1)?;
/// let policy = Policy::new("Sample", Currency::CNY, Fraction::parse("0.045")?, vec![Lever::Periods], vec![personalised])?;
/// assert_eq!(policy.kinds().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    name: String,
    currency: Currency,
    discount_rate: Fraction,
    concessions: Vec<Lever>,
    kinds: Vec<KindRule>,
    temporary_limit: Option<LimitPolicy>,
}

impl Policy {
    /// The most combinations of lever values of one kind.
    pub const MAX_COMBINATIONS: u64 = 1_000_000;

    /// A policy. `discount_rate` is annual; `concessions` lists levers in the order in which they are given up, the one
    /// given up most readily first.
    ///
    /// # Errors
    /// [`PolicyError`] with the key of whatever cannot be:
    /// ```
    /// use arrears::{Currency, Fraction};
    /// use arrears::offer::{Kind, KindRule, Policy, Reach};
    /// let mut kind = KindRule::preset(Kind::Personalised);
    /// kind.levers.periods = Reach::new(60, 6, 1).unwrap();
    /// let error = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], vec![kind]).unwrap_err();
    /// assert_eq!((error.kind, error.key, error.error.code()), (Some(0), "periods", 1400));
    /// ```
    pub fn new(
        name: impl Into<String>,
        currency: Currency,
        discount_rate: Fraction,
        concessions: Vec<Lever>,
        kinds: Vec<KindRule>,
    ) -> Result<Self, PolicyError> {
        let whole = |key, error| PolicyError { kind: None, key, error };
        for (place, lever) in concessions.iter().enumerate() {
            if concessions.iter().take(place).any(|earlier| earlier == lever) {
                return Err(whole("concessions", OfferError::LeverTwice { lever: *lever }));
            }
        }
        if kinds.is_empty() || kinds.len() > Kind::COUNT {
            let error = OfferError::ListLength { given: kinds.len(), min: 1, max: Kind::COUNT };
            return Err(whole("kinds", error));
        }
        for (place, rule) in kinds.iter().enumerate() {
            let at = |(key, error)| PolicyError { kind: Some(place), key, error };
            if kinds.iter().take(place).any(|earlier| earlier.kind == rule.kind) {
                return Err(at(("kind", OfferError::KindTwice)));
            }
            check(rule, currency, &concessions).map_err(at)?;
        }
        Ok(Self { name: name.into(), currency, discount_rate, concessions, kinds, temporary_limit: None })
    }

    /// With a rule for temporary limits, without which none is granted.
    ///
    /// # Errors
    /// [`PolicyError`] with the key, such as `temporaryLimit.daysAtMost`: an amount of another currency or below zero,
    /// days outside their bounds:
    /// ```
    /// use arrears::{Currency, Fraction, Money, delinquency::Tier};
    /// use arrears::offer::{Kind, KindRule, LimitPolicy, Policy};
    /// let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], vec![KindRule::preset(Kind::PayInFull)])?;
    /// let rule = LimitPolicy {
    ///     increase_at_most: Fraction::ONE,
    ///     limit_at_most: Money::parse("50000.00", Currency::CNY)?,
    ///     days_at_most: 0,
    ///     days_past_due_at_most: 0,
    ///     tier_at_worst: Tier::Pass,
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

    /// Levers in the order in which they are given up, the one given up most readily first.
    #[must_use]
    pub fn concessions(&self) -> &[Lever] {
        &self.concessions
    }

    /// The kinds of plan it allows.
    #[must_use]
    pub fn kinds(&self) -> &[KindRule] {
        &self.kinds
    }

    /// The rule for temporary limits, where it has one.
    #[must_use]
    pub const fn limit_policy(&self) -> Option<&LimitPolicy> {
        self.temporary_limit.as_ref()
    }
}

type Checked = Result<(), (&'static str, OfferError)>;

fn check(rule: &KindRule, currency: Currency, concessions: &[Lever]) -> Checked {
    check_eligibility(&rule.eligibility, currency)?;
    let levers = &rule.levers;
    let mut combinations = 1_u64;
    for lever in Lever::ALL {
        let Some(reach) = rule.reach(lever) else { continue };
        let at = |error| (lever.key(), error);
        check_reach(lever, reach).map_err(at)?;
        if !reach.is_fixed() && !concessions.contains(&lever) {
            return Err(at(OfferError::LeverNotOrdered { lever }));
        }
        combinations = combinations.saturating_mul(u64::from(reach.count()));
    }
    if combinations > Policy::MAX_COMBINATIONS {
        let error = OfferError::TooManyCombinations { given: combinations, max: Policy::MAX_COMBINATIONS };
        return Err(("kind", error));
    }
    let one = rule.kind.is_one_payment();
    if one && (levers.periods != Reach::only(1)) {
        return Err(("periods", OfferError::LeverOfAnotherKind { lever: Lever::Periods }));
    }
    if rule.kind == Kind::Settlement && levers.deferral != Reach::only(0) {
        return Err(("deferral", OfferError::LeverOfAnotherKind { lever: Lever::Deferral }));
    }
    if rule.kind != Kind::Settlement && levers.discount != Reach::only(0) {
        return Err(("discount", OfferError::LeverOfAnotherKind { lever: Lever::Discount }));
    }
    let (fewest, most) = (count(levers.periods.from()), count(levers.periods.to()));
    match levers.shape {
        ShapeReach::InterestOnly { periods: given } if given >= fewest => {
            return Err(("shape", OfferError::NothingLeftToRepayIn { given, periods: fewest }));
        }
        ShapeReach::StepUp { every, factor } => {
            let steps = most.saturating_sub(1).checked_div(every);
            let twice = Fraction::ONE.parts().saturating_mul(2);
            if steps.is_none_or(|steps| steps > MAX_STEPS) || factor < Fraction::ONE || factor.parts() > twice {
                return Err(("shape", OfferError::StepUp { max: MAX_STEPS }));
            }
        }
        ShapeReach::Balloon { share } if share > Fraction::ONE => return Err(("shape", OfferError::ShareAboveOne)),
        _ => {}
    }
    let days = i32::from(rule.first_due_after_days);
    if days > 366 {
        return Err(("firstDueAfterDays", OfferError::Days { given: days, min: 0, max: 366 }));
    }
    if rule.least_recovery > Fraction::ONE {
        return Err(("leastRecovery", OfferError::ShareAboveOne));
    }
    Ok(())
}

pub(super) fn count(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

pub(super) fn check_reach(lever: Lever, reach: Reach) -> Result<(), OfferError> {
    if !reach.runs(matches!(lever, Lever::Rate | Lever::DownPayment)) {
        return Err(OfferError::BoundsInverted);
    }
    for end in [reach.from(), reach.to()] {
        match lever {
            Lever::Periods | Lever::Deferral => {
                let min = u32::from(lever == Lever::Periods);
                if end < i64::from(min) || end > i64::from(MAX_PERIODS) {
                    let given = u32::try_from(end.max(0)).unwrap_or(u32::MAX);
                    return Err(OfferError::Periods { given, min, max: MAX_PERIODS });
                }
            }
            Lever::Rate => drop(Fraction::from_parts(end)?),
            Lever::DownPayment | Lever::Discount | Lever::Waive(_) => {
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

impl Preset {
    /// The same with another waived share of a class.
    #[must_use]
    pub fn waive(mut self, class: Class, reach: Reach) -> Self {
        self.waived.set(class, reach);
        self
    }
}
