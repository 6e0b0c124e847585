//! The body of the target `rulebook`: any bytes as a rulebook, by itself and within a case.

use arrears::rulebook::Rulebook;
use serde_json::Value;

/// A card that a rulebook can speak about.
const CASE: &str = r#"{"version":"arrears-case/2","asOf":"2023-09-05","account":{"kind":"card","terms":{"preset":"cmb","opened":"2023-03-06",
"statementDay":5},"events":[{"kind":"purchase","date":"2023-03-30","amount":"9000.00"}]},"law":{"contractLateFeeRate":"0.05","rulebook":"#;

/// Must return for any bytes, and say the same of a rulebook wherever it stands.
///
/// # Panics
/// When the two differ: that is the finding.
pub(crate) fn check(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let alone = Rulebook::from_json(text);
    // A text may begin with a byte order mark, an object within another may not.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Within a case only what is an object by itself: other texts would end the case's own.
    if !matches!(serde_json::from_str::<Value>(text), Ok(Value::Object(_))) {
        assert!(alone.is_err(), "what is no JSON object is no rulebook");
        return;
    }
    let within = arrears::wire::report(&format!("{CASE}{text}}}}}"));
    match (alone, within) {
        (Ok(_), Ok(report)) => {
            let report: Value = serde_json::from_str(&report).unwrap_or_default();
            assert!(report["law"]["verdicts"].is_array(), "a case is judged by its rulebook");
        }
        // The case may lack what the rules need.
        (Ok(_), Err(error)) => assert!(!error.path().starts_with("law.rulebook"), "a good rulebook is refused: {error}"),
        (Err(alone), within) => {
            let code = within.err().map(|error| error.code());
            assert_eq!(code, Some(alone.code()), "{alone}");
        }
    }
}
