//! The one way from C into Rust and back.

use std::ffi::c_char;
use std::fmt::{self, Display, Write as _};
use std::mem::offset_of;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::{ArrearsError, Failure};
use crate::status::{ARREARS_STATUS_OK, ArrearsStatus};

/// The whole body of an export.
///
/// `boundary!(error, { .. Ok(()) })` for a function that returns a status;
/// `boundary!(or fallback, { .. })` for one that returns a value, with the value it returns should it panic.
macro_rules! boundary {
    (or $fallback:expr, $body:block) => {
        $crate::boundary::guarded(|| $body).unwrap_or($fallback)
    };
    ($error:expr, $body:block) => {{
        let outcome = $crate::boundary::guarded(|| $body);
        // SAFETY: the caller passes NULL or a pointer to an error that it owns, as the header says.
        unsafe { $crate::boundary::report(outcome, $error) }
    }};
}

/// Runs the body; a panic ends here.
pub(crate) fn guarded<T>(body: impl FnOnce() -> T) -> Option<T> {
    // Unwind safe: a body only reads what it is given and writes its results as its last act.
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(value) => Some(value),
        Err(payload) => {
            // The payload's own destructor might panic, and there is nobody left to catch it: leak it.
            std::mem::forget(payload);
            None
        }
    }
}

/// Writes the outcome into the caller's error, if there is one, and names it by its status.
///
/// # Safety
/// `error` is NULL or valid for writing.
pub(crate) unsafe fn report(outcome: Option<Result<(), Failure>>, error: *mut ArrearsError) -> ArrearsStatus {
    let outcome = outcome.unwrap_or_else(|| Err(Failure::panic()));
    let status = outcome.as_ref().map_or_else(Failure::status, |()| ARREARS_STATUS_OK);
    if !error.is_null() {
        match &outcome {
            // SAFETY: not NULL, and valid for writing by this function's contract.
            Ok(()) => unsafe { clear(error) },
            // SAFETY: not NULL, and valid for writing by this function's contract.
            Err(failure) => unsafe { error.write(ArrearsError::of(failure)) },
        }
    }
    status
}

/// No error: the number, and each text ended at its first byte. What lies behind would cost more than the call.
///
/// # Safety
/// `error` is valid for writing.
unsafe fn clear(error: *mut ArrearsError) {
    // SAFETY: this function's contract; the number stands first.
    unsafe { error.cast::<ArrearsStatus>().write(ARREARS_STATUS_OK) };
    let texts = [offset_of!(ArrearsError, name), offset_of!(ArrearsError, path), offset_of!(ArrearsError, message)];
    for offset in texts {
        // SAFETY: inside the error, by this function's contract.
        unsafe { error.cast::<c_char>().wrapping_add(offset).write(0) };
    }
}

/// UTF-8 text that the caller lends for the call.
///
/// # Safety
/// `data` is NULL or valid for reading `len` bytes.
pub(crate) unsafe fn text<'a>(data: *const c_char, len: usize, argument: &'static str) -> Result<&'a str, Failure> {
    if data.is_null() {
        return Err(Failure::null(argument));
    }
    // A slice longer than this is undefined; no object is, so the length must be garbage.
    if isize::try_from(len).is_err() {
        return Err(Failure::too_long(argument, len));
    }
    // SAFETY: not NULL, `len` bytes readable by this function's contract, and not longer than a slice may be.
    let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), len) };
    std::str::from_utf8(bytes).map_err(|error| Failure::not_utf8(argument, error.valid_up_to()))
}

/// Something the caller lends for reading: an object of ours, or a plain struct.
///
/// # Safety
/// `data` is NULL or points to a `T` that lives and does not change for as long as the call lasts.
pub(crate) unsafe fn lent<'a, T>(data: *const T, argument: &'static str) -> Result<&'a T, Failure> {
    checked(data, argument)?;
    // SAFETY: not NULL, aligned, and alive by this function's contract.
    Ok(unsafe { &*data })
}

/// The same where NULL stands for nothing.
///
/// # Safety
/// As [`lent`].
pub(crate) unsafe fn lent_or_null<'a, T>(data: *const T, argument: &'static str) -> Result<Option<&'a T>, Failure> {
    if data.is_null() {
        return Ok(None);
    }
    // SAFETY: this function's contract is that of `lent`.
    unsafe { lent(data, argument) }.map(Some)
}

/// A struct of the caller's whose first field says how large it is.
///
/// # Safety
/// `data` is NULL or points to a size, which if it is that of `T` is the first field of a `T` as in [`lent`].
pub(crate) unsafe fn sized<'a, T>(data: *const T, argument: &'static str) -> Result<&'a T, Failure> {
    // SAFETY: this function's contract covers the first field.
    unsafe { check_size(data, argument) }?;
    // SAFETY: the size is that of `T`, so all of it is there by this function's contract.
    unsafe { lent(data, argument) }
}

/// # Safety
/// `data` is NULL or points to a size.
unsafe fn check_size<T>(data: *const T, argument: &'static str) -> Result<(), Failure> {
    checked(data, argument)?;
    // SAFETY: not NULL, aligned for a `T` and so for its first field, readable by this function's contract.
    let given = unsafe { data.cast::<usize>().read() };
    let known = size_of::<T>();
    if given == known { Ok(()) } else { Err(Failure::struct_size(argument, given, known)) }
}

fn checked<T>(data: *const T, argument: &'static str) -> Result<(), Failure> {
    if data.is_null() {
        return Err(Failure::null(argument));
    }
    if !data.is_aligned() {
        return Err(Failure::misaligned(argument, align_of::<T>()));
    }
    Ok(())
}

/// An array that the caller lends; with no elements it may be NULL.
///
/// # Safety
/// `data` is NULL or points to `count` elements that do not change for as long as the call lasts.
pub(crate) unsafe fn slice<'a, T>(data: *const T, count: usize, argument: &'static str) -> Result<&'a [T], Failure> {
    if count == 0 {
        return Ok(&[]);
    }
    checked(data, argument)?;
    check_count::<T>(count, argument)?;
    // SAFETY: not NULL, aligned, not longer than a slice may be, and there by this function's contract.
    Ok(unsafe { std::slice::from_raw_parts(data, count) })
}

/// A count that no object could have is garbage.
fn check_count<T>(count: usize, argument: &'static str) -> Result<(), Failure> {
    let bytes = count.checked_mul(size_of::<T>()).and_then(|bytes| isize::try_from(bytes).ok());
    bytes.map(|_| ()).ok_or_else(|| Failure::too_long(argument, count))
}

/// Where a plain result goes.
pub(crate) struct Place<T>(*mut T);

impl<T> Place<T> {
    /// # Safety
    /// `out` is NULL or valid for writing for as long as the place lives.
    pub(crate) unsafe fn new(out: *mut T, argument: &'static str) -> Result<Self, Failure> {
        checked(out, argument)?;
        Ok(Self(out))
    }

    /// A struct whose first field says how large it is.
    ///
    /// # Safety
    /// `out` is NULL or points to a size, which if it is that of `T` is the first field of a `T` that is valid for
    /// writing for as long as the place lives.
    pub(crate) unsafe fn sized(out: *mut T, argument: &'static str) -> Result<Self, Failure> {
        // SAFETY: this function's contract covers the first field.
        unsafe { check_size(out, argument) }?;
        Ok(Self(out))
    }

    pub(crate) fn fill(&self, value: T) {
        // SAFETY: checked when made, and that contract covers the life of the place.
        unsafe { self.0.write(value) };
    }
}

/// A column of results, one an element; NULL where the caller does not want it.
#[derive(Clone, Copy)]
pub(crate) struct Column<T> {
    first: *mut T,
    count: usize,
}

impl<T> Column<T> {
    /// # Safety
    /// `first` is NULL or valid for writing `count` elements for as long as the column lives.
    pub(crate) unsafe fn new(first: *mut T, count: usize, argument: &'static str) -> Result<Self, Failure> {
        if !first.is_null() {
            checked(first, argument)?;
            check_count::<T>(count, argument)?;
        }
        Ok(Self { first, count })
    }

    /// Whether the caller wants it.
    pub(crate) const fn is_wanted(&self) -> bool {
        !self.first.is_null()
    }

    pub(crate) fn put(&self, index: usize, value: T) {
        if !self.first.is_null() && index < self.count {
            // SAFETY: inside the column, by the line above.
            let place = unsafe { self.first.add(index) };
            // SAFETY: not NULL, checked when made, and that contract covers the life of the column.
            unsafe { place.write(value) };
        }
    }
}

/// Says how many rows there are and writes them, all of them or none.
///
/// # Safety
/// `rows` is NULL or valid for writing `room` rows.
pub(crate) unsafe fn put_rows<T>(
    made: impl ExactSizeIterator<Item = T>,
    rows: *mut T,
    room: usize,
    count: &Place<usize>,
) -> Result<(), Failure> {
    let needed = made.len();
    count.fill(needed);
    if needed > room {
        return Err(Failure::too_small("rows", needed, room));
    }
    if needed == 0 {
        return Ok(());
    }
    if rows.is_null() {
        return Err(Failure::null("rows"));
    }
    // SAFETY: this function's contract.
    let column = unsafe { Column::new(rows, room, "rows") }?;
    made.enumerate().for_each(|(index, row)| column.put(index, row));
    Ok(())
}

/// Writes text and its terminating zero into the caller's buffer, all of it or nothing.
///
/// # Safety
/// `buffer` is NULL or valid for writing `size` bytes.
pub(crate) unsafe fn put_text(text: &str, buffer: *mut c_char, size: usize) -> Result<(), Failure> {
    // SAFETY: this function's contract.
    let room = unsafe { Column::new(buffer, size, "buffer") }?;
    if buffer.is_null() {
        return Err(Failure::null("buffer"));
    }
    let needed = text.len().saturating_add(1);
    if needed > size {
        return Err(Failure::too_small("buffer", needed, size));
    }
    for (index, byte) in text.bytes().chain([0]).enumerate() {
        room.put(index, c_char::from_ne_bytes([byte]));
    }
    Ok(())
}

/// A short text, made without the heap.
pub(crate) struct Brief {
    bytes: [u8; 64],
    len: usize,
}

impl Brief {
    pub(crate) fn of(value: impl Display) -> Result<Self, Failure> {
        let mut brief = Self { bytes: [0; 64], len: 0 };
        write!(brief, "{value}").map_err(|_| Failure::too_small("buffer", 65, 64))?;
        Ok(brief)
    }

    pub(crate) fn as_str(&self) -> &str {
        let written = self.bytes.get(..self.len).unwrap_or_default();
        // INVARIANT: only whole texts are appended.
        std::str::from_utf8(written).unwrap_or_default()
    }
}

impl fmt::Write for Brief {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.saturating_add(text.len());
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

/// Where an owned result goes: set to NULL at once, and to the object on success.
pub(crate) struct Slot<T>(*mut *mut T);

impl<T> Slot<T> {
    /// # Safety
    /// `out` is NULL or valid for writing for as long as the slot lives.
    pub(crate) unsafe fn new(out: *mut *mut T, argument: &'static str) -> Result<Self, Failure> {
        checked(out, argument)?;
        // SAFETY: not NULL, aligned, and valid for writing by this function's contract.
        unsafe { out.write(std::ptr::null_mut()) };
        Ok(Self(out))
    }

    pub(crate) fn fill(self, value: T) {
        let owned = Box::into_raw(Box::new(value));
        // SAFETY: checked in `new`, whose contract covers the life of the slot.
        unsafe { self.0.write(owned) };
    }
}

/// Frees what a [`Slot`] was filled with; NULL does nothing.
///
/// # Safety
/// `object` is NULL, or was made by [`Slot::fill`] and not freed.
pub(crate) unsafe fn free<T>(object: *mut T) {
    if !object.is_null() {
        // SAFETY: made by `Box::into_raw` in `Slot::fill`, and not freed, by this function's contract.
        drop(unsafe { Box::from_raw(object) });
    }
}
