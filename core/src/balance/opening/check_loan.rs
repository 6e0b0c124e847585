//! Whether a loan's opening agrees with itself and with its terms, and what it was not told.

// Semantics: [open-7].

use super::OpeningGap;
use super::check::in_reach;
use super::loan::{LoanFigure, LoanOpening, OpeningAmount, OpeningInstalment};
use crate::balance::{LoanReplay, LoanRoom, LoanWorkspace, OpeningError, ReplayFault, Silent};
use crate::component::Component;
use crate::money::Money;
use crate::schedule::{InterestTiming, LoanAccrued};
use crate::terms::LoanTerms;

impl LoanOpening {
    /// Whether it agrees with itself and with the terms it stands under.
    ///
    /// # Errors
    /// [`ReplayFault::Opening`] says what contradicts what:
    /// ```
    /// use arrears::balance::{LoanOpening, OpeningError};
    /// use arrears::schedule::{Amortisation, Dues, Method};
    /// use arrears::terms::LoanTermsDraft;
    /// use arrears::{Currency, Date, Money, Rate};
    /// let (start, due) = (Date::new(2023, 1, 15)?, Date::new(2023, 2, 15)?);
    /// let bill = Amortisation::new(Money::parse("12000.00", Currency::CNY)?, start, Dues::monthly(due, 12)?, Rate::annual("0.12")?, Method::Level)?;
    /// let terms = LoanTermsDraft::new(bill).build()?;
    /// let day = Date::new(2023, 4, 30)?;
    /// let opening = LoanOpening::new(day, Money::parse("9000.00", Currency::CNY)?, 9, Date::new(2023, 4, 15)?);
    /// let fault = opening.check(&terms).unwrap_err();
    /// assert_eq!(fault, OpeningError::NextDueNotAfter { due: Date::new(2023, 4, 15)?, day }.into());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn check(&self, terms: &LoanTerms) -> Result<(), ReplayFault> {
        let mut workspace = LoanWorkspace::new();
        let room = LoanRoom::for_loan(terms, []).after(self, 0);
        let resumed = LoanReplay::resume(terms, workspace.scratch(room), Silent, self);
        resumed.map(|_| ()).map_err(|error| error.fault)
    }

    /// The same, as far as no replay is needed for it.
    pub(in crate::balance) fn check_figures(&self, terms: &LoanTerms) -> Result<(), ReplayFault> {
        let judged = self.judgment.map(|told| told.unpaid);
        let told = self.accrued().filter_map(|told| match told {
            LoanFigure::Exact(_) => None,
            LoanFigure::Rounded(amount) => Some(amount),
        });
        for amount in self.figures().chain(self.amounts().map(|told| told.unpaid)).chain(judged).chain(told) {
            amount.of(terms.currency())?;
        }
        let (day, opened) = (self.day, terms.disbursed());
        if day < opened {
            return Err(OpeningError::BeforeAccount { day, opened }.into());
        }
        if terms.amortisation().shape().interest_timing == InterestTiming::InAdvance {
            return Err(ReplayFault::InterestInAdvance);
        }
        let (principal, periods) = (terms.amortisation().principal(), terms.amortisation().dues().periods());
        if self.figures().any(|amount| amount.minor() < 0) {
            return Err(OpeningError::Negative.into());
        }
        // Interest that became principal comes on top of what was lent.
        let capitalises = terms.amortisation().shape().deferred > 0;
        if self.principal.minor() > principal.minor() && !capitalises {
            return Err(OpeningError::PrincipalAboveTerms { given: self.principal, principal }.into());
        }
        if self.periods_left > periods || (self.periods_left == 0 && self.principal.minor() > 0) {
            return Err(OpeningError::PeriodsLeft { left: self.periods_left, periods }.into());
        }
        if self.principal.minor() > 0 && self.next_due <= day && self.is_disbursed {
            return Err(OpeningError::NextDueNotAfter { due: self.next_due, day }.into());
        }
        // A period that a payment of the day cut short begins the next day, where the day still counts on the old balance.
        let tomorrow = day.plus_days(1)?;
        if let Some(date) = self.period_start.filter(|start| *start > tomorrow && self.is_disbursed) {
            return Err(OpeningError::DateAfter { date, day }.into());
        }
        self.check_instalments(terms)?;
        self.check_owed()?;
        Ok(())
    }

    fn check_instalments(&self, terms: &LoanTerms) -> Result<(), OpeningError> {
        let mut before: Option<&OpeningInstalment> = None;
        for told in &self.instalments {
            // What is due on a day off can be paid until a later one.
            let can_be_later = told.waits || terms.business_days().is_some();
            if told.due > self.day && !can_be_later {
                return Err(OpeningError::DateAfter { date: told.due, day: self.day });
            }
            if let Some(end) = told.late_payment_grace_end.filter(|end| *end < told.due) {
                return Err(OpeningError::GraceBeforeDue { end, due: told.due });
            }
            // Of one day are an instalment and what is accelerated after it, and what is due with another.
            if before.is_some_and(|older| older.due > told.due) {
                return Err(OpeningError::NotAscending);
            }
            before = Some(told);
            for amount in &told.owed {
                let component = amount.component;
                let is_of_instalments = matches!(
                    component,
                    Component::Loan
                        | Component::Interest
                        | Component::InstalmentFee
                        | Component::PenaltyInterest
                        | Component::CompoundInterest
                        | Component::LateFee
                );
                if !is_of_instalments {
                    return Err(OpeningError::WrongComponent { component });
                }
                // What an early repayment posted before, or what was charged back, stands beside interest and a fee.
                let is_principal = component == Component::Loan;
                if is_principal && told.owed.iter().filter(|other| other.component == component).count() > 1 {
                    return Err(OpeningError::Twice { component });
                }
            }
        }
        Ok(())
    }

    fn check_owed(&self) -> Result<(), OpeningError> {
        for amount in &self.owed {
            if matches!(
                amount.component,
                Component::Loan | Component::Purchase | Component::Cash | Component::Instalment
            ) {
                return Err(OpeningError::WrongComponent { component: amount.component });
            }
        }
        let is_other =
            |early: &&OpeningAmount| !matches!(early.component, Component::Interest | Component::InstalmentFee);
        if let Some(early) = self.early_interest.iter().find(is_other) {
            return Err(OpeningError::WrongComponent { component: early.component });
        }
        let moments = self.amounts().filter_map(|amount| amount.moment);
        in_reach(moments.chain(self.judgment.and_then(|judged| judged.moment)))?;
        let mut owed = 0_i64;
        for amount in self.amounts() {
            if amount.unpaid.minor() <= 0 {
                return Err(OpeningError::Negative);
            }
            if let Some(date) = amount.posted.filter(|posted| *posted > self.day) {
                return Err(OpeningError::DateAfter { date, day: self.day });
            }
            owed = owed.saturating_add(amount.unpaid.minor());
        }
        if self.credit.minor() > 0 && owed > 0 {
            let owed = Money::saturating(owed, self.currency());
            return Err(OpeningError::CreditWithDebt { credit: self.credit, owed });
        }
        let is_negative = self.accrued().any(|told| told.exact() < LoanAccrued::ZERO);
        let is_judged_below =
            self.judgment.is_some_and(|judged| judged.unpaid.minor() < 0 || judged.accrued.parts() < 0);
        if is_negative || is_judged_below || self.carried_interest < LoanAccrued::ZERO {
            return Err(OpeningError::Negative);
        }
        Ok(())
    }

    /// What has accrued and is not posted, as far as it is told.
    fn accrued(&self) -> impl Iterator<Item = LoanFigure> + '_ {
        let figures = [self.accrued_interest, self.accrued_penalty, self.accrued_compound].into_iter();
        let own = self.instalments.iter().flat_map(|told| [told.accrued_penalty, told.accrued_compound]);
        figures.chain(own).flatten()
    }

    fn amounts(&self) -> impl Iterator<Item = &OpeningAmount> {
        let of_instalments = self.instalments.iter().flat_map(|told| told.owed.iter());
        of_instalments.chain(self.early_interest.iter()).chain(self.owed.iter())
    }

    /// What was not told, or told rounded, and what stands for it. None of an opening that the engine wrote.
    pub fn gaps(&self) -> impl Iterator<Item = OpeningGap> + '_ {
        let payment = (self.payment.is_none() && self.principal.minor() > 0).then_some(OpeningGap::Payment);
        let is_late = self.instalments.iter().any(|told| !told.owed.is_empty());
        let told = |own: fn(&OpeningInstalment) -> Option<LoanFigure>, together: Option<LoanFigure>| {
            together.or_else(|| self.instalments.iter().find_map(own))
        };
        let figures = [
            (Component::Interest, self.accrued_interest, false),
            (Component::PenaltyInterest, told(|own| own.accrued_penalty, self.accrued_penalty), is_late),
            (Component::CompoundInterest, told(|own| own.accrued_compound, self.accrued_compound), is_late),
        ];
        let figures = figures.into_iter().filter_map(|(component, told, earns)| match told {
            None => earns.then_some(OpeningGap::Accrued(component)),
            Some(LoanFigure::Rounded(amount)) => Some(OpeningGap::Rounded(component, amount)),
            Some(LoanFigure::Exact(_)) => None,
        });
        payment.into_iter().chain(figures)
    }
}
