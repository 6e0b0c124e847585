//! Reading a loan's position off its replay.

// Semantics: [loan-24].

use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::position::Position;
use crate::balance::record::Note;
use crate::balance::recorder::Recorder;
use crate::component::Component;
use crate::money::Money;

impl<R: Recorder> LoanReplay<'_, R> {
    /// The position at the snapshot; lateness is filled in at the day's end.
    pub(super) fn position(&mut self) -> Result<Position, Stopped> {
        let undue = if self.is_disbursed { self.course.undue() } else { 0 };
        let (interest, exact) = self.contract_interest()?;
        let (penalty, compound) = self.overdue_interest()?;
        let (_, early_fee) = self.early_fee(undue)?;
        let all = [interest, penalty, compound];
        let accrued = self.accrued_within_cap([interest, penalty, compound, early_fee]);
        let [interest, penalty, compound, early_fee] = accrued;
        self.tell_accrued(all, [interest, penalty, compound], exact)?;
        let mut billed = [0; Component::COUNT];
        for (posted, component) in billed.iter_mut().zip(Component::ALL) {
            *posted = self.postings.unpaid(component);
        }
        let judgment = self.judgment_interest()?;
        let parts = [self.postings.total(), undue, interest, penalty, compound, early_fee, judgment];
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
            disputed: 0,
            retroactive_interest: self.retroactive_interest()?,
            plan_principal: undue,
            early_settlement_fee: early_fee,
            payoff: less(owed, self.credit)?.max(0),
            overdue_since: None,
            overdue: 0,
            missed_payments: 0,
            is_undrawn: !self.is_disbursed,
        })
    }

    /// Tells what has accrued and is not posted, component by component: all of it, what the cap on charges has room for, and
    /// contract interest exactly.
    fn tell_accrued(&mut self, all: [i64; 3], within: [i64; 3], exact: i128) -> Result<(), Stopped> {
        self.settle_all()?;
        let (exact_penalty, exact_compound) = self.overdue_exact()?;
        if self.fraction != 0 {
            self.note(Note::FractionCarried { exact: self.fraction });
        }
        let components = [Component::Interest, Component::PenaltyInterest, Component::CompoundInterest];
        let exact = [exact, exact_penalty, exact_compound];
        for (((component, exact), all), amount) in components.into_iter().zip(exact).zip(all).zip(within) {
            self.note(Note::LoanSnapshot { component, amount, above_cap: less(all, amount)?, exact });
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
