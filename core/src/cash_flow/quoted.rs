//! A rate as it is printed: a percentage with a fixed number of decimals, and the word that says how it is meant.

use core::fmt;

use super::CashFlowError;
use crate::rounding::Rounding;
use crate::words::{Language, words};

words! {
    /// How a quoted rate is meant.
    ///
    /// 1,072.00 in each of 12 months for 12,000.00: 1.0862 % a period, 13.034 % simple, 13.842 % compound.
    ///
    /// # Source
    /// PBOC notice 2021 no. 3, article 4: a rate by simple interest must say so.
    pub enum Basis {
        /// The rate of one period, not of a year.
        Period = "period", "a period", "每期";
        /// Periods a year times the rate of one period.
        Simple = "simple", "simple", "单利";
        /// (1 + the rate of one period) to the power of the periods a year, less one.
        Compound = "compound", "compound", "复利";
    }
}

/// Rates are kept in 10^-18 until they are quoted.
pub(super) const SCALE: i128 = 1_000_000_000_000_000_000;

/// A percentage as printed: -99 % to 1,000,000 %, 1 to 6 decimals, half up.
///
/// It is a figure and not a [`Rate`](crate::Rate): nothing is computed with it.
///
/// ```
/// use arrears::cash_flow::{Basis, PeriodicFlows, PeriodsAYear};
/// use arrears::{Currency, Language, Money};
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// let payments = [yuan("1072.00")?; 12];
/// let rate = PeriodicFlows::lent(yuan("12000.00")?, &payments, PeriodsAYear::MONTHLY)?.rate()?;
/// let simple = rate.nominal(3)?;
/// assert_eq!((simple.basis(), simple.to_string().as_str()), (Basis::Simple, "13.034% simple"));
/// assert_eq!(rate.effective(3)?.of(Language::Chinese).to_string(), "13.842%（复利）");
/// # Ok::<(), arrears::Error>(())
/// ```
#[doc(alias = "APR")]
#[doc(alias = "EAR")]
#[doc(alias = "APRC")]
#[doc(alias = "EIR")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QuotedRate {
    /// In units of the last decimal of the percentage.
    units: i64,
    decimals: u8,
    basis: Basis,
}

impl QuotedRate {
    /// The fewest and the most decimals of the percentage. One is what the annexes of the European directives ask for.
    pub const DECIMALS: core::ops::RangeInclusive<u8> = 1..=6;

    /// The figure of a rate that lies between two values in 10^-18.
    ///
    /// Where a half lies between the two, the rate is taken to be on it, and goes up: away from zero.
    pub(super) fn new((low, high): (i128, i128), decimals: u8, basis: Basis) -> Result<Self, CashFlowError> {
        if !Self::DECIMALS.contains(&decimals) {
            return Err(CashFlowError::Decimals { given: decimals });
        }
        // Far outside there is no need to know how far.
        if low > SCALE.saturating_mul(10_001) || high < SCALE.saturating_neg() {
            return Err(CashFlowError::FigureOutOfRange);
        }
        let unit = 10_i128.saturating_pow(16_u32.saturating_sub(u32::from(decimals)));
        // A percentage point is 10^16, so this is 10^-9 of one; far above, a tenth of what is printed.
        let width = if high > SCALE.saturating_mul(10) { unit / 10 } else { 10_000_000 };
        if high.saturating_sub(low) > width {
            return Err(CashFlowError::Unresolved);
        }
        let figure = |value| Rounding::HalfUp.quotient(value, unit).ok_or(CashFlowError::FigureOutOfRange);
        let (a, b) = (figure(low)?, figure(high)?);
        let units = if a.unsigned_abs() > b.unsigned_abs() { a } else { b };
        let percent = 10_i64.saturating_pow(u32::from(decimals));
        if units < percent.saturating_mul(-99) || units > percent.saturating_mul(1_000_000) {
            return Err(CashFlowError::FigureOutOfRange);
        }
        Ok(Self { units, decimals, basis })
    }

    /// The percentage in units of its last decimal: 13.034 % with three decimals is 13034.
    #[must_use]
    pub const fn units(self) -> i64 {
        self.units
    }

    /// How many decimals the percentage has.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// How it is meant.
    #[must_use]
    pub const fn basis(self) -> Basis {
        self.basis
    }

    /// Writes the bare percentage: `13.034`.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_percent(self, out: &mut impl fmt::Write) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let (magnitude, point) = (self.units.unsigned_abs(), 10_u64.pow(u32::from(self.decimals)));
        let whole = magnitude.checked_div(point).unwrap_or(0);
        let rest = magnitude.checked_rem(point).unwrap_or(0);
        write!(out, "{sign}{whole}.{rest:0width$}", width = usize::from(self.decimals))
    }

    /// The percentage with its word, in a language.
    #[must_use]
    pub const fn of(self, language: Language) -> impl fmt::Display {
        Labelled { rate: self, language }
    }
}

impl fmt::Display for QuotedRate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.of(Language::English).fmt(f)
    }
}

struct Labelled {
    rate: QuotedRate,
    language: Language,
}

impl fmt::Display for Labelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rate.write_percent(f)?;
        let word = self.rate.basis.word().of(self.language);
        match self.language {
            Language::English => write!(f, "% {word}"),
            Language::Chinese => write!(f, "%（{word}）"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::string::{String, ToString};

    fn printed(low: i128, high: i128, decimals: u8) -> String {
        QuotedRate::new((low, high), decimals, Basis::Simple).map_or_else(|e| e.to_string(), |q| q.to_string())
    }

    #[test]
    fn halves_go_away_from_zero() {
        let half = 123_450_000_000_000_000; // 12.345 %
        assert_eq!(printed(half, half, 2), "12.35% simple");
        assert_eq!(printed(half - 1, half - 1, 2), "12.34% simple");
        assert_eq!(printed(half - 1, half + 1, 2), "12.35% simple");
        assert_eq!(printed(-half, -half, 2), "-12.35% simple");
        assert_eq!(printed(-half - 1, -half + 1, 2), "-12.35% simple");
        assert_eq!(printed(-1, 0, 6), "0.000000% simple");
    }

    #[test]
    fn the_range_and_the_bracket_are_held() {
        assert_eq!(printed(10 * SCALE, 10 * SCALE, 6), "1000.000000% simple");
        assert_eq!(printed(10_000 * SCALE, 10_000 * SCALE, 6), "1000000.000000% simple");
        assert_eq!(printed(-99 * SCALE / 100, -99 * SCALE / 100, 2), "-99.00% simple");
        assert_eq!(printed(10 * SCALE, 11 * SCALE, 2), CashFlowError::Unresolved.to_string());
        // Up to 1,000 % a bracket is 10^-9 of a point wide, above it a tenth of what is printed.
        let [narrow, wide] = [10_000_000, 10_i128.pow(13)];
        assert_eq!(printed(10 * SCALE - narrow, 10 * SCALE, 2), "1000.00% simple");
        assert_eq!(printed(10 * SCALE - narrow - 1, 10 * SCALE, 2), CashFlowError::Unresolved.to_string());
        assert_eq!(printed(11 * SCALE, 11 * SCALE + wide, 2), "1100.00% simple");
        assert_eq!(printed(11 * SCALE, 11 * SCALE + wide + 1, 2), CashFlowError::Unresolved.to_string());
        // Above 1,000,100 % and below -100 % it does not matter how wide.
        assert_eq!(printed(10_001 * SCALE, 10_003 * SCALE, 2), CashFlowError::Unresolved.to_string());
        assert_eq!(printed(10_001 * SCALE + 1, 10_003 * SCALE, 2), CashFlowError::FigureOutOfRange.to_string());
        assert_eq!(printed(-2 * SCALE, -SCALE, 2), CashFlowError::Unresolved.to_string());
        assert_eq!(printed(-2 * SCALE, -SCALE - 1, 2), CashFlowError::FigureOutOfRange.to_string());
        // The last that is printed, and half a unit less than the next.
        let unit = SCALE / 10_000;
        let last = 10_000 * SCALE + unit / 2 - 1;
        assert_eq!(printed(last, last, 2), "1000000.00% simple");
        assert_eq!(printed(last + 1, last + 1, 2), CashFlowError::FigureOutOfRange.to_string());
        assert_eq!(printed(10 * SCALE + 1 - wide, 10 * SCALE + 1, 2), "1000.00% simple");
        let beyond = 10_000 * SCALE + SCALE / 1000;
        assert_eq!(printed(beyond, beyond, 2), CashFlowError::FigureOutOfRange.to_string());
        assert_eq!(printed(0, 0, 7), CashFlowError::Decimals { given: 7 }.to_string());
    }
}
