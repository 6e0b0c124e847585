//! Civil dates: made, read, moved, counted between.
#![no_std]
#![no_main]

use arrears::calendar::DayCount;
use arrears::{Date, MonthDay, TimeOfDay};
use arrears_no_panic::{any, kept};

#[unsafe(no_mangle)]
extern "C" fn _start() -> i32 {
    let (date, later, day) = (any(Date::MIN), any(Date::MAX), any(MonthDay::from_date(any(Date::MIN))));
    kept(Date::new(any(2024), any(2), any(29)));
    kept(Date::parse(any("2024-02-29")));
    kept(Date::from_serial(any(1)));
    kept((date.ymd(), date.plus_days(any(1)), date.days_since(later), date.is_in_leap_year()));
    kept((date.plus_months(any(1), day), date.whole_months_to(later)));
    kept((MonthDay::new(any(1)), day.of(any(2024), any(2)), day.on_or_after(date), day.after(date)));
    kept(any(DayCount::Actual365).year_parts(date, later));
    kept(any(DayCount::Actual365).days(date, later));
    kept(DayCount::common_and_leap_days(date, later));
    kept((TimeOfDay::new(any(1), any(1)), TimeOfDay::parse(any("12:30"))));
    0
}
