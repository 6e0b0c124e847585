//! A temporary limit that the customer asks for: the key `limitRequest` of the offers of a case, and its answer.

use alloc::string::String;

use crate::case::LimitQuestion;
use crate::wire::WireError;
use crate::json::{Node, shapes};
use crate::money::Currency;
use crate::offer::LimitRequest;

shapes! {
    /// A temporary limit (临时额度) that the customer of a card asks for.
    pub(super) struct LimitRequestShape {
        /// The limit of the card today.
        present_limit: String,
        /// The limit asked for in its place.
        limit: String,
        /// The first day.
        from: String,
        /// The last day, included.
        to: String,
    }
}

/// The key `limitRequest`.
pub(super) fn limit_request(node: Node<'_>, currency: Currency) -> Result<LimitQuestion, WireError> {
    let amount = |key| node.need(key)?.not_negative(currency);
    let days = (node.need("from")?.date()?, node.need("to")?.date()?);
    let request = LimitRequest::new(amount("limit")?, days).map_err(|error| node.refused_at("to", error))?;
    Ok(LimitQuestion { present: amount("presentLimit")?, request })
}
