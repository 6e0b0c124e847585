//! Any bytes as a case document.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/case_document.rs"]
mod case_document;

fuzz_target!(|data: &[u8]| case_document::check(data));
