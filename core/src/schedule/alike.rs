//! Periods that are all alike: whole months of a plain schedule, in which nothing changes on the way.

// Semantics: [loan-2] [loan-3] [loan-4] [loan-5].

use super::course::Course;
use super::interest::PeriodRate;
use super::{AmortisationRow, Method, ScheduleError};
use crate::calendar::{Date, Month, MonthDay};
use crate::money::Currency;
use crate::rounding::Rounding;

/// The periods left of a course, each a whole month that bears its share of the year; the last takes what is left.
pub(super) struct Alike {
    rate: PeriodRate,
    rounding: Rounding,
    /// The part of principal in each, less the interest where it is a level payment.
    part: i64,
    is_level: bool,
    fee: i64,
    currency: Currency,
    undue: i64,
    due: Date,
    month: Month,
    pay_day: MonthDay,
}

impl Alike {
    /// The running period of a course without a shape and those after it; `None` where they go by days or are no months.
    pub(super) fn of(course: &Course) -> Option<Self> {
        let terms = &course.terms;
        let (rate, part) = match terms.method() {
            Method::Bullet => return None,
            Method::InterestOnly => (course.period?, 0),
            Method::Level | Method::EqualPrincipal => (course.period?, course.payment),
            // A fee is charged, and no interest.
            Method::FlatFee => (PeriodRate::ZERO, course.payment),
        };
        if course.months != 1 || !course.is_twelfth() {
            return None;
        }
        Some(Self {
            rate,
            rounding: terms.posting(),
            part,
            is_level: terms.method() == Method::Level,
            fee: course.fee,
            currency: terms.currency(),
            undue: course.undue,
            due: course.due,
            month: course.month,
            pay_day: course.pay_day,
        })
    }

    /// The rows of all of them.
    pub(super) fn lay(self, rows: &mut [AmortisationRow]) -> Result<(), ScheduleError> {
        let Self { rate, rounding, part, is_level, fee, currency, pay_day, mut undue, mut due, mut month } = self;
        let Some((last, rows)) = rows.split_last_mut() else { return Ok(()) };
        for row in rows {
            let interest = rate.interest(undue, rounding).ok_or(ScheduleError::Amount)?;
            let part = if is_level { part.saturating_sub(interest) } else { part };
            let principal = part.min(undue).max(0);
            *row = AmortisationRow { due, currency, opening: undue, principal, interest, fee };
            row.fits()?;
            undue = undue.saturating_sub(principal);
            month = month.next();
            due = month.day(pay_day)?;
        }
        let interest = rate.interest(undue, rounding).ok_or(ScheduleError::Amount)?;
        *last = AmortisationRow { due, currency, opening: undue, principal: undue, interest, fee };
        last.fits()
    }
}
