//! What the steps of one digit come to: the fixed-size part of an answer.

/// How many bits of a key one question tells apart.
pub(super) const DIGIT: u32 = 12;

/// How many sums that makes.
pub(super) const SUMS: usize = 1 << DIGIT;

/// How many steps there are, and what they concede together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub(super) struct Sum {
    pub(super) count: u64,
    pub(super) concession: u128,
}

impl Sum {
    pub(super) fn add(&mut self, count: u64, concession: u128) {
        self.count = self.count.saturating_add(count);
        self.concession = self.concession.saturating_add(concession); // INVARIANT: of 10^15 each, 10^23 of them fit
    }
}
