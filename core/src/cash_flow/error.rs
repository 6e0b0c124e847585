//! What a row of flows refuses, and when it has no rate.

use crate::calendar::CalendarError;
use crate::money::MoneyError;
use crate::rate::RateError;
use crate::words::in_chinese;

/// What can be wrong with a row of flows, or why it has no rate.
///
/// ```
/// use arrears::cash_flow::{CashFlowError, PeriodicFlows, PeriodsAYear};
/// use arrears::{Currency, Money};
/// let lent = Money::parse("-100.00", Currency::CNY)?;
/// let error = PeriodicFlows::new(&[lent], PeriodsAYear::MONTHLY).unwrap_err();
/// assert_eq!((error, error.code()), (CashFlowError::FlowCount { given: 1 }, 1300));
/// # Ok::<(), CashFlowError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CashFlowError {
    /// Fewer than 2 flows, or more than [`super::MAX_FLOWS`].
    #[error("{given} flows, allowed 2 to {}", super::MAX_FLOWS)]
    FlowCount {
        /// How many were given.
        given: usize,
    },
    /// Every flow is zero: any rate would do.
    #[error("every flow is zero, so every rate fits")]
    AllZero,
    /// All flows go one way: no rate brings them to zero.
    #[error("all flows go one way, so no rate fits")]
    OneSided,
    /// No rate of -99 % to 1000 % a year brings the flows to zero.
    #[error("no rate of -99 % to 1000 % a year fits")]
    NoRoot,
    /// More than one rate of -99 % to 1000 % a year brings the flows to zero, so none of them is the rate.
    #[error("{found} rates of -99 % to 1000 % a year fit, so none is the rate")]
    SeveralRoots {
        /// How many were seen: at least this many.
        found: u16,
    },
    /// The figure lies outside -99 % to 1,000,000 %.
    #[error("the figure lies outside -99 % to 1,000,000 %")]
    FigureOutOfRange,
    /// The worth of the flows is so flat that the rate cannot be told to 10^-9 percentage points.
    #[error("the rate cannot be told to 10^-9 percentage points")]
    Unresolved,
    /// Periods a year outside 1 to 366.
    #[error("{given} periods a year, allowed 1 to 366")]
    PeriodsAYear {
        /// The number given.
        given: u16,
    },
    /// The absolute amounts sum to more than 10^17 minor units.
    #[error("the flows sum to more than 10^17 minor units")]
    TotalTooLarge,
    /// A flow comes before the one listed before it.
    #[error("flow {index} comes before the one listed before it")]
    OutOfOrder {
        /// Its place, from 0.
        index: usize,
    },
    /// A quoted rate has 1 to 6 decimals.
    #[error("{given} decimals of a percentage, allowed 1 to 6")]
    Decimals {
        /// The number given.
        given: u8,
    },
    /// An effective rate needs a whole number of periods a year.
    #[error("an effective rate needs a whole number of periods a year")]
    BrokenYear,
    /// Odd days outside 0 to what a period has.
    #[error("{days} odd days of {of}, allowed 0 to {of} of 1 to 366")]
    OddDays {
        /// The days given.
        days: u16,
        /// The days of a period.
        of: u16,
    },
    /// More is lent than comes back: the unit-period method has no rate below zero.
    #[error("less comes back than is lent, and this method has no rate below zero")]
    NegativeCharge,
    /// A flow comes before the day it is valued on.
    #[error("flow {index} comes before the day of valuation")]
    BeforeValuation {
        /// Its place, from 0.
        index: usize,
    },
    /// A fault of an amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A fault of the discount rate.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A fault of a date.
    #[error(transparent)]
    Date(#[from] CalendarError),
}

in_chinese! {
    CashFlowError, of Money Rate Date;
    FlowCount { given } => "{given}笔现金流，应为2至{}笔", super::MAX_FLOWS;
    AllZero => "现金流全部为零，任何利率都成立";
    OneSided => "现金流全部同向，没有利率成立";
    NoRoot => "年利率-99%至1000%之间没有成立的利率";
    SeveralRoots { found } => "年利率-99%至1000%之间有{found}个利率成立，无法确定";
    FigureOutOfRange => "结果超出-99%至1,000,000%";
    Unresolved => "利率无法精确到10^-9个百分点";
    PeriodsAYear { given } => "每年{given}期，应为1至366期";
    TotalTooLarge => "现金流合计超过10^17个最小货币单位";
    OutOfOrder { index } => "第{index}笔现金流（从0起）早于前一笔";
    Decimals { given } => "百分数保留{given}位小数，应为1至6位";
    BrokenYear => "年化复利利率要求每年期数为整数";
    OddDays { days, of } => "零头{days}天（每期{of}天），应为0至{of}天，每期1至366天";
    NegativeCharge => "收回少于借出，这种算法没有负利率";
    BeforeValuation { index } => "第{index}笔现金流（从0起）早于估值日";
}

impl CashFlowError {
    /// The stable number of this error, 1300 to 1399; that of an amount, a rate or a date is theirs.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::FlowCount { .. } => 1300,
            Self::AllZero => 1301,
            Self::OneSided => 1302,
            Self::NoRoot => 1303,
            Self::SeveralRoots { .. } => 1304,
            Self::FigureOutOfRange => 1305,
            Self::Unresolved => 1306,
            Self::PeriodsAYear { .. } => 1307,
            Self::TotalTooLarge => 1308,
            Self::OutOfOrder { .. } => 1309,
            Self::Decimals { .. } => 1310,
            Self::BrokenYear => 1311,
            Self::OddDays { .. } => 1312,
            Self::NegativeCharge => 1313,
            Self::BeforeValuation { .. } => 1314,
            Self::Money(error) => error.code(),
            Self::Rate(error) => error.code(),
            Self::Date(error) => error.code(),
        }
    }
}
