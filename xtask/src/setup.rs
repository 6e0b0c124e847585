//! What the steps need on the machine: found, installed where we may, or named for whoever may.

use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::shell::{exists, output, program, run};

/// A target without an operating system and without an allocator: what builds here needs no std.
pub(crate) const BARE_METAL: &str = "thumbv7em-none-eabi";
/// The target of the npm package.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

const OLDEST_NODE: u32 = 20;

/// Everything that `cargo xtask test` needs of the system: later, two steps at once would ask its package manager.
pub(crate) fn all() -> Result<()> {
    println!("{}", output(&mut program("rustc", ["--version"]))?.trim());
    rust_components()?;
    rust_targets()?;
    c_tools()?;
    node()?;
    python()?;
    browser()?;
    c_companions();
    Ok(())
}

/// What the C tests can do without, one by one: they say by name what they skip.
fn c_companions() {
    for (name, package) in [
        ("valgrind", "valgrind"),
        ("clang++", "clang"),
        ("cobc", "gnucobol3"),
        ("cmake", "cmake"),
        ("pkg-config", "pkg-config"),
        ("python3", "python3"),
    ] {
        if !exists(name) && apt_install(&[package]).is_err() {
            println!("{name} is not there and could not be installed: the C tests run without it");
        }
    }
}

/// rustfmt and clippy.
fn rust_components() -> Result<()> {
    for (program_name, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !exists(program_name) {
            rustup(&["component", "add", component])?;
        }
    }
    Ok(())
}

/// The targets that the core and the WASM binding are built for.
pub(crate) fn rust_targets() -> Result<()> {
    let sysroot = output(&mut program("rustc", ["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib");
    for target in [BARE_METAL, WASM] {
        if !libraries.join(target).join("lib").is_dir() {
            rustup(&["target", "add", target])?;
        }
    }
    Ok(())
}

/// A C and a C++ compiler, and `nm`.
pub(crate) fn c_tools() -> Result<()> {
    for (name, package) in [("gcc", "gcc"), ("g++", "g++"), ("nm", "binutils")] {
        if !exists(name) {
            apt_install(&[package])?;
        }
    }
    Ok(())
}

/// Node, new enough for its own test runner.
pub(crate) fn node() -> Result<()> {
    if !exists("node") {
        apt_install(&["nodejs"])?;
    }
    let version = output(&mut program("node", ["--version"]))?;
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    if major.is_none_or(|major| major < OLDEST_NODE) {
        bail!("node is {}, the tests need {OLDEST_NODE} or later", version.trim());
    }
    Ok(())
}

/// A Python that can make environments.
pub(crate) fn python() -> Result<()> {
    if exists("python3") && output(&mut program("python3", ["-c", "import ensurepip, venv"])).is_ok() {
        return Ok(());
    }
    apt_install(&["python3", "python3-venv"])
}

/// A Chromium to drive, and letters for Chinese.
pub(crate) fn browser() -> Result<()> {
    if exists("chromium") {
        return Ok(());
    }
    apt_install(&["chromium", "fonts-noto-cjk"])
}

fn rustup(arguments: &[&str]) -> Result<()> {
    let shown = arguments.join(" ");
    if !exists("rustup") {
        bail!("missing, and there is no rustup to add it: run the equivalent of `rustup {shown}` for this toolchain");
    }
    println!("rustup {shown}");
    run(&mut program("rustup", arguments)).with_context(|| {
        format!("RUSTUP could not do `rustup {shown}`: this is the machine's network or toolchain, not the source")
    })
}

fn apt_install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    let is_root = output(&mut program("id", ["-u"])).is_ok_and(|id| id.trim() == "0");
    if !is_root || !exists("apt-get") {
        bail!("missing: {names}. Install it with the system's package manager and run this again");
    }
    println!("apt-get install {names}");
    let quiet = |arguments: &[&str]| {
        let mut command = program("apt-get", arguments);
        command.env("DEBIAN_FRONTEND", "noninteractive").stdout(std::process::Stdio::null());
        run(&mut command)
    };
    let install = [&["install", "--yes", "--no-install-recommends"], packages].concat();
    // A fresh machine has no package lists; one that has them need not fetch them again.
    quiet(&install).or_else(|_| quiet(&["update"]).and_then(|()| quiet(&install)))
}
