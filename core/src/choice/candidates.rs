//! The accounts to choose among, each with its offers: all of them, or one partition.

use alloc::vec::Vec;

use super::curve::{Candidate, Point, points, step};
use super::increment::{Increment, Place};
use super::{ChoiceError, Limits};
use crate::money::Money;

/// Accounts with their offers, as they are added.
///
/// An account is named by anything that has an order: a number, a text. The order decides between steps that are worth the same.
#[derive(Clone, Debug)]
pub struct Candidates<A> {
    limits: Limits,
    accounts: Vec<Account<A>>,
    points: Vec<Point>,
    offers: Vec<Candidate>,
}

/// An account, and which points are its own.
#[derive(Clone, Debug)]
pub(super) struct Account<A> {
    pub(super) id: A,
    pub(super) group: Option<u32>,
    from: usize,
    to: usize,
}

impl<A: Ord + Clone> Candidates<A> {
    /// An empty list of accounts, for the limits that are to hold over them.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        Self { limits: limits.clone(), accounts: Vec::new(), points: Vec::new(), offers: Vec::new() }
    }

    /// Adds an account with all its offers; its group counts where the limits cap that.
    ///
    /// # Errors
    /// [`ChoiceError::OfferTwice`] where two offers have one number, [`ChoiceError::Money`] where one is in another currency:
    /// ```
    /// use arrears::choice::{Candidates, ExpectedValue, Limits, Candidate};
    /// use arrears::{Currency, Money};
    /// let mut candidates = Candidates::new(&Limits::new(Money::from_minor(100, Currency::CNY)?)?);
    /// let offer = Candidate::new(1, Money::zero(Currency::CNY), ExpectedValue::ZERO)?;
    /// assert_eq!(candidates.add("ada", None, [offer, offer]).unwrap_err().code(), 2001);
    /// # Ok::<(), arrears::choice::ChoiceError>(())
    /// ```
    pub fn add(
        &mut self,
        account: A,
        group: Option<u32>,
        offers: impl IntoIterator<Item = Candidate>,
    ) -> Result<(), ChoiceError> {
        self.offers.clear();
        self.offers.extend(offers);
        for offer in &self.offers {
            Money::zero(offer.currency()).of(self.limits.currency())?;
        }
        let from = self.points.len();
        points(&mut self.offers, self.limits.most(group), &mut self.points)?;
        self.accounts.push(Account { id: account, group, from, to: self.points.len() });
        Ok(())
    }

    /// The accounts in their order, ready to be asked about.
    ///
    /// # Errors
    /// [`ChoiceError::CandidateTwice`]:
    /// ```
    /// use arrears::choice::{Candidates, ChoiceError, Limits};
    /// use arrears::{Currency, Money};
    /// let mut candidates = Candidates::new(&Limits::new(Money::from_minor(100, Currency::CNY)?)?);
    /// candidates.add("ada", None, [])?;
    /// candidates.add("ada", None, [])?;
    /// assert_eq!(candidates.sorted().unwrap_err(), ChoiceError::CandidateTwice);
    /// # Ok::<(), ChoiceError>(())
    /// ```
    pub fn sorted(mut self) -> Result<Partition<A>, ChoiceError> {
        if !self.accounts.is_sorted_by(|one, other| one.id < other.id) {
            self.accounts.sort_unstable_by(|one, other| one.id.cmp(&other.id));
        }
        let next = self.accounts.iter().skip(1);
        if self.accounts.iter().zip(next).any(|(one, other)| one.id == other.id) {
            return Err(ChoiceError::CandidateTwice);
        }
        Ok(Partition { limits: self.limits, accounts: self.accounts, points: self.points })
    }
}

/// Accounts with their offers, in order: all that there are, or some of them, each in one partition only.
#[derive(Clone, Debug)]
pub struct Partition<A> {
    pub(super) limits: Limits,
    pub(super) accounts: Vec<Account<A>>,
    points: Vec<Point>,
}

impl<A: Ord + Clone> Partition<A> {
    /// How many accounts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    /// An account's offers that no other beats, by rising concession.
    pub(super) fn points(&self, account: &Account<A>) -> &[Point] {
        self.points.get(account.from..account.to).unwrap_or_default()
    }

    /// The steps along an account's concave curve: the number of the step, where it leads to, what it costs and brings.
    pub(super) fn steps<'a>(&'a self, account: &Account<A>) -> impl Iterator<Item = (u32, &'a Point, Increment)> {
        let points = self.points(account);
        let mut before = points.first().filter(|first| first.concession == 0);
        let on_curve = points.iter().filter(|point| point.key > 0);
        (0..).zip(on_curve).map(move |(number, point)| {
            let increment = step(before, point);
            before = Some(point);
            (number, point, increment)
        })
    }

    pub(super) fn place(account: &Account<A>, number: u32, key: u64, increment: Increment) -> Place<A> {
        Place { key, increment, account: account.id.clone(), step: number }
    }
}
