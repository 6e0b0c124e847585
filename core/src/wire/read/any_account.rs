//! An account: terms, an opening it may begin with, and what happened.

use alloc::string::String;
use alloc::vec::Vec;

use super::card::{CardTermsShape, assumptions, card_terms};
use super::event::{self, EventShape, Known};
use super::loan::{LoanTermsShape, loan_terms};
use super::loan_opening::{LoanOpeningShape, loan_opening};
use super::opening::{self, CardOpeningShape};
use crate::calendar::Date;
use crate::case::{AccountOpening, AccountTerms, Assumption, OpeningIds};
use crate::json::{Maybe, Of, Shape, Shaped, shapes};
use crate::ledger::{Event, Ledger};
use crate::wire::WireError;
use crate::words::keyed;

shapes! {
    /// A card.
    pub(super) struct CardAccountShape {
        /// The kind of account: `card`.
        kind: AccountKind,
        /// What was promised.
        terms: CardTermsShape,
        /// Where it stood at the end of a day, for an account that begins in the middle.
        opening: Option<CardOpeningShape>,
        /// What happened, in ledger order; after the opening, where there is one.
        events: Vec<EventShape>,
    }
    /// A loan.
    pub(super) struct LoanAccountShape {
        /// The kind of account: `loan`.
        kind: AccountKind,
        /// What was promised.
        terms: LoanTermsShape,
        /// Where it stood at the end of a day, for a loan that begins in the middle.
        opening: Option<LoanOpeningShape>,
        /// What happened, in ledger order; after the opening, where there is one.
        events: Vec<EventShape>,
    }
}

keyed! {
    pub(super) enum AccountKind {
        /// A revolving card.
        Card = "card";
        /// An instalment loan.
        Loan = "loan";
    }
}

/// An account: which one, its kind says.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(untagged))]
#[expect(dead_code, reason = "a table for the reader and a type for the JSON Schema")]
pub(super) enum AnyAccountShape {
    Card(CardAccountShape),
    Loan(LoanAccountShape),
}

impl Shaped for AnyAccountShape {
    const SHAPE: Shape =
        Shape::Tagged { tag: "kind", variants: &[("card", CardAccountShape::KEYS), ("loan", LoanAccountShape::KEYS)] };
}

/// Where an account that begins in the middle stood, and what that gives names to.
pub(super) type Opened = (Option<AccountOpening>, OpeningIds);

/// A card's terms and its opening.
pub(super) fn card_account(
    terms: Of<'_, CardTermsShape>,
    opening: Maybe<'_, CardOpeningShape>,
) -> Result<(AccountTerms, Opened), WireError> {
    let begins = opening.read(opening::days)?.map(|(_, first)| first);
    let terms = card_terms(terms, begins)?;
    let opening = opening.read(|given| opening::card_opening(given, &terms))?;
    let opened = opening.map_or_else(Opened::default, |(opening, ids)| (Some(opening.into()), ids));
    Ok((terms.into(), opened))
}

/// A loan's terms and its opening.
pub(super) fn loan_account(
    terms: Of<'_, LoanTermsShape>,
    opening: Maybe<'_, LoanOpeningShape>,
) -> Result<(AccountTerms, Opened), WireError> {
    let terms = loan_terms(terms)?;
    let opening = opening.read(|given| loan_opening(given, &terms))?;
    Ok((terms.into(), (opening.map(AccountOpening::from), OpeningIds::default())))
}

/// An account that was read, with the names of its events.
pub(super) struct ReadAccount {
    pub(super) terms: AccountTerms,
    pub(super) ledger: Ledger,
    pub(super) opening: Option<AccountOpening>,
    pub(super) opening_ids: OpeningIds,
    pub(super) events: Vec<Event>,
    pub(super) ids: Vec<Option<String>>,
    pub(super) assumptions: Vec<Assumption>,
}

impl ReadAccount {
    /// The day of the opening that it begins with.
    pub(super) fn opening_day(&self) -> Option<Date> {
        self.opening.as_ref().map(AccountOpening::day)
    }
}

/// An account, checked.
pub(super) fn account(node: Of<'_, AnyAccountShape>) -> Result<ReadAccount, WireError> {
    let (card, loan) = (node.by::<CardAccountShape>(), node.by::<LoanAccountShape>());
    let (terms, (opening, opening_ids)) = match card.kind().value() {
        AccountKind::Card => card_account(card.terms(), card.opening())?,
        AccountKind::Loan => loan_account(loan.terms(), loan.opening())?,
    };
    let list = if terms.is_loan() { loan.events() } else { card.events() };
    let (currency, opened) = (terms.currency(), terms.opened());
    let day = opening.as_ref().map(AccountOpening::day);
    let (events, ids) = event::events(list, &Known { ids: &[], opening: &opening_ids, day }, currency)?;
    let ledger = Ledger::new(events.iter().copied()).map_err(|error| event::in_list(list, &events, error))?;
    event::not_before_opening(&events, (opened, day), list)?;
    let assumptions = if terms.is_loan() { Vec::new() } else { assumptions(card.terms()) };
    Ok(ReadAccount { terms, ledger, opening, opening_ids, events, ids, assumptions })
}
