//! What flows are worth at a factor, with a bound on what the fixed point drops.

use core::cmp::Ordering;
use core::num::NonZeroU128;

use super::estimate::Flowing;
use super::fixed::{ONE, power};
use super::{CashFlowError, MAX_FLOWS};

/// One flow: an amount in minor units, whole units of time after the first, and an odd part of a unit after those.
#[derive(Clone, Copy)]
pub(super) struct Term {
    pub(super) amount: i64,
    pub(super) at: u32,
    /// Odd days and the days of a unit; interest on them is simple. (0, 1) where there are none.
    pub(super) odd: (u16, u16),
}

impl Term {
    fn is_with(self, other: Self) -> bool {
        let cross = |(part, _): (u16, u16), (_, of): (u16, u16)| u32::from(part).saturating_mul(u32::from(of));
        self.at == other.at && cross(self.odd, other.odd) == cross(other.odd, self.odd)
    }
}

/// A row of flows in order of time.
pub(super) trait Row {
    fn count(&self) -> usize;
    /// The flow at a place below the count.
    fn term(&self, index: usize) -> Term;
    /// Each flow from the first to the last.
    fn forward(&self, mut see: impl FnMut(Term)) {
        (0..self.count()).for_each(|index| see(self.term(index)));
    }
    /// Each flow from the last to the first.
    fn backward(&self, mut see: impl FnMut(Term)) {
        (0..self.count()).rev().for_each(|index| see(self.term(index)));
    }
    /// All flows, each amount in so many parts, brought to one end at a factor; `each` sees every partial sum.
    ///
    /// A partial sum never exceeds the sum of the absolute amounts, 2^61, by more than what is dropped, as a factor is at most
    /// one.
    fn brought(&self, parts: i64, factor: u64, side: Side, mut each: impl FnMut(i128)) -> i64 {
        let last = self.count().saturating_sub(1);
        let end = if side == Side::Discount { last } else { 0 };
        let mut sum = PartialSum { parts, powers: Powers::new(factor), at: self.term(end).at, sum: 0 };
        match side {
            Side::Discount => self.backward(|term| sum.add(term, &mut each)),
            Side::Growth => self.forward(|term| sum.add(term, &mut each)),
        }
        sum.sum
    }
}

/// On which side of zero the rate is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Rates above zero: the factor is 1 / (1 + i), and the flows are brought to the first.
    Discount,
    /// Rates below zero: the factor is 1 + i, and the flows are brought to the last.
    Growth,
}

/// The largest sum of absolute amounts: 10^17 minor units, below 2^57.
const MAX_TOTAL: u64 = 100_000_000_000_000_000;

/// A row with what one look at it tells.
pub(super) struct Worth<'a, R> {
    row: &'a R,
    /// The sum of the amounts: the worth at rate zero, exactly.
    pub(super) total: i128,
    /// Two to some power: amounts are brought to so many parts, in which the sum of their absolute values fills 61 bits.
    parts: i64,
    /// How often the sign changes from flow to flow, zeros left out.
    pub(super) changes: usize,
    /// The sign of the first amount that is not zero, and of the last.
    pub(super) first: Ordering,
    pub(super) last: Ordering,
    /// What flows before the sign changes, and what flows after.
    pub(super) out: Flowing,
    pub(super) back: Flowing,
    /// What the fixed point may drop, in units of the shifted amount.
    dropped: i128,
    pub(super) has_odd: bool,
}

impl<'a, R: Row> Worth<'a, R> {
    pub(super) fn new(row: &'a R) -> Result<Self, CashFlowError> {
        let count = row.count();
        if !(2..=MAX_FLOWS).contains(&count) {
            return Err(CashFlowError::FlowCount { given: count });
        }
        let mut worth = Self {
            row,
            total: 0,
            parts: 1,
            changes: 0,
            first: Ordering::Equal,
            last: Ordering::Equal,
            out: Flowing::NOTHING,
            back: Flowing::NOTHING,
            dropped: 0,
            has_odd: false,
        };
        let end = count.checked_sub(1).map_or(0, |last| row.term(last).at);
        let (mut absolute, mut moment) = (0_u64, row.term(0));
        moment.amount = 0;
        row.forward(|term| {
            absolute = absolute.saturating_add(term.amount.unsigned_abs());
            // What flows at one moment has one sign, that of its sum.
            if term.is_with(moment) {
                moment.amount = moment.amount.saturating_add(term.amount);
            } else {
                worth.look(moment);
                moment = term;
            }
        });
        worth.look(moment);
        worth.total = worth.out.sum().wrapping_add(worth.back.sum());
        if absolute > MAX_TOTAL {
            return Err(CashFlowError::TotalTooLarge);
        }
        match worth.changes {
            0 if worth.first == Ordering::Equal => return Err(CashFlowError::AllZero),
            0 => return Err(CashFlowError::OneSided),
            _ => {}
        }
        // INVARIANT: a sign changes, so absolute values come to two at least and to 2^57 at most: 7 to 62 bits are in front.
        worth.parts = 1_i64.checked_shl(absolute.leading_zeros().saturating_sub(3)).unwrap_or(1);
        // Each step drops less than one unit, each unit of a power one (an amount of 2^62 times what 2^-62 lacks), and an
        // odd factor three.
        let steps = i128::try_from(count).unwrap_or(i128::MAX).saturating_mul(if worth.has_odd { 4 } else { 1 });
        worth.dropped = i128::from(end).saturating_add(steps);
        Ok(worth)
    }

    fn look(&mut self, term: Term) {
        let sign = term.amount.cmp(&0);
        if sign == Ordering::Equal {
            return;
        }
        if self.first == Ordering::Equal {
            self.first = sign;
        } else if sign != self.last {
            self.changes = self.changes.saturating_add(1);
        }
        self.last = sign;
        self.has_odd |= term.odd.0 > 0;
        let side = if self.changes == 0 { &mut self.out } else { &mut self.back };
        side.add(term.amount, term.at);
    }

    /// The worth at rate zero, shifted as [`Worth::at`].
    pub(super) fn at_one(&self) -> i128 {
        self.total.wrapping_mul(i128::from(self.parts))
    }

    fn shifted(&self, amount: i64) -> i64 {
        // INVARIANT: to below 2^61.
        amount.wrapping_mul(self.parts)
    }

    /// The worth at `factor`, in shifted units, by Horner's rule; `each` sees every partial sum.
    fn horner(&self, factor: u64, side: Side, each: impl FnMut(i128)) -> i128 {
        i128::from(self.row.brought(self.parts, factor, side, each))
    }

    /// The worth at `factor`, off by at most what [`Worth::sign`] allows for.
    pub(super) fn at(&self, factor: u64, side: Side) -> i128 {
        self.horner(factor, side, |_| ())
    }

    /// The sign of a worth where it is certain.
    pub(super) fn sign(&self, worth: i128) -> Option<Ordering> {
        (worth.unsigned_abs() > self.dropped.unsigned_abs()).then(|| worth.cmp(&0))
    }

    /// How often the sums from the far end, each brought to its own flow, change sign at `factor`; `None` where one is
    /// too close to zero to tell.
    ///
    /// # Source
    /// Laguerre: no fewer than there are roots at larger factors.
    pub(super) fn tail_changes(&self, factor: u64, side: Side) -> Option<usize> {
        let mut count = Changes::default();
        self.horner(factor, side, |sum| count.see(self.sign(sum)));
        count.known()
    }

    /// As [`Worth::tail_changes`], of the sums from the near end, all brought to it: no fewer than there are roots at
    /// smaller factors.
    pub(super) fn head_changes(&self, factor: u64, side: Side) -> Option<usize> {
        let (mut count, mut sum) = (Changes::default(), 0_i128);
        let near = if side == Side::Discount { 0 } else { self.row.count().saturating_sub(1) };
        let start = self.row.term(near).at;
        let see = |term: Term| {
            if term.amount != 0 {
                let value = scaled(self.shifted(term.amount), doubled(power(factor, start.abs_diff(term.at))));
                sum = sum.wrapping_add(i128::from(value));
                count.see(self.sign(sum));
            }
        };
        match side {
            Side::Discount => self.row.forward(see),
            Side::Growth => self.row.backward(see),
        }
        count.known()
    }
}

/// What flows from one end on are worth at the last of them.
struct PartialSum {
    parts: i64,
    powers: Powers,
    /// When the last of them flows.
    at: u32,
    sum: i64,
}

impl PartialSum {
    /// One more, as far from the end as the last or farther; `each` sees the sum.
    #[inline(always)] // the inside of a walk
    fn add(&mut self, term: Term, each: &mut impl FnMut(i128)) {
        if term.amount == 0 {
            return;
        }
        let gap = self.at.abs_diff(term.at);
        self.at = term.at;
        // INVARIANT: to below 2^61.
        let amount = term.amount.wrapping_mul(self.parts);
        let amount = if term.odd.0 == 0 { amount } else { scaled(amount, doubled(odd(self.powers.factor, term.odd))) };
        let before = if gap == 0 { self.sum } else { scaled(self.sum, self.powers.of(gap)) };
        self.sum = before.wrapping_add(amount);
        each(i128::from(self.sum));
    }
}

/// An amount below 2^62 times a factor in 2^-63, rounded down.
#[inline]
pub(super) fn scaled(amount: i64, factor: i64) -> i64 {
    // Twice the amount, so that the upper half of the product is what is asked.
    let product = i128::from(amount << 1).wrapping_mul(i128::from(factor));
    // INVARIANT: the upper half of 128 bits fits 64.
    i64::try_from(product >> 64).unwrap_or(amount)
}

/// A factor of at most one in 2^-63; of one itself a unit is missing.
#[inline]
pub(super) fn doubled(factor: u64) -> i64 {
    i64::try_from(factor << 1).unwrap_or(i64::MAX)
}

/// 1 / (1 + part of i) in 2^-62 at a discount factor: of h / (of h + part (1 - h)).
fn odd(factor: u64, (part, of): (u16, u16)) -> u64 {
    // INVARIANT: of and part < 2^16, h <= 2^62: the quotient by halves fits 128 bits.
    let above = u128::from(of).wrapping_mul(u128::from(factor));
    let beside = u128::from(part).wrapping_mul(u128::from(ONE.saturating_sub(factor)));
    let below = NonZeroU128::new(above.wrapping_add(beside)).unwrap_or(NonZeroU128::MIN);
    let (high, rest) = ((above << 31) / below, (above << 31) % below);
    u64::try_from((high << 31).wrapping_add((rest << 31) / below)).unwrap_or(ONE).min(ONE)
}

/// The powers of one factor in 2^-63, of every four exponents in a row the last one kept: a month has 28 to 31 days.
struct Powers {
    factor: u64,
    known: [(u32, i64); 4],
}

impl Powers {
    fn new(factor: u64) -> Self {
        Self { factor, known: [(1, doubled(factor)); 4] }
    }

    #[inline(always)] // the inside of a walk
    fn of(&mut self, exponent: u32) -> i64 {
        let place = usize::try_from(exponent & 3).ok().and_then(|place| self.known.get_mut(place));
        match place {
            Some((known, kept)) if *known == exponent => *kept,
            Some(place) => {
                *place = (exponent, doubled(power(self.factor, exponent)));
                place.1
            }
            None => doubled(power(self.factor, exponent)),
        }
    }
}

/// Counts changes among signs.
#[derive(Default)]
struct Changes {
    last: Option<Ordering>,
    count: usize,
    lost: bool,
}

impl Changes {
    fn see(&mut self, sign: Option<Ordering>) {
        match (self.last, sign) {
            (_, None) => self.lost = true,
            (Some(last), Some(sign)) if last != sign => self.count = self.count.saturating_add(1),
            _ => {}
        }
        self.last = sign.or(self.last);
    }

    fn known(self) -> Option<usize> {
        (!self.lost).then_some(self.count)
    }
}
