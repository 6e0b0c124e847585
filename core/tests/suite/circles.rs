//! Circles between the files of a room: each that there is stands here by name, and no new one may come.

use std::collections::{BTreeMap, BTreeSet};

use crate::tidy::{code, texts};

/// The circles there are, each as its files in order.
const KNOWN: &[&str] = &[
    "agreement/agreement agreement/canonical agreement/clause agreement/error agreement/follow_up agreement/owed agreement/progress",
    "balance/account balance/assertion balance/card/account balance/card/workspace balance/loan/account balance/loan/overdue balance/loan/position balance/loan/replay",
    "balance/card/event balance/card/judgment balance/card/replay",
    "balance/loan/judgment balance/loan/overdue balance/loan/position balance/loan/replay",
    "balance/line balance/line_text balance/loan/line_text",
    "budget/budget budget/finding budget/stress",
    "budget/error budget/policy budget/sheet",
    "calendar/date calendar/month_day",
    "case/budget case/case case/casework case/credit_repair case/opening",
    "casework/casework casework/chain casework/error casework/record casework/reference casework/state",
    "document/html document/markdown document/model document/plain",
    "json/kept json/of json/reader json/shape json/tree json/value",
    "offer/concession offer/error",
    "offer/limit_policy offer/limit_request offer/policy",
    "offer/offer offer/offers",
    "rulebook/book rulebook/json/kind rulebook/json/object rulebook/json/rule",
    "schedule/amortisation schedule/course",
    "wire/read/agreement wire/read/agreement_document",
    "wire/read/card wire/read/event wire/read/loan",
];

/// What a file says of the others: the names behind `super::` and behind `crate::` and its own room.
fn names_used(code: &str, room: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for start in ["super::".to_owned(), format!("crate::{room}::")] {
        for part in code.split(start.as_str()).skip(1) {
            let mut depth = 0_usize;
            let end = part.find(|c: char| {
                match c {
                    '{' => depth = depth.saturating_add(1),
                    '}' if depth > 0 => depth = depth.saturating_sub(1),
                    c => return depth == 0 && !c.is_alphanumeric() && c != '_' && c != ':',
                }
                false
            });
            let path = part.get(..end.unwrap_or(part.len())).unwrap_or_default();
            let names = path.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|name| !name.is_empty());
            used.extend(names.map(str::to_owned));
        }
    }
    used
}

/// The names that a file defines for others.
fn names_made(code: &str) -> BTreeSet<String> {
    let mut made = BTreeSet::new();
    for line in code.lines().map(str::trim).filter(|line| line.starts_with("pub")) {
        let words: Vec<&str> = line.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        let kinds = ["struct", "enum", "fn", "trait", "type", "const", "static"];
        for pair in words.windows(2).filter(|pair| kinds.contains(&pair[0]) && !kinds.contains(&pair[1])) {
            made.insert(pair[1].to_owned());
        }
    }
    made
}

/// Which file of a room uses which: by the name of the file, or by a name that one of them alone defines.
fn arrows(room: &str, files: &[(String, String)]) -> BTreeMap<String, BTreeSet<String>> {
    let mut makers: BTreeMap<String, Option<String>> = BTreeMap::new();
    for (file, code) in files {
        // Methods stand indented, and are no names of the room.
        let outside: String = code.lines().filter(|line| !line.starts_with("        ")).collect::<Vec<_>>().join("\n");
        for name in names_made(&outside) {
            let maker = makers.entry(name).or_insert_with(|| Some(file.clone()));
            if maker.as_ref().is_some_and(|maker| maker != file) {
                *maker = None;
            }
        }
    }
    let mut arrows = BTreeMap::new();
    for (file, code) in files {
        let used = names_used(code, room);
        let by_name = used.iter().filter_map(|name| makers.get(name).cloned().flatten());
        let sibling = |name: &String| {
            let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
            let path = format!("{folder}/{name}");
            files.iter().any(|(other, _)| *other == path).then_some(path)
        };
        let to: BTreeSet<String> =
            by_name.chain(used.iter().filter_map(sibling)).filter(|other| other != file).collect();
        arrows.insert(file.clone(), to);
    }
    arrows
}

/// Everything that can be reached from a file.
fn reached(from: &str, arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let (mut seen, mut left) = (BTreeSet::new(), vec![from.to_owned()]);
    while let Some(file) = left.pop() {
        for to in arrows.get(&file).into_iter().flatten() {
            if seen.insert(to.clone()) {
                left.push(to.clone());
            }
        }
    }
    seen
}

/// Sets of files that reach each other.
fn circles(arrows: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let range: BTreeMap<&str, BTreeSet<String>> =
        arrows.keys().map(|file| (file.as_str(), reached(file, arrows))).collect();
    let mut found = BTreeSet::new();
    for (file, to) in range.iter().filter(|(file, to)| to.contains(**file)) {
        let with = to.iter().filter(|other| range.get(other.as_str()).is_some_and(|back| back.contains(*file)));
        found.insert(with.map(String::as_str).collect::<Vec<_>>().join(" "));
    }
    found
}

#[test]
fn circles_between_files_are_those_known() {
    let mut rooms: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (name, text) in texts(&[".rs"]) {
        let Some(inside) = name.strip_prefix("core/src/").and_then(|inside| inside.strip_suffix(".rs")) else {
            continue;
        };
        let Some((room, _)) = inside.split_once('/').filter(|_| !inside.ends_with("/mod")) else { continue };
        rooms.entry(room.to_owned()).or_default().push((inside.to_owned(), code(&text)));
    }
    let found: BTreeSet<String> = rooms.iter().flat_map(|(room, files)| circles(&arrows(room, files))).collect();
    // A circle that has become smaller is still the one it was.
    let within = |circle: &str, known: &str| circle.split(' ').all(|file| known.split(' ').any(|other| other == file));
    let new: Vec<&String> = found.iter().filter(|circle| !KNOWN.iter().any(|known| within(circle, known))).collect();
    assert!(new.is_empty(), "new circles: {new:#?}");
    let gone: Vec<_> = KNOWN.iter().filter(|known| !found.iter().any(|circle| within(circle, known))).collect();
    assert!(gone.is_empty(), "gone, take them off the list: {gone:#?}");
}

#[test]
fn a_circle_is_seen() {
    let file = |name: &str, text: &str| (format!("room/{name}"), text.to_owned());
    let one_way = [file("a", "use super::{B, b::made};\npub struct A;"), file("b", "pub struct B;\npub fn made() {}")];
    assert!(circles(&arrows("room", &one_way)).is_empty());
    let round =
        [one_way[0].clone(), file("b", "pub struct B;\nfn f() -> crate::room::A {}"), file("c", "use super::A;")];
    assert_eq!(circles(&arrows("room", &round)), BTreeSet::from(["room/a room/b".to_owned()]));
}
