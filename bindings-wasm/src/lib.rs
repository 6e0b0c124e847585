//! The WebAssembly module behind the npm package: JSON text in, JSON text out.
//!
//! One flat export, no handle to free, no number that could carry money. `js/` checks what goes in and
//! turns what comes out into objects and errors; this file only passes it on.
#![deny(unsafe_code)]

use wasm_bindgen::prelude::wasm_bindgen;

/// The report of a case document, or `{"error": {"code", "name", "path", "message", "messageZh"}}`.
#[wasm_bindgen]
#[must_use]
pub fn report(case: &str) -> String {
    arrears::wire::report(case).unwrap_or_else(|error| error.to_json())
}

#[cfg(test)]
mod tests {
    use super::report;

    const CASE: &str = include_str!("../../fuzz/seeds/case_document/minimum-paid.json");

    #[test]
    fn a_report_or_an_error_document() {
        assert_eq!(Some(report(CASE)), arrears::wire::report(CASE).ok());
        assert!(report("{").starts_with(r#"{"error":{"code":"#), "{}", report("{"));
    }
}
