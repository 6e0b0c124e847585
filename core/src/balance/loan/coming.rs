//! What will fall due of a loan.

// Semantics: [loan-37].

use super::replay::LoanReplay;
use crate::balance::ReplayError;
use crate::balance::error::Stopped;
use crate::balance::record::Recorder;
use crate::schedule::{AmortisationRow, Ended};

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
        let (mut course, contract) = (self.course, self.contract);
        let (mut waiting, mut by_days) = (self.carried, self.running.earned(&contract)?);
        let (mut from, mut is_disturbed) = (self.until, self.is_disturbed || contract.is_frozen());
        while let Some(due) = course.next_due() {
            let more = i128::from(course.undue()).checked_mul(contract.added(from, due));
            by_days = more.and_then(|more| by_days.checked_add(more)).ok_or(Stopped)?;
            let earned = if is_disturbed || !course.is_twelfth() {
                by_days
            } else {
                course.earned().ok().and_then(|own| waiting.checked_add(own)).ok_or(Stopped)?
            };
            match course.end(earned, waiting, is_disturbed).map_err(|e| self.fault.of(e))? {
                Ended::Due(row) => {
                    told(row);
                    waiting = 0;
                }
                Ended::Capitalised(_) => waiting = 0,
                Ended::Waits => waiting = earned,
            }
            (by_days, from, is_disturbed) = (waiting, due, contract.is_frozen());
        }
        Ok(())
    }
}

#[cfg(feature = "alloc")]
mod account {
    use alloc::vec::Vec;

    use crate::balance::record::{Silent, unheard};
    use crate::balance::replay_terms::ReplayTerms;
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
        /// let loan = Amortisation::new(1_200_000, start, Dues::monthly(due, 12)?, rate, Method::Level)?;
        /// let terms = LoanTermsDraft::new(Currency::CNY, loan).build()?;
        /// let ledger = Ledger::new([Event::disbursement(start, Money::parse("12000.00", Currency::CNY)?)])?;
        /// let coming = LoanAccount::new(&terms, &ledger).coming_schedule(due)?;
        /// assert_eq!((coming.len(), coming[0].payment_minor()), (11, 106_619));
        /// # Ok::<(), Box<dyn std::error::Error>>(())
        /// ```
        ///
        /// # Errors
        /// As [`LoanAccount::as_of`].
        pub fn coming_schedule(&self, day: Date) -> Result<Vec<AmortisationRow>, ReplayError> {
            let (mut workspace, mut silent) = (LoanWorkspace::new(), Silent);
            let mut replay = self.terms().replay(&mut workspace, self.up_to(day), day, unheard(&mut silent))?;
            self.feed(&mut replay, 0, day)?;
            replay.close(day)?;
            let mut rows = Vec::new();
            replay.coming(|row| rows.push(row))?;
            Ok(rows)
        }
    }
}
