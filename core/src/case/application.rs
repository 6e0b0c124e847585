//! What a borrower hands in to ask for a plan, beside what is owed.

// Semantics: [case-10].

use alloc::vec::Vec;

use super::{Case, CaseError, CasePlace};
use crate::casework::{Application, CaseworkError, ExpectedMonth, Needed, SupportingDocument};
use crate::money::Money;

/// What a borrower hands in to ask for a plan, beside what is owed on the day.
#[derive(Clone, Debug)]
pub struct ApplicationAnswer<'a> {
    application: &'a Application,
    owed: Money,
    checklist: Vec<Needed<'static>>,
}

impl<'a> ApplicationAnswer<'a> {
    /// What was handed in.
    #[must_use]
    pub const fn application(&self) -> &'a Application {
        self.application
    }

    /// What paying on the day would settle.
    #[must_use]
    pub const fn owed(&self) -> Money {
        self.owed
    }

    /// What the payments asked for leave of it, where they do: 12,000.00 of 12,845.00 leave 845.00. Interest that goes on comes on top.
    #[must_use]
    pub fn uncovered(&self) -> Option<Money> {
        let left = self.owed.minus(self.application.plan().total()).ok();
        left.filter(|left| left.minor() > 0)
    }

    /// The first month in which what is left does not cover the payment.
    #[must_use]
    pub fn first_short(&self) -> Option<&'a ExpectedMonth> {
        self.application.months().iter().find(|month| month.is_short())
    }

    /// The documents that the hardship asks for, each with the one attached for it.
    #[must_use]
    pub fn checklist(&self) -> &[Needed<'static>] {
        &self.checklist
    }
}

impl Case {
    pub(super) fn application_answer<'a>(
        &self,
        application: &'a Application,
        owed: Money,
    ) -> Result<ApplicationAnswer<'a>, CaseError> {
        if application.plan().payment().currency() != owed.currency() {
            return Err(CaseError::at(CasePlace::Application, CaseworkError::ApplicationAmount));
        }
        // The application itself says what is proposed.
        let attached = application.documents().iter().copied().chain([SupportingDocument::RepaymentProposal]);
        let checklist = self.checklist(application.hardship(), &attached.collect());
        Ok(ApplicationAnswer { application, owed, checklist })
    }
}
