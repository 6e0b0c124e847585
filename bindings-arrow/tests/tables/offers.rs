//! Offers in columns against those of case documents.

use arrears::wire;
use arrears_arrow::{OfferOptions, OfferTables, OffersFound, Options, PositionTables, Table, TableError, offers};
use arrow_array::RecordBatch;
use serde_json::{Value, json};

use crate::book::{account_batch, event_batch, events, minor, opening_batch, product_batch, shipped};
use crate::{batch, cell, days, text, whole};

/// The shipped cases that ask for offers of an account without an agreement.
fn asking() -> Vec<(String, Value)> {
    let cases = shipped().into_iter();
    // A plan over several accounts needs them all: `together` asks for those.
    let alone = |case: &Value| case["offers"].is_object() && case["together"].is_null();
    cases.filter(|(_, case)| alone(case) && case["agreement"].is_null()).collect()
}

/// What each asks: beside the policy its own means and hardship in columns, everything else as its own question.
fn applicants(cases: &[(String, Value)]) -> RecordBatch {
    let texts =
        |of: &dyn Fn(&Value) -> Option<String>| text(&cases.iter().map(|(_, case)| of(case)).collect::<Vec<_>>());
    let amounts = |key: &str| {
        let of = |(_, case): &(String, Value)| minor(&case["offers"]["repaymentCapacity"][key]);
        whole(&cases.iter().map(of).collect::<Vec<_>>())
    };
    let applicant =
        |key: &'static str| move |case: &Value| case["offers"]["applicant"][key].as_str().map(str::to_owned);
    let papers = |case: &Value| {
        let list = case["offers"]["applicant"]["supportingDocuments"].as_array()?;
        Some(list.iter().map(|paper| paper.as_str().unwrap()).collect::<Vec<_>>().join("|"))
    };
    let own = |case: &Value| {
        let mut offers = case["offers"].clone();
        for key in ["applicant", "repaymentCapacity"] {
            offers.as_object_mut().unwrap().remove(key);
        }
        let mut own = json!({ "offers": offers });
        for key in ["law", "budget"] {
            if !case[key].is_null() {
                own[key] = case[key].clone();
            }
        }
        Some(own.to_string())
    };
    let dates = |case: &Value| case["offers"]["repaymentCapacity"]["from"].as_str().map(crate::day);
    let pay_day = |case: &Value| case["offers"]["repaymentCapacity"]["payDay"].as_i64();
    let first = |case: &Value| case["offers"]["applicant"]["firstTime"].as_bool().map(i64::from);
    batch(vec![
        ("account", text(&cases.iter().map(|(name, _)| Some(name)).collect::<Vec<_>>())),
        ("monthly", amounts("monthly")),
        ("lump_sum", amounts("lumpSum")),
        ("pay_from", days(&cases.iter().map(|(_, case)| dates(case)).collect::<Vec<_>>())),
        ("pay_day", whole(&cases.iter().map(|(_, case)| pay_day(case)).collect::<Vec<_>>())),
        ("hardship", texts(&applicant("hardship"))),
        ("first_time", whole(&cases.iter().map(|(_, case)| first(case)).collect::<Vec<_>>())),
        ("card_status", texts(&applicant("cardStatus"))),
        ("documents", texts(&papers)),
        ("question", texts(&own)),
    ])
}

/// The offers of cases, their accounts in chunks.
fn found(
    cases: &[(String, Value)],
    asks: Vec<RecordBatch>,
    question: &str,
    threads: usize,
) -> Result<OffersFound, TableError> {
    let accounts = Table::new("accounts", vec![account_batch(cases)])?;
    let events = Table::new("events", vec![event_batch(&events(cases))])?;
    let products = Table::new("products", vec![product_batch(cases)])?;
    let openings = Table::new("openings", vec![opening_batch(cases)])?;
    let applicants = Table::new("applicants", asks)?;
    let portfolio =
        PositionTables { accounts: &accounts, events: &events, products: &products, openings: Some(&openings) };
    let asked = OfferOptions {
        question,
        all_payments: true,
        options: Options { threads: Some(threads), ..Options::default() },
    };
    offers(OfferTables { portfolio, applicants: &applicants }, asked, &mut |_, _| true)
}

const QUESTION: &str = r#"{ "offers": { "policy": "cardIssuer" } }"#;

/// The rows of an account, in order.
fn rows<'a>(table: &'a RecordBatch, account: &'a str) -> impl Iterator<Item = usize> + 'a {
    (0..table.num_rows()).filter(move |row| cell(table, "account", *row).as_deref() == Some(account))
}

fn amount(text: &Value) -> String {
    minor(text).unwrap().to_string()
}

/// Proposals with their answers, how long offers last under a stress, and what else is asked for.
fn rounds_of_a_document(found: &OffersFound, name: &str, report: &Value) -> usize {
    let rounds = &found.rounds[0];
    let mut listed = rows(rounds, name);
    let none = Vec::new();
    let told = report["offers"]["negotiation"].as_array().unwrap_or(&none);
    for (number, round) in (1..).zip(told) {
        let answers = round["offers"].as_array().unwrap().iter().chain(round["refused"].as_array().unwrap());
        for (place, answer) in (1..).zip(answers) {
            let row = listed.next().unwrap();
            let get = |column: &str| cell(rounds, column, row);
            let is_offer = answer["offer"].is_object();
            let of = if is_offer { &answer["offer"] } else { answer };
            assert_eq!(
                (get("round"), get("day").as_deref()),
                (Some(format!("{number}")), round["date"].as_str()),
                "{name}"
            );
            assert_eq!(
                (get("answer").as_deref(), get("kind").as_deref()),
                (round["answer"].as_str(), of["kind"].as_str())
            );
            assert_eq!(get("number"), is_offer.then(|| format!("{place}")), "{name}");
            assert_eq!(get("reason").as_deref(), answer["reason"].as_str(), "{name}");
            if is_offer {
                let changes = answer["changes"].as_array().unwrap();
                assert_eq!(get("changes").unwrap().split_terminator('|').count(), changes.len(), "{name}");
                for (column, key) in [("total", "total"), ("concession", "givenUp"), ("present_value", "presentValue")]
                {
                    assert_eq!(get(column).unwrap(), amount(&of[key]), "{name}: {column}");
                }
            }
        }
    }
    assert_eq!(listed.next(), None, "{name}");
    let survival: Vec<usize> = rows(&found.survival[0], name).collect();
    let offers = report["offers"]["offers"].as_array().unwrap().iter();
    let survives: Vec<&Value> = offers.flat_map(|offer| offer["survives"].as_array().unwrap()).collect();
    let ranked = survival.iter().zip(&survives);
    for (row, told) in ranked {
        let get = |column: &str| cell(&found.survival[0], column, *row);
        assert_eq!(
            (get("stress").as_deref(), get("monthly")),
            (told["stress"].as_str(), Some(amount(&told["monthly"])))
        );
        assert_eq!(
            (get("payments"), get("whole")),
            (Some(told["payments"].to_string()), Some(told["whole"].to_string()))
        );
    }
    assert!(survival.len() >= survives.len(), "{name}");
    let (limit, late_fee) = (&report["offers"]["limitRequest"], &report["offers"]["lateFeeWaiver"]);
    let requests: Vec<usize> = rows(&found.requests[0], name).collect();
    let asked: Vec<&Value> = [limit, late_fee].into_iter().filter(|asked| asked.is_object()).collect();
    assert_eq!(requests.len(), asked.len(), "{name}");
    for (row, told) in requests.iter().zip(&asked) {
        assert_eq!(cell(&found.requests[0], "allowed", *row), Some(told["allowed"].to_string()), "{name}");
        let obstacles = cell(&found.requests[0], "obstacles", *row).unwrap();
        let keys: Vec<&str> =
            told["obstacles"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
        assert_eq!(obstacles, keys.join("|"), "{name}");
    }
    told.len() + survives.len() + asked.len()
}

fn of_a_document(found: &OffersFound, name: &str, report: &Value) -> usize {
    let (offers, payments, refusals) = (&found.offers[0], &found.payments[0], &found.refusals[0]);
    let told = report["offers"]["offers"].as_array().unwrap();
    let listed: Vec<usize> = rows(offers, name).filter(|row| cell(offers, "rank", *row).is_some()).collect();
    assert_eq!(listed.len(), told.len(), "{name}");
    for (row, offer) in listed.into_iter().zip(told) {
        let get = |column: &str| cell(offers, column, row);
        assert_eq!(get("kind").as_deref(), offer["kind"].as_str(), "{name}");
        assert_eq!(get("pareto"), Some(offer["pareto"].to_string()), "{name}");
        let amounts = [
            ("total", "total"),
            ("interest", "interest"),
            ("fees", "fees"),
            ("largest_payment", "largestPayment"),
            ("concession", "givenUp"),
            ("present_value", "presentValue"),
        ];
        for (column, key) in amounts {
            assert_eq!(get(column).unwrap(), amount(&offer[key]), "{name}: {column}");
        }
        assert_eq!(get("effective_percent").as_deref(), offer["effectiveRate"]["percent"].as_str(), "{name}");
        assert_eq!(get("recovery").as_deref(), offer["recovery"].as_str(), "{name}");
        assert_eq!(
            get("rate").as_deref(),
            offer["terms"]["rate"].as_str().or(offer["terms"]["fee"].as_str()),
            "{name}"
        );
        assert_eq!(get("classification").as_deref(), offer["classificationAfterSigning"].as_str(), "{name}");
        let own = get("offer");
        let rows: Vec<usize> = rows(payments, name).filter(|row| cell(payments, "offer", *row) == own).collect();
        let schedule = offer["schedule"].as_array().unwrap();
        assert_eq!(rows.len(), schedule.len(), "{name}");
        for (row, payment) in rows.into_iter().zip(schedule) {
            let get = |column: &str| cell(payments, column, row).unwrap();
            assert_eq!(get("number"), payment["number"].to_string());
            assert_eq!(get("due"), payment["due"].as_str().unwrap());
            for key in ["payment", "interest", "remaining"] {
                assert_eq!(get(key), amount(&payment[key]), "{name}: {key}");
            }
            let of_classes: i64 =
                ["principal", "interest", "penalty_interest", "compound_interest", "late_fee", "fee", "cost"]
                    .iter()
                    .map(|class| get(&format!("of_{class}")).parse::<i64>().unwrap())
                    .sum();
            assert_eq!(
                of_classes + minor(&payment["interest"]).unwrap(),
                minor(&payment["payment"]).unwrap(),
                "{name}"
            );
        }
    }
    let refused = report["offers"]["refused"].as_array().unwrap();
    let listed: Vec<usize> = rows(refusals, name).collect();
    assert_eq!(listed.len(), refused.len(), "{name}");
    for (row, refusal) in listed.into_iter().zip(refused) {
        for key in ["kind", "reason", "condition"] {
            assert_eq!(cell(refusals, key, row).as_deref(), refusal[key].as_str(), "{name}");
        }
        assert_eq!(cell(refusals, "text", row).as_deref(), refusal["text"]["en"].as_str(), "{name}");
    }
    told.len()
}

#[test]
fn every_shipped_case_is_offered_what_its_report_says() {
    let cases = asking();
    assert!(cases.len() > 6);
    let found = found(&cases, vec![applicants(&cases)], QUESTION, 1).unwrap();
    assert_eq!((found.accounts[0].num_rows(), found.errors.num_rows()), (cases.len(), 0));
    let (mut offered, mut answered) = (0, 0);
    for (row, (name, case)) in cases.iter().enumerate() {
        let get = |column: &str| cell(&found.accounts[0], column, row);
        assert_eq!((get("account").as_ref(), get("error_text")), (Some(name), None));
        let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
        assert_eq!(get("total_owed").unwrap(), amount(&report["offers"]["totalOwed"]), "{name}");
        assert_eq!(get("monthly").unwrap(), amount(&report["offers"]["monthly"]), "{name}");
        assert_eq!(get("best").as_deref(), report["offers"]["offers"][0]["kind"].as_str(), "{name}");
        offered += of_a_document(&found, name, &report);
        answered += rounds_of_a_document(&found, name, &report);
    }
    assert!(offered > 10 && answered > 10, "{offered}, {answered}");
}

#[test]
fn order_chunks_and_threads_change_no_byte() {
    let cases = asking();
    let usual = found(&cases, vec![applicants(&cases)], QUESTION, 1).unwrap();
    let mut turned = cases.clone();
    turned.reverse();
    let found = found(&turned, turned.chunks(3).map(applicants).collect(), QUESTION, 3).unwrap();
    assert_eq!(
        (&found.accounts, &found.offers, &found.payments, &found.refusals),
        (&usual.accounts, &usual.offers, &usual.payments, &usual.refusals)
    );
    assert_eq!((&found.survival, &found.rounds, &found.requests), (&usual.survival, &usual.rounds, &usual.requests));
}

#[test]
fn what_is_wrong_with_one_account_stands_in_its_row() {
    let cases = asking();
    let name = |place: usize| Some(cases[place].0.clone());
    let asks = batch(vec![
        (
            "account",
            text(&[name(0), name(1), name(1), name(2), name(3), name(4), name(5), Some("nobody".to_owned()), None]),
        ),
        ("monthly", whole(&[Some(100_000), Some(1), Some(1), None, Some(-1), Some(1), Some(1), Some(1), Some(1)])),
        ("hardship", text(&[None, None, None, None, None, Some("gambling"), None, None, None])),
        ("question", text(&[None, None, None, None, None, None, Some(r#"{ "asOf": "2026-01-01" }"#), None, None])),
    ]);
    let found = found(&cases, vec![asks], QUESTION, 2).unwrap();
    let told = |row| ["error_name", "error_text"].map(|column| cell(&found.accounts[0], column, row));
    let is = |row: usize, name: &str, text: &str| {
        assert_eq!(told(row), [Some(name.to_owned()), Some(text.to_owned())]);
    };
    assert_eq!(told(0), [None, None]);
    is(1, "duplicateId", "the account stands twice in the table of applicants");
    is(2, "missingKey", "monthly: null, and no budget that it follows from");
    assert_eq!(told(3)[0].as_deref(), Some("amountNegative"));
    is(4, "unknownName", "hardship: `gambling` is none of those allowed");
    is(5, "unknownId", "question: `asOf` is none of offers, law, budget, agreement");
    let strays: Vec<_> = (0..2).map(|row| cell(&found.errors, "error_name", row).unwrap()).collect();
    assert_eq!(strays, ["unknownId", "missingKey"]);
}

#[test]
fn a_question_that_is_none_is_refused() {
    let cases = asking();
    let refused = |question: &str| found(&cases, vec![applicants(&cases)], question, 1).unwrap_err().to_string();
    assert_eq!(refused("[]"), "question: no JSON object");
    assert_eq!(
        refused(r#"{ "policy": "cardIssuer" }"#),
        "question: `policy` is none of offers, law, budget, agreement"
    );
    let nobody = found(&cases, Vec::new(), QUESTION, 1).unwrap();
    assert_eq!((nobody.accounts[0].num_rows(), nobody.offers[0].num_rows()), (0, 0));
}
