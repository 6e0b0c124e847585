//! The committed list of what a C program depends on: symbols, sizes, offsets, numbers. The C tests assert the same list.

use std::fmt::Write as _;
use std::fs;
use std::mem::{align_of, offset_of, size_of};
use std::path::{Path, PathBuf};

use crate::balance::ArrearsBalance;
use crate::batch::{ArrearsBatch, ArrearsBatchBalances};
use crate::card::{ArrearsCardOptions, ArrearsLateFeeFrom, ArrearsMinimumRatiosFrom};
use crate::component::ArrearsOrder;
use crate::error::ArrearsError;
use crate::event::ArrearsEvent;
use crate::flows::{ArrearsDatedFlow, ArrearsQuotedRate};
use crate::loan::{ArrearsLoanLateFee, ArrearsLoanOptions};
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
    ArrearsBalance "arrears_balance" {
        struct_size, as_of, currency, billed_minor, unbilled_minor, posted_minor, credit_minor, accrued_interest_minor,
        accrued_compound_interest_minor, accrued_penalty_interest_minor, accrued_judgment_interest_minor, retroactive_interest_minor, plan_principal_minor,
        early_settlement_fee_minor, payoff_minor, overdue_minor, overdue_since, days_past_due, bucket, consecutive_missed_payments
    }
    ArrearsBatch "arrears_batch" {
        struct_size, account_count, event_count, terms, terms_count, terms_index, offsets, event_days, event_kinds,
        event_minors, as_of, as_of_all
    }
    ArrearsBatchBalances "arrears_batch_balances" {
        struct_size, statuses, events, payoff_minors, posted_minors, credit_minors, accrued_minors, overdue_minors,
        overdue_since, days_past_due, component_minors
    }
    ArrearsCardOptions "arrears_card_options" {
        struct_size, issuer, issuer_len, currency, opened, statement_day, due_rule, due_days, late_payment_grace_days, interest_base,
        compounding, statement_day_accrual, payment_day, carry, rounding, split_rounding, split_remainder,
        new_purchases_keep_interest_free_period, refund_counts_as_payment, late_fee_last_miss, late_fee_last_day_past_due,
        late_fee_ends_with_write_off, tolerance_minor, minimum_floor_minor, minimum_purchase_interest_minor,
        minimum_cash_interest_minor, early_settlement_fee_ppt, purchase_rates, purchase_rate_count, cash_rates,
        cash_rate_count, minimum_ratios, minimum_ratio_count, late_fees, late_fee_count, orders, order_count
    }
    ArrearsDatedFlow "arrears_dated_flow" { date, amount_minor }
    ArrearsError "arrears_error" { code, name, path, message }
    ArrearsEvent "arrears_event" {
        kind, effective, recorded, target, amount_minor, fee_minor, rate, cash_rate, components, periods, charge, keep, due,
        interest_continues
    }
    ArrearsInstalment "arrears_instalment" {
        due, opening_minor, principal_minor, interest_minor, fee_minor, payment_minor
    }
    ArrearsLateFeeFrom "arrears_late_fee_from" {
        from, repeated_missed_payments, rate_ppt, repeated_rate_ppt, floor_minor, cap_minor, small_balance_minor
    }
    ArrearsLoanLateFee "arrears_loan_late_fee" { rate_ppt, floor_minor, cap_minor }
    ArrearsLoanOptions "arrears_loan_options" {
        struct_size, product, product_len, principal_minor, rate, currency, disbursed, first_due, pay_day, periods, method,
        period_interest, day_count, rounding, split_rounding, split_remainder, penalty, penalty_base, penalty_day_count,
        penalty_multiple_ppt, penalty_rate, compound, overdue_from, late_payment_grace_days, payment_day, accelerates, allocation_mode,
        late_fee, order
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
