//! Licences and sources of the dependencies against deny.toml, from `cargo metadata` and the lockfiles: the part of cargo-deny that
//! needs no tool.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::shell::{cargo, output, program, root};

/// The lockfiles of the npm package and of the calculator.
const NPM_LOCKS: [&str; 2] = ["bindings-wasm/package-lock.json", "bindings-wasm/calculator/package-lock.json"];

/// Fails on a dependency whose licence expression our list does not satisfy, and on one that comes from elsewhere than its registry.
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
    let locked = locked_sources()?;
    println!("{locked} packages in the lockfiles, each from its registry and with its digest");
    let npm = npm_licences(&accepted)?;
    println!(
        "{npm} npm packages and {} crates, all within: {}",
        packages.len(),
        accepted.into_iter().collect::<Vec<_>>().join(", ")
    );
    Ok(())
}

/// How many packages the lockfiles name: each of ours by its path, or from a registry with the digest of what was locked.
fn locked_sources() -> Result<usize> {
    let mut count: usize = 0;
    for lock in ["Cargo.lock", "fuzz/Cargo.lock", "no-panic/Cargo.lock", "xtask/mutants/Cargo.lock"] {
        let text = std::fs::read_to_string(root().join(lock)).with_context(|| format!("cannot read {lock}"))?;
        for package in text.split("[[package]]").skip(1) {
            if !is_from_registry(package) {
                bail!("{lock}: a package is from elsewhere than a registry, or has no digest:\n{package}");
            }
            count = count.saturating_add(1);
        }
    }
    for lock in NPM_LOCKS {
        let text = std::fs::read_to_string(root().join(lock)).with_context(|| format!("cannot read {lock}"))?;
        let document: Value = serde_json::from_str(&text)?;
        let packages = document.get("packages").and_then(Value::as_object).context("a lockfile names no packages")?;
        for (name, package) in packages.iter().filter(|(name, _)| !name.is_empty()) {
            // Its address is left out, so that any mirror will do; the digest says what it must be.
            let is_link = package.get("link").is_some();
            let digest = package.get("integrity").and_then(Value::as_str).unwrap_or_default();
            if is_link || !digest.starts_with("sha512-") || package.get("resolved").is_some() {
                bail!("{lock}: {name} is from elsewhere than the registry, or has no digest");
            }
            count = count.saturating_add(1);
        }
    }
    Ok(count)
}

/// Whether an entry of a lockfile of cargo is one of ours, or of a registry and with its digest.
fn is_from_registry(package: &str) -> bool {
    let source = package.lines().find_map(|line| line.strip_prefix("source = \""));
    source.is_none_or(|source| source.starts_with("registry+") && package.contains("\nchecksum = \""))
}

/// What the lockfiles of the npm package and of the calculator name; their tools never reach who uses the package.
fn npm_licences(accepted: &BTreeSet<String>) -> Result<usize> {
    let mut count: usize = 0;
    for lock in NPM_LOCKS {
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
    fn a_package_comes_from_its_registry_or_is_ours() {
        let entry = |source: &str, rest: &str| format!("\nname = \"x\"\nversion = \"1.0.0\"\n{source}{rest}");
        let (registry, digest) = ("source = \"registry+https://example.org\"\n", "checksum = \"00\"\n");
        assert!(is_from_registry(&entry(registry, digest)));
        assert!(is_from_registry(&entry("", "")), "a path");
        assert!(!is_from_registry(&entry(registry, "")));
        assert!(!is_from_registry(&entry("source = \"git+https://example.org/x\"\n", digest)));
    }

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
