//! What leaves this machine, built so that nothing of the machine is in it: the same bytes from any folder and any home.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::shell::{cargo, output, program, root, target};

/// A tree to build from, and what a build of it must not tell.
pub(crate) struct Place {
    /// The root of the sources.
    pub(crate) source: PathBuf,
    /// Where cargo keeps the dependencies.
    pub(crate) cargo_home: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
}

impl Place {
    /// This tree.
    pub(crate) fn here() -> Result<Self> {
        Ok(Self { source: root(), cargo_home: cargo_home()?, target: target() })
    }

    /// Cargo with a subcommand and its arguments, told to leave out every path of the place.
    pub(crate) fn cargo(&self, line: &str) -> Result<Command> {
        let mut words = line.split_whitespace();
        let mut command = program(&cargo(), words.next());
        // Arrays of the command line join those of .cargo/config.toml, where RUSTFLAGS would take their place.
        command.arg("--config").arg(format!("target.'cfg(all())'.rustflags=[{}]", self.flags()?));
        command.args(words).current_dir(&self.source);
        Ok(command)
    }

    fn flags(&self) -> Result<String> {
        let mut flags = Vec::new();
        for (from, to) in self.paths()? {
            let from = from.to_str().context("a path is not UTF-8")?;
            if from.contains(['\'', '\n']) {
                bail!("`{from}` cannot be said in a flag: build from a folder without quotation marks in its name");
            }
            flags.push(format!("'--remap-path-prefix={from}={to}'"));
        }
        Ok(flags.join(","))
    }

    /// Each folder that sources are compiled from, and what it is called instead; of two that hold a file, the later counts.
    fn paths(&self) -> Result<Vec<(PathBuf, String)>> {
        let mut paths = vec![(self.cargo_home.clone(), "/cargo".into()), (self.target.clone(), "/target".into())];
        // The folder of a registry is called after its address, which may be that of a mirror.
        let registries = self.cargo_home.join("registry/src");
        for entry in std::fs::read_dir(&registries).into_iter().flatten() {
            paths.push((entry?.path(), "/registry".into()));
        }
        let sysroot = output(&mut program("rustc", ["--print", "sysroot"]))?;
        paths.push((PathBuf::from(sysroot.trim()), "/rust".into()));
        paths.push((self.source.clone(), "/arrears".into()));
        Ok(paths)
    }

    /// Fails where a file tells of the place it was built at.
    pub(crate) fn is_told_by(&self, file: &Path) -> Result<()> {
        let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let home = std::env::var_os("HOME").map(PathBuf::from);
        let mut places = vec![self.source.clone(), self.cargo_home.clone(), self.target.clone()];
        places.extend(home.filter(|home| home.components().count() > 1));
        for place in places {
            let told = place.as_os_str().as_encoded_bytes();
            // A folder and not a word that begins like it.
            let mut at = bytes.windows(told.len().saturating_add(1)).filter(|window| window.starts_with(told));
            if at.any(|window| window.ends_with(b"/")) {
                bail!("{} holds the path {}", file.display(), place.display());
            }
        }
        Ok(())
    }
}

/// Cargo's home of this machine.
pub(crate) fn cargo_home() -> Result<PathBuf> {
    let given = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo"));
    given.or_else(usual).context("neither CARGO_HOME nor HOME is set")
}
