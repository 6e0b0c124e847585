// Semantics: [late-5].

use super::{Bucket, DelinquencyError, Scheme, Tier};

/// How an account, or a borrower over all accounts, stands: days past due, bucket, class.
///
/// ```
/// use arrears::delinquency::{Bucket, DelinquencyError, Scheme, Standing, Tier};
/// let card = Standing::new(12, Scheme::Stricter, None)?;
/// let loan = Standing::new(95, Scheme::Order2023, None)?;
/// let plan = Standing::new(0, Scheme::Order2023, Some(Tier::SpecialMention))?;
/// let borrower = Standing::worst([card, loan, plan]).unwrap();
/// assert_eq!((borrower.bucket(), borrower.tier()), (Bucket::M4, Tier::Substandard));
/// assert_eq!(plan.tier(), Tier::SpecialMention);
/// # Ok::<(), DelinquencyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Standing {
    days_past_due: i32,
    bucket: Bucket,
    tier: Tier,
}

impl Standing {
    /// An account `days_past_due`, classified by `scheme` and no better than `floor` (from
    /// [`Observation::floor`](super::Observation::floor), or a direct listing).
    ///
    /// # Errors
    /// [`DelinquencyError::NegativeDays`]:
    /// ```
    /// use arrears::delinquency::{DelinquencyError, Scheme, Standing};
    /// assert_eq!(Standing::new(-3, Scheme::Order2023, None), Err(DelinquencyError::NegativeDays { given: -3 }));
    /// ```
    pub fn new(days_past_due: i32, scheme: Scheme, floor: Option<Tier>) -> Result<Self, DelinquencyError> {
        let tier = scheme.tier(days_past_due)?;
        Ok(Self {
            days_past_due,
            bucket: Bucket::from_days_past_due(days_past_due)?,
            tier: floor.map_or(tier, |floor| tier.max(floor)),
        })
    }

    /// The worst of several, each figure by itself; `None` of none.
    #[must_use]
    pub fn worst(standings: impl IntoIterator<Item = Self>) -> Option<Self> {
        standings.into_iter().reduce(|a, b| Self {
            days_past_due: a.days_past_due.max(b.days_past_due),
            bucket: a.bucket.max(b.bucket),
            tier: a.tier.max(b.tier),
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
    pub const fn tier(self) -> Tier {
        self.tier
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_none_is_none_and_order_does_not_matter() {
        assert_eq!(Standing::worst([]), None);
        let a = Standing::new(5, Scheme::Order2023, Some(Tier::Loss)).unwrap();
        let b = Standing::new(200, Scheme::Order2023, None).unwrap();
        let worst = Standing::worst([a, b]).unwrap();
        assert_eq!(Some(worst), Standing::worst([b, a]));
        assert_eq!((worst.days_past_due(), worst.bucket(), worst.tier()), (200, Bucket::M7Plus, Tier::Loss));
    }
}
