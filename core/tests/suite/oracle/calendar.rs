//! Civil days as a plain count, and the statement, due and days of late-payment grace of a card.

use super::{Refused, refuse};
use serde_json::Value;

/// A civil day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i64);

impl Day {
    pub(crate) fn civil(year: i64, month: i64, day: i64) -> Self {
        let mut count = before(year);
        for m in 1..month {
            count += month_length(year, m);
        }
        Self(count + day - 1)
    }

    /// The day of a month, or its last day where the month is shorter.
    pub(crate) fn clamped(year: i64, month: i64, day: i64) -> Self {
        Self::civil(year, month, day.min(month_length(year, month)))
    }

    pub(crate) fn parse(text: &str) -> Result<Self, Refused> {
        let parts: Vec<i64> = text.split('-').filter_map(|part| part.parse().ok()).collect();
        let [year, month, day] = parts[..] else {
            return refuse!("`{text}` is no date");
        };
        if !(1900..2200).contains(&year) || !(1..13).contains(&month) || day < 1 || day > month_length(year, month) {
            return refuse!("`{text}` is no date");
        }
        Ok(Self::civil(year, month, day))
    }

    pub(crate) fn of(value: &Value) -> Result<Self, Refused> {
        match value.as_str() {
            Some(text) => Self::parse(text),
            None => refuse!("a date is missing"),
        }
    }

    pub(crate) fn maybe(value: &Value) -> Result<Option<Self>, Refused> {
        if value.is_null() { Ok(None) } else { Self::of(value).map(Some) }
    }

    pub(crate) fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    pub(crate) fn year_month_day(self) -> (i64, i64, i64) {
        // A year not after the day's own, and on from there.
        let mut year = 1969 + self.0.div_euclid(366);
        while before(year + 1) <= self.0 {
            year += 1;
        }
        let mut left = self.0 - before(year);
        let mut month = 1;
        while left >= month_length(year, month) {
            left -= month_length(year, month);
            month += 1;
        }
        (year, month, left + 1)
    }

    pub(crate) fn text(self) -> String {
        let (year, month, day) = self.year_month_day();
        format!("{year:04}-{month:02}-{day:02}")
    }
}

/// The days from 1970 to the first of a year.
fn before(year: i64) -> i64 {
    let leaps = |through: i64| through / 4 - through / 100 + through / 400;
    365 * (year - 1970) + leaps(year - 1) - leaps(1969)
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn month_length(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// How a due day follows from a statement day.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Due {
    DaysAfter(i64),
    DayOfMonth(i64),
}

impl Due {
    pub(crate) fn of(json: &Value) -> Result<Self, Refused> {
        match (json["rule"].as_str(), json["days"].as_i64(), json["day"].as_i64()) {
            (Some("daysAfterStatement"), Some(days), None) => Ok(Self::DaysAfter(days)),
            (Some("dayOfMonth"), None, Some(day)) => Ok(Self::DayOfMonth(day)),
            _ => refuse!("the due rule is missing"),
        }
    }

    pub(super) fn after(self, statement: Day) -> Day {
        match self {
            Self::DaysAfter(days) => statement.plus(days),
            Self::DayOfMonth(day) => {
                let (year, month, _) = statement.year_month_day();
                let same = Day::clamped(year, month, day);
                if same > statement { same } else { next_month(year, month, day) }
            }
        }
    }
}

fn next_month(year: i64, month: i64, day: i64) -> Day {
    if month == 12 { Day::clamped(year + 1, 1, day) } else { Day::clamped(year, month + 1, day) }
}

/// One cycle's three days: S(k), D(k), G(k).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cycle {
    pub(crate) statement: Day,
    pub(crate) due: Day,
    pub(crate) late_payment_grace_end: Day,
}

/// From a day on statements fall on another day, and their due days by another rule where that changes too.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CycleChange {
    pub(crate) date: Day,
    pub(crate) statement_day: i64,
    pub(crate) due: Option<Due>,
}

/// What statement days follow from.
#[derive(Debug, Clone)]
pub(crate) struct Calendar {
    pub(crate) opened: Day,
    pub(crate) statement_day: i64,
    pub(crate) due: Due,
    pub(crate) grace: i64,
    /// Closing dates as printed; the statement day goes on after the last.
    pub(crate) listed: Vec<Day>,
}

impl Calendar {
    /// The cycles of an account, at least through the day and through one whole leap cycle, checked.
    ///
    /// Semantics: [card-1] [card-2].
    pub(crate) fn cycles(&self, changes: &[CycleChange], through: Day) -> Result<Vec<Cycle>, Refused> {
        for pair in self.listed.windows(2) {
            if pair[0] >= pair[1] {
                return refuse!("{} is not listed after {}", pair[1].text(), pair[0].text());
            }
        }
        if self.listed.first().is_some_and(|first| *first < self.opened) {
            return refuse!("a closing date before the opening");
        }
        let whatever_the_month = Self { listed: Vec::new(), ..self.clone() };
        check(&whatever_the_month.dated(&[], self.opened))?;
        for (n, change) in changes.iter().enumerate() {
            let due = change.due.unwrap_or(self.due);
            let after = Self { statement_day: change.statement_day, due, ..whatever_the_month.clone() };
            check(&after.dated(&[], self.opened))?;
            // A change that cannot be is refused on its day, whatever changes it back later.
            check(&self.dated(&changes[..=n], change.date))?;
        }
        let found = self.dated(changes, through);
        check(&found)?;
        Ok(found)
    }

    /// The cycles, whatever they come to.
    fn dated(&self, changes: &[CycleChange], through: Day) -> Vec<Cycle> {
        let (mut statement_day, mut due) = (self.statement_day, self.due);
        let mut changes = changes.iter().peekable();
        let mut listed = self.listed.iter().peekable();
        let mut found: Vec<Cycle> = Vec::new();
        let mut past_the_last = 0;
        while past_the_last < 52 {
            let last = found.last().map(|cycle| cycle.statement);
            let mut next = match (listed.peek(), last) {
                (Some(day), _) => **day,
                (None, None) => from(self.opened, statement_day),
                (None, Some(last)) if self.listed.last() == Some(&last) => nearest_to_a_month_on(last, statement_day),
                (None, Some(last)) => from(last.plus(1), statement_day),
            };
            // A change on a statement day comes after that day's statement; printed dates stay as they are.
            while let Some(change) = changes.next_if(|change| change.date < next) {
                statement_day = change.statement_day;
                due = change.due.unwrap_or(due);
                if listed.peek().is_none() {
                    next = from(last.map_or(change.date, |last| last.max(change.date)).plus(1), statement_day);
                }
            }
            listed.next_if(|day| **day == next);
            let due = due.after(next);
            found.push(Cycle { statement: next, due, late_payment_grace_end: due.plus(self.grace) });
            past_the_last += usize::from(next > through && changes.peek().is_none());
        }
        found
    }
}

/// The first such day of a month, from a day on.
fn from(day: Day, day_of_month: i64) -> Day {
    let (year, month, _) = day.year_month_day();
    let same = Day::clamped(year, month, day_of_month);
    if same >= day { same } else { next_month(year, month, day_of_month) }
}

/// Of the statement days around a month from now the nearest, the earlier of two.
fn nearest_to_a_month_on(last: Day, statement_day: i64) -> Day {
    let (year, month, day) = last.year_month_day();
    let wanted = next_month(year, month, day);
    let mut best = from(last.plus(1), statement_day);
    loop {
        let other = from(best.plus(1), statement_day);
        if (other.0 - wanted.0).abs() >= (best.0 - wanted.0).abs() {
            return best;
        }
        best = other;
    }
}

pub(super) fn check(found: &[Cycle]) -> Result<(), Refused> {
    for pair in found.windows(2) {
        if pair[0].due >= pair[1].due {
            return refuse!("two statements fall due on {}", pair[1].due.text());
        }
    }
    for three in found.windows(3) {
        if three[0].late_payment_grace_end >= three[2].statement {
            return refuse!("grace to {} outlives the second next statement", three[0].late_payment_grace_end.text());
        }
    }
    Ok(())
}
