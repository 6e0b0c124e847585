//! Temporary limits at random: what passes keeps every bound, what would pass is the nearest.

use std::cmp::Ordering;

use arrears::delinquency::{Classification, ClassificationRules, CreditStanding};
use arrears::offer::{KindRule, LimitAnswer, LimitFacts, LimitPolicy, LimitRequest, PlanKind, Policy};
use arrears::rulebook::Product;
use arrears::{Currency, Date, Fraction, Money, MonthDay};

use super::Numbers;

struct Story {
    today: Date,
    card: LimitFacts,
    rule: LimitPolicy,
    request: LimitRequest,
}

fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

impl Story {
    fn of(seed: u64) -> Self {
        let mut n = Numbers::of(seed + 1);
        let today = Date::new(2026, 4, 10).unwrap();
        let day = |days: i64| today.plus_days(i32::try_from(days).unwrap()).unwrap();
        let rare = |n: &mut Numbers, most| if n.below(4) == 0 { n.between(1, most) } else { 0 };
        let late = i32::try_from(rare(&mut n, 100)).unwrap();
        let card = LimitFacts {
            product: if n.below(20) == 0 { Product::Loan } else { Product::CreditCard },
            opened: day(-n.between(0, 400)),
            limit: fen(n.between(0, 3_000)),
            owed: fen(n.between(0, 3_000) / n.between(1, 4)),
            standing: CreditStanding::new(late, ClassificationRules::Order2023, None).unwrap(),
            has_agreement: n.below(8) == 0,
        };
        let rule = LimitPolicy {
            increase_at_most: Fraction::from_parts(n.between(0, 2_000_000_000_000)).unwrap(),
            limit_at_most: fen(n.between(0, 5_000)),
            days_at_most: u16::try_from(n.between(1, 40)).unwrap(),
            days_past_due_at_most: u16::try_from(rare(&mut n, 60)).unwrap(),
            worst_classification: Classification::ALL[usize::try_from(n.below(3)).unwrap()],
            months_open_at_least: u8::try_from(n.between(0, 9)).unwrap(),
            under_agreement: n.below(2) == 0,
        };
        let first = n.between(-4, 12);
        let days = (day(first), day(first + n.between(0, 30)));
        Self { today, card, rule, request: LimitRequest::new(fen(n.between(0, 5_000)), days).unwrap() }
    }

    fn answer(&self, request: LimitRequest) -> LimitAnswer {
        let kinds = vec![KindRule::preset(PlanKind::PayInFull)];
        let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![], kinds).unwrap();
        request.check(self.today, &self.card, &policy.temporary_limit(self.rule).unwrap()).unwrap()
    }

    /// What the bounds say, each by itself.
    fn holds(&self, request: LimitRequest) -> bool {
        let Self { today, card, rule, .. } = self;
        let months = i32::from(rule.months_open_at_least);
        let old_enough = card.opened.plus_months(months, MonthDay::from_date(card.opened)).unwrap();
        let (asked, present) = (i128::from(request.limit().minor()), i128::from(card.limit.minor()));
        let share = i128::from(Fraction::SCALE + rule.increase_at_most.parts());
        let for_a_raise = card.standing.days_past_due() <= i32::from(rule.days_past_due_at_most)
            && card.standing.classification() <= rule.worst_classification
            && (rule.under_agreement || !card.has_agreement)
            && request.first() >= old_enough
            && asked * i128::from(Fraction::SCALE) <= present * share
            && asked <= i128::from(rule.limit_at_most.minor());
        card.product == Product::CreditCard
            && (asked <= present || for_a_raise)
            && request.limit().minor() >= card.owed.minor()
            && request.first() >= *today
            && request.last().days_since(request.first()) < i32::from(rule.days_at_most)
    }
}

/// The request with another limit, first and last day.
fn moved(request: LimitRequest, [limit, first, last]: [i32; 3]) -> Option<LimitRequest> {
    let days = (request.first().plus_days(first).unwrap(), request.last().plus_days(last).unwrap());
    LimitRequest::new(fen(request.limit().minor() + i64::from(limit)), days).ok()
}

/// One step from where something is to where it should be.
fn towards<T: Ord>(wanted: T, found: T) -> i32 {
    match wanted.cmp(&found) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    }
}

#[test]
fn what_passes_keeps_every_bound_and_the_nearest_is_at_them() {
    let (mut passed, mut nearest_found) = (0, [0_u32; 4]);
    for seed in 0..40_000 {
        let story = Story::of(seed);
        let answer = story.answer(story.request);
        assert_eq!(answer.is_allowed(), story.holds(story.request), "{seed}");
        passed += u32::from(answer.is_allowed());
        let Some(nearest) = answer.nearest() else { continue };
        assert!(!answer.is_allowed() && story.answer(nearest).is_allowed() && story.holds(nearest), "{seed}");
        // One fen or one day nearer to what was asked, and it does not pass.
        let asked = story.request;
        let limit = towards(asked.limit().minor(), nearest.limit().minor());
        let (first, last) = (towards(asked.first(), nearest.first()), towards(asked.last(), nearest.last()));
        for (place, step) in [[limit, 0, 0], [0, first, 0], [0, 0, last]].into_iter().enumerate() {
            if step == [0; 3] {
                continue;
            }
            nearest_found[place] += 1;
            let nearer = moved(nearest, step);
            assert!(nearer.is_none_or(|nearer| !story.holds(nearer)), "{seed}: {asked:?}");
        }
        // A raise stays one.
        let is_raise = |request: LimitRequest| request.limit().minor() > story.card.limit.minor();
        assert_eq!(is_raise(asked), is_raise(nearest), "{seed}");
        nearest_found[3] += 1;
    }
    assert!(passed > 1_000 && nearest_found.iter().all(|found| *found > 1_000), "{passed} {nearest_found:?}");
}

#[test]
fn where_nothing_is_near_no_limit_and_no_day_would_do() {
    let mut none = 0;
    for seed in 0..300 {
        let story = Story::of(seed);
        let answer = story.answer(story.request);
        if answer.is_allowed() || answer.nearest().is_some() {
            continue;
        }
        let raised = story.request.limit().minor() > story.card.limit.minor();
        let day = story.today.plus_days(400).unwrap();
        for limit in 0..=5_100 {
            let request = LimitRequest::new(fen(limit), (day, day)).unwrap();
            let stays = (limit > story.card.limit.minor()) == raised;
            assert!(!stays || !story.holds(request), "{seed} {limit}");
        }
        none += 1;
    }
    assert!(none > 30, "{none}");
}
