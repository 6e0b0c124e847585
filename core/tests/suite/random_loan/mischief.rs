//! What makes histories hard: late records, reversals, a ledger out of order, a day to look from.

use super::story::Story;
use crate::loan_oracle::loan_oracle;
use crate::oracle::Day;
use crate::random::Dice;
use serde_json::{Value, json};

/// The finished case of a story.
pub(super) fn tell(mut story: Story, dice: &mut Dice) -> Value {
    let as_of = look_from(&story, dice);
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
    if dice.chance(25) {
        case["knownOn"] = json!(
            as_of
                .plus(if dice.chance(80) { dice.between(-60, 20) } else { dice.between(20, 1_600) })
                .max(story.disbursed())
                .text()
        );
    }
    if dice.chance(90) {
        mend(&mut case);
    }
    case
}

/// From the disbursement to months after the last event, most often close to a day on which something turns.
fn look_from(story: &Story, dice: &mut Dice) -> Day {
    let disbursed = story.disbursed();
    let last = story.events.iter().map(|event| Day::of(&event["date"]).unwrap()).max().unwrap_or(disbursed);
    match dice.between(0, 11) {
        0 => disbursed.plus(dice.between(0, last.0 - disbursed.0)),
        1..3 => last.plus(dice.between(0, 150)),
        3..5 if !story.events.is_empty() => {
            let event = &story.events[dice.index(story.events.len())];
            Day::of(&event["date"]).unwrap().plus(dice.pick(&[0, 0, 1, 1, 2, 5, 12]))
        }
        5..10 if !story.dues.is_empty() => story.day(story.dues[dice.index(story.dues.len())], dice),
        _ => last.plus(dice.pick(&[0, 0, 1, 2, 30])),
    }
}

fn record_late(story: &mut Story, dice: &mut Dice) {
    let share = dice.pick(&[10, 30, 70]);
    for event in story.events.iter_mut().filter(|event| event["kind"] != "disbursement") {
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
    if loan_oracle(&story.case(as_of)).is_err() {
        story.events.pop();
    }
}

/// Drop what made the case impossible: the last event of a kind that can be.
fn mend(case: &mut Value) {
    for kind in [
        "judgment",
        "reversal",
        "waiver",
        "acceleration",
        "dueDateChange",
        "rateChange",
        "earlyRepayment",
        "disbursement",
    ] {
        loop {
            if loan_oracle(case).is_ok() {
                return;
            }
            let events = case["account"]["events"].as_array_mut().unwrap();
            let Some(place) = events.iter().rposition(|event| event["kind"] == kind) else {
                break;
            };
            let dropped = events.remove(place);
            events.retain(|event| dropped["id"].is_null() || event["of"] != dropped["id"]);
        }
    }
}
