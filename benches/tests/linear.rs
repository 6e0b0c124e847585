//! Cost grows with the events and with nothing else.
//!
//! Times are the best of several, and the bounds are wide: a machine under load must not fail them, a loop inside a
//! loop must. Counts of instructions, which do not vary, are a command away: see README.md.

use std::hint::black_box;
use std::time::{Duration, Instant};

use arrears::balance::{Silent, Workspace};
use arrears_benches::{Account, SHAPES, replay, stretched};

fn best(account: &Account) -> Duration {
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    let once = |()| {
        let start = Instant::now();
        black_box(replay(black_box(account), &mut scratch, Silent));
        start.elapsed()
    };
    std::iter::repeat_n((), 7).map(once).min().unwrap_or_default()
}

#[test]
fn ten_times_the_events_cost_ten_times_as_much() {
    for (name, shape, refunds) in SHAPES {
        let [small, large] = [10_000, 100_000].map(|count| best(&shape.account(count, refunds)));
        assert!(large < small * 40, "{name}: {small:?} for 10,000 events, {large:?} for 100,000");
    }
}

#[test]
fn days_between_events_cost_only_their_statements() {
    let [short, long] = [10, 100].map(|times| best(&stretched(times)));
    assert!(long < short * 40, "{short:?} for 10 years, {long:?} for 100");
}
