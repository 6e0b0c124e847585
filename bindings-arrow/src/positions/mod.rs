//! Where every account stands.

mod output;

use arrears::Currency;
use arrears::balance::Position;
use arrears::ledger::Columns;
use arrow_array::RecordBatch;
use rayon::prelude::*;

use self::output::Output;
pub(crate) use self::output::{batch, errors};
use crate::book::{Book, Fault, Options, PositionTables, Space};
use crate::error::{Refusal, TableError};

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

/// So many accounts are held as rows at a time, before they are columns: few enough that their memory is used again.
const PART: usize = 8_192;

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
    let book = Book::read(tables, &mut strays)?;
    let columns = book.columns()?;
    let replay = Replay { book: &book, columns: &columns, options };
    let pool = options.pool()?;
    let mut found = Positions { errors: errors(&strays)?, positions: Vec::new(), components: Vec::new() };
    let count = book.accounts.len();
    for from in (0..count).step_by(BATCH) {
        let to = from.saturating_add(BATCH).min(count);
        let mut output = Output::with_capacity(to.saturating_sub(from));
        for part in (from..to).step_by(PART) {
            let rows: Vec<Row<'_>> = pool.install(|| replay.rows(part, part.saturating_add(PART).min(to)));
            rows.iter().for_each(|row| output.push(row));
        }
        found.positions.push(output.positions()?);
        found.components.push(output.components()?);
        if !progress(to, count) {
            return Err(TableError::of("accounts", Refusal::Stopped));
        }
    }
    if found.positions.is_empty() {
        found = Positions { errors: found.errors, ..no_positions()? };
    }
    Ok(found)
}

/// Tables of no rows.
pub(crate) fn no_positions() -> Result<Positions, TableError> {
    let mut output = Output::with_capacity(0);
    let (positions, components) = (vec![output.positions()?], vec![output.components()?]);
    Ok(Positions { positions, components, errors: errors(&[])? })
}

/// One account and what came of it.
struct Row<'a> {
    account: &'a str,
    as_of: Option<i32>,
    found: Result<Found, Fault>,
    /// The event that the fault is about.
    event: Option<String>,
}

/// What a row keeps of where its account stands: terms are large.
struct Found {
    currency: Currency,
    position: Position,
    is_card: bool,
}

/// Everything that the replay of an account reads.
struct Replay<'a> {
    book: &'a Book<'a>,
    columns: &'a Columns<'a>,
    options: Options,
}

impl<'a> Replay<'a> {
    fn rows(&self, from: usize, to: usize) -> Vec<Row<'a>> {
        let places = (from..to).into_par_iter().with_min_len(SHARE);
        places.map_init(Space::new, |space, place| self.row(place, space)).flatten_iter().collect()
    }

    fn row(&self, place: usize, space: &mut Space) -> Option<Row<'a>> {
        let account = self.book.accounts.get(place)?;
        let as_of = account.as_of.or(self.options.as_of);
        let standing = self.book.standing(self.columns, (place, &account), self.options, space);
        let (found, event) = match standing {
            Ok(standing) => {
                let (currency, is_card) = (standing.currency(), standing.is_card());
                (Ok(Found { currency, position: standing.position, is_card }), None)
            }
            Err(fault) => {
                let (fault, event) = self.book.told(place, fault);
                (Err(fault), event)
            }
        };
        Some(Row { account: account.name, as_of, found, event })
    }
}
