//! Any bytes as a rulebook, by itself and within a case.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/rulebook.rs"]
mod rulebook;

fuzz_target!(|data: &[u8]| rulebook::check(data));
