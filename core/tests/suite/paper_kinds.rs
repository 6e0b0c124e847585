//! Papers by kind, in both languages, against their golden files: agreements of every sort, and the pages of a case.
//!
//! `ARREARS_GOLDEN=write cargo test -p arrears paper_kinds` writes them anew; read the difference before you keep it.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::cases::report;

/// 12,000.00 bought on 10 March, one kind of plan that somebody with means asks for, and the agreement made of it.
fn agreed(kind: Value) -> Value {
    let name = kind["kind"].clone();
    json!({
        "version": "arrears-case/2",
        "account": {
            "kind": "card",
            "terms": {
                "opened": "2023-01-01", "statementDay": 5, "due": { "rule": "daysAfterStatement", "days": 20 },
                "purchaseRates": [{ "daily": "0.0005" }], "lateFees": [{ "rate": "0.05" }],
                "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] }
            },
            "events": [{ "kind": "purchase", "date": "2023-03-10", "amount": "12000.00" }]
        },
        "asOf": "2023-05-10",
        "offers": {
            "repaymentCapacity": { "monthly": "99999.00", "lumpSum": "99999.00", "payDay": 20 },
            "policy": {
                "version": "arrears-policy/2", "name": "papers", "currency": "CNY", "discountRate": "0.06",
                "concessions": [], "kinds": [kind]
            }
        },
        "agreement": { "accept": {
            "kind": name, "parties": { "lender": "bank-7", "debtor": "d-1", "account": "card-5" }, "form": "written",
            "prepayment": "nothing",
            "clause": { "consecutive": 2, "latePaymentGraceDays": 3, "tolerance": "10.00", "accelerates": true, "waived": "proRata", "accrual": "fromBreach" }
        } }
    })
}

/// The kinds of agreement that are papers of their own.
fn kinds() -> [(&'static str, Value); 4] {
    let plan = |kind: &str| json!({ "kind": kind, "periods": { "from": 6 }, "rate": { "from": "0.06" }, "firstDueAfterDays": 30 });
    let mut instalments = plan("personalised");
    instalments["bearing"] = json!(["interest"]);
    let mut deferral = plan("deferral");
    deferral["deferral"] = json!({ "periods": { "from": 3 }, "accrues": true, "due": "capitalised" });
    let principal = json!({
        "kind": "principalOnly", "periods": { "from": 6 }, "accrual": "frozen", "firstDueAfterDays": 30,
        "waive": { "interest": { "from": "1" }, "lateFee": { "from": "1" } }
    });
    let settlement = json!({ "kind": "settlement", "discount": { "from": "0.2" }, "firstDueAfterDays": 15 });
    [("instalments", instalments), ("settlement", settlement), ("deferral", deferral), ("principal-only", principal)]
}

const PAGES: [&str; 7] =
    ["deadlines", "consequences", "statement", "costDisclosure", "letter", "application", "settlementProof"];

/// What somebody whose hours were cut hands in.
fn application() -> Value {
    let month = |month: u8, income: &str| json!({ "month": format!("2023-{month:02}"), "income": income, "essential": "3800.00" });
    json!({
        "hardship": "incomeFell",
        "reasons": ["公司自三月起缩减工时，月收入由7,800元降至4,200元。", "预计八月恢复正常工时。"],
        "months": [month(6, "4200.00"), month(7, "4200.00"), month(8, "5600.00"), month(9, "7800.00")],
        "supportingDocuments": ["identity", "incomeLossProof"],
        "asks": ["stopInterest", "waiveLateFees"],
        "plan": { "payment": "400.00", "payments": 30, "firstDue": "2023-06-20" },
    })
}

/// The name of a golden file and what it should say.
fn papers() -> Vec<(String, String)> {
    let mut papers = Vec::new();
    let mut add = |name: &str, asked: &Value, made: &Value| {
        let pages = made.as_array().unwrap();
        assert_eq!(pages.len(), asked.as_array().unwrap().len());
        for page in pages {
            let ending = if page["format"] == "html" { "html" } else { "txt" };
            let (kind, language) = (page["kind"].as_str().unwrap(), page["language"].as_str().unwrap());
            let content = page["content"].as_str().unwrap().to_owned();
            papers.push((format!("{name}{kind}.{language}.{ending}"), content));
        }
    };
    let asked = |kinds: &[&str]| {
        let each = kinds.iter().flat_map(|kind| {
            [("en", "text"), ("zh", "text"), ("zh", "html")]
                .map(|(language, format)| json!({ "kind": kind, "language": language, "format": format }))
        });
        Value::Array(each.collect())
    };
    for (name, kind) in kinds() {
        let mut case = agreed(kind);
        let pages = asked(&["agreement"]);
        case["agreement"]["pages"] = pages.clone();
        add(&format!("{name}-"), &pages, &report(&case)["agreement"]["pages"]);
    }
    let mut case = agreed(kinds()[0].1.clone());
    case.as_object_mut().unwrap().remove("agreement");
    case["pages"] = asked(&PAGES);
    case["application"] = application();
    add("", &case["pages"], &report(&case)["pages"]);
    papers
}

#[test]
fn papers_are_those_of_the_golden_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/kinds");
    let mut wrong = Vec::new();
    for (file, text) in papers() {
        let path = folder.join(&file);
        if std::env::var_os("ARREARS_GOLDEN").is_some_and(|wish| wish == "write") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &text).unwrap();
        }
        if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            wrong.push(format!("{file} is now\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The promise to apply for no card stands in hardship plans over cards alone; one payment is no instalments.
#[test]
fn an_agreement_fits_its_kind() {
    for (name, kind) in kinds() {
        let is_hardship = name != "settlement";
        let mut case = agreed(kind);
        case["agreement"]["pages"] = json!([{ "kind": "agreement", "language": "zh", "format": "text" }]);
        let made = report(&case);
        let text = made["agreement"]["pages"][0]["content"].as_str().unwrap();
        assert_eq!(text.contains("申领信用卡"), is_hardship, "{name}");
        assert_eq!(text.contains("一次性付清"), !is_hardship, "{name}");
        assert_eq!(text.contains("分期还款协议"), name == "instalments", "{name}");
        assert!(text.contains("乙方（持卡人／借款人）") && !text.contains("债务人"), "{name}");
    }
}

/// A proof of settlement is given where nothing is owed, and never where something is.
#[test]
fn a_proof_of_settlement_is_of_what_is_settled() {
    let mut case = agreed(kinds()[0].1.clone());
    case.as_object_mut().unwrap().remove("agreement");
    case["pages"] = json!([{ "kind": "settlementProof", "language": "zh", "format": "text" }]);
    let text = |case: &Value| report(case)["pages"][0]["content"].as_str().unwrap().to_owned();
    assert!(text(&case).contains("不予出具结清证明") && !text(&case).contains("兹证明"));
    let owed = report(&case)["balance"]["payoff"].clone();
    case["account"]["events"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "kind": "payment", "date": "2023-05-10", "amount": owed }));
    assert!(text(&case).contains("均已结清"));
}

/// What was handed in stands on the paper as it was handed in; without it the paper is a form with what is owed.
// Semantics: [case-10].
#[test]
fn an_application_is_a_form_until_something_is_handed_in() {
    let mut case = agreed(kinds()[0].1.clone());
    case.as_object_mut().unwrap().remove("agreement");
    case["pages"] = json!([{ "kind": "application", "language": "zh", "format": "text" }]);
    let text = |case: &Value| report(case)["pages"][0]["content"].as_str().unwrap().to_owned();
    let form = text(&case);
    assert!(form.contains("每月还款____________") && !form.contains("收入下降"), "{form}");
    case["application"] = application();
    let made = text(&case);
    for said in
        ["收入下降", "缩减工时", "2023年8月", "每月还款￥400.00，共30期", "待补充：银行流水", "方案履行期间停止计息"]
    {
        assert!(made.contains(said), "{said}: {made}");
    }
    // 400.00 a month is what is left in June; in July a cent more is spent.
    let short = |case: &Value| report(case)["application"]["firstShort"].clone();
    assert_eq!(short(&case), Value::Null);
    case["application"]["months"][1]["essential"] = json!("3800.01");
    assert_eq!(short(&case), "2023-07-01");
}
