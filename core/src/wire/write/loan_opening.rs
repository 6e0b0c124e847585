//! The opening of a loan that a report writes.

// Semantics: [open-8].

use alloc::string::String;
use alloc::vec::Vec;

use super::opening::OpeningJudgmentReport;
use super::values::Minor;
use crate::ACCRUAL_UNIT;
use crate::balance::{LoanFigure, LoanOpening, OpeningAmount, OpeningInstalment, OpeningMet};
use crate::component::Component;
use crate::json::report;
use crate::money::Currency;
use crate::rate::{Rate, RatePeriod};
use crate::wire::exact::{self, Exact};

report! {
    /// Where the loan stands at the end of `asOf`, as `account.opening` of a case takes it: it goes on to the same cents.
    pub(super) struct LoanOpeningReport(opening: &LoanOpening)
    let currency = opening.currency;
    {
        /// The day at the end of which it stands.
        day: String = opening.day,
        /// Whether the loan is paid out.
        disbursed: bool = opening.is_disbursed,
        /// Principal that has not fallen due.
        principal: String = Minor(opening.principal, currency),
        /// Periods left, the running one included.
        periods_left: u32 = opening.periods_left,
        /// When the running period ends.
        next_due: String = opening.next_due,
        /// The level payment, or an equal part of principal.
        payment?: Option<String> = opening.payment.map(|minor| Minor(minor, currency)),
        /// The principal that falls due at the end of the running period.
        due_principal?: Option<String> = opening.due_principal.map(|minor| Minor(minor, currency)),
        /// From when the running period bears interest.
        period_start?: Option<String> = opening.period_start,
        /// The day of the month that instalments fall due on, where it was moved.
        pay_day?: Option<u32> = opening.pay_day.map(|day| u32::from(day.get())),
        /// The contract rate, where an event changed that of the terms.
        rate?: Option<RateReport> = opening.rate,
        /// The rate of the running period, where the contract rate waits for the next.
        period_rate?: Option<RateReport> = opening.period_rate,
        /// A payment that the contract gives, where an event changed that of the terms; 0.00 where it gives none any more.
        given_payment?: Option<String> = opening.given_payment.map(|minor| Minor(minor, currency)),
        /// Periods left with nothing due, the running one included.
        deferred_periods?: Option<u32> = opening.deferred.filter(|left| *left > 0),
        /// Periods of interest alone left after those.
        interest_only_periods?: Option<u32> = opening.interest_only.filter(|left| *left > 0),
        /// What of the principal stays to the last payment.
        residual?: Option<String> = opening.residual.filter(|minor| *minor > 0).map(|minor| Minor(minor, currency)),
        /// What was paid out in all.
        drawn?: Option<String> = opening.drawn.map(|minor| Minor(minor, currency)),
        /// Principal that came back from payments charged back and falls due with the running period.
        returned_principal?: Option<String> = (opening.returned > 0).then_some(Minor(opening.returned, currency)),
        /// Whether the payment is solved anew for the next period.
        solve_next: bool = opening.solves_next,
        /// Whether the running period is unlike those that the payment was solved for.
        odd_period?: Option<bool> = opening.is_odd,
        /// What charges may still come to, where they have a cap.
        charges_left?: Option<String> = opening.charges_left.map(|minor| Minor(minor, currency)),
        /// What money met, newest last: what a `chargeback` of before takes back.
        met?: Option<Vec<OpeningMetReport>> = opening.met.as_ref().map(|met| met.iter().map(|met| (met, currency))),
        /// Accrued through the day and not posted.
        accrued: LoanAccruedReport = opening,
        /// Whether accrual stood still or changed its rate inside the running period.
        disturbed: bool = opening.is_disturbed,
        /// What fell due and is unpaid, or is in its late-payment grace, oldest first.
        instalments: Vec<OpeningInstalmentReport> = opening.instalments.iter().map(|told| (told, currency)),
        /// Interest of the running period that an early repayment posted and left unpaid.
        early_interest?: Option<OpeningAmountReport> = opening.early_interest.as_ref().map(|told| (told, currency)),
        /// What is posted and belongs to no instalment.
        owed: Vec<OpeningAmountReport> = opening.owed.iter().map(|told| (told, currency)),
        /// What does not accrue.
        frozen: Vec<&'static str> = opening.frozen.iter().map(Component::name),
        /// Paid in advance.
        credit: String = Minor(opening.credit, currency),
        /// A judgment on the loan.
        judgment?: Option<OpeningJudgmentReport> = opening.judgment.as_ref().map(|judgment| (judgment, currency)),
    }

    /// A rate: one of the three.
    struct RateReport(rate: Rate)
    let of = |period| (rate.period() == period).then(|| rate.fraction());
    {
        /// Decimal fraction a day.
        daily?: Option<String> = of(RatePeriod::Daily),
        /// Decimal fraction a month.
        monthly?: Option<String> = of(RatePeriod::Monthly),
        /// Decimal fraction a year.
        annual?: Option<String> = of(RatePeriod::Annual),
    }

    /// Exact amounts `a/b`.
    struct LoanAccruedReport(opening: &LoanOpening)
    let currency = opening.currency;
    {
        /// By principal not yet due.
        interest?: Option<String> = figure(opening.accrued_interest, currency),
        /// What of it was earned in earlier periods.
        carried?: Option<String> = figure(Some(LoanFigure::Exact(opening.carried_interest)).filter(|_| opening.carried_interest != 0), currency),
        /// What weeks of earlier periods left of a unit of accrual, in thirteenths.
        thirteenths?: Option<u32> = Some(opening.thirteenths).filter(|left| *left > 0),
        /// What rounding left of the interest posted last, where that is carried.
        fraction?: Option<String> = (opening.fraction != 0).then_some(Exact { parts: opening.fraction, scale: exact::scale(currency, ACCRUAL_UNIT) }),
        /// Where interest accrues on all principal outstanding, by shares of a whole period: what is beside `interest`.
        shares?: Option<LoanSharesReport> = opening.shares.filter(|shares| *shares != (0, 0)).map(|shares| (shares, currency)),
        /// Where the penalty is on all principal outstanding: what one unit would have earned since it last stopped.
        since_penalty_stopped?: Option<String> = opening.since_penalty_stopped.map(|parts| Exact { parts, scale: ACCRUAL_UNIT }),
        /// By overdue amounts together.
        penalty_interest?: Option<String> = figure(opening.accrued_penalty, currency),
        /// By overdue interest together.
        compound_interest?: Option<String> = figure(opening.accrued_compound, currency),
    }

    struct LoanSharesReport(shares: (i128, i128), currency: Currency) {
        /// Balance x days so far.
        balance_days: String = Exact { parts: shares.0, scale: exact::scale(currency, 1) },
        /// What the same days earn by the day count.
        by_count: String = Exact { parts: shares.1, scale: exact::scale(currency, ACCRUAL_UNIT) },
    }

    struct OpeningMetReport(met: &OpeningMet, currency: Currency) {
        /// What it met.
        component: &'static str = met.component.name(),
        /// How much of it.
        amount: String = Minor(met.minor, currency),
    }

    struct OpeningInstalmentReport(told: &OpeningInstalment, currency: Currency)
    let base = told.late_fee_base;
    {
        /// The day it fell due.
        due: String = told.due,
        /// Last day of late-payment grace.
        late_payment_grace_end?: Option<String> = told.late_payment_grace_end,
        /// Accelerated, not scheduled.
        accelerated: bool = told.is_accelerated,
        /// Short by no more than the terms let pass: what is unpaid of it is due with a later one.
        passed?: Option<bool> = told.is_passed.then_some(true),
        /// The later one is still to fall due: `due` is when.
        waits?: Option<bool> = told.waits.then_some(true),
        /// What is unpaid of it.
        owed: Vec<OpeningAmountReport> = told.owed.iter().map(|amount| (amount, currency)),
        /// What its overdue amounts have earned, where instalments are paid one after another.
        accrued?: Option<OverdueAccruedReport> = told.accrued_penalty.map(|_| (told, currency)),
        /// In its grace: what one unit of it would have earned since it can, as fractions `a/b`.
        since_due?: Option<SinceDueReport> = told.since_due_penalty.zip(told.since_due_compound),
        /// What was unpaid of it at the end of its grace, where the late fee on that is owed the next day.
        late_fee_base?: Option<String> = (base > 0).then_some(Minor(base, currency)),
    }

    struct OpeningAmountReport(told: &OpeningAmount, currency: Currency) {
        /// What it is.
        component: &'static str = told.component.name(),
        /// What is unpaid of it.
        amount: String = Minor(told.unpaid, currency),
        /// The day it was posted.
        posted?: Option<String> = told.posted,
        /// Its place in the order of posting: what was posted together shares a number.
        moment?: Option<u32> = told.moment,
    }

    struct OverdueAccruedReport(told: &OpeningInstalment, currency: Currency) {
        /// Penalty interest.
        penalty_interest?: Option<String> = figure(told.accrued_penalty, currency),
        /// Compound interest.
        compound_interest?: Option<String> = figure(told.accrued_compound, currency),
    }

    struct SinceDueReport(penalty: i128, compound: i128) {
        /// Penalty interest.
        penalty_interest: String = Exact { parts: penalty, scale: ACCRUAL_UNIT },
        /// Compound interest.
        compound_interest: String = Exact { parts: compound, scale: ACCRUAL_UNIT },
    }
}

fn figure(told: Option<LoanFigure>, currency: Currency) -> Option<Exact> {
    let exact = told.and_then(LoanFigure::exact)?;
    Some(Exact { parts: exact, scale: exact::scale(currency, ACCRUAL_UNIT) })
}
