//! The schedule that is measured, and the flows it makes.

use arrears::schedule::{Amortisation, AmortisationRow, Dues, Method};
use arrears::{Currency, Date, Money, Rate};

use crate::day;

/// 100,000.00 at 8.7 % a year over 60 months, level payments.
#[must_use]
pub fn level_of_60() -> Amortisation {
    let dues = Dues::monthly(day(2024, 2, 10), 60).unwrap();
    let rate = Rate::annual("0.087").unwrap();
    Amortisation::new(
        Money::from_minor(10_000_000, Currency::CNY).unwrap(),
        day(2024, 1, 10),
        dues,
        rate,
        Method::Level,
    )
    .unwrap()
}

/// What is lent and paid back by the schedule, less a fee of 1,000.00, each on its day.
#[must_use]
pub fn flows_of_60() -> Vec<(Date, Money)> {
    let amortisation = level_of_60();
    let mut rows = [AmortisationRow::EMPTY; 60];
    amortisation.build(&mut rows).unwrap();
    let lent = Money::parse("-99000.00", amortisation.currency()).unwrap();
    let paid = rows.iter().map(|row| (row.due(), row.payment()));
    std::iter::once((amortisation.start(), lent)).chain(paid).collect()
}
