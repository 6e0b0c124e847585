//! Repository rules of the C binding: every export stands inside the boundary and in the header.

use std::fs;
use std::path::Path;

/// The source files of the binding, its tests excluded.
fn sources() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name() != "tests.rs" {
            texts.push(fs::read_to_string(entry.path()).unwrap_or_default());
        }
    }
    texts
}

/// Each exported function: its name, and its source up to the closing brace in the first column.
fn exports() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for source in sources() {
        for part in source.split("#[unsafe(no_mangle)]").skip(1) {
            let function = part.split("\n}").next().unwrap_or_default();
            let name = function.split("fn ").nth(1).and_then(|rest| rest.split('(').next()).unwrap_or_default();
            found.push((name.to_owned(), function.to_owned()));
        }
    }
    found.sort();
    found
}

#[test]
fn every_export_is_one_boundary() {
    let exports = exports();
    assert!(exports.len() >= 7, "the exports are found: {exports:?}");
    for (name, function) in exports {
        assert!(name.starts_with("arrears_"), "{name}");
        assert_eq!(function.matches("boundary!(").count(), 1, "{name} has one boundary");
        let last = function.rsplit("boundary!(").next().unwrap_or_default();
        assert!(last.ends_with("})"), "{name} ends with its boundary");
    }
}

#[test]
fn every_export_is_declared_in_the_header_and_nothing_else_is() {
    let header = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/arrears.h");
    let header = fs::read_to_string(header).unwrap_or_default();
    let code = header.split("extern \"C\"").nth(1).unwrap_or_default();
    let mut declared: Vec<String> = Vec::new();
    for line in code.lines().filter(|line| !line.trim_start().starts_with(['*', '/'])) {
        if let Some(name) = line.split('(').next().filter(|_| line.contains('('))
            && let Some(name) = name.split([' ', '*']).next_back()
            && name.starts_with("arrears_")
        {
            declared.push(name.to_owned());
        }
    }
    declared.sort();
    let exported: Vec<String> = exports().into_iter().map(|(name, _)| name).collect();
    assert_eq!(declared, exported);
}
