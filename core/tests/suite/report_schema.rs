//! What a report says is what its JSON Schema declares: no key more, and none of the required ones less.

use crate::cases::{case, names, report};
use serde_json::{Map, Value};

const SCHEMA: &str = include_str!("../../schema/arrears-report.schema.json");

/// Walks a value beside its part of the schema, and counts the objects.
fn walk(value: &Value, part: &Map<String, Value>, schema: &Value, path: &str) -> usize {
    let object = |part: &'_ Value| part.as_object().unwrap().clone();
    if let Some(name) = part.get("$ref") {
        let pointer = name.as_str().unwrap().trim_start_matches('#');
        return walk(value, &object(schema.pointer(pointer).unwrap()), schema, path);
    }
    if let Some(choices) = part.get("anyOf") {
        // A value or null, or one of several objects: that of which it has what must be there.
        let resolved = |choice: &Value| {
            let pointer = choice["$ref"].as_str().map(|name| name.trim_start_matches('#').to_owned());
            pointer.map_or_else(|| choice.clone(), |pointer| schema.pointer(&pointer).unwrap().clone())
        };
        let choices: Vec<Value> = choices.as_array().unwrap().iter().map(resolved).collect();
        let has_all = |choice: &&Value| {
            let required = choice["required"].as_array().map(Vec::as_slice).unwrap_or_default();
            required.iter().all(|key| value.get(key.as_str().unwrap()).is_some())
        };
        let choice = choices.iter().find(has_all).unwrap_or(&choices[0]);
        return if value.is_null() { 0 } else { walk(value, &object(choice), schema, path) };
    }
    let is_allowed = match part.get("type") {
        Some(Value::Array(kinds)) => kinds.iter().any(|kind| kind == kind_of(value)),
        Some(kind) => kind == kind_of(value),
        None => true,
    };
    assert!(is_allowed, "{path} is {}, allowed {:?}", kind_of(value), part.get("type"));
    let is_known = part.get("enum").and_then(Value::as_array).is_none_or(|names| names.contains(value));
    assert!(is_known, "{path} is {value}, which its schema does not list");
    match value {
        Value::Array(values) => {
            let items = object(&part["items"]);
            values.iter().map(|value| walk(value, &items, schema, &format!("{path}[]"))).sum()
        }
        // The canonical documents have keys of their own.
        Value::Object(_) if !part.contains_key("properties") => 0,
        Value::Object(pairs) => {
            let (properties, required) = (object(&part["properties"]), part.get("required").and_then(Value::as_array));
            for key in required.into_iter().flatten() {
                assert!(pairs.contains_key(key.as_str().unwrap()), "{path} has no {key}");
            }
            let inside = pairs.iter().map(|(key, value)| {
                let declared = properties.get(key).unwrap_or_else(|| panic!("{path}.{key} is not declared"));
                declared.as_object().map_or(0, |part| walk(value, part, schema, &format!("{path}.{key}")))
            });
            inside.sum::<usize>().saturating_add(1)
        }
        _ => 0,
    }
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

#[test]
fn reports_have_the_keys_that_their_schema_declares() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let objects: usize =
        names().iter().map(|name| walk(&report(&case(name)), schema.as_object().unwrap(), &schema, name)).sum();
    assert!(objects > 5_000, "{objects}");
}
