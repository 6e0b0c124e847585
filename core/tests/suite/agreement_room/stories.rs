//! The five stories of `core/examples/cases`, figures worked out by hand beside each.

use serde_json::{Value, json};

use crate::cases::{case, report};

fn story(name: &str) -> Value {
    report(&case(name))["agreement"].clone()
}

fn texts<const N: usize>(value: &Value, keys: [&str; N]) -> [String; N] {
    keys.map(|key| value[key].as_str().unwrap_or_else(|| panic!("{key}: {value}")).to_owned())
}

fn states(agreement: &Value, first: usize) -> Vec<&str> {
    let payments = agreement["followUp"]["payments"].as_array().unwrap();
    payments.iter().take(first).map(|payment| payment["state"].as_str().unwrap()).collect()
}

#[test]
fn on_track() {
    let agreement = story("agreement-on-track");
    let follow = &agreement["followUp"];
    assert_eq!(follow["status"], "onTrack");
    // 16 June is a day after the due date, and within the three days of late-payment grace.
    assert_eq!(states(&agreement, 4), ["paid", "paid", "paid", "upcoming"]);
    // 4,026.00 + 2 x 1,243.53.
    assert_eq!(texts(follow, ["paid", "behind", "due"]), ["6513.06", "0.00", "0.00"]);
    // 34,189.73 are left after the second payment; of the third's interest, 195.55, 16 of 30 days are earned: 104.29.
    assert_eq!(texts(follow, ["planInterest", "totalOwed"]), ["104.29", "34294.02"]);
    assert_eq!(follow["nextDue"], json!({ "number": 3, "due": "2026-07-15", "amount": "1243.53" }));
    // Until 10 July 25 of 30 days: 162.96.
    assert_eq!(agreement["quote"], json!({ "validUntil": "2026-07-10", "amount": "34352.69" }));
    assert_eq!(agreement["law"][0]["outcome"], "pass");
    assert_eq!(follow["observation"]["secondConsecutivePaid"], "2026-06-16");
    assert_eq!(agreement["pages"].as_array().unwrap().len(), 4);
}

#[test]
fn one_late() {
    let agreement = story("agreement-one-late");
    let follow = &agreement["followUp"];
    // Missed on 19 June, made good on the 23rd; on 16 July the third payment is a day late and in its late-payment grace.
    assert_eq!(states(&agreement, 4), ["paid", "paid", "late", "upcoming"]);
    assert_eq!((&follow["status"], &follow["missedPayments"]), (&"pastDue".into(), &1.into()));
    assert_eq!(texts(follow, ["behind", "due"]), ["1243.53", "1243.53"]);
    // Two in a row from here, or two more of three in all.
    assert_eq!((&follow["missedPaymentsLeft"], &follow["collectionStops"]), (&2.into(), &true.into()));
    assert_eq!(agreement["canonicalText"]["recording"], "rec-0410-77");
    assert!(follow["observation"]["secondConsecutivePaid"].is_null());
}

#[test]
fn breached() {
    let agreement = story("agreement-breached");
    let follow = &agreement["followUp"];
    assert_eq!(states(&agreement, 6), ["paid", "paid", "paid", "missed", "missed", "upcoming"]);
    // The late-payment grace of 15 August ends on the 18th.
    assert_eq!((&follow["status"], &follow["breachedOn"]), (&"breached".into(), &"2026-08-19".into()));
    assert_eq!(follow["collectionStops"], false);
    // As if there had been no plan: what the account says without it, all of it due.
    assert_eq!(texts(follow, ["totalOwed", "due", "withoutAgreement"]), ["38462.14"; 3].map(String::from));
    let mut plain = case("agreement-breached");
    let later = plain["agreement"]["later"].as_array().unwrap().clone();
    plain.as_object_mut().unwrap().remove("agreement").unwrap();
    plain.as_object_mut().unwrap().remove("offers").unwrap();
    plain["account"]["events"].as_array_mut().unwrap().extend(later);
    plain["asOf"] = json!("2026-09-10");
    assert_eq!(report(&plain)["balance"]["payoff"], "38462.14");
}

#[test]
fn renegotiated() {
    let whole = report(&case("agreement-renegotiated"));
    let agreement = &whole["agreement"];
    assert_eq!((&agreement["number"], &agreement["chain"][0]["owed"]), (&2.into(), &"38462.14".into()));
    assert_eq!(
        (&agreement["chain"][0]["status"], &agreement["chain"][0]["breachedOn"]),
        (&"superseded".into(), &"2026-08-19".into())
    );
    // The offers are about what is owed under the breached agreement, to the cent, and so is the new one.
    assert_eq!(whole["offers"]["totalOwed"], "38462.14");
    assert_eq!(agreement["canonicalText"]["claim"]["total"], "38462.14");
    let first = story("agreement-breached");
    assert_eq!(agreement["canonicalText"]["previous"], first["digest"]);
    let follow = &agreement["followUp"];
    assert_eq!((&follow["status"], states(agreement, 2)), (&"onTrack".into(), vec!["paid", "upcoming"]));
    // A second restructuring in the observation of the first.
    assert_eq!(
        (&follow["observation"]["restructurings"], &follow["observation"]["floor"]),
        (&2.into(), &"substandard".into())
    );
}

#[test]
fn completed() {
    let whole = report(&case("agreement-completed"));
    let agreement = &whole["agreement"];
    let follow = &agreement["followUp"];
    assert_eq!((&follow["status"], &follow["completedOn"]), (&"completed".into(), &"2026-08-20".into()));
    // Interest of the plan is 3,558.99: four payments earned 827.90, and 5 of 31 days of the fifth, 183.55, 29.60.
    assert_eq!(texts(follow, ["rebate", "totalOwed", "overpaid"]), ["2701.49", "0.00", "0.00"]);
    assert_eq!((&follow["contingentWaiversFinal"], &follow["paid"]), (&true.into(), &"41117.51".into()));
    // The bounced payment is out, the one that made it good within the late-payment grace is in.
    assert_eq!(states(agreement, 3), ["paid"; 3]);
    assert_eq!(agreement["digest"], story("agreement-on-track")["digest"]);
}

/// Another takes its place, or it is voided: its payments stand still on that day.
#[test]
fn superseded_and_voided() {
    let mut asked = case("agreement-breached");
    asked["agreement"]["superseded"] = json!("2026-08-01");
    let follow = report(&asked)["agreement"]["followUp"].clone();
    assert_eq!((&follow["status"], &follow["missedPayments"]), (&"superseded".into(), &1.into()));
    assert!(follow["breachedOn"].is_null());
    asked["agreement"].as_object_mut().unwrap().remove("superseded").unwrap();
    asked["agreement"]["voided"] = json!("2026-09-10");
    let follow = report(&asked)["agreement"]["followUp"].clone();
    assert_eq!((&follow["status"], &follow["totalOwed"]), (&"voided".into(), &"38462.14".into()));
}

/// The same agreement handed in again says the same, wherever its payments are told.
#[test]
fn an_agreement_followed_up_from_its_text_is_the_one_just_made() {
    for name in ["agreement-on-track", "agreement-one-late", "agreement-breached"] {
        let asked = case(name);
        let made = report(&asked)["agreement"].clone();
        let mut again = asked.clone();
        let later = asked["agreement"]["later"].as_array().unwrap().clone();
        again.as_object_mut().unwrap().remove("offers").unwrap();
        again["account"]["events"].as_array_mut().unwrap().extend(later);
        again["asOf"] = asked["agreement"]["asOf"].clone();
        again["agreement"] = json!({ "signed": { "canonicalText": made["canonicalText"], "digest": made["digest"] } });
        let again = report(&again)["agreement"].clone();
        assert_eq!((&again["followUp"], &again["digest"]), (&made["followUp"], &made["digest"]), "{name}");
    }
}

/// The agreement beside it decides, unless the question says otherwise; the state alone would stop every contact.
#[test]
fn casework_is_told_whether_the_agreement_is_performed() {
    let steps = ["opened", "applicationReceived", "underReview", "offersMade", "agreed", "inFollowUp"];
    let record = |to: &str| json!({ "date": "2026-04-09", "time": "10:00", "actor": "a", "kind": "step", "to": to });
    let contact = json!({ "date": "2026-10-13", "time": "10:00", "channel": "call" });
    let work = json!({ "case": "c", "records": steps.map(record), "contact": contact });
    for (name, is_performed) in
        [("on-track", true), ("one-late", true), ("renegotiated", true), ("breached", false), ("completed", false)]
    {
        let mut case = case(&format!("agreement-{name}"));
        case["casework"] = work.clone();
        let told = report(&case);
        assert_eq!(told["agreement"]["followUp"]["collectionStops"], is_performed, "{name}");
        assert_eq!(told["casework"]["contact"]["allowed"], !is_performed, "{name}");
        case["casework"]["contact"]["planPerformed"] = json!(!is_performed);
        assert_eq!(report(&case)["casework"]["contact"]["allowed"], is_performed, "{name}");
    }
    // Another took its place: that one is not here, and the state stops contact.
    let mut case = case("agreement-breached");
    case["casework"] = work;
    case["agreement"]["superseded"] = json!("2026-08-30");
    assert_eq!(report(&case)["casework"]["contact"]["allowed"], false);
}
