//! Why somebody cannot pay as agreed: what a policy asks for and a case records.
//!
//! One vocabulary for both, so that a policy that helps whoever lost their work and a case in which somebody did mean the same.
//!
//! ```
//! use arrears::{Hardship, Language};
//! let why = Hardship::Unemployment;
//! assert_eq!((why.key(), why.word().of(Language::Chinese)), ("unemployment", "失业"));
//! assert_eq!(Hardship::from_key("unemployment"), Some(why));
//! ```

use crate::words::words;

words! {
    /// Why somebody cannot pay as agreed.
    pub enum Hardship {
        /// Less income.
        IncomeFell = "incomeFell", "income fell", "收入下降";
        /// No work.
        Unemployment = "unemployment", "unemployment", "失业";
        /// Illness or an accident, one's own or in the family.
        Illness = "illness", "illness", "疾病或意外";
        /// A disaster.
        Disaster = "disaster", "disaster", "灾害";
        /// Death, divorce or another change in the family.
        Family = "family", "change in the family", "家庭变故";
        /// A business that earns too little.
        Business = "business", "business in difficulty", "经营困难";
        /// More debts than anybody could carry.
        OverIndebted = "overIndebted", "too many debts", "多头负债";
        /// Something else.
        Other = "other", "other", "其他";
    }
}
