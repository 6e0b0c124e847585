// Semantics: [late-1].

use super::DelinquencyError;
use crate::words::words;

words! {
    /// A 30-day bucket of days past due.
    ///
    /// | bucket | days | bucket | days |
    /// |---|---|---|---|
    /// | M0 | 0 | M4 | 91 to 120 |
    /// | M1 | 1 to 30 | M5 | 121 to 150 |
    /// | M2 | 31 to 60 | M6 | 151 to 180 |
    /// | M3 | 61 to 90 | M7+ | 181 and more |
    ///
    /// # Source
    /// Usage of Chinese card desks; the same limits as the credit report's codes 1 to 7.
    pub enum Bucket {
        /// Not overdue.
        M0 = "m0", "M0", "M0";
        /// 1 to 30 days.
        M1 = "m1", "M1", "M1";
        /// 31 to 60 days.
        M2 = "m2", "M2", "M2";
        /// 61 to 90 days.
        M3 = "m3", "M3", "M3";
        /// 91 to 120 days.
        M4 = "m4", "M4", "M4";
        /// 121 to 150 days.
        M5 = "m5", "M5", "M5";
        /// 151 to 180 days.
        M6 = "m6", "M6", "M6";
        /// More than 180 days.
        M7Plus = "m7Plus", "M7+", "M7+";
    }
}

impl Bucket {
    /// The first day past due that belongs to it.
    ///
    /// ```
    /// use arrears::delinquency::Bucket;
    /// assert_eq!((Bucket::M3.first_day(), Bucket::M7Plus.first_day()), (61, 181));
    /// ```
    #[must_use]
    pub const fn first_day(self) -> i32 {
        match self {
            Self::M0 => 0,
            Self::M1 => 1,
            Self::M2 => 31,
            Self::M3 => 61,
            Self::M4 => 91,
            Self::M5 => 121,
            Self::M6 => 151,
            Self::M7Plus => 181,
        }
    }

    /// The bucket of `days_past_due`.
    ///
    /// # Errors
    /// [`DelinquencyError::NegativeDays`]:
    /// ```
    /// use arrears::delinquency::{Bucket, DelinquencyError};
    /// assert_eq!(Bucket::from_days_past_due(90)?, Bucket::M3);
    /// assert_eq!(Bucket::from_days_past_due(91)?, Bucket::M4);
    /// assert_eq!(Bucket::from_days_past_due(-1), Err(DelinquencyError::NegativeDays { given: -1 }));
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub const fn from_days_past_due(days_past_due: i32) -> Result<Self, DelinquencyError> {
        Ok(match days_past_due {
            i32::MIN..=-1 => return Err(DelinquencyError::NegativeDays { given: days_past_due }),
            0 => Self::M0,
            1..=30 => Self::M1,
            31..=60 => Self::M2,
            61..=90 => Self::M3,
            91..=120 => Self::M4,
            121..=150 => Self::M5,
            151..=180 => Self::M6,
            _ => Self::M7Plus,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_two_years_falls_where_thirty_days_make_a_bucket() {
        for days in 0..=730 {
            let thirties = (days + 29) / 30;
            let expected = *Bucket::ALL.get(usize::try_from(thirties.min(7)).unwrap()).unwrap();
            assert_eq!(Bucket::from_days_past_due(days), Ok(expected), "{days}");
        }
        assert_eq!(Bucket::from_days_past_due(i32::MAX), Ok(Bucket::M7Plus));
    }
}
