// Semantics: [case-4] [refuse-7].

use super::CaseworkError;
use alloc::string::String;
use core::fmt;

/// An opaque name for a person, a telephone or a case, of your own making. `Debug` hides it; `Display` writes it.
///
/// One to 64 characters without control characters. Whatever looks like personal data of mainland China is refused, also
/// with separators or full-width figures inside, so that it does not get here by habit:
///
/// - an identity number: 17 figures and a figure or `X`, with a possible date of birth; or 15 figures of the older form,
///   beginning with a province, with a possible date of birth;
/// - a mobile number: 11 figures from 13 to 19, also behind 86, +86 or 0086.
///
/// A look, not a proof: an account number can look like one by chance. Put letters and figures of your own in its place.
/// A reference may still contain markup or letters of any script; where it is rendered, it is made harmless
/// ([`document`](crate::document)).
///
/// # Errors
/// As [`Reference::new`].
///
/// # Source
/// GB 11643-1999 (form of the identity number); the numbering plan of the Ministry of Industry and Information Technology
/// (mobile numbers begin with 13 to 19).
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(String);

impl Reference {
    /// The most characters.
    pub const MAX_CHARACTERS: usize = super::limits::MAX_CHARACTERS;

    /// The reference that `text` is.
    ///
    /// # Errors
    /// [`CaseworkError::ReferenceEmpty`], [`CaseworkError::ReferenceTooLong`], [`CaseworkError::ReferenceControl`],
    /// [`CaseworkError::LooksLikeIdentity`], [`CaseworkError::LooksLikeMobile`]:
    /// ```
    /// use arrears::casework::{CaseworkError, Reference};
    /// assert!(Reference::new("agent-17").is_ok());
    /// assert_eq!(Reference::new(" "), Err(CaseworkError::ReferenceEmpty));
    /// assert_eq!(Reference::new("x".repeat(65)), Err(CaseworkError::ReferenceTooLong { given: 65 }));
    /// assert_eq!(Reference::new("a\nb"), Err(CaseworkError::ReferenceControl));
    /// assert_eq!(Reference::new("11010119900307451X"), Err(CaseworkError::LooksLikeIdentity));
    /// assert_eq!(Reference::new("tel +86 138-0013-8000"), Err(CaseworkError::LooksLikeMobile));
    /// ```
    pub fn new(text: impl Into<String>) -> Result<Self, CaseworkError> {
        let text = text.into();
        let given = text.chars().count();
        if given > Self::MAX_CHARACTERS {
            return Err(CaseworkError::ReferenceTooLong { given });
        }
        if text.chars().any(char::is_control) {
            return Err(CaseworkError::ReferenceControl);
        }
        if text.chars().all(|c| c.is_whitespace() || is_unseen(c)) {
            return Err(CaseworkError::ReferenceEmpty);
        }
        // Figures joined over separators, and figures as they stand: either may be the number.
        looks_private(&text, is_separator)?;
        looks_private(&text, is_unseen)?;
        Ok(Self(text))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reference(..)")
    }
}

/// A character that shows nothing where it stands.
const fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_separator(character: char) -> bool {
    let stands_between = matches!(character, '-' | '.' | '_' | '/' | '(' | ')' | '·' | '‐'..='―' | '（' | '）' | '－');
    character.is_whitespace() || is_unseen(character) || stands_between
}

/// Looks at every run of figures, those characters skipped that `skipped` names.
fn looks_private(text: &str, skipped: fn(char) -> bool) -> Result<(), CaseworkError> {
    let mut run = Run::EMPTY;
    for character in text.chars().filter(|c| !skipped(*c)) {
        match figure(character) {
            Some(figure) => run.push(figure),
            None => {
                run.judge(matches!(character, 'x' | 'X' | 'Ｘ' | 'ｘ'))?;
                run = Run::EMPTY;
            }
        }
    }
    run.judge(false)
}

/// An ASCII or full-width figure.
fn figure(character: char) -> Option<u8> {
    let figure = match character {
        '０'..='９' => u32::from(character).checked_sub(u32::from('０')),
        _ => character.to_digit(10),
    };
    figure.and_then(|figure| u8::try_from(figure).ok())
}

/// Figures in a row.
struct Run {
    figures: [u8; Reference::MAX_CHARACTERS],
    length: usize,
}

impl Run {
    const EMPTY: Self = Self { figures: [0; Reference::MAX_CHARACTERS], length: 0 };

    fn push(&mut self, figure: u8) {
        if let Some(place) = self.figures.get_mut(self.length) {
            *place = figure;
        }
        self.length = self.length.saturating_add(1);
    }

    fn judge(&self, then_x: bool) -> Result<(), CaseworkError> {
        let figures = self.figures.get(..self.length).unwrap_or(&self.figures);
        if is_identity(figures, then_x) {
            return Err(CaseworkError::LooksLikeIdentity);
        }
        if is_mobile(figures) {
            return Err(CaseworkError::LooksLikeMobile);
        }
        Ok(())
    }
}

fn is_identity(figures: &[u8], then_x: bool) -> bool {
    match (figures, then_x) {
        ([_, _, _, _, _, _, c1, c2, _, _, m1, m2, d1, d2, _, _, _], true)
        | ([_, _, _, _, _, _, c1, c2, _, _, m1, m2, d1, d2, _, _, _, _], _) => {
            matches!((c1, c2), (1, 8 | 9) | (2, 0)) && is_birthday([*m1, *m2], [*d1, *d2])
        }
        ([p1, p2, _, _, _, _, _, _, m1, m2, d1, d2, _, _, _], _) => {
            // Provinces are numbered 11 to 82.
            (1..=8).contains(p1) && (*p1 > 1 || *p2 > 0) && is_birthday([*m1, *m2], [*d1, *d2])
        }
        _ => false,
    }
}

fn is_birthday([m1, m2]: [u8; 2], [d1, d2]: [u8; 2]) -> bool {
    let pair = |tens: u8, ones: u8| tens.saturating_mul(10).saturating_add(ones);
    (1..=12).contains(&pair(m1, m2)) && (1..=31).contains(&pair(d1, d2))
}

fn is_mobile(figures: &[u8]) -> bool {
    let own = figures.strip_prefix(&[0, 0]).unwrap_or(figures);
    let own = if own.len() == 13 { own.strip_prefix(&[8, 6]).unwrap_or(own) } else { own };
    matches!(own, [1, 3..=9, _, _, _, _, _, _, _, _, _])
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn what_looks_like_an_identity_number_is_refused() {
        for text in [
            "110101199003074514",
            "11010119900307451X",
            "11010119900307451x",
            "id:440524188001010014",
            "A110101199003074514B",
            "110101 19900307 4514",
            "110101-19900307-451X",
            "１１０１０１１９９００３０７４５１４",
            "1101011990\u{200b}03074514",
            "\u{202e}110101199003074514",
            "110101900307451",
            "7-110101199003074514x",
        ] {
            assert_eq!(Reference::new(text), Err(CaseworkError::LooksLikeIdentity), "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_mobile_number_is_refused() {
        for text in [
            "13800138000",
            "+8613800138000",
            "8613800138000",
            "008613800138000",
            "138 0013 8000",
            "138-0013-8000",
            "(86) 138.0013.8000",
            "tel:19912345678;ext=1",
            "１３８００１３８０００",
            "1380013\u{2060}8000",
        ] {
            assert_eq!(Reference::new(text), Err(CaseworkError::LooksLikeMobile), "{text}");
        }
    }

    #[test]
    fn other_references_are_taken() {
        let hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        for text in [
            "a",
            "case 7",
            "客户-甲",
            "12800138000",         // 12: no mobile number
            "1380013800",          // ten figures
            "138001380001",        // twelve
            "110101199013074514",  // month 13
            "110101199000074514",  // day 0 of month 00
            "6222021234567890123", // a card number of 19 figures is not what is looked for
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
            hex,
            "<b>\u{202e}",
        ] {
            let reference = Reference::new(text).unwrap();
            assert_eq!((reference.as_str(), format!("{reference:?}").as_str()), (text, "Reference(..)"));
        }
    }

    #[test]
    fn the_bounds() {
        assert!(Reference::new("中".repeat(64)).is_ok());
        assert!(matches!(Reference::new("中".repeat(65)), Err(CaseworkError::ReferenceTooLong { given: 65 })));
        for text in ["", " ", "\u{3000}", "\u{200b}", "\u{202e}\u{feff}"] {
            assert_eq!(Reference::new(text), Err(CaseworkError::ReferenceEmpty), "{text:?}");
        }
    }
}
