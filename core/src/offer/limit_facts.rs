//! What a temporary limit is judged by.

// Semantics: [plan-21].

use crate::calendar::Date;
use crate::delinquency::CreditStanding;
use crate::money::Money;
use crate::rulebook::Product;

/// What of an account a temporary limit is checked against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitFacts {
    /// What the debt is.
    pub product: Product,
    /// The first day of the account.
    pub opened: Date,
    /// The credit limit in force today.
    pub limit: Money,
    /// What would settle the account today.
    pub owed: Money,
    /// Days past due and class.
    pub standing: CreditStanding,
    /// Whether an agreement is in force.
    pub has_agreement: bool,
}
