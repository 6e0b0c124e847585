//! Rates with their period, day counts, and what one day earns, exactly.

use super::schedule::a_month_on;
use crate::oracle::{Day, ONE, Refused, Rounding, rate, refuse};
use serde_json::Value;

/// A year in parts that 360, 365, 366, 12 and 52 all divide.
pub(super) const YEAR: i128 = 13 * 1_603_080;

/// One minor unit in the parts that interest is counted in: 10^-12ths of a rate times parts of a year.
pub(super) const UNIT: i128 = ONE * YEAR;

/// An exact amount to minor units.
pub(super) fn rounded(rounding: Rounding, exact: i128) -> i128 {
    rounding.fraction(exact, UNIT)
}

/// A rate, in 10^-12ths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rate {
    Daily(i128),
    Monthly(i128),
    Annual(i128),
}

impl Rate {
    pub(super) fn of(json: &Value) -> Result<Self, Refused> {
        match (&json["daily"], &json["monthly"], &json["annual"]) {
            (daily, Value::Null, Value::Null) => rate(daily).map(Self::Daily),
            (Value::Null, monthly, Value::Null) => rate(monthly).map(Self::Monthly),
            (Value::Null, Value::Null, annual) => rate(annual).map(Self::Annual),
            _ => refuse!("a rate has one period"),
        }
    }

    pub(super) fn is_daily(self) -> bool {
        matches!(self, Self::Daily(_))
    }

    /// The same for a year; a daily rate has none.
    pub(super) fn annual(self) -> i128 {
        match self {
            Self::Daily(_) => panic!("a daily rate is not annualised"),
            Self::Monthly(monthly) => 12 * monthly,
            Self::Annual(annual) => annual,
        }
    }

    /// What a whole month earns on one minor unit.
    pub(super) fn month(self) -> i128 {
        self.annual() * (YEAR / 12)
    }

    /// What a whole period earns on one minor unit; days are counted.
    pub(super) fn period(self, interval: Interval) -> Option<i128> {
        match interval {
            _ if self.is_daily() => None,
            Interval::Months(count) => Some(i128::from(count) * self.month()),
            Interval::Weeks(count) => Some(i128::from(count) * self.annual() * (YEAR / 52)),
            Interval::Days(_) => None,
        }
    }

    /// What a day earns on one minor unit.
    pub(super) fn day(self, count: DayCount, day: Day) -> i128 {
        match self {
            Self::Daily(daily) => daily * YEAR,
            Self::Monthly(_) | Self::Annual(_) => self.annual() * count.parts(day),
        }
    }

    pub(super) fn days(self, count: DayCount, from: Day, to: Day) -> i128 {
        (from.0..to.0).map(|day| self.day(count, Day(day))).sum()
    }

    /// A multiple of it, of 12 decimals too.
    pub(super) fn times(self, multiple: i128) -> Result<Self, Refused> {
        let product = |value: i128| {
            if value * multiple % ONE == 0 {
                Ok(value * multiple / ONE)
            } else {
                refuse!("the penalty rate needs more than 12 decimals")
            }
        };
        Ok(match self {
            Self::Daily(value) => Self::Daily(product(value)?),
            Self::Monthly(value) => Self::Monthly(product(value)?),
            Self::Annual(value) => Self::Annual(product(value)?),
        })
    }
}

/// How far apart due dates are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Interval {
    Months(i64),
    Weeks(i64),
    Days(i64),
}

impl Interval {
    pub(super) fn of(json: &Value) -> Result<Self, Refused> {
        if json.is_null() {
            return Ok(Self::Months(1));
        }
        let key = |name: &str| json[name].as_i64();
        match (key("months"), key("weeks"), key("days")) {
            (Some(count @ (1 | 2 | 3 | 6 | 12)), None, None) => Ok(Self::Months(count)),
            (None, Some(count @ 1..=52), None) => Ok(Self::Weeks(count)),
            (None, None, Some(count @ 1..=366)) => Ok(Self::Days(count)),
            _ => refuse!("an interval is so many months, weeks or days"),
        }
    }

    /// So many periods on, or back.
    pub(super) fn on(self, day: Day, pay_day: i64, periods: i64) -> Day {
        match self {
            Self::Months(count) => a_month_on(day, pay_day, count * periods),
            Self::Weeks(count) => day.plus(7 * count * periods),
            Self::Days(count) => day.plus(count * periods),
        }
    }
}

/// What part of a year a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayCount {
    Actual360,
    Actual365,
    ActualActual,
    Thirty360,
}

impl DayCount {
    pub(super) fn of(value: &Value, default: Self) -> Result<Self, Refused> {
        match value.as_str() {
            None => Ok(default),
            Some("actual360") => Ok(Self::Actual360),
            Some("actual365") => Ok(Self::Actual365),
            Some("actualActual") => Ok(Self::ActualActual),
            Some("thirty360") => Ok(Self::Thirty360),
            Some(other) => refuse!("`{other}` is no day count"),
        }
    }

    /// The day from its morning to the next, in parts of a [`YEAR`].
    fn parts(self, day: Day) -> i128 {
        match self {
            Self::Actual360 => YEAR / 360,
            Self::Actual365 => YEAR / 365,
            Self::ActualActual => {
                let (year, _, _) = day.year_month_day();
                let length = Day::civil(year + 1, 1, 1).0 - Day::civil(year, 1, 1).0;
                YEAR / i128::from(length)
            }
            Self::Thirty360 => i128::from(serial(day.plus(1)) - serial(day)) * (YEAR / 360),
        }
    }
}

/// The count of days where every month has thirty.
fn serial(day: Day) -> i64 {
    let (year, month, day) = day.year_month_day();
    360 * year + 30 * month + day.min(30)
}

#[test]
fn thirty_days_a_month_whatever_the_month() {
    let day = |text: &str| Day::parse(text).unwrap();
    let days = |from: &str, to: &str| {
        let parts = (day(from).0..day(to).0).map(|d| DayCount::Thirty360.parts(Day(d))).sum::<i128>();
        parts / (YEAR / 360)
    };
    assert_eq!(days("2023-01-30", "2023-01-31"), 0);
    assert_eq!(days("2023-01-31", "2023-02-01"), 1);
    assert_eq!(days("2023-02-28", "2023-03-01"), 3);
    assert_eq!(days("2024-02-28", "2024-03-01"), 3);
    assert_eq!(days("2023-01-10", "2024-01-10"), 360);
}

#[test]
fn a_year_of_days_is_a_year() {
    for (year, count) in [(2023, DayCount::ActualActual), (2024, DayCount::ActualActual), (2023, DayCount::Actual365)] {
        let (from, to) = (Day::civil(year, 1, 1), Day::civil(year + 1, 1, 1));
        assert_eq!(Rate::Annual(ONE).days(count, from, to), UNIT);
    }
    assert_eq!(Rate::Monthly(ONE / 100).month(), UNIT / 100);
    assert_eq!(Rate::Daily(ONE / 2_000).day(DayCount::Actual360, Day(0)), UNIT / 2_000);
}
