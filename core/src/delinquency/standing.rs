// Semantics: [late-5].

use super::{Bucket, Classification, ClassificationRules, DelinquencyError};

/// How an account, or a borrower over all accounts, stands: days past due, bucket, class.
///
/// ```
/// use arrears::delinquency::{Bucket, DelinquencyError, ClassificationRules, CreditStanding, Classification};
/// let card = CreditStanding::new(12, ClassificationRules::Stricter, None)?;
/// let loan = CreditStanding::new(95, ClassificationRules::Order2023, None)?;
/// let plan = CreditStanding::new(0, ClassificationRules::Order2023, Some(Classification::SpecialMention))?;
/// let borrower = CreditStanding::worst([card, loan, plan]).unwrap();
/// assert_eq!((borrower.bucket(), borrower.classification()), (Bucket::M4, Classification::Substandard));
/// assert_eq!(plan.classification(), Classification::SpecialMention);
/// # Ok::<(), DelinquencyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreditStanding {
    days_past_due: i32,
    bucket: Bucket,
    classification: Classification,
}

impl CreditStanding {
    /// An account `days_past_due`, classified by `classification_rules` and no better than `floor` (from
    /// [`Observation::floor`](super::Observation::floor), or a direct listing).
    ///
    /// # Errors
    /// [`DelinquencyError::NegativeDays`]:
    /// ```
    /// use arrears::delinquency::{DelinquencyError, ClassificationRules, CreditStanding};
    /// assert_eq!(CreditStanding::new(-3, ClassificationRules::Order2023, None), Err(DelinquencyError::NegativeDays { given: -3 }));
    /// ```
    pub fn new(
        days_past_due: i32,
        classification_rules: ClassificationRules,
        floor: Option<Classification>,
    ) -> Result<Self, DelinquencyError> {
        let classification = classification_rules.classification(days_past_due)?;
        Ok(Self {
            days_past_due,
            bucket: Bucket::from_days_past_due(days_past_due)?,
            classification: floor.map_or(classification, |floor| classification.max(floor)),
        })
    }

    /// The worst of several, each figure by itself; `None` of none.
    #[must_use]
    pub fn worst(standings: impl IntoIterator<Item = Self>) -> Option<Self> {
        standings.into_iter().reduce(|a, b| Self {
            days_past_due: a.days_past_due.max(b.days_past_due),
            bucket: a.bucket.max(b.bucket),
            classification: a.classification.max(b.classification),
        })
    }

    /// Days past due.
    #[must_use]
    pub const fn days_past_due(self) -> i32 {
        self.days_past_due
    }

    /// The 30-day bucket.
    #[must_use]
    pub const fn bucket(self) -> Bucket {
        self.bucket
    }

    /// The class.
    #[must_use]
    pub const fn classification(self) -> Classification {
        self.classification
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restructured_account_is_what_it_would_be_but_no_better_than_its_floor() {
        let class =
            |days, floor| CreditStanding::new(days, ClassificationRules::Order2023, floor).unwrap().classification();
        let floor = Some(Classification::Substandard);
        assert_eq!([class(0, floor), class(90, floor)], [Classification::Substandard; 2]);
        assert_eq!([class(90, None), class(91, None)], [Classification::SpecialMention, Classification::Substandard]);
        assert_eq!([class(270, floor), class(271, floor)], [Classification::Substandard, Classification::Doubtful]);
    }

    #[test]
    fn the_worst_of_none_is_none_and_order_does_not_matter() {
        assert_eq!(CreditStanding::worst([]), None);
        let a = CreditStanding::new(5, ClassificationRules::Order2023, Some(Classification::Loss)).unwrap();
        let b = CreditStanding::new(200, ClassificationRules::Order2023, None).unwrap();
        let worst = CreditStanding::worst([a, b]).unwrap();
        assert_eq!(Some(worst), CreditStanding::worst([b, a]));
        assert_eq!(
            (worst.days_past_due(), worst.bucket(), worst.classification()),
            (200, Bucket::M7Plus, Classification::Loss)
        );
    }
}
