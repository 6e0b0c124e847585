//! What is wrong with a text.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};

use crate::words::{Said, Word, said};

/// What is wrong with a text: no JSON at some place, or JSON that does not fit.
#[derive(Debug)]
pub(crate) struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    misfit: Misfit,
    message: Said,
    path: String,
}

/// In what way a text does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// It stops being JSON here; line and column, in bytes, count from 1.
    NotJson { line: usize, column: usize },
    /// A key that the object does not have.
    UnknownKey,
    /// A key that the object must have.
    MissingKey,
    /// A key given twice.
    DuplicateKey,
    /// A value of another type, or out of range.
    WrongType,
    /// A text that is none of the names.
    UnknownName,
    /// More values than are read.
    TooLong,
}

/// What is said of a key that is not there.
pub(crate) const MISSING: Word = Word::new("this key is required", "缺少此必填键");
/// What is said of a key given more than once.
pub(super) const TWICE: Word = Word::new("this key is given twice", "此键重复");

impl Fault {
    #[cold]
    pub(super) fn new(misfit: Misfit, message: impl Into<Said>, path: String) -> Self {
        Self(Box::new(Inner { misfit, message: message.into(), path }))
    }

    /// Where and why serde_json reads no further, in our words.
    #[cold]
    pub(super) fn not_json(text: &str, error: &serde_json::Error, path: String) -> Self {
        let (line, column) = (error.line(), error.column());
        let told = error.to_string();
        let Said { en, zh } = if error.is_eof() {
            Word::new("the text ends too early", "文本不完整").into()
        } else if told.starts_with("recursion limit") {
            Word::new("lists and objects stand more than 127 deep in each other", "列表与对象的嵌套超过127层").into()
        } else if told.starts_with("number out of range") {
            Word::new("a number too large", "数字过大").into()
        } else {
            match character(text, line, column) {
                Some(character) => {
                    let character = character.escape_debug();
                    said!("unexpected `{character}`", "不应有`{character}`")
                }
                None => Word::new("unexpected end of the line", "行未写完").into(),
            }
        };
        let message =
            said!("not JSON: {en} at line {line} column {column}", "不是JSON：{zh}，见第{line}行第{column}列");
        Self::new(Misfit::NotJson { line, column }, message, beginning(path))
    }

    pub(crate) fn misfit(&self) -> Misfit {
        self.0.misfit
    }

    /// What is wrong, without where.
    pub(crate) fn message(&self) -> &Said {
        &self.0.message
    }

    /// Where, such as `events[3].amount`; empty at the outside.
    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }
}

/// Enough of a path to find the place: in lists within lists it may be as deep as those.
fn beginning(path: String) -> String {
    const LONGEST: usize = 100;
    match path.char_indices().nth(LONGEST) {
        None => path,
        Some((end, _)) => format!("{}…", path.get(..end).unwrap_or_default()),
    }
}

/// The character of a text whose bytes reach to this column of this line.
fn character(text: &str, line: usize, column: usize) -> Option<char> {
    let line = text.split('\n').nth(line.checked_sub(1)?)?;
    line.char_indices().take_while(|(start, _)| *start < column).last().map(|(_, character)| character)
}

/// Enough of a text to recognise it.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
    }
}
