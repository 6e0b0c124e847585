//! Arrow tables of a stranger: wrong types, wrong words, buffers that are none.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/bytes.rs"]
mod bytes;
#[path = "../src/tables.rs"]
mod tables;

fuzz_target!(|data: &[u8]| tables::check(data));
