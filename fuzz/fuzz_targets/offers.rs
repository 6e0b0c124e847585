//! Policies and proposals of every shape, the search among them within its budget.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../src/bytes.rs"]
mod bytes;
#[path = "../src/offers.rs"]
mod offers;

fuzz_target!(|data: &[u8]| offers::check(data));
