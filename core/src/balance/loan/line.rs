//! Lines of a loan.

use alloc::vec::Vec;

use crate::balance::record::LoanSegment;
use crate::calendar::Date;
use crate::component::Component;
use crate::ledger::EventId;
use crate::rate::{Fraction, Rate};
use crate::schedule::accrual_per_unit;
use crate::sort::sort_by_key;
use crate::terms::LateFeeBound;

/// What made a line of an accrued amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
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
        /// The part of it that was carried from the posting before, in the same units.
        carried: i128,
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
        /// The rate on it.
        rate: Fraction,
        /// What made the fee another amount than that.
        bound: Option<LateFeeBound>,
    },
    /// The fee on principal repaid before it was due.
    EarlyRepaymentFee {
        /// Minor units.
        amount: i64,
        /// The principal.
        principal: i64,
        /// The rate on it.
        rate: Fraction,
    },
    /// The cap on all charges let less of one through.
    Capped {
        /// The charge.
        component: Component,
        /// What was not posted, in minor units.
        amount: i64,
    },
    /// An instalment was short by no more than the terms let pass.
    ShortfallPassed {
        /// What is due with the next, in minor units.
        amount: i64,
    },
    /// Money of a payment went back: what it had met is owed again.
    Returned {
        /// The chargeback.
        event: EventId,
        /// What it had met; `None`: it was credit.
        component: Option<Component>,
        /// Minor units.
        amount: i64,
    },
    /// Principal came back before it was due.
    Repaid {
        /// Minor units.
        amount: i64,
    },
}

/// Cuts what overdue amounts earned where their rate changed or stood still in between: the end of a grace charges back
/// over days whose rates are known only here.
pub(in super::super) fn cut_by_rate(
    rates: &[(Component, Date, Option<Rate>)],
    segment: LoanSegment,
) -> Vec<LoanSegment> {
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
        Some(LoanSegment { rate, from, to, earned, ..segment })
    });
    pieces.collect()
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
    let months: Vec<LoanSegment> = own
        .iter()
        .filter(|loan_segment| loan_segment.count.is_none() && loan_segment.of_days.is_none())
        .copied()
        .collect();
    own.retain(|loan_segment| {
        loan_segment.count.is_none()
            || !months.iter().any(|month| month.from <= loan_segment.from && loan_segment.to <= month.to)
    });
    own
}
