//! The pieces of an explanation sum to what was posted, to what has accrued and to what is contingent.

use arrears::accrual::Accrued;
use arrears::balance::{
    Account, CardAccount, Explanation, Interest, Line, LoanAccount, LoanWhat, Occasion, Position, What,
};
use arrears::case::{AccountTerms, Case};
use arrears::schedule::LoanAccrued;
use arrears::terms::{AllocationMode, Compounding};
use arrears::{Money, Rounding};
use serde_json::Value;

use crate::extent;
use crate::random::{random_case, random_wide_case};
use crate::random_loan::{random_loan_case, random_wide_loan_case};

/// How many random cards, and loans, the test command asks.
const CASES: u64 = 1_000;

/// A case as everything known of it is, where the account stands, and the lines that say why; nothing of what is refused.
fn explained(json: &Value) -> Option<(Case, Position, Vec<Line>)> {
    let mut json = json.clone();
    for key in ["title", "knownOn", "comparedWith"] {
        json.as_object_mut().unwrap().remove(key);
    }
    let case = Case::read(&json.to_string()).ok()?;
    let account = match case.terms() {
        AccountTerms::Card(terms) => Account::Card(CardAccount::new(terms, case.ledger())),
        AccountTerms::Loan(terms) => Account::Loan(LoanAccount::new(terms, case.ledger())),
    };
    let (position, told) = account.replay(case.as_of(), Explanation::new(case.terms().currency())).ok()?;
    Some((case, position, told.into_lines()))
}

fn rounded(parts: i128, rounding: Rounding) -> i64 {
    LoanAccrued::from_parts(parts).rounded(rounding, arrears::Currency::CNY).unwrap().minor()
}

#[test]
fn pieces_of_a_loan_sum_to_what_is_charged() {
    let (mut lines_held, mut contingent_held) = (0, 0);
    for seed in 0..extent::cases(CASES) {
        let json = if seed % 2 == 0 { random_wide_loan_case(seed) } else { random_loan_case(seed) };
        let Some((case, position, lines)) = explained(&json) else { continue };
        let AccountTerms::Loan(terms) = case.terms() else { continue };
        let mut contingent = 0;
        for line in lines {
            let What::Loan(LoanWhat::Interest {
                component,
                amount,
                exact,
                carried,
                loan_segments,
                brought_forward,
                occasion,
            }) = &line.what
            else {
                continue;
            };
            let pieces: i128 = loan_segments.iter().map(|segment| segment.earned.parts()).sum();
            let sum = pieces + carried.parts() + brought_forward.parts();
            // A part of a period is a broken number of accrual units: each is rounded to a whole one.
            let broken = loan_segments.iter().filter(|segment| segment.of_days.is_some()).count();
            let off = sum.abs_diff(exact.parts());
            assert!(
                off <= u128::try_from(broken).unwrap(),
                "seed {seed}, {off} off, {broken} {occasion:?} {component} of {}: {line}\n{json}",
                line.day
            );
            // Of what has accrued, each instalment's own may be rounded by itself.
            let by_instalment = terms.allocation_mode() == AllocationMode::InstalmentFirst;
            if !(*occasion == Occasion::Accrued && by_instalment) {
                let charged = amount.minor() + line.above_cap.map_or(0, Money::minor);
                assert_eq!(charged, rounded(exact.parts(), terms.rounding()).max(0), "seed {seed}: {line}\n{json}");
            }
            if *occasion == Occasion::Contingent {
                contingent += amount.minor();
            }
            lines_held += 1;
        }
        assert_eq!(contingent, position.retroactive_interest().minor(), "seed {seed}\n{json}");
        contingent_held += i32::from(contingent > 0);
    }
    assert!(lines_held > 3_000 && contingent_held > 50, "{lines_held} lines, {contingent_held} contingent");
}

/// What a line of a card says was earned, where it says that.
fn interest(what: &What) -> Option<&Interest> {
    match what {
        What::Interest(interest)
        | What::CompoundInterest(interest)
        | What::JudgmentInterest(interest)
        | What::Accrued(interest)
        | What::AccruedCompound(interest)
        | What::AccruedJudgment(interest)
        | What::RetroactiveInterest { interest, .. } => Some(interest),
        _ => None,
    }
}

#[test]
fn pieces_of_a_card_sum_to_what_is_charged() {
    let (mut lines_held, mut contingent_held) = (0, 0);
    for seed in 0..extent::cases(CASES) {
        let json = if seed % 2 == 0 { random_wide_case(seed) } else { random_case(seed) };
        let Some((case, position, lines)) = explained(&json) else { continue };
        let AccountTerms::Card(terms) = case.terms() else { continue };
        let mut contingent = 0;
        for line in lines {
            let Some(earned) = interest(&line.what) else { continue };
            let pieces = earned.segments.iter().filter_map(|segment| segment.exact()).map(Accrued::parts).sum::<i128>();
            let sum = pieces + earned.brought_forward.parts();
            if terms.compounding() != Compounding::Daily {
                assert_eq!(sum, earned.exact.parts(), "seed {seed}, {line}\n{json}");
            }
            if earned.purchase_raised.is_none() && earned.cash_raised.is_none() {
                let posted = earned.exact.rounded(terms.rounding(), terms.currency());
                assert_eq!(Ok(earned.amount), posted, "seed {seed}, {line}\n{json}");
            }
            if matches!(line.what, What::RetroactiveInterest { .. }) {
                contingent += earned.amount.minor();
            }
            lines_held += 1;
        }
        assert_eq!(contingent, position.retroactive_interest().minor(), "seed {seed}\n{json}");
        contingent_held += i32::from(contingent > 0);
    }
    assert!(lines_held > 5_000 && contingent_held > 100, "{lines_held} lines, {contingent_held} contingent");
}
