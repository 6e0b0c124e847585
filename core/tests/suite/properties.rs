//! What must hold whatever the account has been through: over the random cases, each told by its seed.
//!
//! Semantics: [value-12] [alloc-7] [card-7] [card-31].
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::sync::LazyLock;

use arrears::balance::{CardAccount, CardReplay, Explanation, Line, Room, Silent, What, Workspace};
use arrears::ledger::{Action, Ledger};
use arrears::terms::CardTerms;
use arrears::wire::{AccountTerms, Case};
use arrears::{Component, Date};
use serde_json::{Value, json};

use crate::agreement::engine;
use crate::cases::fen;
use crate::extent;
use crate::random::random_case;

/// How many random cases each property is held against; telling them takes longer than replaying them.
const SEEDS: u64 = 1_000;

/// Random cases that are possible, with their seeds.
fn possible() -> impl Iterator<Item = (u64, Value)> {
    static CASES: LazyLock<Vec<(u64, Value)>> = LazyLock::new(|| {
        let told = (0..SEEDS).map(|seed| (seed, random_case(seed)));
        told.filter(|(_, case)| !is_refused(&engine(case))).collect()
    });
    CASES.iter().cloned()
}

fn is_refused(report: &Value) -> bool {
    report.get("refused").is_some()
}

/// The figures of two documents are the same, or both are refused.
fn same(seed: u64, one: &Value, other: &Value) {
    let (a, b) = (engine(one), engine(other));
    if !is_refused(&a) || !is_refused(&b) {
        assert!(a == b, "seed {seed}\n{a}\n{b}\n{one}\n{other}");
    }
}

fn events(case: &Value) -> &Vec<Value> {
    case["account"]["events"].as_array().unwrap()
}

fn events_mut(case: &mut Value) -> &mut Vec<Value> {
    case["account"]["events"].as_array_mut().unwrap()
}

fn retold(case: &Value, events: Vec<Value>) -> Value {
    let mut case = case.clone();
    case["account"]["events"] = Value::Array(events);
    case
}

fn forget(case: &mut Value, key: &str) {
    case.as_object_mut().unwrap().remove(key);
}

fn recorded(event: &Value) -> &str {
    let day = if event["recorded"].is_null() { &event["date"] } else { &event["recorded"] };
    day.as_str().unwrap()
}

/// Whether an event that refers to another finds it.
fn refers_to_nothing(events: &[Value]) -> bool {
    let known = |id: &Value| id.is_null() || events.iter().any(|event| event["id"] == *id);
    !events.iter().all(|event| known(&event["of"]) && known(&event["plan"]))
}

fn date(text: &Value) -> Date {
    Date::parse(text.as_str().unwrap()).unwrap()
}

/// Terms and ledger of a card.
fn card(case: &Value) -> (CardTerms, Ledger) {
    let case = Case::read(&case.to_string()).unwrap();
    let (AccountTerms::Card(terms), ledger, _) = case.into_account() else { panic!("random cases are cards") };
    (*terms, ledger)
}

/// Days of an account on which something turns: every statement, the end of its late-payment grace, and the day after each.
fn turning_days(case: &Value) -> Vec<Date> {
    let report = engine(case);
    let statements = report["statements"].as_array().unwrap();
    let turns =
        statements.iter().flat_map(|statement| [date(&statement["date"]), date(&statement["latePaymentGraceEnd"])]);
    let as_of = date(&case["asOf"]);
    turns.flat_map(|day| [day, day.plus_days(1).unwrap()]).filter(|day| *day <= as_of).chain([as_of]).collect()
}

/// Nobody is asked for more than is billed and unpaid, under either value of `carry`.
#[test]
fn what_is_overdue_is_billed_and_what_is_billed_is_in_the_payoff() {
    let (mut days, mut late) = (0, 0);
    for (seed, case) in possible().take(300) {
        let (terms, ledger) = card(&case);
        let account = CardAccount::new(&terms, &ledger);
        for day in turning_days(&case) {
            let Ok(position) = account.as_of(day) else { continue };
            let billed: i64 = Component::ALL.into_iter().map(|component| position.billed(component).minor()).sum();
            let (overdue, payoff) = (position.overdue().minor(), position.payoff().minor());
            assert!(overdue <= billed && billed <= payoff, "seed {seed} on {day}: {overdue}, {billed}, {payoff}");
            (days, late) = (days + 1, late + i32::from(overdue > 0));
        }
    }
    assert!(days > 1_000 && late > 100, "{days} days, {late} of them late");
}

#[test]
fn balances_add_up_on_every_day_that_turns() {
    let mut days = 0;
    for (seed, mut case) in possible().take(usize::try_from(extent::cases(100)).unwrap()) {
        for day in turning_days(&case) {
            case["asOf"] = json!(day.to_string());
            let report = engine(&case);
            if is_refused(&report) {
                continue;
            }
            days += 1;
            let balance = &report["balance"];
            let rows = balance["components"].as_array().unwrap();
            let sides: Vec<i64> = rows.iter().flat_map(|row| [fen(&row["billed"]), fen(&row["unbilled"])]).collect();
            let [posted, credit] = ["posted", "credit"].map(|key| fen(&balance[key]));
            let told = format!("seed {seed} on {day}: {report}");
            assert_eq!(posted, sides.iter().sum::<i64>(), "components sum to posted: {told}");
            assert!(sides.iter().all(|side| *side >= 0) && credit >= 0, "nothing below zero: {told}");
            assert!(credit == 0 || posted == 0, "credit beside debt: {told}");
            let unposted = ["planPrincipal", "earlySettlementFee"].map(|key| fen(&balance[key]));
            assert!(unposted.iter().all(|amount| *amount >= 0) && accrued(balance) >= 0, "nothing below zero: {told}");
            let before = (posted + unposted.iter().sum::<i64>() + accrued(balance) - credit).max(0);
            let payoff = fen(&balance["payoff"]);
            let is_open = |statement: &Value| date(&statement["latePaymentGraceEnd"]) >= day;
            if report["statements"].as_array().unwrap().iter().any(is_open) {
                assert!(payoff >= before, "the addition of 13.1 is not below zero: {told}");
            } else {
                assert_eq!(payoff, before, "no window is open: {told}");
            }
        }
    }
    assert!(days > 600, "only {days} days");
}

/// Settling all plans and paying the payoff ends the debt: nothing is ever owed again, and what comes back as credit is
/// at most what 13.1 added.
#[test]
fn paying_the_payoff_ends_the_debt() {
    // As told, and again with interest that compounds by the day: [card-16].
    let daily = |(seed, case): (u64, Value)| {
        let mut daily = case.clone();
        daily["account"]["terms"]["compounding"] = json!("daily");
        [(seed, case), (seed, daily)].into_iter().take(if seed % 2 == 0 { 2 } else { 1 })
    };
    let (mut paid, mut added) = (0, 0);
    for (seed, mut case) in possible().flat_map(daily) {
        forget(&mut case, "knownOn");
        let day = case["asOf"].clone();
        events_mut(&mut case).retain(|event| event["date"].is_null() || event["date"].as_str() <= day.as_str());
        let mut report = engine(&case);
        if refers_to_nothing(events(&case)) || is_refused(&report) {
            continue;
        }
        if report["balance"]["planPrincipal"] != "0.00" {
            events_mut(&mut case).push(json!({ "kind": "instalmentSettlement", "date": day }));
            let settled = engine(&case);
            // On a statement day the settlement comes first, and the statement bills no part and no fee for it.
            // A credit that the principal meets has no longer met what was earned when an old balance accrues that day.
            let terms = &case["account"]["terms"];
            let earns_today = terms["compounding"] == "daily"
                && terms["paymentDay"] == "oldBalance"
                && report["balance"]["credit"] != "0.00";
            if report["statements"].as_array().unwrap().iter().all(|statement| statement["date"] != day) && !earns_today
            {
                assert_eq!(settled["balance"]["payoff"], report["balance"]["payoff"], "seed {seed}");
            }
            report = settled;
        } else if events(&case).iter().any(|event| event["kind"] == "conversion") {
            // A plan with nothing left to settle may still bill fees, and a payoff has no future fees.
            continue;
        }
        let balance = &report["balance"];
        let payoff = fen(&balance["payoff"]);
        let owed = fen(&balance["posted"]) + accrued(balance) - fen(&balance["credit"]);
        if payoff > 0 {
            events_mut(&mut case).push(json!({ "kind": "payment", "date": day, "amount": balance["payoff"] }));
        }
        for later in [40, 130] {
            case["asOf"] = json!(date(&day).plus_days(later).unwrap().to_string());
            let after = engine(&case);
            let told = format!("seed {seed}, {later} days later: {after}\n{case}");
            assert_eq!(after["balance"]["payoff"], "0.00", "{told}");
            let credit = fen(&after["balance"]["credit"]);
            // What 13.1 adds may come back, or be taken from a credit that nothing had to be paid on top of.
            let most = if payoff > 0 { payoff - owed.max(0) } else { -owed };
            assert!((0..=most).contains(&credit), "{credit} back, at most {most}: {told}");
        }
        paid += 1;
        added += i32::from(payoff > owed.max(0) && case["account"]["terms"]["compounding"] == "daily");
    }
    assert!(paid > SEEDS / 2, "only {paid}");
    assert!(added > 10, "only {added} with what a payoff adds, and interest that compounds by the day");
}

fn accrued(balance: &Value) -> i64 {
    let of = |key: &str| Some(&balance["accrued"][key]).filter(|amount| !amount.is_null()).map_or(0, fen);
    ["interest", "compoundInterest", "judgmentInterest"].iter().map(|key| of(key)).sum()
}

/// Sums what a replay tells of postings and of what took from them.
#[derive(Default)]
struct Sums {
    posted: BTreeMap<Component, i64>,
    taken: BTreeMap<u32, i64>,
    credit: i64,
    lowest_credit: i64,
}

impl Sums {
    fn of(lines: &[Line]) -> Self {
        let mut sums = Self::default();
        for line in lines {
            match &line.what {
                What::Charge { component, amount, .. }
                | What::Part { component, amount, .. }
                | What::Settlement { component, amount, .. } => sums.post(*component, amount.minor()),
                What::Interest(interest) => sums.post(Component::Interest, interest.amount.minor()),
                What::CompoundInterest(interest) => sums.post(Component::CompoundInterest, interest.amount.minor()),
                What::JudgmentInterest(interest) => sums.post(Component::JudgmentInterest, interest.amount.minor()),
                What::LateFee { amount, .. } => sums.post(Component::LateFee, amount.minor()),
                What::Allocation { source, applications, credit, .. } => {
                    for application in applications {
                        sums.post(application.component, -application.amount.minor());
                        match source.event() {
                            Some(event) => *sums.taken.entry(event.get()).or_default() += application.amount.minor(),
                            None => sums.credit -= application.amount.minor(),
                        }
                        sums.lowest_credit = sums.lowest_credit.min(sums.credit);
                    }
                    if credit.minor() > 0 {
                        *sums.taken.entry(source.event().unwrap().get()).or_default() += credit.minor();
                        sums.credit += credit.minor();
                    }
                }
                _ => {}
            }
        }
        sums
    }

    fn post(&mut self, component: Component, amount: i64) {
        *self.posted.entry(component).or_default() += amount;
    }
}

#[test]
fn allocations_sum_to_what_came_in() {
    let mut came_in = 0;
    let mut workspace = Workspace::new();
    for (seed, case) in possible() {
        let (terms, ledger) = card(&case);
        let as_of = date(&case["asOf"]);
        let mut account = CardAccount::new(&terms, &ledger);
        let known_on = (!case["knownOn"].is_null()).then(|| date(&case["knownOn"]));
        if let Some(day) = known_on {
            account = account.as_known_on(day);
        }
        let told = Explanation::new(terms.currency());
        let (position, told) = account.replay_in(&mut workspace, as_of, told).unwrap();
        let sums = Sums::of(&told.into_lines());
        let known = ledger.entries().iter().filter(|entry| entry.is_known_on(known_on) && entry.effective() <= as_of);
        let mut taken = sums.taken.clone();
        for entry in known {
            let (Action::Payment(amount)
            | Action::Refund { amount, .. }
            | Action::Waiver { amount, .. }
            | Action::Conversion { amount, .. }) = *entry.action()
            else {
                continue;
            };
            let event = entry.source().get();
            assert_eq!(taken.remove(&event), Some(amount.minor()), "seed {seed}, event {event}\n{case}");
            came_in += 1;
        }
        assert_eq!(taken, BTreeMap::new(), "seed {seed}: only these take");
        assert!(sums.lowest_credit >= 0, "seed {seed}");
        assert_eq!(sums.credit, position.credit().minor(), "seed {seed}");
        for component in Component::ALL {
            let posted = sums.posted.get(&component).copied().unwrap_or(0);
            assert_eq!(posted, position.of(component).minor(), "seed {seed}, {component}");
        }
        // A workspace used before gives what a new one gives.
        assert_eq!(account.as_of(as_of), Ok(position), "seed {seed}");
    }
    assert!(came_in > 1_000, "only {came_in}");
}

#[test]
fn a_reversed_event_never_happened() {
    let mut reversed = 0;
    for (seed, mut case) in possible() {
        forget(&mut case, "knownOn");
        // One more reversal than the story has, of the newest event that nothing speaks of.
        let free = |event: &&Value| {
            let id = &event["id"];
            !id.is_null() && events(&case).iter().all(|other| other["of"] != *id && other["plan"] != *id)
        };
        let target = events(&case).iter().rfind(|event| event["kind"] != "reversal" && free(event)).cloned();
        if let Some(target) = target {
            let reversal = json!({ "kind": "reversal", "recorded": recorded(&target), "of": target["id"] });
            events_mut(&mut case).insert(0, reversal);
        }
        let targets: Vec<Value> =
            events(&case).iter().filter(|event| event["kind"] == "reversal").map(|event| event["of"].clone()).collect();
        let stands = |event: &&Value| event["kind"] != "reversal" && !targets.contains(&event["id"]);
        let standing: Vec<Value> = events(&case).iter().filter(stands).cloned().collect();
        if targets.is_empty() || refers_to_nothing(&standing) {
            continue;
        }
        same(seed, &case, &retold(&case, standing));
        reversed += 1;
    }
    assert!(reversed > 300, "only {reversed}");
}

/// The step of a day that an event belongs to; inside one the order given counts.
fn step(event: &Value) -> &'static str {
    match event["kind"].as_str().unwrap() {
        "freeze" | "unfreeze" | "rateChange" | "writeOff" => "condition",
        "waiver" => "waiver",
        "payment" => "payment",
        "assertion" => "snapshot",
        "reversal" => "reversal",
        _ => "charge",
    }
}

#[test]
fn neither_the_order_of_knowledge_nor_that_of_other_days_matters() {
    for (seed, mut case) in possible() {
        forget(&mut case, "knownOn");
        if is_refused(&engine(&case)) {
            continue;
        }
        // The last day first, and in it the last step first; inside a step as given.
        let mut turned = case.clone();
        let key = |event: &Value| (event["date"].as_str().map(str::to_owned), step(event));
        events_mut(&mut turned).sort_by_key(|event| std::cmp::Reverse(key(event)));
        for event in events_mut(&mut turned) {
            if event["kind"] != "reversal" {
                event.as_object_mut().unwrap().remove("recorded");
            }
        }
        same(seed, &case, &turned);
    }
}

#[test]
fn as_known_on_is_the_replay_of_what_was_known() {
    let mut compared = 0;
    for (seed, mut case) in possible() {
        let mut days: Vec<String> = events(&case).iter().map(|event| recorded(event).to_owned()).collect();
        days.sort();
        let Some(middle) =
            days.get(days.len() / 2).filter(|day| day.as_str() >= case["account"]["terms"]["opened"].as_str().unwrap())
        else {
            continue;
        };
        forget(&mut case, "knownOn");
        let known: Vec<Value> =
            events(&case).iter().filter(|event| recorded(event) <= middle.as_str()).cloned().collect();
        let mut knowing = case.clone();
        knowing["knownOn"] = json!(middle);
        let prefix = retold(&case, known);
        // What names an event that was not known yet cannot be told without it.
        if refers_to_nothing(events(&prefix)) {
            continue;
        }
        if is_refused(&engine(&prefix)) {
            assert!(is_refused(&engine(&knowing)), "seed {seed}: {}", engine(&prefix));
            continue;
        }
        same(seed, &knowing, &prefix);
        compared += 1;
    }
    assert!(compared > 300, "only {compared}");
}

#[test]
fn a_day_does_not_depend_on_later_ones() {
    let mut cut = 0;
    for (seed, mut case) in possible() {
        let Some(middle) = events(&case).get(events(&case).len() / 2).map(|event| event["date"].clone()) else {
            continue;
        };
        if middle.is_null() {
            continue;
        }
        case["asOf"] = middle.clone();
        let later: Vec<Value> = events(&case)
            .iter()
            .filter(|event| event["date"].as_str() > middle.as_str())
            .map(|e| e["id"].clone())
            .collect();
        let is_later = |event: &Value| {
            event["date"].as_str() > middle.as_str() || (event["kind"] == "reversal" && later.contains(&event["of"]))
        };
        let earlier: Vec<Value> = events(&case).iter().filter(|event| !is_later(event)).cloned().collect();
        cut += events(&case).len() - earlier.len();
        same(seed, &case, &retold(&case, earlier));
    }
    assert!(cut > 1_000, "only {cut}");
}

#[test]
fn closing_day_by_day_is_closing_once() {
    let (mut workspace, mut other) = (Workspace::new(), Workspace::new());
    for (seed, case) in possible().take(300) {
        let (terms, ledger) = card(&case);
        let as_of = date(&case["asOf"]);
        let room = Room::for_card(&terms, ledger.entries(), as_of);
        let mut replay = CardReplay::new(&terms, workspace.scratch(room), Silent).unwrap();
        let account = CardAccount::new(&terms, &ledger);
        if account.as_of(as_of).is_err() {
            continue;
        }
        let mut entries = (0_u32..).zip(ledger.entries()).filter(|(_, entry)| entry.is_known_on(None)).peekable();
        let mut day = terms.opened();
        while day <= as_of {
            while let Some((place, entry)) = entries.next_if(|(_, entry)| entry.effective() == day) {
                replay.apply(place, entry).unwrap();
            }
            let closed = replay.close(day).unwrap();
            if day == as_of || day.days_since(terms.opened()) % 17 == 0 {
                let (once, Silent) = account.replay_in(&mut other, day, Silent).unwrap();
                assert_eq!(closed, once, "seed {seed} on {day}\n{case}");
            }
            day = day.plus_days(1).unwrap();
        }
    }
}

#[test]
fn to_freeze_and_unfreeze_on_a_day_is_nothing() {
    let mut frozen = 0;
    for (seed, case) in possible() {
        let never = !events(&case).iter().any(|event| ["freeze", "unfreeze"].map(Value::from).contains(&event["kind"]));
        let Some(day) = events(&case).first().map(|event| event["date"].clone()).filter(|day| never && !day.is_null())
        else {
            continue;
        };
        let components = json!(["interest", "compoundInterest", "lateFee"]);
        let mut blinked = case.clone();
        for day in [day, case["asOf"].clone()] {
            for kind in ["freeze", "unfreeze"] {
                events_mut(&mut blinked).push(json!({ "kind": kind, "date": day, "components": components }));
            }
        }
        same(seed, &case, &blinked);
        frozen += 1;
    }
    assert!(frozen > 300, "only {frozen}");
}
