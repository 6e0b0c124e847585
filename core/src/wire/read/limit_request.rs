//! A temporary limit that the customer asks for: the key `limitRequest` of the offers of a case, and its answer.

use alloc::string::String;

use crate::case::LimitQuestion;
use crate::json::{Of, shapes};
use crate::money::Currency;
use crate::offer::LimitRequest;
use crate::wire::WireError;

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
pub(super) fn limit_request(node: Of<'_, LimitRequestShape>, currency: Currency) -> Result<LimitQuestion, WireError> {
    let days = (node.from().date()?, node.to().date()?);
    let request =
        LimitRequest::new(node.limit().not_negative(currency)?, days).map_err(|error| node.to().refused(error))?;
    Ok(LimitQuestion { present: node.present_limit().not_negative(currency)?, request })
}
