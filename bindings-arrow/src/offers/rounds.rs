//! Proposals with their answers.

use std::sync::Arc;

use arrears::Language;
use arrears::offer::{Counter, Negotiation, ProposalAnswer, Refusal, Round};
use arrow_array::RecordBatch;
use arrow_array::builder::{Date32Builder, Int64Builder, StringBuilder, UInt32Builder};

use super::output::{Keys, Row};
use crate::error::TableError;
use crate::positions::batch;

/// The amounts of an offer in answer to a proposal, in the order of their columns.
const AMOUNTS: [&str; 4] = ["total", "largest_payment", "concession", "present_value"];

/// An offer in answer to a proposal, or a reason why there is none.
pub(super) struct Answered {
    round: u32,
    day: i32,
    answer: &'static str,
    kind: &'static str,
    offer: Option<Countered>,
    reason: Option<(&'static str, String)>,
}

/// What is offered instead, or accepted.
struct Countered {
    number: u32,
    periods: u32,
    first_due: i32,
    amounts: [i64; AMOUNTS.len()],
    changes: String,
}

impl Answered {
    pub(super) fn of(negotiation: &Negotiation<'_>) -> Vec<Self> {
        (1..).zip(negotiation.rounds()).flat_map(|(number, round)| Self::of_round(number, round)).collect()
    }

    fn of_round(number: u32, round: &Round<'_>) -> Vec<Self> {
        let offered = |answer, (place, counter): (u32, &Counter<'_>)| Self {
            round: number,
            day: round.day.unix_days(),
            answer,
            kind: counter.offer.kind().key(),
            offer: Some(Countered::of(place, counter)),
            reason: None,
        };
        let refused = |refusal: &Refusal<'_>| Self {
            round: number,
            day: round.day.unix_days(),
            answer: "refuse",
            kind: refusal.kind.key(),
            offer: None,
            reason: Some((refusal.reason.key(), refusal.reason.text(Language::English).to_string())),
        };
        match &round.answer {
            ProposalAnswer::Accept(accepted) => vec![offered("accept", (1, accepted))],
            ProposalAnswer::Counter(counters) => {
                (1..).zip(counters).map(|counter| offered("counter", counter)).collect()
            }
            ProposalAnswer::Refuse(refusals) => refusals.iter().map(refused).collect(),
        }
    }
}

impl Countered {
    fn of(number: u32, counter: &Counter<'_>) -> Self {
        let (plan, schedule) = (counter.offer.plan(), counter.offer.schedule());
        let changes: Vec<&str> = counter.changes.iter().map(|change| change.proposed.key()).collect();
        Self {
            number,
            periods: plan.periods,
            first_due: plan.first_due.unix_days(),
            amounts: [
                schedule.total().minor(),
                schedule.largest().minor(),
                schedule.given_up().minor(),
                counter.offer.present_value().minor(),
            ],
            changes: changes.join("|"),
        }
    }
}

#[derive(Default)]
pub(super) struct RoundTable {
    keys: Keys,
    round: UInt32Builder,
    day: Date32Builder,
    answer: StringBuilder,
    kind: StringBuilder,
    number: UInt32Builder,
    periods: UInt32Builder,
    first_due: Date32Builder,
    amounts: [Int64Builder; AMOUNTS.len()],
    changes: StringBuilder,
    reason: StringBuilder,
    text: StringBuilder,
}

impl RoundTable {
    pub(super) fn push(&mut self, row: &Row<'_>, answered: &Answered) {
        self.keys.push(row);
        self.round.append_value(answered.round);
        self.day.append_value(answered.day);
        self.answer.append_value(answered.answer);
        self.kind.append_value(answered.kind);
        let offer = answered.offer.as_ref();
        self.number.append_option(offer.map(|offer| offer.number));
        self.periods.append_option(offer.map(|offer| offer.periods));
        self.first_due.append_option(offer.map(|offer| offer.first_due));
        for (place, column) in self.amounts.iter_mut().enumerate() {
            column.append_option(offer.and_then(|offer| offer.amounts.get(place).copied()));
        }
        self.changes.append_option(offer.map(|offer| offer.changes.as_str()));
        self.reason.append_option(answered.reason.as_ref().map(|(reason, _)| reason));
        self.text.append_option(answered.reason.as_ref().map(|(_, text)| text));
    }

    pub(super) fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.push(("round", Arc::new(self.round.finish())));
        columns.push(("day", Arc::new(self.day.finish())));
        columns.push(("answer", Arc::new(self.answer.finish())));
        columns.push(("kind", Arc::new(self.kind.finish())));
        columns.push(("number", Arc::new(self.number.finish())));
        columns.push(("periods", Arc::new(self.periods.finish())));
        columns.push(("first_due", Arc::new(self.first_due.finish())));
        for (name, column) in AMOUNTS.into_iter().zip(&mut self.amounts) {
            columns.push((name, Arc::new(column.finish())));
        }
        columns.push(("changes", Arc::new(self.changes.finish())));
        columns.push(("reason", Arc::new(self.reason.finish())));
        columns.push(("text", Arc::new(self.text.finish())));
        batch(columns)
    }
}
