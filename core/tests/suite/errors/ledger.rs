//! Events among the others, and columns of them.

use arrears::ledger::{Action, Columns, EntryKind, Event, EventId, Ledger, LedgerFault};
use arrears::{Component, Currency, MoneyError, Rate, RateError};

use super::{LEDGERS, row};
use crate::hostile::values;
use crate::rates::{date, money};

fn of(events: impl IntoIterator<Item = Event>) -> Result<Ledger, LedgerFault> {
    Ledger::new(events).map_err(|error| error.fault)
}

fn one(action: Action) -> Result<Ledger, LedgerFault> {
    of([Event::new(date("2023-04-01"), action)])
}

/// Payments of 0.01 in columns: their days and kinds.
fn rows(days: &[&str], kinds: &[u8]) -> Result<(), LedgerFault> {
    let days: Vec<i32> = days.iter().map(|day| date(day).serial()).collect();
    let (minors, offsets) = (vec![1; kinds.len()], [0, u32::try_from(kinds.len()).unwrap()]);
    let columns = Columns::new(Currency::CNY, &days, kinds, &minors, &offsets)?;
    columns.accounts().flatten().try_for_each(|entry| entry.map(drop).map_err(|error| error.fault))
}

provoked! {
    a_payment_of_nothing: 105 "amountNotPositive", LedgerFault::Money(MoneyError::NotPositive) =
        of([Event::payment(date("2023-04-01"), money("0"))]);
    a_card_rate_by_the_year: 204 "rateWrongPeriod", LedgerFault::Rate(RateError::WrongPeriod { .. }) =
        one(Action::RateChange { purchase: Some(Rate::annual("0.1").unwrap()), cash: None });
    a_reversal_of_nothing: 503 "unknownTarget", LedgerFault::UnknownTarget { .. } =
        of([Event::reversal(date("2023-04-01"), EventId::new(7))]);
    a_fee_of_interest: 511 "wrongComponent", LedgerFault::WrongComponent =
        one(Action::Fee { component: Component::Interest, amount: money("1") });
    a_rate_change_without_a_rate: 512 "noRate", LedgerFault::NoRate = one(Action::RateChange { purchase: None, cash: None });
    rows_that_step_back: 513 "entriesOutOfOrder", LedgerFault::OutOfOrder =
        rows(&["2023-04-02", "2023-04-01"], &[EntryKind::Payment.number(); 2]);
    columns_of_two_lengths: 514 "unevenColumns", LedgerFault::Columns = rows(&["2023-04-02"], &[EntryKind::Payment.number(); 2]);
    a_kind_of_event_that_there_is_not: 515 "unknownEventKind", LedgerFault::UnknownKind { given: 9 } =
        rows(&["2023-04-02"], &[9]);
}

told! {
    a_hundred_thousand_and_one_events: 500 "tooManyEvents" in row(&LEDGERS, "tooManyEvents");
    more_money_than_there_is: 501 "totalTooLarge" in row(&LEDGERS, "totalTooLarge");
    recorded_before_it_happened: 502 "recordedTooEarly" in row(&LEDGERS, "recordedTooEarly");
    a_reversal_of_a_reversal: 504 "reversalOfReversal" in row(&LEDGERS, "reversalOfReversal");
    reversed_twice: 505 "reversedTwice" in row(&LEDGERS, "reversedTwice");
    reversed_before_it_was_known: 506 "reversedTooEarly" in row(&LEDGERS, "reversedTooEarly");
    a_refund_of_a_payment: 507 "wrongTarget" in row(&LEDGERS, "wrongTarget");
    a_refund_before_its_purchase: 508 "beforeTarget" in row(&LEDGERS, "beforeTarget");
    a_judgment_to_be_performed_before_it: 516 "performBeforeJudgment" in row(&LEDGERS, "performBeforeJudgment");
    an_instalment_plan_of_no_parts: 509 "periodsOutOfRange" in row(&values::values(), "periodsOutOfRange");
    two_hundred_and_fifty_seven_plans: 510 "tooManyConversions" in row(&LEDGERS, "tooManyConversions");
}
