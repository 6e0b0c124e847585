//! The choice over parts of a portfolio that lie in different processes: questions and answers as text.

use std::collections::BTreeMap;

use arrears::Currency;
use arrears::choice::{Candidates, Certificate, LastMove, Limits, Question, Reply, Search, Tally, Thresholds};
use arrow_array::RecordBatch;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{Rows, groups, limits};
use crate::error::{Refusal, TableError};
use crate::table::Table;

/// The keys of a question as text.
const SUMS: &str = "sums";
const TALLY: &str = "tally";
const LAST: &str = "last";
const PICKS: &str = "picks";

/// The choice over parts: it says what to ask every part next, and hears what all of them answer.
///
/// Rounds of sums come first, two or three for the caps and as many for the budget; then what is taken, then the last move, then the
/// picks. Each answer is of a fixed size, whatever the part holds, but for the picks.
#[derive(Debug)]
pub struct ChoiceInParts {
    limits: Limits,
    search: Search<String>,
    tally: Option<Tally>,
    last: Option<Option<Moved>>,
}

/// The last move of a part, with the name of the offer: numbers of offers are each part's own.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Moved {
    to: LastMove<String>,
    account: String,
    offer: String,
}

/// What a part answers.
#[derive(Clone, Debug)]
pub enum PartAnswer {
    /// For [`ChoiceInParts::hear`].
    Text(String),
    /// The picks of its accounts, as those of [`choose`](super::choose): nothing is asked after them.
    Picks(RecordBatch),
}

fn invalid(error: impl core::fmt::Display) -> TableError {
    TableError::of("offers", Refusal::Invalid { why: error.to_string() })
}

fn read<'de, T: Deserialize<'de>>(value: &'de Value) -> Result<T, TableError> {
    T::deserialize(value).map_err(invalid)
}

impl ChoiceInParts {
    /// Nothing is known yet.
    ///
    /// # Errors
    /// [`TableError`] where the budget or a cap is no amount.
    pub fn new(currency: Currency, budget: i64, caps: &BTreeMap<String, i64>) -> Result<Self, TableError> {
        let limits = limits(currency, budget, caps)?;
        Ok(Self { search: Search::new(&limits), limits, tally: None, last: None })
    }

    /// What to ask every part next.
    #[must_use]
    pub fn question(&self) -> String {
        let thresholds = self.search.thresholds();
        let question = match (self.search.question(), &self.tally, &self.last) {
            (Some(question), _, _) => json!({ SUMS: question }),
            (None, None, _) => json!({ TALLY: thresholds }),
            (None, Some(tally), None) => json!({ LAST: [json!(thresholds), json!(tally)] }),
            (None, _, Some(last)) => json!({ PICKS: [json!(thresholds), json!(last)] }),
        };
        question.to_string()
    }

    /// Whether the question is the last: parts answer it with their picks.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.last.is_some()
    }

    /// Takes what all parts answered to the question.
    ///
    /// # Errors
    /// [`TableError`] where an answer is none to the question asked.
    pub fn hear<'t>(&mut self, answers: impl IntoIterator<Item = &'t str>) -> Result<(), TableError> {
        let answers = answers.into_iter().map(|answer| serde_json::from_str::<Value>(answer).map_err(invalid));
        if let Some(question) = self.search.question() {
            // Where there is no part at all, nobody answers: the sums are nothing.
            let nobody = Candidates::new(&self.limits).sorted().map_err(invalid)?;
            let mut together = nobody.answer(&question);
            for answer in answers {
                let reply: Reply<String> = read(&answer?)?;
                together = together.plus(reply).map_err(invalid)?;
            }
            return self.search.hear(together).map_err(invalid);
        }
        if self.tally.is_none() {
            let mut together = Tally::default();
            for answer in answers {
                together = together.plus(&read(&answer?)?);
            }
            self.tally = Some(together);
            return Ok(());
        }
        let mut best: Option<Moved> = None;
        for answer in answers {
            let Some(other) = read::<Option<Moved>>(&answer?)? else { continue };
            best = Some(match best {
                Some(best) if best.to.clone().better(other.to.clone()) == best.to => best,
                _ => other,
            });
        }
        self.last = Some(best);
        Ok(())
    }

    /// How good the choice is, once all is known.
    #[must_use]
    pub fn certificate(&self) -> Option<Certificate> {
        let last = self.last.as_ref()?.as_ref().map(|moved| &moved.to);
        Some(Certificate::new(&self.limits, &self.search.thresholds(), self.tally.as_ref()?, last))
    }
}

/// What a part of the offers answers to a question of [`ChoiceInParts`]; all offers of an account are in one part.
///
/// # Errors
/// [`TableError`]: as [`choose`](super::choose), and where the question is none.
pub fn answer_part(
    offers: &Table,
    currency: Currency,
    (budget, caps): (i64, &BTreeMap<String, i64>),
    question: &str,
) -> Result<PartAnswer, TableError> {
    let rows = Rows::read(offers, currency)?;
    let accounts = rows.by_account(&groups(caps))?;
    let part = rows.partition::<String>(&accounts, &limits(currency, budget, caps)?)?;
    let question: Value = serde_json::from_str(question).map_err(invalid)?;
    let (key, told) =
        question.as_object().and_then(|object| object.iter().next()).ok_or_else(|| invalid("no question"))?;
    let answer = match key.as_str() {
        SUMS => json!(part.answer(&read::<Question<String>>(told)?)),
        TALLY => json!(part.tally(&read::<Thresholds<String>>(told)?)),
        LAST => {
            let (thresholds, tally): (Thresholds<String>, Tally) = read(told)?;
            let found = part.last_move(&thresholds, &tally);
            json!(found.and_then(|to| {
                let account = to.account().clone();
                let own = accounts.get(account.as_str())?;
                let row = own.rows.iter().copied().find(|row| rows.number(*row) == Some(to.number()))?;
                Some(Moved { account, offer: rows.offers.get(row)?.to_owned(), to })
            }))
        }
        PICKS => {
            let (thresholds, last): (Thresholds<String>, Option<Moved>) = read(told)?;
            let picks = part.picks(&thresholds, None).map(|(account, number)| {
                let moved = last.as_ref().filter(|moved| moved.account == *account);
                let moved = moved.and_then(|moved| rows.numbers.get(moved.offer.as_str()).copied());
                (account.as_str(), moved.or(number))
            });
            return Ok(PartAnswer::Picks(rows.picks(picks, &accounts)?));
        }
        other => return Err(invalid(format!("no question is called `{other}`"))),
    };
    Ok(PartAnswer::Text(answer.to_string()))
}
