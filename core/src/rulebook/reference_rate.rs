//! The market's reference rate over time: in China the one-year loan prime rate.

// Semantics: [law-10].

use alloc::vec::Vec;

use super::{RuleCertainty, RulebookError, Text};
use crate::calendar::Date;
use crate::rate::Rate;

/// A reference rate from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReferenceRate {
    /// The day it was announced, or from which it is known.
    pub from: Date,
    /// The annual rate.
    pub rate: Rate,
    /// How well it is known that it held from that day on.
    pub certainty: RuleCertainty,
}

/// A reference rate with its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceRates {
    name: Text,
    known_to: Date,
    rates: Vec<ReferenceRate>,
}

impl ReferenceRates {
    /// A history of rising days, known to hold up to `known_to`.
    ///
    /// # Errors
    /// [`RulebookError::ListLength`] for none, [`RulebookError::InvertedBand`] for days that do not rise:
    /// ```
    /// use arrears::rulebook::{ReferenceRate, ReferenceRates, RuleCertainty, RulebookError, Text};
    /// use arrears::{Date, Rate};
    /// let name = Text { en: "one-year LPR".into(), zh: "一年期LPR".into() };
    /// let day = Date::parse("2025-07-21").unwrap();
    /// let rate = ReferenceRate { from: day, rate: Rate::annual("0.03").unwrap(), certainty: RuleCertainty::Reported };
    /// let twice = ReferenceRates::new(name.clone(), day, vec![rate, rate]);
    /// assert_eq!(twice, Err(RulebookError::InvertedBand));
    /// let known = ReferenceRates::new(name, day, vec![rate]).unwrap();
    /// assert_eq!(known.on(day).unwrap().certainty, RuleCertainty::Reported);
    /// assert_eq!(known.on(day.plus_days(1).unwrap()).unwrap().certainty, RuleCertainty::Unconfirmed);
    /// assert_eq!(known.on(day.plus_days(-1).unwrap()), None);
    /// ```
    pub fn new(name: Text, known_to: Date, rates: Vec<ReferenceRate>) -> Result<Self, RulebookError> {
        if rates.is_empty() || rates.len() > Self::MOST {
            return Err(RulebookError::ListLength { given: rates.len(), min: 1, max: Self::MOST });
        }
        let rise = rates.iter().zip(rates.iter().skip(1)).all(|(before, after)| before.from < after.from);
        if rise { Ok(Self { name, known_to, rates }) } else { Err(RulebookError::InvertedBand) }
    }

    /// The most entries of a history.
    pub const MOST: usize = 1_000;

    /// What it is called.
    #[must_use]
    pub const fn name(&self) -> &Text {
        &self.name
    }

    /// The rate of a day: the last announced on or before it. After the last day known the last value stands, unconfirmed.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<ReferenceRate> {
        let last = self.rates.iter().rfind(|rate| rate.from <= day)?;
        let is_known = day <= self.known_to;
        Some(if is_known { *last } else { ReferenceRate { certainty: RuleCertainty::Unconfirmed, ..*last } })
    }
}
