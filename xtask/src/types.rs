//! The TypeScript types of the case document and its report, made from the JSON Schemas by a generator from npm.

use anyhow::{Context as _, Result};

use crate::npm;
use crate::shell::{compare, output, program, root};

const TYPES: &str = "bindings-wasm/js/documents.d.ts";

/// Writes the types.
pub(crate) fn write() -> Result<()> {
    std::fs::write(root().join(TYPES), text()?).with_context(|| format!("cannot write {TYPES}"))
}

/// Fails if the committed types are not those that the schemas give.
pub(crate) fn check() -> Result<()> {
    compare(TYPES, &text()?, "cargo xtask types")
}

fn text() -> Result<String> {
    npm::installed()?;
    output(&mut program("node", ["bindings-wasm/types.mjs"]))
}
