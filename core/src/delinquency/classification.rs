// Semantics: [late-2].

use super::DelinquencyError;
use crate::calendar::Date;
use crate::words::words;

words! {
    /// The five tiers of loan quality (五级分类), best first.
    pub enum Classification {
        /// Pass (正常): nothing speaks against payment in full and in time.
        Pass = "pass", "pass", "正常";
        /// Special mention (关注): payment is still expected in full, but something could come between.
        SpecialMention = "specialMention", "special mention", "关注";
        /// Substandard (次级): the debtor cannot pay in full out of ordinary income.
        Substandard = "substandard", "substandard", "次级";
        /// Doubtful (可疑): a substantial part will be lost, whatever is done.
        Doubtful = "doubtful", "doubtful", "可疑";
        /// Loss (损失): nothing or hardly anything can be recovered.
        Loss = "loss", "loss", "损失";
    }
}

impl Classification {
    /// Whether the asset is non-performing (不良): substandard or worse.
    #[must_use]
    pub const fn is_non_performing(self) -> bool {
        matches!(self, Self::Substandard | Self::Doubtful | Self::Loss)
    }
}

/// Days past due that a class begins *above*: with 90, day 90 is still the class before and day 91 is not.
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

    /// The days past due that each class after pass begins above.
    #[must_use]
    pub const fn above(self) -> [i32; 4] {
        self.above
    }

    /// The class of `days_past_due`, at least.
    ///
    /// # Errors
    /// [`DelinquencyError::NegativeDays`]:
    /// ```
    /// use arrears::delinquency::{DelinquencyError, Ladder, Classification};
    /// assert_eq!(Ladder::ORDER_2023.classification(200)?, Classification::Substandard);
    /// assert_eq!(Ladder::CARD_2011.classification(200)?, Classification::Loss);
    /// assert_eq!(Ladder::ORDER_2023.classification(-5), Err(DelinquencyError::NegativeDays { given: -5 }));
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub const fn classification(self, days_past_due: i32) -> Result<Classification, DelinquencyError> {
        if days_past_due < 0 {
            return Err(DelinquencyError::NegativeDays { given: days_past_due });
        }
        let [special_mention, substandard, doubtful, loss] = self.above;
        Ok(if days_past_due > loss {
            Classification::Loss
        } else if days_past_due > doubtful {
            Classification::Doubtful
        } else if days_past_due > substandard {
            Classification::Substandard
        } else if days_past_due > special_mention {
            Classification::SpecialMention
        } else {
            Classification::Pass
        })
    }
}

/// Which ladder classifies. Whether a bank applies the card ladder beside the 2023 order is its own policy, so a
/// report must name the rules: a card 200 days overdue is substandard under one and loss under the other.
///
/// ```
/// use arrears::delinquency::{DelinquencyError, ClassificationRules, Classification};
/// assert_eq!(ClassificationRules::Order2023.classification(130)?, Classification::Substandard);
/// assert_eq!(ClassificationRules::CardLadder2011.classification(130)?, Classification::Doubtful);
/// assert_eq!(ClassificationRules::Stricter.classification(130)?, Classification::Doubtful);
/// # Ok::<(), DelinquencyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClassificationRules {
    /// [`Ladder::ORDER_2023`]: day 271 is doubtful.
    Order2023,
    /// [`Ladder::CARD_2011`]: day 121 is doubtful.
    CardLadder2011,
    /// The worse class of the two.
    Stricter,
    /// A bank's own ladder.
    Own(Ladder),
}

impl ClassificationRules {
    /// The rules in force for a card on a day: the order of 2023 from 2023-07-01 on, the card ladder of 2011 before.
    ///
    /// ```
    /// use arrears::Date;
    /// use arrears::delinquency::ClassificationRules;
    /// let on = |month| Date::new(2023, month, 1).map(ClassificationRules::of_card_on);
    /// assert_eq!([on(6)?, on(7)?], [ClassificationRules::CardLadder2011, ClassificationRules::Order2023]);
    /// # Ok::<(), arrears::CalendarError>(())
    /// ```
    #[must_use]
    pub fn of_card_on(day: Date) -> Self {
        let is_before = Date::new(2023, 7, 1).is_ok_and(|order| day < order);
        if is_before { Self::CardLadder2011 } else { Self::Order2023 }
    }

    /// The key in a document: `order2023`, `cardLadder2011`, `stricter` or `own`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Order2023 => "order2023",
            Self::CardLadder2011 => "cardLadder2011",
            Self::Stricter => "stricter",
            Self::Own(_) => "own",
        }
    }

    /// The class of `days_past_due`.
    ///
    /// # Errors
    /// As [`Ladder::classification`].
    pub fn classification(self, days_past_due: i32) -> Result<Classification, DelinquencyError> {
        match self {
            Self::Order2023 => Ladder::ORDER_2023.classification(days_past_due),
            Self::CardLadder2011 => Ladder::CARD_2011.classification(days_past_due),
            Self::Stricter => Ok(Ladder::ORDER_2023
                .classification(days_past_due)?
                .max(Ladder::CARD_2011.classification(days_past_due)?)),
            Self::Own(ladder) => ladder.classification(days_past_due),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thresholds_are_strictly_greater() {
        let classification =
            |classification_rules: ClassificationRules, days| classification_rules.classification(days).unwrap();
        let table = [
            (0, Classification::Pass, Classification::Pass),
            (1, Classification::SpecialMention, Classification::SpecialMention),
            (90, Classification::SpecialMention, Classification::SpecialMention),
            (91, Classification::Substandard, Classification::Substandard),
            (120, Classification::Substandard, Classification::Substandard),
            (121, Classification::Substandard, Classification::Doubtful),
            (180, Classification::Substandard, Classification::Doubtful),
            (181, Classification::Substandard, Classification::Loss),
            (270, Classification::Substandard, Classification::Loss),
            (271, Classification::Doubtful, Classification::Loss),
            (360, Classification::Doubtful, Classification::Loss),
            (361, Classification::Loss, Classification::Loss),
        ];
        for (days, order, card) in table {
            assert_eq!(classification(ClassificationRules::Order2023, days), order, "{days}");
            assert_eq!(classification(ClassificationRules::CardLadder2011, days), card, "{days}");
            assert_eq!(classification(ClassificationRules::Stricter, days), order.max(card), "{days}");
        }
    }

    #[test]
    fn bounds_rise_and_a_class_begins_above_its_own() {
        for refused in [[-1, 1, 2, 3], [0, 0, 2, 3], [0, 2, 2, 3], [0, 2, 3, 3], [0, 3, 2, 4]] {
            assert_eq!(Ladder::new(refused), Err(DelinquencyError::LadderNotRising), "{refused:?}");
        }
        let ladder = Ladder::new([0, 1, 2, 3]).unwrap();
        let classes = (0..5).map(|days| ladder.classification(days).unwrap());
        assert!(classes.eq(Classification::ALL.iter().copied()));
        assert_eq!(ladder.classification(-1), Err(DelinquencyError::NegativeDays { given: -1 }));
    }

    #[test]
    fn the_order_of_2023_begins_on_the_first_of_july() {
        let of = |day| ClassificationRules::of_card_on(Date::new(2023, 7, 1).unwrap().plus_days(day).unwrap());
        assert_eq!([of(-1), of(0)], [ClassificationRules::CardLadder2011, ClassificationRules::Order2023]);
    }

    #[test]
    fn only_substandard_and_worse_is_non_performing() {
        let bad: [bool; 5] = [false, false, true, true, true];
        assert!(Classification::ALL.iter().map(|classification| classification.is_non_performing()).eq(bad));
    }
}
