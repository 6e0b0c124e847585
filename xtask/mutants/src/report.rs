//! What was found, kept between runs, and held against the list of those that change nothing.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Result, bail};

use crate::mutant::Mutant;
use crate::trial::Outcome;

pub(crate) struct Results {
    path: std::path::PathBuf,
    /// By key: the line of the source, and what became of it.
    found: BTreeMap<String, (String, String)>,
}

impl Results {
    pub(crate) fn open(work: &Path) -> Result<Self> {
        let path = work.join("results.txt");
        let mut found = BTreeMap::new();
        for line in std::fs::read_to_string(&path).unwrap_or_default().lines() {
            if let [outcome, at, key] = line.splitn(3, '\t').collect::<Vec<_>>()[..] {
                found.insert(key.to_owned(), (at.to_owned(), outcome.to_owned()));
            }
        }
        Ok(Self { path, found })
    }

    /// Was it killed? What was not is tried again: a test may have been written since.
    pub(crate) fn knows_killed(&self, key: &str) -> bool {
        self.found.get(key).is_some_and(|(_, outcome)| outcome.starts_with("killed"))
    }

    pub(crate) fn write(&mut self, mutant: &Mutant, outcome: &Outcome) -> Result<()> {
        let said = match outcome {
            Outcome::Killed(test) => format!("killed by {test}"),
            Outcome::Hangs => "killed: hangs".to_owned(),
            Outcome::Survived => "survived".to_owned(),
            Outcome::Open => "open".to_owned(),
            Outcome::Unreached => "unreached".to_owned(),
        };
        if !said.starts_with("killed") {
            println!("{said}: line {} of {}", mutant.line, mutant.key);
        }
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&self.path)?;
        writeln!(file, "{said}\t{}\t{}", mutant.line, mutant.key)?;
        self.found.insert(mutant.key.clone(), (mutant.line.to_string(), said));
        Ok(())
    }
}

/// Counts; fails where a mutant lives that the committed list does not explain.
pub(crate) fn finish(root: &Path, results: &Results) -> Result<()> {
    let listed = std::fs::read_to_string(root.join("xtask/mutants/equivalent.txt"))?;
    let explained: Vec<&str> = listed.lines().filter_map(|line| line.split_once(" | ")).map(|(key, _)| key).collect();
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    let mut alive = Vec::new();
    for (key, (line, outcome)) in &results.found {
        let kind = match outcome.as_str() {
            killed if killed.starts_with("killed") => "killed",
            _ if explained.contains(&key.as_str()) => "explained",
            other => other,
        };
        *count.entry(kind).or_default() += 1;
        if !matches!(kind, "killed" | "explained") {
            alive.push(format!("{outcome}: line {line} of {key}"));
        }
    }
    for (kind, number) in &count {
        println!("{number:>6} {kind}");
    }
    if alive.is_empty() {
        return Ok(());
    }
    for mutant in &alive {
        println!("{mutant}");
    }
    bail!("{} mutants are neither killed nor explained in xtask/mutants/equivalent.txt", alive.len())
}
