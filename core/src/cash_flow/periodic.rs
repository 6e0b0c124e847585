//! Flows one period apart.

use super::fixed::{ONE, root_below};
use super::quoted::{Basis, QuotedRate};
use super::root::Root;
use super::scan::{self, Range};
use super::worth::{Row, Side, Term, doubled, scaled};
use super::{CashFlowError, MAX_FLOWS};
use crate::frequency::Frequency;
use crate::money::Money;
#[cfg(feature = "alloc")]
use crate::rate::Fraction;

/// How many periods make a year: 12 for months. A broken number, such as 365 / 255, for one period of 255 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PeriodsAYear {
    periods: u16,
    of: u16,
}

impl PeriodsAYear {
    /// Twelve periods a year: months.
    pub const MONTHLY: Self = Self { periods: 12, of: 1 };

    /// A whole number of periods, 1 to 366.
    ///
    /// # Errors
    /// [`CashFlowError::PeriodsAYear`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodsAYear};
    /// assert_eq!(PeriodsAYear::new(0), Err(CashFlowError::PeriodsAYear { given: 0 }));
    /// assert_eq!(PeriodsAYear::new(367), Err(CashFlowError::PeriodsAYear { given: 367 }));
    /// ```
    pub const fn new(periods: u16) -> Result<Self, CashFlowError> {
        if periods < 1 || periods > 366 {
            return Err(CashFlowError::PeriodsAYear { given: periods });
        }
        Ok(Self { periods, of: 1 })
    }

    /// Periods of 1 to 365 `days` each, in a year of 365.
    ///
    /// # Errors
    /// [`CashFlowError::OddDays`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodsAYear};
    /// assert_eq!(PeriodsAYear::of_days(366), Err(CashFlowError::OddDays { days: 366, of: 365 }));
    /// ```
    pub const fn of_days(days: u16) -> Result<Self, CashFlowError> {
        if days < 1 || days > 365 {
            return Err(CashFlowError::OddDays { days, of: 365 });
        }
        Ok(Self { periods: 365, of: days })
    }

    /// The periods of a frequency.
    #[must_use]
    pub const fn of_frequency(frequency: Frequency) -> Self {
        Self { periods: frequency.times_a_year(), of: 1 }
    }

    fn whole(self) -> Option<u32> {
        (self.periods.checked_rem(self.of) == Some(0))
            .then(|| self.periods.checked_div(self.of).map(u32::from))
            .flatten()
    }

    /// The ends of the range in factors of one period.
    pub(super) fn range(self) -> Range {
        let (periods, of) = (u64::from(self.periods), u64::from(self.of));
        // 1000 % simple is a rate of 10 of / periods a period, and no compound rate within 1000 % has a higher one.
        let below = of.saturating_mul(10).saturating_add(periods);
        let discount = u128::from(ONE).saturating_mul(u128::from(periods)).checked_div(u128::from(below)).unwrap_or(1);
        let growth = match self.whole() {
            Some(whole) => root_below(100, whole),
            None => ONE / 100,
        };
        Range { discount: u64::try_from(discount).unwrap_or(ONE), growth }
    }
}

/// Flows one period apart: what is lent below zero and what comes back above, or the other way round.
///
/// A fee taken up front makes the first flow smaller, a deferred period is a flow of zero, a balloon is a large last
/// flow.
#[derive(Clone, Copy)]
pub struct PeriodicFlows<'a> {
    first: i64,
    rest: &'a [Money],
    periods: PeriodsAYear,
    /// How long after the first flow the second is, in parts of a period, and how many parts that has.
    length: (u32, u32),
    /// Where the factor of a period is looked for first.
    near: Option<u64>,
}

impl<'a> PeriodicFlows<'a> {
    /// Two to 601 flows, one period apart.
    ///
    /// # Errors
    /// [`CashFlowError::FlowCount`], and mixed currencies:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodicFlows, PeriodsAYear};
    /// use arrears::{Currency, Money, MoneyError};
    /// let (yuan, yen) = (Money::parse("1", Currency::CNY)?, Money::zero(Currency::from_code("JPY")?));
    /// let monthly = PeriodsAYear::MONTHLY;
    /// assert_eq!(PeriodicFlows::new(&[yuan], monthly).err(), Some(CashFlowError::FlowCount { given: 1 }));
    /// assert_eq!(PeriodicFlows::new(&[yuan; 602], monthly).err(), Some(CashFlowError::FlowCount { given: 602 }));
    /// assert!(matches!(PeriodicFlows::new(&[yuan, yen], monthly).err(), Some(CashFlowError::Money(_))));
    /// # Ok::<(), MoneyError>(())
    /// ```
    pub fn new(flows: &'a [Money], periods: PeriodsAYear) -> Result<Self, CashFlowError> {
        let Some((first, rest)) = flows.split_first() else {
            return Err(CashFlowError::FlowCount { given: 0 });
        };
        Self::checked(*first, first.minor(), rest, periods)
    }

    /// An amount lent, above zero, and 1 to 600 payments, the first one period later.
    ///
    /// `lent` is what reaches the borrower: a balance less a down payment, or an amount less a fee taken up front.
    ///
    /// # Errors
    /// As [`PeriodicFlows::new`], and [`MoneyError::NotPositive`](crate::MoneyError::NotPositive):
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodicFlows, PeriodsAYear};
    /// use arrears::{Currency, Money, MoneyError};
    /// let nothing = Money::zero(Currency::CNY);
    /// let error = PeriodicFlows::lent(nothing, &[nothing], PeriodsAYear::MONTHLY).err();
    /// assert_eq!(error, Some(CashFlowError::Money(MoneyError::NotPositive)));
    /// ```
    pub fn lent(lent: Money, payments: &'a [Money], periods: PeriodsAYear) -> Result<Self, CashFlowError> {
        let lent = lent.positive()?;
        Self::checked(lent, lent.minor().saturating_neg(), payments, periods)
    }

    fn checked(like: Money, first: i64, rest: &'a [Money], periods: PeriodsAYear) -> Result<Self, CashFlowError> {
        let given = rest.len().saturating_add(1);
        if !(2..=MAX_FLOWS).contains(&given) {
            return Err(CashFlowError::FlowCount { given });
        }
        for flow in rest {
            flow.of(like.currency())?;
        }
        Ok(Self { first, rest, periods, length: (1, 1), near: None })
    }

    /// The same where the first period is of another length, `parts` of the `of` that a whole one has, and interest over
    /// it is simple: 1,000.00 lent, 1,005.00 back after 5 of 10 parts of a month, is 1 % a month.
    ///
    /// ```
    /// use arrears::cash_flow::{PeriodicFlows, PeriodsAYear};
    /// use arrears::{Currency, Money};
    /// let back = [Money::parse("1005.00", Currency::CNY)?];
    /// let flows = PeriodicFlows::lent(Money::parse("1000.00", Currency::CNY)?, &back, PeriodsAYear::MONTHLY)?;
    /// assert_eq!(flows.first_period(5, 10).rate()?.nominal(2)?.to_string(), "12.00% simple");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn first_period(mut self, parts: u32, of: u32) -> Self {
        self.length = (parts, if of == 0 { 1 } else { of });
        self
    }

    /// The same where the rate of a year is about so much, above zero: found the sooner the nearer it is.
    #[cfg(feature = "alloc")]
    pub(crate) fn near(mut self, annual: Fraction) -> Self {
        let a_year = u128::from(Fraction::SCALE.unsigned_abs()).saturating_mul(u128::from(self.periods.periods));
        let earned = u128::from(annual.parts().unsigned_abs()).saturating_mul(u128::from(self.periods.of));
        // INVARIANT: at most 2^62 x 10^12 x 366.
        let factor = u128::from(ONE).saturating_mul(a_year).checked_div(a_year.saturating_add(earned));
        self.near = factor.and_then(|factor| u64::try_from(factor).ok()).filter(|_| annual > Fraction::ZERO);
        self
    }

    /// The rate of one period at which the flows are worth nothing.
    ///
    /// # Errors
    /// [`CashFlowError::AllZero`], [`CashFlowError::OneSided`], [`CashFlowError::TotalTooLarge`]; where the flows change
    /// sign more than once, [`CashFlowError::NoRoot`] and [`CashFlowError::SeveralRoots`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodicFlows, PeriodsAYear};
    /// use arrears::{Currency, Money, MoneyError};
    /// let error = |flows: [i64; 3]| {
    ///     let flows = flows.map(|minor| Money::from_minor(minor, Currency::CNY).unwrap());
    ///     PeriodicFlows::new(&flows, PeriodsAYear::MONTHLY).unwrap().rate().unwrap_err()
    /// };
    /// assert_eq!(error([0, 0, 0]), CashFlowError::AllZero);
    /// assert_eq!(error([1, 0, 1]), CashFlowError::OneSided);
    /// assert_eq!(error([-100, 100, -100]), CashFlowError::NoRoot);
    /// // 10 % and 20 % a period: lent 100.00, 230.00 back, 132.00 lent again.
    /// assert_eq!(error([-10_000, 23_000, -13_200]), CashFlowError::SeveralRoots { found: 2 });
    /// ```
    pub fn rate(&self) -> Result<PeriodicRate, CashFlowError> {
        let root = scan::solve(self, scan::WIDTH, || self.periods.range(), self.near)?;
        Ok(PeriodicRate { root, periods: self.periods })
    }
}

impl core::fmt::Debug for PeriodicFlows<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("PeriodicFlows").field("first", &self.first).field("rest", &self.rest).finish_non_exhaustive()
    }
}

impl Row for PeriodicFlows<'_> {
    fn count(&self) -> usize {
        self.rest.len().saturating_add(1)
    }

    fn term(&self, index: usize) -> Term {
        // With s the length of the first period and x = 1 / (1 + i), 1 + s i is (s + x (1 - s)) / x: so what is lent stands
        // with s of it at the beginning and 1 - s a period later, all times the parts of a period.
        let (parts, of) = (i64::from(self.length.0), i64::from(self.length.1));
        let flow = |index: usize| self.rest.get(index).map_or(0, |flow| flow.minor()).saturating_mul(of);
        let amount = match index {
            0 => self.first.saturating_mul(parts),
            1 => flow(0).saturating_add(self.first.saturating_mul(of.saturating_sub(parts))),
            _ => flow(index.saturating_sub(1)),
        };
        Term { amount, at: u32::try_from(index).unwrap_or(u32::MAX), odd: (0, 1) }
    }

    fn forward(&self, mut see: impl FnMut(Term)) {
        (0..2).for_each(|index| see(self.term(index)));
        let of = i64::from(self.length.1);
        // A whole period before each of these.
        for (at, flow) in (2..).zip(self.rest.get(1..).unwrap_or_default()) {
            see(Term { amount: flow.minor().saturating_mul(of), at, odd: (0, 1) });
        }
    }

    /// Every flow is one period after the one before, so each partial sum is brought on by the factor itself.
    fn brought(&self, parts: i64, factor: u64, side: Side, mut each: impl FnMut(i128)) -> i64 {
        let (factor, mut sum, mut at_last) = (doubled(factor), 0_i64, 0_i64);
        let mut add = |amount: i64, parts: i64| {
            // INVARIANT: an amount of a term, to below 2^61.
            sum = scaled(sum, factor).wrapping_add(amount.wrapping_mul(parts));
            // Beyond the last that flows there is nothing to bring it to but zeros, where it would only lose its digits.
            if amount != 0 {
                at_last = sum;
                each(i128::from(sum));
            }
        };
        let (first, second) = (self.term(0).amount, self.term(1).amount);
        // A whole period before each of these.
        let whole = self.rest.get(1..).unwrap_or_default().iter().map(|flow| flow.minor());
        let of_whole = parts.wrapping_mul(i64::from(self.length.1));
        match side {
            Side::Discount => {
                whole.rev().for_each(|minor| add(minor, of_whole));
                add(second, parts);
                add(first, parts);
            }
            Side::Growth => {
                add(first, parts);
                add(second, parts);
                whole.for_each(|minor| add(minor, of_whole));
            }
        }
        at_last
    }
}

/// The internal rate of flows one period apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodicRate {
    pub(super) root: Root,
    pub(super) periods: PeriodsAYear,
}

impl PeriodicRate {
    /// The rate of one period.
    ///
    /// # Errors
    /// As [`PeriodicRate::nominal`].
    pub fn a_period(self, decimals: u8) -> Result<QuotedRate, CashFlowError> {
        QuotedRate::new(self.root.a_unit().ok_or(CashFlowError::FigureOutOfRange)?, decimals, Basis::Period)
    }

    /// The nominal rate: periods a year times the rate of one period (单利).
    ///
    /// # Rounding
    /// Half up, once, to 1 to 6 decimals of the percentage.
    ///
    /// # Errors
    /// [`CashFlowError::Decimals`], [`CashFlowError::FigureOutOfRange`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodicFlows, PeriodsAYear};
    /// use arrears::{Currency, Money, MoneyError};
    /// let yuan = |text| Money::parse(text, Currency::CNY);
    /// let payment = [yuan("200.00")?];
    /// let rate = PeriodicFlows::lent(yuan("100.00")?, &payment, PeriodsAYear::MONTHLY).unwrap().rate().unwrap();
    /// assert_eq!(rate.nominal(0), Err(CashFlowError::Decimals { given: 0 }));
    /// assert_eq!(rate.nominal(2).unwrap().to_string(), "1200.00% simple");
    /// assert_eq!(rate.effective(2).unwrap().to_string(), "409500.00% compound");
    /// let rate = PeriodicFlows::lent(yuan("0.01")?, &payment, PeriodsAYear::MONTHLY).unwrap().rate().unwrap();
    /// assert_eq!(rate.nominal(2), Err(CashFlowError::FigureOutOfRange));
    /// # Ok::<(), MoneyError>(())
    /// ```
    #[doc(alias = "APR")]
    pub fn nominal(self, decimals: u8) -> Result<QuotedRate, CashFlowError> {
        let (periods, of) = (i128::from(self.periods.periods), i128::from(self.periods.of));
        let a_year = |unit: i128| unit.checked_mul(periods).and_then(|n| n.checked_div_euclid(of));
        let figure = self.root.a_unit().and_then(|(low, high)| {
            let up = i128::from(of > 1);
            Some((a_year(low)?, a_year(high)?.checked_add(up)?))
        });
        QuotedRate::new(figure.ok_or(CashFlowError::FigureOutOfRange)?, decimals, Basis::Simple)
    }

    /// The effective rate: (1 + the rate of one period) to the power of the periods a year, less one (复利).
    ///
    /// # Rounding
    /// Half up, once, to 1 to 6 decimals of the percentage.
    ///
    /// # Errors
    /// As [`PeriodicRate::nominal`], and [`CashFlowError::BrokenYear`]:
    /// ```
    /// use arrears::cash_flow::{CashFlowError, PeriodicFlows, PeriodsAYear};
    /// use arrears::{Currency, Money, MoneyError};
    /// let yuan = |text| Money::parse(text, Currency::CNY);
    /// let (payment, days) = ([yuan("101.00")?], PeriodsAYear::of_days(255).unwrap());
    /// let rate = PeriodicFlows::lent(yuan("100.00")?, &payment, days).unwrap().rate().unwrap();
    /// assert_eq!(rate.effective(2), Err(CashFlowError::BrokenYear));
    /// # Ok::<(), MoneyError>(())
    /// ```
    #[doc(alias("EAR", "APRC", "APY"))]
    pub fn effective(self, decimals: u8) -> Result<QuotedRate, CashFlowError> {
        let periods = self.periods.whole().ok_or(CashFlowError::BrokenYear)?;
        let figure = self.root.compounded(periods).ok_or(CashFlowError::FigureOutOfRange)?;
        QuotedRate::new(figure, decimals, Basis::Compound)
    }

    /// Whether this is proven to be the only rate above -100 % a period.
    ///
    /// Flows that change sign once have one rate. For others, Laguerre's count of the partial sums' sign changes on both
    /// sides of the root is the proof; where it fails, the rate is the only one that a scan of the range saw.
    #[must_use]
    pub const fn is_only_root(self) -> bool {
        self.root.only
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    /// 1000 % a year is ten times one, a fifth of that two times one; what is left of one then is an eleventh and a third. -99 %
    /// leaves a hundredth, of periods that make no whole year in each.
    #[test]
    fn a_range_goes_from_minus_99_to_1000_percent_a_year() {
        let range = |periods: PeriodsAYear| {
            let Range { discount, growth } = periods.range();
            (discount, growth)
        };
        let (yearly, fifths) = (PeriodsAYear::new(1).unwrap(), PeriodsAYear::of_days(73).unwrap());
        assert_eq!(range(yearly), (ONE / 11, ONE / 100));
        assert_eq!(range(PeriodsAYear::of_days(365).unwrap()), range(yearly));
        assert_eq!(range(fifths), (ONE / 3, root_below(100, 5)));
        // Of 146 days a year has two and a half: four times one.
        assert_eq!(range(PeriodsAYear::of_days(146).unwrap()), (ONE / 5, ONE / 100));
    }

    /// 12 % a year is 1 % a month: 1 / 1.01. 50 % over 73 of 365 days is 10 %: 1 / 1.1.
    #[cfg(feature = "alloc")]
    #[test]
    fn a_factor_is_near_that_of_the_rate_a_period() {
        let flows = [-1, 2].map(|minor| Money::from_minor(minor, Currency::CNY).unwrap());
        let near =
            |periods, annual| PeriodicFlows::new(&flows, periods).unwrap().near(Fraction::parse(annual).unwrap()).near;
        let part = |of: u64, parts: u64| u64::try_from(u128::from(ONE) * u128::from(of) / u128::from(parts)).ok();
        assert_eq!(near(PeriodsAYear::MONTHLY, "0.12"), part(100, 101));
        assert_eq!(near(PeriodsAYear::of_days(73).unwrap(), "0.5"), part(10, 11));
        assert_eq!(near(PeriodsAYear::MONTHLY, "0"), None);
    }

    /// As much comes back as was lent.
    #[test]
    fn nothing_is_the_only_rate_of_flows_that_change_sign_once() {
        let only = |flows: &[i64]| {
            let flows: [Money; 3] =
                core::array::from_fn(|at| Money::from_minor(flows.get(at).copied().unwrap(), Currency::CNY).unwrap());
            PeriodicFlows::new(&flows, PeriodsAYear::MONTHLY).unwrap().rate().unwrap()
        };
        for flows in [[-100, 50, 50], [100, -50, -50]] {
            let rate = only(&flows);
            assert!(rate.is_only_root() && rate.nominal(6).unwrap().units() == 0, "{flows:?}");
        }
    }
}
