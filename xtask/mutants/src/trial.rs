//! One mutant before the tests that reach it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::compile::Tests;
use crate::mutant::Mutant;
use crate::reach::Reached;

/// What became of a mutant.
pub(crate) enum Outcome {
    /// A test failed; which one.
    Killed(String),
    /// The tests no longer ended.
    Hangs,
    /// Every test that reaches it passed.
    Survived,
    /// The time given was used up before all tests that reach it had run.
    Open,
    /// No test reaches it.
    Unreached,
}

/// As many tests at most start in one process.
const TOGETHER: usize = 64;

pub(crate) fn run(mutant: &Mutant, tests: &Tests, reached: &Reached, given: Duration) -> Result<Outcome> {
    let Some(reaching) = reached.by_mutant.get(&mutant.id) else { return Ok(Outcome::Unreached) };
    let begin = Instant::now();
    for program in 0..tests.programs.len() {
        let of_program: Vec<usize> =
            reaching.iter().copied().filter(|test| reached.tests[*test].program == program).collect();
        for group in of_program.chunks(TOGETHER) {
            if begin.elapsed() > given {
                return Ok(Outcome::Open);
            }
            let names: Vec<&str> = group.iter().map(|test| reached.tests[*test].name.as_str()).collect();
            let expected: Duration = group.iter().map(|test| reached.tests[*test].time).sum();
            let child = Command::new(&tests.programs[program])
                .args(["--exact", "--test-threads=1"])
                .args(&names)
                .current_dir(&tests.folder)
                .env("ARREARS_MUTANT", mutant.id.to_string())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .context("a program of tests cannot be run")?;
            match watch(child, expected * 5 + Duration::from_secs(10))? {
                Outcome::Survived => {}
                ended => return Ok(ended),
            }
        }
    }
    Ok(Outcome::Survived)
}

/// Waits until a test fails, all have passed, or the time is over.
fn watch(mut child: Child, limit: Duration) -> Result<Outcome> {
    let output = child.stdout.take().context("the output is piped")?;
    let (sender, lines) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            if sender.send(line).is_err() {
                break;
            }
        }
    });
    let end = Instant::now() + limit;
    let outcome = loop {
        match lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(line) if line.starts_with("test ") && line.ends_with("FAILED") => {
                let name = line.trim_start_matches("test ").split(' ').next().unwrap_or_default();
                break Outcome::Killed(name.to_owned());
            }
            Ok(_) => {}
            Err(mpsc::RecvTimeoutError::Timeout) => break Outcome::Hangs,
            Err(mpsc::RecvTimeoutError::Disconnected) => {
                // Ended: passed, or torn down by what no test can catch (a stack or memory used up).
                let passed = child.wait()?.success();
                return Ok(if passed { Outcome::Survived } else { Outcome::Killed("the process ended".to_owned()) });
            }
        }
    };
    let _ = child.kill();
    let _ = child.wait();
    Ok(outcome)
}
