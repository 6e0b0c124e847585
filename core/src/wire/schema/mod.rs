//! The JSON Schema of the case document, of its report and of an error, made from their shapes.

mod choices;
mod names;
mod together;

use alloc::string::{String, ToString};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::error;
use super::read::POLICY_VERSION;
use super::read::{CASE_VERSION, CaseShape};
use super::write::{REPORT_VERSION, ReportShape};

/// The JSON Schema (2020-12) of the case document.
///
/// What the types do not say is added from the tables that the reader uses too: the names that a text may be, and which keys an event
/// of each kind has.
#[must_use]
pub fn schema() -> String {
    let mut schema = schema_of::<CaseShape>(SchemaSettings::draft2020_12().for_deserialize());
    fix(&mut schema, "/properties/version", CASE_VERSION);
    fix(&mut schema, "/$defs/PolicyShape/properties/version", POLICY_VERSION);
    names::enumerate(&mut schema, names::CASE, names::CASE_KEYS);
    choices::split(&mut schema);
    together::ask(&mut schema, together::CASE);
    text(&schema)
}

/// The JSON Schema (2020-12) of the report document.
#[must_use]
pub fn report_schema() -> String {
    let mut schema = schema_of::<ReportShape>(SchemaSettings::draft2020_12().for_serialize());
    fix(&mut schema, "/properties/version", REPORT_VERSION);
    names::enumerate(&mut schema, names::REPORT, &[]);
    choices::left_out(&mut schema);
    text(&schema)
}

/// The JSON Schema (2020-12) of what stands in place of a report where there is none: one error, with its number, name and place.
#[must_use]
pub fn error_schema() -> String {
    let mut schema = schema_of::<error::Document>(SchemaSettings::draft2020_12().for_serialize());
    names::enumerate(&mut schema, names::ERROR, &[]);
    text(&schema)
}

/// What is read and what is written differ: a key left out when empty is required of neither.
fn schema_of<T: JsonSchema>(settings: SchemaSettings) -> Value {
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// Says that a text is always the same.
fn fix(schema: &mut Value, pointer: &str, value: &str) {
    if let Some(part) = schema.pointer_mut(pointer).and_then(Value::as_object_mut) {
        part.insert("const".to_string(), value.into());
    }
}

fn text(schema: &Value) -> String {
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::vec::Vec;

    use super::*;

    /// Every property of every object in a schema that has no description.
    fn undescribed(part: &Value, path: &str, found: &mut Vec<String>) {
        let Some(object) = part.as_object() else {
            for (place, part) in part.as_array().into_iter().flatten().enumerate() {
                undescribed(part, &format!("{path}/{place}"), found);
            }
            return;
        };
        for (key, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if property.get("description").and_then(Value::as_str).is_none_or(str::is_empty) {
                found.push(format!("{path}.{key}"));
            }
        }
        // A condition speaks of keys that are described beside it.
        for (key, part) in object.iter().filter(|(key, _)| *key != "allOf") {
            undescribed(part, &format!("{path}/{key}"), found);
        }
    }

    #[test]
    fn every_property_says_what_it_is() {
        for text in [schema(), report_schema(), error_schema()] {
            let mut found = Vec::new();
            undescribed(&serde_json::from_str(&text).unwrap(), "", &mut found);
            assert_eq!(found, Vec::<String>::new());
        }
    }

    #[test]
    fn a_text_that_is_always_the_same_is_fixed() {
        let case: Value = serde_json::from_str(&schema()).unwrap();
        let report: Value = serde_json::from_str(&report_schema()).unwrap();
        for (schema, pointer, value) in [
            (&case, "/properties/version", CASE_VERSION),
            (&case, "/$defs/PolicyShape/properties/version", POLICY_VERSION),
            (&report, "/properties/version", REPORT_VERSION),
        ] {
            assert_eq!(schema.pointer(&format!("{pointer}/const")), Some(&Value::from(value)));
        }
    }
}
