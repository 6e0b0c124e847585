//! Flows on dates.

use super::fixed::root_below;
use super::interval::MonthsAndDays;
use super::quoted::{Basis, QuotedRate};
use super::root::Root;
use super::scan::{self, Range};
use super::worth::{Row, Term};
use super::{CashFlowError, MAX_FLOWS};
use crate::calendar::Date;
use crate::money::Money;
use crate::words::words;

words! {
    /// What part of a year lies between the first flow and another.
    ///
    /// 1,000 lent on 1994-01-01 for 1,200 back on 1995-07-01: 12.96 % by 546 days, 12.92 % by 18 months.
    pub enum YearFraction {
        /// Actual days over 365, leap years too.
        Actual365 = "actual365", "actual days over 365", "实际天数除以365";
        /// Whole months over 12, counted back from the later date, and the days left over 365.
        MonthsAndDays = "monthsAndDays", "whole months over 12 and odd days over 365", "整月除以12加零头天数除以365";
    }
}

impl YearFraction {
    /// Units of time a year: days, or parts that both a month and a day are a whole number of.
    const fn units_a_year(self) -> u32 {
        match self {
            Self::Actual365 => 365,
            Self::MonthsAndDays => 12 * 365,
        }
    }

    const fn width(self) -> u64 {
        match self {
            Self::Actual365 => scan::WIDTH,
            Self::MonthsAndDays => scan::NARROW,
        }
    }

    fn units(self, from: Date, to: Date) -> u32 {
        match self {
            Self::Actual365 => u32::try_from(to.days_since(from)).unwrap_or(0),
            Self::MonthsAndDays => MonthsAndDays::backward(from, to).map_or(0, |MonthsAndDays { months, days }| {
                u32::from(months).saturating_mul(365).saturating_add(u32::from(days).saturating_mul(12))
            }),
        }
    }
}

/// An amount and the day it flows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedFlow {
    date: Date,
    amount: Money,
}

impl DatedFlow {
    /// An amount that flows on a day.
    #[must_use]
    pub const fn new(date: Date, amount: Money) -> Self {
        Self { date, amount }
    }

    /// The day.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The amount.
    #[must_use]
    pub const fn amount(&self) -> Money {
        self.amount
    }
}

/// Flows on dates: what is lent below zero and what comes back above, or the other way round.
///
/// ```
/// use arrears::cash_flow::{DatedFlow, DatedFlows, YearFraction};
/// use arrears::{Currency, Date, Money};
/// let euro = |text| Money::parse(text, Currency::from_code("EUR")?);
/// let flows = [
///     DatedFlow::new(Date::new(1994, 1, 1)?, euro("-1000.00")?),
///     DatedFlow::new(Date::new(1995, 7, 1)?, euro("1200.00")?),
/// ];
/// let quoted = |by| DatedFlows::new(&flows, by)?.rate()?.effective(2);
/// assert_eq!(quoted(YearFraction::Actual365)?.to_string(), "12.96% compound");
/// assert_eq!(quoted(YearFraction::MonthsAndDays)?.to_string(), "12.92% compound");
/// # Ok::<(), arrears::Error>(())
/// ```
///
/// # Source
/// The equation of Directive 2008/48/EC, annex I, part I; its remark (c) on months, 365 days kept in leap years too.
#[derive(Clone, Copy, Debug)]
pub struct DatedFlows<'a> {
    flows: &'a [DatedFlow],
    by: YearFraction,
}

impl<'a> DatedFlows<'a> {
    /// Two to 601 flows in order of date; several may share a day.
    ///
    /// # Errors
    /// [`CashFlowError::FlowCount`], mixed currencies, [`CashFlowError::OutOfOrder`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, DatedFlow, DatedFlows, YearFraction};
    /// use arrears::{Currency, Date, Money};
    /// let flow = |day| DatedFlow::new(Date::new(2024, 1, day).unwrap(), Money::zero(Currency::CNY));
    /// let error = DatedFlows::new(&[flow(2), flow(1)], YearFraction::Actual365).unwrap_err();
    /// assert_eq!(error, CashFlowError::OutOfOrder { index: 1 });
    /// ```
    pub fn new(flows: &'a [DatedFlow], by: YearFraction) -> Result<Self, CashFlowError> {
        let given = flows.len();
        let Some(first) = flows.first().filter(|_| (2..=MAX_FLOWS).contains(&given)) else {
            return Err(CashFlowError::FlowCount { given });
        };
        in_order(flows, first)?;
        Ok(Self { flows, by })
    }

    /// The rate a year at which the flows are worth nothing.
    ///
    /// # Errors
    /// As [`PeriodicFlows::rate`](super::PeriodicFlows::rate).
    pub fn rate(&self) -> Result<DatedRate, CashFlowError> {
        let units = self.by.units_a_year();
        let range = || Range { discount: root_below(11, units), growth: root_below(100, units) };
        Ok(DatedRate { root: scan::solve(self, self.by.width(), range, None)?, units })
    }
}

/// Whether flows are in order of date and of one currency.
pub(super) fn in_order(flows: &[DatedFlow], first: &DatedFlow) -> Result<(), CashFlowError> {
    let mut before = first.date;
    for (index, flow) in flows.iter().enumerate() {
        flow.amount.of(first.amount.currency())?;
        if flow.date < before {
            return Err(CashFlowError::OutOfOrder { index });
        }
        before = flow.date;
    }
    Ok(())
}

impl Row for DatedFlows<'_> {
    fn count(&self) -> usize {
        self.flows.len()
    }

    fn term(&self, index: usize) -> Term {
        match (self.flows.first(), self.flows.get(index)) {
            (Some(first), Some(flow)) => self.of(first, flow),
            _ => Term { amount: 0, at: 0, odd: (0, 1) },
        }
    }

    fn forward(&self, mut see: impl FnMut(Term)) {
        if let Some(first) = self.flows.first() {
            self.flows.iter().for_each(|flow| see(self.of(first, flow)));
        }
    }

    fn backward(&self, mut see: impl FnMut(Term)) {
        if let Some(first) = self.flows.first() {
            self.flows.iter().rev().for_each(|flow| see(self.of(first, flow)));
        }
    }
}

impl DatedFlows<'_> {
    #[inline(always)] // the inside of a walk
    fn of(&self, first: &DatedFlow, flow: &DatedFlow) -> Term {
        Term { amount: flow.amount.minor(), at: self.by.units(first.date, flow.date), odd: (0, 1) }
    }
}

/// The internal rate of flows on dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DatedRate {
    root: Root,
    units: u32,
}

impl DatedRate {
    /// The effective rate a year (复利).
    ///
    /// # Rounding
    /// Half up, once, to 1 to 6 decimals of the percentage.
    ///
    /// # Errors
    /// As [`PeriodicRate::nominal`](super::PeriodicRate::nominal).
    #[doc(alias("EAR", "APRC", "XIRR"))]
    pub fn effective(self, decimals: u8) -> Result<QuotedRate, CashFlowError> {
        let figure = self.root.compounded(self.units).ok_or(CashFlowError::FigureOutOfRange)?;
        QuotedRate::new(figure, decimals, Basis::Compound)
    }

    /// As [`PeriodicRate::is_only_root`](super::PeriodicRate::is_only_root), a year.
    #[must_use]
    pub const fn is_only_root(self) -> bool {
        self.root.only
    }
}
