//! The example programs: each compiled and run, and those that print the same account compared.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::compile::{CLANG, CLANGPP, GCC, GPP, Link, compile};
use super::{SAMPLE, has, started};
use crate::shell::{output, program, run};

pub(super) fn run_all(stage: &Path) -> Result<()> {
    run(started(stage, &balance(stage)?).arg(SAMPLE))?;

    let in_c = compile(stage, "account", GCC, &[], "bindings-c/examples/account.c", Link::Shared)?;
    let expected = output(&mut started(stage, &in_c))?;
    print!("{expected}");
    let mut same = 0_u32;
    let mut compare = |what: &str, printed: String| {
        same = same.saturating_add(1);
        if printed == expected { Ok(()) } else { Err(anyhow::anyhow!("{what} prints\n{printed}not\n{expected}")) }
    };
    for (compiler, source) in [(CLANG, "account.c"), (GPP, "account.cpp"), (CLANGPP, "account.cpp")] {
        if has(compiler.driver, source) {
            let path = format!("bindings-c/examples/{source}");
            let binary = compile(stage, &format!("account-{}", compiler.name), compiler, &[], &path, Link::Static)?;
            compare(compiler.name, output(&mut started(stage, &binary))?)?;
        }
    }
    if has("cobc", "the example in COBOL") {
        compare("COBOL", output(&mut started(stage, &cobol(stage, "account")?))?)?;
        nightly(stage)?;
    }
    if has("python3", "the example in Python") {
        let mut python = program("python3", ["bindings-c/examples/account.py"]);
        compare("Python", output(python.env("ARREARS_LIBRARY", stage.join("lib/libarrears.so")))?)?;
    }
    println!("{same} programs print the same account");
    if same == 0 {
        bail!("no program was there to compare with");
    }
    Ok(())
}

/// Compiles the example that prints the balance of a case.
pub(crate) fn balance(stage: &Path) -> Result<PathBuf> {
    compile(stage, "balance", GCC, &[], "bindings-c/examples/balance.c", Link::Shared)
}

/// What the night's batch in COBOL reads and writes: account, opened, statement day; account, day, kind, amount; account, status,
/// payoff, overdue, days past due, bucket.
const NIGHT: [&str; 3] = [
    "A0000000012023030605\nA0000000022023030605\nA0000000032023032018\nA0000000042023032018\n",
    "A00000000120230330PUR000000100000\nA00000000120230423PAY000000010000\nA00000000220230330PUR000000100000\n\
     A00000000420230330XXX000000100000\n",
    "A00000000100000+0000000917400000000000000000000\nA00000000200000+0000001028000000000010000000121\n\
     A00000000300000+0000000000000000000000000000000\nA00000000400515+0000000000000000000000000000000\n",
];

/// Runs the night's batch over fixed-width files.
fn nightly(stage: &Path) -> Result<()> {
    let [accounts, events, expected] = NIGHT;
    let binary = cobol(stage, "nightly")?;
    let path = |name: &str| stage.join("tests").join(name);
    std::fs::write(path("accounts.txt"), accounts)?;
    std::fs::write(path("events.txt"), events)?;
    let mut command = started(stage, &binary);
    run(command.args([path("accounts.txt"), path("events.txt"), path("balances.txt")]).arg("2023-05-05"))?;
    let found = std::fs::read_to_string(path("balances.txt"))?;
    if found == expected { Ok(()) } else { bail!("the night's batch writes\n{found}not\n{expected}") }
}

fn cobol(stage: &Path, name: &str) -> Result<PathBuf> {
    let binary = stage.join("tests").join(format!("{name}-cobol"));
    let source = format!("bindings-c/examples/{name}.cob");
    let mut command = program("cobc", ["-x", "-free", "-fstatic-call", "-Wall", &source]);
    command.arg("-I").arg(stage.join("include")).arg("-o").arg(&binary);
    run(command.arg("-L").arg(stage.join("lib")).arg("-larrears"))?;
    Ok(binary)
}
