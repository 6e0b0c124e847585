//! Reading a loan's position off its replay.

// Semantics: [loan-24].

use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::position::Position;
use crate::balance::record::{Note, Recorder};
use crate::component::Component;
use crate::money::Money;

impl<R: Recorder> LoanReplay<'_, R> {
    /// The position at the snapshot; lateness is filled in at the day's end.
    pub(super) fn position(&mut self) -> Result<Position, Stopped> {
        let undue = if self.is_disbursed { self.course.undue() } else { 0 };
        let interest = self.rounded(self.running.earned(&self.contract)?)?;
        let (penalty, compound) = self.overdue_interest()?;
        self.tell_accrued(interest, penalty, compound)?;
        let mut billed = [0; Component::COUNT];
        for (posted, component) in billed.iter_mut().zip(Component::ALL) {
            *posted = self.postings.unpaid(component);
        }
        let judgment = self.judgment_interest()?;
        let parts = [self.postings.total(), undue, interest, penalty, compound, judgment];
        let owed = parts.into_iter().try_fold(0_i64, |sum, part| sum.more(part))?;
        if owed > Money::MAX_MINOR {
            return Err(Stopped);
        }
        Ok(Position {
            currency: self.terms.currency(),
            as_of: self.today,
            billed,
            unbilled: [0; Component::COUNT],
            credit: self.credit,
            accrued_interest: interest,
            accrued_compound: compound,
            accrued_penalty: penalty,
            accrued_judgment: judgment,
            retroactive_interest: self.retroactive_interest()?,
            plan_principal: undue,
            early_settlement_fee: 0,
            payoff: less(owed, self.credit)?.max(0),
            overdue_since: None,
            overdue: 0,
            missed_payments: 0,
            is_undrawn: !self.is_disbursed,
        })
    }

    /// Tells what has accrued and is not posted, component by component.
    fn tell_accrued(&mut self, interest: i64, penalty: i64, compound: i64) -> Result<(), Stopped> {
        self.settle_running()?;
        self.settle_all()?;
        let (exact_penalty, exact_compound) = self.overdue_exact()?;
        for (component, amount, exact) in [
            (Component::Interest, interest, self.running.settled()),
            (Component::PenaltyInterest, penalty, exact_penalty),
            (Component::CompoundInterest, compound, exact_compound),
        ] {
            self.note(Note::LoanSnapshot { component, amount, exact });
        }
        Ok(())
    }

    /// What the day's end decided.
    pub(super) fn report_lateness(&mut self, position: &mut Position) -> Result<(), Stopped> {
        position.overdue_since = self.lateness()?;
        let today = self.today;
        for instalment in self.instalments.iter().take(self.count).skip(self.first_open) {
            let unpaid = instalment.unpaid()?;
            if unpaid > 0 && instalment.late_payment_grace_end < today {
                position.overdue = position.overdue.more(unpaid)?;
                position.missed_payments = position.missed_payments.saturating_add(1);
            }
        }
        Ok(())
    }
}
