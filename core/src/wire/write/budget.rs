//! What a report says of a budget.

use alloc::string::String;
use alloc::vec::Vec;

use super::values::WordShape;
use crate::budget::Finding;
use crate::case::{BudgetAnswer, BudgetPeriod, CreditorShare, Stressed};
use crate::json::report;

report! {
    /// What can be paid each month, how it came about, and what to look at twice.
    pub(super) struct BudgetReportShape(found: &BudgetAnswer<'_>) {
        /// A month's counted income, half up.
        income: String = found.income(),
        /// A month's essential spending.
        essentials: String = found.essentials(),
        /// A month's payments on other debts.
        debts: String = found.debts(),
        /// Income less both; below zero where they are more.
        surplus: String = found.surplus(),
        /// The policy's share of the surplus less its cushion, rounded down, never below zero.
        capacity: String = found.capacity(),
        /// What of it is for this account, where others share it.
        share: String = found.share(),
        /// Everybody who shares it, this account first.
        creditors?: Vec<ShareShape> = found.creditors(),
        /// What to look at twice.
        findings: Vec<FindingShape> = found.findings(),
        /// What would be left if things got worse.
        stresses: Vec<StressedShape> = found.stresses(),
        /// Where incomes, spending or payments on other debts begin or end: what can be paid each month from one day to another; what stands above is of the first.
        periods?: Vec<PeriodShape> = found.periods(),
    }

    struct PeriodShape(period: &BudgetPeriod) {
        /// The first day.
        from: String = period.from,
        /// The last day; absent in the last period.
        to?: Option<String> = period.to,
        /// A month's counted income, half up.
        income: String = period.income,
        /// A month's essential spending.
        essentials: String = period.essentials,
        /// A month's payments on other debts.
        debts: String = period.debts,
        /// Income less both; below zero where they are more.
        surplus: String = period.surplus,
        /// The policy's share of the surplus less its cushion, rounded down, never below zero.
        capacity: String = period.capacity,
        /// What of it is for this account, where others share it.
        share: String = period.share,
        /// What would be left if things got worse.
        stresses: Vec<StressedShape> = period.stresses.as_slice(),
    }

    struct ShareShape(creditor: &CreditorShare<'_>) {
        /// The creditor's name; empty for this account.
        name: String = creditor.name,
        /// What is owed to them.
        balance: String = creditor.balance,
        /// What of the capacity is theirs.
        share: String = creditor.share,
    }

    struct FindingShape(finding: &Finding) {
        /// Which kind of finding.
        kind: &'static str = finding.kind().key(),
        /// What it says.
        text: WordShape = |language| finding.of(language),
    }

    struct StressedShape(stressed: &Stressed) {
        /// What got worse.
        text: WordShape = |language| stressed.stress.of(language),
        /// What could be paid each month then.
        capacity: String = stressed.capacity,
        /// What of it would be for this account.
        share: String = stressed.share,
    }
}
