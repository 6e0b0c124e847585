//! Terms of cards and loans.

use arrears::terms::{Issuer, LateFeeRule, TermsError};
use arrears::{CalendarError, Date, Fraction, MoneyError, MonthDay, RateError};
use serde_json::json;

use super::row;
use crate::hostile::histories::contradictions;
use crate::loan::desk::Loan;
use crate::rates::money;

provoked! {
    a_floor_below_nothing: 106 "amountNegative", TermsError::Money(MoneyError::Negative) =
        LateFeeRule::new(Fraction::ZERO).floor(money("-1"));
}

fn loan(terms: serde_json::Value) -> serde_json::Value {
    Loan::with(&terms).0
}

told! {
    a_history_of_thirteen: 400 "historyTooLong" in row(&contradictions(), "historyTooLong");
    a_history_that_steps_back: 401 "historyNotAscending" in row(&contradictions(), "historyNotAscending");
    a_history_without_a_beginning: 402 "historyStartsLate" in row(&contradictions(), "historyStartsLate");
    an_order_that_leaves_something_out: 403 "orderIncomplete" in row(&contradictions(), "orderIncomplete");
    an_order_with_judgment_interest: 411 "notInOrders" in row(&contradictions(), "notInOrders");
    an_order_with_something_twice: 404 "orderRepeats" in row(&contradictions(), "orderRepeats");
    a_grace_of_two_months: 405 "graceTooLong" in row(&contradictions(), "graceTooLong");
    two_statements_due_on_one_day: 406 "dueDatesCollide" in row(&contradictions(), "dueDatesCollide");
    a_late_fee_floor_above_its_cap: 407 "floorAboveCap" in row(&contradictions(), "floorAboveCap");
    a_minimum_payment_of_twice_the_balance: 408 "ratioAboveOne" in row(&contradictions(), "ratioAboveOne");
    a_fee_raised_after_no_misses: 409 "zeroCount" in row(&contradictions(), "zeroCount");
    sixty_thousand_days_of_grace: 410 "tooManyDays" in row(&contradictions(), "tooManyDays");
    compound_interest_on_penalty_interest: 450 "compoundTwice" in
        loan(json!({ "compound": "contract", "penalty": { "multiple": "1.5", "base": "principalAndInterest" } }));
    compound_interest_at_no_penalty_rate: 451 "compoundNeedsPenalty" in loan(json!({ "compound": "penalty" }));
    compound_interest_of_a_flat_fee: 452 "flatFeeEarnsNoInterest" in
        loan(json!({ "method": "flatFee", "compound": "contract" }));
    a_multiple_that_is_not_exact: 203 "rateInexactProduct" in loan(json!({ "penalty": { "multiple": "1.00000000001" } }));
}

/// What a value of the terms refuses is told as the value tells it.
#[test]
fn terms_tell_what_their_values_refuse() {
    let of_a_rate = TermsError::from(arrears::Rate::annual("11").unwrap_err());
    assert_eq!((of_a_rate.code(), of_a_rate), (202, TermsError::Rate(RateError::OutOfRange)));
    let last = Issuer::Cmb.card(Date::MAX, MonthDay::new(5).unwrap()).and_then(|draft| draft.build());
    let first_statement = last.map(|terms| terms.first_statement());
    assert!(matches!(
        first_statement,
        Err(TermsError::Calendar(CalendarError::OutOfRange)) | Ok(Err(CalendarError::OutOfRange))
    ));
}
