//! An account before its events: what was promised, and where it stood if it begins in the middle.

use super::any_account::{AccountKind, card_account, loan_account};
use super::card::CardTermsShape;
use super::loan::LoanTermsShape;
use super::loan_opening::LoanOpeningShape;
use super::node;
use super::opening::CardOpeningShape;
use crate::case::{AccountOpening, AccountTerms, OpeningIds};
use crate::json::{Of, Shape, shapes};
use crate::wire::WireError;

shapes! {
    /// A card before its events.
    pub(super) struct CardStartShape {
        /// The kind of account: `card`.
        kind: AccountKind,
        /// What was promised.
        terms: CardTermsShape,
        /// Where it stood at the end of a day, for an account that begins in the middle.
        opening: Option<CardOpeningShape>,
    }
    /// A loan before its events.
    pub(super) struct LoanStartShape {
        /// The kind of account: `loan`.
        kind: AccountKind,
        /// What was promised.
        terms: LoanTermsShape,
        /// Where it stood at the end of a day, for a loan that begins in the middle.
        opening: Option<LoanOpeningShape>,
    }
}

const START: Shape =
    Shape::Tagged { tag: "kind", variants: &[("card", CardStartShape::KEYS), ("loan", LoanStartShape::KEYS)] };

/// An account before its events, as [`read_account`] gives it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AccountStart {
    /// What was promised.
    pub terms: AccountTerms,
    /// Where it stood at the end of a day, where it begins in the middle.
    pub opening: Option<AccountOpening>,
    /// The names that the opening gives to what events may refer to.
    pub opening_ids: OpeningIds,
}

impl From<AccountTerms> for AccountStart {
    /// An account that begins with its own first day.
    fn from(terms: AccountTerms) -> Self {
        Self { terms, opening: None, opening_ids: OpeningIds::default() }
    }
}

/// An account before its events: the `account` of a case document without its `events`, with an `opening` or without.
///
/// ```
/// let account = r#"{ "kind": "card", "terms": { "preset": "cmb", "statementDay": 5 },
///     "opening": { "statement": { "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" } } }"#;
/// let account = arrears::wire::read_account(account)?;
/// assert_eq!(account.opening.map(|opening| opening.day().to_string()).as_deref(), Some("2023-04-05"));
/// # Ok::<(), arrears::wire::WireError>(())
/// ```
///
/// # Errors
/// As [`Case::read`](crate::wire::Case::read).
pub fn read_account(text: &str) -> Result<AccountStart, WireError> {
    let tree = node::read(text, &START)?;
    let card = Of::<CardStartShape>::root(&tree);
    let (terms, (opening, opening_ids)) = match card.kind().value() {
        AccountKind::Card => card_account(card.terms(), card.opening())?,
        AccountKind::Loan => {
            let loan = Of::<LoanStartShape>::root(&tree);
            loan_account(loan.terms(), loan.opening())?
        }
    };
    Ok(AccountStart { terms, opening, opening_ids })
}
