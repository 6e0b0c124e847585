//! Openings item by item, as a bill and a servicer's screen tell them.

use arrears::wire;
use arrow_array::RecordBatch;
use serde_json::{Value, json};

use crate::book::{account_batch, event_batch, events, product_batch};
use crate::{asked_from, batch, cell, day, days, text, whole};

/// An item of an opening: account, item, day, due, amount, minimum, component, billed, count, id.
#[derive(Clone, Default)]
struct Item {
    account: &'static str,
    item: &'static str,
    day: Option<&'static str>,
    due: Option<&'static str>,
    amount: Option<i64>,
    minimum: Option<i64>,
    component: Option<&'static str>,
    billed: Option<&'static str>,
    count: Option<i64>,
    id: Option<&'static str>,
    opening: Option<&'static str>,
}

fn items(rows: &[Item]) -> RecordBatch {
    let texts = |of: &dyn Fn(&Item) -> Option<&'static str>| text(&rows.iter().map(of).collect::<Vec<_>>());
    let dates =
        |of: &dyn Fn(&Item) -> Option<&'static str>| days(&rows.iter().map(|row| of(row).map(day)).collect::<Vec<_>>());
    let amounts = |of: &dyn Fn(&Item) -> Option<i64>| whole(&rows.iter().map(of).collect::<Vec<_>>());
    batch(vec![
        ("account", texts(&|row| Some(row.account))),
        ("item", texts(&|row| Some(row.item).filter(|item| !item.is_empty()))),
        ("day", dates(&|row| row.day)),
        ("due", dates(&|row| row.due)),
        ("amount", amounts(&|row| row.amount)),
        ("minimum", amounts(&|row| row.minimum)),
        ("component", texts(&|row| row.component)),
        ("billed", texts(&|row| row.billed)),
        ("count", amounts(&|row| row.count)),
        ("id", texts(&|row| row.id)),
        ("opening", texts(&|row| row.opening)),
    ])
}

fn case(name: &str, account: Value, as_of: &str) -> (String, Value) {
    (name.to_owned(), json!({ "version": "arrears-case/2", "account": account, "asOf": as_of }))
}

/// A card from a bill, a card whose purchase is refunded by name, and a loan from a screen.
fn cases() -> Vec<(String, Value)> {
    let card = json!({ "preset": "cmb", "statementDay": 5 });
    let loan = json!({ "principal": "12000.00", "disbursed": "2026-01-15", "firstDue": "2026-02-15", "periods": 12,
        "rate": { "annual": "0.12" }, "penalty": { "multiple": "1.5" }, "method": "level" });
    vec![
        case(
            "bill",
            json!({ "kind": "card", "terms": card,
            "opening": { "statement": { "date": "2026-04-05", "balance": "8642.10", "minimum": "432.10", "due": "2026-04-23" } },
            "events": [{ "kind": "payment", "date": "2026-04-20", "amount": "1000.00" }] }),
            "2026-05-10",
        ),
        case(
            "refund",
            json!({ "kind": "card", "terms": card,
            "opening": { "day": "2026-03-20", "owed": [
                { "id": "shoes", "component": "purchase", "amount": "300.00", "posted": "2026-03-10" },
                { "component": "purchase", "amount": "200.00", "posted": "2026-03-12" }],
                "accrued": { "cash": "1.20" } },
            "events": [{ "kind": "refund", "date": "2026-04-10", "amount": "100.00", "of": "shoes" }] }),
            "2026-04-20",
        ),
        case(
            "screen",
            json!({ "kind": "loan", "terms": loan,
            "opening": { "day": "2026-04-30", "principal": "8384.37", "periodsLeft": 8, "nextDue": "2026-05-15", "payment": "1066.19",
                "instalments": [{ "due": "2026-04-15", "owed": [
                    { "component": "interest", "amount": "93.26" }, { "component": "loan", "amount": "972.93" }] }],
                "accrued": { "penaltyInterest": "7.00" } },
            "events": [{ "kind": "payment", "date": "2026-05-06", "amount": "1100.00" }] }),
            "2026-05-20",
        ),
    ]
}

/// The openings of those, a row an item.
fn told() -> Vec<Item> {
    let of = |account, item| Item { account, item, ..Item::default() };
    let owed = Item { component: Some("purchase"), ..of("refund", "owed") };
    let due = Item { due: Some("2026-04-15"), ..of("screen", "instalment") };
    vec![
        Item {
            day: Some("2026-04-05"),
            due: Some("2026-04-23"),
            amount: Some(864_210),
            minimum: Some(43_210),
            ..of("bill", "statement")
        },
        Item { day: Some("2026-03-20"), ..of("refund", "day") },
        Item { day: Some("2026-03-10"), amount: Some(30_000), id: Some("shoes"), ..owed.clone() },
        Item { day: Some("2026-03-12"), amount: Some(20_000), ..owed },
        Item { opening: Some(r#"{ "accrued": { "cash": "1.20" } }"#), ..of("refund", "") },
        Item { day: Some("2026-04-30"), ..of("screen", "day") },
        Item { amount: Some(838_437), ..of("screen", "principal") },
        Item { count: Some(8), ..of("screen", "periodsLeft") },
        Item { due: Some("2026-05-15"), ..of("screen", "nextDue") },
        Item { amount: Some(106_619), ..of("screen", "payment") },
        Item { component: Some("interest"), amount: Some(9_326), ..due.clone() },
        Item { component: Some("loan"), amount: Some(97_293), ..due },
        Item { component: Some("penaltyInterest"), amount: Some(700), ..of("screen", "accrued") },
    ]
}

fn found(openings: Vec<RecordBatch>) -> arrears_arrow::Positions {
    let cases = cases();
    let tables =
        [vec![account_batch(&cases)], vec![event_batch(&events(&cases))], vec![product_batch(&cases)], openings];
    asked_from(tables, arrears_arrow::Options::default()).unwrap()
}

#[test]
fn items_make_the_opening_that_a_document_has() {
    let found = found(vec![items(&told())]);
    for (row, (name, case)) in cases().iter().enumerate() {
        let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
        let get = |column: &str| cell(&found.positions[0], column, row);
        assert_eq!((get("account").as_ref(), get("error_text")), (Some(name), None));
        let payoff = report["balance"]["payoff"].as_str().unwrap().replace('.', "");
        assert_eq!(get("payoff").unwrap(), payoff, "{name}");
        let late = report["delinquency"]["daysPastDue"].as_i64().unwrap().to_string();
        assert_eq!(get("days_past_due"), Some(late), "{name}");
    }
}

#[test]
fn the_order_of_items_changes_no_byte() {
    let usual = found(vec![items(&told())]);
    let mut rows = told();
    rows.reverse();
    let turned = found(rows.chunks(2).map(items).collect());
    assert_eq!((turned.positions, turned.components), (usual.positions, usual.components));
}

#[test]
fn what_an_item_does_not_have_is_refused_in_its_account() {
    let of = |account, item| Item { account, item, ..Item::default() };
    let rows = vec![
        Item { day: Some("2026-04-05"), ..of("bill", "statment") },
        Item { day: Some("2026-03-20"), count: Some(1), ..of("refund", "day") },
        Item { opening: Some("[]"), ..of("screen", "") },
        of("nobody", "day"),
    ];
    let wrong = found(vec![items(&rows)]);
    let told = |row| ["error_name", "error_text"].map(|column| cell(&wrong.positions[0], column, row).unwrap());
    assert_eq!(told(0), ["unknownName", "no item of an opening is called `statment`"]);
    assert_eq!(told(1), ["notOfThisKind", "`day` has no `count`"]);
    assert_eq!(told(2), ["notJson", "opening: no JSON object"]);
    assert_eq!(cell(&wrong.errors, "table", 0).as_deref(), Some("openings"));
    assert_eq!(cell(&wrong.errors, "account", 0).as_deref(), Some("nobody"));
    let twice = vec![
        Item { day: Some("2026-03-20"), ..of("refund", "day") },
        Item { day: Some("2026-03-21"), ..of("refund", "day") },
    ];
    let wrong = found(vec![items(&twice)]);
    assert_eq!(cell(&wrong.positions[0], "error_text", 1).as_deref(), Some("the opening says `day` twice"));
}

#[test]
fn an_event_that_takes_a_name_of_the_opening_is_refused() {
    let mut cases = cases();
    cases[1].1["account"]["events"][0]["id"] = json!("shoes");
    let tables = [
        vec![account_batch(&cases)],
        vec![event_batch(&events(&cases))],
        vec![product_batch(&cases)],
        vec![items(&told())],
    ];
    let found = asked_from(tables, arrears_arrow::Options::default()).unwrap();
    let told = ["error_name", "error_event", "error_text"].map(|column| cell(&found.positions[0], column, 1).unwrap());
    assert_eq!(told, ["duplicateId", "shoes", "`shoes` names what the opening tells already"]);
}
