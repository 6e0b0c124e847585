//! Counts the instructions of a replay with valgrind: `cargo run --release -p arrears-benches --bin instructions`.
//!
//! Runs itself under callgrind with few and with more replays; the difference is what a replay costs, without start-up
//! and without making the account.
#![expect(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "a count that cannot be taken shall stop")]

use std::hint::black_box;
use std::process::Command;

use arrears::Money;
use arrears::balance::{LoanWorkspace, Silent, Workspace};
use arrears::cash_flow::{DatedFlow, DatedFlows, PeriodicFlows, PeriodsAYear, YearFraction};
use arrears::schedule::AmortisationRow;
use arrears_benches::{Account, Question, SHAPES, flows_of_60, level_of_60, loan_of_36, replay, stretched, year};

/// What it says to itself under callgrind, before how many replays of which account.
const TIMES: &str = "--times";

/// The loan of 36 months, and the schedule of 60, which counts a row as an event.
const LOAN: &str = "loan, 36 months";
const SCHEDULE: &str = "schedule, 60 rows";

/// The rate of 60 payments, a month apart and on their dates; a payment counts as an event.
const RATE: &str = "rate, 60 payments";
const DATED_RATE: &str = "rate, 60 payments on dates";

/// What each of twelve kinds can offer one account, by what a month has: most kinds fit, some do, hardly any does.
const OFFERS: [(&str, i64); 3] =
    [("offers, most fit", 400_000), ("offers, some fit", 120_000), ("offers, hardly any fits", 30_000)];

/// Case documents of `core/examples/cases`: read, answered, and the report written.
const DOCUMENTS: [&str; 3] = ["document part-payer", "document offers-illness", "document agreement-on-track"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [flag, times, name] if flag == TIMES => run(name, times.parse().unwrap()),
        names => {
            let known = names_of_all();
            let wanted: Vec<&String> = if names.is_empty() { known.iter().collect() } else { names.iter().collect() };
            println!("{:<32} {:>12} {:>8} {:>10}", "replay", "instructions", "events", "an event");
            for name in wanted {
                let (few, more) = (counted(name, 1), counted(name, 3));
                let each = (more - few) / 2;
                let events = u64::try_from(events_of(name)).unwrap();
                println!("{name:<32} {each:>12} {events:>8} {:>10}", each / events);
            }
        }
    }
}

fn names_of_all() -> Vec<String> {
    let years = ["year", "year x10", "year x100", LOAN, SCHEDULE, RATE, DATED_RATE].map(str::to_owned);
    let shapes = SHAPES.iter().flat_map(|(name, _, _)| [10, 100, 1_000, 10_000].map(|n| format!("{name}, {n}")));
    years
        .into_iter()
        .chain(shapes)
        .chain(OFFERS.map(|(name, _)| name.to_owned()))
        .chain(DOCUMENTS.map(str::to_owned))
        .collect()
}

fn account(name: &str) -> Account {
    match name {
        "year" => year(),
        "year x10" => stretched(10),
        "year x100" => stretched(100),
        other => {
            let (shape, count) = other.rsplit_once(", ").unwrap();
            let (_, shape, refunds) = *SHAPES.iter().find(|(known, _, _)| *known == shape).unwrap();
            shape.account(count.parse().unwrap(), refunds)
        }
    }
}

fn events_of(name: &str) -> usize {
    match name {
        LOAN => loan_of_36().event_count(),
        SCHEDULE | RATE | DATED_RATE => 60,
        document if DOCUMENTS.contains(&document) => 1,
        offers if monthly(offers).is_some() => 1,
        _ => account(name).entries().len(),
    }
}

fn run(name: &str, times: u32) {
    match name {
        LOAN => {
            let (loan, mut workspace) = (loan_of_36(), LoanWorkspace::new());
            for _ in 0..times {
                black_box(black_box(&loan).position(&mut workspace));
            }
        }
        SCHEDULE => {
            let (amortisation, mut rows) = (level_of_60(), [AmortisationRow::EMPTY; 60]);
            for _ in 0..times {
                black_box(black_box(&amortisation).build(black_box(&mut rows))).unwrap();
            }
        }
        RATE => {
            let flows: Vec<Money> = flows_of_60().into_iter().map(|(_, amount)| amount).collect();
            for _ in 0..times {
                let flows = PeriodicFlows::new(black_box(&flows), PeriodsAYear::MONTHLY).unwrap();
                black_box(flows.rate().unwrap().a_period(6)).unwrap();
            }
        }
        DATED_RATE => {
            let flows = flows_of_60().into_iter().map(|(date, amount)| DatedFlow::new(date, amount));
            let flows: Vec<DatedFlow> = flows.collect();
            for _ in 0..times {
                let flows = DatedFlows::new(black_box(&flows), YearFraction::Actual365).unwrap();
                black_box(flows.rate().unwrap().effective(6)).unwrap();
            }
        }
        document if DOCUMENTS.contains(&document) => {
            let text = document_text(document);
            for _ in 0..times {
                black_box(arrears::wire::report(black_box(&text))).unwrap();
            }
        }
        offers if monthly(offers).is_some() => {
            let question = Question::new(monthly(offers).unwrap());
            for _ in 0..times {
                black_box(black_box(&question).offers());
            }
        }
        _ => run_card(&account(name), times),
    }
}

/// What a month has in a question about offers.
fn monthly(name: &str) -> Option<i64> {
    OFFERS.iter().find(|(known, _)| *known == name).map(|(_, monthly)| *monthly)
}

fn document_text(document: &str) -> String {
    let file = document.trim_start_matches("document ");
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/../core/examples/cases");
    std::fs::read_to_string(format!("{cases}/{file}.json")).unwrap()
}

fn run_card(account: &Account, times: u32) {
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    for _ in 0..times {
        black_box(replay(black_box(account), &mut scratch, Silent));
    }
}

fn counted(name: &str, times: u32) -> u64 {
    let this = std::env::current_exe().unwrap();
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(this)
        .args([TIMES, &times.to_string(), name])
        .output()
        .unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    // ==123== Collected : 4567
    let text = String::from_utf8(output.stderr).unwrap();
    let line = text.lines().find(|line| line.contains("Collected")).unwrap();
    line.rsplit(' ').next().unwrap().parse().unwrap()
}
