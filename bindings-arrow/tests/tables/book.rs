//! Accounts of cases as the rows of three tables.

use arrears::{Currency, Money};
use arrow_array::RecordBatch;
use serde_json::Value;

use crate::{batch, day, days, small, text, whole};

/// The shipped cases, by name, in order.
pub(crate) fn shipped() -> Vec<(String, Value)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/examples/cases");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut cases: Vec<(String, Value)> = files
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
        })
        .collect();
    cases.sort_by(|one, other| one.0.cmp(&other.0));
    cases
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

pub(crate) fn minor(value: &Value) -> Option<i64> {
    value.as_str().map(|text| Money::parse(text, Currency::CNY).unwrap().minor())
}

fn date(value: &Value) -> Option<i32> {
    value.as_str().map(day)
}

/// An event of a case with its account and its name.
#[derive(Clone)]
pub(crate) struct Event {
    account: String,
    id: String,
    place: i32,
    event: Value,
}

/// A component, or several.
fn components(event: &Value) -> Option<String> {
    let several = event["components"]
        .as_array()
        .map(|list| list.iter().map(|name| name.as_str().unwrap()).collect::<Vec<_>>().join("|"));
    several.or_else(|| string(&event["component"]))
}

/// The events of cases, a row each.
pub(crate) fn events(cases: &[(String, Value)]) -> Vec<Event> {
    let mut rows = Vec::new();
    for (account, case) in cases {
        for (place, event) in (0..).zip(case["account"]["events"].as_array().unwrap()) {
            let id = string(&event["id"]).unwrap_or_else(|| format!("#{place}"));
            rows.push(Event { account: account.clone(), id, place, event: event.clone() });
        }
    }
    rows
}

/// Rows of events as a batch.
pub(crate) fn event_batch(rows: &[Event]) -> RecordBatch {
    let texts = |of: &dyn Fn(&Event) -> Option<String>| text(&rows.iter().map(of).collect::<Vec<_>>());
    let amounts = |of: &dyn Fn(&Event) -> Option<i64>| whole(&rows.iter().map(of).collect::<Vec<_>>());
    let dates = |key: &str| days(&rows.iter().map(|row| date(&row.event[key])).collect::<Vec<_>>());
    let own = |keys: [&'static str; 2]| move |row: &Event| keys.iter().find_map(|key| string(&row.event[*key]));
    let fee_rate = |row: &Event| string(&row.event["monthlyFeeRate"]);
    batch(vec![
        ("account", texts(&|row| Some(row.account.clone()))),
        ("id", texts(&|row| Some(row.id.clone()))),
        ("effective", dates("date")),
        ("recorded", dates("recorded")),
        ("kind", texts(&|row| string(&row.event["kind"]))),
        ("amount", amounts(&|row| minor(&row.event["amount"]).or_else(|| minor(&row.event["balance"])))),
        ("reference", texts(&own(["of", "plan"]))),
        ("fee", amounts(&|row| minor(&row.event["fee"]))),
        ("components", texts(&|row| components(&row.event))),
        ("periods", amounts(&|row| row.event["periods"].as_i64())),
        ("charge", texts(&|row| fee_rate(row).map(|_| "monthlyFee".to_owned()))),
        ("rate", texts(&fee_rate)),
        ("keep", texts(&own(["keep", "keep"]))),
        ("order", small(&rows.iter().map(|row| Some(row.place)).collect::<Vec<_>>())),
    ])
}

/// A row an account: its product is its own, and says everything.
pub(crate) fn account_batch(cases: &[(String, Value)]) -> RecordBatch {
    let names: Vec<Option<&str>> = cases.iter().map(|(name, _)| Some(name.as_str())).collect();
    let dates = |key: &str| days(&cases.iter().map(|(_, case)| date(&case[key])).collect::<Vec<_>>());
    batch(vec![
        ("account", text(&names)),
        ("product", text(&names)),
        ("as_of", dates("asOf")),
        ("known_on", dates("knownOn")),
    ])
}

pub(crate) fn product_batch(cases: &[(String, Value)]) -> RecordBatch {
    let names: Vec<Option<&str>> = cases.iter().map(|(name, _)| Some(name.as_str())).collect();
    let kinds: Vec<_> = cases.iter().map(|(_, case)| string(&case["account"]["kind"])).collect();
    let terms: Vec<_> = cases.iter().map(|(_, case)| Some(case["account"]["terms"].to_string())).collect();
    batch(vec![("product", text(&names)), ("kind", text(&kinds)), ("terms", text(&terms))])
}

/// The openings of those that begin in the middle, whole.
pub(crate) fn opening_batch(cases: &[(String, Value)]) -> RecordBatch {
    let openings = cases.iter().filter(|(_, case)| !case["account"]["opening"].is_null());
    let (names, texts): (Vec<_>, Vec<_>) =
        openings.map(|(name, case)| (Some(name.clone()), Some(case["account"]["opening"].to_string()))).unzip();
    batch(vec![("account", text(&names)), ("opening", text(&texts))])
}
