//! The components of a debt, and the orders in which a payment falls through them.
//!
//! Semantics: [alloc-1] [alloc-4].

use super::{Refused, refuse};
use serde_json::Value;

/// What an amount owed is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Component {
    Purchase,
    Cash,
    Instalment,
    Loan,
    Interest,
    PenaltyInterest,
    CompoundInterest,
    LateFee,
    AnnualFee,
    CashFee,
    ServiceFee,
    InstalmentFee,
    Cost,
    JudgmentInterest,
}

use Component as C;

impl Component {
    /// In the order in which a report lists them.
    pub(crate) const ALL: [(Self, &'static str); 14] = [
        (C::Purchase, "purchase"),
        (C::Cash, "cash"),
        (C::Instalment, "instalment"),
        (C::Loan, "loan"),
        (C::Interest, "interest"),
        (C::PenaltyInterest, "penaltyInterest"),
        (C::CompoundInterest, "compoundInterest"),
        (C::LateFee, "lateFee"),
        (C::AnnualFee, "annualFee"),
        (C::CashFee, "cashFee"),
        (C::ServiceFee, "serviceFee"),
        (C::InstalmentFee, "instalmentFee"),
        (C::Cost, "cost"),
        (C::JudgmentInterest, "judgmentInterest"),
    ];

    /// The leaves that a name stands for.
    pub(crate) fn leaves(name: &str) -> Result<Vec<Self>, Refused> {
        match name {
            "principal" => Ok(vec![C::Purchase, C::Cash, C::Instalment, C::Loan]),
            "fee" => Ok(vec![C::AnnualFee, C::CashFee, C::ServiceFee, C::InstalmentFee]),
            leaf => match Self::ALL.iter().find(|(_, named)| *named == leaf) {
                Some((component, _)) => Ok(vec![*component]),
                None => refuse!("`{leaf}` is no component"),
            },
        }
    }

    /// Interest, penalty and compound interest: a judgment awards them beside its amount.
    pub(crate) fn is_general_interest(self) -> bool {
        matches!(self, C::Interest | C::PenaltyInterest | C::CompoundInterest)
    }

    pub(crate) fn is_principal(self) -> bool {
        matches!(self, C::Purchase | C::Cash | C::Instalment | C::Loan)
    }

    /// Whether it can have an interest-free period.
    pub(crate) fn is_spending(self) -> bool {
        matches!(self, C::Purchase | C::Instalment)
    }
}

/// Groups of components, first to last.
#[derive(Debug, Clone)]
pub(crate) struct Order(Vec<Vec<Component>>);

impl Order {
    pub(crate) fn of(value: &Value) -> Result<Self, Refused> {
        let mut groups = Vec::new();
        for group in value.as_array().into_iter().flatten() {
            let mut leaves = Vec::new();
            for name in group.as_array().into_iter().flatten() {
                leaves.extend(Component::leaves(name.as_str().unwrap_or_default())?);
            }
            groups.push(leaves);
        }
        let mut all: Vec<Component> = groups.iter().flatten().copied().collect();
        all.sort();
        let ordered = Component::ALL.iter().map(|(component, _)| component).filter(|c| **c != C::JudgmentInterest);
        if !all.iter().eq(ordered) {
            return refuse!("an order names every component once, and judgment interest never");
        }
        Ok(Self(groups))
    }

    pub(crate) fn charges_first() -> Self {
        Self(vec![vec![C::Cost], Self::charges(), vec![C::Cash], Self::spending()])
    }

    pub(crate) fn principal_first() -> Self {
        Self(vec![vec![C::Cost], vec![C::Cash], Self::spending(), Self::charges()])
    }

    fn spending() -> Vec<Component> {
        vec![C::Purchase, C::Instalment, C::Loan]
    }

    fn charges() -> Vec<Component> {
        vec![
            C::Interest,
            C::PenaltyInterest,
            C::CompoundInterest,
            C::LateFee,
            C::AnnualFee,
            C::CashFee,
            C::ServiceFee,
            C::InstalmentFee,
        ]
    }

    /// The group of a component, and its place in the group's listing.
    pub(crate) fn place(&self, component: Component) -> (usize, usize) {
        for (group, leaves) in self.0.iter().enumerate() {
            if let Some(listing) = leaves.iter().position(|leaf| *leaf == component) {
                return (group, listing);
            }
        }
        (self.0.len(), 0)
    }
}
