//! The opening of a loan.

// Semantics: [open-7] [open-8].

use alloc::string::String;
use alloc::vec::Vec;

use super::opening::{OpeningJudgmentShape, amount, judgment};
use super::shared::{COMPONENT_NAMES, RateShape, all_components, rate};
use crate::ACCRUAL_UNIT;
use crate::balance::{
    BalanceDays, LoanFigure, LoanOpening, OpeningAmount, OpeningError, OpeningInstalment, OpeningMet, OpeningShares,
    ReplayError, ReplayFault,
};
use crate::component::{Component, Components};
use crate::json::{Maybe, Of, shapes};
use crate::money::Currency;
use crate::schedule::LoanAccrued;
use crate::terms::LoanTerms;
use crate::wire::WireError;
use crate::wire::exact::{self, Told};

shapes! {
    /// Where the loan stood at the end of a day. From a servicer's screen: `day`, `principal`, `periodsLeft`, `nextDue`, `payment`, and what is in arrears.
    pub(super) struct LoanOpeningShape {
        /// The day at the end of which it stands; every event comes after it.
        day: String,
        /// Whether the loan is paid out; true where absent.
        disbursed: Option<bool>,
        /// Principal that has not fallen due.
        principal: String,
        /// Periods left, the running one included.
        periods_left: u32,
        /// When the running period ends.
        next_due: String,
        /// The level payment, or an equal part of principal; solved for what is left where absent.
        payment: Option<String>,
        /// The principal that falls due at the end of the running period; what the payment leaves for it where absent.
        due_principal: Option<String>,
        /// From when the running period bears interest; a period before its end where absent.
        period_start: Option<String>,
        /// The day of the month that instalments fall due on, where it was moved.
        pay_day: Option<u8>,
        /// The contract rate, where an event changed that of the terms.
        rate: Option<RateShape>,
        /// The rate of the running period, where the contract rate waits for the next.
        period_rate: Option<RateShape>,
        /// A payment that the contract gives, where an event changed that of the terms; 0.00 where it gives none any more.
        given_payment: Option<String>,
        /// Periods left with nothing due, the running one included; by the terms where absent.
        deferred_periods: Option<u32>,
        /// Periods of interest alone left after those; by the terms where absent.
        interest_only_periods: Option<u32>,
        /// What of the principal stays to the last payment; by the terms where absent.
        residual: Option<String>,
        /// What was paid out in all; the principal of the terms where absent.
        drawn: Option<String>,
        /// Principal that came back from payments charged back and falls due with the running period.
        returned_principal: Option<String>,
        /// Whether the payment is solved anew for the next period.
        solve_next: Option<bool>,
        /// Whether the running period is unlike those that the payment was solved for; as its length says where absent.
        odd_period: Option<bool>,
        /// What charges may still come to, where they have a cap; all of it where absent.
        charges_left: Option<String>,
        /// What money met, newest last: what a `chargeback` of before takes back; principal where absent.
        met: Option<Vec<OpeningMetShape>>,
        /// Accrued through the day and not posted.
        accrued: Option<LoanAccruedShape>,
        /// Whether accrual stood still or changed its rate inside the running period.
        disturbed: Option<bool>,
        /// What fell due and is unpaid, or is in its late-payment grace, oldest first.
        instalments: Option<Vec<OpeningInstalmentShape>>,
        /// Interest that a payment before its due date, or after the last one, posted and left unpaid; interest and a flat fee charged back that fall due with the next instalment.
        early_interest: Option<Vec<OpeningAmountShape>>,
        /// What is posted and belongs to no instalment; penalty and compound interest too, where groups are paid one after another.
        owed: Option<Vec<OpeningAmountShape>>,
        /// What does not accrue.
        frozen: Option<Vec<String>>,
        /// Paid in advance.
        credit: Option<String>,
        /// A judgment on the loan.
        judgment: Option<OpeningJudgmentShape>,
    }

    /// Each an amount in whole cents, which is taken as rounded, or an exact amount `a/b`.
    struct LoanAccruedShape {
        /// Earned by principal not yet due; by the rate, since the running period began, where absent.
        interest: Option<String>,
        /// What of it was earned in earlier periods, exactly: of a bullet.
        carried: Option<String>,
        /// What weeks of earlier periods left of a unit of accrual, in thirteenths.
        thirteenths: Option<u32>,
        /// What rounding left of the interest posted last, where that is carried: exactly, and below zero too.
        fraction: Option<String>,
        /// Where interest accrues on all principal outstanding, by shares of a whole period: what is beside `interest`.
        shares: Option<LoanSharesShape>,
        /// Where the penalty is on all principal outstanding: what one unit would have earned since it last stopped, a fraction `a/b`.
        since_penalty_stopped: Option<String>,
        /// Penalty interest that overdue amounts have earned together.
        penalty_interest: Option<String>,
        /// Compound interest that overdue interest has earned together.
        compound_interest: Option<String>,
    }

    /// Shares of the running period, exactly.
    struct LoanSharesShape {
        /// Balance x days so far.
        balance_days: String,
        /// What the same days earn by the day count.
        by_count: String,
        /// By how much the day count would be more than the shares of days before a new rate; none where absent.
        instead: Option<String>,
        /// The period was moved: all its days go by the day count.
        moved: Option<bool>,
    }

    /// What money met.
    struct OpeningMetShape {
        /// What it met.
        component: String,
        /// How much of it.
        amount: String,
    }

    /// What fell due on a day, and what is unpaid of it.
    struct OpeningInstalmentShape {
        /// The day it fell due.
        due: String,
        /// Last day of late-payment grace; by the terms where absent.
        late_payment_grace_end: Option<String>,
        /// Accelerated, not scheduled.
        accelerated: Option<bool>,
        /// Short by no more than the terms let pass: what is unpaid of it is due with a later one.
        passed: Option<bool>,
        /// The later one is still to fall due: `due` is when.
        waits: Option<bool>,
        /// What is unpaid of it.
        owed: Vec<OpeningAmountShape>,
        /// What its overdue amounts have earned, where instalments are paid one after another.
        accrued: Option<OverdueAccruedShape>,
        /// In its grace: what one unit of it would have earned since it can, as fractions `a/b`; by the terms where absent.
        since_due: Option<SinceDueShape>,
        /// What was unpaid of it at the end of its grace, where the late fee on that is owed the next day.
        late_fee_base: Option<String>,
    }

    struct OpeningAmountShape {
        /// What it is.
        component: String,
        /// What is unpaid of it.
        amount: String,
        /// The day it was posted; the due date of its instalment, or the opening's day, where absent.
        posted: Option<String>,
        /// Its place in the order of posting: what was posted together shares a number; by its day where absent.
        moment: Option<u32>,
    }

    struct OverdueAccruedShape {
        /// Penalty interest.
        penalty_interest: Option<String>,
        /// Compound interest.
        compound_interest: Option<String>,
    }

    struct SinceDueShape {
        /// Penalty interest.
        penalty_interest: String,
        /// Compound interest.
        compound_interest: String,
    }
}

/// The opening of a loan, checked against its terms.
pub(super) fn loan_opening(node: Of<'_, LoanOpeningShape>, terms: &LoanTerms) -> Result<LoanOpening, WireError> {
    let currency = terms.currency();
    let amount_of = |given: Maybe<'_, String>| given.read(|amount| amount.not_negative(currency));
    let principal = node.principal().not_negative(currency)?;
    let mut opening =
        LoanOpening::new(node.day().date()?, principal, node.periods_left().value(), node.next_due().date()?);
    opening.is_disbursed = node.disbursed().value().unwrap_or(true);
    opening.payment = amount_of(node.payment())?;
    opening.due_principal = amount_of(node.due_principal())?;
    opening.period_start = node.period_start().read(|day| day.date())?;
    opening.pay_day = node.pay_day().read(|day| day.month_day())?;
    opening.rate = node.rate().read(rate)?;
    opening.period_rate = node.period_rate().read(rate)?;
    opening.given_payment = amount_of(node.given_payment())?;
    (opening.deferred, opening.interest_only) = (node.deferred_periods().value(), node.interest_only_periods().value());
    (opening.residual, opening.drawn) = (amount_of(node.residual())?, amount_of(node.drawn())?);
    opening.returned = amount(node.returned_principal(), currency)?;
    opening.solves_next = node.solve_next().value().unwrap_or(false);
    opening.is_odd = node.odd_period().value();
    opening.charges_left = amount_of(node.charges_left())?;
    opening.met = node.met().read(|list| list.parts().map(|part| met(part, currency)).collect())?;
    opening.is_disturbed = node.disturbed().value().unwrap_or(false);
    if let Some(accrued) = node.accrued().given() {
        opening.accrued_interest = figure(accrued.interest(), currency)?;
        opening.carried_interest = figure(accrued.carried(), currency)?.map_or(LoanAccrued::ZERO, LoanFigure::exact);
        opening.thirteenths = accrued.thirteenths().value().unwrap_or(0);
        let scale = exact::scale(currency, ACCRUAL_UNIT);
        opening.fraction = accrued.fraction().read(|text| parts(text, scale))?.unwrap_or(LoanAccrued::ZERO);
        opening.shares = accrued.shares().read(|shares| {
            let days = exact::fraction(shares.balance_days().node(), exact::scale(currency, 1))?;
            let mut told = OpeningShares::new(BalanceDays::from_minor_days(days), parts(shares.by_count(), scale)?);
            told.instead = shares.instead().read(|text| parts(text, scale))?.unwrap_or(LoanAccrued::ZERO);
            told.is_moved = shares.moved().value().unwrap_or(false);
            Ok::<_, WireError>(told)
        })?;
        let stopped = accrued.since_penalty_stopped();
        opening.since_penalty_stopped = stopped.read(|since| parts(since, ACCRUAL_UNIT))?;
        opening.accrued_penalty = figure(accrued.penalty_interest(), currency)?;
        opening.accrued_compound = figure(accrued.compound_interest(), currency)?;
    }
    let instalments = node.instalments().parts().map(|part| instalment(part, currency));
    opening.instalments = instalments.collect::<Result<_, WireError>>()?;
    opening.early_interest =
        node.early_interest().parts().map(|part| unpaid(part, currency)).collect::<Result<_, WireError>>()?;
    opening.owed = node.owed().parts().map(|part| unpaid(part, currency)).collect::<Result<_, WireError>>()?;
    opening.frozen = node.frozen().read(frozen)?.unwrap_or(Components::NONE);
    opening.credit = amount(node.credit(), currency)?;
    opening.judgment = node.judgment().read(|given| judgment(given, currency))?;
    opening.check(terms).map_err(|fault| contradiction(node, fault))?;
    Ok(opening)
}

fn figure(given: Maybe<'_, String>, currency: Currency) -> Result<Option<LoanFigure>, WireError> {
    let scale = exact::scale(currency, ACCRUAL_UNIT);
    given.read(|text| {
        Ok(match exact::accrued(text.node(), currency, scale)? {
            Told::Exact(parts) => LoanFigure::Exact(LoanAccrued::from_parts(parts)),
            Told::Rounded(amount) => LoanFigure::Rounded(amount),
        })
    })
}

/// A fraction `a/b`, of which so many parts make one.
fn parts(given: Of<'_, String>, scale: i128) -> Result<LoanAccrued, WireError> {
    exact::fraction(given.node(), scale).map(LoanAccrued::from_parts)
}

fn instalment(node: Of<'_, OpeningInstalmentShape>, currency: Currency) -> Result<OpeningInstalment, WireError> {
    let mut told = OpeningInstalment::new(node.due().date()?);
    told.late_payment_grace_end = node.late_payment_grace_end().read(|day| day.date())?;
    told.is_accelerated = node.accelerated().value().unwrap_or(false);
    told.is_passed = node.passed().value().unwrap_or(false);
    told.waits = node.waits().value().unwrap_or(false);
    told.owed = node.owed().parts().map(|part| unpaid(part, currency)).collect::<Result<_, WireError>>()?;
    if let Some(accrued) = node.accrued().given() {
        told.accrued_penalty = figure(accrued.penalty_interest(), currency)?;
        told.accrued_compound = figure(accrued.compound_interest(), currency)?;
    }
    if let Some(since) = node.since_due().given() {
        told.since_due_penalty = Some(parts(since.penalty_interest(), ACCRUAL_UNIT)?);
        told.since_due_compound = Some(parts(since.compound_interest(), ACCRUAL_UNIT)?);
    }
    told.late_fee_base = node.late_fee_base().read(|base| base.not_negative(currency))?;
    Ok(told)
}

fn met(node: Of<'_, OpeningMetShape>, currency: Currency) -> Result<OpeningMet, WireError> {
    let component = node.component().word(Component::from_name, COMPONENT_NAMES)?;
    let met = node.amount().money(currency)?.positive().map_err(|error| node.amount().refused(error))?;
    Ok(OpeningMet::new(component, met))
}

fn unpaid(node: Of<'_, OpeningAmountShape>, currency: Currency) -> Result<OpeningAmount, WireError> {
    let component = node.component().word(Component::from_name, COMPONENT_NAMES)?;
    let amount = node.amount().money(currency)?.positive().map_err(|error| node.amount().refused(error))?;
    let mut told = OpeningAmount::new(component, amount);
    told.posted = node.posted().read(|day| day.date())?;
    told.moment = node.moment().value();
    Ok(told)
}

fn frozen(list: Of<'_, Vec<String>>) -> Result<Components, WireError> {
    const FROZEN: Components = Components::one(Component::Interest)
        .or(Components::one(Component::PenaltyInterest))
        .or(Components::one(Component::CompoundInterest))
        .or(Components::one(Component::LateFee));
    let frozen = all_components(list)?;
    match frozen.without(FROZEN).iter().next() {
        Some(component) => {
            let fault = ReplayFault::from(OpeningError::WrongComponent { component });
            Err(list.refused(ReplayError::from(fault)))
        }
        None => Ok(frozen),
    }
}

/// A contradiction of an opening, at the key that brought it.
fn contradiction(node: Of<'_, LoanOpeningShape>, fault: ReplayFault) -> WireError {
    let path = match fault {
        ReplayFault::Opening(error) => match error {
            OpeningError::BeforeAccount { .. } => node.node().path_of("day"),
            OpeningError::PrincipalAboveTerms { .. } => node.node().path_of("principal"),
            OpeningError::PeriodsLeft { .. } => node.node().path_of("periodsLeft"),
            OpeningError::NextDueNotAfter { .. } => node.node().path_of("nextDue"),
            OpeningError::CreditWithDebt { .. } => node.credit().path(),
            OpeningError::Twice { .. }
            | OpeningError::GraceBeforeDue { .. }
            | OpeningError::NotAscending
            | OpeningError::DateAfter { .. } => node.instalments().path(),
            OpeningError::WrongComponent { .. } => node.owed().path(),
            _ => node.path(),
        },
        _ => node.path(),
    };
    WireError::of(path, ReplayError::from(fault).into())
}
