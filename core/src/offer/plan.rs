//! A plan: a set of levers, nothing else.

use super::PerClass;
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
        /// It is folded into the plan: interest-bearing classes are amortised, the others split over the payments.
        Folded = "folded", "folded into the plan", "并入分期";
        /// It is due in full with the first payment.
        First = "first", "payable first", "首期支付";
        /// It is due in full with the last payment, and bears nothing until then.
        Parked = "parked", "parked to the end", "末期支付";
    }
}

words! {
    /// When the interest of a deferral is due.
    pub enum DeferralDue {
        /// With the first payment.
        FirstPayment = "firstPayment", "with the first payment", "首期支付";
        /// It becomes part of the amortised balance.
        Capitalised = "capitalised", "capitalised", "计入分期";
    }
}

/// A waived share of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Waived {
    /// 0 to 1.
    pub share: Fraction,
    /// When.
    pub when: WaivedWhen,
}

impl Waived {
    /// Nothing.
    pub const NOTHING: Self = Self { share: Fraction::ZERO, when: WaivedWhen::AtSigning };
}

/// What accrues from the signing on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NewAccrual {
    /// Nothing (停息).
    Frozen,
    /// Interest at the contract's rate, a year's equivalent of it over the periods of a year.
    Continued,
    /// Interest at an annual rate of the plan.
    PlanRate(Fraction),
}

/// How the amortised balance comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Equal payments (等额本息).
    Level,
    /// Equal parts of the balance (等额本金).
    EqualPrincipal,
    /// Interest only for some periods, then equal payments (先息后本).
    InterestOnly {
        /// How many periods.
        periods: u32,
    },
    /// Payments that rise by a factor every so many periods.
    StepUp {
        /// Every how many periods.
        every: u32,
        /// By which factor, 1 to 2.
        factor: Fraction,
    },
    /// Equal parts of the principal first, everything else in the last payment (先本后息).
    PrincipalFirst,
    /// Equal payments and a fixed last amount.
    Balloon {
        /// The last amount: what is amortised then comes to at most this, and to less by fewer cents than periods.
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
    /// None.
    pub const NONE: Self = Self { periods: 0, accrues: false, due: DeferralDue::FirstPayment };

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

/// A plan of payments: a set of levers, nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias("forbearance", "re-age", "re-aging"))]
pub struct Plan {
    /// The day it is signed and takes effect.
    pub signed: Date,
    /// Paid at signing. It reduces what is folded: principal, interest, penalty interest, compound interest, late fees,
    /// fees and costs, in this order; then what is payable first, then what is parked.
    pub down_payment: Money,
    /// The waived share of each class.
    pub waived: PerClass<Waived>,
    /// Where each class goes.
    pub placed: PerClass<Placed>,
    /// What accrues from now on.
    pub accrual: NewAccrual,
    /// How many payments, 1 to 600.
    pub periods: u32,
    /// How often.
    pub frequency: Frequency,
    /// The due date of the first period; a deferral moves the first payment on from here.
    pub first_due: Date,
    /// The day of the month payments fall on, where they are monthly or rarer.
    pub pay_day: MonthDay,
    /// How the amortised balance comes back.
    pub shape: Shape,
    /// Periods without a payment before the first one.
    pub deferral: Deferral,
    /// A discount for one payment in time; such a plan has one period.
    pub settlement: Option<Settlement>,
}
