use core::fmt;

use crate::words::in_chinese;
use sha2::{Digest as _, Sha256};

/// What can be wrong with a digest.
///
/// ```
/// use arrears::digest::{Digest, DigestError};
/// let error = Digest::parse("ba78").unwrap_err();
/// assert_eq!((error, error.code()), (DigestError::NotADigest, 1850));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DigestError {
    /// The text is not 64 hexadecimal digits in lower case.
    #[error("not a digest: 64 hexadecimal digits in lower case")]
    NotADigest,
    /// A key stands twice in an object.
    #[error("a key stands twice in the object")]
    KeyTwice,
}

in_chinese! {
    DigestError;
    NotADigest => "不是摘要：应为64位小写十六进制数字";
    KeyTwice => "对象中有重复的键";
}

impl DigestError {
    /// The stable number of this error, 1850 to 1899.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotADigest => 1850,
            Self::KeyTwice => 1851,
        }
    }
}

/// A SHA-256 digest: 32 bytes, written as 64 hexadecimal digits in lower case.
///
/// ```
/// use arrears::Digest;
/// let digest = Digest::of(b"abc");
/// assert_eq!(digest.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
/// assert_eq!(Digest::parse(&digest.to_string()), Ok(digest));
/// ```
///
/// # Source
/// FIPS 180-4, with the example of its appendix.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

/// A text that goes into a digest, which is taken of many of its pieces at once.
#[cfg(feature = "alloc")]
pub(super) struct Hashed {
    hasher: Sha256,
    waiting: [u8; Self::ROOM],
    used: usize,
}

#[cfg(feature = "alloc")]
impl Hashed {
    const ROOM: usize = 512;

    fn new() -> Self {
        Self { hasher: Sha256::new(), waiting: [0; Self::ROOM], used: 0 }
    }

    fn pass_on(&mut self) {
        self.hasher.update(self.waiting.get(..self.used).unwrap_or_default());
        self.used = 0;
    }

    /// A piece for which there is no room behind those that wait.
    #[inline(never)]
    fn write_over(&mut self, text: &[u8]) {
        self.pass_on();
        let (whole, rest) = text.as_chunks::<{ Self::ROOM }>();
        self.hasher.update(whole.as_flattened());
        self.waiting.iter_mut().zip(rest).for_each(|(byte, given)| *byte = *given);
        self.used = rest.len();
    }
}

#[cfg(feature = "alloc")]
impl fmt::Write for Hashed {
    /// Nearly every piece fits behind those that wait.
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.used.saturating_add(text.len());
        match self.waiting.get_mut(self.used..end) {
            Some(place) => {
                place.iter_mut().zip(text.as_bytes()).for_each(|(byte, given)| *byte = *given);
                self.used = end;
            }
            None => self.write_over(text.as_bytes()),
        }
        Ok(())
    }
}

impl Digest {
    /// The digest of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest of a text as it is written: nothing keeps the text.
    #[cfg(feature = "alloc")]
    pub(super) fn of_text(write: impl FnOnce(&mut Hashed) -> fmt::Result) -> Self {
        let mut hashed = Hashed::new();
        // A hasher takes whatever is written.
        let _ = write(&mut hashed);
        hashed.pass_on();
        Self(hashed.hasher.finalize().into())
    }

    /// The digest that these bytes are.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Reads 64 hexadecimal digits in lower case: one digest has one text.
    ///
    /// # Errors
    /// [`DigestError::NotADigest`]:
    /// ```
    /// use arrears::Digest;
    /// use arrears::digest::DigestError;
    /// let text = Digest::of(b"abc").to_string();
    /// for text in ["", "ba78", &text.to_uppercase(), &text[1..], &format!("{text}0"), &format!(" {}", &text[1..])] {
    ///     assert_eq!(Digest::parse(text), Err(DigestError::NotADigest), "{text}");
    /// }
    /// ```
    pub fn parse(text: &str) -> Result<Self, DigestError> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => byte.checked_sub(b'0'),
            b'a'..=b'f' => byte.checked_sub(b'a').and_then(|n| n.checked_add(10)),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return Err(DigestError::NotADigest);
        }
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            let pair = digit(*high).zip(digit(*low)).and_then(|(high, low)| high.checked_mul(16)?.checked_add(low));
            *byte = pair.ok_or(DigestError::NotADigest)?;
        }
        Ok(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";
        let digit = |of: u8| HEXADECIMAL.get(usize::from(of)).copied().unwrap_or_default();
        let mut text = [0; 64];
        for (pair, byte) in text.as_chunks_mut::<2>().0.iter_mut().zip(self.0) {
            *pair = [digit(byte >> 4), digit(byte & 15)];
        }
        f.write_str(core::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl core::str::FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::string::ToString;
    #[cfg(feature = "alloc")]
    use core::fmt::Write as _;

    /// However a text is cut into pieces, it has one digest.
    #[cfg(feature = "alloc")]
    #[test]
    fn pieces_have_the_digest_of_their_whole() {
        let whole: alloc::string::String =
            (0..3_000_u32).map(|n| char::from(b' ' + u8::try_from(n % 90).unwrap())).collect();
        for size in [1, 7, 63, 64, 65, 511, 512, 513, 1_024, 1_025, 2_999, 3_000] {
            let pieces = || whole.as_bytes().chunks(size).map(|piece| core::str::from_utf8(piece).unwrap());
            let digest = Digest::of_text(|out| pieces().try_for_each(|piece| out.write_str(piece)));
            assert_eq!(digest, Digest::of(whole.as_bytes()), "{size}");
        }
    }

    /// FIPS 180-4's example messages: the empty one, and the one of two blocks.
    #[test]
    fn published_digests() {
        for (message, digest) in [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(Digest::of(message.as_bytes()).to_string(), digest);
            assert_eq!(Digest::parse(digest), Ok(Digest::of(message.as_bytes())));
        }
    }
}
