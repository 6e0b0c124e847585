//! Products: the terms that many accounts share, and the terms of an account from its product and its own days.

use std::collections::HashMap;

use arrears::wire::{self, AccountTerms};
use arrears::{Currency, Date, Money, MoneyError};
use serde_json::{Map, Value};

use super::accounts::Account;
use super::fault::{Fault, NOT_JSON, OUT_OF_RANGE, UNKNOWN, UNKNOWN_NAME};
use crate::error::{Refusal, TableError};
use crate::table::Table;

const COLUMNS: &[&str] = &["product", "kind", "terms"];

/// What a kind of account promises, but for what each account has of its own.
struct Product {
    kind: &'static str,
    terms: Map<String, Value>,
    currency: Currency,
}

/// Every product, by name.
pub(super) struct Products {
    by_name: HashMap<String, Product>,
}

impl Products {
    pub(super) fn read(table: &Table) -> Result<Self, TableError> {
        table.has_only(COLUMNS)?;
        let column = |name: &str| table.text(name).and_then(|found| table.needed(name, found));
        let (names, kinds, terms) = (column("product")?, column("kind")?, column("terms")?);
        let mut by_name = HashMap::new();
        for row in 0..table.rows() {
            let cell = |column: &str, refusal| TableError::cell("products", column, row, refusal);
            let bad = |column: &str, why: String| cell(column, Refusal::BadValue { why });
            let name = names.get(row).ok_or_else(|| cell("product", Refusal::Null))?;
            let kind = match kinds.get(row).ok_or_else(|| cell("kind", Refusal::Null))? {
                "card" => "card",
                "loan" => "loan",
                other => return Err(bad("kind", format!("`{other}`: `card` or `loan`"))),
            };
            let text = terms.get(row).ok_or_else(|| cell("terms", Refusal::Null))?;
            let terms = object(text).map_err(|why| bad("terms", why))?;
            let currency = currency(&terms, Currency::CNY).map_err(|why| bad("terms", why))?;
            if by_name.insert(name.to_owned(), Product { kind, terms, currency }).is_some() {
                return Err(cell("product", Refusal::Twice { name: name.to_owned() }));
            }
        }
        Ok(Self { by_name })
    }

    /// The places that every product's currency has; none where they differ.
    pub(super) fn places(&self) -> Option<u8> {
        let mut all = self.by_name.values().map(|product| product.currency.decimals());
        let first = all.next()?;
        all.all(|places| places == first).then_some(first)
    }

    /// The terms of an account. Those of cards that differ in nothing are made once.
    pub(super) fn terms(&self, account: &Account<'_>, made: &mut Made) -> Result<AccountTerms, Fault> {
        let known = account.product.and_then(|name| self.by_name.get(name));
        let Some(product) = known else {
            let name = account.product.unwrap_or("null");
            return Err(Fault::new(UNKNOWN, format!("no product `{name}`")));
        };
        let shared = (account.product.unwrap_or_default().to_owned(), account.opened, account.statement_day);
        let is_shared = product.kind == "card" && account.terms.is_none();
        if let Some(terms) = made.terms.get(&shared).filter(|_| is_shared) {
            return terms.clone();
        }
        let terms = product.terms(account);
        if is_shared {
            made.terms.insert(shared, terms.clone());
        }
        terms
    }
}

/// A card's product, its opening and its statement day.
type Shared = (String, Option<i32>, Option<i64>);

/// Terms that were made before: each thread keeps its own.
#[derive(Default)]
pub(super) struct Made {
    terms: HashMap<Shared, Result<AccountTerms, Fault>>,
}

impl Product {
    fn terms(&self, account: &Account<'_>) -> Result<AccountTerms, Fault> {
        let mut terms = self.terms.clone();
        let own = account.terms.map(object).transpose().map_err(|why| Fault::new(NOT_JSON, format!("terms: {why}")))?;
        let currency = own.as_ref().map_or(Ok(self.currency), |own| currency(own, self.currency));
        let currency = currency.map_err(|why| Fault::new(UNKNOWN_NAME, why))?;
        let day = |serial: i32| Date::from_unix_days(serial).map(|day| Value::from(day.to_string()));
        let day = |name: &str, serial: i32| {
            day(serial).ok_or_else(|| Fault::new(OUT_OF_RANGE, format!("{name}: out of range")))
        };
        let is_loan = self.kind == "loan";
        let mut set = |key: &str, value: Value| drop(terms.insert(key.to_owned(), value));
        if let Some(opened) = account.opened {
            set(if is_loan { "disbursed" } else { "opened" }, day("opened", opened)?);
        }
        if let Some(statement_day) = account.statement_day {
            set("statementDay", statement_day.into());
        }
        if let Some(principal) = account.principal {
            let money = Money::from_minor(principal, currency);
            let money = money.map_err(|error: MoneyError| Fault::new(error.code(), format!("principal: {error}")))?;
            set("principal", money.to_string().into());
        }
        if let Some(first_due) = account.first_due {
            set("firstDue", day("first_due", first_due)?);
        }
        if let Some(periods) = account.periods {
            set("periods", periods.into());
        }
        if let Some(rate) = account.rate {
            set("rate", Value::Object(Map::from_iter([("annual".to_owned(), rate.into())])));
        }
        terms.extend(own.into_iter().flatten());
        let account = serde_json::json!({ "kind": self.kind, "terms": terms });
        Ok(wire::read_terms(&account.to_string())?)
    }
}

fn object(text: &str) -> Result<Map<String, Value>, String> {
    match serde_json::from_str(text) {
        Ok(Value::Object(terms)) => Ok(terms),
        Ok(_) => Err(String::from("no JSON object")),
        Err(error) => Err(format!("no JSON: {error}")),
    }
}

fn currency(terms: &Map<String, Value>, usual: Currency) -> Result<Currency, String> {
    match terms.get("currency") {
        None => Ok(usual),
        Some(code) => {
            Currency::from_code(code.as_str().unwrap_or_default()).map_err(|error| format!("currency: {error}"))
        }
    }
}
