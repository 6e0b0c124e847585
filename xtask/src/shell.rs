//! Running other programs from the root of the repository, with errors that say which one failed.

use std::ffi::OsStr;
use std::hash::{DefaultHasher, Hash, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Cargo's target directory of this workspace.
pub(crate) fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The cargo that runs us.
pub(crate) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| String::from("cargo"))
}

/// A program to run at the root of the repository.
pub(crate) fn program<S: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = S>) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs `cargo` with arguments as one would type them.
pub(crate) fn run_cargo(line: &str) -> Result<()> {
    run(&mut program(&cargo(), line.split_whitespace()))
}

/// An example of the core, built as the tests of the workspace build it: asked for by its package, it would be built again.
pub(crate) fn example(name: &str) -> Result<Command> {
    run_cargo(&format!("build --quiet --profile test --workspace --all-features --example {name}"))?;
    let built = target().join("debug/examples").join(name);
    Ok(program(&built.to_string_lossy(), [""; 0]))
}

/// Runs a command; its output goes where ours goes.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs a command and returns what it printed.
pub(crate) fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        bail!("{} ended with {}\n{}", shown(command), output.status, String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} printed text that is not UTF-8", shown(command)))
}

/// Whether a program can be started at all.
pub(crate) fn exists(name: &str) -> bool {
    let mut command = Command::new(name);
    command.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// What something was made from: files, and what else was told. Kept beside what was made, so that it is not made again.
pub(crate) fn stamp<P: AsRef<Path>>(files: impl IntoIterator<Item = P>, told: impl Hash) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        let path = file.as_ref();
        (path, std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?).hash(&mut hasher);
    }
    told.hash(&mut hasher);
    Ok(format!("{:016x}\n", hasher.finish()))
}

/// Compares a committed file with what its generator makes now.
pub(crate) fn compare(path: &str, fresh: &str, command: &str) -> Result<()> {
    let committed = std::fs::read_to_string(root().join(path)).unwrap_or_default();
    if committed == fresh {
        return Ok(());
    }
    let at = committed.lines().zip(fresh.lines()).take_while(|(old, new)| old == new).count();
    bail!(
        "{path} is not what the source gives, from line {} on:\n  committed: {}\n  source:    {}\nrun `{command}` and commit",
        at.saturating_add(1),
        committed.lines().nth(at).unwrap_or("(end of file)"),
        fresh.lines().nth(at).unwrap_or("(end of file)"),
    )
}

fn shown(command: &Command) -> String {
    let mut text = format!("`{}", command.get_program().to_string_lossy());
    for argument in command.get_args() {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text.push('`');
    text
}
