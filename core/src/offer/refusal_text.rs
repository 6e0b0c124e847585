//! A refusal in words: why a kind of plan is not offered, and the nearest that would pass.

use core::fmt;

use super::{Nearest, Reason};
use crate::words::Language;

impl Reason<'_> {
    /// The name of the reason: `aboveCapacity`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NotEligible(_) => "notEligible",
            Self::Unlawful(_) => "unlawful",
            Self::AboveCapacity { .. } => "aboveCapacity",
            Self::AboveLumpSum { .. } => "aboveLumpSum",
            Self::TooEarly => "tooEarly",
            Self::RecoversTooLittle => "recoversTooLittle",
            Self::SearchTooLarge { .. } => "searchTooLarge",
        }
    }

    /// The reason in a language, with its figures.
    ///
    /// ```
    /// use arrears::offer::{Condition, Reason};
    /// use arrears::Language;
    /// let reason = Reason::NotEligible(Condition::FirstTime);
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
            (Reason::NotEligible(condition), language) => f.write_str(condition.word().of(language)),
            (Reason::Unlawful(verdict), language) => verdict.text(language).fmt(f),
            (Reason::AboveCapacity { least_largest, capacity }, English) => {
                write!(f, "at the furthest concession a payment is {least_largest}, a period has {capacity}")
            }
            (Reason::AboveCapacity { least_largest, capacity }, Chinese) => {
                write!(f, "即使最大让步，每期仍需{least_largest}元，每期可承受{capacity}元")
            }
            (Reason::AboveLumpSum { least, lump_sum }, English) => {
                write!(f, "{least} at least is needed at once, {lump_sum} is at hand")
            }
            (Reason::AboveLumpSum { least, lump_sum }, Chinese) => {
                write!(f, "一次至少需支付{least}元，可用资金{lump_sum}元")
            }
            (Reason::TooEarly, English) => f.write_str("it would begin before there is anything to pay with"),
            (Reason::TooEarly, Chinese) => f.write_str("首期早于可还款日期"),
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
