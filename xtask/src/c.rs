//! The C library: built, laid out as it would be installed, and its tests compiled and run.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::header;
use crate::shell::{exists, output, program, root, run, run_cargo, target};

/// A small case that every binding's tests start from.
pub(crate) const SAMPLE: &str = "fuzz/seeds/case_document/minimum-paid.json";

const STRICT: &[&str] = &["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g"];
const C11: &[&str] = &["gcc", "-std=c11", "-Wstrict-prototypes", "-Wconversion"];
const CPP17: &[&str] = &["g++", "-std=c++17", "-x", "c++"];
const SANITIZE: &[&str] = &["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];
/// What a static Rust library wants from the system.
const SYSTEM: &[&str] = &["-lpthread", "-ldl", "-lm"];

#[derive(Clone, Copy)]
enum Link {
    Static,
    Shared,
}

/// Builds, compiles and runs everything.
pub(crate) fn all() -> Result<()> {
    let stage = build()?;
    symbols(&stage)?;
    let test = "bindings-c/tests/boundary.c";
    for (name, compiler, flags, link) in [
        ("boundary-c11-static", C11, &[][..], Link::Static),
        ("boundary-c11-shared", C11, &[], Link::Shared),
        ("boundary-cpp17-shared", CPP17, &[], Link::Shared),
        ("boundary-c11-sanitized", C11, SANITIZE, Link::Static),
    ] {
        let binary = compile(&stage, name, compiler, flags, test, link)?;
        println!("{name}");
        run(started(&stage, &binary).arg(SAMPLE))?;
    }
    must_object(started(&stage, &stage.join("boundary-c11-sanitized")))?;
    if exists("valgrind") {
        println!("valgrind");
        run(valgrind(&stage).arg(SAMPLE))?;
        must_object(valgrind(&stage))?;
    } else {
        println!("valgrind is not there: skipped");
    }
    let example = example(&stage)?;
    run(started(&stage, &example).arg(SAMPLE))
}

/// The test program under valgrind. A backtrace would leave the symboliser's memory reachable.
fn valgrind(stage: &Path) -> Command {
    let arguments = ["--quiet", "--leak-check=full", "--show-leak-kinds=all", "--error-exitcode=9"];
    let mut command = program("valgrind", arguments);
    command.env("LD_LIBRARY_PATH", stage.join("lib")).env_remove("RUST_BACKTRACE");
    command.arg(stage.join("boundary-c11-shared"));
    command
}

/// A check for leaks is one only if it finds a leak.
fn must_object(mut watched: Command) -> Result<()> {
    let outcome = watched.args([SAMPLE, "leak"]).output().context("cannot start the leaking program")?;
    let said = String::from_utf8_lossy(&outcome.stderr).to_lowercase();
    if outcome.status.success() || !said.contains("leak") && !said.contains("lost") {
        bail!("a deliberate leak went unnoticed, {}:\n{said}", outcome.status);
    }
    println!("the deliberate leak was found");
    Ok(())
}

/// Builds the library in release and lays it out under target/c: include/ and lib/ with the versioned name.
pub(crate) fn build() -> Result<PathBuf> {
    run_cargo("build --quiet --release --package arrears-c")?;
    let stage = target().join("c");
    std::fs::create_dir_all(stage.join("include"))?;
    std::fs::create_dir_all(stage.join("lib"))?;
    std::fs::copy(root().join(header::PATH), stage.join("include/arrears.h"))?;
    let built = target().join("release");
    let shared = built.join("libarrears.so");
    std::fs::copy(built.join("libarrears.a"), stage.join("lib/libarrears.a"))?;
    let soname = soname(&shared)?;
    std::fs::copy(&shared, stage.join("lib").join(&soname))?;
    let link = stage.join("lib/libarrears.so");
    if link.symlink_metadata().is_ok() {
        std::fs::remove_file(&link)?;
    }
    std::os::unix::fs::symlink(&soname, &link)?;
    println!("{soname}: {} bytes", std::fs::metadata(shared)?.len());
    Ok(stage)
}

/// Compiles the example that prints a balance.
pub(crate) fn example(stage: &Path) -> Result<PathBuf> {
    compile(stage, "balance", C11, &[], "bindings-c/examples/balance.c", Link::Shared)
}

/// A program of ours, finding the shared library in the stage.
pub(crate) fn started(stage: &Path, binary: &Path) -> Command {
    let mut command = Command::new(binary);
    command.current_dir(root()).env("LD_LIBRARY_PATH", stage.join("lib"));
    command
}

fn compile(stage: &Path, name: &str, compiler: &[&str], flags: &[&str], source: &str, link: Link) -> Result<PathBuf> {
    let binary = stage.join(name);
    let (driver, dialect) = compiler.split_first().context("a compiler has a name")?;
    let mut command = program(driver, dialect);
    command.args(STRICT).args(flags).arg(source).args(["-x", "none"]);
    command.arg("-I").arg(stage.join("include"));
    match link {
        Link::Static => command.arg(stage.join("lib/libarrears.a")).args(SYSTEM),
        Link::Shared => command.arg("-L").arg(stage.join("lib")).arg("-larrears"),
    };
    run(command.arg("-o").arg(&binary))?;
    Ok(binary)
}

fn soname(library: &Path) -> Result<String> {
    let text = output(program("objdump", ["-p"]).arg(library))?;
    let name = text.lines().find_map(|line| line.trim().strip_prefix("SONAME"));
    name.map(|name| name.trim().to_owned()).context("the shared library has no SONAME")
}

/// The shared library exports what the header declares, and nothing else.
fn symbols(stage: &Path) -> Result<()> {
    let listed = output(program("nm", ["--dynamic", "--defined-only"]).arg(stage.join("lib/libarrears.so")))?;
    let exported: BTreeSet<&str> = listed.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    let text = std::fs::read_to_string(root().join(header::PATH))?;
    let undeclared: Vec<_> = exported.iter().filter(|name| !text.contains(&format!("{name}("))).collect();
    if !undeclared.is_empty() || exported.is_empty() {
        bail!("exported but not in the header: {undeclared:?}");
    }
    println!("{} symbols exported, all declared in the header", exported.len());
    Ok(())
}
