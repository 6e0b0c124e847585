//! Many accounts in columns.

use arrears::balance::{CardReplay, Position, Room, Scratch, Silent};
use arrears::ledger::{Action, Columns, EntryKind};
use arrears::{CardTerms, Component, Currency, Date};

use crate::year;

/// A year of each of many accounts, one column a field. All of them promise the same; each starts a few days later
/// than the one before and buys for a little more.
#[derive(Clone, Debug)]
pub struct Portfolio {
    terms: CardTerms,
    until: Date,
    days: Vec<i32>,
    kinds: Vec<u8>,
    minors: Vec<i64>,
    offsets: Vec<u32>,
}

impl Portfolio {
    /// `accounts` accounts of about 60 events.
    #[must_use]
    pub fn new(accounts: u32) -> Self {
        let year = year();
        let mut rows = Vec::new();
        for entry in year.entries() {
            let (kind, amount) = match *entry.action() {
                Action::Purchase(amount) => (EntryKind::Purchase, amount),
                Action::Payment(amount) => (EntryKind::Payment, amount),
                Action::CashAdvance { amount, .. } => (EntryKind::CashAdvance, amount),
                Action::Fee { component: Component::AnnualFee, amount } => (EntryKind::AnnualFee, amount),
                Action::Refund { amount, .. } => (EntryKind::Refund, amount),
                _ => continue,
            };
            rows.push((entry.effective().serial(), kind.number(), amount.minor()));
        }
        let mut portfolio = Self {
            terms: year.terms().clone(),
            until: year.until().plus_days(3).unwrap(),
            days: Vec::new(),
            kinds: Vec::new(),
            minors: Vec::new(),
            offsets: vec![0],
        };
        for n in 0..accounts {
            for &(day, kind, minor) in &rows {
                portfolio.days.push(day + i32::try_from(n % 4).unwrap());
                portfolio.kinds.push(kind);
                portfolio.minors.push(minor + i64::from(n % 1_000));
            }
            portfolio.offsets.push(u32::try_from(portfolio.days.len()).unwrap());
        }
        portfolio
    }

    /// The columns, borrowed.
    #[must_use]
    pub fn columns(&self) -> Columns<'_> {
        Columns::new(Currency::CNY, &self.days, &self.kinds, &self.minors, &self.offsets).unwrap()
    }

    /// How many accounts.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The space that the largest account needs.
    #[must_use]
    pub fn room(&self) -> Room {
        let most = self.columns().accounts().map(|entries| entries.len()).max().unwrap_or(0);
        Room::for_events(&self.terms, most, self.until)
    }

    /// Replays every account in the same space and hands each position on.
    pub fn replay(&self, scratch: &mut Scratch<'_>, mut each: impl FnMut(&Position)) {
        for entries in self.columns().accounts() {
            let mut replay = CardReplay::new(&self.terms, scratch.again(), Silent).unwrap();
            for (place, entry) in (0_u32..).zip(entries) {
                replay.apply(place, &entry.unwrap()).unwrap();
            }
            each(&replay.close(self.until).unwrap());
        }
    }

    /// The minor units that all accounts together would pay to end their debts.
    pub fn payoff(&self, scratch: &mut Scratch<'_>) -> i64 {
        let mut sum = 0;
        self.replay(scratch, |position| sum += position.payoff().minor());
        sum
    }
}
