//! The concessions a policy may move.

use core::fmt;

use super::Class;

/// A concession that gives something up when it is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Concession {
    /// More periods.
    Periods,
    /// More periods without a payment.
    Deferral,
    /// A smaller down payment.
    DownPayment,
    /// A lower rate.
    Rate,
    /// A larger discount on settlement.
    Discount,
    /// A larger waived share of a class.
    Waive(Class),
}

impl Concession {
    /// How many there are.
    pub const COUNT: usize = 12;
    /// All of them.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Periods,
        Self::Deferral,
        Self::DownPayment,
        Self::Rate,
        Self::Discount,
        Self::Waive(Class::Principal),
        Self::Waive(Class::Interest),
        Self::Waive(Class::PenaltyInterest),
        Self::Waive(Class::CompoundInterest),
        Self::Waive(Class::LateFee),
        Self::Waive(Class::Fee),
        Self::Waive(Class::Cost),
    ];
    /// The keys of [`Self::ALL`], for an error's text.
    pub const KEYS: &'static str = "periods deferral downPayment rate discount waive.principal waive.interest \
         waive.penaltyInterest waive.compoundInterest waive.lateFee waive.fee waive.cost";

    /// The key in a policy.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Periods => "periods",
            Self::Deferral => "deferral",
            Self::DownPayment => "downPayment",
            Self::Rate => "rate",
            Self::Discount => "discount",
            Self::Waive(Class::Principal) => "waive.principal",
            Self::Waive(Class::Interest) => "waive.interest",
            Self::Waive(Class::PenaltyInterest) => "waive.penaltyInterest",
            Self::Waive(Class::CompoundInterest) => "waive.compoundInterest",
            Self::Waive(Class::LateFee) => "waive.lateFee",
            Self::Waive(Class::Fee) => "waive.fee",
            Self::Waive(Class::Cost) => "waive.cost",
        }
    }

    /// The place in [`Concession::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Periods => 0,
            Self::Deferral => 1,
            Self::DownPayment => 2,
            Self::Rate => 3,
            Self::Discount => 4,
            Self::Waive(class) => class.index().saturating_add(5),
        }
    }

    /// The concession of a key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|concession| concession.key() == key)
    }

    /// Whether moving it further always makes payments smaller or leaves them. A smaller down payment makes them
    /// larger, and so does a deferral that accrues.
    pub(super) const fn eases_payments(self) -> bool {
        !matches!(self, Self::DownPayment | Self::Deferral)
    }

    /// Whether moving it further moves payments further off.
    pub(super) const fn puts_off(self) -> bool {
        matches!(self, Self::Periods | Self::Deferral)
    }
}

impl fmt::Display for Concession {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_back_and_forth() {
        for (place, concession) in Concession::ALL.into_iter().enumerate() {
            assert_eq!(concession.index(), place);
            assert_eq!(Concession::from_key(concession.key()), Some(concession));
            assert!(Concession::KEYS.contains(concession.key()));
        }
    }
}
