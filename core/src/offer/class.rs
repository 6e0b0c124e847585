//! The classes of what is owed, as a plan treats them.

use crate::component::{Component, Components};
use crate::money::{Currency, Money};
use crate::words::words;

words! {
    /// A class of components that one concession of a plan moves together.
    ///
    /// ```
    /// use arrears::{Component, offer::Class};
    /// assert_eq!(Class::of(Component::Cash), Class::Principal);
    /// assert!(Class::Interest.may_bear_interest() && !Class::LateFee.may_bear_interest());
    /// ```
    pub enum Class {
        /// Purchases, cash, billed instalment parts, a loan.
        Principal = "principal", "principal", "本金";
        /// Interest.
        Interest = "interest", "interest", "利息";
        /// Penalty interest, and interest on a judgment not performed in time.
        PenaltyInterest = "penaltyInterest", "penalty interest", "罚息";
        /// Interest on interest.
        CompoundInterest = "compoundInterest", "compound interest", "复利";
        /// Late fees.
        LateFee = "lateFee", "late fee", "违约金";
        /// Annual, cash, service and instalment fees.
        Fee = "fee", "fees", "费用";
        /// Cost of enforcing the claim.
        Cost = "cost", "enforcement cost", "实现债权的费用";
    }
}

impl Class {
    /// How many classes there are.
    pub const COUNT: usize = 7;

    /// The order in which a settlement's discount is taken from what is owed: charges first, principal last.
    pub(super) const GIVEN_UP: [Self; Self::COUNT] = [
        Self::LateFee,
        Self::CompoundInterest,
        Self::PenaltyInterest,
        Self::Fee,
        Self::Interest,
        Self::Cost,
        Self::Principal,
    ];

    /// The class of a component.
    #[must_use]
    pub const fn of(component: Component) -> Self {
        match component {
            Component::Purchase | Component::Cash | Component::Instalment | Component::Loan => Self::Principal,
            Component::Interest => Self::Interest,
            Component::PenaltyInterest | Component::JudgmentInterest => Self::PenaltyInterest,
            Component::CompoundInterest => Self::CompoundInterest,
            Component::LateFee => Self::LateFee,
            Component::AnnualFee | Component::CashFee | Component::ServiceFee | Component::InstalmentFee => Self::Fee,
            Component::Cost => Self::Cost,
        }
    }

    /// The components of the class.
    #[must_use]
    pub const fn components(self) -> Components {
        match self {
            Self::Principal => Components::PRINCIPAL,
            Self::Interest => Components::one(Component::Interest),
            Self::PenaltyInterest => {
                Components::one(Component::PenaltyInterest).or(Components::one(Component::JudgmentInterest))
            }
            Self::CompoundInterest => Components::one(Component::CompoundInterest),
            Self::LateFee => Components::one(Component::LateFee),
            Self::Fee => Components::FEE,
            Self::Cost => Components::one(Component::Cost),
        }
    }

    /// Whether it may bear a plan's interest once capitalised: principal always does, interest, penalty and compound interest where the plan
    /// says so ([`RepaymentPlan::bearing`](super::RepaymentPlan::bearing)). Late fees, fees and costs never do.
    ///
    /// # Source
    /// 银发〔2016〕111号 §3: no interest on late fees, annual fees and service fees.
    #[must_use]
    pub const fn may_bear_interest(self) -> bool {
        matches!(self, Self::Principal | Self::Interest | Self::PenaltyInterest | Self::CompoundInterest)
    }

    /// The place in [`Class::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Principal => 0,
            Self::Interest => 1,
            Self::PenaltyInterest => 2,
            Self::CompoundInterest => 3,
            Self::LateFee => 4,
            Self::Fee => 5,
            Self::Cost => 6,
        }
    }
}

/// One value for each class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PerClass<T>([T; Class::COUNT]);

impl<T: Copy> PerClass<T> {
    /// The same value for every class.
    pub const fn all(value: T) -> Self {
        Self([value; Class::COUNT])
    }

    /// The value of a class.
    #[must_use]
    pub const fn get(&self, class: Class) -> T {
        let [principal, interest, penalty, compound, late_fee, fee, cost] = self.0;
        match class {
            Class::Principal => principal,
            Class::Interest => interest,
            Class::PenaltyInterest => penalty,
            Class::CompoundInterest => compound,
            Class::LateFee => late_fee,
            Class::Fee => fee,
            Class::Cost => cost,
        }
    }

    /// The same with another value for a class.
    #[must_use]
    pub fn with(mut self, class: Class, value: T) -> Self {
        self.set(class, value);
        self
    }

    pub(crate) fn set(&mut self, class: Class, value: T) {
        if let Some(slot) = self.0.get_mut(class.index()) {
            *slot = value;
        }
    }

    /// Each class with its value.
    pub fn iter(&self) -> impl Iterator<Item = (Class, T)> + '_ {
        Class::ALL.iter().copied().zip(self.0.iter().copied())
    }
}

impl PerClass<i64> {
    /// The sum of the numbers.
    #[inline(never)]
    pub(crate) fn sum(&self) -> i64 {
        // INVARIANT: each is an amount, at most 10^15.
        self.0.iter().fold(0_i64, |sum, amount| sum.wrapping_add(*amount))
    }

    /// The same as amounts: those in minor units were held in range where they were made.
    pub(crate) fn in_currency(&self, currency: Currency) -> PerClass<Money> {
        PerClass(self.0.map(|minor| Money::saturating(minor, currency)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_and_components_agree() {
        let mut all = Components::NONE;
        for (n, class) in Class::ALL.iter().enumerate() {
            assert_eq!(class.index(), n);
            assert!(class.components().iter().all(|component| Class::of(component) == *class));
            all = all.or(class.components());
        }
        assert_eq!((all, Class::ALL.len()), (Components::ALL, Class::COUNT));
        assert!(Class::ALL.iter().all(|class| Class::GIVEN_UP.contains(class)));
    }
}
