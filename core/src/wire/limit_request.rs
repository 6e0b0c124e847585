//! A temporary limit that the customer asks for: the key `limitRequest` of the offers of a case, and its answer.

use alloc::string::String;
use alloc::vec::Vec;

use super::path::At;
use super::written::ObstacleShape;
use super::{Case, WireError};
use crate::balance::{Account, Position};
use crate::json::{Of, report, shapes};
use crate::money::{Currency, Money};
use crate::offer::{LimitAnswer, LimitFacts, LimitRequest, OfferError, Policy};

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

report! {
    /// Whether the policy allows the temporary limit asked for.
    pub(super) struct LimitAnswerShape(answer: &LimitAnswer) {
        allowed: bool = answer.is_allowed(),
        /// Everything that speaks against it.
        obstacles: Vec<ObstacleShape> = answer.obstacles().map(|obstacle| (obstacle.key(), obstacle.word())),
        /// The nearest that would pass; absent where it passes as it is, and where no other limit or day would do.
        nearest?: Option<NearestLimitShape> = answer.nearest(),
    }

    struct NearestLimitShape(request: LimitRequest) {
        limit: String = request.limit(),
        from: String = request.first(),
        /// The last day, included.
        to: String = request.last(),
    }
}

/// What is asked about a temporary limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct LimitQuestion {
    present: Money,
    request: LimitRequest,
}

/// The key `limitRequest`.
pub(super) fn limit_request(node: Of<'_, LimitRequestShape>, currency: Currency) -> Result<LimitQuestion, WireError> {
    let days = (node.from().date()?, node.to().date()?);
    let request =
        LimitRequest::new(node.limit().not_negative(currency)?, days).map_err(|error| node.to().refused(error))?;
    Ok(LimitQuestion { present: node.present_limit().not_negative(currency)?, request })
}

impl Case {
    /// What speaks against the temporary limit asked for.
    pub(super) fn limit_answer(
        &self,
        question: LimitQuestion,
        policy: &Policy,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<LimitAnswer, WireError> {
        let has_agreement = self.is_under_agreement(account)?;
        let answer = || -> Result<LimitAnswer, OfferError> {
            let facts = LimitFacts {
                product: self.law.product,
                opened: self.terms.opened(),
                limit: question.present,
                owed: position.payoff(),
                standing: self.law.standing(position)?,
                has_agreement,
            };
            question.request.check(self.as_of, &facts, policy)
        };
        answer().map_err(|error| WireError::at(&At::root("offers").key("limitRequest"), error))
    }
}
