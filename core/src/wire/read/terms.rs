//! Terms alone: of an account, or of a product.

use alloc::boxed::Box;

use super::any_account::AccountKind;
use super::card::{self, CardTermsShape, card_product, card_terms};
use super::loan::{self, LoanTermsShape, loan_product, loan_terms};
use super::node;
use crate::case::AccountTerms;
use crate::json::{Keys, Member, Of, Shape, shapes};
use crate::portfolio::ProductTerms;
use crate::wire::WireError;

shapes! {
    /// The terms of a card.
    struct CardShape {
        /// The kind of account: `card`.
        kind: AccountKind,
        /// What was promised.
        terms: CardTermsShape,
    }
    /// The terms of a loan.
    struct LoanShape {
        /// The kind of account: `loan`.
        kind: AccountKind,
        /// What was promised.
        terms: LoanTermsShape,
    }
}

const TERMS: Shape = Shape::Tagged { tag: "kind", variants: &[("card", CardShape::KEYS), ("loan", LoanShape::KEYS)] };

/// The same keys with terms of which none must be there.
const fn of_a_product(terms: &'static [&'static Shape]) -> Keys {
    Keys { names: CardShape::KEYS.names, shapes: terms }
}

const PRODUCT: Shape = Shape::Tagged {
    tag: "kind",
    variants: &[
        ("card", of_a_product(&[&<AccountKind as Member>::SHAPE, &Shape::Object(card::OF_A_PRODUCT)])),
        ("loan", of_a_product(&[&<AccountKind as Member>::SHAPE, &Shape::Object(loan::OF_A_PRODUCT)])),
    ],
};

/// The terms of an account alone: the `account` of a case document without its `events`.
///
/// ```
/// let terms = r#"{ "kind": "card", "terms": { "preset": "cmb", "opened": "2023-03-06", "statementDay": 5 } }"#;
/// assert_eq!(arrears::wire::read_terms(terms)?.opened().to_string(), "2023-03-06");
/// # Ok::<(), arrears::wire::WireError>(())
/// ```
///
/// # Errors
/// As [`Case::read`](crate::wire::Case::read).
pub fn read_terms(text: &str) -> Result<AccountTerms, WireError> {
    let tree = node::read(text, &TERMS)?;
    let card = Of::<CardShape>::root(&tree);
    Ok(match card.kind().value() {
        AccountKind::Card => AccountTerms::Card(Box::new(card_terms(card.terms(), None)?)),
        AccountKind::Loan => AccountTerms::Loan(Box::new(loan_terms(Of::<LoanShape>::root(&tree).terms())?)),
    })
}

/// The terms of a product: the `account` of a case document without its `events`, and without the keys of its terms that are
/// each account's own. Those are `opened`, `statementDay` and `statementDates` of a card, and `principal`, `disbursed`, `firstDue`,
/// `periods` and `payDay` of a loan, whose `rate` may be left out too.
///
/// ```
/// use arrears::portfolio::ProductTerms;
/// let product = arrears::wire::read_product(r#"{ "kind": "card", "terms": { "preset": "cmb" } }"#)?;
/// assert!(matches!(product, ProductTerms::Card(_)));
/// let own = arrears::wire::read_product(r#"{ "kind": "card", "terms": { "preset": "cmb", "statementDay": 5 } }"#);
/// assert_eq!(own.unwrap_err().path(), "terms.statementDay");
/// # Ok::<(), arrears::wire::WireError>(())
/// ```
///
/// # Errors
/// As [`Case::read`](crate::wire::Case::read), and where a key is given that is each account's own.
pub fn read_product(text: &str) -> Result<ProductTerms, WireError> {
    let tree = node::read(text, &PRODUCT)?;
    let card = Of::<CardShape>::root(&tree);
    Ok(match card.kind().value() {
        AccountKind::Card => card_product(card.terms())?.into(),
        AccountKind::Loan => loan_product(Of::<LoanShape>::root(&tree).terms())?.into(),
    })
}
