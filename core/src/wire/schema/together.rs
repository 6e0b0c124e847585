//! Keys of one object that the reader wants together, or only one of.

use alloc::string::ToString;
use alloc::vec::Vec;

use serde_json::{Value, json};

/// What is asked of the keys of an object. A key that is null is not given.
pub(super) enum Rule {
    /// Exactly one of these keys.
    One(&'static [&'static str]),
    /// Every key of one of these groups, at least.
    Some(&'static [&'static [&'static str]]),
    /// Not the first beside the second.
    NotBoth(&'static str, &'static str),
    /// The first only beside the second.
    Needs(&'static str, &'static str),
}

/// A type; of one that is split, which of its objects, or all where empty; what is asked of its keys.
type Asked = (&'static str, &'static str, Rule);

/// What the reader asks of the keys of the case document.
pub(super) const CASE: &[Asked] = &[
    ("AcceptShape", "", Rule::Some(&[&["kind"], &["proposal"]])),
    ("AgreementShape", "", Rule::One(&["accept", "signed"])),
    ("AgreementShape", "", Rule::NotBoth("voided", "superseded")),
    ("CardTermsShape", "", Rule::Some(&[&["preset"], &["due", "purchaseRates", "minimum"]])),
    ("ClauseShape", "", Rule::Some(&[&["consecutive"], &["total"]])),
    ("EventShape", "conversion", Rule::NotBoth("monthlyFeeRate", "annualRate")),
    ("EventShape", "rateChange", Rule::Some(&[&["rate"], &["purchase"], &["cash"]])),
    ("EventShape", "rateChange", Rule::NotBoth("rate", "purchase")),
    ("EventShape", "rateChange", Rule::NotBoth("rate", "cash")),
    ("IntervalShape", "", Rule::One(&["days", "months", "weeks"])),
    ("KindShape", "", Rule::NotBoth("priceList", "periods")),
    ("KindShape", "", Rule::NotBoth("priceList", "accrual")),
    ("KindShape", "", Rule::NotBoth("priceList", "rate")),
    ("LateFeeShape", "", Rule::One(&["rate", "slabs"])),
    ("LateFeeShape", "", Rule::NotBoth("slabs", "floor")),
    ("LateFeeShape", "", Rule::NotBoth("slabs", "cap")),
    ("LoanTermsShape", "", Rule::Needs("businessDays", "deadline")),
    ("MinimumShape", "", Rule::Some(&[&["ratios"], &["alternatives"]])),
    ("PenaltyShape", "", Rule::One(&["multiple", "rate"])),
    ("RateShape", "", Rule::One(&["daily", "monthly", "annual"])),
    ("RecordShape", "", Rule::NotBoth("text", "textDigest")),
    ("RecordShape", "", Rule::Needs("digest", "number")),
    ("RecordShape", "", Rule::Needs("number", "digest")),
    ("RecordShape", "", Rule::Needs("previous", "digest")),
    ("RepeatShape", "", Rule::One(&["rate", "amount"])),
];

/// Says it of each type, beside its keys.
pub(super) fn ask(schema: &mut Value, asked: &[Asked]) {
    for (definition, which, rule) in asked {
        let Some(whole) = schema.pointer_mut(&alloc::format!("/$defs/{definition}")) else { continue };
        match whole.get_mut("oneOf").and_then(Value::as_array_mut) {
            Some(objects) => objects.iter_mut().filter(|object| is(object, which)).for_each(|object| add(object, rule)),
            None => add(whole, rule),
        }
    }
}

/// Whether an object of several is the one that is meant.
fn is(object: &Value, which: &str) -> bool {
    let kind = object.pointer("/properties/kind/const").and_then(Value::as_str);
    which.is_empty() || kind == Some(which)
}

fn add(object: &mut Value, rule: &Rule) {
    let Some(object) = object.as_object_mut() else { return };
    let all = object.entry("allOf").or_insert_with(|| Value::Array(Vec::new()));
    if let Some(all) = all.as_array_mut() {
        all.push(condition(rule));
    }
}

fn condition(rule: &Rule) -> Value {
    match rule {
        Rule::One(keys) => json!({ "oneOf": keys.iter().map(|key| given(&[key])).collect::<Vec<_>>() }),
        Rule::Some(groups) => json!({ "anyOf": groups.iter().map(|keys| given(keys)).collect::<Vec<_>>() }),
        Rule::NotBoth(key, other) => json!({ "not": given(&[key, other]) }),
        Rule::Needs(key, other) => json!({ "anyOf": [{ "not": given(&[key]) }, given(&[other])] }),
    }
}

/// That these keys are there, and not null.
fn given(keys: &[&str]) -> Value {
    let properties = keys.iter().map(|key| (key.to_string(), json!({ "not": { "type": "null" } })));
    json!({ "required": keys, "properties": properties.collect::<serde_json::Map<_, _>>() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::schema;

    #[test]
    fn every_key_that_is_asked_about_is_a_key_of_its_object() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        for (definition, which, rule) in CASE {
            let whole = &schema["$defs"][definition];
            let objects = whole["oneOf"].as_array().map_or_else(|| [whole.clone()].into(), Clone::clone);
            let meant: Vec<_> = objects.iter().filter(|object| is(object, which)).collect();
            assert!(!meant.is_empty(), "{definition} has no {which}");
            let keys: Vec<&str> = match rule {
                Rule::One(keys) => keys.to_vec(),
                Rule::Some(groups) => groups.concat(),
                Rule::NotBoth(key, other) | Rule::Needs(key, other) => [*key, *other].into(),
            };
            for object in meant {
                assert!(object["allOf"].as_array().is_some_and(|all| all.contains(&condition(rule))));
                for key in &keys {
                    assert!(object["properties"].get(*key).is_some(), "{definition} {which} has no {key}");
                }
            }
        }
    }
}
