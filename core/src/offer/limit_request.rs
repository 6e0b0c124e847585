//! A temporary limit (临时额度) that a customer asks for: checked against the account and the policy, not priced.

// Semantics: [plan-21].

use super::{LimitFacts, OfferError, Policy};
use crate::calendar::Date;
use crate::money::Money;
use crate::rulebook::Product;
use crate::words::words;

words! {
    /// What speaks against a temporary limit.
    pub enum LimitObstacle {
        /// The account is no card.
        NotACard = "notACard", "only a card has a credit limit", "仅信用卡账户有信用额度";
        /// The policy says nothing of temporary limits.
        NotInPolicy = "notInPolicy", "the policy has no temporary limits", "政策未设临时额度";
        /// A raise, and more days past due than the policy allows.
        DaysPastDue = "daysPastDue", "more days past due than the policy allows", "逾期天数超过政策规定";
        /// A raise, and a loan classification worse than the policy allows.
        Classification = "classification", "classified worse than the policy allows", "五级分类低于政策要求";
        /// A raise while an agreement is in force.
        Agreement = "agreement", "an agreement is in force", "还款协议仍在有效期内";
        /// A raise of an account that was opened too few months before the first day.
        AccountAge = "accountAge", "the account is too new", "开户时间不足";
        /// A raise by more than the policy's share of the present limit.
        Increase = "increase", "raised by more than the policy allows", "提额幅度超过政策规定";
        /// A raise above the policy's highest limit.
        Highest = "highest", "above the policy's highest limit", "超过政策最高额度";
        /// It does not cover what is owed.
        BelowOwed = "belowOwed", "below what is owed", "低于当前欠款";
        /// The first day is over.
        BeforeToday = "beforeToday", "begins before today", "起始日早于今日";
        /// More days than the policy allows.
        Days = "days", "longer than the policy allows", "有效期超过政策规定";
    }
}

/// A limit asked for in place of the present one, from a first to a last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitRequest {
    limit: Money,
    first: Date,
    last: Date,
}

impl LimitRequest {
    /// A limit for the days from the first to the last, both included.
    ///
    /// # Errors
    /// A limit below zero, a last day before the first:
    /// ```
    /// use arrears::{Currency, Date, Money, offer::LimitRequest};
    /// let (limit, day) = (Money::zero(Currency::CNY), Date::new(2026, 4, 10)?);
    /// assert_eq!(LimitRequest::new(limit, (day, day.plus_days(-1)?)).unwrap_err().code(), 1414);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn new(limit: Money, days: (Date, Date)) -> Result<Self, OfferError> {
        let (first, last) = days;
        if last < first {
            return Err(OfferError::BoundBelowBound);
        }
        Ok(Self { limit: limit.not_negative()?, first, last })
    }

    /// The limit.
    #[must_use]
    pub const fn limit(&self) -> Money {
        self.limit
    }

    /// The first day.
    #[must_use]
    pub const fn first(&self) -> Date {
        self.first
    }

    /// The last day, included.
    #[must_use]
    pub const fn last(&self) -> Date {
        self.last
    }

    /// Everything that speaks against it, and the nearest request against which nothing does.
    ///
    /// # Rounding
    /// The share of the present limit that a raise may reach is rounded down to whole minor units.
    ///
    /// # Errors
    /// Amounts of another currency than the policy's; a calendar that ends before the account is old enough:
    /// ```
    /// use arrears::delinquency::{ClassificationRules, CreditStanding, Classification};
    /// use arrears::offer::{PlanKind, KindRule, LimitFacts, LimitObstacle, LimitPolicy, LimitRequest, Policy};
    /// use arrears::{Currency, Date, Fraction, Money, rulebook::Product};
    /// let yuan = |text| Money::parse(text, Currency::CNY);
    /// let rule = LimitPolicy {
    ///     increase_at_most: Fraction::parse("0.5")?,
    ///     limit_at_most: yuan("50000.00")?,
    ///     days_at_most: 60,
    ///     days_past_due_at_most: 0,
    ///     worst_classification: Classification::Pass,
    ///     months_open_at_least: 6,
    ///     under_agreement: false,
    /// };
    /// let kinds = vec![KindRule::preset(PlanKind::PayInFull)];
    /// let policy = Policy::new("Sample", Currency::CNY, Fraction::ZERO, vec![], kinds)?.temporary_limit(rule)?;
    /// let card = LimitFacts {
    ///     product: Product::CreditCard,
    ///     opened: Date::new(2025, 1, 10)?,
    ///     limit: yuan("20000.00")?,
    ///     owed: yuan("3260.00")?,
    ///     standing: CreditStanding::new(0, ClassificationRules::Order2023, None)?,
    ///     has_agreement: false,
    /// };
    /// let today = Date::new(2026, 4, 10)?;
    /// let days = (today, Date::new(2026, 5, 9)?);
    /// let answer = LimitRequest::new(yuan("35000.00")?, days)?.check(today, &card, &policy)?;
    /// assert!(answer.obstacles().eq([LimitObstacle::Increase]));
    /// assert_eq!(answer.nearest(), Some(LimitRequest::new(yuan("30000.00")?, days)?));
    ///
    /// let dollars = LimitRequest::new(Money::zero(Currency::from_code("USD")?), days)?;
    /// assert_eq!(dollars.check(today, &card, &policy).unwrap_err().code(), 103);
    /// let young = LimitFacts { opened: Date::new(2199, 12, 1)?, ..card };
    /// let asked = LimitRequest::new(yuan("25000.00")?, days)?;
    /// assert_eq!(asked.check(today, &young, &policy).unwrap_err().code(), 302);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, today: Date, account: &LimitFacts, policy: &Policy) -> Result<LimitAnswer, OfferError> {
        for amount in [self.limit, account.limit, account.owed] {
            amount.of(policy.currency())?;
        }
        let (asked, present, owed) = (self.limit.minor(), account.limit.minor(), account.owed.minor());
        let rule = policy.limit_policy();
        let raise = rule.filter(|_| asked > present);
        let ([is_late, is_worse, is_under_agreement], by_share, by_amount, old_enough) = match raise {
            Some(rule) => (
                rule.refuses(account),
                rule.reached_from(account.limit),
                rule.limit_at_most.minor(),
                rule.old_enough(account.opened)?,
            ),
            None => ([false; 3], i64::MAX, i64::MAX, Date::MIN),
        };
        let longest = rule.map_or(i32::MAX, |rule| i32::from(rule.days_at_most).saturating_sub(1));
        // In the order of the list, what the account is before what is asked.
        let found = [
            matches!(account.product, Product::Loan | Product::OnlineLoan),
            rule.is_none(),
            is_late,
            is_worse,
            is_under_agreement,
            self.first < old_enough,
            asked > by_share,
            asked > by_amount,
            asked < owed,
            self.first < today,
            self.last.days_since(self.first) > longest,
        ];
        let found = found.iter().rev().fold(0_u16, |bits, found| (bits << 1) | u16::from(*found));
        let mut answer = LimitAnswer { found, nearest: None };
        if answer.is_allowed() || found & LimitAnswer::OF_ACCOUNT != 0 {
            return Ok(answer);
        }
        let (lowest, highest) = match raise {
            Some(_) => (owed.max(present.saturating_add(1)), by_share.min(by_amount)),
            None => (owed, present),
        };
        if lowest <= highest {
            let limit = Money::from_minor(asked.min(highest).max(lowest), policy.currency())?;
            let first = self.first.max(today).max(old_enough);
            let is_too_long = self.last.days_since(first) > longest;
            let last = if is_too_long { first.plus_days(longest)? } else { self.last.max(first) };
            answer.nearest = Some(Self { limit, first, last });
        }
        Ok(answer)
    }
}

/// What speaks against a temporary limit, and what would pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LimitAnswer {
    /// A bit an obstacle, the first of the list in the lowest place.
    found: u16,
    nearest: Option<LimitRequest>,
}

impl LimitAnswer {
    /// The obstacles that no other limit or day would remove.
    const OF_ACCOUNT: u16 = 0b1_1111;

    /// Whether nothing speaks against it.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        self.found == 0
    }

    /// Everything that speaks against it.
    pub fn obstacles(&self) -> impl Iterator<Item = LimitObstacle> + '_ {
        let bits = core::iter::successors(Some(1_u16), |bit| bit.checked_mul(2));
        LimitObstacle::ALL.iter().zip(bits).filter(|(_, bit)| self.found & bit != 0).map(|(obstacle, _)| *obstacle)
    }

    /// The nearest request against which nothing speaks: each figure as asked, or at its bound. `None` where it passes
    /// as it is, and where no other limit or day would do.
    #[must_use]
    pub const fn nearest(&self) -> Option<LimitRequest> {
        self.nearest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delinquency::{Classification, ClassificationRules, CreditStanding};
    use crate::money::Currency;
    use crate::offer::{KindRule, LimitPolicy, PlanKind};
    use crate::rate::Fraction;
    use alloc::vec;
    use alloc::vec::Vec;

    fn yuan(text: &str) -> Money {
        Money::parse(text, Currency::CNY).unwrap()
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn asked(limit: &str, first: &str, last: &str) -> LimitRequest {
        LimitRequest::new(yuan(limit), (day(first), day(last))).unwrap()
    }

    /// Opened on 2025-01-31, 20,000.00 of which 3,260.00 is owed.
    fn card() -> LimitFacts {
        LimitFacts {
            product: Product::CreditCard,
            opened: day("2025-01-31"),
            limit: yuan("20000.00"),
            owed: yuan("3260.00"),
            standing: CreditStanding::new(0, ClassificationRules::Order2023, None).unwrap(),
            has_agreement: false,
        }
    }

    /// Half as much again and at most 50,000.00, for 60 days.
    fn rule() -> LimitPolicy {
        LimitPolicy {
            increase_at_most: Fraction::parse("0.5").unwrap(),
            limit_at_most: yuan("50000.00"),
            days_at_most: 60,
            days_past_due_at_most: 0,
            worst_classification: Classification::Pass,
            months_open_at_least: 6,
            under_agreement: false,
        }
    }

    fn policy(rule: LimitPolicy) -> Policy {
        let kinds = vec![KindRule::preset(PlanKind::PayInFull)];
        let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], kinds).unwrap();
        policy.temporary_limit(rule).unwrap()
    }

    /// What speaks against a request of 2026-04-10, and the nearest that would pass.
    fn checked(
        request: LimitRequest,
        card: &LimitFacts,
        rule: LimitPolicy,
    ) -> (Vec<LimitObstacle>, Option<LimitRequest>) {
        let answer = request.check(day("2026-04-10"), card, &policy(rule)).unwrap();
        assert_eq!(answer.is_allowed(), answer.obstacles().next().is_none());
        (answer.obstacles().collect(), answer.nearest())
    }

    #[test]
    fn each_bound_to_the_fen_and_the_day() {
        use LimitObstacle::{AccountAge, BeforeToday, BelowOwed, Days, Highest, Increase};
        let check = |request| checked(request, &card(), rule());
        // 20,000.00 and half of it; 10 April and 59 days more.
        assert_eq!(check(asked("30000.00", "2026-04-10", "2026-06-08")), (vec![], None));
        let most = Some(asked("30000.00", "2026-04-10", "2026-06-08"));
        assert_eq!(check(asked("30000.01", "2026-04-10", "2026-06-08")), (vec![Increase], most));
        assert_eq!(check(asked("30000.00", "2026-04-10", "2026-06-09")), (vec![Days], most));
        assert_eq!(check(asked("30000.00", "2026-04-09", "2026-06-08")), (vec![BeforeToday, Days], most));
        assert_eq!(
            check(asked("50000.01", "2026-01-01", "2026-01-31")),
            (vec![Increase, Highest, BeforeToday], Some(asked("30000.00", "2026-04-10", "2026-04-10")))
        );
        // Six months from the end of January end on 31 July.
        let young = LimitFacts { opened: day("2026-01-31"), ..card() };
        let request = asked("25000.00", "2026-07-30", "2026-08-02");
        let nearest = asked("25000.00", "2026-07-31", "2026-08-02");
        assert_eq!(checked(request, &young, rule()), (vec![AccountAge], Some(nearest)));
        assert_eq!(checked(nearest, &young, rule()), (vec![], None));
        // A limit lowered covers what is owed.
        assert_eq!(check(asked("3260.00", "2026-04-10", "2026-04-10")), (vec![], None));
        let lowered = Some(asked("3260.00", "2026-04-10", "2026-04-10"));
        assert_eq!(check(asked("3259.99", "2026-04-10", "2026-04-10")), (vec![BelowOwed], lowered));
        // So does one raised: 21,500.00 is owed on a limit of 20,000.00.
        let over = LimitFacts { owed: yuan("21500.00"), ..card() };
        let raised = Some(asked("21500.00", "2026-04-10", "2026-04-10"));
        assert_eq!(checked(asked("21000.00", "2026-04-10", "2026-04-10"), &over, rule()), (vec![BelowOwed], raised));
        // A third of 100.00 is 33.33.
        let third = LimitPolicy { increase_at_most: Fraction::parse("0.333333333333").unwrap(), ..rule() };
        let small = LimitFacts { limit: yuan("100.00"), owed: yuan("0"), ..card() };
        let nearest = Some(asked("133.33", "2026-04-10", "2026-04-10"));
        assert_eq!(checked(asked("133.34", "2026-04-10", "2026-04-10"), &small, third), (vec![Increase], nearest));
    }

    #[test]
    fn what_the_account_is_speaks_against_a_raise_and_no_figure_helps() {
        use LimitObstacle::{Agreement, Classification, Days, DaysPastDue, Highest, Increase, NotACard, NotInPolicy};
        let raise = asked("60000.00", "2026-04-10", "2027-04-10");
        let late = LimitFacts {
            standing: CreditStanding::new(12, ClassificationRules::Order2023, None).unwrap(),
            has_agreement: true,
            product: Product::OnlineLoan,
            ..card()
        };
        let all = vec![NotACard, DaysPastDue, Classification, Agreement, Increase, Highest, Days];
        assert_eq!(checked(raise, &late, rule()), (all, None));
        // Whoever is late may still ask for less.
        let late = LimitFacts { product: Product::CreditCard, ..late };
        assert_eq!(checked(asked("20000.00", "2026-04-10", "2026-05-09"), &late, rule()), (vec![], None));
        // A policy that minds neither.
        let lenient = LimitPolicy {
            days_past_due_at_most: 12,
            worst_classification: crate::delinquency::Classification::SpecialMention,
            under_agreement: true,
            ..rule()
        };
        assert_eq!(checked(asked("20000.01", "2026-04-10", "2026-05-09"), &late, lenient), (vec![], None));
        let later =
            LimitFacts { standing: CreditStanding::new(13, ClassificationRules::Order2023, None).unwrap(), ..late };
        assert_eq!(checked(asked("20000.01", "2026-04-10", "2026-05-09"), &later, lenient).0, [DaysPastDue]);

        let kinds = vec![KindRule::preset(PlanKind::PayInFull)];
        let silent = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], kinds).unwrap();
        let answer = raise.check(day("2026-04-10"), &card(), &silent).unwrap();
        assert!(answer.obstacles().eq([NotInPolicy]) && answer.nearest().is_none());
    }

    #[test]
    fn where_no_raise_is_possible_none_is_named() {
        let request = asked("21000.00", "2026-04-10", "2026-05-09");
        // The policy's highest limit is below the present one, or what is owed above all it allows.
        let low = LimitPolicy { limit_at_most: yuan("20000.00"), ..rule() };
        assert_eq!(checked(request, &card(), low), (vec![LimitObstacle::Highest], None));
        let over = LimitFacts { owed: yuan("30000.01"), ..card() };
        assert_eq!(checked(request, &over, rule()), (vec![LimitObstacle::BelowOwed], None));
        // Nor does lowering help who owes more than the present limit.
        let request = asked("19000.00", "2026-04-10", "2026-05-09");
        assert_eq!(checked(request, &over, rule()), (vec![LimitObstacle::BelowOwed], None));
    }

    #[test]
    fn a_policy_that_cannot_be_names_its_key() {
        let kinds = vec![KindRule::preset(PlanKind::PayInFull)];
        let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], kinds).unwrap();
        let refused = |rule| policy.clone().temporary_limit(rule).map(drop).map_err(|e| (e.key, e.error.code()));
        assert_eq!(refused(rule()), Ok(()));
        for (wrong, key, code) in [
            (LimitPolicy { limit_at_most: yuan("-0.01"), ..rule() }, "limitAtMost", 106),
            (LimitPolicy { limit_at_most: Money::zero(Currency::AUD), ..rule() }, "limitAtMost", 103),
            (LimitPolicy { days_at_most: 0, ..rule() }, "daysAtMost", 1417),
            (LimitPolicy { days_at_most: 367, ..rule() }, "daysAtMost", 1417),
        ] {
            let (told, given) = refused(wrong).unwrap_err();
            assert_eq!((told.strip_prefix("temporaryLimit."), given), (Some(key), code));
        }
    }
}
