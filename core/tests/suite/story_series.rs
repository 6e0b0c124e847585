//! Three stories from beginning to end, as a series of cases each: what one hands over is what the next holds.
//!
//! Hours cut at work (two cards of one bank: application, counter-offer, agreement, a missed payment, adjustment, what ends it, proof), illness (deferral,
//! interest waived, renegotiation), an online instalment loan (its cost, two late instalments, plans, agreement, proof).
#![cfg(feature = "json")]

use serde_json::{Value, json};

use crate::cases::{case, fen, names, report};

/// The cases of a story, in order, each with its report.
fn story(name: &str, parts: usize) -> Vec<(Value, Value)> {
    let files: Vec<String> = names().into_iter().filter(|file| file.starts_with(&format!("story-{name}-"))).collect();
    assert_eq!(files.len(), parts, "{files:?}");
    (1..=parts).map(|part| case(&format!("story-{name}-{part}"))).map(|case| (case.clone(), report(&case))).collect()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

/// The account of a case, and the other accounts in one plan with it.
fn accounts(case: &Value) -> Vec<&Value> {
    let others = case.get("together").map(array).unwrap_or_default();
    [&case["account"]].into_iter().chain(others.iter().map(|other| &other["account"])).collect()
}

/// What every story holds: the account's terms and events go on, the records and agreements of a part are those that the part before
/// gave out.
fn holds_together(parts: &[(Value, Value)]) {
    for pair in parts.windows(2) {
        let [(before, told), (after, now)] = pair else { panic!("windows of two") };
        let title = &after["title"];
        assert!(before["asOf"].as_str() <= after["asOf"].as_str(), "{title}");
        let terms = |case: &Value| -> Vec<Value> {
            accounts(case).into_iter().map(|account| account["terms"].clone()).collect()
        };
        assert_eq!(terms(before), terms(after), "{title}");
        for (before, after) in accounts(before).into_iter().zip(accounts(after)) {
            assert!(array(&after["events"]).starts_with(array(&before["events"])), "{title}");
        }
        // The records stored are those of the report before, digest by digest.
        let stored = told["casework"]["records"].as_array().unwrap();
        assert!(after["casework"]["records"].as_array().unwrap().starts_with(stored), "{title}");
        assert_eq!(now["casework"]["verification"]["intact"], true, "{title}");
        assert_eq!(now["casework"]["verification"]["verified"], stored.len(), "{title}");
        // An agreement is handed on as the report gave it: its canonical text and its digest.
        let Some(made) = told.get("agreement") else { continue };
        let handed = json!({ "canonicalText": made["canonicalText"], "digest": made["digest"] });
        let agreed = &after["agreement"];
        let previous = agreed["previous"].as_array().cloned().unwrap_or_default();
        assert!(agreed["signed"] == handed || previous.contains(&handed), "{title}");
        if let Some(old) = previous.last() {
            assert_eq!(now["agreement"]["canonicalText"]["previous"], old["digest"], "{title}");
        }
    }
}

/// The state of the case and the status of its agreement, part by part.
fn stages(parts: &[(Value, Value)]) -> Vec<(&str, &str)> {
    let of = |(_, told): &'_ (Value, Value)| -> (String, String) {
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        (text(&told["casework"]["state"]["key"]), text(&told["agreement"]["followUp"]["status"]))
    };
    let stages: Vec<(String, String)> = parts.iter().map(of).collect();
    stages.into_iter().map(|(state, status)| (&*state.leak(), &*status.leak())).collect()
}

/// The text of a page of a part.
fn page<'a>(part: &'a (Value, Value), kind: &str, language: &str) -> &'a str {
    let places = [part.1.get("pages"), part.1.pointer("/agreement/pages")];
    let mut pages = places.into_iter().flatten().filter_map(Value::as_array).flatten();
    let page = pages.find(|page| page["kind"] == kind && page["language"] == language);
    page.unwrap_or_else(|| panic!("no {kind}"))["content"].as_str().unwrap()
}

#[test]
fn hours_cut_at_work() {
    let parts = story("hours-cut", 7);
    holds_together(&parts);
    let stages = stages(&parts);
    let expected = [
        ("applicationReceived", "-"),
        ("offersMade", "-"),
        ("agreed", "onTrack"),
        ("inFollowUp", "pastDue"),
        ("agreed", "onTrack"),
        ("inFollowUp", "onTrack"),
        ("settled", "completed"),
    ];
    assert_eq!(stages, expected);
    // 4,200.00 less 3,500.00 carries 550.00 in every month told.
    assert!(parts[0].1["application"].get("firstShort").is_none());
    assert!(page(&parts[0], "application", "zh").contains("缩减工时"));
    // Two cards of one bank: what is asked for is about both of them, and so is the agreement.
    let together = array(&parts[0].1["together"]);
    assert_eq!(
        together.iter().map(|account| fen(&account["totalOwed"])).sum::<i64>(),
        fen(&parts[0].1["application"]["owed"])
    );
    assert_eq!(together[1]["account"], "card-9");
    assert!(page(&parts[0], "application", "zh").contains("card-9"));
    assert!(page(&parts[0], "deadlines", "zh").contains("card-9"));
    assert!(page(&parts[2], "agreement", "zh").contains("账户：card-8、card-9"));
    // A payment in either counts: one came in on each.
    let received = array(&parts[3].1["agreement"]["followUp"]["accounts"]).iter().map(|account| &account["received"]);
    assert!(received.clone().all(|amount| fen(amount) > 0));
    // Asked for nothing, the bank takes 7 %.
    let round = &parts[1].1["offers"]["negotiation"][0];
    assert_eq!((&round["answer"], &round["offers"][0]["changes"][0]["term"]), (&json!("counter"), &json!("rate")));
    assert_eq!(round["offers"][0]["offer"]["terms"]["rate"], "0.07");
    assert_eq!(parts[2].1["offers"]["negotiation"][1]["answer"], "accept");
    // One payment is behind; less the tolerance of 10.00 it keeps the agreement from being breached by a second.
    assert_eq!(parts[3].1["agreement"]["followUp"]["behind"], "529.24");
    assert!(page(&parts[3], "deadlines", "zh").contains("519.24"));
    // The adjustment lowers the payment below the 400.00 that can be spared.
    assert!(fen(&parts[4].1["agreement"]["canonicalText"]["payments"][0]["payment"]) <= 40_000);
    assert_eq!(parts[4].1["agreement"]["number"], 2);
    // Left alone it is breached; of what is then owed on both cards a court would cut what is above 24 % a year of their principal.
    let nothing = &parts[4].1["offers"]["alternatives"]["doingNothing"];
    let (owed, granted) = (fen(&nothing["owed"]), fen(&nothing["inCourt"]));
    assert!(1_098_948 < granted && granted < owed, "{nothing}");
    // What was quoted is what was paid, and it ends the plan.
    let quoted = &parts[5].1["agreement"]["quote"]["amount"];
    let last =
        accounts(&parts[6].0).into_iter().map(|account| fen(&array(&account["events"]).last().unwrap()["amount"]));
    assert_eq!(last.sum::<i64>(), fen(quoted));
    assert!(page(&parts[6], "settlementProof", "zh").contains("兹证明"));
    assert!(page(&parts[6], "settlementProof", "zh").contains("账户：card-8、card-9"));
}

#[test]
fn illness() {
    let parts = story("illness", 6);
    holds_together(&parts);
    assert_eq!(
        stages(&parts)[2..],
        [
            ("inFollowUp", "onTrack"),
            ("renegotiating", "onTrack"),
            ("inFollowUp", "onTrack"),
            ("completed", "completed")
        ]
    );
    // Until May what comes in does not cover what goes out, and nothing is asked for before June.
    assert_eq!(parts[0].1["application"]["months"][0]["left"], "-700.00");
    assert_eq!(parts[0].1["application"]["months"][0]["payment"], "0.00");
    let agreed = &parts[2].1["agreement"]["canonicalText"];
    assert_eq!(agreed["kind"], "deferral");
    assert_eq!(agreed["payments"][0]["due"], "2026-07-15");
    // What is waived on completion is owed again in the second agreement, which is about all of it.
    let (first, second) = (&parts[2].1["agreement"], &parts[4].1["agreement"]);
    assert_eq!(second["canonicalText"]["previous"], first["digest"]);
    assert!(page(&parts[5], "settlementProof", "zh").contains("减免不再恢复"));
}

#[test]
fn an_online_instalment_loan() {
    let parts = story("online-loan", 6);
    holds_together(&parts);
    assert!(page(&parts[0], "costDisclosure", "zh").contains("19.8"));
    assert_eq!(parts[1].1["delinquency"]["daysPastDue"], 43);
    assert!(page(&parts[1], "letter", "zh").contains("43"));
    assert_eq!(parts[3].1["agreement"]["canonicalText"]["kind"], "rateReduction");
    // Consumer finance: the guidance of 20 % is told beside the plan, which costs 18 %.
    let verdicts = parts[2].1["offers"]["offers"][0]["law"].as_array().unwrap();
    let of =
        |rule: &str| verdicts.iter().find(|verdict| verdict["rule"] == rule).map(|verdict| verdict["outcome"].clone());
    assert_eq!(of("cn.consumer-finance.annual-cost"), Some(json!("pass")));
    assert_eq!(stages(&parts)[4..], [("inFollowUp", "onTrack"), ("completed", "completed")]);
    assert_eq!(parts[4].1["agreement"]["followUp"]["collectionStops"], true);
    assert!(page(&parts[5], "settlementProof", "en").contains("was performed on 2028-04-20"));
}
