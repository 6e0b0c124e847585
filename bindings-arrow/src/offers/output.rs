//! What was found, as Arrow tables.

use std::sync::Arc;

use arrears::Currency;
use arrears::case::AccountOffers;
use arrears::cash_flow::{CashFlowError, QuotedRate};
use arrears::offer::{Class, Nearest, NewAccrual, Offer, PerClass, PlanRow, Refusal, RepaymentPlan};
use arrears::{Language, Money};
use arrow_array::builder::{
    BooleanBuilder, Date32Builder, Int32Builder, Int64Builder, StringBuilder, UInt16Builder, UInt32Builder,
};
use arrow_array::{ArrayRef, RecordBatch};

use super::OffersFound;
use super::requests::{Request, RequestTable};
use super::rounds::{Answered, RoundTable};
use super::shares::{ShareTable, Shared};
use super::survival::{SurvivalTable, Survived};
use crate::book::Fault;
use crate::error::TableError;
use crate::positions::batch;

/// One account and what came of it.
pub(super) struct Row<'a> {
    pub(super) account: &'a str,
    pub(super) as_of: Option<i32>,
    /// The account in whose plan it is.
    pub(super) plan_of: Option<&'a str>,
    /// Nothing of an account in the plan of another.
    pub(super) found: Result<Option<Found<'a>>, Fault>,
    /// The event that the fault is about.
    pub(super) event: Option<String>,
}

/// What can be offered for an account, and what cannot.
pub(super) struct Found<'a> {
    currency: Currency,
    total_owed: i64,
    monthly: i64,
    lump_sum: i64,
    offers: Vec<Offered>,
    refusals: Vec<Refused>,
    pub(super) rounds: Vec<Answered>,
    pub(super) requests: Vec<Request>,
    /// The accounts in one plan, that which asks first; none where it stands alone.
    pub(super) together: Vec<&'a str>,
}

/// An offer as its row has it.
pub(super) struct Offered {
    pub(super) name: String,
    kind: &'static str,
    rank: Option<u32>,
    is_pareto: bool,
    amounts: [i64; AMOUNTS.len()],
    periods: u32,
    frequency: &'static str,
    days: [Option<i32>; DAYS.len()],
    texts: [Option<String>; TEXTS.len()],
    payments: Vec<Payment>,
    pub(super) shares: Vec<Shared>,
    pub(super) survival: Vec<Survived>,
}

/// The amounts of an offer, in the order of their columns.
const AMOUNTS: [&str; 10] = [
    "total",
    "interest",
    "fees",
    "down_payment",
    "largest_payment",
    "concession",
    "waived_at_signing",
    "waived_on_completion",
    "discounted",
    "present_value",
];

/// The days of an offer, in the order of their columns.
const DAYS: [&str; 4] = ["signed", "first_due", "last_due", "accept_by"];

/// The texts of an offer, in the order of their columns: rates are decimals, percents with two places.
const TEXTS: [&str; 9] = [
    "accrual",
    "rate",
    "discount",
    "recovery",
    "capacity_share",
    "nominal_percent",
    "effective_percent",
    "classification",
    "waits_for",
];

/// A payment of an offer.
struct Payment {
    number: u32,
    due: i32,
    /// Payment, interest, what is left; then what it pays of each class.
    amounts: [i64; 3],
    classes: [i64; Class::ALL.len()],
}

/// A kind that cannot be offered.
struct Refused {
    kind: &'static str,
    reason: &'static str,
    condition: Option<&'static str>,
    passes_on: Option<i32>,
    text: String,
    affordable_from: Option<i64>,
    lump_sum_from: Option<i64>,
    periods_needed: Option<u32>,
}

impl<'a> Found<'a> {
    pub(super) fn of(found: &AccountOffers<'_>, together: &[&'a str], all_payments: bool) -> Self {
        let ranked = (1_u32..).zip(found.offers.offers()).map(|(rank, offer)| {
            Offered::of(found, offer, (offer.kind().key().to_owned(), Some(rank)), all_payments || rank == 1)
        });
        let beside = found.offers.side_by_side().iter().map(|offer| {
            let name = format!("{}/{}", offer.kind().key(), offer.plan().periods);
            Offered::of(found, offer, (name, None), all_payments)
        });
        Self {
            currency: found.total_owed.currency(),
            total_owed: found.total_owed.minor(),
            monthly: found.capacity.monthly().minor(),
            lump_sum: found.capacity.available_lump_sum().minor(),
            offers: ranked.chain(beside).collect(),
            refusals: found.offers.refused().iter().map(Refused::of).collect(),
            rounds: Answered::of(&found.negotiation),
            requests: Request::of(found),
            together: together.to_vec(),
        }
    }
}

impl Offered {
    fn of(
        found: &AccountOffers<'_>,
        offer: &Offer<'_>,
        (name, rank): (String, Option<u32>),
        with_payments: bool,
    ) -> Self {
        let (plan, schedule) = (offer.plan(), offer.schedule());
        let all = |amounts: PerClass<Money>| {
            Class::ALL.iter().fold(0_i64, |sum, class| sum.saturating_add(amounts.get(*class).minor()))
        };
        let waits = offer.conditional_on().filter(|papers| !papers.is_empty());
        Self {
            name,
            kind: offer.kind().key(),
            rank,
            is_pareto: offer.is_pareto(),
            amounts: [
                schedule.total().minor(),
                schedule.interest().minor(),
                schedule.fees().minor(),
                plan.down_payment.minor(),
                schedule.largest().minor(),
                schedule.given_up().minor(),
                all(schedule.waived_at_signing()),
                all(schedule.waived_on_completion()),
                all(schedule.discounted()),
                offer.present_value().minor(),
            ],
            periods: plan.periods,
            frequency: plan.frequency.key(),
            days: [
                Some(plan.signed.unix_days()),
                Some(plan.first_due.unix_days()),
                schedule.last_due().map(arrears::Date::unix_days),
                Some(offer.last_day_to_accept().unix_days()),
            ],
            texts: [
                Some(plan.accrual.key().to_owned()),
                rate(plan),
                plan.settlement.map(|settlement| settlement.discount.to_string()),
                offer.recovery().map(ten_thousandths),
                offer.capacity_share().map(ten_thousandths),
                percent(offer.nominal()),
                percent(offer.effective()),
                Some(offer.classification_after_signing().key().to_owned()),
                waits.map(|papers| papers.iter().map(|paper| paper.key()).collect::<Vec<_>>().join("|")),
            ],
            payments: if with_payments { schedule.rows().iter().map(Payment::of).collect() } else { Vec::new() },
            shares: found.shares(offer).iter().map(Shared::of).collect(),
            survival: found.stresses.iter().zip(offer.survival()).map(Survived::of).collect(),
        }
    }
}

/// The rate of a plan, or the share of its fee.
fn rate(plan: &RepaymentPlan) -> Option<String> {
    match plan.accrual {
        NewAccrual::PlanRate(rate) => Some(rate.to_string()),
        NewAccrual::Fee(fee) => Some(fee.share.to_string()),
        _ => None,
    }
}

/// Ten-thousandths as a decimal: 9832 is `0.9832`.
fn ten_thousandths(share: i64) -> String {
    format!("{}.{:04}", share.div_euclid(10_000), share.rem_euclid(10_000))
}

fn percent(rate: Result<QuotedRate, CashFlowError>) -> Option<String> {
    let mut text = String::new();
    rate.ok()?.write_percent(&mut text).ok()?;
    Some(text)
}

impl Payment {
    fn of(row: &PlanRow) -> Self {
        Self {
            number: row.number(),
            due: row.due().unix_days(),
            amounts: [row.payment().minor(), row.interest().minor(), row.remaining().minor()],
            classes: core::array::from_fn(|place| {
                Class::ALL.get(place).map_or(0, |class| row.split().get(*class).minor())
            }),
        }
    }
}

impl Refused {
    fn of(refusal: &Refusal<'_>) -> Self {
        let (mut affordable_from, mut lump_sum_from, mut periods_needed) = (None, None, None);
        for nearest in &refusal.nearest {
            match nearest {
                Nearest::AffordableFrom { monthly } => affordable_from = Some(monthly.minor()),
                Nearest::LumpSumFrom { amount } => lump_sum_from = Some(amount.minor()),
                Nearest::Periods { needed, .. } => periods_needed = Some(*needed),
                _ => {}
            }
        }
        let unmet = refusal.reason.unmet();
        Self {
            kind: refusal.kind.key(),
            reason: refusal.reason.key(),
            condition: unmet.map(|unmet| unmet.condition().key()),
            passes_on: unmet.and_then(|unmet| unmet.passes_on()).map(arrears::Date::unix_days),
            text: refusal.reason.text(Language::English).to_string(),
            affordable_from,
            lump_sum_from,
            periods_needed,
        }
    }
}

/// The columns that every table begins with.
#[derive(Default)]
pub(super) struct Keys {
    account: StringBuilder,
    as_of: Date32Builder,
}

impl Keys {
    pub(super) fn push(&mut self, row: &Row<'_>) {
        self.account.append_value(row.account);
        self.as_of.append_option(row.as_of);
    }

    pub(super) fn finish(&mut self) -> Vec<(&'static str, ArrayRef)> {
        vec![("account", Arc::new(self.account.finish())), ("as_of", Arc::new(self.as_of.finish()))]
    }
}

/// Columns under construction.
#[derive(Default)]
pub(super) struct Output {
    accounts: AccountTable,
    offers: OfferTable,
    payments: PaymentTable,
    refusals: RefusalTable,
    shares: ShareTable,
    survival: SurvivalTable,
    rounds: RoundTable,
    requests: RequestTable,
}

impl Output {
    pub(super) fn push(&mut self, row: &Row<'_>) {
        self.accounts.push(row);
        let Ok(Some(found)) = &row.found else { return };
        for offer in &found.offers {
            self.offers.push(row, found, offer);
            offer.payments.iter().for_each(|payment| self.payments.push(row, offer, payment));
            self.shares.push(row, &found.together, offer);
            self.survival.push(row, offer);
        }
        found.refusals.iter().for_each(|refusal| self.refusals.push(row, refusal));
        found.rounds.iter().for_each(|answer| self.rounds.push(row, answer));
        found.requests.iter().for_each(|request| self.requests.push(row, request));
    }

    pub(super) fn finish(&mut self, found: &mut OffersFound) -> Result<(), TableError> {
        found.accounts.push(self.accounts.finish()?);
        found.offers.push(self.offers.finish()?);
        found.payments.push(self.payments.finish()?);
        found.refusals.push(self.refusals.finish()?);
        found.shares.push(self.shares.finish()?);
        found.survival.push(self.survival.finish()?);
        found.rounds.push(self.rounds.finish()?);
        found.requests.push(self.requests.finish()?);
        Ok(())
    }
}

#[derive(Default)]
struct AccountTable {
    keys: Keys,
    plan_of: StringBuilder,
    currency: StringBuilder,
    amounts: [Int64Builder; 3],
    best: StringBuilder,
    offers: Int32Builder,
    code: UInt16Builder,
    name: StringBuilder,
    event: StringBuilder,
    text: StringBuilder,
}

impl AccountTable {
    fn push(&mut self, row: &Row<'_>) {
        self.keys.push(row);
        self.plan_of.append_option(row.plan_of);
        let found = row.found.as_ref().ok().and_then(Option::as_ref);
        self.currency.append_option(found.map(|found| found.currency.code()));
        let amounts = found.map(|found| [found.total_owed, found.monthly, found.lump_sum]);
        for (place, column) in self.amounts.iter_mut().enumerate() {
            column.append_option(amounts.and_then(|amounts| amounts.get(place).copied()));
        }
        let best = found.and_then(|found| found.offers.iter().find(|offer| offer.rank == Some(1)));
        self.best.append_option(best.map(|offer| offer.name.as_str()));
        let count = found.map(|found| found.offers.iter().filter(|offer| offer.rank.is_some()).count());
        self.offers.append_option(count.and_then(|count| i32::try_from(count).ok()));
        let fault = row.found.as_ref().err();
        self.code.append_option(fault.map(|fault| fault.code));
        self.name.append_option(fault.map(Fault::name));
        self.event.append_option(row.event.as_deref());
        self.text.append_option(fault.map(|fault| fault.text.as_str()));
    }

    fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.push(("plan_of", Arc::new(self.plan_of.finish())));
        columns.push(("currency", Arc::new(self.currency.finish())));
        for (name, column) in ["total_owed", "monthly", "lump_sum"].into_iter().zip(&mut self.amounts) {
            columns.push((name, Arc::new(column.finish())));
        }
        columns.extend::<[(&str, ArrayRef); 6]>([
            ("best", Arc::new(self.best.finish())),
            ("offers", Arc::new(self.offers.finish())),
            ("error_code", Arc::new(self.code.finish())),
            ("error_name", Arc::new(self.name.finish())),
            ("error_event", Arc::new(self.event.finish())),
            ("error_text", Arc::new(self.text.finish())),
        ]);
        batch(columns)
    }
}

#[derive(Default)]
struct OfferTable {
    keys: Keys,
    offer: StringBuilder,
    kind: StringBuilder,
    rank: UInt32Builder,
    pareto: BooleanBuilder,
    currency: StringBuilder,
    periods: UInt32Builder,
    frequency: StringBuilder,
    amounts: [Int64Builder; AMOUNTS.len()],
    days: [Date32Builder; DAYS.len()],
    texts: [StringBuilder; TEXTS.len()],
}

impl OfferTable {
    fn push(&mut self, row: &Row<'_>, found: &Found<'_>, offer: &Offered) {
        self.keys.push(row);
        self.offer.append_value(&offer.name);
        self.kind.append_value(offer.kind);
        self.rank.append_option(offer.rank);
        self.pareto.append_value(offer.is_pareto);
        self.currency.append_value(found.currency.code());
        self.periods.append_value(offer.periods);
        self.frequency.append_value(offer.frequency);
        self.amounts.iter_mut().zip(offer.amounts).for_each(|(column, amount)| column.append_value(amount));
        self.days.iter_mut().zip(offer.days).for_each(|(column, day)| column.append_option(day));
        self.texts.iter_mut().zip(&offer.texts).for_each(|(column, text)| column.append_option(text.as_deref()));
    }

    fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.extend::<[(&str, ArrayRef); 7]>([
            ("offer", Arc::new(self.offer.finish())),
            ("kind", Arc::new(self.kind.finish())),
            ("rank", Arc::new(self.rank.finish())),
            ("pareto", Arc::new(self.pareto.finish())),
            ("currency", Arc::new(self.currency.finish())),
            ("periods", Arc::new(self.periods.finish())),
            ("frequency", Arc::new(self.frequency.finish())),
        ]);
        for (name, column) in AMOUNTS.into_iter().zip(&mut self.amounts) {
            columns.push((name, Arc::new(column.finish())));
        }
        for (name, column) in DAYS.into_iter().zip(&mut self.days) {
            columns.push((name, Arc::new(column.finish())));
        }
        for (name, column) in TEXTS.into_iter().zip(&mut self.texts) {
            columns.push((name, Arc::new(column.finish())));
        }
        batch(columns)
    }
}

#[derive(Default)]
struct PaymentTable {
    keys: Keys,
    offer: StringBuilder,
    number: UInt32Builder,
    due: Date32Builder,
    amounts: [Int64Builder; 3],
    classes: [Int64Builder; Class::ALL.len()],
}

impl PaymentTable {
    fn push(&mut self, row: &Row<'_>, offer: &Offered, payment: &Payment) {
        self.keys.push(row);
        self.offer.append_value(&offer.name);
        self.number.append_value(payment.number);
        self.due.append_value(payment.due);
        self.amounts.iter_mut().zip(payment.amounts).for_each(|(column, amount)| column.append_value(amount));
        self.classes.iter_mut().zip(payment.classes).for_each(|(column, amount)| column.append_value(amount));
    }

    fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.extend::<[(&str, ArrayRef); 3]>([
            ("offer", Arc::new(self.offer.finish())),
            ("number", Arc::new(self.number.finish())),
            ("due", Arc::new(self.due.finish())),
        ]);
        for (name, column) in ["payment", "interest", "remaining"].into_iter().zip(&mut self.amounts) {
            columns.push((name, Arc::new(column.finish())));
        }
        for (class, column) in Class::ALL.iter().zip(&mut self.classes) {
            columns.push((column_of(*class), Arc::new(column.finish())));
        }
        batch(columns)
    }
}

/// The column of what a payment pays of a class.
const fn column_of(class: Class) -> &'static str {
    match class {
        Class::Principal => "of_principal",
        Class::Interest => "of_interest",
        Class::PenaltyInterest => "of_penalty_interest",
        Class::CompoundInterest => "of_compound_interest",
        Class::LateFee => "of_late_fee",
        Class::Fee => "of_fee",
        Class::Cost => "of_cost",
    }
}

#[derive(Default)]
struct RefusalTable {
    keys: Keys,
    kind: StringBuilder,
    reason: StringBuilder,
    condition: StringBuilder,
    passes_on: Date32Builder,
    text: StringBuilder,
    affordable_from: Int64Builder,
    lump_sum_from: Int64Builder,
    periods_needed: UInt32Builder,
}

impl RefusalTable {
    fn push(&mut self, row: &Row<'_>, refusal: &Refused) {
        self.keys.push(row);
        self.kind.append_value(refusal.kind);
        self.reason.append_value(refusal.reason);
        self.condition.append_option(refusal.condition);
        self.passes_on.append_option(refusal.passes_on);
        self.text.append_value(&refusal.text);
        self.affordable_from.append_option(refusal.affordable_from);
        self.lump_sum_from.append_option(refusal.lump_sum_from);
        self.periods_needed.append_option(refusal.periods_needed);
    }

    fn finish(&mut self) -> Result<RecordBatch, TableError> {
        let mut columns = self.keys.finish();
        columns.extend::<[(&str, ArrayRef); 8]>([
            ("kind", Arc::new(self.kind.finish())),
            ("reason", Arc::new(self.reason.finish())),
            ("condition", Arc::new(self.condition.finish())),
            ("passes_on", Arc::new(self.passes_on.finish())),
            ("text", Arc::new(self.text.finish())),
            ("affordable_from", Arc::new(self.affordable_from.finish())),
            ("lump_sum_from", Arc::new(self.lump_sum_from.finish())),
            ("periods_needed", Arc::new(self.periods_needed.finish())),
        ]);
        batch(columns)
    }
}
