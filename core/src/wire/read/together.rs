//! The other accounts of the lender, in one plan with that of the case: the key `together`.

use alloc::string::String;
use alloc::vec::Vec;

use super::any_account::{AnyAccountShape, account};
use super::casework::reference;
use super::event::{self, EventShape, Known};
use super::law::{AccountLawShape, account_law};
use crate::calendar::Date;
use crate::case::TogetherAccount;
use crate::json::{Of, shapes};
use crate::ledger::Ledger;
use crate::money::Currency;
use crate::offer::{Claim, OfferError};
use crate::wire::WireError;
use crate::words::{Word, said};

shapes! {
    /// Another account of the same lender.
    pub(super) struct TogetherShape {
        /// A reference to the account, of your own: another one than that of the parties of an agreement.
        reference: String,
        /// The account.
        account: AnyAccountShape,
        /// What law has to know of it beyond its history.
        law: Option<AccountLawShape>,
        /// What happened after `account.events`, for the follow-up only.
        later: Option<Vec<EventShape>>,
    }
}

/// The other accounts, one at least.
pub(super) fn together(
    list: Of<'_, Vec<TogetherShape>>,
    (currency, as_of): (Currency, Date),
) -> Result<Vec<TogetherAccount>, WireError> {
    let given = list.parts().count().saturating_add(1);
    if !(2..=Claim::MAX_TOGETHER).contains(&given) {
        let refused = list.refused(OfferError::Accounts { given, max: Claim::MAX_TOGETHER });
        return Err(if given == 1 {
            refused.with_note(Word::new("name another account, or leave the key out", "请写明另一个账户，或不填此键"))
        } else {
            refused
        });
    }
    list.parts().map(|given| one(given, (currency, as_of))).collect()
}

fn one(node: Of<'_, TogetherShape>, (currency, as_of): (Currency, Date)) -> Result<TogetherAccount, WireError> {
    let name = reference(node.reference())?;
    let read = account(node.account())?;
    let given = read.terms.currency();
    crate::money::Money::zero(given).of(currency).map_err(|error| {
        node.account()
            .refused(error)
            .with_note(said!("the account of the case is in {currency}", "本案账户的币种为{currency}"))
    })?;
    let opening = Known { ids: &read.ids, opening: &read.opening_ids, day: read.opening_day() };
    let later = node.later().read(|list| {
        let (later, _) = event::events(list, &opening, currency)?;
        event::not_before_opening(&later, (read.terms.opened(), opening.day), list)?;
        let all = read.events.iter().chain(&later).copied();
        Ledger::new(all).map_err(|error| {
            let place = usize::try_from(error.event.get()).unwrap_or(usize::MAX).saturating_sub(read.events.len());
            let given = list.parts().nth(place);
            given.map_or_else(|| list.refused(error), |given| event::at_event(given, later.get(place), error))
        })
    })?;
    let law = node.law().read(|law| account_law(law, (read.terms.is_loan(), as_of)))?.unwrap_or_default();
    Ok(TogetherAccount {
        law,
        reference: name,
        terms: read.terms,
        ledger: read.ledger,
        opening: read.opening,
        followed: later,
    })
}
