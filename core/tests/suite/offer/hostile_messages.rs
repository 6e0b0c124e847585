//! Bad questions about plans, agreements, papers, contacts and applications: each with its number, the path of the field, and what it says.

use arrears::wire;
use serde_json::{Value, json};

use super::hostile::{good, set};

type Row = (&'static str, Value, u16, &'static str, &'static str);

fn all() -> Vec<Row> {
    [policies(), proposals_and_agreements(), papers_and_people()].concat()
}

fn policies() -> Vec<Row> {
    vec![
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "priceList": {"prices": [{"periods": 6, "fee": "0.01"}, {"periods": 3, "fee": "0.01"}]}}]),
            1419,
            "offers.policy.kinds[0].priceList.prices",
            "rows of a price list have ever more payments",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "priceList": {"prices": [{"periods": 3, "fee": "0.01"}, {"periods": 3, "fee": "0.02"}]}}]),
            1419,
            "offers.policy.kinds[0].priceList.prices",
            "rows of a price list have ever more payments",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "priceList": {"prices": [{"periods": 601, "fee": "0.01"}]}}]),
            1403,
            "offers.policy.kinds[0].priceList.prices",
            "601 periods, allowed 1 to 600",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "priceList": {"prices": [{"periods": 3, "fee": "-0.01"}]}}]),
            202,
            "offers.policy.kinds[0].priceList.prices[0].fee",
            "`-0.01`: rate outside 0 to 10 a year or its equivalent",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "priceList": {"prices": [{"periods": 3}]}}]),
            1902,
            "offers.policy.kinds[0].priceList.prices[0].fee",
            "this key is required",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "priceList": {"prices": [{"periods": 3, "fee": "0.01", "name": "spring"}]}}]),
            1901,
            "offers.policy.kinds[0].priceList.prices[0].name",
            "unknown key `name`, allowed: periods fee",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "rate": {"from": "0.1"}, "priceList": {"prices": [{"periods": 3, "fee": "0.01"}]}}]),
            1909,
            "offers.policy.kinds[0].rate",
            "a kind with a price list does not have this key",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "accrual": "frozen", "priceList": {"prices": [{"periods": 3, "fee": "0.01"}]}}]),
            1909,
            "offers.policy.kinds[0].accrual",
            "a kind with a price list does not have this key",
        ),
        (
            "/offers/policy/kinds",
            json!([{"kind": "billInstalments", "profile": {"kind": "interestOnly", "periods": 1}, "priceList": {"prices": [{"periods": 3, "fee": "0.01"}]}}]),
            1420,
            "offers.policy.kinds[0].priceList",
            "a fee by a price list is of level payments or of equal principal, in more than one payment",
        ),
        (
            "/offers/policy/kinds/0/bearing",
            json!(["interest", "lateFee"]),
            1421,
            "offers.policy.kinds[0].bearing",
            "`lateFee` never bears the interest of a plan: interest, penaltyInterest and compoundInterest may",
        ),
        (
            "/offers/policy/kinds/0/profile",
            json!({"kind": "fixed", "payment": "-5.00"}),
            105,
            "offers.policy.kinds[0].profile",
            "amount must be above zero",
        ),
        (
            "/offers/policy/kinds/0/profile",
            json!({"kind": "fixed"}),
            1902,
            "offers.policy.kinds[0].profile.payment",
            "this key is required",
        ),
        (
            "/offers/policy/kinds/0/profile",
            json!({"kind": "ballon"}),
            1905,
            "offers.policy.kinds[0].profile.kind",
            "unknown name `ballon`, allowed: level equalPrincipal fixed interestOnly stepUp principalFirst balloon",
        ),
        (
            "/offers/policy/kinds/0/firstPeriod",
            json!("half"),
            1905,
            "offers.policy.kinds[0].firstPeriod",
            "unknown name `half`, allowed: byDays whole",
        ),
        (
            "/offers/policy/kinds/0/frequency",
            json!("daily"),
            1905,
            "offers.policy.kinds[0].frequency",
            "unknown name `daily`, allowed: weekly fortnightly fourWeekly monthly quarterly yearly",
        ),
        (
            "/offers/policy/kinds/0/firstDueAfterDays",
            json!(367),
            1417,
            "offers.policy.kinds[0].firstDueAfterDays",
            "367 days, allowed 0 to 366",
        ),
        ("/offers/policy/proposalShare", json!("1.5"), 1402, "offers.policy.proposalShare", "share above 1"),
        (
            "/offers/policy/proposalShare",
            json!("-1"),
            202,
            "offers.policy.proposalShare",
            "`-1`: rate outside 0 to 10 a year or its equivalent",
        ),
        (
            "/offers/policy/lateFeeWaiver",
            json!({"amountAtMost": "50.00", "timesAtMost": 0, "withinMonths": 12}),
            1410,
            "offers.policy.lateFeeWaiver.timesAtMost",
            "0 entries given, allowed 1 to 65535",
        ),
        (
            "/offers/policy/lateFeeWaiver",
            json!({"amountAtMost": "50.00", "timesAtMost": 1, "withinMonths": 121}),
            1422,
            "offers.policy.lateFeeWaiver.withinMonths",
            "121 months, allowed 1 to 120",
        ),
    ]
}

fn proposals_and_agreements() -> Vec<Row> {
    vec![
        (
            "/offers/proposals/0/waive",
            json!({"principal": "1.5"}),
            1402,
            "offers.proposals[0].waive.principal",
            "share above 1",
        ),
        (
            "/offers/proposals/0/deferral",
            json!(601),
            1403,
            "offers.proposals[0].deferral",
            "601 periods, allowed 0 to 600",
        ),
        ("/offers/proposals/0/discount", json!("2"), 1402, "offers.proposals[0].discount", "share above 1"),
        (
            "/offers/lateFeeWaiver",
            json!({"amount": "0"}),
            105,
            "offers.lateFeeWaiver.amount",
            "amount must be above zero",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}, "prepayment": "faster"}}),
            1905,
            "agreement.accept.prepayment",
            "unknown name `faster`, allowed: nothing shorten lower",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "stepUp", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}}}),
            1514,
            "agreement.accept.kind",
            "no plan of this kind is offered, or the proposal is not accepted as it is",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}, "proposal": 1}}),
            1907,
            "agreement.accept.proposal",
            "1 given, the case has 1 proposals",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 0, "accelerates": true, "waived": "all", "accrual": "fromSigning"}}}),
            1507,
            "agreement.accept.clause",
            "a breach clause needs misses in a row or in all, at least 1",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}, "date": "2026-04-01"}}),
            1504,
            "agreement.accept.date",
            "accepted on 2026-04-01, the offer is of 2026-04-10",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "oral", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}}}),
            1902,
            "agreement.accept.recording",
            "this key is required",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}}, "pages": [{"kind": "payoffQuote", "language": "zh", "format": "text"}]}),
            1902,
            "agreement.quoteValidUntil",
            "this key is required; a quote needs its last day",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}}, "pages": [{"kind": "application", "language": "zh", "format": "text"}]}),
            1905,
            "agreement.pages[0].kind",
            "unknown name `application`, allowed: repaymentPlan agreement payoffQuote calendar csv",
        ),
        (
            "/agreement",
            json!({"accept": {"kind": "personalised", "parties": {"lender": "bank-7", "debtor": "d-1", "account": "card-5"}, "form": "written", "clause": {"consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning"}}, "quoteValidUntil": "2026-04-01"}),
            1515,
            "agreement.quoteValidUntil",
            "valid to 2026-04-01, before 2026-04-10",
        ),
    ]
}

fn papers_and_people() -> Vec<Row> {
    vec![
        (
            "/pages",
            json!([{"kind": "costDisclosure", "language": "zh"}]),
            1902,
            "pages[0].format",
            "this key is required",
        ),
        (
            "/pages",
            json!([{"kind": "disclosure", "language": "zh", "format": "text"}]),
            1905,
            "pages[0].kind",
            "unknown name `disclosure`, allowed: deadlines calendar consequences statement costDisclosure letter application settlementProof",
        ),
        (
            "/pages",
            json!([{"kind": "letter", "language": "zh", "format": "pdf"}]),
            1905,
            "pages[0].format",
            "unknown name `pdf`, allowed: text markdown html",
        ),
        (
            "/pages",
            json!([{"kind": "calendar", "language": "zh", "format": "text"}]),
            1909,
            "pages[0].format",
            "a page of this kind does not have this key",
        ),
        (
            "/pages",
            json!([{"kind": "application", "language": "de", "format": "text"}]),
            1905,
            "pages[0].language",
            "unknown name `de`, allowed: en zh",
        ),
        (
            "/casework",
            json!({"case": "c", "records": [{"date": "2026-04-01", "time": "09:00", "actor": "a", "kind": "step", "to": "opened"}, {"date": "2026-04-01", "time": "10:00", "actor": "a", "kind": "step", "to": "complaint"}, {"date": "2026-04-02", "time": "10:00", "actor": "a", "kind": "step", "to": "agreed"}]}),
            1612,
            "casework.records[2].to",
            "`complaint` came from `opened` and goes back there, not to `agreed`",
        ),
        (
            "/casework",
            json!({"case": "c", "records": [{"date": "2026-04-01", "time": "09:00", "actor": "a", "kind": "step", "to": "opened"}, {"date": "2026-04-01", "time": "10:00", "actor": "a", "kind": "agency", "agency": "a-9", "assigned": false}]}),
            1613,
            "casework.records[1].agency",
            "the agency does not act for the lender then: an `agency` record with `assigned` true comes before",
        ),
        (
            "/casework",
            json!({"case": "c", "records": [{"date": "2026-04-01", "time": "09:00", "actor": "a", "kind": "step", "to": "opened"}], "contact": {"date": "2026-04-02", "time": "10:00", "channel": "call", "purpose": "warn"}}),
            1905,
            "casework.contact.purpose",
            "unknown name `warn`, allowed: collect relay find",
        ),
        (
            "/casework",
            json!({"case": "c", "records": [{"date": "2026-04-01", "time": "09:00", "actor": "a", "kind": "note", "purpose": "find"}]}),
            1909,
            "casework.records[0].purpose",
            "a record of this kind does not have this key",
        ),
        (
            "/application",
            json!({"hardship": "illness", "months": [{"month": "2026-13", "income": "3000.00"}], "plan": {"payment": "50.00", "payments": 20, "firstDue": "2026-05-20"}}),
            301,
            "application.months[0].month",
            "`2026-13`: no such day: 2026-13-1",
        ),
        (
            "/application",
            json!({"hardship": "illness", "months": [{"month": "2026-04", "income": "3000.00"}, {"month": "2026-06", "income": "1.00"}], "plan": {"payment": "50.00", "payments": 20, "firstDue": "2026-05-20"}}),
            1615,
            "application.months[1].month",
            "the months of an application follow each other: that of 2026-05-01 comes next",
        ),
        (
            "/application",
            json!({"hardship": "illness", "months": [{"month": "2026-04", "income": "3000.00"}], "plan": {"payment": "50.00", "payments": 361, "firstDue": "2026-05-20"}}),
            1618,
            "application.plan.payments",
            "an application asks for 1 to 360 payments that end within the calendar, 361 given",
        ),
        (
            "/application",
            json!({"hardship": "illness", "months": [{"month": "2026-04", "income": "3000.00"}], "plan": {"payment": "0.00", "payments": 20, "firstDue": "2026-05-20"}}),
            105,
            "application.plan.payment",
            "amount must be above zero",
        ),
        (
            "/application",
            json!({"hardship": "illness", "months": [{"month": "2026-04", "income": "3000.00"}], "plan": {"payment": "50.00", "payments": 20, "firstDue": "2026-05-20"}, "reasons": [" "]}),
            1614,
            "application.reasons[0]",
            "a reason has 1 to 2000 characters, one of them visible, 1 given",
        ),
        (
            "/application",
            json!({"hardship": "illness", "months": [{"month": "2026-04", "income": "3000.00"}], "plan": {"payment": "50.00", "payments": 20, "firstDue": "2026-05-20"}, "asks": ["holiday"]}),
            1905,
            "application.asks[0]",
            "unknown name `holiday`, allowed: stopInterest waiveInterest waiveLateFees defer",
        ),
    ]
}

#[test]
fn each_says_what_is_wrong() {
    let mut wrong = Vec::new();
    for (pointer, value, code, path, message) in all() {
        let mut case = good();
        set(&mut case, pointer, value.clone());
        match wire::report(&case.to_string()) {
            Ok(_) => wrong.push(format!("{pointer} {value} is answered")),
            Err(error) if (error.code(), error.path(), error.message()) == (code, path, message) => {}
            Err(error) => wrong.push(format!("{pointer} {value}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
