//! The committed list of what a C program depends on: symbols, sizes, offsets, numbers. The C tests assert the same list.

use std::fmt::Write as _;
use std::fs;
use std::mem::{align_of, offset_of, size_of};
use std::path::{Path, PathBuf};

use crate::account::ArrearsAssertion;
use crate::balance::ArrearsBalance;
use crate::batch::{ArrearsBatch, ArrearsBatchBalances};
use crate::business_days::ArrearsBusinessDays;
use crate::card::{ArrearsAmountFrom, ArrearsCardOptions, ArrearsLateFeeFrom, ArrearsMinimumRatiosFrom};
use crate::component::ArrearsOrder;
use crate::error::ArrearsError;
use crate::event::ArrearsEvent;
use crate::flows::{ArrearsDatedFlow, ArrearsQuotedRate};
use crate::law::{ArrearsFigure, ArrearsVerdict};
use crate::loan::{ArrearsLoanLateFee, ArrearsLoanOptions};
use crate::loan_conventions::{ArrearsEarlyRepaymentFeeFrom, ArrearsLoanConventions};
use crate::loan_shape::ArrearsLoanShape;
use crate::opening::{
    ArrearsCardOpening, ArrearsLoanOpening, ArrearsOpeningDemand, ArrearsOpeningInstalment, ArrearsOpeningPosting,
    ArrearsOpeningStatement,
};
use crate::rate::{ArrearsRate, ArrearsRateFrom};
use crate::schedule::ArrearsInstalment;

/// The layout of each struct; a field that is not named does not compile.
macro_rules! layouts {
    ($($type:ident $name:literal { $($field:ident),* })*) => {
        fn layouts() -> String {
            let mut text = String::new();
            $(
                let _ = |$type { $($field: _),* }: $type| {};
                let (size, alignment) = (size_of::<$type>(), align_of::<$type>());
                writeln!(text, "struct {} {size} {alignment}", $name).unwrap_or_default();
                $(writeln!(text, "field {} {} {}", $name, stringify!($field), offset_of!($type, $field)).unwrap_or_default();)*
            )*
            text
        }
    };
}

layouts! {
    ArrearsAmountFrom "arrears_amount_from" { from, amount_minor }
    ArrearsAssertion "arrears_assertion" { event, holds, expected_minor, actual_minor }
    ArrearsFigure "arrears_figure" { kind, currency, value }
    ArrearsVerdict "arrears_verdict" { rule, outcome, day, given, allowed_kind, allowed, allowed_to, text, text_zh }
    ArrearsBusinessDays "arrears_business_days" { weekdays_off, official, off, off_count, working, working_count }
    ArrearsBalance "arrears_balance" {
        struct_size, as_of, currency, billed_minor, unbilled_minor, posted_minor, credit_minor, accrued_interest_minor,
        accrued_compound_interest_minor, accrued_penalty_interest_minor, accrued_judgment_interest_minor, disputed_minor, retroactive_interest_minor, plan_principal_minor,
        early_settlement_fee_minor, payoff_minor, overdue_minor, overdue_since, days_past_due, bucket, consecutive_missed_payments
    }
    ArrearsBatch "arrears_batch" {
        struct_size, account_count, event_count, terms, terms_count, terms_index, offsets, event_days, event_kinds, event_minors, event_recorded, event_targets, event_fee_minors, event_components, event_periods, event_charges, event_rate_ppts, event_rate_periods, event_purchase_rate_ppts, event_cash_rate_ppts, event_dues, event_keeps, event_statement_days, event_due_rules, event_due_days, event_outcomes, event_interest_continues, event_orders, opened, statement_days, principal_minors, first_dues, periods, pay_days, rate_ppts, rate_periods, as_of, as_of_all, known_on, known_on_all, classification_rules
    }
    ArrearsBatchBalances "arrears_batch_balances" {
        struct_size, statuses, events, payoff_minors, posted_minors, credit_minors, accrued_minors, overdue_minors, overdue_since, days_past_due, component_minors, billed_minors, unbilled_minors, accrued_interest_minors, accrued_compound_interest_minors, accrued_penalty_interest_minors, accrued_judgment_interest_minors, retroactive_interest_minors, plan_principal_minors, early_settlement_fee_minors, disputed_minors, buckets, consecutive_missed_payments, classifications
    }
    ArrearsCardOptions "arrears_card_options" {
        struct_size, issuer, issuer_len, currency, opened, statement_day, due_rule, due_days, late_payment_grace_days, interest_base,
        compounding, statement_day_accrual, payment_day, carry, rounding, split_rounding, split_remainder,
        new_purchases_keep_interest_free_period, refund_counts_as_payment, late_fee_last_miss, late_fee_last_day_past_due,
        late_fee_ends_with_write_off, tolerance_minor, minimum_floor_minor, minimum_purchase_interest_minor,
        minimum_cash_interest_minor, early_settlement_fee_ppt, purchase_rates, purchase_rate_count, cash_rates,
        cash_rate_count, minimum_ratios, minimum_ratio_count, late_fees, late_fee_count, orders, order_count, credit_limits, credit_limit_count, statement_dates,
        statement_date_count
    }
    ArrearsDatedFlow "arrears_dated_flow" { date, amount_minor }
    ArrearsError "arrears_error" { code, name, path, message, message_zh }
    ArrearsEvent "arrears_event" {
        kind, effective, recorded, target, amount_minor, fee_minor, rate, purchase_rate, cash_rate, components, periods, charge, keep, due,
        interest_continues, statement_day, due_rule, due_days, outcome
    }
    ArrearsInstalment "arrears_instalment" {
        due, opening_minor, principal_minor, interest_minor, fee_minor, payment_minor
    }
    ArrearsLateFeeFrom "arrears_late_fee_from" {
        from, repeated_missed_payments, rate_ppt, repeated_rate_ppt, floor_minor, cap_minor, small_balance_minor
    }
    ArrearsEarlyRepaymentFeeFrom "arrears_early_repayment_fee_from" { age_months, rate_ppt }
    ArrearsLoanConventions "arrears_loan_conventions" {
        accrual, fraction, excess, shortfall_tolerance_minor, charge_cap_ppt, early_repayment_fees, early_repayment_fee_count,
        deadline, business_days
    }
    ArrearsCardOpening "arrears_card_opening" {
        struct_size, day, next_statement, statement, before, owed, owed_count, demands, demand_count, missed_payments, revolving,
        credit_minor, accrued_purchase_minor, accrued_cash_minor, accrued_compound_minor
    }
    ArrearsLoanOpening "arrears_loan_opening" {
        struct_size, day, next_due, periods_left, principal_minor, payment_minor, accrued_interest_minor, accrued_penalty_minor,
        accrued_compound_minor, instalments, instalment_count, unpaid_minor, credit_minor
    }
    ArrearsOpeningDemand "arrears_opening_demand" { due, late_payment_grace_end, unpaid_minor }
    ArrearsOpeningInstalment "arrears_opening_instalment" { due, late_payment_grace_end, unpaid_minor }
    ArrearsOpeningPosting "arrears_opening_posting" { component, billed, posted, bears, unpaid_minor }
    ArrearsOpeningStatement "arrears_opening_statement" {
        date, due, late_payment_grace_end, paid_in_full, balance_minor, minimum_minor, paid_minor
    }
    ArrearsLoanLateFee "arrears_loan_late_fee" { rate_ppt, floor_minor, cap_minor }
    ArrearsLoanOptions "arrears_loan_options" {
        struct_size, product, product_len, principal_minor, rate, currency, disbursed, first_due, pay_day, periods, method,
        period_interest, day_count, rounding, split_rounding, split_remainder, penalty, penalty_base, penalty_day_count,
        penalty_multiple_ppt, penalty_rate, compound, overdue_from, late_payment_grace_days, payment_day, accelerates, allocation_mode,
        late_fee, order, shape, conventions
    }
    ArrearsLoanShape "arrears_loan_shape" {
        interval, interval_count, payment_basis, payment_minor, payment_rounding, last_payment, payment_multiple_minor, residual_minor,
        down_payment_minor, deferred_periods, deferred_interest, interest_only_periods, odd_period, further_disbursement, interest_timing
    }
    ArrearsMinimumRatiosFrom "arrears_minimum_ratios_from" { from, ratio_ppt }
    ArrearsOrder "arrears_order" { count, component, group }
    ArrearsQuotedRate "arrears_quoted_rate" { nominal_units, effective_units, decimals, is_only_rate }
    ArrearsRate "arrears_rate" { fraction_ppt, period }
    ArrearsRateFrom "arrears_rate_from" { from, rate }
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The source of the binding, its tests excluded, file after file by name.
fn source() -> String {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder().join("src")).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.is_file());
    files.sort();
    files.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

fn symbols(source: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for part in source.split("#[unsafe(no_mangle)]").skip(1) {
        names.extend(part.split("fn ").nth(1).and_then(|rest| rest.split('(').next()));
    }
    names.sort_unstable();
    names.iter().map(|name| format!("symbol {name}\n")).collect()
}

fn numbers(source: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in source.lines() {
        if let Some((name, rest)) = line.strip_prefix("pub const ARREARS_").and_then(|line| line.split_once(':'))
            && let Some((_, value)) = rest.split_once(" = ")
        {
            lines.push(format!("define ARREARS_{name} {}\n", value.trim_end_matches(';').replace('_', "")));
        }
    }
    lines.sort_unstable();
    lines.concat()
}

#[test]
#[cfg_attr(miri, ignore = "reads files")]
fn the_committed_list_is_the_one_that_the_source_gives() {
    let source = source();
    let structs = source.matches("#[repr(C)]").count();
    let layouts = layouts();
    let listed = layouts.lines().filter(|line| line.starts_with("struct ")).count();
    assert_eq!(listed, structs, "every struct is listed");
    let fresh = [symbols(&source), layouts, numbers(&source)].concat();
    let path = folder().join("abi.txt");
    if std::env::var_os("ARREARS_ABI").is_some_and(|value| value == "write") {
        fs::write(&path, &fresh).unwrap_or_default();
    }
    let committed = read(&path);
    let differs = committed.lines().zip(fresh.lines()).find(|(old, new)| old != new);
    let how = "if the change is meant, write the list with `ARREARS_ABI=write cargo test -p arrears-c abi`";
    assert!(committed == fresh, "abi.txt is not what the source gives, first at {differs:?}; {how}");
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}
