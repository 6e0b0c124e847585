//! Follow-up from the ledger: states, tolerance, completion, what is back-dated or reversed.
//!
//! Semantics: [agree-5] to [agree-10].

use arrears::agreement::{
    Agreement, AgreementError, AgreementStatus, EarlyCompletion, FollowUp, PaymentState, Termination,
};
use arrears::ledger::{Event, EventId};
use arrears::offer::{Class, PlanKind, PrepaymentEffect};

use super::desk::{Desk, SIGNED, account, clause, day, pay, yuan};
use super::{minors, sum};

/// What a follow-up says, with nothing borrowed.
struct Said {
    status: AgreementStatus,
    states: Vec<PaymentState>,
    behind: i64,
    missed_payments_left: u32,
    owed: i64,
    due: i64,
    completed: Option<String>,
    breached: Option<String>,
    rebate: i64,
    overpaid: i64,
    is_near: bool,
}

fn try_say(
    desk: &Desk,
    agreement: &Agreement,
    later: &[Event],
    on: &str,
    ending: Option<Termination>,
) -> Result<Said, AgreementError> {
    let ledger = desk.ledger(later);
    let follow_up = FollowUp::new(agreement, &account(&desk.terms, &ledger), day(on), ending)?;
    Ok(Said {
        status: follow_up.status(),
        states: follow_up.payments().iter().map(|row| row.state()).collect(),
        behind: follow_up.amount_behind().minor(),
        missed_payments_left: follow_up.missed_payments_left(),
        owed: follow_up.owed().total().minor(),
        due: follow_up.due().minor(),
        completed: follow_up.completed_on().map(|day| day.to_string()),
        breached: follow_up.breached_on().map(|day| day.to_string()),
        rebate: follow_up.rebate().minor(),
        overpaid: follow_up.overpaid().minor(),
        is_near: follow_up.is_near_breach(),
    })
}

fn say(later: &[Event], on: &str) -> Said {
    let desk = Desk::new();
    try_say(&desk, &desk.accept(clause()), later, on, None).unwrap()
}

fn amounts() -> Vec<i64> {
    Desk::new().accept(clause()).schedule().rows().iter().map(|row| row.payment().minor()).collect()
}

use PaymentState::{Late, Missed, Paid, PartPaid, Upcoming};

#[test]
fn every_state_of_a_payment() {
    // Interest-bearing: 4,000.00 + 93.00 + 2.88 = 4,095.88 at 1 % a month over 4: 1,049.70 and 1,049.68 at the end.
    assert_eq!(amounts(), [104_970, 104_970, 104_970, 104_968]);
    let part = [pay("2023-08-02", "1000.00")];
    assert_eq!(say(&part, "2023-08-04").states, [PartPaid, Upcoming, Upcoming, Upcoming]);
    assert_eq!(say(&part, "2023-08-05").states[0], Missed);
    // 1.00 may be wanting, 1.01 not; what is wanting is asked for with the next.
    assert_eq!(say(&[pay("2023-08-04", "1048.70")], "2023-08-05").states[0], Paid);
    assert_eq!(say(&[pay("2023-08-04", "1048.69")], "2023-08-05").states[0], Missed);
    let short = [pay("2023-08-01", "1048.70"), pay("2023-09-01", "1048.70")];
    assert_eq!(say(&short, "2023-09-05").states, [Paid, Missed, Upcoming, Upcoming]);
    assert_eq!(say(&[pay("2023-08-05", "1049.70")], "2023-08-05").states[0], Late);
    assert_eq!(say(&[], "2023-08-04").states[0], Upcoming);
}

/// The first payment's grace ends on 4 August, the second's on 4 September.
#[test]
fn the_last_day_of_grace_is_in_time_on_that_very_day_and_the_day_after_is_not() {
    let first = |paid: &str, amount: &str, on: &str| say(&[pay(paid, amount)], on).states[0];
    assert_eq!(
        [first("2023-08-04", "1048.70", "2023-08-04"), first("2023-08-04", "1048.69", "2023-08-04")],
        [Paid, PartPaid]
    );
    assert_eq!(
        [first("2023-08-04", "1048.70", "2023-08-05"), first("2023-08-05", "1048.70", "2023-08-05")],
        [Paid, Late]
    );
    assert_eq!(
        [first("2023-08-05", "1048.69", "2023-08-05"), first("2023-08-05", "1048.70", "2023-08-04")],
        [Missed, Upcoming]
    );
    // Two missed in a row breach it; the first made good by the last day of the second's grace does not.
    let made_good = |on: &str| say(&[pay(on, "1049.70")], "2023-09-05");
    assert_eq!(made_good("2023-09-04").status, AgreementStatus::PastDue);
    assert_eq!(made_good("2023-09-05").breached.as_deref(), Some("2023-09-05"));
}

#[test]
fn every_status() {
    assert_eq!(say(&[], "2023-08-01").status, AgreementStatus::OnTrack);
    let grace = say(&[], "2023-08-04");
    assert_eq!((grace.status, grace.behind, grace.due), (AgreementStatus::PastDue, 104_970, 104_970));
    let missed = say(&[], "2023-08-05");
    assert_eq!((missed.status, missed.missed_payments_left, missed.is_near), (AgreementStatus::PastDue, 1, true));
    assert_eq!(say(&[], "2023-09-04").status, AgreementStatus::PastDue);
    let breached = say(&[], "2023-09-05");
    assert_eq!((breached.status, breached.breached.as_deref()), (AgreementStatus::Breached, Some("2023-09-05")));
    let desk = Desk::new();
    let agreement = desk.accept(clause());
    let end = |ending, on| try_say(&desk, &agreement, &[], on, Some(ending)).unwrap();
    let superseded = Termination::Superseded(day("2023-08-20"));
    assert_eq!(end(superseded, "2023-10-01").status, AgreementStatus::Superseded);
    assert_eq!(end(superseded, "2023-08-19").status, AgreementStatus::PastDue);
    let voided = end(Termination::Voided(day("2023-07-20")), "2023-10-01");
    assert_eq!(voided.status, AgreementStatus::Voided);
    let ledger = desk.ledger(&[]);
    let plain = account(&desk.terms, &ledger).as_of(day("2023-07-20")).unwrap();
    assert_eq!(voided.owed, plain.payoff().minor());
}

/// Missed in a row counts while all are unpaid; missed in all also where made good.
#[test]
fn misses_in_a_row_and_in_all() {
    let always_late = [pay("2023-08-10", "1049.70"), pay("2023-09-10", "1049.70"), pay("2023-10-10", "1049.70")];
    assert_eq!(say(&always_late[..2], "2023-09-20").status, AgreementStatus::OnTrack);
    assert_eq!(say(&always_late[..2], "2023-09-20").missed_payments_left, 1);
    let third = say(&always_late, "2023-10-10");
    assert_eq!((third.status, third.breached.as_deref()), (AgreementStatus::Breached, Some("2023-10-05")));
    assert_eq!(third.states[..3], [Late, Late, Late]);
}

/// What is told later about an earlier day changes the answer, as it was known on each day.
#[test]
fn back_dated_and_reversed_payments_need_no_repair() {
    let desk = Desk::new();
    let agreement = desk.accept(clause());
    let first = pay("2023-08-01", "1049.70").recorded(day("2023-09-10"));
    let ledger = desk.ledger(&[first]);
    let whole = account(&desk.terms, &ledger);
    let status = |known: &str| {
        let account = whole.as_known_on(day(known));
        FollowUp::new(&agreement, &account, day("2023-09-05"), None).unwrap().status()
    };
    assert_eq!((status("2023-09-09"), status("2023-09-10")), (AgreementStatus::Breached, AgreementStatus::PastDue));
    // The payment bounces: the breach is back, from its own day.
    let bounced = [first, Event::reversal(day("2023-09-20"), EventId::new(1))];
    assert_eq!(say(&bounced, "2023-09-25").breached.as_deref(), Some("2023-09-05"));
    // A payment of before the signing told of afterwards is paid under the plan, from its first day.
    let early = [pay("2023-06-20", "1049.70").recorded(day("2023-07-15"))];
    let said = say(&early, "2023-08-05");
    assert_eq!((said.states[0], said.status), (Paid, AgreementStatus::OnTrack));
}

/// A payment that the claim was made on bounces: that much more is owed.
#[test]
fn a_payment_of_before_the_signing_is_reversed() {
    let mut desk = Desk::new();
    desk.events.push(pay("2023-06-20", "500.00"));
    let agreement = desk.accept(clause());
    let before = try_say(&desk, &agreement, &[], SIGNED, None).unwrap();
    let reversal = [Event::reversal(day("2023-07-10"), EventId::new(1))];
    let after = try_say(&desk, &agreement, &reversal, "2023-07-10", None).unwrap();
    // Nine days of interest of the plan are earned by then.
    let earned = (agreement.schedule().rows()[0].interest().minor() * 9 * 2 + 31) / 62;
    assert_eq!(after.owed - before.owed, 50_000 + earned);
    let due = agreement.schedule().rows()[0].payment().minor();
    assert_eq!(try_say(&desk, &agreement, &reversal, "2023-08-02", None).unwrap().behind, due + 50_000);
}

#[test]
fn completion_makes_conditional_waivers_final() {
    let desk = Desk::new();
    let agreement = desk.accept(clause());
    let all: Vec<Event> =
        ["2023-08-01", "2023-09-01", "2023-10-01", "2023-11-01"].iter().map(|on| pay(on, "1049.70")).collect();
    let said = say(&all, "2024-03-01");
    assert_eq!((said.status, said.completed.as_deref()), (AgreementStatus::Completed, Some("2023-11-01")));
    assert_eq!((said.owed, said.due, said.overpaid, said.rebate), (0, 0, 2, 0));
    let late_fees = desk.claim().owed(Class::LateFee).minor();
    assert!(late_fees > 0 && agreement.contingent_waivers().get(Class::LateFee).minor() == late_fees);
    // Within the tolerance it is over too.
    let short = [&all[..3], &[pay("2023-11-01", "1048.68")]].concat();
    assert_eq!(say(&short, "2023-11-01").status, AgreementStatus::Completed);
}

/// Everything at once on 16 August: one payment was made, half of the second month's interest is earned.
#[test]
fn early_completion_and_its_rebate() {
    let desk = Desk::new();
    let interest: Vec<i64> = desk.accept(clause()).schedule().rows().iter().map(|row| row.interest().minor()).collect();
    // 1 % of 4,095.88, 3,087.14, 2,068.31 and 1,039.29; 15 of 31 days of the second are 14.94.
    assert_eq!(interest, [4_096, 3_087, 2_068, 1_039]);
    let total: i64 = amounts().iter().sum();
    let rebate = 3_087 - 1_494 + 2_068 + 1_039;
    let first = pay("2023-08-01", "1049.70");
    let rest = |minor: i64| {
        Event::payment(day("2023-08-16"), arrears::Money::from_minor(minor, yuan("0").currency()).unwrap())
    };
    let asked = total - 104_970 - rebate;
    assert_eq!(say(&[first], "2023-08-16").owed, asked);
    let done = say(&[first, rest(asked)], "2023-08-16");
    assert_eq!((done.status, done.rebate, done.overpaid), (AgreementStatus::Completed, rebate, 0));
    assert_eq!(say(&[first, rest(asked - 1)], "2023-08-16").status, AgreementStatus::OnTrack);
    // Where all interest is to be paid, it is.
    let in_full = Desk::acceptance(clause()).early(EarlyCompletion::InFull);
    let ledger = desk.ledger(&[]);
    let plain = account(&desk.terms, &ledger);
    let in_full = in_full.plan(PlanKind::Personalised, &Desk::plan(), &desk.claim(), &plain).unwrap();
    let said = try_say(&desk, &in_full, &[first], "2023-08-16", None).unwrap();
    assert_eq!(said.owed, total - 104_970);
    assert_eq!(
        try_say(&desk, &in_full, &[first, rest(asked)], "2023-08-16", None).unwrap().status,
        AgreementStatus::OnTrack
    );
}

/// Paid at once on the day of signing, no interest is earned: the principal completes it, to the cent.
// Semantics: [agree-9].
#[test]
fn all_on_the_day_of_signing_costs_no_interest() {
    // The interest above is 4,096 + 3,087 + 2,068 + 1,039.
    let least = amounts().iter().sum::<i64>() - 10_290;
    let paid =
        |minor: i64| Event::payment(day(SIGNED), arrears::Money::from_minor(minor, yuan("0").currency()).unwrap());
    let done = say(&[paid(least)], SIGNED);
    assert_eq!((done.status, done.rebate, done.overpaid), (AgreementStatus::Completed, 10_290, 0));
    assert_eq!(done.completed.as_deref(), Some(SIGNED));
    assert_eq!(say(&[paid(least - 1)], SIGNED).completed, None);
}

/// A renegotiation before any breach: the conditional waiver has not been earned, so it is in the new claim.
#[test]
fn a_renegotiation_begins_from_the_exact_position_of_the_old() {
    let desk = Desk::new();
    let agreement = desk.accept(clause());
    let later = [pay("2023-08-01", "1049.70")];
    let ledger = desk.ledger(&later);
    let account = account(&desk.terms, &ledger);
    let on = day("2023-09-03");
    let follow_up = FollowUp::new(&agreement, &account, on, None).unwrap();
    let claim = follow_up.claim().unwrap();
    let contingent_waivers = sum(minors(agreement.contingent_waivers()));
    assert_eq!(claim.total().unwrap().minor(), follow_up.owed().total().minor() + contingent_waivers);
    let mut plan = Desk::plan();
    (plan.signed, plan.first_due) = (on, day("2023-10-01"));
    let accept = Desk::acceptance(clause()).on(on).superseding(&agreement);
    let second = accept.clone().plan(PlanKind::Personalised, &plan, &claim, &account).unwrap();
    assert_eq!((second.parts().number, second.parts().previous), (2, Some(agreement.digest())));
    // What came in before belongs to the first, what comes in later to the second.
    assert_eq!(FollowUp::new(&second, &account, on, None).unwrap().paid(), yuan("0"));
    // Not about what is owed under the old one: refused with the difference.
    let wrong = desk.claim();
    let error = accept.plan(PlanKind::Personalised, &plan, &wrong, &account).unwrap_err();
    let apart = |class: &Class| (claim.owed(*class).minor() - wrong.owed(*class).minor()).abs();
    let by = arrears::Money::from_minor(Class::ALL.iter().map(apart).sum(), claim.currency()).unwrap();
    assert_eq!(error, AgreementError::BalanceChanged { by });
}

/// The settlement of one payment: in time it is over, one day late the discount is gone where the clause says so.
#[test]
fn a_settlement_in_time_and_too_late() {
    use arrears::agreement::{BreachClause, WaiverReinstatement};
    use arrears::offer::{NewAccrual, PerClass, Settlement, Waived};
    let desk = Desk::new();
    let mut plan = Desk::plan();
    plan.waived = PerClass::all(Waived::NOTHING);
    plan.accrual = NewAccrual::Frozen;
    plan.periods = 1;
    plan.first_due = day("2023-07-15");
    plan.settlement = Some(Settlement { discount: super::desk::share("0.1"), expires: day("2023-07-15") });
    let ledger = desk.ledger(&[]);
    let plain = account(&desk.terms, &ledger);
    let clause = BreachClause {
        consecutive: Some(1),
        late_payment_grace_days: 0,
        tolerance: yuan("0"),
        waived: WaiverReinstatement::All,
        ..clause()
    };
    let accept = Desk::acceptance(clause);
    let agreement = accept.clone().plan(PlanKind::Settlement, &plan, &desk.claim(), &plain).unwrap();
    let owed = desk.claim().total().unwrap();
    let asked = agreement.schedule().total();
    let discount = owed.minus(asked).unwrap();
    let paid = |on: &str| try_say(&desk, &agreement, &[Event::payment(day(on), asked)], on, None).unwrap();
    assert_eq!(paid("2023-07-15").status, AgreementStatus::Completed);
    let late = paid("2023-07-16");
    assert_eq!((late.status, late.owed), (AgreementStatus::Breached, discount.minor()));
    // Accepted on its last day, not after it.
    let on = |text: &str| accept.clone().on(day(text)).showing_difference();
    let try_accept = |text: &str| on(text).plan(PlanKind::Settlement, &plan, &desk.claim(), &plain);
    let accepted = try_accept("2023-07-15").unwrap();
    assert!(sum(minors(accepted.parts().difference)) > 0, "two weeks of interest are shown");
    assert!(matches!(try_accept("2023-07-16"), Err(AgreementError::Expired { .. })));
}

/// What is beyond the running payment repays principal, be it a cent.
#[test]
fn a_cent_beyond_the_running_payment_is_prepaid() {
    let desk = Desk::new();
    let ledger = desk.ledger(&[]);
    let accept = Desk::acceptance(clause()).prepayment(PrepaymentEffect::Shorten);
    let agreement = accept.plan(PlanKind::Personalised, &Desk::plan(), &desk.claim(), &account(&desk.terms, &ledger));
    let agreement = agreement.unwrap();
    let prepaid = |paid: &str| {
        let ledger = desk.ledger(&[pay("2023-07-10", paid)]);
        let follow_up = FollowUp::new(&agreement, &account(&desk.terms, &ledger), day("2023-07-10"), None).unwrap();
        follow_up.prepayments().iter().map(|prepaid| prepaid.amount.minor()).collect::<Vec<_>>()
    };
    assert_eq!((prepaid("1049.70"), prepaid("1049.71"), prepaid("1149.70")), (vec![], vec![1], vec![10_000]));
}
