//! The offers of one account as a curve of value over concession.

use alloc::vec::Vec;

use super::increment::Increment;
use super::{ChoiceError, ExpectedValue};
use crate::money::{Currency, Money};

/// One offer of an account: what it costs the lender and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    number: u32,
    concession: u64,
    value: ExpectedValue,
    currency: Currency,
}

impl Offer {
    /// An offer under a number that no other offer of the account has.
    ///
    /// The value of having no plan is an offer too: one that concedes nothing.
    ///
    /// # Errors
    /// [`ChoiceError::Money`] where the concession is negative:
    /// ```
    /// use arrears::choice::{ExpectedValue, Offer};
    /// use arrears::{Currency, Money};
    /// let below = Money::from_minor(-1, Currency::CNY)?;
    /// assert_eq!(Offer::new(1, below, ExpectedValue::ZERO).unwrap_err().code(), 106);
    /// # Ok::<(), arrears::MoneyError>(())
    /// ```
    pub fn new(number: u32, concession: Money, value: ExpectedValue) -> Result<Self, ChoiceError> {
        let minor = concession.not_negative()?.minor().unsigned_abs();
        Ok(Self { number, concession: minor, value, currency: concession.currency() })
    }

    /// Its number.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    pub(super) const fn currency(&self) -> Currency {
        self.currency
    }
}

/// An offer that no other beats at its cost or below, and the step that leads to it where it lies on the concave curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) number: u32,
    pub(super) concession: u64,
    pub(super) value: ExpectedValue,
    /// The key of the step that leads here; 0 where the point lies below the curve or is where the curve begins.
    pub(super) key: u64,
}

/// The points of an account by rising concession and value, those on the concave curve with the key of their step.
///
/// What costs more than `most` is left out: it cannot be chosen.
pub(super) fn points(offers: &mut [Offer], most: u64, into: &mut Vec<Point>) -> Result<(), ChoiceError> {
    offers.sort_unstable_by_key(|offer| offer.number);
    let next = offers.iter().skip(1);
    if let Some((twice, _)) = offers.iter().zip(next).find(|(one, other)| one.number == other.number) {
        return Err(ChoiceError::OfferTwice { number: twice.number });
    }
    // Semantics: [choice-2]
    offers.sort_unstable_by(|one, other| {
        one.concession.cmp(&other.concession).then(other.value.cmp(&one.value)).then(one.number.cmp(&other.number))
    });
    let first = into.len();
    let mut best = ExpectedValue::ZERO;
    for offer in offers.iter().filter(|offer| offer.concession <= most) {
        if offer.value > best {
            best = offer.value;
            into.push(Point { number: offer.number, concession: offer.concession, value: best, key: 0 });
        }
    }
    if let Some(points) = into.get_mut(first..) {
        mark(points);
    }
    Ok(())
}

/// The step between two points of a curve, none where one costs nothing more.
pub(super) fn step(from: Option<&Point>, to: &Point) -> Increment {
    let (concession, value) = from.map_or((0, 0), |from| (from.concession, from.value.millionths()));
    Increment {
        concession: to.concession.saturating_sub(concession),
        value: to.value.millionths().saturating_sub(value),
    }
}

/// Gives every point of the concave curve the key of the step that leads to it.
fn mark(points: &mut [Point]) {
    let mut curve: Vec<usize> = Vec::with_capacity(points.len());
    for (place, point) in points.iter().enumerate() {
        while let Some((last, before)) = curve.split_last() {
            let (last, before) = (points.get(*last), before.last().and_then(|place| points.get(*place)));
            let Some(last) = last.filter(|last| last.concession > 0) else { break };
            // A point on the line between its neighbours stays: smaller steps leave less of a budget unused.
            if step(Some(last), point).worth(step(before, last)).is_le() {
                break;
            }
            curve.pop();
        }
        curve.push(place);
    }
    let mut before: Option<Point> = None;
    for place in curve {
        if let Some(point) = points.get_mut(place) {
            let increment = step(before.as_ref(), point);
            point.key = if increment.concession == 0 { 0 } else { increment.key() };
            before = Some(*point);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    fn offer(number: u32, concession: u64, value: u128) -> Offer {
        Offer { number, concession, value: ExpectedValue::from_millionths(value), currency: Currency::CNY }
    }

    fn curve(mut offers: Vec<Offer>, most: u64) -> Vec<(u32, bool)> {
        let mut found = Vec::new();
        points(&mut offers, most, &mut found).unwrap();
        found.iter().map(|point| (point.number, point.key > 0)).collect()
    }

    #[test]
    fn what_lies_below_the_curve_has_no_step() {
        // Of a line from 10 for 1 to 30 for 3, the point 2 lies below; 4 on the line from 3 to 5 stays.
        let offers = vec![offer(1, 1, 10), offer(2, 2, 19), offer(3, 3, 30), offer(4, 5, 34), offer(5, 7, 38)];
        assert_eq!(curve(offers.clone(), 7), [(1, true), (2, false), (3, true), (4, true), (5, true)]);
        assert_eq!(curve(offers, 2), [(1, true), (2, true)]);
    }

    #[test]
    fn what_is_beaten_or_free_is_no_step() {
        assert_eq!(
            curve(vec![offer(1, 0, 5), offer(2, 0, 7), offer(3, 4, 7), offer(4, 4, 9)], 9),
            [(2, false), (4, true)]
        );
        assert_eq!(curve(vec![offer(7, 3, 0), offer(8, 10, 5)], 9), []);
        assert_eq!(curve(vec![offer(9, 3, 5), offer(2, 3, 5)], 9), [(2, true)]);
        let twice = points(&mut [offer(1, 1, 1), offer(1, 2, 3)], 9, &mut Vec::new());
        assert_eq!(twice, Err(ChoiceError::OfferTwice { number: 1 }));
    }
}
