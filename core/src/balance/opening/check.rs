//! Whether an opening agrees with itself and with its terms.

// Semantics: [open-1].

use super::card::{AccruedFigure, BilledBy, CardOpening, OpeningDispute, OpeningPosting, OpeningStatement};
use crate::accrual::Accrued;
use crate::balance::{OpeningError, ReplayFault};
use crate::calendar::Date;
use crate::component::Component;
use crate::money::Money;
use crate::terms::{CardTerms, DueRule};

/// A statement of an opening, with the dates that the terms fill in.
#[derive(Clone, Copy)]
pub(in crate::balance) struct Dated {
    pub(in crate::balance) told: OpeningStatement,
    pub(in crate::balance) due: Date,
    pub(in crate::balance) end: Date,
}

impl Dated {
    fn new(told: OpeningStatement, rule: DueRule, terms: &CardTerms) -> Result<Self, ReplayFault> {
        let due = told.due.map_or_else(|| rule.due_date(told.date), Ok)?;
        let end = told.late_payment_grace_end.map_or_else(|| terms.late_payment_grace_end(due), Ok)?;
        if due <= told.date {
            return Err(OpeningError::DueNotAfter { due, statement: told.date }.into());
        }
        if end < due {
            return Err(OpeningError::GraceBeforeDue { end, due }.into());
        }
        Ok(Self { told, due, end })
    }
}

/// No place in the order of posting is higher than an account reaches.
pub(super) fn in_reach(moments: impl Iterator<Item = u32>) -> Result<(), OpeningError> {
    let max = OpeningError::MAX_MOMENT;
    match moments.max().filter(|given| *given > max) {
        Some(given) => Err(OpeningError::Moment { given, max }),
        None => Ok(()),
    }
}

impl CardOpening {
    /// Whether it agrees with itself and with the terms it stands under.
    ///
    /// # Errors
    /// [`ReplayFault::Opening`] says what contradicts what.
    pub fn check(&self, terms: &CardTerms) -> Result<(), ReplayFault> {
        let (mut workspace, silent) = (crate::balance::Workspace::new(), crate::balance::Silent);
        let room = crate::balance::Room::for_card(terms, [], self.day).after(self, 0);
        let resumed = crate::balance::CardReplay::resume(terms, workspace.scratch(room), silent, self);
        resumed.map(|_| ()).map_err(|error| error.fault)
    }

    /// The same, as far as no replay is needed for it.
    pub(in crate::balance) fn check_dates(&self, terms: &CardTerms) -> Result<(), ReplayFault> {
        self.check_currency(terms.currency())?;
        let (day, opened) = (self.day, terms.opened());
        if day < opened {
            return Err(OpeningError::BeforeAccount { day, opened }.into());
        }
        let dated = self.dated(terms)?;
        for statement in dated.into_iter().flatten() {
            self.check_statement(&statement)?;
        }
        if let [Some(before), last] = dated {
            let last = last.ok_or(OpeningError::NotTold)?;
            if before.told.date >= last.told.date || before.due >= last.due {
                return Err(OpeningError::NotAscending.into());
            }
        }
        let next = self.statement_after(terms)?;
        if next <= day {
            let statement = dated.last().copied().flatten().map_or(day, |last| last.told.date);
            return Err(OpeningError::StatementMissing { statement, next }.into());
        }
        self.check_moments()?;
        self.check_postings()?;
        self.check_billed_sum(terms)?;
        self.check_disputes()?;
        self.check_rest()?;
        Ok(())
    }

    /// The statement before the last and the last, with their dates.
    pub(in crate::balance) fn dated(&self, terms: &CardTerms) -> Result<[Option<Dated>; 2], ReplayFault> {
        let rule = self.due_rule.unwrap_or(terms.due());
        let dated = |told: Option<OpeningStatement>| told.map(|told| Dated::new(told, rule, terms)).transpose();
        Ok([dated(self.before)?, dated(self.statement)?])
    }

    fn check_statement(&self, statement: &Dated) -> Result<(), OpeningError> {
        let OpeningStatement { date, balance, minimum, paid, was_paid_in_full, since_statement, .. } = statement.told;
        let day = self.day;
        if balance.minor() < 0
            || minimum.minor() < 0
            || paid.is_some_and(|paid| paid.minor() < 0)
            || since_statement.is_some_and(|since| since < Accrued::ZERO)
        {
            return Err(OpeningError::Negative);
        }
        if minimum.minor() > balance.minor() {
            return Err(OpeningError::MinimumAboveBalance { minimum, balance });
        }
        if date > day {
            return Err(OpeningError::StatementAfter { statement: date, day });
        }
        match was_paid_in_full {
            None if statement.end <= day => Err(OpeningError::Undecided { statement: date }),
            Some(_) if statement.end > day || self.before == Some(statement.told) => {
                Err(OpeningError::Decided { statement: date, end: statement.end, day })
            }
            _ => Ok(()),
        }
    }

    fn check_postings(&self) -> Result<(), OpeningError> {
        let tomorrow = self.day.plus_days(1).unwrap_or(self.day);
        let age = |posting: &OpeningPosting| match posting.billed {
            Some(BilledBy::Earlier) => 0_u8,
            Some(BilledBy::Before) => 1,
            Some(BilledBy::Last) => 2,
            None => 3,
        };
        let (mut before, mut sum) = (None, 0_i64);
        for posting in self.owed.iter().flatten() {
            if matches!(posting.component, Component::PenaltyInterest | Component::Loan) {
                return Err(OpeningError::WrongComponent { component: posting.component });
            }
            if posting.unpaid.minor() <= 0 || posting.since_posting.is_some_and(|since| since < Accrued::ZERO) {
                return Err(OpeningError::Negative);
            }
            if let Some(date) = posting.posted.filter(|posted| *posted > tomorrow) {
                return Err(OpeningError::DateAfter { date, day: self.day });
            }
            self.check_billed(posting.billed)?;
            let (its, moment) = (age(posting), posting.moment);
            let is_in_order = before.is_none_or(|(older, told): (u8, Option<u32>)| {
                // What was posted together was billed together.
                let later =
                    told.zip(moment).is_none_or(|(told, moment)| told < moment || (told == moment && older == its));
                older <= its && later
            });
            if !is_in_order {
                return Err(OpeningError::NotAscending);
            }
            before = Some((its, moment));
            sum = sum.saturating_add(posting.unpaid.minor());
        }
        self.check_credit(sum)
    }

    /// A credit balance does not stand beside a debt.
    fn check_credit(&self, owed: i64) -> Result<(), OpeningError> {
        let money = |minor| Money::saturating(minor, self.currency);
        if self.credit.minor() < 0 {
            return Err(OpeningError::Negative);
        }
        let by_bill = || self.statement.map_or(0, |last| last.left_of_balance().minor());
        let owed = if self.owed.is_some() { owed } else { by_bill() };
        if self.credit.minor() > 0 && owed > 0 {
            return Err(OpeningError::CreditWithDebt { credit: self.credit, owed: money(owed) });
        }
        Ok(())
    }

    /// What is billed and unpaid is the last statement's balance on its day, and at most what is left of it later.
    fn check_billed_sum(&self, terms: &CardTerms) -> Result<(), OpeningError> {
        let Some((last, billed)) = self.statement.zip(self.billed_minor()) else { return Ok(()) };
        // Refunds that do not count as payments take off more. A payment that meets the highest rate first counts, whatever it
        // meets.
        let left = if terms.allocation().by_rate().is_some() { last.balance } else { last.left_of_balance() };
        let is_as_billed = match last.paid {
            None if last.date == self.day => billed == left.minor(),
            _ => billed <= left.minor(),
        };
        if is_as_billed {
            Ok(())
        } else {
            Err(OpeningError::OwedNotBilled { owed: Money::saturating(billed, self.currency), left })
        }
    }

    /// No place in the order of posting is higher than an account reaches.
    fn check_moments(&self) -> Result<(), OpeningError> {
        let owed = self.owed.iter().flatten().filter_map(|posting| posting.moment);
        let disputed = self.disputes.iter().filter_map(|dispute| dispute.purchase.moment);
        let demanded = self.demands.iter().flatten().filter_map(|demand| demand.until);
        let judged = self.judgment.and_then(|judgment| judgment.moment);
        in_reach(owed.chain(disputed).chain(demanded).chain(judged))
    }

    /// Disputed amounts are of purchases, by statements that are told.
    fn check_disputes(&self) -> Result<(), OpeningError> {
        for OpeningDispute { purchase, .. } in &self.disputes {
            if purchase.unpaid.minor() <= 0 || purchase.since_posting.is_some_and(|since| since < Accrued::ZERO) {
                return Err(OpeningError::Negative);
            }
            if purchase.component != Component::Purchase {
                return Err(OpeningError::WrongComponent { component: purchase.component });
            }
            if let Some(date) = purchase.posted.filter(|posted| *posted > self.day) {
                return Err(OpeningError::DateAfter { date, day: self.day });
            }
            self.check_billed(purchase.billed)?;
        }
        Ok(())
    }

    fn check_billed(&self, billed: Option<BilledBy>) -> Result<(), OpeningError> {
        let is_told = match billed {
            None => true,
            Some(BilledBy::Before) => self.before.is_some(),
            Some(_) => self.statement.is_some(),
        };
        if is_told { Ok(()) } else { Err(OpeningError::NotTold) }
    }

    fn check_rest(&self) -> Result<(), ReplayFault> {
        let recent = self.recent_rates.iter().zip(self.recent_rates.iter().skip(1));
        if recent.into_iter().any(|((one, _), (next, _))| next <= one) {
            return Err(OpeningError::NotAscending.into());
        }
        let mut before = None;
        for demand in self.demands.iter().flatten() {
            if demand.unpaid.minor() <= 0 || demand.over_limit.minor() < 0 {
                return Err(OpeningError::Negative.into());
            }
            if before.is_some_and(|before| before >= demand.due) {
                return Err(OpeningError::NotAscending.into());
            }
            if let Some(end) = demand.late_payment_grace_end.filter(|end| *end < demand.due) {
                return Err(OpeningError::GraceBeforeDue { end, due: demand.due }.into());
            }
            before = Some(demand.due);
        }
        for plan in &self.plans {
            if plan.amount.minor() <= 0 {
                return Err(OpeningError::Negative.into());
            }
            if plan.billed >= plan.periods || plan.periods > 600 {
                return Err(OpeningError::PartsBilled { billed: plan.billed, periods: plan.periods }.into());
            }
        }
        if let Some(fee) = self.late_fee {
            let (shortfall, principal) = (fee.shortfall.minor(), fee.principal.minor());
            if shortfall <= 0 || principal < 0 || Money::minor_of(fee.balance) < 0 {
                return Err(OpeningError::Negative.into());
            }
            if self.missed_payments.unwrap_or_else(|| self.missed()) == 0 {
                return Err(OpeningError::NoMiss.into());
            }
        }
        if self.judgment.is_some_and(|judgment| judgment.unpaid.minor() < 0 || judgment.accrued.parts() < 0) {
            return Err(OpeningError::Negative.into());
        }
        let accrued = [self.accrued_purchase, self.accrued_cash, self.accrued_compound].into_iter().flatten();
        let told = accrued.map(AccruedFigure::accrued);
        let repaid = [self.statement, self.before].into_iter().flatten().map(|statement| statement.repaid);
        let is_negative = told.chain(repaid).chain([self.repaid_unbilled]).any(|exact| exact.parts() < 0);
        if is_negative { Err(OpeningError::Negative.into()) } else { Ok(()) }
    }
}
