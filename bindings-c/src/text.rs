//! Text that the library hands out.

use std::ffi::c_char;

/// Text that the library made and the caller owns: UTF-8, with a terminating zero behind its last byte.
pub struct ArrearsText {
    terminated: String,
}

impl ArrearsText {
    pub(crate) fn new(mut text: String) -> Self {
        text.push('\0');
        Self { terminated: text }
    }
}

/// The bytes of the text, ending with a zero; borrowed from `text`, until it is freed. NULL if `text` is NULL.
///
/// # Safety
/// `text` is NULL or a text that was not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_text_data(text: *const ArrearsText) -> *const c_char {
    boundary!(or std::ptr::null(), {
        // SAFETY: NULL or a live text, by this function's contract.
        unsafe { text.as_ref() }.map_or(std::ptr::null(), |text| text.terminated.as_ptr().cast())
    })
}

/// The number of bytes, the terminating zero not counted. 0 if `text` is NULL.
///
/// # Safety
/// `text` is NULL or a text that was not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_text_len(text: *const ArrearsText) -> usize {
    boundary!(or 0, {
        // SAFETY: NULL or a live text, by this function's contract.
        unsafe { text.as_ref() }.map_or(0, |text| text.terminated.len().saturating_sub(1))
    })
}

/// Frees a text. NULL is allowed and does nothing.
///
/// # Safety
/// `text` is NULL or a text that was not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_text_free(text: *mut ArrearsText) {
    boundary!(or(), {
        // SAFETY: NULL, or made by `Slot::fill` and not freed, by this function's contract.
        unsafe { crate::boundary::free(text) }
    })
}
