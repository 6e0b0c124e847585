//! What a row of payments costs a year.

use engine::cash_flow::{CashFlowError, DatedFlow, DatedFlows, MAX_FLOWS, PeriodicFlows, PeriodsAYear, YearFraction};
use engine::{Currency, Date, Money};

use crate::boundary::{Place, slice};
use crate::date::{ArrearsDate, date};
use crate::error::{ArrearsError, Failure};
use crate::money::money;
use crate::status::ArrearsStatus;

/// The most flows a row has.
pub const ARREARS_FLOWS_MAX: usize = 601;
/// No figure: in the place of an amount or a rate that there is none of.
pub const ARREARS_NO_FIGURE: i64 = -9000000000000000000;

/// Part of a year by actual days over 365.
pub const ARREARS_YEAR_ACTUAL_365: i32 = 1;
/// Part of a year by whole months over 12 and odd days over 365.
pub const ARREARS_YEAR_MONTHS_AND_DAYS: i32 = 2;

/// An amount and the day it flows: below zero what is lent and above what comes back, or the other way round.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsDatedFlow {
    /// The day.
    pub date: ArrearsDate,
    /// The amount.
    pub amount_minor: i64,
}

impl ArrearsDatedFlow {
    fn dated(&self) -> Result<DatedFlow, Failure> {
        // The currency plays no part: all are of one.
        let amount = money(self.amount_minor, Currency::CNY, "amount_minor")?;
        Ok(DatedFlow::new(date(self.date, "date")?, amount))
    }
}

/// Rates a year as they are printed, in units of the last decimal of a percentage: 13.034 % with three decimals is 13034.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsQuotedRate {
    /// Periods a year times the rate of one; ARREARS_NO_FIGURE for flows on dates.
    pub nominal_units: i64,
    /// With interest on interest.
    pub effective_units: i64,
    /// Decimals of the percentage.
    pub decimals: i32,
    /// 1 where this is proven to be the only rate, 0 where it is the only one that a scan of the range saw.
    pub is_only_rate: i32,
}

fn small<T: TryFrom<i32>>(given: i32, path: &str, allowed: &str) -> Result<T, Failure> {
    T::try_from(given).map_err(|_| Failure::unknown(path, given, allowed))
}

fn counted(count: usize) -> Result<(), Failure> {
    if (2..=MAX_FLOWS).contains(&count) {
        return Ok(());
    }
    Err(Failure::engine("flows", CashFlowError::FlowCount { given: count }))
}

/// The nominal and the effective rate of flows that are one period apart, without the heap.
///
/// @param flows_minor    2 to 601 amounts: below zero what is lent and above what comes back, or the other way round
/// @param count          how many
/// @param periods_a_year 1 to 366; 12 for months
/// @param decimals       of the percentage, 1 to 6
/// @param out            receives the rates
///
/// # Safety
/// `flows_minor` is NULL or `count` amounts; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_flows_periodic_rate(
    flows_minor: *const i64,
    count: usize,
    periods_a_year: i32,
    decimals: i32,
    out: *mut ArrearsQuotedRate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        // SAFETY: NULL or as many amounts as the count says, by this function's contract.
        let given = unsafe { slice(flows_minor, count, "flows_minor") }?;
        counted(count)?;
        let places: u8 = small(decimals, "decimals", "1 to 6")?;
        let periods = PeriodsAYear::new(small(periods_a_year, "periods_a_year", "1 to 366")?);
        let periods = periods.map_err(|error| Failure::engine("periods_a_year", error))?;
        // The currency plays no part: all are of one.
        let mut flows = [Money::zero(Currency::CNY); MAX_FLOWS];
        for (index, (slot, minor)) in flows.iter_mut().zip(given).enumerate() {
            *slot = money(*minor, Currency::CNY, "").map_err(|failure| failure.inside("flows_minor", index))?;
        }
        let at = |error| Failure::engine("flows_minor", error);
        let rate =
            PeriodicFlows::new(flows.get(..count).unwrap_or_default(), periods).map_err(at)?.rate().map_err(at)?;
        out.fill(ArrearsQuotedRate {
            nominal_units: rate.nominal(places).map_err(at)?.units(),
            effective_units: rate.effective(places).map_err(at)?.units(),
            decimals,
            is_only_rate: rate.is_only_root().into(),
        });
        Ok(())
    })
}

/// The effective rate of flows on dates, without the heap.
///
/// @param flows         2 to 601 flows in order of date
/// @param count         how many
/// @param year_fraction ARREARS_YEAR_...
/// @param decimals      of the percentage, 1 to 6
/// @param out           receives the rate
///
/// # Safety
/// `flows` is NULL or `count` flows; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_flows_dated_rate(
    flows: *const ArrearsDatedFlow,
    count: usize,
    year_fraction: i32,
    decimals: i32,
    out: *mut ArrearsQuotedRate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        // SAFETY: NULL or as many flows as the count says, by this function's contract.
        let given = unsafe { slice(flows, count, "flows") }?;
        counted(count)?;
        let places: u8 = small(decimals, "decimals", "1 to 6")?;
        let by = match year_fraction {
            ARREARS_YEAR_ACTUAL_365 => YearFraction::Actual365,
            ARREARS_YEAR_MONTHS_AND_DAYS => YearFraction::MonthsAndDays,
            other => return Err(Failure::unknown("year_fraction", other, "1 or 2")),
        };
        let mut dated = [DatedFlow::new(Date::MIN, Money::zero(Currency::CNY)); MAX_FLOWS];
        for (index, (slot, flow)) in dated.iter_mut().zip(given).enumerate() {
            *slot = flow.dated().map_err(|failure| failure.inside("flows", index))?;
        }
        let at = |error| Failure::engine("flows", error);
        let rate = DatedFlows::new(dated.get(..count).unwrap_or_default(), by).map_err(at)?.rate().map_err(at)?;
        out.fill(ArrearsQuotedRate {
            nominal_units: ARREARS_NO_FIGURE,
            effective_units: rate.effective(places).map_err(at)?.units(),
            decimals,
            is_only_rate: rate.is_only_root().into(),
        });
        Ok(())
    })
}
