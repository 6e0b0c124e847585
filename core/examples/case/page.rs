//! A report as a page for a person, and how its texts are found, said and aligned.

use std::fmt::Arguments;
use std::io::{self, Write};

use arrears::{Language, Word};
use serde_json::Value;

/// Whose page it is: the lender's own figures are on the lender's alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Customer,
    Lender,
}

#[derive(Clone, Copy)]
pub(crate) struct Page<'a> {
    pub(crate) report: &'a Value,
    pub(crate) language: Language,
    pub(crate) reader: Reader,
}

impl Page<'_> {
    pub(crate) fn say<T>(&self, en: T, zh: T) -> T {
        match self.language {
            Language::English => en,
            Language::Chinese => zh,
        }
    }

    /// A line whose words stand in another order in the other language.
    pub(crate) fn line(&self, out: &mut impl Write, en: Arguments<'_>, zh: Arguments<'_>) -> io::Result<()> {
        writeln!(out, "{}", self.say(en, zh))
    }

    /// What the report says in both languages.
    pub(crate) fn both(&self, value: &Value, pointer: &str) -> String {
        text(value, &format!("{pointer}/{}", self.say("en", "zh")))
    }

    /// A key of the report: the library's word for it, or as it is where it has none.
    pub(crate) fn named(&self, key: &str, word: impl FnOnce(&str) -> Option<Word>) -> String {
        word(key).map_or(key, |word| word.of(self.language)).to_owned()
    }

    /// The papers asked for: those of the agreement, then those of the case.
    pub(crate) fn print_pages(&self, out: &mut impl Write) -> io::Result<()> {
        for page in list(self.report, "/agreement/pages").chain(list(self.report, "/pages")) {
            writeln!(out, "\n{}", text(page, "/content"))?;
        }
        Ok(())
    }
}

/// `1 day`, `2 days`: an English noun by its count.
pub(crate) fn counted(count: &str, noun: &str) -> String {
    if count == "1" { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// Padded to a width on screen, where a Chinese character takes two columns.
pub(crate) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", space(text, width))
}

/// As [`padded`], the text at the right.
pub(crate) fn right(text: &str, width: usize) -> String {
    format!("{}{text}", space(text, width))
}

fn space(text: &str, width: usize) -> String {
    let columns: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    " ".repeat(width.saturating_sub(columns))
}

/// A decimal fraction as percent: `0.07` is `7`, `0.3333` is `33.33`.
pub(crate) fn percent(fraction: &str) -> String {
    let (whole, parts) = fraction.split_once('.').unwrap_or((fraction, ""));
    let (hundredths, rest) =
        parts.split_at_checked(2).map_or_else(|| (format!("{parts:0<2}"), ""), |(a, b)| (a.to_owned(), b));
    let whole = format!("{whole}{hundredths}");
    let whole = whole.trim_start_matches('0');
    let (whole, rest) = (if whole.is_empty() { "0" } else { whole }, rest.trim_end_matches('0'));
    if rest.is_empty() { format!("{whole}%") } else { format!("{whole}.{rest}%") }
}

/// Whether an amount has a figure other than zero.
pub(crate) fn is_not_zero(amount: &str) -> bool {
    amount.bytes().any(|b| matches!(b, b'1'..=b'9'))
}

pub(crate) fn text(value: &Value, pointer: &str) -> String {
    match value.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::from("-"),
        Some(other) => other.to_string(),
    }
}

pub(crate) fn list<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}
