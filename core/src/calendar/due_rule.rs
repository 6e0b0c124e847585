//! When a statement is due.

// Semantics: [card-2].

use super::{CalendarError, Date, MonthDay};

/// When a statement is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueRule {
    /// This many days after the statement: 10 April + 25 days is 5 May.
    DaysAfterStatement(u16),
    /// The first such day of a month strictly after the statement.
    DayOfMonth(MonthDay),
}

impl DueRule {
    /// The due date of a statement.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn due_date(self, statement: Date) -> Result<Date, CalendarError> {
        match self {
            Self::DaysAfterStatement(days) => statement.plus_days(i32::from(days)),
            Self::DayOfMonth(day) => day.after(statement),
        }
    }
}
