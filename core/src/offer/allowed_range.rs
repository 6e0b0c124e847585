//! How far a concession may be moved.

use super::OfferError;

/// How far a policy lets a concession go: from no concession to the furthest, in steps. Counts are whole numbers, shares and rates
/// whole numbers of 10^-12: 0.05 is 50,000,000,000. The last step may be shorter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AllowedRange {
    from: i64,
    to: i64,
    step: i64,
}

impl AllowedRange {
    /// One value, not to be moved.
    #[must_use]
    pub const fn only(value: i64) -> Self {
        Self { from: value, to: value, step: 0 }
    }

    /// From no concession, to the furthest, in steps of an absolute size.
    ///
    /// # Errors
    /// [`OfferError::ZeroStep`]:
    /// ```
    /// use arrears::offer::{OfferError, AllowedRange};
    /// assert_eq!(AllowedRange::new(6, 60, 0), Err(OfferError::ZeroStep));
    /// assert_eq!(AllowedRange::new(10, 0, 4)?.values().collect::<Vec<_>>(), [10, 6, 2, 0]);
    /// assert_eq!(AllowedRange::new(1, 1, 1)?, AllowedRange::only(1));
    /// # Ok::<(), OfferError>(())
    /// ```
    pub const fn new(from: i64, to: i64, step: i64) -> Result<Self, OfferError> {
        if step <= 0 && from != to {
            return Err(OfferError::ZeroStep);
        }
        Ok(Self::between(from, to, step))
    }

    /// One value has no step, whatever step is told with it.
    const fn between(from: i64, to: i64, step: i64) -> Self {
        Self { from, to, step: if from == to { 0 } else { step } }
    }

    /// The value that concedes least.
    #[must_use]
    pub const fn from(&self) -> i64 {
        self.from
    }

    /// The value that concedes most.
    #[must_use]
    pub const fn to(&self) -> i64 {
        self.to
    }

    /// The size of a step, 0 where there is one value.
    #[must_use]
    pub const fn step(&self) -> i64 {
        self.step
    }

    /// Whether it can be moved at all.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        self.from == self.to
    }

    /// How many values it has.
    #[must_use]
    pub fn count(&self) -> u32 {
        let span = self.to.abs_diff(self.from);
        let steps = span.div_ceil(self.step.unsigned_abs().max(1));
        u32::try_from(steps).unwrap_or(u32::MAX).saturating_add(1)
    }

    /// The value after `place` steps.
    #[must_use]
    pub fn value(&self, place: u32) -> i64 {
        let way = self.step.saturating_mul(i64::from(place));
        if self.to >= self.from {
            self.from.saturating_add(way).min(self.to)
        } else {
            self.from.saturating_sub(way).max(self.to)
        }
    }

    /// The first `count` values, at least one.
    pub(super) fn cut(&self, count: u32) -> Self {
        Self::between(self.from, self.value(count.min(self.count()).saturating_sub(1)), self.step)
    }

    /// Every value, from no concession to the furthest.
    pub fn values(&self) -> impl Iterator<Item = i64> + '_ {
        (0..self.count()).map(|place| self.value(place))
    }

    /// Whether a value lies between both ends, on a step or not.
    #[must_use]
    pub fn holds(&self, value: i64) -> bool {
        self.from.min(self.to) <= value && value <= self.from.max(self.to)
    }

    /// Whether `to` lies above `from`, or below it where the concession concedes by falling.
    pub(super) const fn runs(&self, falling: bool) -> bool {
        if falling { self.to <= self.from } else { self.to >= self.from }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reaches_at_their_ends() {
        assert_eq!(AllowedRange::only(7).count(), 1);
        let range = AllowedRange::new(0, 10, 3).unwrap();
        assert_eq!(range.values().collect::<alloc::vec::Vec<_>>(), [0, 3, 6, 9, 10]);
        assert_eq!(AllowedRange::new(i64::MIN, i64::MAX, 1).unwrap().count(), u32::MAX);
    }

    #[test]
    fn a_cut_keeps_the_first_values() {
        let up = AllowedRange::new(0, 10, 3).unwrap();
        assert_eq!([0, 1, 2, 4, 5, 6].map(|count| up.cut(count).to()), [0, 0, 3, 9, 10, 10]);
        let down = AllowedRange::new(10, 0, 4).unwrap();
        assert_eq!([1, 2, 4, 9].map(|count| down.cut(count).to()), [10, 6, 0, 0]);
    }
}
