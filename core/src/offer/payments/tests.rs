use alloc::vec::Vec;

use super::*;
use crate::money::Currency;
use crate::offer::samples::lent;
use crate::schedule::FirstPeriod;

/// What each payment of one amount pays: interest, of the balance, of the fees, what is payable first, what was deferred.
fn fixed(plan: &BalanceBreakdown, amount: i64, periods: u32) -> Vec<[i64; 5]> {
    let profile = RepaymentProfile::Fixed { payment: Money::from_minor(amount, Currency::CNY).unwrap() };
    let mut paid = Vec::new();
    plan.walk(profile, periods, |period, payment| {
        assert_eq!(usize::try_from(period), Ok(paid.len()));
        paid.push([payment.interest, payment.repaid, payment.fees, payment.first, payment.deferred]);
        true
    })
    .unwrap();
    assert_eq!(plan.payments(profile, periods).map(usize::try_from), Ok(Ok(paid.len())));
    paid
}

/// 10.00 at 1 % a period, in cents.
#[test]
fn one_amount_pays_interest_then_the_balance_then_fees() {
    let all = BalanceBreakdown { fees: 30, first_sum: 100, deferred_sum: 50, deferral_first: 20, ..lent(1_000) };
    // 10 and the deferral's 20 of the 300 that what is payable first leaves; 7.30 on 730; 3.37 on 337, and 60 are left for fees.
    assert_eq!(fixed(&all, 400, 12), [[30, 270, 0, 100, 0], [7, 393, 0, 0, 0], [3, 337, 30, 0, 50]]);
    // What is left after the most periods is in the last of them.
    assert_eq!(fixed(&all, 400, 2), [[30, 270, 0, 100, 0], [7, 730, 30, 0, 50]]);
    // The balance is paid, the fees are not.
    let free = BalanceBreakdown { annual: Fraction::ZERO, fees: 30, deferred_sum: 50, ..lent(1_000) };
    assert_eq!(fixed(&free, 500, 12), [[0, 500, 0, 0, 0], [0, 500, 0, 0, 0], [0, 0, 30, 0, 50]]);
    assert_eq!(fixed(&free, 1_029, 12), [[0, 1_000, 29, 0, 0], [0, 0, 1, 0, 50]]);
    assert_eq!(fixed(&free, 1_030, 12), [[0, 1_000, 30, 0, 50]]);
    assert_eq!(fixed(&free, 999, 12), [[0, 999, 0, 0, 0], [0, 1, 30, 0, 50]]);
}

#[test]
fn interest_that_one_amount_does_not_cover_waits_and_bears() {
    // 10 of 1,000, 10.02 of 1,002, 10.04 of 1,004: 2 and 4 wait.
    assert_eq!(fixed(&lent(1_000), 8, 3), [[8, 0, 0, 0, 0], [8, 0, 0, 0, 0], [14, 1_000, 0, 0, 0]]);
    // A deferral's bears from the first payment on: 10 of 1,000, then 60 of 6,000 and 60.50 of 6,050.
    let deferred = BalanceBreakdown { deferral_first: 5_000, ..lent(1_000) };
    assert_eq!(fixed(&deferred, 10, 3), [[10, 0, 0, 0, 0], [10, 0, 0, 0, 0], [5_111, 1_000, 0, 0, 0]]);
    assert_eq!(fixed(&deferred, 1_000, 2), [[1_000, 0, 0, 0, 0], [4_010 + 50, 1_000, 0, 0, 0]]);
    // 0.49 of 49 is nothing.
    assert_eq!(fixed(&lent(49), 49, 12), [[0, 49, 0, 0, 0]]);
    // What is payable first is more than the amount: 10 wait, and bear.
    let first = BalanceBreakdown { first_sum: 100, ..lent(1_000) };
    assert_eq!(fixed(&first, 50, 3), [[0, 0, 0, 100, 0], [20, 30, 0, 0, 0], [10, 970, 0, 0, 0]]);
}

#[test]
fn the_payment_before_a_balloon_is_the_smallest_that_leaves_no_more() {
    for (principal, periods, last) in
        [(120_000, 12, 60_000), (120_000, 12, 0), (120_000, 2, 119_999), (900, 30, 17), (5, 3, 5), (120_000, 120, 1)]
    {
        // At 1 % a period, rounded half up.
        let left = |payment: i64| {
            let interest = |balance: i64| (balance + 50) / 100;
            let after = |balance: i64, _| balance - (payment - interest(balance)).min(balance).max(0);
            let balance = (1..periods).fold(principal, after);
            balance + interest(balance)
        };
        let payment = lent(principal).before_balloon(periods, last).unwrap();
        assert!(
            left(payment) <= last && (payment == 0 || left(payment - 1) > last),
            "{principal} {periods} {last} {payment}"
        );
    }
    // 10.00 and the interest of the last period are 10.10: nothing before it; a cent less takes the 10 of a period and 1.
    assert_eq!([1_010, 1_009].map(|last| lent(1_000).before_balloon(2, last)), [Ok(0), Ok(11)]);
    // Where there is but one payment, none is before it.
    assert_eq!(lent(1_000).before_balloon(1, 100), Ok(0));
}

/// A day at 10^-12 a year earns 182.5 / 365 of a cent of 182.5 x 10^12: half a cent is one, a cent less to earn on is none.
#[test]
fn interest_that_stands_aside_is_rounded_once_at_the_end() {
    let of_a_day = |principal| {
        let (annual, first_period) = (Fraction::from_parts(1).unwrap(), FirstPeriod { whole: 0, days: 1 });
        let plan = BalanceBreakdown { annual, times_a_year: 1, first_period, ..lent(principal) };
        let mut paid = Vec::new();
        plan.walk(RepaymentProfile::PrincipalFirst, 1, |_, payment| {
            paid.push((payment.interest, payment.repaid));
            true
        })
        .unwrap();
        paid
    };
    assert_eq!(of_a_day(182_500_000_000_000), [(1, 182_500_000_000_000)]);
    assert_eq!(of_a_day(182_499_999_999_999), [(0, 182_499_999_999_999)]);
}
