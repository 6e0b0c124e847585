//! The canonical text of an agreement: everything agreed, and nothing left to the eye of a program.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::agreement::{AGREEMENT_VERSION, Parts};
use super::{Agreement, AgreementError, Form};
use crate::digest::{Canonical, DigestError};
use crate::money::{Currency, Money};
use crate::offer::{NewAccrual, PerClass, Placed, Plan, Row, Schedule, Shape};
use crate::rate::Fraction;

type Pairs = Vec<(&'static str, Canonical)>;

/// What goes into an object, whatever it is.
fn object(pairs: Pairs) -> Result<Canonical, DigestError> {
    Canonical::object(pairs)
}

fn yes(value: bool) -> Canonical {
    Canonical::text(if value { "yes" } else { "no" })
}

pub(super) fn text(parts: &Parts, schedule: &Schedule) -> Result<Canonical, AgreementError> {
    let currency = parts.claim.currency();
    let (claim, parties) = (&parts.claim, &parts.parties);
    let mut owed = PerClass::all(0);
    for (class, _) in PerClass::all(()).iter() {
        owed.set(class, claim.owed_minor(class));
    }
    let mut pairs: Pairs = alloc::vec![
        ("version", Canonical::text(AGREEMENT_VERSION)),
        ("calcVersion", Canonical::text(crate::CALC_VERSION)),
        ("number", Canonical::text(parts.number)),
        ("kind", Canonical::text(parts.kind.key())),
        ("accepted", Canonical::text(parts.accepted)),
        ("form", Canonical::text(parts.form.key())),
        (
            "parties",
            object(alloc::vec![
                ("lender", Canonical::text(&parties.lender)),
                ("debtor", Canonical::text(&parties.debtor)),
                ("account", Canonical::text(&parties.account)),
            ])?
        ),
        (
            "claim",
            object(alloc::vec![
                ("asOf", Canonical::text(claim.as_of())),
                ("currency", Canonical::text(currency)),
                ("total", Canonical::text(claim.total()?)),
                ("owed", amounts(&owed, currency)?),
                ("daysPastDue", Canonical::text(claim.days_late())),
                ("containsInstalments", yes(claim.has_instalments())),
                ("contractRate", Canonical::text(claim.contract_annual())),
            ])?
        ),
        ("plan", plan(&parts.plan)?),
        ("payments", payments(schedule)?),
        (
            "totals",
            object(alloc::vec![
                ("payable", Canonical::text(schedule.total())),
                ("interest", Canonical::text(schedule.interest())),
                ("fees", Canonical::text(schedule.fees())),
                ("givenUp", Canonical::text(schedule.given_up())),
                ("waivedAtSigning", amounts(schedule.waived_at_signing(), currency)?),
                ("waivedOnCompletion", amounts(schedule.waived_on_completion(), currency)?),
                ("discounted", amounts(schedule.discounted(), currency)?),
            ])?
        ),
        ("items", Canonical::list(Agreement::ITEMS.iter().map(Canonical::text))),
        ("clause", clause(parts)?),
        ("early", Canonical::text(parts.early.key())),
        ("notes", Canonical::list(parts.notes.iter().map(Canonical::text))),
        ("difference", amounts(&parts.difference, currency)?),
        (
            "origin",
            object(alloc::vec![
                ("eve", Canonical::text(parts.origin.eve)),
                ("received", Canonical::text(money(parts.origin.received, currency))),
            ])?
        ),
    ];
    if let Form::Oral { recording } = &parts.form {
        pairs.push(("recording", Canonical::text(recording)));
    }
    if let Some(previous) = parts.previous {
        pairs.push(("previous", Canonical::text(previous)));
    }
    Ok(object(pairs)?)
}

fn money(minor: i64, currency: Currency) -> String {
    Money::from_minor(minor, currency).map(|money| money.to_string()).unwrap_or_default()
}

/// The amounts that are not zero, in the order of the classes.
fn amounts(of: &PerClass<i64>, currency: Currency) -> Result<Canonical, DigestError> {
    let above = of.iter().filter(|(_, minor)| *minor != 0);
    let rows = above.map(|(class, minor)| {
        let amount = Canonical::text(money(minor, currency));
        object(alloc::vec![("class", Canonical::text(class.key())), ("amount", amount)])
    });
    Ok(Canonical::list(rows.collect::<Result<Vec<_>, _>>()?))
}

fn payments(schedule: &Schedule) -> Result<Canonical, DigestError> {
    let currency = schedule.currency();
    let row = |row: &Row| {
        object(alloc::vec![
            ("number", Canonical::text(row.number)),
            ("due", Canonical::text(row.due)),
            ("payment", Canonical::text(money(row.payment_minor(), currency))),
            ("interest", Canonical::text(money(row.interest, currency))),
            ("split", amounts(&row.split, currency)?),
            ("remaining", Canonical::text(money(row.remaining, currency))),
        ])
    };
    Ok(Canonical::list(schedule.rows().iter().map(row).collect::<Result<Vec<_>, _>>()?))
}

fn plan(plan: &Plan) -> Result<Canonical, DigestError> {
    let mut pairs: Pairs = alloc::vec![
        ("signed", Canonical::text(plan.signed)),
        ("periods", Canonical::text(plan.periods)),
        ("frequency", Canonical::text(plan.frequency.key())),
        ("firstDue", Canonical::text(plan.first_due)),
        ("payDay", Canonical::text(plan.pay_day.get())),
        ("downPayment", Canonical::text(plan.down_payment)),
        ("deferredPeriods", Canonical::text(plan.deferral.periods)),
        ("deferralAccrues", yes(plan.deferral.accrues)),
        ("deferralDue", Canonical::text(plan.deferral.due.key())),
    ];
    let (shape, more): (&str, Pairs) = match plan.shape {
        Shape::Level => ("level", Pairs::new()),
        Shape::EqualPrincipal => ("equalPrincipal", Pairs::new()),
        Shape::InterestOnly { periods } => {
            ("interestOnly", alloc::vec![("interestOnlyPeriods", Canonical::text(periods))])
        }
        Shape::StepUp { every, factor } => {
            ("stepUp", alloc::vec![("stepEvery", Canonical::text(every)), ("stepFactor", Canonical::text(factor))])
        }
        Shape::PrincipalFirst => ("principalFirst", Pairs::new()),
        Shape::Balloon { last } => ("balloon", alloc::vec![("balloon", Canonical::text(last))]),
    };
    pairs.push(("shape", Canonical::text(shape)));
    pairs.extend(more);
    let (accrual, rate) = match plan.accrual {
        NewAccrual::Frozen => ("frozen", None),
        NewAccrual::Continued => ("continued", None),
        NewAccrual::PlanRate(rate) => ("planRate", Some(rate)),
    };
    pairs.push(("accrual", Canonical::text(accrual)));
    pairs.extend(rate.map(|rate| ("rate", Canonical::text(rate))));
    if let Some(settlement) = plan.settlement {
        pairs.push(("discount", Canonical::text(settlement.discount)));
        pairs.push(("expires", Canonical::text(settlement.expires)));
    }
    let waived = plan.waived.iter().filter(|(_, waived)| waived.share != Fraction::ZERO).map(|(class, waived)| {
        object(alloc::vec![
            ("class", Canonical::text(class.key())),
            ("share", Canonical::text(waived.share)),
            ("when", Canonical::text(waived.when.key())),
        ])
    });
    pairs.push(("waived", Canonical::list(waived.collect::<Result<Vec<_>, _>>()?)));
    let placed = plan.placed.iter().filter(|(_, placed)| *placed != Placed::Folded).map(|(class, placed)| {
        object(alloc::vec![("class", Canonical::text(class.key())), ("place", Canonical::text(placed.key()))])
    });
    pairs.push(("placed", Canonical::list(placed.collect::<Result<Vec<_>, _>>()?)));
    object(pairs)
}

fn clause(parts: &Parts) -> Result<Canonical, DigestError> {
    let clause = &parts.clause;
    let mut pairs: Pairs = alloc::vec![
        ("graceDays", Canonical::text(clause.grace_days)),
        ("tolerance", Canonical::text(format!("{}", clause.tolerance))),
        ("accelerates", yes(clause.accelerates)),
        ("waived", Canonical::text(clause.waived.key())),
        ("accrual", Canonical::text(clause.accrual.key())),
    ];
    pairs.extend(clause.consecutive.map(|n| ("consecutive", Canonical::text(n))));
    pairs.extend(clause.total.map(|n| ("total", Canonical::text(n))));
    object(pairs)
}
