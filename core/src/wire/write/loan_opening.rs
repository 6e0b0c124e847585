//! The opening of a loan that a report writes.

// Semantics: [open-8].

use alloc::string::String;
use alloc::vec::Vec;

use super::opening::OpeningJudgmentReport;
use crate::ACCRUAL_UNIT;
use crate::balance::{LoanFigure, LoanOpening, OpeningAmount, OpeningInstalment, OpeningMet, OpeningShares};
use crate::component::Component;
use crate::json::report;
use crate::money::Currency;
use crate::rate::{Rate, RatePeriod};
use crate::schedule::LoanAccrued;
use crate::wire::exact::{self, Exact};

report! {
    /// Where the loan stands at the end of `asOf`, as `account.opening` of a case takes it: it goes on to the same cents.
    pub(super) struct LoanOpeningReport(opening: &LoanOpening)
    let currency = opening.currency();
    {
        /// The day at the end of which it stands.
        day: String = opening.day,
        /// Whether the loan is paid out.
        disbursed: bool = opening.is_disbursed,
        /// Principal that has not fallen due.
        principal: String = opening.principal,
        /// Periods left, the running one included.
        periods_left: u32 = opening.periods_left,
        /// When the running period ends.
        next_due: String = opening.next_due,
        /// The level payment, or an equal part of principal.
        payment?: Option<String> = opening.payment,
        /// The principal that falls due at the end of the running period.
        due_principal?: Option<String> = opening.due_principal,
        /// From when the running period bears interest.
        period_start?: Option<String> = opening.period_start,
        /// The day of the month that instalments fall due on, where it was moved.
        pay_day?: Option<u32> = opening.pay_day.map(|day| u32::from(day.get())),
        /// The contract rate, where an event changed that of the terms.
        rate?: Option<RateReport> = opening.rate,
        /// The rate of the running period, where the contract rate waits for the next.
        period_rate?: Option<RateReport> = opening.period_rate,
        /// A payment that the contract gives, where an event changed that of the terms; 0.00 where it gives none any more.
        given_payment?: Option<String> = opening.given_payment,
        /// Periods left with nothing due, the running one included.
        deferred_periods?: Option<u32> = opening.deferred.filter(|left| *left > 0),
        /// Periods of interest alone left after those.
        interest_only_periods?: Option<u32> = opening.interest_only.filter(|left| *left > 0),
        /// What of the principal stays to the last payment.
        residual?: Option<String> = opening.residual.filter(|residual| residual.minor() > 0),
        /// What was paid out in all.
        drawn?: Option<String> = opening.drawn,
        /// Principal that came back from payments charged back and falls due with the running period.
        returned_principal?: Option<String> = (opening.returned.minor() > 0).then_some(opening.returned),
        /// Whether the payment is solved anew for the next period.
        solve_next: bool = opening.solves_next,
        /// Whether the running period is unlike those that the payment was solved for.
        odd_period?: Option<bool> = opening.is_odd,
        /// What charges may still come to, where they have a cap.
        charges_left?: Option<String> = opening.charges_left,
        /// What money met, newest last: what a `chargeback` of before takes back.
        met?: Option<Vec<OpeningMetReport>> = opening.met.as_ref().map(|met| met.iter()),
        /// Accrued through the day and not posted.
        accrued: LoanAccruedReport = opening,
        /// Whether accrual stood still or changed its rate inside the running period.
        disturbed: bool = opening.is_disturbed,
        /// What fell due and is unpaid, or is in its late-payment grace, oldest first.
        instalments: Vec<OpeningInstalmentReport> = opening.instalments.iter().map(|told| (told, currency)),
        /// Interest that a payment before its due date, or after the last one, posted and left unpaid; interest and a flat fee charged back that fall due with the next instalment.
        early_interest: Vec<OpeningAmountReport> = opening.early_interest.iter(),
        /// What is posted and belongs to no instalment.
        owed: Vec<OpeningAmountReport> = opening.owed.iter(),
        /// What does not accrue.
        frozen: Vec<&'static str> = opening.frozen.iter().map(Component::name),
        /// Paid in advance.
        credit: String = opening.credit,
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
    let currency = opening.currency();
    {
        /// Earned by principal not yet due.
        interest?: Option<String> = figure(opening.accrued_interest, currency),
        /// What of it was earned in earlier periods.
        carried?: Option<String> = figure(Some(opening.carried_interest).filter(|carried| *carried != LoanAccrued::ZERO).map(LoanFigure::Exact), currency),
        /// What weeks of earlier periods left of a unit of accrual, in thirteenths.
        thirteenths?: Option<u32> = Some(opening.thirteenths).filter(|left| *left > 0),
        /// What rounding left of the interest posted last, where that is carried.
        fraction?: Option<String> = (opening.fraction != LoanAccrued::ZERO).then(|| amount(opening.fraction, currency)),
        /// Where interest accrues on all principal outstanding, by shares of a whole period: what is beside `interest`.
        shares?: Option<LoanSharesReport> = opening.shares.filter(|shares| *shares != OpeningShares::default()).map(|shares| (shares, currency)),
        /// Where the penalty is on all principal outstanding: what one unit would have earned since it last stopped.
        since_penalty_stopped?: Option<String> = opening.since_penalty_stopped.map(per_unit),
        /// Penalty interest that overdue amounts have earned together.
        penalty_interest?: Option<String> = figure(opening.accrued_penalty, currency),
        /// Compound interest that overdue interest has earned together.
        compound_interest?: Option<String> = figure(opening.accrued_compound, currency),
    }

    struct LoanSharesReport(shares: OpeningShares, currency: Currency) {
        /// Balance x days so far.
        balance_days: String = Exact { parts: shares.balance_days.minor_days(), scale: exact::scale(currency, 1) },
        /// What the same days earn by the day count.
        by_count: String = amount(shares.by_count, currency),
        /// By how much the day count would be more than the shares of days before a new rate.
        instead?: Option<String> = (shares.instead != LoanAccrued::ZERO).then(|| amount(shares.instead, currency)),
        /// The period was moved: all its days go by the day count.
        moved?: Option<bool> = shares.is_moved.then_some(true),
    }

    struct OpeningMetReport(met: &OpeningMet) {
        /// What it met.
        component: &'static str = met.component.name(),
        /// How much of it.
        amount: String = met.amount,
    }

    struct OpeningInstalmentReport(told: &OpeningInstalment, currency: Currency) {
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
        owed: Vec<OpeningAmountReport> = told.owed.iter(),
        /// What its overdue amounts have earned, where instalments are paid one after another.
        accrued?: Option<OverdueAccruedReport> = told.accrued_penalty.map(|_| (told, currency)),
        /// In its grace: what one unit of it would have earned since it can, as fractions `a/b`.
        since_due?: Option<SinceDueReport> = told.since_due_penalty.zip(told.since_due_compound),
        /// What was unpaid of it at the end of its grace, where the late fee on that is owed the next day.
        late_fee_base?: Option<String> = told.late_fee_base,
    }

    struct OpeningAmountReport(told: &OpeningAmount) {
        /// What it is.
        component: &'static str = told.component.name(),
        /// What is unpaid of it.
        amount: String = told.unpaid,
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

    struct SinceDueReport(penalty: LoanAccrued, compound: LoanAccrued) {
        /// Penalty interest.
        penalty_interest: String = per_unit(penalty),
        /// Compound interest.
        compound_interest: String = per_unit(compound),
    }
}

fn figure(told: Option<LoanFigure>, currency: Currency) -> Option<Exact> {
    told.map(|figure| amount(figure.exact(), currency))
}

fn amount(exact: LoanAccrued, currency: Currency) -> Exact {
    Exact { parts: exact.parts(), scale: exact::scale(currency, ACCRUAL_UNIT) }
}

/// What one unit has earned.
fn per_unit(since: LoanAccrued) -> Exact {
    Exact { parts: since.parts(), scale: ACCRUAL_UNIT }
}
