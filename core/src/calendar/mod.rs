//! Civil dates, month arithmetic and day counts. There is no clock here: today is always an argument.

mod date;
mod day_count;
mod month_day;
mod time_of_day;

pub use date::{CalendarError, Date};
pub use day_count::DayCount;
pub use month_day::MonthDay;
pub use time_of_day::TimeOfDay;
