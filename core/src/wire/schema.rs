//! The JSON Schema of the case document and of its report, made from their shapes.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::read::{CaseShape, EventKind};
use super::write::ReportShape;

/// The JSON Schema (2020-12) of the case document.
///
/// What the types do not say, which keys an event of each kind has, is added from the table that the reader uses too.
#[must_use]
pub fn schema() -> String {
    let mut schema = schema_of::<CaseShape>(SchemaSettings::draft2020_12().for_deserialize());
    if let Some(event) = schema.pointer_mut("/$defs/EventShape").and_then(Value::as_object_mut) {
        let kinds: Vec<Value> = EventKind::all().map(|(kind, name)| keys_of(kind, name, event)).collect();
        event.insert("allOf".to_string(), Value::Array(kinds));
    }
    text(&schema)
}

/// The JSON Schema (2020-12) of the report document.
#[must_use]
pub fn report_schema() -> String {
    text(&schema_of::<ReportShape>(SchemaSettings::draft2020_12().for_serialize()))
}

/// What is read and what is written differ: a key left out when empty is required of neither.
fn schema_of<T: JsonSchema>(settings: SchemaSettings) -> Value {
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

fn text(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

/// If an event is of a kind, it has the keys of that kind and no others.
fn keys_of(kind: EventKind, name: &str, event: &Map<String, Value>) -> Value {
    let (required, optional) = kind.keys();
    let belongs =
        |key: &str| matches!(key, "id" | "kind" | "recorded") || required.contains(&key) || optional.contains(&key);
    let known = event.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(key, _)| key);
    let refused: Map<String, Value> =
        known.filter(|key| !belongs(key)).map(|key| (key.clone(), json!(false))).collect();
    json!({
        "if": { "properties": { "kind": { "const": name } } },
        "then": { "required": required, "properties": refused },
    })
}
