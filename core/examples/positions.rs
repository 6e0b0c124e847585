//! What positions and report documents say of cases, as text: `bindings-c/tests/transcript.c` prints the same through C,
//! byte for byte.
//!
//!     cargo run --example positions -- CASE.json...

use std::error::Error;

use arrears::balance::Position;
use arrears::delinquency::Bucket;
use arrears::wire::{Case, report};
use arrears::{Component, Date};

fn main() -> Result<(), Box<dyn Error>> {
    for (number, path) in (1..).zip(std::env::args().skip(1)) {
        let json = std::fs::read_to_string(path)?;
        println!("case {number}");
        match position(&json) {
            Ok(position) => print(&position)?,
            Err(code) => println!("refused {code}"),
        }
        match report(&json) {
            Ok(document) => println!("{document}"),
            Err(error) => println!("{} {} {}\n{error}", error.code(), error.name(), error.path()),
        }
    }
    Ok(())
}

/// Where the account of a case stands on the day it asks about, or the number of what is wrong.
fn position(json: &str) -> Result<Position, u16> {
    let case = Case::read(json).map_err(|error| error.code())?;
    case.account().as_of(case.as_of()).map_err(|error| error.code())
}

fn print(position: &Position) -> Result<(), Box<dyn Error>> {
    println!("as of {} in {}", position.as_of().serial(), position.currency());
    for component in Component::ALL {
        let (billed, unbilled) = (position.billed(component).minor(), position.unbilled(component).minor());
        println!("{component} {billed} {unbilled}");
    }
    let (posted, credit, payoff) = (position.posted(), position.credit(), position.payoff());
    println!("posted {} credit {} payoff {}", posted.minor(), credit.minor(), payoff.minor());
    println!(
        "accrued {} {} {} contingent {}",
        position.accrued_interest().minor(),
        position.accrued_compound_interest().minor(),
        position.accrued_penalty_interest().minor(),
        position.retroactive_interest().minor(),
    );
    println!("plans {} fee {}", position.plan_principal().minor(), position.early_settlement_fee().minor());
    let bucket = Bucket::from_days_past_due(position.days_past_due())?;
    println!(
        "overdue {} since {}, {} days, bucket {}, missed {}",
        position.overdue().minor(),
        position.overdue_since().map_or(-1, Date::serial),
        position.days_past_due(),
        Bucket::ALL.iter().position(|known| *known == bucket).unwrap_or_default(),
        position.consecutive_missed_payments(),
    );
    Ok(())
}
