//! The JSON Schemas of the case document, its report and an error, made from their types by an example of the core.

use anyhow::{Context as _, Result};

use crate::shell::{compare, example, output, root};

const DOCUMENTS: [(&str, &str); 3] = [
    ("case", "core/schema/arrears-case.schema.json"),
    ("report", "core/schema/arrears-report.schema.json"),
    ("error", "core/schema/arrears-error.schema.json"),
];

/// Writes the schemas.
pub(crate) fn write() -> Result<()> {
    for (document, path) in DOCUMENTS {
        let file = root().join(path);
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(&file, text(document)?).with_context(|| format!("cannot write {path}"))?;
    }
    Ok(())
}

/// Fails if a committed schema is not the one that the types give.
pub(crate) fn check() -> Result<()> {
    DOCUMENTS.iter().try_for_each(|(document, path)| compare(path, &text(document)?, "cargo xtask schema"))
}

// The core is asked by running it, not by linking it: the tool must build while the core does not.
fn text(document: &str) -> Result<String> {
    output(example("schema")?.arg(document))
}
