//! What is wrong with a document, and where.

// Semantics: [refuse-8].

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use super::path::At;
use crate::case::{Case, CaseError, CasePlace};
use crate::error::{Error, name_of};
use crate::json::{Writer, report};
use crate::ledger::EventId;
use crate::words::{Chinese, InChinese, Language, Said, said};

/// What is wrong with a document: a stable number, its name, the path of the field, and a message for people.
///
/// ```
/// let error = arrears::wire::report("{\"version\":\"arrears-case/2\"}").unwrap_err();
/// assert_eq!((error.code(), error.name(), error.path()), (1902, "missingKey", "account"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WireError(Box<Told>);

/// Behind one pointer: an error that is rare should not make every answer large.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Told {
    code: u16,
    path: String,
    message: Said,
}

/// What an error says, in both languages.
#[cold]
pub(super) fn in_both(english: &dyn fmt::Display, chinese: &dyn InChinese) -> Said {
    Said { en: english.to_string(), zh: Chinese(chinese).to_string() }
}

/// What only a document can have wrong: its text, its keys, its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WireFault {
    NotJson,
    UnknownKey,
    MissingKey,
    WrongType,
    DuplicateKey,
    UnknownName,
    DuplicateId,
    UnknownId,
    UnknownVersion,
    KeyOfAnotherKind,
    AmbiguousKeys,
    DocumentTooLarge,
    /// What the library was built without.
    NotInThisBuild,
}

impl WireFault {
    /// The stable number, 1900 to 1999.
    pub(super) const fn code(self) -> u16 {
        match self {
            Self::NotJson => 1900,
            Self::UnknownKey => 1901,
            Self::MissingKey => 1902,
            Self::WrongType => 1903,
            Self::DuplicateKey => 1904,
            Self::UnknownName => 1905,
            Self::DuplicateId => 1906,
            Self::UnknownId => 1907,
            Self::UnknownVersion => 1908,
            Self::KeyOfAnotherKind => 1909,
            Self::AmbiguousKeys => 1910,
            Self::DocumentTooLarge => 1911,
            Self::NotInThisBuild => 1912,
        }
    }
}

impl WireError {
    /// A fault of the document itself.
    #[cold]
    pub(super) fn new(fault: WireFault, path: String, message: impl Into<Said>) -> Self {
        Self::coded(fault.code(), path, message)
    }

    /// What a value of the library says, with its number.
    #[cold]
    pub(super) fn coded(code: u16, path: String, message: impl Into<Said>) -> Self {
        Self(Box::new(Told { code, path, message: message.into() }))
    }

    /// What a case cannot be answered for, at its place in the document; `case` knows what its events are called.
    #[cold]
    pub(super) fn of_case(error: &CaseError, case: Option<&Case>) -> Self {
        let path = place_in_document(error.place());
        match (error.error(), case) {
            // The path says where: the message says what.
            (Error::Budget(inner), _) => Self::coded(error.code(), path, in_both(&inner.fault, &inner.fault)),
            (Error::Replay(inner), Some(case)) if !is_elsewhere(error.place()) => {
                let found = Self::of(path, error.error().clone());
                inner.reversal.map_or(found.clone(), |reversal| {
                    let name = EventName { case, event: reversal };
                    found.with_note(said!("the reversal is `{name}`", "该冲正为`{name}`"))
                })
            }
            (error, _) => Self::of(path, error.clone()),
        }
    }

    #[cold]
    #[inline(never)]
    pub(super) fn of(path: String, error: Error) -> Self {
        Self::coded(error.code(), path, in_both(&error, &error))
    }

    /// The same with something added for people.
    pub(super) fn with_note(mut self, note: impl Into<Said>) -> Self {
        let (said, note) = (&self.0.message, note.into());
        self.0.message = Said { en: format!("{}; {}", said.en, note.en), zh: format!("{}；{}", said.zh, note.zh) };
        self
    }

    /// The stable number.
    #[must_use]
    pub fn code(&self) -> u16 {
        self.0.code
    }

    /// The stable name of the number.
    #[must_use]
    pub fn name(&self) -> &'static str {
        name_of(self.0.code)
    }

    /// The path of the field, such as `account.events[3].amount`; empty for the document as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The message in English, without number and path.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message.en
    }

    /// The message in either language.
    ///
    /// ```
    /// use arrears::Language;
    /// let error = arrears::wire::report("{}").unwrap_err();
    /// assert_eq!(error.message_in(Language::English), "this key is required");
    /// assert_eq!(error.message_in(Language::Chinese), "缺少此必填键");
    /// ```
    #[must_use]
    pub fn message_in(&self, language: Language) -> &str {
        language.say(&self.0.message.en, &self.0.message.zh)
    }

    /// Where, what and its number, in either language: in English what `Display` says.
    ///
    /// ```
    /// use arrears::Language;
    /// let error = arrears::wire::report("[]").unwrap_err();
    /// assert_eq!(error.text(Language::English).to_string(), "document: expected an object, given a list (error 1903 wrongType)");
    /// assert_eq!(error.text(Language::Chinese).to_string(), "文档：应为对象，给出的是列表（错误1903 wrongType）");
    /// ```
    #[must_use]
    pub const fn text(&self, language: Language) -> WireErrorText<'_> {
        WireErrorText { error: self, language }
    }

    /// The error as a JSON document: `{"error":{"code":..,"message":..,"messageZh":..,"name":..,"path":..}}`.
    #[must_use]
    pub fn to_json(&self) -> String {
        Writer::document::<Document>(self)
    }
}

report! {
    /// What stands in place of a report where there is none.
    pub(super) struct Document(error: &WireError) {
        /// What is wrong.
        error: ErrorShape = error,
    }

    struct ErrorShape(error: &WireError) {
        /// The stable number.
        code: u16 = error.0.code,
        /// What is wrong, for people, in English.
        message: String = error.message(),
        /// The same in Chinese.
        message_zh: String = error.message_in(Language::Chinese),
        /// The stable name of the number.
        name: &'static str = error.name(),
        /// Where in the case, such as `account.events[3].amount`; may be empty.
        path: String = error.path(),
    }
}

impl fmt::Display for WireError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text(Language::English).fmt(f)
    }
}

/// A [`WireError`] in words: where, what, and its number.
#[derive(Clone, Copy, Debug)]
pub struct WireErrorText<'a> {
    error: &'a WireError,
    language: Language,
}

impl fmt::Display for WireErrorText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (error, language) = (self.error, self.language);
        let (message, code, name) = (error.message_in(language), error.code(), error.name());
        let place = if error.path().is_empty() { language.say("document", "文档") } else { error.path() };
        match language {
            Language::English => write!(f, "{place}: {message} (error {code} {name})"),
            Language::Chinese => write!(f, "{place}：{message}（错误{code} {name}）"),
        }
    }
}

impl core::error::Error for WireError {}

/// The path of a part of a case in its document.
/// Whether an event is none of the account of the case.
const fn is_elsewhere(place: CasePlace) -> bool {
    matches!(place, CasePlace::Later(_) | CasePlace::TogetherAccount(_) | CasePlace::TogetherEvent { .. })
}

fn place_in_document(place: CasePlace) -> String {
    let (account, budget, offers, agreement) =
        (At::root("account"), At::root("budget"), At::root("offers"), At::root("agreement"));
    let (accept, events) = (agreement.key("accept"), account.key("events"));
    match place {
        CasePlace::AsOf => At::root("asOf").text(),
        CasePlace::Events => events.text(),
        CasePlace::Event(place) => events.index(place).text(),
        CasePlace::Opening => account.key("opening").text(),
        CasePlace::Law => At::root("law").text(),
        CasePlace::CapFrom => At::root("law").key("capFrom").text(),
        CasePlace::CreditRecord(place) => At::root("creditRepair").key("records").index(place).text(),
        CasePlace::Budget => budget.text(),
        CasePlace::CapacityPolicy => budget.key("policy").text(),
        CasePlace::Income(place) => budget.key("incomes").index(place).text(),
        CasePlace::Essential(place) => budget.key("essentials").index(place).text(),
        CasePlace::Debt(place) => budget.key("debts").index(place).text(),
        CasePlace::Creditor(place) => budget.key("creditors").index(place).text(),
        CasePlace::Offers => offers.text(),
        CasePlace::Horizon => offers.key("horizonMonths").text(),
        CasePlace::Proposal(place) => offers.key("proposals").index(place).text(),
        CasePlace::ProposalDate(place) => offers.key("proposals").index(place).key("date").text(),
        CasePlace::LimitRequest => offers.key("limitRequest").text(),
        CasePlace::LateFeeWaiver => offers.key("lateFeeWaiver").text(),
        CasePlace::Pages => At::root("pages").text(),
        CasePlace::Together => At::root("together").text(),
        CasePlace::TogetherAccount(place) => At::root("together").index(place).text(),
        CasePlace::TogetherLaw(place) => At::root("together").index(place).key("law").text(),
        CasePlace::TogetherCapFrom(place) => At::root("together").index(place).key("law").key("capFrom").text(),
        CasePlace::TogetherReference(place) => At::root("together").index(place).key("reference").text(),
        CasePlace::TogetherEvent { account: place, event } => {
            At::root("together").index(place).key("account").key("events").index(event).text()
        }
        CasePlace::Application => At::root("application").text(),
        CasePlace::Agreement => agreement.text(),
        CasePlace::Accept => accept.text(),
        CasePlace::AcceptKind => accept.key("kind").text(),
        CasePlace::AcceptProposal => accept.key("proposal").text(),
        CasePlace::AcceptDate => accept.key("date").text(),
        CasePlace::AcceptNotes => accept.key("notes").text(),
        CasePlace::AcceptPrepayment => accept.key("prepayment").text(),
        CasePlace::AcceptDifference => accept.key("showDifference").text(),
        CasePlace::FollowUpDay => agreement.key("asOf").text(),
        CasePlace::Voided => agreement.key("voided").text(),
        CasePlace::Superseded => agreement.key("superseded").text(),
        CasePlace::QuoteValidUntil => agreement.key("quoteValidUntil").text(),
        CasePlace::Later(place) => agreement.key("later").index(place).text(),
    }
}

/// The name of an event, or its place in the document.
pub(super) struct EventName<'a> {
    pub(super) case: &'a Case,
    pub(super) event: EventId,
}

impl fmt::Display for EventName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.case.id_of(self.event) {
            Some(id) => f.write_str(id),
            None => self.event.fmt(f),
        }
    }
}
