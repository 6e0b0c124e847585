//! The table of accounts, in the order of their names.

use std::collections::HashMap;

use super::fault::{DUPLICATE, Fault, MISSING, Stray};
use crate::error::TableError;
use crate::table::{Table, TextColumn};

const COLUMNS: &[&str] = &[
    "account",
    "customer",
    "product",
    "opened",
    "statement_day",
    "principal",
    "first_due",
    "periods",
    "rate",
    "as_of",
    "known_on",
    "terms",
];

/// Stands for null in a column of numbers.
const NO_NUMBER: i64 = i64::MIN;
const NO_DAY: i32 = i32::MIN;

/// What an account has of its own.
#[derive(Clone, Debug)]
pub(crate) struct Account<'a> {
    pub(crate) name: &'a str,
    pub(crate) customer: Option<&'a str>,
    pub(crate) product: Option<&'a str>,
    pub(crate) opened: Option<i32>,
    pub(crate) statement_day: Option<i64>,
    pub(crate) principal: Option<i64>,
    pub(crate) first_due: Option<i32>,
    pub(crate) periods: Option<i64>,
    pub(crate) rate: Option<&'a str>,
    pub(crate) as_of: Option<i32>,
    pub(crate) known_on: Option<i32>,
    pub(crate) terms: Option<&'a str>,
}

/// The accounts by name, one row each.
pub(crate) struct Accounts<'a> {
    /// Which row of the table each account is in.
    rows: Vec<u32>,
    names: TextColumn<'a>,
    /// The place of each name among the accounts.
    pub(crate) places: HashMap<&'a str, u32>,
    /// Accounts that stand more than once.
    twice: Vec<u32>,
    columns: Columns<'a>,
}

struct Columns<'a> {
    customer: Option<TextColumn<'a>>,
    product: TextColumn<'a>,
    opened: Vec<i32>,
    statement_day: Vec<i64>,
    principal: Vec<i64>,
    first_due: Vec<i32>,
    periods: Vec<i64>,
    rate: Option<TextColumn<'a>>,
    as_of: Vec<i32>,
    known_on: Vec<i32>,
    terms: Option<TextColumn<'a>>,
}

impl<'a> Accounts<'a> {
    pub(crate) fn read(table: &'a Table, places: Option<u8>, strays: &mut Vec<Stray>) -> Result<Self, TableError> {
        table.has_only(COLUMNS)?;
        let names = table.text("account").and_then(|found| table.needed("account", found))?;
        let number = |column: &str| table.whole(column, NO_NUMBER, |value| value.max(NO_NUMBER.saturating_add(1)));
        let columns = Columns {
            customer: table.text("customer")?,
            product: table.text("product").and_then(|found| table.needed("product", found))?,
            opened: table.days("opened", NO_DAY)?,
            statement_day: number("statement_day")?,
            principal: table.amounts("principal", NO_NUMBER, places)?,
            first_due: table.days("first_due", NO_DAY)?,
            periods: number("periods")?,
            rate: table.text("rate")?,
            as_of: table.days("as_of", NO_DAY)?,
            known_on: table.days("known_on", NO_DAY)?,
            terms: table.text("terms")?,
        };
        let mut named: Vec<(&str, u32)> = Vec::with_capacity(table.rows());
        for (row, name) in (0_u32..).zip(names.iter(table.rows())) {
            match name {
                Some(name) => named.push((name, row)),
                None => strays.push(Stray {
                    table: "accounts",
                    row: usize::try_from(row).unwrap_or(usize::MAX),
                    account: None,
                    fault: Fault::new(MISSING, "the account has no name"),
                }),
            }
        }
        named.sort_unstable();
        let mut twice = Vec::new();
        let mut rows: Vec<u32> = Vec::with_capacity(named.len());
        let mut found = HashMap::with_capacity(named.len());
        for (name, row) in named {
            let place = u32::try_from(rows.len()).unwrap_or(u32::MAX); // INVARIANT: as many as the table has rows
            if let Some(first) = found.get(name) {
                twice.push(*first);
            } else {
                found.insert(name, place);
                rows.push(row);
            }
        }
        Ok(Self { rows, names, places: found, twice, columns })
    }

    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The account of a place.
    pub(crate) fn get(&self, place: usize) -> Option<Account<'a>> {
        let row = usize::try_from(*self.rows.get(place)?).ok()?;
        let columns = &self.columns;
        let number = |values: &[i64]| values.get(row).copied().filter(|value| *value != NO_NUMBER);
        let day = |values: &[i32]| values.get(row).copied().filter(|value| *value != NO_DAY);
        Some(Account {
            name: self.names.get(row)?,
            customer: columns.customer.as_ref().and_then(|customer| customer.get(row)),
            product: columns.product.get(row),
            opened: day(&columns.opened),
            statement_day: number(&columns.statement_day),
            principal: number(&columns.principal),
            first_due: day(&columns.first_due),
            periods: number(&columns.periods),
            rate: columns.rate.as_ref().and_then(|rate| rate.get(row)),
            as_of: day(&columns.as_of),
            known_on: day(&columns.known_on),
            terms: columns.terms.as_ref().and_then(|terms| terms.get(row)),
        })
    }

    /// What is wrong with an account as a row of this table.
    pub(crate) fn fault(&self, place: usize) -> Option<Fault> {
        let place = u32::try_from(place).ok()?;
        // INVARIANT: names were looked at in order, so the places ascend.
        self.twice.binary_search(&place).ok().map(|_| Fault::new(DUPLICATE, "the account stands twice in the table"))
    }
}
