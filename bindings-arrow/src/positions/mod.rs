//! Where every account stands.

mod accounts;
mod events;
mod fault;
mod output;
mod products;

use arrears::balance::Position;
use arrears::ledger::Columns;
use arrears::portfolio::{AccountSpace, AsOf};
use arrears::terms::{CardTerms, LoanTerms};
use arrears::wire::AccountTerms;
use arrears::{Currency, Date};
use arrow_array::RecordBatch;
use rayon::prelude::*;

use self::accounts::Accounts;
use self::events::Events;
use self::fault::{Fault, MISSING, OUT_OF_RANGE};
use self::output::Output;
use self::products::{Made, Products};
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

/// What was found: three tables, in batches of at most 65,536 accounts.
#[derive(Clone, Debug)]
pub struct Positions {
    /// One row an account, in the order of their names.
    pub positions: Vec<RecordBatch>,
    /// What is owed by component: one row for each that is not zero.
    pub components: Vec<RecordBatch>,
    /// Rows that belong to no account.
    pub errors: RecordBatch,
}

/// So many accounts make a batch of results, whatever the threads.
const BATCH: usize = 65_536;

/// So many accounts are taken by a thread at a time.
const SHARE: usize = 512;

/// Where every account stands.
///
/// `progress` is told how many accounts are done of how many, after each batch; where it says `false`, work stops.
///
/// # Errors
/// [`TableError`] where a table is none of those described: nothing is then computed. What is wrong with one account is in its row.
pub fn positions(
    tables: PositionTables<'_>,
    options: Options,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<Positions, TableError> {
    let mut strays = Vec::new();
    let products = Products::read(tables.products)?;
    let accounts = Accounts::read(tables.accounts, products.places(), &mut strays)?;
    let events = Events::read(tables.events, &accounts, products.places(), &mut strays)?;
    let columns =
        events.columns().map_err(|fault| TableError::of("events", Refusal::Invalid { why: fault.to_string() }))?;
    let replay = Replay { products: &products, accounts: &accounts, events: &events, columns: &columns, options };

    let pool = rayon::ThreadPoolBuilder::new().num_threads(options.threads.unwrap_or(0)).build();
    let pool = pool.map_err(|error| TableError::of("accounts", Refusal::Invalid { why: error.to_string() }))?;
    let mut found = Positions { positions: Vec::new(), components: Vec::new(), errors: output::errors(&strays)? };
    let count = accounts.len();
    for from in (0..count).step_by(BATCH) {
        let to = from.saturating_add(BATCH).min(count);
        let rows: Vec<Row<'_>> = pool.install(|| replay.rows(from, to));
        let mut output = Output::with_capacity(rows.len());
        for row in &rows {
            output.push(row);
        }
        found.positions.push(output.positions()?);
        found.components.push(output.components()?);
        if !progress(to, count) {
            return Err(TableError::of("accounts", Refusal::Stopped));
        }
    }
    if found.positions.is_empty() {
        found.positions.push(Output::with_capacity(0).positions()?);
        found.components.push(Output::with_capacity(0).components()?);
    }
    Ok(found)
}

/// One account and what came of it.
struct Row<'a> {
    account: &'a str,
    as_of: Option<i32>,
    found: Result<Found, Fault>,
    /// The event that the fault is about.
    event: Option<String>,
}

/// Where an account stands.
struct Found {
    currency: Currency,
    position: Position,
    is_card: bool,
}

/// Everything that the replay of an account reads.
struct Replay<'a> {
    products: &'a Products,
    accounts: &'a Accounts<'a>,
    events: &'a Events<'a>,
    columns: &'a Columns<'a>,
    options: Options,
}

/// What a thread keeps from one account to the next.
struct Space {
    cards: AccountSpace<CardTerms>,
    loans: AccountSpace<LoanTerms>,
    made: Made,
}

impl Space {
    fn new() -> Self {
        Self { cards: AccountSpace::new(), loans: AccountSpace::new(), made: Made::default() }
    }
}

impl<'a> Replay<'a> {
    fn rows(&self, from: usize, to: usize) -> Vec<Row<'a>> {
        let places = (from..to).into_par_iter().with_min_len(SHARE);
        places.map_init(Space::new, |space, place| self.row(place, space)).flatten_iter().collect()
    }

    fn row(&self, place: usize, space: &mut Space) -> Option<Row<'a>> {
        let account = self.accounts.get(place)?;
        let as_of = account.as_of.or(self.options.as_of);
        let found = self.found(place, &account, as_of, space).map_err(|fault| self.events.with_word(place, fault));
        let about = found.as_ref().err().and_then(|fault| fault.place);
        let event = about.and_then(|event| self.events.event_name(place, event));
        Some(Row { account: account.name, as_of, found, event })
    }

    fn found(
        &self,
        place: usize,
        account: &accounts::Account<'_>,
        as_of: Option<i32>,
        space: &mut Space,
    ) -> Result<Found, Fault> {
        if let Some(fault) = self.accounts.fault(place).or_else(|| self.events.fault(place)) {
            return Err(fault);
        }
        let day =
            |serial: i32| Date::from_unix_days(serial).ok_or_else(|| Fault::new(OUT_OF_RANGE, "a day out of range"));
        let as_of = day(as_of.ok_or_else(|| Fault::new(MISSING, "as_of: no day is asked about"))?)?;
        let known_on = account.known_on.or(self.options.known_on).map(day).transpose()?;
        let terms = self.products.terms(account, &mut space.made)?;
        let asked = AsOf { day: as_of, known_on };
        let rows = self.columns.account(place).ok_or_else(|| Fault::new(MISSING, "no rows"))?;
        let position = match &terms {
            AccountTerms::Card(terms) => space.cards.position(terms, &rows, asked)?,
            AccountTerms::Loan(terms) => space.loans.position(terms, &rows, asked)?,
        };
        Ok(Found { currency: terms.currency(), position, is_card: !terms.is_loan() })
    }
}
