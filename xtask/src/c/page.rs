//! The commands of the conventions page, run as a reader would run them.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::has;
use crate::shell::{program, root, run};

const PAGE: &str = "bindings-c/CONVENTIONS.md";

/// Runs every block fenced as `sh`, in order, in one folder beside nothing but the repository's `bindings-c`. A word behind
/// `sh` names a program without which the block is left out.
pub(super) fn run_all(stage: &Path) -> Result<()> {
    let text = std::fs::read_to_string(root().join(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    let folder = stage.join("page");
    if folder.is_dir() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    std::os::unix::fs::symlink(root().join("bindings-c"), folder.join("bindings-c"))?;
    let mut count = 0_u32;
    for part in text.split("```sh").skip(1) {
        let (head, rest) = part.split_once('\n').context("a block has a first line")?;
        let (commands, _) = rest.split_once("```").context("a block ends")?;
        let needed = head.trim();
        if !needed.is_empty() && !has(needed, &format!("commands of {PAGE}")) {
            continue;
        }
        count = count.saturating_add(1);
        let mut shell = program("bash", ["-euo", "pipefail", "-c", commands]);
        run(shell.current_dir(&folder)).with_context(|| format!("{PAGE}, block {count}:\n{commands}"))?;
    }
    if count == 0 {
        bail!("{PAGE} has no commands");
    }
    println!("{count} blocks of commands of {PAGE} do what it says");
    Ok(())
}
