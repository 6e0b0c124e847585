//! The C library: built, laid out as it would be installed, its ABI, tests, examples and documented commands checked.

mod abi;
mod compile;
mod examples;
mod install;
mod page;
mod panics;
mod tests;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

pub(crate) use examples::balance as example;
pub(crate) use install::install;
pub(crate) use tests::transcript;

use crate::shell::{exists, program, root, run, target};
use crate::shipped::Place;

/// A small case that every binding's tests start from.
pub(crate) const SAMPLE: &str = "fuzz/seeds/case_document/minimum-paid.json";

/// The most bytes of the stripped shared library. Optimising for size would take a quarter off and cost a replay half as
/// many instructions again.
const MOST_BYTES: u64 = 3_200_000;

/// Builds, compiles and runs everything.
pub(crate) fn all() -> Result<()> {
    let stage = build()?;
    size(&stage)?;
    panics::check()?;
    abi::check(&stage)?;
    tests::run_all(&stage)?;
    examples::run_all(&stage)?;
    page::run_all(&stage)?;
    overhead(&stage)
}

/// Builds the library in release and lays it out under target/c, as `install-c` would.
pub(crate) fn build() -> Result<PathBuf> {
    compiled()?;
    let stage = target().join("c");
    install::lay_out(&stage)?;
    std::fs::create_dir_all(stage.join("tests"))?;
    Ok(stage)
}

/// The library as it is shipped, in cargo's folder of releases.
fn compiled() -> Result<()> {
    let here = Place::here()?;
    run(&mut here.cargo("build --quiet --release --package arrears-c")?)?;
    ["libarrears.so", "libarrears.a"].iter().try_for_each(|file| here.is_told_by(&target().join("release").join(file)))
}

/// A program of ours, finding the shared library in the stage.
pub(crate) fn started(stage: &Path, binary: &Path) -> Command {
    let mut command = Command::new(binary);
    command.current_dir(root()).env("LD_LIBRARY_PATH", stage.join("lib"));
    command
}

/// Says by name what is left out where a program is not there.
fn has(name: &str, what: &str) -> bool {
    let found = exists(name);
    if !found {
        println!("SKIPPED: {what}, as `{name}` is not there");
    }
    found
}

fn size(stage: &Path) -> Result<()> {
    let stripped = stage.join("tests/stripped.so");
    run(program("strip", ["-o"]).arg(&stripped).arg(stage.join("lib/libarrears.so")))?;
    let bytes = std::fs::metadata(&stripped)?.len();
    println!("stripped: {bytes} bytes, at most {MOST_BYTES}");
    if bytes > MOST_BYTES {
        bail!("the stripped shared library has {bytes} bytes, at most {MOST_BYTES} are meant");
    }
    Ok(())
}

/// What a typed balance costs through the library against the engine's own call, with the one limit.
fn overhead(stage: &Path) -> Result<()> {
    let arguments = "test --quiet --release --package arrears-c --lib overhead -- --ignored --nocapture";
    // As it is shipped: another set of flags would be another build.
    let mut command = Place::here()?.cargo(arguments)?;
    run(command.env("ARREARS_LIBRARY", stage.join("lib/libarrears.so")))
}
