//! Random loan cases: every method, every convention, every event, dates and amounts where the rules turn.
//!
//! The same seed gives the same case for ever. The payer of a case looks at his loan through the oracle, so that
//! instalments are met to the cent and missed by one; a wrong oracle would make the cases duller, not the comparison softer.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a generator of tests may panic"
)]

mod desk;
mod mischief;
mod promises;
mod story;
mod wide;

use crate::loan_oracle::{Report, loan_oracle};
use crate::oracle::Day;
use crate::random::{Dice, fen};
use serde_json::Value;
use story::Story;

/// The whole language: other intervals and schedules, simple interest, caps, tolerances, days off.
pub(crate) fn random_wide_loan_case(seed: u64) -> Value {
    let mut dice = Dice::new(seed);
    loop {
        let mut terms = promises::terms(&mut dice);
        wide::widen(&mut terms, &mut dice);
        let surprises = dice.pick(&[0, 15, 30]);
        let mut story = Story::new(terms, &mut dice).surprising(surprises, &mut dice);
        story.live(&mut dice);
        let case = mischief::tell(story, &mut dice);
        if !wide::is_open(&case) {
            return case;
        }
    }
}

/// The case of a seed; now and then one that is impossible, as life is.
pub(crate) fn random_loan_case(seed: u64) -> Value {
    let mut dice = Dice::new(seed);
    let terms = promises::terms(&mut dice);
    let mut story = Story::new(terms, &mut dice);
    story.live(&mut dice);
    mischief::tell(story, &mut dice)
}

#[test]
fn cases_are_deterministic_and_mostly_possible() {
    assert_eq!(random_loan_case(7), random_loan_case(7));
    let refused = (0..300).filter(|seed| loan_oracle(&random_loan_case(*seed)).is_err()).count();
    assert!(refused < 10, "{refused} of 300 cases are refused");
}

/// A name and how to know it.
type Corner = (&'static str, fn(&Report) -> bool);

#[test]
fn cases_reach_the_corners() {
    let reports: Vec<Report> = (0..600).filter_map(|seed| loan_oracle(&random_loan_case(seed)).ok()).collect();
    let corners: [Corner; 12] = [
        ("credit", |report| report.balance.credit > 0),
        ("accrued interest", |report| report.balance.interest > 0),
        ("accrued penalty interest", |report| report.balance.penalty_interest > 0),
        ("accrued compound interest", |report| report.balance.compound_interest > 0),
        ("posted penalty interest", |report| owes(report, "penaltyInterest")),
        ("posted compound interest", |report| owes(report, "compoundInterest")),
        ("acceleration", |report| report.instalments.iter().any(|row| row.accelerated)),
        ("prepaid principal", |report| report.prepaid > 0),
        ("1-90 days overdue", |report| (1..=90).contains(&report.days_past_due)),
        ("91 days overdue", |report| report.days_past_due > 90),
        ("two late fees", |report| report.late_fees.len() > 1),
        ("a flat fee", |report| report.instalments.iter().any(|row| row.fee > 0)),
    ];
    let counts = corners.map(|(name, reached)| (name, reports.iter().filter(|report| reached(report)).count()));
    assert!(counts.iter().all(|(_, count)| *count >= 5), "{counts:?}");
}

fn owes(report: &Report, component: &str) -> bool {
    report.balance.components.iter().any(|(name, _)| *name == component)
}

/// What was posted less what came in is what is owed; principal is either undue, prepaid, waived or was posted.
#[test]
fn the_oracle_loses_no_cent() {
    let mut checked = 0;
    for seed in 0..600 {
        let case = random_loan_case(seed);
        let events = case["account"]["events"].as_array().unwrap();
        if !case["knownOn"].is_null() || events.iter().any(|event| event["kind"] == "reversal") {
            continue;
        }
        let Ok(report) = loan_oracle(&case) else { continue };
        let mut owed = report.charged + report.prepaid;
        let mut paid_out = 0;
        for event in events.iter().filter(|event| Day::of(&event["date"]).unwrap() <= report.as_of) {
            let amount = event["amount"].as_str().map_or(0, |text| i128::from(fen(text)));
            match event["kind"].as_str().unwrap() {
                "payment" | "earlyRepayment" | "waiver" => owed -= amount,
                "disbursement" => paid_out += amount,
                _ => {}
            }
        }
        assert_eq!(report.balance.posted - report.balance.credit, owed, "seed {seed}");
        let fallen: i128 = report.instalments.iter().map(|row| row.principal).sum();
        let capitalised = report.capitalised;
        assert_eq!(fallen + report.prepaid + report.balance.undue_principal, paid_out + capitalised, "seed {seed}");
        let coming: i128 = report.coming.iter().map(|row| row.principal).sum();
        assert_eq!(coming, report.balance.undue_principal + report.to_capitalise, "seed {seed}");
        checked += 1;
    }
    assert!(checked > 150, "only {checked} cases can be added up");
}
