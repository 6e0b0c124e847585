//! The payment or the parts of what is left over the due dates left.
//!
//! Semantics: [loan-2] to [loan-7].

use super::count::{YEAR, rounded};
use super::schedule::Schedule;
use super::shape::{Last, PaymentRounding, Way};
use super::terms::{Method, Terms};
use crate::oracle::{ONE, Refused, refuse};
use num_bigint::BigInt;

/// A fraction of any size.
struct Exact {
    over: BigInt,
    under: BigInt,
}

impl Schedule {
    /// The payment or the parts anew, for what is left over the dates left.
    pub(super) fn solve(&mut self, terms: &Terms) -> Result<(), Refused> {
        self.new_rate = false;
        self.alone = false;
        match terms.method {
            Method::Level => self.solve_level(terms),
            Method::EqualPrincipal | Method::FlatFee => self.solve_parts(terms)?,
            Method::InterestOnly | Method::Bullet => {}
        }
        Ok(())
    }

    fn solve_level(&mut self, terms: &Terms) {
        if let Some(given) = terms.shape.given {
            self.payment = given;
            return;
        }
        let (start, lead) = self.after_lead(terms);
        self.payment = start.level(terms);
        if terms.actual_days && !terms.shape.formula && lead == 0 && self.dues.len() > 1 {
            // Where the first period earns more than that, it brings its interest alone.
            let earned = self.rate.days(terms.count, self.planned.0, self.planned.1);
            if rounded(terms.rounding, self.undue * earned) > self.payment {
                let mut rest = self.clone();
                let first = rest.dues.remove(0);
                rest.start = first.day;
                self.payment = rest.level(terms);
                self.alone = true;
            }
        }
    }

    /// As it will be when the periods without principal are over, and how many they are.
    fn after_lead(&self, terms: &Terms) -> (Self, usize) {
        let mut then = self.clone();
        let lead = self.deferred + self.interest_only;
        for _ in 0..lead.min(self.dues.len() - 1) {
            if then.deferred > 0 && terms.shape.capitalised {
                then.undue += then.nominal_interest(terms);
            }
            then.deferred = then.deferred.saturating_sub(1);
            let ended = then.dues.remove(0).day;
            then.start = ended;
            then.planned = (ended, then.dues[0].day);
        }
        (then, lead)
    }

    /// A level payment over the periods as they stand, rounded as the terms ask.
    fn level(&self, terms: &Terms) -> i128 {
        let exact =
            if terms.actual_days && !terms.shape.formula { self.by_days(terms) } else { self.by_periods(terms) };
        let Some(rounding) = terms.shape.rounding else {
            return terms.rounding.big(&exact.over, &exact.under);
        };
        let payment = rounding.cut(&exact);
        match rounding.last {
            Last::Any => payment,
            Last::NotHigher => {
                let mut payment = payment;
                while self.last_payment(terms, payment) > payment {
                    payment += rounding.multiple;
                }
                payment
            }
            Last::Similar => self.most_similar(terms, rounding, payment),
        }
    }

    /// The multiple with which the last payment differs least, the lower of two.
    fn most_similar(&self, terms: &Terms, rounding: PaymentRounding, payment: i128) -> i128 {
        let apart = |payment: i128| (self.last_payment(terms, payment) - payment).abs();
        let mut best = payment;
        while best > rounding.multiple && apart(best - rounding.multiple) <= apart(best) {
            best -= rounding.multiple;
        }
        while apart(best + rounding.multiple) < apart(best) {
            best += rounding.multiple;
        }
        best
    }

    /// What the last row would be with a payment, the residual left out.
    fn last_payment(&self, terms: &Terms, payment: i128) -> i128 {
        let mut then = self.clone();
        then.payment = payment;
        then.deferred = 0;
        then.interest_only = 0;
        while then.dues.len() > 1 {
            let principal = then.principal(terms);
            then.undue -= principal;
            let ended = then.dues.remove(0).day;
            then.planned = (ended, then.dues[0].day);
        }
        then.undue + then.nominal_interest(terms) - terms.shape.residual
    }

    /// (P (1+i)^n - R) i / ((1+i)^n - 1), with i the rate of a whole period and R what stays to the end.
    fn by_periods(&self, terms: &Terms) -> Exact {
        let periods = u32::try_from(self.dues.len()).unwrap();
        let (undue, residual) = (BigInt::from(self.undue), BigInt::from(terms.shape.residual));
        let rate = BigInt::from(self.rate.period(terms.interval).unwrap());
        if rate == BigInt::from(0) {
            return Exact { over: undue - residual, under: BigInt::from(periods) };
        }
        let unit = BigInt::from(ONE * YEAR);
        let grown = (&unit + &rate).pow(periods);
        let flat = unit.pow(periods);
        Exact { over: (undue * &grown - residual * &flat) * rate, under: unit * (grown - flat) }
    }

    /// The equal payment that, with exact interest by the days of each period, leaves the residual: with growth factors f
    /// of the periods, (P f1 f2 .. fn - R) / (f2 .. fn + f3 .. fn + .. + 1).
    fn by_days(&self, terms: &Terms) -> Exact {
        let unit = BigInt::from(ONE * YEAR);
        let mut start = self.start;
        let mut over = BigInt::from(self.undue);
        let mut under = BigInt::from(0);
        // After k periods `under` is the sum over unit^k, as `over` is.
        let mut scale = BigInt::from(1);
        for due in &self.dues {
            let grown = &unit + BigInt::from(self.rate.days(terms.count, start, due.day));
            over *= &grown;
            under = under * &grown + &scale * &unit;
            scale *= &unit;
            start = due.day;
        }
        Exact { over: over - scale * BigInt::from(terms.shape.residual), under }
    }

    fn solve_parts(&mut self, terms: &Terms) -> Result<(), Refused> {
        let lead = (self.deferred + self.interest_only).min(self.dues.len() - 1);
        let count = self.dues.len() - lead;
        let whole = self.after_lead(terms).0.undue - terms.shape.residual;
        let parts = i128::try_from(count).unwrap();
        let each = terms.shape.given.unwrap_or_else(|| terms.split.fraction(whole, parts));
        let odd = whole - each * (parts - 1);
        if odd < 0 && terms.shape.given.is_none() {
            return refuse!("{whole} does not split in {count}");
        }
        self.parts = vec![0; lead];
        self.parts.extend(vec![each; count]);
        if terms.shape.given.is_none() {
            let place = if terms.remainder_first { lead } else { self.parts.len() - 1 };
            self.parts[place] = odd;
        }
        Ok(())
    }
}

impl PaymentRounding {
    fn cut(self, exact: &Exact) -> i128 {
        let step = &exact.under * BigInt::from(self.multiple);
        let whole: BigInt = &exact.over / &step;
        let rest: BigInt = &exact.over - &whole * &step;
        let up = match self.way {
            Way::Up => rest > BigInt::from(0),
            Way::Down => false,
            Way::HalfUp => rest * 2 >= step,
        };
        (i128::try_from(&whole).unwrap() + i128::from(up)) * self.multiple
    }
}
