//! Who agrees, and in which form.

use alloc::string::String;

use super::casework::reference;
use crate::agreement::{Form, Parties};
use crate::json::{Maybe, Of, shapes};
use crate::wire::{WireError, WireFault};
use crate::words::Word;

shapes! {
    /// Opaque references: no name, identity number or telephone number.
    pub(super) struct PartiesShape {
        /// A reference to the lender.
        lender: String,
        /// A reference to the debtor.
        debtor: String,
        /// A reference to the account.
        account: String,
    }
}

/// Written, or oral with a recording.
pub(super) fn form(form: Of<'_, String>, recording: Maybe<'_, String>) -> Result<Form, WireError> {
    match (form.text(), recording.given()) {
        ("written", None) => Ok(Form::Written),
        ("written", Some(recording)) => Err(recording.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("a written agreement does not have this key", "书面协议没有这个键"),
        )),
        ("oral", _) => Ok(Form::Oral { recording: reference(recording.needed()?)? }),
        _ => Err(form.unknown_name("written oral")),
    }
}

pub(super) fn parties(node: Of<'_, PartiesShape>) -> Result<Parties, WireError> {
    Ok(Parties {
        lender: reference(node.lender())?,
        debtor: reference(node.debtor())?,
        account: reference(node.account())?,
    })
}
