//! Events among the others, and columns of them.

use arrears::ledger::{
    Action, Cells, Columns, Event, EventColumn, EventColumns, EventId, EventKind, Ledger, LedgerError, LedgerFault,
};
use arrears::{Component, Currency, MoneyError, Rate, RateError};

use super::{LEDGERS, row};
use crate::hostile::values;
use crate::rates::{date, money};

fn of(events: impl IntoIterator<Item = Event>) -> Result<Ledger, LedgerError> {
    Ledger::new(events)
}

fn one(action: Action) -> Result<Ledger, LedgerError> {
    of([Event::new(date("2023-04-01"), action)])
}

/// One row of 0.01 on a day, of a kind, with whatever else it has.
fn a_row(kind: u8, with: impl Fn(&mut EventColumns<'_>)) -> Result<Event, LedgerError> {
    let (days, kinds) = ([date("2023-04-02").serial()], [kind]);
    let mut events = EventColumns {
        effective: Cells::new(&days),
        kind: Cells::new(&kinds),
        amount: Cells::new(&[1]),
        ..EventColumns::NONE
    };
    with(&mut events);
    let columns = Columns::new(&[0, 1], events).map_err(|fault| LedgerError { event: EventId::new(0), fault })?;
    columns.account(0).unwrap().event(0, Currency::CNY)
}

provoked! {
    a_payment_of_nothing: 105 "amountNotPositive", LedgerError { fault: LedgerFault::Money(MoneyError::NotPositive), .. } =
        of([Event::payment(date("2023-04-01"), money("0"))]);
    a_card_rate_by_the_year: 204 "rateWrongPeriod", LedgerError { fault: LedgerFault::Rate(RateError::WrongPeriod { .. }), .. } =
        one(Action::RateChange { purchase: Some(Rate::annual("0.1").unwrap()), cash: None });
    a_reversal_of_nothing: 503 "unknownTarget", LedgerError { fault: LedgerFault::UnknownTarget { .. }, .. } =
        of([Event::reversal(date("2023-04-01"), EventId::new(7))]);
    a_fee_of_interest: 511 "wrongComponent", LedgerError { fault: LedgerFault::WrongComponent, .. } =
        one(Action::Fee { component: Component::Interest, amount: money("1") });
    a_rate_change_without_a_rate: 512 "noRate", LedgerError { fault: LedgerFault::NoRate, .. } = one(Action::RateChange { purchase: None, cash: None });
    columns_of_two_lengths: 514 "unevenColumns", LedgerError { fault: LedgerFault::Columns, .. } =
        a_row(EventKind::Payment.number(), |events| events.order = Cells::new(&[1, 2]));
    a_kind_of_event_that_there_is_not: 515 "unknownEventKind", LedgerError { fault: LedgerFault::UnknownKind { given: 99 }, .. } = a_row(99, |_| ());
    a_payment_without_its_amount: 520 "nullValue", LedgerError { fault: LedgerFault::NullValue { column: EventColumn::Amount }, .. } =
        a_row(EventKind::Payment.number(), |events| events.amount = Cells::NONE);
    a_payment_with_a_number_of_parts: 521 "notOfThisKind", LedgerError { fault: LedgerFault::NotOfThisKind { column: EventColumn::Periods }, .. } =
        a_row(EventKind::Payment.number(), |events| events.periods = Cells::new(&[12]));
    an_early_repayment_that_keeps_who_knows_what: 522 "unknownNumber",
        LedgerError { fault: LedgerFault::UnknownNumber { column: EventColumn::Keep, given: 3 }, .. } =
        a_row(EventKind::EarlyRepayment.number(), |events| events.keep = Cells::new(&[3]));
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
    a_dispute_above_its_purchase: 517 "disputeAbovePurchase" in row(&LEDGERS, "disputeAbovePurchase");
    a_dispute_ended_twice: 518 "disputeEnded" in row(&LEDGERS, "disputeEnded");
    two_hundred_and_fifty_seven_disputes: 519 "tooManyDisputes" in row(&LEDGERS, "tooManyDisputes");
    an_instalment_plan_of_no_parts: 509 "periodsOutOfRange" in row(&values::values(), "periodsOutOfRange");
    two_hundred_and_fifty_seven_plans: 510 "tooManyConversions" in row(&LEDGERS, "tooManyConversions");
}
