//! What an agreement writes as CSV, calendar and HTML, read back by parsers that are not ours.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/bytes.rs"]
mod bytes;
#[path = "../src/papers.rs"]
mod papers;

fuzz_target!(|data: &[u8]| papers::check(data));
