//! What fell due on a day, and one posting.

use crate::oracle::{Component, Day};

/// An instalment that fell due, or the principal that was called.
#[derive(Debug, Clone)]
pub(super) struct Instalment {
    pub(super) due: Day,
    /// The last day to pay it without any late-payment grace: what days past due count from.
    pub(super) deadline: Day,
    pub(super) late_payment_grace_end: Day,
    pub(super) accelerated: bool,
    /// Principal that went back when nothing was left to fall due; no row of the schedule.
    pub(super) came_back: bool,
    pub(super) principal: i128,
    pub(super) interest: i128,
    pub(super) fee: i128,
    /// From this day on it counts as overdue: the day after the late-payment grace, or an acceleration.
    pub(super) overdue_on: Option<Day>,
    /// The first day that bears penalty and compound interest.
    pub(super) bears_from: Day,
    /// Short by no more than may pass: what is unpaid of it is due with a later one.
    pub(super) with: Option<usize>,
    /// What was unpaid at the end of the late-payment grace.
    pub(super) late_fee_base: i128,
    /// Accrued and not posted, exactly.
    pub(super) penalty: i128,
    pub(super) compound: i128,
}

/// An amount posted, and what is unpaid of it.
#[derive(Debug, Clone)]
pub(super) struct Lot {
    pub(super) component: Component,
    /// The instalment it belongs to; the next one that will fall due for interest posted before its day.
    pub(super) instalment: Option<usize>,
    pub(super) date: Day,
    /// Which event of the account's life posted it.
    pub(super) moment: usize,
    pub(super) amount: i128,
    pub(super) unpaid: i128,
    /// A judgment awards it, as far as it awards anything.
    pub(super) awarded: bool,
}

impl Lot {
    /// Whether it is what the schedule asked for, and not a consequence of paying late.
    pub(super) fn is_scheduled(&self) -> bool {
        matches!(self.component, Component::Loan | Component::Interest | Component::InstalmentFee)
            && self.instalment.is_some()
    }
}
