//! Yearly rates of flows that a case is asked about.

// Semantics: [law-11].

use alloc::vec::Vec;

use crate::calendar::CalendarError;
use crate::cash_flow::{
    CashFlowError, DatedFlow, DatedFlows, QuotedRate, UnitPeriod, UnitPeriodFlow, UnitPeriodFlows, YearFraction,
};
use crate::words::keys;

keys! {
    /// The unit period that rates of given flows are measured by.
    pub enum FlowPeriod {
        /// A day.
        Day = "day";
        /// A week.
        Week = "week";
        /// Half a month.
        SemiMonth = "semiMonth";
        /// A month.
        Month = "month";
        /// Three months.
        Quarter = "quarter";
        /// A year.
        Year = "year";
    }
}

impl FlowPeriod {
    const fn unit(self) -> UnitPeriod {
        match self {
            Self::Day => UnitPeriod::Day,
            Self::Week => UnitPeriod::Weeks(1),
            Self::SemiMonth => UnitPeriod::SemiMonth,
            Self::Month => UnitPeriod::Months(1),
            Self::Quarter => UnitPeriod::Months(3),
            Self::Year => UnitPeriod::Months(12),
        }
    }
}

/// Flows whose yearly rates are asked for: what is lent below zero and what comes back above, or the other way round.
#[derive(Clone, Debug)]
pub struct RateQuestion {
    flows: Vec<DatedFlow>,
    period: FlowPeriod,
    decimals: u8,
}

impl RateQuestion {
    /// Asks for rates by months, to two decimals of a percent.
    #[must_use]
    pub const fn new(flows: Vec<DatedFlow>) -> Self {
        Self { flows, period: FlowPeriod::Month, decimals: 2 }
    }

    /// Sets another unit period.
    #[must_use]
    pub const fn period(mut self, period: FlowPeriod) -> Self {
        self.period = period;
        self
    }

    /// Sets another number of decimals, 1 to 6.
    #[must_use]
    pub const fn decimals(mut self, decimals: u8) -> Self {
        self.decimals = decimals;
        self
    }
}

/// The yearly rates of flows, or why there is none.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct FlowRates {
    /// Unit periods a year times the rate of one, odd days simple (12 CFR 1026 appendix J).
    pub unit_periods: Result<QuotedRate, CashFlowError>,
    /// Compounded, actual days over 365.
    pub actual365: Result<QuotedRate, CashFlowError>,
    /// Compounded, whole months over 12 and odd days over 365.
    pub months_and_days: Result<QuotedRate, CashFlowError>,
}

impl RateQuestion {
    /// The three rates, each with why there is none.
    pub(super) fn answer(&self) -> FlowRates {
        let dated = |by| DatedFlows::new(&self.flows, by)?.rate()?.effective(self.decimals);
        FlowRates {
            unit_periods: self.by_unit_periods(),
            actual365: dated(YearFraction::Actual365),
            months_and_days: dated(YearFraction::MonthsAndDays),
        }
    }

    fn by_unit_periods(&self) -> Result<QuotedRate, CashFlowError> {
        let unit = self.period.unit();
        let Some(first) = self.flows.first() else { return Err(CashFlowError::FlowCount { given: 0 }) };
        let flows = self
            .flows
            .iter()
            .map(|flow| Ok(UnitPeriodFlow::new(flow.amount(), unit.between(first.date(), flow.date())?)));
        let flows = flows.collect::<Result<Vec<_>, CalendarError>>()?;
        UnitPeriodFlows::new(&flows, unit.periods_a_year()?)?.rate()?.nominal(self.decimals)
    }
}
