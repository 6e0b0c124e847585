//! What a case says of the work on it: the key `casework` of the case document.

use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::TimeOfDay;
use crate::case::{BrokenChain, CaseworkQuestion, ContactAsked, SoundChain};
use crate::casework::{
    Casework, CaseworkError, Hardship, Moment, Record, RecordEntry, RecordError, Reference, State, SupportingDocument,
    Verified, verify,
};
use crate::digest::Digest;
use crate::json::{Of, shapes};
use crate::rulebook::{Channel, ContactPurpose, Person, RecordKind};
use crate::wire::{WireError, WireFault};
use crate::words::{Word, keyed};

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
        hardship: Option<Hardship>,
        /// How many months after its own day the lender keeps each kind of record, by kind: the rules of retention are asked
        /// about it.
        retention_months: Option<RetentionMonthsShape>,
        /// Leaves references, contact points and digests of records out of the report.
        redact: Option<bool>,
    }
    struct RetentionMonthsShape {
        /// The recording of a collection call or visit.
        recording: Option<u16>,
        /// A record of collection, contacts included.
        collection_record: Option<u16>,
        /// The recording of an agreement made orally.
        oral_agreement: Option<u16>,
        /// A negative entry of a credit report.
        credit_entry: Option<u16>,
    }
    struct RecordShape {
        /// Its place in the chain, from 0; with `digest`.
        number: Option<u32>,
        /// Local date.
        date: String,
        /// Local time, such as `09:30`.
        time: String,
        /// An opaque reference to whoever made it: no name, identity number or telephone number.
        actor: String,
        /// What was recorded.
        kind: HappeningKind,
        /// Of a step: the state it leads to.
        to: Option<String>,
        /// Of a contact: `debtor`, `guarantor`, `contactPerson` or `thirdParty`.
        person: Option<Person>,
        /// Of a contact: whether a conversation took place.
        effective: Option<bool>,
        /// Of a contact: what it was for, `collect` where absent; of a `relay` and a `find` the debt was not told.
        purpose: Option<ContactPurpose>,
        /// Of a contact: whether whoever made it named the lender, and the agency where there is one.
        identified: Option<bool>,
        /// An opaque reference to a collection agency: of a contact, the one that made it for the lender; of `agency` required.
        agency: Option<String>,
        /// Of `agency`: true where it begins to act for the lender, false where it ends.
        assigned: Option<bool>,
        /// Of `contactAgreement`: the most calls a day to one telephone that were agreed with the debtor, answered or not.
        calls_a_day: Option<u16>,
        /// Of consent to contact at other times: given, or taken back.
        given: Option<bool>,
        /// Of a document: which came in.
        supporting_document: Option<SupportingDocument>,
        /// Of something kept: `recording`, `collectionRecord`, `oralAgreement` or `creditEntry`.
        record: Option<RecordKind>,
        /// `call`, `message`, `visit` or `letter`; of a contact required.
        channel: Option<Channel>,
        /// An opaque reference to the telephone or address used.
        contact_point: Option<String>,
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
        channel: Channel,
        /// Who is to be reached; `debtor` where absent.
        person: Option<Person>,
        /// What the contact is for: `collect` where absent; `relay` and `find` do not tell the debt.
        purpose: Option<ContactPurpose>,
        /// The telephone or address, as in the records.
        contact_point: Option<String>,
        /// Whether the debtor can be reached: true where absent.
        debtor_reachable: Option<bool>,
        /// Whether the contact person has asked not to be contacted again: false where absent.
        person_refused: Option<bool>,
        /// Whether a plan is being performed: where absent, by the agreement of the case on the day of its follow-up, or
        /// else by the state.
        plan_performed: Option<bool>,
        /// The first day of a statutory moratorium; that of `law` where absent.
        moratorium_from: Option<String>,
        /// Of a letter: the keys of the items it states, as the rulebook names them. Where given, what a letter must state is
        /// asked too.
        items: Option<Vec<String>>,
    }
}

keyed! {
    enum HappeningKind {
        Step = "step";
        Contact = "contact";
        Consent = "consent";
        ContactAgreement = "contactAgreement";
        Agency = "agency";
        SupportingDocument = "supportingDocument";
        Kept = "kept";
        Note = "note";
    }
}

/// The work on a case, read and verified.
pub(super) fn casework(node: Of<'_, CaseworkShape>) -> Result<CaseworkQuestion, WireError> {
    let case = reference(node.case())?;
    let head = node.head().read(digest)?;
    let records = node.records();
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
    Ok(CaseworkQuestion {
        chain: file(case, stored, fresh, head, records)?,
        contact: node.contact().read(contact)?,
        hardship: node.hardship().value(),
        redact: node.redact().value().unwrap_or(false),
        keeps: node.retention_months().given().map(keeps).unwrap_or_default(),
    })
}

/// How long the lender keeps what.
fn keeps(node: Of<'_, RetentionMonthsShape>) -> Vec<(RecordKind, u16)> {
    let given = [
        (RecordKind::Recording, node.recording().value()),
        (RecordKind::CollectionRecord, node.collection_record().value()),
        (RecordKind::OralAgreement, node.oral_agreement().value()),
        (RecordKind::CreditEntry, node.credit_entry().value()),
    ];
    given.into_iter().filter_map(|(kind, months)| Some((kind, months?))).collect()
}

/// The file, or where its chain is broken.
fn file(
    case: Reference,
    stored: Vec<Record>,
    fresh: Vec<RecordEntry>,
    head: Option<Digest>,
    records: Of<'_, Vec<RecordShape>>,
) -> Result<Result<SoundChain, BrokenChain>, WireError> {
    let verified = stored.len();
    let since_head = match verify(&case, &stored, head) {
        Ok(Verified { since_head, .. }) => since_head,
        Err(CaseworkError::ChainBroken { at, fault }) => return Ok(Err(BrokenChain { at, fault })),
        Err(error) => return Err(records.refused(error)),
    };
    let refused = |RecordError { at: place, error }: RecordError| {
        let Some(record) = records.parts().nth(place) else { return records.refused(error) };
        match error {
            CaseworkError::Forbidden { .. } | CaseworkError::NotBack { .. } => record.to().refused(error),
            CaseworkError::AgencyNotAssigned => record.agency().refused(error),
            CaseworkError::OutOfOrder => record.date().refused(error),
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
    Ok(Ok(SoundChain { file, verified, since_head: head.map(|_| since_head) }))
}

/// A record as the document has it.
enum Read {
    Stored(Record),
    Fresh(RecordEntry),
}

fn record(node: Of<'_, RecordShape>) -> Result<Read, WireError> {
    let (when, actor) = (moment(node.date(), node.time())?, reference(node.actor())?);
    let channel = node.channel().value();
    let kind = node.kind().value();
    let mut entry = match kind {
        HappeningKind::Step => RecordEntry::step(when, actor, node.to().needed()?.word(State::from_key, State::KEYS)?),
        HappeningKind::Contact => {
            let (person, effective) = (node.person().needed()?, node.effective().needed()?.flag());
            let channel = channel.ok_or_else(|| node.channel().missing())?;
            RecordEntry::contact(when, actor, channel, person.value(), effective)
        }
        HappeningKind::ContactAgreement => {
            RecordEntry::contact_agreement(when, actor, node.calls_a_day().needed()?.value())
        }
        HappeningKind::Agency => {
            let agency = reference(node.agency().needed()?)?;
            RecordEntry::assigned_agency(when, actor, agency, node.assigned().needed()?.flag())
        }
        HappeningKind::Consent => RecordEntry::consent(when, actor, node.given().needed()?.flag()),
        HappeningKind::SupportingDocument => {
            RecordEntry::supporting_document(when, actor, node.supporting_document().needed()?.value())
        }
        HappeningKind::Kept => RecordEntry::kept(when, actor, node.record().needed()?.value()),
        HappeningKind::Note => RecordEntry::note(when, actor),
    };
    has_no_key_of_another(node, kind)?;
    if let Some(channel) = channel {
        entry = entry.channel(channel);
    }
    if let Some(contact_point) = node.contact_point().given() {
        entry = entry.contact_point(reference(contact_point)?);
    }
    entry = about_contact(node, entry)?;
    entry = match (node.text().given(), node.text_digest().given()) {
        (Some(_), Some(other)) => return Err(other.one_of("text textDigest")),
        (Some(text), None) => entry.text(text.text()),
        (None, Some(text)) => entry.text_digest(digest(text)?),
        (None, None) => entry,
    };
    let previous = node.previous().read(digest)?;
    match (node.digest().given(), node.number().given()) {
        (Some(sealed), Some(number)) => {
            Ok(Read::Stored(Record::stored(number.value(), entry, previous, digest(sealed)?)))
        }
        (Some(_), None) => Err(node.number().missing()),
        (None, None) if previous.is_none() => Ok(Read::Fresh(entry)),
        (None, _) => Err(node.digest().missing()),
    }
}

/// A key of a record that only another kind of record has.
fn has_no_key_of_another(node: Of<'_, RecordShape>, kind: HappeningKind) -> Result<(), WireError> {
    let others = [
        (HappeningKind::Step, node.to().given().map(Of::node)),
        (HappeningKind::Contact, node.person().given().map(Of::node)),
        (HappeningKind::Contact, node.effective().given().map(Of::node)),
        (HappeningKind::Contact, node.purpose().given().map(Of::node)),
        (HappeningKind::Contact, node.identified().given().map(Of::node)),
        (HappeningKind::Agency, node.assigned().given().map(Of::node)),
        (HappeningKind::ContactAgreement, node.calls_a_day().given().map(Of::node)),
        (HappeningKind::Consent, node.given().given().map(Of::node)),
        (HappeningKind::SupportingDocument, node.supporting_document().given().map(Of::node)),
        (HappeningKind::Kept, node.record().given().map(Of::node)),
    ];
    let mut others = others.into_iter().filter(|(of, _)| *of != kind).filter_map(|(_, given)| given);
    let has_agency = matches!(kind, HappeningKind::Contact | HappeningKind::Agency);
    let agency = node.agency().given().filter(|_| !has_agency).map(Of::node);
    if let Some(other) = others.next().or(agency) {
        return Err(other.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("a record of this kind does not have this key", "这种记录没有这个键"),
        ));
    }
    Ok(())
}

/// What a contact was for, who made it, and whether they said so.
fn about_contact(node: Of<'_, RecordShape>, mut entry: RecordEntry) -> Result<RecordEntry, WireError> {
    if let Some(agency) = node.agency().given() {
        entry = entry.agency(reference(agency)?);
    }
    if let Some(purpose) = node.purpose().value() {
        entry = entry.purpose(purpose);
    }
    if let Some(identified) = node.identified().value() {
        entry = entry.identified(identified);
    }
    Ok(entry)
}

fn contact(node: Of<'_, ContactShape>) -> Result<ContactAsked, WireError> {
    Ok(ContactAsked {
        when: moment(node.date(), node.time())?,
        channel: node.channel().value(),
        person: node.person().value().unwrap_or(Person::Debtor),
        purpose: node.purpose().value().unwrap_or(ContactPurpose::Collect),
        contact_point: node.contact_point().read(reference)?,
        is_debtor_reachable: node.debtor_reachable().value().unwrap_or(true),
        has_refused: node.person_refused().value().unwrap_or(false),
        is_plan_performed: node.plan_performed().value(),
        moratorium_from: node.moratorium_from().read(|day| day.date())?,
        letter: node.items().given().map(|items| items.parts().map(|item| String::from(item.text())).collect()),
    })
}

/// A local date and time, under the keys `date` and `time`.
fn moment(day: Of<'_, String>, time: Of<'_, String>) -> Result<Moment, WireError> {
    let of_day = TimeOfDay::parse(time.text()).map_err(|error| time.given(error))?;
    Ok(Moment::new(day.date()?, of_day))
}

/// What is wrong with a reference is told without repeating it.
pub(super) fn reference(node: Of<'_, String>) -> Result<Reference, WireError> {
    Reference::new(node.text()).map_err(|error| node.refused(error))
}

pub(super) fn digest(node: Of<'_, String>) -> Result<Digest, WireError> {
    Digest::parse(node.text()).map_err(|error| node.given(error))
}
