//! Which tests reach which mutants, and how long each takes.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::compile::Tests;

/// A test that passes where nothing is changed.
pub(crate) struct Test {
    /// Which of the programs holds it.
    pub(crate) program: usize,
    pub(crate) name: String,
    pub(crate) time: Duration,
}

pub(crate) struct Reached {
    /// The build of the test programs this was learned from.
    pub(crate) build: String,
    pub(crate) tests: Vec<Test>,
    /// By mutant, places in `tests`, ascending.
    pub(crate) by_mutant: BTreeMap<u32, Vec<usize>>,
}

/// Takes what an earlier run learned from the same programs; else runs each test once by itself.
pub(crate) fn learn(work: &Path, tests: &Tests) -> Result<Reached> {
    let mut hasher = DefaultHasher::new();
    for path in &tests.programs {
        hasher.write(&std::fs::read(path)?);
    }
    let build = format!("{:016x}", hasher.finish());
    let kept = work.join("reach.txt");
    let mut text = std::fs::read_to_string(&kept).unwrap_or_default();
    if text.lines().next() != Some(build.as_str()) {
        text = run_each(work, tests, &build)?;
        std::fs::write(&kept, &text)?;
    }
    let reached = read(build, &text)?;
    println!("{} tests reach {} mutants", reached.tests.len(), reached.by_mutant.len());
    Ok(reached)
}

/// A line for the build, then one a test: program, microseconds, name, mutants it reaches.
fn run_each(work: &Path, tests: &Tests, build: &str) -> Result<String> {
    let note = work.join("reached.txt");
    let mut learned = format!("{build}\n");
    for (program, path) in tests.programs.iter().enumerate() {
        let listed = Command::new(path).args(["--list", "--format=terse"]).current_dir(&tests.folder).output()?;
        for line in String::from_utf8(listed.stdout)?.lines() {
            let Some(name) = line.strip_suffix(": test") else { continue };
            let _ = std::fs::remove_file(&note);
            let begin = Instant::now();
            let passed = Command::new(path)
                .args(["--exact", name])
                .current_dir(&tests.folder)
                .env("ARREARS_REACHED", &note)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status()
                .with_context(|| format!("{} cannot be run", path.display()))?
                .success();
            let time = begin.elapsed().as_micros();
            let ids = std::fs::read_to_string(&note).unwrap_or_default();
            // A test that reads the source itself fails in the copy and tells nothing.
            if passed && !ids.is_empty() {
                writeln!(learned, "{program}\t{time}\t{name}\t{}", ids.trim_end().replace('\n', " "))?;
            }
        }
    }
    Ok(learned)
}

fn read(build: String, text: &str) -> Result<Reached> {
    let mut reached = Reached { build, tests: Vec::new(), by_mutant: BTreeMap::new() };
    for line in text.lines().skip(1) {
        let [program, time, name, ids] = line.splitn(4, '\t').collect::<Vec<_>>()[..] else {
            bail!("what was learned of reach is not whole: remove reach.txt");
        };
        for id in ids.split(' ') {
            reached.by_mutant.entry(id.parse()?).or_default().push(reached.tests.len());
        }
        let time = Duration::from_micros(time.parse()?);
        reached.tests.push(Test { program: program.parse()?, name: name.to_owned(), time });
    }
    if reached.tests.is_empty() {
        bail!("no test reaches a mutant");
    }
    Ok(reached)
}
