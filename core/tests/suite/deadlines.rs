//! Deadlines against the engine: paying exactly the amount on the last day averts what is said, a cent less or a day later does not.
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use arrears::balance::{Account, Explanation, Line, LoanWhat, Position, What};
use arrears::case::{AccountTerms, Case, Deadline, DeadlinePurpose};
use arrears::delinquency::Bucket;
use arrears::ledger::{Event, Ledger};
use arrears::{Date, Money};

use crate::extent;
use crate::random::random_case;
use crate::random_loan::random_loan_case;

/// How many random cards, and loans, the test command asks.
const CASES: u64 = 1_000;

/// The account with a payment more, as of some day.
fn then(case: &Case, paid: Option<(Date, Money)>, day: Date) -> (Position, Vec<Line>) {
    let more = paid.map(|(day, amount)| Event::payment(day, amount));
    let ledger = Ledger::new(case.ledger().events().iter().copied().chain(more)).unwrap();
    let account = match case.terms() {
        AccountTerms::Card(terms) => Account::Card(arrears::balance::CardAccount::new(terms, &ledger)),
        AccountTerms::Loan(terms) => Account::Loan(arrears::balance::LoanAccount::new(terms, &ledger)),
    };
    let (position, told) = account.replay(day, Explanation::new(case.terms().currency())).unwrap();
    (position, told.into_lines())
}

/// The day by whose end, or at whose beginning, it is known whether it was averted.
fn judged(deadline: &Deadline) -> Date {
    let next = deadline.last_day.plus_days(1).unwrap();
    match deadline.purpose {
        DeadlinePurpose::Current | DeadlinePurpose::CreditRecord => deadline.last_day,
        _ => next,
    }
}

fn is_averted(deadline: &Deadline, before: Bucket, (position, lines): &(Position, Vec<Line>)) -> bool {
    let day = judged(deadline);
    match deadline.purpose {
        DeadlinePurpose::LateFee { .. } => !lines.iter().any(|line| {
            line.day == day && matches!(line.what, What::LateFee { .. } | What::Loan(LoanWhat::LateFee { .. }))
        }),
        DeadlinePurpose::InterestFreePeriod { .. } => {
            let kept = |line: &&Line| matches!(line.what, What::InterestFreePeriod { kept: true, .. });
            lines.iter().filter(|line| line.day == deadline.last_day).any(|line| kept(&line))
        }
        DeadlinePurpose::Current => position.overdue().minor() == 0,
        DeadlinePurpose::CreditRecord => position.days_past_due() == 0,
        DeadlinePurpose::Bucket { .. } => Bucket::from_days_past_due(position.days_past_due()).unwrap() <= before,
        DeadlinePurpose::Day91 => position.days_past_due() <= 90,
        other => panic!("{other:?} is of no account"),
    }
}

/// What is wrong with the deadlines of a case, and how many there are of each purpose.
fn examine(case: &Case, counts: &mut std::collections::BTreeMap<&'static str, u32>) -> Result<(), String> {
    let Ok(answer) = case.answer() else { return Ok(()) };
    let before = answer
        .classes()
        .standing()
        .bucket()
        .min(Bucket::from_days_past_due(answer.position().days_past_due()).unwrap());
    for deadline in answer.deadlines() {
        let Deadline { purpose, amount, last_day, .. } = *deadline;
        let told = |what: &str| Err(format!("{what}: {purpose:?} {amount} by {last_day}"));
        *counts.entry(purpose.key()).or_default() += 1;
        let averts = |paid: Option<(Date, Money)>, day: Date| is_averted(deadline, before, &then(case, paid, day));
        if last_day < case.as_of() || amount.minor() <= 0 {
            return told("no deadline");
        }
        if averts(None, judged(deadline)) {
            return told("averted by nothing");
        }
        if !averts(Some((last_day, amount)), judged(deadline)) {
            return told("not averted");
        }
        let less = Money::from_minor(amount.minor() - 1, amount.currency()).unwrap();
        if less.minor() > 0 && averts(Some((last_day, less)), judged(deadline)) {
            return told("averted by a cent less");
        }
        let late = last_day.plus_days(1).unwrap();
        let is_too_late = match purpose {
            // What is current a day later is so only with what has become overdue meanwhile, where anything does.
            DeadlinePurpose::Current => {
                last_day == case.as_of() || then(case, Some((late, amount)), late).0.overdue().minor() > 0
            }
            // The day has begun, or the day's end has passed, before the payment comes.
            DeadlinePurpose::LateFee { .. } => !averts(Some((late, amount)), late),
            DeadlinePurpose::InterestFreePeriod { .. } => !averts(Some((late, amount)), late),
            _ => !averts(None, judged(deadline)) && judged(deadline) <= late,
        };
        if !is_too_late {
            return told("averted a day later");
        }
    }
    Ok(())
}

fn property(random: fn(u64) -> serde_json::Value, expected: &[&str]) {
    let cases = extent::cases(CASES);
    let mut counts = std::collections::BTreeMap::new();
    for seed in 0..cases {
        let mut document = random(seed);
        document.as_object_mut().unwrap().remove("knownOn");
        let Ok(case) = Case::read(&document.to_string()) else { continue };
        // What is dated later than the day asked about is not what "nothing else happens" means.
        if case.ledger().events().iter().any(|event| event.effective() > case.as_of()) {
            continue;
        }
        if let Err(what) = examine(&case, &mut counts) {
            panic!("seed {seed}, {what}\n{document}");
        }
    }
    for purpose in expected {
        assert!(counts.get(purpose).is_some_and(|count| u64::from(*count) * 100 > cases), "{purpose}: {counts:?}");
    }
}

// Semantics: [late-7] [late-8].
#[test]
fn of_random_cards_each_amount_averts_on_its_last_day_and_nothing_less_or_later_does() {
    property(random_case, &["lateFee", "interestFreePeriod", "current", "bucket", "day91", "creditRecord"]);
}

// Semantics: [late-7] [late-8].
#[test]
fn of_random_loans_each_amount_averts_on_its_last_day_and_nothing_less_or_later_does() {
    property(random_loan_case, &["lateFee", "current", "bucket", "day91", "creditRecord"]);
}

/// Semantics: [late-9]. Once an agreement is breached, or completed, no day of the account is left to wait for.
#[test]
fn none_is_left_of_an_agreement_that_is_breached_or_completed() {
    use crate::cases::{case, report};
    for (name, note) in [("agreement-breached", None), ("agreement-completed", Some("nothingDue"))] {
        let report = report(&case(name));
        assert_eq!(report["deadlines"], serde_json::json!([]), "{name}");
        let told = report.pointer("/notes/0/note").and_then(serde_json::Value::as_str);
        assert_eq!(told, note, "{name}: {}", report["notes"]);
    }
}
