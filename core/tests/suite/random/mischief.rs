//! What makes histories hard: late records, reversals, a ledger out of order, a day to look from.

use super::dice::Dice;
use super::story::Story;
use crate::oracle::{Day, oracle};
use serde_json::{Value, json};

/// The finished case of a story.
pub(super) fn tell(mut story: Story, dice: &mut Dice) -> Value {
    let as_of = if dice.chance(12) { return_goods(&mut story, dice) } else { None };
    let as_of = as_of.unwrap_or_else(|| look_from(&story, dice));
    if dice.chance(30) {
        record_late(&mut story, dice);
    }
    if dice.chance(50) {
        story.events.sort_by_key(|event| event["date"].as_str().unwrap().to_owned());
    }
    for _ in 0..dice.pick(&[0, 0, 0, 1, 1, 2, 3]) {
        reverse(&mut story, as_of, dice);
    }
    let mut case = story.case(as_of);
    if dice.chance(30) {
        let known_on = as_of
            .plus(if dice.chance(80) { dice.between(-60, 20) } else { dice.between(20, 1_600) })
            .max(Day::of(&story.terms["opened"]).unwrap());
        case["knownOn"] = json!(known_on.text());
    }
    if dice.chance(90) {
        mend(&mut case);
    }
    case
}

/// A purchase comes back after its statement, and somebody asks for the payoff right away.
fn return_goods(story: &mut Story, dice: &mut Dice) -> Option<Day> {
    let purchases: Vec<&Value> = story.events.iter().filter(|event| event["kind"] == "purchase").collect();
    if purchases.is_empty() {
        return None;
    }
    let purchase = purchases[dice.index(purchases.len())];
    let bought = Day::of(&purchase["date"]).unwrap();
    let cycle = story.cycles.iter().find(|cycle| cycle.statement >= bought)?;
    let day = cycle.statement.plus(dice.between(1, cycle.late_payment_grace_end.0 - cycle.statement.0));
    let mut refund = json!({ "kind": "refund", "date": day.text(), "amount": purchase["amount"] });
    if dice.chance(60) && !purchase["id"].is_null() {
        refund["of"] = purchase["id"].clone();
    }
    story.events.push(refund);
    Some(day.plus(dice.pick(&[0, 0, 1, 3, 20])))
}

/// From before the last events to months after them, most often on a day on which something turns.
fn look_from(story: &Story, dice: &mut Dice) -> Day {
    let opened = Day::of(&story.terms["opened"]).unwrap();
    let last = story.events.iter().map(|event| Day::of(&event["date"]).unwrap()).max().unwrap_or(opened);
    match dice.between(0, 13) {
        0 => last,
        1..3 => last.plus(dice.between(0, 150)),
        3 => opened.plus(dice.between(0, last.0 - opened.0)),
        // A window in the middle of the life.
        4..6 => {
            let cycle = story.cycles[dice.index(story.months)];
            cycle.statement.plus(dice.between(0, cycle.late_payment_grace_end.0 - cycle.statement.0))
        }
        6..8 if !story.events.is_empty() => {
            // Close behind something that happened: its window is still open.
            let event = &story.events[dice.index(story.events.len())];
            Day::of(&event["date"]).unwrap().plus(dice.pick(&[0, 0, 1, 2, 5, 12]))
        }
        _ => {
            let months = story.cycles.iter().take_while(|cycle| cycle.statement <= last).count();
            let month = dice.between(i64::try_from(months).unwrap() - 2, i64::try_from(months).unwrap() + 5).max(0);
            story.day(usize::try_from(month).unwrap(), dice)
        }
    }
}

fn record_late(story: &mut Story, dice: &mut Dice) {
    let share = dice.pick(&[10, 30, 70]);
    for event in &mut story.events {
        if dice.chance(share) {
            let days = dice.pick(&[0, 1, 2, 5, 20, 31, 60, 400, 1_500]);
            event["recorded"] = json!(Day::of(&event["date"]).unwrap().plus(days).text());
        }
    }
}

/// Take back an event, if the rest can live without it.
fn reverse(story: &mut Story, as_of: Day, dice: &mut Dice) {
    let reversed: Vec<Value> = story.events.iter().map(|event| event["of"].clone()).collect();
    let targets: Vec<&Value> = story
        .events
        .iter()
        .filter(|event| !event["id"].is_null() && event["kind"] != "reversal" && !reversed.contains(&event["id"]))
        .collect();
    if targets.is_empty() {
        return;
    }
    let target = targets[dice.index(targets.len())];
    let recorded = if target["recorded"].is_null() { &target["date"] } else { &target["recorded"] };
    let recorded = Day::of(recorded).unwrap().plus(dice.pick(&[0, 1, 3, 10, 30, 90]));
    let of = target["id"].clone();
    story.events.push(json!({ "kind": "reversal", "recorded": recorded.text(), "of": of }));
    if oracle(&story.case(as_of)).is_err() {
        story.events.pop();
    }
}

/// Drop what made the case impossible: the last event of a kind that can be.
fn mend(case: &mut Value) {
    for kind in [
        "reversal",
        "disputeEnd",
        "dispute",
        "waiver",
        "judgment",
        "instalmentSettlement",
        "cycleChange",
        "conversion",
        "refund",
    ] {
        loop {
            if oracle(case).is_ok() {
                return;
            }
            let events = case["account"]["events"].as_array_mut().unwrap();
            let Some(place) = events.iter().rposition(|event| event["kind"] == kind) else {
                break;
            };
            let dropped = events.remove(place);
            let aims = |event: &Value| {
                !dropped["id"].is_null() && (event["of"] == dropped["id"] || event["plan"] == dropped["id"])
            };
            events.retain(|event| !aims(event));
        }
    }
}
