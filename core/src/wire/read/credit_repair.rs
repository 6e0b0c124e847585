//! The one-time credit repair: the key `creditRepair` of the case document.

use alloc::string::String;
use alloc::vec::Vec;

use crate::case::CreditRepairQuestion;
use crate::delinquency::{CreditRepairPolicy, DelinquencyError, OverdueRecord};
use crate::json::{Of, shapes};
use crate::money::Currency;
use crate::offer::OfferError;
use crate::wire::WireError;

shapes! {
    /// Overdue records of the borrower's credit report, of any lender, and the policy that repairs them once (一次性信用修复).
    pub(super) struct CreditRepairShape {
        /// What is other than in the policy of 2025-12-22.
        policy: Option<RepairPolicyShape>,
        /// The records asked about.
        records: Vec<OverdueRecordShape>,
    }
    struct RepairPolicyShape {
        /// The first day on which a record may have arisen: `2020-01-01`.
        arose_from: Option<String>,
        /// The last day on which a record may have arisen: `2025-12-31`.
        arose_to: Option<String>,
        /// The largest single overdue amount: `10000.00` in CNY.
        amount_at_most: Option<String>,
        /// The last day of early repayment: `2025-11-30`.
        early_repaid_by: Option<String>,
        /// The day from which a record repaid early is not shown: `2026-01-01`.
        early_hidden_from: Option<String>,
        /// The last day of repayment: `2026-03-31`.
        repaid_by: Option<String>,
    }
    struct OverdueRecordShape {
        /// The day the overdue arose.
        arose: String,
        /// Principal, interest and penalty of this record.
        amount: String,
        /// The day it was repaid in full; absent while it is not.
        repaid_in_full: Option<String>,
        /// Whether the central bank's system shows it as personal overdue information; true where absent.
        shown: Option<bool>,
    }
}

/// The records and their policy, each checked.
pub(super) fn credit_repair(
    node: Of<'_, CreditRepairShape>,
    currency: Currency,
) -> Result<CreditRepairQuestion, WireError> {
    let standard = CreditRepairPolicy::pboc_2025().map_err(|error| node.refused(error))?;
    let policy = node.policy().read(|given| policy(given, standard, currency))?.unwrap_or(standard);
    let records = node.records().parts().map(|given| {
        let record = OverdueRecord {
            arose: given.arose().date()?,
            amount: given.amount().money(currency)?,
            repaid_in_full: given.repaid_in_full().read(|day| day.date())?,
            is_shown: given.shown().value().unwrap_or(true),
        };
        policy.judge(record).map_err(|error| match error {
            DelinquencyError::Money(_) => given.amount().refused(error),
            _ => given.repaid_in_full().refused(error),
        })?;
        Ok(record)
    });
    Ok(CreditRepairQuestion { policy, records: records.collect::<Result<_, WireError>>()? })
}

/// The standard policy with the figures given.
fn policy(
    node: Of<'_, RepairPolicyShape>,
    standard: CreditRepairPolicy,
    currency: Currency,
) -> Result<CreditRepairPolicy, WireError> {
    let mut policy = standard;
    for (given, day) in [
        (node.arose_from(), &mut policy.arose_from),
        (node.arose_to(), &mut policy.arose_to),
        (node.early_repaid_by(), &mut policy.early_repaid_by),
        (node.early_hidden_from(), &mut policy.early_hidden_from),
        (node.repaid_by(), &mut policy.repaid_by),
    ] {
        if let Some(given) = given.given() {
            *day = given.date()?;
        }
    }
    if let Some(amount) = node.amount_at_most().given() {
        policy.amount_at_most = amount.not_negative(currency)?;
    }
    for (given, first, last) in [
        (node.arose_to(), policy.arose_from, policy.arose_to),
        (node.repaid_by(), policy.early_repaid_by, policy.repaid_by),
    ] {
        if last < first {
            return Err(given.refused(OfferError::BoundBelowBound));
        }
    }
    Ok(policy)
}
