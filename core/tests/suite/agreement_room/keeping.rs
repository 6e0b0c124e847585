//! What keeps an agreement: on random cards, agreements and days, exactly the amount on the last day, nothing less and nothing later.

use arrears::agreement::{AccrualReinstatement, BreachClause, FollowUp, PaymentDeadline, WaiverReinstatement};
use arrears::ledger::{Event, Ledger};
use arrears::offer::{Claim, PlanKind};
use arrears::wire::Case;
use arrears::{Currency, Date, Money};

use super::desk::{Desk, account};
use super::random::{plan, story};
use crate::extent;
use crate::random::Dice;

/// How many random agreements are asked, a tenth of what the long command asks.
const AGREEMENTS: u64 = 1_000;

/// The follow-up long after, with one payment more.
fn with(
    case: &Case,
    agreement: &arrears::agreement::Agreement,
    paid: Option<(Date, Money)>,
) -> (Vec<u32>, Option<Date>) {
    let events = case.ledger().events().iter().copied();
    let ledger = Ledger::new(events.chain(paid.map(|(day, amount)| Event::payment(day, amount)))).unwrap();
    let whole = account(case.terms(), &ledger);
    let later = case.as_of().plus_days(900).unwrap();
    let follow_up = FollowUp::new(agreement, &whole, later, None).unwrap();
    let misses = follow_up.payments().iter().filter(|row| row.is_miss()).map(|row| row.number()).collect();
    (misses, follow_up.breached_on())
}

// Semantics: [late-9].
#[test]
fn exactly_the_amount_on_the_last_day_keeps_an_agreement() {
    let cases = extent::cases(AGREEMENTS);
    let (mut in_time, mut averted) = (0, 0);
    for seed in 0..cases {
        let mut dice = Dice::new(seed);
        let (signed, last) = (dice.between(60, 160), dice.between(165, 330));
        let mut text = story(&mut dice, signed, last);
        // What is known later of the past is no payment by a day.
        let events = text["account"]["events"].as_array_mut().unwrap();
        events.retain(|event| event["kind"] != "reversal");
        events.iter_mut().for_each(|event| drop(event.as_object_mut().unwrap().remove("recorded")));
        let case = Case::read(&text.to_string()).unwrap();
        let whole = account(case.terms(), case.ledger());
        let day = Date::new(2023, 3, 6).unwrap().plus_days(i32::try_from(signed).unwrap()).unwrap();
        let Ok(then) = whole.as_known_on(day).as_of(day) else { continue };
        let claim = Claim::of(&then, &whole);
        if claim.total().unwrap().minor() < 1_000 {
            continue;
        }
        let clause = BreachClause {
            consecutive: dice.pick(&[None, Some(1), Some(2), Some(3)]),
            total: Some(u32::try_from(dice.between(1, 4)).unwrap()),
            late_payment_grace_days: u16::try_from(dice.between(0, 5)).unwrap(),
            tolerance: Money::from_minor(dice.between(0, 1_000), Currency::CNY).unwrap(),
            accelerates: true,
            waived: WaiverReinstatement::All,
            accrual: AccrualReinstatement::FromSigning,
        };
        let plan = plan(&mut dice, day);
        let agreement = Desk::acceptance(clause).on(day).plan(PlanKind::Personalised, &plan, &claim, &whole).unwrap();
        let Ok(follow_up) = FollowUp::new(&agreement, &whole, case.as_of(), None) else { continue };
        let ways = |kept: &PaymentDeadline| {
            let less = Money::from_minor(kept.amount.minor() - 1, Currency::CNY).unwrap();
            let late = kept.last_day.plus_days(1).unwrap();
            let less = (less.minor() > 0).then_some((kept.last_day, less));
            [Some((kept.last_day, kept.amount)), less, Some((late, kept.amount)), None]
        };
        if let Some(kept) = follow_up.next_payment_in_time() {
            in_time += 1;
            let missed = ways(&kept).map(|paid| with(&case, &agreement, paid).0.contains(&kept.number));
            assert_eq!(missed, [false, true, true, true], "seed {seed}: {kept:?}");
        }
        if let Some(kept) = follow_up.breach_averted() {
            averted += 1;
            let breach = kept.last_day.plus_days(1).ok();
            let breached = ways(&kept).map(|paid| with(&case, &agreement, paid).1 == breach);
            assert_eq!(breached, [false, true, true, true], "seed {seed}: {kept:?}");
        }
    }
    assert!(in_time * 20 > cases && averted * 20 > cases, "{in_time} {averted}");
}
