//! What was found, kept between runs, and held against the list of those that change nothing.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::mutant::Mutant;
use crate::order::Killers;
use crate::trial::Outcome;

/// What became of a mutant, and the build of the tests it was tried with.
struct Found {
    outcome: String,
    build: String,
}

pub(crate) struct Results {
    path: PathBuf,
    /// By key.
    found: BTreeMap<String, Found>,
    /// The keys that the committed list explains.
    explained: Vec<String>,
    pub(crate) killers: Killers,
}

impl Results {
    /// A line a trial: outcome, build, line of the source, key; the last trial of a mutant counts.
    pub(crate) fn open(root: &Path, work: &Path) -> Result<Self> {
        let listed = std::fs::read_to_string(root.join("xtask/mutants/equivalent.txt"))?;
        let explained = listed.lines().filter_map(|line| line.split_once(" | ")).map(|(key, _)| key.to_owned());
        let path = work.join("results.txt");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let mut results =
            Self { path, found: BTreeMap::new(), explained: explained.collect(), killers: Killers::default() };
        for line in text.lines() {
            if let [outcome, build, _, key] = line.splitn(4, '\t').collect::<Vec<_>>()[..] {
                results.keep(key, outcome.to_owned(), build);
            }
        }
        Ok(results)
    }

    fn keep(&mut self, key: &str, outcome: String, build: &str) {
        if let Some(test) = outcome.strip_prefix("killed by ") {
            self.killers.note(key, test);
        }
        self.found.insert(key.to_owned(), Found { outcome, build: build.to_owned() });
    }

    /// Is nothing to be learned by trying it with these tests? A survivor is tried again when the tests have changed.
    pub(crate) fn settled(&self, key: &str, build: &str) -> bool {
        self.explained.iter().any(|explained| explained == key)
            || self.found.get(key).is_some_and(|found| {
                found.outcome.starts_with("killed") || (found.build == build && !found.outcome.starts_with("open"))
            })
    }

    pub(crate) fn was_tried(&self, key: &str) -> bool {
        self.found.contains_key(key)
    }

    pub(crate) fn write(&mut self, mutant: &Mutant, outcome: &Outcome, build: &str) -> Result<()> {
        let said = match outcome {
            Outcome::Killed(test) => format!("killed by {test}"),
            Outcome::Hangs => "killed: hangs".to_owned(),
            Outcome::Ended => "killed: the process ended".to_owned(),
            Outcome::Survived => "survived".to_owned(),
            Outcome::Open { passed, of } => format!("open after {passed} of {of} tests"),
            Outcome::Unreached => "unreached".to_owned(),
        };
        if !said.starts_with("killed") {
            println!("{said}: line {} of {}", mutant.line, mutant.key);
        }
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(&self.path)?;
        writeln!(file, "{said}\t{build}\t{}\t{}", mutant.line, mutant.key)?;
        self.keep(&mutant.key, said, build);
        Ok(())
    }
}

/// How many mutants of a room came to what.
#[derive(Default)]
struct Count {
    all: usize,
    /// Killed, explained, survived, unreached, open.
    came_to: [usize; 5],
}

impl Count {
    fn print(&self, room: &str) {
        let tried: usize = self.came_to.iter().sum();
        let [killed, explained, survived, unreached, open] = self.came_to;
        // Of those that could be killed, in tenths of a percent.
        let could = tried.saturating_sub(explained).max(1);
        let share = killed * 1000 / could;
        println!(
            "{room:<12} {tried:>5} of {:>5} tried: {killed} killed, {explained} explained, {survived} survived, \
             {unreached} unreached, {open} open; {}.{} % killed",
            self.all,
            share / 10,
            share % 10,
        );
    }
}

/// Counts by room; fails where a mutant lives that the committed list does not explain.
pub(crate) fn finish(mutants: &[&Mutant], results: &Results) -> Result<()> {
    let mut rooms: BTreeMap<&str, Count> = BTreeMap::new();
    let mut alive = Vec::new();
    for mutant in mutants {
        let outcome = results.found.get(&mutant.key).map(|found| found.outcome.as_str());
        let kind = match outcome {
            _ if results.explained.contains(&mutant.key) => Some(1),
            None => None,
            Some(outcome) if outcome.starts_with("killed") => Some(0),
            Some(outcome) => {
                alive.push(format!("{outcome}: line {} of {}", mutant.line, mutant.key));
                Some(if outcome == "survived" { 2 } else { 4 - usize::from(outcome == "unreached") })
            }
        };
        let room = mutant.key.split(['/', '.']).next().unwrap_or_default();
        for name in [room, "together"] {
            let count = rooms.entry(name).or_default();
            count.all += 1;
            if let Some(kind) = kind {
                count.came_to[kind] += 1;
            }
        }
    }
    for mutant in &alive {
        println!("{mutant}");
    }
    let together = rooms.remove("together").unwrap_or_default();
    for (room, count) in &rooms {
        count.print(room);
    }
    together.print("together");
    if alive.is_empty() {
        return Ok(());
    }
    bail!("{} mutants are neither killed nor explained in xtask/mutants/equivalent.txt", alive.len())
}
