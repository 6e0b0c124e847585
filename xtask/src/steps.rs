//! A list of named steps, run in order, timed, stopped at the first failure, counted at the end.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

/// One thing that must hold.
pub(crate) struct Step {
    /// What one types after `--only`.
    pub(crate) name: &'static str,
    /// What holds when it passes.
    pub(crate) promise: &'static str,
    pub(crate) run: fn() -> Result<()>,
}

/// Runs the steps; the last line printed is `N passed, N failed`.
pub(crate) fn run(steps: &[&Step]) -> ExitCode {
    let begin = Instant::now();
    let mut times = Vec::new();
    let mut failed = 0;
    for (index, step) in steps.iter().enumerate() {
        println!("\n=== {}/{} {}: {}", index.saturating_add(1), steps.len(), step.name, step.promise);
        let started = Instant::now();
        let outcome = (step.run)();
        let seconds = started.elapsed().as_secs_f64();
        if let Err(error) = outcome {
            println!("--- {} FAILED after {seconds:.1} s: {error:#}", step.name);
            failed = 1;
            break;
        }
        println!("--- {} ok, {seconds:.1} s", step.name);
        times.push((step.name, seconds));
    }

    println!("\n{:<12} {:>8}", "step", "seconds");
    for (name, seconds) in &times {
        println!("{name:<12} {seconds:>8.1}");
    }
    println!("{:<12} {:>8.1}", "all", begin.elapsed().as_secs_f64());
    let skipped = steps.len().saturating_sub(times.len()).saturating_sub(failed);
    if skipped > 0 {
        println!("{skipped} steps not run after the failure");
    }
    println!("{} passed, {failed} failed", times.len());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
