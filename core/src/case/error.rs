//! What is wrong with a case, and where in it.

use core::fmt;

use crate::error::Error;
use crate::ledger::EventId;
use crate::words::{InChinese, Language, Word};

/// Why a case has no answer: an error of the library, and the part of the case it is about.
///
/// ```
/// use arrears::case::{Case, CasePlace};
/// use arrears::ledger::{Event, Ledger};
/// use arrears::terms::Issuer;
/// use arrears::{Currency, Date, Money, MonthDay};
/// let date = |text| Date::parse(text);
/// let terms = Issuer::Cmb.card(date("2023-03-06")?, MonthDay::new(5)?)?.build()?;
/// let early = Event::purchase(date("2023-03-05")?, Money::parse("1.00", Currency::CNY)?);
/// let case = Case::new(terms, Ledger::new([early])?, date("2023-05-05")?);
/// let error = case.answer().unwrap_err();
/// assert_eq!(error.place(), CasePlace::Event(0));
/// assert_eq!((error.code(), error.name()), (600, "beforeOpening"));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseError {
    place: CasePlace,
    error: Error,
}

/// A part of a case. Places in lists count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CasePlace {
    /// The day asked about.
    AsOf,
    /// The events of the account as a whole.
    Events,
    /// An event of the account, by its place.
    Event(usize),
    /// Where the account begins.
    Opening,
    /// The law that it is judged by.
    Law,
    /// The day that the cap on charges counts from.
    CapFrom,
    /// A record of the credit report.
    CreditRecord(usize),
    /// The budget as a whole.
    Budget,
    /// How the lender reads the budget.
    CapacityPolicy,
    /// An income.
    Income(usize),
    /// An essential spending.
    Essential(usize),
    /// Another debt.
    Debt(usize),
    /// A creditor who shares the capacity.
    Creditor(usize),
    /// What is asked about offers.
    Offers,
    /// How many months ahead doing nothing and paying the minimum are replayed.
    Horizon,
    /// A proposal.
    Proposal(usize),
    /// The day of a proposal.
    ProposalDate(usize),
    /// The temporary limit asked for.
    LimitRequest,
    /// The late fees that are to be waived alone.
    LateFeeWaiver,
    /// What is asked about an agreement.
    Agreement,
    /// The acceptance as a whole.
    Accept,
    /// The kind of offer accepted.
    AcceptKind,
    /// The proposal accepted.
    AcceptProposal,
    /// The day of the acceptance.
    AcceptDate,
    /// The notes of the agreement.
    AcceptNotes,
    /// What becomes of money beyond the running payment, of an acceptance.
    AcceptPrepayment,
    /// Whether an acceptance may show a difference.
    AcceptDifference,
    /// The day of the follow-up.
    FollowUpDay,
    /// The day it was voided.
    Voided,
    /// The day another took its place.
    Superseded,
    /// The last day of the payoff quote.
    QuoteValidUntil,
    /// An event after those of the account, by its place among them.
    Later(usize),
    /// The other accounts of the lender, as a list.
    Together,
    /// Another account of the lender, by its place.
    TogetherAccount(usize),
    /// What is said of law about another account, by the place of the account.
    TogetherLaw(usize),
    /// The day that the cap on charges of another account counts from, by the place of the account.
    TogetherCapFrom(usize),
    /// The reference of another account, by the place of the account.
    TogetherReference(usize),
    /// An event of another account.
    TogetherEvent {
        /// The place of the account.
        account: usize,
        /// The place of the event.
        event: usize,
    },
    /// The pages asked for.
    Pages,
    /// What is handed in to ask for a plan.
    Application,
}

impl CaseError {
    /// An error of the library at a place.
    #[cold]
    pub(super) fn at(place: CasePlace, error: impl Into<Error>) -> Self {
        Self { place, error: error.into() }
    }

    /// The part of the case that it is about.
    #[must_use]
    pub const fn place(&self) -> CasePlace {
        self.place
    }

    /// What is wrong with it.
    #[must_use]
    pub const fn error(&self) -> &Error {
        &self.error
    }

    /// The stable number of [`Self::error`].
    #[must_use]
    pub fn code(&self) -> u16 {
        self.error.code()
    }

    /// The stable name of the number.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.error.name()
    }

    /// Where and what, in either language: in English what `Display` says.
    ///
    /// ```
    /// use arrears::case::Case;
    /// use arrears::ledger::Ledger;
    /// use arrears::terms::Issuer;
    /// use arrears::{Date, Language, MonthDay};
    /// let terms = Issuer::Cmb.card(Date::parse("2023-03-06")?, MonthDay::new(5)?)?.build()?;
    /// let error = Case::new(terms, Ledger::new([])?, Date::parse("2023-03-05")?).answer().unwrap_err();
    /// let chinese = error.text(Language::Chinese).to_string();
    /// assert_eq!(chinese, "查询日：日期2023-03-05早于开户日2023-03-06");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    #[must_use]
    pub const fn text(&self, language: Language) -> CaseErrorText<'_> {
        CaseErrorText { error: self, language }
    }
}

impl CasePlace {
    /// What the part is called, and its place where it is one of a list.
    const fn called(self) -> (Word, Option<usize>) {
        match self {
            Self::AsOf => (Word::new("the day asked about", "查询日"), None),
            Self::Events => (Word::new("events", "账务记录"), None),
            Self::Event(place) => (Word::new("event", "记录"), Some(place)),
            Self::Opening => (Word::new("opening", "期初余额"), None),
            Self::Law => (Word::new("law", "法规"), None),
            Self::CapFrom => (Word::new("first day of the cap on charges", "息费上限起算日"), None),
            Self::CreditRecord(place) => (Word::new("record of the credit report", "征信记录"), Some(place)),
            Self::Budget => (Word::new("budget", "收支"), None),
            Self::CapacityPolicy => (Word::new("policy of the budget", "收支审核政策"), None),
            Self::Income(place) => (Word::new("income", "收入"), Some(place)),
            Self::Essential(place) => (Word::new("essential spending", "必要支出"), Some(place)),
            Self::Debt(place) => (Word::new("other debt", "其他债务"), Some(place)),
            Self::Creditor(place) => (Word::new("creditor", "债权人"), Some(place)),
            Self::Offers => (Word::new("offers", "方案"), None),
            Self::Horizon => (Word::new("months ahead", "预测月数"), None),
            Self::Proposal(place) => (Word::new("proposal", "提议"), Some(place)),
            Self::ProposalDate(place) => (Word::new("day of proposal", "提议日期"), Some(place)),
            Self::LimitRequest => (Word::new("temporary limit", "临时额度"), None),
            Self::LateFeeWaiver => (Word::new("late fee waiver", "违约金减免"), None),
            Self::Agreement => (Word::new("agreement", "协议"), None),
            Self::Accept => (Word::new("acceptance", "接受"), None),
            Self::AcceptKind => (Word::new("kind accepted", "所接受的方案种类"), None),
            Self::AcceptProposal => (Word::new("proposal accepted", "所接受的提议"), None),
            Self::AcceptDate => (Word::new("day of the acceptance", "接受日期"), None),
            Self::AcceptNotes => (Word::new("notes", "备注"), None),
            Self::AcceptPrepayment => (Word::new("prepayment clause", "提前还款条款"), None),
            Self::AcceptDifference => (Word::new("difference of the acceptance", "接受时的差额"), None),
            Self::FollowUpDay => (Word::new("day of the follow-up", "跟进日"), None),
            Self::Voided => (Word::new("day it was voided", "作废日"), None),
            Self::Superseded => (Word::new("day it was superseded", "被取代日"), None),
            Self::QuoteValidUntil => (Word::new("last day of the quote", "报价有效期"), None),
            Self::Later(place) => (Word::new("later event", "后续记录"), Some(place)),
            Self::Together => (Word::new("other accounts", "其他账户"), None),
            Self::TogetherAccount(place) => (Word::new("other account", "其他账户"), Some(place)),
            Self::TogetherLaw(place) => (Word::new("law of other account", "其他账户的法规"), Some(place)),
            Self::TogetherCapFrom(place) => {
                (Word::new("first day of the cap on charges of other account", "其他账户的息费上限起算日"), Some(place))
            }
            Self::TogetherReference(place) => (Word::new("reference of other account", "其他账户的编号"), Some(place)),
            Self::Pages => (Word::new("pages", "文书"), None),
            Self::Application => (Word::new("application", "还款计划书"), None),
            Self::TogetherEvent { event, .. } => (Word::new("event", "记录"), Some(event)),
        }
    }
}

impl fmt::Display for CasePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, place) = self.called();
        write!(f, "{name}")?;
        place.map_or(Ok(()), |place| write!(f, " #{place}"))?;
        match self {
            Self::TogetherEvent { account, .. } => write!(f, " of other account #{account}"),
            _ => Ok(()),
        }
    }
}

impl InChinese for CasePlace {
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::TogetherEvent { account, .. } = self {
            write!(f, "其他账户#{account}的")?;
        }
        let (name, place) = self.called();
        f.write_str(name.of(Language::Chinese))?;
        place.map_or(Ok(()), |place| write!(f, "#{place}"))
    }
}

impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.error)
    }
}

/// A [`CaseError`] in words.
#[derive(Clone, Copy, Debug)]
pub struct CaseErrorText<'a> {
    error: &'a CaseError,
    language: Language,
}

impl fmt::Display for CaseErrorText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::English => self.error.fmt(f),
            Language::Chinese => {
                self.error.place.chinese(f)?;
                f.write_str("：")?;
                self.error.error.chinese(f)
            }
        }
    }
}

impl core::error::Error for CaseError {}

/// The error without its place.
impl From<CaseError> for Error {
    fn from(error: CaseError) -> Self {
        error.error
    }
}

/// The place of an event in its list.
pub(super) fn place_of(event: EventId) -> usize {
    usize::try_from(event.get()).unwrap_or(usize::MAX)
}
