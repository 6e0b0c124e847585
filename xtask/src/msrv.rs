//! `cargo xtask msrv`: the core, built by the oldest Rust that it says it needs.

use anyhow::{Context as _, Result};

use crate::shell::{exists, output, program, root, run, target};

/// Builds the core with all its features by the toolchain of `rust-version`, or says plainly that it is not there.
pub(crate) fn check() -> Result<()> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml"))?;
    let version = manifest
        .lines()
        .find_map(|line| line.strip_prefix("rust-version = \""))
        .and_then(|rest| rest.strip_suffix('"'))
        .context("Cargo.toml states no rust-version")?;
    if !is_installed(version) {
        println!("Rust {version} is not installed, so nothing was built by it: `rustup toolchain install {version}`");
        return Ok(());
    }
    // A target folder of its own: the libraries of one compiler are no use to another.
    let folder = target().join("msrv");
    for features in ["", "alloc", "std,decimal,json,serde,schema"] {
        println!("Rust {version}, features: {}", if features.is_empty() { "(none)" } else { features });
        let line = format!("run {version} cargo check --quiet --package arrears --lib --locked --no-default-features");
        let mut command = program("rustup", line.split_whitespace());
        // What cargo has told us about the compiler that built us is not for the other one.
        for told in ["CARGO", "RUSTC", "RUSTUP_TOOLCHAIN", "RUSTDOC"] {
            command.env_remove(told);
        }
        run(command.arg(format!("--features={features}")).env("CARGO_TARGET_DIR", &folder))?;
    }
    Ok(())
}

/// Whether rustup has the toolchain; it is not asked to fetch one.
fn is_installed(version: &str) -> bool {
    exists("rustup")
        && output(&mut program("rustup", ["toolchain", "list"])).is_ok_and(|list| {
            list.lines().any(|line| {
                line.strip_prefix(version).is_some_and(|rest| rest.starts_with(['-', '.', ' ']) || rest.is_empty())
            })
        })
}
