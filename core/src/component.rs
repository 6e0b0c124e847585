//! What an amount owed is. Components are never mixed: the court cap, waivers and allocation orders need them apart.
//!
//! A [`Component`] is one kind of money owed, such as interest or a late fee; [`Components`] is a set of them. Each has a key, the one of the JSON
//! documents, and a word in English and Chinese.
//!
//! ```
//! use arrears::{Component, Components};
//! let charges = Components::one(Component::LateFee).or(Components::one(Component::Interest));
//! assert!(charges.contains(Component::Interest) && !charges.contains(Component::Purchase));
//! assert_eq!(Component::LateFee.to_string(), "lateFee");
//! ```

// Semantics: [value-7].

use core::fmt;

use crate::words::Word;

/// One kind of money owed.
///
/// The order of the variants is the order in which reports list them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Component {
    /// Principal of card purchases (消费本金).
    Purchase,
    /// Principal of cash advances (取现本金).
    Cash,
    /// Principal of billed instalment parts (分期本金).
    Instalment,
    /// Principal of a loan (贷款本金).
    Loan,
    /// Interest (利息).
    Interest,
    /// Penalty interest on overdue loan amounts (罚息).
    PenaltyInterest,
    /// Interest on unpaid interest (复利).
    CompoundInterest,
    /// Late payment fee (违约金, before 2017 滞纳金).
    LateFee,
    /// Annual fee (年费).
    AnnualFee,
    /// Cash-advance fee (取现手续费).
    CashFee,
    /// Other service fees (服务费).
    ServiceFee,
    /// Instalment fee (分期手续费).
    InstalmentFee,
    /// Cost of enforcing the claim (实现债权的费用).
    Cost,
    /// Interest on a judgment not performed in time (迟延履行期间加倍部分债务利息).
    JudgmentInterest,
}

impl Component {
    /// How many components there are.
    pub const COUNT: usize = 14;
    /// Every component, in report order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Purchase,
        Self::Cash,
        Self::Instalment,
        Self::Loan,
        Self::Interest,
        Self::PenaltyInterest,
        Self::CompoundInterest,
        Self::LateFee,
        Self::AnnualFee,
        Self::CashFee,
        Self::ServiceFee,
        Self::InstalmentFee,
        Self::Cost,
        Self::JudgmentInterest,
    ];

    /// The names of [`Component::ALL`], with a space between them.
    pub const NAMES: &'static str = "purchase cash instalment loan interest penaltyInterest compoundInterest lateFee \
                                     annualFee cashFee serviceFee instalmentFee cost judgmentInterest";

    /// The place of this component in [`Component::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Purchase => 0,
            Self::Cash => 1,
            Self::Instalment => 2,
            Self::Loan => 3,
            Self::Interest => 4,
            Self::PenaltyInterest => 5,
            Self::CompoundInterest => 6,
            Self::LateFee => 7,
            Self::AnnualFee => 8,
            Self::CashFee => 9,
            Self::ServiceFee => 10,
            Self::InstalmentFee => 11,
            Self::Cost => 12,
            Self::JudgmentInterest => 13,
        }
    }

    /// The name in the case document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Purchase => "purchase",
            Self::Cash => "cash",
            Self::Instalment => "instalment",
            Self::Loan => "loan",
            Self::Interest => "interest",
            Self::PenaltyInterest => "penaltyInterest",
            Self::CompoundInterest => "compoundInterest",
            Self::LateFee => "lateFee",
            Self::AnnualFee => "annualFee",
            Self::CashFee => "cashFee",
            Self::ServiceFee => "serviceFee",
            Self::InstalmentFee => "instalmentFee",
            Self::Cost => "cost",
            Self::JudgmentInterest => "judgmentInterest",
        }
    }

    /// The word for it in both languages.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Purchase => Word::new("purchases", "消费本金"),
            Self::Cash => Word::new("cash advances", "取现本金"),
            Self::Instalment => Word::new("instalment principal", "分期本金"),
            Self::Loan => Word::new("loan principal", "贷款本金"),
            Self::Interest => Word::new("interest", "利息"),
            Self::PenaltyInterest => Word::new("penalty interest", "罚息"),
            Self::CompoundInterest => Word::new("compound interest", "复利"),
            Self::LateFee => Word::new("late fee", "违约金"),
            Self::AnnualFee => Word::new("annual fee", "年费"),
            Self::CashFee => Word::new("cash-advance fee", "取现手续费"),
            Self::ServiceFee => Word::new("service fee", "服务费"),
            Self::InstalmentFee => Word::new("instalment fee", "分期手续费"),
            Self::Cost => Word::new("enforcement cost", "实现债权的费用"),
            Self::JudgmentInterest => Word::new("judgment interest", "迟延履行利息"),
        }
    }

    /// The component of a name in the case document.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name)
    }
}

impl fmt::Display for Component {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A set of components.
///
/// ```
/// use arrears::{Component, Components};
/// assert!(Components::PRINCIPAL.contains(Component::Cash));
/// assert_eq!(Components::from_name("fee"), Some(Components::FEE));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Components(u16);

impl Components {
    /// The empty set.
    pub const NONE: Self = Self(0);
    /// The set of every component.
    pub const ALL: Self = Self(0x3fff);
    /// The class `principal`: purchase, cash, instalment, loan.
    pub const PRINCIPAL: Self = Self(0x000f);
    /// The class `fee`: annual, cash, service and instalment fee.
    pub const FEE: Self = Self(0x0f00);

    /// General interest, as a judgment tells it from what else it awards: interest, penalty and compound interest.
    pub const GENERAL_INTEREST: Self = Self(0x0070);
    /// Those that an allocation order lists: all but judgment interest, which is met after all others.
    pub const IN_ORDERS: Self = Self(0x1fff);
    /// What adds to a debt, as a cap on charges counts it: neither principal nor the cost of enforcing the claim, nor
    /// what a court's judgment adds.
    pub const CHARGES: Self = Self(0x0ff0);

    /// The set of one component.
    #[must_use]
    pub const fn one(component: Component) -> Self {
        Self(1 << component.index())
    }

    /// The set of a component's or a class's name in the case document.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "principal" => Some(Self::PRINCIPAL),
            "fee" => Some(Self::FEE),
            _ => Component::from_name(name).map(Self::one),
        }
    }

    /// The set as bits: that of a component is `1 << index`. A plain number for columns and bindings.
    ///
    /// ```
    /// use arrears::{Component, Components};
    /// assert_eq!(Components::one(Component::LateFee).bits(), 1 << 7);
    /// assert_eq!(Components::from_bits(1 << 7), Some(Components::one(Component::LateFee)));
    /// assert_eq!(Components::from_bits(1 << 14), None);
    /// ```
    #[must_use]
    pub fn bits(self) -> u32 {
        u32::from(self.0)
    }

    /// The set of some bits, where there is a component for each.
    #[must_use]
    pub fn from_bits(bits: u32) -> Option<Self> {
        let set = Self(u16::try_from(bits).ok()?);
        set.without(Self::ALL).is_empty().then_some(set)
    }

    /// Whether `component` is in the set.
    #[must_use]
    pub const fn contains(self, component: Component) -> bool {
        self.0 & Self::one(component).0 != 0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// What is in either set.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in both sets.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in this set and not in `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The one component of the set, where it is one.
    #[must_use]
    pub fn single(self) -> Option<Component> {
        if self.0.is_power_of_two() { self.iter().next() } else { None }
    }

    /// The components of the set, in report order.
    pub fn iter(self) -> impl Iterator<Item = Component> {
        let mut left = self.0;
        core::iter::from_fn(move || {
            // Of an empty set the lowest bit is the 16th, which no component has.
            let lowest = usize::try_from(left.trailing_zeros()).ok()?;
            left &= left.saturating_sub(1);
            Component::ALL.get(lowest).copied()
        })
    }
}

impl fmt::Debug for Components {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl fmt::Display for Components {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::PRINCIPAL => f.write_str("principal"),
            Self::FEE => f.write_str("fee"),
            set => {
                for (n, component) in set.iter().enumerate() {
                    write!(f, "{}{component}", if n == 0 { "" } else { "+" })?;
                }
                Ok(())
            }
        }
    }
}

impl core::str::FromStr for Component {
    type Err = crate::words::UnknownKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_name(text).ok_or(crate::words::UnknownKey { allowed: Self::NAMES })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;

    #[test]
    fn indices_and_names_agree_with_the_list() {
        for (n, component) in Component::ALL.into_iter().enumerate() {
            assert_eq!(component.index(), n);
            assert_eq!(Component::from_name(component.name()), Some(component));
        }
        let named: Result<alloc::vec::Vec<Component>, _> = Component::NAMES.split(' ').map(str::parse).collect();
        assert_eq!(named.as_deref(), Ok(Component::ALL.as_slice()));
        assert_eq!(Components::ALL.iter().count(), Component::COUNT);
        assert_eq!(Components::PRINCIPAL.iter().count(), 4);
        assert_eq!(Components::FEE.iter().count(), 4);
        let general = [Component::Interest, Component::PenaltyInterest, Component::CompoundInterest];
        assert!(Components::GENERAL_INTEREST.iter().eq(general));
        assert_eq!(Components::ALL.without(Components::IN_ORDERS).single(), Some(Component::JudgmentInterest));
        let others = Components::PRINCIPAL.or(Components::one(Component::Cost));
        assert_eq!(Components::IN_ORDERS.without(others), Components::CHARGES);
        assert_eq!(Components::one(Component::Cost).single(), Some(Component::Cost));
        assert_eq!([Components::NONE, Components::FEE].map(Components::single), [None, None]);
    }
}
