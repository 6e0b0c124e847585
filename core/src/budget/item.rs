//! What a budget lists.

use core::fmt;

use super::days::CountedDays;
use super::recurring::Recurring;
use crate::calendar::Date;
use crate::money::Money;
use crate::words::words;

words! {
    /// How sure an income is. How much of it counts is the policy's to say.
    pub enum IncomeCertainty {
        /// By law or contract for long: a pension, a benefit.
        Secured = "secured", "secured", "有保障";
        /// A wage that comes every time.
        Regular = "regular", "regular", "固定";
        /// It comes, but not always as much: piece work, a shop's takings.
        Variable = "variable", "variable", "不固定";
        /// Promised or hoped for.
        Expected = "expected", "expected", "预期";
    }
}

words! {
    /// What an essential spending is for.
    pub enum Category {
        /// Rent, or the mortgage of the home.
        Housing = "housing", "housing", "住房";
        /// Water, electricity, gas, heating, telephone.
        Utilities = "utilities", "utilities", "水电燃气通讯";
        /// Food and what a household uses up.
        Food = "food", "food and household", "食品日用";
        /// Going to work and to school.
        Transport = "transport", "transport", "交通";
        /// Medicine and treatment.
        Health = "health", "health", "医疗";
        /// School and child care.
        Education = "education", "education and child care", "教育托育";
        /// Support of parents, children or others.
        Support = "support", "support of others", "赡养抚养";
        /// Insurance and social security.
        Insurance = "insurance", "insurance", "保险社保";
        /// All of it in one figure: then no category is missing.
        Total = "total", "total", "合计";
        /// Anything else that cannot be left out.
        Other = "other", "other", "其他";
    }
}

/// An income. Its `Debug` shows no amount.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Income {
    pub(super) recurring: Recurring,
    pub(super) certainty: IncomeCertainty,
    pub(super) evidence: Option<Date>,
    pub(super) days: CountedDays,
}

impl Income {
    /// An income of a certainty, without evidence so far.
    #[must_use]
    pub const fn new(recurring: Recurring, certainty: IncomeCertainty) -> Self {
        Self { recurring, certainty, evidence: None, days: CountedDays::ALWAYS }
    }

    /// The date of the paper that shows it: a payslip, a bank statement.
    #[must_use]
    pub const fn evidence(self, dated: Date) -> Self {
        Self { evidence: Some(dated), ..self }
    }

    /// Its first day and its last: before and after it counts nothing.
    #[must_use]
    pub const fn over(self, days: CountedDays) -> Self {
        Self { days, ..self }
    }

    /// The days on which it counts.
    #[must_use]
    pub const fn days(&self) -> CountedDays {
        self.days
    }

    /// What comes, and how often.
    #[must_use]
    pub const fn recurring(&self) -> Recurring {
        self.recurring
    }

    /// How sure it is.
    #[must_use]
    pub const fn certainty(&self) -> IncomeCertainty {
        self.certainty
    }

    /// The date of the evidence, where there is any.
    #[must_use]
    pub const fn dated(&self) -> Option<Date> {
        self.evidence
    }

    /// Days from its evidence to `today`, below zero where the evidence is dated later; `None` without evidence.
    #[must_use]
    pub fn evidence_age(&self, today: Date) -> Option<i32> {
        self.evidence.map(|dated| today.days_since(dated))
    }
}

/// A regular income.
impl From<Recurring> for Income {
    fn from(recurring: Recurring) -> Self {
        Self::new(recurring, IncomeCertainty::Regular)
    }
}

impl fmt::Debug for Income {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Income({} {})", self.recurring.frequency().key(), self.certainty.key())
    }
}

/// An essential spending. Its `Debug` shows no amount.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Spending {
    pub(super) category: Category,
    pub(super) recurring: Recurring,
    pub(super) days: CountedDays,
}

impl Spending {
    /// A spending of a category.
    #[must_use]
    pub const fn new(category: Category, recurring: Recurring) -> Self {
        Self { category, recurring, days: CountedDays::ALWAYS }
    }

    /// Its first day and its last: before and after it counts nothing.
    #[must_use]
    pub const fn over(self, days: CountedDays) -> Self {
        Self { days, ..self }
    }

    /// The days on which it counts.
    #[must_use]
    pub const fn days(&self) -> CountedDays {
        self.days
    }

    /// What it is for.
    #[must_use]
    pub const fn category(&self) -> Category {
        self.category
    }

    /// What is spent, and how often.
    #[must_use]
    pub const fn recurring(&self) -> Recurring {
        self.recurring
    }
}

/// All essential spending in one figure.
impl From<Recurring> for Spending {
    fn from(recurring: Recurring) -> Self {
        Self::new(Category::Total, recurring)
    }
}

impl fmt::Debug for Spending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Spending({} {})", self.category.key(), self.recurring.frequency().key())
    }
}

/// Another debt: what is owed, and what is paid on it. Its `Debug` shows no amount.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OtherDebt {
    pub(super) balance: Money,
    pub(super) payment: Recurring,
    pub(super) days: CountedDays,
}

impl OtherDebt {
    /// A debt with its payment, which may be zero: nothing is paid on it now.
    #[must_use]
    pub const fn new(balance: Money, payment: Recurring) -> Self {
        Self { balance, payment, days: CountedDays::ALWAYS }
    }

    /// The first day and the last on which it is paid: before and after the payment counts nothing.
    #[must_use]
    pub const fn over(self, days: CountedDays) -> Self {
        Self { days, ..self }
    }

    /// The days on which its payment counts.
    #[must_use]
    pub const fn days(&self) -> CountedDays {
        self.days
    }

    /// What is owed.
    #[must_use]
    pub const fn balance(&self) -> Money {
        self.balance
    }

    /// What is paid on it, and how often.
    #[must_use]
    pub const fn payment(&self) -> Recurring {
        self.payment
    }
}

impl fmt::Debug for OtherDebt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "OtherDebt({})", self.payment.frequency().key())
    }
}
