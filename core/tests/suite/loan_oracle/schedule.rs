//! What is not due yet: the running period, the due dates to come, and how principal falls on them.
//!
//! Semantics: [loan-2] to [loan-7].

use super::count::{Rate, UNIT, rounded};
use super::fraction::Fraction;
use super::shape::Odd;
use super::terms::{Method, Terms};
use super::weather::{Sky, Weather};
use crate::oracle::{Day, Refused, refuse};

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
    /// It has moved, there and back again too.
    pub(super) moved: bool,
    /// The ends of the periods left; of a bullet only the last is a due date.
    pub(super) dues: Vec<Due>,
    /// The level payment.
    pub(super) payment: i128,
    /// Equal parts of principal, one a due date left.
    pub(super) parts: Vec<i128>,
    /// Unpaid interest that an early repayment posted and that is due with the running instalment.
    pub(super) stays: i128,
    /// What the days of the running period earned, exactly.
    pub(super) earned: i128,
    /// The same in whole periods times days, where a part of a period bears its share.
    pub(super) share: i128,
    /// What days of a rate that has no part of a year to share earned beside that.
    pub(super) beside: i128,
    /// What rounding left for the next posting.
    pub(super) carried: Fraction,
    /// What the months before the running one earned (bullet), exactly; under simple interest in a fraction of its own.
    pub(super) months: i128,
    pub(super) waits: Fraction,
    /// A rate change waits for the next period.
    pub(super) new_rate: bool,
    /// Periods left with nothing due, then with interest alone.
    pub(super) deferred: usize,
    pub(super) interest_only: usize,
    /// The running period earns more than the payment and brings its interest alone.
    pub(super) alone: bool,
    /// The payment that the contract names, until an early repayment solves another.
    pub(super) given: Option<i128>,
    /// Everything that was paid out.
    pub(super) original: i128,
    /// What stays to the end.
    pub(super) residual: i128,
    /// Paid out inside the running period, and paid out today for the period that begins.
    pub(super) drawn: i128,
    pub(super) waiting: i128,
    /// Paid out inside it since its principal was scheduled.
    pub(super) drawn_since: i128,
    /// What could fall due before the last due date when that began.
    pub(super) before_drawn: Option<i128>,
    /// Principal that went back and falls due with the next instalment, and whether that was inside the running period.
    pub(super) returned: i128,
    pub(super) came_back_inside: bool,
    /// More was paid out: the payment is solved with the next period.
    pub(super) further: bool,
    /// The running period was cut, and the payment kept when it was.
    pub(super) cut: bool,
    pub(super) kept: bool,
}

/// What the end of a period brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// Nothing is due; so much became principal.
    Nothing(i128),
    Instalment {
        principal: i128,
        interest: i128,
    },
}

impl Schedule {
    /// Before the disbursement: nothing.
    pub(super) fn none(terms: &Terms) -> Self {
        Self {
            undue: 0,
            start: terms.disbursed,
            rate: terms.rate,
            planned: (terms.disbursed, terms.disbursed),
            moved: false,
            dues: Vec::new(),
            payment: 0,
            parts: Vec::new(),
            stays: 0,
            earned: 0,
            share: 0,
            beside: 0,
            carried: Fraction::new(0, 1),
            months: 0,
            waits: Fraction::new(0, 1),
            new_rate: false,
            deferred: 0,
            interest_only: 0,
            alone: false,
            given: terms.shape.given,
            original: 0,
            residual: terms.shape.residual,
            drawn: 0,
            waiting: 0,
            drawn_since: 0,
            before_drawn: None,
            returned: 0,
            came_back_inside: false,
            further: false,
            cut: false,
            kept: false,
        }
    }

    /// The first disbursement starts the schedule; a later one belongs to the period that begins with it or runs.
    pub(super) fn disburse(&mut self, terms: &Terms, today: Day, amount: i128, rate: Rate) -> Result<(), Refused> {
        if today == terms.disbursed && self.dues.is_empty() {
            self.original = amount;
            self.undue = amount - terms.shape.down;
            self.residual = self.residual.min(self.undue.max(0));
            if self.undue < 0 {
                return refuse!("less is paid out than is due at once");
            }
            self.dues = (0..i64::try_from(terms.periods).unwrap())
                .map(|n| Due { day: terms.interval.on(terms.first_due, terms.pay_day, n), pay_day: terms.pay_day })
                .collect();
            self.deferred = terms.shape.deferred;
            self.interest_only = terms.shape.interest_only;
            self.begin(terms.disbursed, rate);
            return self.solve(terms);
        }
        if terms.in_advance || self.undue == 0 || (self.dues.len() == 1 && self.end() == today) {
            return refuse!("a disbursement where no principal is still to fall due");
        }
        if self.end() == today {
            self.waiting += amount;
        } else {
            let before = self.room();
            self.undue += amount;
            self.original += amount;
            if self.start == today {
                return self.solve_further(terms);
            }
            self.before_drawn.get_or_insert(before);
            self.drawn += amount;
            self.drawn_since += amount;
            self.further = true;
        }
        Ok(())
    }

    /// Another payment; whatever solves it anew later does so from what is then owed.
    pub(super) fn change_payment(&mut self, amount: i128) {
        self.payment = amount;
        if self.given.is_some() || self.is_led() {
            self.given = Some(amount);
        }
        self.alone = false;
        // What it leaves for principal is by the running period as it stands.
        self.planned = (self.start, self.end());
        self.drawn_since = 0;
        self.before_drawn = None;
        self.further = false;
    }

    /// The flat fee of the running period: of everything paid out, whatever is left of it.
    pub(super) fn fee(&self, terms: &Terms) -> i128 {
        match terms.method {
            Method::FlatFee => rounded(terms.rounding, self.original * self.rate.period(terms.interval).unwrap()),
            _ => 0,
        }
    }

    /// Principal is owed again: it accrues from the day and falls due with the next due date.
    pub(super) fn give_back(&mut self, today: Day, amount: i128) {
        self.undue += amount;
        self.returned += amount;
        self.came_back_inside |= amount > 0 && self.end() != today;
    }

    /// A period begins.
    pub(super) fn begin(&mut self, start: Day, rate: Rate) {
        self.start = start;
        self.rate = rate;
        self.earned = 0;
        self.share = 0;
        self.beside = 0;
        self.drawn = 0;
        self.drawn_since = 0;
        self.before_drawn = None;
        self.alone = false;
        self.cut = false;
        self.kept = false;
        if self.undue == 0 {
            self.dues.clear();
        }
        self.planned = (start, self.end());
        self.moved = false;
    }

    /// The interest that the split of a level payment counts with: a twelfth, or the days at the rate of the start.
    pub(super) fn nominal_interest(&self, terms: &Terms) -> i128 {
        let whole = if terms.by_months(self.rate) { self.rate.period(terms.interval) } else { None };
        let earned = whole.unwrap_or_else(|| self.rate.days(terms.count, self.planned.0, self.planned.1));
        rounded(terms.rounding, (self.undue - self.drawn_since - self.returned) * earned)
    }

    /// What can fall due before the last due date.
    pub(super) fn room(&self) -> i128 {
        (self.undue - self.returned - self.residual).max(0)
    }

    /// The principal of the instalment that falls due next, if it is not the last and nothing went back.
    pub(super) fn principal(&self, terms: &Terms) -> i128 {
        if self.dues.len() == 1 {
            return self.undue - self.returned;
        }
        if self.deferred + self.interest_only > 0 || self.alone {
            return 0;
        }
        // As scheduled before more was paid out.
        let most = self.before_drawn.map_or(self.room(), |before| before.min(self.room()));
        match terms.method {
            Method::Level if terms.in_advance => self.beside_the_next(terms).clamp(0, most),
            Method::Level => (self.payment - self.nominal_interest(terms)).clamp(0, most),
            Method::EqualPrincipal | Method::FlatFee => self.parts[0].min(most),
            Method::InterestOnly | Method::Bullet => 0,
        }
    }

    /// The exact interest of the running period as it ends: that of a whole period where it is one without a frozen day, a
    /// rate change or a disbursement inside, else what its days earned.
    pub(super) fn exact(&self, terms: &Terms, disturbed: bool) -> i128 {
        if terms.method == Method::FlatFee {
            return 0;
        }
        if self.is_whole(terms) && !disturbed && self.drawn == 0 && terms.by_months(self.rate) {
            (self.undue - self.returned) * self.rate.period(terms.interval).unwrap()
        } else {
            self.earned
        }
    }

    /// A day of interest on a balance.
    pub(super) fn earn(&mut self, terms: &Terms, balance: i128, sky: &Sky) {
        if terms.in_advance {
            return;
        }
        self.earned += balance * sky.interest;
        match sky.rate.period(terms.interval) {
            Some(period) if terms.by_months(sky.rate) && !sky.interest_frozen => self.share += balance * period,
            _ => self.beside += balance * sky.interest,
        }
    }

    /// What has accrued and is not posted, as it would be posted today.
    pub(super) fn accrued(&self, terms: &Terms) -> Fraction {
        let by_share = terms.outstanding && terms.by_months(self.rate) && self.is_whole(terms);
        let now = if by_share && !self.moved {
            let shares = Fraction::new(self.share, UNIT * i128::from(self.end().0 - self.start.0));
            shares.plus(&Fraction::new(self.beside, UNIT))
        } else {
            Fraction::new(self.months + self.earned, UNIT)
        };
        now.plus(&self.waits).plus(&self.carried)
    }

    /// Rounded once; what that leaves is dropped or carried.
    pub(super) fn posted(&mut self, terms: &Terms, exact: &Fraction, is_last: bool) -> i128 {
        let amount = exact.rounded(terms.rounding);
        let left = exact.plus(&Fraction::new(-amount, 1));
        self.carried = if terms.carried && !is_last { left } else { Fraction::new(0, 1) };
        self.waits = Fraction::new(0, 1);
        amount
    }

    /// What accrued is posted inside a period that goes on.
    pub(super) fn post_inside(&mut self, terms: &Terms) -> i128 {
        let exact = self.accrued(terms);
        let amount = self.posted(terms, &exact, false);
        (self.earned, self.share, self.beside, self.months) = (0, 0, 0, 0);
        amount
    }

    /// Whether the running period is none that the payment was solved for.
    fn is_odd(&self, terms: &Terms, disturbed: bool) -> bool {
        let by_its_days = if terms.by_months(self.rate) {
            self.moved || (!self.is_whole(terms) && !self.kept)
        } else {
            self.moved || (self.cut && !self.kept)
        };
        disturbed || self.drawn > 0 || by_its_days
    }

    /// The running period ends; what it brings. The next has not begun.
    pub(super) fn close(&mut self, terms: &Terms, disturbed: bool, rate: Rate) -> Result<Ended, Refused> {
        let is_last = self.dues.len() == 1;
        if terms.in_advance {
            // The interest is that of the period that begins.
            return Ok(Ended::Instalment { principal: self.principal(terms) + self.returned, interest: 0 });
        }
        if terms.outstanding {
            let exact = self.accrued(terms);
            if !is_last && (self.deferred > 0 || terms.method == Method::Bullet) {
                return Ok(self.close_with_nothing_due(terms, exact));
            }
            let interest = self.posted(terms, &exact, is_last);
            let led = self.interest_only > 0;
            let odd = terms.shape.odd == Odd::SolveAnew && self.is_odd(terms, disturbed || self.came_back_inside);
            let principal = match terms.method {
                Method::Level if !is_last && !led && odd => self.solve_odd(terms, interest + self.stays, rate),
                Method::Level if !is_last && !led => (self.payment - interest - self.stays).clamp(0, self.room()),
                _ => self.principal(terms),
            };
            if principal + self.returned == self.undue {
                // Nothing is left to fall due: this is the last due date.
                self.carried = Fraction::new(0, 1);
            }
            return Ok(Ended::Instalment { principal: principal + self.returned, interest });
        }
        let disturbed = disturbed || self.came_back_inside;
        let exact = self.exact(terms, disturbed);
        if self.deferred > 0 && !is_last && terms.shape.capitalised {
            let exact = Fraction::new(exact, UNIT).plus(&self.carried);
            let interest = self.posted(terms, &exact, false);
            self.undue += interest;
            return Ok(Ended::Nothing(interest));
        }
        let own = rounded(terms.rounding, exact);
        let waited = self.months > 0;
        self.months += exact;
        if !is_last && (self.deferred > 0 || terms.method == Method::Bullet) {
            return Ok(Ended::Nothing(0));
        }
        let exact = Fraction::new(self.months, UNIT).plus(&self.carried);
        let interest = self.posted(terms, &exact, is_last);
        // What waited falls due on top of the payment.
        let own = if waited { own } else { interest };
        let led = self.interest_only > 0;
        let principal = match terms.shape.odd {
            _ if is_last || led || terms.method != Method::Level || !self.is_odd(terms, disturbed) => {
                self.principal(terms)
            }
            Odd::KeepPrincipal => self.principal(terms),
            Odd::KeepPayment => (self.payment - own).clamp(0, self.room()),
            Odd::SolveAnew => self.solve_odd(terms, own, rate),
        };
        self.months = 0;
        Ok(Ended::Instalment { principal: principal + self.returned, interest })
    }

    /// Under simple interest what a period with nothing due earned becomes principal, or waits.
    fn close_with_nothing_due(&mut self, terms: &Terms, exact: Fraction) -> Ended {
        if self.deferred > 0 && terms.shape.capitalised {
            let interest = self.posted(terms, &exact, false);
            self.undue += interest;
            return Ended::Nothing(interest);
        }
        self.waits = exact;
        self.carried = Fraction::new(0, 1);
        Ended::Nothing(0)
    }

    /// Whether the running period has no principal of its own.
    fn is_led(&self) -> bool {
        self.deferred + self.interest_only > 0
    }

    /// The end of the running period.
    pub(super) fn end(&self) -> Day {
        self.dues.first().map_or(self.start, |due| due.day)
    }

    pub(super) fn is_whole(&self, terms: &Terms) -> bool {
        self.dues.first().is_some_and(|due| self.start == terms.interval.on(due.day, due.pay_day, -1))
    }

    /// Whether the running period, as far as a day, has a frozen day or a rate change inside.
    pub(super) fn is_disturbed(&self, weather: &Weather, before: Day) -> bool {
        (self.start.0..before.0).map(Day).any(|day| {
            let sky = weather.on(day);
            sky.interest_frozen || (sky.rate_changed && day > self.start)
        })
    }

    /// The running period has ended; the next begins with the same day.
    pub(super) fn next_period(&mut self, terms: &Terms, principal: i128, rate: Rate) -> Result<(), Refused> {
        let today = self.dues.remove(0).day;
        self.undue -= principal;
        if self.deferred == 0 {
            self.returned = 0;
        }
        self.came_back_inside = false;
        if !self.parts.is_empty() {
            self.parts.remove(0);
        }
        let led = self.is_led();
        if self.deferred > 0 {
            self.deferred -= 1;
        } else {
            self.interest_only = self.interest_only.saturating_sub(1);
        }
        if self.waiting > 0 && self.undue == 0 {
            return refuse!("a disbursement on the day on which all principal has fallen due");
        }
        self.undue += self.waiting;
        self.original += self.waiting;
        let further = (std::mem::take(&mut self.waiting) > 0) | std::mem::take(&mut self.further);
        self.begin(today, rate);
        if self.dues.is_empty() {
            return Ok(());
        }
        if further {
            self.solve_further(terms)?;
        }
        // Before the first period with principal there is no payment to keep.
        if (led && !self.is_led()) || (self.new_rate && terms.method == Method::Level) {
            self.solve(terms)?;
        }
        self.new_rate = false;
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
        let (planned, inside, moved) = (self.planned, self.start < start, self.moved);
        self.months = 0;
        self.came_back_inside = false;
        self.begin(start, rate);
        // On its first day nothing is cut off it.
        (self.cut, self.moved) = (inside, moved && !inside);
        if self.new_rate && terms.method == Method::Level {
            // The first period since the rate changed; what is kept is the payment at the new rate.
            self.solve(terms)?;
        } else if prepaid == 0 {
            self.planned = planned;
        }
        self.take_off(prepaid);
        if self.undue == 0 || prepaid == 0 {
            return Ok(());
        }
        if keep_term {
            self.given = None;
            return self.solve(terms);
        }
        self.kept = true;
        // Fewer periods: as many as the kept payment needs, unless something stays to the end.
        if !self.is_led()
            && self.residual == 0
            && matches!(terms.method, Method::Level | Method::EqualPrincipal | Method::FlatFee)
        {
            let mut then = self.clone();
            while then.principal(terms) < then.room() {
                let principal = then.principal(terms) + then.returned;
                then.new_rate = false;
                then.next_period(terms, principal, rate)?;
            }
            let needed = self.dues.len() - then.dues.len() + 1;
            self.dues.truncate(needed);
            self.parts.truncate(needed);
        }
        Ok(())
    }

    /// Less principal: what stays to the end and what came back are at most what is left.
    fn take_off(&mut self, principal: i128) {
        self.undue -= principal;
        self.residual = self.residual.min(self.undue);
        if self.dues.len() > 1 {
            self.returned = self.returned.min(self.undue - self.residual);
        } else {
            self.returned = self.returned.min(self.undue);
        }
        if self.undue == 0 {
            self.dues.clear();
        }
    }

    /// Principal comes back inside a period that goes on with less.
    pub(super) fn prepay(&mut self, terms: &Terms, principal: i128, keep_term: bool) -> Result<(), Refused> {
        self.take_off(principal);
        if self.undue > 0 && keep_term && principal > 0 {
            self.given = None;
            let waits = self.new_rate;
            self.solve(terms)?;
            self.new_rate = waits;
        }
        Ok(())
    }

    /// The running instalment moves, the later ones follow by months; the payment stays.
    pub(super) fn move_due(&mut self, terms: &Terms, today: Day, new: Day) {
        let (_, _, pay_day) = new.year_month_day();
        let count = i64::try_from(self.dues.len()).unwrap();
        // The one instalment of a bullet is at maturity: its periods left end so many intervals before the new date.
        let first = if terms.method == Method::Bullet { 1 - count } else { 0 };
        let ends = (first..first + count).map(|n| terms.interval.on(new, pay_day, n));
        let dues = ends.filter(|day| *day > today).map(|day| Due { day, pay_day }).collect();
        let before = self.end();
        self.dues = dues;
        self.moved |= before != self.end();
    }

    /// The instalments to come, if nothing else happens and what is frozen stays so. Today has earned already, or not.
    /// With them the interest that becomes principal until then.
    pub(super) fn coming(&self, terms: &Terms, weather: &Weather, next_day: Day) -> (Vec<Coming>, i128) {
        let mut then = self.clone();
        let now = weather.on(Day(next_day.0 - 1).max(terms.disbursed));
        let frozen = now.interest_frozen;
        let days = |from: Day, to: Day| if frozen { 0 } else { now.rate.days(terms.count, from, to) };
        let (mut rows, mut capitalised) = (Vec::new(), 0);
        let mut disturbed = then.is_disturbed(weather, next_day) || (frozen && next_day < then.end());
        let share = |days: i64| match now.rate.period(terms.interval) {
            Some(period) if !frozen && terms.by_months(now.rate) => i128::from(days) * period,
            _ => 0,
        };
        then.earned += then.undue * days(next_day.max(then.start), then.end());
        then.share += then.undue * share((then.end().0 - next_day.max(then.start).0).max(0));
        while let Some(due) = then.dues.first().copied() {
            // Only a split of parts can be refused, and a next period splits nothing new.
            let mut repaid = 0;
            match then.close(terms, disturbed, now.rate).unwrap() {
                Ended::Nothing(interest) => capitalised += interest,
                Ended::Instalment { principal, interest } => {
                    rows.push(Coming { due: due.day, principal, interest, fee: then.fee(terms) });
                    repaid = principal;
                }
            }
            then.next_period(terms, repaid, now.rate).unwrap();
            if let Some(row) = rows.last_mut().filter(|_| terms.in_advance) {
                row.interest = then.due_at_once(terms, frozen);
            }
            then.earned = then.undue * days(then.start, then.end());
            then.share = then.undue * share(then.end().0 - then.start.0);
            disturbed = frozen;
        }
        (rows, capitalised)
    }
}

#[test]
fn months_remember_their_day() {
    let last = Day::parse("2023-01-31").unwrap();
    assert_eq!([1, 2, 13].map(|n| a_month_on(last, 31, n).text()), ["2023-02-28", "2023-03-31", "2024-02-29"]);
}

#[test]
fn a_pay_day_can_be_later_than_the_month() {
    let february = Day::parse("2023-02-28").unwrap();
    assert_eq!(a_month_on(february, 31, -1).text(), "2023-01-31");
    assert_eq!(a_month_on(february, 28, -1).text(), "2023-01-28");
}
