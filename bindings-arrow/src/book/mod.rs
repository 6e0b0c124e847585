//! A portfolio as its tables tell it: accounts with what they promised, where they began, and what happened to them.

mod accounts;
mod events;
mod fault;
mod openings;
mod products;

use std::collections::HashMap;

use arrears::balance::Position;
use arrears::case::AccountOpening;
use arrears::ledger::{Columns, Ledger};
use arrears::portfolio::{AccountSpace, AsOf};
use arrears::terms::{CardTerms, LoanTerms};
use arrears::wire::{AccountStart, AccountTerms};
use arrears::{Currency, Date};

pub(crate) use self::accounts::{Account, Accounts};
use self::events::Events;
pub(crate) use self::fault::{DUPLICATE, Fault, MISSING, NOT_JSON, OUT_OF_RANGE, Stray, UNKNOWN, UNKNOWN_NAME};
use self::openings::Openings;
use self::products::Products;
pub(crate) use self::products::object;
use crate::error::{Refusal, TableError};
use crate::table::Table;

/// The tables that positions are found from.
#[derive(Clone, Copy, Debug)]
pub struct PositionTables<'a> {
    /// One row an account.
    pub accounts: &'a Table,
    /// One row an event, of any account, in any order.
    pub events: &'a Table,
    /// One row a product.
    pub products: &'a Table,
    /// Where accounts that begin in the middle stood: one row an item, in any order.
    pub openings: Option<&'a Table>,
}

/// What is asked, and how it is computed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The day asked about, in days since 1970-01-01, for accounts that have none of their own.
    pub as_of: Option<i32>,
    /// The day of knowledge, for accounts that have none of their own: what was recorded later is left out.
    pub known_on: Option<i32>,
    /// How many threads; as many as there are processors where nothing is said. The result is the same.
    pub threads: Option<usize>,
}

impl Options {
    /// The threads that work on accounts.
    pub(crate) fn pool(self) -> Result<rayon::ThreadPool, TableError> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(self.threads.unwrap_or(0)).build();
        pool.map_err(|error| TableError::of("accounts", Refusal::Invalid { why: error.to_string() }))
    }
}

/// A portfolio as its tables tell it.
pub(crate) struct Book<'a> {
    products: Products,
    pub(crate) accounts: Accounts<'a>,
    events: Events<'a>,
    openings: Option<Openings<'a>>,
}

/// What a thread keeps from one account to the next.
pub(crate) struct Space {
    cards: AccountSpace<CardTerms>,
    loans: AccountSpace<LoanTerms>,
}

impl Space {
    pub(crate) fn new() -> Self {
        Self { cards: AccountSpace::new(), loans: AccountSpace::new() }
    }
}

/// Where an account stands.
pub(crate) struct Standing {
    pub(crate) start: AccountStart,
    pub(crate) position: Position,
    pub(crate) as_of: AsOf,
}

impl Standing {
    pub(crate) fn currency(&self) -> Currency {
        self.start.terms.currency()
    }

    pub(crate) const fn is_card(&self) -> bool {
        !self.start.terms.is_loan()
    }
}

impl<'a> Book<'a> {
    pub(crate) fn read(tables: PositionTables<'a>, strays: &mut Vec<Stray>) -> Result<Self, TableError> {
        let products = Products::read(tables.products)?;
        let places = products.places();
        let accounts = Accounts::read(tables.accounts, places, strays)?;
        let openings = tables.openings.map(|table| Openings::read(table, &accounts, places, strays)).transpose()?;
        let mut opened = HashMap::new();
        for place in openings.iter().flat_map(Openings::with_names) {
            // What is wrong with it is said where the account is asked about.
            let start =
                accounts.get(place).and_then(|account| start(&products, openings.as_ref(), place, &account).ok());
            opened.extend(start.map(|start| (place, start.opening_ids)));
        }
        let events = Events::read(tables.events, &accounts, places, &opened, strays)?;
        Ok(Self { products, accounts, events, openings })
    }

    /// The places of decimals that every amount has; none where currencies differ.
    pub(crate) fn places(&self) -> Option<u8> {
        self.products.places()
    }

    /// The events as the engine reads them.
    pub(crate) fn columns(&self) -> Result<Columns<'_>, TableError> {
        self.events.columns().map_err(|fault| TableError::of("events", Refusal::Invalid { why: fault.to_string() }))
    }

    /// The account before its events as a case document has it.
    pub(crate) fn document(&self, place: usize, account: &Account<'_>) -> Result<serde_json::Value, Fault> {
        let opening = match &self.openings {
            Some(openings) => openings.of(place, self.products.currency(account)?)?,
            None => None,
        };
        self.products.document(account, opening)
    }

    /// Where the account of a place stands.
    pub(crate) fn standing(
        &self,
        columns: &Columns<'_>,
        (place, account): (usize, &Account<'_>),
        options: Options,
        space: &mut Space,
    ) -> Result<Standing, Fault> {
        if let Some(fault) = self.accounts.fault(place) {
            return Err(fault);
        }
        let day =
            |serial: i32| Date::from_unix_days(serial).ok_or_else(|| Fault::new(OUT_OF_RANGE, "a day out of range"));
        let as_of = account.as_of.or(options.as_of);
        let as_of = day(as_of.ok_or_else(|| Fault::new(MISSING, "as_of: no day is asked about"))?)?;
        let known_on = account.known_on.or(options.known_on).map(day).transpose()?;
        let start = start(&self.products, self.openings.as_ref(), place, account)?;
        // After the opening: what is wrong with that leaves the names of events without what they mean.
        if let Some(fault) = self.events.fault(place) {
            return Err(fault);
        }
        let as_of = AsOf { day: as_of, known_on };
        let rows = columns.account(place).ok_or_else(|| Fault::new(MISSING, "no rows"))?;
        // An opening is of the kind of its terms: both are read from one document.
        let position = match (&start.terms, &start.opening) {
            (AccountTerms::Card(terms), Some(AccountOpening::Card(opening))) => {
                space.cards.position_from(terms, Some(opening), &rows, as_of)?
            }
            (AccountTerms::Card(terms), _) => space.cards.position(terms, &rows, as_of)?,
            (AccountTerms::Loan(terms), Some(AccountOpening::Loan(opening))) => {
                space.loans.position_from(terms, Some(opening), &rows, as_of)?
            }
            (AccountTerms::Loan(terms), _) => space.loans.position(terms, &rows, as_of)?,
        };
        Ok(Standing { start, position, as_of })
    }

    /// The events of the account of a place in the order of the engine.
    pub(crate) fn ledger(
        &self,
        columns: &Columns<'_>,
        place: usize,
        terms: &AccountTerms,
        space: &mut Space,
    ) -> Result<Ledger, Fault> {
        let rows = columns.account(place).ok_or_else(|| Fault::new(MISSING, "no rows"))?;
        Ok(match terms {
            AccountTerms::Card(terms) => space.cards.ledger(terms, &rows)?.clone(),
            AccountTerms::Loan(terms) => space.loans.ledger(terms, &rows)?.clone(),
        })
    }

    /// A fault with the word that was given, and the name of the event that it is about.
    pub(crate) fn told(&self, place: usize, fault: Fault) -> (Fault, Option<String>) {
        let fault = self.events.with_word(place, fault);
        let event = fault.place.and_then(|event| self.events.event_name(place, event));
        (fault, event)
    }
}

/// What an account promised, and where it began.
fn start(
    products: &Products,
    openings: Option<&Openings<'_>>,
    place: usize,
    account: &Account<'_>,
) -> Result<AccountStart, Fault> {
    let opening = match openings {
        Some(openings) if openings.has(place) => openings.of(place, products.currency(account)?)?,
        _ => None,
    };
    products.start(account, opening)
}
