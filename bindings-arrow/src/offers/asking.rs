//! What is asked of every account: the policy, the rulebook, and what else a case document says of offers.

use std::collections::HashMap;

use arrears::Currency;
use arrears::case::{Case, OfferApplicant};
use arrears::portfolio::AsOf;
use arrears::wire::CASE_VERSION;
use serde_json::{Map, Value, json};

use super::applicants::Applicants;
use crate::book::{Fault, MISSING, NOT_JSON, Standing, UNKNOWN, object};

/// The keys of a case document that a question has.
pub(super) const KEYS: [&str; 4] = ["offers", "law", "budget", "agreement"];

/// So many different days are kept ready at a time.
const KEPT: usize = 64;

/// What a question is read for: whether for a card, in which currency, as of which day.
type Kind = (bool, Currency, i32);

/// A case that asks, and who asks it where a row says nothing else.
pub(super) struct Asked {
    pub(super) case: Case,
    applicant: OfferApplicant,
    /// What a month has is said by the row: nothing else says it.
    needs_monthly: bool,
}

/// Cases that ask the question of all accounts, ready for the next account.
#[derive(Default)]
pub(super) struct Asking {
    ready: HashMap<Kind, Asked>,
    /// The question that one account alone has.
    own: Option<Asked>,
}

impl Asking {
    /// The case that asks for the account of a row, about nobody yet.
    pub(super) fn of<'s>(
        &'s mut self,
        question: &Map<String, Value>,
        own: Option<&str>,
        standing: &Standing,
        document: impl FnOnce() -> Result<Value, Fault>,
    ) -> Result<&'s mut Asked, Fault> {
        let key = (standing.is_card(), standing.currency(), standing.as_of.day.unix_days());
        let Some(own) = own else {
            if !self.ready.contains_key(&key) {
                if self.ready.len() >= KEPT {
                    self.ready.clear();
                }
                let asked = asked(question, standing.as_of, document()?)?;
                self.ready.insert(key, asked);
            }
            return self.ready.get_mut(&key).ok_or_else(|| Fault::new(MISSING, "no question"));
        };
        let own = object(own).map_err(|why| Fault::new(NOT_JSON, format!("question: {why}")))?;
        if let Some(key) = own.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return Err(Fault::new(UNKNOWN, format!("question: `{key}` is none of {}", KEYS.join(", "))));
        }
        let asked = asked(&merged(question, own), standing.as_of, document()?)?;
        Ok(self.own.insert(asked))
    }
}

impl Asked {
    /// Lets the account of a row ask.
    pub(super) fn ask(&mut self, applicants: &Applicants<'_>, row: usize, currency: Currency) -> Result<(), Fault> {
        if self.needs_monthly && !applicants.has_monthly(row) {
            return Err(Fault::new(MISSING, "monthly: null, and no budget that it follows from"));
        }
        let applicant = applicants.applicant(row, self.applicant.clone(), currency)?;
        self.case.asked_by(applicant);
        Ok(())
    }
}

/// What an account asks for itself, over what all ask: key by key, and inside `offers`, `law` and `budget` key by key.
fn merged(all: &Map<String, Value>, own: Map<String, Value>) -> Map<String, Value> {
    let mut merged = all.clone();
    for (key, value) in own {
        match (merged.get_mut(&key).and_then(Value::as_object_mut), value) {
            (Some(below), Value::Object(value)) => below.extend(value),
            (_, value) => drop(merged.insert(key, value)),
        }
    }
    merged
}

fn asked(question: &Map<String, Value>, as_of: AsOf, mut account: Value) -> Result<Asked, Fault> {
    if let Some(account) = account.as_object_mut() {
        account.insert(String::from("events"), json!([]));
    }
    let mut document = Map::new();
    document.insert(String::from("version"), CASE_VERSION.into());
    document.insert(String::from("account"), account);
    document.insert(String::from("asOf"), as_of.day.to_string().into());
    document.extend(question.clone());
    let offers = document.get("offers").and_then(Value::as_object);
    let capacity = offers.and_then(|offers| offers.get("repaymentCapacity"));
    let needs_monthly = question.get("budget").is_none()
        && capacity.and_then(|capacity| capacity.get("monthly")).is_none_or(Value::is_null);
    let asked = document.get_mut("offers").and_then(Value::as_object_mut).filter(|_| needs_monthly);
    let capacity = asked.map(|offers| offers.entry("repaymentCapacity").or_insert_with(|| json!({})));
    // What stands here is the row's to say: a document has to say something.
    if let Some(capacity) = capacity.and_then(Value::as_object_mut) {
        capacity.insert(String::from("monthly"), "0".into());
    }
    let case = Case::read(&Value::Object(document).to_string())?;
    let applicant = case.offer_applicant().ok_or_else(|| Fault::new(MISSING, "offers: no offers are asked for"))?;
    Ok(Asked { case, applicant, needs_monthly })
}
