//! What law has to know of one account beyond its history.

// Semantics: [law-12] [law-15].

use alloc::vec::Vec;

use crate::calendar::Date;
use crate::delinquency::{Classification, Restructuring};
use crate::rate::Fraction;
use crate::rulebook::Product;

/// What law has to know of an account of the lender beyond its history; who lends and by which rulebook is the case's to say
/// ([`Law`](super::Law)).
///
/// Nothing need be told. Another account than that of the case is without a product of the same one where both are cards or both
/// loans, else a credit card or a loan.
#[derive(Clone, Debug, Default)]
pub struct AccountLaw {
    pub(crate) product: Option<Product>,
    pub(crate) cap_from: Option<Date>,
    pub(crate) restructurings: Vec<Restructuring>,
    pub(crate) over_limit_fee: bool,
    pub(crate) contract_late_fee: Option<Fraction>,
    pub(crate) assigned_classification: Option<Classification>,
}

impl AccountLaw {
    /// Nothing told.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            product: None,
            cap_from: None,
            restructurings: Vec::new(),
            over_limit_fee: false,
            contract_late_fee: None,
            assigned_classification: None,
        }
    }

    /// Sets what the debt is.
    #[must_use]
    pub const fn product(mut self, product: Product) -> Self {
        self.product = Some(product);
        self
    }

    /// Sets the day that the cap on charges counts from; the day the balance last rose from zero where none is given.
    #[must_use]
    pub const fn cap_from(mut self, day: Date) -> Self {
        self.cap_from = Some(day);
        self
    }

    /// Adds a restructuring of the past, in the order of agreement.
    #[must_use]
    pub fn restructuring(mut self, restructuring: Restructuring) -> Self {
        self.restructurings.push(restructuring);
        self
    }

    /// Says that the contract asks a fee for exceeding the limit.
    #[must_use]
    pub const fn over_limit_fee(mut self) -> Self {
        self.over_limit_fee = true;
        self
    }

    /// What the signed contract says of the late fee, as a share of the unpaid minimum payment, where the account is run by other terms.
    #[must_use]
    pub const fn contract_late_fee(mut self, share: Fraction) -> Self {
        self.contract_late_fee = Some(share);
        self
    }

    /// The class that the lender has given the account, where it is not the one computed.
    #[must_use]
    pub const fn assigned_classification(mut self, classification: Classification) -> Self {
        self.assigned_classification = Some(classification);
        self
    }
}
