//! The npm package: packed, installed into fresh projects, and run there; the calculator that is built on it.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::shell::{example, output, program, root, run, stamp, target};
use crate::{setup, wasm};

const PACKAGE: &str = "bindings-wasm";
const CALCULATOR: &str = "bindings-wasm/calculator";
/// Folders of the calculator that it is not made from.
const BESIDE_SOURCES: [&str; 4] = ["node_modules", "dist", "dist-single", "tests"];
/// What the calculator was made from, so that it is not made again for every step.
const MADE_FROM: &str = "calculator-made-from.txt";

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

/// The packed package in fresh projects: Node, Deno, Bun, types, bundlers, a plain page, a worker; sizes and times.
pub(crate) fn fresh_projects() -> Result<()> {
    let tarball = pack()?;
    setup::browser()?;
    let workshop = target().join("npm/fresh");
    let transcript = example("transcript")?;
    let mut projects = program("node", ["bindings-wasm/tests/packed/run.mjs"]);
    run(projects.arg(&tarball).arg(&workshop).arg(transcript.get_program()))
}

/// The packed package in every bundler and runtime that its README names, Next.js too.
pub(crate) fn bundlers() -> Result<()> {
    let tarball = pack()?;
    setup::browser()?;
    let workshop = target().join("npm/bundlers");
    run(program("node", ["bindings-wasm/tests/packed/bundlers.mjs"]).arg(&tarball).arg(&workshop))
}

/// Builds the calculator on the packed package, as any user of it would: to be served, and as one file.
fn calculator() -> Result<()> {
    let tarball = pack()?;
    let is_made = ["dist", "dist-single"].iter().all(|made| root().join(CALCULATOR).join(made).is_dir());
    let mut files = sources()?;
    files.push(tarball.clone());
    let (mark, stamp) = (packed().join(MADE_FROM), stamp(files, ())?);
    if is_made && std::fs::read_to_string(&mark).is_ok_and(|made_from| made_from == stamp) {
        return Ok(());
    }
    install(CALCULATOR, "vite")?;
    let tarball = tarball.to_string_lossy();
    npm(CALCULATOR, &["install", "--no-save", "--no-package-lock", "--no-audit", "--loglevel=error", &tarball])?;
    let tool = |words: &[&str]| run(program("node", words).current_dir(root().join(CALCULATOR)));
    tool(&["../node_modules/typescript/bin/tsc", "--project", "."])?;
    tool(&["node_modules/vite/bin/vite.js", "build", "--logLevel=warn"])?;
    tool(&["node_modules/vite/bin/vite.js", "build", "--mode", "single", "--logLevel=warn"])?;
    std::fs::write(mark, stamp).context("cannot mark what the calculator was made from")
}

/// The calculator's own files.
fn sources() -> Result<Vec<PathBuf>> {
    let (mut files, mut folders) = (Vec::new(), vec![root().join(CALCULATOR)]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            match entry.file_type()?.is_dir() {
                false => files.push(entry.path()),
                true if BESIDE_SOURCES.iter().any(|name| entry.file_name() == *name) => {}
                true => folders.push(entry.path()),
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Builds the calculator and serves it until stopped.
pub(crate) fn serve() -> Result<()> {
    calculator()?;
    run(&mut program("node", ["bindings-wasm/calculator/serve.mjs"]))
}

/// The calculator in a real browser: the whole journey, in both languages, and how fast it answers.
pub(crate) fn browser() -> Result<()> {
    in_browser(&[])
}

/// The whole journey.
pub(crate) fn journey() -> Result<()> {
    in_browser(&["journeys"])
}

/// How fast it answers.
pub(crate) fn speed() -> Result<()> {
    in_browser(&["measured"])
}

fn in_browser(parts: &[&str]) -> Result<()> {
    calculator()?;
    setup::browser()?;
    run(program("node", ["bindings-wasm/calculator/tests/run.mjs"]).args(parts))
}
