//! The body of the target `papers`: what an agreement writes as CSV, calendar and HTML, read back by parsers that are not ours.

use std::collections::BTreeSet;

use html5gum::{Token, Tokenizer};
use serde_json::{Value, json};

use super::bytes::Bytes;

/// A case with an agreement whose pages are asked for.
const CASE: &str = include_str!("../../core/examples/cases/agreement-on-track.json");
/// Pieces that a careless writer would pass on.
const PIECES: [&str; 24] = [
    "<script>", "</p>", "&amp;", "\"", "'", ",", ";", "\\", "\\n", "\r\n", "\n", "=1+1", "+1", "-1", "@x", "BEGIN:VEVENT", "END:VCALENDAR",
    "|", "`", "\u{202e}", "é", "还款", "\t", "onclick=",
];
/// What a page is made of.
const ELEMENTS: [&str; 23] = [
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "dl", "dt", "dd", "ol", "li", "table", "thead", "tbody", "tfoot",
    "tr", "th", "td", "div",
];
const ATTRIBUTES: [&str; 8] = ["lang", "dir", "charset", "name", "content", "http-equiv", "class", "scope"];

/// Notes of any letters: each format still parses, and says no more than it should.
///
/// # Panics
/// When a parser reads something else than was written: that is the finding.
pub(crate) fn check(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let Ok(mut case) = serde_json::from_str::<Value>(CASE) else { return };
    let notes: Vec<String> = (0..bytes.below(4)).map(|_| text(&mut bytes)).collect();
    case["title"] = text(&mut bytes).into();
    case["agreement"]["accept"]["notes"] = notes.clone().into();
    let language = bytes.pick(&["en", "zh"]);
    case["agreement"]["pages"] = json!([
        { "kind": "csv" },
        { "kind": "calendar", "language": language },
        { "kind": "agreement", "language": language, "format": "html" },
        { "kind": "repaymentPlan", "language": language, "format": "html" },
        { "kind": "payoffQuote", "language": language, "format": "html" },
    ]);
    let report = match arrears::wire::report(&case.to_string()) {
        Ok(report) => serde_json::from_str::<Value>(&report).unwrap_or_default(),
        Err(error) => {
            assert!(error.path().starts_with("agreement.accept.notes") || error.path() == "title", "{error}");
            return;
        }
    };
    let payments = report["agreement"]["followUp"]["payments"].as_array().map_or(0, Vec::len);
    for page in report["agreement"]["pages"].as_array().into_iter().flatten() {
        let content = page["content"].as_str().unwrap_or_default();
        match page["kind"].as_str() {
            Some("csv") => csv(content, payments),
            Some("calendar") => calendar(content),
            _ => html(content),
        }
    }
}

/// Pieces and letters.
fn text(bytes: &mut Bytes<'_>) -> String {
    let mut text = String::from("x");
    for _ in 0..bytes.below(12) {
        match bytes.once_in(2) {
            true => text.push_str(bytes.pick(&PIECES)),
            false => text.push(char::from(bytes.next())),
        }
    }
    text
}

fn csv(content: &str, payments: usize) {
    let mut reader = csv::ReaderBuilder::new().has_headers(true).flexible(false).from_reader(content.as_bytes());
    let mut rows: usize = 0;
    for record in reader.records() {
        let record = record.unwrap_or_else(|error| found(&format!("not CSV: {error}\n{content}")));
        let is_plain = |cell: &str| cell.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '-' | '.'));
        assert!(record.iter().all(is_plain), "a cell holds more than a figure or a day: {record:?}");
        rows = rows.saturating_add(1);
    }
    assert!(rows >= payments && rows > 0, "{rows} rows, {payments} payments\n{content}");
}

fn calendar(content: &str) {
    assert!(content.lines().all(|line| line.len() <= 75), "a line of a calendar has at most 75 octets\n{content}");
    assert!(content.split("\r\n").all(|line| !line.contains('\n')), "a line of a calendar ends with CR and LF\n{content}");
    let read: Vec<_> = ical::IcalParser::new(content.as_bytes()).collect();
    assert_eq!(read.len(), 1, "one calendar\n{content}");
    for one in read {
        let calendar = one.unwrap_or_else(|error| found(&format!("no calendar: {error}\n{content}")));
        let mut names = BTreeSet::new();
        for event in &calendar.events {
            let value = |name: &str| event.properties.iter().find(|property| property.name == name).and_then(|property| property.value.clone());
            let name = value("UID").unwrap_or_else(|| found("an event has a UID"));
            assert!(value("DTSTART").is_some() && value("SUMMARY").is_some(), "{event:?}");
            assert!(names.insert(name), "a UID stands once\n{content}");
        }
        assert_eq!(calendar.events.len(), content.matches("\nBEGIN:VEVENT\r").count(), "an event more than was written");
    }
}

fn html(content: &str) {
    let mut open: usize = 0;
    for token in Tokenizer::new(content) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(ELEMENTS.contains(&name.as_str()), "a page holds <{name}>\n{content}");
                for (attribute, _) in &tag.attributes {
                    let attribute = String::from_utf8_lossy(attribute).into_owned();
                    assert!(ATTRIBUTES.contains(&attribute.as_str()), "<{name}> has {attribute}\n{content}");
                }
                open = open.saturating_add(1);
            }
            Token::Error(error) => found(&format!("not HTML: {error:?}\n{content}")),
            _ => (),
        }
    }
    assert!(open > 10, "a page has elements\n{content}");
}

#[expect(clippy::panic, reason = "a finding of the fuzzer is a panic")]
fn found(what: &str) -> ! {
    panic!("{what}")
}
