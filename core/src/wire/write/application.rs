//! What a borrower hands in to ask for a plan: `application` in the report.

use alloc::string::String;
use alloc::vec::Vec;

use super::values::Both;
use crate::case::ApplicationAnswer;
use crate::casework::{AskedPlan, ExpectedMonth, Needed, Relief, SupportingDocument};
use crate::json::report;

report! {
    /// What was handed in to ask for a plan, beside what is owed.
    pub(super) struct ApplicationReport(answer: &ApplicationAnswer<'_>)
    let application = answer.application();
    {
        /// Why the borrower cannot pay as agreed.
        hardship: &'static str = application.hardship().key(),
        /// The reasons in the borrower's own words.
        reasons: Vec<String> = application.reasons(),
        /// What paying on `asOf` would settle.
        owed: String = answer.owed(),
        /// The plan asked for.
        plan: AskedPlanOut = application.plan(),
        /// What the payments leave of what is owed; absent where they cover it. Interest that goes on comes on top.
        uncovered?: Option<String> = answer.uncovered(),
        /// What is asked for beside the payments.
        asks: Vec<AskShape> = application.reliefs().iter().copied(),
        /// The months, one after the other.
        months: Vec<ExpectedMonthShape> = application.months(),
        /// The first day of the first month in which what is left does not cover the payment; absent where all do.
        first_short?: Option<String> = answer.first_short().map(|month| month.first_day),
        /// What is attached.
        supporting_documents: Vec<&'static str> = application.documents().iter().map(|document| document.key()),
        /// What the hardship asks for, each with what is attached for it.
        needed: Vec<AttachedShape> = answer.checklist(),
    }

    struct AskedPlanOut(plan: &AskedPlan) {
        /// The amount of each payment.
        payment: String = plan.payment(),
        /// How many payments.
        payments: u16 = plan.payments(),
        /// When the first is due.
        first_due: String = plan.first_due(),
        /// When the last is due.
        last_due: String = plan.last_due(),
        /// All payments together.
        total: String = plan.total(),
    }

    struct AskShape(relief: Relief) {
        /// Its stable name.
        key: &'static str = relief.key(),
        /// What is asked for, in words.
        text: Both = relief.word(),
    }

    struct ExpectedMonthShape(month: &ExpectedMonth) {
        /// The first day of the month.
        month: String = month.first_day,
        /// What comes in.
        income: String = month.income,
        /// What cannot be left out.
        essential: String = month.essential,
        /// What is left; below zero where more goes out than comes in.
        left: String = month.left,
        /// What the plan asks for in it.
        payment: String = month.payment,
        /// Whether what is left does not cover the payment.
        short: bool = month.is_short(),
    }

    struct AttachedShape(needed: &Needed<'_>)
    let any_of = needed.requirement.any_of.as_slice();
    {
        /// `identity`, `income`, `special` or `plan`.
        purpose: &'static str = needed.requirement.purpose.key(),
        /// Any of these will do.
        any_of: Vec<&'static str> = any_of.iter().map(|document| document.key()),
        /// The document attached; absent where it is missing.
        met_by?: Option<&'static str> = needed.met_by.map(SupportingDocument::key),
        /// The same in words.
        text: Both = |language| needed.text(language),
    }
}
