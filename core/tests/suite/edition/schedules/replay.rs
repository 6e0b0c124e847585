//! The coming schedule of random loans in the middle of their lives.

use arrears::balance::{Explanation, LoanAccount, LoanWhat, Told, What};
use arrears::case::{AccountTerms, Case};

use crate::loan_oracle::loan_oracle;
use crate::random_loan::random_loan_case;

/// What the report says is coming is what the day-by-day oracle says is coming, unless a freeze is in force: there the oracle
/// thaws.
#[test]
fn what_is_coming_is_what_the_oracle_sees_coming() {
    let mut compared = 0;
    for seed in 0..400 {
        let case = random_loan_case(seed);
        let Ok(expected) = loan_oracle(&case) else { continue };
        let frozen = case["account"]["events"].as_array().unwrap().iter().any(|event| event["kind"] == "freeze");
        if frozen {
            continue;
        }
        let report = crate::cases::report(&case);
        let told: Vec<_> = super::rows(&report["comingSchedule"]);
        let fen = |minor: i128| crate::random::yuan(i64::try_from(minor).unwrap());
        let coming = expected.coming.iter();
        let coming: Vec<_> =
            coming.map(|row| (row.due.text(), [row.principal, row.interest, row.fee].map(fen))).collect();
        assert_eq!(told, coming, "seed {seed}: {case}");
        compared += 1;
    }
    assert!(compared > 150, "{compared}");
}

/// What is coming is what falls due if nothing happens.
#[test]
fn what_is_coming_falls_due() {
    let mut compared = 0;
    for seed in 0..400 {
        let mut json = random_loan_case(seed);
        for key in ["title", "knownOn", "comparedWith"] {
            json.as_object_mut().unwrap().remove(key);
        }
        let Ok(case) = Case::read(&json.to_string()) else { continue };
        let AccountTerms::Loan(terms) = &case.terms else { continue };
        let is_past = |event: &arrears::ledger::Event| event.effective() <= case.as_of;
        if !case.ledger.events().iter().all(is_past) {
            continue;
        }
        let account = LoanAccount::new(terms, &case.ledger);
        let Ok(coming) = account.coming_schedule(case.as_of) else { continue };
        let Some(last) = coming.last() else { continue };
        let Ok((_, lines)) = account.replay(last.due, Explanation::new(terms.currency())) else { continue };
        let mut posted = std::collections::BTreeMap::new();
        for line in lines.into_lines().iter().filter(|line| line.day > case.as_of) {
            let amount = match line.what {
                What::Loan(LoanWhat::Due { amount, told: Told::Due, .. }) => amount,
                What::Loan(LoanWhat::Interest { amount, told: Told::Due, .. }) => amount,
                _ => continue,
            };
            *posted.entry(line.day).or_insert(0) += amount;
        }
        let expected = coming.iter().filter(|row| row.payment_minor() > 0);
        let expected = expected.map(|row| (row.due, row.payment_minor())).collect();
        assert_eq!(posted, expected, "seed {seed}: {json}");
        compared += 1;
    }
    assert!(compared > 80, "{compared}");
}
