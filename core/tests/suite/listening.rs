//! An account stands where it stands, whether somebody listens or not: a silent replay goes by sums where one that is told of each
//! posting looks at them.

// Semantics: [card-9] [card-10] [loan-15].
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use arrears::balance::{Account, Explanation};
use arrears::case::Case;
use serde_json::Value;

use crate::extent;
use crate::random::{random_opening_case, random_wide_case};
use crate::random_loan::random_wide_loan_case;

/// How many accounts of a sort the test command asks, each on four days.
const ACCOUNTS: u64 = 1_000;

/// How many days of random accounts could be told of.
fn heard(random: fn(u64) -> Value) -> usize {
    let mut told = 0;
    for seed in extent::seeds(ACCOUNTS) {
        let Ok(case) = Case::read(&random(seed).to_string()) else { continue };
        let account: Account<'_> = case.account();
        for later in [-40, -1, 0, 40] {
            let Ok(day) = case.as_of().plus_days(later) else { continue };
            let silent = account.as_of(day);
            let listened = account.replay(day, Explanation::new(case.terms().currency()));
            assert_eq!(silent, listened.map(|(position, _)| position), "seed {seed} on {day}");
            told += usize::from(silent.is_ok());
        }
    }
    told
}

#[test]
fn a_card_stands_where_it_stands() {
    assert!(heard(random_wide_case) > 100);
}

#[test]
fn a_card_from_its_bill_stands_where_it_stands() {
    assert!(heard(random_opening_case) > 100);
}

#[test]
fn a_loan_stands_where_it_stands() {
    assert!(heard(random_wide_loan_case) > 100);
}
