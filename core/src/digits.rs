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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decimal_has_digits_on_both_sides_of_its_point() {
        assert_eq!(of_decimal("12.50"), Some((&b"12"[..], &b"50"[..])));
        assert_eq!(of_decimal("7"), Some((&b"7"[..], &b""[..])));
        for text in ["", ".", "5.", ".5", "1.2.3", "1e3", "-1", "+1", "1,000", " 1", "１", "1.5１"] {
            assert_eq!(of_decimal(text), None, "{text}");
        }
    }
}
