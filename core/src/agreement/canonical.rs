//! The canonical text of an agreement: everything agreed, and nothing left to the eye of a program.

// Semantics: [agree-1].

use alloc::vec::Vec;

use super::{AgreementError, Form, Parts};
use crate::digest::{Canonical, DigestError, Object};
use crate::money::Money;
use crate::offer::{
    Claim, Class, FirstPeriodInterest, NewAccrual, PerClass, Placed, PrepaymentEffect, RepaymentPlan, RepaymentProfile,
    Schedule,
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
        .value("difference", amounts(parts.difference)?)
        .value(
            "origin",
            Object::default()
                .text("eve", &parts.fingerprint.eve)
                .text("received", &parts.fingerprint.received)
                .made()?,
        )
        .some("previous", parts.previous);
    if !parts.together.is_empty() {
        object.value("together", together(parts)?);
    }
    if parts.prepayment != PrepaymentEffect::Nothing {
        object.text("prepayment", &parts.prepayment.key());
    }
    if let Form::Oral { recording } = &parts.form {
        object.text("recording", recording);
    }
    Ok(object.made()?)
}

/// The other accounts, each with what of the claim it owes and what it was made on.
fn together(parts: &Parts) -> Result<Canonical, DigestError> {
    let mut accounts = Vec::with_capacity(parts.together.len());
    for other in &parts.together {
        let origin = Object::default()
            .text("eve", &other.fingerprint.eve)
            .text("received", &other.fingerprint.received)
            .made()?;
        let owed = amounts(other.owed(parts.claim.currency()))?;
        accounts.push(
            Object::default().text("account", &other.account).value("owed", owed).value("origin", origin).made()?,
        );
    }
    Ok(Canonical::list(accounts))
}

fn claim(claim: &Claim) -> Result<Canonical, AgreementError> {
    let mut owed = PerClass::all(Money::zero(claim.currency()));
    for class in Class::ALL.iter().copied() {
        owed.set(class, claim.owed(class));
    }
    let made = Object::default()
        .text("asOf", &claim.as_of())
        .text("currency", &claim.currency())
        .text("total", &claim.total()?)
        .value("owed", amounts(owed)?)
        .text("daysPastDue", &claim.days_past_due())
        .name("containsInstalments", yes(claim.has_instalments()))
        .text("contractRate", &claim.contract_annual())
        .made()?;
    Ok(made)
}

fn totals(schedule: &Schedule) -> Result<Canonical, DigestError> {
    Object::default()
        .text("payable", &schedule.total())
        .text("interest", &schedule.interest())
        .text("fees", &schedule.fees())
        .text("givenUp", &schedule.given_up())
        .value("waivedAtSigning", amounts(schedule.waived_at_signing())?)
        .value("waivedOnCompletion", amounts(schedule.waived_on_completion())?)
        .value("discounted", amounts(schedule.discounted())?)
        .made()
}

/// The amounts that are not zero, in the order of the classes.
fn amounts(of: PerClass<Money>) -> Result<Canonical, DigestError> {
    let mut rows = Vec::new();
    for (class, amount) in of.iter().filter(|(_, amount)| amount.minor() != 0) {
        rows.push(Object::default().text("amount", &amount).name("class", class.key()).made()?);
    }
    Ok(Canonical::list(rows))
}

fn payments(schedule: &Schedule) -> Result<Canonical, DigestError> {
    let mut rows = Vec::with_capacity(schedule.rows().len());
    for row in schedule.rows() {
        let mut object = Object::default();
        // In the order of the keys there is nothing to sort.
        object
            .text("due", &row.due)
            .text("interest", &row.interest())
            .text("number", &row.number)
            .text("payment", &row.payment())
            .text("remaining", &row.remaining())
            .value("split", amounts(row.split())?);
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
    // Nor do papers of before capitalised interest bore only where a plan said so: all of it bore.
    if Class::ALL.iter().any(|class| class.may_bear_interest() && !plan.bears(*class)) {
        let bearing = Class::ALL.iter().filter(|class| plan.bearing.get(**class));
        object.value("bearing", Canonical::list(bearing.map(|class| Canonical::text(class.key()))));
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
