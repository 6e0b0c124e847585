//! When the payments of a plan are due.

// Semantics: [plan-5] [plan-11].

use super::plan::RepaymentPlan;
use crate::calendar::{CalendarError, Date, Month};
use crate::frequency::Frequency;
use crate::schedule::FirstPeriod;

/// What lies between two due dates.
#[derive(Clone, Copy, Debug)]
enum Step {
    Days(i32),
    Months(u8),
}

impl Step {
    const fn of(frequency: Frequency) -> Self {
        match frequency {
            Frequency::Weekly => Self::Days(7),
            Frequency::Fortnightly => Self::Days(14),
            Frequency::FourWeekly => Self::Days(28),
            Frequency::Monthly => Self::Months(1),
            Frequency::Quarterly => Self::Months(3),
            Frequency::Yearly => Self::Months(12),
        }
    }

    /// The month of the next due date.
    fn after(self, month: Month) -> Month {
        let months = match self {
            Self::Days(_) => 0,
            Self::Months(each) => each,
        };
        (0..months).fold(month, |month, _| month.next())
    }
}

/// The due dates of a plan, from the first payment on.
#[derive(Clone, Copy, Debug)]
pub(super) struct DueDates<'p> {
    plan: &'p RepaymentPlan,
    step: Step,
    /// How many periods after the first due date the next one is, and in which month.
    place: u32,
    month: Month,
}

impl DueDates<'_> {
    /// The next one; beyond the calendar there is none.
    pub(super) fn next(&mut self) -> Result<Date, CalendarError> {
        let (place, month) = (self.place, self.month);
        (self.place, self.month) = (place.saturating_add(1), self.step.after(month));
        match self.step {
            Step::Months(_) if place > 0 => month.day(self.plan.pay_day),
            _ => self.plan.periods_after(i32::try_from(place).map_err(|_| CalendarError::OutOfRange)?),
        }
    }
}

impl RepaymentPlan {
    /// The due date of payment `number`, from 0.
    ///
    /// # Errors
    /// A date out of range.
    pub fn due(&self, number: u32) -> Result<Date, CalendarError> {
        let place = self.deferral.periods.saturating_add(number);
        self.periods_after(i32::try_from(place).map_err(|_| CalendarError::OutOfRange)?)
    }

    /// The same of one payment after the other, each from the one before.
    pub(super) fn due_dates(&self) -> DueDates<'_> {
        let mut month = Month::of(self.first_due);
        let step = Step::of(self.frequency);
        for _ in 0..self.deferral.periods {
            month = step.after(month);
        }
        DueDates { plan: self, step, place: self.deferral.periods, month }
    }

    /// The day so many periods after the first due date, before it where below zero; months by the pay day.
    fn periods_after(&self, periods: i32) -> Result<Date, CalendarError> {
        if periods == 0 {
            return Ok(self.first_due);
        }
        match Step::of(self.frequency) {
            Step::Days(each) => self.first_due.plus_days(periods.saturating_mul(each)),
            Step::Months(each) => self.first_due.plus_months(periods.saturating_mul(i32::from(each)), self.pay_day),
        }
    }

    /// How long the first period is: whole periods counted back from the first due date to the day of signing, and odd
    /// days before them. Without what a deferral adds.
    ///
    /// Signed on 10 April, first due on 15 May, monthly: one whole period, from 15 April, and five days.
    ///
    /// # Errors
    /// A date out of range.
    pub fn first_period_length(&self) -> Result<FirstPeriod, CalendarError> {
        let span = self.first_due.days_since(self.signed);
        let shortest = match self.frequency {
            Frequency::Weekly => 7,
            Frequency::Fortnightly => 14,
            Frequency::FourWeekly => 28,
            Frequency::Monthly => 28,
            Frequency::Quarterly => 89,
            Frequency::Yearly => 365,
        };
        // As many as would fit if every period were as short as one can be; the true number is at most this.
        let mut whole = span.max(0).checked_div(shortest).unwrap_or(0);
        let mut start = self.periods_after(whole.saturating_neg())?;
        while start < self.signed && whole > 0 {
            whole = whole.saturating_sub(1);
            start = self.periods_after(whole.saturating_neg())?;
        }
        let days = u32::try_from(start.days_since(self.signed)).unwrap_or(0);
        Ok(FirstPeriod { whole: u32::try_from(whole).unwrap_or(0), days })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::MonthDay;
    use crate::money::{Currency, Money};
    use crate::offer::{Deferral, FirstPeriodInterest, NewAccrual, PerClass, Placed, RepaymentProfile, Waived};

    fn plan(frequency: Frequency, signed: &str, first_due: &str, day: u8) -> RepaymentPlan {
        RepaymentPlan {
            signed: Date::parse(signed).unwrap(),
            down_payment: Money::zero(Currency::CNY),
            waived: PerClass::all(Waived::NOTHING),
            placed: PerClass::all(Placed::Capitalised),
            bearing: PerClass::all(false),
            accrual: NewAccrual::Frozen,
            periods: 50,
            frequency,
            first_due: Date::parse(first_due).unwrap(),
            pay_day: MonthDay::new(day).unwrap(),
            first_period: FirstPeriodInterest::ByDays,
            profile: RepaymentProfile::Level,
            deferral: Deferral::NONE,
            settlement: None,
        }
    }

    #[test]
    fn one_after_the_other_they_are_those_of_their_numbers() {
        for (frequency, first_due, day, deferred) in Frequency::ALL.iter().flat_map(|frequency| {
            // The last one does not fall on the pay day.
            let firsts = [("2026-01-31", 31), ("2027-02-28", 29), ("2199-06-10", 10), ("2026-05-04", 20)];
            firsts
                .into_iter()
                .flat_map(move |(first, day)| [0, 1, 14].map(|deferred| (*frequency, first, day, deferred)))
        }) {
            let deferral = Deferral { periods: deferred, ..Deferral::NONE };
            let plan = RepaymentPlan { deferral, ..plan(frequency, "2026-01-15", first_due, day) };
            let mut due_dates = plan.due_dates();
            for number in 0..50 {
                assert_eq!(due_dates.next(), plan.due(number), "{frequency:?} {first_due} {deferred} {number}");
            }
        }
    }

    /// From 1 February a month is 28 days, a quarter 89 and a year 365: as short as they can be.
    #[test]
    fn the_shortest_period_of_each_frequency_is_a_whole_one() {
        for (frequency, first_due, days) in [
            (Frequency::Weekly, "2026-02-08", 7),
            (Frequency::Fortnightly, "2026-02-15", 14),
            (Frequency::FourWeekly, "2026-03-01", 28),
            (Frequency::Monthly, "2026-03-01", 28),
            (Frequency::Quarterly, "2026-05-01", 89),
            (Frequency::Yearly, "2027-02-01", 365),
        ] {
            let length = |signed| {
                let pay_day = MonthDay::from_date(Date::parse(first_due).unwrap());
                let plan = RepaymentPlan { pay_day, ..plan(frequency, signed, first_due, 1) };
                let length = plan.first_period_length().unwrap();
                (length.whole, length.days)
            };
            // Signed on its first day, on the day before, on the day after, and on the day that it is due.
            assert_eq!(length("2026-02-01"), (1, 0), "{frequency:?}");
            assert_eq!(length("2026-01-31"), (1, 1), "{frequency:?}");
            assert_eq!(length("2026-02-02"), (0, days - 1), "{frequency:?}");
            assert_eq!(length(first_due), (0, 0), "{frequency:?}");
            // After it there is no first period.
            assert_eq!(length("2027-02-03"), (0, 0), "{frequency:?}");
        }
    }
}
