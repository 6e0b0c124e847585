//! A signed agreement with bytes changed.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/bytes.rs"]
mod bytes;
#[path = "../src/agreement.rs"]
mod agreement;

fuzz_target!(|data: &[u8]| agreement::check(data));
