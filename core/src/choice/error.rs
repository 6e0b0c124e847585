//! What is no question to choose about.

use crate::money::MoneyError;
use crate::words::in_chinese;

/// Why nothing can be chosen.
///
/// ```
/// use arrears::choice::{ChoiceError, Probability};
/// assert_eq!(Probability::from_millionths(1_000_001).unwrap_err().code(), 2000);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChoiceError {
    /// An amount that is negative or of another currency.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A probability beyond one.
    #[error("a probability of {given} millionths: at most 1000000")]
    ProbabilityAboveOne {
        /// The probability given, in millionths.
        given: u32,
    },
    /// Two offers of an account under one number.
    #[error("the offer {number} stands twice for one account")]
    OfferTwice {
        /// The number of both.
        number: u32,
    },
    /// The same account added twice: its offers belong together.
    #[error("an account stands twice: its offers belong together")]
    CandidateTwice,
    /// Two caps for one group.
    #[error("the group {group} has two caps")]
    CapTwice {
        /// The group.
        group: u32,
    },
    /// An answer to another question than the one asked.
    #[error("an answer to another question than the one asked")]
    OtherQuestion,
}

in_chinese! {
    ChoiceError, of Money;
    ProbabilityAboveOne { given } => "概率为百万分之{given}，至多1000000";
    OfferTwice { number } => "同一账户的方案{number}重复";
    CandidateTwice => "同一账户出现两次：其方案须列在一起";
    CapTwice { group } => "分组{group}有两个上限";
    OtherQuestion => "该答案对应的是另一个问题";
}

impl ChoiceError {
    /// The stable number.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Money(error) => error.code(),
            Self::ProbabilityAboveOne { .. } => 2000,
            Self::OfferTwice { .. } => 2001,
            Self::CandidateTwice => 2002,
            Self::CapTwice { .. } => 2003,
            Self::OtherQuestion => 2004,
        }
    }
}
