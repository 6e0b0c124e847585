//! One row of a schedule.

use crate::calendar::Date;

/// One instalment of a schedule, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AmortisationRow {
    /// When it falls due.
    pub due: Date,
    /// What is owed of the principal before it.
    pub opening_minor: i64,
    /// The principal in it.
    pub principal_minor: i64,
    /// The interest in it.
    pub interest_minor: i64,
    /// The fee in it.
    pub fee_minor: i64,
}

impl AmortisationRow {
    /// A row to fill a slice with before [`Amortisation::build`](super::Amortisation::build) overwrites it.
    pub const EMPTY: Self =
        Self { due: Date::MIN, opening_minor: 0, principal_minor: 0, interest_minor: 0, fee_minor: 0 };

    /// What is to be paid: principal, interest and fee.
    #[must_use]
    pub const fn payment_minor(&self) -> i64 {
        // INVARIANT: a row is only made where the sum is in range.
        self.principal_minor.saturating_add(self.interest_minor).saturating_add(self.fee_minor)
    }
}
