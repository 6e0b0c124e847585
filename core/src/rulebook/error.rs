use crate::delinquency::DelinquencyError;
use crate::words::{Language, Word, in_chinese};
use crate::{CalendarError, MoneyError, RateError};

/// What can be wrong with a rulebook, or with the balances that a cap is asked about.
///
/// ```
/// use arrears::rulebook::{ChargeCap, RulebookError};
/// use arrears::{DayCount, Rate};
/// let error = ChargeCap::new(Rate::daily("0.0005")?, DayCount::Actual365).unwrap_err();
/// assert!(matches!(error, RulebookError::Rate(_)));
/// assert_eq!((error.code(), error.to_string().as_str()), (204, "a annual rate is needed, given a daily one"));
/// # Ok::<(), RulebookError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RulebookError {
    /// The text is not JSON.
    #[error("not JSON, at line {line}, column {column}")]
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// The text is longer than a rulebook may be.
    #[error("{given} bytes given, allowed: {allowed}")]
    TooLong {
        /// Bytes given.
        given: usize,
        /// Bytes allowed.
        allowed: usize,
    },
    /// The format number is not one this library reads.
    #[error("format {given} unknown, allowed: {allowed}")]
    UnknownFormat {
        /// The number given.
        given: i64,
        /// The number allowed.
        allowed: i64,
    },
    /// A key that does not belong here.
    #[error("unknown key, allowed: {allowed}")]
    UnknownKey {
        /// The keys allowed.
        allowed: &'static str,
    },
    /// A key that is needed is missing.
    #[error("missing")]
    MissingKey,
    /// A key stands twice.
    #[error("given twice")]
    DuplicateKey,
    /// A value of another type is needed.
    #[error("{needed} needed")]
    WrongType {
        /// What is needed.
        needed: Word,
    },
    /// No rule of this kind exists.
    #[error("unknown kind of rule, allowed: {allowed}")]
    UnknownKind {
        /// The kinds there are.
        allowed: &'static str,
    },
    /// A word outside its closed list.
    #[error("unknown word, allowed: {allowed}")]
    UnknownWord {
        /// The words allowed.
        allowed: &'static str,
    },
    /// A text without a visible character.
    #[error("must not be empty")]
    Empty,
    /// An identifier with other than small letters, digits, `.` and `-`, or longer than 64.
    #[error("1 to 64 of `a-z`, `0-9`, `.` and `-` needed")]
    BadIdentifier,
    /// A list with fewer or more entries than allowed.
    #[error("{given} entries given, allowed: {min} to {max}")]
    ListLength {
        /// Entries given.
        given: usize,
        /// The fewest allowed.
        min: usize,
        /// The most allowed.
        max: usize,
    },
    /// A list names the same thing twice.
    #[error("listed twice")]
    ListedTwice,
    /// A number outside its range.
    #[error("{given} outside {min} to {max}")]
    OutOfRange {
        /// The number given.
        given: i64,
        /// The least allowed.
        min: i64,
        /// The most allowed.
        max: i64,
    },
    /// A rule goes out of force before it comes into force.
    #[error("last day in force before the first")]
    EndsBeforeStart,
    /// Two rules of one id are in force on the same day.
    #[error("in force on days on which rule {earlier} of the same id is")]
    OverlappingDates {
        /// The place of the other rule, from 0.
        earlier: usize,
    },
    /// A lower limit above its upper limit.
    #[error("lower limit above the upper limit")]
    InvertedBand,
    /// Neither of two values is given, or both are.
    #[error("exactly one needed of {of}")]
    OneOf {
        /// The keys to choose from.
        of: &'static str,
    },
    /// A segment of a balance ends before it starts.
    #[error("segment {index} ends before it starts")]
    SegmentInverted {
        /// Its place, from 0.
        index: usize,
    },
    /// A segment of a balance starts before the one ahead of it ends.
    #[error("segment {index} starts before the one ahead of it ends")]
    SegmentsOverlap {
        /// Its place, from 0.
        index: usize,
    },
    /// A fault of a date or a time of day.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A fault of an amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A fault of a rate or a fraction.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A fault of a ladder of days past due.
    #[error(transparent)]
    Delinquency(#[from] DelinquencyError),
}

in_chinese! {
    RulebookError, of Calendar Money Rate Delinquency;
    NotJson { line, column } => "不是JSON，见第{line}行第{column}列";
    TooLong { given, allowed } => "共{given}字节，至多{allowed}字节";
    UnknownFormat { given, allowed } => "不认识的格式{given}，应为{allowed}";
    UnknownKey { allowed } => "不认识的键，可用：{allowed}";
    MissingKey => "缺少此键";
    DuplicateKey => "此键重复";
    WrongType { needed } => "应为{}", needed.of(Language::Chinese);
    UnknownKind { allowed } => "不认识的规则种类，可用：{allowed}";
    UnknownWord { allowed } => "不认识的词，可用：{allowed}";
    Empty => "不得为空";
    BadIdentifier => "应为1至64个字符，只含`a-z`、`0-9`、`.`和`-`";
    ListLength { given, min, max } => "共{given}项，应为{min}至{max}项";
    ListedTwice => "重复列出";
    OutOfRange { given, min, max } => "{given}超出{min}至{max}";
    EndsBeforeStart => "失效日早于生效日";
    OverlappingDates { earlier } => "与同一标识的第{earlier}条规则（从0起）生效期间重叠";
    InvertedBand => "下限高于上限";
    OneOf { of } => "以下各键须填且只填一个：{of}";
    SegmentInverted { index } => "第{index}段（从0起）的止日早于起日";
    SegmentsOverlap { index } => "第{index}段（从0起）的起日早于前一段的止日";
}

impl RulebookError {
    /// The stable number of this error, 1200 to 1299, or that of the error of another room inside.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotJson { .. } => 1200,
            Self::TooLong { .. } => 1201,
            Self::UnknownFormat { .. } => 1202,
            Self::UnknownKey { .. } => 1203,
            Self::MissingKey => 1204,
            Self::DuplicateKey => 1205,
            Self::WrongType { .. } => 1206,
            Self::UnknownKind { .. } => 1207,
            Self::UnknownWord { .. } => 1208,
            Self::Empty => 1209,
            Self::BadIdentifier => 1210,
            Self::ListLength { .. } => 1211,
            Self::ListedTwice => 1212,
            Self::OutOfRange { .. } => 1213,
            Self::EndsBeforeStart => 1214,
            Self::OverlappingDates { .. } => 1215,
            Self::InvertedBand => 1216,
            Self::OneOf { .. } => 1217,
            Self::SegmentInverted { .. } => 1220,
            Self::SegmentsOverlap { .. } => 1221,
            Self::Calendar(inner) => inner.code(),
            Self::Money(inner) => inner.code(),
            Self::Rate(inner) => inner.code(),
            Self::Delinquency(inner) => inner.code(),
        }
    }
}
