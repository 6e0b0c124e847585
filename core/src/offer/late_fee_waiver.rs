//! A late fee that a customer asks to have waived, and nothing else: the account goes on as usual.

// Semantics: [plan-28].

use alloc::vec::Vec;

use super::{LateFeeWaiverPolicy, OfferError, Policy};
use crate::calendar::{Date, MonthDay};
use crate::money::Money;
use crate::words::words;

words! {
    /// What speaks against waiving a late fee alone.
    pub enum LateFeeObstacle {
        /// The policy says nothing of it.
        NotInPolicy = "notInPolicy", "the policy waives no late fee alone", "政策未设违约金单独减免";
        /// No late fee is owed.
        NoLateFee = "noLateFee", "no late fee is owed", "无未还违约金";
        /// An agreement is in force: what is owed is owed under it.
        Agreement = "agreement", "an agreement is in force", "还款协议仍在有效期内";
        /// The account is more days past due than the policy allows.
        DaysPastDue = "daysPastDue", "more days past due than the policy allows", "逾期天数超过政策规定";
        /// Waived before as often as the policy allows.
        TooOften = "tooOften", "waived before as often as the policy allows", "减免次数已达政策上限";
        /// More than the policy waives at once.
        Amount = "amount", "more than the policy waives at once", "超过政策单次减免上限";
        /// More than the late fees that are owed.
        BeyondOwed = "beyondOwed", "more than the late fees owed", "超过未还违约金";
    }
}

/// What of an account a late fee's waiver is judged by.
#[derive(Clone, Copy, Debug)]
pub struct LateFeeFacts<'a> {
    /// Late fees posted and unpaid.
    pub owed: Money,
    /// The days on which late fees were waived before.
    pub waived_on: &'a [Date],
    /// Days past due.
    pub days_past_due: i32,
    /// Whether an agreement is in force.
    pub has_agreement: bool,
}

/// What speaks against the waiver of a late fee, and what would pass.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LateFeeAnswer {
    /// What is asked for: everything that is owed of late fees, where no amount is named.
    pub asked: Money,
    /// Everything that speaks against it, in the order of [`LateFeeObstacle::ALL`].
    pub obstacles: Vec<LateFeeObstacle>,
    /// The most that would pass; nothing where it passes as it is, and where no amount would.
    pub nearest: Option<Money>,
}

impl LateFeeAnswer {
    /// Everything that speaks against waiving an amount of late fees, or all that is owed of them, on a day.
    ///
    /// # Errors
    /// Amounts of another currency than the policy's, an amount not above zero:
    /// ```
    /// use arrears::offer::{KindRule, LateFeeAnswer, LateFeeFacts, LateFeeWaiverPolicy, PlanKind, Policy};
    /// use arrears::{Currency, Date, Fraction, Money};
    /// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
    /// let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], vec![KindRule::preset(PlanKind::PayInFull)])?;
    /// let rule = LateFeeWaiverPolicy { amount_at_most: yuan("100.00"), times_at_most: 1, within_months: 12, days_past_due_at_most: 30 };
    /// let policy = policy.late_fee_waiver(rule)?;
    /// let facts = LateFeeFacts { owed: yuan("60.00"), waived_on: &[], days_past_due: 3, has_agreement: false };
    /// let today = Date::new(2026, 4, 10)?;
    /// assert!(LateFeeAnswer::new(None, today, &facts, &policy)?.is_allowed());
    /// let nothing = LateFeeAnswer::new(Some(yuan("0")), today, &facts, &policy);
    /// assert_eq!(nothing.unwrap_err().code(), 105);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(
        amount: Option<Money>,
        today: Date,
        account: &LateFeeFacts<'_>,
        policy: &Policy,
    ) -> Result<Self, OfferError> {
        let currency = policy.currency();
        account.owed.of(currency)?;
        let asked = amount.map_or(Ok(account.owed), |amount| amount.of(currency)?.positive())?;
        let rule = policy.late_fee_policy();
        let times = match rule {
            Some(rule) => {
                let since =
                    today.plus_months(i32::from(rule.within_months).saturating_neg(), MonthDay::from_date(today))?;
                let mut days: Vec<Date> = account.waived_on.iter().copied().filter(|day| *day > since).collect();
                days.dedup();
                days.len()
            }
            None => 0,
        };
        let of_rule = |found: &dyn Fn(&LateFeeWaiverPolicy) -> bool| rule.is_some_and(found);
        let found = [
            (LateFeeObstacle::NotInPolicy, rule.is_none()),
            (LateFeeObstacle::NoLateFee, account.owed.minor() == 0),
            (LateFeeObstacle::Agreement, account.has_agreement),
            (
                LateFeeObstacle::DaysPastDue,
                of_rule(&|rule| account.days_past_due > i32::from(rule.days_past_due_at_most)),
            ),
            (LateFeeObstacle::TooOften, of_rule(&|rule| times >= usize::from(rule.times_at_most))),
            (LateFeeObstacle::Amount, of_rule(&|rule| asked.minor() > rule.amount_at_most.minor())),
            (LateFeeObstacle::BeyondOwed, asked.minor() > account.owed.minor()),
        ];
        let obstacles: Vec<LateFeeObstacle> =
            found.iter().filter(|(_, is)| *is).map(|(obstacle, _)| *obstacle).collect();
        let of_amount =
            |obstacle: &LateFeeObstacle| matches!(obstacle, LateFeeObstacle::Amount | LateFeeObstacle::BeyondOwed);
        let most = rule.map(|rule| {
            if rule.amount_at_most.minor() < account.owed.minor() { rule.amount_at_most } else { account.owed }
        });
        let nearest = most.filter(|_| !obstacles.is_empty() && obstacles.iter().all(of_amount));
        Ok(Self { asked, obstacles, nearest })
    }

    /// Whether nothing speaks against it.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        self.obstacles.is_empty()
    }
}
