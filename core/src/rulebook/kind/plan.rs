//! What law says of a plan and of the documents around it.

// Semantics: [law-6].

use crate::rulebook::verdict::{Finding, Silence};
use crate::rulebook::{Facts, Figure, LegalDocument, PlanCategory, RateDisplay, RulebookError, Text};
use crate::{Date, Money, Word};
use alloc::string::String;
use alloc::vec::Vec;

/// The longest term of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxTerm {
    /// Whole months from the day it takes effect to the last due date.
    pub months: u16,
}

impl MaxTerm {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let plan = facts.plan.ok_or(Silence::NoFacts)?;
        let given = months_to(plan.effective, plan.last_due).ok_or(Silence::BadFacts)?;
        Ok(Finding::at_most(given, u32::from(self.months), Figure::Months))
    }
}

/// The fewest whole months after `from` that reach `to`; `None` where `to` comes first.
fn months_to(from: Date, to: Date) -> Option<u32> {
    let ((from_year, from_month, from_day), (to_year, to_month, to_day)) = (from.ymd(), to.ymd());
    let years = to_year.checked_sub(from_year)?;
    let months = years.checked_mul(12)?.checked_add(i32::from(to_month))?.checked_sub(i32::from(from_month))?;
    // A later day of the month needs one month more. Clamping cannot reach: no day is later than its month's last.
    let more = i32::from(to_day > from_day);
    if to < from {
        return None;
    }
    u32::try_from(months.checked_add(more)?).ok()
}

/// The largest amount of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MaxAmount {
    /// That amount.
    pub amount: Money,
}

impl MaxAmount {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let given = facts.plan.ok_or(Silence::NoFacts)?.amount;
        let given = given.of(self.amount.currency()).map_err(|_| Silence::OtherCurrency)?;
        Ok(Finding::money_at_most(given, self.amount))
    }

    pub(super) fn check(self) -> Result<(), (&'static str, RulebookError)> {
        self.amount.positive().map(drop).map_err(|error| ("amount", error.into()))
    }
}

/// What is in instalments must not be put into instalments again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoReinstalment {
    /// Whether a hardship plan is the exception.
    pub except_hardship: bool,
}

impl NoReinstalment {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        const FRESH: Word = Word::new("balances not yet in instalments", "未分期的欠款");
        const AGAIN: Word = Word::new("balances already in instalments", "已分期的欠款");
        let plan = facts.plan.ok_or(Silence::NoFacts)?;
        if plan.contains_instalments && self.except_hardship && plan.kind == PlanCategory::Hardship {
            return Err(Silence::OtherPlan);
        }
        let given = if plan.contains_instalments { AGAIN } else { FRESH };
        Ok(Finding::only(given, FRESH, !plan.contains_instalments))
    }
}

/// The annual rate must be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateShown {
    /// Whether a simple rate must be said to be simple.
    pub simple_named: bool,
}

impl RateShown {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        const NAMED: Word = Word::new("shown, simple rates said to be simple", "展示年化利率，单利须说明");
        const SHOWN: Word = Word::new("shown", "展示年化利率");
        let display = facts.plan.ok_or(Silence::NoFacts)?.rate_display;
        let holds = match display {
            RateDisplay::NotShown => false,
            RateDisplay::SimpleUnnamed => !self.simple_named,
            RateDisplay::SimpleNamed | RateDisplay::Compound => true,
        };
        Ok(Finding::only(display.word(), if self.simple_named { NAMED } else { SHOWN }, holds))
    }
}

/// Late fees and fees must not bear interest.
pub(super) fn judge_no_interest_on_fees(facts: &Facts<'_>) -> Result<Finding, Silence> {
    const NONE: Word = Word::new("fees without interest", "费用不计息");
    const SOME: Word = Word::new("fees with interest", "费用计息");
    if let Some(plan) = facts.plan {
        return Ok(Finding::money_at_most(
            plan.fees_bearing_interest,
            Money::zero(plan.fees_bearing_interest.currency()),
        ));
    }
    let terms = facts.terms.ok_or(Silence::NoFacts)?;
    Ok(Finding::only(if terms.fees_bear_interest { SOME } else { NONE }, NONE, !terms.fees_bear_interest))
}

/// One thing that a document must state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredItem {
    /// Its key in [`DocumentFacts`](crate::rulebook::DocumentFacts).
    pub key: String,
    /// What the document must state, in words.
    pub name: Text,
}

/// What a document must state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequiredItems {
    /// Which document.
    pub document: LegalDocument,
    /// What it must state.
    pub items: Vec<RequiredItem>,
}

impl RequiredItems {
    /// The items that `stated` leaves out.
    pub fn missing<'a>(&'a self, stated: &'a [&'a str]) -> impl Iterator<Item = &'a RequiredItem> {
        self.items.iter().filter(|item| !stated.contains(&item.key.as_str()))
    }

    pub(super) fn judge(&self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let given = facts.document.ok_or(Silence::NoFacts)?;
        if given.document != self.document {
            return Err(Silence::OtherCase);
        }
        let count = |n: usize| u32::try_from(n).map_err(|_| Silence::BadFacts);
        let stated = self.items.len().saturating_sub(self.missing(given.items).count());
        Ok(Finding::at_least(count(stated)?, count(self.items.len())?, Figure::Count))
    }

    pub(super) fn check(&self) -> Result<(), (&'static str, RulebookError)> {
        super::check_list("items", &self.items)?;
        if self.items.iter().any(|item| item.key.is_empty() || item.name.en.is_empty() || item.name.zh.is_empty()) {
            return Err(("items", RulebookError::Empty));
        }
        let keys: Vec<&String> = self.items.iter().map(|item| &item.key).collect();
        super::check_distinct("items", &keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_that_reach_a_date() {
        let months = |from, to| months_to(Date::parse(from).unwrap(), Date::parse(to).unwrap());
        assert_eq!(months("2024-01-15", "2029-01-15"), Some(60));
        assert_eq!(months("2024-01-15", "2029-01-16"), Some(61));
        assert_eq!(months("2024-01-31", "2024-02-29"), Some(1));
        assert_eq!(months("2024-02-29", "2024-03-31"), Some(2));
        assert_eq!(months("2024-01-15", "2024-01-15"), Some(0));
        assert_eq!(months("2024-01-15", "2024-01-14"), None);
    }
}
