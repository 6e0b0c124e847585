//! Named steps: in order and in lanes side by side, timed, stopped at the first failure, counted at the end.

use std::fs::File;
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::shell::target;

/// One thing that must hold.
pub(crate) struct Step {
    /// What one types after `--only`.
    pub(crate) name: &'static str,
    /// What holds when it passes.
    pub(crate) promise: &'static str,
    pub(crate) run: fn() -> Result<()>,
}

/// Steps that go one after the other.
pub(crate) type Lane = &'static [Step];

/// Runs one step, its output as it comes.
pub(crate) fn one(step: &Step) -> ExitCode {
    let started = Instant::now();
    match (step.run)() {
        Ok(()) => {
            println!("{} ok, {:.1} s", step.name, started.elapsed().as_secs_f64());
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{} FAILED: {error:#}", step.name);
            ExitCode::FAILURE
        }
    }
}

/// Runs the lanes of a stage side by side, stage after stage; the last line printed is `N passed, N failed`.
pub(crate) fn all(stages: &[&[Lane]]) -> Result<ExitCode> {
    let begin = Instant::now();
    let course = Course::new()?;
    for lanes in stages {
        thread::scope(|scope| {
            for lane in *lanes {
                scope.spawn(|| lane.iter().all(|step| course.goes_on_after(step)));
            }
        });
    }
    let passed = course.passed.into_inner().unwrap_or_default();
    println!("\n{:<12} {:>8}", "step", "seconds");
    for (name, seconds) in &passed {
        println!("{name:<12} {seconds:>8.1}");
    }
    println!("{:<12} {:>8.1}", "all", begin.elapsed().as_secs_f64());
    let failed = course.failed.into_inner().unwrap_or_default();
    let left_out = steps(stages).count().saturating_sub(passed.len()).saturating_sub(failed.len());
    if left_out > 0 {
        println!("{left_out} steps not run after the failure of {}", failed.join(", "));
    }
    println!("{} passed, {} failed", passed.len(), failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every step of the stages.
pub(crate) fn steps<'s>(stages: &'s [&'s [Lane]]) -> impl Iterator<Item = &'static Step> + use<'s> {
    stages.iter().copied().flatten().copied().flatten()
}

/// How far a run has come.
struct Course {
    /// Where what the steps say is kept.
    folder: PathBuf,
    /// This program, copied: a step that builds the workspace replaces the one that cargo built.
    program: PathBuf,
    passed: Mutex<Vec<(&'static str, f64)>>,
    failed: Mutex<Vec<&'static str>>,
    stopped: AtomicBool,
}

impl Course {
    fn new() -> Result<Self> {
        let folder = target().join("steps");
        std::fs::create_dir_all(&folder)?;
        let program = folder.join("xtask");
        std::fs::copy(std::env::current_exe()?, &program).context("the running program cannot be copied")?;
        let (passed, failed) = (Mutex::default(), Mutex::default());
        Ok(Self { folder, program, passed, failed, stopped: AtomicBool::new(false) })
    }

    /// Runs a step, unless one has failed; whether the next may follow.
    fn goes_on_after(&self, step: &Step) -> bool {
        if self.stopped.load(Ordering::Relaxed) {
            return false;
        }
        println!("... {}: {}", step.name, step.promise);
        let started = Instant::now();
        let outcome = self.by_itself(step);
        let seconds = started.elapsed().as_secs_f64();
        // One lock for what is told and what is counted: the outputs of two lanes do not mix.
        let (Ok(mut passed), Ok(mut failed)) = (self.passed.lock(), self.failed.lock()) else { return false };
        match outcome {
            Ok(said) => {
                println!("\n=== {}\n{said}", step.name);
                passed.push((step.name, seconds));
                true
            }
            Err(error) => {
                println!("\n=== {}\n{error:#}", step.name);
                failed.push(step.name);
                self.stopped.store(true, Ordering::Relaxed);
                false
            }
        }
    }

    /// Runs a step in a process of its own; what it said, which is kept in the folder too.
    fn by_itself(&self, step: &Step) -> Result<String> {
        let path = self.folder.join(format!("{}.log", step.name));
        let log = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
        let mut command = Command::new(&self.program);
        // Nothing is built a second time after a change: what that would need is not kept.
        command.args(["test", "--only", step.name]).stdin(Stdio::null()).env("CARGO_INCREMENTAL", "0");
        let status = command.stdout(log.try_clone()?).stderr(log).status()?;
        let said = String::from_utf8_lossy(&std::fs::read(&path)?).trim_end().to_owned();
        if status.success() { Ok(said) } else { bail!("{said}") }
    }
}
