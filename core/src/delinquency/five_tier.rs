// Semantics: [late-2].

use super::DelinquencyError;
use crate::words::words;

words! {
    /// The five tiers of loan quality (五级分类), best first.
    pub enum Tier {
        /// 正常.
        Pass = "pass", "pass", "正常";
        /// 关注.
        SpecialMention = "specialMention", "special mention", "关注";
        /// 次级.
        Substandard = "substandard", "substandard", "次级";
        /// 可疑.
        Doubtful = "doubtful", "doubtful", "可疑";
        /// 损失.
        Loss = "loss", "loss", "损失";
    }
}

impl Tier {
    /// Whether the asset is non-performing (不良): substandard or worse.
    #[must_use]
    pub const fn is_non_performing(self) -> bool {
        matches!(self, Self::Substandard | Self::Doubtful | Self::Loss)
    }
}

/// Days past due that a tier begins *above*: with 90, day 90 is still the tier before and day 91 is not.
///
/// | ladder | special mention | substandard | doubtful | loss |
/// |---|---|---|---|---|
/// | [`Ladder::ORDER_2023`] | > 0 | > 90 | > 270 | > 360 |
/// | [`Ladder::CARD_2011`] | > 0 | > 90 | > 120 | > 180 |
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ladder {
    above: [i32; 4],
}

impl Ladder {
    /// All financial assets, from 2023-07-01.
    ///
    /// # Source
    /// 《商业银行金融资产风险分类办法》 (银保监会、人民银行令〔2023〕第1号), thresholds as reported.
    pub const ORDER_2023: Self = Self { above: [0, 90, 270, 360] };
    /// Credit cards.
    ///
    /// # Source
    /// 《商业银行信用卡业务监督管理办法》 (银监会令2011年第2号) art. 92.
    pub const CARD_2011: Self = Self { above: [0, 90, 120, 180] };

    /// The ladder whose special mention, substandard, doubtful and loss begin above these days past due.
    ///
    /// # Errors
    /// [`DelinquencyError::LadderNotRising`]:
    /// ```
    /// use arrears::delinquency::{DelinquencyError, Ladder};
    /// assert_eq!(Ladder::new([0, 90, 270, 360]), Ok(Ladder::ORDER_2023));
    /// assert_eq!(Ladder::new([0, 90, 90, 360]), Err(DelinquencyError::LadderNotRising));
    /// assert_eq!(Ladder::new([-1, 90, 120, 180]), Err(DelinquencyError::LadderNotRising));
    /// ```
    pub fn new(above: [i32; 4]) -> Result<Self, DelinquencyError> {
        let [first, ..] = above;
        if first < 0 || !above.iter().zip(above.iter().skip(1)).all(|(lower, higher)| lower < higher) {
            return Err(DelinquencyError::LadderNotRising);
        }
        Ok(Self { above })
    }

    /// The days past due that each tier after pass begins above.
    #[must_use]
    pub const fn above(self) -> [i32; 4] {
        self.above
    }

    /// The tier of `days_past_due`, at least.
    ///
    /// # Errors
    /// [`DelinquencyError::NegativeDays`]:
    /// ```
    /// use arrears::delinquency::{DelinquencyError, Ladder, Tier};
    /// assert_eq!(Ladder::ORDER_2023.tier(200)?, Tier::Substandard);
    /// assert_eq!(Ladder::CARD_2011.tier(200)?, Tier::Loss);
    /// assert_eq!(Ladder::ORDER_2023.tier(-5), Err(DelinquencyError::NegativeDays { given: -5 }));
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub const fn tier(self, days_past_due: i32) -> Result<Tier, DelinquencyError> {
        if days_past_due < 0 {
            return Err(DelinquencyError::NegativeDays { given: days_past_due });
        }
        let [special_mention, substandard, doubtful, loss] = self.above;
        Ok(if days_past_due > loss {
            Tier::Loss
        } else if days_past_due > doubtful {
            Tier::Doubtful
        } else if days_past_due > substandard {
            Tier::Substandard
        } else if days_past_due > special_mention {
            Tier::SpecialMention
        } else {
            Tier::Pass
        })
    }
}

/// Which ladder classifies. Whether a bank applies the card ladder beside the 2023 order is its own policy, so a
/// report must name the scheme: a card 200 days overdue is substandard under one and loss under the other.
///
/// ```
/// use arrears::delinquency::{DelinquencyError, Scheme, Tier};
/// assert_eq!(Scheme::Order2023.tier(130)?, Tier::Substandard);
/// assert_eq!(Scheme::CardLadder2011.tier(130)?, Tier::Doubtful);
/// assert_eq!(Scheme::Stricter.tier(130)?, Tier::Doubtful);
/// # Ok::<(), DelinquencyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// [`Ladder::ORDER_2023`]: day 271 is doubtful.
    Order2023,
    /// [`Ladder::CARD_2011`]: day 121 is doubtful.
    CardLadder2011,
    /// The worse tier of the two.
    Stricter,
    /// A bank's own ladder.
    Own(Ladder),
}

impl Scheme {
    /// The tier of `days_past_due`.
    ///
    /// # Errors
    /// As [`Ladder::tier`].
    pub fn tier(self, days_past_due: i32) -> Result<Tier, DelinquencyError> {
        match self {
            Self::Order2023 => Ladder::ORDER_2023.tier(days_past_due),
            Self::CardLadder2011 => Ladder::CARD_2011.tier(days_past_due),
            Self::Stricter => Ok(Ladder::ORDER_2023.tier(days_past_due)?.max(Ladder::CARD_2011.tier(days_past_due)?)),
            Self::Own(ladder) => ladder.tier(days_past_due),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_strictly_greater() {
        let tier = |scheme: Scheme, days| scheme.tier(days).unwrap();
        let table = [
            (0, Tier::Pass, Tier::Pass),
            (1, Tier::SpecialMention, Tier::SpecialMention),
            (90, Tier::SpecialMention, Tier::SpecialMention),
            (91, Tier::Substandard, Tier::Substandard),
            (120, Tier::Substandard, Tier::Substandard),
            (121, Tier::Substandard, Tier::Doubtful),
            (180, Tier::Substandard, Tier::Doubtful),
            (181, Tier::Substandard, Tier::Loss),
            (270, Tier::Substandard, Tier::Loss),
            (271, Tier::Doubtful, Tier::Loss),
            (360, Tier::Doubtful, Tier::Loss),
            (361, Tier::Loss, Tier::Loss),
        ];
        for (days, order, card) in table {
            assert_eq!(tier(Scheme::Order2023, days), order, "{days}");
            assert_eq!(tier(Scheme::CardLadder2011, days), card, "{days}");
            assert_eq!(tier(Scheme::Stricter, days), order.max(card), "{days}");
        }
    }

    #[test]
    fn only_substandard_and_worse_is_non_performing() {
        let bad: [bool; 5] = [false, false, true, true, true];
        assert!(Tier::ALL.iter().map(|tier| tier.is_non_performing()).eq(bad));
    }
}
