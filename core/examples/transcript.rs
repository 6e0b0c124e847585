//! Prints what the engine answers to each file: its report, or its error, a line each.
//!
//! The package for JavaScript has a program of the same name: both must print the same bytes.

use std::io::Write as _;

use arrears::wire;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for path in std::env::args().skip(1) {
        let answer = wire::report(&std::fs::read_to_string(path)?).unwrap_or_else(|error| error.to_json());
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
