//! The rate again, slowly: whole numbers of any length, halving a rational rate until its printed figures are certain.

use num_bigint::{BigInt, Sign};

use arrears::cash_flow::{PeriodicFlows, PeriodsAYear};

use super::minor;
use crate::random::dice::Dice;

/// The sign of the sum of a_k (1 + p/q)^(n - k): exact.
fn sign(flows: &[i64], p: &BigInt, q: &BigInt) -> Sign {
    let grown = q + p;
    let (mut sum, mut unit) = (BigInt::from(0), BigInt::from(1));
    for flow in flows {
        sum = sum * &grown + BigInt::from(*flow) * &unit;
        unit *= q;
    }
    sum.sign()
}

/// The nominal rate of conventional flows in units of 10^-8 (six decimals of a percentage), half up, by halving.
fn nominal(flows: &[i64], periods: u32) -> Option<i64> {
    // Halves of a unit: a figure u is right where 2u - 1 <= 2 rate < 2u + 1 for rates above zero.
    let q = BigInt::from(200_000_000_u64) * periods;
    let at = |halves: i64| sign(flows, &BigInt::from(halves), &q);
    // Lent first: the worth brought to the end is above zero while the rate is too low.
    let enough = |halves: i64| at(halves) != Sign::Plus;
    let (mut low, mut high) = (0_i64, 2 * 1_000_000_000 + 2);
    if enough(low) || !enough(high) {
        return None;
    }
    while high - low > 1 {
        let middle = low.midpoint(high);
        if enough(middle) { high = middle } else { low = middle }
    }
    // The root lies in (low, high]; on high itself where the worth is zero there.
    let reached = if at(high) == Sign::NoSign { high } else { low };
    Some((reached + 1).div_euclid(2))
}

#[test]
fn equal_roots_on_random_plans() {
    let mut compared = 0;
    for seed in 0..3_000 {
        let mut dice = Dice::new(seed);
        let periods_a_year = dice.pick(&[12_u16, 12, 12, 52, 26, 4, 1]);
        let count = dice.between(1, if seed % 50 == 0 { 240 } else { 60 });
        let lent = dice.amount().max(100);
        let most = dice.pick(&[3, 12, 40, 120]);
        let total = lent + lent * dice.between(0, most) / 100;
        let mut flows = vec![-lent];
        for n in 0..count {
            // Deferrals, uneven payments, and the rest at the end: often a balloon.
            let paid: i64 = flows.iter().skip(1).sum();
            let left = (total - paid).max(0);
            let part = if n + 1 == count { left } else { (total / count * dice.between(0, 2)).min(left) };
            flows.push(part);
        }
        let money: Vec<_> = flows.iter().map(|flow| minor(*flow)).collect();
        let rate = PeriodicFlows::new(&money, PeriodsAYear::new(periods_a_year).unwrap()).unwrap().rate();
        let Some(expected) = nominal(&flows, u32::from(periods_a_year)) else {
            continue;
        };
        let figure = rate.unwrap().nominal(6).unwrap();
        assert_eq!(figure.units(), expected, "seed {seed}: {flows:?}");
        compared += 1;
    }
    assert!(compared > 2_500, "{compared}");
}
