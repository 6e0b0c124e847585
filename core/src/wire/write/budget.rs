//! What a report says of a budget.

use alloc::string::String;
use alloc::vec::Vec;

use super::values::WordShape;
use crate::budget::Finding;
use crate::case::{BudgetAnswer, CreditorShare, Stressed};
use crate::json::report;

report! {
    /// What can be paid each month, how it came about, and what to look at twice.
    pub(super) struct BudgetReportShape(found: &BudgetAnswer<'_>) {
        /// A month's counted income, half up.
        income: String = found.income(),
        essentials: String = found.essentials(),
        debts: String = found.debts(),
        surplus: String = found.surplus(),
        /// The policy's share of the surplus less its cushion, rounded down, never below zero.
        capacity: String = found.capacity(),
        /// What of it is for this account, where others share it.
        share: String = found.share(),
        /// Everybody who shares it, this account first.
        creditors?: Vec<ShareShape> = found.creditors(),
        findings: Vec<FindingShape> = found.findings(),
        stresses: Vec<StressedShape> = found.stresses(),
    }

    struct ShareShape(creditor: &CreditorShare<'_>) {
        name: String = creditor.name,
        balance: String = creditor.balance,
        share: String = creditor.share,
    }

    struct FindingShape(finding: &Finding) {
        kind: &'static str = finding.kind().key(),
        text: WordShape = |language| finding.of(language),
    }

    struct StressedShape(stressed: &Stressed) {
        text: WordShape = |language| stressed.stress.of(language),
        capacity: String = stressed.capacity,
        share: String = stressed.share,
    }
}
