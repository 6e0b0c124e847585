//! Schedules of plans: every treatment of every class, every shape, and sums that hold.

use arrears::offer::{
    Claim, Class, Deferral, DeferralDue, FirstPeriodInterest, NewAccrual, PerClass, Placed, RepaymentPlan,
    RepaymentProfile, Schedule, Settlement, Waived, WaivedWhen,
};
use arrears::{Currency, Date, Fraction, Frequency, Money, MonthDay, Rate};

use super::Numbers;

fn yuan(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn share(text: &str) -> Fraction {
    Fraction::parse(text).unwrap()
}

pub(crate) fn claim(amounts: &[(Class, &str)]) -> Claim {
    let nothing = Claim::new(date("2026-01-31"), Currency::CNY, Rate::ZERO);
    amounts.iter().fold(nothing, |claim, (class, amount)| claim.with(*class, yuan(amount)).unwrap())
}

pub(crate) fn plan(periods: u32) -> RepaymentPlan {
    RepaymentPlan {
        signed: date("2026-01-31"),
        down_payment: yuan("0"),
        waived: PerClass::all(Waived::NOTHING),
        placed: PerClass::all(Placed::Capitalised),
        accrual: NewAccrual::Frozen,
        periods,
        frequency: Frequency::Monthly,
        first_due: date("2026-02-28"),
        pay_day: MonthDay::new(31).unwrap(),
        bearing: PerClass::all(false)
            .with(Class::Interest, true)
            .with(Class::PenaltyInterest, true)
            .with(Class::CompoundInterest, true),
        first_period: FirstPeriodInterest::ByDays,
        profile: RepaymentProfile::Level,
        deferral: Deferral::NONE,
        settlement: None,
    }
}

fn payments(claim: &Claim, plan: &RepaymentPlan) -> Vec<String> {
    let schedule = Schedule::new(claim, plan).unwrap();
    let text = |minor| Money::from_minor(minor, Currency::CNY).unwrap().to_string();
    schedule.rows().iter().map(|row| format!("{} {}", row.due(), text(row.payment().minor()))).collect()
}

#[test]
fn due_dates_remember_their_day() {
    let owed = claim(&[(Class::Principal, "300.00")]);
    assert_eq!(payments(&owed, &plan(3)), ["2026-02-28 100.00", "2026-03-31 100.00", "2026-04-30 100.00"]);
    let weekly = RepaymentPlan { frequency: Frequency::Weekly, ..plan(2) };
    assert_eq!(payments(&owed, &weekly), ["2026-02-28 150.00", "2026-03-07 150.00"]);
}

#[test]
fn level_payments_at_twelve_per_cent() {
    // 10,000.00 at 12 % in 12: 888.49 each (worked-examples), the last absorbs.
    let owed = claim(&[(Class::Principal, "10000.00")]);
    let rows = payments(&owed, &RepaymentPlan { accrual: NewAccrual::PlanRate(share("0.12")), ..plan(12) });
    assert!(rows[..11].iter().all(|row| row.ends_with(" 888.49")), "{rows:?}");
    assert!(rows[11].ends_with(" 888.47"), "{rows:?}");
}

#[test]
fn folded_fees_bear_nothing() {
    let owed = claim(&[(Class::Principal, "1200.00"), (Class::LateFee, "100.00")]);
    let schedule =
        Schedule::new(&owed, &RepaymentPlan { accrual: NewAccrual::PlanRate(share("0.12")), ..plan(3) }).unwrap();
    let alone = claim(&[(Class::Principal, "1200.00")]);
    let without =
        Schedule::new(&alone, &RepaymentPlan { accrual: NewAccrual::PlanRate(share("0.12")), ..plan(3) }).unwrap();
    assert_eq!(schedule.interest(), without.interest());
    let fees: Vec<_> = schedule.rows().iter().map(|row| row.split().get(Class::LateFee).minor()).collect();
    assert_eq!(fees, [3_333, 3_333, 3_334]);
}

#[test]
fn first_parked_and_waived() {
    let owed = claim(&[(Class::Principal, "900.00"), (Class::Interest, "60.00"), (Class::LateFee, "30.00")]);
    let mut treated = plan(3);
    treated.placed =
        treated.placed.with(Class::Interest, Placed::Deferred).with(Class::LateFee, Placed::FirstInstalment);
    assert_eq!(payments(&owed, &treated), ["2026-02-28 330.00", "2026-03-31 300.00", "2026-04-30 360.00"]);
    let half = Waived { share: share("0.5"), when: WaivedWhen::OnCompletion };
    treated.waived = treated.waived.with(Class::Interest, half);
    let schedule = Schedule::new(&owed, &treated).unwrap();
    assert_eq!(schedule.total(), yuan("960.00"));
    assert_eq!(schedule.waived_on_completion().get(Class::Interest).minor(), 3_000);
}

#[test]
fn a_deferral_accrues_simply() {
    // 12,000.00 at 6 % for 3 months: 180.00.
    let owed = claim(&[(Class::Principal, "12000.00")]);
    let deferred = |due| RepaymentPlan {
        accrual: NewAccrual::PlanRate(share("0.06")),
        deferral: Deferral { periods: 3, accrues: true, due },
        ..plan(2)
    };
    let first = Schedule::new(&owed, &deferred(DeferralDue::FirstInstalment)).unwrap();
    // Level over 2: 6045.04; the first also brings 180.00.
    assert_eq!(payments(&owed, &deferred(DeferralDue::FirstInstalment))[0], "2026-05-31 6225.04");
    let capitalised = Schedule::new(&owed, &deferred(DeferralDue::Capitalised)).unwrap();
    assert!(capitalised.interest().minor() > first.interest().minor());
    assert_eq!(capitalised.rows()[1].remaining().minor(), 0);
}

#[test]
fn principal_first_keeps_interest_for_the_last() {
    let owed = claim(&[(Class::Principal, "1000.00"), (Class::Interest, "50.00")]);
    let rows = payments(&owed, &RepaymentPlan { profile: RepaymentProfile::PrincipalFirst, ..plan(3) });
    assert_eq!(rows, ["2026-02-28 333.33", "2026-03-31 333.33", "2026-04-30 383.34"]);
    let bearing = RepaymentPlan {
        accrual: NewAccrual::PlanRate(share("0.12")),
        profile: RepaymentProfile::PrincipalFirst,
        ..plan(3)
    };
    // 1 % of 1050.00 + 716.67 + 383.34 = 21.5001.
    assert_eq!(payments(&owed, &bearing)[2], "2026-04-30 404.84");
}

#[test]
fn a_balloon_is_at_most_its_amount() {
    let owed = claim(&[(Class::Principal, "10000.00")]);
    let balloon = RepaymentPlan {
        accrual: NewAccrual::PlanRate(share("0.06")),
        profile: RepaymentProfile::Balloon { last: yuan("4000.00") },
        ..plan(12)
    };
    let schedule = Schedule::new(&owed, &balloon).unwrap();
    let last = schedule.rows().last().unwrap().payment().minor();
    assert!((399_988..=400_000).contains(&last), "{last}");
    let others: Vec<_> = schedule.rows()[..11].iter().map(|row| row.payment().minor()).collect();
    assert!(others.iter().all(|payment| *payment == others[0]), "{others:?}");
}

#[test]
fn a_settlement_gives_up_charges_first() {
    let owed = claim(&[(Class::Principal, "1000.00"), (Class::Interest, "100.00"), (Class::LateFee, "50.00")]);
    let settled = RepaymentPlan {
        settlement: Some(Settlement { discount: share("0.1"), expires: date("2026-02-28") }),
        ..plan(1)
    };
    let schedule = Schedule::new(&owed, &settled).unwrap();
    assert_eq!(schedule.total(), yuan("1035.00"));
    assert_eq!(schedule.discounted().get(Class::LateFee).minor(), 5_000);
    assert_eq!(schedule.discounted().get(Class::Interest).minor(), 6_500);
    let late = RepaymentPlan { first_due: date("2026-03-01"), ..settled };
    assert_eq!(Schedule::new(&owed, &late).unwrap_err().code(), 1408);
}

#[test]
fn concessions_that_contradict_each_other() {
    let owed = claim(&[(Class::Principal, "1000.00")]);
    let table = [
        (RepaymentPlan { periods: 601, ..plan(3) }, 1403),
        (RepaymentPlan { first_due: date("2026-01-30"), ..plan(3) }, 1407),
        (RepaymentPlan { profile: RepaymentProfile::InterestOnly { periods: 3 }, ..plan(3) }, 1405),
        (RepaymentPlan { profile: RepaymentProfile::StepUp { every: 0, factor: share("1.1") }, ..plan(3) }, 1404),
        (RepaymentPlan { profile: RepaymentProfile::StepUp { every: 1, factor: share("0.9") }, ..plan(3) }, 1404),
        (
            RepaymentPlan {
                profile: RepaymentProfile::Balloon { last: Money::from_minor(-1, Currency::CNY).unwrap() },
                ..plan(3)
            },
            106,
        ),
        (RepaymentPlan { down_payment: yuan("1000.01"), ..plan(3) }, 1406),
        (RepaymentPlan { down_payment: Money::zero(Currency::from_code("JPY").unwrap()), ..plan(3) }, 103),
        (RepaymentPlan { first_due: Date::MAX, ..plan(3) }, 302),
        (RepaymentPlan { deferral: Deferral { periods: 601, ..Deferral::NONE }, ..plan(3) }, 1403),
    ];
    for (plan, code) in table {
        assert_eq!(Schedule::new(&owed, &plan).unwrap_err().code(), code, "{plan:?}");
    }
    let too_much = Waived { share: share("1.1"), when: WaivedWhen::AtSigning };
    let plan = RepaymentPlan { waived: PerClass::all(too_much), ..plan(3) };
    assert_eq!(Schedule::new(&owed, &plan).unwrap_err().code(), 1402);
}

/// What is paid of a class, waived of it, discounted and deferred to maturity is what is owed of it, whatever the concessions.
#[test]
fn every_cent_is_accounted_for() {
    for seed in 0..20_000 {
        let n = &mut Numbers::of(seed);
        let mut owed = Claim::new(date("2026-01-31"), Currency::CNY, Rate::daily("0.0004").unwrap());
        for class in Class::ALL.iter().copied() {
            let most = [0, 7, 5_000, 9_000_000][usize::try_from(n.below(4)).unwrap()];
            owed = owed.with(class, Money::from_minor(n.between(0, most), Currency::CNY).unwrap()).unwrap();
        }
        let periods = u32::try_from(n.between(2, 40)).unwrap();
        let mut any = plan(periods);
        for class in Class::ALL.iter().copied() {
            let place = Placed::ALL[usize::try_from(n.below(3)).unwrap()];
            let when = WaivedWhen::ALL[usize::try_from(n.below(2)).unwrap()];
            let share = Fraction::from_parts(n.between(0, 4) * 250_000_000_000).unwrap();
            any.placed = any.placed.with(class, place);
            any.waived = any.waived.with(class, Waived { share, when });
        }
        any.accrual = match n.below(3) {
            0 => NewAccrual::Frozen,
            1 => NewAccrual::Continued,
            _ => NewAccrual::PlanRate(share("0.0735")),
        };
        any.frequency = Frequency::ALL[usize::try_from(n.below(6)).unwrap()];
        any.profile = match n.below(6) {
            0 => RepaymentProfile::Level,
            1 => RepaymentProfile::EqualPrincipal,
            2 => RepaymentProfile::InterestOnly { periods: periods / 2 },
            3 => RepaymentProfile::StepUp { every: 5, factor: share("1.07") },
            4 => RepaymentProfile::PrincipalFirst,
            _ => RepaymentProfile::Balloon { last: Money::from_minor(n.between(0, 100_000), Currency::CNY).unwrap() },
        };
        any.deferral = Deferral {
            periods: u32::try_from(n.between(0, 4)).unwrap(),
            accrues: n.below(2) == 0,
            due: DeferralDue::ALL[usize::try_from(n.below(2)).unwrap()],
        };
        let left: i64 = Class::ALL
            .iter()
            .map(|class| {
                let (owed, share) = (owed.owed(*class).minor(), any.waived.get(*class).share.parts());
                owed - (owed * (share / 250_000_000_000) + 2).div_euclid(4)
            })
            .sum();
        any.down_payment = Money::from_minor(n.between(0, left.max(0)), Currency::CNY).unwrap();
        let schedule = Schedule::new(&owed, &any).unwrap_or_else(|error| panic!("{seed}: {error} {any:?}"));
        for class in Class::ALL.iter().copied() {
            let paid: i64 = schedule.rows().iter().map(|row| row.split().get(class).minor()).sum();
            let waived =
                schedule.waived_at_signing().get(class).minor() + schedule.waived_on_completion().get(class).minor();
            assert_eq!(paid + waived, owed.owed(class).minor(), "{seed} {class}");
        }
        let rows = schedule.rows();
        assert_eq!(rows.iter().map(|row| row.payment().minor()).sum::<i64>(), schedule.total().minor(), "{seed}");
        assert_eq!(rows.iter().map(|row| row.interest().minor()).sum::<i64>(), schedule.interest().minor(), "{seed}");
        assert_eq!(rows.last().unwrap().remaining().minor(), 0, "{seed}");
        assert!(rows.iter().all(|row| row.remaining().minor() >= 0 && row.interest().minor() >= 0), "{seed}");
        assert!(rows.windows(2).all(|pair| pair[0].due() < pair[1].due() || pair[0].number() == 0), "{seed}");
    }
}
