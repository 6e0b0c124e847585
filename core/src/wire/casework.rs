//! What a case says of the work on it: the key `casework` of the case document.

use alloc::string::String;
use alloc::vec::Vec;

use super::{WireError, WireFault};
use crate::calendar::TimeOfDay;
use crate::casework::{
    Casework, CaseworkError, ChainFault, Entry, Hardship, Moment, Paper, Record, RecordError, Reference, State,
    Verified, verify,
};
use crate::digest::Digest;
use crate::json::{Node, names, shapes};
use crate::rulebook::{Channel, Person, RecordKind};

shapes! {
    /// The work on the case: its records, and what is asked about it.
    pub(super) struct CaseworkShape {
        /// An opaque reference to the case, part of every digest.
        case: String,
        /// In order: those with a digest are verified, those without, at the end, are chained. The first opens the case.
        records: Vec<RecordShape>,
        /// The digest of the last record known from elsewhere: with it, records removed at the end are found too.
        head: Option<String>,
        /// Whether a contact may be made.
        contact: Option<ContactShape>,
        /// Why the debtor cannot pay as agreed: asks which documents are needed. `incomeFell`, `unemployment`, `illness`,
        /// `disaster`, `family`, `business` or `other`.
        hardship: Option<String>,
        /// Leaves references, ways and digests of records out of the report.
        redact: Option<bool>,
    }
    struct RecordShape {
        /// Its place, from 0; with `digest`.
        number: Option<u32>,
        /// Local date.
        date: String,
        /// Local time, such as `09:30`.
        time: String,
        /// An opaque reference to whoever made it: no name, identity number or telephone number.
        who: String,
        /// What was recorded.
        kind: HappeningKind,
        /// Of a step: the state it leads to.
        to: Option<String>,
        /// Of a contact: `debtor`, `guarantor`, `contactPerson` or `thirdParty`.
        person: Option<String>,
        /// Of a contact: whether a conversation took place.
        effective: Option<bool>,
        /// Of consent to contact at other times: given, or taken back.
        given: Option<bool>,
        /// Of a document: which came in.
        document: Option<String>,
        /// Of something kept: `recording`, `collectionRecord`, `oralAgreement` or `creditEntry`.
        record: Option<String>,
        /// `call`, `message`, `visit` or `letter`; of a contact required.
        channel: Option<String>,
        /// An opaque reference to the telephone or address used.
        way: Option<String>,
        /// A text: only its digest is kept.
        text: Option<String>,
        /// The digest of a text, in its place.
        text_digest: Option<String>,
        /// The digest of the record before, but for the first; with `digest`.
        previous: Option<String>,
        /// The digest it was stored with.
        digest: Option<String>,
    }
    /// A contact about to be made. Consent, and contacts before, are read from the records.
    struct ContactShape {
        /// Local date of the person contacted.
        date: String,
        /// Local time of the person contacted.
        time: String,
        /// `call`, `message`, `visit` or `letter`.
        channel: String,
        /// `debtor` where absent.
        person: Option<String>,
        /// The telephone or address, as in the records.
        way: Option<String>,
        /// Whether the debtor can be reached: true where absent.
        debtor_reachable: Option<bool>,
        /// Whether the contact person has asked not to be contacted again: false where absent.
        person_refused: Option<bool>,
        /// Whether a plan is being performed: where absent, by the agreement of the case on the day of its follow-up, or
        /// else by the state.
        plan_performed: Option<bool>,
        /// The first day of a statutory moratorium.
        moratorium_from: Option<String>,
    }
}

names! {
    enum HappeningKind {
        Step,
        Contact,
        Consent,
        Document,
        Kept,
        Note,
    }
}

/// The work on a case.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) file: Result<Sound, (usize, ChainFault)>,
    pub(super) contact: Option<ContactAsked>,
    pub(super) hardship: Option<Hardship>,
    pub(super) redact: bool,
}

/// A file whose chain holds.
#[derive(Clone, Debug)]
pub(super) struct Sound {
    pub(super) file: Casework,
    pub(super) verified: usize,
    pub(super) since_head: Option<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct ContactAsked {
    pub(super) when: Moment,
    pub(super) channel: Channel,
    pub(super) person: Person,
    pub(super) way: Option<Reference>,
    pub(super) is_debtor_reachable: bool,
    pub(super) has_refused: bool,
    pub(super) is_plan_performed: Option<bool>,
    pub(super) moratorium_from: Option<crate::calendar::Date>,
}

/// The work on a case, read and verified.
#[inline(never)] // a door: see `wire`
pub(super) fn casework(node: Node<'_>) -> Result<Asked, WireError> {
    let case = reference(node.need("case")?)?;
    let head = node.maybe("head", digest)?;
    let records = node.need("records")?;
    if records.parts().nth(Casework::MAX_RECORDS).is_some() {
        return Err(records.refused(CaseworkError::TooManyRecords));
    }
    let (mut stored, mut fresh) = (Vec::new(), Vec::new());
    for given in records.parts() {
        match (record(given)?, fresh.is_empty()) {
            (Read::Stored(record), true) => stored.push(record),
            (Read::Stored(_), false) => return Err(given.refused(CaseworkError::Unsealed)),
            (Read::Fresh(entry), _) => fresh.push(entry),
        }
    }
    Ok(Asked {
        file: file(case, stored, fresh, head, records)?,
        contact: node.maybe("contact", contact)?,
        hardship: node.maybe("hardship", |key| key.word(Hardship::from_key, Hardship::KEYS))?,
        redact: node.get("redact").is_some_and(Node::flag),
    })
}

/// The file, or where its chain is broken.
fn file(
    case: Reference,
    stored: Vec<Record>,
    fresh: Vec<Entry>,
    head: Option<Digest>,
    records: Node<'_>,
) -> Result<Result<Sound, (usize, ChainFault)>, WireError> {
    let verified = stored.len();
    let since_head = match verify(&case, &stored, head) {
        Ok(Verified { since_head, .. }) => since_head,
        Err(CaseworkError::ChainBroken { at, fault }) => return Ok(Err((at, fault))),
        Err(error) => return Err(records.refused(error)),
    };
    let refused = |RecordError { at: place, error }: RecordError| {
        let record = records.parts().nth(place).unwrap_or(records);
        match error {
            CaseworkError::Forbidden { .. } => record.refused_at("to", error),
            CaseworkError::OutOfOrder => record.refused_at("date", error),
            CaseworkError::NotOpened => records.refused(error),
            _ => record.refused(error),
        }
    };
    let file = match verified {
        0 => Casework::from_entries(case, fresh).map_err(refused)?,
        _ => {
            let mut file = Casework::from_records(case, stored, head).map_err(refused)?;
            for entry in fresh {
                let at = file.records().len();
                file.append(entry).map_err(|error| refused(RecordError { at, error }))?;
            }
            file
        }
    };
    Ok(Ok(Sound { file, verified, since_head: head.map(|_| since_head) }))
}

/// A record as the document has it.
enum Read {
    Stored(Record),
    Fresh(Entry),
}

fn record(node: Node<'_>) -> Result<Read, WireError> {
    let (when, who) = (moment(node)?, reference(node.need("who")?)?);
    let channel = node.maybe("channel", |key| key.word(Channel::from_key, Channel::KEYS))?;
    let (mut entry, own): (Entry, &[&str]) = match HappeningKind::of(node.need("kind")?) {
        HappeningKind::Step => (Entry::step(when, who, node.need("to")?.word(State::from_key, State::KEYS)?), &["to"]),
        HappeningKind::Contact => {
            let (person, effective) = (node.need("person")?, node.need("effective")?.flag());
            let channel = channel.ok_or_else(|| node.missing("channel"))?;
            let person = person.word(Person::from_key, Person::KEYS)?;
            (Entry::contact(when, who, channel, person, effective), &["person", "effective"])
        }
        HappeningKind::Consent => (Entry::consent(when, who, node.need("given")?.flag()), &["given"]),
        HappeningKind::Document => {
            let paper = node.need("document")?.word(Paper::from_key, Paper::KEYS)?;
            (Entry::document(when, who, paper), &["document"])
        }
        HappeningKind::Kept => {
            let kept = node.need("record")?.word(RecordKind::from_key, RecordKind::KEYS)?;
            (Entry::kept(when, who, kept), &["record"])
        }
        HappeningKind::Note => (Entry::note(when, who), &[]),
    };
    for key in ["to", "person", "effective", "given", "document", "record"] {
        if let Some(other) = node.get(key).filter(|_| !own.contains(&key)) {
            return Err(other.fault(WireFault::KeyOfAnotherKind, "a record of this kind does not have this key"));
        }
    }
    if let Some(channel) = channel {
        entry = entry.channel(channel);
    }
    if let Some(way) = node.get("way") {
        entry = entry.way(reference(way)?);
    }
    entry = match (node.get("text"), node.get("textDigest")) {
        (Some(_), Some(other)) => return Err(other.one_of("text textDigest")),
        (Some(text), None) => entry.text(text.text()),
        (None, Some(text)) => entry.text_digest(digest(text)?),
        (None, None) => entry,
    };
    let previous = node.maybe("previous", digest)?;
    match (node.get("digest"), node.get("number")) {
        (Some(sealed), Some(number)) => {
            Ok(Read::Stored(Record::stored(number.whole(), entry, previous, digest(sealed)?)))
        }
        (Some(_), None) => Err(node.missing("number")),
        (None, None) if previous.is_none() => Ok(Read::Fresh(entry)),
        (None, _) => Err(node.missing("digest")),
    }
}

fn contact(node: Node<'_>) -> Result<ContactAsked, WireError> {
    Ok(ContactAsked {
        when: moment(node)?,
        channel: node.need("channel")?.word(Channel::from_key, Channel::KEYS)?,
        person: node.maybe("person", |key| key.word(Person::from_key, Person::KEYS))?.unwrap_or(Person::Debtor),
        way: node.maybe("way", reference)?,
        is_debtor_reachable: node.get("debtorReachable").is_none_or(Node::flag),
        has_refused: node.get("personRefused").is_some_and(Node::flag),
        is_plan_performed: node.get("planPerformed").map(Node::flag),
        moratorium_from: node.maybe("moratoriumFrom", Node::date)?,
    })
}

/// A local date and time, under the keys `date` and `time`.
fn moment(node: Node<'_>) -> Result<Moment, WireError> {
    let (day, time) = (node.need("date")?, node.need("time")?);
    let of_day = TimeOfDay::parse(time.text()).map_err(|error| time.given(error))?;
    Ok(Moment::new(day.date()?, of_day))
}

/// What is wrong with a reference is told without repeating it.
pub(super) fn reference(node: Node<'_>) -> Result<Reference, WireError> {
    Reference::new(node.text()).map_err(|error| node.refused(error))
}

pub(super) fn digest(node: Node<'_>) -> Result<Digest, WireError> {
    Digest::parse(node.text()).map_err(|error| node.given(error))
}
