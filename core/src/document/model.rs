use super::DocumentError;
use crate::words::Language;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    /// Texts.
    Left,
    /// Amounts and counts.
    Right,
}

/// A column of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub(super) head: String,
    pub(super) align: Align,
}

impl Column {
    /// A column of texts.
    #[must_use]
    pub fn left(head: impl Into<String>) -> Self {
        Self { head: head.into(), align: Align::Left }
    }

    /// A column of amounts or counts.
    #[must_use]
    pub fn right(head: impl Into<String>) -> Self {
        Self { head: head.into(), align: Align::Right }
    }
}

/// A table: columns, rows, and a last row of totals where there is one.
///
/// ```
/// use arrears::document::{Column, DocumentError, Table};
/// let table = Table::new([Column::left("due"), Column::right("amount")])
///     .row(["2026-12-01", "1,072.00"])?
///     .total(["all", "1,072.00"])?;
/// assert_eq!(table.clone().row(["2027-01-01"]), Err(DocumentError::RowLength { given: 1, columns: 2 }));
/// # Ok::<(), DocumentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<String>>,
    pub(super) total: Option<Vec<String>>,
}

impl Table {
    /// A table without rows yet.
    #[must_use]
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new(), total: None }
    }

    /// With one more row.
    ///
    /// # Errors
    /// [`DocumentError::RowLength`], as the type shows.
    pub fn row<C: Into<String>>(mut self, cells: impl IntoIterator<Item = C>) -> Result<Self, DocumentError> {
        let row = self.fitting(cells)?;
        self.rows.push(row);
        Ok(self)
    }

    /// With a row of totals, in the place of any other.
    ///
    /// # Errors
    /// As [`Table::row`].
    pub fn total<C: Into<String>>(mut self, cells: impl IntoIterator<Item = C>) -> Result<Self, DocumentError> {
        self.total = Some(self.fitting(cells)?);
        Ok(self)
    }

    fn fitting<C: Into<String>>(&self, cells: impl IntoIterator<Item = C>) -> Result<Vec<String>, DocumentError> {
        let cells: Vec<String> = cells.into_iter().map(Into::into).collect();
        let (given, columns) = (cells.len(), self.columns.len());
        if given == columns { Ok(cells) } else { Err(DocumentError::RowLength { given, columns }) }
    }

    /// The texts of a column, its head first.
    pub(super) fn column(&self, place: usize) -> impl Iterator<Item = &str> {
        let head = self.columns.get(place).map(|column| column.head.as_str());
        let cells = self.rows.iter().chain(&self.total).filter_map(move |row| row.get(place).map(String::as_str));
        head.into_iter().chain(cells)
    }
}

/// A part of a [`Page`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The head of a section.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// What is what: names and values.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// Numbered clauses or notes.
    Notes(Vec<String>),
    /// Lines to sign on, each for one party.
    Signatures(Vec<String>),
}

/// A page: a title and blocks, to be rendered.
///
/// ```
/// use arrears::Language;
/// use arrears::document::{Block, Column, Page, Table};
/// let table = Table::new([Column::left("日期"), Column::right("金额")]).row(["2026-12-01", "1,072.00"])?;
/// let plan = Page::new(Language::Chinese, "还款计划书")
///     .with(Block::Facts(vec![("编号".into(), "A<7>".into())]))
///     .with(Block::Table(table));
/// assert_eq!(
///     plan.text(),
///     "还款计划书\n==========\n\n编号：A<7>\n\n日期            金额\n----------  --------\n2026-12-01  1,072.00\n"
/// );
/// assert!(plan.markdown().contains("A\\<7\\>") && plan.html().contains("A&lt;7&gt;"));
/// # Ok::<(), arrears::document::DocumentError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub(super) language: Language,
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

/// Writes to the end of a text, which cannot fail.
#[inline(never)]
pub(super) fn put(text: &mut String, more: fmt::Arguments<'_>) {
    let _ = text.write_fmt(more);
}

impl Page {
    /// A page without blocks yet.
    #[must_use]
    pub fn new(language: Language, title: impl Into<String>) -> Self {
        Self { language, title: title.into(), blocks: Vec::new() }
    }

    /// With one more block.
    #[must_use]
    #[inline(never)]
    pub fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// With one more block, where there is one.
    #[cfg(feature = "std")]
    pub(crate) fn with_any(self, block: Option<Block>) -> Self {
        match block {
            Some(block) => self.with(block),
            None => self,
        }
    }

    /// The language its own words are in.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// What stands between a name and its value.
    pub(super) const fn colon(&self) -> &'static str {
        match self.language {
            Language::English => ": ",
            Language::Chinese => "：",
        }
    }

    /// What stands before the line for the date of a signature.
    pub(super) const fn date_word(&self) -> &'static str {
        match self.language {
            Language::English => "Date",
            Language::Chinese => "日期",
        }
    }
}
