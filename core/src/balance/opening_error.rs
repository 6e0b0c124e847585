//! What an opening can have wrong.

use crate::calendar::Date;
use crate::component::Component;
use crate::money::Money;
use crate::words::in_chinese;

/// What an opening contradicts: itself, its terms, or the events after it.
///
/// ```
/// use arrears::balance::{CardOpening, OpeningError, OpeningStatement, ReplayFault};
/// use arrears::terms::Issuer;
/// use arrears::{Currency, Date, Money, MonthDay};
/// let (day, yuan) = (Date::parse("2023-04-05")?, |text| Money::parse(text, Currency::CNY));
/// let terms = Issuer::Cmb.card(day, MonthDay::new(5)?)?.build()?;
/// let opening = CardOpening::of_bill(OpeningStatement::new(day, yuan("50.00")?, yuan("60.00")?)?);
/// let fault = opening.check(&terms).unwrap_err();
/// let (minimum, balance) = (yuan("60.00")?, yuan("50.00")?);
/// assert_eq!(fault, OpeningError::MinimumAboveBalance { minimum, balance }.into());
/// assert_eq!(fault.code(), 642);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OpeningError {
    /// An event, or a question, of a day that the opening has already summed up.
    #[error(
        "dated {date}; the opening of {day} sums up everything up to its day; a payment of then that bounces later is a `chargeback` of that day"
    )]
    NotAfter {
        /// The date given.
        date: Date,
        /// The opening's day.
        day: Date,
    },
    /// An opening before the account was.
    #[error("an opening of {day}, before the account was opened on {opened}")]
    BeforeAccount {
        /// The opening's day.
        day: Date,
        /// The account's first day.
        opened: Date,
    },
    /// A minimum payment above the bill.
    #[error("a minimum payment of {minimum} on a balance of {balance}")]
    MinimumAboveBalance {
        /// The minimum payment.
        minimum: Money,
        /// The balance.
        balance: Money,
    },
    /// A bill that is due on its own day or before.
    #[error("due {due}, which is not after the statement of {statement}")]
    DueNotAfter {
        /// The due date.
        due: Date,
        /// The statement's date.
        statement: Date,
    },
    /// A late-payment grace that ends before the due date.
    #[error("a late-payment grace that ends on {end}, before the due date {due}")]
    GraceBeforeDue {
        /// The last day of grace.
        end: Date,
        /// The due date.
        due: Date,
    },
    /// A statement after the day of the opening.
    #[error("a statement of {statement}, after the opening's day {day}")]
    StatementAfter {
        /// The statement's date.
        statement: Date,
        /// The opening's day.
        day: Date,
    },
    /// A statement between the last one told and the day of the opening.
    #[error("the last statement told is of {statement}, and one of {next} comes before the opening is over")]
    StatementMissing {
        /// The last statement told.
        statement: Date,
        /// The one that is missing.
        next: Date,
    },
    /// A statement the late-payment grace of which is over, without whether it was paid in full.
    #[error("the late-payment grace of the statement of {statement} is over: it must say whether it was paid in full")]
    Undecided {
        /// The statement's date.
        statement: Date,
    },
    /// A statement that says whether it was paid in full before that is decided; or one before the last that is decided.
    #[error("the statement of {statement} is decided on {end}, as things stand on {day}")]
    Decided {
        /// The statement's date.
        statement: Date,
        /// The last day of its grace.
        end: Date,
        /// The opening's day.
        day: Date,
    },
    /// What is billed and unpaid is more than the bill and its payments leave, or on its day not its balance.
    #[error("{owed} billed and unpaid, where the last bill leaves {left}")]
    OwedNotBilled {
        /// What is listed.
        owed: Money,
        /// What the bill leaves; where payments meet the highest rate first, its balance.
        left: Money,
    },
    /// A credit balance beside a debt that it would have met.
    #[error("a credit balance of {credit} beside {owed} posted and unpaid")]
    CreditWithDebt {
        /// The credit.
        credit: Money,
        /// What is owed.
        owed: Money,
    },
    /// A day after that of the opening.
    #[error("{date} comes after the opening's day {day}")]
    DateAfter {
        /// The date given.
        date: Date,
        /// The opening's day.
        day: Date,
    },
    /// Something billed by a statement that the opening does not tell.
    #[error("billed by a statement that is not told")]
    NotTold,
    /// A list that must be told oldest first.
    #[error("told out of order: the oldest comes first")]
    NotAscending,
    /// More parts of a plan billed than it has, or all of them.
    #[error("{billed} parts billed of a plan of {periods}")]
    PartsBilled {
        /// Parts billed.
        billed: u32,
        /// Parts it has.
        periods: u32,
    },
    /// A component that this kind of account does not have.
    #[error("this kind of account does not have `{component}`")]
    WrongComponent {
        /// The component.
        component: Component,
    },
    /// A fee for a miss where no payment was missed.
    #[error("a late fee is due tomorrow, and no payment was missed")]
    NoMiss,
    /// A text in the place of an exact amount that is not one.
    #[error("not a fraction `a/b` of whole numbers that a replay can keep")]
    NotExact,
    /// A reversal of something that the opening has already summed up.
    #[error("reverses what the opening of {day} sums up: a payment of then that bounces is a `chargeback`")]
    Reversed {
        /// The opening's day.
        day: Date,
    },
    /// More principal than the terms have.
    #[error("{given} of principal, and {principal} by the terms")]
    PrincipalAboveTerms {
        /// What is given.
        given: Money,
        /// Principal of the terms.
        principal: Money,
    },
    /// More periods left than the terms have, or none with principal left.
    #[error("{left} periods left of {periods}")]
    PeriodsLeft {
        /// Periods left.
        left: u32,
        /// Periods of the terms.
        periods: u32,
    },
    /// A next due date that is over.
    #[error("next due {due}, which is not after the opening's day {day}")]
    NextDueNotAfter {
        /// The next due date.
        due: Date,
        /// The opening's day.
        day: Date,
    },
    /// Principal told twice of one instalment.
    #[error("an instalment has `{component}` once")]
    Twice {
        /// The component.
        component: Component,
    },
    /// A missed statement that is counted back too far.
    #[error("a statement counted back {given}, where those that count are 1 to 64")]
    CountedBack {
        /// The count given.
        given: u32,
    },
    /// A place in the order of posting that no account reaches.
    #[error("place {given} in the order of posting, at most {max}")]
    Moment {
        /// The place given.
        given: u32,
        /// The highest.
        max: u32,
    },
    /// An amount below zero.
    #[error("an opening has no amounts below zero, and nothing owed of zero")]
    Negative,
}

in_chinese! {
    OpeningError;
    NotAfter { date, day } => "日期为{date}；{day}的期初余额已包含当日及以前的全部往来；此前的还款事后被退回，请记为退回当日的`chargeback`";
    BeforeAccount { day, opened } => "期初日{day}早于开户日{opened}";
    MinimumAboveBalance { minimum, balance } => "最低还款额{minimum}大于账单余额{balance}";
    DueNotAfter { due, statement } => "到期还款日{due}不晚于账单日{statement}";
    GraceBeforeDue { end, due } => "容时期截止日{end}早于到期还款日{due}";
    StatementAfter { statement, day } => "账单日{statement}晚于期初日{day}";
    StatementMissing { statement, next } => "所列最近一期账单为{statement}，期初之前还有{next}一期";
    Undecided { statement } => "{statement}账单的容时期已过：须写明是否全额还清";
    Decided { statement, end, day } => "{statement}账单须到{end}才有定论，{day}时尚未可知";
    OwedNotBilled { owed, left } => "已出账未还为{owed}，而最近一期账单只剩{left}未还";
    CreditWithDebt { credit, owed } => "既有溢缴款{credit}，又有已入账未还{owed}";
    DateAfter { date, day } => "{date}晚于期初日{day}";
    NotTold => "所属账单未列出";
    NotAscending => "顺序有误：最早的排在最前";
    PartsBilled { billed, periods } => "共{periods}期的分期，却有{billed}期已出账";
    WrongComponent { component } => "这种账户没有`{component}`";
    NoMiss => "次日将收违约金，却没有未按期还款的记录";
    NotExact => "不是可以保存的整数分数`a/b`";
    Reversed { day } => "所冲正的款项已包含在{day}的期初余额中：当时的还款被退回，请记为`chargeback`";
    PrincipalAboveTerms { given, principal } => "本金{given}大于合同本金{principal}";
    PeriodsLeft { left, periods } => "共{periods}期，却剩{left}期";
    NextDueNotAfter { due, day } => "下一还款日{due}不晚于期初日{day}";
    Twice { component } => "每期的`{component}`只列一次";
    CountedBack { given } => "从{given}期之前的账单起算，应为1至64期";
    Moment { given, max } => "入账次序{given}过大，至多{max}";
    Negative => "期初余额中不得有负数，欠款不得为零";
}

impl OpeningError {
    /// The highest place in the order of posting.
    pub const MAX_MOMENT: u32 = 1 << 30;

    /// The stable number of this error, 640 to 669.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotAfter { .. } => 640,
            Self::BeforeAccount { .. } => 641,
            Self::MinimumAboveBalance { .. } => 642,
            Self::DueNotAfter { .. } => 643,
            Self::GraceBeforeDue { .. } => 644,
            Self::StatementAfter { .. } => 645,
            Self::StatementMissing { .. } => 646,
            Self::Undecided { .. } => 647,
            Self::Decided { .. } => 648,
            Self::OwedNotBilled { .. } => 649,
            Self::CreditWithDebt { .. } => 650,
            Self::DateAfter { .. } => 651,
            Self::NotTold => 652,
            Self::NotAscending => 653,
            Self::PartsBilled { .. } => 654,
            Self::WrongComponent { .. } => 655,
            Self::NoMiss => 656,
            Self::Negative => 657,
            Self::NotExact => 658,
            Self::Reversed { .. } => 659,
            Self::PrincipalAboveTerms { .. } => 660,
            Self::PeriodsLeft { .. } => 661,
            Self::NextDueNotAfter { .. } => 662,
            Self::Twice { .. } => 663,
            Self::CountedBack { .. } => 664,
            Self::Moment { .. } => 665,
        }
    }
}
