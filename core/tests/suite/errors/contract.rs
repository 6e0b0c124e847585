//! Texts that are no case document.

use super::{LEDGERS, TEXTS, row};

fn bad(name: &str) -> String {
    row(&TEXTS, name)
}

told! {
    a_text_that_is_no_json: 1900 "notJson" in bad("notJson");
    a_key_that_there_is_not: 1901 "unknownKey" in bad("unknownKey");
    a_key_left_out: 1902 "missingKey" in bad("missingKey");
    a_value_of_another_type: 1903 "wrongType" in bad("wrongType");
    a_key_given_twice: 1904 "duplicateKey" in bad("duplicateKey");
    a_name_that_there_is_not: 1905 "unknownName" in bad("unknownName");
    an_id_given_twice: 1906 "duplicateId" in row(&LEDGERS, "duplicateId");
    an_id_of_nothing: 1907 "unknownId" in row(&LEDGERS, "unknownId");
    a_version_of_the_future: 1908 "unknownVersion" in bad("unknownVersion");
    a_key_of_another_kind: 1909 "keyOfAnotherKind" in bad("keyOfAnotherKind");
    two_keys_for_one_thing: 1910 "ambiguousKeys" in bad("ambiguousKeys");
    a_document_too_large: 1911 "documentTooLarge" in bad("documentTooLarge");
}
