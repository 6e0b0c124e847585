//! What departs from a plain schedule: a payment that is given or rounded, a residual, periods without principal.

// Semantics: [loan-28] [loan-29] [loan-30] [loan-31] [loan-32] [loan-33] [loan-34] [loan-35] [loan-36].

use super::payment_rounding::PaymentRounding;
use crate::money::Money;
use crate::words::keys;

keys! {
    /// Where a level payment comes from.
    ///
    /// 500,000.00 at 11.5 % in twelve months by actual days of actual/actual: `Solved` 44,307.05, `Formula` 44,307.53.
    pub enum PaymentBasis {
        /// So that with the interest of each period all payments are equal.
        Solved = "solved";
        /// By the rate of a whole period, annual x n/12 or n/52, whatever the days; the last payment absorbs.
        Formula = "formula";
    }
}

keys! {
    /// What becomes of the interest of periods with nothing due.
    ///
    /// 10,000.00 at 12 %, three months with nothing due: `Capitalised` 303.01 more principal, `DueWithFirst` 300.00 with
    /// the first instalment.
    pub enum DeferredInterest {
        /// It is added to the principal at the end of each period.
        Capitalised = "capitalised";
        /// Simple on the principal, rounded once, it falls due with the first instalment.
        DueWithFirst = "dueWithFirst";
    }
}

keys! {
    /// What an odd period does to a level payment: one that is longer or shorter than the others, was moved, cut or frozen,
    /// or had its rate changed or more paid out inside.
    ///
    /// 10,000.00 at 12 % by actual/365 in twelve, the first period 46 days long: `KeepPrincipal` 939.72, then 888.49;
    /// `KeepPayment` 888.49 throughout, the last 945.62; `SolveAnew` 892.99 throughout, the last 893.03.
    pub enum OddPeriod {
        /// Principal is that of a whole period; the payment differs by the interest.
        KeepPrincipal = "keepPrincipal";
        /// The payment is that of a whole period; principal is what its interest leaves.
        KeepPayment = "keepPayment";
        /// The payment is solved anew with the interest of the odd period in it, and the later ones are the same.
        SolveAnew = "solveAnew";
    }
}

keys! {
    /// What a further disbursement does to the payment.
    ///
    /// 10,000.00 lent at 12 % in twelve, 6,000.00 at once and 4,000.00 on the first due date: `SolveAnew` 533.09, then
    /// 918.91; `KeepPayment` 533.09 throughout and the rest with the last.
    pub enum FurtherDisbursement {
        /// It is solved anew over the periods left, from the next one on.
        SolveAnew = "solveAnew";
        /// It stays; the last payment takes what is left.
        KeepPayment = "keepPayment";
    }
}

keys! {
    /// When the interest of a period is due.
    ///
    /// 10,000.00 at 12 % in twelve, level: `InArrears` 888.49 each month; `InAdvance` 100.00 on the day of disbursement and then
    /// 880.16 each month.
    pub enum InterestTiming {
        /// At its end.
        InArrears = "inArrears";
        /// On its first day, on the principal that it opens with.
        InAdvance = "inAdvance";
    }
}

/// How a schedule departs from a plain one; [`Shape::PLAIN`] does not.
///
/// ```
/// use arrears::schedule::{Amortisation, AmortisationRow, Dues, Method, Shape};
/// use arrears::{Currency, Date, Money, Rate, ScheduleError};
/// let principal = Money::parse("10000.00", Currency::CNY).unwrap();
/// let left = Money::parse("2000.00", Currency::CNY).unwrap();
/// let dues = Dues::monthly(Date::new(2024, 2, 10)?, 12)?;
/// let rate = Rate::annual("0.12").unwrap();
/// let car = Amortisation::new(principal, Date::new(2024, 1, 10)?, dues, rate, Method::Level)?
///     .shaped(Shape { residual: Some(left), ..Shape::PLAIN })?;
/// let mut rows = [AmortisationRow::EMPTY; 12];
/// car.build(&mut rows)?;
/// assert_eq!(rows[0].payment().to_string(), "730.79");
/// assert_eq!(rows[11].payment().to_string(), "2730.79");
/// # Ok::<(), ScheduleError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The level payment, or the principal of each equal part, where the contract names it: the last takes what is left.
    pub payment: Option<Money>,
    /// Where a level payment comes from.
    pub basis: PaymentBasis,
    /// How a level payment is rounded, where not to the minor unit.
    pub rounding: Option<PaymentRounding>,
    /// Principal that stays to the end and falls due with the last payment (尾款).
    pub residual: Option<Money>,
    /// Principal due on the day of disbursement.
    pub down_payment: Option<Money>,
    /// Periods with nothing due, at the start.
    pub deferred: u32,
    /// What becomes of their interest.
    pub deferred_interest: DeferredInterest,
    /// Periods of interest alone, at the start or after those with nothing due.
    pub interest_only: u32,
    /// What an odd period does to a level payment.
    pub odd_period: OddPeriod,
    /// What a further disbursement does to the payment.
    pub further_disbursement: FurtherDisbursement,
    /// When the interest of a period is due.
    pub interest_timing: InterestTiming,
}

impl Shape {
    /// No departure: no amount, no period without principal, a payment that is solved and rounded to the minor unit.
    pub const PLAIN: Self = Self {
        payment: None,
        basis: PaymentBasis::Solved,
        rounding: None,
        residual: None,
        down_payment: None,
        deferred: 0,
        deferred_interest: DeferredInterest::Capitalised,
        interest_only: 0,
        odd_period: OddPeriod::KeepPrincipal,
        further_disbursement: FurtherDisbursement::SolveAnew,
        interest_timing: InterestTiming::InArrears,
    };

    /// The payment that the contract names, in minor units.
    pub(crate) const fn payment_minor(&self) -> Option<i64> {
        match self.payment {
            Some(payment) => Some(payment.minor()),
            None => None,
        }
    }

    /// What stays to the end, in minor units.
    pub(crate) const fn residual_minor(&self) -> i64 {
        Money::minor_of(self.residual)
    }

    /// What is due on the day of disbursement, in minor units.
    pub(crate) const fn down_payment_minor(&self) -> i64 {
        Money::minor_of(self.down_payment)
    }
}
