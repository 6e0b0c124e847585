//! Interest that is due on the first day of its period.

// Semantics: [loan-48].

use super::course::Course;
use super::residual::{self, Debt};
use super::{AmortisationRow, InterestTiming, ScheduleError};
use crate::money::Money;

impl Course {
    /// Whether the interest of a period is due on its first day.
    pub(crate) fn is_in_advance(&self) -> bool {
        self.terms.shape().interest_timing == InterestTiming::InAdvance
    }

    /// What the running period, which begins, bears: in accrual units, and rounded.
    pub(crate) fn due_at_once(&self) -> Result<(i128, i64), ScheduleError> {
        if self.next_due().is_none() {
            return Ok((0, 0));
        }
        let exact = self.earned()?;
        Ok((exact, self.post(exact)?))
    }

    /// The running period ends with its principal; the interest of the next is due with it, where that `bears`. The row, and
    /// the interest in accrual units.
    pub(crate) fn end_in_advance(&mut self, bears: bool) -> Result<(AmortisationRow, i128), ScheduleError> {
        let mut row = self.fall_due(0)?;
        let (exact, interest) = if bears { self.due_at_once()? } else { (0, 0) };
        row.interest = interest;
        let payment = row.principal.checked_add(interest);
        if payment.is_none_or(|payment| payment > Money::MAX_MINOR) {
            Err(ScheduleError::Amount)
        } else {
            Ok((row, exact))
        }
    }

    /// The principal in a level payment: what the interest of the next period leaves of it, on what is owed then.
    pub(super) fn beside_next_interest(&self, payment: i64) -> Result<i64, ScheduleError> {
        let period = self.period.ok_or(ScheduleError::DailyRate)?;
        // Exactly it is i (owed - payment) / (1 - i); rounded, a step or two from there.
        let owed = self.amortised().saturating_sub(payment);
        let (rest, unit) = period.on(owed.max(0));
        let (rate, _) = period.on(1);
        let guess = rest.checked_div(unit.saturating_sub(rate).max(1)).and_then(|guess| i64::try_from(guess).ok());
        let mut interest = guess.unwrap_or(0);
        for _ in 0..64 {
            let (numerator, denominator) = period.on(owed.saturating_add(interest).max(0));
            let next = self.terms.posting().quotient(numerator, denominator).ok_or(ScheduleError::Amount)?;
            if next == interest {
                break;
            }
            interest = next;
        }
        Ok(payment.saturating_sub(interest))
    }

    /// The level payment: each is worth 1 - i times the one before it on the first due date.
    pub(super) fn solve_in_advance(&self, owed: u64) -> Result<i64, ScheduleError> {
        let growth = self.period.ok_or(ScheduleError::DailyRate)?.growth_in_advance()?;
        let debt = Debt { owed, residual: self.residual.unsigned_abs(), at_once: true };
        let after_the_first = usize::try_from(self.left.saturating_sub(1)).map_err(|_| ScheduleError::Amount)?;
        let exact = residual::payment(debt, core::iter::repeat_n(growth, after_the_first));
        exact.and_then(|exact| self.rounded(exact)).ok_or(ScheduleError::Amount)
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::Date;
    use crate::money::{Currency, Money};
    use crate::rate::Rate;
    use crate::schedule::{Amortisation, AmortisationRow, Dues, InterestTiming, Method, Shape};

    #[test]
    fn a_level_payment_leaves_a_residual() {
        let principal = Money::from_minor(1_000_000, Currency::CNY).unwrap();
        let (start, dues) =
            (Date::new(2024, 1, 10).unwrap(), Dues::monthly(Date::new(2024, 2, 10).unwrap(), 12).unwrap());
        let loan = Amortisation::new(principal, start, dues, Rate::annual("0.12").unwrap(), Method::Level).unwrap();
        let shape = Shape {
            interest_timing: InterestTiming::InAdvance,
            residual: Some(Money::from_minor(200_000, Currency::CNY).unwrap()),
            ..Shape::PLAIN
        };
        let mut rows = [AmortisationRow::EMPTY; 13];
        assert_eq!(loan.shaped(shape).unwrap().build(&mut rows), Ok(13));
        assert_eq!([0, 1, 2].map(|row: usize| rows[row].payment_minor()), [10_000, 72_256, 72_256]);
        assert_eq!((rows[12].payment_minor(), rows[12].interest), (272_249, 0));
    }
}
