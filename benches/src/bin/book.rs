//! Positions and offers of ten thousand to 1.2 million accounts in Arrow tables: `cargo run --release -p arrears-benches --bin book`.
//!
//! Each size runs in a process of its own, so that the highest memory is its own. What is counted is the processor's time of all
//! threads, after the tables are made.
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "a count that cannot be taken shall stop the bench"
)]

use std::process::Command;
use std::time::{Duration, Instant};

use arrears_benches::Book;

/// What it says to itself, before the number of accounts.
const SIZE: &str = "--size";

/// Of so many accounts at most every card asks for offers: reading a million accounts for a few that ask would be counted with them.
const MOST_ASKING: usize = 100_000;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [flag, size] if flag == SIZE => run(size.parse().unwrap()),
        _ => {
            println!(
                "{:>9} {:>9} {:>12} {:>9} {:>9} {:>9} {:>11} {:>9}",
                "accounts", "input, MB", "us/position", "ms", "overdue", "memory", "us/offers", "offers"
            );
            for size in [10_000, 100_000, 1_200_000_usize] {
                let this = std::env::current_exe().unwrap();
                let status = Command::new(this).args([SIZE, &size.to_string()]).status().unwrap();
                assert!(status.success(), "{size} accounts");
            }
        }
    }
}

fn run(size: usize) {
    let book = Book::new(size, if size <= MOST_ASKING { size } else { 0 });
    let before = memory("VmRSS:");
    // Ticks of 10 ms tell little of what takes a tenth of a second: as many rounds as make a second or so.
    let rounds = 200_000_usize.div_ceil(size);
    let (began, clock) = (taken(), Instant::now());
    let mut overdue = 0;
    for _ in 0..rounds {
        (_, overdue) = book.positions(2);
    }
    let (positions, clock) = (taken() - began, clock.elapsed());
    // What was there before is the input; the builders that made it are gone, but what they took may not be given back.
    let memory = (book.bytes() + memory("VmHWM:") - before) * 100 / book.bytes();
    print!(
        "{size:>9} {:>9} {:>12} {:>9} {overdue:>9} {:>9}",
        book.bytes() / 1_000_000,
        each(positions, rounds * size),
        clock.as_millis() / u128::try_from(rounds).unwrap(),
        hundredths(memory),
    );
    if book.asking() == 0 {
        println!();
        return;
    }
    let began = taken();
    let offers = book.offers(2);
    println!(" {:>11} {offers:>9}", each(taken() - began, book.asking()));
}

/// Microseconds for each of so many.
fn each(time: Duration, count: usize) -> String {
    hundredths(usize::try_from(time.as_nanos()).unwrap() / 10 / count)
}

fn hundredths(number: usize) -> String {
    format!("{}.{:02}", number / 100, number % 100)
}

/// The processor's time of this process in all its threads; Linux counts it in hundredths of a second.
fn taken() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = text.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11..13].iter().map(|field| field.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}

/// Bytes of this process by a line of its status.
fn memory(line: &str) -> usize {
    let text = std::fs::read_to_string("/proc/self/status").unwrap();
    let found = text.lines().find(|found| found.starts_with(line)).unwrap();
    found.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() * 1_024
}
