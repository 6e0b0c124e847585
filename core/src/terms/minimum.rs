//! The minimum payment of a card.

// Semantics: [card-5] [card-6] [card-7].

use super::TermsError;
use crate::component::{Component, Components};
use crate::rate::Fraction;
use crate::words::keys;

/// What of each component the minimum payment asks for.
///
/// A component with ratio 1 counts what is newly billed; with a ratio below 1, that share of what is billed and unpaid.
/// The default asks for 10 % of purchases and of cash, and for all of everything else.
///
/// # Source
/// Issuers' contracts since 2017-01-01 (银发〔2016〕111号 §2); an instalment due is asked for in full (2022 Notice).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumRatios {
    ratios: [Fraction; Component::COUNT],
}

impl MinimumRatios {
    /// `purchase` and `cash` as given, everything else in full.
    ///
    /// # Errors
    /// [`TermsError::RatioAboveOne`].
    pub fn new(purchase: Fraction, cash: Fraction) -> Result<Self, TermsError> {
        let all = Self { ratios: [Fraction::ONE; Component::COUNT] };
        all.with(Components::one(Component::Purchase), purchase)?.with(Components::one(Component::Cash), cash)
    }

    /// Another ratio for some components.
    ///
    /// # Errors
    /// [`TermsError::RatioAboveOne`].
    pub fn with(mut self, components: Components, ratio: Fraction) -> Result<Self, TermsError> {
        if ratio > Fraction::ONE {
            return Err(TermsError::RatioAboveOne);
        }
        for component in components.iter() {
            if let Some(slot) = self.ratios.get_mut(component.index()) {
                *slot = ratio;
            }
        }
        Ok(self)
    }

    /// The ratio of a component.
    #[must_use]
    pub fn of(&self, component: Component) -> Fraction {
        self.ratios.get(component.index()).copied().unwrap_or(Fraction::ONE)
    }
}

keys! {
    /// How much of earlier minimum payments left unpaid joins the next one.
    pub enum Carry {
        /// What is unpaid of the part that the statement before demanded anew.
        One = "one";
        /// What is unpaid of the whole minimum of the statement before: everything missed so far.
        All = "all";
    }
}
