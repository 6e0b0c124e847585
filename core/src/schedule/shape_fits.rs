//! Whether a shape fits what is lent, when and how.

use super::interest::{ACCRUAL_UNIT, PeriodRate, accrual_per_unit};
use super::{
    Amortisation, InterestTiming, Method, OddPeriod, PaymentBasis, PeriodInterest, ScheduleError, Shape, ShapeTerm,
};

impl Amortisation {
    /// Whether a shape fits what is lent, when and how.
    pub(super) fn fits(&self, shape: &Shape) -> Result<(), ScheduleError> {
        let multiple = shape.rounding.map(|rounding| rounding.multiple().amount());
        let given = [shape.payment, shape.residual, shape.down_payment, multiple];
        if let Some(other) = given.into_iter().flatten().find(|amount| amount.currency() != self.currency()) {
            return Err(ScheduleError::Currency { given: other.currency() });
        }
        self.fits_method(shape)?;
        self.fits_advance(shape)?;
        self.fits_amount(shape)?;
        let (lead, periods) = (shape.deferred.saturating_add(shape.interest_only), self.dues().periods());
        if lead >= periods && lead > 0 {
            return Err(ScheduleError::NoPeriodForPrincipal { given: lead });
        }
        if shape.basis == PaymentBasis::Formula && PeriodRate::of(self.rate(), self.dues().interval()).is_none() {
            return Err(ScheduleError::NoPeriodRate);
        }
        if shape.payment.is_some() {
            if shape.rounding.is_some() {
                return Err(ScheduleError::PaymentTwice { term: ShapeTerm::Rounding });
            }
            if shape.basis == PaymentBasis::Formula {
                return Err(ScheduleError::PaymentTwice { term: ShapeTerm::Basis });
            }
        }
        Ok(())
    }

    fn fits_method(&self, shape: &Shape) -> Result<(), ScheduleError> {
        let is_level = self.method() == Method::Level;
        let in_parts = is_level || self.method() == Method::EqualPrincipal;
        let refused = [
            (shape.payment.is_some() && !in_parts, ShapeTerm::Amount),
            (shape.basis == PaymentBasis::Formula && !is_level, ShapeTerm::Basis),
            (shape.rounding.is_some() && !is_level, ShapeTerm::Rounding),
            (
                shape.residual_minor() != 0 && matches!(self.method(), Method::InterestOnly | Method::Bullet),
                ShapeTerm::Residual,
            ),
            (shape.deferred > 0 && matches!(self.method(), Method::FlatFee | Method::Bullet), ShapeTerm::Deferred),
            (shape.interest_only > 0 && !in_parts, ShapeTerm::InterestOnly),
            (shape.odd_period != OddPeriod::KeepPrincipal && !is_level, ShapeTerm::OddPeriod),
            (
                shape.interest_timing == InterestTiming::InAdvance
                    && matches!(self.method(), Method::FlatFee | Method::Bullet),
                ShapeTerm::InterestTiming,
            ),
        ];
        match refused.into_iter().find(|(is_given, _)| *is_given) {
            Some((_, term)) => Err(ScheduleError::MethodHasNo { term }),
            None => Ok(()),
        }
    }

    /// Interest in advance is of whole periods, whose principal nothing but the payment decides.
    fn fits_advance(&self, shape: &Shape) -> Result<(), ScheduleError> {
        if shape.interest_timing == InterestTiming::InArrears {
            return Ok(());
        }
        let by_days = self.method() == Method::Level && self.interest_basis() == PeriodInterest::ActualDays;
        let refused = [
            (by_days, ShapeTerm::PeriodInterest),
            (shape.deferred > 0, ShapeTerm::Deferred),
            (shape.basis == PaymentBasis::Formula, ShapeTerm::Basis),
            (shape.rounding.is_some(), ShapeTerm::Rounding),
            (shape.odd_period != OddPeriod::KeepPrincipal, ShapeTerm::OddPeriod),
        ];
        match refused.into_iter().find(|(is_given, _)| *is_given) {
            Some((_, term)) => Err(ScheduleError::NotInAdvance { term }),
            None => Ok(()),
        }
    }

    fn fits_amount(&self, shape: &Shape) -> Result<(), ScheduleError> {
        let given_minor = shape.residual_minor().saturating_add(shape.down_payment_minor());
        if shape.residual_minor() < 0 || shape.down_payment_minor() < 0 || given_minor > self.principal_minor() {
            return Err(ScheduleError::ResidualTooLarge);
        }
        if let Some(payment) = shape.payment_minor() {
            let interest_minor = match self.method() {
                Method::Level => {
                    self.regular_interest(self.principal_minor().saturating_sub(shape.down_payment_minor()))?
                }
                _ => 0,
            };
            if payment <= interest_minor {
                return Err(ScheduleError::PaymentTooSmall);
            }
        }
        Ok(())
    }

    /// What `amount` earns in a regular period: its share of the year, or by the day count the days between the first two
    /// due dates.
    fn regular_interest(&self, amount: i64) -> Result<i64, ScheduleError> {
        let (numerator, denominator) = match PeriodRate::of(self.rate(), self.dues().interval()) {
            Some(rate) => rate.on(amount),
            None => {
                let next = self.dues().interval().from(self.dues().first(), 1, self.dues().day())?;
                let per_unit = accrual_per_unit(self.rate(), self.counting(), self.dues().first(), next);
                (i128::from(amount).saturating_mul(per_unit), ACCRUAL_UNIT)
            }
        };
        self.posting().quotient(numerator, denominator).ok_or(ScheduleError::Amount)
    }
}
