//! Many accounts in columns.

use arrears::balance::Position;
use arrears::ledger::{Action, Cells, Columns, EventColumns, EventKind};
use arrears::portfolio::AccountSpace;
use arrears::{CardTerms, Component, Date};

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
    components: Vec<u32>,
    offsets: Vec<u32>,
}

impl Portfolio {
    /// `accounts` accounts of about 60 events.
    #[must_use]
    pub fn new(accounts: u32) -> Self {
        let year = year();
        let mut rows = Vec::new();
        for entry in year.entries() {
            let (amount, component) = match *entry.action() {
                Action::Purchase(amount)
                | Action::Payment(amount)
                | Action::CashAdvance { amount, .. }
                | Action::Refund { amount, .. } => (amount, None),
                Action::Fee { component, amount } => (amount, Some(component)),
                _ => continue,
            };
            let kind = EventKind::of(entry.action()).number();
            let components = component.map_or(0, |component: Component| 1 << component.index());
            rows.push((entry.effective().serial(), kind, amount.minor(), components));
        }
        let mut portfolio = Self {
            terms: year.terms().clone(),
            until: year.until().plus_days(3).unwrap(),
            days: Vec::new(),
            kinds: Vec::new(),
            minors: Vec::new(),
            components: Vec::new(),
            offsets: vec![0],
        };
        for n in 0..accounts {
            for &(day, kind, minor, components) in &rows {
                portfolio.days.push(day + i32::try_from(n % 4).unwrap());
                portfolio.kinds.push(kind);
                portfolio.minors.push(minor + i64::from(n % 1_000));
                portfolio.components.push(components);
            }
            portfolio.offsets.push(u32::try_from(portfolio.days.len()).unwrap());
        }
        portfolio
    }

    /// The columns, borrowed.
    #[must_use]
    pub fn columns(&self) -> Columns<'_> {
        let events = EventColumns {
            effective: Cells::new(&self.days),
            kind: Cells::new(&self.kinds),
            amount: Cells::new(&self.minors),
            components: Cells::with_null(&self.components, 0),
            ..EventColumns::NONE
        };
        Columns::new(&self.offsets, events).unwrap()
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

    /// Replays every account in the same space and hands each position on.
    pub fn replay(&self, space: &mut AccountSpace<CardTerms>, mut each: impl FnMut(&Position)) {
        for rows in self.columns().accounts() {
            each(&space.position(&self.terms, &rows, self.until).unwrap());
        }
    }

    /// The minor units that all accounts together would pay to end their debts.
    pub fn payoff(&self, space: &mut AccountSpace<CardTerms>) -> i64 {
        let mut sum = 0;
        self.replay(space, |position| sum += position.payoff().minor());
        sum
    }
}
