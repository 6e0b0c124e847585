//! Loan terms of the case document.

use alloc::string::String;

use serde::Deserialize;

use super::WireError;
use super::card::{OrderShape, SplitShape, month_day, names, order};
use super::path::At;
use super::shape::{date, fraction, money};
use crate::calendar::DayCount;
use crate::money::Currency;
use crate::rate::{Rate, RatePeriod};
use crate::rounding::Rounding;
use crate::schedule::{Amortisation, Dues, Keep, Method, PeriodInterest, ScheduleError};
use crate::terms::{
    AllocationMode, Compound, LOAN_PRESETS, LoanLateFee, LoanProduct, LoanTerms, LoanTermsDraft, Order, OverdueFrom,
    PaymentDay, Penalty, PenaltyBase, PenaltyRate, TermsError,
};

/// Loan terms. A preset stands for every key about what is overdue that is not given.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct LoanTermsShape {
    /// A product whose usual overdue terms stand for the keys not given.
    preset: Option<String>,
    /// ISO 4217 code; CNY where absent.
    currency: Option<String>,
    principal: String,
    /// The day the money is paid out.
    disbursed: String,
    /// Of interest; of the fee for `flatFee`.
    rate: RateShape,
    day_count: Option<DayCountShape>,
    period_interest: Option<PeriodInterestShape>,
    /// 1 to 600 months.
    periods: u32,
    first_due: String,
    /// 1 to 31; the day of `firstDue` where absent.
    pay_day: Option<u8>,
    method: MethodShape,
    penalty: Option<PenaltyShape>,
    compound: Option<CompoundShape>,
    overdue_from: Option<OverdueFromShape>,
    grace_days: Option<u16>,
    late_fee: Option<LoanLateFeeShape>,
    allocation: Option<LoanAllocationShape>,
    /// Whether the lender may call the whole loan due; true where absent.
    acceleration: Option<bool>,
    payment_day: Option<LoanPaymentDayShape>,
    rounding: Option<LoanRoundingShape>,
    /// Of equal parts of principal.
    split: Option<SplitShape>,
}

/// A rate: exactly one of the three.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct RateShape {
    /// Decimal fraction a day.
    daily: Option<String>,
    /// Decimal fraction a month.
    monthly: Option<String>,
    /// Decimal fraction a year.
    annual: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct PenaltyShape {
    /// Of the contract rate; or `rate`.
    multiple: Option<String>,
    /// A rate of its own; or `multiple`.
    rate: Option<RateShape>,
    /// That of the contract where absent.
    day_count: Option<DayCountShape>,
    base: Option<PenaltyBaseShape>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LoanLateFeeShape {
    /// Share of what is unpaid of the overdue instalment.
    rate: String,
    floor: Option<String>,
    cap: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LoanAllocationShape {
    mode: Option<AllocationModeShape>,
    order: Option<OrderShape>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum CompoundShape {
    None,
    Contract,
    Penalty,
}

impl From<CompoundShape> for Compound {
    fn from(shape: CompoundShape) -> Self {
        match shape {
            CompoundShape::None => Self::None,
            CompoundShape::Contract => Self::ContractRate,
            CompoundShape::Penalty => Self::PenaltyRate,
        }
    }
}

names!(DayCountShape => DayCount { Actual360, Actual365, ActualActual, Thirty360 });
names!(PeriodInterestShape => PeriodInterest { Twelfth, ActualDays });
names!(MethodShape => Method { Level, EqualPrincipal, InterestOnly, Bullet, FlatFee });
names!(PenaltyBaseShape => PenaltyBase { Principal, PrincipalAndInterest });
names!(OverdueFromShape => OverdueFrom { DueDate, DayAfterDue });
names!(AllocationModeShape => AllocationMode { GroupFirst, InstalmentFirst });
names!(LoanPaymentDayShape => PaymentDay { NewBalance, OldBalance });
names!(LoanRoundingShape => Rounding { HalfUp, HalfEven, TowardZero });
names!(KeepShape => Keep { Term, Payment });

impl RateShape {
    pub(super) fn build(&self, at: &At<'_>) -> Result<Rate, WireError> {
        let given = [
            (&self.daily, RatePeriod::Daily, "daily"),
            (&self.monthly, RatePeriod::Monthly, "monthly"),
            (&self.annual, RatePeriod::Annual, "annual"),
        ];
        let mut rates = given.iter().filter_map(|(text, period, key)| text.as_deref().map(|t| (t, *period, *key)));
        let Some((text, period, key)) = rates.next() else {
            return Err(WireError::new(1902, at.text(), "a rate names its period: daily, monthly or annual"));
        };
        if let Some((_, _, other)) = rates.next() {
            return Err(WireError::new(1910, at.key(other).text(), "a rate has one period"));
        }
        let at = at.key(key);
        Rate::new(fraction(text, &at)?, period).map_err(|error| WireError::given(&at, text, error))
    }
}

impl LoanTermsShape {
    /// The terms, checked.
    pub(super) fn build(&self, at: &At<'_>) -> Result<LoanTerms, WireError> {
        let currency = match self.currency.as_deref() {
            None => Currency::CNY,
            Some(code) => {
                Currency::from_code(code).map_err(|error| WireError::given(&at.key("currency"), code, error))?
            }
        };
        let amortisation = self.amortisation(currency, at)?;
        let mut draft = match self.preset.as_deref() {
            None => LoanTermsDraft::new(currency, amortisation),
            Some(name) => {
                let at = at.key("preset");
                let allowed = || LOAN_PRESETS.map(|preset| preset.name).join(" ");
                let product =
                    LoanProduct::from_name(name).ok_or_else(|| WireError::unknown_name(&at, name, &allowed()))?;
                product.loan(amortisation).map_err(|error| WireError::at(&at, error))?.currency(currency)
            }
        };
        if let Some(penalty) = &self.penalty {
            draft = draft.penalty(penalty.build(amortisation.counting(), &at.key("penalty"))?);
        }
        if let Some(compound) = self.compound {
            draft = draft.compound(compound.into());
        }
        if let Some(from) = self.overdue_from {
            draft = draft.overdue_from(from.into());
        }
        if let Some(days) = self.grace_days {
            draft = draft.grace_days(days);
        }
        if let Some(fee) = &self.late_fee {
            draft = draft.late_fee(fee.build(currency, &at.key("lateFee"))?);
        }
        if let Some(allocation) = &self.allocation {
            let at = at.key("allocation");
            let listed = allocation.order.as_ref().map(|listed| order(listed, &at.key("order"))).transpose()?;
            let mode = allocation.mode.map_or(AllocationMode::GroupFirst, AllocationMode::from);
            draft = draft.allocation(mode, listed.unwrap_or(Order::LOAN));
        }
        if let Some(accelerates) = self.acceleration {
            draft = draft.accelerates(accelerates);
        }
        if let Some(day) = self.payment_day {
            draft = draft.payment_day(day.into());
        }
        draft.build().map_err(|error| WireError::at(&place_of(&error, at), error))
    }

    fn amortisation(&self, currency: Currency, at: &At<'_>) -> Result<Amortisation, WireError> {
        let at_principal = at.key("principal");
        let principal = money(&self.principal, currency, &at_principal)?;
        let principal =
            principal.positive().map_err(|error| WireError::given(&at_principal, &self.principal, error))?.minor();
        let disbursed = date(&self.disbursed, &at.key("disbursed"))?;
        let first = date(&self.first_due, &at.key("firstDue"))?;
        let mut dues = Dues::monthly(first, self.periods).map_err(|error| at_schedule(error, at))?;
        if let Some(day) = self.pay_day {
            let day = month_day(day, &at.key("payDay"))?;
            dues = dues.pay_day(day).map_err(|error| at_schedule(error, at))?;
        }
        let rate = self.rate.build(&at.key("rate"))?;
        let mut loan = Amortisation::new(principal, disbursed, dues, rate, self.method.into())
            .map_err(|error| at_schedule(error, at))?;
        if let Some(basis) = self.period_interest {
            loan = loan.period_interest(basis.into()).map_err(|error| at_schedule(error, at))?;
        }
        if let Some(count) = self.day_count {
            loan = loan.day_count(count.into());
        }
        if let Some(rounding) = self.rounding {
            loan = loan.rounding(rounding.into());
        }
        if let Some(split) = self.split {
            loan = loan.split(split.into());
        }
        Ok(loan)
    }
}

impl PenaltyShape {
    fn build(&self, contract: DayCount, at: &At<'_>) -> Result<Penalty, WireError> {
        let rate = match (self.multiple.as_deref(), &self.rate) {
            (Some(_), Some(_)) => {
                return Err(WireError::new(
                    1910,
                    at.key("rate").text(),
                    "a penalty has a multiple or a rate, not both",
                ));
            }
            (None, None) => return Err(WireError::missing(&at.key("multiple"))),
            (Some(text), None) => PenaltyRate::Multiple(fraction(text, &at.key("multiple"))?),
            (None, Some(rate)) => PenaltyRate::Own(rate.build(&at.key("rate"))?),
        };
        Ok(Penalty {
            rate,
            day_count: self.day_count.map_or(contract, DayCount::from),
            base: self.base.map_or(PenaltyBase::Principal, PenaltyBase::from),
        })
    }
}

impl LoanLateFeeShape {
    fn build(&self, currency: Currency, at: &At<'_>) -> Result<LoanLateFee, WireError> {
        let mut fee = LoanLateFee::new(fraction(&self.rate, &at.key("rate"))?);
        if let Some(text) = &self.floor {
            let at = at.key("floor");
            fee = fee.floor(money(text, currency, &at)?).map_err(|error| WireError::given(&at, text, error))?;
        }
        if let Some(text) = &self.cap {
            let at = at.key("cap");
            fee = fee.cap(money(text, currency, &at)?).map_err(|error| WireError::given(&at, text, error))?;
        }
        Ok(fee)
    }
}

fn at_schedule(error: ScheduleError, at: &At<'_>) -> WireError {
    WireError::at(&schedule_place(error, at), error)
}

/// The key that a schedule's error is told at.
fn schedule_place<'a>(error: ScheduleError, at: &'a At<'a>) -> At<'a> {
    at.key(match error {
        ScheduleError::Periods { .. } | ScheduleError::Date(_) => "periods",
        ScheduleError::Principal | ScheduleError::Amount => "principal",
        ScheduleError::FirstDue => "firstDue",
        ScheduleError::PayDay { .. } => "payDay",
        ScheduleError::FeeByTheDay | ScheduleError::DailyRate | ScheduleError::PeriodRate => "rate",
        ScheduleError::TooFewRows { .. } => "method",
    })
}

/// The key that a contradiction between terms is told at.
fn place_of<'a>(error: &TermsError, at: &'a At<'a>) -> At<'a> {
    match error {
        TermsError::CompoundTwice | TermsError::CompoundNeedsPenalty => at.key("compound"),
        TermsError::FlatFeeEarnsNoInterest => at.key("method"),
        TermsError::Rate(_) => at.key("penalty"),
        TermsError::TooManyDays { .. } => at.key("graceDays"),
        TermsError::FloorAboveCap => at.key("lateFee"),
        TermsError::Schedule(error) => schedule_place(*error, at),
        _ => *at,
    }
}
