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

#[cfg(test)]
mod tests {
    use super::super::replay::Scratch;
    use super::super::window::Window;
    use super::*;
    use crate::balance::recorder::Silent;
    use crate::calendar::MonthDay;
    use crate::money::{Currency, Money};
    use crate::rate::Rate;
    use crate::terms::{CardTermsDraft, ChargeBack};

    type Replay<'a> = CardReplay<'a, Silent>;

    /// Tenths of a fen.
    fn tenths(parts: i64) -> Accrued {
        Accrued::earned(parts, 100_000_000_000)
    }

    /// The next statement is of 5 February.
    fn day(month: u8, day: u8) -> Date {
        Date::new(2024, month, day).unwrap()
    }

    /// A statement of 100 fen of which `met` are paid, and what parts repaid of it have earned.
    fn window(grace_end: Date, met: i64, stepped: i64) -> Window {
        let stepped = tenths(stepped);
        Window { balance: 100, met, stepped, late_payment_grace_end: grace_end, is_decided: false, ..Window::NONE }
    }

    /// What a credit balance meets: of purchases, of cash, of each window and of what is unbilled.
    fn met(terms: impl FnOnce(CardTermsDraft) -> CardTermsDraft, state: impl FnOnce(&mut Replay<'_>)) -> [Accrued; 5] {
        let draft = CardTermsDraft::new(day(1, 1), MonthDay::new(5).unwrap())
            .purchase_rate(Rate::daily("0.0005").unwrap())
            .new_purchases_keep_interest_free_period(false);
        let terms = terms(draft).build().unwrap();
        let mut scratch = Scratch { postings: &mut [], demands: &mut [], plans: &mut [] };
        let mut replay = CardReplay::new(&terms, scratch.again(), Silent).unwrap();
        replay.next_statement = day(2, 5);
        state(&mut replay);
        let MetByCredit { purchase, cash, windows: [before, last], unbilled } = replay.met_by_credit().unwrap();
        [purchase, cash, before, last, unbilled]
    }

    /// The same under the terms as they are.
    fn plainly(state: impl FnOnce(&mut Replay<'_>)) -> [Accrued; 5] {
        met(|draft| draft, state)
    }

    fn earned(replay: &mut Replay<'_>, credit: i64, [purchase, cash, unbilled]: [i64; 3]) {
        replay.credit = credit;
        (replay.earned_purchase, replay.earned_cash) = (tenths(purchase), tenths(cash));
        replay.stepped_unbilled = tenths(unbilled);
    }

    #[test]
    fn a_credit_meets_what_will_be_posted_purchases_first() {
        let of = |credit, purchase, cash| {
            let [purchase, cash, ..] = plainly(|replay| earned(replay, credit, [purchase, cash, 0]));
            [purchase, cash]
        };
        assert_eq!(of(0, 40, 30), [Accrued::ZERO; 2]);
        // 4 and 3 are 7: all, or 5 of the 4 and what is beyond the 4, or nothing beyond 7.
        assert_eq!(of(7, 40, 30), [tenths(40), tenths(30)]);
        assert_eq!(of(6, 40, 30), [tenths(60), tenths(20)]);
        assert_eq!(of(5, 70, 0), [tenths(50), Accrued::ZERO]);
        // 4.4 and 3.0 are posted as 7.
        assert_eq!(of(7, 44, 30), [tenths(44), tenths(30)]);
    }

    #[test]
    fn a_credit_meets_what_a_window_will_charge_then_what_is_unbilled() {
        let of = |credit, stepped, unbilled| {
            let [.., last, unbilled] = plainly(|replay| {
                earned(replay, credit, [20, 40, unbilled]);
                replay.windows = [Window::NONE, window(day(2, 4), 0, stepped)];
            });
            [last, unbilled]
        };
        // 2 and 4 go first. Of 10 that leaves 4, of 9 it leaves 3.
        assert_eq!(of(10, 30, 10), [tenths(30), tenths(10)]);
        assert_eq!(of(9, 10, 30), [tenths(30), tenths(20)]);
        assert_eq!(of(9, 40, 30), [tenths(30), Accrued::ZERO]);
        assert_eq!(of(9, 10, 0), [tenths(10), Accrued::ZERO]);
    }

    #[test]
    fn the_first_window_to_end_before_the_next_statement_takes_what_is_unbilled() {
        let of = |ends: [Date; 2], credit| {
            plainly(|replay| {
                earned(replay, credit, [10, 0, 20]);
                replay.windows = [window(ends[0], 0, 10), window(ends[1], 0, 30)];
            })
        };
        let [early, late] = [day(2, 4), day(2, 5)];
        let (zero, one, two, three) = (Accrued::ZERO, tenths(10), tenths(20), tenths(30));
        // 1 of purchases, 1 and 2 with the first, 3 with the second.
        assert_eq!(of([early, early], 7), [one, zero, one, three, two]);
        assert_eq!(of([early, early], 4), [one, zero, one, zero, two]);
        assert_eq!(of([early, early], 3), [one, zero, two, zero, one]);
        // Where the first ends with the next statement, what is unbilled goes with the second.
        assert_eq!(of([late, early], 7), [one, zero, one, three, two]);
        assert_eq!(of([late, early], 6), [one, zero, one, tenths(40), one]);
        // Where both do, with none.
        assert_eq!(of([late, late], 5), [one, zero, one, three, zero]);
        assert_eq!(of([late, late], 4), [one, zero, one, two, zero]);
    }

    /// 2.4 and 3.4 are posted as 6 together and as 2 and 3 apart.
    #[test]
    fn what_a_window_charges_after_the_next_statement_is_rounded_apart() {
        let of = |grace_end| {
            let [.., last, _] = plainly(|replay| {
                earned(replay, 5, [24, 0, 0]);
                replay.windows = [Window::NONE, window(grace_end, 0, 34)];
            });
            last
        };
        assert_eq!([of(day(2, 4)), of(day(2, 5))], [tenths(26), tenths(34)]);
    }

    #[test]
    fn a_window_that_charges_nothing_is_met_by_nothing() {
        let of = |terms: fn(CardTermsDraft) -> CardTermsDraft, own: Window| {
            let [.., last, unbilled] = met(terms, |replay| {
                earned(replay, 10, [0, 0, 10]);
                replay.windows = [Window::NONE, own];
            });
            [last, unbilled]
        };
        let tolerant = |draft: CardTermsDraft| draft.tolerance(Money::from_minor(5, Currency::CNY).unwrap()).unwrap();
        let (charged, passed) = ([tenths(30), tenths(10)], [Accrued::ZERO; 2]);
        let early = day(2, 4);
        assert_eq!(of(tolerant, window(early, 94, 30)), charged);
        assert_eq!(of(tolerant, window(early, 95, 30)), passed);
        assert_eq!(of(|draft| draft, window(early, 100, 30)), passed);
        assert_eq!(of(|draft| draft, Window { is_decided: true, ..window(early, 0, 30) }), passed);
        let latest = |draft: CardTermsDraft| draft.charge_back(ChargeBack::LatestCycle);
        assert_eq!(of(latest, window(early, 0, 30)), charged);
        assert_eq!(of(latest, window(day(2, 5), 0, 30)), passed);
        // Parts repaid are charged on the full statement alone, what is unbilled where new purchases bear.
        let unpaid_part = |draft: CardTermsDraft| draft.interest_base(InterestBase::UnpaidPart);
        assert_eq!(of(unpaid_part, window(early, 0, 30)), [Accrued::ZERO, tenths(10)]);
        let keep = |draft: CardTermsDraft| draft.new_purchases_keep_interest_free_period(true);
        assert_eq!(of(keep, window(early, 0, 30)), [tenths(30), Accrued::ZERO]);
    }

    /// 0.05 % a day.
    #[test]
    fn days_compound_on_a_balance_and_on_what_is_not_met() {
        const RATE: i64 = 500_000_000;
        let of = |exact, met, minor, rate, days| compounded(exact, met, (minor, rate), days).unwrap().parts();
        // A fen earns 5 x 10^8, then that and 250,000 on it.
        assert_eq!(of(Accrued::ZERO, Accrued::ZERO, 1, RATE, 2), 1_000_250_000);
        // Of 3 fen earned a credit of 1 meets one: 2 earn 10^9. One of 3 or 4 meets all; a fen beside them earns as before.
        let three = Accrued::whole(3);
        assert_eq!(of(three, Accrued::whole(1), 0, RATE, 1), 3_001_000_000_000);
        assert_eq!(of(three, three, 0, RATE, 9), 3_000_000_000_000);
        assert_eq!(of(three, Accrued::whole(4), 1, RATE, 1), 3_000_500_000_000);
        assert_eq!(of(three, Accrued::ZERO, 1, 0, 9), 3_000_000_000_000);
    }
}
