//! Interest that is due on the first day of its period.
//!
//! Semantics: [loan-48].

use super::count::{UNIT, rounded};
use super::schedule::Schedule;
use super::terms::{Method, Terms};
use crate::oracle::{Refused, refuse};
use num_bigint::BigInt;

impl Terms {
    /// Whether the other terms go with interest in advance.
    pub(super) fn check_in_advance(&self) -> Result<(), Refused> {
        let by_days = self.actual_days || !self.by_months(self.rate);
        let fits = match self.method {
            Method::Level => !by_days,
            Method::EqualPrincipal | Method::InterestOnly => true,
            Method::Bullet | Method::FlatFee => false,
        };
        if self.in_advance && (!fits || self.outstanding || self.carried || self.shape.deferred > 0) {
            return refuse!("interest in advance does not go with that");
        }
        Ok(())
    }
}

impl Schedule {
    /// The interest of the period that begins; in a freeze it bears nothing.
    pub(super) fn due_at_once(&self, terms: &Terms, frozen: bool) -> i128 {
        if !terms.in_advance || frozen || self.dues.is_empty() {
            return 0;
        }
        let share =
            if self.is_whole(terms) && terms.by_months(self.rate) { self.rate.period(terms.interval) } else { None };
        let earned = share.unwrap_or_else(|| self.rate.days(terms.count, self.start, self.end()));
        rounded(terms.rounding, self.undue * earned)
    }

    /// What the interest of the next period, on what is owed then, leaves of a level payment.
    pub(super) fn beside_the_next(&self, terms: &Terms) -> i128 {
        let period = self.rate.period(terms.interval).unwrap();
        let owed = self.undue - self.returned - self.payment;
        // Exactly it is i (owed - payment) / (1 - i); rounded, the first that is its own interest.
        let exact = owed.max(0) * period / (UNIT - period);
        let interest = (exact..).find(|its| rounded(terms.rounding, (owed + its).max(0) * period) == *its);
        self.payment - interest.unwrap()
    }

    /// The level payment: on the first due date each is worth 1 - i times the one before it, the residual as the last.
    pub(super) fn level_in_advance(&self, terms: &Terms) -> i128 {
        let (unit, kept) = (BigInt::from(UNIT), BigInt::from(UNIT - self.rate.period(terms.interval).unwrap()));
        let owed = self.undue - self.returned;
        let (mut sum, mut last, mut units) = (BigInt::from(1), BigInt::from(1), BigInt::from(1));
        for _ in 1..self.dues.len() {
            last *= &kept;
            units *= &unit;
            sum = sum * &unit + &last;
        }
        let over = BigInt::from(owed) * units - BigInt::from(self.residual.min(owed)) * last;
        terms.rounding.big(&over, &sum)
    }
}
