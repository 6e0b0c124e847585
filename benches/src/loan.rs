//! The loan that is measured.

use arrears::balance::{LoanAccount, LoanWorkspace, Position};
use arrears::ledger::{Action, Event, Ledger};
use arrears::schedule::{Amortisation, Dues, Method};
use arrears::terms::{LoanProduct, LoanTerms};
use arrears::{Currency, Date, Money, Rate};

use crate::{day, fen};

/// A loan of 36 months with a payment each, three of them ten days late.
#[derive(Clone, Debug)]
pub struct Loan {
    terms: LoanTerms,
    ledger: Ledger,
    until: Date,
}

impl Loan {
    /// How many events it has.
    #[must_use]
    pub fn event_count(&self) -> usize {
        self.ledger.entries().len()
    }

    /// What is owed the day after its last payment, in space that the caller keeps.
    pub fn position(&self, workspace: &mut LoanWorkspace) -> Position {
        LoanAccount::new(&self.terms, &self.ledger).as_of_in(workspace, self.until).unwrap()
    }
}

/// 36,000.00 at 12 % a year over 36 months, level payments, a consumer loan's penalty.
#[must_use]
pub fn loan_of_36() -> Loan {
    let start = day(2021, 1, 10);
    let dues = Dues::monthly(day(2021, 2, 10), 36).unwrap();
    let rate = Rate::annual("0.12").unwrap();
    let amortisation =
        Amortisation::new(Money::from_minor(3_600_000, Currency::CNY).unwrap(), start, dues, rate, Method::Level)
            .unwrap();
    let terms = LoanProduct::ConsumerLoan.loan(amortisation).unwrap().build().unwrap();
    let paid = (0..36).map(|period| {
        let late = if period % 12 == 5 { 10 } else { 0 };
        let on = dues.at(period).unwrap().plus_days(late).unwrap();
        Event::new(on, Action::Payment(fen(119_572 + i64::from(late) * 100)))
    });
    let events = std::iter::once(Event::new(start, Action::Disbursement(fen(3_600_000)))).chain(paid);
    let until = day(2024, 1, 11);
    Loan { terms, ledger: Ledger::new(events).unwrap(), until }
}
