//! `cargo xtask reproducible`: what is shipped, built twice, from two folders under two homes: the same bytes.

use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::setup;
use crate::shell::{output, program, root, run, target};
use crate::shipped::{Place, cargo_home};
use crate::wasm;

/// Builds what is shipped from copies of this tree, and compares.
pub(crate) fn check() -> Result<()> {
    setup::rust_targets()?;
    let folder = target().join("reproducible");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let first = built(&place(&folder, "one/arrears", "home-of-one")?)?;
    let second = built(&place(&folder, "another/folder/of another length", "home")?)?;
    for (one, other) in first.iter().zip(&second) {
        let (left, right) = (std::fs::read(one)?, std::fs::read(other)?);
        if left != right {
            let at = left.iter().zip(&right).take_while(|(left, right)| left == right).count();
            bail!("{} and {} differ from byte {at} on", one.display(), other.display());
        }
        println!("{}: {} bytes, the same from both", name(one), left.len());
    }
    Ok(std::fs::remove_dir_all(&folder)?)
}

/// A copy of what git knows of this tree, and a home with what cargo has fetched.
fn place(folder: &Path, source: &str, home: &str) -> Result<Place> {
    let source = folder.join(source);
    let files = output(&mut program("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]))?;
    for file in files.split_terminator('\0') {
        let (from, to) = (root().join(file), source.join(file));
        // Deleted and not committed yet.
        if !from.exists() {
            continue;
        }
        std::fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
        std::fs::copy(&from, &to).with_context(|| format!("cannot copy {file}"))?;
    }
    let cargo_home = folder.join(home).join("cargo");
    std::fs::create_dir_all(&cargo_home)?;
    for entry in std::fs::read_dir(self::cargo_home()?)? {
        let entry = entry?;
        symlink(entry.path(), cargo_home.join(entry.file_name()))?;
    }
    Ok(Place { target: source.join("target"), source, cargo_home })
}

/// The library in both forms and the modules.
fn built(place: &Place) -> Result<Vec<PathBuf>> {
    let mut lines = vec![(String::from("build --quiet --release --offline --package arrears-c"), place.target.clone())];
    let mut made = vec![place.target.join("release/libarrears.so"), place.target.join("release/libarrears.a")];
    for (line, name, module) in wasm::lines() {
        let folder = place.target.join(name);
        made.push(folder.join(module));
        lines.push((line, folder));
    }
    for (line, folder) in lines {
        println!("{}: {line}", place.source.display());
        let mut command = place.cargo(&line)?;
        // The homes of the toolchains stay where they are.
        let rustup = std::env::var_os("RUSTUP_HOME").map(PathBuf::from);
        let home = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".rustup"));
        if let Some(toolchains) = rustup.or(home) {
            command.env("RUSTUP_HOME", toolchains);
        }
        let home = place.cargo_home.parent().context("cargo's home lies in a home")?;
        run(command.env("CARGO_HOME", &place.cargo_home).env("HOME", home).env("CARGO_TARGET_DIR", folder))?;
    }
    for file in &made {
        place.is_told_by(file)?;
    }
    Ok(made)
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
