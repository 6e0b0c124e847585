//! Loans that contradict themselves, and events that cannot be: each with its number, its place and a message.

use arrears::wire;
use serde_json::{Value, json};

use super::desk::Loan;

fn refused(case: &Value) -> (u16, String) {
    let error = wire::report(&case.to_string()).err().unwrap_or_else(|| panic!("{case} is read"));
    assert!(!error.message().is_empty() && !error.message().ends_with('.'), "{error}");
    (error.code(), error.path().to_owned())
}

#[test]
fn terms_that_cannot_be() {
    let penalty = json!({ "multiple": "1.5" });
    let both = json!({ "multiple": "1.5", "base": "principalAndInterest" });
    let table = [
        (json!({ "principal": "0.00" }), 105, "principal"),
        (json!({ "principal": "-5" }), 105, "principal"),
        (json!({ "principal": "1.001" }), 101, "principal"),
        (json!({ "principal": "99999999999999" }), 102, "principal"),
        (json!({ "principal": 5 }), 1903, "principal"),
        (json!({ "currency": "XYZ" }), 104, "currency"),
        (json!({ "currency": "JPY" }), 101, "principal"),
        (json!({ "disbursed": "2023-02-30" }), 301, "disbursed"),
        (json!({ "firstDue": "2023-01-10" }), 1704, "firstDue"),
        (json!({ "firstDue": "2022-12-31" }), 1704, "firstDue"),
        (json!({ "firstDue": "2199-06-01" }), 302, "periods"),
        (json!({ "periods": 0 }), 1700, "periods"),
        (json!({ "periods": 601 }), 1700, "periods"),
        (json!({ "periods": -1 }), 1903, "periods"),
        (json!({ "payDay": 11 }), 1705, "payDay"),
        (json!({ "payDay": 32 }), 303, "payDay"),
        (json!({ "rate": {} }), 1902, "rate"),
        (json!({ "rate": { "annual": "0.1", "daily": "0.0005" } }), 1910, "rate.annual"),
        (json!({ "rate": { "annual": "10.1" } }), 202, "rate.annual"),
        (json!({ "rate": { "daily": "0.05" } }), 202, "rate.daily"),
        (json!({ "rate": { "weekly": "0.01" } }), 1901, "rate.weekly"),
        (json!({ "rate": { "daily": "0.0005" } }), 1706, "rate"),
        (json!({ "method": "flatFee", "rate": { "daily": "0.0005" } }), 1707, "rate"),
        (json!({ "method": "flatFee", "periodInterest": "actualDays" }), 1707, "rate"),
        (json!({ "method": "flatFee", "penalty": penalty }), 452, "method"),
        (json!({ "method": "flatFee", "compound": "contract" }), 452, "method"),
        (json!({ "method": "balloon" }), 1905, "method"),
        (json!({ "dayCount": "actual364" }), 1905, "dayCount"),
        (json!({ "compound": "penalty" }), 451, "compound"),
        (json!({ "compound": "contract", "penalty": both }), 450, "compound"),
        (json!({ "penalty": {} }), 1902, "penalty.multiple"),
        (json!({ "penalty": { "multiple": "1.5", "rate": { "annual": "0.1" } } }), 1910, "penalty.rate"),
        (json!({ "penalty": { "multiple": "1.00000000001" } }), 203, "penalty"),
        (json!({ "rate": { "annual": "8" }, "penalty": penalty }), 202, "penalty"),
        (json!({ "latePaymentGraceDays": 367 }), 410, "latePaymentGraceDays"),
        (json!({ "latePaymentGraceDays": -1 }), 1903, "latePaymentGraceDays"),
        (json!({ "lateFee": { "rate": "0.05", "floor": "20", "cap": "10" } }), 407, "lateFee"),
        (json!({ "lateFee": { "rate": "0.05", "floor": "-1" } }), 106, "lateFee.floor"),
        (json!({ "lateFee": { "rate": "5 %" } }), 200, "lateFee.rate"),
        (json!({ "allocation": { "order": [["cost"], ["principal"]] } }), 403, "allocation.order"),
        (json!({ "allocation": { "order": [["principal", "loan"]] } }), 404, "allocation.order"),
        (json!({ "allocation": { "mode": "newestFirst" } }), 1905, "allocation.mode"),
        (json!({ "preset": "loanshark" }), 1905, "preset"),
        (json!({ "statementDay": 5 }), 1901, "statementDay"),
    ];
    for (terms, code, path) in table {
        let mut loan = Loan::with(&terms);
        loan.0["account"]["events"] = json!([]);
        let (given_code, given_path) = refused(&loan.0);
        assert_eq!((given_code, given_path.trim_start_matches("account.terms.")), (code, path), "{terms}");
    }
}

#[test]
fn events_that_cannot_be() {
    let on = "2023-02-20";
    let table = [
        (json!({ "kind": "disbursement", "date": on, "amount": "10000.00" }), 620, ""),
        (json!({ "kind": "payment", "date": "2023-01-09", "amount": "1" }), 600, ".date"),
        (json!({ "kind": "payment", "date": on, "amount": "0" }), 105, ".amount"),
        (json!({ "kind": "purchase", "date": on, "amount": "1" }), 606, ""),
        (json!({ "kind": "cashAdvance", "date": on, "amount": "1" }), 606, ""),
        (json!({ "kind": "refund", "date": on, "amount": "1" }), 606, ""),
        (json!({ "kind": "conversion", "date": on, "amount": "1", "periods": 2 }), 606, ""),
        (json!({ "kind": "instalmentSettlement", "date": on }), 606, ""),
        (json!({ "kind": "rateChange", "date": on, "purchase": { "daily": "0.0004" } }), 606, ""),
        (json!({ "kind": "rateChange", "date": on }), 512, ""),
        (
            json!({ "kind": "rateChange", "date": on, "rate": { "annual": "0.1" }, "cash": { "daily": "0.0004" } }),
            1910,
            ".rate",
        ),
        (json!({ "kind": "rateChange", "date": on, "rate": { "annual": "11" } }), 202, ".rate.annual"),
        (json!({ "kind": "rateChange", "date": on, "rate": { "annual": "9" } }), 202, ""),
        (json!({ "kind": "earlyRepayment", "date": on, "amount": "2000.00" }), 630, ""),
        (json!({ "kind": "earlyRepayment", "date": on, "amount": "1", "keep": "both" }), 1905, ".keep"),
        (json!({ "kind": "dueDateChange", "date": on }), 1902, ".due"),
        (json!({ "kind": "dueDateChange", "date": on, "due": on }), 622, ""),
        (json!({ "kind": "dueDateChange", "date": on, "due": "2199-06-01" }), 302, ""),
        (json!({ "kind": "waiver", "date": on, "component": "lateFee", "amount": "1" }), 602, ""),
        (json!({ "kind": "waiver", "date": on, "component": "principal", "amount": "9000.00" }), 602, ""),
        (json!({ "kind": "freeze", "date": on, "components": ["loan"] }), 511, ".components"),
        (json!({ "kind": "fee", "date": on, "component": "interest", "amount": "1" }), 511, ".component"),
        (json!({ "kind": "acceleration", "date": on, "amount": "1" }), 1909, ".amount"),
        (json!({ "kind": "reversal", "recorded": on, "of": "nothing" }), 1907, ".of"),
    ];
    for (event, code, path) in table {
        let mut loan = Loan::with(&json!({ "penalty": { "multiple": "1.5" } })).event(event.clone());
        loan.0["asOf"] = json!("2023-03-01");
        let (given_code, given_path) = refused(&loan.0);
        assert_eq!((given_code, given_path.trim_start_matches("account.events[1]")), (code, path), "{event}");
    }
}

#[test]
fn what_a_loan_can_no_longer_do() {
    let call = || json!({ "kind": "acceleration", "date": "2023-02-20" });
    let mut twice = Loan::with(&json!({})).event(call()).event(call());
    twice.0["asOf"] = json!("2023-03-01");
    assert_eq!(refused(&twice.0), (621, "account.events[2]".to_owned()));
    let mut never = Loan::with(&json!({ "acceleration": false })).event(call());
    never.0["asOf"] = json!("2023-03-01");
    assert_eq!(refused(&never.0), (621, "account.events[1]".to_owned()));
    let mut over = Loan::with(&json!({}))
        .event(call())
        .event(json!({ "kind": "dueDateChange", "date": "2023-02-21", "due": "2023-03-25" }));
    over.0["asOf"] = json!("2023-03-01");
    assert_eq!(refused(&over.0).0, 622);
    let mut before = Loan::with(&json!({}));
    before.0["asOf"] = json!("2023-01-09");
    assert_eq!(refused(&before.0), (600, "asOf".to_owned()));
    let mut wrong = Loan::with(&json!({}));
    wrong.0["account"]["events"][0]["amount"] = json!("9999.99");
    assert_eq!(refused(&wrong.0).0, 620);
    // A card has no instalments to call due.
    let card = json!({
        "version": "arrears-case/2", "asOf": "2023-02-20",
        "account": { "kind": "card", "events": [call()],
            "terms": { "preset": "ccb", "opened": "2023-01-01", "statementDay": 5 } },
    });
    assert_eq!(refused(&card).0, 606);
}
