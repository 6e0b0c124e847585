//! The body of the target `typed_c`: structs of any content through the typed layer of the C library.
//!
//! What is written over a struct is any number at any place of it; its pointers stay good, as a caller promises.

use std::mem::{size_of, zeroed};
use std::ptr::{from_mut, null, null_mut};

use super::bytes::Bytes;
use super::c::account::{arrears_account_balance, arrears_account_free, arrears_account_new};
use super::c::balance::ArrearsBalance;
use super::c::card::{ArrearsAmountFrom, ArrearsCardOptions, ArrearsLateFeeFrom, ArrearsMinimumRatiosFrom};
use super::c::date::ARREARS_DATE_NONE;
use super::c::error::ArrearsError;
use super::c::event::ArrearsEvent;
use super::c::loan::{ArrearsLoanLateFee, ArrearsLoanOptions};
use super::c::rate::{ArrearsRate, ArrearsRateFrom};
use super::c::schedule::{ArrearsInstalment, arrears_terms_schedule};
use super::c::status::ARREARS_STATUS_PANIC;
use super::c::terms::{ArrearsTerms, arrears_terms_free, arrears_terms_new_card, arrears_terms_new_loan};

/// Numbers that mean something somewhere: counts, kinds, days around 2023, shares, amounts, and the ends of each type.
const NUMBERS: [i64; 20] = [
    0, 1, 2, 3, 5, 12, 31, 156, 600, 44_989, 45_100, 46_000, 100_000, 500_000_000, 1_000_000_000_000, 1_000_000_000_000_000, -1,
    -2_147_483_648, i64::MAX, i64::MIN,
];
/// 2023-03-06.
const OPENED: i32 = 44_989;

/// Every call returns a status that is not a panic, and a balance that comes out adds up.
///
/// # Panics
/// When one does not: that is the finding.
pub(crate) fn check(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let terms = if bytes.once_in(2) { loan(&mut bytes) } else { card(&mut bytes) };
    if terms.is_null() {
        return;
    }
    schedule(terms);
    let mut events = [blank::<ArrearsEvent>(); 6];
    for (place, event) in events.iter_mut().enumerate() {
        let day = OPENED.saturating_add(i32::try_from(place).unwrap_or(0).saturating_mul(20));
        *event = ArrearsEvent { kind: i32::from(bytes.next() & 31), effective: day, recorded: day, amount_minor: 100_000, ..blank() };
        event.target = u32::from(bytes.next() & 7);
        overwritten(event, &mut bytes, 2);
    }
    let count = usize::try_from(bytes.below(7)).unwrap_or(0);
    let mut account = null_mut();
    // SAFETY: live terms, no more events than there are, live places to write to.
    told(|error| unsafe { arrears_account_new(terms, events.as_ptr(), count, &mut account, error) });
    for ahead in [0, 100, 800] {
        let day = OPENED.saturating_add(ahead).saturating_add(i32::from(bytes.next()));
        let mut out = ArrearsBalance { struct_size: size_of::<ArrearsBalance>(), ..blank() };
        // SAFETY: NULL or a live account, no workspace, a struct with its size.
        let status = told(|error| unsafe { arrears_account_balance(account, day, ARREARS_DATE_NONE, null(), &mut out, error) });
        if status == 0 {
            adds_up(&out);
        }
    }
    // SAFETY: NULL or live, not used again.
    unsafe { arrears_account_free(account) };
    // SAFETY: live, not used again.
    unsafe { arrears_terms_free(terms) };
}

fn card(bytes: &mut Bytes<'_>) -> *mut ArrearsTerms {
    let daily = ArrearsRate { fraction_ppt: 500_000_000, period: 1 };
    let mut rates = [ArrearsRateFrom { from: ARREARS_DATE_NONE, rate: daily }, ArrearsRateFrom { from: 45_049, rate: daily }];
    let mut ratios = [ArrearsMinimumRatiosFrom { from: ARREARS_DATE_NONE, ..blank() }];
    let mut fees = [ArrearsLateFeeFrom { from: ARREARS_DATE_NONE, rate_ppt: 50_000_000_000, ..blank() }];
    let mut limits = [ArrearsAmountFrom { from: ARREARS_DATE_NONE, amount_minor: 1_000_000 }];
    let mut dates = [45_019, 45_049];
    let issuer = bytes.pick(&["", "cmb", "icbc", "ccb", "nobody"]);
    let mut options = ArrearsCardOptions {
        struct_size: size_of::<ArrearsCardOptions>(),
        currency: 156,
        opened: OPENED,
        statement_day: 5,
        due_rule: 1,
        due_days: 20,
        ..blank()
    };
    for _ in 0..bytes.below(4) {
        overwritten(&mut options, bytes, 1);
        rates.iter_mut().for_each(|rate| overwritten(rate, bytes, 1));
        overwritten(&mut ratios, bytes, 1);
        overwritten(&mut fees, bytes, 1);
        overwritten(&mut limits, bytes, 1);
        overwritten(&mut dates, bytes, 1);
    }
    let [no_rates, no_cash, no_ratios, no_fees, no_limits, has_dates, ..] = bytes.flags();
    let unless = |none: bool, count: usize| if none { 0 } else { count };
    (options.issuer, options.issuer_len) = if issuer.is_empty() { (null(), 0) } else { (issuer.as_ptr().cast(), issuer.len()) };
    (options.purchase_rates, options.purchase_rate_count) = (rates.as_ptr(), unless(no_rates, 2));
    (options.cash_rates, options.cash_rate_count) = (rates.as_ptr(), unless(no_cash, 1));
    (options.minimum_ratios, options.minimum_ratio_count) = (ratios.as_ptr(), unless(no_ratios, 1));
    (options.late_fees, options.late_fee_count) = (fees.as_ptr(), unless(no_fees, 1));
    (options.credit_limits, options.credit_limit_count) = (limits.as_ptr(), unless(no_limits, 1));
    (options.statement_dates, options.statement_date_count) = (dates.as_ptr(), unless(!has_dates, 2));
    (options.orders, options.order_count) = (null(), 0);
    let mut terms = null_mut();
    // SAFETY: a struct with its size, or one it is refused for; its pointers are good for their counts.
    told(|error| unsafe { arrears_terms_new_card(&options, &mut terms, error) });
    terms
}

fn loan(bytes: &mut Bytes<'_>) -> *mut ArrearsTerms {
    let mut fee = ArrearsLoanLateFee { rate_ppt: 50_000_000_000, floor_minor: 0, cap_minor: 10_000 };
    let mut options = ArrearsLoanOptions {
        struct_size: size_of::<ArrearsLoanOptions>(),
        principal_minor: 1_200_000,
        rate: ArrearsRate { fraction_ppt: 180_000_000_000, period: 3 },
        currency: 156,
        disbursed: OPENED,
        first_due: 45_020,
        periods: 12,
        ..blank()
    };
    for _ in 0..bytes.below(4) {
        overwritten(&mut options, bytes, 1);
        overwritten(&mut fee, bytes, 1);
    }
    (options.product, options.product_len) = (null(), 0);
    options.late_fee = if bytes.once_in(2) { &fee } else { null() };
    (options.order, options.shape, options.conventions) = (null(), null(), null());
    let mut terms = null_mut();
    // SAFETY: a struct with its size, or one it is refused for; its pointers are NULL or good.
    told(|error| unsafe { arrears_terms_new_loan(&options, &mut terms, error) });
    terms
}

fn schedule(terms: *const ArrearsTerms) {
    let mut rows = [blank::<ArrearsInstalment>(); 600];
    let mut count = 0;
    // SAFETY: live terms, as many rows as are said, live places to write to.
    let status = told(|error| unsafe { arrears_terms_schedule(terms, rows.as_mut_ptr(), rows.len(), &mut count, error) });
    if status == 0 {
        assert!(count <= rows.len(), "no more rows than there is room for");
    }
}

/// A number somewhere in a struct, `times` times; only asked for structs of numbers and pointers.
fn overwritten<T>(whole: &mut T, bytes: &mut Bytes<'_>, times: u32) {
    let places = u32::try_from(size_of::<T>() / 4).unwrap_or(1);
    for _ in 0..times {
        if bytes.once_in(3) {
            continue;
        }
        let at = usize::try_from(bytes.below(places)).unwrap_or(0).saturating_mul(4);
        let number = bytes.pick(&NUMBERS).to_ne_bytes();
        let width = if bytes.once_in(2) { 8 } else { 4 };
        // SAFETY: the struct, every content of which is a value; pointers are set after this.
        let all = unsafe { std::slice::from_raw_parts_mut(from_mut(whole).cast::<u8>(), size_of::<T>()) };
        all.iter_mut().skip(at).take(width).zip(number).for_each(|(old, new)| *old = new);
    }
}

/// A struct of zeros.
fn blank<T>() -> T {
    // SAFETY: only asked for plain structs of numbers and pointers, for which all zeros are a value.
    unsafe { zeroed() }
}

/// The status of a call, which is no panic, and the same in the error that it fills.
fn told(call: impl FnOnce(*mut ArrearsError) -> i32) -> i32 {
    let mut error = blank::<ArrearsError>();
    let status = call(&mut error);
    assert_ne!(status, ARREARS_STATUS_PANIC, "a call panics");
    assert_eq!(error.code, status, "an error holds the status");
    status
}

fn adds_up(balance: &ArrearsBalance) {
    let parts = balance.billed_minor.iter().chain(&balance.unbilled_minor);
    assert!(parts.clone().all(|part| *part >= 0), "no component below zero: {balance:?}");
    assert_eq!(parts.sum::<i64>(), balance.posted_minor, "the components are the posted balance");
    assert!(balance.credit_minor >= 0 && balance.payoff_minor >= 0, "neither credit nor payoff below zero: {balance:?}");
}
