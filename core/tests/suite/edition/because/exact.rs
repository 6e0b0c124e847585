//! Fractions without a bound, for amounts computed again from a text.

use num_bigint::BigInt;

/// Minor units, exactly.
#[derive(Clone)]
pub(super) struct Exact {
    over: BigInt,
    under: BigInt,
}

impl Exact {
    pub(super) fn of(over: i128, under: i128) -> Self {
        Self { over: over.into(), under: under.into() }
    }

    pub(super) fn whole(minor: i128) -> Self {
        Self::of(minor, 1)
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        Self { over: &self.over * &other.over, under: &self.under * &other.under }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        Self { over: &self.over * &other.under + &other.over * &self.under, under: &self.under * &other.under }
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&other.times(&Self::whole(-1)))
    }

    /// By the rounding of an account's terms.
    pub(super) fn rounded(&self, rounding: &str) -> i128 {
        let is_below = self.over < BigInt::ZERO;
        let over = if is_below { -&self.over } else { self.over.clone() };
        let (whole, rest): (BigInt, BigInt) = (&over / &self.under, &over % &self.under);
        let twice: BigInt = rest * 2;
        let is_odd = &whole % 2 != BigInt::ZERO;
        let up = match rounding {
            "halfUp" => twice >= self.under,
            "halfEven" => twice > self.under || (twice == self.under && is_odd),
            "towardZero" => false,
            other => panic!("{other}"),
        };
        let rounded = i128::try_from(whole).unwrap() + i128::from(up);
        if is_below { -rounded } else { rounded }
    }
}
