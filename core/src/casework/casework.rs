use super::record::{VERSION, made, said};
use super::{
    CaseworkError, Happening, Moment, Record, RecordEntry, Reference, State, SupportingDocument, Transition, verify,
};
use crate::calendar::Date;
use crate::digest::{Canonical, Digest, Object};
use crate::rulebook::{Channel, PastContact};
use crate::words::InChinese;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::ToString as _;
use alloc::vec::Vec;
use core::fmt;

/// A record that cannot be, and its place.
///
/// ```
/// use arrears::casework::{Casework, CaseworkError, Moment, RecordEntry, Reference, State};
/// use arrears::{Date, TimeOfDay};
/// let name = |text: &str| Reference::new(text).unwrap();
/// let at = |hour| Moment::new(Date::new(2026, 3, 2).unwrap(), TimeOfDay::new(hour, 0).unwrap());
/// let opened = RecordEntry::step(at(9), name("agent-17"), State::Opened);
/// let earlier = RecordEntry::note(at(8), name("agent-17"));
/// let error = Casework::from_entries(name("case-7"), [opened, earlier]).unwrap_err();
/// assert_eq!((error.at, error.error, error.code()), (1, CaseworkError::OutOfOrder, 1606));
/// assert_eq!(error.to_string(), "record 1: a record is not older than the one before it");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("record {at}: {error}")]
pub struct RecordError {
    /// Its place, from 0.
    pub at: usize,
    /// What is wrong with it.
    pub error: CaseworkError,
}

impl InChinese for RecordError {
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "第{}条记录（从0起）：", self.at)?;
        self.error.chinese(f)
    }
}

impl RecordError {
    /// The stable number: that of what is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.error.code()
    }
}

/// An agency that acts for the lender, or did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Assignment<'a> {
    /// The agency.
    pub agency: &'a Reference,
    /// When it began.
    pub from: Moment,
    /// When it ended; `None` while it goes on.
    pub until: Option<Moment>,
    /// The first contact that it made: `None` where it made none yet.
    pub first_contact: Option<&'a Record>,
}

/// The file of a case: an append-only chain of records, and what follows from it.
///
/// ```
/// use arrears::casework::{Casework, RecordEntry, Moment, Reference, State};
/// use arrears::{Date, TimeOfDay};
/// let name = |text: &str| Reference::new(text).unwrap();
/// let at = |minute| Moment::new(Date::new(2026, 3, 2).unwrap(), TimeOfDay::new(9, minute).unwrap());
/// let mut file = Casework::open(name("case-7"), at(0), name("agent-17"));
/// file.append(RecordEntry::step(at(5), name("agent-17"), State::ApplicationReceived))?;
/// assert_eq!(file.state(), State::ApplicationReceived);
/// assert!(file.append(RecordEntry::step(at(6), name("agent-17"), State::Agreed)).is_err());
/// assert_eq!(format!("{file:?}"), format!("Casework {{ state: ApplicationReceived, records: 2, head: {} }}", file.head()));
/// # Ok::<(), arrears::casework::CaseworkError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Casework {
    case: Reference,
    /// INVARIANT: a chain that holds, the first record opens the case, every step is allowed, times do not go back.
    records: Vec<Record>,
    state: State,
    /// Where the case stood before a dispute, a complaint or mediation.
    interrupted: Option<State>,
    head: Digest,
}

impl Casework {
    /// The most records of a file.
    pub const MAX_RECORDS: usize = super::limits::MAX_RECORDS;

    /// A file with its first record.
    #[must_use]
    pub fn open(case: Reference, when: Moment, actor: Reference) -> Self {
        let first = Record::sealed(&case, 0, RecordEntry::step(when, actor, State::Opened), None);
        let head = first.digest();
        Self { case, records: alloc::vec![first], state: State::Opened, interrupted: None, head }
    }

    /// A file from entries that are not chained yet.
    ///
    /// # Errors
    /// As [`Casework::from_records`], but for the chain.
    pub fn from_entries(case: Reference, entries: impl IntoIterator<Item = RecordEntry>) -> Result<Self, RecordError> {
        let mut entries = entries.into_iter();
        let first = entries.next().filter(|entry| entry.happening == Happening::Step(State::Opened));
        let first = first.ok_or(RecordError { at: 0, error: CaseworkError::NotOpened })?;
        let record = Record::sealed(&case, 0, first, None);
        let mut file =
            Self { case, head: record.digest(), records: alloc::vec![record], state: State::Opened, interrupted: None };
        for entry in entries {
            let at = file.records.len();
            file.append(entry).map_err(|error| RecordError { at, error })?;
        }
        Ok(file)
    }

    /// A file from its stored records; `head` is the digest of the last record that is known from elsewhere.
    ///
    /// # Errors
    /// [`CaseworkError::ChainBroken`], [`CaseworkError::NotOpened`], and as [`Casework::append`], with the record's place:
    /// ```
    /// use arrears::casework::{Casework, CaseworkError, RecordEntry, Moment, Reference};
    /// use arrears::{Date, TimeOfDay};
    /// let name = |text: &str| Reference::new(text).unwrap();
    /// let when = Moment::new(Date::MIN, TimeOfDay::MIDNIGHT);
    /// let file = Casework::open(name("case-7"), when, name("agent-17"));
    /// let again = Casework::from_records(name("case-7"), file.records().to_vec(), Some(file.head()));
    /// assert_eq!(again, Ok(file.clone()));
    /// let other = Casework::from_records(name("case-8"), file.records().to_vec(), None).unwrap_err();
    /// assert!(matches!(other.error, CaseworkError::ChainBroken { at: 0, .. }));
    /// let empty = Casework::from_records(name("case-7"), Vec::new(), None).unwrap_err();
    /// assert_eq!(empty.error, CaseworkError::NotOpened);
    /// ```
    pub fn from_records(case: Reference, records: Vec<Record>, head: Option<Digest>) -> Result<Self, RecordError> {
        verify(&case, &records, head).map_err(|error| {
            let at = if let CaseworkError::ChainBroken { at, .. } = error { at } else { 0 };
            RecordError { at, error }
        })?;
        Self::from_entries(case, records.into_iter().map(Record::into_entry))
    }

    /// Adds a record.
    ///
    /// # Errors
    /// [`CaseworkError::Forbidden`], [`CaseworkError::NotBack`], [`CaseworkError::AgencyNotAssigned`], [`CaseworkError::OutOfOrder`],
    /// [`CaseworkError::TooManyRecords`], with nothing added:
    /// ```
    /// use arrears::casework::{Casework, CaseworkError, RecordEntry, Moment, Reference, State};
    /// use arrears::{Date, TimeOfDay};
    /// let actor = || Reference::new("agent-17").unwrap();
    /// let at = |hour| Moment::new(Date::new(2026, 3, 2).unwrap(), TimeOfDay::new(hour, 0).unwrap());
    /// let mut file = Casework::open(Reference::new("case-7").unwrap(), at(9), actor());
    /// assert_eq!(file.append(RecordEntry::note(at(8), actor())), Err(CaseworkError::OutOfOrder));
    /// let forbidden = CaseworkError::Forbidden { from: State::Opened, to: State::Completed };
    /// assert_eq!(file.append(RecordEntry::step(at(9), actor(), State::Completed)), Err(forbidden));
    /// for _ in file.records().len()..Casework::MAX_RECORDS {
    ///     file.append(RecordEntry::note(at(9), actor()))?;
    /// }
    /// assert_eq!(file.append(RecordEntry::note(at(9), actor())), Err(CaseworkError::TooManyRecords));
    /// # Ok::<(), CaseworkError>(())
    /// ```
    pub fn append(&mut self, entry: RecordEntry) -> Result<Digest, CaseworkError> {
        if self.records.len() >= Self::MAX_RECORDS {
            return Err(CaseworkError::TooManyRecords);
        }
        if self.records.last().is_some_and(|last| entry.when < last.when()) {
            return Err(CaseworkError::OutOfOrder);
        }
        let begins = matches!(entry.happening, Happening::Agency { is_assigned: true });
        if entry.agency.as_ref().is_some_and(|agency| !begins && !self.is_assigned(agency)) {
            return Err(CaseworkError::AgencyNotAssigned);
        }
        if let Happening::Step(to) = entry.happening {
            self.go(to)?;
        }
        // INVARIANT: at most MAX_RECORDS.
        let number = u32::try_from(self.records.len()).map_err(|_| CaseworkError::TooManyRecords)?;
        let record = Record::sealed(&self.case, number, entry, Some(self.head));
        self.head = record.digest();
        self.records.push(record);
        Ok(self.head)
    }

    /// Takes a step.
    fn go(&mut self, to: State) -> Result<(), CaseworkError> {
        let from = self.state;
        let step = from.step(to)?;
        if let Some(back) = self.interrupted.filter(|back| !is_way_out(step, *back)) {
            return Err(CaseworkError::NotBack { from, to, back });
        }
        self.interrupted = match (from.is_interruption(), to.is_interruption()) {
            (false, true) => Some(from),
            (true, true) => self.interrupted,
            (_, false) => None,
        };
        self.state = to;
        Ok(())
    }

    /// Whether an agency acts for the lender after the last record.
    fn is_assigned(&self, agency: &Reference) -> bool {
        let last = self.records.iter().rev().find_map(|record| match record.happening() {
            Happening::Agency { is_assigned } if record.agency() == Some(agency) => Some(is_assigned),
            _ => None,
        });
        last.unwrap_or(false)
    }

    /// The steps that the case may take: those of its state, and out of a dispute, a complaint or mediation the way back to where it stood.
    pub fn next(&self) -> impl Iterator<Item = &'static Transition> {
        let back = self.interrupted;
        self.state.next().filter(move |step| back.is_none_or(|back| is_way_out(step, back)))
    }

    /// Whether there is an agreement that has not ended, also while it waits for a dispute, a complaint or mediation.
    #[must_use]
    pub fn has_agreement(&self) -> bool {
        self.interrupted.unwrap_or(self.state).has_agreement()
    }

    /// The most calls a day that were agreed with the debtor up to a moment; `None` where nothing was.
    #[must_use]
    pub fn agreed_calls(&self, until: Moment) -> Option<u16> {
        self.records.iter().rev().filter(|record| record.when() <= until).find_map(|record| match record.happening() {
            Happening::ContactAgreement { calls_a_day } => Some(calls_a_day),
            _ => None,
        })
    }

    /// The agencies that acted for the lender, in the order in which they began.
    #[must_use]
    pub fn agencies(&self) -> Vec<Assignment<'_>> {
        let mut found: Vec<Assignment<'_>> = Vec::new();
        for record in &self.records {
            let Some(agency) = record.agency() else { continue };
            let running = found.iter_mut().rev().find(|one| one.agency == agency && one.until.is_none());
            match (record.happening(), running) {
                (Happening::Agency { is_assigned: true }, None) => {
                    found.push(Assignment { agency, from: record.when(), until: None, first_contact: None });
                }
                (Happening::Agency { is_assigned: false }, Some(one)) => one.until = Some(record.when()),
                (Happening::Contact { .. }, Some(one)) => one.first_contact = one.first_contact.or(Some(record)),
                _ => {}
            }
        }
        found
    }

    /// The reference of the case.
    #[must_use]
    pub const fn case(&self) -> &Reference {
        &self.case
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> State {
        self.state
    }

    /// The records, in order.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The digest of the last record: keep it elsewhere, and nothing can be removed unseen.
    #[must_use]
    pub const fn head(&self) -> Digest {
        self.head
    }

    /// The day on which the debt was paid, by the records.
    #[must_use]
    pub fn settled_on(&self) -> Option<Date> {
        let paid = matches!(self.state, State::Settled | State::Completed);
        let closing = self.records.iter().rev().find(|record| record.happening() == Happening::Step(self.state));
        closing.filter(|_| paid).map(|record| record.when().date)
    }

    /// Whether consent to contact at other times was given and not taken back.
    #[must_use]
    pub fn has_consent(&self) -> bool {
        let last = self.records.iter().rev().find_map(|record| match record.happening() {
            Happening::Consent { is_given } => Some(is_given),
            _ => None,
        });
        last.unwrap_or(false)
    }

    /// The documents that came in.
    #[must_use]
    pub fn documents(&self) -> BTreeSet<SupportingDocument> {
        let mut supporting_documents = BTreeSet::new();
        for record in &self.records {
            if let Happening::SupportingDocument(document) = record.happening() {
                supporting_documents.insert(document);
            }
        }
        supporting_documents
    }

    /// The contacts made up to a moment, as the rulebook counts them, and the number that `contact_point` has among them. All contacts
    /// without a contact point count as one contact point.
    #[must_use]
    pub fn contacts<'a>(&'a self, until: Moment, contact_point: Option<&'a Reference>) -> (Vec<PastContact>, u32) {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let mut past = Vec::new();
        for record in self.records.iter().filter(|record| record.when() <= until) {
            let Happening::Contact { person, was_effective } = record.happening() else { continue };
            // INVARIANT: a contact has a channel.
            let channel = record.channel().unwrap_or(Channel::Call);
            let contact_point = numbered(record.contact_point(), &mut numbers);
            past.push(PastContact { day: record.when().date, channel, person, contact_point, was_effective });
        }
        (past, numbered(contact_point, &mut numbers))
    }

    /// The file as a value with one text, references and digests included.
    #[must_use]
    pub fn canonical(&self) -> Canonical {
        let record = |record: &Record| {
            let mut object = said(record.entry(), &mut |reference| reference.to_string());
            object
                .text("number", &record.number())
                .some("text", record.text())
                .some("previous", record.previous())
                .text("digest", &record.digest());
            made(&mut object)
        };
        let records = Canonical::list(self.records.iter().map(record));
        made(Object::default().text("version", &VERSION).text("case", &self.case).value("records", records))
    }

    /// The file without references and digests: each reference becomes `reference-1` and so on by its first appearance, the
    /// case's own is left out, and of the digests only the head remains, which nobody can compute without all the rest.
    #[must_use]
    pub fn redacted(&self) -> Canonical {
        let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
        let mut records = Vec::with_capacity(self.records.len());
        for record in &self.records {
            let mut object = said(record.entry(), &mut |reference| {
                alloc::format!("reference-{}", numbered(Some(reference), &mut numbers))
            });
            records.push(made(object.text("number", &record.number())));
        }
        let mut object = Object::default();
        object
            .text("version", &VERSION)
            .text("head", &self.head)
            .text("state", &self.state.key())
            .value("records", Canonical::list(records));
        made(&mut object)
    }
}

/// Whether a step out of a dispute, a complaint or mediation goes back to where the case stood, ends it, or is one of their own.
fn is_way_out(step: &Transition, back: State) -> bool {
    let own = step.to.is_interruption() || step.to == State::Legal || step.to.is_closed();
    own || step.to == back || (step.from, step.to) == (State::Mediation, State::Agreed)
}

/// The number of a reference by its first appearance, from 1; 0 where there is none.
fn numbered<'a>(reference: Option<&'a Reference>, numbers: &mut BTreeMap<&'a str, u32>) -> u32 {
    let Some(reference) = reference else { return 0 };
    let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX).saturating_add(1);
    *numbers.entry(reference.as_str()).or_insert(next)
}

impl fmt::Debug for Casework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Casework");
        shown.field("state", &self.state).field("records", &self.records.len()).field("head", &self.head).finish()
    }
}
