//! What to pay by which day, and what that averts.

// Semantics: [late-7] [late-8] [late-9].

use core::fmt;

use crate::calendar::Date;
use crate::delinquency::Bucket;
use crate::money::Money;
use crate::offer::PlanKind;
use crate::words::Language;

/// What paying an amount by a day averts or keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DeadlinePurpose {
    /// No late fee (违约金) is charged for the statement or the instalment.
    LateFee {
        /// The fee that would be charged.
        fee: Money,
    },
    /// The statement counts as paid in full: its purchases keep their interest-free period (免息期).
    InterestFreePeriod {
        /// The whole bill still unpaid: the amount and what the tolerance lets be wanting.
        bill: Money,
    },
    /// Nothing is overdue any more, before something else becomes so.
    Current,
    /// The next bucket is not reached; of an account that is not overdue, it does not become so.
    Bucket {
        /// The bucket that begins the day after.
        next: Bucket,
    },
    /// The account is not more than 90 days past due.
    Day91,
    /// The credit record of the month shows nothing overdue.
    CreditRecord,
    /// A payment of the agreement is made in time.
    AgreementPayment {
        /// The number of the payment: 0 for the down payment, then 1 upward.
        number: u32,
    },
    /// The agreement is not breached.
    AgreementBreach {
        /// The last of its payments that has to be made for that.
        number: u32,
    },
    /// The offer can be accepted; nothing is to be paid for that.
    Offer {
        /// The kind of plan offered.
        kind: PlanKind,
    },
}

impl DeadlinePurpose {
    /// Its key in a document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::LateFee { .. } => "lateFee",
            Self::InterestFreePeriod { .. } => "interestFreePeriod",
            Self::Current => "current",
            Self::Bucket { .. } => "bucket",
            Self::Day91 => "day91",
            Self::CreditRecord => "creditRecord",
            Self::AgreementPayment { .. } => "agreementPayment",
            Self::AgreementBreach { .. } => "agreementBreach",
            Self::Offer { .. } => "offer",
        }
    }

    /// The late fee averted.
    #[must_use]
    pub const fn late_fee(self) -> Option<Money> {
        match self {
            Self::LateFee { fee } => Some(fee),
            _ => None,
        }
    }

    /// What is unpaid of the whole bill.
    #[must_use]
    pub const fn bill(self) -> Option<Money> {
        match self {
            Self::InterestFreePeriod { bill } => Some(bill),
            _ => None,
        }
    }

    /// The bucket that begins the day after.
    #[must_use]
    pub const fn bucket(self) -> Option<Bucket> {
        match self {
            Self::Bucket { next } => Some(next),
            _ => None,
        }
    }

    /// The payment of the agreement.
    #[must_use]
    pub const fn payment(self) -> Option<u32> {
        match self {
            Self::AgreementPayment { number } | Self::AgreementBreach { number } => Some(number),
            _ => None,
        }
    }

    /// The kind of plan offered.
    #[must_use]
    pub const fn kind(self) -> Option<PlanKind> {
        match self {
            Self::Offer { kind } => Some(kind),
            _ => None,
        }
    }
}

/// An amount, the last day to pay it, and what it averts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Deadline {
    /// What it averts or keeps.
    pub purpose: DeadlinePurpose,
    /// The least that does, if it is paid on the last day and nothing else happens until then.
    pub amount: Money,
    /// The last day on which it does, late-payment grace included.
    pub last_day: Date,
}

impl Deadline {
    /// A deadline in words: what to pay by when, and what for.
    #[must_use]
    pub const fn text(self, language: Language) -> DeadlineText {
        DeadlineText { deadline: self, language, tells_payment: true }
    }

    /// What it averts, in words, without amount and day.
    #[must_use]
    pub const fn averts(self, language: Language) -> DeadlineText {
        DeadlineText { deadline: self, language, tells_payment: false }
    }
}

/// A [`Deadline`] in words.
#[derive(Clone, Copy, Debug)]
pub struct DeadlineText {
    deadline: Deadline,
    language: Language,
    tells_payment: bool,
}

impl fmt::Display for DeadlineText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Deadline { purpose, amount, last_day } = self.deadline;
        match (self.language, purpose) {
            _ if !self.tells_payment => {}
            (Language::English, DeadlinePurpose::Offer { .. }) => write!(f, "accept by {last_day}: ")?,
            (Language::English, _) => write!(f, "pay {amount} by {last_day}: ")?,
            (Language::Chinese, DeadlinePurpose::Offer { .. }) => write!(f, "{last_day}前（含当日）接受，")?,
            (Language::Chinese, _) => write!(f, "{last_day}前（含当日）还款{amount}，")?,
        }
        match self.language {
            Language::English => self.english(f),
            Language::Chinese => self.chinese(f),
        }
    }
}

impl DeadlineText {
    fn wanting(self, bill: Money) -> Option<Money> {
        bill.minus(self.deadline.amount).ok().filter(|wanting| wanting.minor() > 0)
    }

    fn english(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last_day = self.deadline.last_day;
        match self.deadline.purpose {
            DeadlinePurpose::LateFee { fee } => write!(f, "no late fee of {fee}"),
            DeadlinePurpose::InterestFreePeriod { bill } => {
                f.write_str("purchases keep their interest-free period")?;
                match self.wanting(bill) {
                    Some(wanting) => write!(f, " (the whole bill is {bill}, up to {wanting} may be wanting)"),
                    None => f.write_str(" (the whole bill)"),
                }
            }
            DeadlinePurpose::Current => f.write_str("nothing is overdue any more"),
            DeadlinePurpose::Bucket { next: Bucket::M1 } => f.write_str("the account does not become overdue"),
            DeadlinePurpose::Bucket { next } => {
                write!(f, "less than {} days past due (not yet {})", next.first_day(), next.word())
            }
            DeadlinePurpose::Day91 => f.write_str("not more than 90 days past due"),
            DeadlinePurpose::CreditRecord => {
                let (year, month, _) = last_day.ymd();
                write!(f, "the credit record of {year:04}-{month:02} shows nothing overdue")
            }
            DeadlinePurpose::AgreementPayment { number: 0 } => f.write_str("the down payment is in time"),
            DeadlinePurpose::AgreementPayment { number } => write!(f, "payment {number} of the agreement is in time"),
            DeadlinePurpose::AgreementBreach { .. } => f.write_str("the agreement is not breached"),
            DeadlinePurpose::Offer { kind } => write!(f, "the offer ({}) holds until then", kind.word()),
        }
    }

    fn chinese(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last_day = self.deadline.last_day;
        match self.deadline.purpose {
            DeadlinePurpose::LateFee { fee } => write!(f, "不收取违约金{fee}"),
            DeadlinePurpose::InterestFreePeriod { bill } => {
                f.write_str("视同全额还款，享受免息期")?;
                match self.wanting(bill) {
                    Some(wanting) => write!(f, "（账单未还部分共{bill}，容差{wanting}）"),
                    None => f.write_str("（账单未还部分全额）"),
                }
            }
            DeadlinePurpose::Current => f.write_str("逾期款项全部还清"),
            DeadlinePurpose::Bucket { next: Bucket::M1 } => f.write_str("不产生逾期"),
            DeadlinePurpose::Bucket { next } => {
                write!(f, "逾期不满{}天（不进入{}）", next.first_day(), next.word().of(Language::Chinese))
            }
            DeadlinePurpose::Day91 => f.write_str("逾期不超过90天"),
            DeadlinePurpose::CreditRecord => {
                let (year, month, _) = last_day.ymd();
                write!(f, "{year}年{month}月的征信记录不显示逾期")
            }
            DeadlinePurpose::AgreementPayment { number: 0 } => f.write_str("首付款按期支付"),
            DeadlinePurpose::AgreementPayment { number } => write!(f, "协议第{number}期按期还款"),
            DeadlinePurpose::AgreementBreach { .. } => f.write_str("不构成协议违约"),
            DeadlinePurpose::Offer { kind } => {
                write!(f, "可办理{}，过期失效", kind.word().of(Language::Chinese))
            }
        }
    }
}
