//! The WebAssembly module and its glue, by wasm-bindgen as a library, and the tests in Node.

mod split;

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::npm;
use crate::setup::WASM;
use crate::shell::{program, root, run, run_cargo, target};
use split::Halves;

/// Where the glue goes; ignored by git.
const GENERATED: &str = "bindings-wasm/js/generated";
/// The module as the generator of the glue leaves it.
const MODULE: &str = "arrears_bg.wasm";
/// What the package has instead: accounts with everything about what is owed, and what is negotiated about it.
const ACCOUNT: &str = "account.wasm";
const NEGOTIATION: &str = "negotiation.wasm";
/// The negotiation is what is reached only from the readers and the reporters of these keys of a case.
const DOORS: [&str; 8] = [
    "arrears::wire::budget::budget",
    "arrears::wire::budget::<impl arrears::wire::case::Case>::budget_report",
    "arrears::wire::offer::offers",
    "arrears::wire::offer_report::<impl arrears::wire::case::Case>::offers",
    "arrears::wire::agreement::agreement",
    "arrears::wire::agreement_report::<impl arrears::wire::case::Case>::agreement_report",
    "arrears::wire::casework::casework",
    "arrears::wire::casework_report::<impl arrears::wire::case::Case>::casework_report",
];
/// What the glue was made from, so that it is not made again for every step.
const STAMP: &str = "stamp.txt";

/// What the module may use of WebAssembly: all of it is in every browser since 2022.
const WASM_OPT: [&str; 9] = [
    "-Oz",
    "--converge",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Builds the module and writes the glue.
pub(crate) fn build() -> Result<()> {
    run_cargo(&format!("build --quiet --package arrears-wasm --profile wasm --target {WASM}"))?;
    let built = target().join(WASM).join("wasm/arrears_wasm.wasm");
    let folder = root().join(GENERATED);
    let stamp = stamp(&built)?;
    if std::fs::read_to_string(folder.join(STAMP)).is_ok_and(|made_from| made_from == stamp) {
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {GENERATED}"))?;
    }
    // One `web` output serves browsers, bundlers and Node: the entry files differ only in how they find the bytes.
    // The reset function gives the face a fresh instance after a trap.
    Bindgen::new()
        .input_path(built)
        .out_name("arrears")
        .web(true)?
        .typescript(false)
        .remove_name_section(false)
        .remove_producers_section(true)
        .omit_default_module_path(true)
        .reset_state_function(true)
        .generate(&folder)?;
    npm::installed()?;
    let module = folder.join(MODULE);
    let Halves { lower, upper } = Halves::of(&std::fs::read(&module)?, &DOORS)?;
    std::fs::remove_file(module)?;
    let mut inline = String::new();
    for (file, name, bytes) in [(ACCOUNT, "account", lower), (NEGOTIATION, "negotiation", upper)] {
        let bytes = optimised(&folder.join(file), &bytes)?;
        println!("{file}: {} bytes", bytes.len());
        writeln!(inline, "export const {name} = \"{}\";", base64(&bytes))?;
    }
    std::fs::write(folder.join("inline.js"), inline)?;
    for document in ["case", "report"] {
        let name = format!("arrears-{document}.schema.json");
        std::fs::copy(root().join("core/schema").join(&name), folder.join(&name))?;
    }
    std::fs::write(folder.join(STAMP), stamp)?;
    Ok(())
}

/// Writes a module as small as it gets, and gives its bytes.
fn optimised(path: &Path, module: &[u8]) -> Result<Vec<u8>> {
    std::fs::write(path, module)?;
    let optimiser = root().join("bindings-wasm/node_modules/binaryen/bin/wasm-opt");
    run(program("node", [optimiser.as_os_str()]).args(WASM_OPT).arg(path).arg("-o").arg(path))?;
    Ok(std::fs::read(path)?)
}

fn stamp(built: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for path in [built, &root().join("core/schema/arrears-case.schema.json")] {
        std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?.hash(&mut hasher);
    }
    (root().join("core/schema/arrears-report.schema.json"), DOORS, include_str!("split.rs"), WASM_OPT)
        .hash(&mut hasher);
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// Base64 with padding (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| LETTERS.get(usize::try_from(bits & 63).unwrap_or(0)).map_or('=', |byte| char::from(*byte));
    let mut text = String::new();
    for part in bytes.chunks(3) {
        let at = |place: usize| u32::from(part.get(place).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for (place, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            text.push(if place <= part.len() { letter(bits >> shift) } else { '=' });
        }
    }
    text
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

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_is_padded() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[255, 254, 253]), "//79");
    }
}
