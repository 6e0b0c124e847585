//! What a loan, or a conversion into instalments, costs a year by its contract.

// Semantics: [law-9].

use alloc::vec::Vec;

use super::AccountTerms;
use super::account_in_law::AccountInLaw;
use crate::balance::{CardAccount, Cause, Note, Recorder};
use crate::calendar::{Date, MonthDay};
use crate::cash_flow::{
    CashFlowError, DatedFlow, DatedFlows, QuotedRate, UnitPeriod, UnitPeriodFlow, UnitPeriodFlows, YearFraction,
};
use crate::component::Components;
use crate::ledger::{Action, Event, EventId, Ledger, LedgerEntry};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::schedule::AmortisationRow;
use crate::terms::{CardTerms, LoanTerms};

/// What something lent costs a year, all charges of its contract included: interest, fees, fees of instalments; neither late
/// fees nor penalties.
#[derive(Clone, Copy, Debug)]
pub struct AnnualCost {
    event: Option<EventId>,
    agreed: Date,
    principal: i64,
    charges: i64,
    nominal: Result<QuotedRate, CashFlowError>,
    effective: Result<QuotedRate, CashFlowError>,
    exact: Option<Rate>,
}

/// Decimals of a percentage as shown, and as law compares it.
pub(super) const SHOWN: u8 = 2;
const COMPARED: u8 = 4;

impl AnnualCost {
    fn new(event: Option<EventId>, flows: &[DatedFlow]) -> Option<Self> {
        let agreed = flows.first()?.date();
        let nominal = |decimals| nominal(flows, decimals);
        let effective = DatedFlows::new(flows, YearFraction::MonthsAndDays).and_then(|flows| flows.rate());
        Some(Self {
            event,
            agreed,
            principal: flows.iter().fold(0_i64, |sum, flow| sum.saturating_sub(flow.amount().minor().min(0))),
            charges: flows.iter().fold(0_i64, |sum, flow| sum.saturating_add(flow.amount().minor())),
            nominal: nominal(SHOWN),
            effective: effective.and_then(|rate| rate.effective(SHOWN)),
            exact: nominal(COMPARED).ok().and_then(as_rate),
        })
    }

    /// The conversion; `None` for the loan itself.
    #[must_use]
    pub const fn event(&self) -> Option<EventId> {
        self.event
    }

    /// The day it was lent: law of that day speaks on its cost.
    #[must_use]
    pub const fn agreed(&self) -> Date {
        self.agreed
    }

    /// Twelve times the rate of a month, odd days simple (12 CFR 1026 appendix J): the figure that caps are held against.
    ///
    /// # Errors
    /// As [`UnitPeriodFlows::rate`].
    pub const fn nominal(&self) -> Result<QuotedRate, CashFlowError> {
        self.nominal
    }

    /// With compounding, by whole months and odd days over 365.
    ///
    /// # Errors
    /// As [`DatedFlows::rate`].
    pub const fn effective(&self) -> Result<QuotedRate, CashFlowError> {
        self.effective
    }

    /// What was lent, in minor units.
    pub(super) const fn principal(&self) -> i64 {
        self.principal
    }

    /// What is paid beside it, in minor units.
    pub(super) const fn charges(&self) -> i64 {
        self.charges
    }

    /// The nominal rate to four decimals of a percent, at most the highest rate there is.
    pub(super) const fn exact(&self) -> Option<Rate> {
        self.exact
    }
}

pub(super) fn nominal(flows: &[DatedFlow], decimals: u8) -> Result<QuotedRate, CashFlowError> {
    let month = UnitPeriod::Months(1);
    let start = flows.first().map_or(Date::MIN, DatedFlow::date);
    // INVARIANT: counting back from a date of the calendar to an earlier one stays within it.
    let after = |flow: &DatedFlow| month.between(start, flow.date()).ok();
    let flows: Vec<UnitPeriodFlow> =
        flows.iter().filter_map(|flow| Some(UnitPeriodFlow::new(flow.amount(), after(flow)?))).collect();
    UnitPeriodFlows::new(&flows, month.periods_a_year()?)?.rate()?.nominal(decimals)
}

/// A percentage of four decimals as an annual rate.
fn as_rate(quoted: QuotedRate) -> Option<Rate> {
    let parts = quoted.units().max(0).saturating_mul(1_000_000);
    let fraction = Fraction::from_parts(parts.min(Fraction::SCALE.saturating_mul(10))).ok()?;
    Rate::new(fraction, RatePeriod::Annual).ok()
}

impl AccountInLaw<'_> {
    /// What the loan, or each conversion known, costs a year.
    pub(super) fn annual_costs(&self) -> Vec<AnnualCost> {
        match self.terms {
            AccountTerms::Loan(terms) => self.loan_cost(terms).into_iter().collect(),
            AccountTerms::Card(terms) => self.conversion_costs(terms),
        }
    }

    /// What happened, as far as known.
    fn known(&self) -> impl Iterator<Item = &LedgerEntry> {
        let known_on = self.account.known_on();
        self.account.ledger().entries().iter().filter(move |entry| entry.is_known_on(known_on))
    }

    fn loan_cost(&self, terms: &LoanTerms) -> Option<AnnualCost> {
        let (amortisation, currency) = (terms.amortisation(), terms.currency());
        let mut rows = alloc::vec![AmortisationRow::EMPTY; usize::try_from(amortisation.row_count()).ok()?];
        let count = amortisation.build(&mut rows).ok()?;
        let lent = terms.disbursed();
        let mut flows = alloc::vec![(lent, amortisation.principal_minor().saturating_neg())];
        for entry in self.known() {
            match entry.action() {
                Action::Fee { component, amount }
                    if Components::FEE.contains(*component) && entry.effective() >= lent =>
                {
                    flows.push((entry.effective(), amount.minor()));
                }
                _ => {}
            }
        }
        flows.extend(rows.get(..count)?.iter().map(|row| (row.due, row.payment_minor())));
        AnnualCost::new(None, &in_order(flows, currency)?)
    }

    fn conversion_costs(&self, terms: &CardTerms) -> Vec<AnnualCost> {
        let known = self.known();
        let conversions = known.filter(|entry| entry.effective() <= self.as_of);
        let cost = |entry: &LedgerEntry| match *entry.action() {
            Action::Conversion { amount, periods, charge } => {
                let day = entry.effective();
                let events = [Event::purchase(day, amount), Event::conversion(day, amount, periods, charge)];
                let ledger = Ledger::new(events).ok()?;
                let months = i32::try_from(periods).ok()?.saturating_add(3);
                let last = day.plus_months(months, MonthDay::from_date(day)).ok()?;
                // As it was agreed: on a card where nothing else happens.
                let account = CardAccount::new(terms, &ledger);
                let (_, parts) = account.replay(last, Parts::default()).ok()?;
                let mut flows = alloc::vec![(day, amount.minor().saturating_neg())];
                flows.extend(parts.billed);
                AnnualCost::new(Some(entry.source()), &in_order(flows, terms.currency())?)
            }
            _ => None,
        };
        conversions.filter_map(cost).collect()
    }
}

/// Flows by their day, those of one day as one, zeros left out.
pub(super) fn in_order(mut flows: Vec<(Date, i64)>, currency: Currency) -> Option<Vec<DatedFlow>> {
    crate::sort::sort_by_key(&mut flows, |(day, _)| *day);
    let mut of_days: Vec<(Date, i64)> = Vec::new();
    for (day, minor) in flows {
        match of_days.last_mut().filter(|(before, _)| *before == day) {
            Some((_, sum)) => *sum = sum.saturating_add(minor),
            None => of_days.push((day, minor)),
        }
    }
    let flows = of_days.into_iter().filter(|(_, minor)| *minor != 0);
    flows.map(|(day, minor)| Some(DatedFlow::new(day, Money::from_minor(minor, currency).ok()?))).collect()
}

/// The parts of a plan, each on the due date of the statement that billed it.
#[derive(Default)]
struct Parts {
    unbilled: i64,
    billed: Vec<(Date, i64)>,
}

impl Recorder for Parts {
    fn note(&mut self, _day: Date, note: Note) {
        match note {
            Note::Posted { amount, cause: Cause::Part { .. }, .. } => {
                self.unbilled = self.unbilled.saturating_add(amount);
            }
            Note::Statement { due, .. } if self.unbilled > 0 => {
                self.billed.push((due, core::mem::take(&mut self.unbilled)));
            }
            _ => {}
        }
    }
}
