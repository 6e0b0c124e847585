//! The first row of a plan: it bears what its days bear, a level plan stays level, and shows its own rate.

// Semantics: [plan-5] [plan-6] [plan-16].

use arrears::calendar::Date;
use arrears::cash_flow::QuotedRate;
use arrears::offer::{
    AllowedAccrual, AllowedRange, Applicant, Class, Concession, Deferral, DeferralDue, FirstPeriodInterest, KindRule,
    NewAccrual, OfferSearch, PlanKind, Policy, RepaymentCapacity, RepaymentPlan, RepaymentProfile, Schedule,
};
use arrears::rulebook::{Lender, Product, Rulebook};
use arrears::{Currency, Fraction, Frequency, Money, MonthDay};

use super::Numbers;
use super::concessions::{claim, plan};
use crate::extent;

const UNIT: i64 = 1_000_000_000_000;

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn share(text: &str) -> Fraction {
    Fraction::parse(text).unwrap()
}

fn rows(amount: &str, plan: &RepaymentPlan) -> Vec<(i64, i64)> {
    let schedule = Schedule::new(&claim(&[(Class::Principal, amount)]), plan).unwrap();
    schedule.rows().iter().map(|row| (row.interest().minor(), row.payment().minor())).collect()
}

fn dated(signed: &str, first_due: &str, annual: &str, periods: u32) -> RepaymentPlan {
    let first_due = date(first_due);
    let accrual = NewAccrual::PlanRate(share(annual));
    RepaymentPlan { signed: date(signed), first_due, pay_day: MonthDay::from_date(first_due), accrual, ..plan(periods) }
}

#[test]
fn a_month_and_five_days() {
    let rows = rows("10000.00", &dated("2026-04-10", "2026-05-15", "0.06", 12));
    assert_eq!(rows[0], (5_822, 86_137));
    assert!(rows[..11].iter().all(|row| row.1 == 86_137), "{rows:?}");
    assert_eq!(rows[11].1, 86_133);
}

#[test]
fn three_days_bear_three_days_unless_the_lender_charges_a_whole_month() {
    let by_days = dated("2026-01-02", "2026-01-05", "0.12", 12);
    assert_eq!(rows("121200.00", &by_days)[0].0, 11_954);
    let whole = RepaymentPlan { first_period: FirstPeriodInterest::Whole, ..by_days };
    assert_eq!(rows("121200.00", &whole)[0].0, 121_200);
}

/// From the 31st the months before 30 April begin on 31 March and 28 February.
#[test]
fn months_count_back_by_the_day_remembered() {
    let remembered = RepaymentPlan { pay_day: MonthDay::new(31).unwrap(), ..dated("2026-02-25", "2026-04-30", "0", 2) };
    let length = remembered.first_period_length().unwrap();
    assert_eq!((length.whole, length.days), (2, 3));
    let forgotten = RepaymentPlan { pay_day: MonthDay::new(30).unwrap(), ..remembered };
    assert_eq!(forgotten.first_period_length().unwrap().days, 3);
    let week = RepaymentPlan { frequency: Frequency::Weekly, ..remembered };
    let length = week.first_period_length().unwrap();
    assert_eq!((length.whole, length.days), (9, 1));
}

/// A deferral adds its whole periods; what the first period is beside them stays.
#[test]
fn a_deferral_bears_whole_periods_beside_the_first_one() {
    let mut deferred = dated("2026-04-10", "2026-05-15", "0.06", 12);
    deferred.deferral = Deferral { periods: 2, accrues: true, due: DeferralDue::FirstInstalment };
    // 2 months are 100.00, the first row's own 58.22.
    assert_eq!(rows("10000.00", &deferred)[0], (15_822, 96_137));
    deferred.deferral.accrues = false;
    assert_eq!(rows("10000.00", &deferred)[0], (5_822, 86_137));
}

/// The first row earns more than a payment: what is not paid of it waits, and the payments stay level.
#[test]
fn a_first_year_without_payment_is_carried() {
    let rows = rows("10000.00", &dated("2026-01-10", "2027-02-14", "0.24", 6));
    // 10,000.00 x (1 + 13/12 x 24 % + 4/365 x 24 %) over 1 + the worth of five months at 2 %.
    assert!(rows[..5].iter().all(|row| row.1 == rows[0].1), "{rows:?}");
    assert_eq!(rows[0], (220_992, 220_992));
    assert_eq!(rows.iter().map(|row| row.1 - row.0).sum::<i64>(), 1_000_000);
}

/// What an officer would ask of any plan: level payments are level, and the rate shown is the plan's own.
#[test]
fn level_plans_are_level_and_show_their_rate() {
    for seed in 0..extent::cases(1_000) {
        let n = &mut Numbers::of(seed);
        let frequency = Frequency::ALL[usize::try_from(n.below(6)).unwrap()];
        let signed = date("2026-01-31").plus_days(i32::try_from(n.below(700)).unwrap()).unwrap();
        let first_due = signed.plus_days(i32::try_from(n.between(1, 400)).unwrap()).unwrap();
        let annual = Fraction::from_parts(n.between(1, 36) * UNIT / 100).unwrap();
        // Over fifty years at 30 % a year the cents of one payment grow to more than a payment.
        let most = if matches!(frequency, Frequency::Yearly | Frequency::Quarterly) { 12 } else { 60 };
        let any = RepaymentPlan {
            signed,
            first_due,
            pay_day: MonthDay::from_date(first_due),
            frequency,
            accrual: NewAccrual::PlanRate(annual),
            ..plan(u32::try_from(n.between(2, most)).unwrap())
        };
        let rows = rows("50000.00", &any);
        let (_, others) = rows.split_last().unwrap();
        assert!(others.iter().all(|row| row.1 == others[0].1), "{seed}: {any:?} {rows:?}");
    }
}

/// The rate at which the rows, as they accrue, are worth what was lent, by halving, in numbers of its own.
#[expect(clippy::float_arithmetic, reason = "a root finder with nothing of the engine's in it; the figures are shares")]
fn rate_of(lent: f64, first: f64, times: f64, payments: &[i64]) -> f64 {
    let worth = |annual: f64| {
        let each = 1.0 + annual / times;
        let mut factor = 1.0 + annual * first;
        let mut sum = -lent;
        for payment in payments {
            sum += f64::from(i32::try_from(*payment).unwrap()) / factor;
            factor *= each;
        }
        sum
    };
    let (mut low, mut high) = (0.0, 9.0);
    for _ in 0..100 {
        let middle = (low + high) / 2.0;
        if worth(middle) > 0.0 { low = middle } else { high = middle }
    }
    low
}

fn percent(rate: Result<QuotedRate, arrears::cash_flow::CashFlowError>) -> f64 {
    let text = rate.unwrap().to_string();
    text.split('%').next().unwrap().parse().unwrap()
}

/// Offers of every frequency and first row, against the root found here.
#[test]
fn quoted_rates_are_those_of_the_flows() {
    let book = Rulebook::china().unwrap();
    let mut seen = 0;
    for seed in 0..extent::cases(1_000) {
        let n = &mut Numbers::of(seed);
        let amount = n.between(100_000, 9_000_000);
        let owed = claim(&[(Class::Principal, &format!("{}.{:02}", amount / 100, amount % 100))]);
        let mut rule = KindRule::preset(PlanKind::BillInstalments);
        rule.first_due_after_days = u16::try_from(n.between(1, 366)).unwrap();
        rule.concessions.frequency = Frequency::ALL[usize::try_from(n.below(6)).unwrap()];
        rule.concessions.periods = AllowedRange::only(n.between(2, 60));
        let annual = AllowedRange::only(n.between(1, 36) * UNIT / 100);
        rule.concessions.accrual = AllowedAccrual::PlanRate(annual);
        if n.below(3) == 0 {
            rule.concessions.first_period = FirstPeriodInterest::Whole;
        }
        if n.below(3) == 0 {
            rule.concessions.down_payment = AllowedRange::only(UNIT / 5);
        }
        if n.below(4) == 0 {
            rule.concessions.deferral = AllowedRange::only(n.between(1, 5));
            rule.concessions.deferral_accrues = n.below(2) == 0;
            rule.concessions.deferral_due = DeferralDue::FirstInstalment;
        }
        let level = rule.concessions.first_period == FirstPeriodInterest::ByDays
            && (rule.concessions.deferral_accrues || rule.concessions.deferral.from() == 0);
        let policy = Policy::new("one", Currency::CNY, Fraction::ZERO, vec![Concession::Periods], vec![rule]).unwrap();
        let rich = Money::parse("9999999.00", Currency::CNY).unwrap();
        let capacity = RepaymentCapacity::new(rich).unwrap().lump_sum(rich).unwrap();
        let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
        let offers = OfferSearch::new(&owed, capacity, &applicant, &policy, &book).run().unwrap();
        let Some(offer) = offers.best() else { continue };
        seen += 1;
        let (plan, schedule) = (offer.plan(), offer.schedule());
        let length = plan.first_period_length().unwrap();
        let times = f64::from(plan.frequency.times_a_year());
        let whole = f64::from(length.whole + plan.deferral.periods);
        let first = whole / times + f64::from(length.days) / 365.0;
        let payments: Vec<i64> =
            schedule.rows().iter().filter(|row| row.number() > 0).map(|row| row.payment().minor()).collect();
        let lent = f64::from(i32::try_from(schedule.lent().minor()).unwrap());
        let rate = rate_of(lent, first, times, &payments);
        let shown = percent(offer.nominal());
        assert!((rate * 100.0 - shown).abs() < 0.0051, "{seed}: {rate} {shown} {plan:?}");
        let effective = ((1.0 + rate / times).powf(times) - 1.0) * 100.0;
        let shown = percent(offer.effective());
        assert!((effective - shown).abs() < 0.0051, "{seed}: {effective} {shown} {plan:?}");
        assert_eq!(offer.effective_by_dates().is_some(), first * times > 1.5, "{seed}");
        if level && matches!(plan.profile, RepaymentProfile::Level) {
            let NewAccrual::PlanRate(annual) = plan.accrual else { panic!("a plan rate") };
            let annual = f64::from(i32::try_from(annual.parts() / (UNIT / 10_000)).unwrap()) / 100.0;
            assert!((rate * 100.0 - annual).abs() < 0.2, "{seed}: {rate} {annual}");
        }
    }
    assert!(seen > 600, "{seen}");
}
