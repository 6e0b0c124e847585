//! What is not due yet: the running period, the due dates to come, and how principal falls on them.
//!
//! Semantics: [loan-2] to [loan-7].

use super::count::{Rate, YEAR, rounded};
use super::terms::{Method, Terms};
use super::weather::Weather;
use crate::oracle::{Day, ONE, Refused, level_payment, refuse};
use num_bigint::BigInt;

/// A date on which a period ends, and the day of the month it was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    pub(super) day: Day,
    pub(super) pay_day: i64,
}

/// The same day so many months on.
pub(crate) fn a_month_on(day: Day, pay_day: i64, months: i64) -> Day {
    let (year, month, _) = day.year_month_day();
    let count = 12 * year + month - 1 + months;
    Day::clamped(count.div_euclid(12), count.rem_euclid(12) + 1, pay_day)
}

pub(super) fn a_month_before(day: Day, pay_day: i64) -> Day {
    a_month_on(day, pay_day, -1)
}

/// What an instalment still to come will be, if nothing happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Coming {
    pub(crate) due: Day,
    pub(crate) principal: i128,
    pub(crate) interest: i128,
    pub(crate) fee: i128,
}

/// Principal that is not due yet.
#[derive(Debug, Clone)]
pub(super) struct Schedule {
    pub(super) undue: i128,
    /// The first day of the running period.
    pub(super) start: Day,
    /// The contract rate at that start.
    pub(super) rate: Rate,
    /// The running period before its due date moved, or an early repayment went no further than its interest: the days that
    /// the split of the payment counts with.
    pub(super) planned: (Day, Day),
    /// The ends of the periods left; of a bullet only the last is a due date.
    pub(super) dues: Vec<Due>,
    /// The level payment.
    pub(super) payment: i128,
    /// Equal parts of principal, one a due date left.
    pub(super) parts: Vec<i128>,
    /// The flat fee of the running period.
    pub(super) fee: i128,
    /// What the days of the running period earned, exactly.
    pub(super) earned: i128,
    /// What the months before the running one earned (bullet), exactly.
    pub(super) months: i128,
    /// A rate change waits for the next period.
    pub(super) new_rate: bool,
    /// The running period earns more than the payment solved for it: the others are solved anew.
    pub(super) again: bool,
}

impl Schedule {
    /// Before the disbursement: nothing.
    pub(super) fn none(terms: &Terms) -> Self {
        Self {
            undue: 0,
            start: terms.disbursed,
            rate: terms.rate,
            planned: (terms.disbursed, terms.disbursed),
            dues: Vec::new(),
            payment: 0,
            parts: Vec::new(),
            fee: 0,
            earned: 0,
            months: 0,
            new_rate: false,
            again: false,
        }
    }

    pub(super) fn disburse(&mut self, terms: &Terms, rate: Rate) -> Result<(), Refused> {
        self.undue = terms.principal;
        self.dues = (0..i64::try_from(terms.periods).unwrap())
            .map(|n| Due { day: a_month_on(terms.first_due, terms.pay_day, n), pay_day: terms.pay_day })
            .collect();
        self.begin(terms, terms.disbursed, rate);
        self.solve(terms)
    }

    /// A period begins.
    pub(super) fn begin(&mut self, terms: &Terms, start: Day, rate: Rate) {
        self.start = start;
        self.rate = rate;
        self.earned = 0;
        if terms.method == Method::FlatFee {
            self.fee = rounded(terms.rounding, terms.principal * rate.month());
        }
        if self.undue == 0 {
            self.dues.clear();
        }
        self.planned = (start, self.end());
    }

    /// Another fee of the parts not yet due.
    pub(super) fn change_fee(&mut self, terms: &Terms, rate: Rate) {
        self.rate = rate;
        self.fee = rounded(terms.rounding, terms.principal * rate.month());
    }

    /// The payment or the parts anew, for what is left over the dates left.
    pub(super) fn solve(&mut self, terms: &Terms) -> Result<(), Refused> {
        self.new_rate = false;
        self.again = false;
        match terms.method {
            Method::Level if terms.actual_days => {
                self.payment = self.level_by_days(terms);
                let first = self.undue * self.rate.days(terms.count, self.start, self.end());
                self.again = self.dues.len() > 1 && rounded(terms.rounding, first) > self.payment;
            }
            Method::Level => {
                let periods = u32::try_from(self.dues.len()).unwrap();
                self.payment = level_payment(self.undue, self.rate.annual(), periods, terms.rounding);
            }
            Method::EqualPrincipal | Method::FlatFee => {
                let count = i128::try_from(self.dues.len()).unwrap();
                let each = terms.split.fraction(self.undue, count);
                let odd = self.undue - each * (count - 1);
                if odd < 0 {
                    return refuse!("{} does not split in {count}", self.undue);
                }
                self.parts = vec![each; self.dues.len()];
                let place = if terms.remainder_first { 0 } else { self.dues.len() - 1 };
                self.parts[place] = odd;
            }
            Method::InterestOnly | Method::Bullet => {}
        }
        Ok(())
    }

    /// The equal payment that, with exact interest by the days of each period, leaves nothing: with growth factors f of
    /// the periods, P f1 f2 .. fn / (f2 .. fn + f3 .. fn + .. + 1).
    fn level_by_days(&self, terms: &Terms) -> i128 {
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
        terms.rounding.big(&over, &under)
    }

    /// The interest that the split of a level payment counts with: a twelfth, or the days at the rate of the start.
    fn nominal_interest(&self, terms: &Terms) -> i128 {
        let earned = if terms.by_months(self.rate) {
            self.rate.month()
        } else {
            self.rate.days(terms.count, self.planned.0, self.planned.1)
        };
        rounded(terms.rounding, self.undue * earned)
    }

    /// The principal of the instalment that falls due next.
    pub(super) fn principal(&self, terms: &Terms) -> i128 {
        if self.dues.len() == 1 {
            return self.undue;
        }
        match terms.method {
            Method::Level => (self.payment - self.nominal_interest(terms)).clamp(0, self.undue),
            Method::EqualPrincipal | Method::FlatFee => self.parts[0].min(self.undue),
            Method::InterestOnly | Method::Bullet => 0,
        }
    }

    /// The exact interest of the running period as it ends today: a twelfth where it is a whole month without a frozen day
    /// or a rate change inside, else what its days earned.
    pub(super) fn period_interest(&self, terms: &Terms, weather: &Weather) -> i128 {
        let earns = terms.method != Method::FlatFee;
        if earns && self.is_whole() && !self.is_disturbed(weather, self.end()) && terms.by_months(self.rate) {
            self.undue * self.rate.month()
        } else {
            self.earned
        }
    }

    /// The end of the running period.
    fn end(&self) -> Day {
        self.dues.first().map_or(self.start, |due| due.day)
    }

    fn is_whole(&self) -> bool {
        self.dues.first().is_some_and(|due| self.start == a_month_before(due.day, due.pay_day))
    }

    /// Whether the running period, as far as a day, has a frozen day or a rate change inside.
    fn is_disturbed(&self, weather: &Weather, before: Day) -> bool {
        (self.start.0..before.0).map(Day).any(|day| {
            let sky = weather.on(day);
            sky.interest_frozen || (sky.rate_changed && day > self.start)
        })
    }

    /// The running period has ended; the next begins with the same day.
    pub(super) fn next_period(&mut self, terms: &Terms, principal: i128, rate: Rate) -> Result<(), Refused> {
        let today = self.dues.remove(0).day;
        self.undue -= principal;
        if !self.parts.is_empty() {
            self.parts.remove(0);
        }
        self.begin(terms, today, rate);
        if self.new_rate && !self.dues.is_empty() {
            self.new_rate = false;
            if terms.method == Method::Level {
                self.solve(terms)?;
            }
        }
        if self.again && !self.dues.is_empty() {
            self.solve(terms)?;
        }
        Ok(())
    }

    /// An early repayment cuts the running period: it starts again on a day, with less principal or, where the money went
    /// no further than the interest, with the same.
    pub(super) fn cut(
        &mut self,
        terms: &Terms,
        start: Day,
        rate: Rate,
        prepaid: i128,
        keep_term: bool,
    ) -> Result<(), Refused> {
        let (fee, planned) = (self.fee, self.planned);
        self.months = 0;
        self.begin(terms, start, rate);
        self.fee = fee;
        if self.new_rate && terms.method == Method::Level {
            // The first period since the rate changed; what is kept is the payment at the new rate.
            self.solve(terms)?;
        } else if prepaid == 0 {
            self.planned = planned;
        }
        self.undue -= prepaid;
        if self.undue == 0 {
            self.dues.clear();
        }
        if self.undue == 0 || prepaid == 0 {
            return Ok(());
        }
        if keep_term {
            return self.solve(terms);
        }
        // Fewer periods: as many as the kept payment needs.
        self.again = false;
        if matches!(terms.method, Method::Level | Method::EqualPrincipal | Method::FlatFee) {
            let mut then = self.clone();
            while then.principal(terms) < then.undue {
                let principal = then.principal(terms);
                then.new_rate = false;
                then.again = false;
                then.next_period(terms, principal, rate)?;
            }
            let needed = self.dues.len() - then.dues.len() + 1;
            self.dues.truncate(needed);
            self.parts.truncate(needed);
        }
        Ok(())
    }

    /// The running instalment moves, the later ones follow by months; the payment stays.
    pub(super) fn move_due(&mut self, terms: &Terms, new: Day) {
        let (_, _, pay_day) = new.year_month_day();
        if terms.method == Method::Bullet {
            // Its one instalment is at maturity; the months up to the new date stay.
            self.dues.pop();
            self.dues.retain(|mark| mark.day < new);
            self.dues.push(Due { day: new, pay_day });
        } else {
            for (n, due) in self.dues.iter_mut().enumerate() {
                *due = Due { day: a_month_on(new, pay_day, i64::try_from(n).unwrap()), pay_day };
            }
        }
    }

    /// The instalments to come, were no day frozen and nothing else to happen. Today has earned already, or not.
    pub(super) fn coming(&self, terms: &Terms, weather: &Weather, next_day: Day) -> Vec<Coming> {
        let mut then = self.clone();
        let now = weather.on(Day(next_day.0 - 1).max(terms.disbursed));
        let mut rows = Vec::new();
        let mut exact = self.months;
        let mut disturbed = then.is_disturbed(weather, next_day);
        then.earned += then.undue * now.rate.days(terms.count, next_day.max(then.start), then.end());
        while let Some(due) = then.dues.first().copied() {
            let principal = then.principal(terms);
            if terms.method != Method::FlatFee {
                exact += if then.is_whole() && !disturbed && terms.by_months(then.rate) {
                    then.undue * then.rate.month()
                } else {
                    then.earned
                };
            }
            if terms.method != Method::Bullet || then.dues.len() == 1 {
                let interest = rounded(terms.rounding, exact);
                rows.push(Coming { due: due.day, principal, interest, fee: then.fee });
                exact = 0;
            }
            // Only a split of parts can be refused, and a next period splits nothing.
            then.next_period(terms, principal, now.rate).unwrap();
            then.earned = then.undue * then.rate.days(terms.count, then.start, then.end());
            disturbed = false;
        }
        rows
    }
}

#[test]
fn months_remember_their_day() {
    let last = Day::parse("2023-01-31").unwrap();
    assert_eq!([1, 2, 13].map(|n| a_month_on(last, 31, n).text()), ["2023-02-28", "2023-03-31", "2024-02-29"]);
}
