use alloc::borrow::Cow;
use alloc::string::String;

/// `text` on one line, without characters that could make it read as another text.
///
/// Line breaks and tabs become spaces. Control characters, bidirectional controls, and characters that take no space
/// (zero-width, tags, byte order marks, line and paragraph separators) become U+FFFD, so that it shows that something
/// stood there.
///
/// ```
/// use arrears::document::harmless;
/// assert_eq!(harmless("borrower \u{202e}0001\u{2069}\n-7"), "borrower \u{fffd}0001\u{fffd} -7");
/// assert_eq!(harmless("甲方 <b>"), "甲方 <b>"); // what is markup depends on where it is written
/// ```
///
/// # Source
/// Unicode Standard Annex #9 (explicit directional formatting characters), Unicode Technical Report #36, section 2.
#[must_use]
pub fn harmless(text: &str) -> String {
    shown_of(text).into_owned()
}

/// The same, of most texts themselves.
pub(super) fn shown_of(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        || text.chars().all(|character| shown(character) == character)
    {
        return Cow::Borrowed(text);
    }
    let (mut written, mut before) = (String::with_capacity(text.len()), ' ');
    for character in text.chars() {
        // A carriage return and its line feed are one line break.
        if (before, character) != ('\r', '\n') {
            written.push(shown(character));
        }
        before = character;
    }
    Cow::Owned(written)
}

const fn shown(character: char) -> char {
    match character {
        '\t' | '\n' | '\r' => ' ',
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' // control characters
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' // zero width, left-to-right and right-to-left marks
        | '\u{2028}'..='\u{202e}' // separators, embeddings and overrides
        | '\u{2060}'..='\u{206f}' // word joiner, invisible operators, isolates
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' => '\u{fffd}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bidirectional_control_is_replaced_and_letters_are_not() {
        for control in
            "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}".chars()
        {
            assert_eq!(shown(control), '\u{fffd}', "{control:?}");
        }
        let letters = "Aé中壹שלום٣😀１，。￥–";
        assert_eq!(harmless(letters), letters);
        assert_eq!(harmless("a\r\nb\rc\nd\te\0"), "a b c d e\u{fffd}");
    }
}
