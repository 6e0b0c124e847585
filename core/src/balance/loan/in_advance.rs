//! Interest that is due on the first day of its period.

// Semantics: [loan-48].

use super::replay::LoanReplay;
use crate::balance::error::Stopped;
use crate::balance::record::{LoanPiece, Note};
use crate::balance::recorder::Recorder;
use crate::component::Component;
use crate::schedule::DueBasis;

impl<R: Recorder> LoanReplay<'_, R> {
    /// What is due on the day of disbursement: a down payment, and the interest of the first period where that is in advance.
    pub(super) fn fall_due_at_once(&mut self, down: i64) -> Result<(), Stopped> {
        let (mut exact, mut interest) = (0, 0);
        if self.course.is_in_advance() && !self.contract.is_frozen() {
            (exact, interest) = self.course.due_at_once().map_err(|e| self.fault.of(e))?;
        }
        if down == 0 && interest == 0 {
            return Ok(());
        }
        self.note(Note::FallsDue { principal: DueBasis::DownPayment, fee: self.course.fee_basis() });
        self.tell_ahead(exact);
        self.post_instalment([down, interest, 0], exact)
    }

    /// The running period ends today: its principal falls due, and the interest of the one that begins.
    #[cold]
    #[inline(never)]
    pub(super) fn end_in_advance(&mut self) -> Result<(), Stopped> {
        let bears = !self.contract.is_frozen();
        let before = self.course;
        let (row, exact) = self.course.end_in_advance(bears).map_err(|e| self.fault.of(e))?;
        if !self.recorder.is_silent() {
            self.tell_due_basis(&before, None, &row)?;
        }
        self.tell_ahead(exact);
        self.begin_period(0);
        self.post_instalment([row.principal, row.interest, row.fee], exact)
    }

    /// What the period that begins will bear, told as what it has earned.
    fn tell_ahead(&mut self, exact: i128) {
        let Some(to) = self.course.next_due().filter(|_| exact > 0) else { return };
        let share = self.course.interval().share_of_year().filter(|_| self.course.is_twelfth());
        self.recorder.loan_segment(LoanPiece {
            component: Component::Interest,
            owner: None,
            base: self.course.undue(),
            rate: self.course.rate(),
            count: if share.is_none() { Some(self.terms.amortisation().counting()) } else { None },
            share,
            part_of: None,
            from: self.course.period_start(),
            to,
            earned: exact,
        });
    }
}
