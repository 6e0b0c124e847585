//! Documents that the library carries, without the space that makes them readable.

/// A JSON text without the space between its tokens, as a constant.
macro_rules! compact {
    ($text:expr) => {{
        const TEXT: &str = $text;
        const BYTES: [u8; $crate::json::compacted_length(TEXT)] = $crate::json::compacted(TEXT);
        const COMPACT: &str = match core::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => TEXT,
        };
        COMPACT
    }};
}

pub(crate) use compact;

/// Where a reader of JSON text is.
#[derive(Clone, Copy)]
enum Within {
    Tokens,
    Text,
    Escape,
}

impl Within {
    const fn after(self, byte: u8) -> Self {
        match (self, byte) {
            (Self::Tokens, b'"') | (Self::Escape, _) => Self::Text,
            (Self::Tokens, _) | (Self::Text, b'"') => Self::Tokens,
            (Self::Text, b'\\') => Self::Escape,
            (Self::Text, _) => Self::Text,
        }
    }

    const fn keeps(self, byte: u8) -> bool {
        !matches!((self, byte), (Self::Tokens, b' ' | b'\n' | b'\r' | b'\t'))
    }
}

/// The length of a text without that space.
#[must_use]
pub(crate) const fn compacted_length(text: &str) -> usize {
    let (mut bytes, mut within, mut length) = (text.as_bytes(), Within::Tokens, 0_usize);
    while let [byte, rest @ ..] = bytes {
        if within.keeps(*byte) {
            length = length.saturating_add(1);
        }
        (bytes, within) = (rest, within.after(*byte));
    }
    length
}

/// A text without that space.
#[must_use]
pub(crate) const fn compacted<const N: usize>(text: &str) -> [u8; N] {
    let mut compacted = [0; N];
    let mut left: &mut [u8] = &mut compacted;
    let (mut bytes, mut within) = (text.as_bytes(), Within::Tokens);
    while let [byte, rest @ ..] = bytes {
        if within.keeps(*byte) {
            let Some((place, behind)) = left.split_first_mut() else { break };
            *place = *byte;
            left = behind;
        }
        (bytes, within) = (rest, within.after(*byte));
    }
    compacted
}

#[cfg(test)]
mod tests {
    #[test]
    fn space_between_tokens_goes_and_space_in_texts_stays() {
        assert_eq!(compact!("{ \"a b\" :\n\t[ 1, \" \\\" \" ] }"), "{\"a b\":[1,\" \\\" \"]}");
        assert_eq!(compact!(" {} \r\n"), "{}");
    }
}
