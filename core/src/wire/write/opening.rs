//! The opening that a report writes: what `account.opening` of a case reads.

// Semantics: [open-5].

use alloc::string::String;
use alloc::vec::Vec;

use crate::accrual::Accrued;
use crate::balance::{
    AccruedFigure, CardOpening, OpeningDemand, OpeningDispute, OpeningJudgment, OpeningLateFee, OpeningPlan,
    OpeningPosting, OpeningStatement,
};
use crate::calendar::{Date, DueRule};
use crate::case::Case;
use crate::component::Component;
use crate::json::report;
use crate::ledger::{EventId, PlanCharge};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};
use crate::wire::exact::{self, Exact};

report! {
    /// Where the account stands at the end of `asOf`, as `account.opening` of a case takes it: it goes on to the same cents.
    pub(super) struct OpeningReportShape(opening: &CardOpening, case: &Case)
    let currency = opening.currency;
    {
        /// The day at the end of which it stands.
        day: String = opening.day,
        /// The last statement.
        statement?: Option<OpeningStatementReport> = opening.statement.as_ref(),
        /// The statement before it, where its late-payment grace is not over.
        before?: Option<OpeningStatementReport> = opening.before.as_ref(),
        /// What is posted and unpaid, oldest first.
        owed: Vec<OpeningPostingReport> = opening.owed.iter().flatten().map(|posting| (posting, case)),
        /// Demands of statements not met, oldest first.
        demands: Vec<OpeningDemandReport> = opening.demands.iter().flatten(),
        /// Minimum payments missed in a row.
        missed_payments: u32 = opening.missed_payments.unwrap_or(0),
        /// Which of the statements decided so far were missed, counted back: 1 is the last one decided.
        missed_cycles: Vec<u32> = (1_u32..=64).filter(move |back| missed(opening, *back)),
        /// Whether new purchases bear interest from posting.
        revolving: bool = opening.is_revolving == Some(true),
        /// Paid in advance.
        credit: String = opening.credit,
        /// The day of the next statement, where it is not the first statement day after the last one.
        next_statement?: Option<String> = opening.next_statement,
        /// The statement day, where an event changed that of the terms.
        statement_day?: Option<u32> = opening.statement_day.map(|day| u32::from(day.get())),
        /// How due dates follow from statements, where an event changed that of the terms.
        due_rule?: Option<DueRuleReport> = opening.due_rule,
        /// The credit limit, where an event changed that of the terms.
        credit_limit?: Option<OpeningLimitReport> = opening.credit_limit,
        /// Whether it is written off.
        written_off: bool = opening.is_written_off,
        /// What does not accrue.
        frozen: Vec<&'static str> = opening.frozen.iter().map(Component::name),
        /// The daily rate of purchases, where an event changed that of the terms.
        purchase_rate?: Option<OpeningRateReport> = opening.purchase_rate,
        /// The daily rate of cash advances, where an event changed that of the terms.
        cash_rate?: Option<OpeningRateReport> = opening.cash_rate,
        /// Where interest compounds by the day: the rates of purchases of late, oldest first.
        recent_rates?: Option<Vec<RecentRateReport>> = (!opening.recent_rates.is_empty()).then(|| opening.recent_rates.iter().copied()),
        /// Accrued through the day and not posted.
        accrued: OpeningAccruedReport = opening,
        /// A late fee that is owed the next day.
        late_fee?: Option<OpeningLateFeeReport> = opening.late_fee,
        /// Instalment plans with parts left to bill, oldest first.
        plans: Vec<OpeningPlanReport> = opening.plans.iter().map(|plan| (plan, case)),
        /// Disputed amounts of purchases, which are not among what is owed.
        disputes: Vec<OpeningDisputeReport> = opening.disputes.iter().map(|dispute| (dispute, case)),
        /// A judgment on the account.
        judgment?: Option<OpeningJudgmentReport> = opening.judgment.as_ref().map(|judgment| (judgment, currency)),
    }

    pub(super) struct OpeningJudgmentReport(judgment: &OpeningJudgment, currency: Currency) {
        /// What it awards, general interest left out.
        components: Vec<&'static str> = judgment.components.iter().map(Component::name),
        /// Whether interest of the contract goes on beside it.
        interest_continues: bool = judgment.ends.is_empty(),
        /// What is unpaid of it.
        amount: String = judgment.unpaid,
        /// The first day not yet counted.
        from: String = judgment.from,
        /// What has a lower place in the order of posting is judged.
        moment?: Option<u32> = judgment.moment,
        /// Earned and not yet posted: an exact amount.
        accrued?: Option<String> = above_zero(judgment.accrued, currency),
    }

    struct OpeningStatementReport(statement: &OpeningStatement)
    let currency = statement.balance.currency();
    {
        /// The statement's date.
        date: String = statement.date,
        /// What it asked for in all.
        balance: String = statement.balance,
        /// The minimum payment printed on it.
        minimum: String = statement.minimum,
        /// The last day to pay.
        due?: Option<String> = statement.due,
        /// Last day of late-payment grace.
        late_payment_grace_end?: Option<String> = statement.late_payment_grace_end,
        /// Paid since, and what counts like a payment.
        paid?: Option<String> = statement.paid,
        /// Once its grace is over: whether it counted as paid in full.
        paid_in_full?: Option<bool> = statement.was_paid_in_full,
        /// What repaid parts of its purchases would have earned, were its interest-free period lost.
        repaid?: Option<String> = above_zero(statement.repaid, currency),
        /// What one unit has earned since the first day that the statement did not accrue, where nothing before that is charged back.
        since_statement?: Option<String> = statement.since_statement.map(per_unit),
    }

    struct DueRuleReport(rule: DueRule)
    let (name, days, day) = match rule {
        DueRule::DaysAfterStatement(days) => ("daysAfterStatement", Some(u32::from(days)), None),
        DueRule::DayOfMonth(day) => ("dayOfMonth", None, Some(u32::from(day.get()))),
    };
    {
        /// How the due date follows from the statement day.
        rule: &'static str = name,
        /// How many days after the statement; with `daysAfterStatement`.
        days?: Option<u32> = days,
        /// The day of the month, 1 to 31; with `dayOfMonth`.
        day?: Option<u32> = day,
    }

    struct OpeningLimitReport(limit: (Date, Money)) {
        /// The day of the event.
        from: String = limit.0,
        /// The limit.
        amount: String = limit.1,
    }

    struct OpeningDisputeReport(dispute: &OpeningDispute, case: &Case)
    let purchase = &dispute.purchase;
    {
        /// A name that the end of the dispute can refer to.
        id?: Option<String> = dispute.source.and_then(|source| name(case, source)),
        /// What is disputed.
        amount: String = purchase.unpaid,
        /// Which statement billed the purchase; unbilled where absent.
        billed?: Option<&'static str> = purchase.billed.map(crate::balance::BilledBy::key),
        /// The first day that it accrues.
        posted?: Option<String> = purchase.posted,
        /// The place of the purchase in the order of posting.
        moment?: Option<u32> = purchase.moment,
        /// Whether it bears interest.
        bears?: Option<bool> = purchase.bears,
        /// What one unit of it has earned since its posting.
        since_posting?: Option<String> = purchase.since_posting.map(per_unit),
    }

    struct OpeningPostingReport(posting: &OpeningPosting, case: &Case) {
        /// A name that a refund can refer to, of a purchase.
        id?: Option<String> = posting.source.and_then(|source| name(case, source)),
        /// What it is.
        component: &'static str = posting.component.name(),
        /// What is unpaid of it.
        amount: String = posting.unpaid,
        /// Which statement billed it; unbilled where absent.
        billed?: Option<&'static str> = posting.billed.map(crate::balance::BilledBy::key),
        /// The first day that it accrues.
        posted?: Option<String> = posting.posted,
        /// Whether it was posted the day before, as the rest of a settled plan is.
        accrues_next_day?: Option<bool> = posting.accrues_next_day.then_some(true),
        /// Its place in the order of posting: what was posted together shares a number.
        moment?: Option<u32> = posting.moment,
        /// Whether it bears interest.
        bears?: Option<bool> = posting.bears,
        /// What one unit of it has earned since its posting.
        since_posting?: Option<String> = posting.since_posting.map(per_unit),
    }

    struct OpeningDemandReport(demand: &OpeningDemand) {
        /// The due date of the statement that demanded it.
        due: String = demand.due,
        /// Last day of late-payment grace.
        late_payment_grace_end?: Option<String> = demand.late_payment_grace_end,
        /// What is unpaid of it.
        amount: String = demand.unpaid,
        /// What has this place in the order of posting, or a later one, was not billed by it.
        until?: Option<u32> = demand.until,
        /// What share of purchases it asked for.
        purchase_share?: Option<String> = demand.purchase_share,
        /// How much of them it asked for in full because it was above the credit limit.
        over_limit?: Option<String> = Some(demand.over_limit).filter(|limit| limit.minor() > 0),
    }

    struct RecentRateReport(from: Date, rate: Rate) {
        /// In force from this day.
        from: String = from,
        /// Decimal fraction a day.
        daily: String = rate.fraction(),
    }

    struct OpeningRateReport(rate: Rate) {
        /// Decimal fraction a day.
        daily: String = rate.fraction(),
    }

    /// Exact amounts `a/b`.
    struct OpeningAccruedReport(opening: &CardOpening)
    let currency = opening.currency;
    {
        /// Earned by purchases and billed instalment parts.
        purchase?: Option<String> = figure(opening.accrued_purchase, currency),
        /// Earned by cash advances.
        cash?: Option<String> = figure(opening.accrued_cash, currency),
        /// Earned by billed unpaid interest.
        compound_interest?: Option<String> = figure(opening.accrued_compound, currency),
        /// What repaid parts of unbilled purchases would have earned, should unbilled purchases come to bear.
        repaid_unbilled?: Option<String> = above_zero(opening.repaid_unbilled, currency),
    }

    struct OpeningLateFeeReport(fee: OpeningLateFee) {
        /// What was missing of the minimum payment.
        shortfall: String = fee.shortfall,
        /// The statement balance that asked for it.
        balance?: Option<String> = fee.balance,
        /// Principal posted and unpaid.
        principal: String = fee.principal,
    }

    struct OpeningPlanReport(plan: &OpeningPlan, case: &Case)
    let (monthly, annual) = match plan.charge {
        PlanCharge::Free => (None, None),
        PlanCharge::MonthlyFee(rate) => (Some(rate), None),
        PlanCharge::LevelPayment(rate) => (None, Some(rate)),
    };
    {
        /// A name that a settlement can refer to.
        id?: Option<String> = plan.source.and_then(|source| name(case, source)),
        /// What was converted.
        amount: String = plan.amount,
        /// Number of parts.
        periods: u32 = plan.periods,
        /// How many of them are billed.
        billed: u32 = plan.billed,
        /// Fee of each part, a share of the converted amount.
        monthly_fee_rate?: Option<String> = monthly.map(Rate::fraction),
        /// Interest of a level-payment plan.
        annual_rate?: Option<String> = annual.map(Rate::fraction),
    }
}

fn missed(opening: &CardOpening, back: u32) -> bool {
    let place = back.saturating_sub(1);
    opening.missed_cycles.unwrap_or(0).checked_shr(place).unwrap_or(0) & 1 == 1
}

fn per_unit(since: Accrued) -> Exact {
    Exact { parts: since.parts(), scale: i128::from(Fraction::SCALE) }
}

fn name(case: &Case, event: EventId) -> Option<&str> {
    case.id_of(event)
}

fn exact_of(amount: Accrued, currency: Currency) -> Exact {
    Exact { parts: amount.parts(), scale: exact::scale(currency, i128::from(Fraction::SCALE)) }
}

fn above_zero(amount: Accrued, currency: Currency) -> Option<Exact> {
    (amount != Accrued::ZERO).then(|| exact_of(amount, currency))
}

fn figure(told: Option<AccruedFigure>, currency: Currency) -> Option<Exact> {
    told.map(|figure| exact_of(figure.accrued(), currency))
}
