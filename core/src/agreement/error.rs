//! What the agreement room refuses.

use super::limits::{MAX_CHAIN, MAX_GRACE_DAYS};
use crate::balance::ReplayError;
use crate::calendar::{CalendarError, Date};
use crate::delinquency::DelinquencyError;
use crate::digest::DigestError;
use crate::document::DocumentError;
use crate::money::{Money, MoneyError};
use crate::offer::OfferError;
use crate::rate::RateError;
use crate::words::in_chinese;

/// What can be wrong with an agreement. No message repeats a reference.
///
/// ```
/// use arrears::Currency;
/// use arrears::agreement::{AgreementError, BreachClause};
/// let error = BreachClause::after(0, Currency::CNY).check(Currency::CNY).unwrap_err();
/// assert_eq!((error, error.code()), (AgreementError::ClauseCounts, 1507));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AgreementError {
    /// The text has another digest than the one it came with.
    #[error("the text has another digest than the one given: it is not what was signed")]
    DigestDiffers,
    /// The digest fits, but the figures do not follow from the concessions.
    #[error("the figures do not follow from the claim and the concessions: no agreement of this library")]
    FiguresDiffer,
    /// Made by another version of the calculation.
    #[error("made by another version of the calculation; this library computes by version {}", crate::CALC_VERSION)]
    OtherCalculation,
    /// The offer's last day has passed.
    #[error("accepted on {accepted}, the offer ended on {expires}")]
    Expired {
        /// The day of acceptance.
        accepted: Date,
        /// The last day of the offer: its own, or the first due date.
        expires: Date,
    },
    /// Accepted before the day the offer is of.
    #[error("accepted on {accepted}, the offer is of {offered}")]
    AcceptedTooEarly {
        /// The day of acceptance.
        accepted: Date,
        /// The day of the offer.
        offered: Date,
    },
    /// What is owed is not what the offer is about.
    #[error("what is owed has changed by {by} since the offer, in all classes together; show it to accept")]
    BalanceChanged {
        /// The sum of the absolute differences of the classes.
        by: Money,
    },
    /// The ledger does not tell what the agreement was made on.
    #[error("the history before the signing is not the one the agreement was made on: another account, or rewritten")]
    OtherLedger,
    /// A clause without a count, or with one of zero.
    #[error("a breach clause needs misses in a row or in all, at least 1")]
    ClauseCounts,
    /// Too many days of late-payment grace.
    #[error("{given} grace days, allowed at most {}", MAX_GRACE_DAYS)]
    GraceTooLong {
        /// Days given.
        given: u16,
    },
    /// A day before the acceptance.
    #[error("{given} is before the acceptance on {accepted}")]
    BeforeAcceptance {
        /// The day given.
        given: Date,
        /// The day of acceptance.
        accepted: Date,
    },
    /// An agreement that is completed, with nothing left to pay, is to be renegotiated.
    #[error("there is nothing to renegotiate: the agreement is completed")]
    NothingToRenegotiate,
    /// The predecessor is not the one that the agreement names.
    #[error("the earlier agreement is not the one that this one supersedes")]
    WrongPredecessor,
    /// Too many renegotiations.
    #[error("more than {} agreements in a chain", MAX_CHAIN)]
    ChainTooLong,
    /// Too many or too long notes.
    #[error("at most 20 notes of at most 500 characters, none of them empty")]
    Notes,
    /// The kind accepted is not among the offers, or the proposal was answered with something else.
    #[error("no plan of this kind is offered, or the proposal is not accepted as it is")]
    NotOffered,
    /// A quote that ends before it begins.
    #[error("valid to {to}, before {from}")]
    QuoteDates {
        /// The day of the quote.
        from: Date,
        /// Its last day.
        to: Date,
    },
    /// A clause on prepayment of a plan that cannot be prepaid in part.
    #[error(
        "prepaid in part: only level payments, equal principal or one amount a period, at interest and in several payments"
    )]
    PrepaymentProfile,
    /// The same account twice.
    #[error("this account is in the agreement already")]
    AccountTwice,
    /// Not the accounts that the agreement is over, in its order.
    #[error("{given} accounts given; the agreement is over {needed}, to be given in its order")]
    OtherAccounts {
        /// How many were given.
        given: usize,
        /// How many it is over.
        needed: usize,
    },
    /// The ledger of another account does not tell what the agreement was made on.
    #[error("the history of account {account} of the agreement before the signing is not the one it was made on")]
    OtherLedgerBeside {
        /// Its place among the accounts of the agreement, from 0.
        account: usize,
    },
    /// A fault of the plan or of the claim.
    #[error(transparent)]
    Offer(#[from] OfferError),
    /// The account cannot be replayed.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// A fault of an amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A fault of a rate.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A fault of a date: a due date beyond the calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A fault of the canonical text.
    #[error(transparent)]
    Digest(#[from] DigestError),
    /// A fault of a page.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// A fault of the observation of a restructured account.
    #[error(transparent)]
    Delinquency(#[from] DelinquencyError),
}

in_chinese! {
    AgreementError, of Offer Replay Money Rate Calendar Digest Document Delinquency;
    DigestDiffers => "文本摘要与给出的不符：不是当时签订的文本";
    FiguresDiffer => "金额无法由欠款和条款推算得出：不是本系统出具的协议";
    OtherCalculation => "由其他计算版本作出；本系统的计算版本为{}", crate::CALC_VERSION;
    Expired { accepted, expires } => "于{accepted}接受，而方案有效期至{expires}";
    AcceptedTooEarly { accepted, offered } => "于{accepted}接受，早于方案日期{offered}";
    BalanceChanged { by } => "方案提出后欠款各类合计变动{by}；须列明差额方可接受";
    OtherLedger => "签约前的账务记录与协议所依据的不同：属另一账户，或记录已被改写";
    ClauseCounts => "违约条款须约定连续或累计未按期还款次数，至少1次";
    GraceTooLong { given } => "宽限{given}天，至多{}天", MAX_GRACE_DAYS;
    BeforeAcceptance { given, accepted } => "{given}早于接受日{accepted}";
    NothingToRenegotiate => "协议已履行完毕，无须重新协商";
    WrongPredecessor => "给出的前一份协议不是本协议所取代的协议";
    ChainTooLong => "前后相继的协议超过{}份", MAX_CHAIN;
    Notes => "备注至多20条，每条至多500字符，不得为空";
    NotOffered => "没有这一类可办方案，或该提议未被接受";
    QuoteDates { from, to } => "有效期至{to}，早于{from}";
    PrepaymentProfile => "部分提前还款只适用于计息的多期等额本息、等额本金或每期固定金额方案";
    AccountTwice => "该账户已在协议中";
    OtherAccounts { given, needed } => "给出{given}个账户；协议涵盖{needed}个，须按协议顺序给出";
    OtherLedgerBeside { account } => "协议第{account}个账户签约前的账务记录与协议所依据的不同";
}

impl AgreementError {
    /// The stable number of this error, 1500 to 1599, or that of the error inside.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::DigestDiffers => 1500,
            Self::FiguresDiffer => 1501,
            Self::OtherCalculation => 1502,
            Self::Expired { .. } => 1503,
            Self::AcceptedTooEarly { .. } => 1504,
            Self::BalanceChanged { .. } => 1505,
            Self::OtherLedger => 1506,
            Self::ClauseCounts => 1507,
            Self::GraceTooLong { .. } => 1508,
            Self::BeforeAcceptance { .. } => 1509,
            Self::NothingToRenegotiate => 1510,
            Self::WrongPredecessor => 1511,
            Self::ChainTooLong => 1512,
            Self::Notes => 1513,
            Self::NotOffered => 1514,
            Self::QuoteDates { .. } => 1515,
            Self::PrepaymentProfile => 1516,
            Self::AccountTwice => 1517,
            Self::OtherAccounts { .. } => 1518,
            Self::OtherLedgerBeside { .. } => 1519,
            Self::Offer(inner) => inner.code(),
            Self::Replay(inner) => inner.code(),
            Self::Money(inner) => inner.code(),
            Self::Rate(inner) => inner.code(),
            Self::Calendar(inner) => inner.code(),
            Self::Digest(inner) => inner.code(),
            Self::Document(inner) => inner.code(),
            Self::Delinquency(inner) => inner.code(),
        }
    }
}
