//! A card with a debt, a plan over it, and an agreement: what the tests of this room begin with.

use arrears::agreement::{
    Acceptance, AccrualReinstatement, Agreement, BreachClause, Form, Parties, WaiverReinstatement,
};
use arrears::balance::{Account, CardAccount, LoanAccount};
use arrears::casework::Reference;
use arrears::ledger::{Event, Ledger};
use arrears::offer::{
    Claim, Class, Deferral, FirstPeriodInterest, NewAccrual, PerClass, Placed, PlanKind, RepaymentPlan,
    RepaymentProfile, Waived, WaivedWhen,
};
use arrears::wire::{AccountTerms, Case};
use arrears::{Currency, Date, Fraction, Frequency, Money, MonthDay};
use serde_json::json;

use crate::cases::plain;

pub(crate) fn yuan(text: &str) -> Money {
    Money::parse(text, Currency::CNY).unwrap()
}

pub(crate) fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

pub(crate) fn share(text: &str) -> Fraction {
    Fraction::parse(text).unwrap()
}

pub(crate) fn pay(date: &str, amount: &str) -> Event {
    Event::payment(day(date), yuan(amount))
}

pub(crate) fn parties() -> Parties {
    let reference = |text: &str| Reference::new(text).unwrap();
    Parties { lender: reference("bank-7"), debtor: reference("d-1"), account: reference("card-5") }
}

pub(crate) fn account<'a>(terms: &'a AccountTerms, ledger: &'a Ledger) -> Account<'a> {
    match terms {
        AccountTerms::Card(terms) => Account::Card(CardAccount::new(terms, ledger)),
        AccountTerms::Loan(terms) => Account::Loan(LoanAccount::new(terms, ledger)),
    }
}

/// 4,000.00 bought in March 2023, nothing paid until the signing on 1 July. Owed then: 4,000.00 of principal, 186.00 of
/// interest, 2.88 of compound interest, 114.59 of late fees.
pub(crate) struct Desk {
    pub(crate) terms: AccountTerms,
    pub(crate) events: Vec<Event>,
}

pub(crate) const SIGNED: &str = "2023-07-01";

impl Desk {
    pub(crate) fn new() -> Self {
        let bought = json!([{ "kind": "purchase", "date": "2023-03-30", "amount": "4000.00" }]);
        let case = Case::read(&plain(bought, SIGNED).to_string()).unwrap();
        let (terms, ledger, _) = case.into_account();
        Self { events: ledger.events().to_vec(), terms }
    }

    pub(crate) fn ledger(&self, later: &[Event]) -> Ledger {
        Ledger::new(self.events.iter().chain(later).copied()).unwrap()
    }

    pub(crate) fn claim(&self) -> Claim {
        let ledger = self.ledger(&[]);
        let account = account(&self.terms, &ledger);
        Claim::of(&account.as_of(day(SIGNED)).unwrap(), &account)
    }

    /// Four payments from 1 August at 12 % a year, half the interest waived at signing, late fees on completion.
    pub(crate) fn plan() -> RepaymentPlan {
        RepaymentPlan {
            signed: day(SIGNED),
            down_payment: yuan("0"),
            waived: PerClass::all(Waived::NOTHING)
                .with(Class::Interest, Waived { share: share("0.5"), when: WaivedWhen::AtSigning })
                .with(Class::LateFee, Waived { share: Fraction::ONE, when: WaivedWhen::OnCompletion }),
            placed: PerClass::all(Placed::Capitalised),
            accrual: NewAccrual::PlanRate(share("0.12")),
            periods: 4,
            frequency: Frequency::Monthly,
            first_due: day("2023-08-01"),
            pay_day: MonthDay::new(1).unwrap(),
            bearing: PerClass::all(false)
                .with(Class::Interest, true)
                .with(Class::PenaltyInterest, true)
                .with(Class::CompoundInterest, true),
            first_period: FirstPeriodInterest::ByDays,
            profile: RepaymentProfile::Level,
            deferral: Deferral::NONE,
            settlement: None,
        }
    }

    pub(crate) fn acceptance(clause: BreachClause) -> Acceptance<'static> {
        Acceptance::new(day(SIGNED), parties(), Form::Written, clause)
    }

    pub(crate) fn accept(&self, clause: BreachClause) -> Agreement {
        let ledger = self.ledger(&[]);
        let account = account(&self.terms, &ledger);
        Self::acceptance(clause).plan(PlanKind::Personalised, &Self::plan(), &self.claim(), &account).unwrap()
    }
}

/// Two in a row, three in all, three days of late-payment grace, 1.00 of tolerance, everything due, nothing revived.
pub(crate) fn clause() -> BreachClause {
    BreachClause {
        consecutive: Some(2),
        total: Some(3),
        late_payment_grace_days: 3,
        tolerance: yuan("1.00"),
        accelerates: true,
        waived: WaiverReinstatement::None,
        accrual: AccrualReinstatement::None,
    }
}
