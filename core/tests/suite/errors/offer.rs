//! Policies, plans and proposals that cannot be.

use arrears::offer::{
    Applicant, CapacityPeriod, Claim, Class, Deferral, KindRule, OfferError, OfferSearch, PlanKind, Policy,
    RepaymentCapacity, RepaymentPlan, RepaymentProfile, Schedule, Settlement,
};
use arrears::rulebook::{Lender, Product, Rulebook};
use arrears::{CalendarError, Currency, Date, Fraction, Money, MoneyError, Rate};
use serde_json::{Value, json};

use crate::offer::concessions::{claim, plan};
use crate::offer::hostile::{good, set};
use crate::rates::{date, money};

/// A plan over 1,000.00 in three instalments, changed.
fn planned(change: impl FnOnce(&mut RepaymentPlan)) -> Result<Schedule, OfferError> {
    let mut plan = plan(3);
    change(&mut plan);
    Schedule::new(&claim(&[(Class::Principal, "1000.00")]), &plan)
}

provoked! {
    a_plan_of_no_payments: 1403 "planPeriods", OfferError::Periods { given: 601, .. } = planned(|plan| plan.periods = 601);
    a_step_up_every_no_periods: 1404 "stepUp", OfferError::StepUp { .. } =
        planned(|plan| plan.profile = RepaymentProfile::StepUp { every: 0, factor: Fraction::ONE });
    interest_only_to_the_end: 1405 "nothingLeftToRepayIn", OfferError::NothingLeftToRepayIn { given: 3, periods: 3 } =
        planned(|plan| plan.profile = RepaymentProfile::InterestOnly { periods: 3 });
    a_down_payment_of_more_than_is_owed: 1406 "downPaymentTooLarge", OfferError::DownPaymentTooLarge { .. } =
        planned(|plan| plan.down_payment = money("1000.01"));
    due_before_the_signing: 1407 "dueBeforeSigning", OfferError::DueBeforeSigning =
        planned(|plan| plan.first_due = plan.signed.plus_days(-1).unwrap());
    a_settlement_in_three_payments: 1408 "settlementPayments", OfferError::SettlementPayments =
        planned(|plan| plan.settlement = Some(Settlement { discount: Fraction::ZERO, expires: date("2026-12-31") }));
    a_down_payment_in_yen: 103 "mixedCurrencies", OfferError::Money(MoneyError::MixedCurrencies { .. }) =
        planned(|plan| plan.down_payment = Money::zero(Currency::from_code("JPY").unwrap()));
    payments_after_the_calendar_ends: 302 "dateOutOfRange", OfferError::Calendar(CalendarError::OutOfRange) =
        planned(|plan| plan.first_due = Date::MAX);
    a_capacity_that_steps_back: 1423 "capacityOutOfOrder", OfferError::PeriodsOutOfOrder = later(&["2026-04-01", "2026-03-31"]);
    a_plan_over_no_account: 1424 "planAccounts", OfferError::Accounts { given: 0, max: 16 } = Claim::together(&[]);
    what_is_owed_on_two_days: 1425 "claimDays", OfferError::ClaimDays { .. } = Claim::together(&[
        Claim::new(date("2026-04-01"), Currency::CNY, Rate::ZERO),
        Claim::new(date("2026-04-02"), Currency::CNY, Rate::ZERO),
    ]);
    a_deferral_of_fifty_years: 1403 "planPeriods", OfferError::Periods { .. } =
        planned(|plan| plan.deferral = Deferral { periods: 601, ..Deferral::NONE });
}

/// A search with what a month has from some days on.
fn later(days: &[&str]) -> Result<(), OfferError> {
    let (claim, book) = (claim(&[(Class::Principal, "1000.00")]), Rulebook::china().unwrap());
    let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], vec![KindRule::preset(PlanKind::Personalised)]);
    let (policy, applicant) = (policy.unwrap(), Applicant::new(Product::CreditCard, Lender::Bank));
    let periods: Result<Vec<_>, _> = days.iter().map(|day| CapacityPeriod::new(date(day), money("1"))).collect();
    let capacity = RepaymentCapacity::new(money("1"))?;
    OfferSearch::new(&claim, capacity, &applicant, &policy, &book).over_time(&periods?).run().map(drop)
}

/// The good case with one place changed.
fn changed(pointer: &str, value: Value) -> Value {
    let mut case = good();
    set(&mut case, pointer, value);
    case
}

/// The first kind of the policy with one key changed.
fn kind(key: &str, value: Value) -> Value {
    changed(&format!("/offers/policy/kinds/0/{key}"), value)
}

/// The first kind of the policy by a price list, with payments of a shape.
fn priced(list: Value, profile: Value) -> Value {
    changed("/offers/policy/kinds", json!([{ "kind": "personalised", "priceList": list, "profile": profile }]))
}

told! {
    bounds_the_wrong_way_round: 1400 "boundsInverted" in kind("periods", json!({ "from": 60, "to": 6 }));
    a_step_of_nothing: 1401 "zeroStep" in kind("periods", json!({ "from": 6, "to": 60, "step": 0 }));
    a_down_payment_of_more_than_all: 1402 "planShareAboveOne" in kind("downPayment", json!({ "from": "1.5" }));
    a_kind_twice: 1409 "kindTwice" in changed("/offers/policy/kinds/-", json!({ "kind": "personalised" }));
    a_policy_of_no_kinds: 1410 "policyListLength" in changed("/offers/policy/kinds", json!([]));
    a_concession_without_its_place: 1411 "concessionNotOrdered" in changed("/offers/policy/concessions", json!(["periods"]));
    a_concession_twice: 1412 "concessionTwice" in changed("/offers/policy/concessions", json!(["rate", "rate"]));
    ten_million_combinations: 1413 "tooManyCombinations" in
        kind("rate", json!({ "from": "10", "to": "0", "step": "0.000001" }));
    at_most_less_than_at_least: 1414 "boundBelowBound" in kind("for", json!({ "daysPastDue": { "from": 30, "to": 1 } }));
    a_discount_of_what_is_paid_in_parts: 1415 "concessionOfAnotherKind" in kind("discount", json!({ "from": "0.2" }));
    a_proposal_of_nothing: 1416 "emptyProposal" in changed("/offers/proposals/-", json!({}));
    due_after_four_hundred_days: 1417 "policyDays" in kind("firstDueAfterDays", json!(400));
    a_price_list_the_wrong_way_round: 1419 "pricesNotRising" in priced(json!({
        "prices": [{ "periods": 12, "fee": "0.006" }, { "periods": 3, "fee": "0.009" }] }), json!({ "kind": "level" }));
    a_price_list_of_payments_of_another_shape: 1420 "pricedProfile" in
        priced(json!({ "prices": [{ "periods": 12, "fee": "0.006" }] }), json!({ "kind": "principalFirst" }));
    late_fees_that_bear: 1421 "neverBears" in kind("bearing", json!(["interest", "lateFee"]));
    late_fees_waived_within_no_months: 1422 "policyMonths" in changed("/offers/policy/lateFeeWaiver", json!({
        "amountAtMost": "50.00", "timesAtMost": 1, "withinMonths": 0 }));
    an_answer_before_the_question: 1418 "roundsOutOfOrder" in
        changed("/offers/proposals/-", json!({ "date": "2026-04-01", "periods": 12 }));
    a_discount_rate_below_nothing: 202 "rateOutOfRange" in changed("/offers/policy/discountRate", json!("-0.05"));
}
