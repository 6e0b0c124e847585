use crate::words::in_chinese;
use crate::{CalendarError, MoneyError};

/// What can be wrong with a question about lateness.
///
/// ```
/// use arrears::delinquency::{Bucket, DelinquencyError};
/// let error = Bucket::from_days_past_due(-1).unwrap_err();
/// assert_eq!((error, error.code()), (DelinquencyError::NegativeDays { given: -1 }, 900));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DelinquencyError {
    /// Days past due below zero.
    #[error("days past due {given} below 0")]
    NegativeDays {
        /// The days given.
        given: i32,
    },
    /// The thresholds of a ladder do not rise from 0.
    #[error("thresholds of a ladder must rise, the first 0 or above")]
    LadderNotRising,
    /// More month ends than the grid has months.
    #[error("{given} month ends given, the grid has {allowed}")]
    TooManyMonths {
        /// Month ends given.
        given: usize,
        /// Months of the grid.
        allowed: usize,
    },
    /// A month after the account had ended is not without a repayment due.
    #[error("month {index} of the grid follows the account's end, allowed there: nothing due")]
    MonthAfterEnd {
        /// The month's place among those given, from 0.
        index: usize,
    },
    /// Restructurings are not in the order of their agreement.
    #[error("restructuring {index} was agreed no later than the one before it")]
    RestructuringsOutOfOrder {
        /// Its place, from 0.
        index: usize,
    },
    /// The first new due date, or the payment of the second, comes before the agreement.
    #[error("dates of restructuring {index} out of order, needed: agreed first")]
    RestructuringDates {
        /// Its place, from 0.
        index: usize,
    },
    /// A record was repaid before it arose.
    #[error("repaid before it arose")]
    RepaidBeforeArising,
    /// A date, given or derived, is outside the calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// An amount is of another currency or below zero.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

in_chinese! {
    DelinquencyError, of Calendar Money;
    NegativeDays { given } => "逾期天数为{given}，不得小于0";
    LadderNotRising => "分类界限须逐级升高，首个不小于0";
    TooManyMonths { given, allowed } => "给出{given}个月末，还款记录至多{allowed}个月";
    MonthAfterEnd { index } => "第{index}个月末（从0起）在账户结束之后，此时不应有应还款项";
    RestructuringsOutOfOrder { index } => "第{index}次重组（从0起）的约定日不晚于前一次";
    RestructuringDates { index } => "第{index}次重组（从0起）日期次序有误，约定日须在最前";
    RepaidBeforeArising => "还清日早于逾期发生日";
}

impl DelinquencyError {
    /// The stable number of this error, 900 to 999, or that of the calendar or money error inside.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NegativeDays { .. } => 900,
            Self::LadderNotRising => 901,
            Self::TooManyMonths { .. } => 902,
            Self::MonthAfterEnd { .. } => 903,
            Self::RestructuringsOutOfOrder { .. } => 904,
            Self::RestructuringDates { .. } => 905,
            Self::RepaidBeforeArising => 906,
            Self::Calendar(inner) => inner.code(),
            Self::Money(inner) => inner.code(),
        }
    }
}
