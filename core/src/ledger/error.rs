//! What can be wrong with a ledger.

use super::{EventColumn, EventId, EventKind};
use crate::calendar::CalendarError;
use crate::money::{Money, MoneyError};
use crate::rate::RateError;
use crate::words::{InChinese, in_chinese};

/// What is wrong with a ledger, and at which event.
///
/// ```
/// use arrears::ledger::{Event, EventId, Ledger, LedgerFault};
/// use arrears::Date;
/// let error = Ledger::new([Event::reversal(Date::new(2023, 4, 1)?, EventId::new(7))]).unwrap_err();
/// assert_eq!((error.event, error.fault), (EventId::new(0), LedgerFault::UnknownTarget { target: EventId::new(7) }));
/// assert_eq!((error.code(), error.to_string().as_str()), (503, "event #0: refers to event #7, which the ledger does not hold"));
/// # Ok::<(), arrears::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("event {event}: {fault}")]
pub struct LedgerError {
    /// The event at fault.
    pub event: EventId,
    /// What is wrong with it.
    pub fault: LedgerFault,
}

impl InChinese for LedgerError {
    fn chinese(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "记录{}：", self.event)?;
        self.fault.chinese(f)
    }
}

impl LedgerError {
    /// The stable number of this error: 500 to 599, or that of the value that is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        self.fault.code()
    }
}

/// What can be wrong with an event among the others.
///
/// ```
/// use arrears::ledger::{Event, Ledger, LedgerFault};
/// use arrears::{Currency, Date, Money, MoneyError};
/// let nothing = Event::payment(Date::new(2023, 4, 1)?, Money::zero(Currency::CNY));
/// let fault = Ledger::new([nothing]).unwrap_err().fault;
/// assert_eq!((fault, fault.code()), (LedgerFault::Money(MoneyError::NotPositive), 105));
/// # Ok::<(), arrears::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerFault {
    /// An amount of the event.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A rate of the event.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A date of the event.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// More events than an account may have.
    #[error("more than {max} events")]
    TooManyEvents {
        /// The most an account may have.
        max: usize,
    },
    /// The absolute amounts of all events together are beyond [`Money::MAX_MINOR`].
    #[error("the amounts of all events sum to more than {} minor units", Money::MAX_MINOR)]
    TotalTooLarge,
    /// Recorded before it took effect.
    #[error("recorded before its own date")]
    RecordedTooEarly,
    /// Refers to an event that is not in the ledger.
    #[error("refers to event {target}, which the ledger does not hold")]
    UnknownTarget {
        /// The event referred to.
        target: EventId,
    },
    /// A reversal of a reversal.
    #[error("reverses the reversal {target}: record the event anew instead")]
    ReversalOfReversal {
        /// The event referred to.
        target: EventId,
    },
    /// An event reversed twice.
    #[error("event {target} is already reversed")]
    ReversedTwice {
        /// The event referred to.
        target: EventId,
    },
    /// A reversal recorded before its target was.
    #[error("reverses event {target} before that was recorded")]
    ReversedTooEarly {
        /// The event referred to.
        target: EventId,
    },
    /// A refund of something that is not a purchase, or settlement of something that is not a conversion.
    #[error("refers to event {target}, which is of another kind than this event needs")]
    WrongTarget {
        /// The event referred to.
        target: EventId,
    },
    /// A refund or settlement dated before the event it names.
    #[error("dated before event {target}, which it names")]
    BeforeTarget {
        /// The event referred to.
        target: EventId,
    },
    /// A number of periods outside 1 to 600.
    #[error("{given} periods given, allowed are 1 to 600")]
    Periods {
        /// Periods given.
        given: u32,
    },
    /// More conversions than an account may have.
    #[error("more than {max} instalment conversions")]
    TooManyConversions {
        /// The most an account may have.
        max: usize,
    },
    /// A component that this kind of event cannot name.
    #[error("this kind of event cannot name this component")]
    WrongComponent,
    /// A rate change that changes nothing.
    #[error("a rate change names at least one rate")]
    NoRate,
    /// A judgment to be performed before the day it was given.
    #[error("to be performed by {perform_by}, before the judgment itself")]
    PerformBeforeJudgment {
        /// The last day to perform it.
        perform_by: crate::calendar::Date,
    },
    /// A dispute of more than its purchase.
    #[error("disputes more than event {target}, which it names")]
    DisputeAbovePurchase {
        /// The purchase.
        target: EventId,
    },
    /// The end of a dispute that has ended, or was taken out, before.
    #[error("the dispute {target} has ended already")]
    DisputeEnded {
        /// The dispute.
        target: EventId,
    },
    /// A dispute that ends for the customer, of something that an opening sums up: it would change what came before.
    #[error("the dispute {target} is of before the opening: what the customer gets back is a refund of the day")]
    DisputeBeforeOpening {
        /// The dispute.
        target: EventId,
    },
    /// More disputes than an account may have.
    #[error("more than {max} disputes")]
    TooManyDisputes {
        /// The most an account may have.
        max: usize,
    },
    /// Columns of events that differ in length or have too few bits of validity, or offsets of accounts that descend or leave the
    /// columns.
    #[error("columns must be of one length and offsets ascend inside them")]
    Columns,
    /// A number in a column that stands for no kind of event.
    #[error("`{given}` is no kind of event, allowed are 0 to {}", EventKind::ALL.len().saturating_sub(1))]
    UnknownKind {
        /// The number given.
        given: u8,
    },
    /// A null in a column where the kind of event needs a value.
    #[error("`{}` must not be null for this kind of event", column.key())]
    NullValue {
        /// The column.
        column: EventColumn,
    },
    /// A value in a column that the kind of event does not have.
    #[error("`{}` must be null for this kind of event", column.key())]
    NotOfThisKind {
        /// The column.
        column: EventColumn,
    },
    /// A number in a column that stands for nothing there.
    #[error("`{given}` means nothing in `{}`", column.key())]
    UnknownNumber {
        /// The column.
        column: EventColumn,
        /// The number given.
        given: i64,
    },
}

in_chinese! {
    LedgerFault, of Money Rate Calendar;
    TooManyEvents { max } => "记录超过{max}笔";
    TotalTooLarge => "全部记录的金额合计超过{}个最小货币单位", Money::MAX_MINOR;
    RecordedTooEarly => "补记日早于发生日";
    UnknownTarget { target } => "所指记录{target}不在账务记录中";
    ReversalOfReversal { target } => "不能冲正冲正记录{target}：请重新记一笔";
    ReversedTwice { target } => "记录{target}已被冲正";
    ReversedTooEarly { target } => "冲正早于记录{target}的补记日";
    WrongTarget { target } => "所指记录{target}的种类不符";
    BeforeTarget { target } => "日期早于所指记录{target}";
    Periods { given } => "填写了{given}期，应为1至600期";
    TooManyConversions { max } => "账单分期超过{max}笔";
    WrongComponent => "这种记录不能指定该项目";
    NoRate => "利率变更至少写明一项利率";
    PerformBeforeJudgment { perform_by } => "履行期限{perform_by}早于判决日";
    DisputeAbovePurchase { target } => "争议金额大于所指交易{target}";
    DisputeEnded { target } => "争议{target}已经了结";
    DisputeBeforeOpening { target } => "争议{target}发生在期初之前：退还客户的款项请记为当日退款";
    TooManyDisputes { max } => "争议超过{max}笔";
    Columns => "各列长度须一致，起止位置须递增且不越界";
    UnknownKind { given } => "`{given}`不是记录种类，应为0至{}", EventKind::ALL.len().saturating_sub(1);
    NullValue { column } => "这种记录的`{}`不得为空", column.key();
    NotOfThisKind { column } => "这种记录的`{}`须为空", column.key();
    UnknownNumber { column, given } => "`{}`中的`{given}`没有含义", column.key();
}

impl LedgerFault {
    /// The stable number of this fault: 500 to 599, or that of the value that is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Money(e) => e.code(),
            Self::Rate(e) => e.code(),
            Self::Calendar(e) => e.code(),
            Self::TooManyEvents { .. } => 500,
            Self::TotalTooLarge => 501,
            Self::RecordedTooEarly => 502,
            Self::UnknownTarget { .. } => 503,
            Self::ReversalOfReversal { .. } => 504,
            Self::ReversedTwice { .. } => 505,
            Self::ReversedTooEarly { .. } => 506,
            Self::WrongTarget { .. } => 507,
            Self::BeforeTarget { .. } => 508,
            Self::Periods { .. } => 509,
            Self::TooManyConversions { .. } => 510,
            Self::WrongComponent => 511,
            Self::NoRate => 512,
            Self::Columns => 514,
            Self::UnknownKind { .. } => 515,
            Self::PerformBeforeJudgment { .. } => 516,
            Self::DisputeAbovePurchase { .. } => 517,
            Self::DisputeEnded { .. } => 518,
            Self::TooManyDisputes { .. } => 519,
            Self::NullValue { .. } => 520,
            Self::NotOfThisKind { .. } => 521,
            Self::UnknownNumber { .. } => 522,
            Self::DisputeBeforeOpening { .. } => 523,
        }
    }

    /// The same with the events renamed.
    #[cfg(feature = "alloc")]
    pub(crate) fn renamed(self, name: impl Fn(EventId) -> EventId) -> Self {
        match self {
            Self::UnknownTarget { target } => Self::UnknownTarget { target: name(target) },
            Self::ReversalOfReversal { target } => Self::ReversalOfReversal { target: name(target) },
            Self::ReversedTwice { target } => Self::ReversedTwice { target: name(target) },
            Self::ReversedTooEarly { target } => Self::ReversedTooEarly { target: name(target) },
            Self::WrongTarget { target } => Self::WrongTarget { target: name(target) },
            Self::BeforeTarget { target } => Self::BeforeTarget { target: name(target) },
            Self::DisputeAbovePurchase { target } => Self::DisputeAbovePurchase { target: name(target) },
            Self::DisputeEnded { target } => Self::DisputeEnded { target: name(target) },
            other => other,
        }
    }
}
