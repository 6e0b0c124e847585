//! The C header, made from the Rust source by cbindgen as a library.

use anyhow::{Context as _, Result};

use crate::shell::{compare, root};

/// Where the header stands, committed.
pub(crate) const PATH: &str = "bindings-c/include/arrears.h";

/// Writes the header.
pub(crate) fn write() -> Result<()> {
    let path = root().join(PATH);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::write(&path, text()?).with_context(|| format!("cannot write {PATH}"))
}

/// Fails if the committed header is not the one that the source gives.
pub(crate) fn check() -> Result<()> {
    compare(PATH, &text()?, "cargo xtask header")
}

fn text() -> Result<String> {
    let folder = root().join("bindings-c");
    let config = cbindgen::Config::from_file(folder.join("cbindgen.toml")).map_err(anyhow::Error::msg)?;
    let bindings = cbindgen::Builder::new().with_crate(&folder).with_config(config).generate()?;
    let mut bytes = Vec::new();
    bindings.write(&mut bytes);
    Ok(String::from_utf8(bytes)?)
}
