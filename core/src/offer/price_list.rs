//! What a plan costs by a published list: a fee by the number of its payments.

// Semantics: [plan-25].

use alloc::vec::Vec;

use super::OfferError;
use crate::rate::Fraction;
use crate::schedule::MAX_PERIODS;
use crate::words::words;

words! {
    /// When the fee of a price list is charged.
    pub enum FeeCharged {
        /// With every payment.
        EachPeriod = "eachPeriod", "with every payment", "按期收取";
        /// Once, with the first payment.
        Once = "once", "once, with the first payment", "首期一次性收取";
    }
}

/// A fee in place of interest, on capitalised principal after the down payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlanFee {
    /// The share of that principal, each time it is charged.
    pub share: Fraction,
    /// When the fee is charged.
    pub charged: FeeCharged,
}

/// A row of a price list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Price {
    /// The number of payments.
    pub periods: u32,
    /// The share of capitalised principal that is the fee.
    pub fee: Fraction,
}

/// A published price list: how many payments there may be, and the fee of each number (每期手续费率).
///
/// ```
/// use arrears::Fraction;
/// use arrears::offer::{FeeCharged, OfferError, Price, PriceList};
/// let price = |periods, fee| Price { periods, fee: Fraction::parse(fee).unwrap() };
/// let list = PriceList::new(FeeCharged::EachPeriod, vec![price(3, "0.009"), price(12, "0.006")])?;
/// assert_eq!(list.prices().len(), 2);
/// let falling = PriceList::new(FeeCharged::Once, vec![price(12, "0.05"), price(3, "0.02")]);
/// assert_eq!(falling, Err(OfferError::PricesNotRising));
/// # Ok::<(), OfferError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceList {
    charged: FeeCharged,
    prices: Vec<Price>,
}

impl PriceList {
    /// The most rows.
    pub const MAX_ROWS: usize = 60;

    /// A list, the fewest payments first.
    ///
    /// # Errors
    /// [`OfferError::ListLength`] of none or more than 60 rows, [`OfferError::Periods`], [`OfferError::PricesNotRising`] where the number of payments
    /// does not rise, [`OfferError::ShareAboveOne`] for a fee above the principal.
    pub fn new(charged: FeeCharged, prices: Vec<Price>) -> Result<Self, OfferError> {
        if prices.is_empty() || prices.len() > Self::MAX_ROWS {
            return Err(OfferError::ListLength { given: prices.len(), min: 1, max: Self::MAX_ROWS });
        }
        for price in &prices {
            if price.periods == 0 || price.periods > MAX_PERIODS {
                return Err(OfferError::Periods { given: price.periods, min: 1, max: MAX_PERIODS });
            }
            if price.fee > Fraction::ONE {
                return Err(OfferError::ShareAboveOne);
            }
        }
        if !prices.iter().zip(prices.iter().skip(1)).all(|(one, next)| one.periods < next.periods) {
            return Err(OfferError::PricesNotRising);
        }
        Ok(Self { charged, prices })
    }

    /// When its fees are charged.
    #[must_use]
    pub const fn charged(&self) -> FeeCharged {
        self.charged
    }

    /// Its rows, the fewest payments first.
    #[must_use]
    pub fn prices(&self) -> &[Price] {
        &self.prices
    }

    /// The fewest and the most payments.
    pub(super) fn ends(&self) -> (u32, u32) {
        let periods = |price: Option<&Price>| price.map_or(1, |price| price.periods);
        (periods(self.prices.first()), periods(self.prices.last()))
    }

    /// The list with one row alone; nothing where it has none of so many payments.
    pub(super) fn only(&self, periods: i64) -> Option<Self> {
        let price = self.prices.iter().find(|price| i64::from(price.periods) == periods)?;
        Some(Self { charged: self.charged, prices: alloc::vec![*price] })
    }
}
