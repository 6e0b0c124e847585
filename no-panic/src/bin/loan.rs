//! Loans: terms, the events of accounts in columns, a replay, the position.
#![no_std]
#![no_main]

use arrears::balance::{Instalment, LoanReplay, LoanRoom, LoanScratch, Mark, Met, Position, Run, Silent};
use arrears::ledger::{Action, Columns, EventId, LedgerEntry};
use arrears::postings::Posting;
use arrears::schedule::{Amortisation, Dues, Method};
use arrears::terms::{LoanProduct, LoanTerms, LoanTermsDraft};
use arrears::{Currency, Date, Money, Rate};
use arrears_no_panic::{any, kept};

fn terms() -> Option<LoanTerms> {
    let principal = Money::from_minor(any(1), any(Currency::CNY)).ok()?;
    let rate = Rate::annual(any("0.12")).ok()?;
    let dues = Dues::monthly(any(Date::MIN), any(12)).ok()?;
    let loan = Amortisation::new(principal, any(Date::MIN), dues, rate, any(Method::Level)).ok()?;
    kept(any(LoanProduct::ConsumerLoan).loan(any(loan)).ok()?.build());
    any(LoanTermsDraft::new(loan)).build().ok()
}

struct Space {
    postings: [Posting; 40],
    instalments: [Instalment; 12],
    marks: [Mark; 12],
    runs: [Run; 12],
    met: [Met; 12],
}

impl Space {
    const EMPTY: Self = Self {
        postings: [Posting::EMPTY; 40],
        instalments: [Instalment::EMPTY; 12],
        marks: [Mark::EMPTY; 12],
        runs: [Run::EMPTY; 12],
        met: [Met::EMPTY; 12],
    };

    fn scratch(&mut self) -> LoanScratch<'_> {
        LoanScratch::new(&mut self.postings, &mut self.instalments, &mut self.marks, &mut self.runs).met(&mut self.met)
    }
}

fn positions(terms: &LoanTerms, columns: &Columns<'_>, day: Date) -> Option<Position> {
    let mut space = Space::EMPTY;
    let mut last = None;
    for rows in columns.accounts() {
        kept(LoanRoom::for_events(terms, rows.len()));
        let mut replay = LoanReplay::new(terms, space.scratch(), Silent).ok()?;
        for (place, entry) in (0..=u32::MAX).zip(rows) {
            replay.apply(place, &entry.ok()?).ok()?;
        }
        last = Some(replay.close(day).ok()?);
    }
    last
}

/// What no column holds: an entry of any kind.
fn of_any_kind(terms: &LoanTerms, action: Action, day: Date) -> Option<Position> {
    let mut space = Space::EMPTY;
    let entry = any(LedgerEntry::new(day, EventId::new(any(0)), any(None), action).ok()?);
    kept(LoanRoom::for_loan(terms, &[entry]));
    let mut replay = LoanReplay::new(terms, space.scratch(), Silent).ok()?;
    replay.apply(any(0), &entry).ok()?;
    replay.close(any(day)).ok()
}

#[unsafe(no_mangle)]
extern "C" fn _start() -> i32 {
    let Some(terms) = any(terms()) else { return 1 };
    let (days, kinds, minors, offsets) = any((&[1_i32][..], &[0_u8][..], &[1_i64][..], &[0_u32, 1][..]));
    if let Ok(columns) = Columns::new(any(Currency::CNY), days, kinds, minors, offsets) {
        kept(positions(&terms, &columns, any(Date::MAX)));
    }
    kept(of_any_kind(&terms, any(Action::Acceleration), any(Date::MAX)));
    0
}
