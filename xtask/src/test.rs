//! `cargo xtask test`: the list of everything that must hold. Cheap and telling first.

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::shell::run_cargo;
use crate::steps::{self, Lane, Step};
use crate::{c, header, licences, msrv, no_panic, npm, parity, python, schema, setup, types, wasm};

/// Cheap and telling, and all that gets installed.
const FIRST: Lane = &[
    Step { name: "tools", promise: "what the steps need is there, or gets installed", run: setup::all },
    Step { name: "format", promise: "the source is formatted", run: format },
    Step {
        name: "licences",
        promise: "every dependency has a licence we accept and comes from its registry",
        run: licences::check,
    },
    Step { name: "types", promise: "the committed TypeScript types are those the schemas give", run: types::check },
];

/// What builds in cargo's own folder of debug builds.
const SOURCE: Lane = &[
    Step { name: "features", promise: "the core has no warnings under any set of features", run: features },
    Step {
        name: "no-std",
        promise: "the core compiles for a Cortex-M without std, with and without alloc",
        run: no_std,
    },
    Step { name: "clippy", promise: "no warnings in the whole workspace", run: clippy },
    Step { name: "rust", promise: "unit, integration and fuzz-seed tests; benches run once", run: rust_tests },
    Step { name: "examples", promise: "every example of the documentation compiles and runs", run: doc_tests },
    Step { name: "docs", promise: "the documentation builds, its links resolve", run: docs },
    Step { name: "package", promise: "the crate packs, and builds from what was packed", run: package },
    Step { name: "schema", promise: "the committed JSON Schema is the one the types give", run: schema::check },
    Step { name: "header", promise: "the committed C header is the one the source gives", run: header::check },
    Step {
        name: "python",
        promise: "the wheel installs; tables of pyarrow, polars, duckdb and pandas go in and out; the guide runs",
        run: python::test,
    },
];

/// What builds as it is shipped, in folders that the others do not touch.
const SHIPPED: Lane = &[
    Step { name: "no-panic", promise: "the kernel links with no panic that could be called", run: no_panic::check },
    Step {
        name: "c",
        promise: "C11, C++17, COBOL and Python call libarrears; sanitizers, valgrind, ABI list, overhead",
        run: c::all,
    },
    Step { name: "node", promise: "the WASM modules build and pass their tests in Node", run: wasm::test_in_node },
    Step {
        name: "npm",
        promise: "the packed package runs in fresh projects; its size and speed",
        run: npm::fresh_projects,
    },
    Step { name: "calculator", promise: "the calculator's whole journey in headless Chromium", run: npm::journey },
    Step {
        name: "msrv",
        promise: "the core builds with the oldest Rust it names, where that is installed",
        run: msrv::check,
    },
];

/// What needs the builds of both, and what is measured by the clock: it wants the machine for itself.
const LAST: Lane = &[
    Step {
        name: "parity",
        promise: "Rust, C and JavaScript print the same balances and documents",
        run: parity::check,
    },
    Step { name: "speed", promise: "how fast the calculator answers, in headless Chromium", run: npm::speed },
];

/// Compilers work on one crate at a time for most of their time: two lanes keep two cores busy.
const STAGES: &[&[Lane]] = &[&[FIRST], &[SOURCE, SHIPPED], &[LAST]];

/// Runs all steps, or the one named by `--only`.
pub(crate) fn run(arguments: &[&str]) -> Result<ExitCode> {
    match arguments {
        [] => steps::all(STAGES),
        ["--list"] => {
            for step in steps::steps(STAGES) {
                println!("{:<12} {}", step.name, step.promise);
            }
            Ok(ExitCode::SUCCESS)
        }
        ["--only", name] => match steps::steps(STAGES).find(|step| step.name == *name) {
            Some(step) => Ok(steps::one(step)),
            None => bail!("no such step; `cargo xtask test --list` names them"),
        },
        other => bail!("`{}` is not understood: give nothing, `--list` or `--only STEP`", other.join(" ")),
    }
}

fn format() -> Result<()> {
    run_cargo("fmt --all --check")
}

fn clippy() -> Result<()> {
    run_cargo("clippy --workspace --all-targets --all-features --quiet -- -D warnings")
}

fn features() -> Result<()> {
    for features in ["", "alloc", "alloc,decimal", "std", "json", "json,negotiation", "negotiation", "serde", "schema"]
    {
        println!("features: {}", if features.is_empty() { "(none)" } else { features });
        run_cargo(&format!(
            "clippy --quiet --package arrears --lib --no-default-features --features={features} -- -D warnings"
        ))?;
    }
    Ok(())
}

fn no_std() -> Result<()> {
    for features in ["", "alloc"] {
        println!("features: {}", if features.is_empty() { "(none)" } else { features });
        run_cargo(&format!(
            "check --quiet --package arrears --target {} --no-default-features --features={features}",
            setup::BARE_METAL
        ))?;
    }
    Ok(())
}

fn rust_tests() -> Result<()> {
    run_cargo("test --workspace --all-targets --all-features --quiet")
}

fn doc_tests() -> Result<()> {
    run_cargo("test --workspace --doc --all-features --quiet")
}

fn package() -> Result<()> {
    // Offline: everything it depends on is here by now, and no registry needs to be asked.
    run_cargo("package --package arrears --allow-dirty --offline --quiet")
}

fn docs() -> Result<()> {
    let mut command = crate::shell::program(
        &crate::shell::cargo(),
        "doc --workspace --exclude xtask --no-deps --all-features --quiet".split_whitespace(),
    );
    crate::shell::run(command.env("RUSTDOCFLAGS", "-D warnings"))
}
