//! Twelve kinds of plan, up to sixty months, for one account.

use arrears::offer::{
    AllowedAccrual, AllowedProfile, AllowedRange, Applicant, Claim, Class, Concession, Hardship, KindRule, OfferSearch,
    PlanKind, Policy, RepaymentCapacity,
};
use arrears::rulebook::{Lender, Product, Rulebook};
use arrears::{Currency, Date, Fraction, Money, Rate};

/// What a search is asked.
#[derive(Debug)]
pub struct Question {
    claim: Claim,
    capacity: RepaymentCapacity,
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
        let range = |from, to, step| AllowedRange::new(from, to, step).unwrap();
        let owed = [(Class::Principal, 5_000_000), (Class::Interest, 310_000), (Class::LateFee, 90_000)];
        let mut claim = Claim::new(Date::new(2026, 4, 10).unwrap(), Currency::CNY, Rate::daily("0.0005").unwrap());
        claim = claim.with_days_past_due(120);
        for (class, minor) in owed {
            claim = claim.with(class, yuan(minor)).unwrap();
        }
        let capacity = RepaymentCapacity::new(yuan(monthly_minor)).and_then(|m| m.lump_sum(yuan(6_000_000))).unwrap();
        let applicant = Applicant {
            hardship: Some(Hardship::IncomeFell),
            is_first_time: true,
            ..Applicant::new(Product::CreditCard, Lender::Bank)
        };
        let kinds = PlanKind::ALL.iter().map(|kind| {
            let mut rule = KindRule::preset(*kind);
            let concessions = &mut rule.concessions;
            if !kind.is_one_payment() {
                concessions.periods = range(6, 60, 1);
                concessions.accrual = AllowedAccrual::PlanRate(range(UNIT / 10, 0, UNIT / 100));
                concessions.down_payment = range(UNIT / 10, 0, UNIT / 20);
                *concessions = concessions.waive(Class::Interest, range(0, UNIT / 2, UNIT / 10));
            }
            if *kind == PlanKind::Settlement {
                concessions.discount = range(0, UNIT / 2, UNIT / 20);
                rule.minimum_recovery_ratio = Fraction::from_parts(UNIT / 2).unwrap();
            }
            if matches!(rule.concessions.profile, AllowedProfile::StepUp { .. }) {
                rule.concessions.periods = range(12, 60, 1);
            }
            rule.concessions = rule.concessions.waive(Class::LateFee, range(0, UNIT, UNIT / 2));
            rule
        });
        let rate = Fraction::from_parts(UNIT / 20).unwrap();
        let policy = Policy::new("bench", Currency::CNY, rate, Concession::ALL.to_vec(), kinds.collect()).unwrap();
        Self { claim, capacity, applicant, policy, book: Rulebook::china().unwrap() }
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
            capacity: self.capacity,
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
        let search = OfferSearch::new(&self.claim, self.capacity, &self.applicant, &self.policy, &self.book);
        search.run().unwrap().offers().len()
    }
}
