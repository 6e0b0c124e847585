//! What becomes of an account where nothing happens after a day but one payment: what a deadline is found by.

// Semantics: [late-7] [late-8].

use alloc::vec::Vec;

use super::account::AccountOf;
use super::record::{Cause, Note};
use super::recorder::{Recorder, heard};
use super::replay_terms::{Replay, ReplayTerms};
use super::{Account, LoanWorkspace, Position, ReplayError, Workspace};
use crate::calendar::{BusinessDays, Date};
use crate::component::Component;
use crate::ledger::{Action, EventId, LedgerEntry};
use crate::money::Money;

/// A statement whose late-payment grace ends on the day asked about or later.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ComingGrace {
    /// Of a card, the statement's number.
    pub(crate) statement: Option<u32>,
    /// The day it was billed or fell due.
    pub(crate) billed: Date,
    /// The last day on which paying it is in time.
    pub(crate) ends: Date,
}

/// How a statement was decided at the end of its late-payment grace.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decision {
    pub(crate) statement: u32,
    pub(crate) kept: bool,
    /// What was left of the bill, in minor units.
    pub(crate) rest: i64,
    /// What was left of the minimum payment, in minor units.
    pub(crate) shortfall: i64,
}

/// What is told of the days after one.
#[derive(Debug)]
pub(crate) struct Foreseen {
    from: Date,
    grace_days: i32,
    business_days: Option<BusinessDays>,
    pub(crate) graces: Vec<ComingGrace>,
    pub(crate) decisions: Vec<Decision>,
    pub(crate) late_fees: Vec<(Date, i64)>,
}

impl Recorder for Foreseen {
    fn note(&mut self, day: Date, note: Note) {
        match note {
            Note::Statement { number, late_payment_grace_end: ends, .. } if ends >= self.from => {
                self.graces.push(ComingGrace { statement: Some(number), billed: day, ends });
            }
            Note::OpenedGrace { statement, since: billed, ends } if ends >= self.from => {
                self.graces.push(ComingGrace { statement, billed, ends });
            }
            Note::Decided { number: statement, kept, rest, shortfall, .. } if day >= self.from => {
                self.decisions.push(Decision { statement, kept, rest, shortfall });
            }
            Note::Posted {
                component: Component::LateFee,
                amount,
                cause: Cause::LateFee { .. } | Cause::Overdue { .. },
            } if day >= self.from => {
                self.late_fees.push((day, amount));
            }
            Note::Posted { cause: Cause::Instalment { .. }, .. } => self.fell_due(day, self.grace_days),
            Note::Posted { cause: Cause::Accelerated { .. }, .. } => self.fell_due(day, 0),
            _ => {}
        }
    }
}

impl Foreseen {
    /// What falls due on one day is told component by component.
    fn fell_due(&mut self, day: Date, grace_days: i32) {
        let last = self.business_days.map_or(Ok(day), |days| days.next_business_day(day));
        let ends = last.and_then(|last| last.plus_days(grace_days)).unwrap_or(Date::MAX);
        if ends >= self.from && self.graces.last().is_none_or(|grace| grace.billed != day) {
            self.graces.push(ComingGrace { statement: None, billed: day, ends });
        }
    }

    /// The late fee owed on a day, in minor units.
    pub(crate) fn late_fee_on(&self, day: Date) -> Option<i64> {
        self.late_fees.iter().find(|(owed, _)| *owed == day).map(|(_, amount)| *amount)
    }

    /// How a statement was decided.
    pub(crate) fn decision(&self, statement: u32) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.statement == statement)
    }
}

/// The late-payment grace of a loan's instalments, in days; a card's statements tell theirs.
fn grace_days(account: &Account<'_>) -> i32 {
    match account {
        Account::Card(_) => 0,
        Account::Loan(loan) => i32::from(loan.terms().late_payment_grace_days()),
    }
}

/// The business days to the next of which the last day to pay an instalment moves.
fn business_days(account: &Account<'_>) -> Option<BusinessDays> {
    match account {
        Account::Card(_) => None,
        Account::Loan(loan) => loan.terms().business_days().copied(),
    }
}

/// Space that is kept from one question about the days ahead to the next.
#[derive(Debug, Default)]
pub(crate) struct ForesightSpace {
    card: Workspace,
    loan: LoanWorkspace,
    /// The entries of a question, and the place of each among all entries of the account.
    entries: Vec<LedgerEntry>,
    places: Vec<u32>,
}

impl Account<'_> {
    /// The positions as of several days in ascending order, none before `today`, where nothing happens after `today` but, where
    /// one is given, a payment.
    ///
    /// # Errors
    /// As [`Account::as_of`], and where an amount is no payment or the days do not ascend.
    pub(crate) fn foreseen(
        &self,
        space: &mut ForesightSpace,
        today: Date,
        payment: Option<(Date, Money)>,
        days: &[Date],
    ) -> Result<(Vec<Position>, Foreseen), ReplayError> {
        let mut told = Foreseen {
            from: today,
            grace_days: grace_days(self),
            business_days: business_days(self),
            graces: Vec::new(),
            decisions: Vec::new(),
            late_fees: Vec::new(),
        };
        let paid = match payment {
            // After everything known of that day that comes before payments or is one.
            Some((day, amount)) => Some(
                LedgerEntry::new(day, EventId::new(u32::MAX), None, Action::Payment(amount))
                    .map_err(|_| super::ReplayFault::OutOfOrder)?,
            ),
            None => None,
        };
        let ForesightSpace { card, loan, entries, places } = space;
        let (asked, listed) = ((today, paid, days), (entries, places));
        let positions = match self {
            Account::Card(account) => account.foresee(card, listed, asked, heard(&mut told)),
            Account::Loan(account) => account.foresee(loan, listed, asked, heard(&mut told)),
        };
        Ok((positions?, told))
    }
}

impl<T: ReplayTerms> AccountOf<'_, T> {
    fn foresee(
        &self,
        workspace: &mut T::Workspace,
        (entries, places): (&mut Vec<LedgerEntry>, &mut Vec<u32>),
        (today, payment, days): (Date, Option<LedgerEntry>, &[Date]),
        recorder: &mut dyn Recorder,
    ) -> Result<Vec<Position>, ReplayError> {
        let known = (0..=u32::MAX).zip(self.up_to(today)).filter(|(_, entry)| entry.is_known_on(self.known_on()));
        let payment = payment.as_ref();
        let comes_first = |(_, entry): &(u32, &LedgerEntry)| payment.is_none_or(|paid| entry.key() <= paid.key());
        let (earlier, later) = (known.clone().take_while(comes_first), known.skip_while(comes_first));
        let paid = payment.map(|payment| (u32::MAX, payment));
        places.clear();
        entries.clear();
        for (place, entry) in earlier.chain(paid).chain(later) {
            places.push(place);
            entries.push(*entry);
        }
        let last = days.last().copied().unwrap_or(today);
        let mut replay = self.begin_with(workspace, entries, last, recorder)?;
        let mut positions = Vec::with_capacity(days.len());
        let mut next = 0_usize;
        for day in days {
            let waiting =
                |at: usize| places.get(at).zip(entries.get(at)).filter(|(_, entry)| entry.effective() <= *day);
            while let Some((place, entry)) = waiting(next) {
                replay.apply(*place, entry)?;
                next = next.saturating_add(1);
            }
            positions.push(replay.close(*day)?);
        }
        Ok(positions)
    }
}
