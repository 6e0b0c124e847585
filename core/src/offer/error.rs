//! What the offer room refuses.

use super::{Class, Concession};
use crate::calendar::{CalendarError, Date};
use crate::cash_flow::CashFlowError;
use crate::delinquency::DelinquencyError;
use crate::money::{Money, MoneyError};
use crate::rate::RateError;
use crate::schedule::ScheduleError;
use crate::words::in_chinese;

/// What can be wrong with a policy, a plan or a proposal.
///
/// An unaffordable plan or a broken rule of law is no error: it is a [`Refusal`](super::Refusal).
///
/// ```
/// use arrears::offer::{OfferError, AllowedRange};
/// let error = AllowedRange::new(6, 60, 0).unwrap_err();
/// assert_eq!((error, error.code()), (OfferError::ZeroStep, 1401));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OfferError {
    /// A fault of an amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A fault of a rate or a share.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A fault of a date.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A schedule that cannot be laid out.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// A present value that cannot be had.
    #[error(transparent)]
    CashFlow(#[from] CashFlowError),
    /// A fault of the classification of an account.
    #[error(transparent)]
    Delinquency(#[from] DelinquencyError),
    /// The allowed range of a concession runs the wrong way.
    #[error("bounds inverted: `from` gives up more than `to`")]
    BoundsInverted,
    /// The step of a concession is zero although its range has two ends.
    #[error("a step above zero is needed where `from` and `to` differ")]
    ZeroStep,
    /// A share above the whole.
    #[error("share above 1")]
    ShareAboveOne,
    /// Periods outside 1 to 600.
    #[error("{given} periods, allowed {min} to {max}")]
    Periods {
        /// The number given.
        given: u32,
        /// The fewest.
        min: u32,
        /// The most.
        max: u32,
    },
    /// A step-up outside what can be solved.
    #[error("step-up by a factor of 1 to 2 every 1 to 600 periods, at most {max} steps")]
    StepUp {
        /// The most steps.
        max: u32,
    },
    /// Interest-only periods leave none to amortise.
    #[error("{given} interest-only periods leave none of {periods} to repay in")]
    NothingLeftToRepayIn {
        /// Interest-only periods.
        given: u32,
        /// All periods.
        periods: u32,
    },
    /// A down payment above what is owed.
    #[error("down payment above what is left to pay, {most}")]
    DownPaymentTooLarge {
        /// The most it may be.
        most: Money,
    },
    /// A first due date before the signing.
    #[error("first due date before the signing")]
    DueBeforeSigning,
    /// A settlement that expires before its payment, or has several payments.
    #[error("a settlement is one payment, on or before its expiry")]
    SettlementPayments,
    /// A kind of plan listed twice.
    #[error("kind listed twice: each kind has one entry")]
    KindTwice,
    /// No kind of plan at all, or too many.
    #[error("{given} entries given, allowed {min} to {max}")]
    ListLength {
        /// How many.
        given: usize,
        /// The fewest.
        min: usize,
        /// The most.
        max: usize,
    },
    /// A concession that a kind may move is not in the order of concessions.
    #[error("concession `{concession}` can be moved and is missing from `concessions`")]
    ConcessionNotOrdered {
        /// The concession.
        concession: Concession,
    },
    /// A concession listed twice in the order of concessions.
    #[error("concession `{concession}` listed twice")]
    ConcessionTwice {
        /// The concession.
        concession: Concession,
    },
    /// The concessions of a kind have more combinations than a search visits.
    #[error("concessions with {given} combinations, allowed {max}: take larger steps")]
    TooManyCombinations {
        /// How many.
        given: u64,
        /// The most.
        max: u64,
    },
    /// An upper bound below its lower bound.
    #[error("upper bound below the lower bound")]
    BoundBelowBound,
    /// A concession that a kind does not have.
    #[error("this kind does not have the concession `{concession}`")]
    ConcessionOfAnotherKind {
        /// The concession.
        concession: Concession,
    },
    /// A proposal without any concession.
    #[error("a proposal names at least one concession")]
    EmptyProposal,
    /// A round of a negotiation dated before the one it answers.
    #[error("a round is dated before the one before it")]
    RoundsOutOfOrder,
    /// The periods of a repayment capacity do not begin one after the other, after the day asked about.
    #[error("the periods of a capacity begin one after the other, after the day asked about")]
    PeriodsOutOfOrder,
    /// A plan over no account, or over more than one plan may be.
    #[error("{given} accounts, allowed 1 to {max}")]
    Accounts {
        /// How many.
        given: usize,
        /// The most.
        max: usize,
    },
    /// Claims of different days added up.
    #[error("what several accounts owe is of one day, given {one} and {other}")]
    ClaimDays {
        /// One day.
        one: Date,
        /// The other day.
        other: Date,
    },
    /// The rows of a price list are not in the order of their payments.
    #[error("rows of a price list have ever more payments")]
    PricesNotRising,
    /// A price list or its fee on payments that are neither level nor of equal principal, or on a plan of one payment.
    #[error("a fee by a price list is of level payments or of equal principal, in more than one payment")]
    PricedProfile,
    /// Months of a policy outside what makes sense.
    #[error("{given} months, allowed {min} to {max}")]
    Months {
        /// Months given.
        given: i32,
        /// The fewest.
        min: i32,
        /// The most.
        max: i32,
    },
    /// A class that is said to bear a plan's interest and never does.
    #[error("`{class}` never bears the interest of a plan: interest, penaltyInterest and compoundInterest may")]
    NeverBears {
        /// The class.
        class: Class,
    },
    /// Days of a policy outside what makes sense.
    #[error("{given} days, allowed {min} to {max}")]
    Days {
        /// Days given.
        given: i32,
        /// The fewest.
        min: i32,
        /// The most.
        max: i32,
    },
}

in_chinese! {
    OfferError, of Money Rate Calendar Schedule CashFlow Delinquency;
    BoundsInverted => "范围颠倒：`from`让步大于`to`";
    ZeroStep => "`from`与`to`不同时，步长须大于零";
    ShareAboveOne => "比例大于1";
    Periods { given, min, max } => "{given}期，应为{min}至{max}期";
    StepUp { max } => "递增还款：每1至600期增至1至2倍，至多递增{max}次";
    NothingLeftToRepayIn { given, periods } => "共{periods}期，其中{given}期只还利息，没有剩余期数归还本金";
    DownPaymentTooLarge { most } => "首付款大于应还余额，至多{most}";
    DueBeforeSigning => "首个还款日早于签约日";
    SettlementPayments => "一次性结清须一次付清，且不晚于有效期";
    KindTwice => "同一方案种类列出两次，每种只列一次";
    ListLength { given, min, max } => "共{given}项，应为{min}至{max}项";
    ConcessionNotOrdered { concession } => "让步项目`{concession}`可以变动，却未列入`concessions`";
    ConcessionTwice { concession } => "让步项目`{concession}`重复列出";
    TooManyCombinations { given, max } => "各让步项目共有{given}种组合，至多{max}种：请加大步长";
    BoundBelowBound => "上限低于下限";
    ConcessionOfAnotherKind { concession } => "这种方案没有让步项目`{concession}`";
    EmptyProposal => "提议至少写明一项";
    RoundsOutOfOrder => "某一轮的日期早于前一轮";
    PeriodsOutOfOrder => "各时段还款能力须依次起始，且晚于查询日";
    Accounts { given, max } => "共{given}个账户，应为1至{max}个";
    ClaimDays { one, other } => "多个账户的欠款须截至同一天，现为{one}与{other}";
    PricesNotRising => "价目表各行期数须逐行增多";
    PricedProfile => "按价目表收费的方案须为多期的等额或等额本金还款";
    Months { given, min, max } => "{given}个月，应为{min}至{max}个月";
    NeverBears { class } => "`{class}`不计分期利息：只有interest、penaltyInterest和compoundInterest可以";
    Days { given, min, max } => "{given}天，应为{min}至{max}天";
}

impl OfferError {
    /// The stable number of this error, 1400 to 1499; that of an amount, rate, date or schedule is its own.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Money(e) => e.code(),
            Self::Rate(e) => e.code(),
            Self::Calendar(e) => e.code(),
            Self::Schedule(e) => e.code(),
            Self::CashFlow(e) => e.code(),
            Self::Delinquency(e) => e.code(),
            Self::BoundsInverted => 1400,
            Self::ZeroStep => 1401,
            Self::ShareAboveOne => 1402,
            Self::Periods { .. } => 1403,
            Self::StepUp { .. } => 1404,
            Self::NothingLeftToRepayIn { .. } => 1405,
            Self::DownPaymentTooLarge { .. } => 1406,
            Self::DueBeforeSigning => 1407,
            Self::SettlementPayments => 1408,
            Self::KindTwice => 1409,
            Self::ListLength { .. } => 1410,
            Self::ConcessionNotOrdered { .. } => 1411,
            Self::ConcessionTwice { .. } => 1412,
            Self::TooManyCombinations { .. } => 1413,
            Self::BoundBelowBound => 1414,
            Self::ConcessionOfAnotherKind { .. } => 1415,
            Self::EmptyProposal => 1416,
            Self::Days { .. } => 1417,
            Self::RoundsOutOfOrder => 1418,
            Self::PricesNotRising => 1419,
            Self::PricedProfile => 1420,
            Self::NeverBears { .. } => 1421,
            Self::Months { .. } => 1422,
            Self::PeriodsOutOfOrder => 1423,
            Self::Accounts { .. } => 1424,
            Self::ClaimDays { .. } => 1425,
        }
    }
}
