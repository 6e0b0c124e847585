//! Interest that compounds by the day.

// Semantics: [card-16].

use super::recent_rates::RecentRates;
use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::{Earned, Earner, Recorder, When};
use crate::calendar::Date;
use crate::terms::Compounding;

/// What amounts of a free period have earned, one after another: those of one posting day compound together.
pub(super) struct Together {
    exact: Accrued,
    from: Date,
    minor: i64,
}

impl Together {
    pub(super) const NOTHING: Self = Self { exact: Accrued::ZERO, from: Date::MIN, minor: 0 };
}

impl<R: Recorder> CardReplay<'_, R> {
    /// Adds what an amount has earned since `from`.
    #[inline]
    pub(super) fn earn_together(
        &mut self,
        all: &mut Together,
        minor: i64,
        from: Date,
        index: i64,
    ) -> Result<(), Stopped> {
        if !self.compounds_daily() {
            all.exact = all.exact.more(self.earned_since(minor, from, index)?)?;
        } else if all.from == from {
            all.minor = all.minor.more(minor)?;
        } else {
            let exact = self.earned_together(all)?;
            *all = Together { exact, from, minor };
        }
        Ok(())
    }

    /// All of it.
    #[inline]
    pub(super) fn earned_together(&mut self, all: &Together) -> Result<Accrued, Stopped> {
        if all.minor == 0 { Ok(all.exact) } else { all.exact.more(self.compounded_since(all.minor, all.from)?) }
    }

    pub(super) fn compounds_daily(&self) -> bool {
        self.terms.compounding() == Compounding::Daily
    }

    /// What an amount has earned at the rate of purchases from a day on, at which the rate index stood at `index`.
    pub(super) fn earned_since(&mut self, minor: i64, from: Date, index: i64) -> Result<Accrued, Stopped> {
        if self.compounds_daily() {
            return self.compounded_since(minor, from);
        }
        Accrued::earned(minor, less(self.purchase.sum(), index)?.max(0)).ok_or(Stopped)
    }

    #[cold]
    #[inline(never)]
    fn compounded_since(&mut self, minor: i64, from: Date) -> Result<Accrued, Stopped> {
        let (mut exact, mut day, until) = (Accrued::ZERO, from, self.purchase.until());
        while day < until {
            let a_day = self.recent_rates.on(day);
            let a_day = a_day.ok_or_else(|| self.fault.keep(ReplayFault::TooManyRates { max: RecentRates::MAX }))?;
            exact = exact.compounded(minor, a_day).ok_or(Stopped)?;
            day = day.plus_days(1).map_err(|e| self.fault.of(e))?;
        }
        Ok(exact)
    }

    /// Lets what bears, and everything earned and not yet posted, owed or to be charged back, earn over the days before `day`.
    #[cold]
    #[inline(never)]
    pub(super) fn compound_until(&mut self, day: Date) -> Result<(), Stopped> {
        let from = self.purchase.until();
        let days = day.days_since(from);
        self.purchase.advance(day).ok_or(Stopped)?;
        for (earner, base) in [(Earner::Purchase, self.bearing_purchase), (Earner::Cash, self.bearing_cash)] {
            if base != 0 {
                self.recorder.earned(When::Certain, Earned { earner, base, from, to: day });
            }
        }
        let (purchase, cash) = (self.purchase.a_day(), self.cash.a_day());
        let credit = Accrued::whole(self.credit).ok_or(Stopped)?;
        for _ in 0..days {
            // What a credit balance meets once it is posted earns nothing more: of purchases first.
            let of_cash = credit.minus(self.earned_purchase).ok_or(Stopped)?.max(Accrued::ZERO);
            let (bought, drawn) = (self.bearing_purchase, self.bearing_cash);
            self.earned_purchase = self.earned_purchase.compounded_beyond(credit, bought, purchase).ok_or(Stopped)?;
            self.earned_cash = self.earned_cash.compounded_beyond(of_cash, drawn, cash).ok_or(Stopped)?;
        }
        self.stepped_unbilled = compounded(self.stepped_unbilled, purchase, days)?;
        for window in self.windows.iter_mut().filter(|window| !window.is_decided) {
            window.stepped = compounded(window.stepped, purchase, days)?;
        }
        if self.judgment.is_some() { self.accrue_judgment(day) } else { Ok(()) }
    }
}

/// What was earned, and earns for so many days on itself alone.
fn compounded(mut exact: Accrued, a_day: i64, days: i32) -> Result<Accrued, Stopped> {
    if a_day != 0 && exact != Accrued::ZERO {
        for _ in 0..days {
            exact = exact.compounded(0, a_day).ok_or(Stopped)?;
        }
    }
    Ok(exact)
}
