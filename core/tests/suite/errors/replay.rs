//! Accounts that cannot be replayed.

use arrears::balance::{CardAccount, CardReplay, Position, ReplayError, ReplayFault, Room, Silent, Workspace};
use arrears::ledger::{Columns, EntryKind, Event, Ledger, LedgerFault};
use arrears::portfolio::{RowError, card_position};
use arrears::terms::Issuer;
use arrears::{CalendarError, CardTerms, Currency, MonthDay};
use serde_json::{Value, json};

use super::row;
use crate::hostile::histories::impossible;
use crate::loan::desk::Loan;
use crate::rates::{date, money};

fn terms() -> CardTerms {
    Issuer::Cmb.card(date("2023-03-06"), MonthDay::new(5).unwrap()).unwrap().build().unwrap()
}

/// A card with these events, as of these days.
fn cost_of_delay<const N: usize>(events: &[Event], days: [&str; N]) -> Result<[Position; N], ReplayFault> {
    let ledger = Ledger::new(events.iter().copied()).unwrap();
    CardAccount::new(&terms(), &ledger).cost_of_delay(days.map(date)).map_err(|error| error.fault)
}

/// One row of a card in columns.
fn in_columns(day: &str, kind: u8) -> Result<Position, RowError> {
    let (days, kinds) = ([date(day).serial()], [kind]);
    let columns = Columns::new(Currency::CNY, &days, &kinds, &[1], &[0, 1]).unwrap();
    let rows = columns.accounts().next().unwrap();
    card_position(&terms(), rows, date("2023-05-05"), &mut Workspace::new())
}

provoked! {
    a_payment_before_the_opening: 600 "beforeOpening", ReplayFault::BeforeOpening { .. } =
        cost_of_delay(&[Event::payment(date("2023-03-05"), money("1"))], ["2023-05-05"]);
    the_last_day_of_the_calendar: 302 "dateOutOfRange", ReplayFault::Calendar(CalendarError::OutOfRange) =
        cost_of_delay(&[], ["2199-12-31"]);
    days_that_step_back: 607 "replayOutOfOrder", ReplayFault::OutOfOrder = cost_of_delay(&[], ["2023-05-05", "2023-05-04"]);
    a_thousand_purchases_in_the_room_of_none: 608 "scratchTooSmall", ReplayFault::ScratchTooSmall =
        cramped().map_err(|error| error.fault);
}

/// A row that is no event, and one that cannot be replayed, each told by its place.
#[test]
fn rows_of_a_portfolio() {
    let no_event = in_columns("2023-04-01", 99).unwrap_err();
    assert!(matches!(no_event, RowError::Ledger(error) if error.fault == LedgerFault::UnknownKind { given: 99 }));
    assert_eq!((no_event.code(), no_event.row().map(arrears::ledger::EventId::get)), (515, Some(0)));
    let early = in_columns("2023-03-05", EntryKind::Payment.number()).unwrap_err();
    assert!(matches!(early, RowError::Replay(ReplayError { fault: ReplayFault::BeforeOpening { .. }, .. })));
    assert_eq!((early.code(), early.row().map(arrears::ledger::EventId::get)), (600, Some(0)));
}

fn loan(event: Value) -> Value {
    let mut loan = Loan::with(&json!({})).event(event).0;
    loan["asOf"] = json!("2023-03-01");
    loan
}

told! {
    more_owed_than_there_is: 601 "owedTooLarge" in row(&impossible(), "owedTooLarge");
    a_waiver_of_more_than_is_owed: 602 "waiverTooLarge" in row(&impossible(), "waiverTooLarge");
    a_plan_of_more_than_was_bought: 603 "conversionTooLarge" in row(&impossible(), "conversionTooLarge");
    a_settlement_without_a_plan: 604 "nothingToSettle" in row(&impossible(), "nothingToSettle");
    a_refund_of_what_is_not_known_yet: 605 "targetMissing" in row(&impossible(), "targetMissing");
    penalty_interest_of_a_card: 606 "wrongKind" in row(&impossible(), "wrongKind");
    a_judgment_above_the_debt: 610 "judgmentTooLarge" in row(&impossible(), "judgmentTooLarge");
    a_dispute_of_what_is_paid: 612 "disputeTooLarge" in row(&impossible(), "disputeTooLarge");
    charged_back_over_too_many_rates: 613 "tooManyRates" in row(&impossible(), "tooManyRates");
    judged_twice: 611 "alreadyJudged" in row(&impossible(), "alreadyJudged");
    two_hundred_and_fifty_seven_assertions: 609 "tooManyAssertions" in row(&impossible(), "tooManyAssertions");
    paid_out_twice: 620 "wrongDisbursement" in
        loan(json!({ "kind": "disbursement", "date": "2023-02-20", "amount": "10000.00" }));
    called_due_where_the_terms_have_none: 621 "nothingToAccelerate" in {
        let mut never = loan(json!({ "kind": "acceleration", "date": "2023-02-20" }));
        never["account"]["terms"]["acceleration"] = json!(false);
        never
    };
    a_due_date_of_today: 622 "dueDateNotLater" in
        loan(json!({ "kind": "dueDateChange", "date": "2023-02-20", "due": "2023-02-20" }));
    more_credit_paid_out_than_there_is: 631 "creditRefundTooLarge" in
        loan(json!({ "kind": "creditRefund", "date": "2023-02-20", "amount": "1.00" }));
    another_payment_of_a_loan_called_due: 632 "noInstalmentRunning" in {
        let mut called = loan(json!({ "kind": "acceleration", "date": "2023-02-20" }));
        let change = json!({ "kind": "paymentChange", "date": "2023-02-21", "amount": "1.00" });
        called["account"]["events"].as_array_mut().unwrap().push(change);
        called
    };
    more_charged_back_than_was_paid: 633 "chargebackTooLarge" in
        loan(json!({ "kind": "chargeback", "date": "2023-02-20", "amount": "1.00" }));
    charged_back_by_instalment: 634 "chargebackByInstalment" in {
        let mut back = loan(json!({ "kind": "chargeback", "date": "2023-02-20", "amount": "1.00" }));
        back["account"]["terms"]["allocation"] = json!({ "mode": "instalmentFirst" });
        back
    };
    a_part_repaid_early_that_keeps_nothing: 630 "keepMissing" in
        loan(json!({ "kind": "earlyRepayment", "date": "2023-02-20", "amount": "2000.00" }));
}

/// Many purchases in the room of none.
fn cramped() -> Result<(), ReplayError> {
    let (terms, mut workspace) = (terms(), Workspace::new());
    let purchase = Event::purchase(date("2023-04-01"), money("1"));
    let ledger = Ledger::new(vec![purchase; 1_000]).unwrap();
    let room = Room::for_events(&terms, 0, date("2023-05-05"));
    let mut replay = CardReplay::new(&terms, workspace.scratch(room), Silent)?;
    ledger.entries().iter().zip(0..).try_for_each(|(entry, place)| replay.apply(place, entry))
}
