//! Cost grows with the events and with nothing else.
//!
//! The least processor time of several counts, and the bounds are wide: a machine under load must not fail them, a loop inside a
//! loop must. Counts of instructions, which do not vary, are a command away: see README.md.

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use arrears::balance::{Silent, Workspace};
use arrears_benches::{Account, SHAPES, replay, stretched};

/// How often the small account is replayed for the large one once: both then take many ticks of the system's clock.
const TIMES: usize = 10;
/// How much longer the large one may take than its part.
const MOST: u32 = 4;

/// The processor time of this thread, to a tick of some milliseconds; the wall's where the system does not tell it.
fn spent() -> Duration {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let on_processor = told.and_then(|told| told.split(' ').next()?.parse().ok());
    on_processor.map_or_else(|| BEGIN.elapsed(), Duration::from_nanos)
}

fn best(account: &Account, times: usize) -> Duration {
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    let once = |()| {
        let before = spent();
        for _ in 0..times {
            black_box(replay(black_box(account), &mut scratch, Silent));
        }
        spent().saturating_sub(before)
    };
    std::iter::repeat_n((), 5).map(once).min().unwrap_or_default()
}

#[test]
fn ten_times_the_events_cost_ten_times_as_much() {
    for (name, shape, refunds) in SHAPES {
        let [small, large] =
            [(10_000, TIMES), (100_000, 1)].map(|(count, times)| best(&shape.account(count, refunds), times));
        assert!(large < small * MOST, "{name}: {small:?} for ten times 10,000 events, {large:?} for 100,000");
    }
}

#[test]
fn days_between_events_cost_only_their_statements() {
    // Of a hundred years at once; each takes too little for the clock.
    let [short, long] = [(10, TIMES * 100), (100, 100)].map(|(years, times)| best(&stretched(years), times));
    assert!(long < short * MOST, "{short:?} for ten times 10 years, {long:?} for 100");
}
