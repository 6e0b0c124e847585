//! The table of applicants: whose offers are asked for, and what there is to pay with.

use std::collections::HashMap;

use arrears::case::OfferApplicant;
use arrears::offer::{CardStatus, Hardship, SupportingDocument};
use arrears::{Currency, Date, Money, MonthDay};

use super::plans::Plans;
use crate::book::{Accounts, DUPLICATE, Fault, MISSING, OUT_OF_RANGE, Stray, UNKNOWN, UNKNOWN_NAME};
use crate::error::TableError;
use crate::table::{Table, TextColumn};

const COLUMNS: &[&str] = &[
    "account",
    "monthly",
    "lump_sum",
    "pay_from",
    "pay_day",
    "hardship",
    "first_time",
    "card_status",
    "documents",
    "together",
    "question",
];

const NO_NUMBER: i64 = i64::MIN;
const NO_DAY: i32 = i32::MIN;

/// What an account has to do with the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// It asks, in a row.
    Asks(usize),
    /// It goes into the plan of the account of a place.
    InPlanOf(usize),
}

/// Who asks, by account.
pub(super) struct Applicants<'a> {
    /// The accounts that ask, and those in their plans, by their places, in order.
    pub(super) rows: Vec<(usize, Role)>,
    /// The other accounts that go into the plan of an account, by its place.
    pub(super) plans: Plans,
    /// Accounts that stand more than once.
    twice: HashMap<usize, Fault>,
    monthly: Vec<i64>,
    lump_sum: Vec<i64>,
    pay_from: Vec<i32>,
    pay_day: Vec<i64>,
    first_time: Vec<i64>,
    hardship: Option<TextColumn<'a>>,
    card_status: Option<TextColumn<'a>>,
    documents: Option<TextColumn<'a>>,
    question: Option<TextColumn<'a>>,
}

impl<'a> Applicants<'a> {
    pub(super) fn read(
        table: &'a Table,
        accounts: &Accounts<'_>,
        places: Option<u8>,
        strays: &mut Vec<Stray>,
    ) -> Result<Self, TableError> {
        table.has_only(COLUMNS)?;
        let names = table.text("account").and_then(|found| table.needed("account", found))?;
        let number = |column: &str| table.whole(column, NO_NUMBER, |value| value.max(NO_NUMBER.saturating_add(1)));
        let mut found = Self {
            rows: Vec::with_capacity(table.rows()),
            twice: HashMap::new(),
            monthly: table.amounts("monthly", NO_NUMBER, places)?,
            lump_sum: table.amounts("lump_sum", NO_NUMBER, places)?,
            pay_from: table.days("pay_from", NO_DAY)?,
            pay_day: number("pay_day")?,
            first_time: number("first_time")?,
            hardship: table.text("hardship")?,
            card_status: table.text("card_status")?,
            documents: table.text("documents")?,
            question: table.text("question")?,
            plans: Plans::default(),
        };
        for (row, name) in names.iter(table.rows()).enumerate() {
            let fault = match name.map(|name| accounts.places.get(name).copied()) {
                Some(Some(place)) => {
                    found.rows.push((usize::try_from(place).unwrap_or(usize::MAX), Role::Asks(row)));
                    continue;
                }
                Some(None) => Fault::new(UNKNOWN, "the table of accounts has no such account"),
                None => Fault::new(MISSING, "the applicant has no account"),
            };
            strays.push(Stray { table: "applicants", row, account: name.map(str::to_owned), fault });
        }
        found.rows.sort_unstable();
        found.rows.dedup_by(|(place, _), (before, _)| {
            let is_same = place == before;
            if is_same {
                let fault = Fault::new(DUPLICATE, "the account stands twice in the table of applicants");
                found.twice.insert(*place, fault);
            }
            is_same
        });
        if let Some(together) = table.text("together")? {
            found.plans = Plans::read(&found.rows, &together, accounts);
            found.rows.extend(found.plans.members());
            found.rows.sort_unstable();
        }
        Ok(found)
    }

    /// What is wrong with an account as a row of this table.
    pub(super) fn fault(&self, place: usize) -> Option<Fault> {
        self.twice.get(&place).or_else(|| self.plans.fault(place)).cloned()
    }

    /// What the account of a row asks beyond what all ask, as JSON text.
    pub(super) fn question(&self, row: usize) -> Option<&'a str> {
        self.question.as_ref()?.get(row)
    }

    /// Who asks: what all have in common, and what the row says.
    pub(super) fn applicant(
        &self,
        row: usize,
        mut asks: OfferApplicant,
        currency: Currency,
    ) -> Result<OfferApplicant, Fault> {
        let amount = |column: &str, values: &[i64]| {
            let minor = values.get(row).copied().filter(|minor| *minor != NO_NUMBER);
            let refused = |error: arrears::MoneyError| Fault::new(error.code(), format!("{column}: {error}"));
            minor.map(|minor| Money::from_minor(minor, currency).map_err(refused)).transpose()
        };
        if let Some(monthly) = amount("monthly", &self.monthly)? {
            asks.capacity = asks.capacity.monthly(monthly);
        }
        if let Some(lump_sum) = amount("lump_sum", &self.lump_sum)? {
            asks.capacity = asks.capacity.lump_sum(lump_sum);
        }
        if let Some(day) = self.pay_from.get(row).copied().filter(|day| *day != NO_DAY) {
            let day = Date::from_unix_days(day).ok_or_else(|| Fault::new(OUT_OF_RANGE, "pay_from: out of range"))?;
            asks.capacity = asks.capacity.from(day);
        }
        if let Some(day) = self.pay_day.get(row).copied().filter(|day| *day != NO_NUMBER) {
            let day = MonthDay::new(u8::try_from(day).unwrap_or(0));
            asks.capacity =
                asks.capacity.pay_day(day.map_err(|error| Fault::new(error.code(), format!("pay_day: {error}")))?);
        }
        if let Some(is_first) = self.first_time.get(row).copied().filter(|given| *given != NO_NUMBER) {
            asks.is_first_time = is_first != 0;
        }
        if let Some(hardship) = word("hardship", self.hardship.as_ref(), row, Hardship::from_key)? {
            asks.hardship = Some(hardship);
        }
        if let Some(status) = word("card_status", self.card_status.as_ref(), row, CardStatus::from_key)? {
            asks.card_status = status;
        }
        if let Some(list) = self.documents.as_ref().and_then(|column| column.get(row)) {
            let names = list.split('|').map(str::trim).filter(|name| !name.is_empty());
            let known = |name| SupportingDocument::from_key(name).ok_or_else(|| unknown("documents", name));
            asks.supporting_documents = Some(names.map(known).collect::<Result<_, _>>()?);
        }
        Ok(asks)
    }

    /// Whether a row says what a month has.
    pub(super) fn has_monthly(&self, row: usize) -> bool {
        self.monthly.get(row).is_some_and(|minor| *minor != NO_NUMBER)
    }
}

/// A word of a column.
fn word<T>(
    name: &str,
    column: Option<&TextColumn<'_>>,
    row: usize,
    known: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, Fault> {
    let Some(word) = column.and_then(|column| column.get(row)) else { return Ok(None) };
    known(word).map(Some).ok_or_else(|| unknown(name, word))
}

fn unknown(column: &str, word: &str) -> Fault {
    Fault::new(UNKNOWN_NAME, format!("{column}: `{word}` is none of those allowed"))
}
