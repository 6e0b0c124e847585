//! An exact amount of minor units, of any size and sign.

use crate::oracle::Rounding;
use num_bigint::BigInt;

/// Reduced, above something positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fraction {
    over: BigInt,
    under: BigInt,
}

impl Fraction {
    pub(super) fn new(over: i128, under: i128) -> Self {
        Self { over: BigInt::from(over), under: BigInt::from(under) }.reduced()
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let over = &self.over * &other.under + &other.over * &self.under;
        Self { over, under: &self.under * &other.under }.reduced()
    }

    /// To whole minor units; below half a unit under zero that is none.
    pub(super) fn rounded(&self, rounding: Rounding) -> i128 {
        rounding.big(&self.over, &self.under)
    }

    fn reduced(self) -> Self {
        let zero = BigInt::from(0);
        let (mut a, mut b) = (self.over.clone(), self.under.clone());
        while b != zero {
            (a, b) = (b.clone(), a % b);
        }
        let divisor = if a < zero { -a } else { a };
        Self { over: self.over / &divisor, under: self.under / divisor }
    }
}

#[test]
fn thirds_add_up() {
    let third = Fraction::new(1, 3);
    let whole = third.plus(&third).plus(&third);
    assert_eq!(whole, Fraction::new(1, 1));
    assert_eq!(Fraction::new(-2, 6).plus(&third), Fraction::new(0, 5));
}
