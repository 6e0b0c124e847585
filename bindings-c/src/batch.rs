//! Many accounts in one call: columns in, columns out.

use engine::balance::Position;
use engine::delinquency::{Classification, ClassificationRules};
use engine::ledger::{Cells as Known, Columns, EventColumns, EventId, LedgerError};
use engine::portfolio::{AccountColumns, Accounts, AsOf, PortfolioSpace, ProductTerms, RowError};
use engine::wire::AccountTerms;
use engine::{Date, TermsError};

use crate::balance::ArrearsBalance;
use crate::boundary::{Column, Place, lent_or_null, sized, slice};
use crate::classification::{class_number, rules_or_usual};
use crate::component::ARREARS_COMPONENT_ROOM;
use crate::date::{ARREARS_DATE_NONE, ArrearsDate, date, date_or_none};
use crate::error::{ArrearsError, Failure};
use crate::event::ARREARS_NO_EVENT;
use crate::flows::ARREARS_NO_FIGURE;
use crate::status::{ARREARS_STATUS_OK, ArrearsStatus};
use crate::terms::ArrearsTerms;
use crate::workspace::{ArrearsWorkspace, within};

/// Many accounts, a column a field. Start from ARREARS_BATCH_INIT.
///
/// The events of account n are the rows from `offsets[n]` to before `offsets[n + 1]`, in any order: they are put into
/// processing order by day and step, and within a step by `event_orders` or, without that, by row. Columns of events that
/// are NULL hold nothing. In a column that the kind of an event has no use for, its cell holds what stands for nothing there.
///
/// Where `opened` is NULL, `terms` are those of the accounts. Where it is given, `terms` are products: each account has of its terms
/// everything but what the columns from `opened` to `rate_periods` say.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsBatch {
    /// sizeof(arrears_batch).
    pub struct_size: usize,
    /// How many accounts.
    pub account_count: usize,
    /// How many rows the columns of events have.
    pub event_count: usize,
    /// The terms that accounts have, `terms_count` of them.
    pub terms: *const *const ArrearsTerms,
    /// How many terms there are.
    pub terms_count: usize,
    /// The place in `terms` of each account's; NULL where all have the first.
    pub terms_index: *const u32,
    /// The first row of each account, and behind the last the end: `account_count` + 1.
    pub offsets: *const u32,
    /// The day of each event. ARREARS_DATE_NONE of a reversal alone.
    pub event_days: *const ArrearsDate,
    /// The kind of each event, ARREARS_EVENT_...
    pub event_kinds: *const u8,
    /// The amount of each event; ARREARS_NO_FIGURE for nothing.
    pub event_minors: *const i64,
    /// The day each was recorded; ARREARS_DATE_NONE for the day it takes effect.
    pub event_recorded: *const ArrearsDate,
    /// The row of the event it is about, from 0 among those of the account; ARREARS_NO_EVENT for nothing.
    pub event_targets: *const u32,
    /// The fee of a cash advance; 0 for nothing.
    pub event_fee_minors: *const i64,
    /// A set of components, ARREARS_COMPONENTS_...; 0 for nothing.
    pub event_components: *const u32,
    /// How many parts a conversion has; 0 for nothing.
    pub event_periods: *const u32,
    /// What a conversion costs: ARREARS_CHARGE_...
    pub event_charges: *const u8,
    /// The rate of a conversion's charge, or a loan's new contract rate, in 10^-12; ARREARS_NO_FIGURE for nothing.
    pub event_rate_ppts: *const i64,
    /// The period of a loan's new contract rate: ARREARS_PERIOD_...
    pub event_rate_periods: *const u8,
    /// A card's new daily rate of purchases, in 10^-12; ARREARS_NO_FIGURE for nothing.
    pub event_purchase_rate_ppts: *const i64,
    /// A card's new daily rate of cash advances, in 10^-12; ARREARS_NO_FIGURE for nothing.
    pub event_cash_rate_ppts: *const i64,
    /// A new due date, or the last day to perform a judgment; ARREARS_DATE_NONE for nothing.
    pub event_dues: *const ArrearsDate,
    /// What an early repayment leaves alone: ARREARS_KEEP_..., or 0.
    pub event_keeps: *const u8,
    /// A card's new statement day; 0 for nothing.
    pub event_statement_days: *const u8,
    /// When a card's statements are due after a change of its cycle: ARREARS_DUE_..., or 0.
    pub event_due_rules: *const u8,
    /// The days of that rule; -1 for nothing.
    pub event_due_days: *const i32,
    /// For whom a dispute ends: ARREARS_OUTCOME_..., or 0.
    pub event_outcomes: *const u8,
    /// 1 where contract, penalty and compound interest go on after a judgment, or 0.
    pub event_interest_continues: *const u8,
    /// The place of each event among those of its account in one step of a day.
    pub event_orders: *const i32,
    /// The day each card was opened or each loan paid out.
    pub opened: *const ArrearsDate,
    /// The statement day of each card; 0 of a loan.
    pub statement_days: *const u8,
    /// The principal of each loan; ARREARS_NO_FIGURE of a card.
    pub principal_minors: *const i64,
    /// The first due date of each loan; ARREARS_DATE_NONE of a card.
    pub first_dues: *const ArrearsDate,
    /// The number of periods of each loan; 0 of a card.
    pub periods: *const u32,
    /// The day of the month of each loan's due dates; 0 for that of the first.
    pub pay_days: *const u8,
    /// The contract rate of each loan, in 10^-12; ARREARS_NO_FIGURE for that of its terms.
    pub rate_ppts: *const i64,
    /// The period of that rate: ARREARS_PERIOD_..., or 0 for a year.
    pub rate_periods: *const u8,
    /// The day asked about for each account; NULL where `as_of_all` is that of all.
    pub as_of: *const ArrearsDate,
    /// The day asked about for all accounts.
    pub as_of_all: ArrearsDate,
    /// Leaves out what was recorded after this day of each account; NULL where `known_on_all` is that of all.
    pub known_on: *const ArrearsDate,
    /// Leaves out what was recorded after this day; ARREARS_DATE_NONE for everything.
    pub known_on_all: ArrearsDate,
    /// By which rules `classifications` are: ARREARS_CLASSIFICATION_RULES_..., or 0 for those in force.
    pub classification_rules: i32,
}

/// Columns of results, one row an account; any but `statuses` may be NULL. Start from ARREARS_BATCH_BALANCES_INIT.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsBatchBalances {
    /// sizeof(arrears_batch_balances).
    pub struct_size: usize,
    /// What each account came to: 0, or the code of why it has no balance; its other columns are then zero.
    pub statuses: *mut ArrearsStatus,
    /// The row, from 0 among those of the account, that the code is about; ARREARS_NO_EVENT.
    pub events: *mut u32,
    /// What ends the debt.
    pub payoff_minors: *mut i64,
    /// Posted and unpaid.
    pub posted_minors: *mut i64,
    /// Paid in advance.
    pub credit_minors: *mut i64,
    /// Interest, penalty, compound and judgment interest earned and not yet posted, together.
    pub accrued_minors: *mut i64,
    /// Demanded, not met, and past late-payment grace.
    pub overdue_minors: *mut i64,
    /// The due date the days past due count from; ARREARS_DATE_NONE.
    pub overdue_since: *mut ArrearsDate,
    /// Days past due.
    pub days_past_due: *mut i32,
    /// Posted and unpaid by component: ARREARS_COMPONENT_ROOM cells an account.
    pub component_minors: *mut i64,
    /// The part of that which a statement or an instalment has demanded: as many cells.
    pub billed_minors: *mut i64,
    /// The part not yet demanded: as many cells.
    pub unbilled_minors: *mut i64,
    /// Interest earned and not yet posted.
    pub accrued_interest_minors: *mut i64,
    /// Compound interest earned and not yet posted.
    pub accrued_compound_interest_minors: *mut i64,
    /// Penalty interest of a loan earned and not yet posted.
    pub accrued_penalty_interest_minors: *mut i64,
    /// Judgment interest earned and not yet posted.
    pub accrued_judgment_interest_minors: *mut i64,
    /// Interest owed only if an open statement is not paid in full.
    pub retroactive_interest_minors: *mut i64,
    /// Principal of plans not yet billed, or of a loan not yet due.
    pub plan_principal_minors: *mut i64,
    /// What settling every plan or the loan costs beyond what is owed.
    pub early_settlement_fee_minors: *mut i64,
    /// Disputed and set apart.
    pub disputed_minors: *mut i64,
    /// The bucket of 30 days that the days past due fall in: 0 to 6, and 7 for more than 180 days.
    pub buckets: *mut i32,
    /// Minimum payments missed in a row.
    pub consecutive_missed_payments: *mut u32,
    /// The class, ARREARS_CLASSIFICATION_PASS to ARREARS_CLASSIFICATION_LOSS.
    pub classifications: *mut i32,
}

/// Why an account has no balance: a code, and the row it is about.
struct Refused {
    status: ArrearsStatus,
    event: u32,
}

impl Refused {
    fn new(status: u16, event: Option<EventId>) -> Self {
        Self { status: status.into(), event: event.map_or(ARREARS_NO_EVENT, EventId::get) }
    }
}

impl From<RowError> for Refused {
    fn from(error: RowError) -> Self {
        Self::new(error.code(), error.row())
    }
}

/// The terms of accounts, or of the products that they are of.
enum Promised<'a> {
    Terms(Vec<&'a AccountTerms>),
    Products(Vec<ProductTerms>),
}

/// The columns of the caller, checked against each other.
struct Given<'a> {
    columns: Columns<'a>,
    accounts: AccountColumns<'a>,
    promised: Promised<'a>,
    all: AsOf,
    rules: Option<ClassificationRules>,
    count: usize,
}

/// A column of the caller's that may be NULL, with what stands for null in it.
macro_rules! column {
    ($batch:ident.$field:ident, $count:expr, $null:expr) => {{
        let length = if $batch.$field.is_null() { 0 } else { $count };
        // SAFETY: NULL or as many elements as the count says, by the contract of the function this stands in.
        Known::with_null(unsafe { slice($batch.$field, length, concat!("batch.", stringify!($field))) }?, $null)
    }};
}

/// The events of a batch.
///
/// # Safety
/// The pointers of `batch` are NULL or point to as many elements as its counts say.
unsafe fn events(batch: &ArrearsBatch) -> Result<EventColumns<'_>, Failure> {
    let rows = batch.event_count;
    // SAFETY: NULL or as many elements as the count says, by this function's contract.
    let kinds = unsafe { slice(batch.event_kinds, rows, "batch.event_kinds") }?;
    if rows > 0 && batch.event_days.is_null() {
        return Err(Failure::null("batch.event_days"));
    }
    Ok(EventColumns {
        kind: Known::new(kinds),
        effective: column!(batch.event_days, rows, ARREARS_DATE_NONE),
        recorded: column!(batch.event_recorded, rows, ARREARS_DATE_NONE),
        amount: column!(batch.event_minors, rows, ARREARS_NO_FIGURE),
        reference: column!(batch.event_targets, rows, ARREARS_NO_EVENT),
        fee: column!(batch.event_fee_minors, rows, 0),
        components: column!(batch.event_components, rows, 0),
        periods: column!(batch.event_periods, rows, 0),
        charge: column!(batch.event_charges, rows, 0),
        rate: column!(batch.event_rate_ppts, rows, ARREARS_NO_FIGURE),
        rate_period: column!(batch.event_rate_periods, rows, 0),
        purchase_rate: column!(batch.event_purchase_rate_ppts, rows, ARREARS_NO_FIGURE),
        cash_rate: column!(batch.event_cash_rate_ppts, rows, ARREARS_NO_FIGURE),
        due: column!(batch.event_dues, rows, ARREARS_DATE_NONE),
        keep: column!(batch.event_keeps, rows, 0),
        statement_day: column!(batch.event_statement_days, rows, 0),
        due_rule: column!(batch.event_due_rules, rows, 0),
        due_days: column!(batch.event_due_days, rows, -1),
        outcome: column!(batch.event_outcomes, rows, 0),
        interest_continues: column!(batch.event_interest_continues, rows, 0),
        order: column!(batch.event_orders, rows, i32::MIN),
    })
}

/// The accounts of a batch, whose days are those of the events.
///
/// # Safety
/// As [`events`].
unsafe fn accounts(batch: &ArrearsBatch) -> Result<AccountColumns<'_>, Failure> {
    let count = batch.account_count;
    Ok(AccountColumns {
        product: column!(batch.terms_index, count, u32::MAX),
        opened: column!(batch.opened, count, ARREARS_DATE_NONE),
        statement_day: column!(batch.statement_days, count, 0),
        principal: column!(batch.principal_minors, count, ARREARS_NO_FIGURE),
        first_due: column!(batch.first_dues, count, ARREARS_DATE_NONE),
        periods: column!(batch.periods, count, 0),
        pay_day: column!(batch.pay_days, count, 0),
        rate: column!(batch.rate_ppts, count, ARREARS_NO_FIGURE),
        rate_period: column!(batch.rate_periods, count, 0),
        as_of: column!(batch.as_of, count, i32::MIN),
        known_on: column!(batch.known_on, count, ARREARS_DATE_NONE),
    })
}

impl<'a> Given<'a> {
    /// # Safety
    /// The pointers of `batch` are NULL or point to as many elements as its counts say, and its terms were not freed.
    unsafe fn of(batch: &'a ArrearsBatch) -> Result<Self, Failure> {
        let count = batch.account_count;
        // SAFETY: NULL or as many elements as the count says, by this function's contract.
        let handles = unsafe { slice(batch.terms, batch.terms_count, "batch.terms") }?;
        let mut terms = Vec::with_capacity(handles.len());
        for (place, handle) in handles.iter().enumerate() {
            // SAFETY: NULL or live terms, by this function's contract.
            let known = unsafe { lent_or_null(*handle, "batch.terms") }?;
            let known = known.ok_or_else(|| Failure::null(&format!("batch.terms[{place}]")))?;
            terms.push(&*known.terms);
        }
        if terms.is_empty() {
            return Err(Failure::null("batch.terms"));
        }
        let ends = count.checked_add(1).ok_or_else(|| Failure::too_long("batch.offsets", count))?;
        // SAFETY: as above.
        let offsets = unsafe { slice(batch.offsets, ends, "batch.offsets") }?;
        // SAFETY: as above.
        let columns = Columns::new(offsets, unsafe { events(batch) }?)
            .map_err(|fault| Failure::engine("batch.offsets", LedgerError { event: EventId::new(0), fault }))?;
        // SAFETY: as above.
        let accounts = unsafe { accounts(batch) }?;
        for place in 0..count {
            let Some(index) = accounts.product.get(place) else { continue };
            if usize::try_from(index).map_or(true, |index| index >= terms.len()) {
                let failure = Failure::unknown("", index, format!("below {}", terms.len()));
                return Err(failure.inside("batch.terms_index", place));
            }
        }
        let is_all = batch.as_of.is_null() && count > 0;
        let day = if is_all { date(batch.as_of_all, "batch.as_of_all")? } else { Date::MIN };
        let all = AsOf { day, known_on: date_or_none(batch.known_on_all, "batch.known_on_all")? };
        let rules = rules_or_usual(batch.classification_rules, "batch.classification_rules")?;
        let promised = if batch.opened.is_null() {
            Promised::Terms(terms)
        } else {
            let of = |(place, terms): (usize, &&AccountTerms)| {
                product(terms).map_err(|error| Failure::engine("", error).inside("batch.terms", place))
            };
            Promised::Products(terms.iter().enumerate().map(of).collect::<Result<_, _>>()?)
        };
        Ok(Self { columns, accounts, promised, all, rules, count })
    }

    /// Every account's position with its class, or why it has none, in order.
    fn replay(
        &self,
        space: &mut PortfolioSpace,
        mut each: impl FnMut(usize, Result<(Position, Classification), Refused>),
    ) -> Result<(), Failure> {
        let products = match &self.promised {
            Promised::Terms(_) => &[],
            Promised::Products(products) => products.as_slice(),
        };
        let accounts = Accounts::new(products, self.accounts, &self.columns, self.all);
        let accounts = accounts.map_err(|error| Failure::engine("batch", error))?;
        for place in 0..self.count {
            let index = self.accounts.product.get(place).and_then(|index| usize::try_from(index).ok()).unwrap_or(0);
            let (position, is_loan) = match &self.promised {
                Promised::Products(products) => {
                    let is_loan = matches!(products.get(index), Some(ProductTerms::Loan(_)));
                    (accounts.position(place, space), is_loan)
                }
                Promised::Terms(terms) => {
                    let (Some(terms), Some(rows)) = (terms.get(index), self.columns.account(place)) else { continue };
                    let position = accounts.as_of(place).and_then(|as_of| match terms {
                        AccountTerms::Card(terms) => space.cards().position(terms, &rows, as_of),
                        AccountTerms::Loan(terms) => space.loans().position(terms, &rows, as_of),
                    });
                    (position, terms.is_loan())
                }
            };
            each(place, position.map_err(Refused::from).map(|position| (position, self.class(&position, is_loan))));
        }
        Ok(())
    }

    fn class(&self, position: &Position, is_loan: bool) -> Classification {
        let usual = || match is_loan {
            true => ClassificationRules::Order2023,
            false => ClassificationRules::of_card_on(position.as_of()),
        };
        // INVARIANT: days past due are not below 0.
        let rules = self.rules.unwrap_or_else(usual);
        rules.classification(position.days_past_due()).unwrap_or(Classification::Pass)
    }
}

/// What the terms promise any account, as those of a product.
fn product(terms: &AccountTerms) -> Result<ProductTerms, TermsError> {
    Ok(match terms {
        AccountTerms::Card(terms) => terms.product()?.into(),
        AccountTerms::Loan(terms) => terms.product().into(),
    })
}

/// An amount of a balance.
type MinorOf = fn(&ArrearsBalance) -> i64;
/// An amount of a component of a balance.
type CellOf = fn(&ArrearsBalance, usize) -> i64;

/// The columns that the caller wants filled, each with what it is of a balance.
struct Results {
    statuses: Column<ArrearsStatus>,
    events: Column<u32>,
    minors: [(Column<i64>, MinorOf); 13],
    rooms: [(Column<i64>, CellOf); 3],
    since: Column<ArrearsDate>,
    days: Column<i32>,
    buckets: Column<i32>,
    missed: Column<u32>,
    classes: Column<i32>,
}

/// A column to fill.
macro_rules! filled {
    ($out:ident.$field:ident, $count:expr) => {
        // SAFETY: NULL or writable for as many rows, by the contract of the function this stands in.
        unsafe { Column::new($out.$field, $count, concat!("out.", stringify!($field))) }?
    };
}

impl Results {
    /// # Safety
    /// The pointers of `out` are NULL or valid for writing as many rows as there are accounts.
    unsafe fn of(out: &ArrearsBatchBalances, count: usize) -> Result<Self, Failure> {
        if out.statuses.is_null() {
            return Err(Failure::null("out.statuses"));
        }
        let cells = count.checked_mul(ARREARS_COMPONENT_ROOM);
        let cells = cells.ok_or_else(|| Failure::too_long("out.component_minors", count))?;
        Ok(Self {
            statuses: filled!(out.statuses, count),
            events: filled!(out.events, count),
            minors: [
                (filled!(out.payoff_minors, count), |balance| balance.payoff_minor),
                (filled!(out.posted_minors, count), |balance| balance.posted_minor),
                (filled!(out.credit_minors, count), |balance| balance.credit_minor),
                (filled!(out.accrued_minors, count), accrued),
                (filled!(out.overdue_minors, count), |balance| balance.overdue_minor),
                (filled!(out.accrued_interest_minors, count), |balance| balance.accrued_interest_minor),
                (filled!(out.accrued_compound_interest_minors, count), |balance| {
                    balance.accrued_compound_interest_minor
                }),
                (filled!(out.accrued_penalty_interest_minors, count), |balance| balance.accrued_penalty_interest_minor),
                (filled!(out.accrued_judgment_interest_minors, count), |balance| {
                    balance.accrued_judgment_interest_minor
                }),
                (filled!(out.retroactive_interest_minors, count), |balance| balance.retroactive_interest_minor),
                (filled!(out.plan_principal_minors, count), |balance| balance.plan_principal_minor),
                (filled!(out.early_settlement_fee_minors, count), |balance| balance.early_settlement_fee_minor),
                (filled!(out.disputed_minors, count), |balance| balance.disputed_minor),
            ],
            rooms: [
                (filled!(out.component_minors, cells), |balance, cell| {
                    let both = (balance.billed_minor.get(cell), balance.unbilled_minor.get(cell));
                    both.0.copied().unwrap_or(0).saturating_add(both.1.copied().unwrap_or(0))
                }),
                (filled!(out.billed_minors, cells), |balance, cell| {
                    balance.billed_minor.get(cell).copied().unwrap_or(0)
                }),
                (filled!(out.unbilled_minors, cells), |balance, cell| {
                    balance.unbilled_minor.get(cell).copied().unwrap_or(0)
                }),
            ],
            since: filled!(out.overdue_since, count),
            days: filled!(out.days_past_due, count),
            buckets: filled!(out.buckets, count),
            missed: filled!(out.consecutive_missed_payments, count),
            classes: filled!(out.classifications, count),
        })
    }

    fn put(&self, place: usize, found: Option<&(Position, Classification)>) {
        // The currency is the terms', which the caller knows.
        let balance = found.map(|(position, _)| ArrearsBalance::of(position, 0));
        let balance = balance.as_ref();
        for (column, of) in &self.minors {
            column.put(place, balance.map_or(0, of));
        }
        let first = place.saturating_mul(ARREARS_COMPONENT_ROOM);
        for (column, of) in &self.rooms {
            if !column.is_wanted() {
                continue;
            }
            for cell in 0..ARREARS_COMPONENT_ROOM {
                column.put(first.saturating_add(cell), balance.map_or(0, |balance| of(balance, cell)));
            }
        }
        self.since.put(place, balance.map_or(ARREARS_DATE_NONE, |balance| balance.overdue_since));
        self.days.put(place, balance.map_or(0, |balance| balance.days_past_due));
        self.buckets.put(place, balance.map_or(0, |balance| balance.bucket));
        self.missed.put(place, balance.map_or(0, |balance| balance.consecutive_missed_payments));
        self.classes.put(place, found.map_or(0, |(_, class)| class_number(*class)));
    }
}

/// Everything earned and not yet posted.
fn accrued(balance: &ArrearsBalance) -> i64 {
    let each = [
        balance.accrued_interest_minor,
        balance.accrued_compound_interest_minor,
        balance.accrued_penalty_interest_minor,
        balance.accrued_judgment_interest_minor,
    ];
    // INVARIANT: the payoff holds them all, and is in range.
    each.into_iter().fold(0, i64::saturating_add)
}

/// Where each of many accounts stands. One account that cannot be replayed does not stop the others: its row in
/// `statuses` says why.
///
/// @param batch     the accounts; only read by the call
/// @param out       the columns to fill; they must not overlap those of `batch`
/// @param failed    receives how many accounts have no balance; may be NULL
/// @param workspace space to work in; NULL for space of the call's own
///
/// # Safety
/// `batch` and `out` are NULL or point to structs whose `struct_size` is right and whose pointers are NULL or point to as
/// many elements as their counts say; terms and `workspace` were not freed; `failed` and `error` are NULL or valid for
/// writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_batch_balance(
    batch: *const ArrearsBatch,
    out: *const ArrearsBatchBalances,
    failed: *mut usize,
    workspace: *const ArrearsWorkspace,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let batch = unsafe { sized(batch, "batch") }?;
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let out = unsafe { sized(out, "out") }?;
        // SAFETY: its pointers are as this function's contract says.
        let given = unsafe { Given::of(batch) }?;
        // SAFETY: its pointers are as this function's contract says.
        let results = unsafe { Results::of(out, given.count) }?;
        let mut refused = 0_usize;
        let fill = |place, outcome: Result<(Position, Classification), Refused>| {
            let (status, event) = match &outcome {
                Ok(_) => (ARREARS_STATUS_OK, ARREARS_NO_EVENT),
                Err(Refused { status, event }) => (*status, *event),
            };
            refused = refused.saturating_add(usize::from(outcome.is_err()));
            results.statuses.put(place, status);
            results.events.put(place, event);
            results.put(place, outcome.ok().as_ref());
        };
        let work = |space: &mut PortfolioSpace| given.replay(space, fill);
        // SAFETY: NULL or a live workspace, by this function's contract.
        unsafe { within(workspace, work) }?;
        if !failed.is_null() {
            // SAFETY: not NULL, and valid for writing by this function's contract.
            unsafe { Place::new(failed, "failed") }?.fill(refused);
        }
        Ok(())
    })
}
