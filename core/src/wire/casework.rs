//! What a case says of the work on it: the key `casework` of the case document.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::WireError;
use super::path::At;
use super::shape::date;
use crate::calendar::TimeOfDay;
use crate::casework::{
    Casework, CaseworkError, ChainFault, Entry, Hardship, Moment, Paper, Record, RecordError, Reference, State,
    Verified, verify,
};
use crate::digest::Digest;
use crate::rulebook::{Channel, Person, RecordKind};

/// The work on the case: its records, and what is asked about it.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
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

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RecordShape {
    /// Its place, from 0; with `digest`.
    number: Option<u32>,
    /// Local date.
    date: String,
    /// Local time, such as `09:30`.
    time: String,
    /// An opaque reference to whoever made it: no name, identity number or telephone number.
    who: String,
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

#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum HappeningKind {
    Step,
    Contact,
    Consent,
    Document,
    Kept,
    Note,
}

/// A contact about to be made. Consent, and contacts before, are read from the records.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
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
    /// Whether a plan is being performed: by the state where absent.
    plan_performed: Option<bool>,
    /// The first day of a statutory moratorium.
    moratorium_from: Option<String>,
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
    pub(super) is_plan_performed: Option<bool>,
    pub(super) moratorium_from: Option<crate::calendar::Date>,
}

impl CaseworkShape {
    pub(super) fn build(self) -> Result<Asked, WireError> {
        let at = At::root("casework");
        let at_records = at.key("records");
        let case = reference(self.case, &at.key("case"))?;
        let head = self.head.map(|text| digest(&text, &at.key("head"))).transpose()?;
        if self.records.len() > Casework::MAX_RECORDS {
            return Err(WireError::at(&at_records, CaseworkError::TooManyRecords));
        }
        let (mut stored, mut fresh) = (Vec::new(), Vec::new());
        for (place, shape) in self.records.into_iter().enumerate() {
            let at = at_records.index(place);
            match (shape.build(&at)?, fresh.is_empty()) {
                (Read::Stored(record), true) => stored.push(record),
                (Read::Stored(_), false) => return Err(WireError::at(&at, CaseworkError::Unsealed)),
                (Read::Fresh(entry), _) => fresh.push(entry),
            }
        }
        Ok(Asked {
            file: file(case, stored, fresh, head, &at_records)?,
            contact: self.contact.map(|shape| shape.build(&at.key("contact"))).transpose()?,
            hardship: self.hardship.map(|key| named(&key, &at.key("hardship"))).transpose()?,
            redact: self.redact.unwrap_or(false),
        })
    }
}

/// The file, or where its chain is broken.
fn file(
    case: Reference,
    stored: Vec<Record>,
    fresh: Vec<Entry>,
    head: Option<Digest>,
    at: &At<'_>,
) -> Result<Result<Sound, (usize, ChainFault)>, WireError> {
    let verified = stored.len();
    let since_head = match verify(&case, &stored, head) {
        Ok(Verified { since_head, .. }) => since_head,
        Err(CaseworkError::ChainBroken { at, fault }) => return Ok(Err((at, fault))),
        Err(error) => return Err(WireError::at(at, error)),
    };
    let refused = |RecordError { at: place, error }: RecordError| {
        let record = at.index(place);
        match error {
            CaseworkError::Forbidden { .. } => WireError::at(&record.key("to"), error),
            CaseworkError::OutOfOrder => WireError::at(&record.key("date"), error),
            CaseworkError::NotOpened => WireError::at(at, error),
            _ => WireError::at(&record, error),
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

impl RecordShape {
    fn build(self, at: &At<'_>) -> Result<Read, WireError> {
        let when = moment(&self.date, &self.time, at)?;
        let who = reference(self.who, &at.key("who"))?;
        let required = |key: &str| WireError::missing(&at.key(key));
        // Whatever is left of these after its kind has taken its own belongs to another kind.
        let (mut to, mut person, mut effective) = (self.to, self.person, self.effective);
        let (mut given, mut document, mut record) = (self.given, self.document, self.record);
        let channel: Option<Channel> = self.channel.map(|key| named(&key, &at.key("channel"))).transpose()?;
        let mut entry = match self.kind {
            HappeningKind::Step => {
                let to = to.take().ok_or_else(|| required("to"))?;
                Entry::step(when, who, named(&to, &at.key("to"))?)
            }
            HappeningKind::Contact => {
                let person = person.take().ok_or_else(|| required("person"))?;
                let effective = effective.take().ok_or_else(|| required("effective"))?;
                let channel = channel.ok_or_else(|| required("channel"))?;
                Entry::contact(when, who, channel, named(&person, &at.key("person"))?, effective)
            }
            HappeningKind::Consent => Entry::consent(when, who, given.take().ok_or_else(|| required("given"))?),
            HappeningKind::Document => {
                let paper = document.take().ok_or_else(|| required("document"))?;
                Entry::document(when, who, named(&paper, &at.key("document"))?)
            }
            HappeningKind::Kept => {
                let kind = record.take().ok_or_else(|| required("record"))?;
                Entry::kept(when, who, named(&kind, &at.key("record"))?)
            }
            HappeningKind::Note => Entry::note(when, who),
        };
        let left = [
            ("to", to.is_some()),
            ("person", person.is_some()),
            ("effective", effective.is_some()),
            ("given", given.is_some()),
            ("document", document.is_some()),
            ("record", record.is_some()),
        ];
        if let Some((key, _)) = left.into_iter().find(|(_, is_left)| *is_left) {
            return Err(WireError::new(1909, at.key(key).text(), "a record of this kind does not have this key"));
        }
        if let Some(channel) = channel {
            entry = entry.channel(channel);
        }
        if let Some(way) = self.way {
            entry = entry.way(reference(way, &at.key("way"))?);
        }
        entry = match (self.text, self.text_digest) {
            (Some(_), Some(_)) => {
                return Err(WireError::new(1910, at.key("textDigest").text(), "either `text` or `textDigest`"));
            }
            (Some(text), None) => entry.text(&text),
            (None, Some(text)) => entry.text_digest(digest(&text, &at.key("textDigest"))?),
            (None, None) => entry,
        };
        let previous = self.previous.map(|text| digest(&text, &at.key("previous"))).transpose()?;
        match (self.digest, self.number) {
            (Some(text), Some(number)) => {
                Ok(Read::Stored(Record::stored(number, entry, previous, digest(&text, &at.key("digest"))?)))
            }
            (Some(_), None) => Err(required("number")),
            (None, None) if previous.is_none() => Ok(Read::Fresh(entry)),
            (None, _) => Err(required("digest")),
        }
    }
}

impl ContactShape {
    fn build(self, at: &At<'_>) -> Result<ContactAsked, WireError> {
        Ok(ContactAsked {
            when: moment(&self.date, &self.time, at)?,
            channel: named(&self.channel, &at.key("channel"))?,
            person: self.person.map_or(Ok(Person::Debtor), |key| named(&key, &at.key("person")))?,
            way: self.way.map(|text| reference(text, &at.key("way"))).transpose()?,
            is_debtor_reachable: self.debtor_reachable.unwrap_or(true),
            is_plan_performed: self.plan_performed,
            moratorium_from: self.moratorium_from.map(|text| date(&text, &at.key("moratoriumFrom"))).transpose()?,
        })
    }
}

/// A value of a closed list, by its key.
fn named<T: Keyed>(key: &str, at: &At<'_>) -> Result<T, WireError> {
    T::of(key).ok_or_else(|| WireError::unknown_name(at, key, T::ALLOWED))
}

trait Keyed: Sized {
    const ALLOWED: &'static str;
    fn of(key: &str) -> Option<Self>;
}

macro_rules! keyed {
    ($($name:ident)+) => {
        $(impl Keyed for $name {
            const ALLOWED: &'static str = Self::KEYS;
            fn of(key: &str) -> Option<Self> {
                Self::from_key(key)
            }
        })+
    };
}

keyed! { State Channel Person RecordKind Paper Hardship }

fn moment(day: &str, time: &str, at: &At<'_>) -> Result<Moment, WireError> {
    let of_day = TimeOfDay::parse(time).map_err(|error| WireError::given(&at.key("time"), time, error))?;
    Ok(Moment::new(date(day, &at.key("date"))?, of_day))
}

/// What is wrong with a reference is told without repeating it.
fn reference(text: String, at: &At<'_>) -> Result<Reference, WireError> {
    Reference::new(text).map_err(|error| WireError::at(at, error))
}

fn digest(text: &str, at: &At<'_>) -> Result<Digest, WireError> {
    Digest::parse(text).map_err(|error| WireError::given(at, text, error))
}
