//! What is left out of typed terms means what a document means that leaves it out.
#![expect(clippy::panic, reason = "a test may panic")]

use std::ffi::c_char;
use std::ptr::null_mut;

use engine::terms::{LOAN_PRESETS, PRESETS};
use engine::wire::{AccountTerms, read_terms};

use super::typed::{blank, loan, serial};
use crate::boundary::lent;
use crate::business_days::ArrearsBusinessDays;
use crate::card::{ArrearsCardOptions, ArrearsLateFeeFrom};
use crate::date::ARREARS_DATE_NONE;
use crate::loan::{ArrearsLoanLateFee, ArrearsLoanOptions};
use crate::loan_conventions::ArrearsLoanConventions;
use crate::loan_shape::ArrearsLoanShape;
use crate::rate::{ARREARS_PERIOD_DAILY, ArrearsRate, ArrearsRateFrom};
use crate::terms::{
    ArrearsTerms, arrears_terms_free, arrears_terms_from_json, arrears_terms_new_card, arrears_terms_new_loan,
};

/// The terms that a call makes.
fn made(call: impl FnOnce(&mut *mut ArrearsTerms) -> i32) -> AccountTerms {
    let mut out = null_mut();
    assert_eq!(call(&mut out), 0);
    // SAFETY: live terms, made by the line above.
    let terms = unsafe { lent(out, "terms") }.map(|terms| (*terms.terms).clone()).ok();
    // SAFETY: as above, not used again.
    unsafe { arrears_terms_free(out) };
    terms.into_iter().next().unwrap_or_else(|| panic!("terms are lent"))
}

/// The loan of the tests with its actual days of 365, as a document says it, with more keys.
fn loan_document(more: &str) -> String {
    format!(
        r#"{{ "kind": "loan", "terms": {{ "principal": "12000.00", "disbursed": "2023-01-10", "firstDue": "2023-02-10", "periods": 12,
        "rate": {{ "annual": "0.12" }}, "method": "level", "dayCount": "actual365" {more} }} }}"#
    )
}

fn is_loan(options: &ArrearsLoanOptions, more: &str) {
    let options = ArrearsLoanOptions { day_count: 2, ..*options };
    // SAFETY: a struct whose pointers are NULL or lead to what they are for, and a live place to write to.
    let typed = made(|out| unsafe { arrears_terms_new_loan(&options, out, null_mut()) });
    let document = loan_document(more);
    let read = read_terms(&document);
    match (typed, read) {
        (AccountTerms::Loan(typed), Ok(AccountTerms::Loan(read))) => assert_eq!(typed, read, "{more}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_left_out_of_a_loan_is_what_a_document_leaves_out() {
    is_loan(&loan(), "");
    let (half_more, twentieth) = (1_500_000_000_000, 50_000_000_000);
    let multiple = ArrearsLoanOptions { penalty: 1, penalty_multiple_ppt: half_more, ..loan() };
    is_loan(&multiple, r#", "penalty": { "multiple": "1.5" }"#);
    is_loan(
        &ArrearsLoanOptions { penalty_base: 3, ..multiple },
        r#", "penalty": { "multiple": "1.5", "base": "outstandingPrincipal" }"#,
    );
    is_loan(
        &ArrearsLoanOptions { penalty_day_count: 1, ..multiple },
        r#", "penalty": { "multiple": "1.5", "dayCount": "actual360" }"#,
    );
    is_loan(
        &ArrearsLoanOptions { compound: 3, ..multiple },
        r#", "penalty": { "multiple": "1.5" }, "compound": "penalty""#,
    );
    let own = ArrearsRate { fraction_ppt: 500_000_000, period: ARREARS_PERIOD_DAILY };
    is_loan(
        &ArrearsLoanOptions { penalty: 2, penalty_rate: own, ..loan() },
        r#", "penalty": { "rate": { "daily": "0.0005" } }"#,
    );
    is_loan(&ArrearsLoanOptions { allocation_mode: 2, ..loan() }, r#", "allocation": { "mode": "instalmentFirst" }"#);
    is_loan(&ArrearsLoanOptions { late_payment_grace_days: 3, ..loan() }, r#", "latePaymentGraceDays": 3"#);
    is_loan(&ArrearsLoanOptions { accelerates: 2, ..loan() }, r#", "acceleration": false"#);
    let fee = ArrearsLoanLateFee { rate_ppt: twentieth, floor_minor: 0, cap_minor: -1 };
    is_loan(&ArrearsLoanOptions { late_fee: &fee, ..loan() }, r#", "lateFee": { "rate": "0.05" }"#);
    let shape = ArrearsLoanShape { payment_minor: -1, residual_minor: 100_000, ..blank() };
    is_loan(&ArrearsLoanOptions { shape: &shape, ..loan() }, r#", "residual": "1000.00""#);
    let conventions = ArrearsLoanConventions { accrual: 2, charge_cap_ppt: -1, ..blank() };
    is_loan(&ArrearsLoanOptions { conventions: &conventions, ..loan() }, r#", "accrual": "outstanding""#);
    let moved = ArrearsLoanConventions { deadline: 2, ..conventions };
    let moved = ArrearsLoanConventions { accrual: 0, ..moved };
    is_loan(&ArrearsLoanOptions { conventions: &moved, ..loan() }, r#", "deadline": "nextBusinessDay""#);
    let week = ArrearsBusinessDays { weekdays_off: -1, official: 1, ..blank() };
    let official = ArrearsLoanConventions { business_days: &week, ..moved };
    is_loan(
        &ArrearsLoanOptions { conventions: &official, ..loan() },
        r#", "deadline": "nextBusinessDay", "businessDays": { "official": "cn" }"#,
    );
    for preset in LOAN_PRESETS {
        let name = preset.name.as_ptr().cast::<c_char>();
        let options = ArrearsLoanOptions { product: name, product_len: preset.name.len(), ..loan() };
        is_loan(&options, &format!(r#", "preset": "{}""#, preset.name));
    }
}

fn card() -> ArrearsCardOptions {
    ArrearsCardOptions {
        struct_size: size_of::<ArrearsCardOptions>(),
        opened: serial(2023, 3, 6),
        statement_day: 5,
        late_payment_grace_days: -1,
        late_fee_last_miss: -1,
        late_fee_last_day_past_due: -1,
        tolerance_minor: -1,
        minimum_floor_minor: -1,
        minimum_purchase_interest_minor: -1,
        minimum_cash_interest_minor: -1,
        early_settlement_fee_ppt: -1,
        ..blank()
    }
}

fn is_card(options: &ArrearsCardOptions, keys: &str) {
    // SAFETY: a struct whose pointers are NULL or lead to what they are for, and a live place to write to.
    let typed = made(|out| unsafe { arrears_terms_new_card(options, out, null_mut()) });
    let document = format!(r#"{{ "kind": "card", "terms": {{ "opened": "2023-03-06", "statementDay": 5, {keys} }} }}"#);
    // SAFETY: a text and its length, and a live place to write to.
    let read =
        made(|out| unsafe { arrears_terms_from_json(document.as_ptr().cast(), document.len(), out, null_mut()) });
    match (typed, read) {
        (AccountTerms::Card(typed), AccountTerms::Card(read)) => assert_eq!(typed, read, "{keys}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_left_out_of_a_card_is_what_a_document_leaves_out() {
    let daily = ArrearsRate { fraction_ppt: 500_000_000, period: ARREARS_PERIOD_DAILY };
    let rates = [ArrearsRateFrom { from: ARREARS_DATE_NONE, rate: daily }];
    let own = ArrearsCardOptions {
        due_rule: 1,
        due_days: 20,
        purchase_rates: rates.as_ptr(),
        purchase_rate_count: 1,
        ..card()
    };
    // A document says what its minimum asks of; a typed card has a tenth of purchases and cash where nothing is said.
    let said = r#""due": { "rule": "daysAfterStatement", "days": 20 }, "purchaseRates": [{ "daily": "0.0005" }],
        "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] }"#;
    is_card(&own, said);
    let fees = [ArrearsLateFeeFrom {
        from: ARREARS_DATE_NONE,
        rate_ppt: 50_000_000_000,
        cap_minor: -1,
        small_balance_minor: -1,
        ..blank()
    }];
    let with_fee = ArrearsCardOptions { late_fees: fees.as_ptr(), late_fee_count: 1, ..own };
    is_card(&with_fee, &format!(r#"{said}, "lateFees": [{{ "rate": "0.05" }}]"#));
    is_card(
        &ArrearsCardOptions { late_payment_grace_days: 3, ..own },
        &format!(r#"{said}, "latePaymentGraceDays": 3"#),
    );
    is_card(
        &ArrearsCardOptions { late_fee_last_miss: 2, ..own },
        &format!(r#"{said}, "lateFeeStop": {{ "missedPayments": 2 }}"#),
    );
    for preset in PRESETS {
        let issuer = preset.name.as_ptr().cast::<c_char>();
        let options = ArrearsCardOptions { issuer, issuer_len: preset.name.len(), ..card() };
        let keys = format!(r#""preset": "{}""#, preset.name);
        if preset.due_days.is_some() {
            is_card(&options, &keys);
        }
        let due = ArrearsCardOptions { due_rule: 1, due_days: 20, ..options };
        is_card(&due, &format!(r#"{keys}, "due": {{ "rule": "daysAfterStatement", "days": 20 }}"#));
        // Amounts of a preset are renminbi.
        let mut out = null_mut();
        let other = ArrearsCardOptions { currency: 840, ..due };
        // SAFETY: a struct whose pointers lead to what they are for, and a live place to write to.
        assert_eq!(unsafe { arrears_terms_new_card(&other, &mut out, null_mut()) }, 103, "{}", preset.name);
    }
}
