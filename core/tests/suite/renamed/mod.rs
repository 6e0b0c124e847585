//! What was renamed: documents of version 1 are upgraded by `core/schema/renamed.json` alone, and the report of every case is held by its digest.
//!
//! `ARREARS_GOLDEN=write cargo test -p arrears renamed` writes the digests anew; read the difference before you keep it.

mod upgrade;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use arrears::rulebook::Rulebook;
use arrears::{Digest, wire};
use serde_json::Value;

use upgrade::{Renaming, renamings, upgraded};

const DIGESTS: &str = "core/tests/cases/reports.sha256";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn list() -> Vec<Renaming> {
    renamings(&fs::read_to_string(root().join("core/schema/renamed.json")).unwrap()).unwrap()
}

fn json_files(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
    files.sort();
    files
}

fn named(file: &Path) -> String {
    file.file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The cases of version 1 with their reports, by name.
fn old() -> Vec<(String, String, String)> {
    let files = json_files("core/tests/cases/v1");
    let cases = files.iter().filter(|file| !named(file).ends_with(".report"));
    let read = |file: &Path| fs::read_to_string(file).unwrap();
    cases.map(|file| (named(file), read(file), read(&file.with_extension("report.json")))).collect()
}

/// Every key of a document by its path; the rows of a list are one.
fn paths(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Object(members) => {
            let of = |(key, member): (&String, &Value)| {
                let inner = paths(member).into_iter().map(|path| format!("{key}/{path}")).collect::<Vec<_>>();
                inner.into_iter().chain([key.clone()]).collect::<Vec<_>>()
            };
            members.iter().flat_map(of).collect()
        }
        Value::Array(rows) => rows.iter().flat_map(paths).collect(),
        _ => BTreeSet::new(),
    }
}

/// Figures may have changed since; the words have not: what the old report says has its place in today's.
#[test]
fn an_old_case_upgraded_is_answered_in_the_new_words() {
    let list = list();
    let old = old();
    assert!(old.len() >= 8, "{} cases", old.len());
    for (name, case, report) in old {
        let case = upgraded(&list, "case", &case).0;
        let expected: Value = serde_json::from_str(&upgraded(&list, "report", &report).0).unwrap();
        let answered = wire::report(&case).unwrap_or_else(|error| panic!("{name}: {error}"));
        let answered: Value = serde_json::from_str(&answered).unwrap();
        // Under an agreement in force nothing is compared with minimum payments any more: [plan-23].
        let is_under = answered.pointer("/agreement/chain/0").is_some();
        let mut gone: Vec<String> = paths(&expected).difference(&paths(&answered)).cloned().collect();
        gone.retain(|path| !is_under || !path.contains("minimumPayments"));
        assert!(gone.is_empty(), "{name}: {gone:?}");
    }
}

#[test]
fn every_row_of_the_list_is_of_use() {
    let list = list();
    let mut used = BTreeSet::new();
    for (_, case, report) in old() {
        for (document, text) in [("case", &case), ("report", &report)] {
            used.extend(upgraded(&list, document, text).1);
        }
        let case: Value = serde_json::from_str(&case).unwrap();
        for (document, own) in [("policy", &case["offers"]["policy"]), ("rulebook", &case["law"]["rulebook"])] {
            if own.is_object() {
                let (text, of_use) = upgraded(&list, document, &own.to_string());
                used.extend(of_use);
                if document == "policy" {
                    wire::read_policy(&text).unwrap();
                } else {
                    Rulebook::from_json(&text).unwrap();
                }
            }
        }
    }
    let show = |row: &Renaming| format!("{} /{}: {}", row.document, row.path.join("/"), row.old);
    let dead: Vec<String> = (0..list.len()).filter(|row| !used.contains(row)).map(|row| show(&list[row])).collect();
    assert!(dead.is_empty(), "nothing shows these:\n{}", dead.join("\n"));
}

/// The canonical text of an agreement keeps the words that its digest was taken of.
#[test]
fn an_agreement_signed_under_version_1_is_verified() {
    let list = list();
    let mut signed = 0;
    for (name, case, report) in old() {
        let report: Value = serde_json::from_str(&report).unwrap();
        let agreement = &report["agreement"];
        if agreement.is_null() {
            continue;
        }
        let mut case: Value = serde_json::from_str(&upgraded(&list, "case", &case).0).unwrap();
        let asked = case["agreement"].as_object_mut().unwrap();
        if asked.contains_key("previous") {
            continue;
        }
        asked.remove("accept");
        let given = serde_json::json!({ "document": agreement["document"], "digest": agreement["digest"] });
        let given = serde_json::json!({ "agreement": { "signed": given } }).to_string();
        let given: Value = serde_json::from_str(&upgraded(&list, "case", &given).0).unwrap();
        asked.insert("signed".into(), given["agreement"]["signed"].clone());
        let answered: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
        assert_eq!(answered["agreement"]["digest"], agreement["digest"], "{name}");
        assert_eq!(answered["agreement"]["canonicalText"], agreement["document"], "{name}");
        signed += 1;
    }
    assert!(signed >= 2, "{signed} agreements");
}

/// A signed text of which a digit was changed is told, whatever words the document around it has.
#[test]
fn a_changed_agreement_is_still_told() {
    let list = list();
    let (_, case, _) = old().into_iter().find(|(_, case, _)| case.contains("\"previous\"")).unwrap();
    let mut case: Value = serde_json::from_str(&upgraded(&list, "case", &case).0).unwrap();
    case["agreement"]["previous"][0]["canonicalText"]["claim"]["total"] = "1.00".into();
    assert_eq!(wire::report(&case.to_string()).unwrap_err().name(), "agreementDigestDiffers");
}

/// The harness: a computed amount, a text or a key that changes shows here, whatever else is tested.
#[test]
fn every_report_is_the_one_that_was_read() {
    let mut lines = BTreeMap::new();
    for (room, folder) in
        [("examples", "core/examples/cases"), ("cases", "core/tests/cases"), ("seeds", "fuzz/seeds/case_document")]
    {
        for file in json_files(folder) {
            if let Ok(report) = wire::report(&fs::read_to_string(&file).unwrap_or_default()) {
                lines.insert(format!("{room}/{}", named(&file)), Digest::of(report.as_bytes()));
            }
        }
    }
    let mut text = String::new();
    for (name, digest) in &lines {
        writeln!(text, "{digest}  {name}").unwrap();
    }
    let path = root().join(DIGESTS);
    if std::env::var_os("ARREARS_GOLDEN").is_some_and(|wish| wish == "write") {
        fs::write(&path, text).unwrap();
        return;
    }
    let known = fs::read_to_string(&path).unwrap();
    let known: BTreeSet<&str> = known.lines().collect();
    let now: BTreeSet<&str> = text.lines().collect();
    let changed: Vec<_> = known.symmetric_difference(&now).map(|line| line.rsplit("  ").next().unwrap()).collect();
    assert!(changed.is_empty(), "reports that are not as {DIGESTS} has them: {changed:?}");
    assert!(lines.len() > 150, "{} reports", lines.len());
}

/// Every name that a room exports is its own, so that the rooms can be imported together.
#[test]
fn no_two_rooms_export_one_name() {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(root().join("core/src")).unwrap() {
        let path = entry.unwrap().path();
        let file = if path.is_dir() { path.join("mod.rs") } else { path.clone() };
        let (room, Ok(text)) = (named(&path), fs::read_to_string(file)) else { continue };
        if ["lib", "sort", "with_serde", "json"].contains(&room.as_str()) {
            continue;
        }
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let mut export = |name: &str| {
            let is_type = name.starts_with(|letter: char| letter.is_ascii_uppercase());
            if is_type && name.contains(|letter: char| letter.is_ascii_lowercase()) {
                rooms.entry(name.to_owned()).or_default().insert(room.clone());
            }
        };
        for item in text.split(';').filter_map(|item| item.split("pub use ").nth(1)) {
            if !item.starts_with("crate::") {
                item.split(|letter: char| !letter.is_ascii_alphanumeric()).for_each(&mut export);
            }
        }
        for kind in ["pub struct ", "pub enum ", "pub trait "] {
            for item in text.split(kind).skip(1) {
                export(item.split(|letter: char| !letter.is_ascii_alphanumeric()).next().unwrap());
            }
        }
    }
    rooms.retain(|_, rooms| rooms.len() > 1);
    assert!(rooms.is_empty(), "{rooms:?}");
}

const ROWS: &str = r#"[
    {"document":"case","kind":"name","path":"/version","old":"case/1","new":"case/2"},
    {"document":"case","kind":"key","path":"/offers","old":"means","new":"capacity"},
    {"document":"case","kind":"key","path":"/offers/means","old":"atHand","new":"lumpSum"},
    {"document":"case","kind":"name","path":"/lines/*/kind","old":"called","new":"accelerated"}
]"#;

#[test]
fn old_keys_and_names_become_new_ones_where_their_path_says() {
    let list = renamings(ROWS).unwrap();
    let old = r#"{ "version":"case/1", "lines":[{"kind":"called","text":"called \"{\""}],"offers":{"means":{"atHand":1,"means":"x"}}}"#;
    let new = r#"{ "version":"case/2", "lines":[{"kind":"accelerated","text":"called \"{\""}],"offers":{"capacity":{"lumpSum":1,"means":"x"}}}"#;
    let (text, used) = upgraded(&list, "case", old);
    assert_eq!((text.as_str(), used.len()), (new, 4));
    assert_eq!(upgraded(&list, "report", old).0, old);
}

#[test]
fn what_is_no_json_is_left_alone() {
    let list = renamings(ROWS).unwrap();
    assert_eq!(upgraded(&list, "case", "{\"version\": ").0, "{\"version\": ");
    assert!(renamings("{}").is_none() && renamings(r#"[{"kind":"other"}]"#).is_none());
}
