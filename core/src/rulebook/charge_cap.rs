// Semantics: [law-4] [law-5].

use super::RulebookError;
use crate::{Date, DayCount, Money, MoneyError, Rate, RatePeriod, Rounding};

/// Unpaid principal over [from, to): the end day is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PrincipalSegment {
    /// The first day of the span, which is counted.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// What was unpaid on each of the days, unbilled instalments included.
    pub principal: Money,
}

/// What was charged on top of principal: interest, penalty and compound interest, late fees and fees. Enforcement cost
/// is none of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Charges {
    /// Charged and not paid.
    pub unpaid: Money,
    /// Charged and paid since the start of the test.
    pub paid: Money,
}

/// A limit on the sum of all charges: each day's unpaid principal x annual rate / days of a year.
///
/// # Source
/// The 24 % practice of Chinese courts on a borrower's request: 法发〔2017〕22号 point 2; actual days / 365 with the end
/// day not counted as in 宜都市人民法院 (2022)鄂0581民初944号, where 4,998.06 over 1,284 days allows 4,219.73.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ChargeCap {
    rate: Rate,
    day_count: DayCount,
}

impl ChargeCap {
    /// A cap of an annual `rate`, its days counted by `day_count`.
    ///
    /// # Errors
    /// [`RulebookError::Rate`] for a rate of another period:
    /// ```
    /// use arrears::{DayCount, Rate, RateError, rulebook::{ChargeCap, RulebookError}};
    /// let daily = Rate::daily("0.0005")?;
    /// assert!(matches!(ChargeCap::new(daily, DayCount::Actual365), Err(RulebookError::Rate(_))));
    /// # Ok::<(), RateError>(())
    /// ```
    pub fn new(rate: Rate, day_count: DayCount) -> Result<Self, RulebookError> {
        Ok(Self { rate: rate.a(RatePeriod::Annual)?, day_count })
    }

    /// The annual rate.
    #[must_use]
    pub const fn rate(self) -> Rate {
        self.rate
    }

    /// How days are counted.
    #[must_use]
    pub const fn day_count(self) -> DayCount {
        self.day_count
    }

    /// The most that charges may come to over `segments`, which follow each other in time (days between two of them
    /// bear nothing).
    ///
    /// # Rounding
    /// The exact sum, half up, once.
    ///
    /// # Errors
    /// [`RulebookError::SegmentInverted`], [`RulebookError::SegmentsOverlap`], [`RulebookError::Money`] for mixed
    /// currencies, a principal below zero, or a cap beyond the largest amount:
    /// ```
    /// use arrears::{Currency, Date, DayCount, Money, Rate};
    /// use arrears::rulebook::{ChargeCap, PrincipalSegment, RulebookError};
    /// let cap = ChargeCap::new(Rate::annual("0.24")?, DayCount::Actual365)?;
    /// let segment = PrincipalSegment {
    ///     from: Date::new(2018, 10, 7)?,
    ///     to: Date::new(2022, 4, 13)?,
    ///     principal: Money::parse("4998.06", Currency::CNY)?,
    /// };
    /// assert_eq!(cap.over(&[segment], Currency::CNY)?.to_string(), "4219.73");
    ///
    /// let inverted = PrincipalSegment { to: Date::new(2018, 10, 6)?, ..segment };
    /// assert_eq!(cap.over(&[inverted], Currency::CNY), Err(RulebookError::SegmentInverted { index: 0 }));
    /// assert_eq!(cap.over(&[segment; 2], Currency::CNY), Err(RulebookError::SegmentsOverlap { index: 1 }));
    /// let credit = PrincipalSegment { principal: Money::parse("-1", Currency::CNY)?, ..segment };
    /// assert!(matches!(cap.over(&[credit], Currency::CNY), Err(RulebookError::Money(_))));
    /// # Ok::<(), RulebookError>(())
    /// ```
    pub fn over(self, segments: &[PrincipalSegment], currency: crate::Currency) -> Result<Money, RulebookError> {
        let mut end_before = Date::MIN;
        // INVARIANT: segments are disjoint, so the principal-years are at most 10^15 minor units x 300 years, and the
        // numerator below at most 10^15 x (300 x 1,603,080 parts) x 10^13 = 4.9 x 10^36, within i128.
        let mut principal_years: i128 = 0;
        for (index, segment) in segments.iter().enumerate() {
            if segment.to < segment.from {
                return Err(RulebookError::SegmentInverted { index });
            }
            if segment.from < end_before {
                return Err(RulebookError::SegmentsOverlap { index });
            }
            end_before = segment.to;
            let minor = segment.principal.of(currency)?.not_negative()?.minor();
            let parts = i128::from(self.day_count.year_parts(segment.from, segment.to));
            principal_years = principal_years.saturating_add(i128::from(minor).saturating_mul(parts));
        }
        let numerator = principal_years.saturating_mul(i128::from(self.rate.fraction().parts()));
        let denominator = i128::from(DayCount::YEAR_PARTS).saturating_mul(i128::from(crate::Fraction::SCALE));
        let minor = Rounding::HalfUp.quotient(numerator, denominator).ok_or(MoneyError::OutOfRange)?;
        Ok(Money::from_minor(minor, currency)?)
    }

    /// The test of `charges` against the cap over `segments`.
    ///
    /// ```
    /// use arrears::{Currency, Date, DayCount, Money, Rate};
    /// use arrears::rulebook::{ChargeCap, Charges, PrincipalSegment, RulebookError};
    /// let yuan = |text| Money::parse(text, Currency::CNY);
    /// let cap = ChargeCap::new(Rate::annual("0.24")?, DayCount::Actual365)?;
    /// let (from, to) = (Date::new(2018, 10, 7)?, Date::new(2022, 4, 13)?);
    /// let segments = [PrincipalSegment { from, to, principal: yuan("4998.06")? }];
    /// let test = cap.test(&segments, Charges { unpaid: yuan("6365.73")?, paid: yuan("100.00")? })?;
    /// assert_eq!(test.allowed().to_string(), "4219.73");
    /// assert_eq!(test.excess().to_string(), "2146.00");
    /// assert_eq!(test.excess_with_paid().to_string(), "2246.00");
    /// # Ok::<(), RulebookError>(())
    /// ```
    ///
    /// # Errors
    /// As [`ChargeCap::over`].
    pub fn test(self, segments: &[PrincipalSegment], charges: Charges) -> Result<CapTest, RulebookError> {
        let unpaid = charges.unpaid.not_negative()?;
        let paid = charges.paid.not_negative()?;
        let cap = self.over(segments, unpaid.currency())?;
        let zero = Money::zero(unpaid.currency());
        let beyond = |sum: Money| if sum.minor() > cap.minor() { sum.minus(cap) } else { Ok(zero) };
        Ok(CapTest {
            cap,
            excess: beyond(unpaid)?,
            excess_with_paid: beyond(unpaid.plus(paid)?)?,
            allowed: if unpaid.minor() > cap.minor() { cap } else { unpaid },
        })
    }
}

/// Charges compared with their cap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CapTest {
    cap: Money,
    allowed: Money,
    excess: Money,
    excess_with_paid: Money,
}

impl CapTest {
    /// The cap itself.
    #[must_use]
    pub const fn cap(self) -> Money {
        self.cap
    }

    /// What of the unpaid charges stands: all of them, or the cap.
    #[must_use]
    pub const fn allowed(self) -> Money {
        self.allowed
    }

    /// Unpaid charges above the cap.
    #[must_use]
    pub const fn excess(self) -> Money {
        self.excess
    }

    /// Unpaid and paid charges together above the cap: the stricter reading, which is not settled practice.
    #[must_use]
    pub const fn excess_with_paid(self) -> Money {
        self.excess_with_paid
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn yuan(text: &str) -> Money {
        Money::parse(text, Currency::CNY).unwrap()
    }

    fn segment(from: &str, to: &str, principal: &str) -> PrincipalSegment {
        PrincipalSegment { from: Date::parse(from).unwrap(), to: Date::parse(to).unwrap(), principal: yuan(principal) }
    }

    fn court() -> ChargeCap {
        ChargeCap::new(Rate::annual("0.24").unwrap(), DayCount::Actual365).unwrap()
    }

    /// 征和律师事务所, case note on 宜都市人民法院 (2022)鄂0581民初944号 (J1 of the worked examples).
    #[test]
    fn the_yidu_judgment() {
        let principal = yuan("4998.06");
        let claim = ["3303.86", "3001.87", "60.00"].map(yuan);
        let unpaid = claim.into_iter().try_fold(yuan("0"), Money::plus).unwrap();
        let segments = [segment("2018-10-07", "2022-04-13", "4998.06")];
        let test = court().test(&segments, Charges { unpaid, paid: yuan("0") }).unwrap();
        assert_eq!(test.cap(), yuan("4219.73"));
        assert_eq!(test.allowed().plus(principal), Ok(yuan("9217.79")));
        assert_eq!(test.excess(), yuan("2146.00"));
        let by_360 = ChargeCap::new(Rate::annual("0.24").unwrap(), DayCount::Actual360).unwrap();
        assert_eq!(by_360.over(&segments, Currency::CNY), Ok(yuan("4278.34")));
    }

    #[test]
    fn cut_into_days_the_cap_is_the_same() {
        let (from, days) = (Date::parse("2018-10-07").unwrap(), 1284);
        let day = |n| from.plus_days(n).unwrap();
        let mut cut = [segment("2018-10-07", "2018-10-07", "0"); 1284];
        for (n, piece) in (0..days).zip(cut.iter_mut()) {
            *piece = PrincipalSegment { from: day(n), to: day(n + 1), principal: yuan("4998.06") };
        }
        assert_eq!(court().over(&cut, Currency::CNY), Ok(yuan("4219.73")));
    }

    #[test]
    fn a_gap_bears_nothing_and_an_empty_history_allows_nothing() {
        let pieces = [segment("2024-01-01", "2024-01-02", "3650.00"), segment("2024-06-01", "2024-06-02", "3650.00")];
        assert_eq!(court().over(&pieces, Currency::CNY), Ok(yuan("4.80")));
        let test = court().test(&[], Charges { unpaid: yuan("0.01"), paid: yuan("0") }).unwrap();
        assert_eq!((test.allowed(), test.excess()), (yuan("0"), yuan("0.01")));
    }

    #[test]
    fn the_largest_balance_for_three_centuries_overflows_as_an_error() {
        let largest = Money::from_minor(Money::MAX_MINOR, Currency::CNY).unwrap();
        let segments = [PrincipalSegment { from: Date::MIN, to: Date::MAX, principal: largest }];
        let beyond = ChargeCap::new(Rate::annual("10").unwrap(), DayCount::Actual360).unwrap();
        assert_eq!(beyond.over(&segments, Currency::CNY), Err(MoneyError::OutOfRange.into()));
    }
}
