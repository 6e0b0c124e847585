//! Structs of any content through the typed layer of the C library.
#![no_main]

use arrears_boundary as c;
use libfuzzer_sys::fuzz_target;

#[path = "../src/bytes.rs"]
mod bytes;
#[path = "../src/typed_c.rs"]
mod typed_c;

fuzz_target!(|data: &[u8]| typed_c::check(data));
