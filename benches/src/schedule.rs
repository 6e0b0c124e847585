//! The schedule that is measured.

use arrears::schedule::{Amortisation, Dues, Method};
use arrears::{Currency, Money, Rate};

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
