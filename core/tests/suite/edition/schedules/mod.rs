//! Schedules of loans: published and worked figures by name, and random ones against a reference that only rolls balances.
#![expect(clippy::arithmetic_side_effects, reason = "a reference that overflows fails, as it should")]

mod closed;
mod deal;
mod named;
mod reference;
mod replay;

use deal::Deal;
use serde_json::Value;

use crate::cases::report;
use crate::extent;
use crate::random::dice::Dice;
use crate::random::yuan;

/// How many random schedules a test that computes them again asks for: 2,000 in both of the test command.
fn seeds() -> u64 {
    extent::cases(1_000)
}

fn rows(list: &Value) -> Vec<(String, [String; 3])> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    let row = |row: &Value| (text(row, "due"), ["principal", "interest", "fee"].map(|key| text(row, key)));
    list.as_array().unwrap().iter().map(row).collect()
}

/// A random schedule under random conventions, to its last due date: more is paid out, money comes back, a rate changes.
pub(super) fn random_schedule(seed: u64) -> Value {
    let dice = &mut Dice::new(seed);
    let deal = Deal::random(dice);
    let mut case = deal.case();
    let terms = &mut case["account"]["terms"];
    replay::convention(terms, dice);
    if dice.chance(30) {
        terms["split"] = serde_json::json!({ "rounding": "towardZero", "remainder": "first" });
    }
    let terms = terms.clone();
    let mut events = case["account"]["events"].as_array().unwrap().clone();
    if dice.chance(25) {
        let first = deal.principal * dice.between(50, 90) / 100;
        let later = deal.first.plus(dice.pick(&[-3, 0, 5])).text();
        events[0]["amount"] = yuan(first).into();
        let more = yuan(deal.principal - first);
        events.push(serde_json::json!({ "kind": "disbursement", "date": later, "amount": more }));
    }
    let day = deal.first.plus(dice.between(6, 100));
    let amount = yuan(dice.between(1_000, deal.principal));
    if let Some(event) = replay::happening(&terms, &day.text(), &amount, dice) {
        let is_payment = event["kind"] == "payment";
        events.push(event);
        if is_payment && dice.chance(50) {
            let back = yuan(dice.between(500, 1_000));
            events.push(serde_json::json!({ "kind": "chargeback", "date": day.plus(3).text(), "amount": back }));
        }
    }
    case["account"]["events"] = events.into();
    case["asOf"] = deal.first.plus(2_000).text().into();
    case
}

/// What the report says is coming on the day of disbursement is what the reference makes of the terms; and what has fallen
/// due at the end, with nothing paid, is the same again.
#[test]
fn random_schedules_are_those_of_the_reference() {
    let (mut shapes, mut refused) = (std::collections::BTreeMap::<&str, u32>::new(), 0);
    for seed in 0..seeds() {
        let deal = Deal::random(&mut Dice::new(seed));
        let mut case = deal.case();
        let expected = reference::rows(&deal);
        case["asOf"] = deal.disbursed.text().into();
        let Ok(first) = crate::cases::try_report(&case) else {
            refused += 1;
            assert!(deal.may_be_refused(), "seed {seed}: {case}");
            continue;
        };
        let mut told: Vec<_> = rows(&first["instalments"]);
        told.extend(rows(&first["comingSchedule"]));
        assert_eq!(told, expected, "seed {seed}: {case}");
        let last = expected.last().unwrap().0.clone();
        case["asOf"] = last.into();
        let end = report(&case);
        let nothing = ["0.00", "0.00", "0.00"];
        let posted: Vec<_> = expected.into_iter().filter(|(_, amounts)| *amounts != nothing).collect();
        assert_eq!(rows(&end["instalments"]), posted, "seed {seed}: {case}");
        assert_eq!(end["comingSchedule"], serde_json::json!([]), "seed {seed}");
        for name in deal.shapes() {
            *shapes.entry(name).or_default() += 1;
        }
    }
    assert!(shapes.len() >= 20 && shapes.values().all(|count| *count > 3), "{shapes:?}");
    assert!(refused * 10 < seeds(), "{refused} refused");
}
