//! One mutant before the tests that reach it.

use std::io::{BufRead as _, BufReader};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use crate::compile::Tests;
use crate::mutant::Mutant;
use crate::order::Killers;
use crate::reach::Reached;

/// What became of a mutant.
pub(crate) enum Outcome {
    /// A test failed; which one.
    Killed(String),
    /// The tests no longer ended.
    Hangs,
    /// A process ended before its tests had: stack or memory used up.
    Ended,
    /// Every test that reaches it passed.
    Survived,
    /// The time given was used up: how many tests had passed, of how many that reach it.
    Open { passed: usize, of: usize },
    /// No test reaches it.
    Unreached,
}

/// What no group of tests needs, in KiB: a mutant that asks for ever more memory ends there.
const MEMORY: u32 = 4_000_000;

pub(crate) fn run(
    mutant: &Mutant,
    tests: &Tests,
    reached: &Reached,
    killers: &Killers,
    given: Duration,
) -> Result<Outcome> {
    let Some(reaching) = reached.by_mutant.get(&mutant.id) else { return Ok(Outcome::Unreached) };
    let begin = Instant::now();
    let mut passed = 0;
    for group in killers.groups(&mutant.key, reaching, &reached.tests) {
        if begin.elapsed() > given {
            return Ok(Outcome::Open { passed, of: reaching.len() });
        }
        let Some(first) = group.first() else { continue };
        let names = group.iter().map(|test| reached.tests[*test].name.as_str());
        let expected: Duration = group.iter().map(|test| reached.tests[*test].time).sum();
        // Time of the processor, which does not depend on what else the machine does.
        let seconds = expected.as_secs() * 3 + 2;
        let child = Command::new("sh")
            .args(["-c", &format!("ulimit -t {seconds}; ulimit -v {MEMORY}; exec \"$0\" \"$@\"")])
            .arg(&tests.programs[reached.tests[*first].program])
            .args(["--exact", "--test-threads=1"])
            .args(names)
            .current_dir(&tests.folder)
            .env("ARREARS_MUTANT", mutant.id.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("a program of tests cannot be run")?;
        match watch(child, Duration::from_secs(seconds * 20))? {
            Outcome::Survived => passed += group.len(),
            ended => return Ok(ended),
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
                let status = child.wait()?;
                return Ok(match status.signal() {
                    _ if status.success() => Outcome::Survived,
                    Some(KILLED | OVER_TIME) => Outcome::Hangs,
                    _ => Outcome::Ended,
                });
            }
        }
    };
    let _ = child.kill();
    let _ = child.wait();
    Ok(outcome)
}

/// The signals by which a system ends what has used up its time of the processor.
const KILLED: i32 = 9;
const OVER_TIME: i32 = 24;
