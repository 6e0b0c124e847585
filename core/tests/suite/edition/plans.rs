//! Plans as a desk makes them.

use serde_json::json;

use super::contract;
use crate::cases::report;

// Semantics: [plan-23].
#[test]
fn m51_renegotiated() {
    let report = report(&contract("m51-renegotiated"));
    let alternatives = &report["offers"]["alternatives"];
    assert_eq!(alternatives["payingToday"], "30408.59");
    assert_eq!(report["offers"]["totalOwed"], "30408.59");
    // 32,633.90 and 2,225.31 while a first row bore a whole period, however long it was.
    let plan = report["offers"]["offers"].as_array().unwrap().iter().find(|offer| offer["kind"] == "personalised");
    let plan = plan.unwrap();
    assert_eq!((&plan["total"], &plan["against"]["payingToday"]), (&json!("32641.56"), &json!("2232.97")));
    // The agreement is breached already, and minimum payments are not under it.
    assert!(alternatives["doingNothing"]["breachedOn"].is_string());
    assert!(alternatives.get("minimumPayments").is_none());
}

// Semantics: [plan-24].
#[test]
fn f02_five_hundred_a_month() {
    let report = report(&contract("f02-five-hundred-a-month"));
    let round = &report["offers"]["negotiation"][0];
    assert_eq!(round["answer"], "accept");
    let offer = &round["offers"][0]["offer"];
    let rows = offer["schedule"].as_array().unwrap();
    assert_eq!((offer["terms"]["periods"].as_u64(), rows.len()), (Some(25), 25));
    assert!(rows.iter().take(24).all(|row| row["payment"] == "500.00"));
    assert_eq!((&rows[24]["payment"], &offer["interest"]), (&json!("266.06"), &json!("2266.06")));
}

/// A monthly amount with a number of periods is a bound on level payments, as it was.
#[test]
fn a_monthly_amount_with_periods_is_a_bound() {
    let mut case = contract("f02-five-hundred-a-month");
    case["offers"]["proposals"][0]["periods"] = json!(30);
    let report = report(&case);
    assert_eq!(report["offers"]["negotiation"][0]["offers"][0]["offer"]["terms"]["profile"], "level");
}

/// The agreement of a case in Chinese.
fn paper(name: &str) -> String {
    let report = report(&contract(name));
    report["agreement"]["pages"][0]["content"].as_str().unwrap().to_owned()
}

// Semantics: [agree-18].
#[test]
fn m45_settlement_new_is_no_instalment_agreement() {
    let text = paper("m45-settlement-new");
    assert!(text.contains("一次性结清减免协议") && text.contains("一次性付清"));
    assert!(!text.contains("申领信用卡") && !text.contains("分期还款协议") && !text.contains("每期还款金额"));
}

#[test]
fn m49_loan_agreement_has_no_promise_about_cards() {
    let text = paper("m49-loan-agreement");
    assert!(text.contains("分期还款协议") && !text.contains("申领信用卡"));
}

// Semantics: [agree-17].
#[test]
fn m44_early_all_shortens_or_lowers_by_the_clause() {
    let mut case = contract("m44-early-all");
    // As the policy of that plan had it, made anew: an agreement of before has no clause.
    let later = case["agreement"]["later"].take();
    case["offers"] = json!({
        "applicant": { "hardship": "incomeFell" }, "repaymentCapacity": { "monthly": "600.00", "payDay": 8 },
        "policy": { "version": "arrears-policy/2", "name": "m44", "currency": "CNY", "discountRate": "0.045", "concessions": [], "kinds": [
            { "kind": "personalised", "periods": { "from": 60 }, "rate": { "from": "0.05" }, "firstDueAfterDays": 10,
              "bearing": ["interest", "compoundInterest"] }
        ] }
    });
    let clause = json!({ "consecutive": 2, "total": 4, "latePaymentGraceDays": 5, "tolerance": "5.00",
        "accelerates": true, "waived": "proRata", "accrual": "fromBreach" });
    let mut prepaid = |effect: &str| {
        case["agreement"] = json!({ "later": later, "asOf": "2025-12-01", "accept": {
            "kind": "personalised", "parties": { "lender": "bocom-cc", "debtor": "c-88213", "account": "a-1" },
            "form": "written", "prepayment": effect, "clause": clause } });
        let report = report(&case);
        let follow_up = &report["agreement"]["followUp"];
        let payments = follow_up["payments"].as_array().unwrap();
        let last = payments.iter().rfind(|row| row.get("prepayment").is_none()).unwrap();
        let amount = follow_up["prepayments"][0]["amount"].as_str().map(str::to_owned);
        (amount, payments.len(), last["number"].as_u64().unwrap(), payments[0]["payment"].as_str().unwrap().to_owned())
    };
    let (nothing, shorten, lower) = (prepaid("nothing"), prepaid("shorten"), prepaid("lower"));
    assert_eq!((nothing.0.as_deref(), nothing.1, nothing.2), (None, 60, 60));
    // The payment of December, 591.44, stays for December; what is beyond it repays principal.
    assert_eq!((shorten.0.as_deref(), shorten.3.as_str()), (Some("14412.40"), "591.44"));
    // Worked apart from the engine: 33 payments with what was prepaid among them, the last is number 32.
    assert_eq!((shorten.1, shorten.2), (33, 32), "{shorten:?}");
    assert_eq!((lower.0, lower.1, lower.2), (shorten.0, 61, 60));
}

// Semantics: [plan-20].
#[test]
fn m02_m70_m11_a_proposal_never_beats_the_own_offer_that_can_be_carried() {
    for name in ["m02-lishi-icbc", "m70-reinstalment", "m11-jiexin"] {
        let report = report(&contract(name));
        for round in report["offers"]["negotiation"].as_array().unwrap() {
            for counter in round["offers"].as_array().unwrap() {
                let fen = |value: &serde_json::Value| value.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
                let worth = fen(&counter["offer"]["presentValue"]);
                if let Some(own) = counter.get("ownPresentValue") {
                    assert!(worth >= fen(own), "{name}: {round}");
                }
            }
        }
    }
}

// Semantics: [plan-14].
#[test]
fn m13_rider_is_refused_with_the_figures_of_one_plan() {
    let report = report(&contract("m13-rider"));
    for refusal in report["offers"]["refused"].as_array().unwrap() {
        let of = |kind: &str| refusal["nearest"].as_array().unwrap().iter().find(|near| near["kind"] == kind).cloned();
        if refusal["reason"] == "aboveCapacity"
            && let Some(from) = of("affordableFrom")
        {
            // What would be affordable from is what a payment of the plan told is.
            let text = refusal["text"]["en"].as_str().unwrap();
            assert!(text.contains(from["amount"].as_str().unwrap()), "{refusal}");
        }
    }
}

/// The schedule of the only offer of a case.
fn schedule(name: &str) -> Vec<serde_json::Value> {
    schedule_of(name, &contract(name))
}

fn schedule_of(name: &str, case: &serde_json::Value) -> Vec<serde_json::Value> {
    let report = report(case);
    let [offer] = report["offers"]["offers"].as_array().unwrap().as_slice() else { panic!("{name}: {report}") };
    offer["schedule"].as_array().unwrap().clone()
}

/// 121,200.00 x 12 % x 3/365, as the same contract bears as a loan (f01b).
// Semantics: [plan-5].
#[test]
fn f01_first_payment_three_days_after_signing() {
    let name = "f01-first-payment-three-days-after-signing";
    let mut case = contract(name);
    assert_eq!(schedule_of(name, &case)[0]["interest"], "118.36", "120,000.00 where folded interest bears none");
    case["offers"]["policy"]["kinds"][0]["bearing"] = json!(["interest"]);
    let rows = schedule_of(name, &case);
    assert_eq!((&rows[0]["due"], &rows[0]["interest"]), (&json!("2025-01-05"), &json!("119.54")));
    let loan = report(&contract("f01b-the-same-as-a-loan"));
    assert_eq!(loan["instalments"][0]["interest"], rows[0]["interest"]);
}

#[test]
fn f03_tiny_loan_twelve_payments() {
    let payments: Vec<_> = schedule("f03-tiny-loan-twelve-payments").iter().map(|row| row["payment"].clone()).collect();
    let mut expected = vec![json!("12.04"); 11];
    expected.push(json!("12.07"));
    assert_eq!(payments, expected);
}

/// Three months later, and twelve payments stay twelve.
#[test]
fn f07_three_deferred_twelve_stay_twelve() {
    let rows = schedule("f07-three-deferred-twelve-stay-twelve");
    assert_eq!((rows.len(), &rows[0]["due"]), (12, &json!("2025-04-10")));
    assert!(rows.iter().all(|row| row["payment"] != "0.00"), "{rows:?}");
}

/// 200.00 x 52/12 and 415.37 x 26/12.
#[test]
fn m01_weekly_and_fortnightly_pay() {
    let told = report(&contract("m01-weekly-and-fortnightly-pay"));
    assert_eq!(told["budget"]["income"], "1766.64");
}

/// A calendar file as others read it: whole days that end the day after, a stamp, CRLF, lines of at most 75 octets.
#[test]
fn d01_calendar_file() {
    let told = report(&contract("d01-calendar-file"));
    let pages = told["agreement"]["pages"].as_array().unwrap();
    let mut events = 0;
    for page in pages.iter().filter(|page| page["kind"] == "calendar") {
        let text = page["content"].as_str().unwrap();
        assert!(text.ends_with("END:VCALENDAR\r\n") && !text.replace("\r\n", "").contains(['\r', '\n']));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        for event in unfolded.split("BEGIN:VEVENT\r\n").skip(1) {
            let value =
                |key: &str| event.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().to_owned();
            let [start, end] = ["DTSTART;VALUE=DATE:", "DTEND;VALUE=DATE:"].map(value);
            let day =
                |text: &str| arrears::Date::parse(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])).unwrap();
            assert_eq!(day(&start).plus_days(1).unwrap(), day(&end), "{event}");
            assert!(value("DTSTAMP:").ends_with('Z') && value("UID:").len() > 20, "{event}");
            events += 1;
        }
    }
    assert!(events > 20, "{events} events");
}
