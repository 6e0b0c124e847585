//! The choice over all accounts at once.

use alloc::vec::Vec;

use super::candidates::Partition;
use super::{Certificate, ChoiceError, Search};

/// One offer or none for each account, and how good that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<A> {
    picks: Vec<(A, Option<u32>)>,
    certificate: Certificate,
}

impl<A> Choice<A> {
    /// Each account in order, with the number of its offer.
    #[must_use]
    pub fn picks(&self) -> &[(A, Option<u32>)] {
        &self.picks
    }

    /// What is reached, and what cannot be passed.
    #[must_use]
    pub const fn certificate(&self) -> &Certificate {
        &self.certificate
    }
}

/// Chooses over all accounts: those of one partition. Over several, drive a [`Search`].
///
/// Time grows with the number of offers; of memory beside the accounts it takes what a few thousand sums need.
///
/// # Errors
/// None of its own: [`ChoiceError`] is what a search over other partitions' answers can give.
pub fn choose<A: Ord + Clone>(accounts: &Partition<A>) -> Result<Choice<A>, ChoiceError> {
    let mut search = Search::new(&accounts.limits);
    while let Some(question) = search.question() {
        search.hear(accounts.answer(&question))?;
    }
    let thresholds = search.thresholds();
    let tally = accounts.tally(&thresholds);
    let last = accounts.last_move(&thresholds, &tally);
    let certificate = Certificate::new(&accounts.limits, &thresholds, &tally, last.as_ref());
    let picks = accounts.picks(&thresholds, last.as_ref()).map(|(account, number)| (account.clone(), number));
    Ok(Choice { picks: picks.collect(), certificate })
}
