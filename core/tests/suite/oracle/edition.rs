//! Worked numbers of terms and events beyond the plain card, each apart from the engine.

use super::examples::{card, case, day_of_month, event, fen};
use serde_json::{Value, json};

fn plain() -> Value {
    card("2023-01-01", 5, json!({ "rule": "daysAfterStatement", "days": 20 }))
}

#[test]
fn what_is_above_the_limit_is_asked_in_full() {
    let mut terms = plain();
    terms["creditLimits"] = json!([{ "amount": "10000.00" }]);
    let bought = [event("purchase", "2023-03-10", "11000.00")];
    assert_eq!(case(&terms, &bought, "2023-04-05").statements[3].minimum, fen("2000.00"));
}

#[test]
fn a_changed_statement_day() {
    let change = json!({ "kind": "cycleChange", "date": "2023-02-10", "statementDay": 18 });
    let report = case(&plain(), &[change], "2023-03-18");
    let dates: Vec<String> = report.statements.iter().map(|statement| statement.date.text()).collect();
    assert_eq!(dates, ["2023-01-05", "2023-02-05", "2023-02-18", "2023-03-18"]);
    let on_the_day = json!({ "kind": "cycleChange", "date": "2023-02-05", "statementDay": 4 });
    let report = case(&plain(), &[on_the_day], "2023-03-18");
    assert_eq!(report.statements[2].date.text(), "2023-03-04");
}

#[test]
fn printed_closing_dates_and_then_the_statement_day() {
    let dates = |listed: Value, through: &str| {
        let mut terms = plain();
        terms["statementDates"] = listed;
        let report = case(&terms, &[], through);
        report.statements.iter().map(|statement| statement.date.text()).collect::<Vec<_>>()
    };
    let found = dates(json!(["2023-01-06", "2023-02-07", "2023-03-03"]), "2023-05-05");
    assert_eq!(found, ["2023-01-06", "2023-02-07", "2023-03-03", "2023-04-05", "2023-05-05"]);
    // A month after 21 March is nearer to 5 May by two days; after 20 March it is between the two, and the earlier is taken.
    let found = dates(json!(["2023-03-21"]), "2023-05-05");
    assert_eq!(found, ["2023-03-21", "2023-05-05"]);
    let found = dates(json!(["2023-03-20"]), "2023-04-05");
    assert_eq!(found, ["2023-03-20", "2023-04-05"]);
}

#[test]
fn interest_earns_day_by_day() {
    let mut terms = plain();
    let advance = [json!({ "kind": "cashAdvance", "date": "2023-03-06", "amount": "1000.00" })];
    assert_eq!(case(&terms, &advance, "2023-04-05").statements[3].interest, fen("15.00"));
    terms["compounding"] = json!("daily");
    assert_eq!(case(&terms, &advance, "2023-04-05").statements[3].interest, fen("15.11"));
    // Charged back it compounds from the posting day too: 56 days to 4 May.
    let bought = [event("purchase", "2023-03-10", "1000.00")];
    assert_eq!(case(&terms, &bought, "2023-05-05").statements[4].interest, fen("28.39"));
}

#[test]
fn a_lost_period_charges_the_latest_cycle() {
    let mut terms = plain();
    terms["chargeBack"] = json!("latestCycle");
    let bought = [event("purchase", "2023-03-10", "1000.00")];
    // From 5 April: 30 days.
    assert_eq!(case(&terms, &bought, "2023-05-05").statements[4].interest, fen("15.00"));
    terms["statementDayAccrual"] = json!("included");
    assert_eq!(case(&terms, &bought, "2023-05-05").statements[4].interest, fen("15.00"));
}

#[test]
fn a_fee_bears_as_a_purchase_would() {
    let mut terms = card("2023-01-01", 5, day_of_month(25));
    terms["interestBearing"] = json!(["serviceFee"]);
    let charged = [json!({ "kind": "fee", "date": "2023-03-10", "component": "serviceFee", "amount": "1000.00" })];
    assert_eq!(case(&terms, &charged, "2023-05-05").statements[4].interest, fen("28.00"));
}

#[test]
fn misses_within_so_many_cycles() {
    let mut terms = plain();
    terms["lateFees"] = json!([{ "rate": "0", "floor": "32.00",
        "repeat": { "missedPayments": 2, "withinCycles": 6, "rate": "1" } }]);
    let story = [
        event("purchase", "2023-01-03", "1000.00"),
        event("payment", "2023-02-20", "1000.00"),
        event("purchase", "2023-03-01", "1000.00"),
    ];
    let fees: Vec<i128> = case(&terms, &story, "2023-04-01").late_fees.iter().map(|fee| fee.amount).collect();
    assert_eq!(fees.len(), 2);
    assert_eq!(fees[0], fen("32.00"));
    assert!(fees[1] > fen("32.00"), "the second within six cycles is the repeated one");
}

#[test]
fn a_judgment_not_performed_earns_and_is_met_last() {
    let mut terms = plain();
    terms["purchaseRates"] = json!([{ "daily": "0" }]);
    let mut story = vec![
        event("purchase", "2023-03-10", "10000.00"),
        json!({ "kind": "judgment", "date": "2023-05-10", "amount": "10000.00", "performBy": "2023-05-20" }),
    ];
    let unpaid = case(&terms, &story, "2023-08-29").balance;
    assert_eq!((unpaid.judgment_interest, unpaid.payoff), (fen("175.00"), fen("10175.00")));
    story.push(event("payment", "2023-06-30", "4000.00"));
    story.push(event("payment", "2023-08-29", "6033.00"));
    let paid = case(&terms, &story, "2023-08-29").balance;
    assert_eq!((paid.components, paid.payoff), (vec![("judgmentInterest", 0, fen("100.00"))], fen("100.00")));
}
