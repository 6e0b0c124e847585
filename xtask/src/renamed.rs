//! Documents of an earlier version in the words of this one, by `core/schema/renamed.json` alone.
//!
//! Each row of that file names a document, a path in its old words (`*` is any item or key), and either a key of the object there
//! (`kind` is `key`) or a value that stands there (`kind` is `name`), old and new. Keys keep their order.

use std::fmt;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// JSON with the keys of an object in their order.
#[derive(PartialEq)]
enum Json {
    Scalar(Value),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

#[derive(Deserialize)]
struct Row {
    document: String,
    kind: String,
    path: String,
    old: Value,
    new: Value,
}

/// The rows, and how far into their paths a walk has come.
pub(crate) struct Renamed {
    rows: Vec<Row>,
}

type Open<'a> = (&'a Row, Vec<&'a str>);

impl Renamed {
    /// The rows of a file; none where there is no file.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let rows = match std::fs::read_to_string(path) {
            Ok(text) => serde_json::from_str(&text).with_context(|| format!("{} has another form", path.display()))?,
            Err(_) => Vec::new(),
        };
        Ok(Self { rows })
    }

    /// Whether a case carries a version that a row has as the new one.
    pub(crate) fn is_new(&self, text: &str) -> bool {
        let case: Option<Value> = serde_json::from_str(text).ok();
        let version = case.as_ref().and_then(|case| case.get("version"));
        self.versions("case").any(|row| Some(&row.new) == version)
    }

    /// A case document in the words of this tree; as it is where it is of this version, or no JSON.
    pub(crate) fn case(&self, text: &str) -> String {
        self.upgraded("case", text)
    }

    /// A report in the words of this tree.
    pub(crate) fn report(&self, text: &str) -> String {
        self.upgraded("report", text)
    }

    fn versions<'a>(&'a self, document: &'a str) -> impl Iterator<Item = &'a Row> {
        self.rows.iter().filter(move |row| row.document == document && row.path == "/version")
    }

    fn upgraded(&self, document: &str, text: &str) -> String {
        let Ok(json) = serde_json::from_str::<Json>(text) else { return text.to_owned() };
        let version = match &json {
            Json::Object(pairs) => pairs.iter().find(|(key, _)| key == "version").map(|(_, value)| value),
            Json::Scalar(_) | Json::List(_) => None,
        };
        let is_old =
            self.versions(document).any(|row| matches!(version, Some(Json::Scalar(given)) if *given == row.old));
        let known = self.versions(document).next().is_some();
        let rows = self.rows.iter().filter(|row| is_old && row.document == document);
        let open = rows.map(|row| (row, row.path.split('/').filter(|part| !part.is_empty()).collect())).collect();
        // Where both are written anew, both are written alike.
        if known { rename(json, open).to_string() } else { text.to_owned() }
    }
}

/// The rows whose path goes on through a key, one step further.
fn below<'a>(open: &[Open<'a>], key: &str) -> Vec<Open<'a>> {
    let step = |(row, path): &Open<'a>| {
        let (first, rest) = path.split_first()?;
        (*first == "*" || *first == key).then(|| (*row, rest.to_vec()))
    };
    open.iter().filter_map(step).collect()
}

fn rename(json: Json, open: Vec<Open<'_>>) -> Json {
    let here = |kind: &'static str| {
        open.iter().filter(move |(row, path)| path.is_empty() && row.kind == kind).map(|(row, _)| *row)
    };
    match json {
        Json::Scalar(value) => {
            let named = here("name").find(|row| row.old == value);
            Json::Scalar(named.map_or(value, |row| row.new.clone()))
        }
        Json::List(items) => Json::List(items.into_iter().map(|item| rename(item, below(&open, "*"))).collect()),
        Json::Object(pairs) => {
            let renamed = pairs.into_iter().map(|(key, value)| {
                let value = rename(value, below(&open, &key));
                let new = here("key").find(|row| row.old == key.as_str()).and_then(|row| row.new.as_str());
                (new.map_or(key, str::to_owned), value)
            });
            Json::Object(renamed.collect())
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scalar(value) => write!(f, "{value}"),
            Self::List(items) => {
                for (place, item) in items.iter().enumerate() {
                    write!(f, "{}{item}", if place == 0 { "[" } else { "," })?;
                }
                f.write_str(if items.is_empty() { "[]" } else { "]" })
            }
            Self::Object(pairs) => {
                for (place, (key, value)) in pairs.iter().enumerate() {
                    write!(f, "{}{}:{value}", if place == 0 { "{" } else { "," }, Value::from(key.as_str()))?;
                }
                f.write_str(if pairs.is_empty() { "{}" } else { "}" })
            }
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Any;
        impl<'de> Visitor<'de> for Any {
            type Value = Json;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_bool<E: Error>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_str<E: Error>(self, value: &str) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_unit<E: Error>(self) -> Result<Json, E> {
                Ok(Json::Scalar(Value::Null))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Json::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Json, A::Error> {
                let mut object = Vec::new();
                while let Some(pair) = pairs.next_entry()? {
                    object.push(pair);
                }
                Ok(Json::Object(object))
            }
        }
        deserializer.deserialize_any(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn renamed() -> Renamed {
        let row = |document: &str, kind: &str, path: &str, old: &str, new: &str| Row {
            document: document.to_owned(),
            kind: kind.to_owned(),
            path: path.to_owned(),
            old: old.into(),
            new: new.into(),
        };
        Renamed {
            rows: vec![
                row("case", "name", "/version", "case/1", "case/2"),
                row("case", "key", "/offers", "means", "capacity"),
                row("case", "key", "/offers/means", "atHand", "lumpSum"),
                row("case", "name", "/lines/*/kind", "called", "accelerated"),
            ],
        }
    }

    #[test]
    fn old_keys_and_names_become_new_ones_where_their_path_says() {
        let old = r#"{"version":"case/1","lines":[{"kind":"called","text":"called"}],"offers":{"means":{"atHand":1,"means":"x"}}}"#;
        let new = r#"{"version":"case/2","lines":[{"kind":"accelerated","text":"called"}],"offers":{"capacity":{"lumpSum":1,"means":"x"}}}"#;
        assert_eq!(renamed().case(old), new);
        assert_eq!(renamed().case(new), new);
        assert!(renamed().is_new(new) && !renamed().is_new(old));
    }

    #[test]
    fn what_is_no_json_or_of_no_known_document_is_left_alone() {
        assert_eq!(renamed().case("{\"version\": "), "{\"version\": ");
        assert_eq!(renamed().report("{ \"version\": \"case/1\" }"), "{ \"version\": \"case/1\" }");
    }
}
