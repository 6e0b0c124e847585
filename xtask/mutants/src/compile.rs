//! One build with all mutants. What the compiler does not take is left out, and the rest is built again.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::source::Source;
use crate::tree;

/// The programs that hold the tests.
pub(crate) struct Tests {
    pub(crate) programs: Vec<PathBuf>,
    /// Where cargo would run them.
    pub(crate) folder: PathBuf,
}

/// Where each mutant lies in each written source.
type Places = Vec<Vec<(Range<usize>, u32)>>;

pub(crate) fn build(root: &Path, work: &Path, sources: &mut [Source]) -> Result<Tests> {
    let copy = work.join("tree");
    tree::copy(root, &copy)?;
    let mut next = 0;
    for source in sources.iter_mut() {
        source.number(&mut next);
    }
    println!("{next} mutants found");
    // What the compiler refused before it refuses again.
    let remembered = work.join("refused.txt");
    let known = std::fs::read_to_string(&remembered).unwrap_or_default();
    let mut keys: BTreeSet<String> = known.lines().map(str::to_owned).collect();
    loop {
        for source in sources.iter_mut() {
            source.leave_out(&keys);
        }
        let mut places = Vec::new();
        for source in sources.iter() {
            let (text, lie) = source.written();
            tree::write_if_new(&copy.join("core/src").join(&source.file), text.as_bytes())?;
            places.push(lie);
        }
        // The library first: its errors tell of mutants; then the tests, which are large.
        let refused = refused(&cargo(&copy, work, &["check", "--lib"])?, sources, &places)?;
        if refused.is_empty() {
            break;
        }
        println!("{} mutants do not compile and are left out", refused.len());
        let of_all = sources.iter().flat_map(Source::mutants);
        keys.extend(of_all.filter(|mutant| refused.contains(&mutant.id)).map(|mutant| mutant.key.clone()));
    }
    std::fs::write(remembered, keys.into_iter().collect::<Vec<_>>().join("\n"))?;
    let messages = cargo(&copy, work, &["test", "--no-run", "--lib", "--test", "suite"])?;
    let programs: Vec<PathBuf> =
        messages.iter().filter_map(|message| message.get("executable")?.as_str().map(PathBuf::from)).collect();
    if programs.len() != 2 {
        bail!("the tests of the copy do not build: `cargo test --no-run` in {}", copy.display());
    }
    Ok(Tests { programs, folder: copy.join("core") })
}

fn cargo(copy: &Path, work: &Path, what: &[&str]) -> Result<Vec<Value>> {
    let output = Command::new("cargo")
        .args(what)
        .args(["--package", "arrears", "--all-features", "--message-format=json"])
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", work.join("build"))
        .env("RUSTFLAGS", "--cap-lints=allow -Aoverflowing_literals")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_TEST_DEBUG", "0")
        .env("CARGO_PROFILE_TEST_OPT_LEVEL", "1")
        .stderr(Stdio::inherit())
        .output()
        .context("cargo is needed")?;
    let text = String::from_utf8(output.stdout)?;
    text.lines().map(|line| serde_json::from_str(line).context("cargo writes JSON")).collect()
}

/// The numbers of the mutants in which the compiler found an error.
fn refused(messages: &[Value], sources: &[Source], places: &Places) -> Result<Vec<u32>> {
    let mut refused = Vec::new();
    for message in messages.iter().filter_map(|message| message.get("message")) {
        if message["level"] != "error" {
            continue;
        }
        let spans = message["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut found = false;
        for span in spans {
            let Some(file) = span["file_name"].as_str().and_then(|name| name.strip_prefix("core/src/")) else {
                continue;
            };
            let Some(at) = sources.iter().position(|source| source.file == file) else { continue };
            let begin = usize::try_from(span["byte_start"].as_u64().unwrap_or_default())?;
            let end = usize::try_from(span["byte_end"].as_u64().unwrap_or_default())?;
            let around = places[at].iter().filter(|(place, _)| place.start <= begin && end <= place.end);
            if let Some((_, id)) = around.min_by_key(|(place, _)| place.len()) {
                refused.push(*id);
                found = true;
            }
        }
        if !found && !spans.is_empty() {
            bail!("the copy does not compile, and no mutant is to blame: {}", message["rendered"]);
        }
    }
    refused.sort_unstable();
    refused.dedup();
    Ok(refused)
}
