//! Objects the keys of which depend on one of them: one object for each choice, with its own keys only.

use alloc::string::ToString;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use crate::ledger::EventKind;
use crate::wire::read::keys_of;

/// One of the objects that a type may be.
struct Choice {
    /// The key that tells it from the others, and its value there.
    tag: (&'static str, &'static str),
    required: Vec<&'static str>,
    optional: Vec<&'static str>,
}

impl Choice {
    fn tagged(key: &'static str, name: &'static str, required: &[&'static str], optional: &[&'static str]) -> Self {
        Self { tag: (key, name), required: required.into(), optional: optional.into() }
    }
}

/// Splits the types of the case document that are several.
pub(super) fn split(schema: &mut Value) {
    for (name, choices) in types() {
        let Some(whole) = schema.pointer_mut(&alloc::format!("/$defs/{name}")) else { continue };
        let objects: Vec<Value> = choices.iter().map(|choice| object(choice, whole)).collect();
        let description = whole.get("description").cloned();
        *whole = match <[Value; 1]>::try_from(objects) {
            Ok([only]) => only,
            Err(objects) => json!({ "oneOf": objects }),
        };
        if let (Some(whole), Some(description)) = (whole.as_object_mut(), description) {
            whole.insert("description".to_string(), description);
        }
    }
    describe_tags(schema);
}

/// The key that says which of several objects this is, where the types do not describe it.
fn describe_tags(part: &mut Value) {
    match part {
        Value::Array(parts) => parts.iter_mut().for_each(describe_tags),
        Value::Object(parts) => {
            if parts.contains_key("const") {
                parts.entry("description").or_insert_with(|| "Which of the several it is.".into());
            }
            parts.values_mut().for_each(describe_tags);
        }
        _ => (),
    }
}

fn types() -> Vec<(&'static str, Vec<Choice>)> {
    let event = |kind: &EventKind| {
        let (required, optional) = keys_of(*kind);
        // Every event may have these; a reversal must be recorded.
        let all = ["id", "recorded"].into_iter().filter(|key| !required.contains(key));
        Choice::tagged("kind", kind.key(), required, &all.chain(optional.iter().copied()).collect::<Vec<_>>())
    };
    let record = |(kind, required): (&'static str, &[&'static str])| {
        let always: Vec<_> = ["date", "time", "actor"].into_iter().chain(required.iter().copied()).collect();
        let may = ["channel", "contactPoint", "digest", "number", "previous", "text", "textDigest"];
        let of_contact = ["purpose", "identified", "agency"].into_iter().filter(|_| kind == "contact");
        let optional: Vec<_> = may.into_iter().filter(|key| !required.contains(key)).chain(of_contact).collect();
        Choice::tagged("kind", kind, &always, &optional)
    };
    let records: [(_, &[&'static str]); 8] = [
        ("step", &["to"]),
        ("contact", &["channel", "person", "effective"]),
        ("consent", &["given"]),
        ("contactAgreement", &["callsADay"]),
        ("agency", &["agency", "assigned"]),
        ("supportingDocument", &["supportingDocument"]),
        ("kept", &["record"]),
        ("note", &[]),
    ];
    let accept = |form: &'static str, recording: &[&'static str]| {
        let required: Vec<_> = ["clause", "parties"].into_iter().chain(recording.iter().copied()).collect();
        Choice::tagged(
            "form",
            form,
            &required,
            &["date", "early", "kind", "notes", "prepayment", "proposal", "showDifference"],
        )
    };
    let account = |kind| [Choice::tagged("kind", kind, &["terms", "events"], &["opening"])].into();
    [
        ("EventShape", EventKind::ALL.iter().map(event).collect()),
        ("CardAccountShape", account("card")),
        ("LoanAccountShape", account("loan")),
        (
            "DueShape",
            [
                Choice::tagged("rule", "daysAfterStatement", &["days"], &[]),
                Choice::tagged("rule", "dayOfMonth", &["day"], &[]),
            ]
            .into(),
        ),
        ("AcceptShape", [accept("written", &[]), accept("oral", &["recording"])].into()),
        ("CasePageShape", case_pages()),
        ("RecordShape", records.map(record).into()),
        ("WantedShape", agreement_pages()),
    ]
    .into()
}

fn page(kind: &'static str) -> Choice {
    Choice::tagged("kind", kind, &["language", "format"], &[])
}

/// A calendar is no page: it has a language and no format.
fn calendar() -> Choice {
    Choice::tagged("kind", "calendar", &["language"], &[])
}

/// What a case may ask for as pages.
fn case_pages() -> Vec<Choice> {
    let pages =
        ["deadlines", "consequences", "statement", "costDisclosure", "letter", "application", "settlementProof"];
    pages.map(page).into_iter().chain([calendar()]).collect()
}

/// What an agreement may be handed out as.
fn agreement_pages() -> Vec<Choice> {
    let pages = ["repaymentPlan", "agreement", "payoffQuote"];
    let csv = Choice::tagged("kind", "csv", &[], &[]);
    pages.map(page).into_iter().chain([calendar(), csv]).collect()
}

/// The object of a choice, its keys as the whole type describes them.
fn object(choice: &Choice, whole: &Value) -> Value {
    let described = |key: &str| whole.pointer(&alloc::format!("/properties/{key}")).cloned().unwrap_or_default();
    let mut properties = Map::new();
    let mut required = Vec::new();
    let (key, name) = choice.tag;
    let description = described(key).get("description").cloned().unwrap_or_default();
    properties.insert(key.to_string(), json!({ "type": "string", "const": name, "description": description }));
    required.push(key);
    for key in &choice.required {
        properties.insert((*key).to_string(), without_null(described(key)));
        required.push(key);
    }
    properties.extend(choice.optional.iter().map(|key| ((*key).to_string(), described(key))));
    json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": required })
}

/// A key of a report that is left out where there is nothing to say is never null.
pub(super) fn left_out(part: &mut Value) {
    match part {
        Value::Array(parts) => parts.iter_mut().for_each(left_out),
        Value::Object(parts) => {
            let required = parts.get("required").cloned().unwrap_or_default();
            let is_required = |key: &str| required.as_array().is_some_and(|keys| keys.iter().any(|one| one == key));
            if let Some(properties) = parts.get_mut("properties").and_then(Value::as_object_mut) {
                for (_, property) in properties.iter_mut().filter(|(key, _)| !is_required(key)) {
                    *property = without_null(property.take());
                }
            }
            parts.values_mut().for_each(left_out);
        }
        _ => (),
    }
}

/// What must be there is not null.
fn without_null(mut property: Value) -> Value {
    let Some(object) = property.as_object_mut() else { return property };
    if let Some([kind, null]) = object.get("type").and_then(Value::as_array).map(Vec::as_slice)
        && null == "null"
    {
        let kind = kind.clone();
        object.insert("type".to_string(), kind);
    }
    if let Some([reference, _]) = object.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) {
        let reference = reference.as_object().cloned().unwrap_or_default();
        object.remove("anyOf");
        object.extend(reference);
    }
    property
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::schema;

    #[test]
    fn an_event_has_the_keys_of_its_kind_only() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        let kinds = schema.pointer("/$defs/EventShape/oneOf").and_then(Value::as_array).unwrap();
        assert_eq!(kinds.len(), EventKind::ALL.len());
        let advance = kinds.iter().find(|kind| kind["properties"]["kind"]["const"] == "cashAdvance").unwrap();
        let keys: Vec<_> = advance["properties"].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["amount", "date", "fee", "id", "kind", "recorded"]);
        assert_eq!(advance["required"], json!(["kind", "date", "amount"]));
        assert_eq!(advance["properties"]["amount"]["type"], "string", "what must be there is not null");
    }

    #[test]
    fn every_key_of_a_type_belongs_to_a_choice_and_the_other_way_round() {
        let whole = schema::schema_of::<crate::wire::read::CaseShape>(
            schemars::generate::SchemaSettings::draft2020_12().for_deserialize(),
        );
        for (name, choices) in types() {
            let known = whole.pointer(&alloc::format!("/$defs/{name}/properties")).and_then(Value::as_object);
            let known: Vec<&str> = known.unwrap().keys().map(alloc::string::String::as_str).collect();
            let mut chosen: Vec<&str> = Vec::new();
            for Choice { tag, required, optional } in &choices {
                chosen.extend([tag.0].into_iter().chain(required.iter().chain(optional).copied()));
            }
            chosen.sort_unstable();
            chosen.dedup();
            assert_eq!(chosen, known, "{name}");
        }
    }
}
