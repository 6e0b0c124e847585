//! What will fall due of a loan.

// Semantics: [loan-37] [loan-38] [loan-39] [loan-44].

use super::index::RateIndex;
use super::outstanding::Outstanding;
use super::replay::LoanReplay;
use crate::balance::ReplayError;
use crate::balance::error::{ReplayFault, Stopped};
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::schedule::{ACCRUAL_UNIT, AmortisationRow, Course, Earned, Ended};
use crate::terms::LoanTerms;

impl<R: Recorder> LoanReplay<'_, R> {
    /// What will fall due after the day closed last, row by row, if everything due is paid and nothing else happens; a
    /// freeze in force goes on. Nothing where nothing is paid out.
    ///
    /// # Rounding
    /// As when it falls due.
    ///
    /// # Errors
    /// [`ReplayError`] where a date or an amount goes out of range.
    pub fn coming(&mut self, mut told: impl FnMut(AmortisationRow)) -> Result<(), ReplayError> {
        self.coming_rows(&mut told).map_err(|stopped| self.fault.tell(stopped).into())
    }

    fn coming_rows(&mut self, told: &mut dyn FnMut(AmortisationRow)) -> Result<(), Stopped> {
        if !self.is_disbursed {
            return Ok(());
        }
        let mut ahead = Ahead {
            terms: self.terms,
            course: self.course,
            contract: self.contract,
            outstanding: self.outstanding,
            waiting: self.carried,
            by_days: self.running.earned(&self.contract)?,
            fraction: self.fraction,
            from: self.until,
            is_disturbed: self.is_disturbed || self.contract.is_frozen(),
        };
        let (penalty, compound) = self.overdue_interest()?;
        let mut room = self.charges_left.saturating_sub(penalty).saturating_sub(compound).max(0);
        while let Some(due) = ahead.course.next_due() {
            let accrued = ahead.accrued(due)?;
            let exact = accrued.checked_add(ahead.fraction).ok_or(Stopped)?;
            let interest_first = self.terms.is_outstanding().then_some(0);
            let (waiting, is_disturbed) = (ahead.waiting, ahead.is_disturbed);
            let ended = ahead.end(&Earned { exact, waiting, is_disturbed, interest_first }, due, accrued);
            if let Some(mut row) = ended.map_err(|fault| self.fault.keep(fault))? {
                if self.terms.charge_cap().is_some() {
                    row.interest = row.interest.min(room);
                    room = room.saturating_sub(row.interest);
                    row.fee = row.fee.min(room);
                    room = room.saturating_sub(row.fee);
                }
                told(row);
            }
        }
        Ok(())
    }
}

/// A copy of what a loan earns by, run ahead of its days.
struct Ahead<'a> {
    terms: &'a LoanTerms,
    course: Course,
    contract: RateIndex,
    outstanding: Outstanding,
    waiting: i128,
    by_days: i128,
    fraction: i128,
    from: Date,
    is_disturbed: bool,
}

impl Ahead<'_> {
    /// What the running period has earned when it ends.
    fn accrued(&mut self, due: Date) -> Result<i128, Stopped> {
        let undue = self.course.undue();
        if self.terms.is_outstanding() {
            if let Some(terms) = self.contract.terms().filter(|_| !self.contract.is_frozen()) {
                self.outstanding.accrue(undue, terms, &self.course, [self.from, due])?;
            }
            return self.outstanding.exact();
        }
        let more = i128::from(undue).checked_mul(self.contract.added(self.from, due));
        self.by_days = more.and_then(|more| self.by_days.checked_add(more)).ok_or(Stopped)?;
        if self.is_disturbed || !self.course.is_twelfth() {
            return Ok(self.by_days);
        }
        self.course.earned().ok().and_then(|own| self.waiting.checked_add(own)).ok_or(Stopped)
    }

    /// It ends; what falls due, where something does.
    fn end(&mut self, earned: &Earned, due: Date, accrued: i128) -> Result<Option<AmortisationRow>, ReplayFault> {
        if self.course.is_in_advance() {
            let (row, _) = self.course.end_in_advance(!self.contract.is_frozen())?;
            self.from = due;
            return Ok(Some(row));
        }
        let left_over = if self.terms.carries_fraction() { self.course.left_over(earned)? } else { 0 };
        let (posted, row) = match self.course.end(earned)? {
            Ended::Due(row) => (Some(row.interest), Some(row)),
            Ended::Capitalised(minor) => (Some(minor), None),
            Ended::Waits => (None, None),
        };
        self.waiting = if posted.is_some() { 0 } else { accrued };
        if let Some(minor) = posted.filter(|_| self.terms.carries_fraction()) {
            self.fraction = earned.exact.saturating_sub(i128::from(minor).saturating_mul(ACCRUAL_UNIT));
            self.course.hold_over(left_over);
        }
        self.outstanding = Outstanding::holding(self.waiting);
        (self.by_days, self.from, self.is_disturbed) = (self.waiting, due, self.contract.is_frozen());
        Ok(row)
    }
}

#[cfg(feature = "alloc")]
mod account {
    use alloc::vec::Vec;

    use crate::balance::recorder::{Silent, unheard};
    use crate::balance::{LoanAccount, LoanWorkspace, ReplayError};
    use crate::calendar::Date;
    use crate::schedule::AmortisationRow;

    impl LoanAccount<'_> {
        /// What will fall due after a day, as things stand at its end: see [`LoanReplay::coming`](crate::balance::LoanReplay::coming).
        ///
        /// ```
        /// use arrears::balance::LoanAccount;
        /// use arrears::ledger::{Event, Ledger};
        /// use arrears::schedule::{Amortisation, Dues, Method};
        /// use arrears::terms::LoanTermsDraft;
        /// use arrears::{Currency, Date, Money, Rate};
        /// let (start, due) = (Date::new(2023, 1, 15)?, Date::new(2023, 2, 15)?);
        /// let rate = Rate::annual("0.12")?;
        /// let loan = Amortisation::new(Money::parse("12000.00", Currency::CNY)?, start, Dues::monthly(due, 12)?, rate, Method::Level)?;
        /// let terms = LoanTermsDraft::new(loan).build()?;
        /// let ledger = Ledger::new([Event::disbursement(start, Money::parse("12000.00", Currency::CNY)?)])?;
        /// let coming = LoanAccount::new(&terms, &ledger).coming_schedule(due)?;
        /// assert_eq!((coming.len(), coming[0].payment().minor()), (11, 106_619));
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        ///
        /// # Errors
        /// As [`LoanAccount::as_of`].
        pub fn coming_schedule(&self, day: Date) -> Result<Vec<AmortisationRow>, ReplayError> {
            let (mut workspace, mut silent) = (LoanWorkspace::new(), Silent);
            let mut replay = self.begin(&mut workspace, day, unheard(&mut silent))?;
            self.feed(&mut replay, 0, day)?;
            replay.close(day)?;
            let mut rows = Vec::new();
            replay.coming(|row| rows.push(row))?;
            Ok(rows)
        }
    }
}
