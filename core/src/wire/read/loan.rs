//! Loan terms of the case document.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::business_days::{BusinessDaysShape, business_days};
use super::card::own_keys;
use super::shared::{OrderShape, RateShape, SplitShape, order, rate, split};
use crate::calendar::{BusinessDays, Date, DayCount};
use crate::json::{Keys, Of, listed, listed_length, optional, shapes};
use crate::money::{Currency, Money};
use crate::rate::Rate;
use crate::rounding::{MultipleRounding, Rounding};
use crate::schedule::{
    Amortisation, DeferredInterest, Dues, FurtherDisbursement, InterestTiming, Interval, LastPayment, Method,
    OddPeriod, PaymentBasis, PaymentRounding, PeriodInterest, ScheduleError, Shape,
};
use crate::terms::{
    AllocationMode, Compound, DeadlineRule, EarlyRepaymentFee, Excess, InterestFraction, LOAN_PRESETS, LoanAccrual,
    LoanLateFee, LoanProduct, LoanProductTerms, LoanTerms, LoanTermsDraft, Order, OverdueFrom, PaymentDay, Penalty,
    PenaltyBase, PenaltyRate, TermsError,
};
use crate::wire::{WireError, WireFault};
use crate::words::Word;

shapes! {
    /// Loan terms. A preset stands for every key about what is overdue that is not given.
    pub(super) struct LoanTermsShape {
        /// A product whose usual overdue terms stand for the keys not given.
        preset: Option<String>,
        /// ISO 4217 code; CNY where absent.
        currency: Option<String>,
        /// What is lent.
        principal: String,
        /// The day the money is paid out.
        disbursed: String,
        /// The contract rate; for `flatFee` the rate of the fee.
        rate: RateShape,
        /// How the days of a period become a share of a year.
        day_count: Option<DayCount>,
        /// Whether a month earns a twelfth of the annual rate or its actual days.
        period_interest: Option<PeriodInterest>,
        /// How many periods, 1 to 600; months unless `interval` says otherwise.
        periods: u32,
        /// How far apart due dates are; a month where absent.
        interval: Option<IntervalShape>,
        /// The day the first instalment falls due.
        first_due: String,
        /// 1 to 31; the day of `firstDue` where absent.
        pay_day: Option<u8>,
        /// How the loan is repaid.
        method: Method,
        /// Where a level payment comes from; `solved` where absent.
        payment: Option<PaymentBasis>,
        /// The level payment, or for `equalPrincipal` the principal of each part, where the contract names it; the last takes what is left.
        payment_amount: Option<String>,
        /// How a level payment is rounded; to the smallest unit where absent.
        payment_rounding: Option<PaymentRoundingShape>,
        /// Principal that stays to the end and falls due with the last payment.
        residual: Option<String>,
        /// Principal due on the day of disbursement.
        down_payment: Option<String>,
        /// So many periods at the start have nothing due.
        deferred_periods: Option<u32>,
        /// What becomes of the interest of those periods; `capitalised` where absent.
        deferred_interest: Option<DeferredInterest>,
        /// So many periods at the start, or after those with nothing due, have interest alone.
        interest_only_periods: Option<u32>,
        /// What an odd period does to a level payment; `keepPrincipal` where absent.
        odd_period: Option<OddPeriod>,
        /// What a further disbursement does to the payment; `solveAnew` where absent.
        further_disbursement: Option<FurtherDisbursement>,
        /// Whether the interest of a period is due at its end or on its first day; `inArrears` where absent.
        interest_timing: Option<InterestTiming>,
        /// Penalty interest on overdue amounts; none where absent and no preset stands for it.
        penalty: Option<PenaltyShape>,
        /// The rate at which unpaid interest itself earns interest.
        compound: Option<Compound>,
        /// The first day that counts as overdue.
        overdue_from: Option<OverdueFrom>,
        /// Days after the due date on which a payment still counts as in time.
        late_payment_grace_days: Option<u16>,
        /// A fee for each missed instalment; none where absent.
        late_fee: Option<LoanLateFeeShape>,
        /// How a payment falls through what is due.
        allocation: Option<LoanAllocationShape>,
        /// Whether the lender may call the whole loan due; true where absent.
        acceleration: Option<bool>,
        /// Whether the day of a payment earns interest on the balance after it or before it.
        payment_day: Option<PaymentDay>,
        /// How amounts are rounded to the currency's smallest unit.
        rounding: Option<Rounding>,
        /// How equal parts of principal are split.
        split: Option<SplitShape>,
        /// Whether contract interest accrues on what has not fallen due, or each day on all principal outstanding.
        accrual: Option<LoanAccrual>,
        /// Whether the fraction that rounding leaves of interest is dropped, or joins the next posting.
        fraction: Option<InterestFraction>,
        /// Whether what a payment brings beyond what is posted waits, or meets accrued interest and then principal.
        excess: Option<Excess>,
        /// By how much an instalment may be short and still count as paid; nothing where absent.
        shortfall_tolerance: Option<String>,
        /// A fee on principal repaid before it is due, by the age of the loan; none where absent.
        early_repayment_fee: Option<Vec<EarlyRepaymentFeeShape>>,
        /// The most that interest, penalty and compound interest, late fees and fees may come to together, as a share of the principal paid out.
        charge_cap: Option<String>,
        /// The last day to pay what falls due on a day off; `same` where absent.
        deadline: Option<DeadlineRule>,
        /// The business days of a `deadline` that moves; Monday to Friday where absent.
        business_days: Option<BusinessDaysShape>,
    }

    struct EarlyRepaymentFeeShape {
        /// The age in whole months since the disbursement from which the rate holds; left out in the first row only.
        age_months: Option<u16>,
        /// Share of the principal repaid.
        rate: String,
    }

    /// How far apart due dates are: exactly one of the three.
    struct IntervalShape {
        /// 1, 2, 3, 6 or 12 months, by the pay day.
        months: Option<u16>,
        /// 1 to 52 weeks.
        weeks: Option<u16>,
        /// 1 to 366 days.
        days: Option<u16>,
    }

    struct PaymentRoundingShape {
        /// Which way a payment goes to its multiple.
        mode: MultipleRounding,
        /// What payments are a multiple of.
        multiple: String,
        /// How the last payment may differ; `any` where absent.
        last: Option<LastPayment>,
    }

    struct PenaltyShape {
        /// The penalty rate as a multiple of the contract rate; or `rate`.
        multiple: Option<String>,
        /// A penalty rate of its own; or `multiple`.
        rate: Option<RateShape>,
        /// The day count of penalty interest; that of the contract where absent.
        day_count: Option<DayCount>,
        /// What earns penalty interest.
        base: Option<PenaltyBase>,
    }

    struct LoanLateFeeShape {
        /// Share of what is unpaid of the overdue instalment.
        rate: String,
        /// The smallest fee; none where absent.
        floor: Option<String>,
        /// The largest fee; none where absent.
        cap: Option<String>,
    }

    struct LoanAllocationShape {
        /// Whether a payment goes through the groups over all instalments, or instalment by instalment.
        mode: Option<AllocationMode>,
        /// The groups in order; within a group, the oldest first.
        order: Option<OrderShape>,
    }
}

/// The keys of terms, none of which a product must have.
pub(super) const OF_A_PRODUCT: Keys = {
    const EACH: [(bool, &str); LoanTermsShape::EACH.len()] = optional(LoanTermsShape::EACH);
    const NAMES: [u8; listed_length(&EACH)] = listed(&EACH);
    Keys {
        names: match core::str::from_utf8(&NAMES) {
            Ok(names) => names,
            Err(_) => "",
        },
        shapes: LoanTermsShape::KEYS.shapes,
    }
};

/// The terms of a loan, checked.
pub(super) fn loan_terms(node: Of<'_, LoanTermsShape>) -> Result<LoanTerms, WireError> {
    let currency = node.currency().read(|code| code.currency())?.unwrap_or(Currency::CNY);
    let draft = promises(node, amortisation(node, currency)?, currency)?;
    draft.build().map_err(|error| contradiction(node, error))
}

/// The terms of a product: an account's own keys are not among them.
pub(super) fn loan_product(node: Of<'_, LoanTermsShape>) -> Result<LoanProductTerms, WireError> {
    own_keys(node.node(), &["principal", "disbursed", "periods", "firstDue", "payDay"])?;
    let currency = node.currency().read(|code| code.currency())?.unwrap_or(Currency::CNY);
    let wrong = |error| wrong_schedule(node, error);
    node.node().get("method").ok_or_else(|| node.node().missing("method"))?;
    let own_rate = node.node().get("rate").map(|_| rate(node.rate())).transpose()?;
    // Nobody's schedule, for what is asked of any.
    let interval = node.interval().read(interval)?.unwrap_or(Interval::MONTH);
    let dues = Dues::every(interval, ANY_DAY, 1).map_err(wrong)?;
    let any_rate = own_rate.map_or_else(|| Rate::annual("0"), Ok).map_err(|error| node.refused(error))?;
    let cent = Money::from_minor(1, currency).map_err(|error| node.refused(error))?;
    let schedule = Amortisation::new(cent, Date::MIN, dues, any_rate, node.method().value()).map_err(wrong)?;
    let schedule = counted(node, schedule)?;
    Ok(promises(node, schedule, currency)?.product().with_shape(shape(node, currency)?).with_rate(own_rate))
}

/// The first due date of nobody's schedule.
const ANY_DAY: Date = Date::UNIX_EPOCH;

/// Everything promised beside the schedule.
fn promises(
    node: Of<'_, LoanTermsShape>,
    amortisation: Amortisation,
    currency: Currency,
) -> Result<LoanTermsDraft, WireError> {
    let mut draft = match node.preset().given() {
        None => LoanTermsDraft::new(amortisation),
        Some(name) => {
            let allowed = || LOAN_PRESETS.map(|preset| preset.name).join(" ");
            let product = LoanProduct::from_name(name.text()).ok_or_else(|| name.unknown_name(&allowed()))?;
            product.loan(amortisation).map_err(|error| name.refused(error))?
        }
    };
    if let Some(given) = node.penalty().given() {
        draft = draft.penalty(penalty(given, amortisation.counting())?);
    }
    if let Some(compound) = node.compound().given() {
        draft = draft.compound(match compound.value() {
            Compound::None => Compound::None,
            Compound::ContractRate => Compound::ContractRate,
            Compound::PenaltyRate => Compound::PenaltyRate,
        });
    }
    if let Some(from) = node.overdue_from().given() {
        draft = draft.overdue_from(from.value());
    }
    if let Some(days) = node.late_payment_grace_days().given() {
        draft = draft.late_payment_grace_days(days.value());
    }
    if let Some(fee) = node.late_fee().given() {
        draft = draft.late_fee(late_fee(fee, currency)?);
    }
    if let Some(allocation) = node.allocation().given() {
        let mode = allocation.mode().value().unwrap_or(AllocationMode::GroupFirst);
        draft = draft.allocation(mode, allocation.order().read(order)?.unwrap_or(Order::LOAN));
    }
    if let Some(accelerates) = node.acceleration().given() {
        draft = draft.accelerates(accelerates.flag());
    }
    if let Some(day) = node.payment_day().given() {
        draft = draft.payment_day(day.value());
    }
    conventions(node, draft, currency)
}

/// How the loan accrues, what a payment does beyond what is posted, and what limits its charges.
fn conventions(
    node: Of<'_, LoanTermsShape>,
    mut draft: LoanTermsDraft,
    currency: Currency,
) -> Result<LoanTermsDraft, WireError> {
    if let Some(accrual) = node.accrual().given() {
        draft = draft.accrual(accrual.value());
    }
    if let Some(fraction) = node.fraction().given() {
        draft = draft.interest_fraction(fraction.value());
    }
    if let Some(excess) = node.excess().given() {
        draft = draft.excess(excess.value());
    }
    if let Some(tolerance) = node.shortfall_tolerance().given() {
        let amount = tolerance.money(currency)?;
        draft = draft.shortfall_tolerance(amount).map_err(|error| tolerance.given(error))?;
    }
    if let Some(fee) = node.early_repayment_fee().given() {
        draft = draft.early_repayment_fee(early_repayment_fee(fee)?);
    }
    if let Some(cap) = node.charge_cap().given() {
        draft = draft.charge_cap(cap.fraction()?);
    }
    let days = node.business_days().read(business_days)?;
    if days.is_some() {
        node.deadline().needed()?;
    }
    if node.deadline().value() == Some(DeadlineRule::NextBusinessDay) {
        draft = draft.next_business_day(days.unwrap_or(BusinessDays::MONDAY_TO_FRIDAY));
    }
    Ok(draft)
}

fn early_repayment_fee(list: Of<'_, Vec<EarlyRepaymentFeeShape>>) -> Result<EarlyRepaymentFee, WireError> {
    let mut rows = list.parts();
    let Some(first) = rows.next() else {
        return Err(list.fault(WireFault::MissingKey, Word::new("at least one row is required", "至少须有一行")));
    };
    if let Some(from) = first.age_months().given() {
        return Err(from.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("the first row holds from the disbursement on", "第一行自放款日起适用"),
        ));
    }
    let mut fee = EarlyRepaymentFee::new(first.rate().fraction()?);
    for row in rows {
        let from = row.age_months().needed()?;
        fee =
            fee.then(from.value(), row.rate().fraction()?).map_err(|error| WireError::of(from.path(), error.into()))?;
    }
    Ok(fee)
}

fn amortisation(node: Of<'_, LoanTermsShape>, currency: Currency) -> Result<Amortisation, WireError> {
    let principal = node.principal();
    let principal = principal.money(currency)?.positive().map_err(|error| principal.given(error))?;
    let disbursed = node.disbursed().date()?;
    let first = node.first_due().date()?;
    let wrong = |error| wrong_schedule(node, error);
    let interval = node.interval().read(interval)?.unwrap_or(Interval::MONTH);
    let mut dues = Dues::every(interval, first, node.periods().value()).map_err(wrong)?;
    if let Some(day) = node.pay_day().given() {
        dues = dues.pay_day(day.month_day()?).map_err(wrong)?;
    }
    let rate = rate(node.rate())?;
    let method = node.method().value();
    let loan = Amortisation::new(principal, disbursed, dues, rate, method).map_err(wrong)?;
    counted(node, loan)?.shaped(shape(node, currency)?).map_err(wrong)
}

/// How interest is counted, rounded and cut into parts.
fn counted(node: Of<'_, LoanTermsShape>, mut loan: Amortisation) -> Result<Amortisation, WireError> {
    if let Some(basis) = node.period_interest().given() {
        loan = loan.period_interest(basis.value()).map_err(|error| wrong_schedule(node, error))?;
    }
    if let Some(count) = node.day_count().given() {
        loan = loan.day_count(count.value());
    }
    if let Some(rounding) = node.rounding().given() {
        loan = loan.rounding(rounding.value());
    }
    if let Some(given) = node.split().given() {
        loan = loan.split(split(given)?);
    }
    Ok(loan)
}

fn interval(node: Of<'_, IntervalShape>) -> Result<Interval, WireError> {
    type Make = fn(u16) -> Result<Interval, ScheduleError>;
    let units: [(_, Make); 3] =
        [(node.months(), Interval::months), (node.weeks(), Interval::weeks), (node.days(), Interval::days)];
    let mut given = units.into_iter().filter_map(|(key, make)| Some((key.given()?, make)));
    let Some((count, make)) = given.next() else {
        return Err(node.fault(
            WireFault::MissingKey,
            Word::new("one of these keys is required: months weeks days", "以下各键须填一个：months weeks days"),
        ));
    };
    match given.next() {
        Some((other, _)) => Err(other.one_of("months weeks days")),
        None => make(count.value()).map_err(|error| count.given(error)),
    }
}

/// How the schedule departs from a plain one.
fn shape(node: Of<'_, LoanTermsShape>, currency: Currency) -> Result<Shape, WireError> {
    let amount = |key: Of<'_, String>| key.money(currency)?.not_negative().map_err(|error| key.given(error));
    let plain = Shape::PLAIN;
    Ok(Shape {
        payment: node.payment_amount().read(amount)?,
        basis: node.payment().value().unwrap_or(plain.basis),
        rounding: node.payment_rounding().read(|given| payment_rounding(given, currency))?,
        residual: node.residual().read(amount)?,
        down_payment: node.down_payment().read(amount)?,
        deferred: node.deferred_periods().value().unwrap_or(plain.deferred),
        deferred_interest: node.deferred_interest().value().unwrap_or(plain.deferred_interest),
        interest_only: node.interest_only_periods().value().unwrap_or(plain.interest_only),
        odd_period: node.odd_period().value().unwrap_or(plain.odd_period),
        further_disbursement: node.further_disbursement().value().unwrap_or(plain.further_disbursement),
        interest_timing: node.interest_timing().value().unwrap_or(plain.interest_timing),
    })
}

fn payment_rounding(node: Of<'_, PaymentRoundingShape>, currency: Currency) -> Result<PaymentRounding, WireError> {
    let multiple = node.multiple();
    let amount = multiple.money(currency)?;
    PaymentRounding::new(node.mode().value(), amount, node.last().value().unwrap_or(LastPayment::Any))
        .map_err(|error| multiple.given(error))
}

fn penalty(node: Of<'_, PenaltyShape>, contract: DayCount) -> Result<Penalty, WireError> {
    Ok(Penalty {
        rate: match (node.multiple().given(), node.rate().given()) {
            (Some(_), Some(rate)) => return Err(rate.one_of("multiple rate")),
            (None, None) => return Err(node.multiple().missing()),
            (Some(multiple), None) => PenaltyRate::Multiple(multiple.fraction()?),
            (None, Some(own)) => PenaltyRate::Own(rate(own)?),
        },
        day_count: node.day_count().value().unwrap_or(contract),
        base: node.base().value().unwrap_or(PenaltyBase::Principal),
    })
}

fn late_fee(node: Of<'_, LoanLateFeeShape>, currency: Currency) -> Result<LoanLateFee, WireError> {
    let mut fee = LoanLateFee::new(node.rate().fraction()?);
    if let Some(floor) = node.floor().given() {
        fee = fee.floor(floor.money(currency)?).map_err(|error| floor.given(error))?;
    }
    if let Some(cap) = node.cap().given() {
        fee = fee.cap(cap.money(currency)?).map_err(|error| cap.given(error))?;
    }
    Ok(fee)
}

fn wrong_schedule(node: Of<'_, LoanTermsShape>, error: ScheduleError) -> WireError {
    WireError::of(schedule_path(node, error), error.into())
}

/// Where a schedule's error is told.
fn schedule_path(node: Of<'_, LoanTermsShape>, error: ScheduleError) -> String {
    match error {
        ScheduleError::Periods { .. } | ScheduleError::Date(_) => node.periods().path(),
        ScheduleError::Principal | ScheduleError::Amount => node.principal().path(),
        ScheduleError::FirstDue => node.first_due().path(),
        ScheduleError::PayDay { .. } => node.pay_day().path(),
        ScheduleError::FeeByTheDay | ScheduleError::DailyRate | ScheduleError::PeriodRate => node.rate().path(),
        ScheduleError::TooFewRows { .. } | ScheduleError::Currency { .. } => node.method().path(),
        ScheduleError::Interval { .. } => node.interval().path(),
        ScheduleError::NoPeriodRate => match node.payment().given() {
            Some(basis) => basis.path(),
            None => node.period_interest().path(),
        },
        ScheduleError::MethodHasNo { term }
        | ScheduleError::PaymentTwice { term }
        | ScheduleError::NotInAdvance { term } => {
            format!("{}.{}", node.path(), term.key())
        }
        ScheduleError::ResidualTooLarge => match node.residual().given() {
            Some(residual) => residual.path(),
            None => node.down_payment().path(),
        },
        ScheduleError::PaymentTooSmall => node.payment_amount().path(),
        ScheduleError::NoPeriodForPrincipal { .. } => match node.interest_only_periods().given() {
            Some(periods) => periods.path(),
            None => node.deferred_periods().path(),
        },
        ScheduleError::Multiple => node.payment_rounding().path(),
    }
}

/// A contradiction between terms, at the key that brought it.
fn contradiction(node: Of<'_, LoanTermsShape>, error: TermsError) -> WireError {
    let path = match error {
        TermsError::CompoundTwice | TermsError::CompoundNeedsPenalty => node.compound().path(),
        TermsError::FlatFeeEarnsNoInterest => node.method().path(),
        TermsError::Rate(_) => node.penalty().path(),
        TermsError::TooManyDays { .. } => node.late_payment_grace_days().path(),
        TermsError::FloorAboveCap => node.late_fee().path(),
        TermsError::NeedsGroupFirst => node.allocation().path(),
        TermsError::PrepayNeedsOutstanding => node.excess().path(),
        TermsError::MultipleBelowOne => node.penalty().path(),
        TermsError::InAdvanceNeedsScheduled => node.interest_timing().path(),
        TermsError::Schedule(inner) => schedule_path(node, inner),
        _ => node.path(),
    };
    WireError::of(path, error.into())
}
