//! What was renamed: documents of version 1 are upgraded by `core/schema/renamed.json` alone, and the report of every case is held by its digest.
//!
//! `ARREARS_GOLDEN=write cargo test -p arrears renamed` writes the digests anew; read the difference before you keep it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use arrears::rulebook::Rulebook;
use arrears::{Digest, wire};
use serde_json::Value;

const DIGESTS: &str = "core/tests/cases/reports.sha256";

/// A row of the list: a key of the objects at a path, or a name that stands there as a value. `*` is any step of a path.
struct Renaming {
    document: String,
    is_key: bool,
    path: Vec<String>,
    old: Value,
    new: Value,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn steps(path: &str) -> Vec<String> {
    path.split('/').skip(1).map(str::to_owned).collect()
}

fn renamings() -> Vec<Renaming> {
    let text = fs::read_to_string(root().join("core/schema/renamed.json")).unwrap();
    let list: Vec<Value> = serde_json::from_str(&text).unwrap();
    let text = |row: &Value, key: &str| row[key].as_str().unwrap().to_owned();
    list.iter()
        .map(|row| Renaming {
            document: text(row, "document"),
            is_key: text(row, "kind") == "key",
            path: steps(&text(row, "path")),
            old: row["old"].clone(),
            new: row["new"].clone(),
        })
        .collect()
}

/// A list or an object that is open, and where in it the reader stands.
enum Open {
    List(usize),
    Object { key: String, at_key: bool },
}

/// Upgrades a text without touching anything but the words that are renamed, and notes which rows were of use.
struct Upgrade<'l> {
    list: &'l [Renaming],
    document: &'l str,
    open: Vec<Open>,
    used: BTreeSet<usize>,
}

impl<'l> Upgrade<'l> {
    const fn new(list: &'l [Renaming], document: &'l str) -> Self {
        Self { list, document, open: Vec::new(), used: BTreeSet::new() }
    }

    fn path(&self) -> Vec<String> {
        let step = |open: &Open| match open {
            Open::List(place) => place.to_string(),
            Open::Object { key, .. } => key.clone(),
        };
        self.open.iter().map(step).collect()
    }

    fn renamed(&mut self, is_key: bool, path: &[String], old: &Value) -> Option<Value> {
        let fits = |row: &Renaming| {
            row.document == self.document
                && row.is_key == is_key
                && row.old == *old
                && row.path.len() == path.len()
                && row.path.iter().zip(path).all(|(want, step)| want == "*" || want == step)
        };
        let place = self.list.iter().position(fits)?;
        self.used.insert(place);
        Some(self.list[place].new.clone())
    }

    fn scalar(&mut self, token: &str) -> String {
        let value: Value = serde_json::from_str(token).unwrap();
        let path = self.path();
        if let Some(Open::Object { key, at_key: true }) = self.open.last_mut() {
            *key = value.as_str().unwrap().to_owned();
            let new = self.renamed(true, path.split_last().unwrap().1, &value);
            return new.map_or_else(|| token.to_owned(), |new| new.to_string());
        }
        self.renamed(false, &path, &value).map_or_else(|| token.to_owned(), |new| new.to_string())
    }

    fn text(&mut self, text: &str) -> String {
        let (mut out, mut rest) = (String::new(), text);
        while let Some(first) = rest.chars().next() {
            let length = match first {
                '"' => string_length(rest),
                _ if first.is_whitespace() || "{}[]:,".contains(first) => 1,
                _ => rest.find([',', '}', ']', ' ', '\n', '\r', '\t']).unwrap_or(rest.len()),
            };
            let (token, behind) = rest.split_at(length);
            rest = behind;
            match first {
                '{' => self.open.push(Open::Object { key: String::new(), at_key: true }),
                '[' => self.open.push(Open::List(0)),
                '}' | ']' => drop(self.open.pop().unwrap()),
                ',' => match self.open.last_mut().unwrap() {
                    Open::List(place) => *place = place.saturating_add(1),
                    Open::Object { at_key, .. } => *at_key = true,
                },
                ':' => {
                    if let Some(Open::Object { at_key, .. }) = self.open.last_mut() {
                        *at_key = false;
                    }
                }
                _ if first.is_whitespace() => {}
                _ => {
                    out.push_str(&self.scalar(token));
                    continue;
                }
            }
            out.push_str(token);
        }
        out
    }
}

fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (place, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place.saturating_add(1),
            _ => {}
        }
    }
    panic!("a string that does not end: {text}")
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

#[test]
fn an_old_case_upgraded_has_its_old_report_upgraded() {
    let list = renamings();
    let old = old();
    assert!(old.len() >= 8, "{} cases", old.len());
    for (name, case, report) in old {
        let case = Upgrade::new(&list, "case").text(&case);
        let expected = Upgrade::new(&list, "report").text(&report);
        let answered = wire::report(&case).unwrap_or_else(|error| panic!("{name}: {error}"));
        let differs = answered.bytes().zip(expected.bytes()).position(|(new, old)| new != old);
        let around = |text: &str, at: usize| {
            let bytes = &text.as_bytes()[at.saturating_sub(60)..text.len().min(at.saturating_add(60))];
            String::from_utf8_lossy(bytes).into_owned()
        };
        if let Some(at) = differs {
            panic!("{name}:\n{}\nwhere the old report has\n{}", around(&answered, at), around(&expected, at));
        }
        assert_eq!(answered.len(), expected.len(), "{name}");
    }
}

#[test]
fn every_row_of_the_list_is_of_use() {
    let list = renamings();
    let mut used = BTreeSet::new();
    for (_, case, report) in old() {
        for (document, text) in [("case", &case), ("report", &report)] {
            let mut upgrade = Upgrade::new(&list, document);
            upgrade.text(text);
            used.extend(upgrade.used);
        }
        let case: Value = serde_json::from_str(&case).unwrap();
        for (document, own) in [("policy", &case["offers"]["policy"]), ("rulebook", &case["law"]["rulebook"])] {
            if own.is_object() {
                let mut upgrade = Upgrade::new(&list, document);
                let text = upgrade.text(&own.to_string());
                used.extend(upgrade.used);
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
    let list = renamings();
    let mut signed = 0;
    for (name, case, report) in old() {
        let report: Value = serde_json::from_str(&report).unwrap();
        let agreement = &report["agreement"];
        if agreement.is_null() {
            continue;
        }
        let mut case: Value = serde_json::from_str(&Upgrade::new(&list, "case").text(&case)).unwrap();
        let asked = case["agreement"].as_object_mut().unwrap();
        if asked.contains_key("previous") {
            continue;
        }
        asked.remove("accept");
        let given = serde_json::json!({ "document": agreement["document"], "digest": agreement["digest"] });
        let given = serde_json::json!({ "agreement": { "signed": given } }).to_string();
        let given: Value = serde_json::from_str(&Upgrade::new(&list, "case").text(&given)).unwrap();
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
    let list = renamings();
    let (_, case, _) = old().into_iter().find(|(_, case, _)| case.contains("\"previous\"")).unwrap();
    let mut case: Value = serde_json::from_str(&Upgrade::new(&list, "case").text(&case)).unwrap();
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
