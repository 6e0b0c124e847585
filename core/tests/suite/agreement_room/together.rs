//! Several accounts in one agreement.
//!
//! Semantics: [plan-29] [agree-19] [agree-20] [agree-21].

use arrears::agreement::{
    AccrualReinstatement, AgreementError, AgreementStatus, BreachClause, FollowUp, PayoffQuote, Termination,
    WaiverReinstatement,
};
use arrears::balance::Account;
use arrears::casework::Reference;
use arrears::ledger::{Event, Ledger};
use arrears::offer::{
    Claim, Class, NewAccrual, OfferError, PerClass, Placed, PlanKind, RepaymentPlan, Schedule, Waived, WaivedWhen,
};
use arrears::{Component, Currency, Fraction, Money, Rate};

use super::desk::{Desk, SIGNED, account, clause, day, pay, yuan};
use crate::offer::Numbers;

fn claim_of(desk: &Desk, ledger: &Ledger) -> Claim {
    let account = account(&desk.terms, ledger);
    Claim::of(&account.as_of(day(SIGNED)).unwrap(), &account)
}

fn bought(amount: &str) -> Event {
    Event::purchase(day("2023-03-30"), yuan(amount))
}

/// The other card cannot owe 6,000.00 of a claim of 5,000.00.
#[test]
fn no_account_owes_less_than_nothing() {
    let desk = Desk::new();
    let other = |amount: &str| Ledger::new([bought(amount)]).unwrap();
    let (first, second) = (desk.ledger(&[]), other("1000.00"));
    let both = [account(&desk.terms, &first), account(&desk.terms, &second)];
    let claim = Claim::together(&[claim_of(&desk, &first), claim_of(&desk, &second)]).unwrap();
    let acceptance =
        Desk::acceptance(clause()).together(Reference::new("card-6").unwrap(), claim_of(&desk, &other("6000.00")));
    let refused = acceptance.plan(PlanKind::Personalised, &Desk::plan(), &claim, &both);
    assert_eq!(refused.unwrap_err(), AgreementError::FiguresDiffer);
}

/// A card that owes 4,000.00, and others that owe nothing.
#[test]
fn sixteen_accounts_may_be_agreed_on_together() {
    let desk = Desk::new();
    let (ledger, empty) = (desk.ledger(&[]), Ledger::default());
    let agreed = |others: usize| {
        let (first, other) = (account(&desk.terms, &ledger), account(&desk.terms, &empty));
        let accounts: Vec<Account<'_>> = std::iter::once(first).chain(std::iter::repeat_n(other, others)).collect();
        let acceptance = (0..others).fold(Desk::acceptance(clause()), |acceptance, at| {
            acceptance.together(Reference::new(format!("other-{at}")).unwrap(), claim_of(&desk, &empty))
        });
        acceptance.plan(PlanKind::Personalised, &Desk::plan(), &desk.claim(), &accounts[..])
    };
    assert_eq!(agreed(15).unwrap().parts().accounts().count(), 16);
    let refused = AgreementError::Offer(OfferError::Accounts { given: 17, max: 16 });
    assert_eq!(agreed(16).unwrap_err(), refused);
}

/// 4,000.00 on one card and 1,000.00 on another, in one plan of four payments.
#[test]
fn a_payment_on_either_card_keeps_the_plan() {
    let desk = Desk::new();
    let other = |later: &[Event]| Ledger::new([bought("1000.00")].iter().chain(later).copied()).unwrap();
    let claims = [claim_of(&desk, &desk.ledger(&[])), claim_of(&desk, &other(&[]))];
    let claim = Claim::together(&claims).unwrap();
    assert_eq!(claim.owed(Class::Principal), yuan("5000.00"));
    let reference = Reference::new("card-6").unwrap();
    let acceptance = Desk::acceptance(clause()).together(reference.clone(), claims[1]);
    let (first, second) = (desk.ledger(&[]), other(&[]));
    let both = [account(&desk.terms, &first), account(&desk.terms, &second)];
    let one = acceptance.clone().plan(PlanKind::Personalised, &Desk::plan(), &claim, &both[0]).unwrap_err();
    assert_eq!(one, AgreementError::OtherAccounts { given: 1, needed: 2 });
    let three = Claim::together(&[claims[0], claims[1], claims[1]]).unwrap();
    let twice = acceptance.clone().together(reference, claims[1]);
    let twice = twice.plan(PlanKind::Personalised, &Desk::plan(), &three, &[both[0], both[1], both[1]]);
    assert_eq!(twice.unwrap_err(), AgreementError::AccountTwice);
    let agreement = acceptance.plan(PlanKind::Personalised, &Desk::plan(), &claim, &both).unwrap();
    let due: Vec<Money> = agreement.schedule().rows().iter().map(|row| row.payment()).collect();
    let (august, september) = (due[0].to_string(), due[1].to_string());
    // The first payment comes in on the second card, the second on the first.
    let (first, second) = (desk.ledger(&[pay("2023-09-01", &september)]), other(&[pay("2023-08-01", &august)]));
    let both = [account(&desk.terms, &first), account(&desk.terms, &second)];
    let follow_up = FollowUp::new(&agreement, &both, day("2023-09-02"), None).unwrap();
    assert_eq!(follow_up.status(), AgreementStatus::OnTrack);
    let accounts = follow_up.accounts();
    assert_eq!(accounts[0].received, yuan(&september));
    assert_eq!(accounts[1].received, yuan(&august));
    let owed = accounts.iter().fold(0, |sum, one| sum + one.owed.minor());
    assert_eq!(owed, follow_up.owed().total().minor());
    let claims = follow_up.claims().unwrap();
    assert_eq!(Claim::together(&claims).unwrap(), follow_up.claim().unwrap());
    // Each shares as it did in the claim, four to one, whichever of them the money came in on.
    let left: Vec<i64> = claims.iter().map(|claim| claim.owed(Class::Principal).minor()).collect();
    assert!((left[0] - 4 * left[1]).abs() <= 4 && left[1] > 0, "{left:?}");
    let quote = PayoffQuote::new(&agreement, &both, (day("2023-09-02"), day("2023-09-10"))).unwrap();
    assert!(quote.amount().minor() >= owed);
    // As if there had been no plan, what each owes is what is left on it.
    let voided = Some(Termination::Voided(day("2023-09-02")));
    let voided = FollowUp::new(&agreement, &both, day("2023-09-02"), voided).unwrap();
    for (claim, account) in voided.claims().unwrap().iter().zip(&both) {
        let position = account.as_of(day("2023-09-02")).unwrap();
        assert_eq!(claim.owed(Class::Principal), Claim::of(&position, account).owed(Class::Principal));
    }
    // Without either the plan is behind, whichever it is.
    let none = desk.ledger(&[]);
    let both = [account(&desk.terms, &none), both[1]];
    let follow_up = FollowUp::new(&agreement, &both, day("2023-09-02"), None).unwrap();
    assert_eq!(follow_up.amount_behind(), yuan(&september));
    let turned = [both[1], both[0]];
    assert_eq!(FollowUp::new(&agreement, &turned, day("2023-09-02"), None).unwrap_err(), AgreementError::OtherLedger);
    let wrong = Ledger::new([bought("1000.01")]).unwrap();
    let wrong = [both[0], account(&desk.terms, &wrong)];
    let error = FollowUp::new(&agreement, &wrong, day("2023-09-02"), None).unwrap_err();
    assert_eq!(error, AgreementError::OtherLedgerBeside { account: 1 });
}

/// Breached with 600.00 paid on the second card alone: 4,000.00 and 1,000.00 share what is left of the plan four to one; where
/// it is as if there had been no plan, each owes what its own card does.
#[test]
fn after_a_breach_each_shares_by_what_is_owed_then() {
    let desk = Desk::new();
    let other = |later: &[Event]| Ledger::new([bought("1000.00")].iter().chain(later).copied()).unwrap();
    let claims = [claim_of(&desk, &desk.ledger(&[])), claim_of(&desk, &other(&[]))];
    let claim = Claim::together(&claims).unwrap();
    let (first, second) = (desk.ledger(&[]), other(&[pay("2023-08-01", "600.00")]));
    let both = [account(&desk.terms, &first), account(&desk.terms, &second)];
    let on = day("2023-10-25");
    let principal = |accrual: AccrualReinstatement| {
        let said = BreachClause { accrual, waived: WaiverReinstatement::All, ..clause() };
        let acceptance = Desk::acceptance(said).together(Reference::new("card-6").unwrap(), claims[1]);
        let agreement = acceptance.showing_difference().plan(PlanKind::Personalised, &Desk::plan(), &claim, &both);
        let agreement = agreement.unwrap();
        let follow_up = FollowUp::new(&agreement, &both, on, None).unwrap();
        assert_eq!(follow_up.status(), AgreementStatus::Breached);
        follow_up.claims().unwrap().iter().map(|claim| claim.owed(Class::Principal)).collect::<Vec<_>>()
    };
    let own: Vec<Money> =
        both.iter().map(|one| Claim::of(&one.as_of(on).unwrap(), one).owed(Class::Principal)).collect();
    assert!(own[0] == yuan("4000.00") && own[1].minor() < 70_000, "{own:?}");
    assert_eq!(principal(AccrualReinstatement::FromSigning), own);
    for accrual in [AccrualReinstatement::None, AccrualReinstatement::FromBreach] {
        let shared = principal(accrual);
        assert!((shared[0].minor() - 4 * shared[1].minor()).abs() <= 4, "{shared:?}");
    }
}

/// What of a class is owed on one card alone stays there, be it a cent.
#[test]
fn a_cent_of_a_fee_stays_with_the_card_that_owes_it() {
    let desk = Desk::new();
    let fee = Event::fee(day("2023-04-01"), Component::ServiceFee, yuan("0.01"));
    let (first, second) = (desk.ledger(&[]), Ledger::new([bought("1000.00"), fee]).unwrap());
    let both = [account(&desk.terms, &first), account(&desk.terms, &second)];
    let claims = [claim_of(&desk, &first), claim_of(&desk, &second)];
    let claim = Claim::together(&claims).unwrap();
    let acceptance = Desk::acceptance(clause()).together(Reference::new("card-6").unwrap(), claims[1]);
    let agreement = acceptance.plan(PlanKind::Personalised, &Desk::plan(), &claim, &both).unwrap();
    let follow_up = FollowUp::new(&agreement, &both, day(SIGNED), None).unwrap();
    let fees: Vec<Money> = follow_up.claims().unwrap().iter().map(|claim| claim.owed(Class::Fee)).collect();
    assert_eq!(fees, [yuan("0.00"), yuan("0.01")]);
}

/// However the money is spread over the ledgers, every payment, the status and what is owed are the same.
#[test]
fn it_does_not_matter_on_which_account_money_comes_in() {
    let desk = Desk::new();
    let own: Vec<Vec<Event>> = ["4000.00", "1000.00", "777.77"].map(|amount| vec![bought(amount)]).to_vec();
    let ledgers = |later: &[(usize, Event)]| -> Vec<Ledger> {
        let of = |place: usize| later.iter().filter(move |(at, _)| *at == place).map(|(_, event)| *event);
        (0..3).map(|place| Ledger::new(own[place].iter().copied().chain(of(place))).unwrap()).collect()
    };
    let plain = ledgers(&[]);
    let claims: Vec<Claim> = plain.iter().map(|ledger| claim_of(&desk, ledger)).collect();
    let claim = Claim::together(&claims).unwrap();
    let named = |place: usize| Reference::new(format!("card-{place}")).unwrap();
    let acceptance = Desk::acceptance(clause()).together(named(6), claims[1]).together(named(7), claims[2]);
    let accounts: Vec<Account<'_>> = plain.iter().map(|ledger| account(&desk.terms, ledger)).collect();
    let agreement = acceptance.plan(PlanKind::Personalised, &Desk::plan(), &claim, &accounts).unwrap();
    let (mut kept, mut breached) = (0, 0);
    for seed in 0..500 {
        let n = &mut Numbers::of(seed);
        let mut payments = Vec::new();
        for _ in 0..n.between(0, 6) {
            let date = day(SIGNED).plus_days(i32::try_from(n.between(0, 150)).unwrap()).unwrap();
            payments.push(Event::payment(date, Money::from_minor(n.between(1, 200_000), Currency::CNY).unwrap()));
        }
        let on = day("2023-07-01").plus_days(i32::try_from(n.between(0, 200)).unwrap()).unwrap();
        let mut spread = || -> Vec<(usize, Event)> {
            payments.iter().map(|event| (usize::try_from(n.below(3)).unwrap(), *event)).collect()
        };
        let stands = |later: &[(usize, Event)]| {
            let ledgers = ledgers(later);
            let accounts: Vec<Account<'_>> = ledgers.iter().map(|ledger| account(&desk.terms, ledger)).collect();
            let follow_up = FollowUp::new(&agreement, &accounts, on, None).unwrap();
            let rows: Vec<_> = follow_up.payments().iter().map(|row| (row.state(), row.paid())).collect();
            let shares = follow_up.accounts().iter().fold(0, |sum, one| sum + one.owed.minor());
            assert_eq!(shares, follow_up.owed().total().minor(), "{seed}");
            (follow_up.status(), rows, *follow_up.owed())
        };
        let (one, other) = (stands(&spread()), stands(&spread()));
        assert_eq!(one, other, "{seed}");
        match one.0 {
            AgreementStatus::Breached => breached += 1,
            _ => kept += 1,
        }
    }
    assert!(kept > 50 && breached > 50, "{kept} {breached}");
}

/// The shares of a payment sum to it, those of an account to what it owes less what is given up of it.
#[test]
fn shares_sum_both_ways() {
    let mut several = 0;
    for seed in 0..10_000 {
        let n = &mut Numbers::of(seed);
        let count = usize::try_from(n.between(2, 5)).unwrap();
        let claims: Vec<Claim> = (0..count)
            .map(|_| {
                let mut claim = Claim::new(day(SIGNED), Currency::CNY, Rate::annual("0.18").unwrap());
                for class in Class::ALL.iter().copied() {
                    let most = [0, 9, 100, 30_000][usize::try_from(n.below(4)).unwrap()];
                    claim = claim.with(class, Money::from_minor(n.between(0, most), Currency::CNY).unwrap()).unwrap();
                }
                claim
            })
            .collect();
        let claim = Claim::together(&claims).unwrap();
        let share = |n: &mut Numbers| Fraction::from_parts(n.between(0, 4) * 250_000_000_000).unwrap();
        let mut waived = PerClass::all(Waived::NOTHING);
        let mut placed = PerClass::all(Placed::Capitalised);
        for class in Class::ALL.iter().copied() {
            let when = if n.below(2) == 0 { WaivedWhen::AtSigning } else { WaivedWhen::OnCompletion };
            waived = waived.with(class, Waived { share: share(n), when });
            placed = placed.with(class, Placed::ALL[usize::try_from(n.below(3)).unwrap()]);
        }
        let accrual = match n.below(2) {
            0 => NewAccrual::Frozen,
            _ => NewAccrual::PlanRate(Fraction::parse("0.12").unwrap()),
        };
        let periods = u32::try_from(n.between(1, 24)).unwrap();
        let plan = RepaymentPlan { waived, placed, accrual, periods, down_payment: yuan("0"), ..Desk::plan() };
        let Ok(schedule) = Schedule::new(&claim, &plan) else { continue };
        let owed: Vec<PerClass<Money>> = claims.iter().map(Claim::owed_by_class).collect();
        let shares = schedule.shares(&owed);
        let mut interest = 0;
        for (place, row) in schedule.rows().iter().enumerate() {
            let parts = shares.iter().map(|share| share.payments().nth(place).unwrap().minor());
            let parts: Vec<i64> = parts.collect();
            assert!(parts.iter().all(|part| *part >= 0), "{seed}");
            assert_eq!(parts.iter().sum::<i64>(), row.payment().minor(), "{seed}");
            interest += row.interest().minor();
        }
        for (share, claim) in shares.iter().zip(&claims) {
            let principal = claim.total().unwrap().minor() - share.total_given_up().minor();
            assert!(share.total().minor() >= principal, "{seed}");
            interest -= share.total().minor() - principal;
        }
        assert_eq!(interest, 0, "{seed}");
        several += 1;
    }
    assert!(several > 5_000, "{several}");
}
