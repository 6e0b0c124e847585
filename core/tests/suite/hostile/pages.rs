//! Pages that nobody can write.

use serde_json::{Value, json};

use super::{Row, case};

fn page(page: Value) -> String {
    case("pages", json!([page]))
}

pub(crate) fn pages() -> Vec<Row> {
    vec![
        ("wrongType", "pages", case("pages", json!({ "kind": "calendar" }))),
        ("missingKey", "pages[0].language", page(json!({ "kind": "calendar" }))),
        ("unknownName", "pages[0].language", page(json!({ "kind": "calendar", "language": "fr" }))),
        ("unknownName", "pages[0].kind", page(json!({ "kind": "payoffQuote", "language": "zh" }))),
        ("missingKey", "pages[0].format", page(json!({ "kind": "deadlines", "language": "zh" }))),
        ("keyOfAnotherKind", "pages[0].format", {
            page(json!({ "kind": "calendar", "language": "zh", "format": "text" }))
        }),
        ("unknownKey", "pages[0].to", page(json!({ "kind": "calendar", "language": "zh", "to": "x@y.z" }))),
    ]
}
