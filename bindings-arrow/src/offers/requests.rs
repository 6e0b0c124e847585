//! A temporary limit, or late fees waived alone: what is asked for, and what speaks against it.

use std::sync::Arc;

use arrears::case::AccountOffers;
use arrow_array::RecordBatch;
use arrow_array::builder::{BooleanBuilder, Date32Builder, Int64Builder, StringBuilder};

use super::output::{Keys, Row};
use crate::error::TableError;
use crate::positions::batch;

/// A request with its answer.
pub(super) struct Request {
    request: &'static str,
    is_allowed: bool,
    obstacles: String,
    /// The nearest amount that would pass; of a limit with its first and last day.
    nearest: Option<i64>,
    days: Option<(i32, i32)>,
}

impl Request {
    pub(super) fn of(found: &AccountOffers<'_>) -> Vec<Self> {
        let limit = found.limit_request.iter().map(|answer| Self {
            request: "limit",
            is_allowed: answer.is_allowed(),
            obstacles: answer.obstacles().map(|obstacle| obstacle.key()).collect::<Vec<_>>().join("|"),
            nearest: answer.nearest().map(|nearest| nearest.limit().minor()),
            days: answer.nearest().map(|nearest| (nearest.first().unix_days(), nearest.last().unix_days())),
        });
        let late_fee = found.late_fee_waiver.iter().map(|found| Self {
            request: "lateFeeWaiver",
            is_allowed: found.answer.is_allowed(),
            obstacles: found.answer.obstacles.iter().map(|obstacle| obstacle.key()).collect::<Vec<_>>().join("|"),
            nearest: found.answer.nearest.map(|nearest| nearest.minor()),
            days: None,
        });
        limit.chain(late_fee).collect()
    }
}

#[derive(Default)]
pub(super) struct RequestTable {
    keys: Keys,
    request: StringBuilder,
    allowed: BooleanBuilder,
    obstacles: StringBuilder,
    nearest: Int64Builder,
    days: [Date32Builder; 2],
}

impl RequestTable {
    pub(super) fn push(&mut self, row: &Row<'_>, request: &Request) {
        self.keys.push(row);
        self.request.append_value(request.request);
        self.allowed.append_value(request.is_allowed);
        self.obstacles.append_value(&request.obstacles);
        self.nearest.append_option(request.nearest);
        let [first, last] = &mut self.days;
        first.append_option(request.days.map(|(first, _)| first));
        last.append_option(request.days.map(|(_, last)| last));
    }

    pub(super) fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.push(("request", Arc::new(self.request.finish())));
        columns.push(("allowed", Arc::new(self.allowed.finish())));
        columns.push(("obstacles", Arc::new(self.obstacles.finish())));
        columns.push(("nearest", Arc::new(self.nearest.finish())));
        for (name, column) in ["nearest_first", "nearest_last"].into_iter().zip(&mut self.days) {
            columns.push((name, Arc::new(column.finish())));
        }
        batch(columns)
    }
}
