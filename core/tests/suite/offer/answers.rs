//! Answers to proposals, against an enumeration of every plan of small policies.

// Semantics: [plan-20].

use arrears::offer::{
    AllowedProfile, AllowedRange, Applicant, Concession, OfferSearch, Proposal, ProposalAnswer, RepaymentCapacity,
    Schedule,
};
use arrears::rulebook::{Lender, Product};

use super::Numbers;
use super::exhaustive::{Question, first, is_open, passes, question, term_of, value, yuan};
use crate::extent;

/// A plan that passes, with its values and what it is worth.
struct Passing {
    values: Vec<(Concession, i64)>,
    worth: i64,
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
            let worth = value(&Schedule::new(&q.claim, plan).unwrap(), plan);
            found.push(Passing { values: values.to_vec(), worth });
        }
        false
    });
    found
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
        let mut capacity = RepaymentCapacity::new(yuan(q.monthly)).unwrap().lump_sum(yuan(q.lump_sum)).unwrap();
        if let Some(day) = q.from {
            capacity = capacity.from(day);
        }
        let answer = OfferSearch::new(&q.claim, capacity, &applicant, &q.policy, &book).answer(&wish).unwrap();
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
                let found = Passing { values, worth: 0 }.distance(&q, &proposed);
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
