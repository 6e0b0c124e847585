//! What the typed layer asks of the heap: nothing, once a workspace has grown.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

struct Counting;

thread_local! {
    // Of this thread only: the test harness has a heap life of its own.
    static ASKED: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // A thread at its end has no count any more.
        let _ = ASKED.try_with(|asked| asked.set(asked.get().wrapping_add(1)));
        // SAFETY: the caller's layout, as given.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's pointer and layout, as given.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often something asks the heap for space.
pub(super) fn asked_by(something: impl FnOnce()) -> usize {
    ASKED.set(0);
    something();
    ASKED.get()
}

#[test]
fn the_count_counts() {
    assert_eq!(asked_by(|| drop(std::hint::black_box(Box::new(1_u8)))), 1);
    assert_eq!(asked_by(|| ()), 0);
}
