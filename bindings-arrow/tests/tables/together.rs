//! Accounts of one customer in one plan, against the same as a case document.

// Semantics: [plan-29].

use arrears::wire;
use arrears_arrow::{OfferOptions, OfferTables, OffersFound, Options, PositionTables, Table, offers};
use arrow_array::cast::AsArray as _;
use arrow_array::types::Int64Type;
use arrow_array::{Array as _, RecordBatch};
use serde_json::{Value, json};

use crate::book::minor;
use crate::faults::{CARD, products};
use crate::{batch, cell, day, days, text, whole};

const QUESTION: &str = r#"{ "offers": { "policy": { "version": "arrears-policy/2", "name": "desk",
    "currency": "CNY", "discountRate": "0.045", "concessions": ["periods", "rate"], "kinds": [
    { "kind": "personalised", "periods": { "from": 12 }, "rate": { "from": "0.12" }, "firstDueAfterDays": 30 } ] } } }"#;

/// Cards `a`, `b` and `c` of one customer, `d` of another, each with one purchase on 10 March 2023.
fn found(asks: &[(&str, Option<&str>)], threads: usize) -> OffersFound {
    let names = ["a", "b", "c", "d"].map(Some);
    let accounts = batch(vec![
        ("account", text(&names)),
        ("customer", text(&["ada", "ada", "ada", "bob"].map(Some))),
        ("product", text(&[Some("card"); 4])),
        ("opened", days(&[Some(day("2023-01-01")); 4])),
        ("statement_day", whole(&[Some(5); 4])),
    ]);
    let events = batch(vec![
        ("account", text(&names)),
        ("effective", days(&[Some(day("2023-03-10")); 4])),
        ("kind", text(&[Some("purchase"), Some("purchase"), Some("purchas"), Some("purchase")])),
        ("amount", whole(&[Some(1_200_000), Some(600_000), Some(1), Some(100_000)])),
    ]);
    let (asking, together): (Vec<_>, Vec<_>) = asks.iter().map(|(name, others)| (Some(*name), *others)).unzip();
    let applicants = batch(vec![
        ("account", text(&asking)),
        ("together", text(&together)),
        ("monthly", whole(&vec![Some(9_999_900); asks.len()])),
    ]);
    let table = |name, batch: RecordBatch| Table::new(name, vec![batch]).unwrap();
    let (accounts, events) = (table("accounts", accounts), table("events", events));
    let (products, applicants) = (table("products", products()), table("applicants", applicants));
    let portfolio = PositionTables { accounts: &accounts, events: &events, products: &products, openings: None };
    let options = Options { as_of: Some(day("2023-04-20")), known_on: None, threads: Some(threads) };
    let asked = OfferOptions { question: QUESTION, all_payments: true, options };
    offers(OfferTables { portfolio, applicants: &applicants }, asked, &mut |_, _| true).unwrap()
}

/// The same two cards as a document.
fn report() -> Value {
    let account = |amount: &str| {
        let mut terms: Value = serde_json::from_str(CARD).unwrap();
        terms["opened"] = "2023-01-01".into();
        terms["statementDay"] = 5.into();
        json!({ "kind": "card", "terms": terms, "events": [{ "kind": "purchase", "date": "2023-03-10", "amount": amount }] })
    };
    let mut case: Value = serde_json::from_str(QUESTION).unwrap();
    case["version"] = "arrears-case/2".into();
    case["asOf"] = "2023-04-20".into();
    case["account"] = account("12000.00");
    case["together"] = json!([{ "reference": "b", "account": account("6000.00") }]);
    case["offers"]["repaymentCapacity"] = json!({ "monthly": "99999.00" });
    serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap()
}

fn get(table: &RecordBatch, columns: &[&str], row: usize) -> Vec<Option<String>> {
    columns.iter().map(|column| cell(table, column, row)).collect()
}

fn given(words: &[&str]) -> Vec<Option<String>> {
    words.iter().map(|word| (!word.is_empty()).then(|| (*word).to_owned())).collect()
}

#[test]
fn two_cards_in_one_plan_are_what_their_document_says() {
    let (found, report) = (found(&[("a", Some("b"))], 1), report());
    let accounts = &found.accounts[0];
    assert_eq!(accounts.num_rows(), 2);
    let columns = ["account", "plan_of", "total_owed", "best", "error_text"];
    assert_eq!(get(accounts, &columns, 0), given(&["a", "", "1800000", "personalised", ""]));
    assert_eq!(get(accounts, &columns, 1), given(&["b", "a", "", "", ""]));
    let told = &report["offers"]["offers"][0];
    assert_eq!(cell(&found.payments[0], "payment", 0).as_deref(), Some("159928"));
    assert_eq!(told["schedule"][0]["payment"], "1599.28");
    let shares = &found.shares[0];
    assert_eq!(shares.num_rows(), 2);
    for (row, share) in told["accounts"].as_array().unwrap().iter().enumerate() {
        assert_eq!(cell(shares, "member", row).as_deref(), Some(["a", "b"][row]));
        assert_eq!(cell(shares, "total", row), minor(&share["total"]).map(|total| total.to_string()));
        assert_eq!(cell(shares, "concession", row), minor(&share["givenUp"]).map(|total| total.to_string()));
        let payments = shares.column_by_name("payments").unwrap().as_list::<i32>().value(row);
        let payments: Vec<i64> = payments.as_primitive::<Int64Type>().values().to_vec();
        let told: Vec<i64> = share["payments"].as_array().unwrap().iter().map(|one| minor(one).unwrap()).collect();
        assert_eq!(payments, told);
        assert_eq!(payments[0], [106_619, 53_309][row]);
    }
}

#[test]
fn alone_after_a_plan_of_several_is_alone() {
    let found = found(&[("a", Some("b")), ("d", None)], 1);
    assert_eq!(get(&found.accounts[0], &["account", "total_owed"], 2), given(&["d", "100000"]));
    assert_eq!(found.shares[0].column_by_name("member").unwrap().len(), 2);
}

#[test]
fn all_of_a_customer_and_what_is_wrong_with_one_of_them() {
    let found = found(&[("a", Some("*"))], 2);
    let accounts = &found.accounts[0];
    let told = get(accounts, &["account", "error_name", "error_text"], 0);
    let why = "together: account `c`, event `row 2`: no kind of event is called `purchas`";
    assert_eq!(told, given(&["a", "unknownEventKind", why]));
    assert_eq!(get(accounts, &["account", "plan_of"], 2), given(&["c", "a"]));
}

#[test]
fn an_account_is_in_one_plan_of_its_customer() {
    let told = |asks: &[(&str, Option<&str>)]| {
        let found = found(asks, 1);
        get(&found.accounts[0], &["error_name", "error_text"], 0)
    };
    let twice = given(&["duplicateId", "together: `b` asks itself, or is in another plan"]);
    assert_eq!(told(&[("a", Some("b")), ("b", None)]), twice);
    assert_eq!(told(&[("a", Some("b")), ("c", Some("b"))]), twice);
    assert_eq!(told(&[("a", Some("d"))]), given(&["unknownId", "together: `d` is another customer's"]));
    assert_eq!(told(&[("a", Some("x"))]), given(&["unknownId", "together: there is no account `x`"]));
    assert_eq!(told(&[("a", Some("b | a"))]), given(&["duplicateId", "together: `a` is in the plan already"]));
}
