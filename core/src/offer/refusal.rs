//! Why a kind of plan cannot be offered, and what would come nearest.

// Semantics: [plan-14].

use alloc::vec::Vec;

use super::{CardStatus, Concession, Hardship, KindRule, PlanKind};
use crate::calendar::Date;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rulebook::{Product, Verdict};
use crate::words::words;

words! {
    /// A condition of a policy that somebody does not meet.
    pub enum Condition {
        /// The kind of plan is for other products.
        Product = "product", "another product", "产品不符";
        /// The account has fewer or more days past due than the policy asks for.
        DaysPastDue = "daysPastDue", "days past due outside the policy's range", "逾期天数不在范围内";
        /// There is no hardship, or another than the policy names.
        Hardship = "hardship", "no hardship that the policy names", "不属于规定的困难情形";
        /// The card has another status than the policy asks for.
        CardStatus = "cardStatus", "a card of another status", "卡片状态不符";
        /// The account was overdue before.
        FirstTime = "firstTime", "not overdue for the first time", "非首次逾期";
        /// Less or more is owed than the policy asks for.
        Amount = "amount", "amount outside the policy's range", "金额不在范围内";
        /// The contract's rate is already below every rate of the policy.
        Rate = "rate", "the contract's rate is below every rate of the policy", "合同利率已低于政策利率";
        /// Nothing is owed.
        NothingOwed = "nothingOwed", "nothing is owed", "无欠款";
    }
}

/// A condition that somebody does not meet: what the policy asks for, and what the case has.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unmet {
    /// Another product.
    Product {
        /// The products it is for.
        allowed: Vec<Product>,
        /// The product of the case.
        given: Product,
    },
    /// Days past due outside the policy's range.
    DaysPastDue {
        /// The fewest days past due allowed.
        least: i32,
        /// The most days past due allowed; none where there is no upper end.
        most: Option<i32>,
        /// The days past due of the account.
        given: i32,
        /// The first day on which there would be enough, if nothing more is paid; none where they are too many, or nothing is past due yet.
        passes_on: Option<Date>,
    },
    /// A hardship that the policy does not name, or none.
    Hardship {
        /// Those it is for.
        allowed: Vec<Hardship>,
        /// That of the case.
        given: Option<Hardship>,
    },
    /// A card of another status.
    CardStatus {
        /// Those it is for.
        allowed: Vec<CardStatus>,
        /// That of the case.
        given: CardStatus,
    },
    /// Not overdue for the first time.
    FirstTime,
    /// An amount outside the policy's range.
    Amount {
        /// The least that may be owed.
        least: Option<Money>,
        /// The most.
        most: Option<Money>,
        /// What is owed.
        given: Money,
    },
    /// A contract whose rate is below every rate of the policy.
    Rate {
        /// The lowest rate of the policy, a year.
        lowest: Fraction,
        /// The contract's rate, a year.
        given: Fraction,
    },
    /// Nothing is owed.
    NothingOwed,
}

impl Unmet {
    /// Which condition it is.
    #[must_use]
    pub const fn condition(&self) -> Condition {
        match self {
            Self::Product { .. } => Condition::Product,
            Self::DaysPastDue { .. } => Condition::DaysPastDue,
            Self::Hardship { .. } => Condition::Hardship,
            Self::CardStatus { .. } => Condition::CardStatus,
            Self::FirstTime => Condition::FirstTime,
            Self::Amount { .. } => Condition::Amount,
            Self::Rate { .. } => Condition::Rate,
            Self::NothingOwed => Condition::NothingOwed,
        }
    }

    /// The day from which it would be met if nothing more is paid, where waiting does it.
    #[must_use]
    pub const fn passes_on(&self) -> Option<Date> {
        match self {
            Self::DaysPastDue { passes_on, .. } => *passes_on,
            _ => None,
        }
    }
}

/// The first reason why a kind cannot be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// The policy does not allow it to this applicant.
    NotEligible(Unmet),
    /// Law forbids it.
    Unlawful(Verdict<'a>),
    /// No instalment small enough, at the furthest concession.
    AboveCapacity {
        /// The smallest largest payment that the policy can reach, or of that plan the payment of `due`.
        least_largest: Money,
        /// What a period can bear.
        capacity: Money,
        /// Where that changes over time, the due date of the payment: the first that is above what its period has.
        due: Option<Date>,
    },
    /// One payment, or the down payment, is more than what is at hand.
    AboveLumpSum {
        /// The least that has to be paid at once.
        least: Money,
        /// What is at hand.
        lump_sum: Money,
    },
    /// It would begin before there is anything to pay with.
    TooEarly {
        /// The day of the first payment.
        first: Date,
        /// The first day on which anything can be paid.
        from: Date,
    },
    /// The lender would recover too little.
    RecoversTooLittle,
    /// The policy leaves so many plans of this kind open that the search used up its
    /// [`SearchBudget`](super::SearchBudget): narrow the concession named, or make its steps larger.
    SearchTooLarge {
        /// How many looks the search had.
        looks: u64,
        /// The concession with the most values.
        widest: Concession,
        /// How many values it has.
        values: u32,
    },
}

/// The nearest thing that would pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Nearest<'a> {
    /// It could be offered to a borrower with this amount a month.
    AffordableFrom {
        /// The least amount a month.
        monthly: Money,
    },
    /// It could be offered to a borrower with this lump sum.
    LumpSumFrom {
        /// The least lump sum.
        amount: Money,
    },
    /// Affordable with `needed` instalments, but the policy allows at most `allowed`.
    Periods {
        /// How many it needs.
        needed: u32,
        /// How many the policy allows.
        allowed: u32,
        /// The rule of law that `needed` instalments would break, if any.
        law: Option<Verdict<'a>>,
    },
}

/// A kind of plan that cannot be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal<'a> {
    /// The kind of plan that cannot be offered.
    pub kind: PlanKind,
    /// The first of the reasons that apply, in the order of [`Reason`].
    pub reason: Reason<'a>,
    /// What would come nearest: nothing where nothing would do.
    pub nearest: Vec<Nearest<'a>>,
}

/// The first condition of a policy that an applicant does not meet.
pub(super) fn unmet(rule: &KindRule, claim: &super::Claim, applicant: &super::Applicant) -> Option<Unmet> {
    let eligibility = &rule.eligibility;
    let total = claim.owed.sum();
    if total <= 0 {
        return Some(Unmet::NothingOwed);
    }
    if !eligibility.products.is_empty() && !eligibility.products.contains(&applicant.product) {
        return Some(Unmet::Product { allowed: eligibility.products.clone(), given: applicant.product });
    }
    let ((least, most), given) = (eligibility.days_past_due, claim.days_past_due);
    if given < least || given > most {
        let passes_on =
            (given > 0 && given < least).then(|| claim.as_of.plus_days(least.saturating_sub(given)).ok()).flatten();
        return Some(Unmet::DaysPastDue { least, most: (most < i32::MAX).then_some(most), given, passes_on });
    }
    let hardship = |given| eligibility.hardship.contains(&given);
    if !eligibility.hardship.is_empty() && !applicant.hardship.is_some_and(hardship) {
        return Some(Unmet::Hardship { allowed: eligibility.hardship.clone(), given: applicant.hardship });
    }
    if !eligibility.card_statuses.is_empty() && !eligibility.card_statuses.contains(&applicant.card_status) {
        return Some(Unmet::CardStatus { allowed: eligibility.card_statuses.clone(), given: applicant.card_status });
    }
    if eligibility.first_time_only && !applicant.is_first_time {
        return Some(Unmet::FirstTime);
    }
    let (least, most) = eligibility.amount;
    if least.is_some_and(|least| total < least.minor()) || most.is_some_and(|most| total > most.minor()) {
        let given = Money::from_minor(total, claim.currency).unwrap_or(Money::zero(claim.currency));
        return Some(Unmet::Amount { least, most, given });
    }
    let lowest = rule.range(Concession::Rate).map(|range| range.to());
    let above = lowest.filter(|lowest| rule.kind.lowers_the_rate() && *lowest > claim.contract_annual.parts());
    let lowest = Fraction::from_parts(above?).unwrap_or(Fraction::ZERO);
    Some(Unmet::Rate { lowest, given: claim.contract_annual })
}
