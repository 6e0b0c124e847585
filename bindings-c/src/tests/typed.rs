//! The typed layer against the engine, and what it refuses.

use std::ffi::{CStr, c_char};
use std::mem::{MaybeUninit, zeroed};
use std::ptr::{null, null_mut};

use engine::balance::CardAccount;
use engine::ledger::{Event, Ledger};
use engine::terms::Issuer;
use engine::{Currency, Date, Money, MonthDay};

use super::heap::asked_by;
use super::shown;
use crate::account::{
    ArrearsAccount, arrears_account_balance, arrears_account_free, arrears_account_from_case, arrears_account_new,
};
use crate::balance::ArrearsBalance;
use crate::card::ArrearsCardOptions;
use crate::component::{ARREARS_COMPONENT_COUNT, arrears_component_name};
use crate::date::{ARREARS_DATE_MAX, ARREARS_DATE_MIN, ARREARS_DATE_NONE};
use crate::error::ArrearsError;
use crate::event::{
    ARREARS_EVENT_CREDIT_LIMIT_CHANGE, ARREARS_EVENT_CYCLE_CHANGE, ARREARS_EVENT_DISPUTE, ARREARS_EVENT_DISPUTE_END,
    ARREARS_EVENT_PAYMENT, ARREARS_EVENT_PURCHASE, ARREARS_NO_EVENT, ArrearsEvent,
};
use crate::flows::{ArrearsQuotedRate, arrears_flows_periodic_rate};
use crate::loan::ArrearsLoanOptions;
use crate::money::{ARREARS_MONEY_MAX_MINOR, ARREARS_MONEY_TEXT_SIZE, arrears_currency_code, arrears_money_format};
use crate::rate::{ARREARS_PERIOD_ANNUAL, ArrearsRate};
use crate::schedule::{ArrearsInstalment, arrears_schedule_build};
use crate::status::ArrearsStatus;
use crate::terms::{
    ArrearsTerms, arrears_terms_free, arrears_terms_new_card, arrears_terms_new_loan, arrears_terms_new_preset_card,
};
use crate::workspace::{ArrearsWorkspace, arrears_workspace_free, arrears_workspace_new};

/// A struct as its _INIT macro makes it, but for what is unset.
pub(super) fn blank<T>() -> T {
    // SAFETY: only asked for plain structs of numbers and pointers, for which all zeros are a value.
    unsafe { zeroed() }
}

pub(super) fn serial(year: i32, month: u8, day: u8) -> i32 {
    Date::new(year, month, day).map(Date::serial).unwrap_or(ARREARS_DATE_NONE)
}

pub(super) fn event(kind: i32, day: i32, minor: i64) -> ArrearsEvent {
    let (recorded, target) = (ARREARS_DATE_NONE, ARREARS_NO_EVENT);
    ArrearsEvent { kind, effective: day, recorded, target, amount_minor: minor, ..blank() }
}

/// A card of an issuer, opened 2023-03-06 with statements on the 5th.
pub(super) fn terms(issuer: &str) -> *mut ArrearsTerms {
    let mut out = null_mut();
    let (name, len) = (issuer.as_ptr().cast(), issuer.len());
    // SAFETY: a name, its length, and a live place to write to.
    let status = unsafe { arrears_terms_new_preset_card(name, len, serial(2023, 3, 6), 5, &mut out, null_mut()) };
    assert_eq!(status, 0);
    out
}

/// 1,000.00 bought and 100.00 paid.
pub(super) fn events() -> [ArrearsEvent; 2] {
    let bought = event(ARREARS_EVENT_PURCHASE, serial(2023, 3, 30), 100_000);
    [bought, event(ARREARS_EVENT_PAYMENT, serial(2023, 4, 23), 10_000)]
}

pub(super) fn account(terms: *const ArrearsTerms, events: &[ArrearsEvent]) -> *mut ArrearsAccount {
    let mut out = null_mut();
    // SAFETY: live terms, events with their number, and a live place to write to.
    let status = unsafe { arrears_account_new(terms, events.as_ptr(), events.len(), &mut out, null_mut()) };
    assert_eq!(status, 0);
    out
}

fn workspace() -> *mut ArrearsWorkspace {
    let mut out = null_mut();
    // SAFETY: a live place to write to.
    assert_eq!(unsafe { arrears_workspace_new(&mut out, null_mut()) }, 0);
    out
}

pub(super) fn empty_balance() -> ArrearsBalance {
    ArrearsBalance { struct_size: size_of::<ArrearsBalance>(), ..blank() }
}

fn balance(account: *const ArrearsAccount, day: i32) -> (ArrearsStatus, ArrearsBalance) {
    let mut out = empty_balance();
    // SAFETY: a live account, no workspace, a struct with its size.
    let status = unsafe { arrears_account_balance(account, day, ARREARS_DATE_NONE, null(), &mut out, null_mut()) };
    (status, out)
}

#[test]
fn a_typed_account_owes_what_the_engine_says() {
    let terms = terms("cmb");
    let account = account(terms, &events());
    // SAFETY: live terms; the account keeps what it needs.
    unsafe { arrears_terms_free(terms) };
    let (status, found) = balance(account, serial(2023, 5, 5));
    // SAFETY: a live account, not used again.
    unsafe { arrears_account_free(account) };

    let yuan = |minor| Money::from_minor(minor, Currency::CNY).unwrap_or(Money::zero(Currency::CNY));
    let day = |serial| Date::from_serial(serial).unwrap_or(Date::MIN);
    let opened = day(serial(2023, 3, 6));
    let terms = Issuer::Cmb.card(opened, MonthDay::from_date(day(serial(2023, 4, 5)))).and_then(|draft| draft.build());
    let given = events().map(|event| match event.kind {
        ARREARS_EVENT_PURCHASE => Event::purchase(day(event.effective), yuan(event.amount_minor)),
        _ => Event::payment(day(event.effective), yuan(event.amount_minor)),
    });
    let ledger = Ledger::new(given).unwrap_or_default();
    let expected = terms.map(|terms| CardAccount::new(&terms, &ledger).as_of(day(serial(2023, 5, 5))));
    let Ok(Ok(expected)) = expected else { panic_free("the engine replays it") };
    assert_eq!((status, found.payoff_minor), (0, expected.payoff().minor()));
    assert_eq!(found.payoff_minor, 91_740);
    assert_eq!(found.days_past_due, expected.days_past_due());
    let components = engine::Component::ALL.map(|component| expected.billed(component).minor());
    assert_eq!(found.billed_minor.get(..components.len()), Some(&components[..]));
    assert_eq!(found.currency, 156);
}

/// Ends a test that has nothing to go on with.
#[expect(clippy::panic, reason = "a test that finds nothing fails, as it should")]
fn panic_free(what: &str) -> ! {
    panic!("{what}")
}

#[test]
fn what_was_recorded_later_can_be_left_out() {
    let terms = terms("cmb");
    let [bought, mut paid] = events();
    paid.recorded = serial(2023, 5, 2);
    let account = account(terms, &[paid, bought]);
    let mut out = empty_balance();
    let (day, known) = (serial(2023, 5, 1), serial(2023, 5, 1));
    // SAFETY: a live account, no workspace, a struct with its size.
    assert_eq!(unsafe { arrears_account_balance(account, day, known, null(), &mut out, null_mut()) }, 0);
    assert_eq!(out.posted_minor, 101_000, "as it was known, the minimum was missed: a late fee of 10.00");
    assert_eq!(balance(account, day).1.posted_minor, 90_000);
    // SAFETY: live objects, not used again.
    unsafe { arrears_account_free(account) };
    // SAFETY: as above.
    unsafe { arrears_terms_free(terms) };
}

#[test]
fn a_case_becomes_an_account() {
    let (mut out, mut as_of, mut known_on) = (null_mut(), 0, 0);
    let case = super::CASE;
    // SAFETY: text, its length, and live places to write to.
    let status = unsafe {
        arrears_account_from_case(case.as_ptr().cast(), case.len(), &mut out, &mut as_of, &mut known_on, null_mut())
    };
    assert_eq!((status, as_of, known_on), (0, serial(2023, 5, 5), ARREARS_DATE_NONE));
    assert_eq!(balance(out, as_of).1.payoff_minor, 91_740);
    // SAFETY: a live account, not used again.
    unsafe { arrears_account_free(out) };
}

#[test]
fn a_kept_workspace_asks_the_heap_for_nothing() {
    let (terms, workspace) = (terms("cmb"), workspace());
    let account = account(terms, &events());
    let mut out = empty_balance();
    let mut error = MaybeUninit::<ArrearsError>::zeroed();
    let mut ask = || {
        let (day, error) = (serial(2023, 5, 5), error.as_mut_ptr());
        // SAFETY: live objects and live places to write to.
        let status = unsafe { arrears_account_balance(account, day, ARREARS_DATE_NONE, workspace, &mut out, error) };
        assert_eq!(status, 0);
    };
    ask();
    assert_eq!(asked_by(|| (0..100).for_each(|_| ask())), 0);
    // SAFETY: live objects, not used again; so are the next two.
    unsafe { arrears_account_free(account) };
    // SAFETY: as above.
    unsafe { arrears_terms_free(terms) };
    // SAFETY: as above.
    unsafe { arrears_workspace_free(workspace) };
}

fn loan() -> ArrearsLoanOptions {
    ArrearsLoanOptions {
        struct_size: size_of::<ArrearsLoanOptions>(),
        principal_minor: 1_200_000,
        rate: ArrearsRate { fraction_ppt: 120_000_000_000, period: ARREARS_PERIOD_ANNUAL },
        disbursed: serial(2023, 1, 10),
        first_due: serial(2023, 2, 10),
        periods: 12,
        method: 1,
        late_payment_grace_days: -1,
        ..blank()
    }
}

#[test]
fn a_schedule_and_its_rate_without_the_heap() {
    let options = loan();
    let mut rows: [ArrearsInstalment; 12] = [blank(); 12];
    let (mut count, mut quoted) = (0, blank::<ArrearsQuotedRate>());
    let asked = asked_by(|| {
        // SAFETY: a struct with its size, rows and their number, and live places to write to.
        let status = unsafe { arrears_schedule_build(&options, rows.as_mut_ptr(), 12, &mut count, null_mut()) };
        assert_eq!(status, 0);
        let mut flows = [-1_200_000; 13];
        for (flow, row) in flows.iter_mut().skip(1).zip(&rows) {
            *flow = row.payment_minor;
        }
        // SAFETY: flows and their number, and a live place to write to.
        let status = unsafe { arrears_flows_periodic_rate(flows.as_ptr(), 13, 12, 3, &mut quoted, null_mut()) };
        assert_eq!(status, 0);
    });
    assert_eq!(asked, 0);
    let payments = rows.map(|row| row.payment_minor);
    assert_eq!((count, payments.first(), payments.last()), (12, Some(&106_619), Some(&106_614)));
    assert_eq!((quoted.nominal_units, quoted.effective_units, quoted.is_only_rate), (12_000, 12_683, 1));

    // SAFETY: a struct with its size, rows and their number, and live places to write to.
    assert_eq!(unsafe { arrears_schedule_build(&options, rows.as_mut_ptr(), 11, &mut count, null_mut()) }, 6);
    assert_eq!(count, 12, "how many rows there would be");
}

/// A path, a code, and what has to be spoilt to get them.
type Spoilt<'a> = (&'a str, ArrearsStatus, &'a dyn Fn(&mut ArrearsCardOptions));

/// Status and path of what terms refuse.
fn refusal(options: &ArrearsCardOptions) -> (ArrearsStatus, String) {
    let mut out: *mut ArrearsTerms = std::ptr::dangling_mut();
    let mut error = MaybeUninit::<ArrearsError>::zeroed();
    // SAFETY: a struct whose pointers are as its counts say, and live places to write to.
    let status = unsafe { arrears_terms_new_card(options, &mut out, error.as_mut_ptr()) };
    assert!(out.is_null() || status == 0, "set to NULL on failure");
    // SAFETY: NULL or terms just made.
    unsafe { arrears_terms_free(out) };
    // SAFETY: every call sets the error it is given.
    (status, shown(&unsafe { error.assume_init() }.path))
}

#[test]
fn garbage_in_options_is_a_code_and_a_path() {
    let good = ArrearsCardOptions {
        struct_size: size_of::<ArrearsCardOptions>(),
        issuer: c"cmb".as_ptr(),
        issuer_len: 3,
        opened: serial(2023, 3, 6),
        statement_day: 5,
        late_payment_grace_days: -1,
        late_fee_last_miss: -1,
        late_fee_last_day_past_due: -1,
        tolerance_minor: -1,
        minimum_floor_minor: -1,
        minimum_purchase_interest_minor: -1,
        minimum_cash_interest_minor: -1,
        early_settlement_fee_ppt: -1,
        ..blank()
    };
    assert_eq!(refusal(&good), (0, String::new()));
    let cases: &[Spoilt<'_>] = &[
        ("options", 5, &|o| o.struct_size = 0),
        ("options", 5, &|o| o.struct_size = size_of::<ArrearsCardOptions>().saturating_add(8)),
        ("options.issuer", 4, &|o| o.issuer_len = 2),
        ("options.issuer", 2, &|o| o.issuer = c"\xff\xff\xff".as_ptr()),
        ("options.issuer", 3, &|o| o.issuer_len = usize::MAX),
        ("options.opened", 302, &|o| o.opened = i32::MAX),
        ("options.statement_day", 303, &|o| o.statement_day = 32),
        ("options.statement_day", 4, &|o| o.statement_day = -1),
        ("options.currency", 4, &|o| o.currency = 157),
        ("options.due_rule", 4, &|o| o.due_rule = 3),
        ("options.interest_base", 4, &|o| o.interest_base = i32::MIN),
        ("options.compounding", 4, &|o| o.compounding = 4),
        ("options.statement_day_accrual", 4, &|o| o.statement_day_accrual = -1),
        ("options.payment_day", 4, &|o| o.payment_day = i32::MAX),
        ("options.carry", 4, &|o| o.carry = 3),
        ("options.rounding", 4, &|o| o.rounding = 4),
        ("options.split_remainder", 4, &|o| o.split_remainder = 3),
        ("options.refund_counts_as_payment", 4, &|o| o.refund_counts_as_payment = 3),
        ("options.grace_days", 4, &|o| o.late_payment_grace_days = -2),
        ("options", 410, &|o| o.late_payment_grace_days = 65_535),
        ("options.tolerance_minor", 106, &|o| o.tolerance_minor = -2),
        ("options.tolerance_minor", 102, &|o| o.tolerance_minor = i64::MAX),
        ("options.early_settlement_fee_ppt", 202, &|o| o.early_settlement_fee_ppt = i64::MIN),
        ("options.purchase_rates", 1, &|o| o.purchase_rate_count = 1),
        ("options.late_fees", 3, &|o| (o.late_fees, o.late_fee_count) = (std::ptr::dangling(), usize::MAX / 8)),
        ("options.orders", 8, &|o| (o.orders, o.order_count) = (std::ptr::without_provenance(1), 3)),
    ];
    for (place, (path, status, spoil)) in cases.iter().enumerate() {
        let mut options = good;
        spoil(&mut options);
        assert_eq!(refusal(&options), (*status, String::from(*path)), "case {place}");
    }
}

#[test]
fn limits_disputes_and_another_statement_day_count_as_in_the_engine() {
    let terms = terms("cmb");
    let at = |events: &[ArrearsEvent], day: i32| {
        let account = account(terms, events);
        let (status, found) = balance(account, day);
        // SAFETY: a live account, not used again.
        unsafe { arrears_account_free(account) };
        assert_eq!(status, 0);
        (found.overdue_minor, found.disputed_minor, found.posted_minor)
    };
    let [bought, _] = events();
    let limited = event(ARREARS_EVENT_CREDIT_LIMIT_CHANGE, serial(2023, 4, 1), 80_000);
    // 200.00 above the limit in full, 10 % of the other 800.00.
    assert_eq!(at(&[bought, limited], serial(2023, 4, 28)).0, 28_000);
    let disputed = ArrearsEvent { target: 0, ..event(ARREARS_EVENT_DISPUTE, serial(2023, 4, 10), 30_000) };
    // 10 % of the 700.00 left.
    assert_eq!(at(&[bought, limited, disputed], serial(2023, 4, 28)), (7_000, 30_000, 71_000));
    let ended = ArrearsEvent { target: 2, outcome: 2, ..event(ARREARS_EVENT_DISPUTE_END, serial(2023, 4, 28), 0) };
    assert_eq!(at(&[bought, limited, disputed, ended], serial(2023, 4, 28)).1, 0);
    let moved = ArrearsEvent { statement_day: 18, ..event(ARREARS_EVENT_CYCLE_CHANGE, serial(2023, 4, 6), 0) };
    let posted = |events: &[ArrearsEvent]| at(events, serial(2023, 5, 10)).2;
    // A late fee and the interest of 5 May; with statements moved to the 18th two late fees, and interest on 18 May.
    assert_eq!((posted(&[bought]), posted(&[bought, moved])), (102_800, 102_000));
    // SAFETY: live terms, not used again.
    unsafe { arrears_terms_free(terms) };
}

#[test]
fn garbage_in_events_names_the_event() {
    let terms = terms("cmb");
    let refused = |spoil: &dyn Fn(&mut ArrearsEvent)| {
        let [bought, mut paid] = events();
        spoil(&mut paid);
        let (mut out, mut error) = (null_mut::<ArrearsAccount>(), MaybeUninit::<ArrearsError>::zeroed());
        // SAFETY: live terms, two events, and live places to write to.
        let status = unsafe { arrears_account_new(terms, [bought, paid].as_ptr(), 2, &mut out, error.as_mut_ptr()) };
        assert!(out.is_null());
        // SAFETY: every call sets the error it is given.
        (status, shown(&unsafe { error.assume_init() }.path))
    };
    let at = |status: ArrearsStatus, path: &str| (status, String::from(path));
    assert_eq!(refused(&|e| e.kind = 99), at(4, "events[1].kind"));
    assert_eq!(refused(&|e| e.kind = -1), at(4, "events[1].kind"));
    assert_eq!(refused(&|e| e.effective = -1), at(302, "events[1].effective"));
    assert_eq!(refused(&|e| e.recorded = -2), at(302, "events[1].recorded"));
    assert_eq!(refused(&|e| e.recorded = 0), at(502, "events[1]"));
    assert_eq!(refused(&|e| e.amount_minor = 0), at(105, "events[1]"));
    assert_eq!(refused(&|e| e.amount_minor = i64::MIN), at(102, "events[1].amount_minor"));
    assert_eq!(refused(&|e| (e.kind, e.target) = (20, 2)), at(503, "events[1]"));
    assert_eq!(refused(&|e| e.kind = 20), at(4, "events[1].target"));
    assert_eq!(refused(&|e| (e.kind, e.components) = (12, 0x4000)), at(4, "events[1].components"));
    assert_eq!(refused(&|e| (e.kind, e.components) = (12, 0)), at(511, "events[1]"));
    assert_eq!(refused(&|e| (e.kind, e.charge) = (10, 3)), at(4, "events[1].charge"));
    assert_eq!(refused(&|e| (e.kind, e.keep) = (16, 9)), at(4, "events[1].keep"));
    assert_eq!(refused(&|e| e.kind = 19), at(4, "events[1].rate"));
    assert_eq!(refused(&|e| e.kind = 15), at(512, "events[1]"));
    assert_eq!(refused(&|e| (e.kind, e.due) = (18, -1)), at(302, "events[1].due"));
    assert_eq!(refused(&|e| (e.kind, e.amount_minor) = (24, -1)), at(106, "events[1]"));
    assert_eq!(refused(&|e| e.kind = 25), at(303, "events[1].statement_day"));
    assert_eq!(refused(&|e| (e.kind, e.statement_day, e.due_rule) = (25, 5, 3)), at(4, "events[1].due_rule"));
    assert_eq!(refused(&|e| e.kind = 29), at(4, "events[1].target"));
    assert_eq!(refused(&|e| (e.kind, e.target) = (29, 1)), at(507, "events[1]"));
    assert_eq!(refused(&|e| (e.kind, e.target) = (30, 0)), at(4, "events[1].outcome"));
    assert_eq!(refused(&|e| (e.kind, e.target, e.outcome) = (30, 0, 1)), at(507, "events[1]"));
    // SAFETY: live terms, not used again.
    unsafe { arrears_terms_free(terms) };
}

#[test]
fn a_loan_of_a_product_by_its_name() {
    let made = |options: &ArrearsLoanOptions| {
        let mut out = null_mut();
        // SAFETY: a struct with its size and a live place to write to.
        let status = unsafe { arrears_terms_new_loan(options, &mut out, null_mut()) };
        // SAFETY: NULL or terms just made.
        unsafe { arrears_terms_free(out) };
        status
    };
    assert_eq!(made(&loan()), 0);
    for preset in engine::terms::LOAN_PRESETS {
        let (product, product_len) = (preset.name.as_ptr().cast(), preset.name.len());
        assert_eq!(made(&ArrearsLoanOptions { product, product_len, ..loan() }), 0, "{}", preset.name);
    }
    assert_eq!(made(&ArrearsLoanOptions { product: c"x".as_ptr(), product_len: 1, ..loan() }), 4);
    assert_eq!(made(&ArrearsLoanOptions { method: 0, ..loan() }), 4);
    assert_eq!(made(&ArrearsLoanOptions { method: 6, ..loan() }), 4);
    assert_eq!(made(&ArrearsLoanOptions { periods: 601, ..loan() }), 1_700);
    assert_eq!(made(&ArrearsLoanOptions { struct_size: 4, ..loan() }), 5);
}

#[test]
fn a_workspace_at_work_is_busy() {
    let (terms, workspace) = (terms("cmb"), workspace());
    let account = account(terms, &events());
    let during = |_: &mut crate::workspace::Spaces| {
        let mut out = empty_balance();
        let day = serial(2023, 5, 5);
        // SAFETY: live objects and a struct with its size.
        Ok(unsafe { arrears_account_balance(account, day, ARREARS_DATE_NONE, workspace, &mut out, null_mut()) })
    };
    // SAFETY: a live workspace.
    assert_eq!(unsafe { crate::workspace::within(workspace, during) }.ok(), Some(7));
    // SAFETY: live objects, not used again; so are the next two.
    unsafe { arrears_account_free(account) };
    // SAFETY: as above.
    unsafe { arrears_terms_free(terms) };
    // SAFETY: as above.
    unsafe { arrears_workspace_free(workspace) };
}

#[test]
fn threads_share_terms_and_accounts() {
    fn shared<T: Send + Sync>() {}
    shared::<ArrearsTerms>();
    shared::<ArrearsAccount>();
    shared::<ArrearsWorkspace>();
    let terms = terms("cmb");
    let account = account(terms, &events());
    // SAFETY: a live account that outlives the threads.
    let lent = unsafe { &*account };
    let payoffs = std::thread::scope(|scope| {
        let ask = || (0..20).map(|_| balance(lent, serial(2023, 5, 5)).1.payoff_minor).collect::<Vec<_>>();
        let threads = [scope.spawn(ask), scope.spawn(ask)];
        threads.map(|thread| thread.join().unwrap_or_default())
    });
    assert_eq!(payoffs, [vec![91_740; 20], vec![91_740; 20]]);
    // SAFETY: live objects, not used again.
    unsafe { arrears_account_free(account) };
    // SAFETY: as above.
    unsafe { arrears_terms_free(terms) };
}

#[test]
fn numbers_of_the_header_are_those_of_the_engine() {
    assert_eq!((ARREARS_DATE_MIN, ARREARS_DATE_MAX), (Date::MIN.serial(), Date::MAX.serial()));
    assert_eq!(ARREARS_MONEY_MAX_MINOR, Money::MAX_MINOR);
    assert_eq!(ARREARS_COMPONENT_COUNT, engine::Component::COUNT);
    assert_eq!(crate::rate::ARREARS_PPT, engine::Fraction::SCALE);
    assert_eq!(crate::flows::ARREARS_FLOWS_MAX, engine::cash_flow::MAX_FLOWS);
    assert_eq!(u32::try_from(crate::schedule::ARREARS_SCHEDULE_MAX), Ok(engine::schedule::MAX_PERIODS + 1));
    for currency in Currency::ALL {
        let number = crate::money::number(*currency);
        assert_eq!(crate::money::currency(number, "currency").ok(), Some(*currency), "{currency}");
    }
    for kind in engine::ledger::EntryKind::ALL {
        let number = i32::from(kind.number());
        let of = event(number, 0, 1).event(Currency::CNY).map(|event| *event.action()).ok();
        assert_eq!(of, Money::from_minor(1, Currency::CNY).map(|amount| kind.of(amount)).ok(), "{number}");
    }
    // SAFETY: static text that ends with a zero.
    let text = |data: *const c_char| unsafe { CStr::from_ptr(data) }.to_str().unwrap_or_default();
    for (number, component) in (0..).zip(engine::Component::ALL) {
        assert_eq!(text(arrears_component_name(number)), component.name());
    }
    assert!(arrears_component_name(14).is_null() && arrears_component_name(-1).is_null());
    assert!(arrears_currency_code(0).is_null());
    assert_eq!(text(arrears_currency_code(156)), "CNY");
}

#[test]
fn every_amount_fits_the_room_that_the_header_names() {
    for number in [392, 156, 414] {
        let mut room: [c_char; ARREARS_MONEY_TEXT_SIZE] = [0; ARREARS_MONEY_TEXT_SIZE];
        let lowest = ARREARS_MONEY_MAX_MINOR.saturating_neg();
        // SAFETY: a buffer and its size.
        let status = unsafe { arrears_money_format(lowest, number, room.as_mut_ptr(), room.len(), null_mut()) };
        assert_eq!(status, 0);
        let needed = shown(&room).len().saturating_add(1);
        let short = needed.saturating_sub(1);
        // SAFETY: a buffer and less than its size.
        let status = unsafe { arrears_money_format(lowest, number, room.as_mut_ptr(), short, null_mut()) };
        assert_eq!(status, 6);
    }
}
