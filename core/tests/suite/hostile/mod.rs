//! Documents that mean harm, or were written in haste: each is refused with its error and the path of the field, and
//! none panics.

use std::collections::BTreeSet;
use std::time::Duration;

use arrears::error::codes;
use arrears::wire;
use serde_json::{Value, json};

use crate::cases::plain;
use crate::processor_time::ProcessorTime;

pub(crate) mod agreement;
pub(crate) mod applications;
pub(crate) mod cards;
pub(crate) mod casework;
pub(crate) mod credit_repair;
pub(crate) mod documents;
pub(crate) mod histories;
pub(crate) mod law;
mod loans;
pub(crate) mod pages;
pub(crate) mod together;
pub(crate) mod values;

/// What must be said of a document: the error's name, the path, and the document.
pub(crate) type Row = (&'static str, &'static str, String);

/// 1,000.00 bought and nothing else.
fn sound() -> Value {
    plain(json!([bought()]), "2023-05-05")
}

fn bought() -> Value {
    json!({ "id": "bought", "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" })
}

/// The sound document with another key of the case.
fn case(key: &str, value: Value) -> String {
    let mut case = sound();
    case[key] = value;
    case.to_string()
}

/// The sound document with other terms.
fn terms(changed: Value) -> String {
    let mut case = sound();
    for (key, value) in changed.as_object().unwrap() {
        case["account"]["terms"][key] = value.clone();
    }
    case.to_string()
}

/// The sound document with another part of the account.
fn account(key: &str, value: Value) -> String {
    let mut case = sound();
    case["account"][key] = value;
    case.to_string()
}

fn without(pointer: &str, key: &str) -> String {
    let mut case = sound();
    case.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    case.to_string()
}

/// The sound purchase followed by these events.
fn events(more: &[Value]) -> String {
    let all: Vec<Value> = [bought()].iter().chain(more).cloned().collect();
    plain(Value::Array(all), "2023-05-05").to_string()
}

fn event(more: Value) -> String {
    events(&[more])
}

/// A payment with one of its keys changed.
fn payment(key: &str, value: Value) -> String {
    let mut payment = json!({ "kind": "payment", "date": "2023-04-23", "amount": "100.00" });
    payment[key] = value;
    event(payment)
}

/// The text of the sound document with a piece replaced: for what a JSON value cannot hold.
fn text(piece: &str, by: &str) -> String {
    let text = sound().to_string();
    assert!(text.contains(piece), "{piece} is not in {text}");
    text.replacen(piece, by, 1)
}

/// An allocation with this order at one stage.
fn allocation(stage: &str, order: Value) -> String {
    let sound = json!([["cost"], ["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"], ["principal"]]);
    let mut orders = json!({ "current": sound, "overdue": sound, "longOverdue": sound });
    orders[stage] = order;
    terms(json!({ "allocation": orders }))
}

fn ratios(rows: Value) -> String {
    terms(json!({ "minimum": { "ratios": rows } }))
}

fn on(day: &str, mut event: Value) -> Value {
    event["date"] = json!(day);
    event
}

const OPENED: &str = "2023-03-06";

fn all() -> Vec<Row> {
    [
        documents::texts(),
        documents::keys(),
        documents::types(),
        values::values(),
        law::laws(),
        casework::files(),
        applications::applications(),
        agreement::agreements(),
        credit_repair::records(),
        pages::pages(),
        together::accounts(),
        histories::contradictions(),
        histories::ledgers(),
        crate::opening::bills::rows(),
        histories::impossible(),
        cards::credit_limits(),
        cards::cycles(),
        cards::disputes(),
        cards::judgments(),
        cards::minimums(),
    ]
    .concat()
}

/// Errors that no card document can bring about, and why.
const UNREACHABLE: &[(&str, &str)] = &[
    ("notInThisBuild", "of builds without the negotiation"),
    ("noBusinessDay", "of loans only"),
    ("dayTwice", "of loans only"),
    ("tooManyOwnDays", "of loans only"),
    ("notAMonthDay", "a day of the month is a number in a document"),
    ("compoundTwice", "of loans only"),
    ("compoundNeedsPenalty", "of loans only"),
    ("flatFeeEarnsNoInterest", "of loans only"),
    ("wrongDisbursement", "of loans only"),
    ("nothingToAccelerate", "of loans only"),
    ("dueDateNotLater", "of loans only"),
    ("keepMissing", "of loans only"),
    ("needsGroupFirst", "of loans only"),
    ("prepayNeedsOutstanding", "of loans only"),
    ("multipleBelowOne", "of loans only"),
    ("agesNotAscending", "of loans only"),
    ("creditRefundTooLarge", "of loans only"),
    ("noInstalmentRunning", "of loans only"),
    ("chargebackTooLarge", "of loans only"),
    ("chargebackByInstalment", "of loans only"),
    ("firstDueNotLater", "of loans only"),
    ("firstDueNotOnPayDay", "of loans only"),
    ("dailyRateNeedsActualDays", "of loans only"),
    ("flatFeeByTheDay", "of loans only"),
    ("tooFewRows", "of loans only"),
    ("wrongInterval", "of loans only"),
    ("noPeriodRate", "of loans only"),
    ("methodHasNo", "of loans only"),
    ("shapeCurrency", "a document has one currency"),
    ("residualTooLarge", "of loans only"),
    ("paymentTooSmall", "of loans only"),
    ("noPeriodForPrincipal", "of loans only"),
    ("paymentTwice", "of loans only"),
    ("wrongMultiple", "of loans only"),
    ("notInAdvance", "of loans only"),
    ("inAdvanceNeedsScheduled", "of loans only"),
    ("interestInAdvance", "of loans only"),
    ("rateInexactProduct", "a card multiplies no rates"),
    ("rateWrongPeriod", "the key names the period"),
    ("unknownTarget", "ids are resolved before there is a ledger: unknownId"),
    ("unevenColumns", "a document has no columns"),
    ("unknownEventKind", "a document names its kinds of event; numbers stand in columns only"),
    ("nullValue", "of columns only: a document leaves a key out"),
    ("notOfThisKind", "of columns only: a document has a key too much"),
    ("unknownNumber", "of columns only: a document has words"),
    ("noContractRate", "of loans in columns only"),
    ("replayOutOfOrder", "a ledger's entries are replayed once, in order"),
    ("scratchTooSmall", "a workspace grows"),
    ("schedulePeriods", "periodsOutOfRange is told first"),
    ("schedulePrincipal", "amountNotPositive and amountOutOfRange are told first"),
    ("scheduleAmount", "the bounds of amounts and rates keep a level payment below it"),
    ("schedulePeriodRate", "an annual rate is at most 10"),
    ("chainBroken", "a chain that was tampered with is told in the report, so that it can be read where"),
    ("applicationAmount", "a document has one currency, and amountNegative is told first"),
    ("nothingNeeded", "a case document has no checklist of its own"),
    ("keyTwice", "the keys of a canonical text are written by the library"),
];

#[test]
fn each_is_refused_with_its_error_and_path() {
    let mut wrong = Vec::new();
    for (name, path, document) in all() {
        let shown: String = document.chars().take(300).collect();
        let error = match wire::report(&document) {
            Ok(report) => {
                wrong.push(format!("{name} at `{path}`: accepted\n  {shown}\n  {report}"));
                continue;
            }
            Err(error) => error,
        };
        if (error.name(), error.path()) != (name, path) {
            wrong.push(format!("{name} at `{path}`: {error}\n  {shown}"));
        }
        let length = error.message().len();
        if error.message().trim().is_empty() || length > 1_000 || error.path().len() > 200 {
            wrong.push(format!("{name} at `{path}`: a message of {length} bytes\n  {shown}"));
        }
        let told: Value = serde_json::from_str(&error.to_json()).unwrap();
        assert_eq!(told["error"]["code"], error.code());
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Whether an error is of a room that a card document passes: values, terms, ledger, replay, agreement, casework,
/// schedule, digests, documents.
fn on_the_way(code: u16) -> bool {
    matches!(code, 100..=699 | 1500..=1799 | 1850..=1999)
}

#[test]
fn every_error_that_a_card_can_bring_about_is_provoked() {
    let rows = all();
    assert!(rows.len() >= 70, "{} rows", rows.len());
    let provoked: BTreeSet<&str> = rows.iter().map(|(name, ..)| *name).collect();
    let unreachable: BTreeSet<&str> = UNREACHABLE.iter().map(|(name, _)| *name).collect();
    let both: Vec<_> = provoked.intersection(&unreachable).collect();
    assert!(both.is_empty(), "provoked after all: {both:?}");
    let neither: Vec<_> = codes()
        .filter(|(code, _)| on_the_way(*code))
        .map(|(_, name)| name)
        .filter(|name| !provoked.contains(name) && !unreachable.contains(name))
        .collect();
    assert!(neither.is_empty(), "neither provoked nor unreachable: {neither:?}");
}

/// What is odd and still means one thing is read.
#[test]
fn odd_but_sound() {
    for document in [
        terms(json!({ "tolerance": "-0" })),
        terms(json!({ "tolerance": "000000000000000000000000000010.00" })),
        terms(json!({ "lateFees": [] })),
        terms(json!({ "cashRates": null })),
        case("knownOn", Value::Null),
        case("title", json!("\u{0}\u{1f4b3} 信用卡 \"\\")),
        payment("amount", json!("0.5")),
        case("creditRepair", json!({ "policy": null, "records": [] })),
        payment("id", json!("")),
        allocation(
            "current",
            json!([[], ["cost", "interest", "penaltyInterest", "compoundInterest", "lateFee", "fee", "principal"], []]),
        ),
        event(json!({ "kind": "assertion", "date": "2023-04-01", "balance": "-5.00" })),
        text("\"kind\"", "\"\\u006bind\""),
        sound().to_string().replace(',', " ,\r\n\t"),
        plain(json!([]), OPENED).to_string(),
    ] {
        wire::report(&document).unwrap_or_else(|error| panic!("{error}\n{document}"));
    }
}

/// Nothing that fits the limits runs away: the largest documents of each kind end in seconds even unoptimised.
#[test]
fn the_largest_documents_end() {
    let day = |n: usize| format!("2023-{:02}-{:02}", 4 + n % 8, 1 + n % 28);
    type Make = fn(usize, String) -> Value;
    let kinds: [(&str, Make); 4] = [
        ("purchases and payments", |n, day| {
            let kind = if n % 2 == 0 { "purchase" } else { "payment" };
            json!({ "kind": kind, "date": day, "amount": "10.00" })
        }),
        ("purchases, refunded by name", |n, _| match n % 2 {
            0 => json!({ "id": format!("p{n}"), "kind": "purchase", "date": "2023-04-01", "amount": "10.00" }),
            _ => json!({ "kind": "refund", "date": "2023-04-02", "amount": "10.00", "of": format!("p{}", n - 1) }),
        }),
        ("purchases, all reversed", |n, _| match n % 2 {
            0 => json!({ "id": format!("p{n}"), "kind": "purchase", "date": "2023-04-01", "amount": "10.00" }),
            _ => json!({ "kind": "reversal", "recorded": "2023-05-01", "of": format!("p{}", n - 1) }),
        }),
        ("rate changes and freezes", |n, day| match n % 3 {
            0 => json!({ "kind": "rateChange", "date": day, "cash": { "daily": "0.0004" } }),
            1 => json!({ "kind": "freeze", "date": day, "components": ["interest"] }),
            _ => json!({ "kind": "unfreeze", "date": day, "components": ["interest"] }),
        }),
    ];
    for (name, make) in kinds {
        let events: Value = (0..100_000).map(|n| make(n, day(n))).collect();
        let document = plain(events, "2024-06-01").to_string();
        let start = ProcessorTime::start();
        wire::report(&document).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(start.elapsed() < Duration::from_secs(20), "{name}: {:?}", start.elapsed());
    }
    // Three centuries of statements, with 256 plans of 600 parts each.
    let plans = std::iter::repeat_n(
        json!({ "kind": "conversion", "date": "1900-03-01", "amount": "6.00", "periods": 600, "annualRate": "0.12" }),
        256,
    );
    let first = json!({ "kind": "purchase", "date": "1900-03-01", "amount": "10000.00" });
    let mut case = plain(std::iter::once(first).chain(plans).collect(), "2199-01-01");
    case["account"]["terms"]["opened"] = json!("1900-01-01");
    case["account"]["terms"]["purchaseRates"] = json!([{ "daily": "0" }]);
    // A late fee of all that was missed before would grow without end.
    case["account"]["terms"]["lateFees"] = json!([]);
    let start = ProcessorTime::start();
    wire::report(&case.to_string()).unwrap();
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// A reversal that makes a later event impossible: both are named, and before it the history still stands.
#[test]
fn a_reversal_that_makes_a_later_event_impossible() {
    let story = json!([
        bought(),
        { "id": "more", "kind": "purchase", "date": "2023-04-02", "amount": "500.00" },
        { "kind": "waiver", "date": "2023-04-20", "component": "purchase", "amount": "1200.00" },
        { "kind": "reversal", "recorded": "2023-05-01", "of": "more" },
    ]);
    let mut case = plain(story, "2023-05-05");
    let error = wire::report(&case.to_string()).unwrap_err();
    assert_eq!((error.name(), error.path()), ("waiverTooLarge", "account.events[2]"));
    assert!(error.message().contains("#2") && error.message().contains("#3"), "{error}");
    case["knownOn"] = json!("2023-04-30");
    assert!(wire::report(&case.to_string()).is_ok());
}
