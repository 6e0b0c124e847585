//! Principal over time and the charges paid meanwhile: what a cap on all charges is counted on.

use alloc::vec::Vec;

use super::record::{AllocationSource, Cause, Note};
use super::recorder::Recorder;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::ledger::Action;
use crate::money::{Currency, Money};
use crate::sort::sort_by_key;

/// Principal that stood still over the days [from, to).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PrincipalSpan {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
    /// What each of the days accrues on: instalments not yet billed or due included.
    pub principal: Money,
}

/// Listens to a replay and keeps the principal of each day, and what was paid on charges.
///
/// It starts on the day the posted balance last rose from zero, or on a given day. What is lent counts as posted: the
/// balance of a loan rises from zero when it is paid out. What a credit balance meets at once never raised it, nor the
/// interest of a judgment.
///
/// ```
/// use arrears::balance::{CardAccount, PrincipalHistory, Workspace};
/// use arrears::ledger::{Event, Ledger};
/// use arrears::terms::Issuer;
/// use arrears::{Currency, Date, Money, MonthDay};
/// let (yuan, day) = (|text| Money::parse(text, Currency::CNY), |text| Date::parse(text));
/// let terms = Issuer::Cmb.card(day("2023-03-06")?, MonthDay::new(5)?)?.build()?;
/// let ledger = Ledger::new([
///     Event::purchase(day("2023-03-30")?, yuan("1000.00")?),
///     Event::payment(day("2023-04-23")?, yuan("100.00")?),
/// ])?;
/// let until = day("2023-05-05")?;
/// let account = CardAccount::new(&terms, &ledger);
/// let (_, history) = account.replay_in(&mut Workspace::new(), until, PrincipalHistory::new(Currency::CNY))?;
/// assert_eq!(history.start(), Some(day("2023-03-30")?));
/// let spans = history.spans(until);
/// assert_eq!((spans[0].principal, spans[0].to), (yuan("1000.00")?, day("2023-04-23")?));
/// assert_eq!((spans[1].principal, spans[1].to), (yuan("900.00")?, until));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct PrincipalHistory {
    currency: Currency,
    given: Option<Date>,
    rose: Option<Date>,
    /// Lent and not yet due; posted and unpaid; the credit balance: minor units.
    undue: i64,
    posted: i64,
    credit: i64,
    changes: Vec<(Date, i64)>,
    paid: i64,
    /// Charges from before the account begins in the middle.
    brought: i64,
}

impl PrincipalHistory {
    /// A listener for an account in `currency` that starts on the day the posted balance last rose from zero.
    #[must_use]
    pub const fn new(currency: Currency) -> Self {
        let (undue, posted, credit, paid, brought) = (0, 0, 0, 0, 0);
        Self { currency, given: None, rose: None, undue, posted, credit, changes: Vec::new(), paid, brought }
    }

    /// Sets a day to start on in its place.
    #[must_use]
    pub fn starting(self, day: Date) -> Self {
        Self { given: Some(day), ..self }
    }

    /// The day it starts on; `None` where nothing was ever owed.
    #[must_use]
    pub fn start(&self) -> Option<Date> {
        self.given.or(self.rose)
    }

    /// Paid since then on interest, penalty and compound interest, late fees and fees; of an account that begins in the middle, beyond what
    /// there was of them already.
    #[must_use]
    pub fn charges_paid(&self) -> Money {
        Money::saturating(self.paid.saturating_sub(self.brought).max(0), self.currency)
    }

    /// Charges from before an account that begins in the middle, which nothing has been paid on: no part of what a cap from there on is about.
    #[must_use]
    pub fn charges_brought(&self) -> Money {
        Money::saturating(self.brought.saturating_sub(self.paid).max(0), self.currency)
    }

    /// The principal of each day from the start, `until` not counted; days without are left out.
    #[must_use]
    pub fn spans(&self, until: Date) -> Vec<PrincipalSpan> {
        let Some(start) = self.start() else { return Vec::new() };
        let mut changes = self.changes.clone();
        sort_by_key(&mut changes, |(day, _)| *day);
        let mut spans: Vec<PrincipalSpan> = Vec::new();
        let (mut minor, mut since) = (0_i64, start);
        for (day, change) in changes.into_iter().chain([(until, 0)]) {
            let to = day.min(until);
            if since < to {
                push(&mut spans, PrincipalSpan { from: since, to, principal: Money::saturating(minor, self.currency) });
                since = to;
            }
            minor = minor.saturating_add(change);
        }
        spans
    }

    const fn is_owed(&self) -> bool {
        self.undue > 0 || self.posted > self.credit
    }

    /// More is owed: lent, or posted.
    fn owe(&mut self, day: Date, lent: i64, posted: i64) {
        let was_owed = self.is_owed();
        self.undue = self.undue.saturating_add(lent);
        self.posted = self.posted.saturating_add(posted);
        if !was_owed && self.is_owed() {
            self.rose = Some(day);
            if self.given.is_none() {
                (self.paid, self.brought) = (0, 0);
            }
        }
    }

    /// What money had met is owed again; a charge is posted anew besides.
    fn put_back(&mut self, day: Date, component: Component, minor: i64) {
        if Components::PRINCIPAL.contains(component) {
            self.owe(day, minor, 0);
            self.changes.push((day, minor));
        } else if component != Component::Cost {
            self.paid = self.paid.saturating_sub(minor).max(0);
        }
    }

    fn take(&mut self, day: Date, source: AllocationSource, component: Component, from: Date, minor: i64) {
        self.posted = self.posted.saturating_sub(minor);
        if source == AllocationSource::Credit {
            self.credit = self.credit.saturating_sub(minor);
        }
        let is_principal = Components::PRINCIPAL.contains(component);
        let is_money = source.is_money();
        if is_principal && !matches!(source, AllocationSource::Conversion(_)) {
            self.changes.push((from, minor.saturating_neg()));
        }
        let is_charge = Components::CHARGES.contains(component);
        if is_charge && is_money && self.given.is_none_or(|given| given <= day) {
            self.paid = self.paid.saturating_add(minor);
        }
    }
}

/// Adds a span; one that goes on is lengthened.
fn push(spans: &mut Vec<PrincipalSpan>, span: PrincipalSpan) {
    match spans.last_mut() {
        Some(last) if last.principal == span.principal && last.to == span.from => last.to = span.to,
        _ if span.principal.minor() > 0 => spans.push(span),
        _ => {}
    }
}

impl Recorder for PrincipalHistory {
    fn note(&mut self, day: Date, note: Note) {
        match note {
            Note::Event { action: Action::Disbursement(amount), .. } => {
                self.owe(day, amount.minor(), 0);
                self.changes.push((day, amount.minor()));
            }
            Note::Returned { component: Some(component), amount, .. } => self.put_back(day, component, amount),
            Note::Returned { component: None, amount, .. } => self.credit = self.credit.saturating_sub(amount),
            Note::Event { action: Action::CreditRefund(amount), .. } => {
                self.credit = self.credit.saturating_sub(amount.minor());
            }
            Note::Opened { owed, principal, charges, .. } => {
                self.owe(day, 0, owed);
                if self.given.is_none() {
                    self.brought = charges;
                }
                self.changes.push((day, principal));
            }
            // Principal of a loan was owed before it fell due.
            Note::Posted { component: Component::Loan, amount, .. } => self.owe(day, amount.saturating_neg(), amount),
            // Posted because money reaches it: no debt begins with that.
            Note::Posted { component: Component::JudgmentInterest, amount, .. } => {
                self.posted = self.posted.saturating_add(amount);
            }
            Note::Posted { component, amount, cause } => {
                self.owe(day, 0, amount);
                let was_converted = matches!(cause, Cause::Part { .. } | Cause::Settlement { .. });
                // Interest that becomes principal is owed as that from then on.
                let is_principal =
                    Components::PRINCIPAL.contains(component) || matches!(cause, Cause::Capitalised { .. });
                if is_principal && !was_converted {
                    self.changes.push((day, amount));
                }
            }
            Note::Taken { source, component, from, amount, .. } => self.take(day, source, component, from, amount),
            Note::Credited { amount, .. } => self.credit = self.credit.saturating_add(amount),
            _ => {}
        }
    }
}
