//! The columns of every table of results, for programs that must say them before anything runs.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;

use crate::error::TableError;
use crate::offers::no_offers;
use crate::positions::no_positions;

/// The schema of each table of [`positions`](crate::positions) and of [`offers`](crate::offers), by the name of the function and
/// of the table. Batches of a table have no other, whatever was found.
///
/// # Errors
/// None that a caller could cause.
pub fn result_schemas() -> Result<Vec<(&'static str, &'static str, SchemaRef)>, TableError> {
    let (positions, offers) = (no_positions()?, no_offers()?);
    let schema = |batches: &[RecordBatch]| batches.first().map(RecordBatch::schema);
    let all = [
        ("positions", "positions", schema(&positions.positions)),
        ("positions", "components", schema(&positions.components)),
        ("offers", "accounts", schema(&offers.accounts)),
        ("offers", "offers", schema(&offers.offers)),
        ("offers", "payments", schema(&offers.payments)),
        ("offers", "refusals", schema(&offers.refusals)),
        ("offers", "shares", schema(&offers.shares)),
        ("offers", "survival", schema(&offers.survival)),
        ("offers", "rounds", schema(&offers.rounds)),
        ("offers", "requests", schema(&offers.requests)),
    ];
    Ok(all.into_iter().filter_map(|(function, table, schema)| Some((function, table, schema?))).collect())
}
