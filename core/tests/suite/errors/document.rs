//! Pages, tables and calendars that cannot be written.

use arrears::document::{CalendarEvent, CalendarFile, Cell, Csv, DocumentError, capital_amount};
use arrears::{CalendarError, Currency, Date, Digest, Money, TimeOfDay};

fn due(day: Date) -> Result<CalendarEvent, DocumentError> {
    CalendarEvent::new(Digest::of(b"1"), day, "payment")
}

provoked! {
    dollars_in_chinese_capitals: 1800 "notRenminbi", DocumentError::NotRenminbi { .. } =
        capital_amount(Money::zero(Currency::from_code("USD").unwrap()));
    a_cell_too_few: 1801 "rowLength", DocumentError::RowLength { given: 1, columns: 2 } =
        Csv::new(["due", "amount"]).row([Cell::Number(1)]);
    one_payment_twice_in_a_calendar: 1802 "eventTwice", DocumentError::EventTwice =
        due(Date::MIN).and_then(|due| CalendarFile::new(Date::MIN, TimeOfDay::MIDNIGHT, [due.clone(), due]));
    an_event_that_never_ends: 302 "dateOutOfRange", DocumentError::Calendar(CalendarError::OutOfRange) = due(Date::MAX);
}
