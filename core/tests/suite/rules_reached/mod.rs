//! Every rule of every shipped rulebook holds in some case document, and breaks in another.
//!
//! Semantics: [law-2]. A rule that no document can be asked about is a rule nobody is held to: a new one comes with its two
//! documents, or it is taken out.

mod contact;
mod law;
mod money;
mod plan;

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use crate::cases::report;
use crate::semantics::merge;

/// A rule by its book, its id and its first day, a document in which it holds, and one in which it breaks.
struct Pair {
    book: &'static str,
    rule: &'static str,
    from: &'static str,
    holds: Value,
    breaks: Value,
}

/// What both documents share, and in what they differ.
fn pair(
    (book, rule, from): (&'static str, &'static str, &'static str),
    shared: &[Value],
    holds: Value,
    breaks: Value,
) -> Pair {
    let whole = |last: Value| {
        let mut document = json!({ "version": "arrears-case/2" });
        for patch in shared.iter().chain([&last]) {
            merge(&mut document, patch);
        }
        if book != "cn" {
            merge(&mut document, &json!({ "law": { "rulebook": shipped(book) } }));
        }
        document
    };
    Pair { book, rule, from, holds: whole(holds), breaks: whole(breaks) }
}

fn shipped(book: &str) -> Value {
    let path = format!("{}/rulebooks/{book}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A card of 1 January of a year: 1,000.00 bought on 10 March, statements on the 5th, due 20 days later, 10 % minimum.
fn card(year: i32, as_of: &str) -> Value {
    json!({
        "account": {
            "kind": "card",
            "terms": {
                "opened": format!("{year}-01-01"),
                "statementDay": 5,
                "due": { "rule": "daysAfterStatement", "days": 20 },
                "purchaseRates": [{ "daily": "0.0005" }],
                "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] },
            },
            "events": [{ "kind": "purchase", "date": format!("{year}-03-10"), "amount": "1000.00" }],
        },
        "asOf": as_of,
    })
}

/// A loan of 12,000.00 over a year from 15 January, nothing paid.
fn loan(year: i32, annual: &str) -> Value {
    let day = format!("{year}-01-15");
    json!({
        "account": {
            "kind": "loan",
            "terms": {
                "principal": "12000.00",
                "disbursed": day,
                "rate": { "annual": annual },
                "periods": 12,
                "firstDue": format!("{year}-02-15"),
                "method": "level",
            },
            "events": [{ "kind": "disbursement", "date": day, "amount": "12000.00" }],
        },
        "asOf": format!("{year}-03-20"),
    })
}

fn law(patch: Value) -> Value {
    json!({ "law": patch })
}

fn terms(patch: Value) -> Value {
    json!({ "account": { "terms": patch } })
}

/// Whether a rule holds in a report, and the day it was asked on: `None` where it says nothing.
fn said(document: &Value, told: &Value, rule: &Value) -> Option<(bool, String)> {
    let text = |value: &Value| value.as_str().unwrap_or("").to_owned();
    let as_of = text(&document["asOf"]);
    let named = |list: &Value, day: &str| -> Vec<(bool, String)> {
        let verdicts = list.as_array().into_iter().flatten().filter(|verdict| verdict["rule"] == rule["id"]);
        let day = |verdict: &Value| verdict["day"].as_str().unwrap_or(day).to_owned();
        verdicts.map(|verdict| (verdict["outcome"] == "pass", day(verdict))).collect()
    };
    let mut found = named(&told["law"]["verdicts"], &as_of);
    for offer in told["offers"]["offers"].as_array().into_iter().flatten() {
        found.extend(named(&offer["law"], &as_of));
    }
    for refused in told["offers"]["refused"].as_array().into_iter().flatten() {
        if refused["reason"] == "unlawful" && text(&refused["text"]["en"]).contains(&text(&rule["limits"]["en"])) {
            found.push((false, as_of.clone()));
        }
    }
    for kept in told["casework"]["retention"].as_array().into_iter().flatten() {
        found.extend(named(&kept["law"], &as_of));
    }
    let contact = &told["casework"]["contact"];
    if is_of_contact(rule) && !contact.is_null() {
        let lists = [&contact["refused"], &contact["warnings"]].map(|list| list.as_array().unwrap());
        let broken = lists.into_iter().flatten().any(|says| says["rule"] == rule["id"]);
        found.push((!broken, text(&document["casework"]["contact"]["date"])));
    }
    assert!(found.len() < 2, "{}: asked {} times", rule["id"], found.len());
    found.pop()
}

fn is_of_contact(rule: &Value) -> bool {
    let kind = rule["kind"].as_str().unwrap();
    kind.starts_with("contact") || kind == "noContactWhilePerforming"
}

#[test]
fn every_rule_holds_in_a_document_and_breaks_in_another() {
    let mut pairs: Vec<Pair> =
        [plan::pairs(), money::pairs(), law::pairs(), contact::pairs()].into_iter().flatten().collect();
    let mut wrong = Vec::new();
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/rulebooks")).unwrap();
    let books: BTreeSet<String> =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    for book in books {
        for rule in shipped(&book)["rules"].as_array().unwrap() {
            let name = format!("{} from {}", rule["id"], rule["from"]);
            let own = |pair: &Pair| pair.book == book && rule["id"] == pair.rule && rule["from"] == pair.from;
            let Some(place) = pairs.iter().position(own) else {
                wrong.push(format!("{name} has no documents"));
                continue;
            };
            let pair = pairs.remove(place);
            // Silence is told from consent by the other document: it is the same but for what was done.
            let done =
                |document: &Value| (document["account"].clone(), document["asOf"].clone(), document["law"].clone());
            assert!(!is_of_contact(rule) || done(&pair.holds) == done(&pair.breaks), "{name}");
            for (document, expected) in [(&pair.holds, true), (&pair.breaks, false)] {
                let told = report(document);
                let found = said(document, &told, rule);
                let in_force = found.as_ref().is_some_and(|(_, day)| {
                    day.as_str() >= pair.from && rule["to"].as_str().is_none_or(|to| day.as_str() <= to)
                });
                if !in_force || found.as_ref().is_none_or(|(holds, _)| *holds != expected) {
                    let heard = [&told["law"]["verdicts"], &told["offers"]["refused"], &told["casework"]["contact"]];
                    let heard: String = heard.iter().map(|part| part.to_string()).collect();
                    wrong.push(format!("{name}: to hold {expected}, found {found:?} in {:.1500}", heard));
                }
            }
        }
    }
    wrong.extend(pairs.iter().map(|pair| format!("{} from {} is no rule of {}", pair.rule, pair.from, pair.book)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
