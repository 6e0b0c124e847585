//! The WebAssembly modules and their glue, by wasm-bindgen as a library, and the tests in Node.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::npm;
use crate::setup::WASM;
use crate::shell::{program, root, run, stamp, target};
use crate::shipped::Place;

/// Where the glue goes; ignored by git.
const GENERATED: &str = "bindings-wasm/js/generated";
/// The modules of the package: the whole engine, and the same source built without what is negotiated.
const MODULES: [Module; 2] =
    [Module { name: "arrears", features: "" }, Module { name: "account", features: "--no-default-features" }];
/// The schemas that the package brings along.
const SCHEMAS: [&str; 3] = ["arrears-case.schema.json", "arrears-report.schema.json", "arrears-error.schema.json"];
/// What the glue was made from, so that it is not made again for every step.
const STAMP: &str = "stamp.txt";

/// What the module may use of WebAssembly: all of it is in every browser since 2022.
const WASM_OPT: [&str; 8] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--enable-bulk-memory",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// A module of the package, one build of `arrears-wasm`.
#[derive(Hash)]
struct Module {
    name: &'static str,
    /// What cargo is told of its features.
    features: &'static str,
}

impl Module {
    /// What cargo is told.
    fn line(&self) -> String {
        format!("build --quiet --package arrears-wasm --profile wasm --target {WASM} {}", self.features)
    }

    /// Builds it; gives what the compiler made.
    fn built(&self) -> Result<PathBuf> {
        // A folder for each: a library that is linked has the same name whatever its features.
        let folder = target().join("npm/modules").join(self.name);
        let here = Place::here()?;
        run(here.cargo(&self.line())?.arg("--target-dir").arg(&folder))?;
        let made = folder.join(made());
        here.is_told_by(&made)?;
        Ok(made)
    }

    /// Writes the glue, the module as small as it gets, and the module within a script.
    fn write(&self, built: &Path, folder: &Path) -> Result<()> {
        let Self { name, .. } = self;
        // One `web` output serves browsers, bundlers and Node: the entry files differ only in how they find the bytes.
        // The reset function gives the face a fresh instance after a trap.
        Bindgen::new()
            .input_path(built)
            .out_name(name)
            .web(true)?
            .typescript(false)
            .remove_name_section(true)
            .remove_producers_section(true)
            .omit_default_module_path(true)
            .reset_state_function(true)
            .generate(folder)?;
        let made = folder.join(format!("{name}_bg.wasm"));
        let bytes = optimised(&folder.join(format!("{name}.wasm")), &std::fs::read(&made)?)?;
        std::fs::remove_file(made)?;
        println!("{name}.wasm: {} bytes", bytes.len());
        let inline = format!("export const module = \"{}\";\n", base64(&bytes));
        Ok(std::fs::write(folder.join(format!("{name}.inline.js")), inline)?)
    }
}

/// What the compiler makes, in the folder of a module.
fn made() -> PathBuf {
    PathBuf::from(WASM).join("wasm/arrears_wasm.wasm")
}

/// What cargo is told for each module, its name, and what comes of it in the folder that is cargo's target.
pub(crate) fn lines() -> impl Iterator<Item = (String, &'static str, PathBuf)> {
    MODULES.iter().map(|module| (module.line(), module.name, made()))
}

/// Builds the modules and writes their glue.
pub(crate) fn build() -> Result<()> {
    let built = MODULES.iter().map(Module::built).collect::<Result<Vec<_>>>()?;
    let folder = root().join(GENERATED);
    let schemas = SCHEMAS.map(|schema| root().join("core/schema").join(schema));
    let stamp = stamp(built.iter().chain(&schemas), (MODULES, WASM_OPT))?;
    if std::fs::read_to_string(folder.join(STAMP)).is_ok_and(|made_from| made_from == stamp) {
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(&folder).with_context(|| format!("cannot clear {GENERATED}"))?;
    }
    npm::installed()?;
    for (module, built) in MODULES.iter().zip(&built) {
        module.write(built, &folder)?;
    }
    for schema in SCHEMAS {
        std::fs::copy(root().join("core/schema").join(schema), folder.join(schema))?;
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

/// Builds the modules and runs the tests of the JavaScript face in Node.
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
