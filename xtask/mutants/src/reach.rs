//! Which tests reach which mutants, and how long each takes.

use std::collections::BTreeMap;
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
    /// The quickest first.
    pub(crate) tests: Vec<Test>,
    /// By mutant, places in `tests`, ascending.
    pub(crate) by_mutant: BTreeMap<u32, Vec<usize>>,
}

pub(crate) fn learn(work: &Path, tests: &Tests) -> Result<Reached> {
    let note = work.join("reached.txt");
    let mut learned = Vec::new();
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
            let time = begin.elapsed();
            let ids = std::fs::read_to_string(&note).unwrap_or_default();
            // A test that reads the source itself fails in the copy and tells nothing.
            if passed && !ids.is_empty() {
                learned.push((Test { program, name: name.to_owned(), time }, ids));
            }
        }
    }
    if learned.is_empty() {
        bail!("no test reaches a mutant");
    }
    learned.sort_by_key(|(test, _)| test.time);
    let mut by_mutant: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut kept = Vec::new();
    for (at, (test, ids)) in learned.into_iter().enumerate() {
        for id in ids.lines() {
            by_mutant.entry(id.parse()?).or_default().push(at);
        }
        kept.push(test);
    }
    println!("{} tests reach {} mutants", kept.len(), by_mutant.len());
    Ok(Reached { tests: kept, by_mutant })
}
