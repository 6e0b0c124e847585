//! Questions about lateness.

use arrears::delinquency::{
    Bucket, CreditHistory, CreditRepairPolicy, DelinquencyError, Ladder, MonthEnd, Observation, OverdueRecord,
    Restructuring,
};
use arrears::{CalendarError, MoneyError};

use crate::rates::{date, money};

const PAID: MonthEnd = MonthEnd::Open { days_past_due: 0 };

fn agreed(day: &str, first_new_due: &str) -> Restructuring {
    Restructuring { agreed: date(day), first_new_due: date(first_new_due), second_consecutive_paid: None }
}

fn observed(history: &[Restructuring]) -> Result<(), DelinquencyError> {
    Observation::ORDER_2023.floor(history, date("2024-03-01")).map(drop)
}

fn repaired(amount: &str, repaid: &str) -> Result<(), DelinquencyError> {
    let record = OverdueRecord {
        arose: date("2024-05-06"),
        amount: money(amount),
        repaid_in_full: Some(date(repaid)),
        is_shown: true,
    };
    CreditRepairPolicy::pboc_2025()?.judge(record).map(drop)
}

provoked! {
    a_day_before_the_due_date: 900 "daysPastDueNegative", DelinquencyError::NegativeDays { given: -1 } =
        Bucket::from_days_past_due(-1);
    a_ladder_with_a_level_step: 901 "ladderNotRising", DelinquencyError::LadderNotRising = Ladder::new([0, 90, 90, 360]);
    a_grid_of_twenty_five_months: 902 "tooManyMonths", DelinquencyError::TooManyMonths { given: 25, allowed: 24 } =
        CreditHistory::new(date("2026-02-28"), &[PAID; 25]);
    a_month_after_the_end: 903 "monthAfterEnd", DelinquencyError::MonthAfterEnd { index: 1 } =
        CreditHistory::new(date("2026-02-28"), &[MonthEnd::Settled, PAID]);
    restructured_twice_in_a_day: 904 "restructuringsOutOfOrder", DelinquencyError::RestructuringsOutOfOrder { index: 1 } =
        observed(&[agreed("2024-01-10", "2024-02-05"); 2]);
    due_before_it_was_agreed: 905 "restructuringDates", DelinquencyError::RestructuringDates { index: 0 } =
        observed(&[agreed("2024-01-10", "2024-01-09")]);
    repaid_before_it_arose: 906 "repaidBeforeArising", DelinquencyError::RepaidBeforeArising =
        repaired("10000.00", "2024-05-05");
    an_overdue_below_nothing: 106 "amountNegative", DelinquencyError::Money(MoneyError::Negative) =
        repaired("-1", "2024-05-07");
    a_grid_from_before_the_calendar: 302 "dateOutOfRange", DelinquencyError::Calendar(CalendarError::OutOfRange) =
        CreditHistory::new(date("1901-11-30"), &[PAID]);
}
