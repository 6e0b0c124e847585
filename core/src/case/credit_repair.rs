//! The one-time credit repair: the answer to each record.

use alloc::vec::Vec;

use super::{Case, CaseError, CasePlace};
use crate::delinquency::{CreditRepair, OverdueRecord};

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
