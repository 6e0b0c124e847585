#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use alloc::format;
use alloc::vec;
use alloc::vec::Vec;

use crate::calendar::{Date, MonthDay};
use crate::frequency::Frequency;
use crate::money::{Currency, Money};
use crate::offer::applicant::{Applicant, RepaymentCapacity};
use crate::offer::breakdown::BalanceBreakdown;
use crate::offer::ceiling::{UNIT, ValueBounds};
use crate::offer::looks::{Looks, SearchBudget};
use crate::offer::plan::RepaymentProfile;
use crate::offer::plan_values::PlanValues;
use crate::offer::samples::{book, lent};
use crate::offer::search::{Search, Seen};
use crate::offer::value::{present_value, share_at_least};
use crate::offer::{
    AllowedAccrual, AllowedProfile, AllowedRange, Claim, Class, Concession, DeferralDue, KindRule, PerClass, Placed,
    PlanKind, Policy,
};
use crate::rate::{Fraction, Rate};
use crate::rulebook::{Lender, Product};
use crate::schedule::FirstPeriod;

const ONE: i64 = Fraction::SCALE;

fn yuan(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

fn fraction(parts: i64) -> Fraction {
    Fraction::from_parts(parts).unwrap()
}

fn range(from: i64, to: i64, step: i64) -> AllowedRange {
    AllowedRange::new(from, to, step).unwrap()
}

fn applicant() -> Applicant {
    Applicant::new(Product::CreditCard, Lender::Bank)
}

/// Numbers that are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.below(u64::try_from(high - low + 1).unwrap())).unwrap()
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.below(u64::try_from(of.len()).unwrap())).unwrap()]
    }
}

struct Asked {
    claim: Claim,
    capacity: RepaymentCapacity,
    rule: KindRule,
    order: Vec<Concession>,
    discount: Fraction,
}

impl Asked {
    fn policy(&self, floor: Fraction) -> Policy {
        let rule = KindRule { minimum_recovery_ratio: floor, ..self.rule.clone() };
        Policy::new("", Currency::CNY, self.discount, self.order.clone(), vec![rule]).unwrap()
    }
}

/// Any kind, any shape, rates below and above what the lender discounts at.
fn asked(n: &mut Numbers) -> Asked {
    let size = n.one(&[900, 60_000, 5_000_000, 40_000_000_000]);
    let as_of = Date::new(2026, 1, 31 - u8::try_from(n.below(3)).unwrap()).unwrap();
    let mut claim = Claim::new(as_of, Currency::CNY, Rate::ZERO);
    for class in [Class::Principal, Class::Interest, Class::CompoundInterest, Class::LateFee, Class::Cost] {
        let most = if class == Class::Principal { size } else { n.one(&[0, size / 8, size]) };
        claim = claim.with(class, yuan(n.between(0, most).max(1))).unwrap();
    }
    claim.contract_annual = fraction(n.one(&[0, ONE / 100, ONE * 6 / 100, ONE * 18 / 100, 3 * ONE]));
    let mut rule = KindRule::preset(n.one(PlanKind::ALL));
    rule.first_due_after_days = u16::try_from(n.below(70)).unwrap();
    let concessions = &mut rule.concessions;
    if !rule.kind.is_one_payment() {
        let from = n.between(2, 14);
        concessions.periods = range(from, from + n.one(&[0, 5, 40]), n.between(1, 9));
        concessions.profile = match n.below(8) {
            0 => AllowedProfile::EqualPrincipal,
            1 => AllowedProfile::InterestOnly { periods: 1 },
            2 => AllowedProfile::StepUp {
                every: u32::try_from(n.between(1, 6)).unwrap(),
                factor: fraction(ONE * n.between(10, 20) / 10),
            },
            3 => AllowedProfile::PrincipalFirst,
            4 => AllowedProfile::Balloon { share: fraction(ONE * n.between(0, 10) / 10) },
            _ => AllowedProfile::Level,
        };
        concessions.frequency = n.one(&[Frequency::Monthly, Frequency::Monthly, Frequency::Weekly, Frequency::Yearly]);
    }
    if rule.kind == PlanKind::Settlement {
        concessions.discount = range(0, ONE / 2, ONE / 8);
    } else {
        concessions.deferral = n.one(&[AllowedRange::only(0), range(0, 3, 1), range(1, 13, 6)]);
        concessions.deferral_accrues = n.below(2) == 0;
        concessions.deferral_due = n.one(&[DeferralDue::FirstInstalment, DeferralDue::Capitalised]);
        concessions.down_payment = n.one(&[AllowedRange::only(0), range(ONE / 5, 0, ONE / 10), range(ONE, 0, ONE / 2)]);
    }
    concessions.accrual = match n.below(6) {
        0 => concessions.accrual,
        1 => AllowedAccrual::Frozen,
        2 => AllowedAccrual::Continued,
        3 => AllowedAccrual::PlanRate(range(5 * ONE, 0, ONE)),
        4 => AllowedAccrual::PlanRate(range(ONE * 18 / 100, ONE * 8 / 100, ONE * 5 / 100)),
        _ => AllowedAccrual::PlanRate(range(ONE * 5 / 100, 0, ONE / 100)),
    };
    for class in Class::ALL.iter().copied() {
        let place = n.one(&[Placed::Capitalised, Placed::Capitalised, Placed::FirstInstalment, Placed::Deferred]);
        if class != Class::Principal {
            concessions.placed.set(class, place);
        }
        if n.below(3) == 0 {
            *concessions =
                concessions.waive(class, n.one(&[range(0, ONE, ONE / 2), range(ONE / 10, ONE * 3 / 10, ONE / 10)]));
        }
    }
    let mut order = Concession::ALL.to_vec();
    for place in (1..order.len()).rev() {
        order.swap(place, usize::try_from(n.below(u64::try_from(place + 1).unwrap())).unwrap());
    }
    let total = claim.total().unwrap().minor();
    let monthly = yuan(total / n.between(1, 30));
    let capacity = RepaymentCapacity::new(monthly).and_then(|capacity| capacity.lump_sum(monthly)).unwrap();
    let mut capacity = capacity.lump_sum(yuan(total / 10 * n.between(0, 10))).unwrap();
    if n.below(4) == 0 {
        capacity = capacity.pay_day(MonthDay::new(n.one(&[1, 15, 29, 31])).unwrap());
    }
    Asked { claim, capacity, rule, order, discount: fraction(ONE / 100 * n.one(&[0, 1, 5, 12, 300])) }
}

fn combinations(rule: &KindRule) -> u64 {
    Concession::ALL
        .into_iter()
        .filter_map(|concession| rule.range(concession))
        .map(|range| u64::from(range.count()))
        .product()
}

/// The share of what is owed that a setting drawn at random recovers, in parts, and its largest payment.
fn drawn(search: &Search<'_, '_>, n: &mut Numbers) -> (PlanValues, i64, i64) {
    let rule = search.rule();
    let mut plan_values = search.least();
    for (concession, range) in
        Concession::ALL.into_iter().filter_map(|concession| Some((concession, rule.range(concession)?)))
    {
        let place = u32::try_from(n.below(u64::from(range.count()))).unwrap();
        plan_values.set(concession, n.one(&[range.from(), range.to(), range.value(place)]));
    }
    let (claim, plan) = (search.template.claim, search.template.plan(&plan_values));
    let largest = BalanceBreakdown::new(claim, &plan).unwrap().largest(plan.profile, plan.periods).unwrap();
    let value = present_value(claim, &plan, search.policy.discount_rate(), &mut Vec::new()).unwrap().minor();
    let share = (i128::from(value) * i128::from(ONE) / i128::from(claim.owed.sum())).try_into().unwrap();
    (plan_values, share, largest)
}

fn unbounded() -> Looks {
    Looks::new(SearchBudget::new(u64::MAX, u64::MAX))
}

/// 1,000 cents that bear nothing.
fn free() -> BalanceBreakdown {
    BalanceBreakdown { annual: Fraction::ZERO, ..lent(1_000) }
}

fn within(worths: &[i64], fewest: u32, limit: i64) -> ValueBounds<'_> {
    ValueBounds {
        worths,
        fewest,
        most: u32::try_from(worths.len()).unwrap(),
        accruing: 0,
        lowest: Fraction::ZERO,
        limit,
    }
}

const LEVEL: RepaymentProfile = RepaymentProfile::Level;

/// A unit is worth 0.90 on the first due date and 0.80 on the second. Two units of the first are added to what is found, and
/// three cents.
#[test]
fn the_worth_of_a_balance_is_summed_by_parts() {
    let (plan, worths) = (free(), [UNIT / 10 * 9, UNIT / 10 * 8]);
    let at_most = |profile, limit| plan.worth_at_most(profile, false, &within(&worths, 2, limit));
    // 1,000 x 0.90 - 498 x 0.10 = 850.2: half is left after one of two, less two for the roundings.
    assert_eq!(at_most(LEVEL, 5_000), 850 + 2 + 3);
    // A payment of 600 leaves 399 at least, which only the shapes that repay no equal parts can come to: 860.1.
    let balloon = RepaymentProfile::Balloon { last: yuan(0) };
    assert_eq!([LEVEL, balloon].map(|profile| at_most(profile, 600)), [855, 860 + 1 + 3]);
    // Not more than two payments of 500 are worth.
    assert_eq!(at_most(LEVEL, 500), 850 + 3);
    // One payment of a settlement: 1,130 of every kind x 0.90 = 1,017.
    let all = BalanceBreakdown { fees: 60, first_sum: 30, deferred_sum: 40, ..plan };
    assert_eq!(all.worth_at_most(LEVEL, true, &within(&worths[..1], 1, 5_000)), 1_017 + 1 + 3);
    let paid_down = BalanceBreakdown { down: PerClass::all(0).with(Class::Principal, 100), ..plan };
    assert_eq!(paid_down.worth_at_most(LEVEL, false, &within(&worths[..1], 1, 800)), 800 / 10 * 9 + 100 + 3);
    // All may be paid on the first date: nothing is left, of which the second takes 0.90. 900 and two units of 0.90.
    assert_eq!(plan.worth_at_most(LEVEL, false, &within(&[UNIT / 10 * 9, 0], 1, 5_000)), 901 + 3);
}

/// Where the second date takes nothing off a worth of w, the balance bears 10^-15 there, all of it: 1,000 (w + 1) + 1,000. What is
/// smaller of a down payment may be two units of w + 2, and of two roundings: 1,002 w + 2,008 is 501 from w = 0.50 less 2 on.
#[test]
fn a_date_that_takes_nothing_off_may_have_the_whole_balance() {
    let at_most = |worth: i64| free().worth_at_most(LEVEL, false, &within(&[worth, worth], 1, 1_000));
    assert_eq!([at_most(UNIT / 2 - 2), at_most(UNIT / 2 - 3)], [501 + 3, 500 + 3]);
}

/// 40 x 10^12 at 1 % less a payment of 30 x 10^12 are 10 x 10^12, of which the second date takes 0.495: 40.4 - 4.95 = 35.45. That the
/// rate of a period is rounded up in 2^-40, by 2.2 of 10^13, adds 8.76 + 1.1; two units are 2.02. That is all, however low a rate
/// may be: 2^-40 of the balance would be 36.
#[test]
fn what_stands_aside_bears_nothing_in_the_low_balance() {
    let worths = [UNIT, UNIT / 2];
    let spread = within(&worths, 1, 30_000_000_000_000 - 1);
    let at_most = lent(40_000_000_000_000).worth_at_most(RepaymentProfile::PrincipalFirst, false, &spread);
    assert_eq!(at_most, 35_450_000_000_011 + 2 + 3);
}

/// At 1 % a period, of which 0.5 % may be left: a row pays 0.909, the next takes 0.092 of what the first leaves, and a cent for the
/// rounding of each interest is added.
#[test]
fn interest_that_stands_aside_lets_no_balance_grow() {
    let worths = [UNIT / 10 * 9, UNIT / 10 * 8];
    let spread = ValueBounds { lowest: fraction(ONE * 12 / 100), ..within(&worths, 1, 600) };
    let at_most = |profile| lent(1_000).worth_at_most(profile, false, &spread);
    // 909 - 0.092 x 408 = 871.46, and with 399, where nothing is added to the balance, 872.29; both and 1.82.
    assert_eq!(at_most(LEVEL), 873 + 2 + 3);
    assert_eq!(at_most(RepaymentProfile::PrincipalFirst), 874 + 2 + 3);
    // After a first period of two, as if 1,009.9 were to be amortised: 1,010 x 1.00899 = 1,019.08. A unit less paid down of 100
    // would be worth 1.00899 x 1.03 x 1.0099 = 1.0495 after three periods that accrue.
    let long = BalanceBreakdown {
        first_period: FirstPeriod { whole: 2, days: 0 },
        down: PerClass::all(0).with(Class::Principal, 100),
        ..lent(1_000)
    };
    let soon = [UNIT / 1_000 * 999];
    let spread = ValueBounds { accruing: 3, ..within(&soon, 1, 5_000) };
    assert_eq!(long.worth_at_most(LEVEL, false, &spread), 1_019 + 5 + 2 + 100 + 1 + 3);
}

/// Of the balance 999.9 - 0.2 x 0.703 - 10.4 x 0.405 - 10.6 x 0.106 = 994.42, of fees 60 x 0.9767, of what is due first 50 x 0.99, of
/// what is deferred 40 x 0.96, of the fee of a price list 23 x (0.99 + 5.665), of a smaller down payment 100 x 0.0099, of two units
/// 2.02: with what is paid down 1,397 to the last of 10^-15, or so much less.
#[test]
fn nothing_is_left_out_of_the_bound() {
    let plan = BalanceBreakdown {
        fees: 60,
        first_sum: 30,
        deferral_first: 20,
        deferred_sum: 40,
        down: PerClass::all(0).with(Class::Principal, 100),
        fee_share: fraction(ONE * 2 / 100),
        period_fee: 20,
        once_fee: 20,
        ..lent(1_000)
    };
    let at_most = |third, fourth, last| {
        let worths = [990_000_000_000_000, 980_000_000_000_000, third, fourth, 920_000_000_000_000, last];
        let spread = ValueBounds { accruing: 1, lowest: fraction(ONE * 6 / 100), ..within(&worths, 3, 300) };
        plan.worth_at_most(LEVEL, false, &spread)
    };
    assert_eq!(at_most(959_999_999_999_994, 939_999_999_999_982, 875_065_304_325_456), 1_397 + 6 + 3);
    assert_eq!(at_most(959_999_999_999_989, 939_999_999_999_967, 875_065_304_325_626), 1_396 + 6 + 3);
}

#[test]
fn no_setting_is_worth_more_than_its_bound() {
    let (book, applicant, looks) = (book(1_200), applicant(), unbounded());
    let (mut asks, mut cut) = (0, 0);
    for seed in 1..2_000_u64 {
        let n = &mut Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let asked = asked(n);
        if combinations(&asked.rule) > 1_000_000 {
            continue;
        }
        let policy = asked.policy(Fraction::ONE);
        let rule = &policy.kinds()[0];
        let mut search = Search::new(&asked.claim, rule, asked.capacity, &applicant, &policy, &book, &looks).unwrap();
        for _ in 0..10 {
            let (plan_values, share, largest) = drawn(&search, n);
            let mut seen = Seen { recovery: true, ..Seen::default() };
            // What it recovers is possible, whatever is still open.
            search.least_worth = share_at_least(search.template.claim.owed.sum(), fraction(share.min(10 * ONE)));
            for depth in 0..=search.open.len() {
                for limit in [largest, largest.saturating_mul(2), i64::MAX] {
                    assert!(
                        search.could_recover(depth, &plan_values, limit, &mut seen).unwrap(),
                        "{seed} {depth} {plan_values:?}"
                    );
                }
            }
            // A tenth more is often known to be out of reach.
            search.least_worth =
                share_at_least(search.template.claim.owed.sum(), fraction((share / 10 * 11).min(10 * ONE)));
            asks += 1;
            cut += u32::from(!search.could_recover(search.open.len(), &plan_values, largest, &mut seen).unwrap());
        }
    }
    assert!(asks > 10_000 && cut > asks / 2, "{cut} of {asks}");
}

/// What a kind comes to, with every refusal in full, and how many settings were looked at.
fn answer(search: &Search<'_, '_>) -> (alloc::string::String, bool, u32) {
    let mut seen = Seen::default();
    match search.run(&mut seen) {
        Ok(Some(passing)) => (format!("{:?}", passing.plan_values), false, seen.looks),
        Ok(None) => {
            let too_little = seen.recovery;
            (format!("{:?}", search.explain(&mut seen)), too_little, seen.looks)
        }
        Err(error) => (format!("{error:?}"), false, seen.looks),
    }
}

#[test]
fn a_search_that_is_cut_says_what_one_in_full_says() {
    let (book, applicant, looks) = (book(30), applicant(), unbounded());
    let (mut offered, mut refused, mut with, mut without) = (0, 0, 0, 0);
    for seed in 1..2_500_u64 {
        let n = &mut Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let asked = asked(n);
        if combinations(&asked.rule) > 120 {
            continue;
        }
        let open = asked.policy(Fraction::ONE);
        let search =
            Search::new(&asked.claim, &open.kinds()[0], asked.capacity, &applicant, &open, &book, &looks).unwrap();
        // The best of so many settings drawn at random, and a hair more or less.
        let draws = n.one(&[1, 5, 40]);
        let share = (0..draws).map(|_| drawn(&search, n).1).max().unwrap() + n.between(-2, 2) * n.one(&[1, ONE / 50]);
        let policy = asked.policy(fraction(share.min(ONE).max(1)));
        let search = || {
            Search::new(&asked.claim, &policy.kinds()[0], asked.capacity, &applicant, &policy, &book, &looks).unwrap()
        };
        let (cut, full) = (search(), search());
        full.worths.set(Vec::new()).unwrap();
        let (cut, full) = (answer(&cut), answer(&full));
        assert_eq!((&cut.0, cut.1), (&full.0, full.1), "{seed}");
        offered += u32::from(full.0.starts_with("PlanValues"));
        refused += u32::from(full.1);
        with += cut.2;
        without += full.2;
    }
    assert!(offered > 100 && refused > 100, "{offered} {refused}");
    assert!(with < without / 3 * 2, "{with} {without}");
}

#[test]
fn a_floor_out_of_reach_is_seen_at_once() {
    let mut rule = KindRule::preset(PlanKind::Personalised);
    rule.concessions.periods = range(6, 60, 1);
    rule.concessions.accrual = AllowedAccrual::PlanRate(range(ONE * 4 / 100, 0, ONE / 100));
    rule.concessions.deferral = range(0, 3, 1);
    rule.concessions.down_payment = range(ONE / 10, 0, ONE / 20);
    rule.concessions = rule.concessions.waive(Class::Interest, range(0, ONE, ONE / 10));
    rule.concessions = rule.concessions.waive(Class::LateFee, range(0, ONE, ONE / 4));
    assert!(combinations(&rule) >= 54_000);
    let mut claim = Claim::new(Date::new(2026, 4, 10).unwrap(), Currency::CNY, Rate::ZERO);
    for (class, minor) in [(Class::Principal, 5_000_000), (Class::Interest, 310_000), (Class::LateFee, 90_000)] {
        claim = claim.with(class, yuan(minor)).unwrap();
    }
    let capacity = RepaymentCapacity::new(yuan(400_000)).unwrap().lump_sum(yuan(6_000_000)).unwrap();
    let order = Concession::ALL.to_vec();
    for order in [order.clone(), order.into_iter().rev().collect()] {
        let asked = Asked { claim, capacity, rule: rule.clone(), order, discount: fraction(ONE * 6 / 100) };
        let (book, applicant, policy, looks) = (book(120), applicant(), asked.policy(Fraction::ONE), unbounded());
        let search = Search::new(&claim, &policy.kinds()[0], capacity, &applicant, &policy, &book, &looks).unwrap();
        let (said, too_little, looks) = answer(&search);
        assert!(too_little, "{said}");
        assert!(looks < 500, "{looks}");
    }
}

/// Amounts are bounded while they stay below half of the largest, with what a period more than there are adds.
#[test]
fn what_grows_near_the_end_of_an_amount_is_not_small() {
    let plan = lent(100);
    assert!(plan.stays_small(100, 0, 12) && plan.stays_small(UNIT / 4, 0, 12));
    assert!(!plan.stays_small(UNIT / 2, 0, 1) && !plan.stays_small(UNIT / 2 - 1, 0, 1));
    // 1.01^69 is 1.987, 1.01^70 is 2.007.
    assert!(plan.stays_small(UNIT / 4, 0, 68) && !plan.stays_small(UNIT / 4, 0, 69));
}

/// So much, and a hundred periods of 1 % on it, each rounded up in 2^-40: of 2.5 x 10^14 that is 54 a period more than the same again.
#[test]
fn what_a_deferral_adds_is_not_small_where_it_doubles_the_claim() {
    let plan = lent(100);
    assert!(!plan.stays_small(UNIT / 4, 99, 0) && !plan.stays_small(UNIT / 4 - 2_000, 99, 0));
    // 3,000 less earn 30 less of each: 24 remain, 2,400 in all.
    assert!(plan.stays_small(UNIT / 4 - 3_000, 99, 0));
}

/// A first period of twelve bears 12 %, one of a day less than a period: what is owed is not less for it.
#[test]
fn the_first_period_of_its_own_is_in_what_stays_small() {
    let after = |whole, days, owed| {
        let plan = BalanceBreakdown { first_period: FirstPeriod { whole, days }, ..lent(100) };
        plan.stays_small(owed, 0, 0)
    };
    // 446 x 1.12 = 499.52, 447 x 1.12 = 500.64.
    assert_eq!([446, 447].map(|owed| after(12, 0, UNIT / 1_000 * owed)), [true, false]);
    // 495 x 1.01 = 499.95, 496 x 1.01 = 500.96.
    assert_eq!([495, 496].map(|owed| after(0, 1, UNIT / 1_000 * owed)), [true, false]);
}

/// The fee of a price list may be all that is owed, with each of twelve payments: 13 x 38 = 494, 13 x 39 = 507.
#[test]
fn a_fee_with_every_payment_is_in_what_stays_small() {
    let priced = BalanceBreakdown { fee_share: fraction(1), ..free() };
    assert_eq!([38, 39].map(|owed| priced.stays_small(UNIT / 1_000 * owed, 0, 12)), [true, false]);
    assert!(free().stays_small(UNIT / 1_000 * 39, 0, 12));
}

/// What bears nothing is taken to bear 2^-40, 454 a period of 5 x 10^14, and a unit: 11 x 454 + 10 = 5,004.
#[test]
fn each_period_adds_a_unit_to_what_stays_small() {
    assert!(free().stays_small(UNIT / 2 - 5_005, 0, 10) && !free().stays_small(UNIT / 2 - 5_004, 0, 10));
}
