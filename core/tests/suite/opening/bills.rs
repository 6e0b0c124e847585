//! Openings typed from a bill, and what contradicts itself in them.

// Semantics: [open-1] [open-2] [open-3] [open-4] [open-6] [open-7].

use arrears::balance::{
    BilledBy, CardAccount, CardOpening, OpeningDemand, OpeningDispute, OpeningError, OpeningGap, OpeningLateFee,
    OpeningPlan, OpeningPosting, OpeningStatement, ReplayFault,
};
use arrears::case::{AssumptionCertainty, Case};
use arrears::ledger::{Event, EventId, Ledger, PlanCharge};
use arrears::terms::{CardTerms, Issuer};
use arrears::{Component, Currency, MoneyError, MonthDay, wire};
use serde_json::{Value, json};

use super::screens::{loan_case, wrong_loans};
use crate::hostile::Row;
use crate::rates::{date, money};

fn terms() -> CardTerms {
    Issuer::Ccb.card(date("2023-01-01"), MonthDay::new(5).unwrap()).unwrap().build().unwrap()
}

fn bill() -> OpeningStatement {
    OpeningStatement::new(date("2023-04-05"), money("1000.00"), money("100.00")).unwrap()
}

fn fault(opening: &CardOpening) -> OpeningError {
    match opening.check(&terms()).unwrap_err() {
        ReplayFault::Opening(error) => error,
        other => panic!("{other:?}"),
    }
}

/// The case of a card with an opening.
pub(crate) fn case(opening: Value) -> Value {
    json!({
        "version": "arrears-case/2",
        "account": {
            "kind": "card",
            "terms": {
                "statementDay": 5,
                "due": { "rule": "daysAfterStatement", "days": 20 },
                "purchaseRates": [{ "daily": "0.0005" }],
                "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] }
            },
            "opening": opening,
            "events": []
        },
        "asOf": "2023-05-05",
    })
}

#[test]
fn three_figures_of_a_bill_and_nothing_else() {
    let case = case(json!({ "statement": { "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" } }));
    let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
    assert_eq!(report["delinquency"]["overdue"], "100.00");
    assert_eq!(report["delinquency"]["daysPastDue"], 10);
    assert_eq!(report["balance"]["payoff"], "1014.50", "1000.00 x 0.05 % x 29 d from the day after the bill");
    assert!(report["delinquency"].get("creditHistory").is_none());
    let told: Vec<&str> =
        report["assumptions"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
    let keys = ["owed", "owed.posted", "demands", "missedPayments", "revolving", "accrued.purchase"];
    assert_eq!(told[0], "account.events");
    assert_eq!(told[1..].to_vec(), keys.map(|key| format!("account.opening.{key}")));
}

/// A cent of a bill is owed as a million is.
#[test]
fn a_cent_that_a_bill_leaves_is_owed() {
    let mut case = case(json!({ "statement": { "date": "2023-04-05", "balance": "0.01", "minimum": "0.01" } }));
    case["asOf"] = json!("2023-04-06");
    let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
    assert_eq!(report["balance"]["payoff"], "0.01");
}

/// Of what was billed before the last statement, a part of a plan bears and a fee does not.
#[test]
fn a_part_of_a_plan_bears_and_a_fee_does_not() {
    let owed = |component: &str| {
        let posting =
            json!({ "component": component, "amount": "1000.00", "posted": "2023-02-10", "billed": "earlier" });
        let statement = json!({ "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" });
        let case = case(json!({ "statement": statement, "owed": [posting], "demands": [] }));
        let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
        report["balance"]["payoff"].clone()
    };
    assert_eq!(
        ["purchase", "instalment", "serviceFee"].map(owed),
        ["1014.50", "1014.50", "1000.00"].map(|amount| json!(amount))
    );
}

/// Payments missed in a row are of the last cycles, where no other ones are told.
#[test]
fn payments_missed_in_a_row_are_the_last_cycles() {
    let cycles = |missed: u32| {
        let statement = json!({ "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" });
        let mut case = case(json!({ "statement": statement, "missedPayments": missed }));
        (case["asOf"], case["opening"]) = (json!("2023-04-06"), json!(true));
        let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
        report["opening"]["missedCycles"].clone()
    };
    assert_eq!([1, 2].map(cycles), [json!([1]), json!([1, 2])]);
}

#[test]
fn the_day_of_an_opening_is_answered_with_its_end() {
    let opening = CardOpening::of_bill(bill());
    let (terms, ledger) = (terms(), Ledger::new([]).unwrap());
    let account = CardAccount::new(&terms, &ledger).opened_with(&opening);
    assert_eq!((account.opened(), account.has_opening()), (date("2023-04-05"), true));
    assert_eq!(account.as_of(date("2023-04-05")).unwrap().payoff(), money("1000.00"));
    let before = account.as_of(date("2023-04-04")).unwrap_err().fault;
    let (date, day) = (date("2023-04-04"), date("2023-04-05"));
    assert_eq!(before, OpeningError::NotAfter { date, day }.into());
}

#[test]
fn a_case_made_in_rust_tells_what_it_assumes() {
    let case =
        Case::new(terms(), Ledger::new([]).unwrap(), date("2023-04-20")).opened_with(CardOpening::of_bill(bill()));
    let answer = case.answer().unwrap();
    let posted = answer.assumptions().iter().find(|one| one.key() == "account.opening.owed.posted").unwrap();
    assert_eq!((posted.certainty(), posted.given_value()), (AssumptionCertainty::Unknown, None));
    let case = case.writing_opening();
    let answer = case.answer().unwrap();
    let Some(arrears::case::AccountOpening::Card(opening)) = answer.opening() else { panic!("asked for") };
    assert_eq!((opening.day, opening.gaps().count()), (date("2023-04-20"), 0));
}

#[test]
fn what_is_told_in_cents_is_said_to_be_rounded() {
    let mut told = case(json!({
        "day": "2023-03-20",
        "owed": [{ "component": "cash", "amount": "1000.00", "posted": "2023-03-10" }],
        "accrued": { "cash": "5.50" },
    }));
    told["asOf"] = json!("2023-04-05");
    let report: Value = serde_json::from_str(&wire::report(&told.to_string()).unwrap()).unwrap();
    assert_eq!(report["statements"][0]["interest"], "13.00");
    let rounded = &report["assumptions"][1];
    assert_eq!((&rounded["key"], &rounded["value"]), (&json!("account.opening.accrued.cash"), &json!("5.50")));
    assert_eq!(rounded["certainty"], "rounded");
    let lines = report["lines"].as_array().unwrap();
    let interest = lines.iter().find(|line| line["kind"] == "interest").unwrap();
    assert_eq!(interest["broughtForward"], "550", "in minor units");
    assert!(interest["text"]["en"].as_str().unwrap().starts_with("interest +13.00: 5.50 brought forward"));
    assert!(interest["text"]["zh"].as_str().unwrap().contains("期初结转"));
}

#[test]
fn older_demands_say_since_when_it_is_overdue() {
    let opening = json!({
        "day": "2023-04-25",
        "statement": { "date": "2023-04-05", "balance": "1000.00", "minimum": "300.00", "paidInFull": false },
        "demands": [{ "due": "2023-02-25", "amount": "100.00" }, { "due": "2023-04-25", "amount": "200.00" }],
        "lateFee": { "shortfall": "300.00", "principal": "900.00" },
        "owed": [
            { "component": "purchase", "amount": "900.00", "billed": "earlier" },
            { "component": "interest", "amount": "100.00", "billed": "last" },
        ],
        "revolving": true,
    });
    let mut case = case(opening);
    case["account"]["terms"]["lateFees"] = json!([{ "rate": "0.05" }]);
    case["asOf"] = json!("2023-04-26");
    let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
    assert_eq!(report["delinquency"]["overdueSince"], "2023-02-25");
    assert_eq!(
        (&report["delinquency"]["overdue"], &report["delinquency"]["daysPastDue"]),
        (&json!("300.00"), &json!(60))
    );
    assert_eq!(report["delinquency"]["consecutiveMissedPayments"], 2, "the demands past their grace");
    assert_eq!(report["lateFees"][0]["amount"], "15.00");
}

#[test]
fn a_refund_and_a_settlement_name_what_the_opening_tells() {
    let mut opening = CardOpening::new(date("2023-03-20"), Currency::CNY);
    let bought = |amount: &str, day: &str| OpeningPosting::new(Component::Purchase, money(amount)).posted(date(day));
    opening.owed = Some(vec![bought("300.00", "2023-03-10"), bought("200.00", "2023-03-12")]);
    opening.plans = vec![OpeningPlan::new(money("120.00"), 12, PlanCharge::Free, 2)];
    let ledger = Ledger::new([
        Event::refund_of(EventId::opened(0), date("2023-03-22"), money("300.00")),
        Event::settlement_of(EventId::opened_plan(0), date("2023-03-23")),
    ])
    .unwrap();
    let terms = terms();
    let position = CardAccount::new(&terms, &ledger).opened_with(&opening).as_of(date("2023-03-24")).unwrap();
    assert_eq!(
        (position.of(Component::Purchase), position.of(Component::Instalment)),
        (money("200.00"), money("100.00"))
    );
    // Without the opening nobody knows what they name.
    let error = CardAccount::new(&terms, &ledger).as_of(date("2023-03-24")).unwrap_err();
    assert_eq!(error.fault, ReplayFault::TargetMissing);
}

#[test]
fn an_amount_in_another_currency_is_refused() {
    let dollar = arrears::Money::from_minor(100, Currency::USD).unwrap();
    let changes: [fn(&mut CardOpening, arrears::Money); 4] = [
        |opening, dollar| opening.credit = dollar,
        |opening, dollar| opening.owed = Some(vec![OpeningPosting::new(Component::Purchase, dollar)]),
        |opening, dollar| opening.late_fee = Some(OpeningLateFee::new(dollar, dollar)),
        |opening, dollar| opening.plans = vec![OpeningPlan::new(dollar, 12, PlanCharge::Free, 1)],
    ];
    for change in changes {
        let mut opening = CardOpening::of_bill(bill());
        change(&mut opening, dollar);
        assert!(matches!(opening.check(&terms()), Err(ReplayFault::Money(MoneyError::MixedCurrencies { .. }))));
    }
}

#[test]
fn openings_that_contradict_themselves() {
    let bill_with = |change: fn(&mut OpeningStatement)| {
        let mut bill = bill();
        change(&mut bill);
        CardOpening::of_bill(bill)
    };
    let with = |change: fn(&mut CardOpening)| {
        let mut opening = CardOpening::of_bill(bill());
        change(&mut opening);
        opening
    };
    let day = date("2023-04-05");
    let lost = |opening: &mut CardOpening| {
        opening.day = date("2023-04-28");
        opening.statement = opening.statement.map(|mut last| {
            last.was_paid_in_full = Some(false);
            last
        });
    };
    let mut without_miss = CardOpening::of_bill(bill());
    lost(&mut without_miss);
    without_miss.missed_payments = Some(0);
    without_miss.late_fee = Some(OpeningLateFee::new(money("1"), money("1")));
    for (opening, expected) in [
        (
            with(|o| o.day = date("2022-12-31")),
            OpeningError::BeforeAccount { day: date("2022-12-31"), opened: date("2023-01-01") },
        ),
        (
            bill_with(|b| b.minimum = money("1000.01")),
            OpeningError::MinimumAboveBalance { minimum: money("1000.01"), balance: money("1000") },
        ),
        (bill_with(|b| b.due = Some(date("2023-04-05"))), OpeningError::DueNotAfter { due: day, statement: day }),
        (
            bill_with(|b| b.late_payment_grace_end = Some(date("2023-04-06"))),
            OpeningError::GraceBeforeDue { end: date("2023-04-06"), due: date("2023-04-25") },
        ),
        (
            with(|o| o.day = date("2023-04-04")),
            OpeningError::StatementAfter { statement: day, day: date("2023-04-04") },
        ),
        (
            bill_with(|b| b.date = date("2023-03-05")).tap_day("2023-04-05"),
            OpeningError::Undecided { statement: date("2023-03-05") },
        ),
        (
            bill_with(|b| (b.date, b.was_paid_in_full) = (date("2023-03-05"), Some(true))).tap_day("2023-04-05"),
            OpeningError::StatementMissing { statement: date("2023-03-05"), next: day },
        ),
        (
            bill_with(|b| b.was_paid_in_full = Some(true)),
            OpeningError::Decided { statement: day, end: date("2023-04-28"), day },
        ),
        (
            with(|o| {
                o.owed = Some(vec![OpeningPosting::new(Component::Purchase, money("900")).billed(BilledBy::Last)])
            }),
            OpeningError::OwedNotBilled { owed: money("900"), left: money("1000") },
        ),
        (
            with(|o| o.credit = money("0.01")),
            OpeningError::CreditWithDebt { credit: money("0.01"), owed: money("1000") },
        ),
        (
            with(|o| {
                o.owed = Some(vec![OpeningPosting::new(Component::Purchase, money("900")).posted(date("2023-04-07"))])
            }),
            OpeningError::DateAfter { date: date("2023-04-07"), day },
        ),
        (
            with(|o| {
                o.owed = Some(vec![OpeningPosting::new(Component::Purchase, money("900")).billed(BilledBy::Before)])
            }),
            OpeningError::NotTold,
        ),
        (
            with(|o| o.demands = Some(vec![OpeningDemand::new(date("2023-04-25"), money("1")); 2])),
            OpeningError::NotAscending,
        ),
        (
            with(|o| {
                let mut before = bill();
                (before.date, before.due) = (date("2023-03-05"), Some(date("2023-04-10")));
                o.before = Some(before);
                let owed = |by| OpeningPosting::new(Component::Purchase, money("300")).billed(by);
                o.owed = Some([BilledBy::Before, BilledBy::Earlier, BilledBy::Last].map(owed).to_vec());
            }),
            OpeningError::NotAscending,
        ),
        (
            with(|o| {
                let purchase = OpeningPosting::new(Component::Purchase, money("0")).billed(BilledBy::Last);
                o.disputes = vec![OpeningDispute::new(purchase)];
            }),
            OpeningError::Negative,
        ),
        (
            with(|o| o.plans = vec![OpeningPlan::new(money("12"), 12, PlanCharge::Free, 12)]),
            OpeningError::PartsBilled { billed: 12, periods: 12 },
        ),
        (
            with(|o| o.owed = Some(vec![OpeningPosting::new(Component::Loan, money("1000")).billed(BilledBy::Last)])),
            OpeningError::WrongComponent { component: Component::Loan },
        ),
        (without_miss, OpeningError::NoMiss),
        (with(|o| o.credit = money("-0.01")), OpeningError::Negative),
    ] {
        assert_eq!(fault(&opening), expected);
    }
}

/// The same on another day.
trait Tap {
    fn tap_day(self, day: &str) -> Self;
}

impl Tap for CardOpening {
    fn tap_day(mut self, day: &str) -> Self {
        self.day = date(day);
        self
    }
}

/// What is wrong with an opening: the name, the path, part of the message, and the opening.
pub(super) type Wrong = (&'static str, &'static str, &'static str, Value);

fn wrong() -> Vec<Wrong> {
    let statement = json!({ "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" });
    let with = |key: &str, value: Value| {
        let mut opening = json!({ "statement": statement });
        opening[key] = value;
        opening
    };
    let bill = |key: &str, value: Value| {
        let mut opening = json!({ "statement": statement });
        opening["statement"][key] = value;
        opening
    };
    let owed = |posting: Value| with("owed", json!([posting]));
    vec![
        ("missingKey", "day", "required", json!({})),
        (
            "missingKey",
            "statement.minimum",
            "required",
            json!({ "statement": { "date": "2023-04-05", "balance": "1.00" } }),
        ),
        ("unknownKey", "statement.min", "", bill("min", json!("1.00"))),
        ("amountNegative", "statement.balance", "below zero", bill("balance", json!("-1.00"))),
        ("minimumAboveBalance", "statement.minimum", "1001.00", bill("minimum", json!("1001.00"))),
        ("dueNotAfterStatement", "statement.due", "2023-04-05", bill("due", json!("2023-04-05"))),
        (
            "graceBeforeDue",
            "statement.latePaymentGraceEnd",
            "2023-04-24",
            bill("latePaymentGraceEnd", json!("2023-04-24")),
        ),
        ("statementAfterOpening", "statement.date", "2023-04-04", with("day", json!("2023-04-04"))),
        ("statementUndecided", "statement.paidInFull", "must say", with("day", json!("2023-04-25"))),
        ("statementDecided", "statement.paidInFull", "2023-04-25", bill("paidInFull", json!(false))),
        (
            "owedNotBilled",
            "owed",
            "999.99",
            owed(json!({ "component": "purchase", "amount": "999.99", "billed": "last" })),
        ),
        ("creditWithDebt", "credit", "1000.00", with("credit", json!("0.01"))),
        ("amountNegative", "credit", "below zero", with("credit", json!("-0.01"))),
        ("amountNotPositive", "owed[0].amount", "above zero", owed(json!({ "component": "purchase", "amount": "0" }))),
        ("unknownName", "owed[0].component", "allowed", owed(json!({ "component": "purchases", "amount": "1" }))),
        (
            "componentOfAnother",
            "owed",
            "loan",
            owed(json!({ "component": "loan", "amount": "1000.00", "billed": "last" })),
        ),
        (
            "unknownName",
            "owed[0].billed",
            "last before earlier",
            owed(json!({ "component": "cash", "amount": "1", "billed": "first" })),
        ),
        (
            "statementNotTold",
            "owed",
            "not told",
            owed(json!({ "component": "cash", "amount": "1", "billed": "before" })),
        ),
        (
            "dateAfterOpening",
            "owed",
            "2023-04-07",
            owed(json!({ "component": "cash", "amount": "1", "posted": "2023-04-07" })),
        ),
        (
            "notExact",
            "owed[0].sincePosting",
            "a/b",
            owed(json!({ "component": "cash", "amount": "1", "sincePosting": "1/7" })),
        ),
        (
            "keyOfAnotherKind",
            "owed[0].id",
            "only a purchase",
            owed(json!({ "id": "a", "component": "cash", "amount": "1" })),
        ),
        (
            "notOldestFirst",
            "owed",
            "oldest",
            with(
                "owed",
                json!([
                    { "component": "cash", "amount": "1.00" },
                    { "component": "purchase", "amount": "1000.00", "billed": "last" },
                ]),
            ),
        ),
        ("partsBilled", "plans", "13", with("plans", json!([{ "amount": "1", "periods": 12, "billed": 13 }]))),
        (
            "feeWithoutMiss",
            "lateFee",
            "no payment",
            with("lateFee", json!({ "shortfall": "1.00", "principal": "1.00" })),
        ),
        ("notExact", "accrued.purchase", "a/b", with("accrued", json!({ "purchase": "1/0" }))),
        ("tooManyDecimals", "accrued.purchase", "decimals", with("accrued", json!({ "purchase": "0.001" }))),
        ("openingNegative", "", "below zero", with("accrued", json!({ "purchase": "-1/100" }))),
        ("componentOfAnother", "frozen", "penaltyInterest", with("frozen", json!(["penaltyInterest"]))),
        ("rateOutOfRange", "purchaseRate.daily", "", with("purchaseRate", json!({ "daily": "2" }))),
        ("countedBackTooFar", "missedCycles[1]", "65", with("missedCycles", json!([1, 65]))),
        ("countedBackTooFar", "missedCycles[0]", "1 to 64", with("missedCycles", json!([0]))),
        ("statementMissing", "statement.date", "2023-04-05", with("nextStatement", json!("2023-04-05"))),
        (
            "amountNegative",
            "creditLimit.amount",
            "",
            with("creditLimit", json!({ "from": "2023-04-01", "amount": "-1" })),
        ),
        ("amountNotPositive", "disputes[0].amount", "above zero", with("disputes", json!([{ "amount": "0" }]))),
        (
            "momentTooLarge",
            "",
            "1073741825",
            owed(json!({ "component": "purchase", "amount": "1000.00", "billed": "last", "moment": 1_073_741_825 })),
        ),
    ]
}

#[test]
fn documents_with_a_wrong_opening() {
    for (name, path, message, opening) in wrong() {
        let error = wire::report(&case(opening.clone()).to_string()).unwrap_err();
        let full = if path.is_empty() { "account.opening".to_owned() } else { format!("account.opening.{path}") };
        assert_eq!((error.name(), error.path()), (name, full.as_str()), "{error} {opening}");
        assert!(error.message().contains(message), "{error}");
    }
}

#[test]
fn what_an_opening_has_summed_up_is_no_event() {
    let opened = |event: Value| {
        let mut case = case(json!({
            "day": "2023-04-05",
            "statement": { "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" },
            "owed": [{ "id": "shoes", "component": "purchase", "amount": "1000.00", "billed": "last" }],
        }));
        case["account"]["events"] = json!([event]);
        wire::report(&case.to_string()).unwrap_err()
    };
    let early = opened(json!({ "kind": "payment", "date": "2023-04-05", "amount": "1.00" }));
    assert_eq!((early.name(), early.path()), ("notAfterOpening", "account.events[0].date"));
    assert!(early.message().contains("the opening of 2023-04-05") && early.message().contains("chargeback"), "{early}");
    let bounced = opened(json!({ "kind": "reversal", "recorded": "2023-04-10", "of": "paid" }));
    assert_eq!((bounced.name(), bounced.path()), ("unknownId", "account.events[0].of"));
    assert!(bounced.message().contains("the opening of 2023-04-05"), "{bounced}");
    let undone = opened(json!({ "kind": "reversal", "recorded": "2023-04-10", "of": "shoes" }));
    assert_eq!((undone.name(), undone.path()), ("reversesOpening", "account.events[0].of"));
    let twice = opened(json!({ "id": "shoes", "kind": "payment", "date": "2023-04-10", "amount": "1.00" }));
    assert_eq!((twice.name(), twice.path()), ("duplicateId", "account.events[0].id"));
    let plan = opened(json!({ "kind": "instalmentSettlement", "date": "2023-04-10", "plan": "shoes" }));
    assert_eq!((plan.name(), plan.path()), ("unknownTarget", "account.events[0].plan"));
    let mut before = case(json!({ "statement": { "date": "2023-04-05", "balance": "1.00", "minimum": "1.00" } }));
    before["asOf"] = json!("2023-04-04");
    let before = wire::report(&before.to_string()).unwrap_err();
    assert_eq!((before.name(), before.path()), ("notAfterOpening", "asOf"));
}

#[test]
fn a_gap_says_what_stands_for_it() {
    let opening = CardOpening::of_bill(bill());
    let gaps: Vec<OpeningGap> = opening.gaps().collect();
    assert!(gaps.contains(&OpeningGap::Owed(money("1000"))) && gaps.contains(&OpeningGap::Demands(money("100"))));
    let value = OpeningGap::MissedPayments(2).value(Currency::CNY);
    assert_eq!((value.as_deref(), OpeningGap::PostingDay(Some(3)).key().as_str()), (Some("2"), "owed[3].posted"));
}

/// A bill, with something changed around it.
fn bill_case(change: fn(&mut Value)) -> String {
    let statement = json!({ "date": "2023-04-05", "balance": "1000.00", "minimum": "100.00" });
    let mut case = case(json!({ "statement": statement }));
    change(&mut case);
    case.to_string()
}

/// Documents with a wrong opening, or something wrong around one.
pub(crate) fn rows() -> Vec<Row> {
    let full =
        |path: &str| if path.is_empty() { "account.opening".to_owned() } else { format!("account.opening.{path}") };
    let leak = |path: String| -> &'static str { Box::leak(path.into_boxed_str()) };
    let of_card =
        wrong().into_iter().map(|(name, path, _, opening)| (name, leak(full(path)), case(opening).to_string()));
    let of_loan = wrong_loans()
        .into_iter()
        .map(|(name, path, _, opening)| (name, leak(full(path)), loan_case(opening).to_string()));
    let around: [Row; 5] = [
        (
            "notAfterOpening",
            "account.events[0].date",
            bill_case(|case| {
                case["account"]["events"] = json!([{ "kind": "payment", "date": "2023-04-05", "amount": "1.00" }]);
            }),
        ),
        (
            "openingBeforeAccount",
            "account.opening.day",
            bill_case(|case| {
                case["account"]["terms"]["opened"] = json!("2023-04-06");
            }),
        ),
        (
            "statementMissing",
            "account.opening.statement.date",
            bill_case(|case| {
                case["account"]["opening"]["day"] = json!("2023-05-05");
                case["account"]["opening"]["statement"]["paidInFull"] = json!(true);
            }),
        ),
        (
            "reversesOpening",
            "account.events[0].of",
            bill_case(|case| {
                case["account"]["opening"]["owed"] =
                    json!([{ "id": "a", "component": "purchase", "amount": "1000.00", "billed": "last" }]);
                case["account"]["events"] = json!([{ "kind": "reversal", "recorded": "2023-04-10", "of": "a" }]);
            }),
        ),
        (
            "disputeBeforeOpening",
            "account.events[0].of",
            bill_case(|case| {
                case["account"]["opening"]["disputes"] = json!([{ "id": "d", "amount": "10.00", "billed": "last" }]);
                let end = json!({ "kind": "disputeEnd", "date": "2023-04-10", "of": "d", "outcome": "forCustomer" });
                case["account"]["events"] = json!([end]);
            }),
        ),
    ];
    of_card.chain(of_loan).chain(around).collect()
}
