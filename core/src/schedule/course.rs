//! The course of what is not yet due: the running period, what falls due at its end, and what changes it on the way.

// Semantics: [loan-6] [loan-18].

use super::interest::{MonthRate, accrual_per_unit, growth_by_days};
use super::{ACCRUAL_UNIT, Amortisation, AmortisationRow, Method, PeriodInterest, ScheduleError, annuity};
use crate::calendar::{Date, MonthDay};
use crate::money::Money;
use crate::rate::Rate;
use crate::words::keys;

keys! {
    /// What a repayment before its time leaves alone.
    pub enum RecastKeeps {
        /// The due dates: the payment is solved anew and falls.
        Term = "term";
        /// The payment: fewer periods, the last smaller.
        Payment = "payment";
    }
}

/// Where an amortisation stands between two due dates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course {
    terms: Amortisation,
    rate: Rate,
    month: Option<MonthRate>,
    /// Principal that has not fallen due.
    undue: i64,
    /// Periods left, the running one included.
    left: u32,
    /// From when the running period bears interest.
    start: Date,
    /// When it ends.
    due: Date,
    /// Year and month of `due`: stepping them is cheaper than taking the date apart.
    year: i32,
    month_of_year: u8,
    pay_day: MonthDay,
    /// The level payment, or an equal part of principal.
    payment: i64,
    /// The principal that falls due at the end of the running period.
    scheduled: i64,
    /// What a whole month of the running period bears, where its principal was made from that.
    month_interest: Option<i64>,
    /// Whether the running period is a whole month by the pay day.
    whole: bool,
    fee: i64,
    /// A new rate that waits for the next period; a level payment will be solved anew for it.
    coming: Option<Rate>,
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
}

impl Course {
    /// Takes over where another left off.
    #[cfg(feature = "alloc")]
    pub(crate) fn resume(terms: &Amortisation, state: &CourseState) -> Result<Self, ScheduleError> {
        let mut course = Self::begin(terms)?;
        (course.undue, course.left) = (state.undue, state.left);
        (course.rate, course.month) = (state.rate, MonthRate::of(state.rate));
        course.pay_day = state.pay_day.unwrap_or(course.pay_day);
        course.due = state.due;
        (course.year, course.month_of_year, _) = state.due.ymd();
        let before = || state.due.plus_months(-1, course.pay_day).map(|before| before.max(terms.start()));
        course.start = state.start.map_or_else(before, Ok)?;
        course.measure();
        course.payment = state.payment.unwrap_or(0);
        match (state.payment, course.next_due()) {
            (_, None) => {}
            (Some(payment), Some(_)) => course.schedule(payment)?,
            (None, Some(_)) => course.solve()?,
        }
        if let Some(scheduled) = state.scheduled {
            course.scheduled = scheduled.clamp(0, course.undue);
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
        }
    }

    /// The first period of `terms`.
    pub(crate) fn begin(terms: &Amortisation) -> Result<Self, ScheduleError> {
        let due = terms.dues().first();
        let (year, month_of_year, _) = due.ymd();
        let pay_day = terms.dues().day();
        let mut course = Self {
            terms: *terms,
            rate: terms.rate(),
            month: MonthRate::of(terms.rate()),
            undue: terms.principal_minor(),
            left: terms.dues().periods(),
            start: terms.start(),
            due,
            year,
            month_of_year,
            pay_day,
            payment: 0,
            scheduled: 0,
            month_interest: None,
            whole: false,
            fee: terms.fee()?,
            coming: None,
        };
        course.measure();
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

    /// Whether the end of the running period posts anything: a bullet posts at the last one only.
    pub(crate) fn posts(&self) -> bool {
        self.terms.method() != Method::Bullet || self.left <= 1
    }

    /// From when the running period bears interest.
    pub(crate) const fn period_start(&self) -> Date {
        self.start
    }

    /// The rate of the running period.
    pub(crate) const fn rate(&self) -> Rate {
        self.rate
    }

    /// What the running period earns by its length, undisturbed, in accrual units.
    pub(crate) fn earned(&self) -> Result<i128, ScheduleError> {
        let per_unit = match self.month {
            _ if self.terms.method() == Method::FlatFee => 0,
            Some(month) if self.is_twelfth() => month.per_unit(),
            _ => accrual_per_unit(self.rate, self.terms.counting(), self.start, self.due),
        };
        i128::from(self.undue).checked_mul(per_unit).ok_or(ScheduleError::Amount)
    }

    /// Whether the running period, undisturbed, is charged annual / 12.
    pub(crate) const fn is_twelfth(&self) -> bool {
        self.whole && self.month.is_some() && matches!(self.terms.interest_basis(), PeriodInterest::Twelfth)
    }

    /// The same, rounded.
    pub(crate) fn interest(&self) -> Result<i64, ScheduleError> {
        match (self.month_interest, self.month) {
            (Some(interest), _) if self.is_twelfth() => Ok(interest),
            (_, Some(month)) if self.is_twelfth() && self.terms.method() != Method::FlatFee => self.by_month(month),
            _ => self.post(self.earned()?),
        }
    }

    /// Accrual units rounded to minor units.
    pub(crate) fn post(&self, earned: i128) -> Result<i64, ScheduleError> {
        self.terms.posting().quotient(earned, ACCRUAL_UNIT).ok_or(ScheduleError::Amount)
    }

    /// The running period ends with `interest`; the next begins.
    pub(crate) fn fall_due(&mut self, interest: i64) -> Result<AmortisationRow, ScheduleError> {
        let row = AmortisationRow {
            due: self.due,
            opening_minor: self.undue,
            principal_minor: self.scheduled,
            interest_minor: interest,
            fee_minor: self.fee,
        };
        let payment = self.scheduled.checked_add(interest).and_then(|p| p.checked_add(self.fee));
        if payment.is_none_or(|p| p > Money::MAX_MINOR) {
            return Err(ScheduleError::Amount);
        }
        self.undue = self.undue.saturating_sub(self.scheduled);
        self.left = self.left.saturating_sub(1);
        self.start = self.due;
        if self.left > 0 {
            self.step()?;
            self.whole = true;
            if !self.take_rate()? {
                self.schedule(self.payment)?;
            }
        }
        Ok(row)
    }

    /// A new rate from `on`: a level payment is solved anew from the first period that starts on or after it; equal
    /// parts of principal stay as they were promised. The running period keeps its principal; its interest is for who
    /// counts its days.
    pub(crate) fn change_rate(&mut self, rate: Rate, on: Date) -> Result<(), ScheduleError> {
        self.coming = Some(rate);
        if on <= self.start {
            self.take_rate()?;
        }
        Ok(())
    }

    /// Takes a rate that waits; returns whether the payment was solved anew for it.
    fn take_rate(&mut self) -> Result<bool, ScheduleError> {
        let Some(rate) = self.coming.take() else { return Ok(false) };
        self.rate = rate;
        self.month = MonthRate::of(rate);
        let is_solved = self.terms.method() == Method::Level && self.next_due().is_some();
        if is_solved {
            self.solve()?;
        }
        Ok(is_solved)
    }

    /// The running period ends on `due` instead, later ones follow; the payment and this period's principal stay.
    pub(crate) fn move_due(&mut self, due: Date) -> Result<(), ScheduleError> {
        self.pay_day = MonthDay::from_date(due);
        self.due = due;
        let (year, month, _) = due.ymd();
        (self.year, self.month_of_year) = (year, month);
        let more = i32::try_from(self.left.saturating_sub(1)).map_err(|_| ScheduleError::Amount)?;
        due.plus_months(more, self.pay_day)?;
        self.measure();
        Ok(())
    }

    /// Interest was posted up to `on`: the running period starts again there, cut short.
    pub(crate) fn cut(&mut self, on: Date) -> Result<(), ScheduleError> {
        self.start = on;
        self.measure();
        self.take_rate()?;
        Ok(())
    }

    /// `principal` comes back before its time, on the day the running period was last cut.
    pub(crate) fn repay(&mut self, principal: i64, keep: RecastKeeps) -> Result<(), ScheduleError> {
        self.undue = self.undue.saturating_sub(principal);
        if self.next_due().is_none() {
            return Ok(());
        }
        match keep {
            RecastKeeps::Term => self.solve(),
            RecastKeeps::Payment => self.shorten(),
        }
    }

    /// The payment stays: what is left takes as many periods as it needs, and the due dates after them are gone for good.
    /// An odd first part of a split stays too.
    ///
    /// At most one step a period left.
    fn shorten(&mut self) -> Result<(), ScheduleError> {
        self.schedule(match self.terms.method() {
            Method::EqualPrincipal | Method::FlatFee => self.scheduled,
            _ => self.payment,
        })?;
        let mut then = *self;
        then.coming = None;
        while then.scheduled < then.undue {
            then.fall_due(0)?;
        }
        // INVARIANT: the last period takes all that is left, so at least one is.
        self.left = self.left.saturating_sub(then.left).saturating_add(1);
        Ok(())
    }

    /// All that is left is due now; returns the principal.
    pub(crate) const fn accelerate(&mut self) -> i64 {
        let all = self.undue;
        self.undue = 0;
        self.left = 0;
        all
    }

    /// Finds the payment over the periods left, and with it this period's principal.
    fn solve(&mut self) -> Result<(), ScheduleError> {
        let owed = u64::try_from(self.undue).map_err(|_| ScheduleError::Principal)?;
        let rounding = self.terms.posting();
        let mut first = None;
        self.payment = match (self.terms.method(), self.terms.interest_basis()) {
            (Method::Level, PeriodInterest::Twelfth) => {
                let month = self.month.ok_or(ScheduleError::DailyRate)?;
                annuity::level(owed, month.growth()?, self.left, rounding).ok_or(ScheduleError::Amount)?
            }
            (Method::Level, PeriodInterest::ActualDays) => self.solve_by_days(owed)?,
            (Method::EqualPrincipal | Method::FlatFee, _) => {
                first = self.terms.parts().part(self.undue, self.left, 0);
                self.terms.parts().each(self.undue, self.left).ok_or(ScheduleError::Amount)?
            }
            (Method::InterestOnly | Method::Bullet, _) => 0,
        };
        // A split may put its remainder first.
        self.schedule(first.unwrap_or(self.payment))?;
        Ok(())
    }

    /// The payment that leaves nothing after the last period, each charged by its days, exactly.
    fn solve_by_days(&self, owed: u64) -> Result<i64, ScheduleError> {
        let rate = self.rate;
        let count = self.terms.counting();
        let end = |index: u32| match i32::try_from(index) {
            Ok(months) => self.due.plus_months(months, self.pay_day),
            Err(_) => Ok(Date::MAX),
        };
        let growth = |index: u32| {
            let from = match index.checked_sub(1) {
                Some(before) => end(before)?,
                None => self.start,
            };
            growth_by_days(rate, count, from, end(index)?)
        };
        for index in 0..self.left {
            growth(index)?;
        }
        // INVARIANT: the loop has shown that every growth exists.
        let growths = (0..self.left).map(|index| growth(index).unwrap_or(annuity::Growth::NONE));
        annuity::uneven(owed, growths, self.terms.posting()).ok_or(ScheduleError::Amount)
    }

    /// The principal of the running period, from the payment or part; the last takes what is left. Never below zero:
    /// where a period earns more than the payment, the payment of that period is its interest.
    fn schedule(&mut self, payment: i64) -> Result<(), ScheduleError> {
        self.month_interest = None;
        self.scheduled = match self.terms.method() {
            _ if self.left <= 1 => self.undue,
            Method::Level => {
                let interest = match (self.terms.interest_basis(), self.month) {
                    // A broken period has the principal of a whole one.
                    (PeriodInterest::Twelfth, Some(month)) => {
                        let interest = self.by_month(month)?;
                        self.month_interest = Some(interest);
                        interest
                    }
                    (PeriodInterest::Twelfth, None) => return Err(ScheduleError::DailyRate),
                    (PeriodInterest::ActualDays, _) => self.post(self.earned()?)?,
                };
                payment.saturating_sub(interest).clamp(0, self.undue)
            }
            Method::EqualPrincipal | Method::FlatFee => payment.clamp(0, self.undue),
            Method::InterestOnly | Method::Bullet => 0,
        };
        Ok(())
    }

    fn by_month(&self, month: MonthRate) -> Result<i64, ScheduleError> {
        let (numerator, denominator) = month.on(self.undue);
        self.terms.posting().quotient(numerator, denominator).ok_or(ScheduleError::Amount)
    }

    /// Moves the due date on by a month.
    fn step(&mut self) -> Result<(), ScheduleError> {
        if self.month_of_year >= 12 {
            self.year = self.year.saturating_add(1);
            self.month_of_year = 1;
        } else {
            self.month_of_year = self.month_of_year.saturating_add(1);
        }
        self.due = self.pay_day.of(self.year, self.month_of_year)?;
        Ok(())
    }

    /// A whole month starts one month before its due date by the pay day.
    fn measure(&mut self) {
        self.whole = self.due.plus_months(-1, self.pay_day) == Ok(self.start);
    }
}
