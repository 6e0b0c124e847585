//! The days on which an entry of a budget counts.

// Semantics: [capacity-7].

use super::error::BudgetFault;
use crate::calendar::Date;

/// The first day and the last on which an income, a spending or a payment on another debt counts; both inclusive, each
/// may be missing.
///
/// ```
/// use arrears::Date;
/// use arrears::budget::{BudgetFault, CountedDays};
/// let day = |text| Date::parse(text);
/// let until_july = CountedDays::new(None, Some(day("2023-07-31")?))?;
/// assert!(until_july.hold(day("2023-07-31")?) && !until_july.hold(day("2023-08-01")?));
/// let turned = CountedDays::new(Some(day("2023-08-01")?), Some(day("2023-07-31")?));
/// assert_eq!(turned, Err(BudgetFault::LastBeforeFirst));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CountedDays {
    first: Option<Date>,
    last: Option<Date>,
}

impl CountedDays {
    /// Every day.
    pub const ALWAYS: Self = Self { first: None, last: None };

    /// From a first day to a last one; from ever or for ever where there is none.
    ///
    /// # Errors
    /// [`BudgetFault::LastBeforeFirst`].
    pub fn new(first: Option<Date>, last: Option<Date>) -> Result<Self, BudgetFault> {
        match (first, last) {
            (Some(first), Some(last)) if last < first => Err(BudgetFault::LastBeforeFirst),
            _ => Ok(Self { first, last }),
        }
    }

    /// The first day.
    #[must_use]
    pub const fn first(self) -> Option<Date> {
        self.first
    }

    /// The last day.
    #[must_use]
    pub const fn last(self) -> Option<Date> {
        self.last
    }

    /// Whether it counts on a day.
    #[must_use]
    pub fn hold(self, day: Date) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    /// Whether it counts on every day.
    pub(super) const fn are_all(self) -> bool {
        self.first.is_none() && self.last.is_none()
    }

    /// The days from which on something is different: the first, and the one after the last.
    #[cfg(feature = "alloc")]
    pub(super) fn changes(self) -> impl Iterator<Item = Date> {
        let after = self.last.and_then(|last| last.plus_days(1).ok());
        [self.first, after].into_iter().flatten()
    }
}
