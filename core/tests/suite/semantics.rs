//! The book of semantics: its worked numbers are run, its rules are numbered, and every rule cited somewhere is in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::cases::try_report;

/// The chapters, each with the name of its rules and the least count of worked numbers in it.
const CHAPTERS: [(&str, &str, usize); 13] = [
    ("values-and-days", "value", 30),
    ("cards", "card", 60),
    ("loans", "loan", 30),
    ("openings", "open", 8),
    ("allocation", "alloc", 8),
    ("delinquency", "late", 10),
    ("repayment-capacity", "capacity", 6),
    ("plans-and-offers", "plan", 70),
    ("agreements", "agree", 45),
    ("law", "law", 18),
    ("casework", "case", 18),
    ("choice", "choice", 20),
    ("refusals", "refuse", 8),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn chapter(name: &str) -> String {
    fs::read_to_string(root().join(format!("docs/semantics/{name}.md"))).unwrap()
}

/// A fenced block: the words after its fence, its text, the line it begins on.
struct Block {
    words: Vec<String>,
    text: String,
    line: usize,
}

fn blocks(text: &str) -> Vec<Block> {
    let (mut found, mut open): (Vec<Block>, bool) = (Vec::new(), false);
    for (number, line) in (1..).zip(text.lines()) {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                let words = info.split_whitespace().map(str::to_owned).collect();
                found.push(Block { words, text: String::new(), line: number });
                open = true;
            }
            None if open => {
                let block = found.last_mut().unwrap();
                block.text.push_str(line);
                block.text.push('\n');
            }
            None => {}
        }
    }
    assert!(!open, "a block is not closed");
    found
}

/// JSON merge patch (RFC 7396): objects are merged key by key, anything else is replaced.
pub(crate) fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let target = target.as_object_mut().unwrap();
    for (key, value) in patch {
        if value.is_null() {
            target.remove(key);
        } else {
            merge(target.entry(key.clone()).or_insert(Value::Null), value);
        }
    }
}

/// The case documents that the front page names, for chapters to change.
fn bases() -> BTreeMap<String, Value> {
    let mut bases = BTreeMap::new();
    for block in blocks(&chapter("README")) {
        if let [json, base, name] = block.words.as_slice()
            && (json.as_str(), base.as_str()) == ("json", "base")
        {
            bases.insert(name.clone(), serde_json::from_str(&block.text).unwrap());
        }
    }
    bases
}

/// The steps of a path: keys, and what stands in brackets. Dots inside brackets belong to the text there.
fn steps(path: &str) -> Vec<String> {
    let mut steps = vec![String::new()];
    let mut inside = false;
    for letter in path.chars() {
        match letter {
            '[' => inside = true,
            ']' => inside = false,
            _ => {}
        }
        if matches!(letter, '[') || (letter == '.' && !inside) {
            steps.push(String::new());
        }
        if letter != '.' || inside {
            steps.last_mut().unwrap().push(letter);
        }
    }
    steps
}

/// What an expectation's path leads to: keys by dots; in brackets a place, or the text of some key of the element.
fn look_up<'a>(report: &'a Value, path: &str) -> Option<&'a Value> {
    let mut at = report;
    for step in steps(path) {
        let pick = step.strip_prefix('[').and_then(|pick| pick.strip_suffix(']'));
        at = match (pick, pick.map(str::parse::<usize>)) {
            (None, _) => at.get(&step)?,
            (Some(_), Some(Ok(place))) => at.get(place)?,
            (Some(pick), _) => at
                .as_array()?
                .iter()
                .find(|element| element.as_object().is_some_and(|keys| keys.values().any(|value| value == pick)))?,
        };
    }
    Some(at)
}

/// The value at a path as the book writes it.
fn found(report: &Value, path: &str) -> String {
    if let Some(list) = path.strip_suffix(".count") {
        return look_up(report, list).and_then(Value::as_array).map_or("absent".into(), |list| list.len().to_string());
    }
    match look_up(report, path) {
        None => "absent".into(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// The report of a case, or the error that it is refused with, as `name at path`.
fn answer(case: &Value) -> Result<Value, String> {
    try_report(case).map_err(|error| {
        let path = error.path();
        if path.is_empty() { error.name().to_string() } else { format!("{} at {path}", error.name()) }
    })
}

fn check(line: &str, answer: &Result<Value, String>) -> Result<(), String> {
    let (path, expected) = line.split_once(" = ").ok_or_else(|| format!("`{line}` is no expectation"))?;
    let found = match (path, answer) {
        ("error", Err(error)) => error.clone(),
        ("error", Ok(_)) => "no error".into(),
        (_, Err(error)) => format!("the error {error}"),
        (path, Ok(report)) => found(report, path),
    };
    if found == expected { Ok(()) } else { Err(format!("{path}: the book says {expected}, the engine {found}")) }
}

/// Where a case says `@agreement`, the agreement of the report before it, as that report gave it.
fn with_agreement(case: &mut Value, last: &Result<Value, String>) {
    match case {
        Value::String(text) if text == "@agreement" => {
            let made = &last.as_ref().unwrap()["agreement"];
            *case = serde_json::json!({ "canonicalText": made["canonicalText"], "digest": made["digest"] });
        }
        Value::Array(parts) => parts.iter_mut().for_each(|part| with_agreement(part, last)),
        Value::Object(members) => members.values_mut().for_each(|value| with_agreement(value, last)),
        _ => {}
    }
}

/// Runs a chapter. Gives how many numbers were worked, and what does not hold.
fn run(name: &str, bases: &BTreeMap<String, Value>) -> (usize, Vec<String>) {
    let (mut count, mut wrong, mut last) = (0, Vec::new(), Err("no case before it".to_owned()));
    for block in blocks(&chapter(name)) {
        let words: Vec<&str> = block.words.iter().map(String::as_str).collect();
        match words.as_slice() {
            ["json", "case", rest @ ..] => {
                let own: Value = serde_json::from_str(&block.text)
                    .unwrap_or_else(|error| panic!("{name}.md:{}: {error}", block.line));
                let mut case = match rest {
                    [] => Value::Null,
                    ["on", base] => bases[*base].clone(),
                    _ => panic!("{name}.md:{}: {words:?}", block.line),
                };
                merge(&mut case, &own);
                with_agreement(&mut case, &last);
                last = answer(&case);
            }
            ["json", "choice"] => last = Ok(crate::choice::answer(&serde_json::from_str(&block.text).unwrap())),
            ["expect"] => {
                for line in block.text.lines() {
                    count = usize::saturating_add(count, 1);
                    wrong.extend(check(line, &last).err().map(|error| format!("{name}.md:{}: {error}", block.line)));
                }
            }
            _ => {}
        }
    }
    (count, wrong)
}

#[test]
fn every_worked_number_of_the_book_holds() {
    let bases = bases();
    let (mut all, mut wrong) = (0, Vec::new());
    for (name, _, least) in CHAPTERS {
        let (count, errors) = run(name, &bases);
        if count < least {
            wrong.push(format!("{name}.md: {count} worked numbers, at least {least}"));
        }
        all = usize::saturating_add(all, count);
        wrong.extend(errors);
    }
    assert!(wrong.is_empty(), "{all} worked numbers, of which\n{}", wrong.join("\n"));
}

#[test]
fn an_expectation_that_does_not_hold_is_told() {
    let bases = bases();
    let report = answer(&bases["card"]);
    assert_eq!(
        check("balance.payoff = 1.00", &report).unwrap_err(),
        "balance.payoff: the book says 1.00, the engine 0.00"
    );
    assert!(check("error = missingKey at asOf", &report).is_err() && check("balance.payoff", &report).is_err());
}

/// The rules of a chapter in the order of the page: paragraphs that begin with their number in bold.
fn rules(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| line.strip_prefix("**[")?.split_once("]**").map(|(rule, _)| rule)).collect()
}

#[test]
fn rules_are_numbered_one_after_another() {
    for (name, family, _) in CHAPTERS {
        let text = chapter(name);
        let expected: Vec<String> = (1..=rules(&text).len()).map(|number| format!("{family}-{number}")).collect();
        assert_eq!(rules(&text), expected, "{name}.md");
        assert!(!expected.is_empty(), "{name}.md has no rules");
    }
}

/// What stands in a text as `[card-1]`: every citation of some family.
fn citations(text: &str) -> Vec<&str> {
    let families = || CHAPTERS.iter().map(|(_, family, _)| *family);
    let inside = text.split('[').skip(1).filter_map(|rest| rest.split_once(']').map(|(inside, _)| inside));
    inside
        .filter(|inside| {
            let number = inside.rsplit_once('-');
            number.is_some_and(|(family, number)| families().any(|f| f == family) && number.parse::<u32>().is_ok())
        })
        .collect()
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            if !name.starts_with('.') && !matches!(name, "target" | "node_modules" | "dist" | "pkg") {
                sources(&path, found);
            }
        } else if matches!(path.extension().and_then(|e| e.to_str()), Some("rs" | "md" | "ts" | "js" | "c" | "h")) {
            found.push(path);
        }
    }
}

#[test]
fn every_rule_that_is_cited_is_in_the_book() {
    let known: Vec<String> = CHAPTERS
        .iter()
        .flat_map(|(name, ..)| rules(&chapter(name)).into_iter().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let mut files = Vec::new();
    sources(&root(), &mut files);
    let (mut unknown, mut in_code) = (Vec::new(), std::collections::BTreeSet::new());
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        for cited in citations(&text) {
            if !known.iter().any(|rule| rule == cited) {
                unknown.push(format!("{}: [{cited}]", file.display()));
            } else if file.extension().is_some_and(|e| e == "rs") {
                in_code.insert(cited.to_owned());
            }
        }
    }
    assert!(unknown.is_empty(), "{}", unknown.join("\n"));
    for (_, family, _) in CHAPTERS {
        assert!(in_code.iter().any(|rule| rule.starts_with(family)), "no code cites a rule of `{family}`");
    }
}

/// The names in backticks in a column of the glossary's tables.
fn glossary(column: usize) -> Vec<String> {
    let text = fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| 中文"));
    let cells = rows.filter_map(|row| row.split('|').nth(column).map(str::trim).map(str::to_owned));
    cells.filter_map(|cell| cell.strip_prefix('`')?.strip_suffix('`').map(str::to_owned)).collect()
}

/// The words of texts: letters, figures and underscores in a row.
fn words(texts: &[String]) -> std::collections::BTreeSet<&str> {
    texts.iter().flat_map(|text| text.split(|c: char| !(c.is_alphanumeric() || c == '_'))).collect()
}

#[test]
fn every_name_of_the_glossary_is_in_the_code_and_in_the_documents() {
    let core = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&core.join("src"), &mut files);
    let code: Vec<String> = files.iter().filter_map(|file| fs::read_to_string(file).ok()).collect();
    let schemas = ["arrears-case.schema.json", "arrears-report.schema.json"];
    let mut documents: Vec<String> =
        schemas.iter().map(|name| fs::read_to_string(core.join("schema").join(name)).unwrap()).collect();
    documents.extend(code.iter().cloned());
    let (rust, json) = (glossary(3), glossary(4));
    assert!(rust.len() > 70 && json.len() > 70, "{} names, {} keys", rust.len(), json.len());
    let (in_code, in_documents) = (words(&code), words(&documents));
    let missing = rust.iter().filter(|name| !in_code.contains(name.as_str()));
    let missing: Vec<_> = missing.chain(json.iter().filter(|key| !in_documents.contains(key.as_str()))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
