//! Loan terms of the case document.

use alloc::string::String;

use super::card::{OrderShape, SplitShape, order, split};
use super::{WireError, WireFault};
use crate::calendar::DayCount;
use crate::json::{Node, names, shapes};
use crate::money::Currency;
use crate::rate::{Rate, RatePeriod};
use crate::rounding::Rounding;
use crate::schedule::{Amortisation, Dues, Keep, Method, PeriodInterest, ScheduleError};
use crate::terms::{
    AllocationMode, Compound, LOAN_PRESETS, LoanLateFee, LoanProduct, LoanTerms, LoanTermsDraft, Order, OverdueFrom,
    PaymentDay, Penalty, PenaltyBase, PenaltyRate, TermsError,
};

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
        /// Of interest; of the fee for `flatFee`.
        rate: RateShape,
        /// How the days of a period become a share of a year.
        day_count: Option<DayCountShape>,
        /// Whether a month earns a twelfth of the annual rate or its actual days.
        period_interest: Option<PeriodInterestShape>,
        /// 1 to 600 months.
        periods: u32,
        /// The day the first instalment falls due.
        first_due: String,
        /// 1 to 31; the day of `firstDue` where absent.
        pay_day: Option<u8>,
        /// How the loan is repaid.
        method: MethodShape,
        /// Penalty interest on overdue amounts; none where absent and no preset stands for it.
        penalty: Option<PenaltyShape>,
        /// The rate at which unpaid interest itself earns interest.
        compound: Option<CompoundShape>,
        /// The first day that counts as overdue.
        overdue_from: Option<OverdueFromShape>,
        /// Days after the due date on which a payment still counts as in time.
        grace_days: Option<u16>,
        /// A fee for each missed instalment; none where absent.
        late_fee: Option<LoanLateFeeShape>,
        /// How a payment falls through what is due.
        allocation: Option<LoanAllocationShape>,
        /// Whether the lender may call the whole loan due; true where absent.
        acceleration: Option<bool>,
        /// Whether the day of a payment earns interest on the balance after it or before it.
        payment_day: Option<LoanPaymentDayShape>,
        /// How amounts are rounded to the currency's smallest unit.
        rounding: Option<LoanRoundingShape>,
        /// Of equal parts of principal.
        split: Option<SplitShape>,
    }

    /// A rate: exactly one of the three.
    pub(super) struct RateShape {
        /// Decimal fraction a day.
        daily: Option<String>,
        /// Decimal fraction a month.
        monthly: Option<String>,
        /// Decimal fraction a year.
        annual: Option<String>,
    }

    struct PenaltyShape {
        /// Of the contract rate; or `rate`.
        multiple: Option<String>,
        /// A rate of its own; or `multiple`.
        rate: Option<RateShape>,
        /// That of the contract where absent.
        day_count: Option<DayCountShape>,
        /// What earns penalty interest.
        base: Option<PenaltyBaseShape>,
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
        mode: Option<AllocationModeShape>,
        /// The groups in order; within a group, the oldest first.
        order: Option<OrderShape>,
    }
}

names! {
    enum CompoundShape {
        None,
        Contract,
        Penalty,
    }
    pub(super) enum DayCountShape => DayCount {
        Actual360,
        Actual365,
        ActualActual,
        Thirty360,
    }
    enum PeriodInterestShape => PeriodInterest {
        Twelfth,
        ActualDays,
    }
    enum MethodShape => Method {
        Level,
        EqualPrincipal,
        InterestOnly,
        Bullet,
        FlatFee,
    }
    enum PenaltyBaseShape => PenaltyBase {
        Principal,
        PrincipalAndInterest,
    }
    enum OverdueFromShape => OverdueFrom {
        DueDate,
        DayAfterDue,
    }
    enum AllocationModeShape => AllocationMode {
        GroupFirst,
        InstalmentFirst,
    }
    enum LoanPaymentDayShape => PaymentDay {
        NewBalance,
        OldBalance,
    }
    enum LoanRoundingShape => Rounding {
        HalfUp,
        HalfEven,
        TowardZero,
    }
    pub(super) enum KeepShape => Keep {
        Term,
        Payment,
    }
}

/// A rate with its period.
pub(super) fn rate(node: Node<'_>) -> Result<Rate, WireError> {
    let periods = [("daily", RatePeriod::Daily), ("monthly", RatePeriod::Monthly), ("annual", RatePeriod::Annual)];
    let mut given = periods.into_iter().filter_map(|(key, period)| Some((node.get(key)?, period)));
    let Some((rate, period)) = given.next() else {
        return Err(node.fault(WireFault::MissingKey, "one of these keys is required: daily monthly annual"));
    };
    match given.next() {
        Some((other, _)) => Err(other.one_of("daily monthly annual")),
        None => rate_of(rate, period),
    }
}

pub(super) fn rate_of(node: Node<'_>, period: RatePeriod) -> Result<Rate, WireError> {
    Rate::new(node.fraction()?, period).map_err(|error| node.given(error))
}

/// The terms of a loan, checked.
pub(super) fn loan_terms(node: Node<'_>) -> Result<LoanTerms, WireError> {
    let currency = node.maybe("currency", Node::currency)?.unwrap_or(Currency::CNY);
    let amortisation = amortisation(node, currency)?;
    let mut draft = match node.get("preset") {
        None => LoanTermsDraft::new(currency, amortisation),
        Some(name) => {
            let allowed = || LOAN_PRESETS.map(|preset| preset.name).join(" ");
            let product = LoanProduct::from_name(name.text()).ok_or_else(|| name.unknown_name(&allowed()))?;
            product.loan(amortisation).map_err(|error| name.refused(error))?.currency(currency)
        }
    };
    if let Some(given) = node.get("penalty") {
        draft = draft.penalty(penalty(given, amortisation.counting())?);
    }
    if let Some(compound) = node.get("compound") {
        draft = draft.compound(match CompoundShape::of(compound) {
            CompoundShape::None => Compound::None,
            CompoundShape::Contract => Compound::ContractRate,
            CompoundShape::Penalty => Compound::PenaltyRate,
        });
    }
    if let Some(from) = node.get("overdueFrom") {
        draft = draft.overdue_from(OverdueFromShape::of(from));
    }
    if let Some(days) = node.get("graceDays") {
        draft = draft.grace_days(days.whole());
    }
    if let Some(fee) = node.get("lateFee") {
        draft = draft.late_fee(late_fee(fee, currency)?);
    }
    if let Some(allocation) = node.get("allocation") {
        let mode = allocation.get("mode").map_or(AllocationMode::GroupFirst, AllocationModeShape::of);
        draft = draft.allocation(mode, allocation.maybe("order", order)?.unwrap_or(Order::LOAN));
    }
    if let Some(accelerates) = node.get("acceleration") {
        draft = draft.accelerates(accelerates.flag());
    }
    if let Some(day) = node.get("paymentDay") {
        draft = draft.payment_day(LoanPaymentDayShape::of(day));
    }
    draft.build().map_err(|error| contradiction(node, error))
}

fn amortisation(node: Node<'_>, currency: Currency) -> Result<Amortisation, WireError> {
    let principal = node.need("principal")?;
    let principal = principal.money(currency)?.positive().map_err(|error| principal.given(error))?.minor();
    let disbursed = node.need("disbursed")?.date()?;
    let first = node.need("firstDue")?.date()?;
    let wrong = |error| wrong_schedule(node, error);
    let mut dues = Dues::monthly(first, node.need("periods")?.whole()).map_err(wrong)?;
    if let Some(day) = node.get("payDay") {
        dues = dues.pay_day(day.month_day()?).map_err(wrong)?;
    }
    let rate = rate(node.need("rate")?)?;
    let method = MethodShape::of(node.need("method")?);
    let mut loan = Amortisation::new(principal, disbursed, dues, rate, method).map_err(wrong)?;
    if let Some(basis) = node.get("periodInterest") {
        loan = loan.period_interest(PeriodInterestShape::of(basis)).map_err(wrong)?;
    }
    if let Some(count) = node.get("dayCount") {
        loan = loan.day_count(DayCountShape::of(count));
    }
    if let Some(rounding) = node.get("rounding") {
        loan = loan.rounding(LoanRoundingShape::of(rounding));
    }
    if let Some(given) = node.get("split") {
        loan = loan.split(split(given)?);
    }
    Ok(loan)
}

fn penalty(node: Node<'_>, contract: DayCount) -> Result<Penalty, WireError> {
    Ok(Penalty {
        rate: match (node.get("multiple"), node.get("rate")) {
            (Some(_), Some(rate)) => return Err(rate.one_of("multiple rate")),
            (None, None) => return Err(node.missing("multiple")),
            (Some(multiple), None) => PenaltyRate::Multiple(multiple.fraction()?),
            (None, Some(own)) => PenaltyRate::Own(rate(own)?),
        },
        day_count: node.get("dayCount").map_or(contract, DayCountShape::of),
        base: node.get("base").map_or(PenaltyBase::Principal, PenaltyBaseShape::of),
    })
}

fn late_fee(node: Node<'_>, currency: Currency) -> Result<LoanLateFee, WireError> {
    let mut fee = LoanLateFee::new(node.need("rate")?.fraction()?);
    if let Some(floor) = node.get("floor") {
        fee = fee.floor(floor.money(currency)?).map_err(|error| floor.given(error))?;
    }
    if let Some(cap) = node.get("cap") {
        fee = fee.cap(cap.money(currency)?).map_err(|error| cap.given(error))?;
    }
    Ok(fee)
}

fn wrong_schedule(node: Node<'_>, error: ScheduleError) -> WireError {
    node.refused_at(schedule_key(error), error)
}

/// The key that a schedule's error is told at.
const fn schedule_key(error: ScheduleError) -> &'static str {
    match error {
        ScheduleError::Periods { .. } | ScheduleError::Date(_) => "periods",
        ScheduleError::Principal | ScheduleError::Amount => "principal",
        ScheduleError::FirstDue => "firstDue",
        ScheduleError::PayDay { .. } => "payDay",
        ScheduleError::FeeByTheDay | ScheduleError::DailyRate | ScheduleError::PeriodRate => "rate",
        ScheduleError::TooFewRows { .. } => "method",
    }
}

/// A contradiction between terms, at the key that brought it.
fn contradiction(node: Node<'_>, error: TermsError) -> WireError {
    let key = match error {
        TermsError::CompoundTwice | TermsError::CompoundNeedsPenalty => "compound",
        TermsError::FlatFeeEarnsNoInterest => "method",
        TermsError::Rate(_) => "penalty",
        TermsError::TooManyDays { .. } => "graceDays",
        TermsError::FloorAboveCap => "lateFee",
        TermsError::Schedule(inner) => schedule_key(inner),
        _ => return node.refused(error),
    };
    node.refused_at(key, error)
}
