//! Entries pushed into a loan's replay one by one.

// Semantics: [value-10].

use arrears::balance::{Instalment, LoanReplay, LoanScratch, ReplayFault, Silent};
use arrears::ledger::{Action, EventId, LedgerEntry};
use arrears::postings::Posting;
use arrears::schedule::{Amortisation, Dues, Method};
use arrears::terms::LoanTermsDraft;
use arrears::{Date, Rate};

use crate::rates::{date, money};

fn entry(day: Date, action: Action) -> LedgerEntry {
    LedgerEntry::new(day, EventId::new(0), None, action).unwrap()
}

fn paid(day: &str) -> LedgerEntry {
    entry(date(day), Action::Payment(money("1.00")))
}

/// The first day of the loan is late once it is over, and a day before it is before the loan only while nothing has been closed.
#[test]
fn entries_out_of_order_are_refused() {
    let start = date("2023-01-15");
    let dues = Dues::monthly(date("2023-02-15"), 3).unwrap();
    let rate = Rate::annual("0.12").unwrap();
    let amortisation = Amortisation::new(money("3000.00"), start, dues, rate, Method::Level).unwrap();
    let terms = LoanTermsDraft::new(amortisation).build().unwrap();
    let (mut postings, mut instalments) = ([Posting::EMPTY; 16], [Instalment::EMPTY; 4]);
    let scratch = LoanScratch::new(&mut postings, &mut instalments, &mut [], &mut []);
    let mut replay = LoanReplay::new(&terms, scratch, Silent).unwrap();
    let before = replay.apply(0, &paid("2023-01-14")).unwrap_err().fault;
    assert_eq!(before, ReplayFault::BeforeOpening { date: date("2023-01-14"), opened: start });
    replay.apply(0, &entry(start, Action::Disbursement(money("3000.00")))).unwrap();
    replay.apply(1, &paid("2023-01-16")).unwrap();
    assert_eq!(replay.apply(2, &paid("2023-01-15")).unwrap_err().fault, ReplayFault::OutOfOrder);
    replay.close(date("2023-01-16")).unwrap();
    assert_eq!(replay.apply(2, &paid("2023-01-16")).unwrap_err().fault, ReplayFault::OutOfOrder);
}
