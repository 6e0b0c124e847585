//! Random card cases: every convention, every event, dates and amounts where the rules turn.
//!
//! The same seed gives the same case for ever. The payer of a case looks at his statements through the oracle, so that
//! minimums are met to the cent and missed by one; a wrong oracle would make the cases duller, not the comparison softer.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a generator of tests may panic"
)]

pub(crate) mod desk;
pub(crate) mod dice;
mod mischief;
mod opening;
mod promises;
mod story;
mod wide;

use crate::oracle::{Day, Report, oracle};
pub(crate) use dice::{Dice, yuan};
pub(crate) use opening::random_opening_case;
pub(crate) use promises::{fen, opening, order};
use serde_json::Value;
use story::Story;

/// The case of a seed; now and then one that is impossible, as life is.
pub(crate) fn random_case(seed: u64) -> Value {
    let mut dice = Dice::new(seed);
    let terms = promises::terms(&mut dice);
    let mut story = Story::new(terms, &mut dice);
    story.live(&mut dice);
    mischief::tell(story, &mut dice)
}

/// The same in the whole language: limits, alternatives, slabs, printed statement days, disputes.
pub(crate) fn random_wide_case(seed: u64) -> Value {
    let mut dice = Dice::new(seed);
    let mut terms = promises::terms(&mut dice);
    wide::widen(&mut terms, &mut dice);
    let mut story = Story::new(terms, &mut dice).surprising(dice.pick(&[0, 20, 40, 70]));
    story.live(&mut dice);
    mischief::tell(story, &mut dice)
}

#[test]
fn cases_are_deterministic_and_mostly_possible() {
    assert_eq!(random_case(7), random_case(7));
    let refused = (0..300).filter(|seed| oracle(&random_case(*seed)).is_err()).count();
    assert!(refused < 10, "{refused} of 300 cases are refused");
}

/// A name and how to know it.
type Corner = (&'static str, fn(&Report) -> bool);

#[test]
fn cases_reach_the_corners() {
    let reports: Vec<Report> = (0..600).filter_map(|seed| oracle(&random_case(seed)).ok()).collect();
    let corners: [Corner; 12] = [
        ("credit", |report| report.balance.credit > 0),
        ("accrued interest", |report| report.balance.interest > 0),
        ("compound interest posted", |report| report.statements.iter().any(|s| s.compound_interest > 0)),
        ("contingent interest", |report| report.balance.retroactive_interest > 0),
        ("a running plan", |report| report.balance.plan_principal > 0),
        ("an early-settlement fee", |report| report.balance.early_settlement_fee > 0),
        ("unbilled amounts", |report| report.balance.components.iter().any(|(_, _, unbilled)| *unbilled > 0)),
        ("1-90 days overdue", |report| (1..=90).contains(&report.days_past_due)),
        ("91 days overdue", |report| report.days_past_due > 90),
        ("two late fees", |report| report.late_fees.len() > 1),
        ("grace past the next statement", |report| {
            report.statements.windows(2).any(|pair| pair[0].late_payment_grace_end > pair[1].date)
        }),
        ("grace to the next statement", |report| {
            report.statements.windows(2).any(|pair| pair[0].late_payment_grace_end == pair[1].date)
        }),
    ];
    for (name, reached) in corners {
        let count = reports.iter().filter(|report| reached(report)).count();
        assert!(count >= 5, "{name} is reached {count} times");
    }
}

/// What is owed is what was charged less what came in; where nothing is reversed, unknown, converted or judged it can be added up.
#[test]
fn the_oracle_loses_no_cent() {
    let mut checked = 0;
    for seed in 0..600 {
        let case = random_case(seed);
        let events = case["account"]["events"].as_array().unwrap();
        if !case["knownOn"].is_null()
            || events.iter().any(|e| ["reversal", "conversion", "judgment"].iter().any(|kind| e["kind"] == *kind))
        {
            continue;
        }
        let Ok(report) = oracle(&case) else { continue };
        let mut owed: i128 = report.late_fees.iter().map(|fee| fee.amount).sum();
        owed += report.statements.iter().map(|s| s.interest + s.compound_interest).sum::<i128>();
        for event in events.iter().filter(|event| Day::of(&event["date"]).unwrap() <= report.as_of) {
            let amount = |key: &str| event[key].as_str().map_or(0, |text| i128::from(fen(text)));
            match event["kind"].as_str().unwrap() {
                "payment" | "refund" | "waiver" => owed -= amount("amount"),
                _ => owed += amount("amount") + amount("fee"),
            }
        }
        assert_eq!(report.balance.posted - report.balance.credit, owed, "seed {seed}");
        checked += 1;
    }
    assert!(checked > 150, "only {checked} cases can be added up");
}
