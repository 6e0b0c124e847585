//! How much a search may look at: a bound on its work that does not depend on the machine.

use core::cell::Cell;

use super::{OfferError, PlanKind, RepaymentProfile};

/// What a solved level payment costs.
pub(super) const SOLVED: u64 = 16;

/// How many *looks* a search for offers may take: the work it may do, counted and not timed, so that the same question
/// always gets the same answer.
///
/// A look is one payment of one plan, computed or bounded. What any other question costs is counted in looks of the same
/// weight: a solved level payment as 16, a rule of law asked about a plan as 8. Twelve kinds of plan of up to sixty
/// months take some thousands; a policy with fine steps on many concessions at once can ask for millions.
///
/// A kind whose looks are used up is refused with [`Reason::SearchTooLarge`](super::Reason::SearchTooLarge). What was
/// found of the kind until then is not shown, for there may be a plan that concedes less.
///
/// ```
/// use arrears::offer::SearchBudget;
/// assert_eq!((SearchBudget::DEFAULT.a_kind(), SearchBudget::DEFAULT.in_all()), (8_000_000, 16_000_000));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SearchBudget {
    a_kind: u64,
    in_all: u64,
}

impl SearchBudget {
    /// What a search has where nothing is said: 8 million looks a kind and 16 million in all.
    pub const DEFAULT: Self = Self::new(8_000_000, 16_000_000);

    /// `a_kind` looks for each kind of plan, and `in_all` for all kinds together; as many again for the proposals of a
    /// negotiation, all of them together.
    #[must_use]
    pub const fn new(a_kind: u64, in_all: u64) -> Self {
        Self { a_kind, in_all }
    }

    /// The looks for each kind of plan.
    #[must_use]
    pub const fn a_kind(self) -> u64 {
        self.a_kind
    }

    /// The looks for all kinds together, and for all proposals of a negotiation.
    #[must_use]
    pub const fn in_all(self) -> u64 {
        self.in_all
    }
}

/// What is left of a budget.
#[derive(Debug)]
pub(super) struct Looks {
    /// Of what is allowed in all.
    left: Cell<u64>,
    /// What may be left once the kind at hand has used up its own.
    floor: Cell<u64>,
    a_kind: u64,
}

/// Why a search ended without an answer.
#[derive(Clone, Copy, Debug)]
pub(super) enum Halt {
    /// Something is wrong with the question.
    Failed(OfferError),
    /// The looks of this kind of plan are used up.
    Spent(PlanKind),
}

impl<E: Into<OfferError>> From<E> for Halt {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Looks {
    pub(super) const fn new(budget: SearchBudget) -> Self {
        Self { left: Cell::new(budget.in_all), floor: Cell::new(0), a_kind: budget.a_kind }
    }

    /// Begins another kind: its own looks are counted from here.
    pub(super) fn begin_kind(&self) {
        self.floor.set(self.left.get().saturating_sub(self.a_kind));
    }

    /// How many are left.
    pub(super) fn left(&self) -> u64 {
        self.left.get()
    }

    /// Takes some looks for a kind.
    pub(super) fn take(&self, looks: u64, kind: PlanKind) -> Result<(), Halt> {
        let left = self.left.get().checked_sub(looks).filter(|left| *left >= self.floor.get());
        self.left.set(left.ok_or(Halt::Spent(kind))?);
        Ok(())
    }
}

/// What a close bound of plans of up to so many periods costs.
pub(super) fn of_bound(profile: RepaymentProfile, most: u32) -> u64 {
    match profile {
        // Each period is summed, and each step may be solved.
        RepaymentProfile::StepUp { every, .. } => {
            let steps = most.checked_div(every).unwrap_or(0).saturating_add(1);
            SOLVED.saturating_mul(u64::from(steps)).saturating_add(u64::from(most))
        }
        _ => SOLVED,
    }
}

/// What walking over the payments of a plan costs.
pub(super) fn of_payments(profile: RepaymentProfile, periods: u32) -> u64 {
    let periods = u64::from(periods);
    let rows = match profile {
        // The payment is found by trying.
        RepaymentProfile::Balloon { .. } => periods.saturating_mul(160),
        // The sum over the periods, and for each step the factors of those behind it.
        RepaymentProfile::StepUp { every, .. } => {
            let steps = periods.checked_div(u64::from(every)).unwrap_or(0).saturating_add(1);
            periods.saturating_mul(8).saturating_add(steps.saturating_mul(steps).saturating_mul(4))
        }
        _ => periods,
    };
    rows.saturating_add(SOLVED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;
    use crate::money::{Currency, Money};
    use crate::offer::samples::book;
    use crate::offer::search::{Search, Seen};
    use crate::offer::{
        AllowedAccrual, AllowedRange, Applicant, Claim, Class, Concession, KindRule, Negotiation, OfferSearch, Policy,
        Proposal, ProposalAnswer, Reason, Refusal, RepaymentCapacity,
    };
    use crate::rate::{Fraction, Rate};
    use crate::rulebook::{Lender, Product};
    use alloc::vec;
    use alloc::vec::Vec;

    const ONE: i64 = Fraction::ONE.parts();

    fn yuan(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY).unwrap()
    }

    /// Two kinds with many values of each concession, and too little to pay any of their plans with.
    fn wide(kinds: [PlanKind; 2]) -> Policy {
        let rule = |kind| {
            let mut rule = KindRule::preset(kind);
            rule.concessions.periods = AllowedRange::new(6, 60, 1).unwrap();
            rule.concessions.accrual =
                AllowedAccrual::PlanRate(AllowedRange::new(ONE / 5, ONE / 10, ONE / 1_000).unwrap());
            rule.concessions = rule.concessions.waive(Class::Interest, AllowedRange::new(0, ONE, ONE / 100).unwrap());
            rule
        };
        let order = vec![Concession::Waive(Class::Interest), Concession::Rate, Concession::Periods];
        Policy::new("wide", Currency::CNY, Fraction::ZERO, order, kinds.map(rule).to_vec()).unwrap()
    }

    fn asked<T>(policy: &Policy, budget: SearchBudget, ask: impl Fn(&OfferSearch<'_, '_>) -> T) -> T {
        let claim = Claim::new(Date::new(2026, 3, 1).unwrap(), Currency::CNY, Rate::ZERO);
        let claim =
            claim.with(Class::Principal, yuan(5_000_000)).unwrap().with(Class::Interest, yuan(400_000)).unwrap();
        let applicant = Applicant::new(Product::CreditCard, Lender::Bank);
        let (book, capacity) =
            (book(1_200), RepaymentCapacity::new(yuan(100_000)).unwrap().lump_sum(yuan(100_000)).unwrap());
        ask(&OfferSearch::new(&claim, capacity, &applicant, policy, &book).budget(budget))
    }

    fn too_large(refusals: &[Refusal<'_>]) -> Vec<(PlanKind, u64, Concession, u32)> {
        let said = refusals.iter().filter_map(|refusal| match refusal.reason {
            Reason::SearchTooLarge { looks, widest, values } => Some((refusal.kind, looks, widest, values)),
            _ => None,
        });
        said.collect()
    }

    #[test]
    fn a_kind_whose_looks_are_used_up_is_refused_and_says_what_to_narrow() {
        let policy = wide([PlanKind::Personalised, PlanKind::Refinance]);
        let refused = |budget| asked(&policy, budget, |search| too_large(search.run().unwrap().refused()));
        let widest = (Concession::Rate, 101);
        let both = |looks| {
            vec![(PlanKind::Personalised, looks, widest.0, widest.1), (PlanKind::Refinance, looks, widest.0, widest.1)]
        };
        assert_eq!(refused(SearchBudget::new(100, 1_000)), both(100));
        assert_eq!(refused(SearchBudget::new(1_000, 100)), both(100));
        asked(&policy, SearchBudget::DEFAULT, |search| {
            let found = search.run().unwrap();
            assert_eq!(found.offers().len() + found.refused().len(), 2);
            assert!(found.refused().iter().all(|refusal| !matches!(refusal.reason, Reason::SearchTooLarge { .. })));
        });
    }

    #[test]
    fn which_kind_meets_the_end_of_the_budget_does_not_depend_on_the_order_of_the_policy() {
        let (one, other) =
            (wide([PlanKind::Personalised, PlanKind::Refinance]), wide([PlanKind::Refinance, PlanKind::Personalised]));
        for in_all in (50..3_000).step_by(50) {
            let said = |policy| {
                asked(policy, SearchBudget::new(u64::MAX, in_all), |search| {
                    alloc::format!("{:?}", search.run().unwrap().refused())
                })
            };
            assert_eq!(said(&one), said(&other), "{in_all}");
        }
    }

    /// A search, what it had left once it was made, and once it had run.
    fn looked(rule: KindRule, owed: i64, lump_sum: i64, budget: u64) -> (u64, u64, Option<Money>) {
        let policy = Policy::new("", Currency::CNY, Fraction::ZERO, vec![Concession::Periods], vec![rule]).unwrap();
        let claim = Claim::new(Date::new(2026, 3, 1).unwrap(), Currency::CNY, Rate::ZERO);
        let claim = claim.with(Class::Principal, yuan(owed)).unwrap();
        let (applicant, book) = (Applicant::new(Product::CreditCard, Lender::Bank), book(30));
        let capacity = RepaymentCapacity::new(yuan(owed)).unwrap().lump_sum(yuan(lump_sum)).unwrap();
        let looks = Looks::new(SearchBudget::new(u64::MAX, budget));
        let search = Search::new(&claim, &policy.kinds()[0], capacity, &applicant, &policy, &book, &looks).unwrap();
        let made = looks.left();
        let found = search.run(&mut Seen::default()).unwrap();
        (made, looks.left(), found.map(|passing| passing.plan.down_payment))
    }

    /// 10^-12 of 10^12 is a cent down: where there is none, nothing need be solved to see that no plan begins.
    #[test]
    fn a_cent_that_is_not_at_hand_is_seen_before_anything_is_solved() {
        let mut rule = KindRule::preset(PlanKind::Personalised);
        rule.concessions.down_payment = AllowedRange::only(1);
        let owed = 1_000_000_000_000;
        let (made, left, down) = looked(rule.clone(), owed, 0, 10_000);
        assert_eq!((left, down), (made, None));
        let (made, left, down) = looked(rule, owed, 1, 10_000);
        assert_eq!(down, Some(yuan(1)));
        assert!(left < made);
    }

    /// Of 6 to 60 payments, the first after ten days, 30 end within 30 months. 60 do not, 33 do not, 19, 26 and 30 do, 32 and 31 do not:
    /// seven plans, and of each one rule and what it is asked with.
    #[test]
    fn the_longest_lawful_term_is_found_by_halving() {
        let mut rule = KindRule::preset(PlanKind::Personalised);
        rule.concessions.periods = AllowedRange::new(6, 60, 1).unwrap();
        let (made, ..) = looked(rule.clone(), 100, 0, 10_000);
        assert_eq!(10_000 - made, 7 * 16);
        // Where law forbids none of them, that is asked of the longest alone.
        rule.concessions.periods = AllowedRange::new(6, 30, 1).unwrap();
        let (made, ..) = looked(rule.clone(), 100, 0, 10_000);
        assert_eq!(10_000 - made, 16);
        // Nothing to move, nothing to ask.
        rule.concessions.periods = AllowedRange::only(6);
        assert_eq!(looked(rule, 100, 0, 10_000).0, 10_000);
    }

    #[test]
    fn the_rounds_of_a_negotiation_share_one_budget() {
        let policy = wide([PlanKind::Personalised, PlanKind::Refinance]);
        let proposal = || Proposal::new().concession(Concession::Periods, 40);
        let answered = |in_all, rounds| {
            asked(&policy, SearchBudget::new(u64::MAX, in_all), |search| {
                let mut negotiation = Negotiation::new();
                (0..rounds)
                    .map(|_| match negotiation.propose(Date::new(2026, 3, 1).unwrap(), proposal(), search).unwrap() {
                        ProposalAnswer::Refuse(refused) => {
                            refused.iter().any(|refusal| matches!(refusal.reason, Reason::SearchTooLarge { .. }))
                        }
                        _ => false,
                    })
                    .collect::<Vec<bool>>()
            })
        };
        // The least that one round needs is not enough for two.
        let (mut low, mut high) = (0_u64, 1_000_000);
        while low + 1 < high {
            let middle = u64::midpoint(low, high);
            if answered(middle, 1) == [false] { high = middle } else { low = middle }
        }
        assert!(high > 100 && high < 1_000_000, "{high}");
        assert_eq!(answered(high, 2), [false, true]);
        assert_eq!(answered(high * 2, 3), [false, false, true]);
    }
}
