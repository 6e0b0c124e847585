//! Mutation testing of the core: does a test notice when a line of the engine is changed?
//!
//! A copy of the checkout gets every mutant at once, each behind a question (`if mutant::on(17) { a <= b } else { a < b }`),
//! and is built a single time. Each test is run by itself once, to learn which mutants it reaches; then each mutant is
//! chosen in turn by an environment variable and the tests that reach it run, the quickest first, until one fails.
//!
//! `cargo xtask mutants [--every N] [--seconds N] [FILE PART ...]`: every mutant of the rooms in [`ROOMS`], or each
//! N-th of them, or only those of files whose path holds one of the parts. What was found is kept in
//! `target/mutants/results.txt`: what is killed there is not tried again, what is not is.

mod compile;
mod mutant;
mod reach;
mod report;
mod source;
mod tree;
mod trial;

use std::path::{Path, PathBuf};
use std::time::Duration;

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
    /// Parts of paths; none means every file of the rooms.
    files: Vec<String>,
}

impl Wish {
    fn read() -> Result<Self> {
        let mut wish = Self { every: 1, seconds: 60, files: Vec::new() };
        let mut arguments = std::env::args().skip(1);
        while let Some(argument) = arguments.next() {
            let mut number = || -> Result<u64> {
                let text = arguments.next().with_context(|| format!("`{argument}` wants a number"))?;
                text.parse().with_context(|| format!("`{text}` is not a whole number"))
            };
            match argument.as_str() {
                "--every" => wish.every = usize::try_from(number()?.max(1))?,
                "--seconds" => wish.seconds = number()?,
                other if other.starts_with('-') => bail!("`{other}` is not understood"),
                other => wish.files.push(other.to_owned()),
            }
        }
        Ok(wish)
    }

    fn wants(&self, file: &str) -> bool {
        self.files.is_empty() || self.files.iter().any(|part| file.contains(part))
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
    println!("{} mutants in {} files compile", sources.iter().map(source::Source::count).sum::<usize>(), sources.len());

    let reached = reach::learn(&work, &tests)?;
    let mut results = report::Results::open(&work)?;
    let mut number = 0_usize;
    for source in &sources {
        for mutant in source.mutants() {
            number += 1;
            if !number.is_multiple_of(wish.every) || !wish.wants(&source.file) || results.knows_killed(&mutant.key) {
                continue;
            }
            let outcome = trial::run(mutant, &tests, &reached, Duration::from_secs(wish.seconds))?;
            results.write(mutant, &outcome)?;
        }
    }
    report::finish(&root, &results)
}

/// The checkout this program was built in.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(Path::to_path_buf).context("the project stands two folders above")
}
