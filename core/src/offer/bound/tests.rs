#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use super::*;
use crate::calendar::Date;
use crate::frequency::Frequency;
use crate::money::{Currency, Money};
use crate::offer::samples::{book, lent, with_all};
use crate::offer::{
    AllowedAccrual, AllowedProfile, AllowedRange, Applicant, Claim, Concession, KindRule, OfferSearch, PerClass,
    PlanKind, Policy, RepaymentCapacity,
};
use crate::rate::Rate;
use crate::rulebook::{Lender, Product};

const ONE: i64 = Fraction::SCALE;

fn fraction(parts: i64) -> Fraction {
    Fraction::from_parts(parts).unwrap()
}

const LEVEL: RepaymentProfile = RepaymentProfile::Level;
const TWO_OF_INTEREST: RepaymentProfile = RepaymentProfile::InterestOnly { periods: 2 };

fn doubling() -> RepaymentProfile {
    RepaymentProfile::StepUp { every: 6, factor: fraction(2 * ONE) }
}

fn yuan(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

/// 1,200.00 at 1 % are 106.62 in 12 payments, 126.70 in 10. Of the fees a payment has 0.50, and 0.07 more.
#[test]
fn the_falling_bound_of_each_shape() {
    let plan = with_all(120_000);
    let falling = |plan: &BalanceBreakdown, profile| plan.falling_bound(profile, 12).unwrap();
    let first = |minor| BalanceBreakdown { first_sum: minor, ..plan };
    let last = |minor| BalanceBreakdown { deferred_sum: minor, ..plan };
    assert_eq!(falling(&plan, LEVEL), 10_662 + 1_100 + 13 + 57);
    assert_eq!(falling(&last(20_000), LEVEL), 20_000);
    assert_eq!(falling(&plan, RepaymentProfile::InterestOnly { periods: 0 }), 10_662 + 1_100 + 13 + 57);
    assert_eq!(falling(&plan, RepaymentProfile::EqualPrincipal), 10_000 + 1_200 + 1_100 + 13 + 57);
    assert_eq!(falling(&plan, TWO_OF_INTEREST), 12_670 + 57);
    assert_eq!([falling(&first(15_000), TWO_OF_INTEREST), falling(&last(16_000), TWO_OF_INTEREST)], [15_000, 16_000]);
    // Two cents less than the level payment, or what is payable first.
    assert_eq!(falling(&plan, doubling()), 10_660 + 57);
    assert_eq!([falling(&first(11_000), doubling()), falling(&last(16_000), doubling())], [11_000 + 57, 16_000]);
    assert_eq!(falling(&BalanceBreakdown { bearing: 12, first_sum: 0, ..plan }, doubling()), 57);
    let folded = BalanceBreakdown { deferral_capitalised: 500, ..plan };
    assert_eq!(falling(&folded, RepaymentProfile::PrincipalFirst), 10_000 + 57 + 1_100);
    let parked = BalanceBreakdown { deferred_sum: 20_000, ..folded };
    assert_eq!(falling(&parked, RepaymentProfile::PrincipalFirst), 500 + 20_000);
    assert_eq!(falling(&plan, RepaymentProfile::Balloon { last: yuan(60_000) }), 1_100 + 13 + 57);
    // Two cents less than the level payment, or the average: 600.00 of fees and 11.00 make 150.91 of it.
    let fixed = RepaymentProfile::Fixed { payment: yuan(11_000) };
    assert_eq!(falling(&plan, fixed), 10_660);
    assert_eq!(falling(&BalanceBreakdown { fees: 60_000, ..plan }, fixed), 181_100 / 12);
    assert_eq!([falling(&first(21_000), fixed), falling(&last(22_000), fixed)], [21_000, 22_000]);
    assert_eq!(falling(&BalanceBreakdown { first_sum: 0, fees: 0, ..lent(12) }, fixed), 1);
    assert_eq!([part(10, 3), part(10, 0)], [3, 10]);
}

/// What is due with the first payment alone is 11.30.
#[test]
fn the_close_bound_of_each_shape() {
    let plan = with_all(120_000);
    let close = |plan: &BalanceBreakdown, profile| plan.close_bound(profile, 12, 12).unwrap();
    let late = BalanceBreakdown { deferred_sum: 20_000, ..plan };
    // A last payment may be 0.13 less than the others: 12 roundings that grow to 12.68, and one more.
    assert_eq!([close(&plan, LEVEL), close(&late, LEVEL)], [10_662 + 57 + 1_130, 10_662 - 13 + 57 + 20_000]);
    let equal = RepaymentProfile::EqualPrincipal;
    assert_eq!([close(&plan, equal), close(&late, equal)], [11_200 + 57 + 1_130, 10_000 + 57 + 20_000]);
    // A first period of a day earns 0.39, the second one 11.00.
    let short = BalanceBreakdown { first_period: FirstPeriod { whole: 0, days: 1 }, fees: 600, ..lent(120_000) };
    assert_eq!(close(&short, equal), 11_100 + 50);
    assert_eq!(
        [close(&plan, TWO_OF_INTEREST), close(&late, TWO_OF_INTEREST)],
        [12_670 + 57, 12_670 - 13 + 57 + 20_000]
    );
    // One payment after eleven of interest: the last.
    let eleven = RepaymentProfile::InterestOnly { periods: 11 };
    assert_eq!([close(&plan, eleven), close(&late, eleven)], [1_200 + 57 + 1_130, 121_200 - 13 + 57 + 20_000]);
    // Of 1,200.00 with 600.00 left to the end, eleven repay 600.00 at 57.87 and bear 6.00 for the rest.
    let balloon = |last| RepaymentProfile::Balloon { last: yuan(last) };
    assert_eq!(
        [close(&plan, balloon(60_000)), close(&late, balloon(60_000))],
        [60_000 - 26 + 57, 60_000 - 26 + 57 + 20_000]
    );
    assert_eq!(close(&plan, balloon(1_000)), 11_478 + 10 - 3 + 57 + 1_130);
    // More than there is stays to the end: its interest.
    assert_eq!(close(&BalanceBreakdown { first_sum: 130_000, ..plan }, balloon(125_000)), 1_200 - 3 + 57 + 130_030);
    // After a short first period there is less than that.
    assert_eq!(close(&BalanceBreakdown { first_sum: 130_000, ..short }, balloon(125_000)), 50 + 130_000);
    for profile in [LEVEL, equal, balloon(60_000)] {
        let once = [plan, late].map(|plan| plan.close_bound(profile, 1, 1).unwrap());
        assert_eq!(once, [120_000 + 1_200 + 607 + 1_130, 120_000 + 1_200 + 607 + 1_130 + 20_000]);
    }
    // At 200 % a period the second of two parts of 600.00 bears 1,200.00, that of twelve 2,200.00.
    let dear = BalanceBreakdown { annual: fraction(10 * ONE), times_a_year: 5, ..short };
    assert_eq!(dear.close_bound(equal, 2, 12).unwrap(), 60_000 + 120_000 + 50);
    assert_eq!(dear.close_bound(equal, 12, 12).unwrap(), 10_000 + 220_000 + 50);
    // The most periods are the best of several, and two of them are not one.
    assert_eq!(plan.close_bound(LEVEL, 2, 12), plan.close_bound(LEVEL, 12, 12));
    assert_eq!(plan.close_bound(equal, 2, 2).unwrap(), 60_000 + 1_200 + 307 + 1_130);
}

/// 12.00 and 0.60 of fees, equal parts of both: n periods earn n 0.12 - n (n - 1) 0.005, and n (n + 1) is 210 at 14, where one period
/// more saves as much as it earns.
#[test]
fn the_close_bound_of_principal_first() {
    let plan = BalanceBreakdown { fees: 60, deferred_sum: 20, ..lent(1_200) };
    let sooner = BalanceBreakdown { first_sum: 3, deferral_first: 4, once_fee: 5, ..plan };
    let close = |plan: &BalanceBreakdown, fewest, most| {
        plan.close_bound(RepaymentProfile::PrincipalFirst, fewest, most).unwrap()
    };
    // 85 + 4 of each part, 20, and 90 of interest less 2; 3 for the roundings.
    assert_eq!([close(&plan, 6, 24), close(&sooner, 6, 24)], [89 + 20 + 88 - 3; 2]);
    // The fewest that there may be, or the most: 75 + 3 and 102, 120 + 6 and 66 of interest.
    assert_eq!([close(&plan, 16, 24), close(&plan, 6, 10)], [78 + 20 + 100 - 3, 126 + 20 + 64 - 3]);
    // With 6.00 of fees n (n + 1) is 300 and more at 17: 70 + 35 of each part, and 108 of interest.
    assert_eq!(close(&BalanceBreakdown { fees: 600, ..plan }, 6, 24), 105 + 20 + 106 - 3);
    // The first payment of the most periods: 50 + 2.
    assert_eq!(close(&BalanceBreakdown { first_sum: 300, ..sooner }, 6, 24), 52 + 309);
    // One payment is the last.
    assert_eq!(close(&BalanceBreakdown { first_sum: 5_000, ..plan }, 1, 1), 1_260 + 20 + 10 - 3);
    assert_eq!(close(&BalanceBreakdown { first_sum: 5_000, ..plan }, 2, 2), 630 + 5_000);
    // 3.00 of a deferral bear too and come last: 12 periods are the best, which earn 1.14.
    let folded = BalanceBreakdown { deferral_capitalised: 300, ..plan };
    assert_eq!(close(&folded, 6, 24), 105 + 320 + 114 - 2 - 3);
    // A first period of ten days earns 4 of the 12 that a month does.
    let short = BalanceBreakdown { first_period: FirstPeriod { whole: 0, days: 10 }, ..plan };
    assert_eq!(close(&short, 6, 24), 89 + 20 + 90 - 8 - 2 - 3);
}

/// Payments that double every six periods, without interest: 1,200.00 are 200.00 over six, 66.67 and 133.33 over twelve. A whole part
/// is a cent short, as what the fixed point leaves out makes it.
#[test]
fn the_close_bound_of_rising_payments() {
    let free = |plan| BalanceBreakdown { annual: Fraction::ZERO, ..plan };
    let plan = free(with_all(120_000));
    let close = |plan: &BalanceBreakdown, fewest, most| plan.close_bound(doubling(), fewest, most).unwrap();
    // The first payment with what is due with it, or the last less a cent a period and one more.
    assert_eq!(close(&plan, 6, 6), 19_999 + 1_130 + 100);
    assert_eq!(close(&plan, 6, 12), 13_333 - 13 + 50);
    let late = BalanceBreakdown { deferred_sum: 20_000, ..plan };
    assert_eq!(close(&late, 6, 12), 13_333 - 13 + 50 + 20_000);
    assert_eq!(close(&BalanceBreakdown { first_sum: 30_000, ..plan }, 6, 12), 6_666 + 30_030 + 50);
    // Nine periods are 100.00 and 200.00; what comes before the end of a step is not looked at.
    assert_eq!(close(&plan, 7, 9), 19_999 - 10 + 66);
    assert_eq!(close(&plan, 1, 1), 119_999 - 2 + 600);
    assert_eq!(close(&plan, 2, 2), 59_999 + 1_130 + 300);
    // 114.28 at the end of the third step, 165.51 two periods on.
    assert_eq!(close(&plan, 13, 20), 11_428 - 21 + 33);
    // What the roundings may take of the last payment is not more than it.
    let small = BalanceBreakdown { fees: 600, deferred_sum: 50, ..free(lent(20)) };
    assert_eq!(close(&small, 6, 6), 100 + 50);
    // A first payment of nothing is no more than the interest: the falling bound.
    assert_eq!(close(&BalanceBreakdown { bearing: 5, capitalised: PerClass::all(0), ..plan }, 12, 12), 1_100 + 57);
}

/// 1,200.00 bear 12.00 a period. In 24 the first payments are 15.77 and the last 126.23, in 30 they were 8.04 and 128.79.
#[test]
fn rising_payments_below_the_interest_have_the_falling_bound_alone() {
    let plan = with_all(120_000);
    let close = |plan: &BalanceBreakdown, fewest, most| plan.close_bound(doubling(), fewest, most).unwrap();
    assert_eq!(close(&plan, 24, 24), 12_623 - 27 + 25);
    // Level payments are 46.50 in 30.
    assert_eq!([close(&plan, 24, 30), close(&plan, 30, 30)], [4_650 - 2 + 27; 2]);
    // After a first period of two there are 1,200.00 x 1.02 / 1.01 as if it were one. It bears 24.00, more than the 15.93 in 24.
    let long = BalanceBreakdown { first_period: FirstPeriod { whole: 2, days: 0 }, ..plan };
    assert_eq!(close(&long, 18, 18), 13_000 - 20 + 33);
    assert_eq!(close(&long, 24, 24), 5_705 - 2 + 32);
    // One of ten days bears 3.95; a whole one more than the 8.00 in 30.
    let short = BalanceBreakdown { first_period: FirstPeriod { whole: 0, days: 10 }, ..plan };
    assert_eq!(close(&short, 30, 30), 4_619 - 2 + 27);
}

#[test]
fn the_payments_of_the_first_and_the_last_step() {
    let ends = |plan: &BalanceBreakdown| {
        let mut steps = Steps::new(plan, 6, fraction(2 * ONE));
        [6, 9, 12, 18, 24].map(|periods| steps.ends(120_000, periods))
    };
    let free = BalanceBreakdown { annual: Fraction::ZERO, ..lent(120_000) };
    assert_eq!(ends(&free), [(19_999, 19_999), (9_999, 19_999), (6_666, 13_333), (2_856, 11_428), (1_333, 10_666)]);
    assert_eq!(
        ends(&lent(120_000)),
        [(20_705, 20_705), (10_584, 21_170), (7_178, 14_358), (3_217, 12_872), (1_577, 12_623)]
    );
}

#[test]
fn a_first_period_of_its_own_is_a_whole_one_on_another_balance() {
    let after =
        |whole, days| BalanceBreakdown { first_period: FirstPeriod { whole, days }, ..lent(120_000) }.even(120_000);
    assert_eq!(after(1, 0), (120_000, 120_000));
    // 1.02 / 1.01 and (1 + 0.12 x 10 / 365) / 1.01.
    assert_eq!([after(2, 0), after(0, 10)], [(121_188, 121_189), (119_202, 119_203)]);
    // Twelve roundings alone, or each growing by 1 %.
    assert_eq!([1, 12, 60].map(|periods| lent(1).drift(periods)), [2, 13, 82]);
    assert_eq!(lent(120_000).earned(60_000, 3), 3_000);
}

/// At 1,000 % a year and ten days to the first of yearly payments, of 10.00 two parts of 5.00 have 2.74 of interest beside the
/// first and 50.00 beside the second; of twelve parts the second has 91.67.
#[test]
fn more_parts_may_make_the_second_payment_larger() {
    let mut rule = KindRule::preset(PlanKind::Personalised);
    rule.concessions.periods = AllowedRange::new(2, 12, 1).unwrap();
    rule.concessions.frequency = Frequency::Yearly;
    rule.concessions.accrual = AllowedAccrual::PlanRate(AllowedRange::only(10 * ONE));
    rule.concessions.profile = AllowedProfile::EqualPrincipal;
    let policy = Policy::new("", Currency::CNY, Fraction::ZERO, alloc::vec![Concession::Periods], alloc::vec![rule]);
    let (policy, book, applicant) = (policy.unwrap(), book(1_200), Applicant::new(Product::CreditCard, Lender::Bank));
    let claim = Claim::new(Date::new(2026, 3, 1).unwrap(), Currency::CNY, Rate::ZERO);
    let claim = claim.with(Class::Principal, yuan(1_000)).unwrap();
    let offered = |monthly| {
        let capacity = RepaymentCapacity::new(yuan(monthly)).unwrap();
        let found = OfferSearch::new(&claim, capacity, &applicant, &policy, &book).run().unwrap();
        found.offers().first().map(|offer| offer.plan().periods)
    };
    // 55.00 a year are 4.59 a month, rounded up.
    assert_eq!([offered(459), offered(458)], [Some(2), None]);
}

/// Any shape, at rates up to 1,000 % a year, after a first period of any length.
fn any(below: &mut impl FnMut(usize) -> usize) -> (BalanceBreakdown, RepaymentProfile) {
    let mut one = |of: &[i64]| of.get(below(of.len())).copied().unwrap();
    let mut plan = lent(one(&[900, 50_000, 3_000_000]));
    plan.annual = fraction(ONE / 100 * one(&[0, 1, 12, 36, 120, 300, 1_000]));
    plan.times_a_year = u16::try_from(one(&[1, 12, 12, 52])).unwrap();
    plan.first_period = [FirstPeriod::WHOLE, FirstPeriod { whole: 0, days: 6 }, FirstPeriod { whole: 1, days: 20 }]
        .get(usize::try_from(one(&[0, 0, 1, 2])).unwrap())
        .copied()
        .unwrap();
    (plan.fees, plan.deferred_sum) = (one(&[0, 0, 100]), one(&[0, 0, 100, 5_000]));
    (plan.first_sum, plan.deferral_first) = (one(&[0, 0, 100]), one(&[0, 0, 70]));
    plan.deferral_capitalised = one(&[0, 0, 80]);
    let every = u32::try_from(one(&[1, 2, 3, 6, 12])).unwrap();
    let factor = fraction(ONE / 100 * one(&[100, 101, 105, 110, 150, 200]));
    let profile = match one(&[0, 1, 2, 3, 4, 5, 6, 7, 8]) {
        0 => LEVEL,
        1 => RepaymentProfile::EqualPrincipal,
        2 => RepaymentProfile::InterestOnly { periods: 1 },
        3 => RepaymentProfile::PrincipalFirst,
        4 => RepaymentProfile::Balloon { last: yuan(plan.bearing / 10 * one(&[0, 3, 10, 11])) },
        5 => RepaymentProfile::Fixed { payment: yuan(plan.bearing / 10) },
        _ => RepaymentProfile::StepUp { every, factor },
    };
    (plan, profile)
}

#[test]
fn no_plan_has_all_payments_below_its_bounds() {
    let mut state = 88_172_645_463_325_252_u64;
    let mut below = |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from((state >> 11) % u64::try_from(n).unwrap()).unwrap()
    };
    let (mut asked, mut near) = (0, 0);
    for case in 0..4_000 {
        let (plan, profile) = any(&mut below);
        let fewest = u32::try_from(below(14) + 2).unwrap();
        let most = fewest + u32::try_from(below(30)).unwrap();
        // What is out of range is refused, not bounded.
        let largest: Result<alloc::vec::Vec<i64>, _> = (fewest..=most).map(|n| plan.largest(profile, n)).collect();
        let (Ok(largest), Ok(close)) = (largest, plan.close_bound(profile, fewest, most)) else { continue };
        let least = largest.iter().min().copied().unwrap();
        assert!(close <= least, "{case} {close} {least} {profile:?} {fewest} {most} {plan:?}");
        let mut before = i64::MAX;
        for (n, largest) in (fewest..=most).zip(largest) {
            let falling = plan.falling_bound(profile, n).unwrap();
            assert!(
                falling <= largest && falling <= before,
                "{case} {n} {falling} {largest} {before} {profile:?} {plan:?}"
            );
            before = falling;
        }
        asked += 1;
        near += u32::from(close >= least - least / 50);
    }
    assert!(asked > 3_000 && near > asked / 2, "{near} of {asked}");
}
