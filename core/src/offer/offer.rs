//! One offer, with everything it must show.

// Semantics: [plan-16] [plan-18] [plan-19].

use alloc::vec::Vec;

use super::applicant::a_period_of;
use super::capacity_period::{CapacityPeriod, on};
use super::search::{Passing, Search, Seen};
use super::value::{internal_rate, present_value_of, rate_by_dates, share_in_ten_thousandths};
use super::{Concession, OfferError, PlanKind, RepaymentPlan, RepaymentProfile, Schedule, SupportingDocument};
use crate::cash_flow::{CashFlowError, QuotedRate};
use crate::delinquency::{Classification, CreditStanding, Observation, Restructuring};
use crate::money::Money;
use crate::rulebook::{PlanCategory, Verdict};

/// How many payments a plan survives if there is less to pay with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OfferSurvival {
    /// What a month has then.
    pub monthly: Money,
    /// How many payments are made before the first that cannot be.
    pub payments: u32,
    /// Whether that is all of them.
    pub is_whole: bool,
}

/// A plan that passes policy, law and repayment capacity, with what it costs and brings.
#[derive(Clone, Debug)]
pub struct Offer<'a> {
    kind: PlanKind,
    plan: RepaymentPlan,
    schedule: Schedule,
    concessions: Vec<(Concession, i64)>,
    conceded: Vec<(Concession, i64)>,
    nominal: Result<QuotedRate, CashFlowError>,
    effective: Result<QuotedRate, CashFlowError>,
    effective_by_dates: Option<Result<QuotedRate, CashFlowError>>,
    capacity_share: Option<i64>,
    present_value: Money,
    recovery: Option<i64>,
    survival: Vec<OfferSurvival>,
    verdicts: Vec<Verdict<'a>>,
    classification: Classification,
    supporting_documents: Vec<SupportingDocument>,
    conditional_on: Option<Vec<SupportingDocument>>,
    pub(super) is_pareto: bool,
}

impl<'a> Offer<'a> {
    pub(super) fn new(
        search: &Search<'_, 'a>,
        passing: Passing,
        (stressed, later): (&[Money], &[CapacityPeriod]),
        seen: &mut Seen,
    ) -> Result<Self, OfferError> {
        let (claim, rule) = (search.template.claim, search.rule());
        let Passing { mut plan_values, mut plan, schedule } = passing;
        if matches!(plan.profile, RepaymentProfile::Fixed { .. }) {
            // As many as there are, not as many as there may be.
            let rows = schedule.rows().iter().filter(|row| row.number > 0).count();
            plan.periods = u32::try_from(rows).unwrap_or(plan.periods);
            plan_values.set(Concession::Periods, i64::from(plan.periods));
        }
        let (mut concessions, mut conceded) =
            (Vec::with_capacity(Concession::COUNT), Vec::with_capacity(Concession::COUNT));
        for concession in Concession::ALL {
            if let Some(range) = rule.range(concession) {
                let value = plan_values.get(concession);
                concessions.push((concession, value));
                if value != range.from() {
                    conceded.push((concession, value));
                }
            }
        }
        let value = present_value_of(&schedule, &plan, search.policy.discount_rate(), &mut seen.flows)?;
        let rate = internal_rate(&schedule, &plan, plan.accrual.annual(claim.contract_annual), &mut seen.payments);
        let facts = search.facts(&plan)?;
        let judged = search.rules.iter().map(|rule| rule.judge(&facts)).chain(search.cost_verdicts(&plan));
        let mut verdicts = Vec::with_capacity(search.rules.len().saturating_add(search.costs.len()));
        verdicts.extend(judged.filter(|v| v.given().is_some() || v.outcome().is_adverse()));
        let times = plan.frequency.times_a_year();
        Ok(Self {
            kind: rule.kind,
            concessions,
            conceded,
            nominal: rate.and_then(|rate| rate.nominal(2)),
            effective: rate.and_then(|rate| rate.effective(2)),
            effective_by_dates: rate_by_dates(&schedule, &plan, &mut seen.flows),
            capacity_share: search.share_taken(&schedule, &plan),
            recovery: share_in_ten_thousandths(value.minor(), claim.owed.sum()),
            present_value: value,
            survival: (0..stressed.len()).map(|stress| survive(&schedule, (stressed, later), stress, times)).collect(),
            verdicts,
            classification: classification(search, &plan)?,
            supporting_documents: rule.supporting_documents.clone(),
            conditional_on: search.applicant.supporting_documents.as_ref().map(|brought| {
                let wanting = rule.supporting_documents.iter().filter(|wanted| !brought.contains(wanted));
                wanting.copied().collect()
            }),
            is_pareto: false,
            plan,
            schedule,
        })
    }

    /// An offer of a row of a price list: more payments than the list's fewest concede something.
    pub(super) fn of_row(mut self, rule: &super::KindRule) -> Self {
        let periods = i64::from(self.plan.periods);
        if rule.range(Concession::Periods).is_some_and(|range| range.from() != periods) {
            self.conceded.insert(0, (Concession::Periods, periods));
        }
        self
    }

    /// The last day on which it can be accepted.
    #[must_use]
    pub fn last_day_to_accept(&self) -> crate::calendar::Date {
        self.schedule.last_day_to_accept(&self.plan)
    }

    /// The kind of plan offered.
    #[must_use]
    pub const fn kind(&self) -> PlanKind {
        self.kind
    }

    /// The terms of the plan.
    #[must_use]
    pub const fn plan(&self) -> &RepaymentPlan {
        &self.plan
    }

    /// The payments and totals.
    #[must_use]
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The value of a concession, where the kind has it: a count, or parts of 10^-12.
    #[must_use]
    pub fn concession(&self, concession: Concession) -> Option<i64> {
        self.concessions.iter().find(|(known, _)| *known == concession).map(|(_, value)| *value)
    }

    /// The concessions that give something up, with their values: counts, or parts of 10^-12.
    #[must_use]
    pub fn conceded(&self) -> &[(Concession, i64)] {
        &self.conceded
    }

    /// The simple annual rate, or why there is none.
    ///
    /// # Errors
    /// No rate, or several, bring the flows to zero.
    pub const fn nominal(&self) -> Result<QuotedRate, CashFlowError> {
        self.nominal
    }

    /// The compound annual rate, or why there is none.
    ///
    /// # Errors
    /// No rate, or several, bring the flows to zero.
    pub const fn effective(&self) -> Result<QuotedRate, CashFlowError> {
        self.effective
    }

    /// The compound annual rate by the dates of the payments (actual/365), where the first of them is more than a period
    /// and a half after the signing: there a rate by periods says less.
    #[must_use]
    pub const fn effective_by_dates(&self) -> Option<Result<QuotedRate, CashFlowError>> {
        self.effective_by_dates
    }

    /// The largest payment as a share of what a period has (of what is at hand, for one payment), in 1/10,000.
    #[must_use]
    pub const fn capacity_share(&self) -> Option<i64> {
        self.capacity_share
    }

    /// What all payments are worth to the lender on the day of signing, at the policy's discount rate.
    #[must_use]
    pub const fn present_value(&self) -> Money {
        self.present_value
    }

    /// That as a share of what is owed, in 1/10,000.
    #[must_use]
    pub const fn recovery(&self) -> Option<i64> {
        self.recovery
    }

    /// How long it lasts under each stress.
    #[must_use]
    pub fn survival(&self) -> &[OfferSurvival] {
        &self.survival
    }

    /// What law said: every rule that compared something, and every warning.
    #[must_use]
    pub fn verdicts(&self) -> &[Verdict<'a>] {
        &self.verdicts
    }

    /// The class of the account once it is signed.
    #[must_use]
    pub const fn classification_after_signing(&self) -> Classification {
        self.classification
    }

    /// What the customer brings.
    #[must_use]
    pub fn supporting_documents(&self) -> &[SupportingDocument] {
        &self.supporting_documents
    }

    /// The documents that the offer still waits for; `None` where nobody said which are brought.
    #[must_use]
    pub fn conditional_on(&self) -> Option<&[SupportingDocument]> {
        self.conditional_on.as_deref()
    }

    /// Whether no other offer is at least as good in the customer's total, the largest payment and the lender's present
    /// value, and better in one.
    #[must_use]
    pub const fn is_pareto(&self) -> bool {
        self.is_pareto
    }

    /// What offers are ranked by: the Pareto mark, total, largest payment, present value, kind.
    pub(super) fn rank(&self) -> impl Ord + use<> {
        let (total, largest, value) = self.figures();
        (!self.is_pareto, total, largest, core::cmp::Reverse(value), self.kind)
    }

    /// What offers are compared by: total to pay, largest payment, present value.
    pub(super) const fn figures(&self) -> (i64, i64, i64) {
        (self.schedule.total_minor(), self.schedule.largest_minor(), self.present_value.minor())
    }
}

fn survive(
    schedule: &Schedule,
    (stressed, later): (&[Money], &[CapacityPeriod]),
    stress: usize,
    times_a_year: u16,
) -> OfferSurvival {
    let monthly = stressed.get(stress).copied().unwrap_or(Money::zero(schedule.total().currency()));
    let limit = |monthly: Money| a_period_of(monthly.minor().max(0), times_a_year);
    let today = limit(monthly);
    let payments = schedule.rows().iter().filter(|row| row.number > 0);
    let has = |row: &super::PlanRow| on(later, row.due()).map_or(today, |period| limit(period.under(stress)));
    let made = payments.clone().take_while(|row| row.payment_minor() <= has(row)).count();
    OfferSurvival { monthly, payments: u32::try_from(made).unwrap_or(u32::MAX), is_whole: made == payments.count() }
}

/// The days past due classify as before; a restructuring keeps the class from being better than special mention, or
/// substandard where the account is restructured again while observed.
fn classification(search: &Search<'_, '_>, plan: &RepaymentPlan) -> Result<Classification, OfferError> {
    let applicant = search.applicant;
    let mut history = applicant.restructurings.clone();
    if search.rule().kind.category() == PlanCategory::Hardship {
        let first_new_due = plan.due(0)?;
        history.push(Restructuring { agreed: plan.signed, first_new_due, second_consecutive_paid: None });
    }
    let floor = Observation::ORDER_2023.floor(&history, plan.signed)?;
    Ok(CreditStanding::new(search.template.claim.days_past_due.max(0), applicant.classification_rules, floor)?
        .classification())
}
