use super::model::put;
use super::{DocumentError, harmless};
use crate::calendar::Date;
use crate::money::Money;
use alloc::string::String;

/// A cell of a [`Csv`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, from wherever it comes.
    Text(String),
    /// An amount: `-1234.56`, without grouping or currency.
    Amount(Money),
    /// A date: `2026-12-01`.
    Date(Date),
    /// A whole number.
    Number(u32),
    /// An empty cell.
    Empty,
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A table as comma-separated values: fields quoted where they must be, lines ended by CRLF, UTF-8 without a mark.
///
/// A text that a spreadsheet could take for a formula (it begins, after spaces, with `= + - @` or their full-width forms)
/// gets an apostrophe before it; amounts stay plain numbers. Characters are made [`harmless`].
///
/// ```
/// use arrears::document::{Cell, Csv};
/// use arrears::{Currency, Date, Money};
/// let mut csv = Csv::new(["due", "amount", "payer"]);
/// let amount = Money::parse("-1072", Currency::CNY).unwrap();
/// csv.row([Cell::Date(Date::new(2026, 12, 1)?), Cell::Amount(amount), Cell::text("=2+2, \"x\"")])?;
/// assert_eq!(csv.to_string(), "due,amount,payer\r\n2026-12-01,-1072.00,\"'=2+2, \"\"x\"\"\"\r\n");
/// # Ok::<(), arrears::document::DocumentError>(())
/// ```
///
/// # Source
/// RFC 4180, section 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv {
    columns: usize,
    text: String,
}

impl Csv {
    /// A table with these heads.
    #[must_use]
    pub fn new<'a>(heads: impl IntoIterator<Item = &'a str>) -> Self {
        let mut csv = Self { columns: 0, text: String::new() };
        csv.columns = csv.write(heads.into_iter().map(Cell::text));
        csv
    }

    /// Adds a row.
    ///
    /// # Errors
    /// [`DocumentError::RowLength`], with nothing added:
    /// ```
    /// use arrears::document::{Cell, Csv, DocumentError};
    /// let mut csv = Csv::new(["due", "amount"]);
    /// assert_eq!(csv.row([Cell::Number(1)]), Err(DocumentError::RowLength { given: 1, columns: 2 }));
    /// ```
    pub fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> Result<(), DocumentError> {
        let before = self.text.len();
        let given = self.write(cells.into_iter());
        if given == self.columns {
            return Ok(());
        }
        self.text = String::from(self.text.get(..before).unwrap_or_default());
        Err(DocumentError::RowLength { given, columns: self.columns })
    }

    fn write(&mut self, cells: impl Iterator<Item = Cell>) -> usize {
        let mut given: usize = 0;
        for cell in cells {
            if given > 0 {
                self.text.push(',');
            }
            given = given.saturating_add(1);
            match cell {
                Cell::Text(text) => self.text.push_str(&field(&text)),
                Cell::Amount(amount) => self.text.push_str(amount.digits().as_str()),
                Cell::Date(date) => self.text.push_str(date.digits().as_str()),
                Cell::Number(number) => put(&mut self.text, format_args!("{number}")),
                Cell::Empty => {}
            }
        }
        self.text.push_str("\r\n");
        given
    }
}

impl core::fmt::Display for Csv {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(&self.text)
    }
}

fn field(text: &str) -> String {
    const STARTS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    let mut shown = harmless(text);
    // A tab or line break at the start has become a space; a spreadsheet may trim it.
    if shown.trim_start().starts_with(STARTS) {
        shown = alloc::format!("'{shown}");
    }
    let needs_quotes = shown.contains([',', '"']) || shown.starts_with(' ') || shown.ends_with(' ');
    if needs_quotes {
        shown = alloc::format!("\"{}\"", shown.replace('"', "\"\""));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_texts_and_quotes_are_doubled() {
        for (given, written) in [
            ("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\""),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("\r=1", "' =1"),
            ("  =1", "'  =1"),
            ("＝1+1", "'＝1+1"),
            ("a,b", "\"a,b\""),
            ("a\nb", "a b"),
            ("a-b=c", "a-b=c"),
            ("中文，全角", "中文，全角"),
            ("", ""),
        ] {
            assert_eq!(field(given), written, "{given:?}");
        }
    }
}
