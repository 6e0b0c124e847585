//! What the way through C costs, against the same replay asked for in Rust.
//!
//! Run by `cargo xtask c`, in release, with the path of the built library in `ARREARS_LIBRARY`; it needs one that was
//! really built and really loaded, so it is no part of `cargo test`.
#![cfg(target_os = "linux")]

use std::ffi::{CString, c_char, c_int, c_void};
use std::hint::black_box;
use std::mem::{MaybeUninit, transmute_copy};
use std::ptr::null_mut;
use std::time::Instant;

use engine::Date;
use engine::balance::{CardAccount, Workspace};
use engine::ledger::Ledger;
use engine::terms::Issuer;

use super::typed::{empty_balance, event, events, serial};
use crate::account::{ArrearsAccount, arrears_account_balance, arrears_account_new};
use crate::date::ARREARS_DATE_NONE;
use crate::error::ArrearsError;
use crate::event::ArrearsEvent;
use crate::terms::{ArrearsTerms, arrears_terms_new_preset_card};
use crate::workspace::{ArrearsWorkspace, arrears_workspace_new};

/// The most that a call may cost more than the engine's own, in nanoseconds: asked of a replay so short that it is all call.
const MOST: f64 = 100.0;
/// The most that a long replay may take of the engine's own time. The layer adds the same to it as to a short one, some 500
/// instructions; the rest is where the loader and the linker put the code, which moves the same instructions by a twentieth.
const MOST_TIMES: f64 = 1.1;
const COPIES: u32 = 6;
/// How often all copies are asked at most: a machine busy with something else is asked again.
const ATTEMPTS: usize = 8;
const ROUNDS: u32 = 240;
const CALLS: u32 = 50;

unsafe extern "C" {
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
}

/// A function of the loaded library, as the binding itself types it.
fn function<F: Copy>(library: *mut c_void, name: &str, _like: F) -> F {
    let name = CString::new(name).unwrap_or_default();
    // SAFETY: a loaded library and a name that ends with a zero.
    let found = unsafe { dlsym(library, name.as_ptr()) };
    assert!(!found.is_null(), "the library has {name:?}");
    // SAFETY: `F` is the type of a function pointer, and the library was built from this very source.
    unsafe { transmute_copy(&found) }
}

fn card(issuer: Issuer) -> Option<engine::CardTerms> {
    let opened = Date::from_serial(serial(2023, 3, 6))?;
    let statement_day = engine::MonthDay::new(5).ok()?;
    issuer.card(opened, statement_day).and_then(|draft| draft.build()).ok()
}

/// A year with five purchases and a payment a month.
fn year() -> Vec<ArrearsEvent> {
    let first = serial(2023, 3, 30);
    let months = (0_i32..12).flat_map(|month| (0_i32..6).map(move |n| (month, n)));
    let each = months.map(|(month, n)| {
        let day = first.saturating_add(month.saturating_mul(30)).saturating_add(n.saturating_mul(4));
        event(i32::from(n == 5), day, i64::from(n).saturating_mul(7_000).saturating_add(9_000))
    });
    each.collect()
}

/// Does something further down the stack: where a frame happens to lie changes a replay by a tenth, so the shortest time
/// is taken over many places.
#[inline(never)]
fn deeper(steps: u32, something: &mut dyn FnMut()) {
    let room = black_box([0_u8; 240]);
    match steps.checked_sub(1) {
        Some(left) => deeper(left, something),
        None => something(),
    }
    black_box(&room);
}

/// The time of one call, in nanoseconds.
#[expect(clippy::float_arithmetic, reason = "a measurement, not money")]
fn time(mut call: impl FnMut()) -> f64 {
    let begin = Instant::now();
    (0..CALLS).for_each(|_| call());
    begin.elapsed().as_secs_f64() * 1e9 / f64::from(CALLS)
}

/// The calls of a library that a balance needs.
struct Library {
    new_terms: NewTerms,
    new_account: NewAccount,
    new_workspace: NewWorkspace,
    balance: Balance,
}

impl Library {
    /// A copy of a library, loaded. Where the system happens to put the pages of a file changes a replay by a tenth; the
    /// copies lie in different places.
    fn copy(path: &str, number: u32) -> Self {
        let place = format!("{path}.copy{number}");
        assert!(std::fs::copy(path, &place).is_ok(), "`{path}` can be copied");
        let name = CString::new(place.as_str()).unwrap_or_default();
        // SAFETY: a path that ends with a zero; 2 asks for everything to be bound now.
        let library = unsafe { dlopen(name.as_ptr(), 2) };
        assert!(!library.is_null(), "{place:?} can be loaded");
        assert!(std::fs::remove_file(&place).is_ok(), "the pages stay until the program ends");
        Self {
            new_terms: function::<NewTerms>(library, "arrears_terms_new_preset_card", arrears_terms_new_preset_card),
            new_account: function::<NewAccount>(library, "arrears_account_new", arrears_account_new),
            new_workspace: function::<NewWorkspace>(library, "arrears_workspace_new", arrears_workspace_new),
            balance: black_box(function::<Balance>(library, "arrears_account_balance", arrears_account_balance)),
        }
    }

    /// An account and a workspace of this library; the program that measures ends with them.
    fn account(&self, events: &[ArrearsEvent]) -> (*const ArrearsAccount, *const ArrearsWorkspace) {
        let (mut terms, mut account, mut workspace) = (null_mut(), null_mut(), null_mut());
        // SAFETY: a name, its length, and a live place to write to.
        let made = unsafe { (self.new_terms)(c"cmb".as_ptr(), 3, serial(2023, 3, 6), 5, &mut terms, null_mut()) };
        assert_eq!(made, 0);
        // SAFETY: live terms, events with their number, and a live place to write to.
        let made = unsafe { (self.new_account)(terms, events.as_ptr(), events.len(), &mut account, null_mut()) };
        assert_eq!(made, 0);
        // SAFETY: a live place to write to.
        assert_eq!(unsafe { (self.new_workspace)(&mut workspace, null_mut()) }, 0);
        (account, workspace)
    }
}

#[test]
#[ignore = "measures the built library: run by `cargo xtask c`"]
fn a_typed_balance_costs_little_more_than_the_engine() {
    let path = std::env::var("ARREARS_LIBRARY").unwrap_or_default();
    let copies: Vec<Library> = (0..COPIES).map(|number| Library::copy(&path, number)).collect();
    let long = year();
    for (what, events, day) in
        [("2 events", &events()[..], serial(2023, 5, 5)), ("72 events", &long, serial(2024, 4, 8))]
    {
        let Some(terms) = card(Issuer::Cmb) else { return assert!(path.is_empty(), "the preset is good") };
        let given = events.iter().filter_map(|event| event.event(engine::Currency::CNY).ok());
        let ledger = Ledger::new(given).unwrap_or_default();
        let (account, mut space) = (CardAccount::new(&terms, &ledger), Workspace::new());
        let asked = Date::from_serial(day).unwrap_or(Date::MIN);
        let mut payoff = 0;
        let mut in_rust = || {
            let position = black_box(&account).as_of_in(&mut space, black_box(asked));
            payoff = position.map_or(0, |position| black_box(&position).payoff().minor());
        };

        let (mut c, mut rust, mut answers) = (f64::MAX, f64::MAX, Vec::new());
        let is_short = events.len() == 2;
        let is_within = |c: f64, rust: f64| if is_short { c - rust <= MOST } else { c <= rust * MOST_TIMES };
        for (tried, library) in copies.iter().cycle().take(copies.len() * ATTEMPTS).enumerate() {
            if tried >= copies.len() && is_within(c, rust) {
                break;
            }
            let (account, workspace) = library.account(events);
            let (mut out, mut error) = (empty_balance(), MaybeUninit::<ArrearsError>::zeroed());
            let (ask, none) = (library.balance, ARREARS_DATE_NONE);
            let mut through_c = || {
                // SAFETY: live objects, a struct with its size, and an error to write to.
                let status = unsafe { ask(black_box(account), day, none, workspace, &mut out, error.as_mut_ptr()) };
                assert_eq!(status, 0);
            };
            for round in 0..ROUNDS {
                deeper(round % 16, &mut || {
                    rust = rust.min(time(&mut in_rust));
                    c = c.min(time(&mut through_c));
                });
            }
            answers.push(out.payoff_minor);
        }
        assert!(answers.iter().all(|answer| *answer == payoff), "the same answer");
        let more = c - rust;
        println!("typed balance, {what}: C {c:.0} ns, Rust {rust:.0} ns, {more:+.0} ns ({:.3} times)", c / rust);
        let most = if is_short { format!("{MOST} ns more") } else { format!("{MOST_TIMES} times") };
        assert!(is_within(c, rust), "{c:.0} ns for the engine's own {rust:.0}, at most {most}");
    }
}

type Status = crate::status::ArrearsStatus;
type NewTerms =
    unsafe extern "C" fn(*const c_char, usize, i32, i32, *mut *mut ArrearsTerms, *mut ArrearsError) -> Status;
type NewAccount = unsafe extern "C" fn(
    *const ArrearsTerms,
    *const ArrearsEvent,
    usize,
    *mut *mut ArrearsAccount,
    *mut ArrearsError,
) -> Status;
type NewWorkspace = unsafe extern "C" fn(*mut *mut ArrearsWorkspace, *mut ArrearsError) -> Status;
type Balance = unsafe extern "C" fn(
    *const ArrearsAccount,
    i32,
    i32,
    *const ArrearsWorkspace,
    *mut crate::balance::ArrearsBalance,
    *mut ArrearsError,
) -> Status;
