//! Lines of a loan.

use alloc::vec::Vec;

use crate::balance::record::LoanPiece;
use crate::calendar::{Date, DayCount};
use crate::component::Component;
use crate::ledger::EventId;
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};
use crate::schedule::{DueBasis, LoanAccrued, accrual_per_unit};
use crate::sort::sort_by_key;
use crate::terms::LateFeeBound;

/// An amount of a loan that stood still over the days [from, to), at one rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoanSegment {
    /// What it earned: interest, penalty interest or compound interest.
    pub component: Component,
    /// The instalment, from 0, whose own it is; `None` where amounts earn together.
    pub owner: Option<usize>,
    /// The balance that earned.
    pub base: Money,
    /// At which rate.
    pub rate: Rate,
    /// By which day count; `None`: a whole period, by its share of the year, or a part of one.
    pub count: Option<DayCount>,
    /// That share, such as 1/12 or 2/52, where no days are counted.
    pub share: Option<(u16, u16)>,
    /// The days of the period of which it is a part.
    pub of_days: Option<i32>,
    /// First day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// What it earned, exactly.
    pub earned: LoanAccrued,
}

impl LoanSegment {
    /// What a replay told, in the currency of the loan.
    pub(in super::super) fn of(piece: LoanPiece, currency: Currency) -> Self {
        let LoanPiece { component, owner, base, rate, count, share, part_of, from, to, earned } = piece;
        let of_days = part_of.map(|(_, days)| days);
        let (base, earned) = (Money::saturating(base, currency), LoanAccrued::from_parts(earned));
        Self { component, owner, base, rate, count, share, of_days, from, to, earned }
    }
}

/// On what occasion a line about an amount of a loan was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// It fell due.
    Due,
    /// It was accelerated.
    Accelerated,
    /// It became principal at the end of a period with nothing due.
    Capitalised,
    /// A payment, an early repayment or a waiver posted it.
    Posted,
    /// It is not posted yet.
    Accrued,
    /// It is charged only if what is in its late-payment grace is not paid in that.
    Contingent,
}

/// What happens on loans alone: an instalment falls due, a charge is capped, principal comes back early.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoanWhat {
    /// Principal or fee fell due, or was accelerated.
    Due {
        /// Principal or fee.
        component: Component,
        /// How much.
        amount: Money,
        /// On what occasion: it fell due, or was accelerated.
        occasion: Occasion,
        /// How the amount was found.
        basis: DueBasis,
    },
    /// Interest, penalty interest or compound interest: posted, accrued and not yet posted, or contingent.
    Interest {
        /// Interest, penalty interest or compound interest.
        component: Component,
        /// How much, rounded once to minor units.
        amount: Money,
        /// The exact amount.
        exact: LoanAccrued,
        /// The part of it that was carried from the posting before.
        carried: LoanAccrued,
        /// How it was earned.
        loan_segments: Vec<LoanSegment>,
        /// What of it was earned before an account that begins in the middle does; zero of any other.
        brought_forward: LoanAccrued,
        /// On what occasion the line was made.
        occasion: Occasion,
    },
    /// A late fee became owed.
    LateFee {
        /// How much.
        amount: Money,
        /// What was unpaid of the instalment.
        unpaid: Money,
        /// The rate on it.
        rate: Fraction,
        /// What made the fee another amount than that.
        bound: Option<LateFeeBound>,
    },
    /// The fee on principal repaid before it was due.
    EarlyRepaymentFee {
        /// How much.
        amount: Money,
        /// The principal.
        principal: Money,
        /// The rate on it.
        rate: Fraction,
    },
    /// The cap on all charges let less of one through.
    Capped {
        /// The charge.
        component: Component,
        /// What was not posted.
        amount: Money,
    },
    /// An instalment was short by no more than the terms let pass.
    ShortfallPassed {
        /// What is due with the next.
        amount: Money,
    },
    /// Money of a payment went back: what it had met is owed again.
    Returned {
        /// The chargeback.
        event: EventId,
        /// What it had met; `None`: it was credit.
        component: Option<Component>,
        /// How much.
        amount: Money,
    },
    /// Principal came back before it was due.
    Repaid {
        /// How much.
        amount: Money,
    },
}

/// Cuts what overdue amounts earned where their rate changed or stood still in between: the end of a grace charges back
/// over days whose rates are known only here.
pub(in super::super) fn cut_by_rate(rates: &[(Component, Date, Option<Rate>)], segment: LoanPiece) -> Vec<LoanPiece> {
    let own = || rates.iter().filter(|(of, ..)| *of == segment.component);
    let Some(count) = segment.count.filter(|_| own().next().is_some()) else { return alloc::vec![segment] };
    let mut days: Vec<Date> = own().map(|(_, day, _)| *day).collect();
    days.retain(|day| segment.from < *day && *day < segment.to);
    days.extend([segment.from, segment.to]);
    sort_by_key(&mut days, |day| *day);
    days.dedup();
    let pieces = days.iter().copied().zip(days.iter().copied().skip(1)).filter_map(|(from, to)| {
        // Of several rates told for one day, the last holds.
        let told = own().rfind(|(_, day, _)| *day <= from);
        let rate = told.map_or(Some(segment.rate), |(.., rate)| *rate)?;
        let earned = accrual_per_unit(rate, count, from, to).saturating_mul(i128::from(segment.base));
        Some(LoanPiece { rate, from, to, earned, ..segment })
    });
    pieces.collect()
}

/// Takes the pieces that an amount was posted from.
pub(in super::super) fn take_pieces(
    pieces: &mut Vec<LoanPiece>,
    component: Component,
    owner: Option<usize>,
) -> Vec<LoanPiece> {
    let is_own = |piece: &LoanPiece| piece.component == component && (owner.is_none() || piece.owner == owner);
    let own = pieces.iter().filter(|piece| is_own(piece)).copied().collect();
    pieces.retain(|piece| !is_own(piece));
    own
}

/// A period that begins on a day is charged as a whole: days of it that a question in between had counted are left out.
pub(in super::super) fn leave_out_days(pieces: &mut Vec<LoanPiece>, component: Component, from: Date) {
    for piece in pieces.iter_mut().filter(|piece| piece.component == component && piece.to > from) {
        let Some(count) = piece.count else { continue };
        let days = accrual_per_unit(piece.rate, count, piece.from.min(from), from);
        (piece.to, piece.earned) = (from, days.saturating_mul(i128::from(piece.base)));
    }
    pieces.retain(|piece| piece.from < piece.to);
}

/// Parts of the period that began on a day go by a day count after all.
pub(in super::super) fn count_parts(pieces: &mut [LoanPiece], period: Date, count: DayCount) {
    let is_part = |piece: &&mut LoanPiece| piece.part_of.is_some_and(|(begins, _)| begins == period);
    for piece in pieces.iter_mut().filter(is_part) {
        let days = accrual_per_unit(piece.rate, count, piece.from, piece.to);
        (piece.count, piece.share, piece.part_of) = (Some(count), None, None);
        piece.earned = days.saturating_mul(i128::from(piece.base));
    }
}
