//! What the READMEs show: the Rust sample is the one that is compiled and run, the page is the one that is printed.

use std::fs;
use std::path::Path;

use arrears::Language;
use serde_json::Value;

use crate::cases::{case, names, report};

#[path = "../../examples/case/print.rs"]
mod print;

use print::{Page, Reader};

/// The READMEs of the repository, each with its language.
const READMES: [(&str, Language); 2] = [("README.md", Language::English), ("README.zh.md", Language::Chinese)];

/// The page that the example prints of a shipped case, as its lines.
fn printed(name: &str, language: Language, reader: Reader) -> Vec<String> {
    let (report, mut page) = (report(&case(name)), Vec::new());
    print::print(Page { report: &report, language, reader }, &mut page).unwrap();
    String::from_utf8(page).unwrap().lines().map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// The fenced blocks in a language, each as its lines.
fn blocks(text: &str, language: &str) -> Vec<Vec<String>> {
    let fence = format!("```{language}\n");
    let blocks = text.split(&fence).skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.map(|block| block.lines().map(str::to_owned).collect()).collect()
}

/// A sample without its comments: these may be in another language.
fn code(sample: &[String]) -> Vec<&str> {
    sample.iter().map(|line| line.split("//").next().unwrap().trim_end()).collect()
}

#[test]
fn every_readme_has_the_rust_sample_that_is_compiled_and_run() {
    let run = blocks(&read("core/README.md"), "rust");
    assert_eq!(run.len(), 1, "the README of the crate has one sample, a test of its documentation");
    for (readme, _) in READMES {
        let shown = blocks(&read(readme), "rust");
        assert_eq!(shown.len(), 1, "{readme}");
        assert_eq!(code(&shown[0]), code(&run[0]), "{readme}");
    }
}

#[test]
fn every_readme_prints_what_the_example_prints() {
    for (readme, language) in READMES {
        let shown = blocks(&read(readme), "text");
        assert_eq!(shown.len(), 1, "{readme}");
        // The page of the case from its third line on, behind the title.
        let printed = printed("e1", language, Reader::Customer);
        let from = printed.iter().position(|line| line.is_empty()).unwrap() + 1;
        assert!(shown[0].len() > 12, "{readme}");
        assert_eq!(shown[0][..], printed[from..from + shown[0].len()], "{readme}");
    }
}

/// The answer is on one screen: what is owed, what to pay by when, how late, what changes next, the agreement; then the rest. The lender's
/// figures are on the lender's page alone, and the Chinese page has no key of the report on it.
#[test]
fn every_page_begins_with_its_answer() {
    for name in names() {
        for (_, language) in READMES {
            let page = printed(&name, language, Reader::Customer);
            let blank = page.iter().enumerate().filter(|(_, line)| line.is_empty()).map(|(at, _)| at);
            let parts: Vec<usize> = blank.collect();
            // Owed, what to pay by when, how late, what changes next.
            assert!(parts.get(4).is_some_and(|end| *end <= 30), "{name}: {page:#?}");
            let lender = printed(&name, language, Reader::Lender);
            let worth = match language {
                Language::English => "to the lender today",
                Language::Chinese => "机构所得现值",
            };
            let has = |page: &[String]| page.iter().any(|line| line.contains(worth));
            assert!(!has(&page), "{name}");
            assert_eq!(has(&lender), report(&case(&name)).pointer("/offers/offers/0").is_some(), "{name}");
        }
        // A CSV of an agreement has the keys of the report for its heads.
        if report(&case(&name)).pointer("/agreement/pages/0").is_some() {
            continue;
        }
        let chinese = printed(&name, Language::Chinese, Reader::Lender);
        for key in ["lateFee", "compoundInterest", "specialMention", "incomeProof", "order2023", "firstInstalment"] {
            assert!(!chinese.iter().any(|line| line.contains(key)), "{name}: {key}");
        }
        let english = printed(&name, Language::English, Reader::Lender);
        for key in ["lateFee ", "compoundInterest", "specialMention", "incomeProof", "order2023"] {
            assert!(!english.iter().any(|line| line.contains(key)), "{name}: {key}");
        }
    }
}

#[test]
fn the_whole_history_is_there_when_asked_for_and_empty_months_are_one_line() {
    let report = report(&case("offers-income-fell"));
    let mut history = Vec::new();
    let page = Page { report: &report, language: Language::English, reader: Reader::Customer };
    page.print_history(&mut history).unwrap();
    let history = String::from_utf8(history).unwrap();
    for line in report["lines"].as_array().unwrap() {
        assert!(history.contains(line["text"]["en"].as_str().unwrap()));
    }
    let short = printed("offers-first-time", Language::English, Reader::Customer);
    assert!(short.iter().any(|line| line.ends_with("statements of nothing")), "{short:#?}");
}

/// Without being asked for, of what happened the newest alone, and how much there is before.
#[test]
fn no_page_has_the_whole_of_a_long_history() {
    let mut is_cut = 0;
    for name in names() {
        for (_, language) in READMES {
            let (heading, earlier) = match language {
                Language::English => ("What happened, and why, newest first", "earlier lines: --why"),
                Language::Chinese => ("发生了什么，为什么（由近及远）", "更早的记录，加--why"),
            };
            let page = printed(&name, language, Reader::Customer);
            let told = page.iter().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.is_empty());
            let told: Vec<&String> = told.collect();
            assert!(told.len() <= 14, "{name}: {told:#?}");
            is_cut += usize::from(told.last().is_some_and(|line| line.contains(earlier)));
        }
    }
    assert!(is_cut > 20, "{is_cut}");
}

/// Of several accounts the sum stands first; what of it is of the account of the case says so.
#[test]
fn the_page_of_several_accounts_begins_with_all_of_them() {
    let report = report(&case("agreement-two-cards"));
    let page = printed("agreement-two-cards", Language::English, Reader::Customer).join("\n");
    let minor = |text: &Value| text.as_str().unwrap().replace('.', "").parse::<i64>().unwrap();
    let owed: i64 = report["together"].as_array().unwrap().iter().map(|one| minor(&one["totalOwed"])).sum();
    let told = page.lines().find(|line| line.starts_with("  in all")).unwrap();
    assert!(told.contains(&format!("{}.{:02} owed", owed / 100, owed % 100)), "{told}");
    assert!(page.contains("owed on this account on"), "{page}");
}

#[test]
fn the_package_stands_alone() {
    let readme = read("core/README.md");
    let links: Vec<&str> = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).collect();
    assert!(!links.is_empty() && links.iter().all(|link| link.starts_with("https://")), "{links:?}");
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        assert_eq!(read(&format!("core/{licence}")), read(licence), "{licence}");
    }
}
