//! Compiling C and C++ against the library, strictly.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::shell::{program, run};

const STRICT: &[&str] = &["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-g", "-pthread"];
/// What a static Rust library wants from the system.
pub(super) const SYSTEM: &[&str] = &["-lpthread", "-ldl", "-lm"];

/// How a program comes to the library.
#[derive(Clone, Copy)]
pub(super) enum Link {
    Static,
    Shared,
}

/// A compiler in a dialect.
#[derive(Clone, Copy)]
pub(super) struct Compiler {
    pub(super) name: &'static str,
    pub(super) driver: &'static str,
    dialect: &'static [&'static str],
}

const AS_C: &[&str] = &["-std=c11", "-Wstrict-prototypes", "-Wconversion"];
const AS_CPP: &[&str] = &["-std=c++17", "-x", "c++"];

pub(super) const GCC: Compiler = Compiler { name: "c11-gcc", driver: "gcc", dialect: AS_C };
pub(super) const GPP: Compiler = Compiler { name: "cpp17-gcc", driver: "g++", dialect: AS_CPP };
pub(super) const CLANG: Compiler = Compiler { name: "c11-clang", driver: "clang", dialect: AS_C };
pub(super) const CLANGPP: Compiler = Compiler { name: "cpp17-clang", driver: "clang++", dialect: AS_CPP };

/// Compiles a source into a program of the stage.
pub(super) fn compile(
    stage: &Path,
    name: &str,
    compiler: Compiler,
    flags: &[&str],
    source: &str,
    link: Link,
) -> Result<PathBuf> {
    let binary = stage.join("tests").join(name);
    let mut command = program(compiler.driver, compiler.dialect);
    command.args(STRICT).args(flags).arg(source).args(["-x", "none"]);
    command.arg("-I").arg(stage.join("include"));
    match link {
        Link::Static => command.arg(stage.join("lib/libarrears.a")).args(SYSTEM),
        Link::Shared => command.arg("-L").arg(stage.join("lib")).arg("-larrears"),
    };
    run(command.arg("-o").arg(&binary))?;
    Ok(binary)
}

/// Compiles a source and keeps nothing: what it asserts when compiling holds.
pub(super) fn compile_only(stage: &Path, compiler: Compiler, source: &Path) -> Result<()> {
    let mut command = program(compiler.driver, compiler.dialect);
    command.args(STRICT).arg("-fsyntax-only").arg("-I").arg(stage.join("include")).arg(source);
    run(&mut command)
}
