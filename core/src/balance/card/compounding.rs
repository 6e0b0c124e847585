//! Interest that compounds by the day.

// Semantics: [card-16].

use super::recent_rates::RecentRates;
use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::{Earned, Earner, When};
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::terms::{Compounding, InterestBase};

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
        Ok(Accrued::earned(minor, less(self.purchase.sum(), index)?.max(0)))
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
        // Interest unpaid bears as purchases do.
        let (bought, drawn) = (self.bearing.sum().more(self.bearing_interest())?, self.bearing_cash());
        for (earner, base) in [(Earner::Purchase, bought), (Earner::Cash, drawn)] {
            if base != 0 {
                self.recorder.earned(When::Certain, Earned { earner, base, from, to: day });
            }
        }
        let (purchase, cash) = (self.purchase.a_day(), self.cash.a_day());
        let met = self.met_by_credit()?;
        self.earned_purchase = compounded(self.earned_purchase, met.purchase, (bought, purchase), days)?;
        self.earned_cash = compounded(self.earned_cash, met.cash, (drawn, cash), days)?;
        self.stepped_unbilled = compounded(self.stepped_unbilled, met.unbilled, (0, purchase), days)?;
        for (window, met) in self.windows.iter_mut().zip(met.windows).filter(|(window, _)| !window.is_decided) {
            window.stepped = compounded(window.stepped, met, (0, purchase), days)?;
        }
        if self.judgment.is_some() { self.accrue_judgment(day) } else { Ok(()) }
    }

    /// What a credit balance meets of everything earned. While there is one nothing posted is unpaid, so that it stays the
    /// same until somebody acts.
    fn met_by_credit(&self) -> Result<MetByCredit, Stopped> {
        let mut met = MetByCredit::NOTHING;
        if self.credit == 0 {
            return Ok(met);
        }
        let credit = Accrued::whole(self.credit);
        let beside = |other: Accrued| Some(credit.minus(other)?.max(Accrued::ZERO));
        let (mut together, mut apart) = (self.earned_purchase, 0_i64);
        let mut before = self.earned_purchase.more(self.earned_cash)?;
        (met.purchase, met.cash) = match self.interest_to_post(together, self.earned_cash)? <= self.credit {
            true => (self.earned_purchase, self.earned_cash),
            false => (credit, beside(self.earned_purchase).ok_or(Stopped)?),
        };
        let mut revolves = self.terms.new_purchases_keep_interest_free_period();
        for (window, met_here) in self.windows.iter().zip(&mut met.windows) {
            if window.is_decided || window.rest() <= self.terms.tolerance_minor() || self.is_out_of_reach(window) {
                continue;
            }
            let is_next = window.late_payment_grace_end < self.next_statement;
            let billed = if self.terms.interest_base() == InterestBase::Full { window.stepped } else { Accrued::ZERO };
            let unbilled = if !revolves && is_next { self.stepped_unbilled } else { Accrued::ZERO };
            revolves |= is_next;
            let both = billed.more(unbilled)?;
            if is_next {
                together = together.more(both)?;
            } else {
                apart = apart.more(self.interest_to_post(both, Accrued::ZERO)?)?;
            }
            let left = beside(before).ok_or(Stopped)?;
            let all = self.interest_to_post(together, self.earned_cash)?.more(apart)? <= self.credit;
            *met_here = if all { billed } else { left };
            if unbilled != Accrued::ZERO {
                met.unbilled = if all { unbilled } else { left.minus(billed).ok_or(Stopped)?.max(Accrued::ZERO) };
            }
            before = before.more(both)?;
        }
        Ok(met)
    }
}

/// What of each sum earns nothing more, since a credit balance meets it.
// Semantics: [card-16].
struct MetByCredit {
    purchase: Accrued,
    cash: Accrued,
    /// Of what parts repaid have earned: of the purchases of each window, and of unbilled ones.
    windows: [Accrued; 2],
    unbilled: Accrued,
}

impl MetByCredit {
    const NOTHING: Self =
        Self { purchase: Accrued::ZERO, cash: Accrued::ZERO, windows: [Accrued::ZERO; 2], unbilled: Accrued::ZERO };
}

/// What was earned after so many days more, on a balance and on what of it is not met.
fn compounded(exact: Accrued, met: Accrued, (minor, a_day): (i64, i64), days: i32) -> Result<Accrued, Stopped> {
    if a_day == 0 || (minor == 0 && exact <= met) {
        return Ok(exact);
    }
    (0..days).try_fold(exact, |exact, _| exact.compounded_beyond(met, minor, a_day)).ok_or(Stopped)
}
