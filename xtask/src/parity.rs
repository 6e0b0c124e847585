//! The same cases through Rust, C and JavaScript: what they print must be the same bytes.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::c;
use crate::shell::{example, output, program, root};
use crate::wasm;

/// Compares Rust with C on every case, and the two example programs of C and JavaScript on those that have a balance.
pub(crate) fn check() -> Result<()> {
    let stage = c::build()?;
    transcripts(&stage)?;
    let example = c::example(&stage)?;
    wasm::build()?;
    let cases = cases()?;
    for case in &cases {
        let from_c = output(c::started(&stage, &example).arg(case))?;
        let from_node = output(program("node", ["bindings-wasm/examples/balance.mjs"]).arg(case))?;
        if from_c != from_node || from_c.is_empty() {
            bail!("{}\n--- C\n{from_c}--- JavaScript\n{from_node}", case.display());
        }
    }
    println!("{} cases, the same balances from C and JavaScript", cases.len());
    Ok(())
}

/// Typed balances and whole report documents of every case and every fuzz seed, refused ones too.
fn transcripts(stage: &Path) -> Result<()> {
    let mut files = cases()?;
    files.extend(documents("fuzz/seeds/case_document")?);
    let from_c = output(c::started(stage, &c::transcript(stage)?).args(&files))?;
    let from_rust = output(example("positions")?.args(&files))?;
    if from_c != from_rust || from_c.is_empty() {
        let at = from_c.lines().zip(from_rust.lines()).position(|(c, rust)| c != rust).unwrap_or_default();
        let line = |text: &str| text.lines().nth(at).unwrap_or_default().chars().take(300).collect::<String>();
        bail!("line {}\n--- C\n{}\n--- Rust\n{}", at.saturating_add(1), line(&from_c), line(&from_rust));
    }
    println!("{} cases, the same {} bytes from Rust and C", files.len(), from_c.len());
    Ok(())
}

fn cases() -> Result<Vec<PathBuf>> {
    let mut cases = documents("core/examples/cases")?;
    cases.push(root().join(c::SAMPLE));
    Ok(cases)
}

/// The JSON documents of a folder, in order of their names.
fn documents(folder: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join(folder)).with_context(|| format!("cannot read {folder}"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
