//! The copy of the checkout that holds the mutants.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The files of these rooms, below `core/src`, in order of their names; tests among them are not to be tested.
pub(crate) fn files_of(root: &Path, rooms: &[&str]) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for file in tracked(root)? {
        if let Some(below) = file.strip_prefix("core/src/")
            && below.ends_with(".rs")
            && !below.ends_with("/tests.rs")
            && rooms.iter().any(|room| below == *room || below.starts_with(&format!("{room}/")))
        {
            files.push(below.to_owned());
        }
    }
    if files.is_empty() {
        bail!("none of the rooms is there");
    }
    Ok(files)
}

/// Copies what git knows of, and gives the core the module that says which mutant is chosen.
pub(crate) fn copy(root: &Path, tree: &Path) -> Result<()> {
    for file in tracked(root)? {
        let from = root.join(&file);
        if from.is_file() {
            write_if_new(&tree.join(&file), &std::fs::read(&from)?)?;
        }
    }
    let library = std::fs::read_to_string(root.join("core/src/lib.rs"))?;
    let (before, after) = library.split_once("pub mod accrual;").context("lib.rs declares `accrual`")?;
    write_if_new(&tree.join("core/src/lib.rs"), format!("{before}mod mutant;\npub mod accrual;{after}").as_bytes())?;
    write_if_new(&tree.join("core/src/mutant.rs"), include_bytes!("chosen.rs"))
}

/// Writes a file where it is not what it should be: what is as it was need not be compiled again.
pub(crate) fn write_if_new(path: &Path, bytes: &[u8]) -> Result<()> {
    if std::fs::read(path).is_ok_and(|there| there == bytes) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(path, bytes).with_context(|| format!("{} cannot be written", path.display()))
}

fn tracked(root: &Path) -> Result<Vec<String>> {
    let listed = Command::new("git").args(["ls-files"]).current_dir(root).output().context("git is needed")?;
    Ok(String::from_utf8(listed.stdout)?.lines().map(str::to_owned).collect())
}
