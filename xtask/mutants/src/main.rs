//! Mutation testing of the core: does a test notice when a line of the engine is changed?
//!
//! A copy of the checkout gets every mutant at once, each behind a question (`if mutant::on(17) { a <= b } else { a < b }`),
//! and is built a single time. Each test is run by itself once, to learn which mutants it reaches; then each mutant is
//! chosen in turn by an environment variable and the tests that reach it run until one fails: those first that have
//! killed its neighbours in little time.
//!
//! `cargo xtask mutants [--every N] [--seconds N] [--minutes N] [PART ...]`: every mutant of the rooms in [`ROOMS`], or
//! each N-th of them, or only those whose file, function or change holds one of the parts; so many seconds at most for
//! one mutant, so many minutes for all. A run that is stopped has tried mutants of all files. What was found is kept in
//! `target/mutants/results.txt`: what is killed there is not tried again; what is not is, once the tests have changed.

mod compile;
mod mutant;
mod order;
mod reach;
mod report;
mod source;
mod tree;
mod trial;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// The rooms of the core in which an unnoticed change would be a wrong cent.
const ROOMS: &[&str] =
    &["accrual.rs", "postings", "ledger", "balance", "delinquency", "cash_flow", "offer", "agreement"];

/// What the command line asks for.
struct Wish {
    /// Each how manieth mutant is tried.
    every: usize,
    /// How long the tests of one mutant may take altogether.
    seconds: u64,
    /// After how many minutes no other mutant is tried.
    minutes: u64,
    /// Parts of keys; none means every mutant of the rooms.
    parts: Vec<String>,
}

/// Mutants are tried in so many rounds through all files, so that a run that is stopped is a sample.
const ROUNDS: usize = 64;

impl Wish {
    fn read() -> Result<Self> {
        let mut wish = Self { every: 1, seconds: 60, minutes: u64::MAX / 60, parts: Vec::new() };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut number = || -> Result<u64> {
                let text = arguments.next().with_context(|| format!("`{argument}` wants a number"))?;
                text.parse().with_context(|| format!("`{text}` is not a whole number"))
            };
            match argument.as_str() {
                "--every" => wish.every = usize::try_from(number()?.max(1))?,
                "--seconds" => wish.seconds = number()?,
                "--minutes" => wish.minutes = number()?,
                other if other.starts_with('-') => bail!("`{other}` is not understood"),
                other => wish.parts.push(other.to_owned()),
            }
        }
        Ok(wish)
    }

    fn wants(&self, key: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|part| key.contains(part))
    }
}

fn main() -> Result<()> {
    let wish = Wish::read()?;
    let root = root()?;
    let work = root.join("target/mutants");
    std::fs::create_dir_all(&work)?;

    let mut sources = Vec::new();
    for file in tree::files_of(&root, ROOMS)? {
        sources.push(source::Source::read(&root, &file)?);
    }
    let tests = compile::build(&root, &work, &mut sources)?;
    let mutants: Vec<&mutant::Mutant> = sources.iter().flat_map(source::Source::mutants).collect();
    println!("{} mutants in {} files compile", mutants.len(), sources.len());

    let reached = reach::learn(&work, &tests)?;
    let mut results = report::Results::open(&root, &work)?;
    let wanted = mutants.iter().skip(wish.every - 1).step_by(wish.every);
    let mut order: Vec<(usize, &mutant::Mutant)> = wanted.copied().enumerate().collect();
    order.retain(|(_, mutant)| wish.wants(&mutant.key) && !results.settled(&mutant.key, &reached.build));
    // What was never tried first, then what lived.
    order.sort_by_key(|(at, mutant)| (results.was_tried(&mutant.key), at % ROUNDS));
    println!("{} mutants to try", order.len());
    let begin = Instant::now();
    for (_, mutant) in order {
        if begin.elapsed().as_secs() >= wish.minutes * 60 {
            println!("{} minutes are over", wish.minutes);
            break;
        }
        let outcome = trial::run(mutant, &tests, &reached, &results.killers, Duration::from_secs(wish.seconds))?;
        results.write(mutant, &outcome, &reached.build)?;
    }
    report::finish(&mutants, &results)
}

/// The checkout this program was built in.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(Path::to_path_buf).context("the project stands two folders above")
}
