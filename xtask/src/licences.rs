//! Licences of the dependencies against deny.toml, from `cargo metadata`: the part of cargo-deny that needs no tool.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::shell::{cargo, output, program, root};

/// Fails on a dependency whose licence expression our list does not satisfy.
pub(crate) fn check() -> Result<()> {
    let accepted = accepted()?;
    let line = "metadata --format-version 1 --locked --all-features";
    let metadata: Value = serde_json::from_str(&output(&mut program(&cargo(), line.split_whitespace()))?)?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("cargo metadata names no packages")?;
    let mut refused = Vec::new();
    for package in packages {
        let name = package.get("name").and_then(Value::as_str).unwrap_or_default();
        let licence = package.get("license").and_then(Value::as_str).unwrap_or_default();
        if !satisfied(licence, &accepted) {
            refused.push(format!("{name}: `{licence}`"));
        }
    }
    if !refused.is_empty() {
        bail!("licences outside deny.toml:\n  {}", refused.join("\n  "));
    }
    let npm = npm_licences(&accepted)?;
    println!(
        "{npm} npm packages and {} crates, all within: {}",
        packages.len(),
        accepted.into_iter().collect::<Vec<_>>().join(", ")
    );
    Ok(())
}

/// What the lockfiles of the npm package and of the calculator name; their tools never reach who uses the package.
fn npm_licences(accepted: &BTreeSet<String>) -> Result<usize> {
    let mut count: usize = 0;
    for lock in ["bindings-wasm/package-lock.json", "bindings-wasm/calculator/package-lock.json"] {
        let text = std::fs::read_to_string(root().join(lock)).with_context(|| format!("cannot read {lock}"))?;
        let lock_document: Value = serde_json::from_str(&text)?;
        let packages =
            lock_document.get("packages").and_then(Value::as_object).context("a lockfile names no packages")?;
        // What is there for another platform only is not installed on this one.
        let optional = |package: &Value| package.get("optional").and_then(Value::as_bool).unwrap_or(false);
        for (name, package) in packages.iter().filter(|(name, package)| !name.is_empty() && !optional(package)) {
            let licence = package.get("license").and_then(Value::as_str).unwrap_or_default();
            if !satisfied(licence, accepted) {
                bail!("{lock}: {name} has the licence `{licence}`, outside deny.toml");
            }
            count = count.saturating_add(1);
        }
    }
    Ok(count)
}

/// The quoted names of the `allow = [...]` list.
fn accepted() -> Result<BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("deny.toml")).context("cannot read deny.toml")?;
    let list = text.split_once("\nallow = [").and_then(|(_, rest)| rest.split_once(']')).context("no `allow` list")?.0;
    Ok(list.split('"').skip(1).step_by(2).map(str::to_owned).collect())
}

/// An SPDX expression with `OR`, `AND` and parentheses (or the old `/`): whether the accepted licences satisfy it.
fn satisfied(expression: &str, accepted: &BTreeSet<String>) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = tokens.as_slice();
    any_of(&mut rest, accepted) && rest.is_empty()
}

fn any_of(rest: &mut &[&str], accepted: &BTreeSet<String>) -> bool {
    let mut holds = all_of(rest, accepted);
    while let ["OR", tail @ ..] = *rest {
        *rest = tail;
        holds |= all_of(rest, accepted);
    }
    holds
}

fn all_of(rest: &mut &[&str], accepted: &BTreeSet<String>) -> bool {
    let mut holds = one(rest, accepted);
    while let ["AND", tail @ ..] = *rest {
        *rest = tail;
        holds &= one(rest, accepted);
    }
    holds
}

fn one(rest: &mut &[&str], accepted: &BTreeSet<String>) -> bool {
    match *rest {
        ["(", tail @ ..] => {
            *rest = tail;
            let holds = any_of(rest, accepted);
            if let [")", tail @ ..] = *rest {
                *rest = tail;
            }
            holds
        }
        // An exception only ever grants more than the licence it follows.
        [name, "WITH", _, tail @ ..] | [name, tail @ ..] => {
            *rest = tail;
            accepted.contains(*name)
        }
        [] => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_spdx_means_them() {
        let accepted = BTreeSet::from([String::from("MIT"), String::from("Apache-2.0")]);
        for good in [
            "MIT",
            "MIT OR GPL-3.0",
            "MIT/Apache-2.0",
            "(MIT OR X) AND Apache-2.0",
            "Apache-2.0 WITH LLVM-exception OR X",
        ] {
            assert!(satisfied(good, &accepted), "{good}");
        }
        for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND NCSA", "MIT Apache-2.0"] {
            assert!(!satisfied(bad, &accepted), "{bad}");
        }
    }
}
