//! The work on a case: its records, and what is asked about them.

use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::Date;
use crate::casework::{Casework, ChainFault, Hardship, Moment, Reference};
use crate::rulebook::{Channel, ContactPurpose, Person, RecordKind};

/// The work on a case, and what is asked about it.
#[derive(Clone, Debug)]
pub struct CaseworkQuestion {
    pub(crate) chain: Result<SoundChain, BrokenChain>,
    pub(crate) contact: Option<ContactAsked>,
    pub(crate) hardship: Option<Hardship>,
    pub(crate) redact: bool,
    pub(crate) keeps: Vec<(RecordKind, u16)>,
}

/// Records whose chain of digests holds.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct SoundChain {
    /// The file with its records, in their order.
    pub file: Casework,
    /// How many of them had a digest to verify.
    pub verified: usize,
    /// Records made after the head that was known from elsewhere; `None` where none was.
    pub since_head: Option<usize>,
}

/// Records whose chain of digests is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BrokenChain {
    /// The place of the first record that does not fit.
    pub at: usize,
    /// What is wrong with it.
    pub fault: ChainFault,
}

impl CaseworkQuestion {
    /// The records of a case, none of which came with a digest.
    #[must_use]
    pub const fn new(file: Casework) -> Self {
        Self::of(Ok(SoundChain { file, verified: 0, since_head: None }))
    }

    pub(crate) const fn of(chain: Result<SoundChain, BrokenChain>) -> Self {
        Self { chain, contact: None, hardship: None, redact: false, keeps: Vec::new() }
    }

    /// Asks whether somebody may be contacted.
    #[must_use]
    pub fn contact(mut self, contact: ContactAsked) -> Self {
        self.contact = Some(contact);
        self
    }

    /// Asks which documents a hardship needs.
    #[must_use]
    pub const fn hardship(mut self, hardship: Hardship) -> Self {
        self.hardship = Some(hardship);
        self
    }

    /// Says how many months after its own day the lender keeps something: the rules of retention are asked about it.
    #[must_use]
    pub fn keeps(mut self, kind: RecordKind, months: u16) -> Self {
        self.keeps.push((kind, months));
        self
    }

    /// Leaves references, contact points and digests of records out of a report.
    #[must_use]
    pub const fn redacted(mut self) -> Self {
        self.redact = true;
        self
    }
}

/// A contact about to be made. Consent, and contacts before, are read from the records.
#[derive(Clone, Debug)]
pub struct ContactAsked {
    pub(crate) when: Moment,
    pub(crate) channel: Channel,
    pub(crate) person: Person,
    pub(crate) purpose: ContactPurpose,
    pub(crate) contact_point: Option<Reference>,
    pub(crate) is_debtor_reachable: bool,
    pub(crate) has_refused: bool,
    pub(crate) is_plan_performed: Option<bool>,
    pub(crate) moratorium_from: Option<Date>,
    pub(crate) letter: Option<Vec<String>>,
}

impl ContactAsked {
    /// A contact with the debtor, at a moment of their local time.
    #[must_use]
    pub const fn new(when: Moment, channel: Channel) -> Self {
        Self {
            when,
            channel,
            person: Person::Debtor,
            purpose: ContactPurpose::Collect,
            contact_point: None,
            is_debtor_reachable: true,
            has_refused: false,
            is_plan_performed: None,
            moratorium_from: None,
            letter: None,
        }
    }

    /// Makes it a contact with another person than the debtor.
    #[must_use]
    pub const fn person(mut self, person: Person) -> Self {
        self.person = person;
        self
    }

    /// Sets another purpose than asking for payment.
    #[must_use]
    pub const fn purpose(mut self, purpose: ContactPurpose) -> Self {
        self.purpose = purpose;
        self
    }

    /// Sets the telephone or address, as in the records.
    #[must_use]
    pub fn contact_point(mut self, contact_point: Reference) -> Self {
        self.contact_point = Some(contact_point);
        self
    }

    /// Says that the debtor cannot be reached.
    #[must_use]
    pub const fn debtor_unreachable(mut self) -> Self {
        self.is_debtor_reachable = false;
        self
    }

    /// Says that the contact person has asked not to be contacted again.
    #[must_use]
    pub const fn refused(mut self) -> Self {
        self.has_refused = true;
        self
    }

    /// Says whether a plan is being performed: by the agreement of the case, or else by its state, where not said.
    #[must_use]
    pub const fn plan_performed(mut self, is_performed: bool) -> Self {
        self.is_plan_performed = Some(is_performed);
        self
    }

    /// Makes it a letter that states these items: their keys, as the rulebook names them.
    #[must_use]
    pub fn letter(mut self, items: Vec<String>) -> Self {
        self.letter = Some(items);
        self
    }

    /// Sets the first day of a statutory moratorium; that of the case where not given.
    #[must_use]
    pub const fn moratorium_from(mut self, day: Date) -> Self {
        self.moratorium_from = Some(day);
        self
    }
}
