//! Why a kind of plan cannot be offered, and what would come nearest.

// Semantics: [plan-14].

use super::{Concession, KindRule, PlanKind};
use crate::money::Money;
use crate::rulebook::Verdict;
use crate::words::words;

words! {
    /// A condition of a policy that somebody does not meet.
    pub enum Condition {
        /// The product.
        Product = "product", "another product", "产品不符";
        /// Days past due.
        DaysPastDue = "daysPastDue", "days past due outside the policy's range", "逾期天数不在范围内";
        /// The hardship.
        Hardship = "hardship", "no hardship that the policy names", "不属于规定的困难情形";
        /// The status of the card.
        CardStatus = "cardStatus", "a card of another status", "卡片状态不符";
        /// The first time.
        FirstTime = "firstTime", "not overdue for the first time", "非首次逾期";
        /// What is owed.
        Amount = "amount", "amount outside the policy's range", "金额不在范围内";
        /// The rate of a rate reduction.
        Rate = "rate", "the contract's rate is below every rate of the policy", "合同利率已低于政策利率";
        /// Nothing is owed.
        NothingOwed = "nothingOwed", "nothing is owed", "无欠款";
    }
}

/// The first reason why a kind cannot be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason<'a> {
    /// The policy does not allow it to this applicant.
    NotEligible(Condition),
    /// Law forbids it.
    Unlawful(Verdict<'a>),
    /// No instalment small enough, at the furthest concession.
    AboveCapacity {
        /// The smallest largest payment that the policy can reach.
        least_largest: Money,
        /// What a period can bear.
        capacity: Money,
    },
    /// One payment, or the down payment, is more than what is at hand.
    AboveLumpSum {
        /// The least.
        least: Money,
        /// What is at hand.
        lump_sum: Money,
    },
    /// It would begin before there is anything to pay with.
    TooEarly,
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
        /// A month.
        monthly: Money,
    },
    /// It could be offered to a borrower with this lump sum.
    LumpSumFrom {
        /// At hand.
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
    pub nearest: alloc::vec::Vec<Nearest<'a>>,
}

/// The first condition of a policy that an applicant does not meet.
pub(super) fn unmet(rule: &KindRule, claim: &super::Claim, applicant: &super::Applicant) -> Option<Condition> {
    let eligibility = &rule.eligibility;
    let total = claim.owed.sum();
    if total <= 0 {
        return Some(Condition::NothingOwed);
    }
    if !eligibility.products.is_empty() && !eligibility.products.contains(&applicant.product) {
        return Some(Condition::Product);
    }
    let (fewest, most) = eligibility.days_past_due;
    if claim.days_past_due < fewest || claim.days_past_due > most {
        return Some(Condition::DaysPastDue);
    }
    let hardship = |given| eligibility.hardship.contains(&given);
    if !eligibility.hardship.is_empty() && !applicant.hardship.is_some_and(hardship) {
        return Some(Condition::Hardship);
    }
    if !eligibility.card_statuses.is_empty() && !eligibility.card_statuses.contains(&applicant.card_status) {
        return Some(Condition::CardStatus);
    }
    if eligibility.first_time_only && !applicant.is_first_time {
        return Some(Condition::FirstTime);
    }
    let (least, most) = eligibility.amount;
    if least.is_some_and(|least| total < least.minor()) || most.is_some_and(|most| total > most.minor()) {
        return Some(Condition::Amount);
    }
    let lowest = rule.range(Concession::Rate).map(|range| range.to());
    if lowest.is_some_and(|lowest| rule.kind.lowers_the_rate() && lowest > claim.contract_annual.parts()) {
        return Some(Condition::Rate);
    }
    None
}
