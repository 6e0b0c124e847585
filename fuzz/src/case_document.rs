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
            assert_eq!(document["error"]["code"], error.code(), "an error is a document with its code");
            assert!(!error.to_string().is_empty(), "an error says why");
        }
    }
}

fn adds_up(report: &str) {
    let document: Value = serde_json::from_str(report).unwrap_or_default();
    assert_eq!(document["version"], "arrears-report/1", "a report is a document");
    let balance = &document["balance"];
    let mut sum = 0_i128;
    for line in balance["components"].as_array().into_iter().flatten() {
        for part in ["billed", "unbilled"] {
            let amount = minor(&line[part]);
            assert!(amount >= 0, "no component below zero: {line}");
            sum = sum.saturating_add(amount);
        }
    }
    let [posted, credit] = ["posted", "credit"].map(|key| minor(&balance[key]));
    assert_eq!(sum, posted, "the components are the posted balance");
    assert!(posted >= 0 && credit >= 0, "neither debt nor credit below zero");

    let accrued = &balance["accrued"];
    let more =
        [&accrued["interest"], &accrued["compoundInterest"], &balance["planPrincipal"], &balance["earlySettlementFee"]];
    let owed = more.into_iter().map(minor).fold(posted.saturating_sub(credit), i128::saturating_add);
    let payoff = minor(&balance["payoff"]);
    // More only by what a window will charge that the payoff cannot avert any more.
    assert!(payoff >= owed.max(0), "the payoff covers what is owed: {payoff} < {owed}");
}

/// A decimal string without its point. All amounts of a report have the same decimals.
fn minor(amount: &Value) -> i128 {
    let digits: String = amount.as_str().unwrap_or("not a string").chars().filter(|&c| c != '.').collect();
    match digits.parse() {
        Ok(minor) => minor,
        Err(_) => unreadable(amount),
    }
}

#[expect(clippy::panic, reason = "a finding of the fuzzer is a panic")]
fn unreadable(amount: &Value) -> i128 {
    panic!("not an amount: {amount}")
}
