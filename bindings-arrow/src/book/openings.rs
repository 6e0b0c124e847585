//! The table of openings: where accounts that begin in the middle stood.

use std::collections::HashMap;

use arrears::{Currency, Date, Money};
use serde_json::{Map, Value};

use super::accounts::Accounts;
use super::fault::{DUPLICATE, Fault, MISSING, NOT_JSON, NOT_OF_THIS_KIND, OUT_OF_RANGE, Stray, UNKNOWN, UNKNOWN_NAME};
use super::products::object;
use crate::error::TableError;
use crate::table::{Table, TextColumn};

const COLUMNS: &[&str] =
    &["account", "item", "day", "due", "amount", "minimum", "component", "billed", "count", "id", "order", "opening"];

const NO_DAY: i32 = i32::MIN;
const NO_NUMBER: i64 = i64::MIN;

/// What a row of the table may say, by the name of its item: the key of the opening that it makes, and its columns.
const ITEMS: [(&str, Makes, &[&str]); 13] = [
    ("day", Makes::Text("day", "day"), &["day"]),
    ("statement", Makes::Statement("statement"), &["day", "amount", "minimum", "due"]),
    ("before", Makes::Statement("before"), &["day", "amount", "minimum", "due"]),
    ("owed", Makes::Owed, &["day", "amount", "component", "billed", "id"]),
    ("demand", Makes::Demand, &["due", "amount"]),
    ("missedPayments", Makes::Count("missedPayments"), &["count"]),
    ("credit", Makes::Text("credit", "amount"), &["amount"]),
    ("accrued", Makes::Accrued, &["component", "amount"]),
    ("principal", Makes::Text("principal", "amount"), &["amount"]),
    ("periodsLeft", Makes::Count("periodsLeft"), &["count"]),
    ("nextDue", Makes::Text("nextDue", "due"), &["due"]),
    ("payment", Makes::Text("payment", "amount"), &["amount"]),
    ("instalment", Makes::Instalment, &["due", "component", "amount"]),
];

/// What a row becomes in the opening of a case document.
#[derive(Clone, Copy)]
enum Makes {
    /// A key with the text of a column.
    Text(&'static str, &'static str),
    /// A key with a number.
    Count(&'static str),
    /// Three figures of a bill under a key.
    Statement(&'static str),
    /// One of what is posted and unpaid.
    Owed,
    /// A demand that is not met.
    Demand,
    /// A key of what has accrued.
    Accrued,
    /// One amount of what fell due on a day.
    Instalment,
}

/// The openings, by account.
pub(super) struct Openings<'a> {
    /// The rows of each account that has any, by its place.
    rows: HashMap<usize, Vec<usize>>,
    texts: HashMap<&'static str, TextColumn<'a>>,
    numbers: HashMap<&'static str, Vec<i64>>,
    days: HashMap<&'static str, Vec<i32>>,
}

impl<'a> Openings<'a> {
    pub(super) fn read(
        table: &'a Table,
        accounts: &Accounts<'_>,
        places: Option<u8>,
        strays: &mut Vec<Stray>,
    ) -> Result<Self, TableError> {
        table.has_only(COLUMNS)?;
        let names = table.text("account").and_then(|found| table.needed("account", found))?;
        let mut found =
            Self { rows: HashMap::new(), texts: HashMap::new(), numbers: HashMap::new(), days: HashMap::new() };
        for column in ["item", "component", "id", "billed", "opening"] {
            if let Some(text) = table.text(column)? {
                found.texts.insert(column, text);
            }
        }
        for column in ["amount", "minimum"] {
            found.numbers.insert(column, table.amounts(column, NO_NUMBER, places)?);
        }
        for column in ["count", "order"] {
            let number = |value: i64| value.max(NO_NUMBER.saturating_add(1));
            found.numbers.insert(column, table.whole(column, NO_NUMBER, number)?);
        }
        for column in ["day", "due"] {
            found.days.insert(column, table.days(column, NO_DAY)?);
        }
        for (row, name) in names.iter(table.rows()).enumerate() {
            let fault = match name.map(|name| accounts.places.get(name).copied()) {
                Some(Some(place)) => {
                    let place = usize::try_from(place).unwrap_or(usize::MAX);
                    found.rows.entry(place).or_default().push(row);
                    continue;
                }
                Some(None) => Fault::new(UNKNOWN, "the table of accounts has no such account"),
                None => Fault::new(MISSING, "the opening belongs to no account"),
            };
            strays.push(Stray { table: "openings", row, account: name.map(str::to_owned), fault });
        }
        Ok(found)
    }

    /// The places of accounts whose openings give names to what events may refer to.
    pub(super) fn with_names(&self) -> impl Iterator<Item = usize> {
        let names = |row: &usize| {
            self.text("id", *row).is_some() || self.text("opening", *row).is_some_and(|text| text.contains("\"id\""))
        };
        self.rows.iter().filter(move |(_, rows)| rows.iter().any(names)).map(|(place, _)| *place)
    }

    /// Whether an account begins in the middle.
    pub(super) fn has(&self, place: usize) -> bool {
        self.rows.contains_key(&place)
    }

    /// The opening of an account as its document has it; none where it begins with its own first day.
    pub(super) fn of(&self, place: usize, currency: Currency) -> Result<Option<Map<String, Value>>, Fault> {
        let Some(rows) = self.rows.get(&place) else { return Ok(None) };
        let mut rows = rows.clone();
        rows.sort_by_cached_key(|row| self.order(*row));
        let mut draft = Draft::default();
        for row in &rows {
            if let Some(item) = self.text("item", *row) {
                self.add(&mut draft, item, *row, currency)?;
            }
        }
        let mut opening = draft.finished();
        for row in &rows {
            if let Some(text) = self.text("opening", *row) {
                opening.extend(object(text).map_err(|why| Fault::new(NOT_JSON, format!("opening: {why}")))?);
            }
        }
        Ok(Some(opening))
    }

    /// Rows are read in the order of this, whatever theirs in the table is.
    fn order(&self, row: usize) -> impl Ord + use<> {
        let text = |column: &str| self.text(column, row).map(str::to_owned);
        let billed = match self.text("billed", row) {
            Some("earlier") => 0,
            Some("before") => 1,
            Some("last") => 2,
            _ => 3,
        };
        let number = |column: &str| self.number(column, row);
        (
            number("order"),
            (self.days("due", row), billed, self.days("day", row)),
            (text("component"), text("id"), number("amount"), text("opening")),
        )
    }

    fn text(&self, column: &str, row: usize) -> Option<&'a str> {
        self.texts.get(column)?.get(row)
    }

    fn number(&self, column: &str, row: usize) -> Option<i64> {
        self.numbers.get(column)?.get(row).copied().filter(|value| *value != NO_NUMBER)
    }

    fn days(&self, column: &str, row: usize) -> Option<i32> {
        self.days.get(column)?.get(row).copied().filter(|value| *value != NO_DAY)
    }

    /// The value of a column as a document writes it.
    fn value(&self, column: &str, row: usize, currency: Currency) -> Result<Option<Value>, Fault> {
        let text = |text: String| Some(Value::from(text));
        Ok(match column {
            "day" | "due" => match self.days(column, row) {
                Some(day) => {
                    let date = Date::from_unix_days(day);
                    text(date.ok_or_else(|| Fault::new(OUT_OF_RANGE, format!("{column}: out of range")))?.to_string())
                }
                None => None,
            },
            "amount" | "minimum" => match self.number(column, row) {
                Some(minor) => {
                    let money = Money::from_minor(minor, currency);
                    text(money.map_err(|error| Fault::new(error.code(), format!("{column}: {error}")))?.to_string())
                }
                None => None,
            },
            "count" => self.number(column, row).map(Value::from),
            _ => self.text(column, row).map(Value::from),
        })
    }

    /// What a row adds to the opening.
    fn add(&self, draft: &mut Draft, item: &str, row: usize, currency: Currency) -> Result<(), Fault> {
        let Some((_, makes, allowed)) = ITEMS.iter().find(|(name, _, _)| *name == item) else {
            return Err(Fault::new(UNKNOWN_NAME, format!("no item of an opening is called `{item}`")));
        };
        let mut given = Map::new();
        for column in ["day", "due", "amount", "minimum", "component", "billed", "count", "id"] {
            if let Some(value) = self.value(column, row, currency)? {
                if !allowed.contains(&column) {
                    return Err(Fault::new(NOT_OF_THIS_KIND, format!("`{item}` has no `{column}`")));
                }
                given.insert(column.to_owned(), value);
            }
        }
        draft.take(*makes, given)
    }
}

/// An opening under construction.
#[derive(Default)]
struct Draft {
    keys: Map<String, Value>,
    owed: Vec<Value>,
    demands: Vec<Value>,
    accrued: Map<String, Value>,
    instalments: Vec<(Value, Vec<Value>)>,
}

impl Draft {
    /// Takes what a row says.
    fn take(&mut self, makes: Makes, mut given: Map<String, Value>) -> Result<(), Fault> {
        let renamed = |given: &mut Map<String, Value>, column: &str, key: &str| {
            if let Some(value) = given.remove(column) {
                given.insert(key.to_owned(), value);
            }
        };
        match makes {
            Makes::Text(key, column) => once(&mut self.keys, key, given.remove(column).unwrap_or(Value::Null))?,
            Makes::Count(key) => once(&mut self.keys, key, given.remove("count").unwrap_or(Value::Null))?,
            Makes::Statement(key) => {
                renamed(&mut given, "day", "date");
                renamed(&mut given, "amount", "balance");
                once(&mut self.keys, key, given.into())?;
            }
            Makes::Owed => {
                renamed(&mut given, "day", "posted");
                self.owed.push(given.into());
            }
            Makes::Demand => self.demands.push(given.into()),
            Makes::Accrued => {
                let key = given.remove("component").and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default();
                once(&mut self.accrued, &key, given.remove("amount").unwrap_or(Value::Null))?;
            }
            Makes::Instalment => {
                let due = given.remove("due").unwrap_or(Value::Null);
                match self.instalments.last_mut().filter(|(day, _)| *day == due) {
                    Some((_, owed)) => owed.push(given.into()),
                    None => self.instalments.push((due, vec![given.into()])),
                }
            }
        }
        Ok(())
    }

    /// The opening as its document has it.
    fn finished(self) -> Map<String, Value> {
        let mut opening = self.keys;
        let instalments =
            self.instalments.into_iter().map(|(due, owed)| serde_json::json!({ "due": due, "owed": owed }));
        for (key, list) in [("owed", self.owed), ("demands", self.demands), ("instalments", instalments.collect())] {
            if !list.is_empty() {
                opening.insert(key.to_owned(), list.into());
            }
        }
        if !self.accrued.is_empty() {
            opening.insert(String::from("accrued"), self.accrued.into());
        }
        opening
    }
}

/// A key that an opening has once.
fn once(into: &mut Map<String, Value>, key: &str, value: Value) -> Result<(), Fault> {
    match into.insert(key.to_owned(), value) {
        Some(_) => Err(Fault::new(DUPLICATE, format!("the opening says `{key}` twice"))),
        None => Ok(()),
    }
}
