//! Openings that contradict themselves, their terms, or what comes after them.

use serde_json::{Value, json};

use crate::opening::bills::{case, wrong};

/// The case of the first wrong opening about an error.
fn wrong_in(name: &str) -> Value {
    wrong().into_iter().find(|(about, ..)| *about == name).map(|(.., opening)| case(opening)).unwrap()
}

/// A bill, on another day or with another account.
fn bill(change: fn(&mut Value)) -> Value {
    let statement = json!({ "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" });
    let mut case = case(json!({ "statement": statement }));
    change(&mut case);
    case
}

told! {
    an_event_of_the_openings_day: 640 "notAfterOpening" in bill(|case| {
        case["account"]["events"] = json!([{ "kind": "payment", "date": "2023-04-05", "amount": "1.00" }]);
    });
    an_opening_before_the_account: 641 "openingBeforeAccount" in bill(|case| {
        case["account"]["terms"]["opened"] = json!("2023-04-06");
    });
    a_minimum_above_the_balance: 642 "minimumAboveBalance" in wrong_in("minimumAboveBalance");
    due_on_the_day_of_the_statement: 643 "dueNotAfterStatement" in wrong_in("dueNotAfterStatement");
    a_grace_before_the_due_date: 644 "graceBeforeDue" in wrong_in("graceBeforeDue");
    a_statement_of_tomorrow: 645 "statementAfterOpening" in wrong_in("statementAfterOpening");
    a_statement_left_out: 646 "statementMissing" in bill(|case| {
        case["account"]["opening"]["day"] = json!("2023-05-05");
        case["account"]["opening"]["statement"]["paidInFull"] = json!(true);
    });
    a_statement_not_decided: 647 "statementUndecided" in wrong_in("statementUndecided");
    a_statement_decided_too_early: 648 "statementDecided" in wrong_in("statementDecided");
    what_is_owed_is_not_the_balance: 649 "owedNotBilled" in wrong_in("owedNotBilled");
    a_credit_beside_a_debt: 650 "creditWithDebt" in wrong_in("creditWithDebt");
    posted_after_the_opening: 651 "dateAfterOpening" in wrong_in("dateAfterOpening");
    billed_by_a_statement_that_is_not_told: 652 "statementNotTold" in wrong_in("statementNotTold");
    told_newest_first: 653 "notOldestFirst" in wrong_in("notOldestFirst");
    more_parts_than_there_are: 654 "partsBilled" in wrong_in("partsBilled");
    loan_principal_of_a_card: 655 "componentOfAnother" in wrong_in("componentOfAnother");
    a_late_fee_without_a_miss: 656 "feeWithoutMiss" in wrong_in("feeWithoutMiss");
    less_than_nothing_accrued: 657 "openingNegative" in wrong_in("openingNegative");
    a_fraction_that_is_none: 658 "notExact" in wrong_in("notExact");
    a_reversal_of_what_an_opening_tells: 659 "reversesOpening" in bill(|case| {
        case["account"]["opening"]["owed"] =
            json!([{ "id": "a", "component": "purchase", "amount": "1000.00", "billed": "last" }]);
        case["account"]["events"] = json!([{ "kind": "reversal", "recorded": "2023-04-10", "of": "a" }]);
    });
}
