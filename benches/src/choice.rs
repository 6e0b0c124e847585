//! Offers of many accounts, and a budget for half of what they ask.

use arrears::choice::{Candidates, Certificate, ExpectedValue, Limits, Offer, Partition, Probability, choose};

use crate::fen;

/// So many accounts of four offers each, no two alike, in one of eight branches.
#[derive(Clone, Debug)]
pub struct Choices {
    accounts: u32,
    limits: Limits,
}

impl Choices {
    /// `accounts` accounts, with 400.00 of concessions for each on average; each branch may have a sixth of them.
    #[must_use]
    pub fn new(accounts: u32) -> Self {
        let budget = i64::from(accounts) * 40_000;
        let limits = Limits::new(fen(budget)).unwrap();
        Self { accounts, limits: (0..8).fold(limits, |limits, branch| limits.cap(branch, fen(budget / 6)).unwrap()) }
    }

    /// The accounts with their offers.
    #[must_use]
    pub fn partition(&self) -> Partition<u32> {
        let mut state = 42_u64;
        let mut below = |bound: i64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            i64::try_from(state >> 33).unwrap() % bound
        };
        let mut candidates = Candidates::new(&self.limits);
        for account in 0..self.accounts {
            let owed = 100_000 + below(3_000_000);
            let offers = [1, 2, 3, 4_u32].map(|number| {
                let concession = owed / 100 * i64::from(number) + below(5_000);
                let completed = Probability::from_millionths(u32::try_from(400_000 + below(500_000)).unwrap()).unwrap();
                let value = ExpectedValue::new(fen(owed / 3 + concession * 2), completed).unwrap();
                Offer::new(number, fen(concession), value).unwrap()
            });
            candidates.add(account, Some(account % 8), offers).unwrap();
        }
        candidates.sorted().unwrap()
    }

    /// How good the choice over all of them is.
    #[must_use]
    pub fn certificate(&self) -> Certificate {
        *choose(&self.partition()).unwrap().certificate()
    }
}
