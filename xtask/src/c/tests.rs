//! The test programs: by every compiler, linked both ways, under sanitizers and valgrind.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::compile::{CLANG, CLANGPP, Compiler, GCC, GPP, Link, compile};
use super::{SAMPLE, has, started};
use crate::shell::{program, run};

/// A program that is run whole, and with `leak` behind what it is given forgets an object.
struct Program {
    name: &'static str,
    source: &'static str,
    given: &'static [&'static str],
    compilers: &'static [(Compiler, Link)],
}

const BOTH_WAYS: &[(Compiler, Link)] =
    &[(GCC, Link::Static), (GPP, Link::Shared), (CLANG, Link::Shared), (CLANGPP, Link::Static)];

const PROGRAMS: &[Program] = &[
    Program { name: "boundary", source: "bindings-c/tests/boundary.c", given: &[SAMPLE], compilers: BOTH_WAYS },
    Program { name: "typed", source: "bindings-c/tests/typed.c", given: &[], compilers: BOTH_WAYS },
    Program { name: "openings", source: "bindings-c/tests/openings.c", given: &[], compilers: BOTH_WAYS },
    Program {
        name: "wrapper",
        source: "bindings-c/tests/wrapper.cpp",
        given: &[SAMPLE],
        compilers: &[(GPP, Link::Shared), (CLANGPP, Link::Static)],
    },
];

const SANITIZE: &[&str] = &["-fsanitize=address,undefined", "-fno-sanitize-recover=all"];
const RACES: &[&str] = &["-fsanitize=thread"];

pub(super) fn run_all(stage: &Path) -> Result<()> {
    for program in PROGRAMS {
        let Program { name, source, given, compilers } = program;
        for (compiler, link) in *compilers {
            if has(compiler.driver, name) {
                let binary = compile(stage, &format!("{name}-{}", compiler.name), *compiler, &[], source, *link)?;
                told(compiler.name);
                run(started(stage, &binary).args(*given))?;
            }
        }
        let (first, _) = compilers.first().context("a program has a compiler")?;
        let sanitized = compile(stage, &format!("{name}-sanitized"), *first, SANITIZE, source, Link::Static)?;
        told("address and undefined-behaviour sanitizers");
        run(started(stage, &sanitized).args(*given))?;
        must_object(started(stage, &sanitized).args(*given).arg("leak"), "leak")?;
        if has("valgrind", name) {
            let watched = compile(stage, &format!("{name}-shared"), *first, &[], source, Link::Shared)?;
            told("valgrind");
            run(valgrind(stage, &watched).args(*given))?;
            must_object(valgrind(stage, &watched).args(*given).arg("leak"), "lost")?;
        }
    }
    threads(stage)
}

/// Says on the line of the verdict what it was reached with.
fn told(how: &str) {
    print!("{how}: ");
    std::io::stdout().flush().unwrap_or_default();
}

/// The program that shares objects between threads, plain and under the thread sanitizer.
fn threads(stage: &Path) -> Result<()> {
    let source = "bindings-c/tests/threads.c";
    let plain = compile(stage, "threads", GCC, &[], source, Link::Shared)?;
    run(&mut started(stage, &plain))?;
    told("address and undefined-behaviour sanitizers");
    run(&mut started(stage, &compile(stage, "threads-sanitized", GCC, SANITIZE, source, Link::Static)?))?;
    if has("valgrind", "threads") {
        told("valgrind");
        run(&mut valgrind(stage, &plain))?;
    }
    let watched = compile(stage, "threads-races", GCC, RACES, source, Link::Shared)?;
    told("thread sanitizer");
    run(&mut started(stage, &watched))?;
    must_object(started(stage, &watched).arg("race"), "data race")
}

/// A program under valgrind. A backtrace would leave the symboliser's memory reachable; the built-in rulebook, read once,
/// stays reachable too, and is no leak.
fn valgrind(stage: &Path, binary: &Path) -> Command {
    let arguments =
        ["--quiet", "--leak-check=full", "--show-leak-kinds=definite,indirect,possible", "--error-exitcode=9"];
    let mut command = program("valgrind", arguments);
    command.env("LD_LIBRARY_PATH", stage.join("lib")).env_remove("RUST_BACKTRACE");
    command.arg(binary);
    command
}

/// A check is one only if it finds what is planted.
fn must_object(watched: &mut Command, word: &str) -> Result<()> {
    let outcome = watched.output().context("cannot start the program with a planted fault")?;
    let said = String::from_utf8_lossy(&outcome.stderr).to_lowercase();
    if outcome.status.success() || !said.contains(word) {
        bail!("a planted fault went unnoticed, {}:\n{said}", outcome.status);
    }
    println!("what was planted was found: {word}");
    Ok(())
}

/// The program that prints what the typed layer and the documents say of cases.
pub(crate) fn transcript(stage: &Path) -> Result<PathBuf> {
    compile(stage, "transcript", GCC, &[], "bindings-c/tests/transcript.c", Link::Shared)
}
