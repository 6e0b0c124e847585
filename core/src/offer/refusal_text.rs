//! A refusal in words: why a kind of plan is not offered, and the nearest that would pass.

use core::fmt;

use super::{Nearest, Reason, Unmet};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::words::{Language, Word};

impl Reason<'_> {
    /// The name of the reason: `aboveCapacity`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotEligible(_) => "notEligible",
            Self::Unlawful(_) => "unlawful",
            Self::AboveCapacity { .. } => "aboveCapacity",
            Self::AboveLumpSum { .. } => "aboveLumpSum",
            Self::TooEarly { .. } => "tooEarly",
            Self::RecoversTooLittle => "recoversTooLittle",
            Self::SearchTooLarge { .. } => "searchTooLarge",
        }
    }

    /// The condition that is not met, where that is the reason.
    #[must_use]
    pub const fn unmet(&self) -> Option<&Unmet> {
        match self {
            Self::NotEligible(unmet) => Some(unmet),
            _ => None,
        }
    }

    /// The reason in a language, with its figures.
    ///
    /// ```
    /// use arrears::offer::{Reason, Unmet};
    /// use arrears::Language;
    /// let reason = Reason::NotEligible(Unmet::FirstTime);
    /// assert_eq!(reason.text(Language::Chinese).to_string(), "非首次逾期");
    /// assert_eq!(reason.to_string(), "not overdue for the first time");
    /// ```
    pub fn text(&self, language: Language) -> impl fmt::Display + '_ {
        ReasonText(self, language)
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ReasonText(self, Language::English).fmt(f)
    }
}

impl Unmet {
    /// What is asked for and what there is, in a language.
    ///
    /// ```
    /// use arrears::offer::Unmet;
    /// use arrears::Language;
    /// let unmet = Unmet::FirstTime;
    /// assert_eq!(unmet.text(Language::English).to_string(), "not overdue for the first time");
    /// ```
    pub fn text(&self, language: Language) -> impl fmt::Display + '_ {
        UnmetText(self, language)
    }
}

impl Nearest<'_> {
    /// The name of it: `affordableFrom`, `lumpSumFrom` or `periods`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::AffordableFrom { .. } => "affordableFrom",
            Self::LumpSumFrom { .. } => "lumpSumFrom",
            Self::Periods { .. } => "periods",
        }
    }

    /// What would pass, in a language, with its figures.
    ///
    /// ```
    /// use arrears::offer::Nearest;
    /// use arrears::{Currency, Language, Money};
    /// let nearest = Nearest::AffordableFrom { monthly: Money::parse("1444.45", Currency::CNY)? };
    /// assert_eq!(nearest.text(Language::Chinese).to_string(), "每月可还1444.45元起可办理");
    /// assert_eq!(nearest.to_string(), "affordable from 1444.45 a month");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn text(&self, language: Language) -> impl fmt::Display + '_ {
        NearestText(self, language)
    }
}

impl fmt::Display for Nearest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        NearestText(self, Language::English).fmt(f)
    }
}

struct ReasonText<'a>(&'a Reason<'a>, Language);

impl fmt::Display for ReasonText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Language::{Chinese, English};
        match (self.0, self.1) {
            (Reason::NotEligible(unmet), language) => unmet.text(language).fmt(f),
            (Reason::Unlawful(verdict), language) => verdict.text(language).fmt(f),
            (Reason::AboveCapacity { least_largest, capacity, due: Some(due) }, English) => {
                write!(
                    f,
                    "at the furthest concession the payment of {due} is {least_largest}, that period has {capacity}"
                )
            }
            (Reason::AboveCapacity { least_largest, capacity, due: Some(due) }, Chinese) => {
                write!(f, "即使最大让步，{due}应还{least_largest}元，该期可承受{capacity}元")
            }
            (Reason::AboveCapacity { least_largest, capacity, due: None }, English) => {
                write!(f, "at the furthest concession a payment is {least_largest}, a period has {capacity}")
            }
            (Reason::AboveCapacity { least_largest, capacity, due: None }, Chinese) => {
                write!(f, "即使最大让步，每期仍需{least_largest}元，每期可承受{capacity}元")
            }
            (Reason::AboveLumpSum { least, lump_sum }, English) => {
                write!(f, "{least} at least is needed at once, {lump_sum} is at hand")
            }
            (Reason::AboveLumpSum { least, lump_sum }, Chinese) => {
                write!(f, "一次至少需支付{least}元，可用资金{lump_sum}元")
            }
            (Reason::TooEarly { first, from }, English) => {
                write!(f, "the first payment would be due on {first}, before anything can be paid, from {from}")
            }
            (Reason::TooEarly { first, from }, Chinese) => {
                write!(f, "首期还款日{first}早于可还款日期{from}")
            }
            (Reason::RecoversTooLittle, English) => f.write_str("the lender would recover too little"),
            (Reason::RecoversTooLittle, Chinese) => f.write_str("回收率低于政策下限"),
            (Reason::SearchTooLarge { looks, widest, values }, English) => write!(
                f,
                "the policy leaves too many plans of this kind open for a search of {looks} looks: narrow `{widest}`, which \
                 has {values} values, or make its steps larger"
            ),
            (Reason::SearchTooLarge { looks, widest, values }, Chinese) => write!(
                f,
                "政策可选方案过多，超出搜索上限（{looks}次）：请缩小`{widest}`的范围（现有{values}个取值）或加大步长"
            ),
        }
    }
}

struct UnmetText<'a>(&'a Unmet, Language);

impl fmt::Display for UnmetText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (unmet, language) = (self.0, self.1);
        match unmet {
            Unmet::Product { allowed, given } => {
                for_only(f, language, &mut allowed.iter().map(|known| known.word()), Some(given.word()))
            }
            Unmet::Hardship { allowed, given } => {
                let given = given.map(|known| known.word());
                for_only(f, language, &mut allowed.iter().map(|known| known.word()), given)
            }
            Unmet::CardStatus { allowed, given } => {
                for_only(f, language, &mut allowed.iter().map(|known| known.word()), Some(given.word()))
            }
            Unmet::DaysPastDue { .. } => days_past_due(f, language, unmet),
            Unmet::Amount { least, most, given } => match (language, least, most) {
                (Language::English, Some(least), Some(most)) => write!(f, "for {least} to {most} owed; here {given}"),
                (Language::English, Some(least), None) => write!(f, "for {least} owed and more; here {given}"),
                (Language::English, None, Some(most)) => write!(f, "for at most {most} owed; here {given}"),
                (Language::Chinese, Some(least), Some(most)) => {
                    write!(f, "欠款须为{least}至{most}元（现{given}元）")
                }
                (Language::Chinese, Some(least), None) => write!(f, "欠款须不低于{least}元（现{given}元）"),
                (Language::Chinese, None, Some(most)) => write!(f, "欠款须不高于{most}元（现{given}元）"),
                (_, None, None) => f.write_str(unmet.condition().word().of(language)),
            },
            Unmet::Rate { lowest, given } => {
                f.write_str(language.say("the contract's rate, ", "合同年利率"))?;
                percent(f, *given)?;
                f.write_str(language.say(" a year, is below every rate of the policy, from ", "已低于政策最低年利率"))?;
                percent(f, *lowest)
            }
            Unmet::FirstTime | Unmet::NothingOwed => f.write_str(unmet.condition().word().of(language)),
        }
    }
}

/// `for illness or unemployment; here none`.
fn for_only(
    f: &mut fmt::Formatter<'_>,
    language: Language,
    allowed: &mut dyn Iterator<Item = Word>,
    given: Option<Word>,
) -> fmt::Result {
    f.write_str(language.say("for ", "仅限"))?;
    for (place, word) in allowed.enumerate() {
        let between = if place == 0 { "" } else { language.say(" or ", "、") };
        write!(f, "{between}{}", word.of(language))?;
    }
    let given = given.map_or(language.say("none", "无"), |word| word.of(language));
    match language {
        Language::English => write!(f, "; here {given}"),
        Language::Chinese => write!(f, "（现为{given}）"),
    }
}

/// `for 91 to 720 days past due; here 15; from 2023-07-25 if nothing is paid`.
fn days_past_due(f: &mut fmt::Formatter<'_>, language: Language, unmet: &Unmet) -> fmt::Result {
    let Unmet::DaysPastDue { least, most, given, passes_on } = unmet else { return Ok(()) };
    match (language, most) {
        (Language::English, None) => {
            write!(f, "for {least} {} past due and more; here {given}", if *least == 1 { "day" } else { "days" })
        }
        (Language::English, Some(most)) => write!(f, "for {least} to {most} days past due; here {given}"),
        (Language::Chinese, None) => write!(f, "须逾期{least}天以上（现{given}天）"),
        (Language::Chinese, Some(most)) => write!(f, "须逾期{least}至{most}天（现{given}天）"),
    }?;
    match (passes_on, language) {
        (None, _) => Ok(()),
        (Some(day), Language::English) => write!(f, "; from {day} if nothing is paid"),
        (Some(day), Language::Chinese) => {
            let (year, month, day) = day.ymd();
            write!(f, "；未还款的，{year}年{month}月{day}日起符合")
        }
    }
}

/// A yearly rate as a percentage.
fn percent(f: &mut fmt::Formatter<'_>, annual: Fraction) -> fmt::Result {
    Rate::new(annual, RatePeriod::Annual).map_or(Ok(()), |rate| rate.write_percent(f))
}

struct NearestText<'a>(&'a Nearest<'a>, Language);

impl fmt::Display for NearestText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Language::{Chinese, English};
        match (self.0, self.1) {
            (Nearest::AffordableFrom { monthly }, English) => write!(f, "affordable from {monthly} a month"),
            (Nearest::AffordableFrom { monthly }, Chinese) => write!(f, "每月可还{monthly}元起可办理"),
            (Nearest::LumpSumFrom { amount }, English) => write!(f, "possible with {amount} at hand"),
            (Nearest::LumpSumFrom { amount }, Chinese) => write!(f, "可用资金达{amount}元可办理"),
            (Nearest::Periods { needed, allowed, law }, language) => {
                let colon = match language {
                    English => {
                        write!(f, "needs {needed} payments; the policy allows {allowed}")?;
                        "; "
                    }
                    Chinese => {
                        write!(f, "需{needed}期，政策最长{allowed}期")?;
                        "；"
                    }
                };
                law.map_or(Ok(()), |verdict| write!(f, "{colon}{}", verdict.text(language)))
            }
        }
    }
}
