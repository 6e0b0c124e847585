//! The course of what is not yet due: the running period, what falls due at its end, and what changes it on the way.

// Semantics: [loan-6] [loan-18] [loan-27] [loan-31] [loan-32] [loan-38].

use super::alike::Alike;
use super::interest::{PeriodRate, accrual_per_unit};
use super::{
    ACCRUAL_UNIT, Amortisation, AmortisationRow, DeferredInterest, Interval, IntervalUnit, Method, OddPeriod,
    PeriodInterest, ScheduleError,
};
use crate::calendar::{Date, Month, MonthDay};
use crate::money::Money;
use crate::rate::Rate;

/// How a period ended.
pub(crate) enum Ended {
    /// Something fell due.
    Due(AmortisationRow),
    /// Nothing did, and so many minor units of interest became principal.
    Capitalised(i64),
    /// Nothing did, and what was earned waits.
    Waits,
}

/// What a period has earned when it ends.
#[derive(Clone, Copy)]
pub(crate) struct Earned {
    /// It and those before it that posted nothing, in accrual units; a fraction carried is in it.
    pub(crate) exact: i128,
    /// Those before it, of that.
    pub(crate) waiting: i128,
    /// Whether the running period earned by parts of it.
    pub(crate) is_disturbed: bool,
    /// Where a level payment meets interest first, whatever that is: interest of the period posted before, in minor units.
    pub(crate) interest_first: Option<i64>,
}

/// Where an amortisation stands between two due dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course {
    pub(super) terms: Amortisation,
    pub(super) rate: Rate,
    /// The rate of a whole period, where it has one.
    pub(super) period: Option<PeriodRate>,
    /// Principal that has not fallen due.
    pub(super) undue: i64,
    /// Of that, what stays to the last payment.
    pub(super) residual: i64,
    /// Periods left, the running one included.
    pub(super) left: u32,
    /// Of those, with nothing due; and after them, of interest alone.
    deferred: u32,
    interest_only: u32,
    /// From when the running period bears interest.
    pub(super) start: Date,
    /// When it ends.
    pub(super) due: Date,
    /// The month of `due`.
    pub(super) month: Month,
    /// How many months apart due dates are; 0 where they go by weeks or days.
    pub(super) months: u8,
    pub(super) pay_day: MonthDay,
    /// The level payment, or an equal part of principal.
    pub(super) payment: i64,
    /// That, where the contract gives it.
    pub(super) given: Option<i64>,
    /// The principal that falls due at the end of the running period.
    pub(super) scheduled: i64,
    /// The interest that a level payment left it beside; [`Self::TOLD`] where an opening says what is due.
    pub(super) beside: i64,
    /// What equal parts were split from, and how many; no part where they are given.
    pub(super) split: (i64, u32),
    /// What a whole running period bears, where its principal was made from that.
    pub(super) period_interest: Option<i64>,
    /// Whether the running period is a whole interval.
    pub(super) whole: bool,
    /// Whether it is unlike the period that the payment was solved for.
    pub(super) is_odd: bool,
    pub(super) fee: i64,
    /// What a flat fee is charged on.
    pub(super) paid_out: i64,
    /// Principal that came back from payments charged back: it falls due with the running period.
    pub(super) returned: i64,
    /// What the weeks of periods before this one left of an accrual unit, in thirteenths.
    pub(super) thirteenths: i128,
    /// A new rate that waits for the next period; a level payment will be solved anew for it.
    pub(super) coming: Option<Rate>,
    /// The payment is solved anew for the next period in any case.
    pub(super) solve_next: bool,
    /// It was solved as the running period began: what is drawn on that day belongs to it too.
    pub(super) is_solved_today: bool,
}

/// Where an amortisation stands between two due dates, as whoever takes it over knows it.
#[cfg(feature = "alloc")]
#[derive(Clone, Copy, Debug)]
pub(crate) struct CourseState {
    /// Principal that has not fallen due, and the periods left, the running one included.
    pub(crate) undue: i64,
    pub(crate) left: u32,
    /// When the running period ends, and from when it bears; one period before its end where that is not known.
    pub(crate) due: Date,
    pub(crate) start: Option<Date>,
    pub(crate) pay_day: Option<MonthDay>,
    /// The payment, solved for what is left where it is not known; and the principal due next, which follows from it.
    pub(crate) payment: Option<i64>,
    pub(crate) scheduled: Option<i64>,
    /// The rate of the running period, and one that waits for the next.
    pub(crate) rate: Rate,
    pub(crate) coming: Option<Rate>,
    /// Periods left with nothing due, and of interest alone; by the terms where that is not known.
    pub(crate) deferred: Option<u32>,
    pub(crate) interest_only: Option<u32>,
    /// What stays to the last payment, and a payment that the contract gives, 0 where it gives none; by the terms where
    /// that is not known.
    pub(crate) residual: Option<i64>,
    pub(crate) given: Option<i64>,
    /// What was paid out; all by the terms where that is not known.
    pub(crate) paid_out: Option<i64>,
    /// Principal that came back and falls due with the running period, and what weeks left of an accrual unit.
    pub(crate) returned: i64,
    pub(crate) thirteenths: i128,
    /// Whether the payment is solved anew for the next period, and whether the running one is unlike the others; by its
    /// length where that is not known.
    pub(crate) solve_next: bool,
    pub(crate) is_odd: Option<bool>,
}

impl Course {
    /// In place of interest: principal stands beside none of it, but was told.
    pub(super) const TOLD: i64 = i64::MIN;

    /// Takes over where another left off.
    #[cfg(feature = "alloc")]
    pub(crate) fn resume(terms: &Amortisation, state: &CourseState) -> Result<Self, ScheduleError> {
        let mut course = Self::begin(terms)?;
        let (shape, interval) = (terms.shape(), terms.dues().interval());
        (course.undue, course.left) = (state.undue, state.left);
        (course.rate, course.period) = (state.rate, PeriodRate::of(state.rate, interval));
        let elapsed = terms.dues().periods().saturating_sub(state.left);
        course.deferred = state.deferred.unwrap_or(shape.deferred.saturating_sub(elapsed));
        let after = elapsed.saturating_sub(shape.deferred);
        course.interest_only = state.interest_only.unwrap_or(shape.interest_only.saturating_sub(after));
        course.residual = state.residual.unwrap_or(shape.residual_minor()).min(state.undue);
        course.given = state.given.map_or(shape.payment_minor(), |given| Some(given).filter(|given| *given > 0));
        course.paid_out = state.paid_out.unwrap_or(terms.principal_minor());
        course.fee = terms.fee_on(course.paid_out, state.rate)?;
        (course.returned, course.thirteenths) = (state.returned, state.thirteenths);
        course.pay_day = state.pay_day.unwrap_or(course.pay_day);
        course.due = state.due;
        course.month = Month::of(state.due);
        let before = || interval.from(state.due, -1, course.pay_day).map(|before| before.max(terms.start()));
        course.start = state.start.map_or_else(before, Ok)?;
        course.measure();
        course.is_odd = state.is_odd.unwrap_or(!course.whole);
        course.payment = state.payment.unwrap_or(0);
        match (state.payment, course.next_due()) {
            (_, None) => {}
            (Some(payment), Some(_)) => course.schedule_again(payment)?,
            (None, Some(_)) => course.solve()?,
        }
        course.solve_next = state.solve_next;
        if let Some(scheduled) = state.scheduled {
            course.take_scheduled(scheduled.min(course.undue).max(0));
        }
        course.coming = state.coming;
        Ok(course)
    }

    /// Where it stands, for another to take over.
    #[cfg(feature = "alloc")]
    pub(crate) const fn state(&self) -> CourseState {
        CourseState {
            undue: self.undue,
            left: self.left,
            due: self.due,
            start: Some(self.start),
            pay_day: Some(self.pay_day),
            payment: Some(self.payment),
            // Of what is left: after the last due date nothing is.
            scheduled: Some(if self.scheduled < self.undue { self.scheduled } else { self.undue }),
            rate: self.rate,
            coming: self.coming,
            deferred: Some(self.deferred),
            interest_only: Some(self.interest_only),
            residual: Some(if self.residual < self.undue { self.residual } else { self.undue }),
            given: Some(match self.given {
                Some(given) => given,
                None => 0,
            }),
            paid_out: Some(self.paid_out),
            returned: self.returned,
            thirteenths: self.thirteenths,
            solve_next: self.solve_next,
            is_odd: Some(self.is_odd),
        }
    }

    /// The first period of `terms`.
    pub(crate) fn begin(terms: &Amortisation) -> Result<Self, ScheduleError> {
        let due = terms.dues().first();
        let pay_day = terms.dues().day();
        let shape = terms.shape();
        let mut course = Self {
            terms: *terms,
            rate: terms.rate(),
            period: PeriodRate::of(terms.rate(), terms.dues().interval()),
            undue: terms.principal_minor().saturating_sub(shape.down_payment_minor()),
            residual: shape.residual_minor(),
            left: terms.dues().periods(),
            deferred: shape.deferred,
            interest_only: shape.interest_only,
            start: terms.start(),
            due,
            month: Month::of(due),
            months: months_of(terms.dues().interval()),
            pay_day,
            payment: 0,
            given: shape.payment_minor(),
            scheduled: 0,
            beside: 0,
            split: (0, 0),
            period_interest: None,
            whole: false,
            is_odd: false,
            fee: terms.fee_on(terms.principal_minor(), terms.rate())?,
            paid_out: terms.principal_minor(),
            returned: 0,
            thirteenths: 0,
            coming: None,
            solve_next: false,
            is_solved_today: false,
        };
        course.measure();
        course.is_odd = !course.whole;
        course.solve()?;
        Ok(course)
    }

    /// Principal that has not fallen due, in minor units.
    pub(crate) const fn undue(&self) -> i64 {
        self.undue
    }

    /// When the running period ends; `None` where no principal is left to fall due.
    pub(crate) const fn next_due(&self) -> Option<Date> {
        if self.left == 0 || self.undue == 0 { None } else { Some(self.due) }
    }

    /// Whether all principal falls due when the running period ends, whatever it earns.
    pub(crate) fn is_last(&self, is_disturbed: bool, is_outstanding: bool) -> bool {
        let is_odd = self.is_odd || is_disturbed;
        let goes_by_interest = is_outstanding || (is_odd && self.terms.shape().odd_period != OddPeriod::KeepPrincipal);
        self.left <= 1 || (self.scheduled >= self.undue && !goes_by_interest)
    }

    /// Whether the end of the running period has no principal in it by the terms.
    pub(super) const fn is_without_principal(&self) -> bool {
        self.deferred > 0 || self.interest_only > 0
    }

    /// Whether a new rate waits for the next period: it changed inside the running one.
    pub(crate) const fn is_rate_waiting(&self) -> bool {
        self.coming.is_some()
    }

    /// From when the running period bears interest.
    pub(crate) const fn period_start(&self) -> Date {
        self.start
    }

    /// The rate of the running period.
    pub(crate) const fn rate(&self) -> Rate {
        self.rate
    }

    /// What the running period earns by its length, undisturbed, in accrual units; weeks with what they left before.
    pub(crate) fn earned(&self) -> Result<i128, ScheduleError> {
        Ok(self.by_length()?.0)
    }

    /// The same, and what is left of an accrual unit, in thirteenths.
    fn by_length(&self) -> Result<(i128, i128), ScheduleError> {
        let undue = i128::from(self.amortised());
        let (per_unit, over) = match self.period {
            _ if self.terms.method() == Method::FlatFee => (0, 1),
            Some(period) if self.is_twelfth() => period.per_unit(),
            _ => (accrual_per_unit(self.rate, self.terms.counting(), self.start, self.due), 1),
        };
        // Two numbers of 64 bits mostly, whose product always fits.
        let earned = match i64::try_from(per_unit) {
            Ok(per_unit) => undue.wrapping_mul(i128::from(per_unit)),
            Err(_) => undue.checked_mul(per_unit).ok_or(ScheduleError::Amount)?,
        };
        if over == 1 {
            return Ok((earned, self.thirteenths));
        }
        let all = earned.checked_add(self.thirteenths).ok_or(ScheduleError::Amount)?;
        Ok((all.checked_div(over).unwrap_or(0), all.checked_rem(over).unwrap_or(0)))
    }

    /// The running period and those after it, where the schedule has no shape; `None` where they go by days or are no months.
    pub(super) fn alike(&self) -> Option<Alike> {
        let terms = &self.terms;
        let (rate, part) = match terms.method() {
            Method::Bullet => return None,
            Method::InterestOnly => (self.period?, 0),
            Method::Level | Method::EqualPrincipal => (self.period?, self.payment),
            // A fee is charged, and no interest.
            Method::FlatFee => (PeriodRate::ZERO, self.payment),
        };
        if self.months != 1 || !self.is_twelfth() {
            return None;
        }
        Some(Alike {
            rate,
            rounding: terms.posting(),
            part,
            is_level: terms.method() == Method::Level,
            fee: self.fee,
            currency: terms.currency(),
            undue: self.undue,
            due: self.due,
            month: self.month,
            pay_day: self.pay_day,
        })
    }

    /// Whether the running period, undisturbed, is charged its share of the year, such as annual / 12.
    pub(crate) const fn is_twelfth(&self) -> bool {
        self.whole && self.period.is_some() && matches!(self.terms.interest_basis(), PeriodInterest::Twelfth)
    }

    /// How far apart due dates are.
    pub(crate) const fn interval(&self) -> Interval {
        self.terms.dues().interval()
    }

    /// The same, rounded.
    #[inline]
    pub(super) fn interest(&self) -> Result<i64, ScheduleError> {
        match self.period_interest {
            // INVARIANT: it was made of the share of the year that a whole period bears.
            Some(interest) if self.whole => Ok(interest),
            _ => self.interest_by_length(),
        }
    }

    #[cold]
    fn interest_by_length(&self) -> Result<i64, ScheduleError> {
        match self.period {
            Some(period) if self.is_twelfth() && self.terms.method() != Method::FlatFee => self.by_period(period),
            _ => self.post(self.earned()?),
        }
    }

    /// Accrual units rounded to minor units; a fraction below nothing posts nothing.
    pub(crate) fn post(&self, earned: i128) -> Result<i64, ScheduleError> {
        self.terms.posting().quotient(earned.max(0), ACCRUAL_UNIT).ok_or(ScheduleError::Amount)
    }

    /// What the running period and those before it that posted nothing have earned, rounded as it falls due. Where weeks
    /// left a part of an accrual unit, that is just above what the units say.
    fn post_due(&self, earned: &Earned) -> Result<i64, ScheduleError> {
        if self.thirteenths == 0 || earned.exact < 0 || self.left_over(earned)? == 0 {
            return self.post(earned.exact);
        }
        let halves = earned.exact.checked_mul(2).and_then(|twice| twice.checked_add(1)).ok_or(ScheduleError::Amount)?;
        self.terms.posting().quotient(halves, ACCRUAL_UNIT.saturating_mul(2)).ok_or(ScheduleError::Amount)
    }

    /// What the running period leaves of an accrual unit: a disturbed one earned by whole ones.
    pub(crate) fn left_over(&self, earned: &Earned) -> Result<i128, ScheduleError> {
        let by_parts = earned.is_disturbed || earned.interest_first.is_some();
        if by_parts { Ok(self.thirteenths) } else { Ok(self.by_length()?.1) }
    }

    /// The running period ends.
    pub(crate) fn end(&mut self, earned: &Earned) -> Result<Ended, ScheduleError> {
        if self.deferred > 0 && self.terms.shape().deferred_interest == DeferredInterest::Capitalised {
            let interest = self.post(earned.exact)?;
            self.capitalise(interest)?;
            return Ok(Ended::Capitalised(interest));
        }
        if self.deferred > 0 || (self.terms.method() == Method::Bullet && self.left > 1) {
            self.thirteenths = self.left_over(earned)?;
            self.next_period()?;
            return Ok(Ended::Waits);
        }
        let interest = self.settle_principal(earned)?;
        Ok(Ended::Due(self.fall_due(interest)?))
    }

    /// The principal that falls due beside what was earned, where it depends on that; returns the interest.
    pub(super) fn settle_principal(&mut self, earned: &Earned) -> Result<i64, ScheduleError> {
        if self.terms.shape().odd_period != OddPeriod::KeepPrincipal && (self.is_odd || earned.is_disturbed) {
            let own = earned.exact.checked_sub(earned.waiting).ok_or(ScheduleError::Amount)?;
            let before = earned.interest_first.unwrap_or(0);
            self.end_oddly(self.post(own)?.checked_add(before).ok_or(ScheduleError::Amount)?)?;
        }
        let interest = self.post_due(earned)?;
        if let Some(before) = earned.interest_first {
            self.pay_interest_first(before.checked_add(interest).ok_or(ScheduleError::Amount)?);
        }
        Ok(interest)
    }

    /// The running period ends with `interest`; the next begins.
    pub(crate) fn fall_due(&mut self, interest: i64) -> Result<AmortisationRow, ScheduleError> {
        let row = AmortisationRow {
            due: self.due,
            currency: self.terms.currency(),
            opening: self.undue,
            principal: self.scheduled,
            interest,
            fee: self.fee,
        };
        row.fits()?;
        self.undue = self.undue.saturating_sub(self.scheduled);
        self.thirteenths = 0;
        self.next_period()?;
        Ok(row)
    }

    /// The running period ends with nothing due, and `interest` becomes principal.
    fn capitalise(&mut self, interest: i64) -> Result<(), ScheduleError> {
        let undue = self.undue.checked_add(interest).filter(|undue| *undue <= Money::MAX_MINOR);
        self.undue = undue.ok_or(ScheduleError::Amount)?;
        self.thirteenths = 0;
        self.next_period()
    }

    #[inline]
    fn next_period(&mut self) -> Result<(), ScheduleError> {
        self.left = self.left.saturating_sub(1);
        self.returned = 0;
        self.start = self.due;
        self.is_solved_today = false;
        if self.left > 0 {
            self.step()?;
            self.whole = true;
            self.is_odd = false;
            if self.coming.is_some() || self.solve_next || self.is_without_principal() {
                return self.begin_anew();
            }
            self.schedule(self.payment)?;
        }
        Ok(())
    }

    /// The next period begins with another rate or another payment, or may.
    #[cold]
    fn begin_anew(&mut self) -> Result<(), ScheduleError> {
        self.is_solved_today = self.coming.is_some() && self.terms.method() == Method::Level;
        if self.is_without_principal() {
            self.end_without_principal();
            self.is_solved_today |= self.solve_next;
        }
        self.take_rate()?;
        if self.solve_next { self.solve() } else { self.schedule(self.payment) }
    }

    /// A period without principal has ended; the payment is solved when none is left.
    fn end_without_principal(&mut self) {
        if self.deferred > 0 {
            self.deferred = self.deferred.saturating_sub(1);
        } else {
            self.interest_only = self.interest_only.saturating_sub(1);
        }
        self.solve_next = !self.is_without_principal();
    }

    /// Takes a rate that waits; a level payment is to be solved anew for it.
    pub(super) fn take_rate(&mut self) -> Result<(), ScheduleError> {
        let Some(rate) = self.coming.take() else { return Ok(()) };
        self.rate = rate;
        self.period = PeriodRate::of(rate, self.interval());
        self.fee = self.terms.fee_on(self.paid_out, rate)?;
        self.solve_next |= self.terms.method() == Method::Level && self.next_due().is_some();
        Ok(())
    }

    /// The principal of the running period, from the payment or part; the last takes what is left. Never below zero:
    /// where a period earns more than the payment, the payment of that period is its interest. While periods are without
    /// principal the payment is 0.
    pub(super) fn schedule(&mut self, payment: i64) -> Result<(), ScheduleError> {
        self.period_interest = None;
        self.beside = 0;
        let most = self.undue.saturating_sub(self.residual);
        self.scheduled = match self.terms.method() {
            _ if self.left <= 1 => self.undue,
            Method::Level if self.is_in_advance() => {
                let principal = self.beside_next_interest(payment)?;
                self.beside = payment.saturating_sub(principal);
                principal.min(most).max(0)
            }
            Method::Level => {
                let interest = match (self.terms.interest_basis(), self.period) {
                    // A broken period has the principal of a whole one.
                    (PeriodInterest::Twelfth, Some(period)) => {
                        let interest = self.by_period(period)?;
                        self.period_interest = Some(interest);
                        interest
                    }
                    (PeriodInterest::Twelfth, None) => return Err(ScheduleError::DailyRate),
                    (PeriodInterest::ActualDays, _) => self.post(self.earned()?)?,
                };
                self.beside = interest;
                payment.saturating_sub(interest).min(most).max(0)
            }
            Method::EqualPrincipal | Method::FlatFee => payment.min(most).max(0),
            Method::InterestOnly | Method::Bullet => 0,
        };
        Ok(())
    }

    /// The same in the middle of a period: principal that came back falls due besides.
    pub(super) fn schedule_again(&mut self, payment: i64) -> Result<(), ScheduleError> {
        let residual = self.residual;
        self.residual = residual.saturating_add(self.returned);
        let scheduled = self.schedule(payment);
        self.residual = residual;
        self.scheduled = self.scheduled.saturating_add(self.returned).min(self.undue);
        scheduled
    }

    #[inline]
    fn by_period(&self, period: PeriodRate) -> Result<i64, ScheduleError> {
        period.interest(self.amortised(), self.terms.posting()).ok_or(ScheduleError::Amount)
    }

    /// The end of the period `index` from the running one, which is 0.
    pub(super) fn due_after(&self, index: u32) -> Result<Date, ScheduleError> {
        match i32::try_from(index) {
            Ok(times) => Ok(self.interval().from(self.due, times, self.pay_day)?),
            Err(_) => Ok(Date::MAX),
        }
    }

    /// Moves the due date on by an interval.
    #[inline]
    pub(super) fn step(&mut self) -> Result<(), ScheduleError> {
        if self.months == 0 {
            self.due = self.interval().from(self.due, 1, self.pay_day)?;
            return Ok(());
        }
        for _ in 0..self.months {
            self.month = self.month.next();
        }
        self.due = self.month.day(self.pay_day)?;
        Ok(())
    }

    /// A whole period starts one interval before its due date, months by the pay day.
    pub(super) fn measure(&mut self) {
        self.whole = self.interval().from(self.due, -1, self.pay_day) == Ok(self.start);
    }
}

fn months_of(interval: Interval) -> u8 {
    match interval.unit() {
        IntervalUnit::Months => u8::try_from(interval.count()).unwrap_or(12),
        IntervalUnit::Weeks | IntervalUnit::Days => 0,
    }
}
