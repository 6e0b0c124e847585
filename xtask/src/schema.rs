//! The JSON Schema of the case document, made from its types by an example of the core.

use anyhow::{Context as _, Result};

use crate::shell::{cargo, compare, output, program, root};

const PATH: &str = "core/schema/arrears-case.schema.json";

/// Writes the schema.
pub(crate) fn write() -> Result<()> {
    let path = root().join(PATH);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, text()?).with_context(|| format!("cannot write {PATH}"))
}

/// Fails if the committed schema is not the one that the types give.
pub(crate) fn check() -> Result<()> {
    compare(PATH, &text()?, "cargo xtask schema")
}

// The core is asked by running it, not by linking it: the tool must build while the core does not.
fn text() -> Result<String> {
    let line = "run --quiet --package arrears --all-features --example schema";
    output(&mut program(&cargo(), line.split_whitespace()))
}
