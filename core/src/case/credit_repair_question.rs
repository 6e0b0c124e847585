//! The one-time credit repair: the records that are asked about.

use alloc::vec::Vec;

use crate::delinquency::{CreditRepairPolicy, OverdueRecord};

/// Overdue records of a credit report, of any lender, and the policy that repairs them once (一次性信用修复).
#[derive(Clone, Debug)]
pub struct CreditRepairQuestion {
    pub(crate) policy: CreditRepairPolicy,
    pub(crate) records: Vec<OverdueRecord>,
}

impl CreditRepairQuestion {
    /// Asks by a policy; [`record`](Self::record) adds what is asked about.
    #[must_use]
    pub const fn new(policy: CreditRepairPolicy) -> Self {
        Self { policy, records: Vec::new() }
    }

    /// Adds a record.
    #[must_use]
    pub fn record(mut self, record: OverdueRecord) -> Self {
        self.records.push(record);
        self
    }
}
