//! Answers to proposals, against an enumeration of every plan of small policies.

// Semantics: [plan-20].

use arrears::offer::{
    AllowedProfile, AllowedRange, Applicant, Concession, OfferSearch, Policy, Proposal, ProposalAnswer,
    RepaymentCapacity, Schedule,
};
use arrears::rulebook::{Lender, Product, Rulebook};
use arrears::{Currency, Frequency};

use super::Numbers;
use super::exhaustive::{Question, first, is_open, passes, question, term_of, value, yuan};
use crate::extent;

/// A plan that passes, with its values and what it is worth.
struct Passing {
    values: Vec<(Concession, i64)>,
    worth: i64,
    /// The largest payment, the down payment left out.
    largest: i64,
}

impl Passing {
    fn value(&self, concession: Concession) -> Option<i64> {
        self.values.iter().find(|(known, _)| *known == concession).map(|(_, value)| *value)
    }

    /// How many of the proposed values it changes, and how far in the policy's order.
    fn distance(&self, q: &Question, proposed: &[(Concession, i64)]) -> (usize, Vec<u64>) {
        let far = |wish: &(Concession, i64)| self.value(wish.0).map_or(u64::MAX, |value| value.abs_diff(wish.1));
        let changed = proposed.iter().filter(|wish| far(wish) > 0).count();
        let order = q.policy.concessions().iter();
        (changed, order.filter_map(|one| proposed.iter().find(|wish| wish.0 == *one)).map(far).collect())
    }
}

/// Every plan of the policy's one kind that passes, the least concession first.
fn all(q: &Question, months: i32) -> Vec<Passing> {
    let (rule, mut found) = (&q.policy.kinds()[0], Vec::new());
    first(q, |plan, values| {
        if is_open(q, rule, plan, months) && passes(q, rule, plan, months) {
            let schedule = Schedule::new(&q.claim, plan).unwrap();
            let payments = schedule.rows().iter().filter(|row| row.number() > 0).map(|row| row.payment().minor());
            let (worth, largest) = (value(&schedule, plan), payments.max().unwrap());
            found.push(Passing { values: values.to_vec(), worth, largest });
        }
        false
    });
    found
}

fn asked<'a>(q: &Question, applicant: &Applicant, book: &'a Rulebook, wish: &Proposal) -> ProposalAnswer<'a> {
    let mut capacity = RepaymentCapacity::new(yuan(q.monthly)).unwrap().lump_sum(yuan(q.lump_sum)).unwrap();
    if let Some(day) = q.from {
        capacity = capacity.from(day);
    }
    OfferSearch::new(&q.claim, capacity, applicant, &q.policy, book).answer(wish).unwrap()
}

#[test]
fn a_proposal_is_accepted_or_the_nearest_is_offered() {
    let (book, months) = (term_of(14), 14);
    let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
    let (mut accepted, mut countered, mut refused) = (0, 0, 0);
    for seed in 0..extent::cases(1_000) {
        let (q, n) = (question(seed), &mut Numbers::of(seed + 77));
        let rule = &q.policy.kinds()[0];
        // Of a fixed amount the periods are the most there may be.
        if matches!(rule.concessions.profile, AllowedProfile::Fixed { .. }) {
            continue;
        }
        let known: Vec<(Concession, AllowedRange)> =
            Concession::ALL.iter().filter_map(|one| Some((*one, rule.range(*one)?))).collect();
        let mut proposed: Vec<(Concession, i64)> = Vec::new();
        for _ in 0..n.between(1, 3) {
            let (concession, range) = known[usize::try_from(n.below(u64::try_from(known.len()).unwrap())).unwrap()];
            let place = u32::try_from(n.below(u64::from(range.count()))).unwrap();
            proposed.retain(|wish| wish.0 != concession);
            proposed.push((concession, range.value(place)));
        }
        let wish = proposed.iter().fold(Proposal::new(), |wish, (one, value)| wish.concession(*one, *value));
        let answer = asked(&q, &applicant, &book, &wish);
        let plans = all(&q, months);
        // The lender's own offer concedes least; nothing below its worth is taken.
        let own = plans.first().map_or(0, |own| own.worth);
        let best = plans.iter().filter(|plan| plan.worth >= own).map(|plan| plan.distance(&q, &proposed)).min();
        match (answer, best) {
            (ProposalAnswer::Accept(given), Some((0, _))) => {
                accepted += 1;
                assert!(given.changes.is_empty(), "{seed}");
                assert!(given.offer.present_value().minor() >= own, "{seed}");
                assert_eq!(given.own_present_value.map(|own| own.minor()), Some(own), "{seed}");
                for (concession, value) in &proposed {
                    assert_eq!(given.offer.concession(*concession), Some(*value), "{seed}");
                }
            }
            (ProposalAnswer::Counter(counters), Some((changed, far))) if changed > 0 => {
                countered += 1;
                let nearest = &counters[0];
                let values = proposed.iter().map(|wish| (wish.0, nearest.offer.concession(wish.0).unwrap())).collect();
                let found = Passing { values, worth: 0, largest: 0 }.distance(&q, &proposed);
                assert_eq!(found, (changed, far), "{seed}: {proposed:?}");
                assert_eq!(nearest.changes.len(), changed, "{seed}");
                assert!(nearest.offer.present_value().minor() >= own, "{seed}");
            }
            (ProposalAnswer::Refuse(_), None) => refused += 1,
            (answer, best) => panic!("{seed}: {answer:?} against {best:?}"),
        }
    }
    assert!(accepted > 100 && countered > 50 && refused > 100, "{accepted} {countered} {refused}");
}

/// The same question with payments of one amount, where the kind has level ones.
fn of_a_fixed_amount(q: &Question, monthly: i64) -> Question {
    let mut rule = q.policy.kinds()[0].clone();
    let payment = if rule.concessions.frequency == Frequency::Fortnightly { monthly * 12 / 26 } else { monthly };
    rule.concessions.profile = AllowedProfile::Fixed { payment: yuan(payment) };
    let order = q.policy.concessions().to_vec();
    let policy = Policy::new("fixed", Currency::CNY, q.policy.discount_rate(), order, vec![rule]).unwrap();
    Question { policy, claim: q.claim, ..*q }
}

/// A month's amount: kept by plans of several payments, however they are shaped; in the place of one payment there is nothing.
#[test]
fn an_amount_a_month_is_for_several_payments() {
    let (book, months) = (term_of(14), 14);
    let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
    let (mut accepted, mut countered, mut apart) = (0, 0, 0);
    for seed in 0..extent::cases(1_000) {
        let q = question(seed);
        let rule = &q.policy.kinds()[0];
        if matches!(rule.concessions.profile, AllowedProfile::Fixed { .. }) {
            continue;
        }
        let amount = (q.monthly * (3 + i64::try_from(seed % 11).unwrap()) / 8).max(1);
        let least = amount.min(q.monthly);
        let a_period = if rule.concessions.frequency == Frequency::Fortnightly { least * 12 / 26 } else { least };
        if a_period == 0 {
            continue;
        }
        let answer = asked(&q, &applicant, &book, &Proposal::new().monthly(yuan(amount)));
        let one = rule.kind.is_one_payment();
        let is_level = rule.concessions.profile == AllowedProfile::Level && rule.price_list.is_none() && !one;
        let plans = all(&q, months);
        let keeps = if is_level {
            let own = all(&of_a_fixed_amount(&q, q.monthly), months).first().map_or(0, |own| own.worth);
            let plans = all(&of_a_fixed_amount(&q, least), months);
            // The last of them may take what is left.
            plans.iter().any(|plan| plan.worth >= own && plan.largest <= a_period)
        } else {
            let own = plans.first().map_or(0, |own| own.worth);
            !one && plans.iter().any(|plan| plan.worth >= own && plan.largest <= a_period)
        };
        match answer {
            ProposalAnswer::Accept(given) => {
                accepted += 1;
                assert!(keeps && given.changes.is_empty(), "{seed}: {:?}", given.changes);
                assert!(given.offer.schedule().largest().minor() <= a_period, "{seed}");
            }
            ProposalAnswer::Counter(counters) => {
                assert!(!keeps, "{seed}");
                let change = counters[0].changes.first();
                assert_eq!(change.is_some_and(|change| change.offered.is_none()), one, "{seed}: {change:?}");
                if one { apart += 1 } else { countered += 1 }
            }
            ProposalAnswer::Refuse(refused) => {
                assert!(
                    !keeps && plans.is_empty(),
                    "{seed}: {amount} of {:?} for {:?}: {refused:?}",
                    q.monthly,
                    q.claim
                );
            }
        }
    }
    assert!(accepted > 100 && countered > 20 && apart > 20, "{accepted} {countered} {apart}");
}
