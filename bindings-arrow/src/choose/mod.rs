//! Which offer each account gets within a budget of concessions.

mod parts;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use arrears::choice::{Candidate, Candidates, Certificate, ChoiceError, ExpectedValue, Limits, Partition, Probability};
use arrears::{Currency, Money};
use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};

pub use self::parts::{ChoiceInParts, PartAnswer, answer_part};
use crate::error::{Refusal, TableError};
use crate::table::{Table, TextColumn};

const COLUMNS: &[&str] = &["account", "offer", "concession", "present_value", "probability", "group"];

/// Stands for null.
const NULL: i64 = i64::MIN;

/// The choice: one row an account, and how good it is.
#[derive(Clone, Debug)]
pub struct Chosen {
    /// `account`, `offer` (null where none), `concession` and `expected_value` in minor units (the value rounded down), by account.
    pub picks: RecordBatch,
    /// What is reached, and what cannot be passed.
    pub certificate: Certificate,
}

/// The offers of one account: their rows.
struct Account {
    group: Option<u32>,
    rows: Vec<usize>,
}

/// The columns of the table.
struct Rows<'a> {
    table: &'a Table,
    currency: Currency,
    accounts: TextColumn<'a>,
    offers: TextColumn<'a>,
    groups: Option<TextColumn<'a>>,
    concessions: Vec<i64>,
    values: Vec<i64>,
    probabilities: Vec<i64>,
    /// The number of each name of an offer, in the order of the names.
    numbers: BTreeMap<&'a str, u32>,
}

/// Chooses one offer or none for each account, for as much expected value as a budget of minor units allows.
///
/// The table `offers` has a row an offer: `account` and `offer` (text), `concession` and `present_value` (int64 minor units or decimals
/// of the currency's places), `probability` (parts per million, whole numbers; 1,000,000 where there is no such column), `group` (text,
/// of the account; optional). `caps` gives groups a budget of their own.
///
/// # Errors
/// [`TableError`]: here every row counts for the others, so one that is wrong stops the choice.
pub fn choose(
    offers: &Table,
    currency: Currency,
    budget: i64,
    caps: &BTreeMap<String, i64>,
) -> Result<Chosen, TableError> {
    let rows = Rows::read(offers, currency)?;
    let accounts = rows.by_account(&groups(caps))?;
    let partition: Partition<&str> = rows.partition(&accounts, &limits(currency, budget, caps)?)?;
    let choice = arrears::choice::choose(&partition)
        .map_err(|error| TableError::of("offers", Refusal::BadValue { why: error.to_string() }))?;
    let picks = choice.picks().iter().map(|(account, number)| (*account, *number));
    Ok(Chosen { picks: rows.picks(picks, &accounts)?, certificate: *choice.certificate() })
}

/// The number of each group that has a cap.
fn groups(caps: &BTreeMap<String, i64>) -> BTreeMap<&str, u32> {
    caps.keys().map(String::as_str).zip(0..).collect()
}

/// The budget and the caps.
fn limits(currency: Currency, budget: i64, caps: &BTreeMap<String, i64>) -> Result<Limits, TableError> {
    let refused = |what: &str, error: ChoiceError| {
        TableError::column("offers", what, Refusal::BadValue { why: error.to_string() })
    };
    let money = |minor: i64| Money::from_minor(minor, currency).map_err(ChoiceError::from);
    let mut limits = money(budget).and_then(Limits::new).map_err(|error| refused("budget", error))?;
    for (number, cap) in (0..).zip(caps.values()) {
        limits = money(*cap).and_then(|cap| limits.cap(number, cap)).map_err(|error| refused("caps", error))?;
    }
    Ok(limits)
}

impl<'a> Rows<'a> {
    fn read(table: &'a Table, currency: Currency) -> Result<Self, TableError> {
        table.has_only(COLUMNS)?;
        let text = |column: &str| table.text(column).and_then(|found| table.needed(column, found));
        let places = Some(currency.decimals());
        let amounts = |column: &str| {
            let found = table.amounts(column, NULL, places)?;
            table.needed(column, (!found.is_empty() || table.rows() == 0).then_some(found))
        };
        let offers = text("offer")?;
        let names: BTreeSet<&str> = offers.iter(table.rows()).flatten().collect();
        Ok(Self {
            table,
            currency,
            accounts: text("account")?,
            groups: table.text("group")?,
            concessions: amounts("concession")?,
            values: amounts("present_value")?,
            probabilities: table.whole("probability", NULL, |value| value.max(NULL.saturating_add(1)))?,
            numbers: names.into_iter().zip(0..).collect(),
            offers,
        })
    }

    fn money(&self, minor: i64) -> Result<Money, ChoiceError> {
        Money::from_minor(minor, self.currency).map_err(ChoiceError::from)
    }

    /// The rows of each account, and its group where that has a cap.
    fn by_account(&self, groups: &BTreeMap<&str, u32>) -> Result<BTreeMap<&'a str, Account>, TableError> {
        let mut found: BTreeMap<&str, Account> = BTreeMap::new();
        for row in 0..self.table.rows() {
            let cell = |column: &str, refusal| TableError::cell("offers", column, row, refusal);
            let account = self.accounts.get(row).ok_or_else(|| cell("account", Refusal::Null))?;
            let name = self.groups.as_ref().and_then(|groups| groups.get(row));
            let group = name.and_then(|name| groups.get(name)).copied();
            let own = found.entry(account).or_insert_with(|| Account { group, rows: Vec::new() });
            if own.group != group {
                let why = format!("account `{account}` is in two groups, of which one has a cap");
                return Err(cell("group", Refusal::BadValue { why }));
            }
            own.rows.push(row);
        }
        Ok(found)
    }

    /// The accounts with their offers, under names of one's own or borrowed ones.
    fn partition<A: From<&'a str> + Ord + Clone>(
        &self,
        accounts: &BTreeMap<&'a str, Account>,
        limits: &Limits,
    ) -> Result<Partition<A>, TableError> {
        let mut candidates = Candidates::new(limits);
        for (account, own) in accounts {
            let found = own.rows.iter().map(|row| self.offer(*row)).collect::<Result<Vec<_>, _>>()?;
            candidates.add(A::from(account), own.group, found).map_err(|error| {
                TableError::of("offers", Refusal::BadValue { why: format!("account `{account}`: {error}") })
            })?;
        }
        candidates.sorted().map_err(|error| TableError::of("offers", Refusal::BadValue { why: error.to_string() }))
    }

    fn offer(&self, row: usize) -> Result<Candidate, TableError> {
        let null = |column: &str| TableError::cell("offers", column, row, Refusal::Null);
        let bad = |column: &str, error: ChoiceError| {
            TableError::cell("offers", column, row, Refusal::BadValue { why: error.to_string() })
        };
        let given = |values: &[i64], column: &str| {
            values.get(row).copied().filter(|value| *value != NULL).ok_or_else(|| null(column))
        };
        let likely = if self.probabilities.is_empty() { 1_000_000 } else { given(&self.probabilities, "probability")? };
        let likely = Probability::from_millionths(u32::try_from(likely).unwrap_or(u32::MAX));
        let likely = likely.map_err(|error| bad("probability", error))?;
        let present = self.money(given(&self.values, "present_value")?);
        let value = present.and_then(|present| ExpectedValue::new(present, likely));
        let value = value.map_err(|error| bad("present_value", error))?;
        let number = self.number(row).ok_or_else(|| null("offer"))?;
        let concession = self.money(given(&self.concessions, "concession")?);
        concession
            .and_then(|concession| Candidate::new(number, concession, value))
            .map_err(|error| bad("concession", error))
    }

    fn number(&self, row: usize) -> Option<u32> {
        self.offers.get(row).and_then(|name| self.numbers.get(name)).copied()
    }

    /// The expected value of an offer in minor units, rounded down.
    fn expected(&self, row: usize) -> Option<i64> {
        let likely = if self.probabilities.is_empty() { 1_000_000 } else { *self.probabilities.get(row)? };
        let millionths = i128::from(*self.values.get(row)?).checked_mul(i128::from(likely))?;
        i64::try_from(millionths.div_euclid(1_000_000)).ok()
    }

    fn picks<'p>(
        &self,
        picks: impl Iterator<Item = (&'p str, Option<u32>)>,
        accounts: &BTreeMap<&str, Account>,
    ) -> Result<RecordBatch, TableError> {
        let (mut account, mut offer) = (StringBuilder::new(), StringBuilder::new());
        let (mut concession, mut value) = (Int64Builder::new(), Int64Builder::new());
        for (name, number) in picks {
            let rows = accounts.get(name).map(|own| own.rows.as_slice()).unwrap_or_default();
            let row = number.and_then(|number| rows.iter().copied().find(|row| self.number(*row) == Some(number)));
            account.append_value(name);
            offer.append_option(row.and_then(|row| self.offers.get(row)));
            concession.append_value(row.and_then(|row| self.concessions.get(row).copied()).unwrap_or(0));
            value.append_value(row.and_then(|row| self.expected(row)).unwrap_or(0));
        }
        let columns: [(&str, ArrayRef, bool); 4] = [
            ("account", Arc::new(account.finish()), true),
            ("offer", Arc::new(offer.finish()), true),
            ("concession", Arc::new(concession.finish()), true),
            ("expected_value", Arc::new(value.finish()), true),
        ];
        RecordBatch::try_from_iter_with_nullable(columns)
            .map_err(|error| TableError::of("offers", Refusal::Invalid { why: error.to_string() }))
    }
}
