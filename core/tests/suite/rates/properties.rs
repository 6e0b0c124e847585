//! What holds whatever the plan.

use arrears::cash_flow::{DatedFlow, PeriodicFlows, PeriodicRate, PeriodsAYear, present_value};
use arrears::{Fraction, Rate, RatePeriod, Rounding};

use super::{date, minor};
use crate::random::dice::Dice;

fn rate(flows: &[i64]) -> PeriodicRate {
    let money: Vec<_> = flows.iter().map(|flow| minor(*flow)).collect();
    PeriodicFlows::new(&money, PeriodsAYear::MONTHLY).unwrap().rate().unwrap()
}

fn plan(dice: &mut Dice) -> Vec<i64> {
    let count = dice.between(1, 60);
    let lent = dice.between(10_000, 5_000_000);
    let mut flows = vec![-lent];
    flows.extend((0..count).map(|_| dice.between(0, 3 * lent / count)));
    *flows.last_mut().unwrap() += 1;
    flows
}

#[test]
fn scaling_and_turning_around_change_nothing() {
    for seed in 0..500 {
        let flows = plan(&mut Dice::new(seed));
        let found = rate(&flows).a_period(6);
        for factor in [-1, 7, 1_000, -1_000] {
            let scaled: Vec<_> = flows.iter().map(|flow| flow * factor).collect();
            assert_eq!(rate(&scaled).a_period(6), found, "{seed} x {factor}");
        }
        // Months of nothing at the end change nothing either.
        let mut longer = flows.clone();
        longer.extend([0; 30]);
        assert_eq!(rate(&longer).a_period(6), found, "{seed}");
    }
}

#[test]
fn more_interest_is_a_higher_rate() {
    for seed in 0..500 {
        let mut dice = Dice::new(seed);
        let mut flows = plan(&mut dice);
        let before = rate(&flows).a_period(6).unwrap().units();
        let place = 1 + dice.index(flows.len() - 1);
        flows[place] += dice.between(1, 100_000);
        assert!(rate(&flows).a_period(6).unwrap().units() >= before, "{seed}");
        // Less reaches the borrower: a fee up front.
        let with = rate(&flows).a_period(6).unwrap().units();
        flows[0] += 100;
        assert!(rate(&flows).a_period(6).unwrap().units() >= with, "{seed}");
    }
}

/// At the printed rate, half a unit less or more brackets zero; exactly so in whole numbers.
#[test]
fn the_worth_at_the_rate_brackets_zero() {
    use num_bigint::{BigInt, Sign};
    let worth = |flows: &[i64], halves: i64| {
        let (q, mut sum, mut unit) = (BigInt::from(200_000_000), BigInt::from(0), BigInt::from(1));
        for flow in flows {
            sum = sum * (&q + halves) + BigInt::from(*flow) * &unit;
            unit *= &q;
        }
        sum.sign()
    };
    for seed in 0..500 {
        let flows = plan(&mut Dice::new(seed));
        let units = rate(&flows).a_period(6).unwrap().units();
        assert_ne!(worth(&flows, 2 * units - 1), Sign::Minus, "{seed}");
        assert_ne!(worth(&flows, 2 * units + 1), Sign::Plus, "{seed}");
    }
}

#[test]
fn a_present_value_falls_as_the_rate_rises_and_matches_whole_numbers() {
    use num_bigint::BigInt;
    let day = date("2024-01-31");
    for seed in 0..400 {
        let mut dice = Dice::new(seed);
        let mut on = day;
        let flows: Vec<_> = (0..dice.between(1, 40))
            .map(|_| {
                on = on.plus_days(i32::try_from(dice.between(0, 62)).unwrap()).unwrap();
                DatedFlow::new(on, minor(dice.amount()))
            })
            .collect();
        let mut last = i64::MAX;
        let mut rates: Vec<_> = (0..4).map(|_| dice.between(0, 2_000_000_000_000)).collect();
        rates.sort_unstable();
        for parts in rates {
            let rate = Rate::new(Fraction::from_parts(parts).unwrap(), RatePeriod::Annual).unwrap();
            let value = present_value(&flows, day, rate, Rounding::HalfUp).unwrap().minor();
            assert!(value <= last, "{seed}");
            last = value;
            // The sum as one fraction.
            let (mut above, mut below) = (BigInt::from(0), BigInt::from(1));
            for flow in &flows {
                let after = arrears::cash_flow::MonthsAndDays::forward(day, flow.date()).unwrap();
                let (month, year) = (BigInt::from(12_000_000_000_000_i64), BigInt::from(365_000_000_000_000_i64));
                let months = u32::from(after.months);
                let up = month.pow(months) * &year * flow.amount().minor();
                let down = (&month + parts).pow(months) * (&year + BigInt::from(parts) * after.days);
                above = above * &down + up * &below;
                below *= down;
            }
            let exact = (above * 2 + &below) / (below * 2);
            assert_eq!(BigInt::from(value), exact, "{seed} at {parts}");
        }
    }
}
