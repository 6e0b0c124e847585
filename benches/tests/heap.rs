//! What a replay asks of the heap: nothing, however many events and accounts.
#![expect(unsafe_code, reason = "an allocator that counts is unsafe to write; it only passes on to the system's")]
#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails, as it should")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use arrears::balance::{InstalmentPlan, MinimumDue, Silent, Workspace};
use arrears::portfolio::AccountSpace;
use arrears::postings::Posting;
use arrears::schedule::AmortisationRow;
use arrears_benches::{Portfolio, level_of_60, replay, year};

struct Counting;

thread_local! {
    // Of this thread only: the test harness has a heap life of its own.
    static COUNT: Cell<Count> = const { Cell::new(Count { asked: 0, held: 0, peak: 0 }) };
}

/// How often the heap was asked, how many bytes are held, and the most that were.
#[derive(Clone, Copy)]
struct Count {
    asked: usize,
    held: usize,
    peak: usize,
}

fn count(change: impl FnOnce(Count) -> Count) {
    // A thread at its end has no count any more.
    let _ = COUNT.try_with(|count| count.set(change(count.get())));
}

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(|Count { asked, held, peak }| {
            let held = held.wrapping_add(layout.size());
            Count { asked: asked.wrapping_add(1), held, peak: peak.max(held) }
        });
        // SAFETY: the caller's layout, as given.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        count(|now| Count { held: now.held.wrapping_sub(layout.size()), ..now });
        // SAFETY: the caller's pointer and layout, as given.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often something asks the heap for space, and by how much the peak rises above what is held now.
fn heap_of(something: impl FnOnce()) -> (usize, usize) {
    count(|now| Count { asked: 0, peak: now.held, ..now });
    let before = COUNT.get();
    something();
    let after = COUNT.get();
    (after.asked, after.peak.wrapping_sub(before.held))
}

#[test]
fn replays_ask_for_nothing() {
    let account = year();
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    let year = heap_of(|| assert!(replay(&account, &mut scratch, Silent).payoff().minor() > 0));
    assert_eq!(year, (0, 0), "a prepared account");

    let (amortisation, mut rows) = (level_of_60(), [AmortisationRow::EMPTY; 60]);
    let schedule = heap_of(|| assert_eq!(amortisation.build(&mut rows), Ok(60)));
    assert_eq!(schedule, (0, 0), "a schedule in lent rows");

    // A hundred thousand accounts, one after another: the columns are the input, the space is kept.
    let portfolio = Portfolio::new(1_000);
    let (mut space, mut seen) = (AccountSpace::new(), 0_u32);
    portfolio.replay(&mut space, |_| ());
    let many = heap_of(|| (0..100).for_each(|_| portfolio.replay(&mut space, |_| seen = seen.checked_add(1).unwrap())));
    assert_eq!((many, seen), ((0, 0), 100_000), "accounts in columns");

    // From the ledger, a workspace grows once and is used again.
    let ask = |workspace: &mut Workspace| {
        let asked = arrears::balance::CardAccount::new(account.terms(), account.ledger());
        asked.replay_in(workspace, account.until(), Silent).unwrap();
    };
    ask(&mut workspace);
    assert_eq!(heap_of(|| (0..1_000).for_each(|_| ask(&mut workspace))), (0, 0), "a kept workspace");
}

#[test]
fn scratch_is_small() {
    assert_eq!([size_of::<Posting>(), size_of::<MinimumDue>(), size_of::<InstalmentPlan>()], [40, 40, 64]);
    let room = year().room();
    // Three postings a statement, two a cash advance, one a charge.
    assert!(room.postings() <= 100 && room.minimums_due() <= 15 && room.plans() == 0, "{room:?}");
}
