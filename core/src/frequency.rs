//! How often something recurs: an income, a spending, the payments of a plan.
//!
//! ```
//! use arrears::{Frequency, Language};
//! assert_eq!(Frequency::Fortnightly.times_a_year(), 26);
//! assert_eq!(Frequency::from_key("weekly"), Some(Frequency::Weekly));
//! assert_eq!(Frequency::Monthly.word().of(Language::Chinese), "每月");
//! ```

use crate::words::words;

words! {
    /// How often an income, a spending or a payment recurs.
    ///
    /// A month's part of it is exact: weekly x 52/12, fortnightly x 26/12, four-weekly x 13/12, monthly x 1, quarterly
    /// / 3, yearly / 12.
    pub enum Frequency {
        /// Every week: 52 a year. 100.00 is 433.33 a month.
        Weekly = "weekly", "weekly", "每周";
        /// Every two weeks: 26 a year. 100.00 is 216.67 a month.
        Fortnightly = "fortnightly", "fortnightly", "每两周";
        /// Every four weeks: 13 a year. 100.00 is 108.33 a month.
        FourWeekly = "fourWeekly", "four-weekly", "每四周";
        /// Every month: 12 a year.
        Monthly = "monthly", "monthly", "每月";
        /// Every three months: 4 a year. 100.00 is 33.33 a month.
        Quarterly = "quarterly", "quarterly", "每季";
        /// Every year: 100.00 is 8.33 a month.
        Yearly = "yearly", "yearly", "每年";
    }
}

impl Frequency {
    /// How many times a year.
    ///
    /// ```
    /// use arrears::Frequency;
    /// assert_eq!(Frequency::ALL.iter().map(|f| f.times_a_year()).collect::<Vec<_>>(), [52, 26, 13, 12, 4, 1]);
    /// ```
    #[must_use]
    pub const fn times_a_year(self) -> u16 {
        match self {
            Self::Weekly => 52,
            Self::Fortnightly => 26,
            Self::FourWeekly => 13,
            Self::Monthly => 12,
            Self::Quarterly => 4,
            Self::Yearly => 1,
        }
    }
}
