//! Decimal digits as they stand in a text.

/// The digits before and after the point of an unsigned decimal, such as `12.50`: at least one before it, and after it
/// where there is one. `None` where it is no decimal.
pub(crate) fn of_decimal(text: &str) -> Option<(&[u8], &[u8])> {
    let text = text.as_bytes();
    let (whole, fraction) = match text.iter().position(|byte| *byte == b'.') {
        Some(point) => {
            let (whole, rest) = text.split_at_checked(point)?;
            (whole, rest.get(1..).filter(|fraction| !fraction.is_empty())?)
        }
        None => (text, &[][..]),
    };
    let are_digits = |text: &[u8]| text.iter().all(u8::is_ascii_digit);
    (!whole.is_empty() && are_digits(whole) && are_digits(fraction)).then_some((whole, fraction))
}

/// A short text of ASCII characters on the stack, written from its end: the last digit of a number is known first.
///
/// Aligned, and of a length that `from_utf8` looks at in a few steps of whole words, however short the text in it is.
#[repr(align(16))]
pub(crate) struct Digits {
    characters: [u8; Self::ROOM],
    from: usize,
}

/// The numbers from 0 to 99 in two digits each.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let (mut rest, mut number): (&mut [[u8; 2]], u8) = (&mut pairs, 0);
    while let Some((pair, others)) = rest.split_first_mut() {
        *pair = [b'0'.wrapping_add(number / 10), b'0'.wrapping_add(number % 10)];
        (rest, number) = (others, number.wrapping_add(1));
    }
    pairs
};

impl Digits {
    /// Room for more than the characters of the longest amount, with its sign and its point, which are 24.
    const ROOM: usize = 32;

    /// Nothing yet.
    pub(crate) const EMPTY: Self = Self { characters: [b'0'; Self::ROOM], from: Self::ROOM };

    /// Some characters, at most so many.
    pub(crate) fn of<const N: usize>(given: [u8; N]) -> Self {
        let mut digits = Self::EMPTY;
        if let Some(place) = digits.characters.last_chunk_mut() {
            *place = given;
            digits.from = Self::ROOM.saturating_sub(N);
        }
        digits
    }

    /// A character before the others. INVARIANT: callers know how much room they need.
    pub(crate) fn before(&mut self, character: u8) {
        self.from = self.from.saturating_sub(1);
        if let Some(place) = self.characters.get_mut(self.from) {
            *place = character;
        }
    }

    /// A number before the others, in at least `places` digits.
    pub(crate) fn number_before(&mut self, mut number: u64, mut places: usize) {
        while number >= 100 || places >= 2 {
            self.pair_before(number % 100);
            (number, places) = (number / 100, places.saturating_sub(2));
        }
        if number >= 10 {
            self.pair_before(number);
        } else if number > 0 || places > 0 {
            self.before(b'0'.wrapping_add(u8::try_from(number).unwrap_or(0)));
        }
    }

    /// A number below 100 before the others.
    #[inline]
    fn pair_before(&mut self, number: u64) {
        self.from = self.from.saturating_sub(2);
        let place = self.characters.get_mut(self.from..).and_then(<[u8]>::first_chunk_mut);
        let pair = usize::try_from(number).ok().and_then(|number| PAIRS.get(number));
        if let (Some(place), Some(pair)) = (place, pair) {
            *place = *pair;
        }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        core::str::from_utf8(&self.characters).ok().and_then(|text| text.get(self.from..)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_written_from_the_last() {
        let mut text = Digits::EMPTY;
        text.number_before(7, 3);
        text.before(b'.');
        text.number_before(u64::MAX, 1);
        assert_eq!(text.as_str(), "18446744073709551615.007");
        assert_eq!(Digits::of(*b"2024-02-29").as_str(), "2024-02-29");
        let mut nothing = Digits::EMPTY;
        assert_eq!(nothing.as_str(), "");
        nothing.number_before(0, 1);
        assert_eq!(nothing.as_str(), "0");
    }

    #[test]
    fn a_decimal_has_digits_on_both_sides_of_its_point() {
        assert_eq!(of_decimal("12.50"), Some((&b"12"[..], &b"50"[..])));
        assert_eq!(of_decimal("7"), Some((&b"7"[..], &b""[..])));
        for text in ["", ".", "5.", ".5", "1.2.3", "1e3", "-1", "+1", "1,000", " 1", "１", "1.5１"] {
            assert_eq!(of_decimal(text), None, "{text}");
        }
    }
}
