use super::chain_fault::ChainFault;
use super::limits::{
    MAX_APPLICATION_MONTHS, MAX_ASKED_PAYMENTS, MAX_CHARACTERS, MAX_REASON_CHARACTERS, MAX_REASONS, MAX_RECORDS,
};
use super::state::{AllowedFrom, State};
use crate::calendar::Date;
use crate::words::{Language, in_chinese};

/// What can be wrong with casework. No message repeats a reference.
///
/// ```
/// use arrears::casework::{CaseworkError, Reference};
/// let error = Reference::new("13800138000").unwrap_err();
/// assert_eq!((error, error.code()), (CaseworkError::LooksLikeMobile, 1604));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaseworkError {
    /// A reference without a visible character.
    #[error("a reference needs 1 to {} characters, one of them visible", MAX_CHARACTERS)]
    ReferenceEmpty,
    /// A reference that is too long.
    #[error("a reference of {given} characters, allowed at most {}", MAX_CHARACTERS)]
    ReferenceTooLong {
        /// Characters given.
        given: usize,
    },
    /// A reference with a control character.
    #[error("a reference with a control character, such as a line break")]
    ReferenceControl,
    /// A reference that looks like a Chinese identity number.
    #[error("looks like an identity number: personal data does not belong here, use a reference of your own")]
    LooksLikeIdentity,
    /// A reference that looks like a Chinese mobile number.
    #[error("looks like a mobile number: personal data does not belong here, use a reference of your own")]
    LooksLikeMobile,
    /// A step that is not in [`TRANSITIONS`](super::TRANSITIONS).
    #[error("`{}` does not lead to `{}`, allowed from there: {}", from.key(), to.key(), AllowedFrom(*from, Language::English))]
    Forbidden {
        /// Where the case stands.
        from: State,
        /// Where it was to go.
        to: State,
    },
    /// A record older than the one before it.
    #[error("a record is not older than the one before it")]
    OutOfOrder,
    /// More records than a file may have.
    #[error("more than {} records", MAX_RECORDS)]
    TooManyRecords,
    /// The first record of a file does not open the case.
    #[error("the first record opens the case")]
    NotOpened,
    /// The chain of records is broken.
    #[error("record {at}: {}", fault.word())]
    ChainBroken {
        /// The place of the first record that does not fit, from 0.
        at: usize,
        /// What happened to the chain there.
        fault: ChainFault,
    },
    /// A row of a checklist that names no document.
    #[error("a row of a checklist names at least one document")]
    NothingNeeded,
    /// A record without a digest before one that has one.
    #[error("a record without a digest stands after all that have one")]
    Unsealed,
    /// A dispute, complaint or mediation that would lead somewhere else than it came from.
    #[error("`{}` came from `{}` and goes back there, not to `{}`", from.key(), back.key(), to.key())]
    NotBack {
        /// Where the case stands.
        from: State,
        /// Where it was to go.
        to: State,
        /// Where it stood before.
        back: State,
    },
    /// An agency that does not act for the lender at that moment.
    #[error("the agency does not act for the lender then: an `agency` record with `assigned` true comes before")]
    AgencyNotAssigned,
    /// A reason of an application without a visible character, or too long.
    #[error("a reason has 1 to {} characters, one of them visible, {given} given", MAX_REASON_CHARACTERS)]
    ApplicationReason {
        /// Characters given.
        given: usize,
    },
    /// A month of an application that is not the one after the last.
    #[error("the months of an application follow each other: that of {expected} comes next")]
    ApplicationMonth {
        /// The first day of the month that comes next.
        expected: Date,
    },
    /// An amount of an application that is below zero or of another currency than its plan.
    #[error("an amount of an application is of the account's currency and not below zero")]
    ApplicationAmount,
    /// More reasons or months than an application may have.
    #[error("an application has at most {} reasons and {} months", MAX_REASONS, MAX_APPLICATION_MONTHS)]
    ApplicationTooLong,
    /// More payments than may be asked for, none, or payments that never end.
    #[error("an application asks for 1 to {} payments that end within the calendar, {given} given", MAX_ASKED_PAYMENTS)]
    AskedPayments {
        /// Payments given.
        given: u16,
    },
    /// A payment asked for that is not above zero, or too large to be added up.
    #[error("a payment asked for is above zero, and all together are an amount")]
    AskedAmount,
}

in_chinese! {
    CaseworkError;
    ReferenceEmpty => "编号须为1至{}个字符，且至少一个可见", MAX_CHARACTERS;
    ReferenceTooLong { given } => "编号有{given}个字符，至多{}个", MAX_CHARACTERS;
    ReferenceControl => "编号中有换行等控制字符";
    LooksLikeIdentity => "形似身份证号码：此处不得填写个人信息，请用自编编号";
    LooksLikeMobile => "形似手机号码：此处不得填写个人信息，请用自编编号";
    Forbidden { from, to } =>
        "不能由“{}”转为“{}”，可转为：{}",
        from.word().of(Language::Chinese), to.word().of(Language::Chinese), AllowedFrom(*from, Language::Chinese);
    OutOfOrder => "记录时间须晚于前一条";
    TooManyRecords => "记录超过{}条", MAX_RECORDS;
    NotOpened => "第一条记录须为立案";
    ChainBroken { at, fault } => "第{at}条记录（从0起）：{}", fault.word().of(Language::Chinese);
    NothingNeeded => "材料清单每行至少列一种材料";
    Unsealed => "没有摘要的记录须排在有摘要的记录之后";
    NotBack { from, to, back } =>
        "“{}”由“{}”而来，只能回到该状态，不能转为“{}”",
        from.word().of(Language::Chinese), back.word().of(Language::Chinese), to.word().of(Language::Chinese);
    AgencyNotAssigned => "该机构此时未受委托：其前须有`assigned`为true的`agency`记录";
    ApplicationReason { given } => "申请理由须为1至{}个字符且至少一个可见，现有{given}个", MAX_REASON_CHARACTERS;
    ApplicationMonth { expected } => "申请书的月份须逐月相连：下一个应为{expected}所在月";
    ApplicationAmount => "申请书的金额须与账户币种一致，且不小于零";
    ApplicationTooLong => "申请书至多{}条理由、{}个月", MAX_REASONS, MAX_APPLICATION_MONTHS;
    AskedPayments { given } => "申请的期数为{given}，应为1至{}期，且最后一期不得超出日历范围", MAX_ASKED_PAYMENTS;
    AskedAmount => "申请的每期金额须大于零，合计须为有效金额";
}

impl CaseworkError {
    /// The stable number of this error, 1600 to 1699.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::ReferenceEmpty => 1600,
            Self::ReferenceTooLong { .. } => 1601,
            Self::ReferenceControl => 1602,
            Self::LooksLikeIdentity => 1603,
            Self::LooksLikeMobile => 1604,
            Self::Forbidden { .. } => 1605,
            Self::OutOfOrder => 1606,
            Self::TooManyRecords => 1607,
            Self::NotOpened => 1608,
            Self::ChainBroken { .. } => 1609,
            Self::NothingNeeded => 1610,
            Self::Unsealed => 1611,
            Self::NotBack { .. } => 1612,
            Self::AgencyNotAssigned => 1613,
            Self::ApplicationReason { .. } => 1614,
            Self::ApplicationMonth { .. } => 1615,
            Self::ApplicationAmount => 1616,
            Self::ApplicationTooLong => 1617,
            Self::AskedPayments { .. } => 1618,
            Self::AskedAmount => 1619,
        }
    }
}
