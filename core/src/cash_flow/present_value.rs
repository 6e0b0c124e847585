//! What dated flows are worth on a day.

use core::num::NonZeroU128;

use super::dated::{DatedFlow, in_order};
use super::interval::{MonthsAndDays, MonthsFrom};
use super::{CashFlowError, MAX_FLOWS};
use crate::calendar::Date;
use crate::money::Money;
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::rounding::Rounding;

/// One, in 2^-112.
const ONE: u128 = 1 << 112;

/// The value on `day` of flows on or after it: the sum of a / ((1 + r/12)^m (1 + r x days/365)), m whole months counted
/// forward from `day` on its day of the month, then actual days.
///
/// ```
/// use arrears::cash_flow::{DatedFlow, present_value};
/// use arrears::{Currency, Date, Money, Rate, Rounding};
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// let flows = [
///     DatedFlow::new(Date::new(2024, 2, 15)?, yuan("101.00")?), // a month: 100.00
///     DatedFlow::new(Date::new(2024, 2, 20)?, yuan("101.00")?), // a month and 5 days: 99.8359...
/// ];
/// let value = present_value(&flows, Date::new(2024, 1, 15)?, Rate::annual("0.12")?, Rounding::HalfUp)?;
/// assert_eq!(value.to_string(), "199.84");
/// # Ok::<(), arrears::Error>(())
/// ```
///
/// # Rounding
/// Once, by `rounding`, of the sum. The fixed point drops less than 2^-42 minor units of it; where the sum lies within
/// that of a half or a whole unit, it is taken to be on it. So the result is the exact value's rounding unless that
/// value is closer than 2^-42 units to a tie without being one, and never off by more than that beyond the rounding.
///
/// # Errors
/// A rate that is not annual, [`CashFlowError::BeforeValuation`], [`CashFlowError::OutOfOrder`], mixed currencies,
/// [`CashFlowError::FlowCount`] above 601 or without any, [`CashFlowError::TotalTooLarge`]:
/// ```
/// use arrears::cash_flow::{CashFlowError, DatedFlow, present_value};
/// use arrears::{Currency, Date, Money, Rate, Rounding};
/// let day = |day| Date::new(2024, 1, day).unwrap();
/// let flow = |on| DatedFlow::new(day(on), Money::zero(Currency::CNY));
/// let value = |flows: &[DatedFlow], rate| present_value(flows, day(2), rate, Rounding::HalfUp);
/// assert!(matches!(value(&[flow(2)], Rate::daily("0.0005")?), Err(CashFlowError::Rate(_))));
/// let annual = Rate::annual("0.12")?;
/// assert_eq!(value(&[flow(1)], annual), Err(CashFlowError::BeforeValuation { index: 0 }));
/// assert_eq!(value(&[flow(4), flow(3)], annual), Err(CashFlowError::OutOfOrder { index: 1 }));
/// assert_eq!(value(&[], annual), Err(CashFlowError::FlowCount { given: 0 }));
/// # Ok::<(), arrears::RateError>(())
/// ```
pub fn present_value(flows: &[DatedFlow], day: Date, rate: Rate, rounding: Rounding) -> Result<Money, CashFlowError> {
    let given = flows.len();
    let Some(first) = flows.first().filter(|_| given <= MAX_FLOWS) else {
        return Err(CashFlowError::FlowCount { given });
    };
    let annual = u128::from(rate.a(RatePeriod::Annual)?.fraction().parts().unsigned_abs());
    in_order(flows, first)?;
    if first.date() < day {
        return Err(CashFlowError::BeforeValuation { index: 0 });
    }
    let scale = u128::from(Fraction::SCALE.unsigned_abs());
    let month = quotient(scale.saturating_mul(12), scale.saturating_mul(12).saturating_add(annual));
    let (mut sum, mut absolute) = (0_i128, 0_u64);
    // Payments of a plan mostly lie the same days past a whole month: then each is worth a month's discount less than the
    // last. What whole months alone are worth is followed only where the days change.
    let (mut reached, mut factor) = (MonthsAndDays { months: 0, days: 0 }, ONE);
    let (mut whole_months, mut whole) = (0_u16, ONE);
    let later = |worth: &mut u128, from: u16, to: u16| (from..to).for_each(|_| *worth = product(*worth, month));
    let mut months_from = MonthsFrom::new(day);
    for flow in flows {
        let after = months_from.forward(flow.date());
        if after.days == reached.days {
            later(&mut factor, reached.months, after.months);
        } else {
            later(&mut whole, whole_months, after.months);
            whole_months = after.months;
            let year = scale.saturating_mul(365);
            factor = product(whole, quotient(year, year.saturating_add(annual.saturating_mul(u128::from(after.days)))));
        }
        reached = after;
        let minor = flow.amount().minor();
        absolute = absolute.saturating_add(minor.unsigned_abs());
        let value = i128::try_from(scaled(minor.unsigned_abs(), factor)).unwrap_or(i128::MAX);
        sum = if minor < 0 { sum.saturating_sub(value) } else { sum.saturating_add(value) };
    }
    if absolute > 100_000_000_000_000_000 {
        return Err(CashFlowError::TotalTooLarge);
    }
    // A factor lacks at most two units of 2^-112 a step, 3,600 months and one odd part being the most steps: of 10^17
    // minor units that is below 2^-42. Where it matters: one step and the rounding of 601 products in 2^-64.
    let half = 1_i128 << 63;
    let nearest = sum.saturating_add(half / 2).div_euclid(half).saturating_mul(half);
    let snapped = if nearest.abs_diff(sum) <= 1 << 22 { nearest } else { sum };
    let minor = rounding.quotient(snapped, 1 << 64).ok_or(CashFlowError::TotalTooLarge)?;
    Ok(Money::from_minor(minor, first.amount().currency())?)
}

/// `above` / `below` in 2^-112, rounded down; `above` is below 2^60 and not above `below`.
fn quotient(above: u128, below: u128) -> u128 {
    // INVARIANT: above and rest < below < 2^72, so 56 more bits fit 128.
    let below = NonZeroU128::new(below).unwrap_or(NonZeroU128::MIN);
    let (high, rest) = ((above << 56) / below, (above << 56) % below);
    (high << 56).wrapping_add((rest << 56) / below)
}

/// The product of two factors of at most one in 2^-112, rounded down by less than two units.
const fn product(a: u128, b: u128) -> u128 {
    const LOW: u128 = (1 << 64) - 1;
    // INVARIANT: factors are at most 2^112: halves below 2^49 and 2^64, so no sum reaches 2^128.
    let (a_high, a_low, b_high, b_low) = (a >> 64, a & LOW, b >> 64, b & LOW);
    let crossed = a_high.wrapping_mul(b_low).wrapping_add(a_low.wrapping_mul(b_high));
    let middle = crossed.wrapping_add(a_low.wrapping_mul(b_low) >> 64);
    (a_high.wrapping_mul(b_high) << 16).wrapping_add(middle >> 48)
}

/// An amount times a factor of at most one in 2^-112, in 2^-64, rounded down by less than two units.
fn scaled(minor: u64, factor: u128) -> u128 {
    // INVARIANT: an amount is below 2^50 and a factor at most 2^112.
    let (amount, high, low) = (u128::from(minor), factor >> 64, factor & u128::from(u64::MAX));
    (amount.wrapping_mul(high) << 16).wrapping_add(amount.wrapping_mul(low) >> 48)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;

    fn value(flows: &[(&str, i64)], day: &str, rate: &str, rounding: Rounding) -> i64 {
        let flows: [Option<DatedFlow>; 8] = core::array::from_fn(|n| {
            let (date, minor) = flows.get(n)?;
            Some(DatedFlow::new(Date::parse(date).unwrap(), Money::from_minor(*minor, Currency::CNY).unwrap()))
        });
        extern crate alloc;
        let flows: alloc::vec::Vec<_> = flows.into_iter().flatten().collect();
        let rate = Rate::annual(rate).unwrap();
        present_value(&flows, Date::parse(day).unwrap(), rate, rounding).unwrap().minor()
    }

    #[test]
    fn quotients_are_exact_to_their_last_bit() {
        for (above, below) in [(1, 3), (2, 7), (999_999_999_999, 1_000_000_000_000), (1 << 59, (1 << 59) + 1)] {
            // 2^112 above / below by halves: the quotient, and then bit after bit of what is left.
            let (mut exact, mut rest) = (0_u128, above);
            for _ in 0..112 {
                rest *= 2;
                exact = exact * 2 + rest / below;
                rest %= below;
            }
            assert_eq!(quotient(above, below), exact, "{above} / {below}");
        }
    }

    #[test]
    fn as_much_flows_as_a_row_may() {
        extern crate alloc;
        let most = Money::from_minor(Money::MAX_MINOR, Currency::CNY).unwrap();
        let back = Money::from_minor(-Money::MAX_MINOR, Currency::CNY).unwrap();
        let day = Date::parse("2024-01-01").unwrap();
        let mut flows: alloc::vec::Vec<_> = (0..100).map(|n| DatedFlow::new(day, [most, back][n % 2])).collect();
        let value = |flows: &[DatedFlow]| present_value(flows, day, Rate::annual("0.1").unwrap(), Rounding::HalfUp);
        assert_eq!(value(&flows), Ok(Money::zero(Currency::CNY)));
        flows.push(DatedFlow::new(day, Money::from_minor(1, Currency::CNY).unwrap()));
        assert_eq!(value(&flows), Err(CashFlowError::TotalTooLarge));
    }

    #[test]
    fn as_many_flow_as_a_row_may() {
        let day = Date::parse("2024-01-01").unwrap();
        let flows = [DatedFlow::new(day, Money::from_minor(1, Currency::CNY).unwrap()); MAX_FLOWS + 1];
        let value = |flows: &[DatedFlow]| present_value(flows, day, Rate::annual("0.1").unwrap(), Rounding::HalfUp);
        assert_eq!(flows.split_last().map(|(_, flows)| value(flows).unwrap().minor()), Some(601));
        assert_eq!(value(&flows), Err(CashFlowError::FlowCount { given: 602 }));
    }

    #[test]
    fn a_true_tie_is_seen() {
        // 4 / 1.6 = 2.5: 720 % a year.
        let tie = |rounding| value(&[("2024-02-01", 4)], "2024-01-01", "7.2", rounding);
        assert_eq!([Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero].map(tie), [3, 2, 2]);
        assert_eq!(value(&[("2024-02-01", -4)], "2024-01-01", "7.2", Rounding::HalfUp), -3);
        // 101 / 1.01 = 100, which must not become 99 by what is dropped.
        assert_eq!(value(&[("2024-02-01", 101)], "2024-01-01", "0.12", Rounding::TowardZero), 100);
    }

    #[test]
    fn what_lies_2_to_the_minus_42_below_a_half_is_taken_to_be_on_it() {
        // 55,837,419,487.05 / (1 + 3.393162858851 / 12) is 4,352,900,310,278.5 cents less 0.999999995 x 2^-42.
        let to = |minor, rate| value(&[("2024-02-01", minor)], "2024-01-01", rate, Rounding::HalfUp);
        assert_eq!(to(5_583_741_948_705, "3.393162858851"), 4_352_900_310_279);
        // 31,801,027,066.56 / (1 + 3.393162718859 / 12) is 2,479,102,779,386.5 cents less 1.000000005 x 2^-42.
        assert_eq!(to(3_180_102_706_656, "3.393162718859"), 2_479_102_779_386);
    }

    #[test]
    fn the_far_ends() {
        let most = Money::MAX_MINOR;
        assert_eq!(value(&[("2199-12-31", most)], "1900-01-01", "0", Rounding::HalfUp), most);
        assert_eq!(value(&[("2199-12-31", most)], "1900-01-01", "10", Rounding::HalfUp), 0);
        assert_eq!(value(&[("2024-01-31", most)], "2024-01-31", "10", Rounding::HalfUp), most);
    }
}
