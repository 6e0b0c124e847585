//! The one-time credit repair: what is asked, and the answer to each record.

use alloc::vec::Vec;

use super::{Case, CaseError, CasePlace};
use crate::delinquency::{CreditRepair, CreditRepairPolicy, OverdueRecord};

/// Overdue records of a credit report, of any lender, and the policy that repairs them once (一次性信用修复).
#[derive(Clone, Debug)]
pub struct CreditRepairQuestion {
    pub(crate) policy: CreditRepairPolicy,
    pub(crate) records: Vec<OverdueRecord>,
}

impl CreditRepairQuestion {
    /// By a policy, no record yet.
    #[must_use]
    pub const fn new(policy: CreditRepairPolicy) -> Self {
        Self { policy, records: Vec::new() }
    }

    /// With a record.
    #[must_use]
    pub fn record(mut self, record: OverdueRecord) -> Self {
        self.records.push(record);
        self
    }
}

impl Case {
    /// Each record with its answer.
    pub(super) fn repaired(&self) -> Result<Vec<(OverdueRecord, CreditRepair)>, CaseError> {
        let Some(question) = &self.credit_repair else { return Ok(Vec::new()) };
        let judged = question.records.iter().enumerate().map(|(place, record)| {
            let repair = question.policy.judge(*record);
            Ok((*record, repair.map_err(|error| CaseError::at(CasePlace::CreditRecord(place), error))?))
        });
        judged.collect()
    }
}
