//! An instalment plan: the parts that later statements bill.
//!
//! Semantics: [card-23] to [card-25].

use super::number::{ONE, level_payment};
use super::terms::Terms;
use super::{Refused, refuse};

/// What one statement bills of a plan.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) principal: i128,
    pub(crate) fee: i128,
    pub(crate) interest: i128,
}

/// The parts not yet billed.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    pub(crate) source: Option<String>,
    pub(crate) parts: Vec<Part>,
}

impl Plan {
    pub(crate) fn with_fee(
        terms: &Terms,
        source: Option<String>,
        amount: i128,
        periods: u32,
        rate: i128,
    ) -> Result<Self, Refused> {
        let count = i128::from(periods);
        let each = terms.split.fraction(amount, count);
        let odd = amount - each * (count - 1);
        if odd < 0 {
            return refuse!("{amount} does not split in {periods}");
        }
        let fee = terms.rounding.minor(amount * rate);
        let mut parts = vec![Part { principal: each, fee, interest: 0 }; usize::try_from(periods).unwrap()];
        let place = if terms.remainder_first { 0 } else { parts.len() - 1 };
        parts[place].principal = odd;
        Ok(Self { source, parts })
    }

    pub(crate) fn with_interest(
        terms: &Terms,
        source: Option<String>,
        amount: i128,
        periods: u32,
        annual: i128,
    ) -> Self {
        let payment = level_payment(amount, annual, periods, terms.rounding);
        let mut left = amount;
        let mut parts = Vec::new();
        for number in 1..=periods {
            let interest = terms.rounding.fraction(left * annual, 12 * ONE);
            let principal = if number == periods { left } else { (payment - interest).clamp(0, left) };
            left -= principal;
            parts.push(Part { principal, fee: 0, interest });
        }
        Self { source, parts }
    }

    /// The principal not yet billed.
    pub(crate) fn principal(&self) -> i128 {
        self.parts.iter().map(|part| part.principal).sum()
    }

    /// What settling the plan today would cost on top.
    pub(crate) fn settlement_fee(&self, terms: &Terms) -> i128 {
        terms.rounding.minor(self.principal() * terms.settlement_rate)
    }
}
