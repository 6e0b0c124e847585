//! Checks that need more than a stable toolchain or more than minutes: run by hand, never by `test`.

use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::shell::{output, program, root, run};

/// Fuzzes one target or all of them, for so many seconds each.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<()> {
    let (seconds, target) = match arguments {
        [] => ("60", None),
        ["--seconds", seconds] => (*seconds, None),
        ["--seconds", seconds, target] | [target, "--seconds", seconds] => (*seconds, Some(*target)),
        [target] => ("60", Some(*target)),
        other => bail!("`{}` is not understood: give `[--seconds N] [TARGET]`", other.join(" ")),
    };
    let seconds: u32 = seconds.parse().with_context(|| format!("`{seconds}` is not a number of seconds"))?;
    need("fuzz", "cargo install --debug cargo-fuzz")?;
    let targets = match target {
        Some(name) => vec![name.to_owned()],
        None => fuzz_targets()?,
    };
    for name in targets {
        println!("=== {name}, {seconds} s");
        // New inputs go to corpus/ (ignored); seeds/ holds the committed ones and is only read.
        std::fs::create_dir_all(root().join("fuzz/corpus").join(&name))?;
        let limit = format!("-max_total_time={seconds}");
        let folders = [format!("fuzz/corpus/{name}"), format!("fuzz/seeds/{name}")];
        let mut command = program("cargo", ["+nightly", "fuzz", "run", &name]);
        run(command.args(folders).args(["--", &limit, "-timeout=10"]))?;
    }
    Ok(())
}

fn fuzz_targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(root().join("fuzz/fuzz_targets"))? {
        let path = entry?.path();
        if let Some(name) = path.file_stem() {
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// Every comparison over random cases, in release: as many times the cases of the test command, the same first.
pub(crate) fn long(arguments: &[&str]) -> Result<()> {
    let times = match arguments {
        [] => "10",
        [times] => *times,
        other => bail!("`{}` is not understood: give `[TIMES]`", other.join(" ")),
    };
    let times: u64 = times.parse().with_context(|| format!("`{times}` is not a whole number"))?;
    run(suite().env("ARREARS_TIMES", times.to_string()))
}

/// The engine against a day-by-day walk over the seeds of a range, in release; each that differs is printed as it is met.
pub(crate) fn walk(arguments: &[&str]) -> Result<()> {
    let [kind, seeds] = arguments else { bail!("`{}` is not understood: give `KIND FROM..TO`", arguments.join(" ")) };
    let test = match *kind {
        "cards" => "agreement::the_engine_agrees_with_the_oracle",
        "bills" => "agreement::the_engine_agrees_with_the_oracle_after_a_bill",
        "loans" => "agreement::the_engine_agrees_with_the_loan_oracle",
        other => bail!("`{other}` is not walked: cards, bills (cards that begin with one) or loans"),
    };
    let is_seed = |text: &str| text.parse::<u64>().is_ok();
    if !seeds.split_once("..").is_some_and(|(from, to)| is_seed(from) && is_seed(to)) {
        bail!("`{seeds}` is no range of seeds: give two whole numbers, as `0..20000`");
    }
    run(suite().args(["--", "--exact", "--nocapture", test]).env("ARREARS_SEEDS", seeds))
}

/// The tests of the core in release; linked in one piece, they would take longer to build than to run.
fn suite() -> Command {
    let mut command = program("cargo", ["test", "--release", "--package", "arrears", "--all-features"]);
    command.args(["--test", "suite"]);
    command.env("CARGO_PROFILE_RELEASE_LTO", "off").env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    command
}

/// Mutation testing of the core, by a tool with a manifest of its own: the project is built without a parser of Rust.
pub(crate) fn mutants(arguments: &[&str]) -> Result<()> {
    let mut command = program("cargo", ["run", "--release", "--manifest-path", "xtask/mutants/Cargo.toml", "--"]);
    run(command.args(arguments))
}

/// The unit tests of the C boundary under Miri: every pointer that crosses it.
pub(crate) fn miri() -> Result<()> {
    let mut command = program("cargo", ["+nightly", "miri", "test", "--package", "arrears-c", "--lib"]);
    // What a caught panic carried is forgotten on purpose; leaks are for the sanitizer and valgrind to find.
    command.env("MIRIFLAGS", "-Zmiri-ignore-leaks");
    run(&mut command).context("Miri needs `rustup toolchain install nightly --component miri`")
}

/// Says how a subcommand of cargo is installed, where it is not there.
pub(crate) fn need(name: &str, install: &str) -> Result<()> {
    // Asked through cargo: some of them understand nothing when called by themselves.
    if output(&mut program("cargo", [name, "--version"])).is_ok() {
        Ok(())
    } else {
        bail!("cargo-{name} is not there: `{install}`")
    }
}
