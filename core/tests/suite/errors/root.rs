//! The error of the library as a whole takes that of every room, with its number.

use arrears::balance::ReplayFault;
use arrears::portfolio::RowError;
use arrears::{CalendarError, Currency, Date, Error, Money, MoneyError};

provoked! {
    of_an_amount: 100 "notDecimal", Error::Money(MoneyError::NotDecimal) =
        Money::parse("ten", Currency::CNY).map_err(Error::from);
    of_a_date: 300 "notADate", Error::Calendar(CalendarError::NotADate) = Date::parse("today").map_err(Error::from);
}

/// A fault without a place, and the error of a row, become those of the room they are of.
#[test]
fn faults_and_rows_are_of_their_room() {
    let fault = ReplayFault::from(CalendarError::OutOfRange);
    assert!(matches!(Error::from(fault), Error::Replay(error) if error.fault == fault && error.event.is_none()));
    assert_eq!(Error::from(RowError::from(arrears::balance::ReplayError::from(fault))), Error::from(fault));
}
