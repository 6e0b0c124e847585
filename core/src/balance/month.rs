//! How an account stood at the ends of months: what a credit history is made of.

use alloc::vec::Vec;

use super::account::Account;
use super::record::{Cause, Note};
use super::recorder::Recorder;
use super::{Position, ReplayError};
use crate::calendar::Date;
use crate::ledger::Action;

/// How an account stood at the end of a month, and what happened in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Month {
    /// The day asked about: its month up to it.
    pub last_day: Date,
    /// Days past due at the end of that day.
    pub days_past_due: i32,
    /// Something was overdue in the month and was taken: paid late, waived, refunded.
    pub was_met_late: bool,
    /// A minimum payment or an instalment fell due in the month.
    pub has_due: bool,
    /// A loan paid out of which nothing is owed any more.
    pub is_settled: bool,
}

/// What fell due, and when something overdue was paid.
#[derive(Debug, Default)]
struct Duties {
    disbursed: Option<Date>,
    dues: Vec<Date>,
    met_late: Vec<Date>,
}

impl Recorder for Duties {
    fn note(&mut self, day: Date, note: Note) {
        match note {
            Note::Statement { minimum, due, .. } if minimum > 0 => self.dues.push(due),
            Note::OpenedStatement { due, .. } => self.dues.push(due),
            Note::Posted { cause: Cause::Instalment { .. } | Cause::Accelerated { .. }, .. } => self.dues.push(day),
            Note::Taken { days_past_due, .. } if days_past_due > 0 => self.met_late.push(day),
            Note::Event { action: Action::Disbursement(_), .. } => self.disbursed = Some(day),
            _ => {}
        }
    }
}

impl Account<'_> {
    /// How the account stood at the end of some days, each the last of a month or of what is known of it, in ascending
    /// order; from one replay. Nothing had fallen due on a day before the account's first.
    ///
    /// # Errors
    /// As [`Account::on_days`].
    pub fn months(&self, last_days: &[Date]) -> Result<Vec<Month>, ReplayError> {
        let before = last_days.partition_point(|day| *day < self.opened());
        let (unopened, days) = last_days.split_at(before);
        let (positions, duties) = self.on_days(days, Duties::default())?;
        let nothing = |last_day: &Date| Month {
            last_day: *last_day,
            days_past_due: 0,
            was_met_late: false,
            has_due: false,
            is_settled: false,
        };
        let opened = positions.iter().map(|position| duties.month(position));
        Ok(unopened.iter().map(nothing).chain(opened).collect())
    }
}

impl Duties {
    fn month(&self, position: &Position) -> Month {
        let last_day = position.as_of();
        let (year, month, _) = last_day.ymd();
        let is_within = |day: &Date| {
            let (its_year, its_month, _) = day.ymd();
            (its_year, its_month) == (year, month) && *day <= last_day
        };
        // In order of time: the search for a month starts near it.
        let any = |days: &[Date]| {
            let end = days.partition_point(|day| *day <= last_day);
            days.get(..end).unwrap_or(&[]).iter().next_back().is_some_and(is_within)
        };
        Month {
            last_day,
            days_past_due: position.days_past_due(),
            was_met_late: any(&self.met_late),
            has_due: any(&self.dues),
            is_settled: self.disbursed.is_some_and(|day| day <= last_day) && position.payoff().minor() == 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::CardAccount;
    use crate::ledger::{Event, Ledger};
    use crate::terms::Issuer;
    use crate::{Currency, Money, MonthDay};

    #[test]
    fn one_replay_tells_every_month() {
        let (yuan, day) = (|text| Money::parse(text, Currency::CNY).unwrap(), |text| Date::parse(text).unwrap());
        let terms = Issuer::Cmb.card(day("2023-03-06"), MonthDay::new(5).unwrap()).unwrap().build().unwrap();
        let ledger = Ledger::new([
            Event::purchase(day("2023-03-30"), yuan("1000.00")),
            Event::payment(day("2023-04-30"), yuan("100.00")),
            Event::payment(day("2023-07-10"), yuan("2000.00")),
        ])
        .unwrap();
        let account = Account::Card(CardAccount::new(&terms, &ledger));
        let days = ["2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31", "2023-06-30", "2023-07-31", "2023-08-31"];
        let months = account.months(&days.map(day)).unwrap();
        let facts: Vec<_> = months.iter().map(|m| (m.has_due, m.was_met_late, m.days_past_due > 0)).collect();
        assert_eq!(
            facts,
            [
                (false, false, false),
                (false, false, false),
                (true, true, false),
                (true, false, true),
                (true, false, true),
                (true, true, false),
                (false, false, false),
            ]
        );
        for (month, day) in months.iter().zip(days).skip(1) {
            assert_eq!(month.days_past_due, account.as_of(Date::parse(day).unwrap()).unwrap().days_past_due());
        }
    }
}
