//! The npm package: packed, installed into fresh projects, and run there; the calculator that is built on it.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::shell::{output, program, root, run, target};
use crate::{setup, wasm};

const PACKAGE: &str = "bindings-wasm";
const CALCULATOR: &str = "bindings-wasm/calculator";

/// Where the tarball goes.
fn packed() -> PathBuf {
    target().join("npm")
}

/// The tools of the package: the optimiser, the generator and the compiler of types, the driver of the browser.
pub(crate) fn installed() -> Result<()> {
    setup::node()?;
    install(PACKAGE, "json-schema-to-typescript")
}

/// Installs what a lockfile names, unless a package of it is there already.
fn install(folder: &str, known: &str) -> Result<()> {
    let lock = std::fs::read(root().join(folder).join("package-lock.json"))?;
    let modules = root().join(folder).join("node_modules");
    let mark = modules.join(".installed-from");
    if modules.join(known).is_dir() && std::fs::read(&mark).is_ok_and(|from| from == lock) {
        return Ok(());
    }
    npm(folder, &["ci", "--no-audit", "--no-fund", "--loglevel=error"])?;
    std::fs::write(mark, lock).with_context(|| format!("cannot mark what {folder} was installed from"))
}

fn npm(folder: &str, arguments: &[&str]) -> Result<()> {
    run(program("npm", arguments).current_dir(root().join(folder)).stdout(std::process::Stdio::null()))
        .with_context(|| format!("npm {} in {folder}", arguments.join(" ")))
}

/// Builds the package and packs it; returns the tarball.
pub(crate) fn pack() -> Result<PathBuf> {
    wasm::build()?;
    installed()?;
    let folder = packed();
    std::fs::create_dir_all(&folder)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        std::fs::copy(root().join(licence), root().join(PACKAGE).join(licence))?;
    }
    let to = folder.to_string_lossy();
    let mut command = program("npm", ["pack", "--silent", "--loglevel=error", "--pack-destination", &to]);
    let name = output(command.current_dir(root().join(PACKAGE)))?;
    let tarball = folder.join(name.trim());
    if !tarball.is_file() {
        bail!("npm pack named `{}`, which is not there", name.trim());
    }
    println!("{}: {} bytes", tarball.display(), std::fs::metadata(&tarball)?.len());
    Ok(tarball)
}

/// The packed package in fresh projects: Node, types, Vite, a plain page, a worker; sizes and times.
pub(crate) fn fresh_projects() -> Result<()> {
    let tarball = pack()?;
    setup::browser()?;
    let workshop = target().join("npm/fresh");
    run(program("node", ["bindings-wasm/tests/packed/run.mjs"]).arg(&tarball).arg(&workshop))
}

/// Builds the calculator on the packed package, as any user of it would: to be served, and as one file.
fn calculator() -> Result<()> {
    let tarball = pack()?;
    install(CALCULATOR, "vite")?;
    let tarball = tarball.to_string_lossy();
    npm(CALCULATOR, &["install", "--no-save", "--no-package-lock", "--no-audit", "--loglevel=error", &tarball])?;
    let tool = |words: &[&str]| run(program("node", words).current_dir(root().join(CALCULATOR)));
    tool(&["../node_modules/typescript/bin/tsc", "--project", "."])?;
    tool(&["node_modules/vite/bin/vite.js", "build", "--logLevel=warn"])?;
    tool(&["node_modules/vite/bin/vite.js", "build", "--mode", "single", "--logLevel=warn"])
}

/// Builds the calculator and serves it until stopped.
pub(crate) fn serve() -> Result<()> {
    calculator()?;
    run(&mut program("node", ["bindings-wasm/calculator/serve.mjs"]))
}

/// The calculator in a real browser: the whole journey, in both languages.
pub(crate) fn browser() -> Result<()> {
    calculator()?;
    setup::browser()?;
    run(&mut program("node", ["bindings-wasm/calculator/tests/run.mjs"]))
}
