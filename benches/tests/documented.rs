//! The commands of the README, run as they stand there, but for the profile: what they print names what was asked for.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing fails, as it should")]

use std::path::Path;
use std::process::{Command, Stdio};

/// What stands behind `--` in each command of the tool that counts instructions, as a shell would part it.
fn documented() -> Vec<Vec<String>> {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let commands = readme
        .lines()
        .filter_map(|line| line.strip_prefix("    cargo run --release -p arrears-benches --bin instructions"));
    let behind =
        commands.filter_map(|rest| rest.split('#').next().unwrap().trim().strip_prefix("-- ").map(str::to_owned));
    // Every second part stood between quotation marks.
    let parted = |words: String| -> Vec<String> {
        let parts = words.split('"').enumerate().map(|(place, part)| (place % 2 == 1, part.to_owned()));
        parts
            .flat_map(
                |(quoted, part)| if quoted { vec![part] } else { part.split_whitespace().map(str::to_owned).collect() },
            )
            .collect()
    };
    behind.map(parted).collect()
}

#[test]
fn the_instructions_of_what_the_readme_names_are_counted() {
    let commands = documented();
    assert!(commands.iter().any(|names| names.len() > 1), "{commands:?}");
    let tool = || Command::new("valgrind").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !tool().is_ok_and(|status| status.success()) {
        println!("SKIPPED: valgrind is not there");
        return;
    }
    for names in commands {
        let output = Command::new(env!("CARGO_BIN_EXE_instructions")).args(&names).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{names:?}: {}", String::from_utf8_lossy(&output.stderr));
        let lines: Vec<&str> = printed.lines().skip(1).collect();
        assert_eq!(lines.len(), names.len(), "{printed}");
        for (line, name) in lines.iter().zip(&names) {
            let figures: Vec<u64> = line
                .strip_prefix(name.as_str())
                .unwrap()
                .split_whitespace()
                .map(|figure| figure.parse().unwrap())
                .collect();
            assert!(figures.len() == 3 && figures[0] > figures[1] && figures[2] > 0, "{line}");
        }
    }
}
