//! The table of events: which rows are whose, in which order, and their columns as the engine reads them.

use std::collections::HashMap;

use arrears::case::OpeningIds;
use arrears::ledger::{Cells, Columns, EventColumns, EventId, EventKind, LedgerFault};
use arrears::{Components, Fraction};

use super::accounts::Accounts;
use super::fault::{DUPLICATE, Fault, MISSING, Stray, UNKNOWN, UNKNOWN_KIND};
use crate::error::TableError;
use crate::table::{Table, TextColumn};

const COLUMNS: &[&str] = &[
    "account",
    "id",
    "effective",
    "recorded",
    "kind",
    "amount",
    "reference",
    "fee",
    "components",
    "periods",
    "charge",
    "rate",
    "rate_period",
    "purchase_rate",
    "cash_rate",
    "due",
    "keep",
    "statement_day",
    "due_rule",
    "due_days",
    "outcome",
    "interest_continues",
    "order",
];

/// Stands for null.
const NO_DAY: i32 = i32::MIN;
const NO_MINOR: i64 = i64::MIN;
const NO_PLACE: u32 = u32::MAX;
const NO_NUMBER: u8 = u8::MAX;

/// A number that no list has: what a word is read as that is none of those allowed.
const UNKNOWN_NUMBER: u8 = u8::MAX - 1;

/// Components that are none.
const NO_SUCH_COMPONENTS: u32 = u32::MAX - 1;

/// The events of all accounts.
pub(crate) struct Events<'a> {
    /// Where the rows of each account begin in `rows`, and behind the last the end.
    offsets: Vec<u32>,
    /// The rows of the table, account by account.
    rows: Vec<u32>,
    ids: Option<TextColumn<'a>>,
    kinds: TextColumn<'a>,
    values: Values,
    /// What is wrong with names of events, by the place of the account.
    faults: HashMap<usize, Fault>,
}

/// The columns beside names, with a value that stands for null.
struct Values {
    effective: Vec<i32>,
    recorded: Vec<i32>,
    kind: Vec<u8>,
    amount: Vec<i64>,
    reference: Vec<u32>,
    fee: Vec<i64>,
    components: Vec<u32>,
    periods: Vec<u32>,
    charge: Vec<u8>,
    rate: Vec<i64>,
    rate_period: Vec<u8>,
    purchase_rate: Vec<i64>,
    cash_rate: Vec<i64>,
    due: Vec<i32>,
    keep: Vec<u8>,
    statement_day: Vec<u8>,
    due_rule: Vec<u8>,
    due_days: Vec<i32>,
    outcome: Vec<u8>,
    interest_continues: Vec<u8>,
    order: Vec<i32>,
}

impl Values {
    fn read(table: &Table, kinds: &TextColumn<'_>, places: Option<u8>) -> Result<Self, TableError> {
        let small = |column: &str| {
            table.whole(column, NO_NUMBER, |value| u8::try_from(value).unwrap_or(UNKNOWN_NUMBER).min(UNKNOWN_NUMBER))
        };
        let word = |column: &str, words: &[&str]| -> Result<Vec<u8>, TableError> {
            let number = |word: &str| {
                let place = words.iter().position(|known| *known == word);
                place.and_then(|place| u8::try_from(place).ok()).map_or(UNKNOWN_NUMBER, |place| place.saturating_add(1))
            };
            mapped(table, column, NO_NUMBER, number)
        };
        let rate = |column: &str| mapped(table, column, NO_MINOR, trillionths);
        let day_count = |value: i64| i32::try_from(value).unwrap_or(i32::MAX);
        Ok(Self {
            effective: table.days("effective", NO_DAY)?,
            recorded: table.days("recorded", NO_DAY)?,
            kind: kinds.iter(table.rows()).map(kind).collect(),
            amount: table.amounts("amount", NO_MINOR, places)?,
            reference: Vec::new(),
            fee: table.amounts("fee", NO_MINOR, places)?,
            components: mapped(table, "components", NO_PLACE, components)?,
            periods: table.whole("periods", NO_PLACE, |value| u32::try_from(value).unwrap_or(NO_PLACE - 1))?,
            charge: word("charge", &["monthlyFee", "levelPayment"])?,
            rate: rate("rate")?,
            rate_period: word("rate_period", &["daily", "monthly", "annual"])?,
            purchase_rate: rate("purchase_rate")?,
            cash_rate: rate("cash_rate")?,
            due: table.days("due", NO_DAY)?,
            keep: word("keep", &["term", "payment"])?,
            statement_day: small("statement_day")?,
            due_rule: word("due_rule", &["daysAfterStatement", "dayOfMonth"])?,
            due_days: table.whole("due_days", NO_DAY, day_count)?,
            outcome: word("outcome", &["forCustomer", "against"])?,
            interest_continues: small("interest_continues")?,
            order: table.whole("order", NO_DAY, |value| i32::try_from(value).unwrap_or(i32::MAX))?,
        })
    }

    fn columns(&self) -> EventColumns<'_> {
        EventColumns {
            effective: Cells::with_null(&self.effective, NO_DAY),
            recorded: Cells::with_null(&self.recorded, NO_DAY),
            kind: Cells::with_null(&self.kind, NO_NUMBER),
            amount: Cells::with_null(&self.amount, NO_MINOR),
            reference: Cells::with_null(&self.reference, NO_PLACE),
            fee: Cells::with_null(&self.fee, NO_MINOR),
            components: Cells::with_null(&self.components, NO_PLACE),
            periods: Cells::with_null(&self.periods, NO_PLACE),
            charge: Cells::with_null(&self.charge, NO_NUMBER),
            rate: Cells::with_null(&self.rate, NO_MINOR),
            rate_period: Cells::with_null(&self.rate_period, NO_NUMBER),
            purchase_rate: Cells::with_null(&self.purchase_rate, NO_MINOR),
            cash_rate: Cells::with_null(&self.cash_rate, NO_MINOR),
            due: Cells::with_null(&self.due, NO_DAY),
            keep: Cells::with_null(&self.keep, NO_NUMBER),
            statement_day: Cells::with_null(&self.statement_day, NO_NUMBER),
            due_rule: Cells::with_null(&self.due_rule, NO_NUMBER),
            due_days: Cells::with_null(&self.due_days, NO_DAY),
            outcome: Cells::with_null(&self.outcome, NO_NUMBER),
            interest_continues: Cells::with_null(&self.interest_continues, NO_NUMBER),
            order: Cells::with_null(&self.order, NO_DAY),
        }
    }
}

impl<'a> Events<'a> {
    pub(crate) fn read(
        table: &'a Table,
        accounts: &Accounts<'_>,
        places: Option<u8>,
        opened: &HashMap<usize, OpeningIds>,
        strays: &mut Vec<Stray>,
    ) -> Result<Self, TableError> {
        table.has_only(COLUMNS)?;
        let names = table.text("account").and_then(|found| table.needed("account", found))?;
        let kinds = table.text("kind").and_then(|found| table.needed("kind", found))?;
        let values = Values::read(table, &kinds, places)?;
        table.needed("effective", (!values.effective.is_empty() || table.rows() == 0).then_some(()))?;
        let owners = owners(&names, table.rows(), accounts, strays);
        let (offsets, rows) = grouped(&owners, accounts.len());
        let ids = table.text("id")?;
        let references = table.text("reference")?;
        let mut events = Self { offsets, rows, ids, kinds, values, faults: HashMap::new() };
        events.sort_by_id();
        events.check_names(opened);
        if let Some(references) = references {
            events.refer(&references, table.rows(), opened);
        }
        Ok(events)
    }

    /// Columns as the engine reads them.
    pub(crate) fn columns(&self) -> Result<Columns<'_>, LedgerFault> {
        Ok(Columns::listed(&self.offsets, &self.rows, self.values.columns())?.unix_days())
    }

    /// The rows of an account in the table, in the order in which they are read.
    fn rows_of(&self, account: usize) -> &[u32] {
        let at = |place: usize| self.offsets.get(place).and_then(|offset| usize::try_from(*offset).ok());
        let range = at(account).zip(account.checked_add(1).and_then(at));
        range.and_then(|(from, to)| self.rows.get(from..to)).unwrap_or_default()
    }

    fn id(&self, row: u32) -> Option<&'a str> {
        self.ids.as_ref()?.get(usize::try_from(row).ok()?)
    }

    /// Where events have names, their order among those of an account is that of the names: rows may then come in any order.
    fn sort_by_id(&mut self) {
        let Some(ids) = self.ids.clone() else { return };
        let id = |row: u32| usize::try_from(row).ok().and_then(|row| ids.get(row));
        let mut named: Vec<(Option<&str>, u32)> = Vec::new();
        for account in 0..self.offsets.len().saturating_sub(1) {
            let at = |place: usize| self.offsets.get(place).and_then(|offset| usize::try_from(*offset).ok());
            let Some((from, to)) = at(account).zip(account.checked_add(1).and_then(at)) else { continue };
            let Some(rows) = self.rows.get_mut(from..to) else { continue };
            named.clear();
            named.extend(rows.iter().map(|row| (id(*row), *row)));
            // Most tables are in order.
            if !named.is_sorted() {
                named.sort_unstable();
                rows.iter_mut().zip(&named).for_each(|(row, (_, sorted))| *row = *sorted);
            }
            let next = named.iter().skip(1);
            let same =
                (0_u32..).zip(named.iter().zip(next)).find(|(_, (one, other))| one.0.is_some() && one.0 == other.0);
            if let Some((place, ((name, _), _))) = same {
                let name = name.unwrap_or_default();
                let fault = Fault::new(DUPLICATE, format!("two events are called `{name}`")).at(place);
                self.faults.insert(account, fault);
            }
        }
    }

    /// A name of an opening is no event's.
    fn check_names(&mut self, opened: &HashMap<usize, OpeningIds>) {
        for (account, ids) in opened {
            let rows = self.rows_of(*account);
            for name in ids.postings.iter().chain(&ids.plans).flatten() {
                let found = rows.binary_search_by(|row| self.id(*row).cmp(&Some(name.as_str()))).ok();
                if let Some(place) = found.and_then(|found| u32::try_from(found).ok()) {
                    let fault =
                        Fault::new(DUPLICATE, format!("`{name}` names what the opening tells already")).at(place);
                    self.faults.insert(*account, fault);
                    break;
                }
            }
        }
    }

    /// References by name become places among the events of the account, or among what its opening tells.
    fn refer(&mut self, references: &TextColumn<'_>, rows: usize, opened: &HashMap<usize, OpeningIds>) {
        self.values.reference = vec![NO_PLACE; rows];
        for account in 0..self.offsets.len().saturating_sub(1) {
            let own: Vec<u32> = self.rows_of(account).to_vec();
            for (place, row) in (0_u32..).zip(&own) {
                let Ok(at) = usize::try_from(*row) else { continue };
                let Some(name) = references.get(at) else { continue };
                let found = own.binary_search_by(|other| self.id(*other).cmp(&Some(name))).ok();
                let found = found.and_then(|found| u32::try_from(found).ok());
                match found.or_else(|| of_opening(opened.get(&account)?, name)) {
                    Some(found) => {
                        if let Some(slot) = self.values.reference.get_mut(at) {
                            *slot = found;
                        }
                    }
                    None => {
                        let fault = Fault::new(UNKNOWN, format!("no event of the account is called `{name}`"));
                        self.faults.entry(account).or_insert_with(|| fault.at(place));
                    }
                }
            }
        }
    }

    /// What is wrong with the names of an account's events.
    pub(crate) fn fault(&self, account: usize) -> Option<Fault> {
        self.faults.get(&account).cloned()
    }

    /// The name of an event, or the number of its row.
    pub(crate) fn event_name(&self, account: usize, place: u32) -> Option<String> {
        let row = *self.rows_of(account).get(usize::try_from(place).ok()?)?;
        Some(self.id(row).map_or_else(|| format!("row {row}"), str::to_owned))
    }

    /// A fault about a kind that there is not, with the word that was given.
    pub(crate) fn with_word(&self, account: usize, fault: Fault) -> Fault {
        let row = fault.place.and_then(|place| self.rows_of(account).get(usize::try_from(place).ok()?));
        let word = row.and_then(|row| self.kinds.get(usize::try_from(*row).ok()?));
        match word {
            Some(word) if fault.code == UNKNOWN_KIND => {
                Fault { text: format!("no kind of event is called `{word}`"), ..fault }
            }
            _ => fault,
        }
    }
}

/// What an opening gives a name to.
fn of_opening(ids: &OpeningIds, name: &str) -> Option<u32> {
    let place = |list: &[Option<String>]| {
        let place = list.iter().position(|id| id.as_deref() == Some(name))?;
        u32::try_from(place).ok()
    };
    let posting = place(&ids.postings).map(EventId::opened);
    posting.or_else(|| place(&ids.plans).map(EventId::opened_plan)).map(EventId::get)
}

/// The place of each row's account; `NO_PLACE` where there is none.
fn owners(names: &TextColumn<'_>, rows: usize, accounts: &Accounts<'_>, strays: &mut Vec<Stray>) -> Vec<u32> {
    let mut owners = Vec::with_capacity(rows);
    let mut last: Option<(&str, u32)> = None;
    for (row, name) in names.iter(rows).enumerate() {
        let stray = |fault| Stray { table: "events", row, account: name.map(str::to_owned), fault };
        let Some(name) = name else {
            strays.push(stray(Fault::new(MISSING, "the event belongs to no account")));
            owners.push(NO_PLACE);
            continue;
        };
        // Rows of one account often stand together.
        let known = last.filter(|(before, _)| *before == name).map(|(_, place)| place);
        let place = known.or_else(|| accounts.places.get(name).copied());
        last = place.map(|place| (name, place));
        if place.is_none() {
            strays.push(stray(Fault::new(UNKNOWN, "the table of accounts has no such account")));
        }
        owners.push(place.unwrap_or(NO_PLACE));
    }
    owners
}

/// The rows account by account: where each begins, and the rows.
fn grouped(owners: &[u32], accounts: usize) -> (Vec<u32>, Vec<u32>) {
    let place = |owner: u32| usize::try_from(owner).unwrap_or(usize::MAX);
    let mut offsets = vec![0_u32; accounts.saturating_add(1)];
    for owner in owners.iter().filter(|owner| **owner != NO_PLACE) {
        if let Some(count) = offsets.get_mut(place(*owner).saturating_add(1)) {
            *count = count.saturating_add(1);
        }
    }
    let mut sum = 0_u32;
    for offset in &mut offsets {
        sum = sum.saturating_add(*offset);
        *offset = sum;
    }
    let mut next = offsets.clone();
    let mut rows = vec![0_u32; usize::try_from(sum).unwrap_or(usize::MAX)];
    for (row, owner) in (0_u32..).zip(owners).filter(|(_, owner)| **owner != NO_PLACE) {
        let Some(slot) = next.get_mut(place(*owner)) else { continue };
        if let Some(into) = usize::try_from(*slot).ok().and_then(|slot| rows.get_mut(slot)) {
            *into = row;
        }
        *slot = slot.saturating_add(1);
    }
    (offsets, rows)
}

fn mapped<T: Clone>(table: &Table, column: &str, null: T, make: impl Fn(&str) -> T) -> Result<Vec<T>, TableError> {
    let Some(texts) = table.text(column)? else { return Ok(Vec::new()) };
    Ok(texts.iter(table.rows()).map(|text| text.map_or_else(|| null.clone(), &make)).collect())
}

fn kind(word: Option<&str>) -> u8 {
    word.map_or(NO_NUMBER, |word| EventKind::from_key(word).map_or(UNKNOWN_NUMBER, EventKind::number))
}

/// Components or classes, several parted by `|`.
fn components(text: &str) -> u32 {
    let all = text.split('|').map(|name| Components::from_name(name.trim()));
    let together = all.reduce(|one, other| Some(one?.or(other?))).flatten();
    together.map_or(NO_SUCH_COMPONENTS, Components::bits)
}

/// A decimal rate in units of 10^-12; what is no rate is beyond every one.
fn trillionths(text: &str) -> i64 {
    Fraction::parse(text).map_or(i64::MAX, Fraction::parts)
}
