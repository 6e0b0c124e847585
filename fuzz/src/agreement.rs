//! The body of the target `agreement`: a signed agreement with bytes changed.

use serde_json::Value;

use super::bytes::Bytes;

/// A case with a signed agreement, which is followed.
const SIGNED: &str = include_str!("../seeds/case_document/agreement.json");

/// An agreement that says something else than what was signed is refused, wherever the bytes are that changed.
///
/// # Panics
/// When one is followed: that is the finding.
pub(crate) fn check(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let from = SIGNED.find("\"signed\"").unwrap_or(0);
    let mut changed = SIGNED.as_bytes().to_vec();
    for _ in 0..=bytes.below(3) {
        let reach = u32::try_from(changed.len().saturating_sub(from)).unwrap_or(u32::MAX);
        let at = from.saturating_add(usize::try_from(bytes.below(reach)).unwrap_or(0));
        let byte = bytes.next();
        match bytes.pick(&["replace", "remove", "insert"]) {
            "replace" => changed.get_mut(at).into_iter().for_each(|old| *old = byte),
            "remove" => drop(changed.remove(at)),
            _ => changed.insert(at, byte),
        }
    }
    let Ok(text) = std::str::from_utf8(&changed) else { return };
    match arrears::wire::report(text) {
        Ok(_) => assert_eq!(signed(text), signed(SIGNED), "another text than was signed is followed"),
        Err(error) => assert!(error.code() >= 100, "{error}"),
    }
}

/// What the document holds as signed.
fn signed(text: &str) -> Option<Value> {
    serde_json::from_str::<Value>(text).ok()?.pointer("/agreement/signed").cloned()
}
