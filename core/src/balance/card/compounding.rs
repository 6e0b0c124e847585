//! Interest that compounds by the day.

// Semantics: [card-16].

use super::recent_rates::RecentRates;
use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{ReplayFault, Stopped, less};
use crate::balance::record::Recorder;
use crate::calendar::Date;
use crate::terms::Compounding;

impl<R: Recorder> CardReplay<'_, R> {
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

    /// Lets what bears, and everything earned and not yet posted, owed or to be charged back, earn over some days at today's
    /// rates.
    #[cold]
    #[inline(never)]
    pub(super) fn compound(&mut self, days: i32) -> Result<(), Stopped> {
        let (purchase, cash) = (self.purchase.a_day(), self.cash.a_day());
        self.earned_purchase = compounded(self.earned_purchase, self.bearing_purchase, purchase, days)?;
        self.earned_cash = compounded(self.earned_cash, self.bearing_cash, cash, days)?;
        self.stepped_unbilled = compounded(self.stepped_unbilled, 0, purchase, days)?;
        for window in self.windows.iter_mut().filter(|window| !window.is_decided) {
            window.stepped = compounded(window.stepped, 0, purchase, days)?;
        }
        Ok(())
    }
}

fn compounded(mut exact: Accrued, minor: i64, a_day: i64, days: i32) -> Result<Accrued, Stopped> {
    if a_day != 0 && (minor != 0 || exact != Accrued::ZERO) {
        for _ in 0..days {
            exact = exact.compounded(minor, a_day).ok_or(Stopped)?;
        }
    }
    Ok(exact)
}
