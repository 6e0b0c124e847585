//! What can be wrong with terms.

use crate::calendar::{CalendarError, Date};
use crate::component::Component;
use crate::money::MoneyError;
use crate::rate::RateError;
use crate::schedule::ScheduleError;
use crate::words::in_chinese;

/// What can be wrong with terms.
///
/// ```
/// use arrears::terms::LateFeeRule;
/// use arrears::{Currency, Fraction, Money, MoneyError, TermsError};
/// let below = Money::parse("-1.00", Currency::CNY)?;
/// let error = LateFeeRule::new(Fraction::ZERO).floor(below).unwrap_err();
/// assert_eq!((error, error.code()), (TermsError::Money(MoneyError::Negative), 106));
/// # Ok::<(), MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TermsError {
    /// A fault of an amount of the terms.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A fault of a rate of the terms.
    #[error(transparent)]
    Rate(#[from] RateError),
    /// A fault of a date of the terms.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A schedule of a loan that cannot be laid out.
    #[error(transparent)]
    Schedule(#[from] ScheduleError),
    /// More entries in a history than it holds.
    #[error("more than {max} entries in a history")]
    HistoryTooLong {
        /// The most a history holds.
        max: usize,
    },
    /// A history whose dates do not ascend.
    #[error("history dates must ascend: {date} is not after the one before it")]
    HistoryNotAscending {
        /// The first date out of order.
        date: Date,
    },
    /// A history that must reach back to the opening starts later.
    #[error("history must reach back to the opening {opened}: its first entry has no `from`, or one not after it")]
    HistoryStartsLate {
        /// The opening of the account.
        opened: Date,
    },
    /// An allocation order without one of the components.
    #[error("allocation order leaves out `{component}`: it must hold every component once")]
    OrderIncomplete {
        /// The first component left out.
        component: Component,
    },
    /// An allocation order with a component twice.
    #[error("allocation order holds `{component}` twice: it must hold every component once")]
    OrderRepeats {
        /// The first component named twice.
        component: Component,
    },
    /// An allocation order with a component that stands in none.
    #[error("`{component}` stands in no allocation order: it is met after everything else")]
    NotInOrders {
        /// The component.
        component: Component,
    },
    /// The late-payment grace of one statement reaches the statement after the next.
    #[error(
        "grace of the statement of {statement} ends on {late_payment_grace_end}, not before the statement after the next"
    )]
    GraceTooLong {
        /// A statement where it happens.
        statement: Date,
        /// The end of its late-payment grace.
        late_payment_grace_end: Date,
    },
    /// Two statements in a row have the same due date, or the later one an earlier.
    #[error("the statements of {statement} and the next one share the due date {due}")]
    DueDatesCollide {
        /// The first of the two statements.
        statement: Date,
        /// Their due date.
        due: Date,
    },
    /// A late-fee floor above its cap.
    #[error("late-fee floor above its cap")]
    FloorAboveCap,
    /// Slabs of late fees whose balances do not ascend.
    #[error("the balances of late-fee slabs must ascend")]
    SlabsNotAscending,
    /// More slabs of late fees than a rule holds.
    #[error("more than {max} slabs of late fees")]
    TooManySlabs {
        /// The most a rule holds.
        max: usize,
    },
    /// Misses counted over more cycles than are remembered.
    #[error("{given} cycles given, at most {max}")]
    TooManyCycles {
        /// Cycles given.
        given: u32,
        /// The most remembered.
        max: u32,
    },
    /// A component that cannot bear interest beside what bears it by itself.
    #[error("`{component}` cannot be made to bear interest: fees, late fees and costs can")]
    NotToBear {
        /// The component.
        component: Component,
    },
    /// A ratio of the minimum payment above 1.
    #[error("minimum payment ratio above 1")]
    RatioAboveOne,
    /// A count of misses or days that must be at least 1 is 0.
    #[error("a count must be at least 1")]
    ZeroCount,
    /// More due or days of late-payment grace than a cycle can hold.
    #[error("{given} days given, at most {max}")]
    TooManyDays {
        /// Days given.
        given: u16,
        /// Days allowed.
        max: u16,
    },
    /// A closing date before the account was opened.
    #[error("the statement of {statement} is before the account was opened on {opened}")]
    StatementBeforeOpening {
        /// The closing date.
        statement: Date,
        /// The opening of the account.
        opened: Date,
    },
    /// A preset that does not know when its issuer's statements are due, and no due rule beside it.
    #[error("the preset `{preset}` does not know when its issuer's statements are due: `due` is required")]
    DueRuleUnknown {
        /// The preset, by its name in the case document.
        preset: &'static str,
    },
    /// Penalty interest on overdue interest, and compound interest on it as well.
    #[error("penalty interest on principal and interest leaves no room for compound interest")]
    CompoundTwice,
    /// Compound interest at the penalty rate of a loan without penalty.
    #[error("compound interest at the penalty rate needs a penalty rate")]
    CompoundNeedsPenalty,
    /// A multiple of the interest rate, or compound interest, of a loan whose charge is a fee.
    #[error("a flat-fee loan bears no interest: no multiple of its rate and no compound interest")]
    FlatFeeEarnsNoInterest,
    /// Penalty interest on all principal outstanding, or a cap on all charges, of a loan whose instalments are paid one
    /// after another.
    #[error("neither penalty interest on all principal outstanding nor a cap on charges goes with `instalmentFirst`")]
    NeedsGroupFirst,
    /// Payments that prepay, where interest is that of the schedule.
    #[error("a payment prepays only where interest accrues on what is outstanding")]
    PrepayNeedsOutstanding,
    /// A penalty multiple below 1, where contract interest goes on on what is overdue.
    #[error("a penalty multiple below 1 leaves nothing to add to contract interest")]
    MultipleBelowOne,
    /// Interest in advance of a loan whose interest accrues on what is outstanding, or whose fractions are carried.
    #[error("interest in advance accrues by the schedule, and its fractions are dropped")]
    InAdvanceNeedsScheduled,
    /// A table of fees by age whose ages do not ascend.
    #[error("ages in months must ascend from above 0: {months} is not after the one before it")]
    AgesNotAscending {
        /// The first age out of order.
        months: u16,
    },
    /// A loan without a contract rate, of a product without one.
    #[error("neither the loan nor its product has a contract rate")]
    NoContractRate,
}

in_chinese! {
    TermsError, of Money Rate Calendar Schedule;
    HistoryTooLong { max } => "沿革记录超过{max}条";
    HistoryNotAscending { date } => "沿革记录须按日期先后排列：{date}不晚于前一条";
    HistoryStartsLate { opened } => "沿革记录须追溯到开户日{opened}：第一条不写`from`，或其日期不晚于开户日";
    OrderIncomplete { component } => "冲还顺序缺少`{component}`：每个项目须列出且只列一次";
    OrderRepeats { component } => "冲还顺序中`{component}`重复：每个项目须列出且只列一次";
    NotInOrders { component } => "`{component}`不列入冲还顺序：它排在其他所有项目之后";
    GraceTooLong { statement, late_payment_grace_end } =>
        "{statement}账单的容时期至{late_payment_grace_end}才结束，未早于下下期账单日";
    DueDatesCollide { statement, due } => "{statement}账单与下一期账单的到期还款日同为{due}";
    FloorAboveCap => "违约金下限高于上限";
    SlabsNotAscending => "分档违约金的各档余额须由低到高";
    TooManySlabs { max } => "违约金分档超过{max}档";
    TooManyCycles { given, max } => "填写了{given}个账单周期，至多{max}个";
    NotToBear { component } => "`{component}`不能设为计息：只有费用、违约金和实现债权的费用可以";
    RatioAboveOne => "最低还款比例大于1";
    ZeroCount => "个数至少为1";
    TooManyDays { given, max } => "填写了{given}天，至多{max}天";
    StatementBeforeOpening { statement, opened } => "账单日{statement}早于开户日{opened}";
    DueRuleUnknown { preset } => "预设`{preset}`不知道该发卡行的到期还款日规则，须填写`due`";
    CompoundTwice => "罚息已按本息计收，不能再计复利";
    CompoundNeedsPenalty => "按罚息利率计收复利，须先约定罚息利率";
    FlatFeeEarnsNoInterest => "等本等息的贷款不计利息：不能按利率倍数计罚息，也不能计复利";
    NeedsGroupFirst => "`instalmentFirst`之下，不能按全部未还本金计罚息，也不能设息费上限";
    PrepayNeedsOutstanding => "只有按未偿余额计息的贷款，多还部分才可提前冲还本金";
    MultipleBelowOne => "罚息倍数小于1，合同利率之上没有可加收的部分";
    InAdvanceNeedsScheduled => "预收利息的贷款按计划表计息，计息尾差舍去";
    AgesNotAscending { months } => "月数须大于0并由小到大：{months}不大于前一档";
    NoContractRate => "贷款及其产品均未约定合同利率";
}

impl TermsError {
    /// The stable number of this error: 400 to 499, or that of the value that is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Money(e) => e.code(),
            Self::Rate(e) => e.code(),
            Self::Calendar(e) => e.code(),
            Self::Schedule(e) => e.code(),
            Self::HistoryTooLong { .. } => 400,
            Self::HistoryNotAscending { .. } => 401,
            Self::HistoryStartsLate { .. } => 402,
            Self::OrderIncomplete { .. } => 403,
            Self::OrderRepeats { .. } => 404,
            Self::GraceTooLong { .. } => 405,
            Self::DueDatesCollide { .. } => 406,
            Self::FloorAboveCap => 407,
            Self::RatioAboveOne => 408,
            Self::ZeroCount => 409,
            Self::TooManyDays { .. } => 410,
            Self::NotInOrders { .. } => 411,
            Self::SlabsNotAscending => 412,
            Self::TooManySlabs { .. } => 413,
            Self::TooManyCycles { .. } => 414,
            Self::NotToBear { .. } => 415,
            Self::StatementBeforeOpening { .. } => 416,
            Self::DueRuleUnknown { .. } => 417,
            Self::CompoundTwice => 450,
            Self::CompoundNeedsPenalty => 451,
            Self::FlatFeeEarnsNoInterest => 452,
            Self::NeedsGroupFirst => 460,
            Self::PrepayNeedsOutstanding => 461,
            Self::MultipleBelowOne => 462,
            Self::AgesNotAscending { .. } => 463,
            Self::NoContractRate => 464,
            Self::InAdvanceNeedsScheduled => 465,
        }
    }
}
