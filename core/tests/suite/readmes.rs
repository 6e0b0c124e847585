//! What the READMEs show: the Rust sample is the one that is compiled and run, the page is the one that is printed.

use std::fs;
use std::path::Path;

use crate::cases::{case, report};

/// The READMEs of the repository, and the name under which a report holds a line's text in their language.
const READMES: [(&str, &str); 2] = [("README.md", "en"), ("README.zh.md", "zh")];

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
    let report = report(&case("e1"));
    for (readme, language) in READMES {
        let shown = blocks(&read(readme), "text");
        assert_eq!(shown.len(), 1, "{readme}");
        let lines = report["lines"].as_array().unwrap().iter();
        let printed: Vec<String> = lines
            .map(|line| format!("  {}  {}", line["date"].as_str().unwrap(), line["text"][language].as_str().unwrap()))
            .collect();
        // The first line is the heading; the rest is the page from its first line on.
        assert!(shown[0].len() > 4, "{readme}");
        assert_eq!(shown[0][1..], printed[..shown[0].len() - 1], "{readme}");
    }
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
