//! How many random cases a test asks.

/// What the test command asks, or so many times that: `cargo xtask long 10` sets `ARREARS_TIMES` to 10.
pub(crate) fn cases(asked_by_the_test_command: u64) -> u64 {
    let times =
        std::env::var("ARREARS_TIMES").map_or(1, |times| times.parse().expect("ARREARS_TIMES is a whole number"));
    asked_by_the_test_command.saturating_mul(times)
}
