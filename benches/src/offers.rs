//! Twelve kinds of plan, up to sixty months, for one account.

use arrears::offer::{
    AccrualReach, Applicant, Claim, Class, Hardship, Kind, KindRule, Lever, Means, OfferSearch, Policy, Reach,
    ShapeReach,
};
use arrears::rulebook::{Lender, Product, Rulebook};
use arrears::{Currency, Date, Fraction, Money, Rate};

/// What a search is asked.
#[derive(Debug)]
pub struct Question {
    claim: Claim,
    means: Means,
    applicant: Applicant,
    policy: Policy,
    book: Rulebook,
}

const UNIT: i64 = 1_000_000_000_000;

impl Question {
    /// 50,000.00 of principal with charges, `monthly_minor` a month, 60,000.00 at hand, every kind open to everybody.
    ///
    /// # Panics
    /// Where the engine refuses it.
    #[must_use]
    pub fn new(monthly_minor: i64) -> Self {
        let yuan = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
        let reach = |from, to, step| Reach::new(from, to, step).unwrap();
        let owed = [(Class::Principal, 5_000_000), (Class::Interest, 310_000), (Class::LateFee, 90_000)];
        let mut claim = Claim::new(Date::new(2026, 4, 10).unwrap(), Currency::CNY, Rate::daily("0.0005").unwrap());
        claim = claim.with_days_past_due(120);
        for (class, minor) in owed {
            claim = claim.with(class, yuan(minor)).unwrap();
        }
        let means = Means::new(yuan(monthly_minor)).and_then(|m| m.at_hand(yuan(6_000_000))).unwrap();
        let applicant = Applicant {
            hardship: Some(Hardship::IncomeFell),
            is_first_time: true,
            ..Applicant::new(Product::CreditCard, Lender::Bank)
        };
        let kinds = Kind::ALL.iter().map(|kind| {
            let mut rule = KindRule::preset(*kind);
            let levers = &mut rule.levers;
            if !kind.is_one_payment() {
                levers.periods = reach(6, 60, 1);
                levers.accrual = AccrualReach::PlanRate(reach(UNIT / 10, 0, UNIT / 100));
                levers.down_payment = reach(UNIT / 10, 0, UNIT / 20);
                *levers = levers.waive(Class::Interest, reach(0, UNIT / 2, UNIT / 10));
            }
            if *kind == Kind::Settlement {
                levers.discount = reach(0, UNIT / 2, UNIT / 20);
                rule.least_recovery = Fraction::from_parts(UNIT / 2).unwrap();
            }
            if matches!(rule.levers.shape, ShapeReach::StepUp { .. }) {
                rule.levers.periods = reach(12, 60, 1);
            }
            rule.levers = rule.levers.waive(Class::LateFee, reach(0, UNIT, UNIT / 2));
            rule
        });
        let rate = Fraction::from_parts(UNIT / 20).unwrap();
        let policy = Policy::new("bench", Currency::CNY, rate, Lever::ALL.to_vec(), kinds.collect()).unwrap();
        Self { claim, means, applicant, policy, book: Rulebook::china().unwrap() }
    }

    /// The same question of one kind alone.
    ///
    /// # Panics
    /// Where there is no such kind.
    #[must_use]
    pub fn only(&self, place: usize) -> Self {
        let kinds = self.policy.kinds().get(place).cloned().into_iter().collect();
        let policy = &self.policy;
        let concessions = policy.concessions().to_vec();
        let policy = Policy::new("one", policy.currency(), policy.discount_rate(), concessions, kinds).unwrap();
        Self {
            claim: self.claim,
            means: self.means,
            applicant: self.applicant.clone(),
            policy,
            book: self.book.clone(),
        }
    }

    /// Searches; returns how many offers there are.
    ///
    /// # Panics
    /// Where the engine refuses it.
    #[must_use]
    pub fn offers(&self) -> usize {
        let search = OfferSearch::new(&self.claim, self.means, &self.applicant, &self.policy, &self.book);
        search.run().unwrap().offers().len()
    }
}
