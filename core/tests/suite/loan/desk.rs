//! Short words for loans in tests.

use serde_json::{Value, json};

/// A loan of a case document, with what happened to it.
#[derive(Clone)]
pub(crate) struct Loan(pub(crate) Value);

impl Loan {
    /// 10,000.00 from 2023-01-10 at 12 % by actual/360, 12 level payments from 2023-02-10, and the keys given instead.
    pub(crate) fn with(terms: &Value) -> Self {
        let mut all = json!({
            "principal": "10000.00", "disbursed": "2023-01-10", "rate": { "annual": "0.12" }, "periods": 12,
            "firstDue": "2023-02-10", "method": "level",
        });
        for (key, value) in terms.as_object().unwrap() {
            all[key] = value.clone();
        }
        let paid_out = json!({ "kind": "disbursement", "date": all["disbursed"], "amount": all["principal"] });
        Self(json!({
            "version": "arrears-case/2", "account": { "kind": "loan", "terms": all, "events": [paid_out] },
            "asOf": "2023-02-10",
        }))
    }

    /// 3,000.00 without interest in three from 2023-02-10; what is overdue costs 0.05 % a day.
    pub(crate) fn plain(terms: &Value) -> Self {
        let mut all = json!({
            "principal": "3000.00", "rate": { "annual": "0" }, "periods": 3,
            "penalty": { "rate": { "daily": "0.0005" } },
        });
        for (key, value) in terms.as_object().unwrap() {
            all[key] = value.clone();
        }
        Self::with(&all)
    }

    pub(crate) fn event(mut self, event: Value) -> Self {
        self.0["account"]["events"].as_array_mut().unwrap().push(event);
        self
    }

    pub(crate) fn pays(self, date: &str, amount: &str) -> Self {
        self.event(json!({ "kind": "payment", "date": date, "amount": amount }))
    }

    pub(crate) fn on(mut self, day: &str) -> Report {
        self.0["asOf"] = json!(day);
        Report(super::figures(super::engine(&self.0)))
    }

    /// The reports of several days.
    pub(crate) fn each<const N: usize>(&self, days: [&str; N]) -> [Report; N] {
        days.map(|day| self.clone().on(day))
    }
}

#[derive(Debug, PartialEq)]
pub(crate) struct Report(pub(crate) Value);

impl Report {
    /// `posted`, `credit`, `payoff`, `planPrincipal`, `retroactive_interest`; or of the accrued ones.
    pub(crate) fn get(&self, key: &str) -> &str {
        let balance = &self.0["balance"];
        balance[key]
            .as_str()
            .or_else(|| balance["accrued"][key].as_str())
            .unwrap_or_else(|| panic!("{key} in {self:?}"))
    }

    pub(crate) fn owed(&self, component: &str) -> &str {
        let components = self.0["balance"]["components"].as_array().unwrap_or_else(|| panic!("{self:?}"));
        let found = components.iter().find(|row| row["component"] == component);
        found.map_or("0.00", |row| row["billed"].as_str().unwrap())
    }

    pub(crate) fn days_past_due(&self) -> i64 {
        self.0["delinquency"]["daysPastDue"].as_i64().unwrap_or_else(|| panic!("{self:?}"))
    }

    /// Principal and interest of what fell due last.
    pub(crate) fn last_due(&self) -> (&str, &str) {
        let row = self.0["instalments"].as_array().unwrap().last().unwrap_or_else(|| panic!("{self:?}"));
        (row["principal"].as_str().unwrap(), row["interest"].as_str().unwrap())
    }

    pub(crate) fn refused(&self) -> &str {
        self.0["refused"].as_str().unwrap_or_else(|| panic!("{self:?}"))
    }
}

pub(crate) fn fen(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap()
}
