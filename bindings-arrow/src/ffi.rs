//! The C entry: streams in, streams out.

use core::ffi::{c_char, c_int};
use std::panic::{AssertUnwindSafe, catch_unwind};

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, RecordBatchIterator};

use crate::book::{Options, PositionTables};
use crate::error::{Refusal, TableError};
use crate::positions::{Positions, positions};
use crate::table::Table;

/// Stands for no day in `as_of` and `known_on`.
const NO_DAY: i32 = i32::MIN;

/// Where every account stands, by the Arrow C stream interface.
///
/// `accounts`, `events`, `products` and `openings` (where accounts that begin in the middle stood, or NULL) are taken over and released, whatever happens. `as_of` and `known_on` are days since 1970-01-01
/// for accounts that have none of their own; `INT32_MIN` says nothing. `threads` is how many, 0 as many as there are processors. The
/// three results are streams that the caller releases. Returns 0; else 1, and `message` (of `room` bytes, cut at them,
/// ended by a zero) says what is wrong with which table, column and row, and the results are released streams.
///
/// # Safety
/// Every pointer but `message` points to what it says. `message` points to `room` bytes, or is NULL.
#[expect(unreachable_pub, reason = "reached by its name in the library")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_arrow_positions(
    accounts: *mut FFI_ArrowArrayStream,
    events: *mut FFI_ArrowArrayStream,
    products: *mut FFI_ArrowArrayStream,
    openings: *mut FFI_ArrowArrayStream,
    as_of: i32,
    known_on: i32,
    threads: u32,
    out_positions: *mut FFI_ArrowArrayStream,
    out_components: *mut FFI_ArrowArrayStream,
    out_errors: *mut FFI_ArrowArrayStream,
    message: *mut c_char,
    room: usize,
) -> c_int {
    for out in [out_positions, out_components, out_errors] {
        // SAFETY: a stream of the caller's to be filled, by this function's contract.
        unsafe { write_to(out, FFI_ArrowArrayStream::empty()) };
    }
    let run = || -> Result<(), TableError> {
        // SAFETY: live streams or NULL, by this function's contract; each is taken over once. So are the others.
        let accounts = unsafe { taken("accounts", accounts) };
        // SAFETY: as above.
        let events = unsafe { taken("events", events) };
        // SAFETY: as above.
        let products = unsafe { taken("products", products) };
        let openings = if openings.is_null() {
            Ok(None)
        } else {
            // SAFETY: as above.
            unsafe { taken("openings", openings) }.map(Some)
        };
        let (accounts, events, products, openings) = (accounts?, events?, products?, openings?);
        let given = |day: i32| (day != NO_DAY).then_some(day);
        let threads = usize::try_from(threads).ok().filter(|threads| *threads > 0);
        let options = Options { as_of: given(as_of), known_on: given(known_on), threads };
        let tables =
            PositionTables { accounts: &accounts, events: &events, products: &products, openings: openings.as_ref() };
        let Positions { positions, components, errors } = positions(tables, options, &mut |_, _| true)?;
        for (out, batches) in [(out_positions, positions), (out_components, components), (out_errors, vec![errors])] {
            // SAFETY: as above.
            unsafe { write_to(out, stream(batches)) };
        }
        Ok(())
    };
    let why = match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(())) => return 0,
        Ok(Err(error)) => error.to_string(),
        Err(_) => String::from("an unexpected failure inside the library"),
    };
    // SAFETY: `room` bytes or NULL, by this function's contract.
    unsafe { tell(&why, message, room) };
    1
}

/// The table of a stream, which is released whatever comes of it.
///
/// # Safety
/// NULL, or a live stream.
unsafe fn taken(name: &'static str, stream: *mut FFI_ArrowArrayStream) -> Result<Table, TableError> {
    let invalid = |why: String| TableError::of(name, Refusal::Invalid { why });
    if stream.is_null() {
        return Err(invalid(String::from("NULL")));
    }
    // SAFETY: a live stream, by this function's contract.
    let reader = unsafe { RecordBatchStreamReader::from_raw(stream) }.map_err(|error| invalid(error.to_string()))?;
    Table::read(name, reader)
}

/// Batches as a stream. Every result has at least one.
fn stream(batches: Vec<RecordBatch>) -> FFI_ArrowArrayStream {
    let Some(schema) = batches.first().map(RecordBatch::schema) else { return FFI_ArrowArrayStream::empty() };
    FFI_ArrowArrayStream::new(Box::new(RecordBatchIterator::new(batches.into_iter().map(Ok), schema)))
}

/// # Safety
/// NULL, or room for a stream.
unsafe fn write_to(out: *mut FFI_ArrowArrayStream, stream: FFI_ArrowArrayStream) {
    if !out.is_null() {
        // SAFETY: room for a stream, by this function's contract; what was there is the caller's and not released.
        unsafe { out.write(stream) };
    }
}

/// # Safety
/// NULL, or `room` bytes.
unsafe fn tell(why: &str, message: *mut c_char, room: usize) {
    let Some(most) = room.checked_sub(1).filter(|_| !message.is_null()) else { return };
    let mut length = why.len().min(most);
    while !why.is_char_boundary(length) {
        length = length.saturating_sub(1);
    }
    // SAFETY: `length` is below `room`, and texts do not overlap what the caller lent.
    unsafe {
        core::ptr::copy_nonoverlapping(why.as_ptr().cast(), message, length);
        message.add(length).write(0);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::cast::AsArray as _;
    use arrow_array::types::Int64Type;
    use arrow_array::{ArrayRef, Date32Array, Int64Array, StringArray};

    use super::*;

    fn given(columns: Vec<(&str, ArrayRef)>) -> FFI_ArrowArrayStream {
        stream(vec![RecordBatch::try_from_iter(columns).unwrap()])
    }

    fn text(value: &str) -> ArrayRef {
        Arc::new(StringArray::from(vec![value]))
    }

    fn is_released(stream: &mut FFI_ArrowArrayStream) -> bool {
        // SAFETY: a stream, live or released.
        unsafe { RecordBatchStreamReader::from_raw(stream) }.is_err()
    }

    /// What the C entry answers about one card, given the word for a purchase: its code, its message, its results.
    fn asked(kind: &str, products: bool) -> (c_int, String, [FFI_ArrowArrayStream; 3]) {
        let days = |day| -> ArrayRef { Arc::new(Date32Array::from(vec![day])) };
        let number = |value| -> ArrayRef { Arc::new(Int64Array::from(vec![value])) };
        let day: ArrayRef = number(5);
        let mut accounts = given(vec![
            ("account", text("a")),
            ("product", text("card")),
            ("opened", days(19_358)),
            ("statement_day", day),
        ]);
        let amount = number(100_000);
        let mut events =
            given(vec![("account", text("a")), ("effective", days(19_417)), ("kind", text(kind)), ("amount", amount)]);
        let terms = r#"{ "due": { "rule": "daysAfterStatement", "days": 20 }, "purchaseRates": [{ "daily": "0.0005" }],
            "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] } }"#;
        let mut lent = given(vec![("product", text("card")), ("kind", text("card")), ("terms", text(terms))]);
        let lent: *mut _ = if products { &raw mut lent } else { core::ptr::null_mut() };
        let mut out = [(); 3].map(|()| FFI_ArrowArrayStream::empty());
        let [one, two, three] = &mut out;
        let mut message = [1_u8; 40];
        // SAFETY: live streams, room for three, and as many bytes as are said.
        let code = unsafe {
            arrears_arrow_positions(
                &raw mut accounts,
                &raw mut events,
                lent,
                core::ptr::null_mut(),
                19_482,
                NO_DAY,
                1,
                one,
                two,
                three,
                message.as_mut_ptr().cast(),
                message.len(),
            )
        };
        assert!(is_released(&mut accounts) && is_released(&mut events));
        let told = message.iter().take_while(|byte| **byte > 1).copied().collect();
        (code, String::from_utf8(told).unwrap(), out)
    }

    #[test]
    fn streams_in_and_streams_out() {
        let (code, message, [mut positions, mut components, mut errors]) = asked("purchase", true);
        assert_eq!((code, message.as_str()), (0, ""));
        let rows = |stream: &mut FFI_ArrowArrayStream| -> Vec<RecordBatch> {
            // SAFETY: a live stream, taken over once.
            unsafe { RecordBatchStreamReader::from_raw(stream) }.unwrap().map(Result::unwrap).collect()
        };
        let found = rows(&mut positions);
        let payoff = found.first().unwrap().column_by_name("payoff").unwrap();
        assert_eq!(payoff.as_primitive::<Int64Type>().value(0), 103_276);
        assert_eq!((rows(&mut components).len(), rows(&mut errors).first().unwrap().num_rows()), (1, 0));
    }

    #[test]
    fn the_header_declares_it() {
        let header = include_str!("../include/arrears_arrow.h").split_once("int arrears_arrow_positions(").unwrap().1;
        let declared = header.split_once(");").unwrap().0;
        let words: Vec<&str> = declared.split(',').map(|one| one.rsplit([' ', '*']).next().unwrap()).collect();
        let streams = ["accounts", "events", "products", "openings"];
        let results = ["out_positions", "out_components", "out_errors"];
        let all = [&streams[..], &["as_of", "known_on", "threads"], &results[..], &["message", "room"]].concat();
        assert_eq!(words, all);
    }

    #[test]
    fn a_null_is_told_and_leaves_released_streams() {
        let (code, message, mut out) = asked("purchase", false);
        assert_eq!((code, message.as_str()), (1, "products: NULL"));
        assert!(out.iter_mut().all(is_released));
    }
}
