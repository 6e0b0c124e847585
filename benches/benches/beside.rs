//! The engine beside other ways to the same figures, in one run: `cargo bench -p arrears-benches --bench beside`.
//!
//! Beside it stand rust_decimal, and through `beside/beside.py` numpy-financial, pyxirr and Python's Decimal, where a Python
//! with them is at hand (`PYTHON` names it, else `python3`). Every line is the best of many batches and says what came out, so that
//! one can see that the same was computed. As a test each is asked once.
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "what is measured is made here, from small numbers: what cannot be made shall stop the bench"
)]

use std::hint::black_box;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::Instant;

use arrears::Money;
use arrears::balance::{Silent, Workspace};
use arrears::cash_flow::{DatedFlow, DatedFlows, PeriodicFlows, PeriodsAYear, YearFraction};
use arrears::ledger::Action;
use arrears::schedule::AmortisationRow;
use arrears_benches::{Account, flows_of_60, level_of_60, replay, year};
use rust_decimal::{Decimal, RoundingStrategy};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/beside/beside.py");

fn main() {
    let is_measured = std::env::args().any(|argument| argument == "--bench");
    let batches = if is_measured { 30 } else { 1 };
    println!("{:<28} {:<18} {:>12}   answer", "what", "by", "ns");
    card(batches);
    schedule(batches);
    periodic(batches);
    dated(batches);
    python(batches);
}

/// The best of some batches of about a millisecond each, and what came out.
fn measure<T: ToString>(what: &str, by: &str, batches: u32, mut body: impl FnMut() -> T) -> String {
    let start = Instant::now();
    let answer = body().to_string();
    let times = u32::try_from(1_000_000 / start.elapsed().as_nanos().max(1)).unwrap_or(1).max(1);
    let each = |body: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        for _ in 0..times {
            black_box(body());
        }
        start.elapsed().as_nanos() / u128::from(times)
    };
    let best = (0..batches).map(|_| each(&mut body)).min().unwrap();
    println!("{what:<28} {by:<18} {best:>12}   {answer}");
    answer
}

/// A year of a card: the engine's replay, and a walk over its days that does less. To the walk every purchase bears from its
/// day, nothing is late, and no line is kept apart: what it answers is another figure, so only the work is compared.
fn card(batches: u32) {
    let account = year();
    let mut workspace = Workspace::new();
    let mut scratch = workspace.scratch(account.room());
    measure("a year of a card", "arrears", batches, || {
        replay(black_box(&account), &mut scratch, Silent).payoff().to_string()
    });
    let moves = moves(&account);
    measure("a year of a card", "rust_decimal", batches, || by_days(black_box(&moves), &account));
}

/// What each event of the year adds to what is owed, by its day from the first.
fn moves(account: &Account) -> Vec<(i32, Decimal)> {
    let entries = account.entries().iter();
    let moved = |action: &Action| match *action {
        Action::Purchase(amount) | Action::Fee { amount, .. } => Decimal::from(amount),
        Action::CashAdvance { amount, fee } => Decimal::from(amount) + Decimal::from(fee),
        Action::Payment(amount) | Action::Refund { amount, .. } => -Decimal::from(amount),
        _ => Decimal::ZERO,
    };
    entries.map(|e| (e.effective().days_since(account.terms().opened()), moved(e.action()))).collect()
}

/// Day by day: what is owed earns 0.05 %, and a statement every month posts that, to the cent.
fn by_days(moves: &[(i32, Decimal)], account: &Account) -> Decimal {
    let rate = Decimal::new(5, 4);
    let (mut owed, mut earned) = (Decimal::ZERO, Decimal::ZERO);
    let mut moves = moves.iter().peekable();
    let mut statement = account.terms().first_statement().unwrap();
    let (opened, until) = (account.terms().opened(), account.until());
    for day in 0..=until.days_since(opened) {
        while let Some((_, moved)) = moves.next_if(|(on, _)| *on == day) {
            owed += moved;
        }
        if statement.days_since(opened) == day {
            owed += earned.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            earned = Decimal::ZERO;
            statement = account.terms().statement_day().after(statement).unwrap();
        }
        if owed > Decimal::ZERO {
            earned += owed * rate;
        }
    }
    owed
}

/// 60 level payments, every row of them.
fn schedule(batches: u32) {
    let amortisation = level_of_60();
    let mut rows = [AmortisationRow::EMPTY; 60];
    let last = measure("a schedule of 60 rows", "arrears", batches, || {
        black_box(&amortisation).build(&mut rows).unwrap();
        rows[59].payment().to_string()
    });
    let beside = measure("a schedule of 60 rows", "rust_decimal", batches, || {
        let (mut owed, month) = (Decimal::new(100_000, 0), Decimal::new(87, 3) / Decimal::from(12));
        let factor = (0..60).fold(Decimal::ZERO, |factor, _| (factor + Decimal::ONE) / (month + Decimal::ONE));
        let payment = (owed / factor).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        let mut last = Decimal::ZERO;
        for row in 1..=60 {
            let interest = (owed * month).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            let principal = if row == 60 { owed } else { payment - interest };
            owed -= principal;
            last = principal + interest;
        }
        last
    });
    assert_eq!(last, beside);
}

/// The rate of 61 flows a month apart.
fn periodic(batches: u32) {
    let flows: Vec<Money> = flows_of_60().into_iter().map(|(_, amount)| amount).collect();
    measure("the rate of 60 payments", "arrears", batches, || {
        PeriodicFlows::new(black_box(&flows), PeriodsAYear::MONTHLY).unwrap().rate().unwrap().a_period(6).unwrap()
    });
    let decimals: Vec<Decimal> = flows.iter().map(|flow| Decimal::from(*flow)).collect();
    measure("the rate of 60 payments", "rust_decimal", batches, || {
        let rate = newton(black_box(&decimals));
        (rate * Decimal::ONE_HUNDRED).round_dp(6)
    });
}

/// Newton's steps from 1 %, until they are below 10^-14.
fn newton(flows: &[Decimal]) -> Decimal {
    let mut rate = Decimal::new(1, 2);
    loop {
        let factor = Decimal::ONE / (Decimal::ONE + rate);
        let (mut worth, mut slope, mut power, mut time) = (Decimal::ZERO, Decimal::ZERO, Decimal::ONE, Decimal::ZERO);
        for flow in flows {
            let present = flow * power;
            worth += present;
            slope -= present * time * factor;
            power *= factor;
            time += Decimal::ONE;
        }
        let step = worth / slope;
        rate -= step;
        if step.abs() < Decimal::new(1, 14) {
            return rate;
        }
    }
}

/// The same flows on their dates.
fn dated(batches: u32) {
    let flows: Vec<DatedFlow> = flows_of_60().into_iter().map(|(date, amount)| DatedFlow::new(date, amount)).collect();
    measure("the rate of 60 on dates", "arrears", batches, || {
        let flows = DatedFlows::new(black_box(&flows), YearFraction::Actual365).unwrap();
        flows.rate().unwrap().effective(6).unwrap()
    });
}

/// What Python has, given the same flows and moves; nothing where there is no such Python.
fn python(batches: u32) {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = Command::new(python).args([SCRIPT, &batches.to_string()]).stdin(Stdio::piped()).spawn();
    let Ok(mut script) = script else {
        println!("no Python: nothing of it beside");
        return;
    };
    let account = year();
    let mut told = String::new();
    for (date, amount) in flows_of_60() {
        told.push_str(&format!("flow {date} {amount}\n"));
    }
    for (day, moved) in moves(&account) {
        told.push_str(&format!("move {day} {moved}\n"));
    }
    let (opened, day) = (account.terms().opened(), account.terms().statement_day());
    told.push_str(&format!("card {opened} {} {day}\n", account.until()));
    // A Python that stops early has said why.
    let _ = script.stdin.take().unwrap().write_all(told.as_bytes());
    assert!(script.wait().unwrap().success());
}
