//! `cargo xtask python`: the wheel of the Python package, and its tests in an environment of their own.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::setup;
use crate::shell::{exists, program, root, run, target};

/// What the tests read their tables from, and what makes the wheel.
const REQUIREMENTS: &str = "bindings-python/tests/requirements.txt";

/// What `arrears.spark` is run on.
const SPARK_REQUIREMENTS: &str = "bindings-python/tests/requirements-spark.txt";

/// Builds the wheel, installs it, runs the tests and the guide.
pub(crate) fn test() -> Result<()> {
    let python = environment("python", REQUIREMENTS)?;
    install(&python, "dev")?;
    run(&mut program(&path(&python)?, ["bindings-python/tests/test_arrears.py"]))
}

/// Runs `arrears.spark` on a cluster of two workers against one process. Downloads half a gigabyte the first time; needs a Java.
pub(crate) fn spark() -> Result<()> {
    if !exists("java") {
        bail!("Spark needs a Java (17 or later) on the PATH");
    }
    let python = environment("spark", SPARK_REQUIREMENTS)?;
    install(&python, "release")?;
    let tables = target().join("spark-tables");
    std::fs::create_dir_all(&tables)?;
    let mut cluster = program(&path(&python)?, ["bindings-python/tests/spark_cluster.py"]);
    cluster.arg(&tables).env("PYSPARK_PYTHON", &python).env("PYSPARK_DRIVER_PYTHON", &python);
    run(cluster.env("SPARK_LOCAL_IP", "127.0.0.1"))
}

/// Builds the wheel and installs it.
fn install(python: &Path, profile: &str) -> Result<()> {
    let wheels = target().join("python-wheels");
    if wheels.is_dir() {
        std::fs::remove_dir_all(&wheels)?;
    }
    let mut build = program(&path(python)?, ["-m", "maturin", "build", "--quiet", "--locked", "--profile", profile]);
    build.args(["--manifest-path", "bindings-python/Cargo.toml", "--out"]).arg(&wheels);
    // What cargo has told us about ourselves is not for the build of the wheel.
    run(build.env_remove("CARGO_MANIFEST_DIR"))?;
    let wheel = std::fs::read_dir(&wheels)?.next().context("maturin made no wheel")??.path();
    let mut install = program(&path(python)?, PIP.split_whitespace());
    run(install.args(["--no-deps", "--force-reinstall"]).arg(&wheel))?;
    println!("{}, {} bytes", wheel.file_name().unwrap_or_default().to_string_lossy(), std::fs::metadata(&wheel)?.len());
    Ok(())
}

const PIP: &str = "-m pip install --quiet --disable-pip-version-check";

/// A Python of the tests' own, with what they need; made once, and again where the list of that changes.
fn environment(name: &str, requirements: &str) -> Result<PathBuf> {
    let folder = target().join(name);
    let python = folder.join("bin").join("python");
    let wanted = std::fs::read_to_string(root().join(requirements))?;
    let installed = folder.join("requirements.txt");
    if std::fs::read_to_string(&installed).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    setup::python()?;
    run(program("python3", ["-m", "venv"]).arg(&folder))?;
    run(program(&path(&python)?, PIP.split_whitespace()).args(["--requirement", requirements]))?;
    std::fs::write(installed, wanted)?;
    Ok(python)
}

fn path(python: &Path) -> Result<String> {
    match python.to_str() {
        Some(text) => Ok(text.to_owned()),
        None => bail!("the target folder has a name that is not UTF-8"),
    }
}
