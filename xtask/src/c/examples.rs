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
        cobol(stage, "nightly")?;
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

fn cobol(stage: &Path, name: &str) -> Result<PathBuf> {
    let binary = stage.join("tests").join(format!("{name}-cobol"));
    let source = format!("bindings-c/examples/{name}.cob");
    let mut command = program("cobc", ["-x", "-free", "-fstatic-call", "-Wall", &source]);
    command.arg("-I").arg(stage.join("include")).arg("-o").arg(&binary);
    run(command.arg("-L").arg(stage.join("lib")).arg("-larrears"))?;
    Ok(binary)
}
