//! Chooses among the offers of ten thousand to a million accounts: `cargo run --release -p arrears-benches --bin choice`.
#![expect(clippy::unwrap_used, reason = "a choice that cannot be made shall stop the bench")]

use std::time::Instant;

use arrears::choice::choose;
use arrears_benches::Choices;

fn main() {
    println!(
        "{:>9} {:>9} {:>15} {:>15} {:>9} {:>12} {:>9}",
        "accounts", "chosen", "conceded", "value", "gap", "of the value", "seconds"
    );
    for accounts in [10_000, 100_000, 1_000_000] {
        let partition = Choices::new(accounts).partition();
        let begin = Instant::now();
        let choice = choose(&partition).unwrap();
        let seconds = begin.elapsed().as_secs_f64();
        let certificate = choice.certificate();
        let (value, gap) = (certificate.value(), certificate.gap());
        let share = gap.millionths().saturating_mul(1_000_000_000).checked_div(value.millionths()).unwrap_or(0);
        println!(
            "{accounts:>9} {:>9} {:>15} {:>15} {:>9} {share:>7} x e-9 {seconds:>9.2}",
            certificate.accounts(),
            certificate.conceded().minor(),
            value.millionths().div_euclid(1_000_000),
            gap.millionths().div_ceil(1_000_000),
        );
    }
}
