// Semantics: [case-2].

use super::{Reference, State, SupportingDocument};
use crate::calendar::{Date, TimeOfDay};
use crate::digest::{Canonical, Digest, Object};
use crate::rulebook::{Channel, ContactPurpose, Person, RecordKind};
use alloc::string::{String, ToString as _};
use core::fmt;

/// The version of a file, part of every digest.
pub(super) const VERSION: &str = "arrears-casework/1";

/// A local date and time, to the minute.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Moment {
    /// The local day.
    pub date: Date,
    /// The time of that day.
    pub time: TimeOfDay,
}

impl Moment {
    /// A moment.
    #[must_use]
    pub const fn new(date: Date, time: TimeOfDay) -> Self {
        Self { date, time }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.date, self.time)
    }
}

impl fmt::Debug for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Happening {
    /// The case moved to a state.
    Step(State),
    /// Somebody was contacted, or it was tried.
    Contact {
        /// Who was to be reached.
        person: Person,
        /// Whether a conversation took place, or the message is known to have arrived.
        was_effective: bool,
    },
    /// Consent to contact at times the law leaves to consent.
    Consent {
        /// Given, or taken back.
        is_given: bool,
    },
    /// What was agreed with the debtor about contact: the most calls a day.
    ContactAgreement {
        /// Calls a day to one telephone, answered or not.
        calls_a_day: u16,
    },
    /// An agency begins to act for the lender, or ends.
    Agency {
        /// It begins.
        is_assigned: bool,
    },
    /// A document came in.
    SupportingDocument(SupportingDocument),
    /// A recording or another thing was made that law tells how long to keep.
    Kept(RecordKind),
    /// Anything else.
    Note,
}

impl Happening {
    /// The key of its kind.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Step(_) => "step",
            Self::Contact { .. } => "contact",
            Self::Consent { .. } => "consent",
            Self::ContactAgreement { .. } => "contactAgreement",
            Self::Agency { .. } => "agency",
            Self::SupportingDocument(_) => "supportingDocument",
            Self::Kept(_) => "kept",
            Self::Note => "note",
        }
    }

    /// The key in the canonical text of a record: it never changes, since a digest is taken of it.
    const fn signed_key(self) -> &'static str {
        match self {
            Self::SupportingDocument(_) => "document",
            other => other.key(),
        }
    }
}

/// A record before it is chained: when, who, how, what, and the digest of a text.
///
/// ```
/// use arrears::casework::{RecordEntry, Moment, Reference};
/// use arrears::rulebook::{Channel, Person};
/// use arrears::{Date, TimeOfDay};
/// let when = Moment::new(Date::new(2026, 3, 2)?, TimeOfDay::new(9, 30)?);
/// let call = RecordEntry::contact(when, Reference::new("agent-17").unwrap(), Channel::Call, Person::Debtor, true)
///     .contact_point(Reference::new("phone-a").unwrap())
///     .text("asked for a plan over 24 months");
/// assert!(!format!("{call:?}").contains("agent-17"));
/// # Ok::<(), arrears::CalendarError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEntry {
    pub(super) when: Moment,
    pub(super) actor: Reference,
    pub(super) happening: Happening,
    /// INVARIANT: a contact has one.
    pub(super) channel: Option<Channel>,
    pub(super) contact_point: Option<Reference>,
    pub(super) purpose: ContactPurpose,
    /// INVARIANT: a record about an agency has one.
    pub(super) agency: Option<Reference>,
    pub(super) was_identified: Option<bool>,
    pub(super) text: Option<Digest>,
}

impl RecordEntry {
    const fn new(when: Moment, actor: Reference, happening: Happening) -> Self {
        Self {
            when,
            actor,
            happening,
            channel: None,
            contact_point: None,
            purpose: ContactPurpose::Collect,
            agency: None,
            was_identified: None,
            text: None,
        }
    }

    /// The case moves to a state.
    #[must_use]
    pub const fn step(when: Moment, actor: Reference, to: State) -> Self {
        Self::new(when, actor, Happening::Step(to))
    }

    /// Somebody is contacted, with or without a conversation coming about.
    #[must_use]
    pub const fn contact(
        when: Moment,
        actor: Reference,
        channel: Channel,
        person: Person,
        was_effective: bool,
    ) -> Self {
        Self::new(when, actor, Happening::Contact { person, was_effective }).channel(channel)
    }

    /// Consent to contact at other times is given or taken back.
    #[must_use]
    pub const fn consent(when: Moment, actor: Reference, is_given: bool) -> Self {
        Self::new(when, actor, Happening::Consent { is_given })
    }

    /// It is agreed with the debtor how often they may be called a day: six calls are the guideline of 2026, and 2 are what was agreed.
    #[must_use]
    pub const fn contact_agreement(when: Moment, actor: Reference, calls_a_day: u16) -> Self {
        Self::new(when, actor, Happening::ContactAgreement { calls_a_day })
    }

    /// An agency begins to act for the lender, or ends.
    #[must_use]
    pub fn assigned_agency(when: Moment, actor: Reference, agency: Reference, is_assigned: bool) -> Self {
        Self::new(when, actor, Happening::Agency { is_assigned }).agency(agency)
    }

    /// A document comes in.
    #[must_use]
    pub const fn supporting_document(when: Moment, actor: Reference, document: SupportingDocument) -> Self {
        Self::new(when, actor, Happening::SupportingDocument(document))
    }

    /// Something is made that law tells how long to keep.
    #[must_use]
    pub const fn kept(when: Moment, actor: Reference, kind: RecordKind) -> Self {
        Self::new(when, actor, Happening::Kept(kind))
    }

    /// Anything else.
    #[must_use]
    pub const fn note(when: Moment, actor: Reference) -> Self {
        Self::new(when, actor, Happening::Note)
    }

    /// Through which channel it happened.
    #[must_use]
    pub const fn channel(mut self, channel: Channel) -> Self {
        self.channel = Some(channel);
        self
    }

    /// Which telephone or address was used.
    #[must_use]
    pub fn contact_point(mut self, contact_point: Reference) -> Self {
        self.contact_point = Some(contact_point);
        self
    }

    /// Of a contact: what it is for; to ask for payment where it is not said.
    #[must_use]
    pub const fn purpose(mut self, purpose: ContactPurpose) -> Self {
        self.purpose = purpose;
        self
    }

    /// Of a contact: which agency made it for the lender.
    #[must_use]
    pub fn agency(mut self, agency: Reference) -> Self {
        self.agency = Some(agency);
        self
    }

    /// Of a contact: whether whoever made it named the lender, and the agency where there is one.
    #[must_use]
    pub const fn identified(mut self, was_identified: bool) -> Self {
        self.was_identified = Some(was_identified);
        self
    }

    /// Adds the digest of a text; the text itself is not kept. A short text can be found again by trying: add something
    /// random to one that must not be.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.text_digest(Digest::of(text.as_bytes()))
    }

    /// Adds a digest taken before, as [`text`](Self::text) takes one.
    #[must_use]
    pub const fn text_digest(mut self, digest: Digest) -> Self {
        self.text = Some(digest);
        self
    }
}

/// An entry with its place in the chain.
///
/// Its digest is taken over the [canonical text](crate::digest::Canonical) of an object with these keys; what is absent has no
/// key:
///
/// | key | text |
/// |---|---|
/// | `version` | `arrears-casework/1` |
/// | `case` | the reference of the case |
/// | `number` | the place in the file, from `0` |
/// | `date`, `time` | `2026-03-02`, `09:05` |
/// | `who`, `way` | references: the actor, the contact point |
/// | `channel` | its key |
/// | `kind` | `step`, `contact`, `consent`, `contactAgreement`, `agency`, `document`, `kept` or `note` |
/// | `to`, `document`, `record`, `person` | of a step, a document, something kept, a contact: the key |
/// | `purpose` | of a contact: the key, unless it is `collect` |
/// | `agency` | a reference: of a contact made by an agency, and of a record about one |
/// | `effective`, `identified`, `given`, `assigned` | of a contact, of consent, of an agency: `true` or `false` |
/// | `calls` | of an agreement about contact: calls a day |
/// | `text` | the digest of the text |
/// | `previous` | the digest of the record before |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    number: u32,
    entry: RecordEntry,
    previous: Option<Digest>,
    digest: Digest,
}

impl Record {
    /// A record as it was stored. Nothing is checked here: [`verify`](super::verify) does.
    #[must_use]
    pub const fn stored(number: u32, entry: RecordEntry, previous: Option<Digest>, digest: Digest) -> Self {
        Self { number, entry, previous, digest }
    }

    /// A record made now, with its digest.
    pub(super) fn sealed(case: &Reference, number: u32, entry: RecordEntry, previous: Option<Digest>) -> Self {
        let digest = digest(case, number, &entry, previous);
        Self { number, entry, previous, digest }
    }

    /// Its place in the file, from 0.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// When it was made.
    #[must_use]
    pub const fn when(&self) -> Moment {
        self.entry.when
    }

    /// Who made it.
    #[must_use]
    pub const fn actor(&self) -> &Reference {
        &self.entry.actor
    }

    /// What it is about.
    #[must_use]
    pub const fn happening(&self) -> Happening {
        self.entry.happening
    }

    /// Through which channel.
    #[must_use]
    pub const fn channel(&self) -> Option<Channel> {
        self.entry.channel
    }

    /// Which telephone or address.
    #[must_use]
    pub const fn contact_point(&self) -> Option<&Reference> {
        self.entry.contact_point.as_ref()
    }

    /// Of a contact: what it was for.
    #[must_use]
    pub const fn purpose(&self) -> ContactPurpose {
        self.entry.purpose
    }

    /// The agency that acted, or that the record is about.
    #[must_use]
    pub const fn agency(&self) -> Option<&Reference> {
        self.entry.agency.as_ref()
    }

    /// Of a contact: whether whoever made it named the lender; `None` where it is not recorded.
    #[must_use]
    pub const fn was_identified(&self) -> Option<bool> {
        self.entry.was_identified
    }

    /// The digest of its text.
    #[must_use]
    pub const fn text(&self) -> Option<Digest> {
        self.entry.text
    }

    /// The digest of the record before it.
    #[must_use]
    pub const fn previous(&self) -> Option<Digest> {
        self.previous
    }

    /// The digest it was stored with.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    pub(super) const fn entry(&self) -> &RecordEntry {
        &self.entry
    }

    pub(super) fn into_entry(self) -> RecordEntry {
        self.entry
    }

    /// The digest that it has by what is in it.
    #[must_use]
    pub fn computed(&self, case: &Reference) -> Digest {
        digest(case, self.number, &self.entry, self.previous)
    }
}

/// The digest of a record: over the canonical text of all that is in it, the case and the digest before included.
fn digest(case: &Reference, number: u32, entry: &RecordEntry, previous: Option<Digest>) -> Digest {
    let mut object = said(entry, &mut |reference| reference.to_string());
    object
        .name("version", VERSION)
        .text("case", case)
        .text("number", &number)
        .some("text", entry.text)
        .some("previous", previous);
    made(&mut object).digest()
}

/// An object of keys that are all different.
pub(super) fn made(object: &mut Object) -> Canonical {
    // INVARIANT: the keys are written here, each once.
    object.made().unwrap_or_else(Canonical::text)
}

/// What an entry says, but for its text, with its references as `shown`.
pub(super) fn said<'a>(entry: &'a RecordEntry, shown: &mut dyn FnMut(&'a Reference) -> String) -> Object {
    let mut object = Object::default();
    object
        .text("date", &entry.when.date)
        .text("time", &entry.when.time)
        .text("who", &shown(&entry.actor))
        .name("kind", entry.happening.signed_key());
    match entry.happening {
        Happening::Step(to) => object.name("to", to.key()),
        Happening::Contact { person, was_effective } => {
            object.name("person", person.key()).text("effective", &was_effective)
        }
        Happening::Consent { is_given } => object.text("given", &is_given),
        Happening::ContactAgreement { calls_a_day } => object.text("calls", &calls_a_day),
        Happening::Agency { is_assigned } => object.text("assigned", &is_assigned),
        Happening::SupportingDocument(document) => object.name("document", document.key()),
        Happening::Kept(kind) => object.name("record", kind.key()),
        Happening::Note => &mut object,
    };
    // What is said of every contact is not said, so that records of before keep their digests.
    let purpose = (entry.purpose != ContactPurpose::Collect).then(|| entry.purpose.key());
    object
        .some("channel", entry.channel.map(Channel::key))
        .some("way", entry.contact_point.as_ref().map(&mut *shown))
        .some("purpose", purpose)
        .some("agency", entry.agency.as_ref().map(shown))
        .some("identified", entry.was_identified);
    object
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    /// The text that a digest is taken of, written out: what another language has to write.
    #[test]
    fn the_canonical_text_of_a_record() {
        let when = Moment::new(Date::new(2026, 3, 2).unwrap(), TimeOfDay::new(9, 5).unwrap());
        let name = |text| Reference::new(text).unwrap();
        let entry = RecordEntry::contact(when, name("agent-17"), Channel::Call, Person::Debtor, true)
            .contact_point(name("phone-a"))
            .text("asked for a plan");
        let before = Digest::of(b"before");
        let text = alloc::format!(
            concat!(
                r#"{{"case":"c-1","channel":"call","date":"2026-03-02","effective":"true","kind":"contact","number":"3","#,
                r#""person":"debtor","previous":"{}","text":"{}","time":"09:05","version":"arrears-casework/1","#,
                r#""way":"phone-a","who":"agent-17"}}"#
            ),
            before,
            Digest::of(b"asked for a plan")
        );
        let record = Record::sealed(&name("c-1"), 3, entry, Some(before));
        assert_eq!(record.digest(), Digest::of(text.as_bytes()), "{text}");
        assert_eq!(record.digest(), record.computed(&name("c-1")));
        assert_eq!(when.to_string(), "2026-03-02 09:05");
    }
}
