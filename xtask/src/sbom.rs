//! `cargo xtask sbom`: what each thing that is shipped is made of, as CycloneDX documents in target/sbom.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::by_hand::need;
use crate::shell::{output, program, root, run, target};

/// What is shipped: its folder, what cargo is told of its features.
const SHIPPED: &[(&str, &[&str])] = &[
    ("core", &["--all-features"]),
    ("bindings-arrow", &[]),
    ("bindings-c", &[]),
    ("bindings-python", &[]),
    ("bindings-wasm", &[]),
];

/// Writes the documents, and says how many components each names.
pub(crate) fn write() -> Result<()> {
    need("cyclonedx", "cargo install --debug --locked cargo-cyclonedx")?;
    let folder = target().join("sbom");
    std::fs::create_dir_all(&folder)?;
    for (package, features) in SHIPPED {
        let manifest = root().join(package).join("Cargo.toml");
        let mut command = program("cargo", ["cyclonedx", "--quiet", "--format", "json", "--override-filename", "sbom"]);
        command.arg("--manifest-path").arg(&manifest).args(*features);
        // Without it every document would have a number of its own and the hour in it.
        run(command.env("SOURCE_DATE_EPOCH", committed()?))?;
        // The tool writes beside every manifest of the workspace that it looks at.
        let made = std::fs::read_to_string(root().join(package).join("sbom.json"))?;
        for (beside, _) in SHIPPED.iter().chain(&[("benches", &[][..]), ("xtask", &[][..])]) {
            let file = root().join(beside).join("sbom.json");
            if file.exists() {
                std::fs::remove_file(file)?;
            }
        }
        keep(&folder.join(format!("{package}.cdx.json")), &made)?;
    }
    let words = ["sbom", "--sbom-format=cyclonedx", "--omit=dev", "--package-lock-only"];
    let npm = output(program("npm", words).current_dir(root().join("bindings-wasm")))?;
    keep(&folder.join("npm.cdx.json"), &npm)
}

/// Writes a document that is one.
fn keep(path: &std::path::Path, text: &str) -> Result<()> {
    let document: Value = serde_json::from_str(text).with_context(|| format!("{} is no JSON", path.display()))?;
    if document.get("bomFormat").and_then(Value::as_str) != Some("CycloneDX") {
        bail!("{} is no CycloneDX document", path.display());
    }
    let components = document.get("components").and_then(Value::as_array).map_or(0, Vec::len);
    std::fs::write(path, text)?;
    println!("{}: {components} components", path.display());
    Ok(())
}

/// The second of the commit that is built.
fn committed() -> Result<String> {
    Ok(output(&mut program("git", ["log", "-1", "--format=%ct"]))?.trim().to_owned())
}
