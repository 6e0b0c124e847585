//! A plan: its terms, nothing else.

use super::{Class, PerClass, PlanFee};
use crate::calendar::{Date, MonthDay};
use crate::frequency::Frequency;
use crate::money::Money;
use crate::rate::Fraction;
use crate::words::words;

words! {
    /// When a waiver takes effect.
    pub enum WaivedWhen {
        /// At once.
        AtSigning = "atSigning", "at signing", "签约时";
        /// Once everything else is paid; until then it stands aside.
        OnCompletion = "onCompletion", "on completion", "履约完成后";
    }
}

words! {
    /// What happens to what has accrued of a class.
    pub enum Placed {
        /// It is capitalised into the plan: what bears the plan's interest is amortised, the rest split over the payments.
        Capitalised = "capitalised", "capitalised into the plan", "并入分期";
        /// It is due in full with the first payment.
        FirstInstalment = "firstInstalment", "due with the first payment", "首期支付";
        /// It is due in full with the last payment, and bears nothing until then.
        Deferred = "deferred", "deferred to maturity", "末期支付";
    }
}

words! {
    /// When the interest of a deferral is due.
    pub enum DeferralDue {
        /// With the first payment.
        FirstInstalment = "firstInstalment", "with the first payment", "首期支付";
        /// It becomes part of the amortised balance.
        Capitalised = "capitalised", "capitalised", "计入分期";
    }
}

/// A waived share of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Waived {
    /// The share of the class that is waived, from 0 to 1: 0.5 of 300.00 is 150.00.
    pub share: Fraction,
    /// When the waiver takes effect.
    pub when: WaivedWhen,
}

impl Placed {
    /// The words of [`Self::signed_key`], for an error's text.
    #[cfg(feature = "json")]
    pub(crate) const SIGNED_KEYS: &'static str = "folded first parked";

    /// The word in the canonical text of an agreement: it never changes, since a digest is taken of it.
    pub(crate) const fn signed_key(self) -> &'static str {
        match self {
            Self::Capitalised => "folded",
            Self::FirstInstalment => "first",
            Self::Deferred => "parked",
        }
    }

    /// The value of a word in a canonical text.
    #[cfg(feature = "json")]
    pub(crate) fn from_signed_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.signed_key() == key)
    }
}

impl DeferralDue {
    /// The words of [`Self::signed_key`], for an error's text.
    #[cfg(feature = "json")]
    pub(crate) const SIGNED_KEYS: &'static str = "firstPayment capitalised";

    /// The word in the canonical text of an agreement: it never changes, since a digest is taken of it.
    pub(crate) const fn signed_key(self) -> &'static str {
        match self {
            Self::FirstInstalment => "firstPayment",
            Self::Capitalised => "capitalised",
        }
    }

    /// The value of a word in a canonical text.
    #[cfg(feature = "json")]
    pub(crate) fn from_signed_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.signed_key() == key)
    }
}

impl Waived {
    /// Nothing is waived.
    pub const NOTHING: Self = Self { share: Fraction::ZERO, when: WaivedWhen::AtSigning };
}

/// What accrues from the signing on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NewAccrual {
    /// Nothing accrues (停息).
    Frozen,
    /// Interest at the contract's rate, a year's equivalent of it over the periods of a year.
    Continued,
    /// Interest at an annual rate of the plan.
    PlanRate(Fraction),
    /// A fee in place of interest, on capitalised principal after the down payment.
    Fee(PlanFee),
}

words! {
    /// What the first period bears.
    ///
    /// 121,200.00 at 12 % a year, signed on the 2nd, first due on the 5th: by days 119.54, whole 1,212.00.
    pub enum FirstPeriodInterest {
        /// By its length: whole periods, counted back from the due date, and odd days of a year of 365.
        ByDays = "byDays", "by its days", "按实际天数";
        /// One whole period, however long it is.
        Whole = "whole", "one whole period", "按一整期";
    }
}

/// How the amortised balance comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepaymentProfile {
    /// Equal payments (等额本息).
    Level,
    /// Equal parts of the balance (等额本金).
    EqualPrincipal,
    /// One amount every period until everything is paid, the last one smaller (固定还款额); the periods are the most there may be.
    Fixed {
        /// The amount.
        payment: Money,
    },
    /// Interest only for some periods, then equal payments (先息后本).
    InterestOnly {
        /// How many periods.
        periods: u32,
    },
    /// Payments that rise by a factor every so many periods.
    StepUp {
        /// After how many periods the payment rises, again and again.
        every: u32,
        /// The factor it rises by, 1 to 2.
        factor: Fraction,
    },
    /// Equal parts of the principal first, everything else in the last payment (先本后息).
    PrincipalFirst,
    /// Equal payments and a fixed last amount.
    Balloon {
        /// The balloon due with the last instalment, at most: rounding may lower it by twice what a cent of each other one grows to.
        last: Money,
    },
}

/// Periods without a payment before the first one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[doc(alias = "moratorium")]
pub struct Deferral {
    /// How many; 0 for none.
    pub periods: u32,
    /// Whether simple interest accrues in them.
    pub accrues: bool,
    /// When that is due.
    pub due: DeferralDue,
}

impl Deferral {
    /// No deferral.
    pub const NONE: Self = Self { periods: 0, accrues: false, due: DeferralDue::FirstInstalment };

    /// The periods that accrue.
    pub(super) const fn accrued(&self) -> u32 {
        if self.accrues { self.periods } else { 0 }
    }
}

/// A discount on one payment that must arrive in time (一次性结清减免).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Settlement {
    /// The share of what is left after waivers, 0 to 1: taken from late fees, compound interest, penalty interest,
    /// fees, interest, costs and principal, in this order.
    pub discount: Fraction,
    /// The last day of the offer.
    pub expires: Date,
}

/// The terms of a plan, nothing else: what it costs follows from them and the claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias("forbearance", "re-age", "re-aging"))]
pub struct RepaymentPlan {
    /// The day it is signed and takes effect.
    pub signed: Date,
    /// Paid at signing. It reduces what is capitalised: principal, interest, penalty interest, compound interest, late fees,
    /// fees and costs, in this order; then what is due with the first instalment, then what is deferred to maturity.
    pub down_payment: Money,
    /// The waived share of each class.
    pub waived: PerClass<Waived>,
    /// Where each class goes.
    pub placed: PerClass<Placed>,
    /// Whether capitalised interest, penalty interest and compound interest bear the plan's interest. Principal always does, late fees, fees and
    /// costs never: what is said of them has to be `false`.
    pub bearing: PerClass<bool>,
    /// What accrues from now on.
    pub accrual: NewAccrual,
    /// How many payments, 1 to 600.
    pub periods: u32,
    /// How often a payment falls due.
    pub frequency: Frequency,
    /// The due date of the first period; a deferral moves the first payment on from here.
    pub first_due: Date,
    /// The day of the month payments fall on, where they are monthly or rarer.
    pub pay_day: MonthDay,
    /// What the first period bears.
    pub first_period: FirstPeriodInterest,
    /// How the amortised balance comes back.
    pub profile: RepaymentProfile,
    /// Periods without a payment before the first one.
    pub deferral: Deferral,
    /// A discount for one payment in time; such a plan has one period.
    pub settlement: Option<Settlement>,
}

impl RepaymentPlan {
    /// Whether a class bears the plan's interest once capitalised.
    #[must_use]
    pub const fn bears(&self, class: Class) -> bool {
        matches!(class, Class::Principal) || (class.may_bear_interest() && self.bearing.get(class))
    }
}

impl NewAccrual {
    /// What a plan bears a year, where the contract bears so much.
    pub(super) const fn annual(self, contract: Fraction) -> Fraction {
        match self {
            Self::Frozen | Self::Fee(_) => Fraction::ZERO,
            Self::Continued => contract,
            Self::PlanRate(rate) => rate,
        }
    }

    /// The key in a document: `frozen`, `continued`, `planRate` or `fee`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Frozen => "frozen",
            Self::Continued => "continued",
            Self::PlanRate(_) => "planRate",
            Self::Fee(_) => "fee",
        }
    }
}

impl RepaymentProfile {
    /// The key in a document: `level`, `equalPrincipal`, `interestOnly`, `stepUp`, `fixed`, `principalFirst` or `balloon`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::EqualPrincipal => "equalPrincipal",
            Self::Fixed { .. } => "fixed",
            Self::InterestOnly { .. } => "interestOnly",
            Self::StepUp { .. } => "stepUp",
            Self::PrincipalFirst => "principalFirst",
            Self::Balloon { .. } => "balloon",
        }
    }
}

#[cfg(all(test, feature = "json"))]
mod tests {
    use super::*;

    #[test]
    fn what_was_signed_is_read_as_what_it_says() {
        assert_eq!(Placed::from_signed_key("folded"), Some(Placed::Capitalised));
        assert_eq!(Placed::from_signed_key("first"), Some(Placed::FirstInstalment));
        assert_eq!(Placed::from_signed_key("parked"), Some(Placed::Deferred));
        assert_eq!(Placed::from_signed_key("deferred"), None);
        assert_eq!(DeferralDue::from_signed_key("firstPayment"), Some(DeferralDue::FirstInstalment));
        assert_eq!(DeferralDue::from_signed_key("capitalised"), Some(DeferralDue::Capitalised));
        assert_eq!(DeferralDue::from_signed_key("folded"), None);
    }
}
