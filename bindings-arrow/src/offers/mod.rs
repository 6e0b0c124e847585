//! What can be offered to whom.

mod applicants;
mod asking;
mod output;
mod plans;
mod requests;
mod rounds;
mod shares;
mod survival;

use arrears::case::TogetherAccount;
use arrears::casework::Reference;
use arrears::ledger::Columns;
use arrow_array::RecordBatch;
use rayon::prelude::*;
use serde_json::{Map, Value};

use self::applicants::{Applicants, Role};
use self::asking::Asking;
use self::output::{Output, Row};
use crate::book::{Account, Book, Fault, MISSING, Options, PositionTables, Space, object};
use crate::error::{Refusal, TableError};
use crate::positions::errors;
use crate::table::Table;

/// The tables that offers are found from.
#[derive(Clone, Copy, Debug)]
pub struct OfferTables<'a> {
    /// The portfolio.
    pub portfolio: PositionTables<'a>,
    /// Whose offers are asked for, and what there is to pay with: one row an account that asks.
    pub applicants: &'a Table,
}

/// What is asked about offers, and what is told of them.
#[derive(Clone, Copy, Debug)]
pub struct OfferOptions<'a> {
    /// What a case document says of offers, as JSON text: `offers` with its policy; `law`, `budget` and `agreement` where they matter.
    pub question: &'a str,
    /// The payments of every offer, not of the best alone.
    pub all_payments: bool,
    /// As of when, known on which day, with how many threads.
    pub options: Options,
}

/// What was found: tables in batches of at most 8,192 accounts.
#[derive(Clone, Debug)]
pub struct OffersFound {
    /// One row an account that asks or is in the plan of one that does, in the order of their names: what is owed, the best offer, or
    /// what is wrong.
    pub accounts: Vec<RecordBatch>,
    /// One row an offer, the best of each account first.
    pub offers: Vec<RecordBatch>,
    /// One row a payment: of the best offer of each account, or of every one.
    pub payments: Vec<RecordBatch>,
    /// One row a kind of plan that cannot be offered, with the reason.
    pub refusals: Vec<RecordBatch>,
    /// Of plans over several accounts: one row an offer and account, what of it is that account's.
    pub shares: Vec<RecordBatch>,
    /// One row an offer and stress: how many payments could still be made.
    pub survival: Vec<RecordBatch>,
    /// One row an offer in answer to a proposal, or a reason why there is none.
    pub rounds: Vec<RecordBatch>,
    /// One row a temporary limit or a waiver of late fees alone that is asked for: whether the policy allows it.
    pub requests: Vec<RecordBatch>,
    /// Rows that belong to no account.
    pub errors: RecordBatch,
}

impl OffersFound {
    fn nothing(errors: RecordBatch) -> Self {
        let none = Vec::new;
        Self {
            accounts: none(),
            offers: none(),
            payments: none(),
            refusals: none(),
            shares: none(),
            survival: none(),
            rounds: none(),
            requests: none(),
            errors,
        }
    }
}

/// Tables of no rows.
pub(crate) fn no_offers() -> Result<OffersFound, TableError> {
    let mut found = OffersFound::nothing(errors(&[])?);
    Output::default().finish(&mut found)?;
    Ok(found)
}

/// So many accounts make a batch of results, whatever the threads: each has many rows.
const BATCH: usize = 8_192;

/// So many accounts are taken by a thread at a time.
const SHARE: usize = 64;

/// What can be offered to every account that asks.
///
/// `progress` is told how many accounts are done of how many, after each batch; where it says `false`, work stops.
///
/// # Errors
/// [`TableError`] where a table, or the question, is none of those described. What is wrong with one account is in its row.
pub fn offers(
    tables: OfferTables<'_>,
    asked: OfferOptions<'_>,
    progress: &mut dyn FnMut(usize, usize) -> bool,
) -> Result<OffersFound, TableError> {
    let bad = |why: String| TableError::of("question", Refusal::BadValue { why });
    let question = object(asked.question).map_err(bad)?;
    if let Some(key) = question.keys().find(|key| !asking::KEYS.contains(&key.as_str())) {
        return Err(bad(format!("`{key}` is none of {}", asking::KEYS.join(", "))));
    }
    let mut strays = Vec::new();
    let book = Book::read(tables.portfolio, &mut strays)?;
    let applicants = Applicants::read(tables.applicants, &book.accounts, book.places(), &mut strays)?;
    let columns = book.columns()?;
    let search = Search {
        book: &book,
        columns: &columns,
        applicants: &applicants,
        question: &question,
        options: asked.options,
        all_payments: asked.all_payments,
    };
    let pool = asked.options.pool()?;
    let mut found = OffersFound::nothing(errors(&strays)?);
    let (count, mut done) = (applicants.rows.len(), 0_usize);
    for rows in applicants.rows.chunks(BATCH) {
        let rows: Vec<Row<'_>> = pool.install(|| search.rows(rows));
        let mut output = Output::default();
        rows.iter().for_each(|row| output.push(row));
        output.finish(&mut found)?;
        done = done.saturating_add(rows.len());
        if !progress(done, count) {
            return Err(TableError::of("accounts", Refusal::Stopped));
        }
    }
    if found.accounts.is_empty() {
        found = OffersFound { errors: found.errors, ..no_offers()? };
    }
    Ok(found)
}

/// Everything that the search for an account reads.
struct Search<'a> {
    book: &'a Book<'a>,
    columns: &'a Columns<'a>,
    applicants: &'a Applicants<'a>,
    question: &'a Map<String, Value>,
    options: Options,
    all_payments: bool,
}

impl<'a> Search<'a> {
    fn rows(&self, rows: &[(usize, Role)]) -> Vec<Row<'a>> {
        let space = || (Space::new(), Asking::default());
        let rows = rows.par_iter().with_min_len(SHARE);
        rows.map_init(space, |space, asked| self.row(*asked, space)).flatten_iter().collect()
    }

    fn row(&self, (place, role): (usize, Role), space: &mut (Space, Asking)) -> Option<Row<'a>> {
        let account = self.book.accounts.get(place)?;
        let row = match role {
            Role::Asks(row) => row,
            Role::InPlanOf(other) => {
                let other = self.book.accounts.get(other)?;
                let as_of = other.as_of.or(self.options.as_of);
                return Some(Row {
                    account: account.name,
                    as_of,
                    plan_of: Some(other.name),
                    found: Ok(None),
                    event: None,
                });
            }
        };
        let as_of = account.as_of.or(self.options.as_of);
        let (found, event) = match self.found(place, row, &account, space) {
            Ok(found) => (Ok(Some(found)), None),
            Err(fault) => {
                let (fault, event) = self.book.told(place, fault);
                (Err(fault), event)
            }
        };
        Some(Row { account: account.name, as_of, plan_of: None, found, event })
    }

    fn found(
        &self,
        place: usize,
        row: usize,
        account: &Account<'a>,
        (space, asking): &mut (Space, Asking),
    ) -> Result<output::Found<'a>, Fault> {
        if let Some(fault) = self.applicants.fault(place) {
            return Err(fault);
        }
        let standing = self.book.standing(self.columns, (place, account), self.options, space)?;
        let own = self.applicants.question(row);
        let asked = asking.of(self.question, own, &standing, || self.book.document(place, account))?;
        asked.ask(self.applicants, row, standing.currency())?;
        let ledger = self.book.ledger(self.columns, place, &standing.start.terms, space)?;
        let (start, position, as_of) = (standing.start, standing.position, standing.as_of);
        asked.case.ask_about(start.terms, ledger, start.opening, (as_of.day, as_of.known_on));
        let (names, others) = self.together(place, account, space)?;
        asked.case.ask_together(others);
        let offers = asked.case.offers_from(&position)?;
        let offers = offers.ok_or_else(|| Fault::new(MISSING, "offers: no offers are asked for"))?;
        Ok(output::Found::of(&offers, &names, self.all_payments))
    }

    /// The accounts in one plan: their names, that of the account that asks first, and the others; nothing where it stands alone.
    fn together(
        &self,
        place: usize,
        asks: &Account<'a>,
        space: &mut Space,
    ) -> Result<(Vec<&'a str>, Vec<TogetherAccount>), Fault> {
        let (mut names, mut others) = (Vec::new(), Vec::new());
        for (number, place) in self.applicants.plans.of(place).iter().enumerate() {
            let account = self.book.accounts.get(*place);
            let account = account.ok_or_else(|| Fault::new(MISSING, "together: no such account"))?;
            let name = account.name;
            // All are looked at on the day, and with the knowledge, of the one that asks.
            let account = Account { as_of: asks.as_of, known_on: asks.known_on, ..account };
            let other = self.other(number, (*place, &account), space).map_err(|fault| {
                let (fault, event) = self.book.told(*place, fault);
                let event = event.map_or_else(String::new, |event| format!(", event `{event}`"));
                Fault::new(fault.code, format!("together: account `{name}`{event}: {}", fault.text))
            })?;
            names.push(name);
            others.push(other);
        }
        if !names.is_empty() {
            names.insert(0, asks.name);
        }
        Ok((names, others))
    }

    fn other(
        &self,
        number: usize,
        (place, account): (usize, &Account<'_>),
        space: &mut Space,
    ) -> Result<TogetherAccount, Fault> {
        let standing = self.book.standing(self.columns, (place, account), self.options, space)?;
        let ledger = self.book.ledger(self.columns, place, &standing.start.terms, space)?;
        // A name may be longer than a reference of an agreement; the answer does not tell it.
        let reference = Reference::new(number.to_string());
        let reference = reference.map_err(|error| Fault::new(error.code(), error.to_string()))?;
        let other = TogetherAccount::new(reference, standing.start.terms, ledger);
        Ok(match standing.start.opening {
            Some(opening) => other.opened_with(opening),
            None => other,
        })
    }
}
