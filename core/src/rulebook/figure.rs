use crate::{Currency, Date, Fraction, Language, Money, Rate, RatePeriod, TimeOfDay, Word};
use core::fmt;

/// A figure of a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Whole months.
    Months(u32),
    /// Days.
    Days(i32),
    /// A count.
    Count(u32),
    /// An amount.
    Money(Money),
    /// A multiple.
    Multiple(Fraction),
    /// A rate.
    Rate(Rate),
    /// A date.
    Date(Date),
    /// A time of day.
    Time(TimeOfDay),
    /// A word.
    Word(Word),
}

/// What a rule allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// No more than this.
    AtMost(Figure),
    /// No less than this.
    AtLeast(Figure),
    /// From the first to the second.
    Between(Figure, Figure),
    /// This only.
    Only(Figure),
}

impl Figure {
    /// The figure as text.
    #[must_use]
    pub const fn text(self, language: Language) -> impl fmt::Display {
        FigureText { figure: self, language }
    }
}

impl Allowed {
    /// The limit as text.
    #[must_use]
    pub const fn text(self, language: Language) -> impl fmt::Display {
        AllowedText { allowed: self, language }
    }
}

struct FigureText {
    figure: Figure,
    language: Language,
}

impl fmt::Display for FigureText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chinese = self.language == Language::Chinese;
        match self.figure {
            Figure::Months(months) if chinese => write!(f, "{months}个月"),
            Figure::Months(1) => f.write_str("1 month"),
            Figure::Months(months) => write!(f, "{months} months"),
            Figure::Days(days) if chinese => write!(f, "{days}天"),
            Figure::Days(1) => f.write_str("1 day"),
            Figure::Days(days) => write!(f, "{days} days"),
            Figure::Count(count) => write!(f, "{count}"),
            Figure::Money(money) if chinese && money.currency() == Currency::CNY => write!(f, "{money}元"),
            Figure::Money(money) => write!(f, "{} {money}", money.currency()),
            Figure::Multiple(multiple) if chinese => write!(f, "{multiple}倍"),
            Figure::Multiple(multiple) => write!(f, "{multiple} times"),
            Figure::Rate(rate) if chinese => {
                f.write_str(match rate.period() {
                    RatePeriod::Daily => "日利率",
                    RatePeriod::Monthly => "月利率",
                    RatePeriod::Annual => "年利率",
                })?;
                rate.write_percent(f)
            }
            Figure::Rate(rate) => write!(f, "{rate}"),
            Figure::Date(date) => write!(f, "{date}"),
            Figure::Time(time) => write!(f, "{time}"),
            Figure::Word(word) => f.write_str(word.of(self.language)),
        }
    }
}

struct AllowedText {
    allowed: Allowed,
    language: Language,
}

impl fmt::Display for AllowedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = |figure: Figure| figure.text(self.language);
        match (self.allowed, self.language) {
            (Allowed::AtMost(most), Language::English) => write!(f, "at most {}", text(most)),
            (Allowed::AtMost(most), Language::Chinese) => write!(f, "不超过{}", text(most)),
            (Allowed::AtLeast(least), Language::English) => write!(f, "at least {}", text(least)),
            (Allowed::AtLeast(least), Language::Chinese) => write!(f, "不低于{}", text(least)),
            (Allowed::Between(low, high), Language::English) => write!(f, "{} to {}", text(low), text(high)),
            (Allowed::Between(low, high), Language::Chinese) => write!(f, "{}至{}", text(low), text(high)),
            (Allowed::Only(only), Language::English) => write!(f, "only {}", text(only)),
            (Allowed::Only(only), Language::Chinese) => write!(f, "仅限{}", text(only)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn every_figure_in_both_languages() {
        let table = [
            (Figure::Months(72), "72 months", "72个月"),
            (Figure::Days(1), "1 day", "1天"),
            (Figure::Count(7), "7", "7"),
            (Figure::Money(Money::zero(Currency::CNY)), "CNY 0.00", "0.00元"),
            (Figure::Multiple(Fraction::parse("1.5").unwrap()), "1.5 times", "1.5倍"),
            (Figure::Rate(Rate::daily("0.00035").unwrap()), "0.035% a day", "日利率0.035%"),
            (Figure::Rate(Rate::annual("0.24").unwrap()), "24% a year", "年利率24%"),
            (Figure::Time(TimeOfDay::MIDNIGHT), "00:00", "00:00"),
            (Figure::Word(Word::new("loss", "损失")), "loss", "损失"),
        ];
        for (figure, en, zh) in table {
            assert_eq!(figure.text(Language::English).to_string(), en);
            assert_eq!(figure.text(Language::Chinese).to_string(), zh);
        }
    }

    #[test]
    fn every_limit_in_both_languages() {
        let (two, five) = (Figure::Count(2), Figure::Count(5));
        let table = [
            (Allowed::AtMost(two), "at most 2", "不超过2"),
            (Allowed::AtLeast(two), "at least 2", "不低于2"),
            (Allowed::Between(two, five), "2 to 5", "2至5"),
            (Allowed::Only(two), "only 2", "仅限2"),
        ];
        for (allowed, en, zh) in table {
            assert_eq!(allowed.text(Language::English).to_string(), en);
            assert_eq!(allowed.text(Language::Chinese).to_string(), zh);
        }
    }
}
