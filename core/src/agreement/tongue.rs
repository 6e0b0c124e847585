//! The same page in two languages.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::calendar::Date;
use crate::document::{capital_amount, figures};
use crate::money::{Currency, Money};
use crate::words::{Language, Word};

/// A language, and how a page says things in it.
#[derive(Clone, Copy)]
pub(crate) struct Tongue(pub(crate) Language);

impl Tongue {
    pub(crate) const fn say<'a>(self, en: &'a str, zh: &'a str) -> &'a str {
        match self.0 {
            Language::English => en,
            Language::Chinese => zh,
        }
    }

    /// The same of texts that are put together: only the one that is wanted.
    pub(crate) fn tell(self, en: fmt::Arguments<'_>, zh: fmt::Arguments<'_>) -> String {
        match self.0 {
            Language::English => en,
            Language::Chinese => zh,
        }
        .to_string()
    }

    /// Names in both languages, and what they stand for.
    pub(crate) fn facts(self, facts: &[(&str, &str, &dyn fmt::Display)]) -> Vec<(String, String)> {
        facts.iter().map(|(en, zh, value)| (self.say(en, zh).to_string(), value.to_string())).collect()
    }

    /// `1 payment`, `2 payments`.
    pub(crate) fn count(n: u32, one: &str) -> String {
        if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
    }

    /// The two sides of an agreement.
    pub(crate) const fn parties(self) -> [&'static str; 2] {
        [self.say("Lender", "甲方（贷款人）"), self.say("Debtor", "乙方（持卡人／借款人）")]
    }

    pub(crate) const fn word(self, word: Word) -> &'static str {
        word.of(self.0)
    }

    /// In figures: `CNY 1,072.00`, `￥1,072.00`.
    pub(crate) fn money(self, amount: Money) -> String {
        figures(amount, self.0)
    }

    /// In figures and, of renminbi in Chinese, in capitals too, as a contract needs it.
    pub(crate) fn in_full(self, amount: Money) -> String {
        match (self.0, capital_amount(amount)) {
            (Language::Chinese, Ok(capitals)) => format!("{}（大写：{capitals}）", self.money(amount)),
            _ => self.money(amount),
        }
    }

    pub(crate) fn date(self, day: Date) -> String {
        match self.0 {
            Language::English => day.to_string(),
            Language::Chinese => {
                let (year, month, day) = day.ymd();
                format!("{year}年{month}月{day}日")
            }
        }
    }

    pub(crate) fn currency(self, currency: Currency) -> String {
        match (self.0, currency) {
            (Language::Chinese, Currency::CNY) => String::from("人民币（CNY）"),
            _ => currency.to_string(),
        }
    }
}
