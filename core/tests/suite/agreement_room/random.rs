//! After a breach with "as if there had been no plan" the balance is the replay without any agreement, to the cent: on
//! 10,000 random cards with back-dated payments and reversals, against the oracle, which knows no agreement.

use arrears::agreement::{AccrualReinstatement, AgreementStatus, BreachClause, FollowUp, WaiverReinstatement};
use arrears::ledger::Event;
use arrears::offer::{
    Claim, Class, Deferral, FirstPeriodInterest, NewAccrual, PerClass, Placed, PlanKind, RepaymentPlan,
    RepaymentProfile, Waived, WaivedWhen,
};
use arrears::wire::Case;
use arrears::{Currency, Date, Frequency, Money, MonthDay};
use serde_json::{Value, json};

use super::desk::{Desk, account, share};
use super::{minors, sum};
use crate::cases::plain;
use crate::loan_oracle::loan_oracle;
use crate::oracle::oracle;
use crate::random::{Dice, yuan};
use crate::random_loan::random_loan_case;

/// A card that is spent on, paid now and then, sometimes told of late, sometimes taken back.
pub(super) fn story(dice: &mut Dice, signed: i64, last: i64) -> Value {
    let day = |serial: i64| Date::new(2023, 3, 6).unwrap().plus_days(i32::try_from(serial).unwrap()).unwrap();
    let mut events = vec![
        json!({ "kind": "purchase", "date": day(dice.between(1, 30)).to_string(), "amount": yuan(dice.between(50_000, 900_000)) }),
    ];
    for n in 0..dice.between(1, 4) {
        let on = dice.between(31, signed);
        let amount = yuan(dice.between(100, 90_000));
        let event = match dice.between(0, 3) {
            0 => json!({ "kind": "purchase", "date": day(on).to_string(), "amount": amount }),
            1 => json!({ "kind": "cashAdvance", "date": day(on).to_string(), "amount": amount }),
            _ => {
                // Told of in time, or on the way, or only after the signing.
                let told = day(on + dice.pick(&[0, 0, 3, 60, 120]));
                json!({ "id": format!("e{n}"), "kind": "payment", "date": day(on).to_string(), "amount": amount, "recorded": told.to_string() })
            }
        };
        events.push(event);
    }
    for n in 0..dice.between(0, 4) {
        let on = dice.between(signed, last);
        let told = day((on + dice.pick(&[0, 0, 10, 40])).min(last + 50));
        let amount = yuan(dice.between(100, 150_000));
        events.push(json!({ "id": format!("l{n}"), "kind": "payment", "date": day(on).to_string(), "amount": amount, "recorded": told.to_string() }));
        if dice.chance(25) {
            let back = day((on + 60).min(last + 90));
            events.push(json!({ "kind": "reversal", "recorded": back.max(told).to_string(), "of": format!("l{n}") }));
        }
    }
    let mut case = plain(Value::Array(events), &day(last).to_string());
    let terms = &mut case["account"]["terms"];
    terms["compounding"] = json!(dice.pick(&["monthly", "none"]));
    terms["paymentDay"] = json!(dice.pick(&["newBalance", "oldBalance"]));
    terms["statementDayAccrual"] = json!(dice.pick(&["included", "excluded"]));
    terms["interestBase"] = json!(dice.pick(&["full", "unpaidPart"]));
    terms["latePaymentGraceDays"] = json!(dice.between(0, 4));
    case
}

pub(super) fn plan(dice: &mut Dice, signed: Date) -> RepaymentPlan {
    let first_due = signed.plus_days(i32::try_from(dice.between(1, 20)).unwrap()).unwrap();
    let mut waived = PerClass::all(Waived::NOTHING);
    for class in Class::ALL.iter().copied() {
        let when = dice.pick(&[WaivedWhen::AtSigning, WaivedWhen::OnCompletion]);
        waived = waived.with(class, Waived { share: share(dice.pick(&["0", "0", "0.333", "0.5", "1"])), when });
    }
    waived = waived.with(Class::Principal, Waived::NOTHING);
    RepaymentPlan {
        signed,
        down_payment: Money::zero(Currency::CNY),
        waived,
        placed: PerClass::all(Placed::Capitalised)
            .with(Class::LateFee, dice.pick(&[Placed::Capitalised, Placed::FirstInstalment, Placed::Deferred])),
        accrual: dice.pick(&[NewAccrual::Frozen, NewAccrual::Continued, NewAccrual::PlanRate(share("0.07"))]),
        periods: u32::try_from(dice.between(2, 12)).unwrap(),
        frequency: Frequency::Monthly,
        first_due,
        pay_day: MonthDay::from_date(first_due),
        bearing: PerClass::all(false)
            .with(Class::Interest, true)
            .with(Class::PenaltyInterest, true)
            .with(Class::CompoundInterest, true),
        first_period: FirstPeriodInterest::ByDays,
        profile: dice.pick(&[
            RepaymentProfile::Level,
            RepaymentProfile::EqualPrincipal,
            RepaymentProfile::PrincipalFirst,
        ]),
        deferral: Deferral::NONE,
        settlement: None,
    }
}

enum Seen {
    Breached,
    Other,
    Unusable,
}

fn check(seed: u64) -> Seen {
    let mut dice = Dice::new(seed);
    let (signed, last) = (dice.between(60, 160), dice.between(220, 400));
    let text = story(&mut dice, signed, last);
    let case = Case::read(&text.to_string()).unwrap();
    let whole = account(case.terms(), case.ledger());
    let day = Date::new(2023, 3, 6).unwrap().plus_days(i32::try_from(signed).unwrap()).unwrap();
    let Ok(then) = whole.as_known_on(day).as_of(day) else { return Seen::Unusable };
    let claim = Claim::of(&then, &whole);
    if claim.total().unwrap().minor() < 1_000 {
        return Seen::Unusable;
    }
    let clause = BreachClause {
        consecutive: dice.pick(&[None, Some(1), Some(2)]),
        total: Some(u32::try_from(dice.between(1, 2)).unwrap()),
        late_payment_grace_days: u16::try_from(dice.between(0, 5)).unwrap(),
        tolerance: Money::from_minor(dice.between(0, 1_000), Currency::CNY).unwrap(),
        accelerates: dice.chance(50),
        waived: WaiverReinstatement::All,
        accrual: AccrualReinstatement::FromSigning,
    };
    let plan = plan(&mut dice, day);
    let accept = |clause| {
        Desk::acceptance(clause)
            .on(day)
            .plan(PlanKind::Personalised, &plan, &claim, &whole)
            .unwrap_or_else(|e| panic!("{seed}: {e}"))
    };
    let agreement = accept(clause);
    let follow =
        |agreement| FollowUp::new(agreement, &whole, case.as_of(), None).unwrap_or_else(|e| panic!("{seed}: {e}"));
    let follow_up = follow(&agreement);
    let paid: i64 = follow_up.payments().iter().map(|row| row.paid().minor()).sum();
    let total = agreement.schedule().total().minor();
    assert_eq!(paid, follow_up.paid().minor().clamp(0, total), "seed {seed}: what came in meets the payments in turn");
    if follow_up.status() != AgreementStatus::Breached {
        return Seen::Other;
    }
    let expected = oracle(&text).unwrap_or_else(|error| panic!("seed {seed}: {error:?}")).balance.payoff;
    assert_eq!(i128::from(follow_up.owed().total().minor()), expected, "seed {seed}\n{text}");
    // With proportionate revival the two parts are the whole, and what stays waived is what is not owed.
    let part = accept(BreachClause { waived: WaiverReinstatement::ProRata, ..clause });
    let part = follow(&part);
    let reinstatement = part.reinstatement().unwrap();
    for (class, minor) in minors(agreement.given_up()).iter() {
        let (again, still) = (minors(reinstatement.reinstated()).get(class), minors(reinstatement.waived()).get(class));
        assert!(again >= 0 && still >= 0 && again + still == minor, "seed {seed}: {class}");
    }
    let expected = i128::from(sum(minors(reinstatement.waived())));
    let left = follow_up.owed().total().minor() - part.owed().total().minor();
    assert!(i128::from(left) == expected || part.owed().total().minor() == 0, "seed {seed}");
    Seen::Breached
}

#[test]
fn as_if_there_had_been_no_plan_is_the_replay_without_one() {
    const WANTED: usize = 10_000;
    let threads: Vec<_> = (0..2_u64)
        .map(|thread| {
            std::thread::spawn(move || {
                let (mut breached, mut other, mut unusable) = (0, 0, 0);
                let mut seed = thread;
                while breached < WANTED / 2 {
                    match check(seed) {
                        Seen::Breached => breached += 1,
                        Seen::Other => other += 1,
                        Seen::Unusable => unusable += 1,
                    }
                    seed += 2;
                }
                (breached, other, unusable)
            })
        })
        .collect();
    let seen: Vec<(usize, usize, usize)> = threads.into_iter().map(|thread| thread.join().unwrap()).collect();
    let sum = |of: fn(&(usize, usize, usize)) -> usize| seen.iter().map(of).sum::<usize>();
    assert_eq!(sum(|seen| seen.0), WANTED);
    assert!(sum(|seen| seen.1) > 100 && sum(|seen| seen.2) < 2_000, "{seen:?}");
}

/// The same for loans: their penalties, called principal and late news, against the loans' own oracle.
#[test]
fn as_if_there_had_been_no_plan_of_a_loan() {
    let (mut breached, mut seed) = (0, 0);
    while breached < 300 {
        seed += 1;
        assert!(seed < 3_000, "{breached} of {seed} loans are breached");
        let mut text = random_loan_case(seed);
        text.as_object_mut().unwrap().remove("knownOn");
        let Ok(case) = Case::read(&text.to_string()) else { continue };
        let whole = account(case.terms(), case.ledger());
        let days = case.as_of().days_since(whole.opened());
        let Ok(day) = whole.opened().plus_days(days / 2) else { continue };
        let Ok(then) = whole.as_known_on(day).as_of(day) else { continue };
        let claim = Claim::of(&then, &whole);
        if days < 40 || claim.total().unwrap().minor() < 1_000 {
            continue;
        }
        let mut plan = plan(&mut Dice::new(seed), day);
        plan.down_payment = Money::zero(claim.currency());
        let clause = BreachClause {
            waived: WaiverReinstatement::All,
            accrual: AccrualReinstatement::FromSigning,
            ..BreachClause::after(1, claim.currency())
        };
        let agreement = Desk::acceptance(clause).on(day).plan(PlanKind::Extension, &plan, &claim, &whole).unwrap();
        let Ok(follow_up) = FollowUp::new(&agreement, &whole, case.as_of(), None) else { continue };
        if follow_up.status() != AgreementStatus::Breached {
            continue;
        }
        breached += 1;
        let expected = loan_oracle(&text).unwrap_or_else(|error| panic!("seed {seed}: {error:?}")).balance.payoff;
        assert_eq!(i128::from(follow_up.owed().total().minor()), expected, "seed {seed}");
    }
}

/// The order in which the ledger was told changes nothing.
#[test]
fn the_order_of_telling_changes_nothing() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let text = story(&mut dice, 120, 300);
        let case = Case::read(&text.to_string()).unwrap();
        if case.ledger().events().iter().any(|event| matches!(event.action(), arrears::ledger::Action::Reversal { .. }))
        {
            continue;
        }
        let mut events: Vec<Event> = case.ledger().events().to_vec();
        dice.shuffle(&mut events);
        let shuffled = arrears::ledger::Ledger::new(events).unwrap();
        let day = Date::new(2023, 7, 4).unwrap();
        let plan = plan(&mut dice, day);
        let said = |ledger| {
            let account = account(case.terms(), ledger);
            let claim = Claim::of(&account.as_known_on(day).as_of(day).unwrap(), &account);
            let clause = BreachClause::after(1, Currency::CNY);
            let agreement =
                Desk::acceptance(clause).on(day).plan(PlanKind::Personalised, &plan, &claim, &account).unwrap();
            let follow_up = FollowUp::new(&agreement, &account, case.as_of(), None).unwrap();
            (agreement.digest(), follow_up.status(), *follow_up.owed(), follow_up.payments().to_vec())
        };
        assert_eq!(said(case.ledger()), said(&shuffled), "seed {seed}");
    }
}
