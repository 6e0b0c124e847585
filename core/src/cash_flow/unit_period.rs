//! Flows in unit periods with odd days, by the actuarial method of Regulation Z.

use super::interval::UnitPeriods;
use super::periodic::PeriodicRate;
use super::quoted::QuotedRate;
use super::scan;
use super::worth::{Row, Term};
use super::{CashFlowError, MAX_FLOWS, PeriodsAYear};
use crate::money::Money;

/// An amount and when it flows, counted from the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitPeriodFlow {
    amount: Money,
    after: UnitPeriods,
}

impl UnitPeriodFlow {
    /// An amount that flows `after` so many unit periods.
    #[must_use]
    pub const fn new(amount: Money, after: UnitPeriods) -> Self {
        Self { amount, after }
    }

    fn key(&self) -> (u16, u32) {
        // Odd days of two flows are compared by parts of a period; a period is at most 366 days.
        let parts = u32::from(self.after.days).saturating_mul(1_000_000);
        (self.after.whole, parts.checked_div(u32::from(self.after.of)).unwrap_or(0))
    }
}

/// Flows in unit periods: a t + f periods away is worth a / ((1 + f i) (1 + i)^t), interest on odd days being simple.
///
/// # Source
/// 12 CFR 1026 appendix J (b)(8).
///
/// ```
/// use arrears::cash_flow::{UnitPeriod, UnitPeriodFlow, UnitPeriodFlows, UnitPeriods};
/// use arrears::{Currency, Money};
/// // Appendix J (c)(1)(ii): 6,000 lent on 10 February 1978, 36 payments of 200 from 1 April, is 11.82 %.
/// let dollars = |text| Money::parse(text, Currency::from_code("USD")?);
/// let at = |whole, days| UnitPeriods { whole, days, of: 30 };
/// let mut flows = vec![UnitPeriodFlow::new(dollars("-6000.00")?, at(0, 0))];
/// flows.extend((1..=36).map(|n| UnitPeriodFlow::new(dollars("200.00").unwrap(), at(n, 19))));
/// let rate = UnitPeriodFlows::new(&flows, UnitPeriod::Months(1).periods_a_year()?)?.rate()?;
/// assert_eq!(rate.nominal(2)?.to_string(), "11.82% simple");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct UnitPeriodFlows<'a> {
    flows: &'a [UnitPeriodFlow],
    periods: PeriodsAYear,
}

impl<'a> UnitPeriodFlows<'a> {
    /// Two to 601 flows in order of time.
    ///
    /// # Errors
    /// [`CashFlowError::FlowCount`], mixed currencies, [`CashFlowError::OddDays`], [`CashFlowError::OutOfOrder`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodsAYear, UnitPeriodFlow, UnitPeriodFlows, UnitPeriods};
    /// use arrears::{Currency, Money};
    /// let flow = |whole, days| UnitPeriodFlow::new(Money::zero(Currency::CNY), UnitPeriods { whole, days, of: 30 });
    /// let error = |flows: [UnitPeriodFlow; 2]| UnitPeriodFlows::new(&flows, PeriodsAYear::MONTHLY).unwrap_err();
    /// assert_eq!(error([flow(0, 0), flow(1, 31)]), CashFlowError::OddDays { days: 31, of: 30 });
    /// assert_eq!(error([flow(1, 5), flow(1, 4)]), CashFlowError::OutOfOrder { index: 1 });
    /// ```
    pub fn new(flows: &'a [UnitPeriodFlow], periods: PeriodsAYear) -> Result<Self, CashFlowError> {
        let given = flows.len();
        let Some(first) = flows.first().filter(|_| (2..=MAX_FLOWS).contains(&given)) else {
            return Err(CashFlowError::FlowCount { given });
        };
        let mut before = first.key();
        for (index, flow) in flows.iter().enumerate() {
            flow.amount.of(first.amount.currency())?;
            let UnitPeriods { days, of, .. } = flow.after;
            if days > of || !(1..=366).contains(&of) {
                return Err(CashFlowError::OddDays { days, of });
            }
            if flow.key() < before {
                return Err(CashFlowError::OutOfOrder { index });
            }
            before = flow.key();
        }
        Ok(Self { flows, periods })
    }

    /// The rate of one unit period.
    ///
    /// # Errors
    /// As [`PeriodicFlows::rate`](super::PeriodicFlows::rate), and [`CashFlowError::NegativeCharge`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodsAYear, UnitPeriodFlow, UnitPeriodFlows, UnitPeriods};
    /// use arrears::{Currency, Money};
    /// let flow = |minor, days| {
    ///     UnitPeriodFlow::new(Money::from_minor(minor, Currency::CNY).unwrap(), UnitPeriods { whole: 0, days, of: 30 })
    /// };
    /// let flows = [flow(-100, 0), flow(99, 15)];
    /// let error = UnitPeriodFlows::new(&flows, PeriodsAYear::MONTHLY).unwrap().rate().unwrap_err();
    /// assert_eq!(error, CashFlowError::NegativeCharge);
    /// ```
    pub fn rate(&self) -> Result<UnitPeriodRate, CashFlowError> {
        let root = scan::solve(self, scan::WIDTH, || self.periods.range(), None)?;
        Ok(UnitPeriodRate(PeriodicRate { root, periods: self.periods }))
    }
}

impl Row for UnitPeriodFlows<'_> {
    fn count(&self) -> usize {
        self.flows.len()
    }

    fn term(&self, index: usize) -> Term {
        let Some(flow) = self.flows.get(index) else {
            return Term { amount: 0, at: 0, odd: (0, 1) };
        };
        Term { amount: flow.amount.minor(), at: u32::from(flow.after.whole), odd: (flow.after.days, flow.after.of) }
    }
}

/// The internal rate of flows in unit periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitPeriodRate(PeriodicRate);

impl UnitPeriodRate {
    /// The annual percentage rate: unit periods a year times the rate of one.
    ///
    /// # Rounding
    /// Half up, once, to 1 to 6 decimals of the percentage.
    ///
    /// # Source
    /// 12 CFR 1026 appendix J (b)(1).
    ///
    /// # Errors
    /// As [`PeriodicRate::nominal`].
    #[doc(alias = "APR")]
    pub fn nominal(self, decimals: u8) -> Result<QuotedRate, CashFlowError> {
        self.0.nominal(decimals)
    }

    /// As [`PeriodicRate::is_only_root`].
    #[must_use]
    pub const fn is_only_root(self) -> bool {
        self.0.is_only_root()
    }
}
