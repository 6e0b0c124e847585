//! Agreements that cannot be made, and texts that are none.

use arrears::Error;
use arrears::agreement::{Acceptance, Agreement, AgreementError, BreachClause};
use arrears::ledger::Ledger;
use arrears::offer::{PlanKind, RepaymentPlan};

use super::row;
use crate::agreement_room::desk::{Desk, account, clause};
use crate::hostile::agreement::agreements;
use crate::hostile::together::accounts;
use crate::rates::money;

/// The plan of the desk, accepted with something changed.
fn accepted(change: impl FnOnce(&mut RepaymentPlan, &mut BreachClause)) -> Result<Agreement, AgreementError> {
    let (desk, mut plan, mut clause) = (Desk::new(), Desk::plan(), clause());
    change(&mut plan, &mut clause);
    let ledger: Ledger = desk.ledger(&[]);
    let acceptance: Acceptance<'_> = Desk::acceptance(clause);
    acceptance.plan(PlanKind::Personalised, &plan, &desk.claim(), &account(&desk.terms, &ledger))
}

provoked! {
    a_plan_that_is_none: 1403 "planPeriods", AgreementError::Offer(_) = accepted(|plan, _| plan.periods = 0);
    a_clause_that_never_ends: 1507 "clauseCounts", AgreementError::ClauseCounts =
        accepted(|_, clause| (clause.consecutive, clause.total) = (None, None));
    a_tolerance_below_nothing: 106 "amountNegative", AgreementError::Money(_) =
        accepted(|_, clause| clause.tolerance = money("-1"));
    a_grace_of_a_thousand_days: 1508 "clauseGraceTooLong", AgreementError::GraceTooLong { given: 1000 } =
        accepted(|_, clause| clause.late_payment_grace_days = 1000);
}

/// What another room refuses keeps its number in an agreement's error and in the library's.
#[test]
fn what_other_rooms_refuse_keeps_its_number() {
    let error = accepted(|plan, _| plan.periods = 0).unwrap_err();
    assert_eq!((error.code(), Error::from(error).code()), (1403, 1403));
}

fn bad(name: &str) -> String {
    row(&agreements(), name)
}

told! {
    a_text_that_was_changed: 1500 "agreementDigestDiffers" in bad("agreementDigestDiffers");
    figures_that_were_made_up: 1501 "agreementFiguresDiffer" in bad("agreementFiguresDiffer");
    computed_by_another_version: 1502 "otherCalculation" in bad("otherCalculation");
    accepted_after_its_last_day: 1503 "offerExpired" in bad("offerExpired");
    accepted_before_it_was_offered: 1504 "acceptedTooEarly" in bad("acceptedTooEarly");
    another_balance_than_that_offered_on: 1505 "balanceChanged" in bad("balanceChanged");
    the_history_of_another_account: 1506 "otherLedger" in bad("otherLedger");
    followed_up_before_it_was_signed: 1509 "beforeAcceptance" in bad("beforeAcceptance");
    a_completed_one_renegotiated: 1510 "nothingToRenegotiate" in bad("nothingToRenegotiate");
    a_predecessor_that_is_none: 1511 "wrongPredecessor" in bad("wrongPredecessor");
    a_chain_too_long: 1512 "agreementChainTooLong" in bad("agreementChainTooLong");
    a_note_of_nothing: 1513 "agreementNotes" in bad("agreementNotes");
    a_kind_that_was_not_offered: 1514 "kindNotOffered" in bad("kindNotOffered");
    one_payment_prepaid_in_part: 1516 "prepaymentProfile" in bad("prepaymentProfile");
    an_account_twice: 1517 "accountTwice" in row(&accounts(), "accountTwice");
    another_account_than_agreed: 1518 "otherAccounts" in row(&accounts(), "otherAccounts");
    the_history_of_another_account_beside: 1519 "otherLedgerBeside" in row(&accounts(), "otherLedgerBeside");
    a_quote_that_ends_first: 1515 "quoteDates" in bad("quoteDates");
}
