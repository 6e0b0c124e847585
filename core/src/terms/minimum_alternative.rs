//! Other ways to reckon a minimum payment, of which the greatest counts.

// Semantics: [card-40].

use super::TermsError;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::money::Money;
use crate::rate::Fraction;
use crate::rounding::Multiple;

/// A share of some components in an alternative of the minimum payment.
///
/// A ratio below 1 counts that share of all that is billed and unpaid, one of 1 or more what is newly billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumShare {
    components: Components,
    ratio: Fraction,
    multiple: Option<Multiple>,
}

impl MinimumShare {
    /// A ratio of some components, which may exceed 1.
    #[must_use]
    pub const fn new(components: Components, ratio: Fraction) -> Self {
        Self { components, ratio, multiple: None }
    }

    /// The share by itself rounded to a multiple.
    #[must_use]
    pub const fn rounded_to(mut self, multiple: Multiple) -> Self {
        self.multiple = Some(multiple);
        self
    }

    /// The components that it is a share of.
    #[must_use]
    pub const fn components(&self) -> Components {
        self.components
    }

    /// The ratio.
    #[must_use]
    pub const fn ratio(&self) -> Fraction {
        self.ratio
    }

    /// What the share by itself is rounded to.
    #[must_use]
    pub const fn multiple(&self) -> Option<Multiple> {
        self.multiple
    }

    /// Whether it counts what is newly billed, and not all that is billed and unpaid.
    pub(crate) fn is_of_newly_billed(&self) -> bool {
        self.ratio >= Fraction::ONE
    }

    /// The share of an amount of its components, in 10^-12 minor units.
    ///
    /// # Rounding
    /// To its multiple, where it has one.
    pub(crate) fn parts_of(&self, minor: i64) -> Option<i128> {
        let exact = i128::from(minor).checked_mul(i128::from(self.ratio.parts()))?;
        match self.multiple {
            Some(multiple) => {
                i128::from(multiple.nearest(exact, Fraction::SCALE)?).checked_mul(i128::from(Fraction::SCALE))
            }
            None => Some(exact),
        }
    }
}

/// One way to reckon a minimum payment: a fixed amount and shares of what is owed, the whole rounded to a multiple.
///
/// 1 % of a balance of 1,999.00 and the 12.34 of interest in it: 32.33, rounded down to whole units 32.00; with the 1 % alone rounded
/// down 31.34.
///
/// ```
/// use arrears::terms::{MinimumAlternative, MinimumShare};
/// use arrears::{Component, Components, Currency, Fraction, Money, TermsError};
/// let interest = MinimumShare::new(Components::one(Component::Interest), Fraction::ONE);
/// let fixed = Money::parse("20.00", Currency::USD)?;
/// let twenty_and_interest = MinimumAlternative::new(fixed)?.share(interest)?;
/// assert_eq!(twenty_and_interest.shares().count(), 1);
/// # Ok::<(), TermsError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumAlternative {
    from: Date,
    until: Date,
    amount: Money,
    shares: [Option<MinimumShare>; Self::MAX_SHARES],
    multiple: Option<Multiple>,
}

impl MinimumAlternative {
    /// How many shares an alternative holds.
    pub const MAX_SHARES: usize = 4;

    /// A fixed amount, always in force; zero where there are only shares.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn new(amount: Money) -> Result<Self, TermsError> {
        let amount = amount.not_negative()?;
        Ok(Self { from: Date::MIN, until: Date::MAX, amount, shares: [None; Self::MAX_SHARES], multiple: None })
    }

    /// A further share.
    ///
    /// # Errors
    /// [`TermsError::HistoryTooLong`].
    pub fn share(mut self, share: MinimumShare) -> Result<Self, TermsError> {
        let free = self.shares.iter_mut().find(|slot| slot.is_none());
        *free.ok_or(TermsError::HistoryTooLong { max: Self::MAX_SHARES })? = Some(share);
        Ok(self)
    }

    /// The whole rounded to a multiple.
    #[must_use]
    pub const fn rounded_to(mut self, multiple: Multiple) -> Self {
        self.multiple = Some(multiple);
        self
    }

    /// For statements from a day on.
    #[must_use]
    pub const fn from(mut self, day: Date) -> Self {
        self.from = day;
        self
    }

    /// For statements up to a day.
    #[must_use]
    pub const fn until(mut self, day: Date) -> Self {
        self.until = day;
        self
    }

    /// The first statement day that it counts for; [`Date::MIN`] where always.
    #[must_use]
    pub const fn first_day(&self) -> Date {
        self.from
    }

    /// The last statement day that it counts for; [`Date::MAX`] where for ever.
    #[must_use]
    pub const fn last_day(&self) -> Date {
        self.until
    }

    /// The fixed amount.
    #[must_use]
    pub const fn amount(&self) -> Money {
        self.amount
    }

    /// The shares.
    pub fn shares(&self) -> impl Iterator<Item = &MinimumShare> {
        self.shares.iter().flatten()
    }

    /// What the whole is rounded to.
    #[must_use]
    pub const fn multiple(&self) -> Option<Multiple> {
        self.multiple
    }

    /// Every amount that it says: the fixed one, and what its shares and the whole are rounded to.
    pub(super) fn amounts(&self) -> impl Iterator<Item = Money> {
        let multiples = self.shares().map(MinimumShare::multiple).chain([self.multiple]);
        multiples.flatten().map(Multiple::amount).chain([self.amount])
    }

    /// Whether it counts for a statement of a day.
    #[must_use]
    pub fn is_in_force(&self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// What it asks for of a component in all: the ratios of its shares together, in 10^-12.
    pub(crate) fn parts_of(&self, component: Component) -> i64 {
        let of = self.shares().filter(|share| share.components.contains(component));
        of.fold(0, |sum: i64, share| sum.saturating_add(share.ratio.parts()))
    }
}

/// The alternatives of a minimum payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumAlternatives {
    list: [Option<MinimumAlternative>; Self::MAX],
}

impl MinimumAlternatives {
    /// How many are held.
    pub const MAX: usize = 4;
    /// No alternative: the ratios say what is asked for.
    pub const NONE: Self = Self { list: [None; Self::MAX] };

    /// Alternatives in the order of the contract.
    ///
    /// # Errors
    /// [`TermsError::HistoryTooLong`].
    pub fn new(given: &[MinimumAlternative]) -> Result<Self, TermsError> {
        let mut all = Self::NONE;
        let slots = all.list.get_mut(..given.len()).ok_or(TermsError::HistoryTooLong { max: Self::MAX })?;
        for (slot, alternative) in slots.iter_mut().zip(given) {
            *slot = Some(*alternative);
        }
        Ok(all)
    }

    /// The alternatives, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &MinimumAlternative> {
        self.list.iter().map_while(Option::as_ref)
    }
}
