//! Every case that was tried is held by a test of its name, and what stands outside this edition is told with its reason.

use std::fs;
use std::path::Path;

/// Cases of conventions that this edition does not have, by their ids.
const OUTSIDE: [(&str, &str); 5] = [
    ("x06", "a balance with a rate and an end date of its own: a card has one rate of purchases and one of cash"),
    ("C21", "one card in two currencies: an account has one currency, so that such a card is two accounts"),
    ("j02", "whole years counted as years and odd days by the length of their year: days are counted by day"),
    ("j02b", "the same, a whole year that holds 29 February"),
    (
        "l46",
        "a level payment cut and the cents of its interest carried: what is carried is rounded half up with its interest",
    ),
];

/// The text of every file of the suite.
fn sources(folder: &Path, into: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("held.rs") {
            into.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// The names of tests, those of the table of tried cases too.
fn tests(sources: &str) -> Vec<String> {
    let named = sources.split("#[test]\n").skip(1).filter_map(|after| {
        let (_, from) = after.split_once("fn ")?;
        from.split_once('(').map(|(name, _)| name.to_owned())
    });
    let rows = sources.lines().filter_map(|line| {
        let (name, case) = line.trim().split_once(": \"")?;
        let is_name = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        (is_name && case.contains('"')).then(|| name.to_owned())
    });
    named.chain(rows).collect()
}

/// `b01` of `b01-three-percent-a-month`; where there is no number, `d_worst` of `d-worst-prop`.
fn id(stem: &str) -> String {
    let mut parts = stem.split('-');
    let first = parts.next().unwrap();
    match first.bytes().any(|byte| byte.is_ascii_digit()) {
        true => first.to_owned(),
        false => format!("{first}_{}", parts.next().unwrap()),
    }
}

fn is_named(test: &str, id: &str) -> bool {
    format!("_{test}_").contains(&format!("_{id}_"))
}

/// The cases of `core/tests/cases`, by their file names.
fn stems() -> Vec<String> {
    let folder = format!("{}/tests/cases", env!("CARGO_MANIFEST_DIR"));
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut stems: Vec<String> = files.filter_map(|file| Some(file.strip_suffix(".json")?.to_owned())).collect();
    stems.sort();
    stems
}

#[test]
fn every_case_is_held_by_a_test_of_its_name() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite"), &mut text);
    let tests = tests(&text);
    let stems = stems();
    assert!(stems.len() > 80 && tests.len() > 500, "{} cases, {} tests", stems.len(), tests.len());
    let is_held = |stem: &String| {
        let id = id(stem);
        tests.iter().any(|test| is_named(test, &id)) && text.contains(&format!("\"{stem}\""))
    };
    let is_outside = |stem: &String| OUTSIDE.iter().any(|(outside, _)| *outside == id(stem));
    let neither: Vec<_> = stems.iter().filter(|stem| !is_held(stem) && !is_outside(stem)).collect();
    assert!(neither.is_empty(), "no test has the name and asks about the file of {neither:?}");
    let both: Vec<_> = stems.iter().filter(|stem| is_held(stem) && is_outside(stem)).collect();
    assert!(both.is_empty(), "held, so not outside any more: {both:?}");
}

#[test]
fn a_case_is_not_held_by_a_longer_or_shorter_id() {
    assert!(is_named("f01b_the_same_as_a_loan", "f01b") && !is_named("f01b_the_same_as_a_loan", "f01"));
    assert!(is_named("m02_m70_m11_a_proposal", "m70") && !is_named("from_d1_to_d10", "d_worst"));
    assert_eq!([id("d-worst-prop"), id("f01b-the-same-as-a-loan")], ["d_worst", "f01b"]);
    let found = tests("#[test]\n#[expect(x)]\nfn one() {}\n    b01_two: \"b01-two\", \"a\" = \"b\";\n");
    assert_eq!(found, ["one", "b01_two"]);
}
