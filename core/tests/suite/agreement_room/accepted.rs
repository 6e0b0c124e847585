//! What can be accepted, up to the last that can.
//!
//! Semantics: [agree-1] [agree-2] [agree-3].

use arrears::agreement::{Agreement, AgreementError};
use arrears::balance::Account;
use arrears::ledger::{Event, Ledger};
use arrears::offer::PlanKind;

use super::desk::{Desk, account, clause, day, pay};

/// The plan of the desk, accepted with what is known of the account on a day.
fn accepted(later: Event, known: &str) -> Result<Agreement, AgreementError> {
    let desk = Desk::new();
    let ledger: Ledger = desk.ledger(&[later]);
    let Account::Card(card) = account(&desk.terms, &ledger) else { panic!("the desk has a card") };
    let account = Account::Card(card.as_known_on(day(known)));
    Desk::acceptance(clause()).plan(PlanKind::Personalised, &Desk::plan(), &desk.claim(), &account)
}

/// 100.00 of 20 June, signed on 1 July: it changes what is owed where it is recorded by then, and is known to who asks.
#[test]
fn what_is_known_later_than_the_signing_is_not_known_to_it() {
    let paid = |recorded: &str| pay("2023-06-20", "100.00").recorded(day(recorded));
    assert!(accepted(paid("2023-07-05"), "2023-07-10").is_ok());
    assert!(accepted(paid("2023-06-20"), "2023-06-19").is_ok());
    let changed = |known: &str| accepted(paid("2023-06-20"), known).unwrap_err();
    assert!(matches!(changed("2023-06-20"), AgreementError::BalanceChanged { .. }));
    assert!(matches!(changed("2023-07-10"), AgreementError::BalanceChanged { .. }));
}

#[test]
fn a_chain_has_sixty_four_agreements() {
    let agreement = Desk::new().accept(clause());
    let numbered = |number: u32, is_first: bool| {
        let mut parts = agreement.parts().clone();
        (parts.number, parts.previous) = (number, (!is_first).then_some(agreement.digest()));
        Agreement::new(parts).map(|agreement| agreement.parts().number)
    };
    assert_eq!([numbered(1, true), numbered(2, false), numbered(64, false)], [Ok(1), Ok(2), Ok(64)]);
    assert_eq!(
        [numbered(0, true), numbered(65, false)],
        [Err(AgreementError::ChainTooLong), Err(AgreementError::ChainTooLong)]
    );
    let alone = Err(AgreementError::WrongPredecessor);
    assert_eq!([numbered(1, false), numbered(2, true), numbered(64, true)], [alone; 3]);
}

#[test]
fn an_agreement_is_known_by_its_digest() {
    let (one, mut other) = (Desk::new().accept(clause()), clause());
    other.late_payment_grace_days = 4;
    let other = Desk::new().accept(other);
    assert_eq!((one.verify(one.digest()), one.verify(other.digest())), (Ok(()), Err(AgreementError::DigestDiffers)));
}

#[test]
fn ninety_days_of_grace_may_be_agreed_on() {
    let of = |days: u16| {
        let (desk, mut clause) = (Desk::new(), clause());
        clause.late_payment_grace_days = days;
        let ledger = desk.ledger(&[]);
        let account = account(&desk.terms, &ledger);
        Desk::acceptance(clause).plan(PlanKind::Personalised, &Desk::plan(), &desk.claim(), &account).map(drop)
    };
    assert_eq!([of(90), of(91)], [Ok(()), Err(AgreementError::GraceTooLong { given: 91 })]);
}

/// The claim is of 1 July; a plan that is signed later is offered no sooner.
#[test]
fn nothing_is_accepted_before_it_is_offered() {
    let (desk, mut plan) = (Desk::new(), Desk::plan());
    plan.signed = day("2023-07-05");
    let ledger = desk.ledger(&[]);
    let account = account(&desk.terms, &ledger);
    let on = |accepted: &str| {
        let acceptance = Desk::acceptance(clause()).on(day(accepted)).showing_difference();
        acceptance.plan(PlanKind::Personalised, &plan, &desk.claim(), &account).map(|agreement| agreement.accepted())
    };
    let early = |on: &str| AgreementError::AcceptedTooEarly { accepted: day(on), offered: day("2023-07-05") };
    assert_eq!([on("2023-07-01"), on("2023-07-04")], [Err(early("2023-07-01")), Err(early("2023-07-04"))]);
    assert_eq!(on("2023-07-05"), Ok(day("2023-07-05")));
}
