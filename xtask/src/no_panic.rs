//! The kernel, linked with no panic that could be called: see `no-panic/README.md`.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::setup::BARE_METAL;
use crate::shell::{cargo, program, root, run, target};

/// What a program that can panic asks the linker for.
const PANIC: &str = "a_panic_can_be_reached";

/// Links every program of the folder, and shows that one with a panic does not link.
pub(crate) fn check() -> Result<()> {
    run(&mut build(&[]))?;
    let mut control = build(&["--bin", "control", "--features", "control"]);
    let tried = control.output().context("cannot run cargo")?;
    let said = String::from_utf8_lossy(&tried.stderr);
    if tried.status.success() || !said.contains(PANIC) {
        bail!("the control, which panics, was not stopped by the linker:\n{said}");
    }
    Ok(())
}

fn build(more: &[&str]) -> Command {
    let line = ["build", "--quiet", "--release", "--locked", "--target", BARE_METAL];
    let mut command = program(&cargo(), line);
    command.args(more).current_dir(root().join("no-panic")).env("CARGO_TARGET_DIR", target());
    command
}
