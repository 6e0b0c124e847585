//! The opening of a case document: where its account stood at the end of a day.

// Semantics: [open-1] [open-3] [open-5].

use alloc::string::String;
use alloc::vec::Vec;

use super::card::{DueShape, due_rule};
use super::event::{DailyRateShape, daily_rate};
use super::shared::{COMPONENT_NAMES, all_components, rate_of};
use crate::accrual::Accrued;
use crate::balance::{
    AccruedFigure, BilledBy, CardOpening, OpeningDemand, OpeningDispute, OpeningError, OpeningJudgment, OpeningLateFee,
    OpeningPlan, OpeningPosting, OpeningStatement, ReplayError, ReplayFault,
};
use crate::calendar::Date;
use crate::case::OpeningIds;
use crate::component::{Component, Components};
use crate::json::{Maybe, Of, shapes};
use crate::ledger::PlanCharge;
use crate::money::{Currency, Money};
use crate::rate::{Fraction, RatePeriod};
use crate::terms::CardTerms;
use crate::wire::exact::{self, Told};
use crate::wire::{WireError, WireFault};
use crate::words::Word;

shapes! {
    /// Where the card stood at the end of a day: everything before is summed up, every event comes after. From a bill: `statement` alone.
    pub(super) struct CardOpeningShape {
        /// The day at the end of which it stands; the statement's date where absent.
        day: Option<String>,
        /// The last statement.
        statement: Option<OpeningStatementShape>,
        /// The statement before it, where its late-payment grace is not over.
        before: Option<OpeningStatementShape>,
        /// What is posted and unpaid, oldest first; what the statement leaves, as one purchase, where absent.
        owed: Option<Vec<OpeningPostingShape>>,
        /// Demands of statements not met, oldest first; the rest of the last minimum payment where absent.
        demands: Option<Vec<OpeningDemandShape>>,
        /// Minimum payments missed in a row.
        missed_payments: Option<u32>,
        /// Which of the statements decided so far were missed, counted back: 1 is the last one decided, 64 the oldest that counts; those in a row where absent.
        missed_cycles: Option<Vec<u32>>,
        /// Whether new purchases bear interest from posting: the last statement decided was not paid in full.
        revolving: Option<bool>,
        /// Paid in advance.
        credit: Option<String>,
        /// The day of the next statement; the first statement day after the last statement where absent.
        next_statement: Option<String>,
        /// The statement day, 1 to 31, where an event changed that of the terms.
        statement_day: Option<u8>,
        /// How due dates follow from statements, where an event changed that of the terms.
        due_rule: Option<DueShape>,
        /// The credit limit, where an event changed that of the terms.
        credit_limit: Option<OpeningLimitShape>,
        /// Whether it is written off.
        written_off: Option<bool>,
        /// What does not accrue.
        frozen: Option<Vec<String>>,
        /// The daily rate of purchases, where an event changed that of the terms.
        purchase_rate: Option<DailyRateShape>,
        /// The daily rate of cash advances, where an event changed that of the terms.
        cash_rate: Option<DailyRateShape>,
        /// Where interest compounds by the day: the rates of purchases of late, oldest first; those of the terms where absent.
        recent_rates: Option<Vec<RecentRateShape>>,
        /// Accrued through the day and not posted.
        accrued: Option<OpeningAccruedShape>,
        /// A late fee that is owed the next day.
        late_fee: Option<OpeningLateFeeShape>,
        /// Instalment plans with parts left to bill, oldest first.
        plans: Option<Vec<OpeningPlanShape>>,
        /// Disputed amounts of purchases, which are not among what is owed.
        disputes: Option<Vec<OpeningDisputeShape>>,
        /// A judgment on the account.
        judgment: Option<OpeningJudgmentShape>,
    }

    /// A judgment while it is performed.
    pub(super) struct OpeningJudgmentShape {
        /// What it awards, general interest left out.
        components: Vec<String>,
        /// Whether interest of the contract goes on beside it; false where absent.
        interest_continues: Option<bool>,
        /// What is unpaid of it.
        amount: String,
        /// The first day not yet counted; at the earliest the day after the last one to perform it.
        from: String,
        /// What has a lower place in the order of posting is judged; all of it where absent.
        moment: Option<u32>,
        /// Earned and not yet posted: an exact amount.
        accrued: Option<String>,
    }

    /// A statement before the account begins here: three figures of a bill, and what became of it.
    struct OpeningStatementShape {
        /// The statement's date.
        date: String,
        /// What it asked for in all.
        balance: String,
        /// The minimum payment printed on it.
        minimum: String,
        /// The last day to pay; by the terms where absent.
        due: Option<String>,
        /// Last day of late-payment grace; by the terms where absent.
        late_payment_grace_end: Option<String>,
        /// Paid since, and what counts like a payment; what the balance has more than is listed as unpaid where absent.
        paid: Option<String>,
        /// Once its grace is over: whether it counted as paid in full.
        paid_in_full: Option<bool>,
        /// What repaid parts of its purchases would have earned, were its interest-free period lost: an exact amount.
        repaid: Option<String>,
        /// What one unit has earned since the first day that the statement did not accrue, where nothing before that is charged back: a fraction `a/b`; by the rates of the terms where absent.
        since_statement: Option<String>,
    }

    /// A rate of purchases that was in force of late.
    struct RecentRateShape {
        /// In force from this day.
        from: String,
        /// Decimal fraction a day.
        daily: String,
    }

    /// The credit limit that an event set.
    struct OpeningLimitShape {
        /// The day of the event.
        from: String,
        /// The limit.
        amount: String,
    }

    /// A disputed amount of a purchase, as it is posted again should the dispute end against the customer.
    struct OpeningDisputeShape {
        /// A name that the end of the dispute can refer to; unique in the case.
        id: Option<String>,
        /// What is disputed.
        amount: String,
        /// Which statement billed the purchase; unbilled where absent.
        billed: Option<BilledBy>,
        /// The first day that it accrues; unknown where absent, and nothing of before the opening is charged back.
        posted: Option<String>,
        /// The place of the purchase in the order of posting.
        moment: Option<u32>,
        /// Whether it bears interest; as the statements tell where absent.
        bears: Option<bool>,
        /// What one unit of it has earned since its posting: a fraction `a/b`; by the rates of the terms where absent.
        since_posting: Option<String>,
    }

    struct OpeningPostingShape {
        /// A name that a refund can refer to, of a purchase; unique in the case.
        id: Option<String>,
        /// What it is.
        component: String,
        /// What is unpaid of it.
        amount: String,
        /// Which statement billed it; unbilled where absent.
        billed: Option<BilledBy>,
        /// The first day that it accrues; unknown where absent, and nothing of before the opening is charged back.
        posted: Option<String>,
        /// Whether it was posted the day before, as the rest of a settled plan is.
        accrues_next_day: Option<bool>,
        /// Its place in the order of posting: what was posted together shares a number; the next one where absent.
        moment: Option<u32>,
        /// Whether it bears interest; as the statements tell where absent.
        bears: Option<bool>,
        /// What one unit of it has earned since its posting: a fraction `a/b`; by the rates of the terms where absent.
        since_posting: Option<String>,
    }

    struct OpeningDemandShape {
        /// The due date of the statement that demanded it.
        due: String,
        /// Last day of late-payment grace; by the terms where absent.
        late_payment_grace_end: Option<String>,
        /// What is unpaid of it.
        amount: String,
        /// What has this place in the order of posting, or a later one, was not billed by it; as the statements tell where absent.
        until: Option<u32>,
        /// What share of purchases it asked for; that of the terms where absent.
        purchase_share: Option<String>,
        /// How much of them it asked for in full because it was above the credit limit.
        over_limit: Option<String>,
    }

    /// Each an amount in whole cents, which is taken as rounded, or an exact amount `a/b`.
    struct OpeningAccruedShape {
        /// Earned by purchases and billed instalment parts.
        purchase: Option<String>,
        /// Earned by cash advances.
        cash: Option<String>,
        /// Earned by billed unpaid interest.
        compound_interest: Option<String>,
        /// What repaid parts of unbilled purchases would have earned, should unbilled purchases come to bear.
        repaid_unbilled: Option<String>,
    }

    struct OpeningLateFeeShape {
        /// What was missing of the minimum payment.
        shortfall: String,
        /// The statement balance that asked for it; that of the last statement where absent.
        balance: Option<String>,
        /// Principal posted and unpaid.
        principal: String,
    }

    struct OpeningPlanShape {
        /// A name that a settlement can refer to; unique in the case.
        id: Option<String>,
        /// What was converted.
        amount: String,
        /// Number of parts, 1 to 600.
        periods: u32,
        /// How many of them are billed.
        billed: u32,
        /// Fee of each part, a share of the converted amount.
        monthly_fee_rate: Option<String>,
        /// Interest of a level-payment plan.
        annual_rate: Option<String>,
    }
}

/// The day at the end of which an opening stands, and the first day that it speaks of.
pub(super) fn days(node: Of<'_, CardOpeningShape>) -> Result<(Date, Date), WireError> {
    let date_of = |statement: Of<'_, OpeningStatementShape>| statement.date().date();
    let (last, before) = (node.statement().read(date_of)?, node.before().read(date_of)?);
    let day = match node.day().read(|day| day.date())?.or(last) {
        Some(day) => day,
        None => return Err(node.day().missing()),
    };
    Ok((day, before.or(last).map_or(day, |first| first.min(day))))
}

/// The opening of a card, checked against its terms, and the names it gives.
pub(super) fn card_opening(
    node: Of<'_, CardOpeningShape>,
    terms: &CardTerms,
) -> Result<(CardOpening, OpeningIds), WireError> {
    let currency = terms.currency();
    let mut opening = CardOpening::new(days(node)?.0, currency);
    opening.statement = node.statement().read(|given| statement(given, currency))?;
    opening.before = node.before().read(|given| statement(given, currency))?;
    opening.owed = node.owed().read(|list| list.parts().map(|part| posting(part, currency)).collect())?;
    opening.demands = node.demands().read(|list| list.parts().map(|part| demand(part, currency)).collect())?;
    opening.missed_payments = node.missed_payments().value();
    opening.missed_cycles = node.missed_cycles().read(missed_cycles)?;
    opening.next_statement = node.next_statement().read(|day| day.date())?;
    opening.statement_day = node.statement_day().read(|day| day.month_day())?;
    opening.due_rule = node.due_rule().read(due_rule)?;
    opening.credit_limit = node.credit_limit().read(|limit| {
        let amount = limit.amount().not_negative(currency)?;
        Ok::<_, WireError>((limit.from().date()?, amount))
    })?;
    opening.is_revolving = node.revolving().value();
    opening.credit = amount(node.credit(), currency)?;
    opening.is_written_off = node.written_off().value().unwrap_or(false);
    opening.frozen = node.frozen().read(frozen)?.unwrap_or(Components::NONE);
    opening.purchase_rate = node.purchase_rate().read(daily_rate)?;
    opening.cash_rate = node.cash_rate().read(daily_rate)?;
    let recent =
        node.recent_rates().parts().map(|row| Ok((row.from().date()?, rate_of(row.daily(), RatePeriod::Daily)?)));
    opening.recent_rates = recent.collect::<Result<_, WireError>>()?;
    if let Some(accrued) = node.accrued().given() {
        opening.accrued_purchase = figure(accrued.purchase(), currency)?;
        opening.accrued_cash = figure(accrued.cash(), currency)?;
        opening.accrued_compound = figure(accrued.compound_interest(), currency)?;
        opening.repaid_unbilled = repaid(accrued.repaid_unbilled(), currency)?;
    }
    opening.late_fee = node.late_fee().read(|fee| late_fee(fee, currency))?;
    opening.plans = node.plans().parts().map(|part| plan(part, currency)).collect::<Result<_, WireError>>()?;
    opening.disputes = node.disputes().parts().map(|part| dispute(part, currency)).collect::<Result<_, WireError>>()?;
    opening.judgment = node.judgment().read(|given| judgment(given, currency))?;
    opening.check(terms).map_err(|fault| contradiction(node, fault))?;
    let name = |id: Maybe<'_, String>| id.given().map(|id| id.text().into());
    let mut postings: Vec<Option<String>> = node.owed().parts().map(|part| name(part.id())).collect();
    // What the statement leaves has a place too, where nothing is listed.
    postings.resize(opening.first_dispute(), None);
    postings.extend(node.disputes().parts().map(|part| name(part.id())));
    let ids = OpeningIds { postings, plans: node.plans().parts().map(|part| name(part.id())).collect() };
    Ok((opening, ids))
}

/// An amount, or nothing.
pub(super) fn amount(given: Maybe<'_, String>, currency: Currency) -> Result<Money, WireError> {
    Ok(given.read(|amount| amount.not_negative(currency))?.unwrap_or(Money::zero(currency)))
}

fn statement(node: Of<'_, OpeningStatementShape>, currency: Currency) -> Result<OpeningStatement, WireError> {
    let (balance, minimum) = (node.balance().not_negative(currency)?, node.minimum().not_negative(currency)?);
    let mut told =
        OpeningStatement::new(node.date().date()?, balance, minimum).map_err(|e| node.minimum().refused(e))?;
    told.due = node.due().read(|day| day.date())?;
    told.late_payment_grace_end = node.late_payment_grace_end().read(|day| day.date())?;
    told.paid = node.paid().read(|paid| paid.not_negative(currency))?;
    told.was_paid_in_full = node.paid_in_full().value();
    told.repaid = repaid(node.repaid(), currency)?;
    told.since_statement = node.since_statement().read(per_unit)?;
    Ok(told)
}

fn posting(node: Of<'_, OpeningPostingShape>, currency: Currency) -> Result<OpeningPosting, WireError> {
    let component = node.component().word(Component::from_name, COMPONENT_NAMES)?;
    if let Some(id) = node.id().given().filter(|_| component != Component::Purchase) {
        return Err(id.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("only a purchase has a name that events can refer to", "只有消费才有可供引用的编号"),
        ));
    }
    let amount = node.amount().money(currency)?.positive().map_err(|error| node.amount().refused(error))?;
    let mut told = OpeningPosting::new(component, amount);
    told.billed = node.billed().value();
    told.posted = node.posted().read(|day| day.date())?;
    told.accrues_next_day = node.accrues_next_day().value().unwrap_or(false);
    told.moment = node.moment().value();
    told.bears = node.bears().value();
    told.since_posting = node.since_posting().read(per_unit)?;
    Ok(told)
}

fn dispute(node: Of<'_, OpeningDisputeShape>, currency: Currency) -> Result<OpeningDispute, WireError> {
    let amount = node.amount().money(currency)?.positive().map_err(|error| node.amount().refused(error))?;
    let mut told = OpeningPosting::new(Component::Purchase, amount);
    told.billed = node.billed().value();
    told.posted = node.posted().read(|day| day.date())?;
    told.moment = node.moment().value();
    told.bears = node.bears().value();
    told.since_posting = node.since_posting().read(per_unit)?;
    Ok(OpeningDispute::new(told))
}

/// What a unit has earned, a fraction.
fn per_unit(since: Of<'_, String>) -> Result<Accrued, WireError> {
    let parts = exact::fraction(since.node(), i128::from(Fraction::SCALE))?;
    // As far as a replay can keep it.
    i64::try_from(parts).map(|_| Accrued::from_parts(parts)).map_err(|_| since.given(not_exact()))
}

fn missed_cycles(list: Of<'_, Vec<u32>>) -> Result<u64, WireError> {
    let bit = |back: Of<'_, u32>| {
        let place = back.value().checked_sub(1);
        let bit = place.and_then(|place| 1_u64.checked_shl(place));
        let given = back.value();
        bit.ok_or_else(|| back.given(ReplayError::from(ReplayFault::from(OpeningError::CountedBack { given }))))
    };
    list.parts().try_fold(0, |all, back| Ok(all | bit(back)?))
}

fn not_exact() -> ReplayError {
    ReplayFault::from(OpeningError::NotExact).into()
}

fn demand(node: Of<'_, OpeningDemandShape>, currency: Currency) -> Result<OpeningDemand, WireError> {
    let unpaid = node.amount().money(currency)?.positive().map_err(|error| node.amount().refused(error))?;
    let mut told = OpeningDemand::new(node.due().date()?, unpaid);
    told.late_payment_grace_end = node.late_payment_grace_end().read(|day| day.date())?;
    told.until = node.until().value();
    told.purchase_share = node.purchase_share().read(|share| share.fraction())?;
    told.over_limit = amount(node.over_limit(), currency)?;
    Ok(told)
}

fn late_fee(node: Of<'_, OpeningLateFeeShape>, currency: Currency) -> Result<OpeningLateFee, WireError> {
    let shortfall = node.shortfall().money(currency)?.positive().map_err(|error| node.shortfall().refused(error))?;
    let mut told = OpeningLateFee::new(shortfall, node.principal().not_negative(currency)?);
    told.balance = node.balance().read(|balance| balance.not_negative(currency))?;
    Ok(told)
}

fn plan(node: Of<'_, OpeningPlanShape>, currency: Currency) -> Result<OpeningPlan, WireError> {
    let amount = node.amount().money(currency)?.positive().map_err(|error| node.amount().refused(error))?;
    let charge = match (node.monthly_fee_rate().given(), node.annual_rate().given()) {
        (None, None) => PlanCharge::Free,
        (Some(fee), None) => PlanCharge::MonthlyFee(rate_of(fee, RatePeriod::Monthly)?),
        (None, Some(annual)) => PlanCharge::LevelPayment(rate_of(annual, RatePeriod::Annual)?),
        (Some(_), Some(annual)) => return Err(annual.one_of("monthlyFeeRate annualRate")),
    };
    Ok(OpeningPlan::new(amount, node.periods().value(), charge, node.billed().value()))
}

pub(super) fn judgment(node: Of<'_, OpeningJudgmentShape>, currency: Currency) -> Result<OpeningJudgment, WireError> {
    let (components, unpaid) = (all_components(node.components())?, node.amount().not_negative(currency)?);
    let mut told = OpeningJudgment::new(components, unpaid, node.from().date()?);
    if node.interest_continues().value() == Some(true) {
        told.ends = Components::NONE;
    }
    told.moment = node.moment().value();
    told.accrued = repaid(node.accrued(), currency)?;
    Ok(told)
}

fn frozen(list: Of<'_, Vec<String>>) -> Result<Components, WireError> {
    const FROZEN: Components = Components::one(Component::Interest)
        .or(Components::one(Component::CompoundInterest))
        .or(Components::one(Component::LateFee));
    let frozen = all_components(list)?;
    let other = frozen.without(FROZEN).iter().next();
    match other {
        Some(component) => {
            Err(list.refused(ReplayError::from(ReplayFault::from(OpeningError::WrongComponent { component }))))
        }
        None => Ok(frozen),
    }
}

fn figure(given: Maybe<'_, String>, currency: Currency) -> Result<Option<AccruedFigure>, WireError> {
    let scale = exact::scale(currency, i128::from(Fraction::SCALE));
    given.read(|text| {
        Ok(match exact::accrued(text.node(), currency, scale)? {
            Told::Exact(parts) => AccruedFigure::Exact(Accrued::from_parts(parts)),
            Told::Rounded(amount) => AccruedFigure::Rounded(amount),
        })
    })
}

fn repaid(given: Maybe<'_, String>, currency: Currency) -> Result<Accrued, WireError> {
    let told = figure(given, currency)?;
    Ok(told.map_or(Accrued::ZERO, AccruedFigure::accrued))
}

/// A contradiction of an opening, at the key that brought it.
fn contradiction(node: Of<'_, CardOpeningShape>, fault: ReplayFault) -> WireError {
    let statement = |key: &str| node.statement().given().map_or_else(|| node.path(), |given| given.path_of(key));
    let path = match fault {
        ReplayFault::Opening(error) => match error {
            OpeningError::BeforeAccount { .. } => node.day().path(),
            OpeningError::MinimumAboveBalance { .. } => statement("minimum"),
            OpeningError::DueNotAfter { .. } => statement("due"),
            OpeningError::GraceBeforeDue { .. } => statement("latePaymentGraceEnd"),
            OpeningError::StatementAfter { .. } | OpeningError::StatementMissing { .. } => statement("date"),
            OpeningError::Undecided { .. } | OpeningError::Decided { .. } => statement("paidInFull"),
            OpeningError::CreditWithDebt { .. } => node.credit().path(),
            OpeningError::PartsBilled { .. } => node.plans().path(),
            OpeningError::NoMiss => node.late_fee().path(),
            OpeningError::OwedNotBilled { .. }
            | OpeningError::DateAfter { .. }
            | OpeningError::NotTold
            | OpeningError::NotAscending
            | OpeningError::WrongComponent { .. } => node.owed().path(),
            _ => node.path(),
        },
        _ => node.path(),
    };
    WireError::of(path, ReplayError::from(fault).into())
}
