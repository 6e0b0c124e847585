//! What fell due together, and what is unpaid of it.

use super::index::Earning;
use super::run::Queue;
use crate::balance::error::{Checked, Stopped, less};
use crate::calendar::Date;
use crate::component::Component;
use crate::postings::NONE;

/// What fell due on one day, or was accelerated.
#[derive(Clone, Copy, Debug)]
pub struct Instalment {
    pub(super) due: Date,
    pub(super) late_payment_grace_end: Date,
    /// Unpaid of what was scheduled.
    pub(super) principal: i64,
    pub(super) interest: i64,
    pub(super) fee: i64,
    /// The indices on the first day that bears penalty and compound interest.
    pub(super) penalty_from: i128,
    pub(super) compound_from: i128,
    pub(super) bears_from: Date,
    /// Past its late-payment grace with something unpaid.
    pub(super) is_overdue: bool,
    /// What was unpaid at the end of its late-payment grace, until its late fee is owed.
    pub(super) late_fee_base: i64,
    /// Accelerated: it never has a late fee.
    pub(super) is_accelerated: bool,
    /// What its overdue amounts earn, where instalments are paid one after another.
    pub(super) penalty: Earning,
    pub(super) compound: Earning,
    /// Its open postings by [`slot`], where instalments are paid one after another, and what those of penalty and compound
    /// interest are made of.
    pub(super) postings: [u32; SLOTS],
    pub(super) penalty_runs: Queue,
    pub(super) compound_runs: Queue,
}

/// Kinds of amounts that belong to an instalment.
pub(super) const SLOTS: usize = 7;

/// The place of a component among the postings of an instalment.
pub(super) const fn slot(component: Component) -> Option<usize> {
    match component {
        Component::Loan => Some(0),
        Component::Interest => Some(1),
        Component::InstalmentFee => Some(2),
        Component::PenaltyInterest => Some(3),
        Component::CompoundInterest => Some(4),
        Component::LateFee => Some(5),
        _ => None,
    }
}

/// The place of interest that an early repayment posted and left unpaid: it is older than what falls due.
pub(super) const EARLY_INTEREST: usize = 6;

impl Instalment {
    /// An empty slot: what scratch space is filled with.
    pub const EMPTY: Self = Self {
        due: Date::MIN,
        late_payment_grace_end: Date::MIN,
        principal: 0,
        interest: 0,
        fee: 0,
        penalty_from: 0,
        compound_from: 0,
        bears_from: Date::MIN,
        is_overdue: false,
        late_fee_base: 0,
        is_accelerated: false,
        penalty: Earning::NONE,
        compound: Earning::NONE,
        postings: [NONE; SLOTS],
        penalty_runs: Queue::EMPTY,
        compound_runs: Queue::EMPTY,
    };

    /// Unpaid of what was scheduled.
    pub(super) fn unpaid(&self) -> Result<i64, Stopped> {
        self.principal.more(self.interest)?.more(self.fee)
    }

    /// What its posting of a component is made of, where it has postings of several ages.
    pub(super) const fn runs(&mut self, component: Component) -> Option<&mut Queue> {
        match component {
            Component::PenaltyInterest => Some(&mut self.penalty_runs),
            Component::CompoundInterest => Some(&mut self.compound_runs),
            _ => None,
        }
    }

    /// The same, to look at.
    #[cfg(feature = "alloc")]
    pub(super) const fn queue(&self, component: Component) -> Option<Queue> {
        match component {
            Component::PenaltyInterest => Some(self.penalty_runs),
            Component::CompoundInterest => Some(self.compound_runs),
            _ => None,
        }
    }

    /// Lowers what is unpaid of a scheduled component; other components are not scheduled.
    pub(super) fn reduce(&mut self, component: Component, minor: i64) -> Result<(), Stopped> {
        let part = match component {
            Component::Loan => &mut self.principal,
            Component::Interest => &mut self.interest,
            Component::InstalmentFee => &mut self.fee,
            _ => return Ok(()),
        };
        *part = less(*part, minor)?;
        Ok(())
    }
}
