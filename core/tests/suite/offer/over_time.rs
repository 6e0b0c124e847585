//! Capacity that changes: random incomes and spending with first and last days, every combination of small policies tried.
//!
//! Semantics: [capacity-7].

use arrears::budget::{Budget, CapacityPolicy, Category, CountedDays, Income, IncomeCertainty, Spending, monthly};
use arrears::offer::{
    Applicant, CapacityPeriod, Nearest, OfferSearch, Offers, PlanKind, PlanRow, Proposal, ProposalAnswer, Reason,
    RepaymentCapacity, RepaymentPlan, Schedule,
};
use arrears::rulebook::{Lender, Product, Rulebook};
use arrears::{Date, Fraction, Frequency};

use super::Numbers;
use super::exhaustive::{Question, first, passes, question, term_of, told, yuan};
use crate::extent;

/// What comes in, or goes out below zero, between two days.
struct Entry {
    amount: i64,
    days: CountedDays,
}

/// A question whose month is made of entries that begin and end; the amounts are the question's own order of size.
fn over_time(seed: u64) -> (Question, Vec<Entry>) {
    let (mut q, n) = (question(seed), &mut Numbers::of(seed + 4_000));
    let (today, month) = (q.claim.as_of(), q.monthly);
    let entries = (0..n.between(1, 5)).map(|place| {
        let mut day = |from: i64, to: i64| {
            let days = i32::try_from(n.between(from, to)).unwrap();
            (n.below(2) == 0).then(|| today.plus_days(days).unwrap())
        };
        let (begins, ends) = (day(-40, 250), day(251, 500));
        let days = CountedDays::new(begins, ends).unwrap();
        let amount = n.between(1, month.max(1)) * if place > 0 && n.below(3) == 0 { -1 } else { 1 };
        Entry { amount, days }
    });
    let entries: Vec<Entry> = entries.collect();
    q.monthly = has(&entries, today);
    (q, entries)
}

/// What a day has, by hand.
fn has(entries: &[Entry], day: Date) -> i64 {
    let sum: i64 = entries.iter().filter(|entry| entry.days.hold(day)).map(|entry| entry.amount).sum();
    sum.max(0)
}

/// The same from the budget.
fn periods(q: &Question, entries: &[Entry]) -> Vec<CapacityPeriod> {
    let mut budget = Budget::new();
    for entry in entries {
        let amount = monthly(yuan(entry.amount.abs()));
        budget = match entry.amount > 0 {
            true => budget.income(Income::new(amount, IncomeCertainty::Regular).over(entry.days)),
            false => budget.essential(Spending::new(Category::Other, amount).over(entry.days)),
        };
    }
    let policy = CapacityPolicy::new(Fraction::ONE, yuan(0)).unwrap();
    let of = |day: Date| budget.sheet().on(day).capacity(&policy).unwrap().amount();
    assert_eq!(of(q.claim.as_of()), yuan(q.monthly));
    let changes = budget.changes(q.claim.as_of()).unwrap();
    changes.into_iter().map(|day| CapacityPeriod::new(day, of(day)).unwrap()).collect()
}

fn capacity(q: &Question) -> RepaymentCapacity {
    let capacity = RepaymentCapacity::new(yuan(q.monthly)).unwrap().lump_sum(yuan(q.lump_sum)).unwrap();
    q.from.map_or(capacity, |day| capacity.from(day))
}

fn found<'a>(q: &Question, later: &[CapacityPeriod], applicant: &Applicant, book: &'a Rulebook) -> Offers<'a> {
    OfferSearch::new(&q.claim, capacity(q), applicant, &q.policy, book).over_time(later).run().unwrap()
}

/// Whether each payment is within what its own day has.
fn is_affordable(q: &Question, entries: &[Entry], plan: &RepaymentPlan, most: i64) -> bool {
    let schedule = Schedule::new(&q.claim, plan).unwrap();
    let within = |row: &PlanRow| {
        let month = has(entries, row.due()).min(most);
        let limit = if plan.frequency == Frequency::Fortnightly { month * 12 / 26 } else { month };
        row.number() == 0 || row.payment().minor() <= limit
    };
    schedule.rows().iter().all(within)
}

#[test]
fn no_combination_concedes_less_whatever_begins_and_ends() {
    let (book, applicant) = (term_of(14), Applicant::new(Product::CreditCard, Lender::Bank));
    let (mut offered, mut refused, mut changed) = (0, 0, 0);
    for seed in 0..extent::cases(1_000) {
        let (mut q, entries) = over_time(seed);
        let later = periods(&q, &entries);
        let offers = found(&q, &later, &applicant, &book);
        let rule = q.policy.kinds()[0].clone();
        let today = q.monthly;
        // What the enumeration holds against a month's amount is held against each day's.
        if rule.kind != PlanKind::Settlement {
            q.monthly = i64::MAX / 100;
        }
        let expected = first(&q, |plan, _| {
            let fits = rule.kind == PlanKind::Settlement || is_affordable(&q, &entries, plan, i64::MAX);
            fits && passes(&q, &rule, plan, 14)
        });
        match (offers.best(), &expected) {
            (None, None) => refused += 1,
            (Some(offer), Some(values)) => {
                offered += 1;
                for (concession, value) in told(&q, values) {
                    assert_eq!(offer.concession(concession), Some(value), "{seed} {concession}: {values:?}");
                }
            }
            (offer, _) => panic!("{seed}: {:?} against {expected:?}", offer.map(|offer| offer.plan())),
        }
        q.monthly = today;
        let throughout = found(&q, &[], &applicant, &book);
        changed += u32::from(throughout.best().map(|o| *o.plan()) != offers.best().map(|o| *o.plan()));
    }
    assert!(offered > 150 && refused > 100 && changed > 50, "{offered} {refused} {changed}");
}

#[test]
fn a_refusal_names_a_payment_above_its_period_and_what_would_do_throughout() {
    let (book, applicant) = (term_of(14), Applicant::new(Product::CreditCard, Lender::Bank));
    let (mut named, mut tried) = (0, 0);
    for seed in 0..extent::cases(1_000) {
        let (mut q, entries) = over_time(seed);
        let later = periods(&q, &entries);
        if later.is_empty() {
            continue;
        }
        let offers = found(&q, &later, &applicant, &book);
        let Some(refusal) = offers.refused().first() else { continue };
        if let Reason::AboveCapacity { least_largest, capacity, due } = &refusal.reason {
            let month = has(&entries, due.unwrap());
            let frequency = q.policy.kinds()[0].concessions.frequency;
            let limit = if frequency == Frequency::Fortnightly { month * 12 / 26 } else { month };
            assert_eq!(capacity.minor(), limit, "{seed}");
            assert!(least_largest.minor() > limit, "{seed}: {least_largest} {limit}");
            named += 1;
        }
        for nearest in &refusal.nearest {
            if let Nearest::AffordableFrom { monthly } = nearest {
                q.monthly = monthly.minor();
                assert!(found(&q, &[], &applicant, &book).best().is_some(), "{seed}: {monthly} throughout");
                tried += 1;
            }
        }
    }
    assert!(named > 50 && tried > 30, "{named} {tried}");
}

#[test]
fn what_is_accepted_or_countered_can_be_paid_on_each_day() {
    let (book, applicant) = (term_of(14), Applicant::new(Product::CreditCard, Lender::Bank));
    let (mut accepted, mut countered) = (0, 0);
    for seed in 0..extent::cases(300) {
        let (q, entries) = over_time(seed);
        let later = periods(&q, &entries);
        let asked = q.monthly * 3 / 4;
        if q.policy.kinds()[0].kind == PlanKind::Settlement {
            continue;
        }
        let search = OfferSearch::new(&q.claim, capacity(&q), &applicant, &q.policy, &book).over_time(&later);
        match search.answer(&Proposal::new().monthly(yuan(asked))).unwrap() {
            ProposalAnswer::Accept(counter) => {
                assert!(is_affordable(&q, &entries, counter.offer.plan(), asked), "{seed}");
                accepted += 1;
            }
            ProposalAnswer::Counter(counters) => {
                for counter in counters {
                    assert!(is_affordable(&q, &entries, counter.offer.plan(), i64::MAX), "{seed}");
                    countered += 1;
                }
            }
            _ => {}
        }
    }
    assert!(accepted > 10 && countered > 10, "{accepted} {countered}");
}
