//! The same cases through C and through JavaScript: what they print must be the same bytes.

use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::c;
use crate::shell::{output, program, root};
use crate::wasm;

/// Compares the two example programs on the sample case and on every case of the core's examples.
pub(crate) fn check() -> Result<()> {
    let stage = c::build()?;
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
    println!("{} cases, the same balances", cases.len());
    Ok(())
}

fn cases() -> Result<Vec<PathBuf>> {
    let mut cases = vec![root().join(c::SAMPLE)];
    let folder = root().join("core/examples/cases");
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "json") {
                cases.push(path);
            }
        }
    }
    cases.sort();
    Ok(cases)
}
