//! The WebAssembly module and its glue, by wasm-bindgen as a library, and the tests in Node.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::setup::WASM;
use crate::shell::{program, root, run, run_cargo, target};

/// Where the glue goes; ignored by git.
const GENERATED: &str = "bindings-wasm/js/generated";

/// Builds the module and writes the glue.
pub(crate) fn build() -> Result<()> {
    run_cargo(&format!("build --quiet --package arrears-wasm --profile wasm --target {WASM}"))?;
    let folder = root().join(GENERATED);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {GENERATED}"))?;
    }
    let built = target().join(WASM).join("wasm/arrears_wasm.wasm");
    // One `web` output serves browsers, bundlers and Node: the three entry files differ only in how they find
    // the bytes. The reset function gives the face a fresh instance after a trap.
    Bindgen::new()
        .input_path(built)
        .out_name("arrears")
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .generate(&folder)?;
    for name in ["arrears_bg.wasm", "arrears.js"] {
        let bytes = std::fs::metadata(folder.join(name))?.len();
        println!("{name}: {bytes} bytes");
    }
    Ok(())
}

/// Builds the module and runs the tests of the JavaScript face in Node.
pub(crate) fn test_in_node() -> Result<()> {
    build()?;
    let folder = root().join("bindings-wasm/tests");
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    run(program("node", ["--test", "--test-reporter=spec"]).args(files))
}
