//! Lines of a loan.

use alloc::vec::Vec;

use crate::balance::record::Piece;
use crate::component::Component;

/// What made a line of an accrued amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// It fell due.
    Due,
    /// It was called due.
    Called,
    /// A payment, an early repayment or a waiver posted it.
    Posted,
    /// It is not posted yet.
    Accrued,
}

/// What a loan alone has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoanWhat {
    /// Principal or fee fell due, or was called due.
    Due {
        /// Principal or fee.
        component: Component,
        /// Minor units.
        amount: i64,
        /// Fell due, or was called due.
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
        pieces: Vec<Piece>,
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
pub(in super::super) fn take_pieces(pieces: &mut Vec<Piece>, component: Component, owner: Option<usize>) -> Vec<Piece> {
    let is_own = |piece: &Piece| piece.component == component && (owner.is_none() || piece.owner == owner);
    let mut own: Vec<Piece> = pieces.iter().filter(|piece| is_own(piece)).copied().collect();
    pieces.retain(|piece| !is_own(piece));
    let months: Vec<Piece> = own.iter().filter(|piece| piece.count.is_none()).copied().collect();
    own.retain(|piece| {
        piece.count.is_none() || !months.iter().any(|month| month.from <= piece.from && piece.to <= month.to)
    });
    own
}
