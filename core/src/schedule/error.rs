//! What a schedule refuses.

use crate::calendar::CalendarError;
use crate::money::Money;

/// What can be wrong with a request for a schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ScheduleError {
    /// The number of periods is 0 or above [`super::MAX_PERIODS`].
    #[error("{given} periods, allowed 1 to {}", super::MAX_PERIODS)]
    Periods {
        /// The number given.
        given: u32,
    },
    /// The principal is below zero or beyond [`Money::MAX_MINOR`] minor units.
    #[error("principal outside 0 to {} minor units", Money::MAX_MINOR)]
    Principal,
    /// An amount of the schedule goes beyond [`Money::MAX_MINOR`] minor units.
    #[error("an amount of the schedule goes beyond {} minor units", Money::MAX_MINOR)]
    Amount,
    /// The rate of one period is beyond what the exact arithmetic holds (2^72 once brought to its denominator).
    #[error("the rate of one period is too large")]
    PeriodRate,
    /// A date is out of range.
    #[error(transparent)]
    Date(#[from] CalendarError),
}

impl ScheduleError {
    /// The stable number of this error, 1700 to 1799; that of a date is the calendar's.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Periods { .. } => 1700,
            Self::Principal => 1701,
            Self::Amount => 1702,
            Self::PeriodRate => 1703,
            Self::Date(error) => error.code(),
        }
    }
}
