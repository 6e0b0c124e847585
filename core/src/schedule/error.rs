//! What a schedule refuses.

use super::ShapeTerm;
use crate::calendar::CalendarError;
use crate::money::{Currency, Money};
use crate::words::in_chinese;

/// What can be wrong with a request for a schedule. It is as small as a number, for every row of a schedule can fail.
///
/// ```
/// use arrears::{Date, ScheduleError, schedule::Dues};
/// let error = Dues::monthly(Date::new(2023, 2, 10)?, 601).unwrap_err();
/// assert_eq!((error, error.code()), (ScheduleError::Periods { given: 601 }, 1700));
/// assert_eq!(error.to_string(), "601 periods, allowed 1 to 600");
/// # Ok::<(), ScheduleError>(())
/// ```
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
    /// The first due date is not after the day the money was paid out.
    #[error("the first due date must come after the start")]
    FirstDue,
    /// The first due date does not fall on the pay day.
    #[error("the first due date does not fall on pay day {given}")]
    PayDay {
        /// The pay day given.
        given: u8,
    },
    /// A level payment by twelfths of a year needs a monthly or annual rate: by days a daily one will do.
    #[error("a level payment with a daily rate needs period interest by actual days")]
    DailyRate,
    /// A flat fee is charged by the period: neither its rate nor its period interest can go by days.
    #[error("a flat fee is charged by the period, not by the day")]
    FeeByTheDay,
    /// The slice is too short for the rows.
    #[error("{needed} rows needed")]
    TooFewRows {
        /// How many rows the schedule has.
        needed: u32,
    },
    /// Due dates are 1, 2, 3, 6 or 12 months, 1 to 52 weeks or 1 to 366 days apart.
    #[error("an interval of {given}, allowed 1, 2, 3, 6 or 12 months, 1 to 52 weeks or 1 to 366 days")]
    Interval {
        /// The number given.
        given: u16,
    },
    /// Periods of days, and a daily rate, have no share of a year that a period could bear.
    #[error("a payment by formula, or a share of the year, needs months or weeks and no daily rate")]
    NoPeriodRate,
    /// The method has no such thing: no level payment that could be given or rounded, no principal that could wait.
    #[error("a schedule of this method has no `{}`", term.key())]
    MethodHasNo {
        /// The term.
        term: ShapeTerm,
    },
    /// More stays to the end, or is paid at once, than is lent.
    #[error("the residual and the down payment together are more than the principal")]
    ResidualTooLarge,
    /// The payment given is not above what a regular period earns.
    #[error("a given payment must be above the interest of a regular period")]
    PaymentTooSmall,
    /// Periods of interest alone and periods with nothing due leave none for principal.
    #[error("{given} periods without principal leave none for it")]
    NoPeriodForPrincipal {
        /// How many there are.
        given: u32,
    },
    /// Two terms that exclude each other.
    #[error("`{}` cannot stand beside the other terms of the payment", term.key())]
    PaymentTwice {
        /// The second of them.
        term: ShapeTerm,
    },
    /// A payment is rounded to multiples above zero.
    #[error("payments are rounded to a multiple above 0")]
    Multiple,
    /// An amount of the shape in another currency than the principal.
    #[error("an amount of the shape is in {given}, the principal is not")]
    Currency {
        /// Its currency.
        given: Currency,
    },
    /// Interest in advance does not go with another term.
    #[error("interest in advance does not go with `{}`", term.key())]
    NotInAdvance {
        /// That term.
        term: ShapeTerm,
    },
    /// A date is out of range.
    #[error(transparent)]
    Date(#[from] CalendarError),
}

in_chinese! {
    ScheduleError, of Date;
    Periods { given } => "{given}期，应为1至{}期", super::MAX_PERIODS;
    Principal => "本金超出0至{}个最小货币单位", Money::MAX_MINOR;
    Amount => "还款计划中有金额超过{}个最小货币单位", Money::MAX_MINOR;
    PeriodRate => "每期利率过大";
    FirstDue => "首个还款日须晚于起始日";
    PayDay { given } => "首个还款日不在约定的每月{given}日";
    DailyRate => "等额还款使用日利率时，每期利息须按实际天数计算";
    FeeByTheDay => "等本等息的手续费按期收取，不按日";
    TooFewRows { needed } => "需要{needed}行的空间";
    Interval { given } => "间隔为{given}，应为1、2、3、6或12个月，1至52周，或1至366天";
    NoPeriodRate => "公式月供或按年分摊，须以月或周为间隔，且不使用日利率";
    MethodHasNo { term } => "这种还款方式没有`{}`", term.key();
    ResidualTooLarge => "尾款与首付合计大于本金";
    PaymentTooSmall => "给定的每期还款额须大于正常一期的利息";
    NoPeriodForPrincipal { given } => "{given}期不还本金，没有剩余期数归还本金";
    PaymentTwice { term } => "`{}`不能与其他还款额条款并用", term.key();
    Multiple => "还款额取整的单位须大于0";
    Currency { given } => "计划中有金额的币种为{given}，与本金不同";
    NotInAdvance { term } => "预收利息不能与`{}`并用", term.key();
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
            Self::FirstDue => 1704,
            Self::PayDay { .. } => 1705,
            Self::DailyRate => 1706,
            Self::FeeByTheDay => 1707,
            Self::TooFewRows { .. } => 1708,
            Self::Interval { .. } => 1709,
            Self::NoPeriodRate => 1710,
            Self::MethodHasNo { .. } => 1711,
            Self::ResidualTooLarge => 1712,
            Self::PaymentTooSmall => 1713,
            Self::NoPeriodForPrincipal { .. } => 1714,
            Self::PaymentTwice { .. } => 1715,
            Self::Multiple => 1716,
            Self::Currency { .. } => 1717,
            Self::NotInAdvance { .. } => 1718,
            Self::Date(error) => error.code(),
        }
    }
}
