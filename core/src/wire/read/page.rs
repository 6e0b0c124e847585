//! The pages of a case: the key `pages`.

use alloc::string::String;
use alloc::vec::Vec;

use crate::case::{CasePageKind, CasePageQuestion, PageFormat};
use crate::json::{Of, shapes};
use crate::wire::{WireError, WireFault};
use crate::words::{Language, Word};

shapes! {
    pub(super) struct CasePageShape {
        /// Which page: `deadlines`, `calendar`, `consequences`, `statement`, `costDisclosure`, `letter`, `application` or `settlementProof`.
        kind: CasePageKind,
        /// Its language: `en` or `zh`.
        language: String,
        /// `text`, `markdown` or `html`; not of `calendar`.
        format: Option<PageFormat>,
    }
}

pub(super) fn pages(list: Of<'_, Vec<CasePageShape>>) -> Result<Vec<CasePageQuestion>, WireError> {
    list.parts().map(page).collect()
}

fn page(node: Of<'_, CasePageShape>) -> Result<CasePageQuestion, WireError> {
    let kind = node.kind().value();
    let language = match node.language().text() {
        "en" => Language::English,
        "zh" => Language::Chinese,
        _ => return Err(node.language().unknown_name("en zh")),
    };
    let format = match (node.format().given(), kind.is_page()) {
        (Some(given), false) => {
            return Err(given.node().fault(
                WireFault::KeyOfAnotherKind,
                Word::new("a page of this kind does not have this key", "这种文书没有这个键"),
            ));
        }
        (None, false) => PageFormat::Text,
        (None, true) => return Err(node.format().missing()),
        (Some(given), true) => given.value(),
    };
    Ok(CasePageQuestion { kind, language, format })
}
