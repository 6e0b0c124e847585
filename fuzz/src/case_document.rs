//! The body of the target `case_document`: any bytes as a case document.
//!
//! Shared by the fuzzer and by an ordinary test of the core, which runs it over the committed seeds.

use serde_json::Value;

/// Must return for any bytes. A report that comes out must add up.
///
/// # Panics
/// When a report contradicts itself: that is the finding.
pub(crate) fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    match arrears::wire::report(text) {
        Ok(report) => adds_up(&report),
        Err(error) => {
            let document: Value = serde_json::from_str(&error.to_json()).unwrap_or_default();
            let code = document.pointer("/error/code").and_then(Value::as_u64);
            assert_eq!(code, Some(error.code().into()), "an error is a document with its code");
            assert!(!error.to_string().is_empty(), "an error says why");
        }
    }
}

fn adds_up(report: &str) {
    let document: Value = serde_json::from_str(report).unwrap_or_default();
    let amount = |path: &str| minor(document.pointer(path));
    assert_eq!(document.get("version"), Some(&Value::from("arrears-report/2")), "a report is a document");

    let mut sum = 0_i128;
    for line in document.pointer("/balance/components").and_then(Value::as_array).into_iter().flatten() {
        for part in ["billed", "unbilled"] {
            let amount = minor(line.get(part));
            assert!(amount >= 0, "no component below zero: {line}");
            sum = sum.saturating_add(amount);
        }
    }
    let (posted, credit) = (amount("/balance/posted"), amount("/balance/credit"));
    assert_eq!(sum, posted, "the components are the posted balance");
    assert!(posted >= 0 && credit >= 0, "neither debt nor credit below zero");

    // The payoff is more than this only by what a window will charge that paying cannot avert any more.
    let owed = ["accrued/interest", "accrued/compoundInterest", "planPrincipal", "earlySettlementFee"]
        .map(|path| amount(&format!("/balance/{path}")))
        .into_iter()
        .fold(posted.saturating_sub(credit), i128::saturating_add);
    let payoff = amount("/balance/payoff");
    assert!(payoff >= owed.max(0), "the payoff covers what is owed: {payoff} < {owed}");
}

/// A decimal string without its point. All amounts of a report have the same decimals.
fn minor(amount: Option<&Value>) -> i128 {
    let digits = amount.and_then(Value::as_str).map(|text| text.replace('.', ""));
    match digits.and_then(|digits| digits.parse().ok()) {
        Some(minor) => minor,
        None => unreadable(amount),
    }
}

#[expect(clippy::panic, reason = "a finding of the fuzzer is a panic")]
fn unreadable(amount: Option<&Value>) -> i128 {
    panic!("not an amount: {amount:?}")
}
