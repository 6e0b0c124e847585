//! What can go wrong while an account is replayed.

use super::OpeningError;
use crate::accrual::Accrued;
use crate::calendar::{CalendarError, Date};
use crate::ledger::EventId;
use crate::money::{Money, MoneyError};
use crate::postings::{PostingError, TooLarge};
use crate::rate::RateError;
use crate::schedule::ScheduleError;
use crate::terms::TermsError;
use crate::words::{InChinese, in_chinese};

/// What went wrong in a replay, and at which event.
///
/// ```
/// use arrears::balance::{CardAccount, ReplayFault};
/// use arrears::ledger::{Event, EventId, Ledger};
/// use arrears::terms::Issuer;
/// use arrears::{Component, Components, Currency, Date, Money, MonthDay};
/// let (opened, yuan) = (Date::new(2023, 3, 6)?, |text| Money::parse(text, Currency::CNY));
/// let terms = Issuer::Cmb.card(opened, MonthDay::new(5)?)?.build()?;
/// let annual_fee = Event::fee(Date::new(2023, 3, 12)?, Component::AnnualFee, yuan("20.00")?);
/// let waived = Event::waiver(Date::new(2023, 3, 13)?, Components::one(Component::AnnualFee), yuan("20.00")?);
/// let never_charged = Event::reversal(Date::new(2023, 4, 1)?, EventId::new(0));
/// let ledger = Ledger::new([annual_fee, waived, never_charged])?;
/// let error = CardAccount::new(&terms, &ledger).as_of(Date::new(2023, 4, 4)?).unwrap_err();
/// assert_eq!((error.event, error.reversal), (Some(EventId::new(1)), Some(EventId::new(2))));
/// assert!(matches!(error.fault, ReplayFault::WaiverTooLarge { .. }) && error.code() == 602);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub struct ReplayError {
    /// The event that could not be replayed, where it was one.
    pub event: Option<EventId>,
    /// The reversal that may have made it impossible: the last one recorded of an event on or before its date.
    pub reversal: Option<EventId>,
    /// What went wrong.
    pub fault: ReplayFault,
}

impl ReplayError {
    /// The stable number of this error: 600 to 699, or that of the value that is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.fault.code()
    }
}

impl core::fmt::Display for ReplayError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Some(event) = self.event {
            write!(f, "event {event}: ")?;
        }
        write!(f, "{}", self.fault)?;
        match self.reversal {
            Some(reversal) => write!(f, " (after the reversal {reversal})"),
            None => Ok(()),
        }
    }
}

impl InChinese for ReplayError {
    fn chinese(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if let Some(event) = self.event {
            write!(f, "记录{event}：")?;
        }
        self.fault.chinese(f)?;
        match self.reversal {
            Some(reversal) => write!(f, "（在冲正{reversal}之后）"),
            None => Ok(()),
        }
    }
}

impl From<ReplayFault> for ReplayError {
    fn from(fault: ReplayFault) -> Self {
        Self { event: None, reversal: None, fault }
    }
}

/// What can go wrong while an account is replayed.
///
/// ```
/// use arrears::balance::{CardAccount, ReplayFault};
/// use arrears::ledger::Ledger;
/// use arrears::terms::Issuer;
/// use arrears::{Date, MonthDay};
/// let opened = Date::new(2023, 3, 6)?;
/// let (terms, ledger) = (Issuer::Cmb.card(opened, MonthDay::new(5)?)?.build()?, Ledger::new([])?);
/// let before = Date::new(2023, 3, 5)?;
/// let error = CardAccount::new(&terms, &ledger).as_of(before).unwrap_err();
/// assert_eq!((error.fault, error.code()), (ReplayFault::BeforeOpening { date: before, opened }, 600));
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReplayFault {
    /// A date of the account, given or derived, is out of range.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// An event in another currency than the account's.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The schedule of an instalment plan cannot be laid out.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// A rate change leads to a penalty rate out of range.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// An event would bring about terms that contradict each other.
    #[error(transparent)]
    Terms(TermsError),
    /// An opening that contradicts itself, its terms, or what comes after it.
    #[error(transparent)]
    Opening(#[from] OpeningError),
    /// An event or a question dated before the account was opened.
    #[error("dated {date}, before the account was opened on {opened}")]
    BeforeOpening {
        /// The date given.
        date: Date,
        /// The opening of the account.
        opened: Date,
    },
    /// The account owes more than [`Money::MAX_MINOR`] minor units.
    #[error("the account owes more than {} minor units", Money::MAX_MINOR)]
    OwedTooLarge,
    /// A waiver of more than is posted and unpaid.
    #[error("waives {asked} where {owed} is posted and unpaid")]
    WaiverTooLarge {
        /// What is to be waived.
        asked: Money,
        /// What is posted and unpaid of those components.
        owed: Money,
    },
    /// A conversion of more than the purchases posted and unpaid.
    #[error("converts {asked} where {owed} of purchases is unpaid")]
    ConversionTooLarge {
        /// What is to be converted.
        asked: Money,
        /// What is posted and unpaid of purchases.
        owed: Money,
    },
    /// A settlement of a plan with nothing left to bill, or with no plan at all.
    #[error("settles a plan with nothing left to bill")]
    NothingToSettle,
    /// A refund or settlement names an event that is not in the history replayed: reversed, or not known yet.
    #[error("names an event that is reversed or not known yet")]
    TargetMissing,
    /// A kind of event that this kind of account does not have.
    #[error("this kind of account does not have this kind of event")]
    WrongKind,
    /// A disbursement beyond what may be drawn, a first one on another day than the terms say or below their down payment,
    /// or one with nothing left to fall due.
    #[error("at most {principal} is paid out, first on {day}, then while principal is to fall due")]
    Disbursement {
        /// Principal of the terms: what may be drawn.
        principal: Money,
        /// The day of the terms.
        day: Date,
    },
    /// A judgment of more than is posted and unpaid.
    #[error("judges {asked} where {owed} is posted and unpaid")]
    JudgmentTooLarge {
        /// What is judged.
        asked: Money,
        /// What is posted and unpaid of those components.
        owed: Money,
    },
    /// A dispute of more than is unpaid of its purchase.
    #[error("disputes {asked} where {owed} of the purchase is unpaid")]
    DisputeTooLarge {
        /// What is disputed.
        asked: Money,
        /// What is unpaid of the purchase.
        owed: Money,
    },
    /// A second judgment.
    #[error("the account is judged already: reverse that judgment first")]
    AlreadyJudged,
    /// An acceleration where the terms have none, or with no principal left to fall due.
    #[error("there is no principal that could be called due")]
    NothingToAccelerate,
    /// A due date change with no instalment running, or to a day not after its own.
    #[error("the new due date {due} must come after {day}, with an instalment running")]
    DueDate {
        /// The date given.
        due: Date,
        /// The day of the event.
        day: Date,
    },
    /// An early repayment that leaves principal, and does not say what it leaves alone of the schedule.
    #[error("an early repayment that leaves principal says what it keeps: the term or the payment")]
    KeepMissing,
    /// A refund of more credit than there is.
    #[error("pays out {asked} of a credit of {credit}")]
    CreditRefundTooLarge {
        /// What is to be paid out.
        asked: Money,
        /// The credit.
        credit: Money,
    },
    /// A change of the payment with no instalment left to fall due.
    #[error("no instalment is left whose payment could change")]
    NoInstalmentRunning,
    /// A chargeback of more than was received.
    #[error("charges back {asked} where {received} was received")]
    ChargebackTooLarge {
        /// What is to be charged back.
        asked: Money,
        /// What was received and not charged back before.
        received: Money,
    },
    /// A chargeback where instalments are paid one after another.
    #[error("a payment is charged back only where payments fall over groups first")]
    ChargebackByInstalment,
    /// More is paid out, a due date moves, or an opening stands, where interest is due on the first day of its period.
    #[error("interest in advance: nothing more is paid out, no due date moves, and no history begins in the middle")]
    InterestInAdvance,
    /// Interest that compounds by the day is charged back over more changes of the rate, freezes included, than are remembered.
    #[error("interest compounding daily is charged back over more than {max} changes of the rate")]
    TooManyRates {
        /// The most that are remembered.
        max: usize,
    },
    /// Entries did not come in processing order, or dated before a day already closed.
    #[error("entries must come in processing order")]
    OutOfOrder,
    /// More balance assertions than may need a replay of their own.
    #[error("more than {max} assertions were made before something they rest on changed")]
    TooManyAssertions {
        /// The most allowed.
        max: usize,
    },
    /// The scratch space given is smaller than the account needs.
    #[error("the scratch space is too small for this account")]
    ScratchTooSmall,
}

in_chinese! {
    ReplayFault, of Calendar Money Schedule Rate Terms Opening;
    BeforeOpening { date, opened } => "日期{date}早于开户日{opened}";
    OwedTooLarge => "账户欠款超过{}个最小货币单位", Money::MAX_MINOR;
    WaiverTooLarge { asked, owed } => "减免{asked}，而已入账未还只有{owed}";
    ConversionTooLarge { asked, owed } => "办理分期{asked}，而未还消费只有{owed}";
    NothingToSettle => "结清的分期已没有待出账部分";
    TargetMissing => "所指记录已被冲正，或当时尚未知悉";
    WrongKind => "这种账户没有这种记录";
    Disbursement { principal, day } => "放款合计至多{principal}，首笔在{day}，其后须仍有本金待到期";
    JudgmentTooLarge { asked, owed } => "判决{asked}，而已入账未还只有{owed}";
    DisputeTooLarge { asked, owed } => "争议{asked}，而该笔交易未还只有{owed}";
    AlreadyJudged => "该账户已有判决：请先冲正原判决";
    NothingToAccelerate => "没有可以宣布提前到期的本金";
    DueDate { due, day } => "新还款日{due}须晚于{day}，且有尚未到期的一期";
    KeepMissing => "提前还款后仍有本金的，须写明保持期限还是保持每期还款额";
    CreditRefundTooLarge { asked, credit } => "退还{asked}，而溢缴款只有{credit}";
    NoInstalmentRunning => "没有尚未到期的一期可变更还款额";
    ChargebackTooLarge { asked, received } => "退回{asked}，而收到的还款只有{received}";
    ChargebackByInstalment => "只有按项目分组冲还的贷款才能记还款退回";
    InterestInAdvance => "预收利息的贷款：不能再放款，不能改还款日，也不能从期初余额开始";
    TooManyRates { max } => "按日复利追溯计息，其间利率变更超过{max}次";
    OutOfOrder => "记录须按处理顺序给出";
    TooManyAssertions { max } => "在其所依据的记录变化之前，核对记录已超过{max}条";
    ScratchTooSmall => "工作空间不足以处理该账户";
}

impl ReplayFault {
    /// The stable number of this fault: 600 to 699, or that of the value that is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Calendar(e) => e.code(),
            Self::Money(e) => e.code(),
            Self::Schedule(e) => e.code(),
            Self::Rate(e) => e.code(),
            Self::Terms(e) => e.code(),
            Self::Opening(e) => e.code(),
            Self::BeforeOpening { .. } => 600,
            Self::OwedTooLarge => 601,
            Self::WaiverTooLarge { .. } => 602,
            Self::ConversionTooLarge { .. } => 603,
            Self::NothingToSettle => 604,
            Self::TargetMissing => 605,
            Self::WrongKind => 606,
            Self::OutOfOrder => 607,
            Self::ScratchTooSmall => 608,
            Self::TooManyAssertions { .. } => 609,
            Self::JudgmentTooLarge { .. } => 610,
            Self::AlreadyJudged => 611,
            Self::DisputeTooLarge { .. } => 612,
            Self::TooManyRates { .. } => 613,
            Self::Disbursement { .. } => 620,
            Self::NothingToAccelerate => 621,
            Self::DueDate { .. } => 622,
            Self::KeepMissing => 630,
            Self::CreditRefundTooLarge { .. } => 631,
            Self::NoInstalmentRunning => 632,
            Self::ChargebackTooLarge { .. } => 633,
            Self::ChargebackByInstalment => 634,
            Self::InterestInAdvance => 635,
        }
    }
}

impl From<PostingError> for ReplayFault {
    fn from(error: PostingError) -> Self {
        match error {
            PostingError::TooLarge => Self::OwedTooLarge,
            PostingError::NoRoom => Self::ScratchTooSmall,
        }
    }
}

/// A replay cannot go on: for the reason it keeps, or else because the account owes too much.
///
/// It carries nothing, so that what every step of a replay gives fits into registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stopped;

impl From<TooLarge> for Stopped {
    fn from(_: TooLarge) -> Self {
        Self
    }
}

/// Why a replay stopped, where it is not that the account owes too much.
#[derive(Debug)]
pub(super) struct Kept(Option<ReplayFault>);

impl Kept {
    /// Nothing yet.
    pub(super) const NONE: Self = Self(None);

    #[cold]
    #[inline(never)]
    pub(super) const fn keep(&mut self, fault: ReplayFault) -> Stopped {
        self.0 = Some(fault);
        Stopped
    }

    /// Keeps a fault of another room.
    #[cold]
    pub(super) fn of(&mut self, fault: impl Into<ReplayFault>) -> Stopped {
        self.keep(fault.into())
    }

    #[cold]
    pub(super) const fn no_room(&mut self) -> Stopped {
        self.keep(ReplayFault::ScratchTooSmall)
    }

    /// Why it stopped; forgotten by that.
    #[cold]
    #[inline(never)]
    pub(super) fn tell(&mut self, _: Stopped) -> ReplayFault {
        self.0.take().unwrap_or(ReplayFault::OwedTooLarge)
    }
}

/// Sums of minor units and of exact amounts that end in a stop instead of wrapping.
pub(super) trait Checked: Sized {
    /// `self + other`.
    fn more(self, other: Self) -> Result<Self, Stopped>;
}

impl Checked for i64 {
    fn more(self, other: Self) -> Result<Self, Stopped> {
        self.checked_add(other).ok_or(Stopped)
    }
}

impl Checked for Accrued {
    fn more(self, other: Self) -> Result<Self, Stopped> {
        self.plus(other).ok_or(Stopped)
    }
}

/// `a - b` of minor units.
pub(super) fn less(a: i64, b: i64) -> Result<i64, Stopped> {
    a.checked_sub(b).ok_or(Stopped)
}
