//! The bodies of the fuzz targets over their committed seeds, and over every prefix of each.

use std::fs;
use std::path::{Path, PathBuf};

#[path = "../../../fuzz/src/case_document.rs"]
mod case_document;

fn seeds(target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/seeds").join(target);
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

#[test]
fn case_document_holds_on_its_seeds() {
    let seeds = seeds("case_document");
    assert!(seeds.len() >= 10, "the seeds are found: {}", seeds.len());
    for seed in seeds {
        let bytes = fs::read(&seed).unwrap_or_default();
        // Each length once for a small seed, a hundred of them for a large one.
        for end in (0..bytes.len()).step_by(bytes.len().div_ceil(100).max(1)) {
            case_document::check(bytes.get(..end).unwrap_or_default());
        }
        case_document::check(&bytes);
    }
}
