//! Openings that contradict themselves, their terms, or what comes after them.

use super::row;
use crate::opening::bills::rows;

told! {
    an_event_of_the_openings_day: 640 "notAfterOpening" in row(&rows(), "notAfterOpening");
    an_opening_before_the_account: 641 "openingBeforeAccount" in row(&rows(), "openingBeforeAccount");
    a_minimum_above_the_balance: 642 "minimumAboveBalance" in row(&rows(), "minimumAboveBalance");
    due_on_the_day_of_the_statement: 643 "dueNotAfterStatement" in row(&rows(), "dueNotAfterStatement");
    a_grace_before_the_due_date: 644 "graceBeforeDue" in row(&rows(), "graceBeforeDue");
    a_statement_of_tomorrow: 645 "statementAfterOpening" in row(&rows(), "statementAfterOpening");
    a_statement_left_out: 646 "statementMissing" in row(&rows(), "statementMissing");
    a_statement_not_decided: 647 "statementUndecided" in row(&rows(), "statementUndecided");
    a_statement_decided_too_early: 648 "statementDecided" in row(&rows(), "statementDecided");
    what_is_owed_is_not_the_balance: 649 "owedNotBilled" in row(&rows(), "owedNotBilled");
    a_credit_beside_a_debt: 650 "creditWithDebt" in row(&rows(), "creditWithDebt");
    posted_after_the_opening: 651 "dateAfterOpening" in row(&rows(), "dateAfterOpening");
    billed_by_a_statement_that_is_not_told: 652 "statementNotTold" in row(&rows(), "statementNotTold");
    told_newest_first: 653 "notOldestFirst" in row(&rows(), "notOldestFirst");
    more_parts_than_there_are: 654 "partsBilled" in row(&rows(), "partsBilled");
    loan_principal_of_a_card: 655 "componentOfAnother" in row(&rows(), "componentOfAnother");
    a_late_fee_without_a_miss: 656 "feeWithoutMiss" in row(&rows(), "feeWithoutMiss");
    less_than_nothing_accrued: 657 "openingNegative" in row(&rows(), "openingNegative");
    a_fraction_that_is_none: 658 "notExact" in row(&rows(), "notExact");
    a_reversal_of_what_an_opening_tells: 659 "reversesOpening" in row(&rows(), "reversesOpening");
    more_principal_than_was_lent: 660 "principalAboveTerms" in row(&rows(), "principalAboveTerms");
    more_periods_than_there_are: 661 "periodsLeftOutOfRange" in row(&rows(), "periodsLeftOutOfRange");
    due_next_on_the_day_of_the_opening: 662 "nextDueNotAfterOpening" in row(&rows(), "nextDueNotAfterOpening");
    principal_of_an_instalment_twice: 663 "componentTwice" in row(&rows(), "componentTwice");
    a_missed_statement_counted_back_too_far: 664 "countedBackTooFar" in row(&rows(), "countedBackTooFar");
    a_place_in_the_order_of_posting_too_high: 665 "momentTooLarge" in row(&rows(), "momentTooLarge");
    a_dispute_of_before_for_the_customer: 523 "disputeBeforeOpening" in row(&rows(), "disputeBeforeOpening");
}
