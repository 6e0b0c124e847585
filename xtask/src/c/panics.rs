//! Which lines of ours can panic: a panic carries the path of its file, so a file whose path is nowhere in the built
//! library has none.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::shell::{root, target};

/// The files that may, and why.
const MAY: &[(&str, &str)] = &[("bindings-c/src/boundary.rs", "what is caught at the boundary is told as a panic")];

/// Looks for the path of every source file in the library that was just built in release.
pub(super) fn check() -> Result<()> {
    let name = format!("{}arrears{}", std::env::consts::DLL_PREFIX, std::env::consts::DLL_SUFFIX);
    let library = target().join("release").join(name);
    let built = std::fs::read(&library).with_context(|| format!("cannot read {}", library.display()))?;
    let told = paths_in(&built);
    let mut can_panic = Vec::new();
    for folder in ["core/src", "bindings-c/src"] {
        for file in sources(&root().join(folder))? {
            let path = file.strip_prefix(root())?.to_string_lossy().replace('\\', "/");
            // The standard library has a crate `core` too.
            let its = format!("library/{path}");
            let is_told = told.iter().any(|told| told.ends_with(&path) && !told.ends_with(&its));
            if is_told && !MAY.iter().any(|(may, _)| *may == path) {
                can_panic.push(path);
            }
        }
    }
    if told.is_empty() || !can_panic.is_empty() {
        bail!("of {} paths in the library these are ours, a panic can be reached in them: {can_panic:?}", told.len());
    }
    Ok(())
}

/// What ends in `.rs`, with what stands before it and could be of a path: texts stand side by side in a library.
fn paths_in(built: &[u8]) -> Vec<String> {
    let is_path = |byte: &u8| byte.is_ascii_alphanumeric() || b"_-./".contains(byte);
    let ends = built.windows(3).enumerate().filter(|(_, three)| three == b".rs").map(|(at, _)| at.saturating_add(3));
    let text = |end: usize| {
        let before = built.get(..end).unwrap_or_default();
        let start = before.iter().rposition(|byte| !is_path(byte)).map_or(0, |at| at.saturating_add(1));
        String::from_utf8_lossy(before.get(start..).unwrap_or_default()).into_owned()
    };
    ends.map(text).collect()
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}
