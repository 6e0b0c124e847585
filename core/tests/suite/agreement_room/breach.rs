//! Breach by every combination of the three switches, figures worked out by hand.
//!
//! Semantics: [agree-11] to [agree-14].

use arrears::agreement::{AccrualReinstatement, AgreementStatus, BreachClause, FollowUp, WaiverReinstatement};
use arrears::offer::{Class, PerClass};

use super::desk::{Desk, account, clause, day, pay};
use super::{minors, sum};

struct Said {
    owed: i64,
    due: i64,
    since_breach: i64,
    reinstated: PerClass<i64>,
    waived: PerClass<i64>,
    payoff: i64,
    given_up: PerClass<i64>,
}

/// One payment made, then none: breached on 5 October.
fn said(accelerates: bool, waived: WaiverReinstatement, accrual: AccrualReinstatement, on: &str) -> Said {
    let desk = Desk::new();
    let agreement = desk.accept(BreachClause { accelerates, waived, accrual, ..clause() });
    let ledger = desk.ledger(&[pay("2023-08-01", "1049.70")]);
    let follow_up = FollowUp::new(&agreement, &account(&desk.terms, &ledger), day(on), None).unwrap();
    assert_eq!((follow_up.status(), follow_up.breached_on()), (AgreementStatus::Breached, Some(day("2023-10-05"))));
    let reinstatement = follow_up.reinstatement().unwrap();
    Said {
        owed: follow_up.owed().total().minor(),
        due: follow_up.due().minor(),
        since_breach: follow_up.owed().since_breach().minor(),
        reinstated: minors(reinstatement.reinstated()),
        waived: minors(reinstatement.waived()),
        payoff: follow_up.position().payoff().minor(),
        given_up: minors(agreement.given_up()),
    }
}

const SWITCHES: [(bool, WaiverReinstatement, AccrualReinstatement); 18] = {
    const W: [WaiverReinstatement; 3] =
        [WaiverReinstatement::None, WaiverReinstatement::All, WaiverReinstatement::ProRata];
    const A: [AccrualReinstatement; 3] =
        [AccrualReinstatement::None, AccrualReinstatement::FromBreach, AccrualReinstatement::FromSigning];
    let mut all = [(false, W[0], A[0]); 18];
    let mut n = 0;
    while n < 18 {
        all[n] = (n >= 9, W[n / 3 % 3], A[n % 3]);
        n += 1;
    }
    all
};

/// Whatever the switches: what is revived and what stays waived are together what was waived, and nothing is due that
/// is not owed.
#[test]
fn the_parts_sum_to_the_whole_under_every_switch() {
    for (accelerates, waived, accrual) in SWITCHES {
        let said = said(accelerates, waived, accrual, "2023-12-20");
        for class in Class::ALL.iter().copied() {
            assert_eq!(said.reinstated.get(class) + said.waived.get(class), said.given_up.get(class));
        }
        assert!(said.due <= said.owed && said.owed > 0, "{accelerates} {waived:?} {accrual:?}");
        if accelerates {
            assert_eq!(said.due, said.owed);
        }
    }
}

#[test]
fn the_switches_do_not_depend_on_each_other() {
    let on = "2023-10-25";
    let base = said(true, WaiverReinstatement::None, AccrualReinstatement::None, on);
    // 3,087.14 are left after the first payment; the second and third payments' interest, 30.87 + 20.68, and 4 of 31
    // days of the fourth's, 10.39: 1.34.
    assert_eq!(base.owed, 308_714 + 3_087 + 2_068 + 134);
    let all = said(true, WaiverReinstatement::All, AccrualReinstatement::None, on);
    assert_eq!(all.owed - base.owed, sum(all.given_up));
    // 3,149.08 of 4,198.78 are unpaid.
    let part = said(true, WaiverReinstatement::ProRata, AccrualReinstatement::None, on);
    let of = |minor: i64| (minor * 314_908 * 2 + 419_878) / (419_878 * 2);
    assert_eq!(part.reinstated.get(Class::LateFee), of(part.given_up.get(Class::LateFee)));
    assert_eq!(part.reinstated.get(Class::Interest), of(part.given_up.get(Class::Interest)));
    assert_eq!(part.owed - base.owed, sum(part.reinstated));
    // 0.05 % a day of the unpaid principal for 20 days.
    let from_breach = said(true, WaiverReinstatement::None, AccrualReinstatement::FromBreach, on);
    assert_eq!(from_breach.owed - from_breach.since_breach, base.owed);
    let principal = 299_126;
    assert_eq!(from_breach.since_breach, (principal * 20 + 1_000) / 2_000);
    let both = said(true, WaiverReinstatement::All, AccrualReinstatement::FromBreach, on);
    assert_eq!(both.owed, from_breach.owed + sum(all.given_up));
    // As if there had been no plan.
    let no_plan = said(true, WaiverReinstatement::All, AccrualReinstatement::FromSigning, on);
    assert_eq!((no_plan.owed, no_plan.due), (no_plan.payoff, no_plan.payoff));
    let kept = said(true, WaiverReinstatement::None, AccrualReinstatement::FromSigning, on);
    assert_eq!(kept.owed, kept.payoff - sum(kept.given_up));
    let part = said(true, WaiverReinstatement::ProRata, AccrualReinstatement::FromSigning, on);
    assert_eq!(part.owed, part.payoff - sum(part.waived));
}

#[test]
fn without_acceleration_only_what_fell_due_is_due() {
    let said = said(false, WaiverReinstatement::None, AccrualReinstatement::None, "2023-10-25");
    // The second and the third payment; the fourth is still to come, and earns on.
    assert_eq!(said.due, 2 * 104_970);
    assert_eq!(said.owed, 308_714 + 3_087 + 2_068 + 804);
}

/// Breached on 5 September with nothing paid. 4,095.88 of principal, 40.96 and 30.87 of interest and 4 of 30 days of 20.68,
/// 2.76, are what is left of the plan: 4,170.47. 93.00 of interest and 134.59 of late fees are owed again: 227.59.
#[test]
fn what_comes_in_beyond_the_plan_meets_what_is_owed_again() {
    let owed = |waived, paid: &str| {
        let desk = Desk::new();
        let agreement = desk.accept(BreachClause { waived, ..clause() });
        let ledger = desk.ledger(&[pay("2023-09-10", paid)]);
        let follow_up = FollowUp::new(&agreement, &account(&desk.terms, &ledger), day("2023-09-10"), None).unwrap();
        assert_eq!(follow_up.status(), AgreementStatus::Breached);
        (follow_up.owed().total().minor(), follow_up.due().minor())
    };
    let all = |paid| owed(WaiverReinstatement::All, paid);
    assert_eq!(all("0.01"), (439_805, 439_805));
    assert_eq!(all("4170.46"), (22_760, 22_760));
    assert_eq!(all("4170.47"), (22_759, 22_759));
    assert_eq!(all("4170.48"), (22_758, 22_758));
    assert_eq!([all("4398.05"), all("4398.06"), all("5000.00")], [(1, 1), (0, 0), (0, 0)]);
    let none = |paid| owed(WaiverReinstatement::None, paid);
    assert_eq!([none("4170.46"), none("4170.47"), none("5000.00")], [(1, 1), (0, 0), (0, 0)]);
}
