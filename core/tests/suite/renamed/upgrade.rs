//! A document of an earlier version in the words of this one, by `core/schema/renamed.json` alone.
//!
//! Each row of that file names a document, a path in its old words (`*` is any item or key), and either a key of the objects there
//! (`kind` is `key`) or a value that stands there (`kind` is `name`), old and new. `cargo xtask compare` reads this file too.

use std::collections::BTreeSet;

use serde_json::Value;

/// A row of the list.
#[derive(Debug)]
pub(crate) struct Renaming {
    pub(crate) document: String,
    pub(crate) path: Vec<String>,
    pub(crate) old: Value,
    pub(crate) new: Value,
    is_key: bool,
}

/// The rows of the file's text; nothing where it has another form.
pub(crate) fn renamings(text: &str) -> Option<Vec<Renaming>> {
    let rows: Vec<Value> = serde_json::from_str(text).ok()?;
    let read = |row: &Value| {
        let text = |key: &str| row.get(key).and_then(Value::as_str);
        let is_key = match text("kind")? {
            "key" => true,
            "name" => false,
            _ => return None,
        };
        Some(Renaming {
            document: text("document")?.to_owned(),
            path: text("path")?.split('/').skip(1).map(str::to_owned).collect(),
            old: row.get("old")?.clone(),
            new: row.get("new")?.clone(),
            is_key,
        })
    };
    rows.iter().map(read).collect()
}

/// A text in the new words, nothing else of it touched, and the places of the rows that were of use. A text that is no JSON stays.
pub(crate) fn upgraded(list: &[Renaming], document: &str, text: &str) -> (String, BTreeSet<usize>) {
    if serde_json::from_str::<serde::de::IgnoredAny>(text).is_err() {
        return (text.to_owned(), BTreeSet::new());
    }
    let mut walk = Walk { list, document, open: Vec::new(), used: BTreeSet::new() };
    (walk.text(text), walk.used)
}

/// A list or an object that is open, and where in it the walk stands.
enum Open {
    List(usize),
    Object { key: String, at_key: bool },
}

/// A walk over a text that is JSON.
struct Walk<'l> {
    list: &'l [Renaming],
    document: &'l str,
    open: Vec<Open>,
    used: BTreeSet<usize>,
}

impl Walk<'_> {
    fn path(&self) -> Vec<String> {
        let step = |open: &Open| match open {
            Open::List(place) => place.to_string(),
            Open::Object { key, .. } => key.clone(),
        };
        self.open.iter().map(step).collect()
    }

    fn renamed(&mut self, is_key: bool, path: &[String], old: &Value) -> Option<String> {
        let fits = |row: &Renaming| {
            row.document == self.document
                && row.is_key == is_key
                && row.old == *old
                && row.path.len() == path.len()
                && row.path.iter().zip(path).all(|(want, step)| want == "*" || want == step)
        };
        let (place, row) = self.list.iter().enumerate().find(|(_, row)| fits(row))?;
        self.used.insert(place);
        Some(row.new.to_string())
    }

    /// A key, or a value that has no parts.
    fn scalar(&mut self, token: &str) -> Option<String> {
        let value: Value = serde_json::from_str(token).ok()?;
        let path = self.path();
        if let Some(Open::Object { key, at_key: true }) = self.open.last_mut() {
            value.as_str()?.clone_into(key);
            let (_, around) = path.split_last()?;
            return self.renamed(true, around, &value);
        }
        self.renamed(false, &path, &value)
    }

    fn text(&mut self, text: &str) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((token, behind)) = token(rest) {
            rest = behind;
            match (token, self.open.last_mut()) {
                ("{", _) => self.open.push(Open::Object { key: String::new(), at_key: true }),
                ("[", _) => self.open.push(Open::List(0)),
                ("}" | "]", _) => drop(self.open.pop()),
                (",", Some(Open::List(place))) => *place = place.saturating_add(1),
                (",", Some(Open::Object { at_key, .. })) => *at_key = true,
                (":", Some(Open::Object { at_key, .. })) => *at_key = false,
                _ if token.starts_with(char::is_whitespace) => {}
                _ => {
                    out.push_str(&self.scalar(token).unwrap_or_else(|| token.to_owned()));
                    continue;
                }
            }
            out.push_str(token);
        }
        out
    }
}

/// The first token of a text that is JSON, and what stands behind it.
fn token(text: &str) -> Option<(&str, &str)> {
    let first = text.chars().next()?;
    let length = match first {
        '"' => string_length(text),
        _ if first.is_whitespace() || "{}[]:,".contains(first) => first.len_utf8(),
        _ => text.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(text.len()),
    };
    text.split_at_checked(length)
}

/// The length of the string that a text begins with, both quotes included.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (place, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place.saturating_add(1),
            _ => {}
        }
    }
    text.len()
}
