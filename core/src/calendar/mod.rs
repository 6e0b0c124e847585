//! Civil dates, month arithmetic and day counts. There is no clock here: today is always an argument.
//!
//! A [`Date`] runs from 1900-01-01 to 2199-12-31 and takes four bytes. A [`MonthDay`] is a day of every month, the last one where a month is
//! shorter. A [`DayCount`] says how many days of how long a year lie between two dates.
//!
//! ```
//! use arrears::{CalendarError, Date};
//! let bought = Date::parse("2024-01-31")?;
//! assert_eq!(bought.plus_days(29)?.to_string(), "2024-02-29");
//! assert_eq!(Date::parse("2024-03-01")?.days_since(bought), 30);
//! assert!(Date::parse("2023-02-29").is_err());
//! # Ok::<(), CalendarError>(())
//! ```

mod business_days;
mod date;
mod day_count;
mod due_rule;
mod error;
mod month;
mod month_day;
mod months;
mod official_days;
mod time_of_day;

pub use business_days::{BusinessDays, Weekday};
pub use date::Date;
pub use day_count::DayCount;
pub use due_rule::DueRule;
pub use error::CalendarError;
pub(crate) use month::Month;
pub use month_day::MonthDay;
pub use official_days::OfficialDays;
pub use time_of_day::TimeOfDay;
