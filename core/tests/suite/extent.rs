//! How many random cases a test asks, and which.

use std::ops::Range;

/// What the test command asks, or so many times that: `cargo xtask long 10` sets `ARREARS_TIMES` to 10.
pub(crate) fn cases(asked_by_the_test_command: u64) -> u64 {
    let times =
        std::env::var("ARREARS_TIMES").map_or(1, |times| times.parse().expect("ARREARS_TIMES is a whole number"));
    asked_by_the_test_command.saturating_mul(times)
}

/// The seeds of a comparison with a walk: the first so many, or those that `cargo xtask walk KIND FROM..TO` names in `ARREARS_SEEDS`.
pub(crate) fn seeds(asked_by_the_test_command: u64) -> Range<u64> {
    let Ok(named) = std::env::var("ARREARS_SEEDS") else { return 0..cases(asked_by_the_test_command) };
    let ends = named.split_once("..").and_then(|(from, to)| Some(from.parse().ok()?..to.parse().ok()?));
    ends.expect("ARREARS_SEEDS is two whole numbers: 0..20000")
}
