//! Lines of a loan.

use alloc::vec::Vec;

use crate::balance::record::LoanSegment;
use crate::component::Component;

/// What made a line of an accrued amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It fell due.
    Due,
    /// It was accelerated.
    Accelerated,
    /// A payment, an early repayment or a waiver posted it.
    Posted,
    /// It is not posted yet.
    Accrued,
}

/// What a loan alone has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoanWhat {
    /// Principal or fee fell due, or was accelerated.
    Due {
        /// Principal or fee.
        component: Component,
        /// Minor units.
        amount: i64,
        /// Fell due, or was accelerated.
        told: Told,
    },
    /// Interest, penalty interest or compound interest: posted, or accrued and not yet posted.
    Interest {
        /// Which.
        component: Component,
        /// Minor units, rounded once.
        amount: i64,
        /// The exact amount, in [`ACCRUAL_UNIT`](crate::ACCRUAL_UNIT)ths of a minor unit.
        exact: i128,
        /// How it was earned.
        loan_segments: Vec<LoanSegment>,
        /// What of it was earned before an account that begins in the middle does, in
        /// [`ACCRUAL_UNIT`](crate::ACCRUAL_UNIT)ths; zero of any other.
        brought_forward: i128,
        /// What made a line of it.
        told: Told,
    },
    /// A late fee became owed.
    LateFee {
        /// Minor units.
        amount: i64,
        /// What was unpaid of the instalment.
        unpaid: i64,
    },
    /// Principal came back before it was due.
    Repaid {
        /// Minor units.
        amount: i64,
    },
}

/// Takes the pieces that an amount was posted from.
///
/// Where a whole month was charged as a twelfth, days of it that a question in between had counted are left out.
pub(in super::super) fn take_pieces(
    loan_segments: &mut Vec<LoanSegment>,
    component: Component,
    owner: Option<usize>,
) -> Vec<LoanSegment> {
    let is_own = |loan_segment: &LoanSegment| {
        loan_segment.component == component && (owner.is_none() || loan_segment.owner == owner)
    };
    let mut own: Vec<LoanSegment> = loan_segments.iter().filter(|loan_segment| is_own(loan_segment)).copied().collect();
    loan_segments.retain(|loan_segment| !is_own(loan_segment));
    let months: Vec<LoanSegment> = own.iter().filter(|loan_segment| loan_segment.count.is_none()).copied().collect();
    own.retain(|loan_segment| {
        loan_segment.count.is_none()
            || !months.iter().any(|month| month.from <= loan_segment.from && loan_segment.to <= month.to)
    });
    own
}
