//! Cards in which the day-by-day walk and the engine had differed.

use serde_json::{Value, json};

use super::told;
use crate::cases::report;

/// Semantics: [card-33] [card-9]. The 50.00 awarded pass by the tolerance: performed on 25 April, 0.11 for the 13 days before.
#[test]
fn what_a_tolerance_lets_pass_counts_as_performed() {
    let terms = json!({ "opened": "2023-01-01", "statementDay": 5, "due": { "rule": "daysAfterStatement", "days": 20 },
        "purchaseRates": [{ "daily": "0.0005" }], "tolerance": "100.00",
        "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } });
    let events = json!([
        { "kind": "purchase", "date": "2023-03-10", "amount": "50.00" },
        { "kind": "judgment", "date": "2023-04-10", "amount": "50.00", "performBy": "2023-04-12" },
        { "kind": "payment", "date": "2023-05-10", "amount": "100.00" },
    ]);
    let balance = told("card", &terms, &events, "2023-06-30")["balance"].clone();
    assert_eq!((&balance["credit"], &balance["payoff"]), (&json!("49.89"), &json!("0.00")));
    assert_eq!(balance["accrued"]["judgmentInterest"], Value::Null);
}

/// Semantics: [card-36] [card-23]. A bearing fee of a part is posted, as the part is, before its statement's day accrues: 31 days.
#[test]
fn a_bearing_fee_of_a_part_accrues_on_its_statement_day() {
    let terms = json!({ "opened": "2023-01-01", "statementDay": 5, "due": { "rule": "daysAfterStatement", "days": 20 },
        "purchaseRates": [{ "daily": "0.0005" }], "statementDayAccrual": "included", "interestBearing": ["instalmentFee"],
        "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } });
    let events = json!([
        { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
        { "kind": "conversion", "date": "2023-03-11", "amount": "1000.00", "periods": 2, "monthlyFeeRate": "0.5" },
    ]);
    let report = told("card", &terms, &events, "2023-05-05");
    assert_eq!(report["statements"].as_array().unwrap().last().unwrap()["interest"], "15.50");
    assert_eq!(report["balance"]["retroactiveInterest"], "0.50");
}

/// Semantics: [card-35] [card-14]. A grace that ends on the next statement day belongs to the cycle that begins with it: nothing
/// is contingent before, and the 32 days from 6 April to 5 May are not charged, also where a statement accrues its own day.
#[test]
fn a_grace_that_ends_on_a_statement_day_charges_the_next_cycle_alone() {
    let terms = json!({ "opened": "2023-01-01", "statementDay": 5, "due": { "rule": "dayOfMonth", "day": 5 },
        "purchaseRates": [{ "daily": "0.0005" }], "statementDayAccrual": "included", "chargeBack": "latestCycle",
        "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } });
    let events = json!([{ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" }]);
    for (as_of, retroactive) in [("2023-04-20", "0.00"), ("2023-05-05", "0.00")] {
        assert_eq!(told("card", &terms, &events, as_of)["balance"]["retroactiveInterest"], retroactive);
    }
    let report = told("card", &terms, &events, "2023-06-05");
    let interest: Vec<&Value> = report["statements"].as_array().unwrap().iter().map(|row| &row["interest"]).collect();
    // 1,000.00 for the 31 days from 6 May to 5 June.
    assert_eq!(interest, ["0.00", "0.00", "0.00", "0.00", "0.00", "15.50"]);
}

/// The base card with some terms of its own.
fn own_card(own: &Value) -> Value {
    let mut terms = json!({ "opened": "2023-01-01", "statementDay": 5, "due": { "rule": "daysAfterStatement", "days": 20 },
        "purchaseRates": [{ "daily": "0.0005" }], "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } });
    terms.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    terms
}

/// Such a card with a purchase of 500.00 of 12 March, disputed on 10 April and ended against the customer on a day.
fn disputed(own: &Value, others: &[Value], ended: &str, as_of: &str) -> Value {
    let mut events = others.to_vec();
    events.extend([
        json!({ "id": "shoes", "kind": "purchase", "date": "2023-03-12", "amount": "500.00" }),
        json!({ "id": "dispute", "kind": "dispute", "date": "2023-04-10", "of": "shoes" }),
        json!({ "kind": "disputeEnd", "date": ended, "of": "dispute", "outcome": "against" }),
    ]);
    told("card", &own_card(own), &Value::Array(events), as_of)
}

/// Semantics: [card-41]. Returned inside its grace and lost later it is charged from its own day: 85 days to 4 June, 21.25.
#[test]
fn a_dispute_that_ended_in_the_grace_is_charged_from_the_posting_day_where_that_is_lost() {
    let report = disputed(&json!({}), &[], "2023-04-15", "2023-06-05");
    assert_eq!(report["statements"].as_array().unwrap().last().unwrap()["interest"], "21.25");
}

/// Semantics: [card-41] [card-12]. What bore when it was disputed has borne on: 1,000.00 for 100 days from 5 February and 500.00
/// for the 54 days from 12 March to 4 May.
#[test]
fn what_bore_when_it_was_disputed_bears_on() {
    let old = json!({ "kind": "purchase", "date": "2023-02-01", "amount": "1000.00" });
    let own = json!({ "newPurchasesKeepInterestFreePeriod": false, "compounding": "none" });
    let report = disputed(&own, std::slice::from_ref(&old), "2023-04-15", "2023-05-05");
    let alone = told(
        "card",
        &own_card(&own),
        &json!([old, { "kind": "purchase", "date": "2023-03-12", "amount": "500.00" }]),
        "2023-05-05",
    );
    let last = |report: &Value| report["statements"].as_array().unwrap().last().unwrap()["interest"].clone();
    assert_eq!(last(&report), last(&alone));
    assert_eq!(last(&report), "22.50");
}

/// Semantics: [card-41]. What has returned is not disputed again.
#[test]
fn what_returned_from_a_dispute_cannot_be_named_again() {
    let again = json!({ "id": "again", "kind": "dispute", "date": "2023-06-12", "of": "shoes" });
    let events = json!([
        { "id": "shoes", "kind": "purchase", "date": "2023-03-12", "amount": "500.00" },
        { "id": "dispute", "kind": "dispute", "date": "2023-04-10", "of": "shoes" },
        { "kind": "disputeEnd", "date": "2023-06-10", "of": "dispute", "outcome": "against" },
        again,
    ]);
    let account = json!({ "kind": "card", "terms": own_card(&json!({})), "events": events });
    let case = json!({ "version": "arrears-case/2", "account": account, "asOf": "2023-06-12" });
    let error = arrears::wire::report(&case.to_string()).unwrap_err();
    assert!(error.to_string().contains("disputeTooLarge"), "{error}");
}

/// Semantics: [alloc-8] [card-8]. A bill that counted as paid in full asks for nothing: all of the payment goes by the rates.
#[test]
fn what_counted_as_paid_in_full_leaves_no_minimum_before_the_excess() {
    let own = json!({ "tolerance": "500.00", "allocation": { "highestRateFirst": "excess" } });
    let events = json!([
        { "kind": "cost", "date": "2023-03-28", "amount": "100.00" },
        { "kind": "purchase", "date": "2023-04-10", "amount": "1000.00" },
        { "kind": "payment", "date": "2023-04-26", "amount": "1000.00" },
    ]);
    let balance = told("card", &own_card(&own), &events, "2023-04-26")["balance"].clone();
    assert_eq!(balance["components"], json!([{ "component": "cost", "billed": "100.00", "unbilled": "0.00" }]));
}

/// Semantics: [card-41] [card-37]. The 1,000.00 above the limit are cash, the lower ratio: the demand of 1,600.00 falls by 10 % of what is disputed.
#[test]
fn a_disputed_purchase_takes_back_nothing_that_was_asked_for_cash_above_the_limit() {
    let own = json!({ "purchaseRates": [{ "daily": "0" }], "creditLimits": [{ "amount": "10000.00" }],
        "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.05" }] } });
    let events = json!([
        { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
        { "id": "shoes", "kind": "purchase", "date": "2023-03-12", "amount": "1000.00" },
        { "kind": "cashAdvance", "date": "2023-03-20", "amount": "9000.00" },
        { "id": "dispute", "kind": "dispute", "date": "2023-04-10", "of": "shoes" },
    ]);
    assert_eq!(told("card", &own_card(&own), &events, "2023-04-26")["delinquency"]["overdue"], "1500.00");
}

/// Semantics: [card-5] [card-37]. 1.01 above the limit and half of a fee of 0.01 are 1.015, rounded once: half even 1.02.
#[test]
fn what_is_above_the_limit_is_rounded_with_the_rest() {
    let own = json!({ "rounding": "halfEven", "creditLimits": [{ "amount": "0.00" }],
        "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10", "fee": "0.5" }] } });
    let events = json!([
        { "kind": "purchase", "date": "2023-03-10", "amount": "1.01" },
        { "kind": "fee", "date": "2023-03-12", "component": "serviceFee", "amount": "0.01" },
    ]);
    assert_eq!(told("card", &own_card(&own), &events, "2023-04-05")["statements"][3]["minimum"], "1.02");
}

/// Semantics: [card-37] [card-40]. 0.36 above a limit of nothing, though rounded to whole units nothing is asked.
#[test]
fn what_is_above_the_limit_is_told_where_nothing_is_asked() {
    let own = json!({ "creditLimits": [{ "amount": "0.00" }], "minimum": { "alternatives": [
        { "shares": [{ "ratio": "0.02" }], "roundTo": { "multiple": "1.00", "rounding": "halfUp" } }] } });
    let events = [json!({ "kind": "purchase", "date": "2023-01-01", "amount": "0.36" })];
    let bill = told("card", &own_card(&own), &json!(events), "2023-01-05")["statements"][0].clone();
    assert_eq!((&bill["minimum"], &bill["overLimit"]), (&json!("0.00"), &json!("0.36")));
    assert_eq!(bill["minimumAlternative"], Value::Null);
}

/// Semantics: [card-31] [card-41]. 550.00 and then 100.00 are asked; disputed, 1,000.00 take 100.00 from each; what is left is paid.
#[test]
fn what_a_dispute_met_is_not_past_due() {
    let own = json!({ "purchaseRates": [{ "daily": "0" }], "cashRates": [{ "daily": "0" }],
        "minimum": { "ratios": [{ "purchase": "0.10", "cash": "1" }] } });
    let events = json!([
        { "id": "shoes", "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
        { "kind": "cashAdvance", "date": "2023-03-11", "amount": "450.00" },
        { "kind": "dispute", "date": "2023-05-10", "of": "shoes" },
        { "kind": "payment", "date": "2023-05-12", "amount": "450.00" },
    ]);
    assert_eq!(told("card", &own_card(&own), &events, "2023-05-26")["delinquency"]["daysPastDue"], 0);
}

/// Semantics: [card-36] [card-21]. A credit of 505.00 meets the fee of 10.00 before the statement day earns: 1,000.00 for 47 days.
#[test]
fn a_bearing_fee_of_a_part_earns_what_a_credit_leaves_of_it() {
    let own = json!({ "statementDayAccrual": "included", "interestBearing": ["instalmentFee"],
        "newPurchasesKeepInterestFreePeriod": false });
    let events = json!([
        { "kind": "purchase", "date": "2023-01-10", "amount": "1000.00" },
        { "kind": "conversion", "date": "2023-02-26", "amount": "1000.00", "periods": 2, "monthlyFeeRate": "0.01" },
        { "kind": "payment", "date": "2023-03-01", "amount": "505.00" },
    ]);
    let told = told("card", &own_card(&own), &events, "2023-03-05");
    assert_eq!(told["statements"].as_array().unwrap().last().unwrap()["interest"], "23.50");
}

/// Semantics: [card-36]. Nobody paid, so a fee of 200.00 bears from its day on, which is the statement's: 0.10 beside 47 days of 1,000.00.
#[test]
fn a_bearing_fee_of_a_part_earns_on_the_day_that_bills_it() {
    let interest = |bearing: Value| {
        let own = json!({ "statementDayAccrual": "included", "interestBearing": bearing,
            "newPurchasesKeepInterestFreePeriod": false });
        let events = json!([
            { "kind": "purchase", "date": "2023-01-10", "amount": "1000.00" },
            { "kind": "conversion", "date": "2023-02-26", "amount": "1000.00", "periods": 2, "monthlyFeeRate": "0.20" },
        ]);
        let told = told("card", &own_card(&own), &events, "2023-03-05");
        told["statements"].as_array().unwrap().last().unwrap()["interest"].clone()
    };
    assert_eq!([json!([]), json!(["instalmentFee"])].map(interest), ["23.50", "23.60"]);
}

/// Semantics: [card-30]. The refund cannot keep the first bill's free period, so 20.00 are added, 8.00 of them there as credit: 12.00 are
/// above the second bill of 2.00, to which another 20.00 would be added otherwise. Paid, they come back as credit.
#[test]
fn what_an_older_bill_adds_to_the_payoff_pays_a_newer_one() {
    let own = json!({ "due": { "rule": "daysAfterStatement", "days": 25 }, "latePaymentGraceDays": 12,
        "minimumInterest": { "purchase": "20.00" } });
    let events = json!([
        { "kind": "purchase", "date": "2023-04-04", "amount": "1.00" },
        { "kind": "purchase", "date": "2023-05-04", "amount": "1.00" },
        { "kind": "refund", "date": "2023-05-06", "amount": "10.00" },
        { "kind": "payment", "date": "2023-05-07", "amount": "12.00" },
    ]);
    assert_eq!(told("card", &own_card(&own), &events, "2023-05-06")["balance"]["payoff"], "12.00");
    let balance = told("card", &own_card(&own), &events, "2023-07-05")["balance"].clone();
    assert_eq!((&balance["payoff"], &balance["credit"]), (&json!("0.00"), &json!("20.00")));
}

/// Semantics: [card-41] [card-7]. The bill of 2,000.00 is past its grace when 1,000.00 of it are disputed: its minimum of 1,500.00
/// stays, of which 500.00 are paid on cash and 1,000.00 carried; interest of 59.50 is asked for anew.
#[test]
fn a_dispute_leaves_a_bill_past_its_grace_as_it_was() {
    let own = json!({ "cashRates": [{ "daily": "0.001" }], "allocation": { "highestRateFirst": "payment" },
        "minimum": { "floor": "1500.00", "ratios": [{ "purchase": "0", "cash": "1" }] } });
    let events = json!([
        { "id": "shoes", "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
        { "kind": "purchase", "date": "2023-03-11", "amount": "1000.00" },
        { "kind": "cashAdvance", "date": "2023-04-20", "amount": "500.00" },
        { "id": "dispute", "kind": "dispute", "date": "2023-05-01", "of": "shoes" },
        { "kind": "payment", "date": "2023-05-02", "amount": "500.00" },
    ]);
    let report = told("card", &own_card(&own), &events, "2023-05-05");
    let bill = report["statements"].as_array().unwrap().last().unwrap();
    assert_eq!((&bill["minimum"], &bill["newMinimum"]), (&json!("1059.50"), &json!("59.50")));
}

/// Semantics: [card-41] [card-35]. Charged back to 5 April alone: 1,000.00 and the 500.00 that came back, 15 days each.
#[test]
fn what_comes_back_from_a_dispute_is_charged_no_further_back_than_the_rest() {
    let own = json!({ "chargeBack": "latestCycle", "newPurchasesKeepInterestFreePeriod": false });
    let other = [json!({ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" })];
    assert_eq!(disputed(&own, &other, "2023-04-15", "2023-04-20")["balance"]["retroactiveInterest"], "11.25");
}

/// Semantics: [card-9] [alloc-4]. A tolerance lets the hat of 4 March pass, then hat and shoes: the shoes, of 20 March and not yet
/// posted anew, stay before the hat, so that a payment meets them, and the hat can still be disputed.
#[test]
fn what_passes_twice_stays_in_its_order() {
    let events = json!([
        { "id": "hat", "kind": "purchase", "date": "2023-03-04", "amount": "100.00" },
        { "id": "shoes", "kind": "purchase", "date": "2023-03-20", "amount": "100.00" },
        { "kind": "payment", "date": "2023-05-10", "amount": "100.00" },
        { "id": "dispute", "kind": "dispute", "date": "2023-05-12", "of": "hat" },
    ]);
    let balance = told("card", &own_card(&json!({ "tolerance": "500.00" })), &events, "2023-05-12")["balance"].clone();
    assert_eq!((&balance["disputed"], &balance["posted"]), (&json!("100.00"), &json!("0.00")));
}

/// Semantics: [card-41] [value-11]. As known on 20 April the purchase is refunded, though its dispute is written down in May.
#[test]
fn an_end_for_the_customer_is_known_before_the_dispute() {
    let events = json!([
        { "id": "shoes", "kind": "purchase", "date": "2023-03-12", "amount": "500.00" },
        { "id": "dispute", "kind": "dispute", "date": "2023-04-10", "recorded": "2023-05-10", "of": "shoes" },
        { "kind": "disputeEnd", "date": "2023-04-15", "of": "dispute", "outcome": "forCustomer" },
    ]);
    let account = json!({ "kind": "card", "terms": own_card(&json!({})), "events": events });
    let case =
        json!({ "version": "arrears-case/2", "account": account, "asOf": "2023-04-20", "knownOn": "2023-04-20" });
    assert_eq!(report(&case)["balance"]["payoff"], "0.00");
}

/// Semantics: [card-41]. Twice what is newly billed, or a tenth of what is billed: 1,010.00 and 1.00 are asked for, then with a part of
/// 100.00 the 111.00 up to the balance. The hat takes 20.00 from the first and all of the second; of the shoes the third is then the oldest
/// open demand that billed them, and falls by twice 1.00.
#[test]
fn a_demand_that_a_dispute_met_is_not_the_oldest_open() {
    let own = json!({ "purchaseRates": [{ "daily": "0" }], "due": { "rule": "daysAfterStatement", "days": 1 },
        "minimum": { "alternatives": [{ "shares": [{ "ratio": "2" }] }, { "shares": [{ "ratio": "0.1" }] }] } });
    let events = json!([
        { "kind": "purchase", "date": "2023-01-05", "amount": "1000.00" },
        { "id": "hat", "kind": "purchase", "date": "2023-01-04", "amount": "10.00" },
        { "id": "shoes", "kind": "purchase", "date": "2023-02-05", "amount": "1.00" },
        { "kind": "dispute", "date": "2023-02-07", "of": "hat" },
        { "kind": "conversion", "date": "2023-03-04", "amount": "100.00", "periods": 1 },
        { "kind": "dispute", "date": "2023-06-10", "of": "shoes" },
    ]);
    assert_eq!(told("card", &own_card(&own), &events, "2023-06-10")["delinquency"]["overdue"], "999.00");
}

/// Semantics: [value-15]. 9,999,999,999,999.00 can be owed; the interest of a day more would be too much, and waiting is not told.
#[test]
fn what_waiting_costs_is_left_out_beyond_what_an_account_can_hold() {
    let events = json!([{ "kind": "cashAdvance", "date": "2023-03-10", "amount": "9999999999999.00" }]);
    let told = told("card", &own_card(&json!({ "cashRates": [{ "daily": "0.0005" }] })), &events, "2023-03-10");
    assert_eq!((&told["balance"]["payoff"], &told["costOfDelay"]), (&json!("9999999999999.00"), &Value::Null));
}

/// Semantics: [card-41] [card-12] [card-13]. The first bill is lost on 6 April, and new purchases bear from then on; the shoes, billed on
/// the day before, come back on the last day of the grace of their own, and are charged with it from 9 March: 500.00 for 59 days.
#[test]
fn what_comes_back_while_new_purchases_bear_is_contingent() {
    let own = json!({ "due": { "rule": "daysAfterStatement", "days": 31 }, "latePaymentGraceDays": 1,
        "newPurchasesKeepInterestFreePeriod": false });
    let events = json!([
        { "kind": "purchase", "date": "2023-02-10", "amount": "1000.00" },
        { "id": "shoes", "kind": "purchase", "date": "2023-03-09", "amount": "500.00" },
        { "id": "dispute", "kind": "dispute", "date": "2023-04-20", "of": "shoes" },
        { "kind": "disputeEnd", "date": "2023-05-07", "of": "dispute", "outcome": "against" },
    ]);
    assert_eq!(told("card", &own_card(&own), &events, "2023-05-07")["balance"]["retroactiveInterest"], "14.75");
}
