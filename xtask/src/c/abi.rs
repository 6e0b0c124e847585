//! The committed list of what a C program depends on, against the built library and against what C compilers see.
//!
//! `bindings-c/src/tests/abi.rs` compares the same list with the Rust source.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::compile::{CLANG, CLANGPP, GCC, GPP, compile_only};
use super::has;
use crate::shell::{output, program, root};

const LIST: &str = "bindings-c/abi.txt";

pub(super) fn check(stage: &Path) -> Result<()> {
    let list = std::fs::read_to_string(root().join(LIST)).with_context(|| format!("cannot read {LIST}"))?;
    symbols(stage, &list)?;
    let source = stage.join("tests/layout.c");
    let assertions = assertions(&list)?;
    std::fs::write(&source, &assertions)?;
    for compiler in [GCC, GPP, CLANG, CLANGPP] {
        if has(compiler.driver, "the layout as it sees it") {
            compile_only(stage, compiler, &source)?;
        }
    }
    println!("{} sizes, offsets and numbers hold", assertions.matches("ASSERT(").count().saturating_sub(2));
    Ok(())
}

/// The shared library exports the symbols listed, and nothing else.
fn symbols(stage: &Path, list: &str) -> Result<()> {
    let listed: BTreeSet<&str> = list.lines().filter_map(|line| line.strip_prefix("symbol ")).collect();
    let shown = output(program("nm", ["--dynamic", "--defined-only"]).arg(stage.join("lib/libarrears.so")))?;
    let exported: BTreeSet<&str> = shown.lines().filter_map(|line| line.split_whitespace().nth(2)).collect();
    if listed != exported || listed.is_empty() {
        let missing: Vec<_> = listed.difference(&exported).collect();
        let unlisted: Vec<_> = exported.difference(&listed).collect();
        bail!("{LIST} lists but the library has not: {missing:?}; it has but the list has not: {unlisted:?}");
    }
    println!("{} symbols exported, all listed", exported.len());
    Ok(())
}

/// A source that compiles only where the header says what the list says.
fn assertions(list: &str) -> Result<String> {
    let mut text = String::from("/* Written by `cargo xtask c` from bindings-c/abi.txt. */\n#include <arrears.h>\n");
    text.push_str("#ifdef __cplusplus\n#define ASSERT(claim) static_assert(claim, #claim)\n");
    text.push_str("#define ALIGN(type) alignof(type)\n#else\n#define ASSERT(claim) _Static_assert(claim, #claim)\n");
    text.push_str("#define ALIGN(type) _Alignof(type)\n#endif\n");
    for line in list.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["symbol", _] => {}
            ["struct", name, size, alignment] => {
                writeln!(text, "ASSERT(sizeof({name}) == {size} && ALIGN({name}) == {alignment});")?;
            }
            ["field", name, field, offset] => writeln!(text, "ASSERT(offsetof({name}, {field}) == {offset});")?,
            ["define", name, value] => writeln!(text, "ASSERT(({name}) == ({value}));")?,
            _ => bail!("{LIST}: `{line}` is not understood"),
        }
    }
    Ok(text)
}
