//! What being overdue leads to, as dated facts with their source: no threats.

// Semantics: [late-11].

use core::fmt;

use crate::calendar::Date;
use crate::delinquency::Classification;
use crate::money::Money;
use crate::rulebook::{LegalSource, RuleCertainty};
use crate::words::Language;

/// A fact about what being overdue leads to, where it stands, and how well that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Consequence {
    /// The fact.
    pub what: ConsequenceKind,
    /// Where it stands.
    pub source: LegalSource,
    /// How well the text is known.
    pub certainty: RuleCertainty,
}

/// What a [`Consequence`] is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConsequenceKind {
    /// Until when the credit record shows it.
    CreditRecord {
        /// Where everything overdue is paid on the day asked about; later, as long from then.
        until: Date,
    },
    /// The class of the account, and the next one.
    Classification {
        /// The class on the day asked about.
        now: Classification,
        /// The next class, from a day on, if nothing is paid.
        next: Option<(Classification, Date)>,
    },
    /// The period within which a claim can be enforced in court.
    Limitation {
        /// Its last day at the earliest: a demand, a part payment, an agreement or a suit begins it anew.
        ends: Date,
    },
    /// What the threshold of criminal overdraft (恶意透支) asks for, and what of it the records of the case show.
    Threshold {
        /// What was drawn less all payments, whatever the allocation said.
        principal: Money,
        /// Effective demands on record.
        demands: u32,
        /// Whether everything but the intent is on record.
        is_on_record: bool,
    },
    /// Debt alone is no crime.
    NoCrime,
    /// What a court may be asked to cut.
    CourtCut {
        /// Charges above the yearly share.
        excess: Money,
    },
    /// Where to complain, and who mediates.
    Complaint,
}

impl ConsequenceKind {
    /// Its key in a document.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::CreditRecord { .. } => "creditRecord",
            Self::Classification { .. } => "classification",
            Self::Limitation { .. } => "limitation",
            Self::Threshold { .. } => "criminalThreshold",
            Self::NoCrime => "noCrime",
            Self::CourtCut { .. } => "courtCut",
            Self::Complaint => "complaint",
        }
    }

    /// The day it is about, where it is about one.
    #[must_use]
    pub const fn day(self) -> Option<Date> {
        match self {
            Self::CreditRecord { until } => Some(until),
            Self::Limitation { ends } => Some(ends),
            Self::Classification { next: Some((_, from)), .. } => Some(from),
            _ => None,
        }
    }

    /// The amount it is about, where it is about one.
    #[must_use]
    pub const fn amount(self) -> Option<Money> {
        match self {
            Self::Threshold { principal, .. } => Some(principal),
            Self::CourtCut { excess } => Some(excess),
            _ => None,
        }
    }
}

impl Consequence {
    /// The fact in words.
    #[must_use]
    pub const fn text(&self, language: Language) -> ConsequenceText {
        ConsequenceText { what: self.what, language }
    }
}

/// A [`Consequence`] in words.
#[derive(Clone, Copy, Debug)]
pub struct ConsequenceText {
    what: ConsequenceKind,
    language: Language,
}

impl fmt::Display for ConsequenceText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::English => self.english(f),
            Language::Chinese => self.chinese(f),
        }
    }
}

impl ConsequenceText {
    fn english(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.what {
            ConsequenceKind::CreditRecord { until } => {
                write!(f, "paid today, the credit record shows it until {until}; paid later, five years from then")
            }
            ConsequenceKind::Classification { now, next } => {
                write!(f, "class: {}", now.word())?;
                next.map_or(Ok(()), |(class, from)| write!(f, "; {} from {from} if nothing is paid", class.word()))
            }
            ConsequenceKind::Limitation { ends } => write!(
                f,
                "the limitation period of three years ends on {ends} at the earliest; a demand, a part payment, an agreement \
                 or a suit begins it anew"
            ),
            ConsequenceKind::Threshold { principal, demands, is_on_record } => {
                write!(
                    f,
                    "criminal overdraft asks for the intent not to pay, 50000.00 of principal, two effective demands at least \
                     30 days apart and three months since: {principal} of principal, {demands} effective on record; "
                )?;
                f.write_str(if is_on_record { "all but the intent is on record" } else { "not all of it is on record" })
            }
            ConsequenceKind::NoCrime => f.write_str("debt alone is no crime"),
            ConsequenceKind::CourtCut { excess } => {
                write!(f, "{excess} of the charges are above 24% a year: a court may be asked to cut them")
            }
            ConsequenceKind::Complaint => f.write_str(
                "complaints: 12378 (financial regulator), 12363 (People's Bank); disputes can be mediated without a fee",
            ),
        }
    }

    fn chinese(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.what {
            ConsequenceKind::CreditRecord { until } => {
                write!(f, "今日还清的，不良信息保存至{until}；之后还清的，自还清之日起保存5年")
            }
            ConsequenceKind::Classification { now, next } => {
                write!(f, "五级分类现为{}", now.word().of(Language::Chinese))?;
                next.map_or(Ok(()), |(class, from)| {
                    write!(f, "；如不还款，{from}起为{}", class.word().of(Language::Chinese))
                })
            }
            ConsequenceKind::Limitation { ends } => {
                write!(f, "三年诉讼时效最早于{ends}届满；催收、部分还款、达成协议或起诉均使其重新计算")
            }
            ConsequenceKind::Threshold { principal, demands, is_on_record } => {
                write!(
                    f,
                    "恶意透支的入罪标准：以非法占有为目的，本金5万元以上，经两次有效催收（间隔至少30日）后超过3个月仍不归还；现本金{principal}，\
                     有记录的有效催收{demands}次，"
                )?;
                f.write_str(if is_on_record { "除主观目的外均有记录" } else { "条件未全部具备" })
            }
            ConsequenceKind::NoCrime => f.write_str("单纯欠款不构成犯罪"),
            ConsequenceKind::CourtCut { excess } => {
                write!(f, "息费中{excess}超出年化24%，诉讼中可请求法院调减")
            }
            ConsequenceKind::Complaint => {
                f.write_str("投诉：12378（金融监管总局）、12363（人民银行）；纠纷可申请免费调解")
            }
        }
    }
}
