//! What a report says of deadlines, and the pages of a case.

use alloc::string::String;

use super::values::TextShape;
use crate::case::{CasePage, Consequence, Deadline, PageFormat};
use crate::delinquency::Bucket;
use crate::json::report;
use crate::offer::PlanKind;

report! {
    /// An amount, the last day to pay it, and what it averts.
    pub(super) struct DeadlineShape(deadline: &Deadline) {
        /// `lateFee`, `interestFreePeriod`, `current`, `bucket`, `day91`, `creditRecord`, `agreementPayment`, `agreementBreach` or `offer`.
        purpose: &'static str = deadline.purpose.key(),
        /// The least that averts it, if paid on the last day and nothing else happens; 0 of an offer.
        amount: String = deadline.amount,
        /// The last day on which it does, late-payment grace included.
        last_day: String = deadline.last_day,
        /// The late fee averted.
        late_fee?: Option<String> = deadline.purpose.late_fee(),
        /// What is unpaid of the whole bill; `amount` is less by the tolerance.
        bill?: Option<String> = deadline.purpose.bill(),
        /// The bucket that begins the day after.
        bucket?: Option<&'static str> = deadline.purpose.bucket().map(Bucket::key),
        /// The payment of the agreement; 0 is the down payment.
        payment?: Option<u32> = deadline.purpose.payment(),
        /// The kind of plan offered.
        kind?: Option<&'static str> = deadline.purpose.kind().map(PlanKind::key),
        /// What it says.
        text: TextShape = |language| deadline.text(language),
    }

    /// A fact about what being overdue leads to.
    pub(super) struct ConsequenceShape(fact: &Consequence) {
        /// `creditRecord`, `classification`, `limitation`, `criminalThreshold`, `noCrime`, `courtCut` or `complaint`.
        about: &'static str = fact.what.key(),
        /// The day it is about.
        day?: Option<String> = fact.what.day(),
        /// The amount it is about.
        amount?: Option<String> = fact.what.amount(),
        /// What it says.
        text: TextShape = |language| fact.text(language),
        /// Where it stands.
        source: TextShape = |language| fact.source.name.of(language),
        /// `confirmed`, `reported` or `unconfirmed`: how well the text is known.
        certainty: &'static str = fact.certainty.key(),
    }

    /// A page of the case.
    pub(super) struct CasePageReport(page: &CasePage)
    let asked = page.question;
    {
        /// Which page.
        kind: &'static str = asked.kind().key(),
        /// Its language.
        language: &'static str = asked.language().key(),
        /// Its format; a calendar has none.
        format?: Option<&'static str> = asked.page_format().map(PageFormat::key),
        /// The page itself.
        content: String = &page.content,
    }
}
