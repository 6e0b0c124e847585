//! An agreement on a day: where it stands, and what is owed.

// Semantics: [agree-7] [agree-11] [agree-15] [agree-16] [agree-20].

use alloc::borrow::Cow;
use alloc::vec::Vec;

use super::clause::AccrualReinstatement;
use super::completion::completed_on;
use super::owed::{self, Owed, Reinstatement};
use super::prepaid::prepaid;
use super::progress::{self, PaymentState, Progress, paid_by};
use super::received::Received;
use super::{AgreedAccounts, Agreement, AgreementError};
use crate::balance::{Account, Position};
use crate::calendar::Date;
use crate::delinquency::Restructuring;
use crate::money::Money;
use crate::offer::{Claim, Class, PerClass, Prepayment, owed_of, sum_of};
use crate::rate::{Rate, RatePeriod};
use crate::words::words;

words! {
    /// Where an agreement stands.
    pub enum AgreementStatus {
        /// Everything due is paid.
        OnTrack = "onTrack", "on track", "正常履约";
        /// Something due is not paid, and the agreement is not breached: late-payment grace is running, or fewer payments were
        /// missed than the clause allows.
        PastDue = "pastDue", "past due, not in default", "逾期未违约";
        /// As many payments were missed as the clause says. Only a renegotiation ends that.
        #[doc(alias("default", "broken promise"))]
        Breached = "breached", "breached", "已违约";
        /// Everything is paid.
        Completed = "completed", "completed", "履行完毕";
        /// Another agreement has taken its place.
        Superseded = "superseded", "superseded", "已被新协议取代";
        /// It holds no more, and never did: the account is as if there had been none.
        Voided = "voided", "voided", "已作废";
    }
}

/// How an agreement ends other than by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Termination {
    /// Another takes its place from a day on.
    Superseded(Date),
    /// It is voided on a day.
    Voided(Date),
}

impl Termination {
    const fn day(self) -> Date {
        match self {
            Self::Superseded(day) | Self::Voided(day) => day,
        }
    }
}

/// An agreement on a day, from the ledger of its account: a pure function of the three.
#[derive(Clone, Debug)]
pub struct FollowUp<'a> {
    agreement: Cow<'a, Agreement>,
    day: Date,
    pub(super) position: Position,
    /// Those of the other accounts.
    pub(super) others: Vec<Position>,
    /// What came in on each account under the agreement, in minor units.
    pub(super) received: Vec<i64>,
    /// By what each account shares in what is owed, in minor units.
    pub(super) each: Vec<PerClass<i64>>,
    rows: Vec<Progress>,
    paid: i64,
    status: AgreementStatus,
    breached_on: Option<Date>,
    completed_on: Option<Date>,
    missed_payments_left: u32,
    owed: Owed,
    due: i64,
    reinstatement: Option<Reinstatement>,
}

impl<'a> FollowUp<'a> {
    /// The agreement, borrowed or moved in, on a day. Once it has ended, its payments are shown as of that day.
    ///
    /// # Errors
    /// A day before the acceptance, a ledger whose history before the signing is another one, a history that cannot be
    /// replayed: shown at [`Acceptance`](super::Acceptance). Not as many accounts as it is over.
    pub fn new<'s, 'x: 's>(
        agreement: impl Into<Cow<'a, Agreement>>,
        accounts: impl Into<AgreedAccounts<'s, 'x>>,
        day: Date,
        termination: Option<Termination>,
    ) -> Result<Self, AgreementError> {
        let agreement = agreement.into();
        let ends = termination.map(Termination::day);
        if let Some(given) = [Some(day), ends].into_iter().flatten().find(|given| *given < agreement.accepted()) {
            return Err(AgreementError::BeforeAcceptance { given, accepted: agreement.accepted() });
        }
        let accounts = accounts.into().all();
        check(&agreement, accounts)?;
        let positions = |day: Date| accounts.iter().map(|account| account.as_of(day)).collect::<Result<Vec<_>, _>>();
        let now = positions(day)?;
        let received = Received::on(accounts);
        let termination = termination.filter(|termination| termination.day() <= day);
        let until = termination.map_or(day, Termination::day);
        let agreement = prepaid(&agreement, &received, until)?.map_or(agreement, Cow::Owned);
        let rows = progress::progress(&agreement, &received, until)?;
        let breach = progress::breach_day(&agreement, &rows)?;
        let completed = completed_on(&agreement, &received, &rows, until);
        let completed_on = completed.filter(|day| breach.is_none_or(|breach| *day < breach));
        let breached_on = if completed_on.is_some() { None } else { breach };
        let is_behind = rows.iter().any(|row| row.due < day && row.paid_on.is_none());
        let status = status(termination, (completed_on, breached_on), is_behind);
        let reinstatement = breached_on
            .filter(|_| status != AgreementStatus::Voided)
            .map(|day| Reinstatement::at_breach(&agreement, &received, day));
        let (position, others) = parted(&now)?;
        let received_each = received_each(&agreement, accounts, until);
        let mut follow_up = Self {
            missed_payments_left: match status {
                AgreementStatus::OnTrack | AgreementStatus::PastDue => {
                    progress::missed_payments_left(&agreement, &rows, day)
                }
                _ => 0,
            },
            paid: paid_by(&agreement, &received, until),
            owed: Owed::nothing(agreement.currency()),
            agreement,
            day,
            position,
            others,
            received: received_each,
            each: Vec::new(),
            rows,
            status,
            breached_on,
            completed_on,
            due: 0,
            reinstatement,
        };
        let then = if until == day { now } else { positions(until)? };
        (follow_up.owed, follow_up.due) = follow_up.owed_on(&received, until, &then);
        follow_up.each = follow_up.weights(&then);
        Ok(follow_up)
    }

    /// What is owed, and what of it is due.
    fn owed_on(&self, received: &Received, day: Date, positions: &[Position]) -> (Owed, i64) {
        let clause = &self.agreement.parts().clause;
        let each: Vec<PerClass<i64>> = positions.iter().map(owed_of).collect();
        let (replayed, nothing) = (sum_of(&each), Owed::nothing(self.agreement.currency()));
        let overdue = positions.iter().fold(0_i64, |sum, one| sum.saturating_add(one.overdue().minor()));
        match (self.status, self.breached_on, self.reinstatement) {
            (AgreementStatus::Completed, ..) => (nothing, 0),
            (AgreementStatus::Voided, ..) => (Owed { classes: replayed, ..nothing }, overdue),
            (_, Some(breach), Some(reinstatement)) if clause.accrual != AccrualReinstatement::FromSigning => {
                let (all, due) = owed::after_breach(&self.agreement, received, (breach, &reinstatement), day);
                (all, due.total_minor())
            }
            (_, Some(_), Some(reinstatement)) => {
                let owed = Owed { classes: owed::less(replayed, reinstatement.waived), ..nothing };
                let total = owed.total_minor();
                let due = if clause.accelerates { total } else { overdue.min(total) };
                (owed, due)
            }
            _ => (owed::under_plan(&self.agreement, received, day), self.behind(day)),
        }
    }

    /// What should have come in before a day and did not.
    fn behind(&self, day: Date) -> i64 {
        let due = self.rows.iter().filter(|row| row.due < day);
        let sum = due.fold(0_i64, |sum, row| sum.saturating_add(row.amount));
        sum.saturating_sub(self.paid).max(0)
    }

    /// What was prepaid: money beyond the running payment that repaid principal at once, in the order of its days.
    #[must_use]
    pub fn prepayments(&self) -> &[Prepayment] {
        self.agreement().prepayments()
    }

    /// The agreement; its payments are those that are left where some was prepaid.
    #[must_use]
    pub const fn agreement(&self) -> &Agreement {
        match &self.agreement {
            Cow::Borrowed(agreement) => agreement,
            Cow::Owned(agreement) => agreement,
        }
    }

    /// The day on which it is followed up.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// The account of the parties on the day, as if there were no agreement.
    #[must_use]
    pub const fn position(&self) -> &Position {
        &self.position
    }

    /// What would be owed had there been no agreement, on all its accounts.
    #[must_use]
    pub fn without_agreement(&self) -> Money {
        let others = self.others.iter().map(|one| one.payoff().minor());
        self.agreement.money(others.fold(self.position.payoff().minor(), i64::saturating_add))
    }

    /// Days past due as if there were no agreement: of the account that is longest overdue.
    #[must_use]
    pub fn days_past_due(&self) -> i32 {
        self.others.iter().map(Position::days_past_due).fold(self.position.days_past_due(), i32::max)
    }

    /// Every payment, the down payment first where there is one.
    #[must_use]
    pub fn payments(&self) -> &[Progress] {
        &self.rows
    }

    /// Where it stands.
    #[must_use]
    pub const fn status(&self) -> AgreementStatus {
        self.status
    }

    /// The day it was breached, where it was.
    #[must_use]
    pub const fn breached_on(&self) -> Option<Date> {
        self.breached_on
    }

    /// The day everything was paid, where it was.
    #[must_use]
    pub const fn completed_on(&self) -> Option<Date> {
        self.completed_on
    }

    /// What was paid under the agreement up to the day.
    #[must_use]
    pub fn paid(&self) -> Money {
        self.agreement.money(self.paid)
    }

    /// Due before the day and not paid: the arrears under the plan.
    #[must_use]
    pub fn amount_behind(&self) -> Money {
        let behind = if self.completed_on.is_some() { 0 } else { self.behind(self.day) };
        self.agreement.money(behind)
    }

    /// The next payment not yet paid that falls due on the day or later.
    #[must_use]
    pub fn next_due(&self) -> Option<&Progress> {
        let open = matches!(self.status, AgreementStatus::OnTrack | AgreementStatus::PastDue);
        self.rows.iter().find(|row| open && row.due >= self.day && row.paid_on.is_none())
    }

    /// How many more missed payments breach it; 0 where it has ended.
    #[must_use]
    pub const fn missed_payments_left(&self) -> u32 {
        self.missed_payments_left
    }

    /// Whether one more missed payment breaches it.
    #[must_use]
    pub fn is_near_breach(&self) -> bool {
        self.missed_payments_left == 1 && self.rows.iter().any(Progress::is_miss)
    }

    /// What is owed on the day: what settles a plan that is kept, the balance by the three switches of one that is
    /// breached, nothing once completed, on its last day where it has been superseded.
    #[must_use]
    pub const fn owed(&self) -> &Owed {
        &self.owed
    }

    /// What of [`owed`](Self::owed) is due on the day.
    #[must_use]
    pub fn due(&self) -> Money {
        self.agreement.money(self.due)
    }

    /// What stays waived and what is owed again, where it is breached.
    #[must_use]
    pub const fn reinstatement(&self) -> Option<&Reinstatement> {
        self.reinstatement.as_ref()
    }

    /// Conditional waivers: aside while it is performed, final once it is completed; by class.
    #[must_use]
    pub fn contingent_waivers(&self) -> PerClass<Money> {
        self.agreement.contingent_waivers()
    }

    /// Interest that was not charged because everything was paid early.
    #[must_use]
    pub fn rebate(&self) -> Money {
        self.agreement.money(self.completed_on.map_or(0, |day| owed::rebate(&self.agreement, day)))
    }

    /// Paid beyond what a completed agreement asks for.
    #[must_use]
    pub fn overpaid(&self) -> Money {
        let total = self.agreement.schedule().total().minor().saturating_sub(self.rebate().minor());
        let over = if self.completed_on.is_some() { self.paid.saturating_sub(total).max(0) } else { 0 };
        self.agreement.money(over)
    }

    /// Whether collection stops: while it is performed.
    ///
    /// # Source
    /// 2011 Order art. 70.
    #[must_use]
    pub const fn stops_collection(&self) -> bool {
        matches!(self.status, AgreementStatus::OnTrack | AgreementStatus::PastDue)
    }

    /// What it means to the classification: agreed on its effective day, observed from its first new due date; the day
    /// the second of two payments in a row was made in time.
    #[must_use]
    pub fn restructuring(&self) -> Restructuring {
        let rows: Vec<&Progress> = self.rows.iter().filter(|row| row.number > 0 && !row.is_prepayment).collect();
        let in_time = |row: &Progress| row.state == PaymentState::Paid && row.due <= self.day;
        let pair = rows.iter().zip(rows.iter().skip(1)).find(|(one, next)| in_time(one) && in_time(next));
        Restructuring {
            agreed: self.agreement.effective(),
            first_new_due: rows.first().map_or(self.agreement.effective(), |row| row.due),
            second_consecutive_paid: pair.and_then(|(_, next)| next.paid_on.map(|on| on.max(next.due))),
        }
    }

    /// What a renegotiation is about: what is owed under the agreement, conditional waivers that have not become final
    /// included, interest as interest.
    ///
    /// # Errors
    /// Amounts or rates out of range.
    pub fn claim(&self) -> Result<Claim, AgreementError> {
        let parts = self.agreement.parts();
        let mut classes = self.owed.classes;
        let mut add = |class: Class, minor: i64| classes.set(class, classes.get(class).saturating_add(minor));
        add(Class::Interest, self.owed.interest.saturating_add(self.owed.since_breach));
        if self.reinstatement.is_none() && self.status != AgreementStatus::Voided {
            self.agreement.contingent_minor().iter().for_each(|(class, minor)| add(class, minor));
        }
        let contract = Rate::new(parts.claim.contract_annual(), RatePeriod::Annual)?;
        let mut claim = Claim::new(self.day, self.agreement.currency(), contract)
            .with_days_past_due(self.days_past_due())
            .with_instalments(parts.claim.has_instalments());
        for (class, minor) in classes.iter() {
            claim = claim.with(class, Money::from_minor(minor, self.agreement.currency())?)?;
        }
        Ok(claim)
    }
}

/// Whether accounts are those that an agreement is over, in its order.
fn check(agreement: &Agreement, accounts: &[Account<'_>]) -> Result<(), AgreementError> {
    let (parts, effective) = (agreement.parts(), agreement.effective());
    let (given, needed) = (accounts.len(), parts.together.len().saturating_add(1));
    if given != needed {
        return Err(AgreementError::OtherAccounts { given, needed });
    }
    for (place, account) in accounts.iter().enumerate() {
        let other = place.checked_sub(1);
        let fingerprint =
            other.map_or(Some(&parts.fingerprint), |other| parts.together.get(other).map(|one| &one.fingerprint));
        if !fingerprint.map_or(Ok(false), |fingerprint| fingerprint.knows(account, effective))? {
            return Err(match other {
                None => AgreementError::OtherLedger,
                Some(_) => AgreementError::OtherLedgerBeside { account: place },
            });
        }
    }
    Ok(())
}

/// What came in on each account under an agreement up to a day.
fn received_each(agreement: &Agreement, accounts: &[Account<'_>], until: Date) -> Vec<i64> {
    let parts = agreement.parts();
    let before = core::iter::once(&parts.fingerprint).chain(parts.together.iter().map(|other| &other.fingerprint));
    let under = |(account, fingerprint): (&Account<'_>, &super::AccountFingerprint)| {
        Received::of(account).by(until).saturating_sub(fingerprint.received.minor())
    };
    accounts.iter().zip(before).map(under).collect()
}

/// Where an agreement stands, by how it ended, the days it was completed or breached, and whether something due is not paid.
const fn status(
    termination: Option<Termination>,
    (completed_on, breached_on): (Option<Date>, Option<Date>),
    is_behind: bool,
) -> AgreementStatus {
    match termination {
        Some(Termination::Voided(_)) => AgreementStatus::Voided,
        _ if completed_on.is_some() => AgreementStatus::Completed,
        Some(Termination::Superseded(_)) => AgreementStatus::Superseded,
        None if breached_on.is_some() => AgreementStatus::Breached,
        None if is_behind => AgreementStatus::PastDue,
        None => AgreementStatus::OnTrack,
    }
}

/// The first position and those of the other accounts.
fn parted(positions: &[Position]) -> Result<(Position, Vec<Position>), AgreementError> {
    let (first, others) = positions.split_first().ok_or(AgreementError::OtherAccounts { given: 0, needed: 1 })?;
    Ok((*first, others.to_vec()))
}
