//! The one-time credit repair in the case document.

use serde_json::{Value, json};

use crate::cases::{case, report};

fn answers(case: &Value) -> Vec<Value> {
    let answers = report(case)["creditRepair"].as_array().cloned().unwrap_or_default();
    answers.into_iter().map(|answer| json!([answer["repaired"], keys(&answer), answer["hiddenFrom"]])).collect()
}

fn keys(answer: &Value) -> Vec<&Value> {
    answer["obstacles"].as_array().unwrap().iter().map(|obstacle| &obstacle["key"]).collect()
}

#[test]
fn four_records_of_one_person() {
    let told = report(&case("credit-repair"));
    // 1,860.00, its interest of 42.78, 26.97 and 0.62, late fees of 9.30 and 21.20: paid to the fen.
    assert_eq!(told["balance"]["payoff"], "0.00");
    assert_eq!(told["creditRepair"][1]["arose"], "2025-09-12");
    assert_eq!(
        answers(&case("credit-repair")),
        [
            json!([true, [], "2026-01-01"]),
            json!([true, [], "2026-03-31"]),
            json!([false, ["amountAbove"], null]),
            json!([false, ["notRepaidInTime"], null]),
        ]
    );
}

#[test]
fn a_policy_of_other_figures_and_what_is_not_shown() {
    let mut case = case("credit-repair");
    case["creditRepair"]["records"][0]["shown"] = json!(false);
    case["creditRepair"]["records"][3]["repaidInFull"] = json!("2026-06-30");
    case["creditRepair"]["policy"] = json!({
        "aroseFrom": "2025-10-12", "aroseTo": "2025-11-29", "amountAtMost": "10000.01",
        "earlyRepaidBy": "2026-02-11", "earlyHiddenFrom": "2026-02-15", "repaidBy": "2026-06-30",
    });
    assert_eq!(
        answers(&case),
        [
            json!([false, ["notShown", "aroseOutside"], null]),
            json!([false, ["aroseOutside"], null]),
            json!([true, [], "2026-02-15"]),
            json!([false, ["aroseOutside"], null]),
        ]
    );
    case["creditRepair"]["policy"]["aroseTo"] = json!("2025-11-30");
    assert_eq!(answers(&case)[3], json!([true, [], "2026-07-31"]));
    case["creditRepair"] = json!({ "records": [] });
    assert!(report(&case).get("creditRepair").is_none());
}
