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

/// What each payment pays: interest, of the balance, of the fees, what is payable first, what was deferred.
fn walked(plan: &BalanceBreakdown, profile: RepaymentProfile, periods: u32) -> Vec<[i64; 5]> {
    let mut paid = Vec::new();
    plan.walk(profile, periods, |_, payment| {
        paid.push([payment.interest, payment.repaid, payment.fees, payment.first, payment.deferred]);
        true
    })
    .unwrap();
    paid
}

/// 10.00 at 1 % a period in three. Beside interest 0.07 with every payment, 0.20 of a deferral and 0.05 once with the first; of 0.32 of
/// fees 0.10, 0.10 and 0.12.
#[test]
fn each_shape_pays_what_is_beside_it() {
    let all = BalanceBreakdown {
        fees: 32,
        first_sum: 100,
        deferred_sum: 50,
        deferral_first: 20,
        once_fee: 5,
        period_fee: 7,
        ..lent(1_000)
    };
    let [first, second, last] = [32, 7, 7];
    let paid = |profile, rows: [(i64, i64); 3]| {
        let [(one, repaid), (two, more), (three, rest)] = rows;
        let expected =
            [[one + first, repaid, 10, 100, 0], [two + second, more, 10, 0, 0], [three + last, rest, 12, 0, 50]];
        assert_eq!(walked(&all, profile, 3), expected, "{profile:?}");
    };
    // 340.02 a period, on 1,000, 670 and 337.
    paid(RepaymentProfile::Level, [(10, 330), (7, 333), (3, 337)]);
    paid(RepaymentProfile::InterestOnly { periods: 0 }, [(10, 330), (7, 333), (3, 337)]);
    paid(RepaymentProfile::EqualPrincipal, [(10, 333), (7, 333), (3, 334)]);
    paid(RepaymentProfile::InterestOnly { periods: 2 }, [(10, 0), (10, 0), (10, 1_000)]);
    // 507.51 for each of the last two, on 1,000 and 502.
    paid(RepaymentProfile::InterestOnly { periods: 1 }, [(10, 0), (10, 498), (5, 502)]);
    // x / 1.01 + x / 1.01^2 + 2 x / 1.01^3 are 1,000 at 255.65: 256 twice, on 1,000, 754 and 506.
    let factor = Fraction::from_parts(2 * Fraction::SCALE).unwrap();
    paid(RepaymentProfile::StepUp { every: 2, factor }, [(10, 246), (8, 248), (5, 506)]);
    // 10 and 6.67 and 3.34 are 20.01, at the end.
    paid(RepaymentProfile::PrincipalFirst, [(0, 333), (0, 333), (20, 334)]);
    // 495 and its 5 are 500: with 261 that is left, with 260 three more.
    let last = Money::from_minor(500, Currency::CNY).unwrap();
    paid(RepaymentProfile::Balloon { last }, [(10, 251), (7, 254), (5, 495)]);
    assert_eq!(walked(&all, RepaymentProfile::EqualPrincipal, 1), [[10 + 32, 1_000, 32, 100, 50]]);
}

/// A first period of twenty earns 200 of 1,000: as if 1,188.12 came back at 105.56 in twelve. 94 wait, and bear 10.94 with the rest.
#[test]
fn what_a_long_first_period_earns_beyond_a_payment_waits_and_bears() {
    let long = BalanceBreakdown { first_period: FirstPeriod { whole: 20, days: 0 }, ..lent(1_000) };
    let paid = walked(&long, RepaymentProfile::Level, 12);
    assert_eq!(
        paid.iter().take(4).map(|row| (row[0], row[1])).collect::<Vec<_>>(),
        [(106, 0), (94 + 11, 1), (10, 96), (9, 97)]
    );
    assert_eq!(paid.iter().map(|row| row[1]).sum::<i64>(), 1_000);
    // In one payment nothing can wait.
    assert_eq!(walked(&long, RepaymentProfile::Level, 1), [[200, 1_000, 0, 0, 0]]);
}
