//! `cargo xtask compare REVISION`: every report of this tree against the one that another revision's build gives, byte for byte.
//!
//! Each document is asked of both builds. Where documents have been renamed since (`core/schema/renamed.json`), the old text is
//! upgraded before the new build reads it, and the old report before it is compared: then by its values, for the example prints keys
//! in the order of their names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::renamed::{Renaming, renamings, upgraded};
use crate::shell::{cargo, program, root, run, target};

/// Where documents stand, from the root of the repository.
const FOLDERS: [&str; 3] = ["core/examples/cases", "fuzz/seeds/case_document", "core/tests/cases"];

/// What a build says of a document: its report, or why there is none.
#[derive(PartialEq, Eq)]
struct Said {
    report: Option<String>,
    refusal: String,
}

/// Builds the example of both trees and compares what they say.
pub(crate) fn with(revision: &str) -> Result<()> {
    let folder = target().join("compare");
    let tree = folder.join("tree");
    fs::create_dir_all(&folder)?;
    let shown = tree.to_string_lossy().into_owned();
    // One may be left behind by a run that was stopped.
    if tree.exists() {
        run(&mut program("git", ["worktree", "remove", "--force", &shown]))?;
    }
    run(&mut program("git", ["worktree", "add", "--quiet", "--detach", "--force", &shown, revision]))
        .with_context(|| format!("`{revision}` cannot be checked out"))?;
    let outcome = compare(&tree, &folder);
    run(&mut program("git", ["worktree", "remove", "--force", &shown]))?;
    outcome
}

fn compare(tree: &Path, folder: &Path) -> Result<()> {
    let before = build(tree, &folder.join("before"))?;
    let now = build(&root(), &folder.join("now"))?;
    let list = fs::read_to_string(root().join("core/schema/renamed.json"))?;
    let list = renamings(&list).context("core/schema/renamed.json has another form")?;
    let (mut same, mut newer, mut differ, mut reworded) = (0_usize, 0_usize, Vec::new(), BTreeMap::new());
    for name in documents(tree)?.union(&documents(&root())?) {
        let old = tree.join(name);
        let text = fs::read(if old.is_file() { old } else { root().join(name) })?;
        let text = String::from_utf8_lossy(&text);
        if is_of(&list, "case", &text, |row| &row.new) && before_refuses_version(&before, &text, folder)? {
            newer = newer.saturating_add(1);
            continue;
        }
        let (was, is) = (say(&before, &text, folder)?, say(&now, &in_new_words(&list, "case", &text), folder)?);
        match (was.report, is.report) {
            (Some(was), Some(is)) => {
                match difference(&in_order(&in_new_words(&list, "report", &was)), &in_order(&is)) {
                    None => same = same.saturating_add(1),
                    Some(place) => differ.push(format!("{name}: {place}")),
                }
            }
            (None, None) if was.refusal == is.refusal => same = same.saturating_add(1),
            (None, None) if code(&was.refusal) == code(&is.refusal) => {
                let times: &mut usize = reworded.entry((was.refusal, is.refusal)).or_default();
                *times = times.saturating_add(1);
            }
            (None, None) => {
                differ.push(format!("{name}: another refusal\n  before: {}\n  now:    {}", was.refusal, is.refusal));
            }
            (None, Some(_)) => differ.push(format!("{name}: refused before: {}", was.refusal)),
            (Some(_), None) => differ.push(format!("{name}: refused now: {}", is.refusal)),
        }
    }
    for ((was, is), times) in &reworded {
        println!("refused in other words, {times} times\n  before: {was}\n  now:    {is}");
    }
    differ.iter().for_each(|line| println!("DIFFERS {line}"));
    let refused: usize = reworded.values().sum();
    println!(
        "{same} the same, {} differ, {refused} refused in other words, {newer} that only this tree can read",
        differ.len()
    );
    if differ.is_empty() { Ok(()) } else { bail!("{} documents have another report", differ.len()) }
}

/// Whether a document carries the version that a row of the list has on one side.
fn is_of(list: &[Renaming], document: &str, text: &str, side: impl Fn(&Renaming) -> &Value) -> bool {
    let json: Option<Value> = serde_json::from_str(text).ok();
    let Some(version) = json.as_ref().and_then(|json| json.get("version")) else { return false };
    list.iter().any(|row| row.document == document && row.path == ["version"] && side(row) == version)
}

/// A document in the words of this tree: as it is where it is of this version, or no JSON.
fn in_new_words(list: &[Renaming], document: &str, text: &str) -> String {
    if is_of(list, document, text, |row| &row.old) { upgraded(list, document, text).0 } else { text.to_owned() }
}

/// A report as the example prints it: its keys by their names.
fn in_order(report: &str) -> String {
    serde_json::from_str::<Value>(report).map_or_else(|_| report.to_owned(), |json| json.to_string())
}

/// The example `case` of a tree, optimised only so far that building it does not take longer than running it.
fn build(tree: &Path, target: &Path) -> Result<PathBuf> {
    let mut command = Command::new(cargo());
    command.args(["build", "--quiet", "--release", "--package", "arrears", "--example", "case"]).current_dir(tree);
    for (key, value) in [("LTO", "off"), ("CODEGEN_UNITS", "16"), ("OPT_LEVEL", "1")] {
        command.env(format!("CARGO_PROFILE_RELEASE_{key}"), value);
    }
    run(command.env("CARGO_TARGET_DIR", target))?;
    Ok(target.join("release/examples/case"))
}

/// The names of a tree's documents, from its root.
fn documents(tree: &Path) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for folder in FOLDERS {
        for entry in fs::read_dir(tree.join(folder)).into_iter().flatten() {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".json") {
                names.insert(format!("{folder}/{name}"));
            }
        }
    }
    Ok(names)
}

fn say(build: &Path, text: &str, folder: &Path) -> Result<Said> {
    let file = folder.join("document.json");
    fs::write(&file, text)?;
    let output = Command::new(build).arg("--json").arg(&file).output()?;
    let printed = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).trim_end().to_owned();
    Ok(Said { report: output.status.success().then(|| printed(output.stdout)), refusal: printed(output.stderr) })
}

/// Whether a document that carries the new version is one that the build before does not read at all.
fn before_refuses_version(build: &Path, text: &str, folder: &Path) -> Result<bool> {
    Ok(say(build, text, folder)?.report.is_none())
}

/// The number and name at the end of a refusal.
fn code(refusal: &str) -> &str {
    refusal.rsplit("(error ").next().unwrap_or_default()
}

/// The first place where two texts part, with what stands around it.
fn difference(was: &str, is: &str) -> Option<String> {
    if was == is {
        return None;
    }
    let at = was.chars().zip(is.chars()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| text.chars().skip(at.saturating_sub(60)).take(120).collect::<String>();
    Some(format!("from character {at} on\n  before: ..{}\n  now:    ..{}", around(was), around(is)))
}
