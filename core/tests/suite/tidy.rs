//! Rules of the repository that a compiler does not check.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A room of the core and the rooms it may use. `error` gathers every room's own; `wire` writes down all of them.
const ROOMS: &[(&str, &[&str])] = &[
    ("digits", &[]),
    ("money", &["digits", "words"]),
    ("rate", &["digits", "words"]),
    ("rounding", &["money", "words"]),
    ("calendar", &["digits", "words"]),
    ("words", &[]),
    ("sort", &[]),
    ("component", &["words"]),
    ("with_serde", &["*"]),
    ("terms", &["money", "rate", "rounding", "calendar", "component", "schedule", "words"]),
    ("ledger", &["money", "calendar", "component", "rate", "schedule", "sort", "words"]),
    ("schedule", &["money", "rate", "rounding", "calendar", "words"]),
    ("accrual", &["rate", "calendar", "money", "rounding", "component"]),
    ("postings", &["terms", "money", "calendar", "component"]),
    (
        "balance",
        &[
            "terms",
            "ledger",
            "accrual",
            "postings",
            "schedule",
            "money",
            "rate",
            "rounding",
            "calendar",
            "component",
            "sort",
            "words",
        ],
    ),
    ("delinquency", &["calendar", "money", "words"]),
    ("frequency", &["words"]),
    ("budget", &["money", "rate", "rounding", "calendar", "frequency", "sort", "words"]),
    ("cash_flow", &["money", "rate", "rounding", "calendar", "frequency", "words"]),
    ("escape", &[]),
    ("json", &["digits", "escape", "words"]),
    ("rulebook", &["money", "rate", "rounding", "calendar", "delinquency", "component", "words", "json", "sort"]),
    (
        "offer",
        &[
            "hardship",
            "supporting_document",
            "balance",
            "delinquency",
            "budget",
            "cash_flow",
            "frequency",
            "rulebook",
            "schedule",
            "terms",
            "money",
            "rate",
            "rounding",
            "calendar",
            "component",
            "sort",
            "words",
        ],
    ),
    (
        "agreement",
        &[
            "offer",
            "balance",
            "ledger",
            "delinquency",
            "casework",
            "rulebook",
            "digest",
            "document",
            "frequency",
            "money",
            "rate",
            "rounding",
            "calendar",
            "sort",
            "words",
        ],
    ),
    ("digest", &["escape", "sort", "words"]),
    ("document", &["digest", "money", "calendar", "sort", "words"]),
    ("hardship", &["words"]),
    ("supporting_document", &["words"]),
    (
        "casework",
        &["rulebook", "delinquency", "digest", "money", "calendar", "hardship", "supporting_document", "sort", "words"],
    ),
    ("choice", &["money", "words"]),
    ("portfolio", &["balance", "ledger", "terms", "calendar", "money", "rate", "sort", "words"]),
    (
        "case",
        &[
            "cash_flow",
            "schedule",
            "sort",
            "agreement",
            "offer",
            "casework",
            "rulebook",
            "delinquency",
            "digest",
            "document",
            "budget",
            "balance",
            "ledger",
            "schedule",
            "sort",
            "terms",
            "component",
            "money",
            "rate",
            "rounding",
            "calendar",
            "words",
            "error",
        ],
    ),
    ("error", &["*"]),
    ("wire", &["*"]),
];

/// Past this a second concept has moved in.
const MOST_LINES: usize = 600;

/// Past this a function does two things.
const MOST_LINES_OF_A_FUNCTION: usize = 60;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file that people write, with its path from the root of the repository.
fn files() -> Vec<(String, PathBuf)> {
    const SKIPPED: &[&str] =
        &["target", "node_modules", "generated", ".git", "corpus", "artifacts", "coverage", "seeds", "dist", "golden"];
    let mut found = Vec::new();
    let mut folders = vec![(String::new(), root())];
    while let Some((prefix, folder)) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let shown = format!("{prefix}{name}");
            if entry.path().is_dir() {
                if !SKIPPED.contains(&name.as_str()) {
                    folders.push((format!("{shown}/"), entry.path()));
                }
            } else {
                found.push((shown, entry.path()));
            }
        }
    }
    found.sort();
    found
}

/// The files with one of these endings, and their text.
pub(crate) fn texts(endings: &[&str]) -> Vec<(String, String)> {
    let wanted = |name: &str| endings.iter().any(|ending| name.ends_with(ending));
    let chosen = files().into_iter().filter(|(name, _)| wanted(name));
    chosen.filter_map(|(name, path)| Some((name, fs::read_to_string(path).ok()?))).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_default()
}

/// The source above its unit tests, without comments: tests may reach anywhere.
pub(crate) fn code(text: &str) -> String {
    let above = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    above.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The rooms named right behind each `crate::`, braces included: `crate::{money::Money, Date}` names `money`.
/// What the crate's root re-exports is found by its file's name through `reexports`.
fn rooms_used(code: &str, reexports: &BTreeMap<String, String>) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for part in code.split("crate::").skip(1) {
        let mut depth = 0_usize;
        let mut first = String::new();
        // Walk the list at depth one and take the first segment of each of its members.
        let mut taking = true;
        for character in part.chars() {
            match character {
                '{' => {
                    depth = depth.saturating_add(1);
                    taking = depth == 1;
                }
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 1 => taking = true,
                c if c.is_alphanumeric() || c == '_' => {
                    if taking {
                        first.push(c);
                    }
                    continue;
                }
                c if c.is_whitespace() && depth > 0 => continue,
                _ => taking = false,
            }
            if !first.is_empty() {
                let room = reexports.get(&first).cloned().unwrap_or_else(|| first.clone());
                used.insert(room);
                first.clear();
                if character != ',' {
                    taking = false;
                }
            }
            if depth == 0 {
                break;
            }
        }
    }
    used
}

/// `pub use room::{A, B}` in lib.rs: A and B come from `room`.
fn reexports() -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for part in code(&read("core/src/lib.rs")).split("pub use ").skip(1) {
        let path = part.split(';').next().unwrap_or_default();
        if let Some((room, items)) = path.split_once("::") {
            for name in items.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty()) {
                names.insert(name.to_owned(), room.trim().to_owned());
            }
        }
    }
    names
}

#[test]
fn arrows_between_rooms_point_one_way() {
    let table: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().collect();
    let reexports = reexports();
    let mut wrong = Vec::new();
    for (name, text) in texts(&[".rs"]) {
        let Some(inside) = name.strip_prefix("core/src/").filter(|inside| *inside != "lib.rs") else { continue };
        let room = inside.split(['/', '.']).next().unwrap_or_default();
        let Some(allowed) = table.get(room) else {
            wrong.push(format!("{name}: `{room}` has no row in the table of rooms"));
            continue;
        };
        let climbs = if inside.contains('/') { "super::super::" } else { "\nuse super::" };
        if code(&text).contains(climbs) {
            wrong.push(format!("{name}: `{}` leaves its room; say `crate::`", climbs.trim()));
        }
        for used in rooms_used(&code(&text), &reexports) {
            let known = table.contains_key(used.as_str());
            if known && used != room && !allowed.contains(&"*") && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{name}: `{room}` may not use `{used}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_reader_of_arrows_reads_them() {
    let reexports = BTreeMap::from([(String::from("Date"), String::from("calendar"))]);
    let used = |code: &str| rooms_used(code, &reexports).into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(used("use crate::money::Money;"), "money");
    assert_eq!(used("use crate::{money::{Money, MoneyError}, rate::Rate,\n    Date};"), "calendar money rate");
    assert_eq!(used("let x = crate::offer::Offer::new(crate::Date::MIN);"), "calendar offer");
    assert_eq!(used("pub(crate) use crate::accrual;"), "accrual");
    assert_eq!(used(&code("// crate::offer\nfn a() {}\n#[cfg(test)]\nmod tests { use crate::wire; }")), "");
}

/// `error` gathers what the rooms below it refuse; `case` and `wire` stand above it.
#[test]
fn the_table_of_rooms_has_no_cycle() {
    let table: BTreeMap<&str, &[&str]> = ROOMS.iter().copied().filter(|(_, uses)| *uses != ["*"]).collect();
    let mut done: BTreeSet<&str> = BTreeSet::new();
    while done.len() < table.len() {
        let ready: Vec<&str> = table
            .iter()
            .filter(|(room, uses)| {
                !done.contains(*room) && uses.iter().all(|used| *used == "error" || done.contains(used))
            })
            .map(|(room, _)| *room)
            .collect();
        assert!(!ready.is_empty(), "a cycle among the rooms that are not {done:?}");
        done.extend(ready);
    }
}

#[test]
fn no_file_holds_two_concepts() {
    let long: Vec<String> = texts(&[".rs", ".ts", ".tsx", ".js", ".mjs", ".c", ".cpp", ".hpp"])
        .into_iter()
        .map(|(name, text)| (name, text.lines().count()))
        // Made from the schemas, and compared with them.
        .filter(|(name, lines)| *lines > MOST_LINES && name != "bindings-wasm/js/documents.d.ts")
        .map(|(name, lines)| format!("{name}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "past {MOST_LINES} lines:\n{}", long.join("\n"));
}

/// The functions of a source, each with its lines from `fn` to its closing brace.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let text = line.trim_start();
        let Some((_, after)) = text.split_once("fn ").filter(|(before, _)| {
            before
                .split_whitespace()
                .all(|word| ["const", "unsafe", "extern", "\"C\"", "async"].contains(&word) || word.starts_with("pub"))
        }) else {
            continue;
        };
        // What ends it stands as far in as it does: its brace, or the semicolon of a function without a body.
        let indent = line.len().saturating_sub(text.len());
        let ends = |line: &&str| {
            let inner = line.trim_start();
            line.len().saturating_sub(inner.len()) == indent && (inner.starts_with('}') || inner.ends_with([';', '}']))
        };
        let name = after.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        let length = lines.iter().skip(start).position(ends).map_or(lines.len(), |last| last.saturating_add(1));
        found.push((name, length));
    }
    found
}

#[test]
fn no_function_does_two_things() {
    let mut long = Vec::new();
    for (name, text) in texts(&[".rs"]) {
        let product = [
            "core/src/",
            "bindings-arrow/src/",
            "bindings-c/src/",
            "bindings-python/src/",
            "bindings-wasm/src/",
            "xtask/src/",
        ];
        if !product.iter().any(|folder| name.starts_with(folder)) || name.contains("tests") {
            continue;
        }
        let functions = functions(&code(&text)).into_iter();
        let past = functions.filter(|(_, lines)| *lines > MOST_LINES_OF_A_FUNCTION);
        long.extend(past.map(|(function, lines)| format!("{name}: `{function}` has {lines} lines")));
    }
    assert!(long.is_empty(), "past {MOST_LINES_OF_A_FUNCTION} lines:\n{}", long.join("\n"));
}

#[test]
fn the_counter_of_lines_counts_them() {
    let source = "pub(crate) const fn a(\n    x: u8,\n) -> u8 {\n    x\n}\n\ntrait T {\n    fn b(&self);\n    fn c() {\n    }\n}\n";
    let found: Vec<(String, usize)> = functions(source);
    assert_eq!(found, [("a".to_owned(), 5), ("b".to_owned(), 1), ("c".to_owned(), 2)]);
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    // Put together here, so that this file does not contain them.
    let words = [["/ho", "me/"], ["/ro", "ot/"], ["/wo", "rk/"], ["/Us", "ers/"], ["/tm", "p/"], ["artifact", "ory"]];
    let hosts = [["regist", "ry.npmjs"], ["stat", "ic.crates.io"], ["index.cr", "ates.io"]];
    let [words, hosts] =
        [&words[..], &hosts[..]].map(|list| list.iter().map(|parts| parts.concat()).collect::<Vec<_>>());
    let endings =
        [".rs", ".toml", ".md", ".json", ".js", ".mjs", ".ts", ".c", ".cpp", ".h", ".hpp", ".lock", ".yml", "run"];
    let mut found = Vec::new();
    for (name, text) in texts(&endings) {
        // The published address of a source may hold a folder's name; a registry's host may stand nowhere.
        let outside: Vec<&str> = text.split_whitespace().filter(|word| !word.contains("://")).collect();
        let named = words.iter().filter(|word| outside.iter().any(|text| text.contains(word.as_str())));
        for word in named.chain(hosts.iter().filter(|host| text.contains(host.as_str()))) {
            found.push(format!("{name} contains `{word}`"));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_commands_of_the_readmes_exist() {
    let commands = read("xtask/src/main.rs");
    let mut missing = Vec::new();
    for (name, text) in texts(&[".md"]) {
        for part in text.split("cargo xtask ").skip(1) {
            let command: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            if !command.is_empty() && !commands.contains(&format!("(\"{command}\", ")) {
                missing.push(format!("{name}: `cargo xtask {command}`"));
            }
        }
        for part in text.split("--example ").skip(1) {
            let example: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            let path = format!("core/examples/{example}");
            if !root().join(format!("{path}.rs")).is_file() && !root().join(format!("{path}/main.rs")).is_file() {
                missing.push(format!("{name}: `--example {example}`"));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn the_paths_that_documents_link_to_exist() {
    let mut missing = Vec::new();
    for (name, text) in texts(&[".md"]) {
        let folder = root().join(&name).parent().map(Path::to_path_buf).unwrap_or_default();
        for part in text.split("](").skip(1) {
            let target = part.split([')', '#', ' ']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") && !folder.join(target).exists() {
                missing.push(format!("{name}: {target}"));
            }
        }
        if text.contains("[[") && text.contains("]]") {
            missing.push(format!("{name}: an unresolved [[link]]"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The value of the first line `key = "value"`.
fn toml_value(text: &str, key: &str) -> String {
    let line = text.lines().find(|line| line.split('=').next().is_some_and(|left| left.trim() == key));
    line.and_then(|line| line.split('"').nth(1)).unwrap_or_default().to_owned()
}

#[test]
fn versions_agree() {
    let workspace = read("Cargo.toml");
    let version = toml_value(&workspace, "version");
    assert!(!version.is_empty(), "the workspace has a version");
    for (name, text) in texts(&["Cargo.toml"]) {
        if name != "Cargo.toml" && !["fuzz/", "no-panic/", "xtask/mutants/"].iter().any(|own| name.starts_with(own)) {
            let inherited = text.contains("version.workspace = true");
            assert!(inherited, "{name} takes its version from the workspace");
        }
        for line in text.lines().filter(|line| line.contains("path = \"") && line.contains("version = ")) {
            assert!(line.contains(&format!("version = \"{version}\"")), "{name}: {line}");
        }
    }
    let package = read("bindings-wasm/package.json");
    assert!(package.contains(&format!("\"version\": \"{version}\"")), "package.json is {version}");
    for (key, said) in [("homepage", "\"homepage\": "), ("repository", "\"url\": ")] {
        let wanted = format!("{said}\"{}\"", toml_value(&workspace, key));
        assert!(package.contains(&wanted), "package.json has the {key} of the workspace: {wanted}");
    }

    let glue = toml_value(&read("bindings-wasm/Cargo.toml"), "wasm-bindgen");
    let generator = toml_value(&read("xtask/Cargo.toml"), "wasm-bindgen-cli-support");
    assert!(glue.starts_with('='), "wasm-bindgen is pinned");
    assert_eq!(glue, generator, "the generator reads what the macro of the same version writes");
}
