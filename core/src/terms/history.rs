//! A value that changed over time.

use super::TermsError;
use crate::calendar::Date;

/// A value with the dates from which each of its versions is in force.
///
/// Held in place, so that terms need no allocator and can be copied: at most [`History::MAX`] versions.
///
/// ```
/// use arrears::{Date, TermsError};
/// use arrears::terms::History;
/// let changed = Date::new(2017, 1, 1)?;
/// let history = History::always(5).then(changed, 7)?;
/// assert_eq!(history.on(Date::new(2016, 12, 31)?), Some(&5));
/// assert_eq!(history.on(changed), Some(&7));
/// # Ok::<(), TermsError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct History<T> {
    versions: [Option<(Date, T)>; 12],
}

impl<T: Copy> History<T> {
    /// How many versions a history holds.
    pub const MAX: usize = 12;

    /// A history without any version: nothing is ever in force.
    #[must_use]
    pub const fn never() -> Self {
        Self { versions: [None; 12] }
    }

    /// One version, always in force.
    #[must_use]
    pub fn always(value: T) -> Self {
        let mut history = Self::never();
        if let Some(slot) = history.versions.first_mut() {
            *slot = Some((Date::MIN, value));
        }
        history
    }

    /// A further version, in force from `from` (inclusive) on.
    ///
    /// # Errors
    /// [`TermsError::HistoryNotAscending`] where `from` is not after the version before; [`TermsError::HistoryTooLong`]:
    /// ```
    /// use arrears::{Date, TermsError};
    /// use arrears::terms::History;
    /// let day = Date::new(2017, 1, 1)?;
    /// let history = History::never().then(day, 1)?;
    /// assert_eq!(history.then(day, 2), Err(TermsError::HistoryNotAscending { date: day }));
    /// # Ok::<(), TermsError>(())
    /// ```
    pub fn then(mut self, from: Date, value: T) -> Result<Self, TermsError> {
        self.add(from, value)?;
        Ok(self)
    }

    /// The same in place.
    ///
    /// # Errors
    /// Those of [`History::then`].
    #[inline(never)] // a loop over every slot, which inlining would unroll at each caller
    pub fn add(&mut self, from: Date, value: T) -> Result<(), TermsError> {
        if self.iter().last().is_some_and(|(last, _)| last >= from) {
            return Err(TermsError::HistoryNotAscending { date: from });
        }
        let free = self.versions.iter_mut().find(|v| v.is_none());
        *free.ok_or(TermsError::HistoryTooLong { max: Self::MAX })? = Some((from, value));
        Ok(())
    }

    /// The version in force on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&T> {
        self.iter().take_while(|(from, _)| *from <= day).last().map(|(_, value)| value)
    }

    /// The first version that comes into force after a day, with its date.
    #[must_use]
    pub fn next_after(&self, day: Date) -> Option<(Date, &T)> {
        self.iter().find(|(from, _)| *from > day)
    }

    /// Every version with the date it is in force from; [`Date::MIN`] stands for always.
    pub fn iter(&self) -> impl Iterator<Item = (Date, &T)> {
        // INVARIANT: versions fill the slots from the first, so the first free slot ends them.
        self.versions.iter().map_while(|version| version.as_ref().map(|(from, value)| (*from, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_and_empty() {
        assert_eq!(History::<u8>::never().on(Date::MAX), None);
        let mut history = History::always(0);
        for n in 1..12 {
            history = history.then(Date::MIN.plus_days(n).unwrap(), n).unwrap();
        }
        let after = Date::MIN.plus_days(50).unwrap();
        assert_eq!(history.then(after, 12), Err(TermsError::HistoryTooLong { max: 12 }));
        assert_eq!(history.on(after), Some(&11));
        assert_eq!(history.next_after(Date::MIN), Some((Date::MIN.plus_days(1).unwrap(), &1)));
        assert_eq!(history.next_after(after), None);
    }
}
