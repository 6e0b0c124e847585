//! Periods that are all alike: whole months of a plain schedule, in which nothing changes on the way.

// Semantics: [loan-2] [loan-3] [loan-4] [loan-5].

use super::interest::PeriodRate;
use super::{AmortisationRow, ScheduleError};
use crate::calendar::{Date, Month, MonthDay};
use crate::money::Currency;
use crate::rounding::Rounding;

/// The periods left of a course, each a whole month that bears its share of the year; the last takes what is left.
pub(super) struct Alike {
    pub(super) rate: PeriodRate,
    pub(super) rounding: Rounding,
    /// The part of principal in each, less the interest where it is a level payment.
    pub(super) part: i64,
    pub(super) is_level: bool,
    pub(super) fee: i64,
    pub(super) currency: Currency,
    pub(super) undue: i64,
    pub(super) due: Date,
    pub(super) month: Month,
    pub(super) pay_day: MonthDay,
}

impl Alike {
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
