//! Where refusing begins: each history here is possible, and the one beside it, a cent or a day further, is not. The
//! engine and the oracle must agree on both, for the oracle's random cases are seldom impossible.
//!
//! Semantics: [refuse-1] to [refuse-5].

use serde_json::{Value, json};

use crate::agreement::disagreement;
use crate::cases::{plain, try_report};
use crate::oracle::oracle;

/// What it is about, the error's name, the last possible history, and the first impossible one.
type Edge = (&'static str, &'static str, Value, Value);

fn with(key: &str, value: &str, mut event: Value) -> Value {
    event[key] = json!(value);
    event
}

fn amount(kind: &str, date: &str, amount: &str) -> Value {
    json!({ "kind": kind, "date": date, "amount": amount })
}

fn buy(date: &str, of: &str) -> Value {
    amount("purchase", date, of)
}

fn pay(date: &str, of: &str) -> Value {
    amount("payment", date, of)
}

fn waive(date: &str, component: &str, of: &str) -> Value {
    with("component", component, amount("waiver", date, of))
}

fn refund(date: &str, of: &str, purchase: &str) -> Value {
    with("of", purchase, amount("refund", date, of))
}

fn convert(date: &str, of: &str) -> Value {
    let mut conversion = amount("conversion", date, of);
    conversion["periods"] = json!(3);
    with("id", "plan", conversion)
}

fn settle(date: &str) -> Value {
    json!({ "kind": "instalmentSettlement", "date": date })
}

fn reverse(recorded: &str, of: &str) -> Value {
    json!({ "kind": "reversal", "recorded": recorded, "of": of })
}

fn named(id: &str, event: Value) -> Value {
    with("id", id, event)
}

fn late(recorded: &str, event: Value) -> Value {
    with("recorded", recorded, event)
}

/// As of 1 August: statements on the 5th of April to July, 1,000.00 bought on 30 March comes first where it matters.
fn story(events: &[Value]) -> Value {
    plain(Value::Array(events.to_vec()), "2023-08-01")
}

fn known(day: &str, case: Value) -> Value {
    with("knownOn", day, case)
}

fn bought(more: &[Value]) -> Value {
    story(&[&[named("bought", buy("2023-03-30", "1000.00"))], more].concat())
}

fn waivers() -> Vec<Edge> {
    let waived = |date, component, of| bought(&[waive(date, component, of)]);
    let name = "waiverTooLarge";
    vec![
        (
            "all that is owed",
            name,
            waived("2023-04-10", "purchase", "1000.00"),
            waived("2023-04-10", "purchase", "1000.01"),
        ),
        (
            "on the day of the purchase",
            name,
            waived("2023-03-30", "principal", "1000"),
            waived("2023-03-29", "principal", "1000"),
        ),
        (
            "billed and unbilled together",
            name,
            bought(&[buy("2023-04-06", "0.50"), waive("2023-04-10", "principal", "1000.50")]),
            bought(&[buy("2023-04-11", "0.50"), waive("2023-04-10", "principal", "1000.50")]),
        ),
        // 1,000.00 x 36 days (30 March to 4 May) at 0.05 %, posted by the statement of 5 May before its waivers.
        (
            "interest, not before it is posted",
            name,
            waived("2023-05-05", "interest", "18.00"),
            waived("2023-05-04", "interest", "0.01"),
        ),
        (
            "interest, not a cent more",
            name,
            waived("2023-05-05", "interest", "18.00"),
            waived("2023-05-05", "interest", "18.01"),
        ),
        (
            "a late fee, the day it is owed",
            name,
            waived("2023-04-24", "lateFee", "10.00"),
            waived("2023-04-23", "lateFee", "10.00"),
        ),
        (
            "a late fee, once",
            name,
            waived("2023-04-24", "lateFee", "10.00"),
            bought(&[waive("2023-04-24", "lateFee", "10.00"), waive("2023-04-24", "lateFee", "0.01")]),
        ),
        (
            "before the payments of its day",
            name,
            bought(&[pay("2023-04-10", "1000.00"), waive("2023-04-10", "purchase", "1000.00")]),
            bought(&[pay("2023-04-09", "1000.00"), waive("2023-04-10", "purchase", "0.01")]),
        ),
        (
            "after the refunds of its day",
            name,
            bought(&[waive("2023-04-10", "purchase", "0.01"), refund("2023-04-10", "999.99", "bought")]),
            bought(&[waive("2023-04-10", "purchase", "0.02"), refund("2023-04-10", "999.99", "bought")]),
        ),
        (
            "one component only",
            name,
            story(&[
                json!({ "kind": "cashAdvance", "date": "2023-04-10", "amount": "50", "fee": "1" }),
                waive("2023-04-10", "fee", "1"),
            ]),
            story(&[
                json!({ "kind": "cashAdvance", "date": "2023-04-10", "amount": "50", "fee": "1" }),
                waive("2023-04-10", "serviceFee", "1"),
            ]),
        ),
        (
            "nothing where there is credit",
            name,
            bought(&[pay("2023-04-10", "1500"), buy("2023-04-11", "500.01"), waive("2023-04-12", "purchase", "0.01")]),
            bought(&[pay("2023-04-10", "1500"), buy("2023-04-11", "500.00"), waive("2023-04-12", "purchase", "0.01")]),
        ),
        (
            "what a reversal has taken away",
            name,
            known("2023-05-31", bought(&[waive("2023-04-10", "purchase", "1000.00"), reverse("2023-06-01", "bought")])),
            known("2023-06-01", bought(&[waive("2023-04-10", "purchase", "1000.00"), reverse("2023-06-01", "bought")])),
        ),
        (
            "what was not known yet",
            name,
            known(
                "2023-06-01",
                story(&[late("2023-06-01", buy("2023-04-01", "9")), waive("2023-04-10", "purchase", "9")]),
            ),
            known(
                "2023-05-31",
                story(&[late("2023-06-01", buy("2023-04-01", "9")), waive("2023-04-10", "purchase", "9")]),
            ),
        ),
    ]
}

fn plans() -> Vec<Edge> {
    let (too_large, nothing) = ("conversionTooLarge", "nothingToSettle");
    let converted = |of| bought(&[convert("2023-04-10", of)]);
    // Parts are billed on 5 May, 5 June and 5 July.
    let settled = |dates: &[&str]| {
        let settlements: Vec<Value> = dates.iter().map(|date| settle(date)).collect();
        bought(&[&[convert("2023-04-10", "900.00")], settlements.as_slice()].concat())
    };
    let two_plans = |plan: &str, date: &str| {
        let second = with("id", "second", convert("2023-06-10", "90.00"));
        bought(&[convert("2023-04-10", "900.00"), second, with("plan", plan, settle(date))])
    };
    vec![
        ("all purchases", too_large, converted("1000.00"), converted("1000.01")),
        (
            "no cash",
            too_large,
            bought(&[amount("cashAdvance", "2023-04-09", "50"), convert("2023-04-10", "1000")]),
            bought(&[amount("cashAdvance", "2023-04-09", "50"), convert("2023-04-10", "1050")]),
        ),
        (
            "no instalments",
            too_large,
            bought(&[convert("2023-04-10", "900"), named("again", convert("2023-05-06", "100"))]),
            bought(&[convert("2023-04-10", "900"), named("again", convert("2023-05-06", "400"))]),
        ),
        (
            "before the payments of its day",
            too_large,
            bought(&[pay("2023-04-10", "1000"), convert("2023-04-10", "1000")]),
            bought(&[pay("2023-04-09", "0.01"), convert("2023-04-10", "1000")]),
        ),
        (
            "after the purchases of its day, in ledger order",
            too_large,
            story(&[buy("2023-04-10", "9"), convert("2023-04-10", "9")]),
            story(&[convert("2023-04-10", "9"), buy("2023-04-10", "9")]),
        ),
        (
            "the last part is billed after the settlements of its day",
            nothing,
            settled(&["2023-07-05"]),
            settled(&["2023-07-06"]),
        ),
        ("a plan is settled once", nothing, settled(&["2023-06-01"]), settled(&["2023-06-01", "2023-06-01"])),
        (
            "a named plan that ended, while another runs",
            nothing,
            two_plans("second", "2023-07-06"),
            two_plans("plan", "2023-07-06"),
        ),
        (
            "every plan, where one runs",
            nothing,
            bought(&[convert("2023-04-10", "900"), settle("2023-04-10")]),
            bought(&[settle("2023-04-10"), convert("2023-04-10", "900")]),
        ),
        (
            "a plan not known yet",
            "targetMissing",
            known(
                "2023-06-01",
                bought(&[late("2023-06-01", convert("2023-04-10", "9")), with("plan", "plan", settle("2023-05-10"))]),
            ),
            known(
                "2023-05-31",
                bought(&[late("2023-06-01", convert("2023-04-10", "9")), with("plan", "plan", settle("2023-05-10"))]),
            ),
        ),
        (
            "a plan reversed",
            "targetMissing",
            known(
                "2023-05-31",
                bought(&[
                    convert("2023-04-10", "9"),
                    with("plan", "plan", settle("2023-05-10")),
                    reverse("2023-06-01", "plan"),
                ]),
            ),
            bought(&[
                convert("2023-04-10", "9"),
                with("plan", "plan", settle("2023-05-10")),
                reverse("2023-06-01", "plan"),
            ]),
        ),
    ]
}

fn refunds() -> Vec<Edge> {
    let missing = "targetMissing";
    let found_late = |day| {
        let coat = named("coat", late("2023-06-01", buy("2023-04-01", "9")));
        known(day, bought(&[coat, refund("2023-04-10", "9", "coat")]))
    };
    vec![
        ("a purchase not known yet", missing, found_late("2023-06-01"), found_late("2023-05-31")),
        (
            "a purchase reversed",
            missing,
            known("2023-05-31", bought(&[refund("2023-04-10", "9", "bought"), reverse("2023-06-01", "bought")])),
            bought(&[refund("2023-04-10", "9", "bought"), reverse("2023-06-01", "bought")]),
        ),
        (
            "reversed, and its refund with it",
            missing,
            bought(&[
                named("back", refund("2023-04-10", "9", "bought")),
                reverse("2023-06-01", "bought"),
                reverse("2023-06-01", "back"),
            ]),
            known(
                "2023-06-01",
                bought(&[
                    named("back", refund("2023-04-10", "9", "bought")),
                    reverse("2023-06-01", "bought"),
                    reverse("2023-06-02", "back"),
                ]),
            ),
        ),
        (
            "after its purchase, in ledger order",
            "beforeTarget",
            bought(&[refund("2023-03-30", "9", "bought")]),
            story(&[refund("2023-03-30", "9", "bought"), named("bought", buy("2023-03-30", "1000.00"))]),
        ),
        (
            "a purchase, nothing else",
            "wrongTarget",
            bought(&[named("paid", pay("2023-04-01", "9")), refund("2023-04-10", "9", "bought")]),
            bought(&[named("paid", pay("2023-04-01", "9")), refund("2023-04-10", "9", "paid")]),
        ),
    ]
}

fn bounds() -> Vec<Edge> {
    vec![
        ("the day of the opening", "beforeOpening", story(&[buy("2023-03-06", "9")]), story(&[buy("2023-03-05", "9")])),
        (
            "all amounts together",
            "totalTooLarge",
            story(&[buy("2023-04-01", "5000000000000.00"), pay("2023-04-01", "5000000000000.00")]),
            story(&[buy("2023-04-01", "5000000000000.00"), pay("2023-04-01", "5000000000000.01")]),
        ),
        (
            "reversed ones included",
            "totalTooLarge",
            story(&[
                named("big", buy("2023-04-01", "5000000000000.00")),
                reverse("2023-04-01", "big"),
                buy("2023-04-01", "5000000000000.00"),
            ]),
            story(&[
                named("big", buy("2023-04-01", "5000000000000.00")),
                reverse("2023-04-01", "big"),
                buy("2023-04-01", "5000000000000.01"),
            ]),
        ),
        (
            "a reversal, once",
            "reversedTwice",
            bought(&[reverse("2023-05-01", "bought")]),
            bought(&[reverse("2023-05-01", "bought"), reverse("2023-05-02", "bought")]),
        ),
        (
            "of an event, not of a reversal",
            "reversalOfReversal",
            bought(&[named("undo", reverse("2023-05-01", "bought"))]),
            bought(&[named("undo", reverse("2023-05-01", "bought")), reverse("2023-05-02", "undo")]),
        ),
        (
            "asked on the day of the opening",
            "beforeOpening",
            plain(json!([]), "2023-03-06"),
            plain(json!([]), "2023-03-05"),
        ),
    ]
}

#[test]
fn the_engine_refuses_neither_too_much_nor_too_little() {
    for (what, name, possible, impossible) in [waivers(), plans(), refunds(), bounds()].concat() {
        if let Some(difference) = disagreement(&possible) {
            panic!("{what}: {difference}\n{possible}");
        }
        try_report(&possible).unwrap_or_else(|error| panic!("{what}: refused too much: {error}\n{possible}"));
        let error = try_report(&impossible).err();
        assert_eq!(error.map(|error| error.name()), Some(name), "{what}: refused too little\n{impossible}");
        assert!(oracle(&impossible).is_err(), "{what}: the oracle allows it\n{impossible}");
    }
}
