//! The payment or the parts of what is left over the due dates left.
//!
//! Semantics: [loan-2] to [loan-7].

use super::count::{Rate, YEAR, rounded};
use super::schedule::Schedule;
use super::shape::{Last, PaymentRounding, Way};
use super::terms::{Method, Terms};
use crate::oracle::{ONE, Refused};
use num_bigint::BigInt;

/// What 1 grows to over the periods left, the sum of what 1 at the end of each grows to, and the unit of both.
struct Growth {
    whole: BigInt,
    sum: BigInt,
    unit: BigInt,
}

impl Schedule {
    /// The payment or the parts anew, for what is left over the dates left.
    pub(super) fn solve(&mut self, terms: &Terms) -> Result<(), Refused> {
        self.new_rate = false;
        self.alone = false;
        if terms.actual_days {
            // Solved by its own days, as they stand now, it is no odd one.
            (self.cut, self.moved) = (false, false);
            self.planned = (self.start, self.end());
        }
        match terms.method {
            Method::Level => self.solve_level(terms),
            Method::EqualPrincipal | Method::FlatFee => self.solve_parts(terms)?,
            Method::InterestOnly | Method::Bullet => {}
        }
        Ok(())
    }

    /// More principal over the periods left.
    pub(super) fn solve_further(&mut self, terms: &Terms) -> Result<(), Refused> {
        if !terms.shape.further_keeps {
            return self.solve(terms);
        }
        // What the payment leaves for principal is by the period as it stands.
        self.planned = (self.start, self.end());
        Ok(())
    }

    fn solve_level(&mut self, terms: &Terms) {
        if let Some(given) = self.given {
            self.payment = given;
            return;
        }
        let (start, lead) = self.after_lead(terms);
        self.payment = start.level(terms);
        if terms.actual_days && lead == 0 && self.dues.len() > 1 {
            // Where the first period earns more than that, it brings its interest alone.
            let earned = self.rate.days(terms.count, self.planned.0, self.planned.1);
            if rounded(terms.rounding, (self.undue - self.returned) * earned) > self.payment {
                self.payment = self.after_the_first().level(terms);
                self.alone = true;
            }
        }
    }

    /// The payment with which an odd period that ends and those over the periods left are the same; what its interest
    /// leaves of it for principal.
    ///
    /// Semantics: [loan-7].
    pub(super) fn solve_odd(&mut self, terms: &Terms, interest: i128, rate: Rate) -> i128 {
        if self.given.is_some() {
            return (self.payment - interest).clamp(0, self.room());
        }
        self.new_rate = false;
        self.further = false;
        let mut rest = self.after_the_first();
        rest.rate = rate;
        let Growth { whole, sum, unit } = rest.growth(terms);
        let worth = BigInt::from(rest.undue + interest) * &whole - BigInt::from(self.residual) * unit;
        let sum = whole + sum;
        self.payment = match terms.shape.rounding {
            Some(rounding) => rounding.cut(&worth, &sum),
            None => terms.rounding.big(&worth, &sum),
        };
        if interest > self.payment {
            self.payment = rest.level(terms);
            return 0;
        }
        (self.payment - interest).clamp(0, self.room())
    }

    /// The periods left after the running one, with all principal that is not going to fall due besides.
    fn after_the_first(&self) -> Self {
        let mut rest = self.clone();
        rest.start = rest.dues.remove(0).day;
        rest.planned = (rest.start, rest.dues[0].day);
        rest.undue -= rest.returned;
        (rest.returned, rest.drawn, rest.drawn_since, rest.before_drawn) = (0, 0, 0, None);
        rest
    }

    /// As it will be when the periods without principal are over, and how many they are.
    fn after_lead(&self, terms: &Terms) -> (Self, usize) {
        let mut then = self.clone();
        let lead = self.deferred + self.interest_only;
        for _ in 0..lead.min(self.dues.len() - 1) {
            if then.deferred > 0 && terms.shape.capitalised {
                then.undue += then.regular_interest(terms);
            }
            (then.drawn, then.drawn_since, then.before_drawn) = (0, 0, None);
            then.deferred = then.deferred.saturating_sub(1);
            let ended = then.dues.remove(0).day;
            then.start = ended;
            then.planned = (ended, then.dues[0].day);
        }
        (then, lead)
    }

    /// The rounded interest of the period as it stands, if nothing is frozen.
    fn regular_interest(&self, terms: &Terms) -> i128 {
        let days = self.undue * self.rate.days(terms.count, self.start, self.dues[0].day);
        let whole =
            if self.is_whole(terms) && terms.by_months(self.rate) { self.rate.period(terms.interval) } else { None };
        rounded(terms.rounding, whole.map_or(days, |whole| self.undue * whole))
    }

    /// A level payment over the periods as they stand, (P F - R) / S, rounded as the terms ask.
    fn level(&self, terms: &Terms) -> i128 {
        if terms.in_advance {
            return self.level_in_advance(terms);
        }
        let Growth { whole, sum, unit } = self.growth(terms);
        let owed = self.undue - self.returned;
        let over = BigInt::from(owed) * whole - BigInt::from(self.residual.min(owed)) * unit;
        let Some(rounding) = terms.shape.rounding else {
            return terms.rounding.big(&over, &sum);
        };
        let payment = rounding.cut(&over, &sum);
        match rounding.last {
            Last::Any => payment,
            // One alone has no other to be like.
            Last::Similar if self.dues.len() == 1 => payment,
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

    /// The multiple with which the last payment differs least and no period is left out, the lower of two.
    fn most_similar(&self, terms: &Terms, rounding: PaymentRounding, payment: i128) -> i128 {
        let near = (-80..=80).map(|steps| payment + steps * rounding.multiple).filter(|payment| *payment >= 0);
        let takes_all = near.filter_map(|payment| Some((self.last_of_all(terms, payment)?, payment)));
        takes_all
            .min_by_key(|(last, payment)| ((last - payment).abs(), *payment))
            .map_or(payment, |(_, payment)| payment)
    }

    /// What the last row would be with a payment, where something is left for it.
    fn last_of_all(&self, terms: &Terms, payment: i128) -> Option<i128> {
        let (then, last) = self.then_last(terms, payment);
        (then > 0).then_some(last)
    }

    /// What the last row would be with a payment, the residual left out.
    fn last_payment(&self, terms: &Terms, payment: i128) -> i128 {
        self.then_last(terms, payment).1
    }

    /// What is left for the last row with a payment, and what that would be without the residual.
    fn then_last(&self, terms: &Terms, payment: i128) -> (i128, i128) {
        let mut then = self.clone();
        then.payment = payment;
        then.undue -= std::mem::take(&mut then.returned);
        then.deferred = 0;
        then.interest_only = 0;
        while then.dues.len() > 1 {
            let principal = then.principal(terms);
            then.undue -= principal;
            let ended = then.dues.remove(0).day;
            then.planned = (ended, then.dues[0].day);
        }
        (then.undue, then.undue + then.nominal_interest(terms) - self.residual)
    }

    /// With growth factors f of the periods: F = f1 f2 .. fn and S = f2 .. fn + f3 .. fn + .. + 1.
    fn growth(&self, terms: &Terms) -> Growth {
        let unit = BigInt::from(ONE * YEAR);
        let by_periods = !terms.actual_days || terms.shape.formula;
        let (mut whole, mut sum, mut power) = (BigInt::from(1), BigInt::from(0), BigInt::from(1));
        let mut start = self.start;
        for due in &self.dues {
            let earned = if by_periods {
                self.rate.period(terms.interval).unwrap()
            } else {
                self.rate.days(terms.count, start, due.day)
            };
            let grown = &unit + BigInt::from(earned);
            sum = sum * &grown + &power * &unit;
            whole *= grown;
            power *= &unit;
            start = due.day;
        }
        Growth { whole, sum, unit: power }
    }

    fn solve_parts(&mut self, terms: &Terms) -> Result<(), Refused> {
        let lead = (self.deferred + self.interest_only).min(self.dues.len() - 1);
        let count = self.dues.len() - lead;
        let whole = (self.after_lead(terms).0.undue - self.returned - self.residual).max(0);
        let parts = i128::try_from(count).unwrap();
        let each = self.given.unwrap_or_else(|| terms.split.fraction(whole, parts));
        // Rounded up there may be nothing left for it.
        let odd = (whole - each * (parts - 1)).max(0);
        self.parts = vec![0; lead];
        self.parts.extend(vec![each; count]);
        if self.given.is_none() {
            let place = if terms.remainder_first { lead } else { self.parts.len() - 1 };
            self.parts[place] = odd;
        }
        Ok(())
    }
}

impl PaymentRounding {
    fn cut(self, over: &BigInt, under: &BigInt) -> i128 {
        let step = under * BigInt::from(self.multiple);
        let whole: BigInt = over / &step;
        let rest: BigInt = over - &whole * &step;
        let up = match self.way {
            Way::Up => rest > BigInt::from(0),
            Way::Down => false,
            Way::HalfUp => rest * 2 >= step,
        };
        (i128::try_from(&whole).unwrap() + i128::from(up)) * self.multiple
    }
}
