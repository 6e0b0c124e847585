//! What a date, a day of the month or a time of day refuses.

use crate::words::in_chinese;

/// What can be wrong with a date.
///
/// ```
/// use arrears::{CalendarError, Date};
/// let error = Date::parse("2023-02-30").unwrap_err();
/// assert_eq!(error, CalendarError::NoSuchDay { year: 2023, month: 2, day: 30 });
/// assert_eq!((error.code(), error.to_string().as_str()), (301, "no such day: 2023-2-30"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CalendarError {
    /// The text is not of the form `2026-01-31`.
    #[error("not a date such as `2026-01-31`")]
    NotADate,
    /// There is no such day in the calendar.
    #[error("no such day: {year}-{month}-{day}")]
    NoSuchDay {
        /// Year given.
        year: i32,
        /// Month given.
        month: u8,
        /// Day given.
        day: u8,
    },
    /// The date, given or derived, is outside 1900-01-01 to 2199-12-31.
    #[error("date outside 1900-01-01 to 2199-12-31")]
    OutOfRange,
    /// A day of the month outside 1 to 31.
    #[error("day of month {given} outside 1 to 31")]
    NoSuchMonthDay {
        /// The day given.
        given: u8,
    },
    /// The text is no day of the month.
    #[error("not a day of the month such as `15`")]
    NotAMonthDay,
    /// The text is not of the form `08:00`.
    #[error("not a time such as `08:00`")]
    NotATime,
    /// There is no such minute of the day.
    #[error("no such time: {hour:02}:{minute:02}, allowed: 00:00 to 23:59")]
    NoSuchTime {
        /// Hour given.
        hour: u8,
        /// Minute given.
        minute: u8,
    },
    /// Every day of the week is off.
    #[error("all seven days of the week are off: no day is left to pay on")]
    NoBusinessDay,
    /// A date given as off or worked is given already.
    #[error("this date is given twice, as off or as worked")]
    DayTwice,
    /// More dates off or worked than there is room for.
    #[error("more than {max} dates off or worked")]
    TooManyOwnDays {
        /// How many there may be.
        max: usize,
    },
}

in_chinese! {
    CalendarError;
    NotADate => "不是日期，应如`2026-01-31`";
    NoSuchDay { year, month, day } => "没有这一天：{year}-{month}-{day}";
    OutOfRange => "日期超出1900-01-01至2199-12-31";
    NoSuchMonthDay { given } => "每月{given}日不存在，应为1至31日";
    NotAMonthDay => "不是每月几日，应如`15`";
    NotATime => "不是时刻，应如`08:00`";
    NoSuchTime { hour, minute } => "没有这个时刻：{hour:02}:{minute:02}，应为00:00至23:59";
    NoBusinessDay => "一周七天全部休息，没有可以还款的日子";
    DayTwice => "同一日期重复列为休息日或工作日";
    TooManyOwnDays { max } => "自列的休息日、工作日超过{max}个";
}

impl CalendarError {
    /// The stable number of this error, 300 to 399.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotADate => 300,
            Self::NoSuchDay { .. } => 301,
            Self::OutOfRange => 302,
            Self::NoSuchMonthDay { .. } => 303,
            Self::NotATime => 304,
            Self::NoSuchTime { .. } => 305,
            Self::NotAMonthDay => 306,
            Self::NoBusinessDay => 307,
            Self::DayTwice => 308,
            Self::TooManyOwnDays { .. } => 309,
        }
    }
}
