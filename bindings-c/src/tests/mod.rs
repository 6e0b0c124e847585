//! The exports, called as C calls them. `cargo xtask miri` runs these under Miri.

mod abi;
mod batch;
mod defaults;
mod heap;
mod overhead;
mod typed;

use std::ffi::{CStr, c_char};
use std::mem::MaybeUninit;
use std::ptr::{null, null_mut};

use engine::Language;

use crate::boundary::{guarded, report};
use crate::case::arrears_case_report;
use crate::error::{ARREARS_ERROR_NAME_SIZE, ArrearsError, Failure};
use crate::status::{ARREARS_STATUS_OK, ArrearsStatus, arrears_status_name};
use crate::text::{ArrearsText, arrears_text_data, arrears_text_free, arrears_text_len};
use crate::version::{arrears_calc_version, arrears_version};

const CASE: &str = include_str!("../../../fuzz/seeds/case_document/minimum-paid.json");

/// Status, text and error of one call. In C the error may start uninitialised; here its texts are read to their ends.
fn call(case: &[u8]) -> (ArrearsStatus, Option<String>, ArrearsError) {
    let mut out: *mut ArrearsText = null_mut();
    let mut error = MaybeUninit::<ArrearsError>::zeroed();
    // SAFETY: a slice, its length, and two live places to write to.
    let status = unsafe { arrears_case_report(case.as_ptr().cast(), case.len(), &mut out, error.as_mut_ptr()) };
    // SAFETY: NULL or the text just made.
    let data = unsafe { arrears_text_data(out) };
    // SAFETY: every call sets the error it is given.
    let error = unsafe { error.assume_init() };
    if data.is_null() {
        return (status, None, error);
    }
    // SAFETY: not NULL, and ends with a zero.
    let text = unsafe { CStr::from_ptr(data) }.to_str().map(str::to_owned).unwrap_or_default();
    // SAFETY: the text is alive.
    assert_eq!(unsafe { arrears_text_len(out) }, text.len());
    // SAFETY: the text is alive, and not used again.
    unsafe { arrears_text_free(out) };
    (status, Some(text), error)
}

fn shown(text: &[c_char]) -> String {
    // SAFETY: the texts of an error end with a zero inside their room.
    unsafe { CStr::from_ptr(text.as_ptr()) }.to_str().map(str::to_owned).unwrap_or_else(|error| error.to_string())
}

#[test]
#[cfg_attr(miri, ignore = "a whole report takes Miri an hour; valgrind and the sanitizers run it")]
fn a_case_becomes_the_report_that_the_engine_gives() {
    let (status, text, error) = call(CASE.as_bytes());
    assert_eq!(status, ARREARS_STATUS_OK, "{}", shown(&error.message));
    assert_eq!((error.code, shown(&error.message)), (0, String::new()));
    assert_eq!(text, engine::wire::report(CASE).ok());
}

#[test]
fn what_the_engine_refuses_arrives_with_its_code_name_and_path() {
    let case = CASE.replacen('{', r#"{"unknown": 1,"#, 1);
    let (status, text, error) = call(case.as_bytes());
    let refused = engine::wire::report(&case).err();
    assert_eq!(text, None);
    assert_eq!(u16::try_from(status).ok(), refused.as_ref().map(|error| error.code()));
    assert_eq!(Some(shown(&error.name).as_str()), refused.as_ref().map(|error| error.name()));
    assert_eq!(Some(shown(&error.path).as_str()), refused.as_ref().map(|error| error.path()));
    let both =
        refused.map(|error| [Language::English, Language::Chinese].map(|language| error.text(language).to_string()));
    assert_eq!(Some([shown(&error.message), shown(&error.message_zh)]), both);
}

#[test]
fn text_that_is_not_utf8_is_a_code() {
    let (status, text, error) = call(b"{\"version\":\"\xff\"}");
    assert_eq!((status, text), (2, None));
    assert_eq!(shown(&error.message), "`json` is not UTF-8 from byte 12 on");
}

#[test]
fn null_is_a_code_and_an_error_is_optional() {
    let mut out: *mut ArrearsText = std::ptr::dangling_mut();
    // SAFETY: NULL is what the contract allows.
    assert_eq!(unsafe { arrears_case_report(null(), 0, &mut out, null_mut()) }, 1);
    assert!(out.is_null(), "set to NULL on failure");
    let data = CASE.as_ptr().cast();
    // SAFETY: NULL is what the contract allows.
    assert_eq!(unsafe { arrears_case_report(data, CASE.len(), null_mut(), null_mut()) }, 1);
    // SAFETY: the length is refused before a byte is read.
    assert_eq!(unsafe { arrears_case_report(data, usize::MAX, &mut out, null_mut()) }, 3);
    // SAFETY: NULL is what the contract allows.
    unsafe { arrears_text_free(null_mut()) };
    // SAFETY: NULL is what the contract allows.
    assert!(unsafe { arrears_text_data(null()) }.is_null());
    // SAFETY: NULL is what the contract allows.
    assert_eq!(unsafe { arrears_text_len(null()) }, 0);
}

#[test]
fn a_panic_becomes_a_code() {
    #[expect(clippy::panic, reason = "the very thing under test")]
    let outcome = guarded(|| -> Result<(), Failure> { panic!("expected in this test") });
    let mut error = MaybeUninit::<ArrearsError>::zeroed();
    // SAFETY: a live place to write to.
    assert_eq!(unsafe { report(outcome, error.as_mut_ptr()) }, 99);
    // SAFETY: just written.
    assert_eq!(shown(&unsafe { error.assume_init() }.name), "panic");
}

#[test]
fn long_texts_are_cut_at_a_character() {
    let failure = Failure::null(&"元".repeat(400));
    let mut error = MaybeUninit::<ArrearsError>::zeroed();
    // SAFETY: a live place to write to.
    unsafe { report(Some(Err(failure)), error.as_mut_ptr()) };
    // SAFETY: just written.
    let error = unsafe { error.assume_init() };
    assert_eq!(shown(&error.path), "元".repeat(85), "255 bytes are 85 characters");
    assert_eq!(shown(&error.message), format!("`{}", "元".repeat(170)), "511 bytes are one and 170 characters");
}

#[test]
fn names_and_versions_are_static_text() {
    // SAFETY: static text that ends with a zero.
    let text = |data: *const c_char| unsafe { CStr::from_ptr(data) }.to_str().unwrap_or_default();
    assert_eq!(text(arrears_version()), env!("CARGO_PKG_VERSION"));
    assert_eq!(text(arrears_calc_version()), engine::CALC_VERSION);
    let names = [0, 1, 2, 3, 4, 5, 6, 7, 8, 99].map(|status| text(arrears_status_name(status)));
    let own = "ok nullPointer notUtf8 tooLong unknownValue structSize bufferTooSmall busy misaligned panic";
    assert_eq!(names.join(" "), own);
    assert_eq!([9, 50, 65_535, -1, i32::MIN].map(|status| text(arrears_status_name(status))), ["unknown"; 5]);
    for (code, name) in engine::error::codes() {
        assert!(code >= 100, "{code} is one of the boundary's own");
        assert!(name.len() < ARREARS_ERROR_NAME_SIZE, "{name} has no room for the terminating zero");
        assert_eq!(text(arrears_status_name(code.into())), name);
    }
}
