// Semantics: [case-3].

use super::record::Record;
use super::{CaseworkError, ChainFault, Reference};
use crate::digest::Digest;

/// A chain that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Verified {
    /// The digest of the last record; `None` where there is no record.
    pub head: Option<Digest>,
    /// Records added after the head that was given.
    pub since_head: usize,
}

/// Checks that the records of `case` are those that were made, in their order, none missing.
///
/// Without a `head`, whatever is changed, removed, inserted or re-ordered is found, but for records removed at the end, and
/// but for a chain that was made anew from some record on. Keep the digest of the last record elsewhere and give it
/// as `head`: then these are found too.
///
/// # Errors
/// [`CaseworkError::ChainBroken`] with the first place that does not fit:
/// ```
/// use arrears::casework::{Casework, CaseworkError, ChainFault, RecordEntry, Moment, Reference, verify};
/// use arrears::{Date, TimeOfDay};
/// let name = |text: &str| Reference::new(text).unwrap();
/// let when = Moment::new(Date::new(2026, 3, 2)?, TimeOfDay::new(9, 30)?);
/// let mut file = Casework::open(name("case-7"), when, name("agent-17"));
/// file.append(RecordEntry::note(when, name("agent-17")).text("first"))?;
/// file.append(RecordEntry::note(when, name("agent-17")).text("second"))?;
/// let (case, head) = (file.case(), Some(file.head()));
/// assert!(verify(case, file.records(), head).is_ok());
/// let without_the_second = [file.records()[0].clone(), file.records()[2].clone()];
/// let broken = CaseworkError::ChainBroken { at: 1, fault: ChainFault::Removed };
/// assert_eq!(verify(case, &without_the_second, head), Err(broken));
/// let cut = CaseworkError::ChainBroken { at: 2, fault: ChainFault::CutOff };
/// assert_eq!(verify(case, &file.records()[..2], head), Err(cut));
/// # Ok::<(), arrears::Error>(())
/// ```
pub fn verify(case: &Reference, records: &[Record], head: Option<Digest>) -> Result<Verified, CaseworkError> {
    let mut previous = None;
    for (at, record) in records.iter().enumerate() {
        let broken = |fault| Err(CaseworkError::ChainBroken { at, fault });
        if record.computed(case) != record.digest() {
            return broken(ChainFault::Changed);
        }
        let number = usize::try_from(record.number()).unwrap_or(usize::MAX);
        if number != at {
            let times =
                |number: usize| records.iter().filter(|record| usize::try_from(record.number()) == Ok(number)).count();
            return broken(match number > at {
                _ if times(number) > 1 => ChainFault::Inserted,
                true if times(at) > 0 => ChainFault::Reordered,
                true => ChainFault::Removed,
                false => ChainFault::Inserted,
            });
        }
        if record.previous() != previous {
            return broken(ChainFault::Replaced);
        }
        previous = Some(record.digest());
    }
    let since_head = match head {
        None => 0,
        Some(head) => {
            let known = records.iter().rev().position(|record| record.digest() == head);
            known.ok_or(CaseworkError::ChainBroken { at: records.len(), fault: ChainFault::CutOff })?
        }
    };
    Ok(Verified { head: previous, since_head })
}
