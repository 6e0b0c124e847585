//! Each check of an opening at its bound: what is just let through, and what is just refused.

// Semantics: [open-1].

use arrears::accrual::Accrued;
use arrears::balance::{
    BilledBy, CardOpening, LoanOpening, OpeningAmount, OpeningDemand, OpeningDispute, OpeningError, OpeningInstalment,
    OpeningJudgment, OpeningLateFee, OpeningPlan, OpeningPosting, OpeningStatement, ReplayFault,
};
use arrears::ledger::PlanCharge;
use arrears::schedule::{Amortisation, Dues, LoanAccrued, Method};
use arrears::terms::{CardTerms, Issuer, LoanTerms, LoanTermsDraft};
use arrears::{Component, Components, Money, MonthDay, Rate};

use crate::rates::{date, money};

fn card() -> CardTerms {
    Issuer::Ccb.card(date("2023-01-01"), MonthDay::new(5).unwrap()).unwrap().build().unwrap()
}

/// The bill of 5 April, on its day, with a change.
fn of_bill(change: fn(&mut CardOpening)) -> Result<(), ReplayFault> {
    let bill = OpeningStatement::new(date("2023-04-05"), money("1000.00"), money("100.00")).unwrap();
    let mut opening = CardOpening::of_bill(bill);
    change(&mut opening);
    opening.check(&card())
}

fn billed(unpaid: &str) -> OpeningPosting {
    OpeningPosting::new(Component::Purchase, money(unpaid)).billed(BilledBy::Last)
}

fn at_moment(posting: OpeningPosting, moment: u32) -> OpeningPosting {
    let mut posting = posting;
    posting.moment = Some(moment);
    posting
}

fn earned(posting: OpeningPosting, parts: i128) -> OpeningPosting {
    let mut posting = posting;
    posting.since_posting = Some(Accrued::from_parts(parts));
    posting
}

fn judged(unpaid: &str, parts: i128) -> OpeningJudgment {
    let mut judgment = OpeningJudgment::new(Components::PRINCIPAL, money(unpaid), date("2023-04-06"));
    judgment.accrued = Accrued::from_parts(parts);
    judgment
}

/// Over the end of its grace, paid in part: a fee on a cent that was missing.
fn with_late_fee(opening: &mut CardOpening, shortfall: &str, principal: &str) {
    opening.day = date("2023-04-28");
    opening.statement = opening.statement.map(|mut last| {
        last.was_paid_in_full = Some(false);
        last
    });
    opening.late_fee = Some(OpeningLateFee::new(money(shortfall), money(principal)));
}

#[test]
fn the_last_that_is_let_through() {
    let halves = |first: u32, second: u32| vec![at_moment(billed("500"), first), at_moment(billed("500"), second)];
    for (place, passes) in [
        of_bill(|o| o.owed = Some(vec![billed("999.99"), billed("0.01")])),
        of_bill(|o| o.owed = Some(vec![earned(billed("1000"), 0)])),
        of_bill(|o| {
            let tomorrow = OpeningPosting::new(Component::Purchase, money("1")).posted(date("2023-04-06"));
            o.owed = Some(vec![billed("1000"), tomorrow]);
        }),
        of_bill(|o| o.disputes = vec![OpeningDispute::new(billed("0.01").posted(date("2023-04-05")))]),
        of_bill(|o| o.disputes = vec![OpeningDispute::new(earned(billed("0.01"), 0))]),
        of_bill(|o| o.demands = Some(vec![OpeningDemand::new(date("2023-04-25"), money("0.01"))])),
        of_bill(|o| o.plans = vec![OpeningPlan::new(money("12"), 600, PlanCharge::Free, 599)]),
        of_bill(|o| o.plans = vec![OpeningPlan::new(money("0.12"), 12, PlanCharge::Free, 11)]),
        of_bill(|o| with_late_fee(o, "0.01", "0")),
        of_bill(|o| o.judgment = Some(judged("0", 0))),
        of_bill(|o| {
            o.statement = o.statement.map(|mut last| {
                (last.minimum, last.paid) = (last.balance, Some(money("0")));
                last
            })
        }),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(passes, Ok(()), "{place}");
    }
    let mut together =
        CardOpening::of_bill(OpeningStatement::new(date("2023-04-05"), money("1000.00"), money("100.00")).unwrap());
    together.owed = Some(halves(4, 4));
    assert_eq!(together.check(&card()), Ok(()), "posted at one moment");
    together.owed = Some(halves(4, 5));
    assert_eq!(together.check(&card()), Ok(()));
    together.owed = Some(halves(5, 4));
    assert_eq!(together.check(&card()), Err(OpeningError::NotAscending.into()));
}

#[test]
fn the_first_that_is_refused() {
    let day = date("2023-04-05");
    for (refused, expected) in [
        (
            of_bill(|o| {
                o.statement = None;
                (o.owed, o.credit) =
                    (Some(vec![OpeningPosting::new(Component::Purchase, money("0.01"))]), money("0.01"));
            }),
            OpeningError::CreditWithDebt { credit: money("0.01"), owed: money("0.01") },
        ),
        (of_bill(|o| o.owed = Some(vec![billed("1000"), billed("0")])), OpeningError::Negative),
        (of_bill(|o| o.owed = Some(vec![earned(billed("1000"), -1)])), OpeningError::Negative),
        (
            of_bill(|o| o.disputes = vec![OpeningDispute::new(billed("0.01").posted(date("2023-04-06")))]),
            OpeningError::DateAfter { date: date("2023-04-06"), day },
        ),
        (of_bill(|o| o.disputes = vec![OpeningDispute::new(earned(billed("0.01"), -1))]), OpeningError::Negative),
        (
            of_bill(|o| {
                let fee = OpeningPosting::new(Component::LateFee, money("0.01")).billed(BilledBy::Last);
                o.disputes = vec![OpeningDispute::new(fee)];
            }),
            OpeningError::WrongComponent { component: Component::LateFee },
        ),
        (
            of_bill(|o| o.demands = Some(vec![OpeningDemand::new(date("2023-04-25"), money("0"))])),
            OpeningError::Negative,
        ),
        (
            of_bill(|o| {
                let mut demand = OpeningDemand::new(date("2023-04-25"), money("1"));
                demand.over_limit = money("-0.01");
                o.demands = Some(vec![demand]);
            }),
            OpeningError::Negative,
        ),
        (
            of_bill(|o| {
                let rate = Rate::daily("0.0005").unwrap();
                o.recent_rates = vec![(date("2023-01-01"), rate), (date("2023-01-01"), rate)];
            }),
            OpeningError::NotAscending,
        ),
        (of_bill(|o| o.plans = vec![OpeningPlan::new(money("0"), 12, PlanCharge::Free, 1)]), OpeningError::Negative),
        (
            of_bill(|o| o.plans = vec![OpeningPlan::new(money("12"), 601, PlanCharge::Free, 1)]),
            OpeningError::PartsBilled { billed: 1, periods: 601 },
        ),
        (of_bill(|o| with_late_fee(o, "0", "0")), OpeningError::Negative),
        (of_bill(|o| with_late_fee(o, "0.01", "-0.01")), OpeningError::Negative),
        (of_bill(|o| o.judgment = Some(judged("-0.01", 0))), OpeningError::Negative),
        (of_bill(|o| o.judgment = Some(judged("1", -1))), OpeningError::Negative),
        (of_bill(|o| o.repaid_unbilled = Accrued::from_parts(-1)), OpeningError::Negative),
    ] {
        assert_eq!(refused, Err(expected.into()));
    }
}

fn loan() -> LoanTerms {
    let (start, dues) = (date("2023-01-15"), Dues::monthly(date("2023-02-15"), 12).unwrap());
    let rate = Rate::annual("0.12").unwrap();
    LoanTermsDraft::new(Amortisation::new(money("12000.00"), start, dues, rate, Method::Level).unwrap())
        .build()
        .unwrap()
}

/// 9,000.00 left on 30 April, with a change.
fn of_loan(change: fn(&mut LoanOpening)) -> Result<(), ReplayFault> {
    let mut opening = LoanOpening::new(date("2023-04-30"), money("9000.00"), 9, date("2023-05-15"));
    change(&mut opening);
    opening.check(&loan())
}

fn instalment(due: &str, owed: &[(Component, &str)]) -> OpeningInstalment {
    let mut told = OpeningInstalment::new(date(due));
    told.owed = owed.iter().map(|(component, unpaid)| OpeningAmount::new(*component, money(unpaid))).collect();
    told
}

fn fee(unpaid: &str, posted: &str) -> OpeningAmount {
    let mut told = OpeningAmount::new(Component::ServiceFee, money(unpaid));
    told.posted = Some(date(posted));
    told
}

#[test]
fn the_last_of_a_loan_that_is_let_through() {
    for (place, passes) in [
        of_loan(|o| o.principal = money("12000.00")),
        of_loan(|o| o.periods_left = 12),
        of_loan(|o| (o.principal, o.periods_left) = (money("0"), 0)),
        of_loan(|o| o.next_due = date("2023-05-01")),
        of_loan(|o| o.instalments = vec![instalment("2023-04-30", &[(Component::Interest, "0.01")])]),
        of_loan(|o| {
            let of_one_day = [(Component::Loan, "1"), (Component::Interest, "1")];
            o.instalments = of_one_day.map(|owed| instalment("2023-04-15", &[owed])).to_vec();
        }),
        of_loan(|o| {
            let mut told = instalment("2023-04-15", &[(Component::Loan, "1")]);
            told.late_payment_grace_end = Some(date("2023-04-15"));
            o.instalments = vec![told];
        }),
        of_loan(|o| o.instalments = vec![instalment("2023-04-15", &[(Component::Interest, "1"); 2])]),
        of_loan(|o| o.owed = vec![fee("0.01", "2023-04-30")]),
        of_loan(|o| o.carried_interest = LoanAccrued::ZERO),
    ]
    .into_iter()
    .enumerate()
    {
        assert_eq!(passes, Ok(()), "{place}");
    }
}

#[test]
fn the_first_of_a_loan_that_is_refused() {
    let day = date("2023-04-30");
    let yuan = |text| -> Money { money(text) };
    for (refused, expected) in [
        (
            of_loan(|o| o.principal = money("12000.01")),
            OpeningError::PrincipalAboveTerms { given: yuan("12000.01"), principal: yuan("12000") },
        ),
        (of_loan(|o| o.periods_left = 13), OpeningError::PeriodsLeft { left: 13, periods: 12 }),
        (
            of_loan(|o| (o.principal, o.periods_left) = (money("0.01"), 0)),
            OpeningError::PeriodsLeft { left: 0, periods: 12 },
        ),
        (of_loan(|o| o.next_due = date("2023-04-30")), OpeningError::NextDueNotAfter { due: day, day }),
        (
            of_loan(|o| o.instalments = vec![instalment("2023-05-01", &[(Component::Interest, "1")])]),
            OpeningError::DateAfter { date: date("2023-05-01"), day },
        ),
        (
            of_loan(|o| {
                let mut told = instalment("2023-04-15", &[(Component::Loan, "1")]);
                told.late_payment_grace_end = Some(date("2023-04-14"));
                o.instalments = vec![told];
            }),
            OpeningError::GraceBeforeDue { end: date("2023-04-14"), due: date("2023-04-15") },
        ),
        (
            of_loan(|o| {
                o.instalments =
                    ["2023-04-15", "2023-03-15"].map(|due| instalment(due, &[(Component::Loan, "1")])).to_vec();
            }),
            OpeningError::NotAscending,
        ),
        (
            of_loan(|o| o.instalments = vec![instalment("2023-04-15", &[(Component::Loan, "1"); 2])]),
            OpeningError::Twice { component: Component::Loan },
        ),
        (
            of_loan(|o| o.instalments = vec![instalment("2023-04-15", &[(Component::ServiceFee, "1")])]),
            OpeningError::WrongComponent { component: Component::ServiceFee },
        ),
        (of_loan(|o| o.owed = vec![fee("0", "2023-04-30")]), OpeningError::Negative),
        (
            of_loan(|o| o.owed = vec![fee("0.01", "2023-05-01")]),
            OpeningError::DateAfter { date: date("2023-05-01"), day },
        ),
        (
            of_loan(|o| (o.owed, o.credit) = (vec![fee("0.01", "2023-04-30")], money("0.01"))),
            OpeningError::CreditWithDebt { credit: yuan("0.01"), owed: yuan("0.01") },
        ),
        (of_loan(|o| o.judgment = Some(judged("-0.01", 0))), OpeningError::Negative),
        (of_loan(|o| o.judgment = Some(judged("1", -1))), OpeningError::Negative),
    ] {
        assert_eq!(refused, Err(expected.into()));
    }
}
