//! The tool crate behind `cargo xtask`: every check and every generator of the project.
//!
//! `cargo xtask test` is the whole of the continuous integration. It needs Rust, a C compiler and Node, and
//! installs what it may; the generators (header, WASM glue) are libraries pinned by Cargo.lock, not programs to find.

mod by_hand;
mod c;
mod compare;
mod header;
mod licences;
mod msrv;
mod no_panic;
mod npm;
mod parity;
mod python;
#[path = "../../core/tests/suite/renamed/upgrade.rs"]
mod renamed;
mod reproducible;
mod sbom;
mod schema;
mod setup;
mod shell;
mod shipped;
mod steps;
mod test;
mod types;
mod wasm;

use std::process::ExitCode;

use anyhow::{Result, bail};

/// A subcommand: its name, its arguments, what it is for. `tidy` in core's tests reads this table.
const COMMANDS: &[(&str, &str, &str)] = &[
    ("test", "[--list | --only STEP]", "everything that must hold, step by step; the last line counts them"),
    ("header", "[--check]", "bindings-c/include/arrears.h from the Rust source"),
    ("schema", "[--check]", "core/schema/*.json from the types of the case document and its report"),
    ("types", "[--check]", "bindings-wasm/js/documents.d.ts from the schemas"),
    ("c", "", "build libarrears, compile and run the C tests and examples"),
    ("install-c", "--prefix DIR", "libarrears, its headers, pkg-config file and CMake package under a prefix"),
    ("wasm", "", "build the WebAssembly modules and their JavaScript glue"),
    ("node", "", "the WASM modules, then their tests in Node"),
    ("npm-pack", "", "the npm package as a tarball, in target/npm"),
    ("npm", "", "the tarball in fresh projects: Node, Deno, Bun, types, bundlers, a plain page, a worker"),
    ("bundlers", "", "the tarball in every bundler and runtime of its README, Next.js too"),
    ("calculator", "", "build the calculator on the tarball and serve it; prints its address"),
    ("browser", "", "the calculator in headless Chromium, the whole journey and how fast it answers"),
    ("python", "", "the wheel of the Python package, installed and tested"),
    ("spark", "", "arrears.spark on a cluster of two workers against one process (downloads PySpark; needs Java)"),
    ("parity", "", "the same balances from C and from JavaScript, byte for byte"),
    ("licences", "", "the licence and the source of every dependency against deny.toml"),
    ("sbom", "", "what is shipped is made of, as CycloneDX documents (needs cargo-cyclonedx)"),
    ("reproducible", "", "what is shipped, built twice from two folders and two homes: the same bytes"),
    ("msrv", "", "the core, built by the oldest Rust that Cargo.toml names, where it is installed"),
    ("compare", "REVISION", "every report, byte for byte against the build of a git revision"),
    ("long", "[TIMES]", "every comparison over random cases, ten times as many of them, or as many times as are given"),
    ("walk", "KIND FROM..TO", "cards, bills or loans of these seeds against their day-by-day walk, in release"),
    ("fuzz", "[--seconds N] [TARGET]", "fuzz one target or all of them (needs nightly and cargo-fuzz)"),
    ("mutants", "[--every N] [--minutes N] [PART ...]", "whether the tests notice a changed line of the core"),
    ("miri", "", "the C boundary under Miri (needs nightly with miri)"),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        ["test", rest @ ..] => return test::run(rest),
        ["header"] => header::write(),
        ["header", "--check"] => header::check(),
        ["schema"] => schema::write(),
        ["schema", "--check"] => schema::check(),
        ["types"] => types::write(),
        ["types", "--check"] => types::check(),
        ["c"] => setup::c_tools().and_then(|()| c::all()),
        ["install-c", "--prefix", folder] => c::install(folder),
        ["wasm"] => setup::rust_targets().and_then(|()| wasm::build()),
        ["node"] => setup::rust_targets().and_then(|()| setup::node()).and_then(|()| wasm::test_in_node()),
        ["npm-pack"] => setup::rust_targets().and_then(|()| npm::pack()).map(drop),
        ["npm"] => setup::rust_targets().and_then(|()| npm::fresh_projects()),
        ["bundlers"] => setup::rust_targets().and_then(|()| npm::bundlers()),
        ["calculator"] => setup::rust_targets().and_then(|()| npm::serve()),
        ["browser"] => setup::rust_targets().and_then(|()| npm::browser()),
        ["python"] => python::test(),
        ["spark"] => python::spark(),
        ["parity"] => parity::check(),
        ["licences"] => licences::check(),
        ["sbom"] => sbom::write(),
        ["reproducible"] => reproducible::check(),
        ["msrv"] => msrv::check(),
        ["compare", revision] => compare::with(revision),
        ["long", rest @ ..] => by_hand::long(rest),
        ["walk", rest @ ..] => by_hand::walk(rest),
        ["fuzz", rest @ ..] => by_hand::fuzz(rest),
        ["mutants", rest @ ..] => by_hand::mutants(rest),
        ["miri"] => by_hand::miri(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{}", usage());
            Ok(())
        }
        other => bail!("`cargo xtask {}` is not a command\n\n{}", other.join(" "), usage()),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn usage() -> String {
    let mut text = String::from("usage: cargo xtask COMMAND\n\n");
    for (name, arguments, purpose) in COMMANDS {
        let call = format!("{name} {arguments}");
        text.push_str(&format!("  {call:<30} {purpose}\n"));
    }
    text
}
