//! The coming schedule of random loans in the middle of their lives.

use arrears::balance::{Explanation, LoanAccount, LoanWhat, Occasion, What};
use arrears::case::{AccountTerms, Case};

use serde_json::{Value, json};

use crate::loan_oracle::loan_oracle;
use crate::random::dice::Dice;
use crate::random_loan::random_loan_case;

/// What the report says is coming is what the day-by-day oracle says is coming, unless a freeze is in force: there the oracle
/// thaws.
#[test]
fn what_is_coming_is_what_the_oracle_sees_coming() {
    let mut compared = 0;
    for seed in 0..400 {
        let case = random_loan_case(seed);
        let Ok(expected) = loan_oracle(&case) else { continue };
        let frozen = case["account"]["events"].as_array().unwrap().iter().any(|event| event["kind"] == "freeze");
        if frozen {
            continue;
        }
        let report = crate::cases::report(&case);
        let occasion: Vec<_> = super::rows(&report["comingSchedule"]);
        let fen = |minor: i128| crate::random::yuan(i64::try_from(minor).unwrap());
        let coming = expected.coming.iter();
        let coming: Vec<_> =
            coming.map(|row| (row.due.text(), [row.principal, row.interest, row.fee].map(fen))).collect();
        assert_eq!(occasion, coming, "seed {seed}: {case}");
        compared += 1;
    }
    assert!(compared > 150, "{compared}");
}

/// What is coming is what falls due if nothing happens.
#[test]
fn what_is_coming_falls_due() {
    let mut compared = 0;
    for seed in 0..400 {
        let mut json = random_loan_case(seed);
        for key in ["title", "knownOn", "comparedWith"] {
            json.as_object_mut().unwrap().remove(key);
        }
        let Ok(case) = Case::read(&json.to_string()) else { continue };
        let AccountTerms::Loan(terms) = case.terms() else { continue };
        let is_past = |event: &arrears::ledger::Event| event.effective() <= case.as_of();
        if !case.ledger().events().iter().all(is_past) {
            continue;
        }
        let account = LoanAccount::new(terms, case.ledger());
        let Ok(coming) = account.coming_schedule(case.as_of()) else { continue };
        let Some(last) = coming.last() else { continue };
        let Ok((_, lines)) = account.replay(last.due(), Explanation::new(terms.currency())) else { continue };
        let mut posted = std::collections::BTreeMap::new();
        for line in lines.into_lines().iter().filter(|line| line.day > case.as_of()) {
            let amount = match line.what {
                What::Loan(LoanWhat::Due { amount, occasion: Occasion::Due, .. }) => amount,
                What::Loan(LoanWhat::Interest { amount, occasion: Occasion::Due, .. }) => amount,
                _ => continue,
            };
            *posted.entry(line.day).or_insert(0) += amount.minor();
        }
        let expected = coming.iter().filter(|row| row.payment().minor() > 0);
        let expected = expected.map(|row| (row.due(), row.payment().minor())).collect();
        assert_eq!(posted, expected, "seed {seed}: {json}");
        compared += 1;
    }
    assert!(compared > 80, "{compared}");
}

/// What else a loan may say, on top of a random schedule.
pub(super) fn convention(terms: &mut Value, dice: &mut Dice) {
    let is_flat = terms["method"] == "flatFee";
    if !is_flat && dice.chance(60) {
        terms["accrual"] = json!("outstanding");
        terms["excess"] = json!(dice.pick(&["credit", "prepay"]));
    }
    terms["fraction"] = json!(dice.pick(&["dropped", "carried"]));
    if dice.chance(30) {
        terms["chargeCap"] = json!(dice.pick(&["0.005", "0.03", "0.1"]));
    }
}

/// Something that happens in the middle of a period.
pub(super) fn happening(terms: &Value, day: &str, amount: &str, dice: &mut Dice) -> Option<Value> {
    let is_level = terms["method"] == "level";
    match dice.between(0, 4) {
        0 => Some(json!({ "kind": "payment", "date": day, "amount": amount })),
        1 => Some(json!({ "kind": "earlyRepayment", "date": day, "amount": amount, "keep": "term" })),
        2 if is_level => Some(json!({ "kind": "paymentChange", "date": day, "amount": amount })),
        3 if terms["method"] != "flatFee" => {
            Some(json!({ "kind": "rateChange", "date": day, "rate": { "annual": "0.09" } }))
        }
        _ => None,
    }
}

/// Whatever interest accrues on and whatever happened before: what the report says is coming falls due when each row is
/// paid on its day.
// Semantics: [loan-37] [loan-38] [loan-39] [loan-40] [loan-44] [loan-46].
#[test]
fn what_is_coming_falls_due_under_every_convention() {
    let (mut compared, mut outstanding) = (0, 0);
    for seed in 0..crate::extent::cases(250) {
        let dice = &mut Dice::new(seed);
        let deal = super::Deal::random(dice);
        let mut case = deal.case();
        convention(&mut case["account"]["terms"], dice);
        let Ok(first) = crate::cases::try_report(&case) else { continue };
        // A down payment is paid on its day; else that day accrues on it.
        pay(&mut case, &first["instalments"], 1);
        let first = crate::cases::report(&case);
        let ahead = super::rows(&first["comingSchedule"]);
        let paid = usize::try_from(dice.between(0, 3)).unwrap().min(ahead.len() - 1);
        pay(&mut case, &first["comingSchedule"], paid);
        let from = if paid == 0 { deal.disbursed } else { crate::oracle::Day::parse(&ahead[paid - 1].0).unwrap() };
        let mut day = from.plus(dice.between(1, 6)).text();
        if day < ahead[paid].0 {
            let terms = case["account"]["terms"].clone();
            let amount = super::yuan(deal.principal / dice.between(2, 9));
            case["account"]["events"].as_array_mut().unwrap().extend(happening(&terms, &day, &amount, dice));
        } else {
            day = from.text();
        }
        case["asOf"] = json!(day);
        let Ok(then) = crate::cases::try_report(&case) else { continue };
        let coming = super::rows(&then["comingSchedule"]);
        let Some((last, _)) = coming.last() else { continue };
        let before = super::rows(&then["instalments"]);
        let count = coming.len();
        pay(&mut case, &then["comingSchedule"], count);
        case["asOf"] = json!(last);
        let end = crate::cases::report(&case);
        let nothing = ["0.00", "0.00", "0.00"];
        let expected: Vec<_> = before.into_iter().chain(coming).filter(|(_, row)| *row != nothing).collect();
        assert_eq!(super::rows(&end["instalments"]), expected, "seed {seed}: {case}");
        compared += 1;
        outstanding += u32::from(case["account"]["terms"]["accrual"] == "outstanding");
    }
    assert!(compared > 150 && outstanding > 60, "{compared} {outstanding}");
}

/// So many rows are paid, each on its day.
fn pay(case: &mut Value, rows: &Value, count: usize) {
    let paid = rows.as_array().unwrap().iter().take(count).filter(|row| row["payment"] != "0.00");
    for row in paid {
        let amount = if row["payment"].is_null() { &row["principal"] } else { &row["payment"] };
        let payment = json!({ "kind": "payment", "date": row["due"], "amount": amount });
        case["account"]["events"].as_array_mut().unwrap().push(payment);
    }
}
