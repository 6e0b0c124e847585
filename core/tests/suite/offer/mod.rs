//! Offers: searched exhaustively, checked from their JSON alone, told as stories, and asked badly.
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

mod answers;
#[cfg(feature = "json")]
mod checked;
pub(crate) mod concessions;
mod exhaustive;
mod first_row;
#[cfg(feature = "json")]
pub(crate) mod hostile;
mod hostile_messages;
mod limit_request;
mod over_time;
#[cfg(feature = "json")]
mod presets;
#[cfg(feature = "json")]
mod stories;
#[cfg(feature = "json")]
mod worst;

/// Numbers that are the same every time.
pub(super) struct Numbers(u64);

impl Numbers {
    pub(super) fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 to below `n`.
    pub(super) fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::try_from(self.below(u64::try_from(high - low + 1).unwrap())).unwrap()
    }
}
