//! Products: the terms that many accounts share, and the terms of an account from its product and its own days.

use std::collections::HashMap;

use arrears::portfolio::ProductTerms;
use arrears::terms::LoanContract;
use arrears::wire::{self, AccountStart, AccountTerms};
use arrears::{Currency, Date, Fraction, Money, MoneyError, MonthDay, Rate, RatePeriod};
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
    /// The same as the engine has it; none where it says something that is each account's own.
    made: Option<ProductTerms>,
}

/// Every product, by name.
pub(crate) struct Products {
    by_name: HashMap<String, Product>,
}

impl Products {
    pub(crate) fn read(table: &Table) -> Result<Self, TableError> {
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
            let made = wire::read_product(&serde_json::json!({ "kind": kind, "terms": terms }).to_string()).ok();
            if by_name.insert(name.to_owned(), Product { kind, terms, currency, made }).is_some() {
                return Err(cell("product", Refusal::Twice { name: name.to_owned() }));
            }
        }
        Ok(Self { by_name })
    }

    /// The places that every product's currency has; none where they differ.
    pub(crate) fn places(&self) -> Option<u8> {
        let mut all = self.by_name.values().map(|product| product.currency.decimals());
        let first = all.next()?;
        all.all(|places| places == first).then_some(first)
    }

    fn of(&self, account: &Account<'_>) -> Result<&Product, Fault> {
        let known = account.product.and_then(|name| self.by_name.get(name));
        known.ok_or_else(|| {
            let name = account.product.unwrap_or("null");
            Fault::new(UNKNOWN, format!("no product `{name}`"))
        })
    }

    /// The currency of an account, as far as its product says.
    pub(crate) fn currency(&self, account: &Account<'_>) -> Result<Currency, Fault> {
        self.of(account)?.currency_of(account)
    }

    /// What an account promised, and where it stood if it begins in the middle.
    pub(crate) fn start(
        &self,
        account: &Account<'_>,
        opening: Option<Map<String, Value>>,
    ) -> Result<AccountStart, Fault> {
        let product = self.of(account)?;
        let at_once = opening.is_none().then(|| product.terms_at_once(account)).flatten();
        if let Some(terms) = at_once {
            return Ok(terms.into());
        }
        Ok(wire::read_account(&product.document(account, opening)?.to_string())?)
    }

    /// An account before its events as a case document has it.
    pub(crate) fn document(&self, account: &Account<'_>, opening: Option<Map<String, Value>>) -> Result<Value, Fault> {
        self.of(account)?.document(account, opening)
    }
}

impl Product {
    /// The terms of an account that has nothing odd; none where something is, or is wrong: its document then says what.
    fn terms_at_once(&self, account: &Account<'_>) -> Option<AccountTerms> {
        if account.terms.is_some() {
            return None;
        }
        let day = Date::from_unix_days;
        match self.made.as_ref()? {
            ProductTerms::Card(product) => {
                let of_loan = (account.principal, account.first_due, account.periods, account.rate);
                if of_loan != (None, None, None, None) {
                    return None;
                }
                let statement_day = MonthDay::new(u8::try_from(account.statement_day?).ok()?).ok()?;
                Some(product.terms(day(account.opened?)?, statement_day).ok()?.into())
            }
            ProductTerms::Loan(product) => {
                let rate = match account.rate {
                    Some(rate) => Some(Rate::new(Fraction::parse(rate).ok()?, RatePeriod::Annual).ok()?),
                    None => None,
                };
                let contract = LoanContract {
                    principal: Money::from_minor(account.principal?, self.currency).ok()?,
                    disbursed: day(account.opened?)?,
                    first_due: day(account.first_due?)?,
                    periods: u32::try_from(account.periods?).ok()?,
                    pay_day: None,
                    rate,
                };
                let is_loan = account.statement_day.is_none();
                is_loan.then(|| product.terms(&contract).ok())?.map(AccountTerms::from)
            }
        }
    }

    fn currency_of(&self, account: &Account<'_>) -> Result<Currency, Fault> {
        let own = account.terms.map(object).transpose().map_err(|why| Fault::new(NOT_JSON, format!("terms: {why}")))?;
        let currency = own.as_ref().map_or(Ok(self.currency), |own| currency(own, self.currency));
        currency.map_err(|why| Fault::new(UNKNOWN_NAME, why))
    }

    fn document(&self, account: &Account<'_>, opening: Option<Map<String, Value>>) -> Result<Value, Fault> {
        let mut terms = self.terms.clone();
        let own = account.terms.map(object).transpose().map_err(|why| Fault::new(NOT_JSON, format!("terms: {why}")))?;
        let currency = self.currency_of(account)?;
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
        let mut document = serde_json::json!({ "kind": self.kind, "terms": terms });
        if let (Some(opening), Some(document)) = (opening, document.as_object_mut()) {
            document.insert(String::from("opening"), opening.into());
        }
        Ok(document)
    }
}

pub(crate) fn object(text: &str) -> Result<Map<String, Value>, String> {
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
