//! Which library, and which arithmetic.

use std::ffi::{CStr, c_char};

/// The version of the library that is loaded, such as "0.1.0". Static text.
#[unsafe(no_mangle)]
pub extern "C" fn arrears_version() -> *const c_char {
    boundary!(or std::ptr::null(), { literal(concat!(env!("CARGO_PKG_VERSION"), "\0")) })
}

/// The version of the arithmetic: it changes whenever a computed amount does. Static text.
#[unsafe(no_mangle)]
pub extern "C" fn arrears_calc_version() -> *const c_char {
    const LENGTH: usize = engine::CALC_VERSION.len();
    // The engine's text has no terminating zero; this copy, made when compiling, has.
    static TERMINATED: [u8; LENGTH.saturating_add(1)] = {
        let mut bytes = [0; LENGTH.saturating_add(1)];
        bytes.split_at_mut(LENGTH).0.copy_from_slice(engine::CALC_VERSION.as_bytes());
        bytes
    };
    boundary!(or std::ptr::null(), { TERMINATED.as_ptr().cast() })
}

fn literal(terminated: &'static str) -> *const c_char {
    CStr::from_bytes_with_nul(terminated.as_bytes()).unwrap_or(c"").as_ptr()
}
