//! The opening of a loan that a report writes.

// Semantics: [open-8].

use alloc::string::String;
use alloc::vec::Vec;

use super::opening::OpeningJudgmentReport;
use super::values::Minor;
use crate::ACCRUAL_UNIT;
use crate::balance::{LoanFigure, LoanOpening, OpeningAmount, OpeningInstalment};
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
        /// By overdue amounts together.
        penalty_interest?: Option<String> = figure(opening.accrued_penalty, currency),
        /// By overdue interest together.
        compound_interest?: Option<String> = figure(opening.accrued_compound, currency),
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
