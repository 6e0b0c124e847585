//! Agreements that are none: tampered with, of another version, too late, of another account, with names that mislead.

use arrears::digest::Canonical;
use arrears::wire;
use serde_json::{Value, json};

use super::{Row, bought, plain};

fn accept() -> Value {
    json!({
        "kind": "personalised",
        "parties": { "lender": "bank-7", "debtor": "d-20931", "account": "card-5" },
        "form": "written",
        "clause": { "consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning" },
    })
}

/// 1,000.00 bought, one minimum missed, and the personalised offer accepted.
fn sound() -> Value {
    let mut case = plain(json!([bought()]), "2023-05-05");
    case["offers"] = json!({
        "applicant": { "hardship": "incomeFell" },
        "repaymentCapacity": { "monthly": "100.00", "lumpSum": "500.00" },
        "policy": "cardIssuer",
        "proposals": [{ "kind": "personalised", "periods": 6, "rate": "0" }],
    });
    case["agreement"] = json!({ "accept": accept() });
    case
}

fn changed(pointer: &str, key: &str, value: Value) -> Value {
    let mut case = sound();
    case.pointer_mut(pointer).unwrap()[key] = value;
    case
}

fn agreement(key: &str, value: Value) -> String {
    changed("/agreement", key, value).to_string()
}

fn accepting(key: &str, value: Value) -> String {
    changed("/agreement/accept", key, value).to_string()
}

fn clause(key: &str, value: Value) -> String {
    changed("/agreement/accept/clause", key, value).to_string()
}

fn party(key: &str, value: &str) -> String {
    changed("/agreement/accept/parties", key, json!(value)).to_string()
}

/// The agreement of the sound case, as its report gives it.
fn made() -> Value {
    let report: Value = serde_json::from_str(&wire::report(&sound().to_string()).unwrap()).unwrap();
    json!({ "canonicalText": report["agreement"]["canonicalText"], "digest": report["agreement"]["digest"] })
}

/// A case that hands an agreement in again.
fn handed(signed: Value) -> Value {
    let mut case = plain(json!([bought()]), "2023-07-01");
    case["agreement"] = json!({ "signed": signed });
    case
}

fn canonical(value: &Value) -> Canonical {
    match value {
        Value::Array(values) => Canonical::list(values.iter().map(canonical)),
        Value::Object(pairs) => Canonical::object(pairs.iter().map(|(key, v)| (key.as_str(), canonical(v)))).unwrap(),
        other => Canonical::text(other.as_str().unwrap()),
    }
}

/// One value of the document is another.
fn tampered(pointer: &str, value: Value) -> Value {
    let mut signed = made();
    *signed["canonicalText"].pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value;
    signed
}

/// The same by somebody who knows how to take the digest.
fn resealed(pointer: &str, value: Value) -> Value {
    let mut signed = tampered(pointer, value);
    signed["digest"] = json!(canonical(&signed["canonicalText"]).digest().to_string());
    signed
}

fn with(mut signed: Value, key: &str, value: Value) -> Value {
    signed[key] = value;
    signed
}

/// The text of the agreement with one more key, and sealed again.
fn with_key(key: &str, value: Value) -> Value {
    let mut signed = made();
    signed["canonicalText"][key] = value;
    signed["digest"] = json!(canonical(&signed["canonicalText"]).digest().to_string());
    signed
}

/// The text of the agreement with other classes that bear, and sealed again.
fn bearing(classes: Value) -> Value {
    let mut signed = made();
    signed["canonicalText"]["plan"]["bearing"] = classes;
    signed["digest"] = json!(canonical(&signed["canonicalText"]).digest().to_string());
    signed
}

pub(crate) fn agreements() -> Vec<Row> {
    [taken_in(), accepted(), around()].concat()
}

fn taken_in() -> Vec<Row> {
    let document = "agreement.signed.canonicalText";
    let row = |name, path: &'static str, signed: Value| (name, path, handed(signed).to_string());
    let mut numbered = with_key("previous", json!("00".repeat(32)));
    numbered["canonicalText"]["number"] = json!("65");
    numbered["digest"] = json!(canonical(&numbered["canonicalText"]).digest().to_string());
    let mut without_claim = made();
    without_claim["canonicalText"].as_object_mut().unwrap().remove("claim").unwrap();
    let mut other_account = handed(made());
    other_account["account"]["events"][0]["amount"] = json!("1000.01");
    let mut rewritten = handed(made());
    rewritten["account"]["events"] = json!([bought(), { "kind": "payment", "date": "2023-05-01", "amount": "10.00" }]);
    let mut other_terms = handed(made());
    other_terms["account"]["terms"]["opened"] = json!("2023-03-07");
    let mut before = handed(made());
    before["asOf"] = json!("2023-05-04");
    vec![
        row("agreementDigestDiffers", "agreement.signed.digest", tampered("/payments/0/payment", json!("1.00"))),
        row("agreementDigestDiffers", "agreement.signed.digest", tampered("/parties/debtor", json!("d-20932"))),
        row("agreementDigestDiffers", "agreement.signed.digest", tampered("/clause/waived", json!("none"))),
        row("agreementDigestDiffers", "agreement.signed.digest", with(made(), "digest", json!("00".repeat(32)))),
        row("agreementDigestDiffers", "agreement.signed.digest", tampered("/calcVersion", json!("0"))),
        row("notADigest", "agreement.signed.digest", with(made(), "digest", json!("ABCD"))),
        row(
            "unknownVersion",
            "agreement.signed.canonicalText.version",
            tampered("/version", json!("arrears-agreement/2")),
        ),
        row("otherCalculation", "agreement.signed.canonicalText.calcVersion", resealed("/calcVersion", json!("0"))),
        row("agreementFiguresDiffer", document, resealed("/payments/0/payment", json!("1.00"))),
        row("agreementFiguresDiffer", document, resealed("/totals/payable", json!("1.00"))),
        row("agreementFiguresDiffer", document, resealed("/items", json!(["balance"]))),
        row("agreementFiguresDiffer", document, resealed("/plan/downPayment", json!("0100.00"))),
        row("offerExpired", document, resealed("/accepted", json!("2023-12-01"))),
        row("acceptedTooEarly", document, resealed("/accepted", json!("2023-05-04"))),
        row("unknownName", "agreement.signed.canonicalText.prepayment", with_key("prepayment", json!("faster"))),
        row("agreementFiguresDiffer", document, with_key("prepayment", json!("nothing"))),
        row("unknownName", "agreement.signed.canonicalText.plan.bearing[0]", bearing(json!(["interests"]))),
        row("neverBears", document, bearing(json!(["lateFee"]))),
        row("agreementChainTooLong", document, numbered),
        row("wrongPredecessor", document, resealed("/number", json!("2"))),
        row("unknownKey", "agreement.signed.canonicalText.penalty", with_key("penalty", json!("1.00"))),
        row("missingKey", "agreement.signed.canonicalText.claim", without_claim),
        row("wrongType", "agreement.signed.canonicalText.plan.periods", tampered("/plan/periods", json!(12))),
        row("wrongType", "agreement.signed.canonicalText.plan.periods", resealed("/plan/periods", json!("many"))),
        row("wrongType", "agreement.signed.canonicalText.payments[0].due", tampered("/payments/0/due", json!(true))),
        row("planPeriods", document, resealed("/plan/periods", json!("601"))),
        row(
            "unknownName",
            "agreement.signed.canonicalText.clause.accrual",
            resealed("/clause/accrual", json!("daily")),
        ),
        row(
            "unknownCurrency",
            "agreement.signed.canonicalText.claim.currency",
            resealed("/claim/currency", json!("RMB")),
        ),
        row(
            "looksLikeMobile",
            "agreement.signed.canonicalText.parties.debtor",
            resealed("/parties/debtor", json!("13800138000")),
        ),
        ("otherLedger", "account.events", other_account.to_string()),
        ("otherLedger", "account.events", rewritten.to_string()),
        ("otherLedger", "account.events", other_terms.to_string()),
        ("beforeAcceptance", "agreement.asOf", before.to_string()),
    ]
}

/// Everything paid at once, and a clause on what comes in beyond the running payment.
fn paid_at_once() -> Value {
    let mut case = sound();
    case["offers"]["repaymentCapacity"]["lumpSum"] = json!("5000.00");
    case["agreement"]["accept"]["kind"] = json!("payInFull");
    case["agreement"]["accept"]["prepayment"] = json!("shorten");
    case
}

fn accepted() -> Vec<Row> {
    let long = "x".repeat(65);
    let mut without_recording = sound();
    without_recording["agreement"]["accept"]["form"] = json!("oral");
    let mut without_kind = sound();
    without_kind["agreement"]["accept"].as_object_mut().unwrap().remove("kind").unwrap();
    let mut uncounted = sound();
    uncounted["agreement"]["accept"]["clause"].as_object_mut().unwrap().remove("consecutive").unwrap();
    vec![
        ("prepaymentProfile", "agreement.accept.prepayment", paid_at_once().to_string()),
        ("unknownName", "agreement.accept.prepayment", accepting("prepayment", json!("faster"))),
        ("wrongType", "agreement.accept.prepayment", accepting("prepayment", json!(true))),
        ("unknownKey", "agreement.accept.clause.prepayment", clause("prepayment", json!("shorten"))),
        ("offerExpired", "agreement.accept.date", {
            let mut late = changed("/agreement/accept", "date", json!("2023-08-01"));
            late["agreement"]["accept"]["showDifference"] = json!(true);
            late.to_string()
        }),
        ("acceptedTooEarly", "agreement.accept.date", accepting("date", json!("2023-05-04"))),
        ("balanceChanged", "agreement.accept.showDifference", accepting("date", json!("2023-05-06"))),
        ("clauseCounts", "agreement.accept.clause", uncounted.to_string()),
        ("clauseCounts", "agreement.accept.clause", clause("total", json!(0))),
        (
            "clauseGraceTooLong",
            "agreement.accept.clause.latePaymentGraceDays",
            clause("latePaymentGraceDays", json!(91)),
        ),
        ("amountNegative", "agreement.accept.clause.tolerance", clause("tolerance", json!("-1.00"))),
        ("unknownName", "agreement.accept.clause.waived", clause("waived", json!("half"))),
        ("unknownName", "agreement.accept.clause.accrual", clause("accrual", json!("always"))),
        ("unknownName", "agreement.accept.form", accepting("form", json!("handshake"))),
        ("unknownName", "agreement.accept.kind", accepting("kind", json!("forgiveness"))),
        ("unknownName", "agreement.accept.early", accepting("early", json!("never"))),
        ("kindNotOffered", "agreement.accept.kind", accepting("kind", json!("settlement"))),
        ("kindNotOffered", "agreement.accept.proposal", accepting("proposal", json!(0))),
        ("unknownId", "agreement.accept.proposal", accepting("proposal", json!(1))),
        ("missingKey", "agreement.accept.kind", without_kind.to_string()),
        ("missingKey", "agreement.accept.recording", without_recording.to_string()),
        ("keyOfAnotherKind", "agreement.accept.recording", accepting("recording", json!("rec-1"))),
        ("agreementNotes", "agreement.accept.notes", accepting("notes", json!([" "]))),
        ("agreementNotes", "agreement.accept.notes", accepting("notes", json!(vec!["a"; 21]))),
        ("looksLikeIdentity", "agreement.accept.parties.debtor", party("debtor", "11010119900307451X")),
        ("referenceControl", "agreement.accept.parties.lender", party("lender", "bank\n7")),
        ("referenceTooLong", "agreement.accept.parties.account", party("account", &long)),
        ("referenceEmpty", "agreement.accept.parties.account", party("account", "\u{200b}")),
    ]
}

fn around() -> Vec<Row> {
    let mut without_offers = sound();
    without_offers.as_object_mut().unwrap().remove("offers").unwrap();
    let mut both = sound();
    both["agreement"]["signed"] = made();
    let mut settled = sound();
    settled["agreement"]["previous"] = json!([made()]);
    settled["asOf"] = json!("2023-06-01");
    settled["account"]["events"] = json!([bought(), { "kind": "payment", "date": "2023-05-06", "amount": "1200.00" }]);
    let mut strangers = handed(made());
    strangers["agreement"]["previous"] = json!([made()]);
    let paid = |key: &str, value: Value| {
        let mut payment = json!({ "kind": "payment", "date": "2023-06-01", "amount": "10.00" });
        payment[key] = value;
        agreement("later", json!([payment]))
    };
    let wanted = |wanted: Value| agreement("pages", json!([wanted]));
    vec![
        ("missingKey", "offers", without_offers.to_string()),
        ("missingKey", "agreement.accept", agreement("accept", Value::Null)),
        ("ambiguousKeys", "agreement.signed", both.to_string()),
        ("nothingToRenegotiate", "agreement", settled.to_string()),
        ("wrongPredecessor", "agreement.signed", strangers.to_string()),
        ("beforeAcceptance", "agreement.asOf", agreement("asOf", json!("2023-05-04"))),
        ("beforeAcceptance", "agreement.voided", agreement("voided", json!("2023-05-04"))),
        ("beforeAcceptance", "agreement.superseded", agreement("superseded", json!("2023-05-04"))),
        ("ambiguousKeys", "agreement.superseded", {
            let mut case = changed("/agreement", "superseded", json!("2023-06-01"));
            case["agreement"]["voided"] = json!("2023-06-01");
            case.to_string()
        }),
        ("quoteDates", "agreement.quoteValidUntil", agreement("quoteValidUntil", json!("2023-05-04"))),
        (
            "missingKey",
            "agreement.quoteValidUntil",
            wanted(json!({ "kind": "payoffQuote", "language": "en", "format": "text" })),
        ),
        ("missingKey", "agreement.pages[0].language", wanted(json!({ "kind": "calendar" }))),
        ("missingKey", "agreement.pages[0].format", wanted(json!({ "kind": "agreement", "language": "zh" }))),
        ("unknownName", "agreement.pages[0].language", wanted(json!({ "kind": "calendar", "language": "fr" }))),
        ("unknownName", "agreement.pages[0].kind", wanted(json!({ "kind": "poster" }))),
        ("keyOfAnotherKind", "agreement.pages[0].language", wanted(json!({ "kind": "csv", "language": "en" }))),
        ("keyOfAnotherKind", "agreement.pages[0].format", {
            wanted(json!({ "kind": "calendar", "language": "en", "format": "html" }))
        }),
        ("duplicateId", "agreement.later[0].id", paid("id", json!("bought"))),
        ("amountNotPositive", "agreement.later[0].amount", paid("amount", json!("0"))),
        ("beforeOpening", "agreement.later[0].date", paid("date", json!("2023-03-05"))),
        ("recordedTooEarly", "agreement.later[0].recorded", paid("recorded", json!("2023-05-31"))),
        ("unknownId", "agreement.later[0].of", {
            agreement("later", json!([{ "kind": "reversal", "recorded": "2023-06-01", "of": "sold" }]))
        }),
        ("waiverTooLarge", "agreement.later[0]", {
            let waiver = json!({ "kind": "waiver", "date": "2023-06-01", "component": "lateFee", "amount": "900.00" });
            let mut case = changed("/agreement", "later", json!([waiver]));
            case["agreement"]["asOf"] = json!("2023-07-01");
            case.to_string()
        }),
    ]
}

/// References may hold whatever is no personal data: every paper shows it, and none lets it act.
#[test]
fn markup_and_bidirectional_references_are_harmless_on_paper() {
    let mut case = sound();
    case["agreement"]["accept"]["parties"]["debtor"] = json!("<script>alert(1)</script>\u{202e}7-d");
    case["agreement"]["accept"]["parties"]["account"] = json!("=cmd|'/c'!A1 [x](javascript:1)");
    case["agreement"]["accept"]["notes"] = json!(["<img src=x onerror=alert(1)>\u{2066}hidden\nsecond line"]);
    case["agreement"]["quoteValidUntil"] = json!("2023-05-20");
    let mut wanted = vec![json!({ "kind": "csv" })];
    for language in ["en", "zh"] {
        wanted.push(json!({ "kind": "calendar", "language": language }));
        for kind in ["repaymentPlan", "agreement", "payoffQuote"] {
            for format in ["text", "markdown", "html"] {
                wanted.push(json!({ "kind": kind, "language": language, "format": format }));
            }
        }
    }
    case["agreement"]["pages"] = Value::Array(wanted);
    let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
    let documents = report["agreement"]["pages"].as_array().unwrap();
    assert_eq!(documents.len(), 21);
    for document in documents {
        let content = document["content"].as_str().unwrap();
        assert!(!content.contains(['\u{202e}', '\u{2066}']), "{content}");
        if document["format"] == "html" {
            assert!(!content.contains("<script") && !content.contains("<img"), "{content}");
            assert!(content.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{content}");
        }
        if document["format"] == "markdown" {
            let unescaped = content.replace("\\<", "").replace("\\[", "");
            assert!(!unescaped.contains('<') && !unescaped.contains("[x"), "{content}");
        }
    }
    // The agreement itself keeps what was written, and its digest is that of what was written.
    assert_eq!(report["agreement"]["canonicalText"]["parties"]["debtor"], "<script>alert(1)</script>\u{202e}7-d");
}
