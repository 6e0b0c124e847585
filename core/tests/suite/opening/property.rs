//! Random histories cut at random days: what is left goes on from the opening as the whole did.
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

// Semantics: [open-5].

use arrears::wire;
use serde_json::{Value, json};

use crate::extent::cases;
use crate::oracle::Day;
use crate::random::{Dice, random_case, random_wide_case};
use crate::random_loan::{random_loan_case, random_wide_loan_case};

/// How many random cases are cut.
const CASES: u64 = 1_000;

fn report(case: &Value) -> Option<Value> {
    wire::report(&case.to_string()).ok().map(|report| serde_json::from_str(&report).unwrap())
}

/// The case with a name for every event, none after the day asked about, and no question but what is owed.
fn named(mut case: Value) -> Value {
    for (place, event) in case["account"]["events"].as_array_mut().unwrap().iter_mut().enumerate() {
        if event["id"].is_null() {
            event["id"] = json!(format!("n{place}"));
        }
    }
    case.as_object_mut().unwrap().remove("comparedWith");
    let as_of = Day::of(&case["asOf"]).unwrap();
    let events = case["account"]["events"].as_array().unwrap();
    let is_asked = |event: &&Value| effective(event, events) <= as_of;
    let asked: Vec<Value> = events.iter().filter(is_asked).cloned().collect();
    case["account"]["events"] = json!(asked);
    case
}

/// The day an event counts from; of a reversal, that of what it reverses.
fn effective(event: &Value, events: &[Value]) -> Day {
    let target = || events.iter().find(|other| other["id"] == event["of"]).unwrap();
    Day::of(event.get("date").unwrap_or_else(|| &target()["date"])).unwrap()
}

/// The opening at the end of a day.
fn opening(case: &Value, day: Day) -> Value {
    let mut case = case.clone();
    (case["asOf"], case["opening"]) = (json!(day.text()), json!(true));
    let report = report(&case).unwrap_or_else(|| panic!("{}\n{case}", wire::report(&case.to_string()).unwrap_err()));
    report["opening"].clone()
}

/// What is left of a case after a day, beginning with an opening.
fn rest(case: &Value, day: Day, opening: &Value) -> Value {
    let all = case["account"]["events"].as_array().unwrap();
    let mut events: Vec<Value> = all.iter().filter(|event| effective(event, all) > day).cloned().collect();
    let listed =
        |key: &str| opening[key].as_array().into_iter().flatten().map(|one| one["id"].clone()).collect::<Vec<_>>();
    let names: Vec<Value> =
        events.iter().map(|event| event["id"].clone()).chain(listed("owed")).chain(listed("plans")).collect();
    // A settlement of a plan that has ended is an error of the whole too, unless nobody knows of it yet.
    events.retain(|event| {
        event["kind"] != "instalmentSettlement" || event["plan"].is_null() || names.contains(&event["plan"])
    });
    for event in &mut events {
        // A purchase that was paid has left nothing that a refund could meet.
        if event["kind"] == "refund" && !names.contains(&event["of"]) {
            event.as_object_mut().unwrap().remove("of");
        }
    }
    let mut case = case.clone();
    case["account"]["events"] = json!(events);
    case["account"]["opening"] = opening.clone();
    case
}

/// A decimal in units of 10^-12.
fn parts(text: &Value) -> i128 {
    let text = text.as_str().unwrap();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{rest:0<12}").parse().unwrap()
}

/// Lines after a day: how interest was earned is summed up.
fn lines(report: &Value, day: Day) -> Vec<Value> {
    let after = report["lines"].as_array().unwrap().iter().filter(|line| Day::of(&line["date"]).unwrap() > day);
    // What passes a tolerance is said once, and an opening may say it first.
    let mut lines: Vec<Value> = after.filter(|line| line["kind"] != "shortfallPassed").cloned().collect();
    for line in &mut lines {
        let line = line.as_object_mut().unwrap();
        let (brought, compounded) = (line.remove("broughtForward"), line.remove("compounded"));
        let is_fraction = brought.as_ref().is_some_and(|brought| brought.as_str().unwrap().contains('/'));
        if line.remove("loanSegments").is_some() || is_fraction {
            // Of interest of a loan the amounts alone are compared.
            line.remove("text");
            continue;
        }
        if line["kind"] == "due" {
            // An opening tells a part and not what it was split from.
            line.remove("text");
            continue;
        }
        let segments = line.remove("segments");
        if segments.is_some() || brought.is_some() {
            let segments = segments.iter().flat_map(|all| all.as_array().unwrap()).map(|one| parts(&one["exact"]));
            let earned: i128 = segments.chain(brought.iter().chain(&compounded).map(parts)).sum();
            line.insert("earned".into(), json!(earned.to_string()));
            line.remove("text");
        }
    }
    lines
}

fn after(list: &Value, day: Day) -> Vec<Value> {
    list.as_array().unwrap().iter().filter(|row| Day::of(&row["date"]).unwrap() > day).cloned().collect()
}

/// What fell due of a loan after a day.
fn fallen_due(report: &Value, day: Day) -> Vec<Value> {
    let all = report["instalments"].as_array().into_iter().flatten();
    all.filter(|row| Day::of(&row["due"]).unwrap() > day).cloned().collect()
}

/// Everything that both reports must say alike of the days after a cut.
fn said(report: &Value, day: Day) -> Value {
    let mut delinquency = report["delinquency"].clone();
    delinquency.as_object_mut().unwrap().remove("creditHistory");
    json!({
        "balance": report["balance"], "delinquency": delinquency, "costOfDelay": report["costOfDelay"],
        "deadlines": report["deadlines"],
        "opening": report["opening"], "instalments": fallen_due(report, day), "lateFees": after(&report["lateFees"], day),
        "statements": report.get("statements").map(|all| after(all, day)), "lines": lines(report, day),
    })
}

/// Where two values part.
fn parting(one: &Value, other: &Value, path: &str) -> Option<String> {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().find_map(|(key, value)| parting(value, &b[key], &format!("{path}.{key}")))
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(n, (a, b))| parting(a, b, &format!("{path}[{n}]")))
        }
        (a, b) => (a != b).then(|| format!("{path}: whole {a}\n cut {b}")),
    }
}

/// Cuts the random cases of a generator and holds what is left against the whole.
fn cut(random: fn(u64) -> Value, first_day: fn(&Value) -> Day, asked: u64) {
    let cases = cases(asked);
    let cuts: u64 = (0..cases).map(|seed| cut_seed(random, first_day, seed)).sum();
    assert!(cuts > cases / 3, "{cuts} cuts of {cases} cases");
}

/// Cuts the case of a seed twice; gives how often it could.
fn cut_seed(random: fn(u64) -> Value, first_day: fn(&Value) -> Day, seed: u64) -> u64 {
    let mut case = named(random(seed));
    if case["account"]["terms"]["interestTiming"] == "inAdvance" {
        // No such history begins in the middle.
        return 0;
    }
    case["opening"] = json!(true);
    let Some(whole) = report(&case) else { return 0 };
    let (opened, as_of) = (first_day(&case), Day::of(&case["asOf"]).unwrap());
    let mut dice = Dice::new(seed ^ 0x0fe1);
    if as_of <= opened {
        return 0;
    }
    let mut cuts = 0;
    for _ in 0..2 {
        let day = opened.plus(dice.between(0, as_of.0 - opened.0 - 1));
        cuts += u64::from(cut_at(&case, &whole, day, seed));
    }
    cuts
}

/// What is left of a case after a day says what the whole does; whether it could be cut there.
fn cut_at(case: &Value, whole: &Value, day: Day, seed: u64) -> bool {
    let opening = opening(case, day);
    let rest = rest(case, day, &opening);
    let again = match wire::report(&rest.to_string()) {
        Ok(report) => serde_json::from_str::<Value>(&report).unwrap(),
        // What came before an opening cannot be disputed any more, nor can a dispute end that it does not tell.
        Err(error) if ["disputeBeforeOpening", "unknownId"].iter().any(|kind| error.to_string().contains(kind)) => {
            return false;
        }
        Err(error) => panic!("seed {seed} cut {}: {error}\n{rest}", day.text()),
    };
    if let Some(parting) = parting(&said(whole, day), &said(&again, day), "") {
        panic!("seed {seed} cut {}: {parting}\nwhole {case}\ncut {rest}", day.text());
    }
    let told: Vec<&Value> = again["assumptions"].as_array().unwrap().iter().map(|one| &one["key"]).collect();
    assert_eq!(told, ["account.events"], "the engine leaves nothing open");
    true
}

/// A judged card, cut on each of its days.
#[test]
fn a_judgment_goes_on_from_its_opening() {
    let mut case = super::bills::case(json!(null));
    case["account"].as_object_mut().unwrap().remove("opening");
    case["account"]["terms"]["opened"] = json!("2023-01-01");
    case["account"]["events"] = json!([
        { "kind": "purchase", "date": "2023-01-10", "amount": "1000.00" },
        { "kind": "judgment", "date": "2023-03-10", "amount": "900.00", "performBy": "2023-03-25" },
        { "kind": "purchase", "date": "2023-03-12", "amount": "50.00" },
        { "kind": "payment", "date": "2023-04-20", "amount": "1100.00" },
        { "kind": "payment", "date": "2023-05-20", "amount": "20.00" },
    ]);
    (case["asOf"], case["opening"]) = (json!("2023-06-01"), json!(true));
    let (case, first) = (named(case), Day::of(&json!("2023-01-01")).unwrap());
    let whole = report(&case).unwrap();
    assert!(whole["lines"].to_string().contains("judgmentInterest"), "{whole}");
    for day in 0..150 {
        assert!(cut_at(&case, &whole, first.plus(day), 0));
    }
}

#[test]
fn a_card_goes_on_from_its_opening_as_its_history_does() {
    cut(random_case, card_day, CASES);
}

/// Limits, alternatives, slabs, printed statement days, daily compounding, disputes.
#[test]
fn a_card_of_the_whole_language_goes_on_from_its_opening_as_its_history_does() {
    cut(random_wide_case, card_day, CASES / 2);
}

#[test]
fn a_loan_goes_on_from_its_opening_as_its_history_does() {
    cut(random_loan_case, loan_day, CASES);
}

/// Other intervals and schedules, simple interest, caps, tolerances, days off.
#[test]
fn a_loan_of_the_whole_language_goes_on_from_its_opening_as_its_history_does() {
    cut(random_wide_loan_case, loan_day, CASES / 2);
}

/// Simple interest whose rate changes and whose due date moves, to a length that would be whole again too, cut on each day.
// Semantics: [loan-38] [open-8].
#[test]
fn a_moved_and_repriced_period_goes_on_from_its_opening() {
    for (moved, due) in [("2023-02-03", "2023-02-20"), ("2023-02-10", "2023-03-15"), ("2023-02-10", "2023-02-16")] {
        let mut case = super::screens::loan_case(json!(null));
        case["account"].as_object_mut().unwrap().remove("opening");
        case["account"]["terms"]["accrual"] = json!("outstanding");
        case["account"]["events"] = json!([
            { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
            { "kind": "rateChange", "date": "2023-02-01", "rate": { "annual": "0.06" } },
            { "kind": "dueDateChange", "date": moved, "due": due },
            { "kind": "rateChange", "date": "2023-02-12", "rate": { "annual": "0.09" } },
            { "kind": "dueDateChange", "date": "2023-02-14", "due": "2023-02-15" },
            { "kind": "payment", "date": "2023-02-25", "amount": "500.00" },
        ]);
        (case["asOf"], case["opening"]) = (json!("2023-05-20"), json!(true));
        let (case, first) = (named(case), Day::of(&json!("2023-01-15")).unwrap());
        let whole = report(&case).unwrap_or_else(|| panic!("{:?}", wire::report(&case.to_string())));
        for day in 0..120 {
            assert!(cut_at(&case, &whole, first.plus(day), 0));
        }
    }
}

/// Loans of which an instalment holds what was posted before it, cut on each day: interest of 104.00 of which 50.00 are paid early, with a
/// last day to pay put off from a Saturday; a flat fee that went back and is due with the next one.
// Semantics: [loan-40] [loan-45] [loan-47] [open-8].
#[test]
fn an_instalment_with_what_was_posted_before_goes_on_from_its_opening() {
    let early = json!({ "terms": { "accrual": "outstanding", "excess": "prepay", "firstDue": "2023-02-18",
        "deadline": "nextBusinessDay", "allocation": { "mode": "instalmentFirst" } }, "events": [
        { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
        { "kind": "payment", "date": "2023-02-10", "amount": "50.00" },
        { "kind": "payment", "date": "2023-03-01", "amount": "900.00" },
    ] });
    let returned = json!({ "terms": { "method": "flatFee", "rate": { "monthly": "0.006" },
        "penalty": { "rate": { "annual": "0.18" } }, "compound": "none" }, "events": [
        { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
        { "kind": "payment", "date": "2023-02-15", "amount": "1072.00" },
        { "kind": "chargeback", "date": "2023-03-01", "amount": "1072.00" },
    ] });
    for own in [early, returned] {
        let mut case = super::screens::loan_case(json!(null));
        case["account"].as_object_mut().unwrap().remove("opening");
        case["account"]["terms"].as_object_mut().unwrap().extend(own["terms"].as_object().unwrap().clone());
        case["account"]["events"] = own["events"].clone();
        (case["asOf"], case["opening"]) = (json!("2023-04-20"), json!(true));
        let (case, first) = (named(case), Day::of(&json!("2023-01-15")).unwrap());
        let whole = report(&case).unwrap_or_else(|| panic!("{:?}", wire::report(&case.to_string())));
        for day in 0..94 {
            assert!(cut_at(&case, &whole, first.plus(day), 0));
        }
    }
}

fn card_day(case: &Value) -> Day {
    Day::of(&case["account"]["terms"]["opened"]).unwrap()
}

fn loan_day(case: &Value) -> Day {
    Day::of(&case["account"]["terms"]["disbursed"]).unwrap()
}
