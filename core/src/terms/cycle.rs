//! The cycle of a card: when statements are made, and when each is due.

// Semantics: [card-1] [card-2] [card-38] [card-39].

use super::TermsError;
use crate::calendar::{CalendarError, Date, DueRule, MonthDay};

/// Past closing dates as they are printed on the statements of an account: its first statements, one after the other.
///
/// After the last of them the statement day of the terms goes on: with the one nearest to a month later.
///
/// ```
/// use arrears::terms::{StatementDates, TermsError};
/// use arrears::Date;
/// let day = |month, day| Date::new(2023, month, day);
/// let dates = StatementDates::new(&[day(1, 6)?, day(2, 3)?])?;
/// assert_eq!(dates.as_slice().len(), 2);
/// let twice = StatementDates::new(&[day(1, 6)?, day(1, 6)?]);
/// assert_eq!(twice, Err(TermsError::HistoryNotAscending { date: day(1, 6)? }));
/// # Ok::<(), TermsError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatementDates {
    dates: [Date; Self::MAX],
    count: usize,
}

impl StatementDates {
    /// How many dates are held: ten years of months.
    pub const MAX: usize = 120;
    /// No dates: the statement day says when.
    pub const NONE: Self = Self { dates: [Date::MIN; Self::MAX], count: 0 };

    /// Dates in the order of the calendar.
    ///
    /// # Errors
    /// [`TermsError::HistoryNotAscending`] where one is not after the one before; [`TermsError::HistoryTooLong`].
    pub fn new(dates: &[Date]) -> Result<Self, TermsError> {
        let mut kept = Self::NONE;
        let too_long = TermsError::HistoryTooLong { max: Self::MAX };
        kept.dates.get_mut(..dates.len()).ok_or(too_long)?.copy_from_slice(dates);
        kept.count = dates.len();
        let back = dates.iter().zip(dates.iter().skip(1)).find(|(one, next)| next <= one);
        back.map_or(Ok(kept), |(_, next)| Err(TermsError::HistoryNotAscending { date: *next }))
    }

    /// The dates.
    #[must_use]
    pub fn as_slice(&self) -> &[Date] {
        self.dates.get(..self.count).unwrap_or(&[])
    }

    /// The last of them.
    pub(crate) fn last(&self) -> Option<Date> {
        self.as_slice().last().copied()
    }

    /// The statement after `statement`: the next of the dates; after the last of them the statement day nearest to a month
    /// later, the earlier of two as near; from then on that of the next month.
    pub(crate) fn next(&self, statement: Date, statement_day: MonthDay) -> Result<Date, CalendarError> {
        match self.last() {
            Some(last) if statement < last => {
                let dates = self.as_slice();
                let place = dates.partition_point(|date| *date <= statement);
                Ok(dates.get(place).copied().unwrap_or(last))
            }
            Some(last) if statement == last => nearest_a_month_later(last, statement_day),
            _ => statement.plus_months(1, statement_day),
        }
    }
}

fn nearest_a_month_later(date: Date, statement_day: MonthDay) -> Result<Date, CalendarError> {
    let later = date.plus_months(1, MonthDay::from_date(date))?;
    let mut nearest = date.plus_months(1, statement_day)?;
    for months in [0, 2] {
        let other = date.plus_months(months, statement_day)?;
        let (distance, best) = (other.days_since(later).unsigned_abs(), nearest.days_since(later).unsigned_abs());
        if other > date && (distance < best || (distance == best && other < nearest)) {
            nearest = other;
        }
    }
    Ok(nearest)
}

/// What holds of a row of statements: due dates ascend, and what a statement's late-payment grace decides comes before the statement after the
/// next.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CycleCheck {
    pub(crate) due: DueRule,
    pub(crate) grace_days: u16,
    /// A statement with its due date and the end of its grace, the one before the last and the last.
    before: Option<(Date, Date, Date)>,
    last: Option<(Date, Date, Date)>,
}

impl CycleCheck {
    pub(crate) const fn new(due: DueRule, grace_days: u16) -> Self {
        Self { due, grace_days, before: None, last: None }
    }

    /// Looks at the next statement of the row.
    pub(crate) fn statement(&mut self, statement: Date) -> Result<(), TermsError> {
        let due = self.due.due_date(statement)?;
        self.made(statement, due, due.plus_days(i32::from(self.grace_days))?)
    }

    /// The same for a statement that is made already.
    pub(crate) fn made(&mut self, statement: Date, due: Date, late_payment_grace_end: Date) -> Result<(), TermsError> {
        if let Some((last, its_due, _)) = self.last.filter(|(_, its_due, _)| due <= *its_due) {
            return Err(TermsError::DueDatesCollide { statement: last, due: its_due });
        }
        if let Some((before, _, ends)) = self.before.filter(|(_, _, ends)| *ends >= statement) {
            return Err(TermsError::GraceTooLong { statement: before, late_payment_grace_end: ends });
        }
        (self.before, self.last) = (self.last, Some((statement, due, late_payment_grace_end)));
        Ok(())
    }

    /// Closing dates from one of them on, and what comes after the last.
    pub(crate) fn after_dates(
        mut self,
        mut statement: Date,
        dates: &StatementDates,
        statement_day: MonthDay,
    ) -> Result<(), TermsError> {
        let until = dates.last().unwrap_or(statement);
        let mut after = 0_u8;
        while after < 4 {
            self.statement(statement)?;
            after = after.saturating_add(u8::from(statement >= until));
            statement = dates.next(statement, statement_day)?;
        }
        Ok(())
    }

    /// A statement day that goes on for ever: the lengths of months repeat within four years, so 51 statements show every case.
    pub(crate) fn every_month(mut self, statement_day: MonthDay) -> Result<(), TermsError> {
        let mut statement = statement_day.of(2000, 1)?;
        for _ in 0..51 {
            self.statement(statement)?;
            statement = statement.plus_months(1, statement_day)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn after_the_last_date_the_nearest_statement_day() {
        let next = |last, day| nearest_a_month_later(date(last), MonthDay::new(day).unwrap()).unwrap();
        assert_eq!(next("2024-02-03", 5), date("2024-03-05"));
        assert_eq!(next("2024-03-02", 28), date("2024-03-28")); // 5 days before 2 April, the next one 26 after
        assert_eq!(next("2024-01-29", 2), date("2024-03-02")); // 2 days after 29 February
        assert_eq!(next("2023-05-20", 5), date("2023-06-05")); // 15 days either way
        assert_eq!(next("2024-04-10", 10), date("2024-05-10"));
    }

    #[test]
    fn dates_follow_each_other() {
        let dates = StatementDates::new(&[date("2023-01-06"), date("2023-02-03")]).unwrap();
        let fifth = MonthDay::new(5).unwrap();
        let mut day = date("2023-01-06");
        for expected in ["2023-02-03", "2023-03-05", "2023-04-05"] {
            day = dates.next(day, fifth).unwrap();
            assert_eq!(day, date(expected));
        }
        let many = [Date::MIN; StatementDates::MAX + 1];
        assert_eq!(StatementDates::new(&many), Err(TermsError::HistoryTooLong { max: 120 }));
    }
}
