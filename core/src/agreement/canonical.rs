//! The canonical text of an agreement: everything agreed, and nothing left to the eye of a program.

// Semantics: [agree-1].

use alloc::vec::Vec;
use core::fmt;

use super::{AgreementError, Form, Parts};
use crate::digest::{Canonical, DigestError, Object};
use crate::money::{Currency, Money};
use crate::offer::{
    Claim, FirstPeriodInterest, NewAccrual, PerClass, Placed, RepaymentPlan, RepaymentProfile, Schedule,
};
use crate::rate::Fraction;

/// The version of the canonical text of an agreement.
pub const AGREEMENT_VERSION: &str = "arrears-agreement/1";

/// The keys of what an agreement states, as the rulebook asks for them.
pub(super) const ITEMS: [&str; 6] = ["balance", "schedule", "charges", "noNewCard", "liability", "other"];

/// A choice as a text.
const fn yes(value: bool) -> &'static str {
    if value { "yes" } else { "no" }
}

pub(super) fn text(parts: &Parts, schedule: &Schedule) -> Result<Canonical, AgreementError> {
    let currency = parts.claim.currency();
    let parties = &parts.parties;
    let mut object = Object::default();
    object
        .name("version", AGREEMENT_VERSION)
        .name("calcVersion", crate::CALC_VERSION)
        .text("number", &parts.number)
        .name("kind", parts.kind.key())
        .text("accepted", &parts.accepted)
        .name("form", parts.form.key())
        .value(
            "parties",
            Object::default()
                .text("lender", &parties.lender)
                .text("debtor", &parties.debtor)
                .text("account", &parties.account)
                .made()?,
        )
        .value("claim", claim(&parts.claim)?)
        .value("plan", plan(&parts.plan)?)
        .value("payments", payments(schedule)?)
        .value("totals", totals(schedule)?)
        .value("items", Canonical::list(ITEMS.map(Canonical::name)))
        .value("clause", clause(parts)?)
        .name("early", parts.early.key())
        .value("notes", Canonical::list(parts.notes.iter().map(Canonical::text)))
        .value("difference", amounts(&parts.difference, currency)?)
        .value(
            "origin",
            Object::default()
                .text("eve", &parts.origin.eve)
                .text("received", &Amount(parts.origin.received, currency))
                .made()?,
        )
        .some("previous", parts.previous);
    if let Form::Oral { recording } = &parts.form {
        object.text("recording", recording);
    }
    Ok(object.made()?)
}

fn claim(claim: &Claim) -> Result<Canonical, AgreementError> {
    let mut owed = PerClass::all(0);
    for (class, _) in PerClass::all(()).iter() {
        owed.set(class, claim.owed_minor(class));
    }
    let made = Object::default()
        .text("asOf", &claim.as_of())
        .text("currency", &claim.currency())
        .text("total", &claim.total()?)
        .value("owed", amounts(&owed, claim.currency())?)
        .text("daysPastDue", &claim.days_past_due())
        .name("containsInstalments", yes(claim.has_instalments()))
        .text("contractRate", &claim.contract_annual())
        .made()?;
    Ok(made)
}

fn totals(schedule: &Schedule) -> Result<Canonical, DigestError> {
    let currency = schedule.currency();
    Object::default()
        .text("payable", &schedule.total())
        .text("interest", &schedule.interest())
        .text("fees", &schedule.fees())
        .text("givenUp", &schedule.given_up())
        .value("waivedAtSigning", amounts(schedule.waived_at_signing(), currency)?)
        .value("waivedOnCompletion", amounts(schedule.waived_on_completion(), currency)?)
        .value("discounted", amounts(schedule.discounted(), currency)?)
        .made()
}

/// An amount as a text: nothing beyond the range of amounts.
struct Amount(i64, Currency);

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Money::from_minor(self.0, self.1).map_or(Ok(()), |money| money.fmt(f))
    }
}

/// The amounts that are not zero, in the order of the classes.
fn amounts(of: &PerClass<i64>, currency: Currency) -> Result<Canonical, DigestError> {
    let mut rows = Vec::new();
    for (class, minor) in of.iter().filter(|(_, minor)| *minor != 0) {
        rows.push(Object::default().name("class", class.key()).text("amount", &Amount(minor, currency)).made()?);
    }
    Ok(Canonical::list(rows))
}

fn payments(schedule: &Schedule) -> Result<Canonical, DigestError> {
    let currency = schedule.currency();
    let mut rows = Vec::with_capacity(schedule.rows().len());
    for row in schedule.rows() {
        let mut object = Object::default();
        object
            .text("number", &row.number)
            .text("due", &row.due)
            .text("payment", &Amount(row.payment_minor(), currency))
            .text("interest", &Amount(row.interest, currency))
            .value("split", amounts(&row.split, currency)?)
            .text("remaining", &Amount(row.remaining, currency));
        rows.push(object.made()?);
    }
    Ok(Canonical::list(rows))
}

fn plan(plan: &RepaymentPlan) -> Result<Canonical, DigestError> {
    let mut object = Object::default();
    object
        .text("signed", &plan.signed)
        .text("periods", &plan.periods)
        .name("frequency", plan.frequency.key())
        .text("firstDue", &plan.first_due)
        .text("payDay", &plan.pay_day.get())
        .text("downPayment", &plan.down_payment)
        .text("deferredPeriods", &plan.deferral.periods)
        .name("deferralAccrues", yes(plan.deferral.accrues))
        .name("deferralDue", plan.deferral.due.signed_key());
    // Papers of before the first period had a length of its own have no such key.
    if plan.first_period != FirstPeriodInterest::Whole {
        object.name("firstPeriod", plan.first_period.key());
    }
    match plan.profile {
        RepaymentProfile::Level | RepaymentProfile::EqualPrincipal | RepaymentProfile::PrincipalFirst => {}
        RepaymentProfile::InterestOnly { periods } => {
            object.text("interestOnlyPeriods", &periods);
        }
        RepaymentProfile::StepUp { every, factor } => {
            object.text("stepEvery", &every).text("stepFactor", &factor);
        }
        RepaymentProfile::Balloon { last } => {
            object.text("balloon", &last);
        }
        RepaymentProfile::Fixed { payment } => {
            object.text("payment", &payment);
        }
    }
    let rate = if let NewAccrual::PlanRate(rate) = plan.accrual { Some(rate) } else { None };
    object.name("shape", plan.profile.key()).name("accrual", plan.accrual.key()).some("rate", rate);
    if let NewAccrual::Fee(fee) = plan.accrual {
        object.text("fee", &fee.share).name("feeCharged", fee.charged.key());
    }
    if let Some(settlement) = plan.settlement {
        object.text("discount", &settlement.discount).text("expires", &settlement.expires);
    }
    let (mut waived, mut placed) = (Vec::new(), Vec::new());
    for (class, given_up) in plan.waived.iter().filter(|(_, waived)| waived.share != Fraction::ZERO) {
        let (share, when) = (given_up.share, given_up.when.key());
        waived.push(Object::default().name("class", class.key()).text("share", &share).name("when", when).made()?);
    }
    for (class, place) in plan.placed.iter().filter(|(_, placed)| *placed != Placed::Capitalised) {
        placed.push(Object::default().name("class", class.key()).name("place", place.signed_key()).made()?);
    }
    object.value("waived", Canonical::list(waived)).value("placed", Canonical::list(placed)).made()
}

fn clause(parts: &Parts) -> Result<Canonical, DigestError> {
    let clause = &parts.clause;
    Object::default()
        .text("graceDays", &clause.late_payment_grace_days)
        .text("tolerance", &clause.tolerance)
        .name("accelerates", yes(clause.accelerates))
        .name("waived", clause.waived.key())
        .name("accrual", clause.accrual.key())
        .some("consecutive", clause.consecutive)
        .some("total", clause.total)
        .made()
}
