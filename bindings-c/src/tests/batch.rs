//! Columns of accounts against the same accounts one by one.

use std::ptr::{null, null_mut};

use super::heap::asked_by;
use super::typed::{account, blank, empty_balance, serial, terms};
use crate::account::{arrears_account_balance, arrears_account_free};
use crate::batch::{ArrearsBatch, ArrearsBatchBalances, arrears_batch_balance};
use crate::component::ARREARS_COMPONENT_ROOM;
use crate::date::ARREARS_DATE_NONE;
use crate::event::ARREARS_NO_EVENT;
use crate::status::ArrearsStatus;
use crate::terms::{ArrearsTerms, arrears_terms_free};
use crate::workspace::{ArrearsWorkspace, arrears_workspace_free, arrears_workspace_new};

/// Three accounts: one that pays a little, one without events, one with an amount of zero in its second row.
struct Columns {
    days: Vec<i32>,
    kinds: Vec<u8>,
    minors: Vec<i64>,
    offsets: Vec<u32>,
    terms: [*const ArrearsTerms; 2],
    terms_index: Vec<u32>,
}

fn columns(terms: [*const ArrearsTerms; 2]) -> Columns {
    let day = |month, day| serial(2023, month, day);
    Columns {
        days: vec![day(3, 30), day(4, 23), day(3, 31), day(4, 1)],
        kinds: vec![0, 1, 0, 0],
        minors: vec![100_000, 10_000, 5_000, 0],
        offsets: vec![0, 2, 2, 4],
        terms,
        terms_index: vec![0, 1, 1],
    }
}

impl Columns {
    fn batch(&self) -> ArrearsBatch {
        ArrearsBatch {
            struct_size: size_of::<ArrearsBatch>(),
            account_count: 3,
            event_count: 4,
            terms: self.terms.as_ptr(),
            terms_count: 2,
            terms_index: self.terms_index.as_ptr(),
            offsets: self.offsets.as_ptr(),
            event_days: self.days.as_ptr(),
            event_kinds: self.kinds.as_ptr(),
            event_minors: self.minors.as_ptr(),
            as_of_all: serial(2023, 5, 5),
            known_on_all: ARREARS_DATE_NONE,
            ..blank()
        }
    }
}

fn ask(batch: &ArrearsBatch, out: &ArrearsBatchBalances, workspace: *const ArrearsWorkspace) -> (ArrearsStatus, usize) {
    let mut failed = usize::MAX;
    // SAFETY: structs whose pointers are as their counts say, and a live place to write to.
    let status = unsafe { arrears_batch_balance(batch, out, &mut failed, workspace, null_mut()) };
    (status, failed)
}

#[test]
fn columns_say_what_accounts_say_and_one_bad_account_does_not_stop_the_others() {
    let made = [terms("cmb"), terms("ccb")];
    let columns = columns(made.map(|terms| terms.cast_const()));
    let (mut statuses, mut events) = ([-1; 3], [0; 3]);
    let (mut payoff, mut posted, mut days) = ([-1; 3], [-1; 3], [-1; 3]);
    let mut components = [-1; 3 * ARREARS_COMPONENT_ROOM];
    let out = ArrearsBatchBalances {
        struct_size: size_of::<ArrearsBatchBalances>(),
        statuses: statuses.as_mut_ptr(),
        events: events.as_mut_ptr(),
        payoff_minors: payoff.as_mut_ptr(),
        posted_minors: posted.as_mut_ptr(),
        days_past_due: days.as_mut_ptr(),
        component_minors: components.as_mut_ptr(),
        ..blank()
    };
    let mut workspace = null_mut();
    // SAFETY: a live place to write to.
    assert_eq!(unsafe { arrears_workspace_new(&mut workspace, null_mut()) }, 0);
    assert_eq!(ask(&columns.batch(), &out, workspace), (0, 1));
    assert_eq!((statuses, events), ([0, 0, 105], [ARREARS_NO_EVENT, ARREARS_NO_EVENT, 1]));
    assert_eq!((payoff, posted), ([91_740, 0, 0], [91_740, 0, 0]));
    assert_eq!(components.iter().sum::<i64>(), 91_740);

    let one = account(made[0], &super::typed::events());
    let mut balance = empty_balance();
    let (day, none) = (serial(2023, 5, 5), ARREARS_DATE_NONE);
    // SAFETY: a live account and a struct with its size.
    assert_eq!(unsafe { arrears_account_balance(one, day, none, null(), &mut balance, null_mut()) }, 0);
    assert_eq!((payoff[0], days[0]), (balance.payoff_minor, balance.days_past_due));

    // The list of terms is the one thing made anew for a call, however many accounts it has.
    assert_eq!(asked_by(|| assert_eq!(ask(&columns.batch(), &out, workspace).0, 0)), 1);

    // SAFETY: live objects, not used again; so are the next ones.
    unsafe { arrears_account_free(one) };
    // SAFETY: as above.
    unsafe { arrears_workspace_free(workspace) };
    // SAFETY: as above.
    made.into_iter().for_each(|terms| unsafe { arrears_terms_free(terms) });
}

#[test]
fn columns_that_do_not_fit_together_are_codes() {
    let made = [terms("cmb"), terms("ccb")];
    let terms = made.map(|terms| terms.cast_const());
    let mut statuses = [-1; 3];
    let good = ArrearsBatchBalances {
        struct_size: size_of::<ArrearsBatchBalances>(),
        statuses: statuses.as_mut_ptr(),
        ..blank()
    };
    let spoilt = |spoil: &dyn Fn(&mut ArrearsBatch)| {
        let columns = columns(terms);
        let mut batch = columns.batch();
        spoil(&mut batch);
        ask(&batch, &good, null()).0
    };
    assert_eq!(spoilt(&|_| ()), 0);
    assert_eq!(spoilt(&|batch| batch.struct_size = 1), 5);
    assert_eq!(spoilt(&|batch| batch.terms_count = 0), 1);
    assert_eq!(spoilt(&|batch| batch.account_count = usize::MAX), 3);
    assert_eq!(spoilt(&|batch| batch.event_count = usize::MAX / 4), 3);
    assert_eq!(spoilt(&|batch| batch.event_count = 3), 514, "an offset beyond the rows");
    assert_eq!(spoilt(&|batch| batch.event_days = null()), 1);
    assert_eq!(spoilt(&|batch| batch.as_of_all = -1), 302);
    let none = ArrearsBatchBalances { statuses: null_mut(), ..good };
    assert_eq!(ask(&columns(terms).batch(), &none, null()).0, 1, "statuses are not optional");

    let spoilt_columns = |spoil: &dyn Fn(&mut Columns)| {
        let mut columns = columns(terms);
        spoil(&mut columns);
        ask(&columns.batch(), &good, null()).0
    };
    assert_eq!(spoilt_columns(&|columns| columns.terms = [terms[0], null()]), 1);
    assert_eq!(spoilt_columns(&|columns| columns.terms_index = vec![0, 1, 2]), 4);
    assert_eq!(spoilt_columns(&|columns| columns.offsets = vec![0, 2, 1, 4]), 514);
    // SAFETY: live terms, not used again.
    made.into_iter().for_each(|terms| unsafe { arrears_terms_free(terms) });
}

/// Accounts of products come to what accounts of their own terms come to; news of tomorrow is not known today; a freeze and a
/// reversal stand in columns; the parts of a balance are its whole.
#[test]
fn products_knowledge_and_every_figure() {
    let made = [terms("cmb"), terms("ccb")];
    let mut columns = columns(made.map(|terms| terms.cast_const()));
    columns.minors = vec![100_000, 10_000, 5_000, 2_000];
    let mut payoff = [-1; 3];
    let (mut days, mut buckets, mut classes) = ([-1; 3], [-1; 3], [-1; 3]);
    let (mut whole, mut billed, mut unbilled) = ([0; 48], [0; 48], [0; 48]);
    let mut statuses = [-1; 3];
    let out = ArrearsBatchBalances {
        struct_size: size_of::<ArrearsBatchBalances>(),
        statuses: statuses.as_mut_ptr(),
        payoff_minors: payoff.as_mut_ptr(),
        days_past_due: days.as_mut_ptr(),
        buckets: buckets.as_mut_ptr(),
        classifications: classes.as_mut_ptr(),
        component_minors: whole.as_mut_ptr(),
        billed_minors: billed.as_mut_ptr(),
        unbilled_minors: unbilled.as_mut_ptr(),
        ..blank()
    };
    let mut batch = columns.batch();
    assert_eq!(ask(&batch, &out, null()), (0, 0));
    let by_terms = (payoff, days, whole);
    assert!(payoff[2] > 7_000, "two purchases and what being late costs: {}", payoff[2]);
    let parts = billed.iter().zip(&unbilled).map(|(billed, unbilled)| i64::wrapping_add(*billed, *unbilled));
    assert!(parts.eq(whole));

    let (opened, statement_days) = ([serial(2023, 3, 6); 3], [5; 3]);
    (batch.opened, batch.statement_days) = (opened.as_ptr(), statement_days.as_ptr());
    assert_eq!(ask(&batch, &out, null()), (0, 0));
    assert_eq!((payoff, days, whole), by_terms, "by their products");
    batch.statement_days = null();
    assert_eq!(ask(&batch, &out, null()), (0, 3));
    assert_eq!(statuses, [2_103; 3], "a card has a statement day");
    batch.opened = null();

    // The payment of the first account is told late.
    let recorded = [-1, serial(2023, 6, 1), -1, -1];
    (batch.event_recorded, batch.known_on_all) = (recorded.as_ptr(), serial(2023, 5, 31));
    batch.as_of_all = serial(2023, 5, 31);
    assert_eq!(ask(&batch, &out, null()), (0, 0));
    let unpaid = payoff[0];
    assert_eq!((buckets[0], classes[0]), (2, 1), "{} days", days[0]);
    batch.known_on_all = ARREARS_DATE_NONE;
    assert_eq!(ask(&batch, &out, null()), (0, 0));
    assert!(unpaid.saturating_sub(payoff[0]) > 9_000, "{unpaid} {}", payoff[0]);

    // Out of the second row of the third account a reversal of the first is made.
    columns.kinds = vec![0, 1, 0, 16];
    columns.minors = vec![100_000, 10_000, 5_000, crate::flows::ARREARS_NO_FIGURE];
    let targets = [ARREARS_NO_EVENT, ARREARS_NO_EVENT, ARREARS_NO_EVENT, 0];
    let mut batch = ArrearsBatch { event_targets: targets.as_ptr(), ..columns.batch() };
    assert_eq!(ask(&batch, &out, null()), (0, 0));
    assert_eq!(payoff[2], 0);
    let components = [0, 0, 0, 1];
    batch.event_components = components.as_ptr();
    assert_eq!(ask(&batch, &out, null()), (0, 1));
    assert_eq!(statuses, [0, 0, 521], "a reversal has no components");
    // SAFETY: live terms, not used again.
    made.into_iter().for_each(|terms| unsafe { arrears_terms_free(terms) });
}
