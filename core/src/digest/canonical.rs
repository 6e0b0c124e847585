use super::{Digest, DigestError};
use crate::escape::Escaped;
use crate::sort::sort;
use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Write as _};

/// A value with one text, for a digest to be taken of.
///
/// The text is JSON in UTF-8, in a form that leaves no choice:
///
/// - three kinds of value: texts, lists and objects. An amount, a rate, a date, a number or a yes is a text; what is
///   absent has no key. There is no number, `true`, `false` or `null`.
/// - no space, line break or byte order mark outside texts.
/// - the keys of an object stand in the order of their UTF-16 code units (for keys in ASCII: of their bytes), none twice.
/// - in a text `"` and `\` are written `\"` and `\\`; backspace, tab, line feed, form feed and carriage return are
///   `\b \t \n \f \r`; any other character below U+0020 is `\u00` and two hexadecimal digits in lower case; every
///   other character is itself, with no Unicode normalisation.
///
/// That is the JSON Canonicalization Scheme with fewer kinds of value, so any implementation of the scheme writes the
/// same bytes. In JavaScript, it is `JSON.stringify` of an object whose keys were inserted in sorted order.
///
/// ```
/// use arrears::digest::Canonical;
/// let payment = Canonical::object([("due", Canonical::text("2026-12-01")), ("amount", Canonical::text("1072.00"))])?;
/// let plan = Canonical::object([("payments", Canonical::list([payment])), ("note", Canonical::text("a \"b\"\n"))])?;
/// assert_eq!(
///     plan.to_string(),
///     r#"{"note":"a \"b\"\n","payments":[{"amount":"1072.00","due":"2026-12-01"}]}"#
/// );
/// assert_eq!(plan.digest().to_string(), "831003559b78858ebcd0358ceab8ac317a594a49e1858d91aee4b9f7a1075150");
/// # Ok::<(), arrears::digest::DigestError>(())
/// ```
///
/// # Source
/// RFC 8785 (JSON Canonicalization Scheme), sections 3.2.2.2 and 3.2.3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Canonical(Value);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    Text(Cow<'static, str>),
    List(Vec<Canonical>),
    /// INVARIANT: in the order of the keys, none twice.
    Object(Vec<Pair>),
}

/// A key and its value; the keys that the library writes itself are not copied.
type Pair = (Cow<'static, str>, Canonical);

impl Canonical {
    /// A text: also of an amount, a date or a number, as it displays itself.
    #[must_use]
    pub fn text(text: impl fmt::Display) -> Self {
        Self::shown(&text)
    }

    #[inline(never)]
    fn shown(text: &dyn fmt::Display) -> Self {
        Self(Value::Text(Cow::Owned(text.to_string())))
    }

    /// A name that the library writes itself: not copied.
    pub(crate) const fn name(name: &'static str) -> Self {
        Self(Value::Text(Cow::Borrowed(name)))
    }

    /// A list, in the order given.
    #[must_use]
    pub fn list(values: impl IntoIterator<Item = Self>) -> Self {
        Self(Value::List(values.into_iter().collect()))
    }

    /// An object, in whatever order it is given.
    ///
    /// # Errors
    /// [`DigestError::KeyTwice`]:
    /// ```
    /// use arrears::digest::{Canonical, DigestError};
    /// let pair = |text| ("a", Canonical::text(text));
    /// assert_eq!(Canonical::object([pair("1"), pair("2")]), Err(DigestError::KeyTwice));
    /// ```
    pub fn object<K: Into<String>>(pairs: impl IntoIterator<Item = (K, Self)>) -> Result<Self, DigestError> {
        Object(pairs.into_iter().map(|(key, value)| (Cow::Owned(key.into()), value)).collect()).made()
    }

    /// The text, where it is one.
    #[cfg(feature = "serde")]
    pub(crate) fn as_text(&self) -> Option<&str> {
        if let Value::Text(text) = &self.0 { Some(text) } else { None }
    }

    /// Its parts, where it is a list.
    #[cfg(feature = "serde")]
    pub(crate) fn parts(&self) -> Option<&[Self]> {
        if let Value::List(parts) = &self.0 { Some(parts) } else { None }
    }

    /// Its keys and values, where it is an object.
    #[cfg(feature = "serde")]
    pub(crate) fn pairs(&self) -> Option<&[Pair]> {
        if let Value::Object(pairs) = &self.0 { Some(pairs) } else { None }
    }

    /// The digest of the text.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of_text(|text| self.write(text))
    }
}

/// An object as it is put together.
#[derive(Default)]
pub(crate) struct Object(Vec<Pair>);

impl Object {
    /// With a text: also of an amount, a date or a number, as it displays itself.
    pub(crate) fn text(&mut self, key: &'static str, text: &dyn fmt::Display) -> &mut Self {
        self.value(key, Canonical::shown(text))
    }

    /// With a name that the library writes itself.
    pub(crate) fn name(&mut self, key: &'static str, name: &'static str) -> &mut Self {
        self.value(key, Canonical::name(name))
    }

    /// With a text where there is one.
    pub(crate) fn some(&mut self, key: &'static str, text: Option<impl fmt::Display>) -> &mut Self {
        match text {
            Some(text) => self.text(key, &text),
            None => self,
        }
    }

    pub(crate) fn value(&mut self, key: &'static str, value: Canonical) -> &mut Self {
        self.0.push((Cow::Borrowed(key), value));
        self
    }

    pub(crate) fn made(&mut self) -> Result<Canonical, DigestError> {
        let mut pairs = core::mem::take(&mut self.0);
        sort(&mut pairs, |(one, _), (other, _)| stands_before(one, other));
        let twice = pairs.iter().zip(pairs.iter().skip(1)).any(|((one, _), (next, _))| one == next);
        if twice { Err(DigestError::KeyTwice) } else { Ok(Canonical(Value::Object(pairs))) }
    }
}

/// The order of the UTF-16 code units: that of the bytes, where both are of ASCII.
fn stands_before(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() { one < other } else { one.encode_utf16().lt(other.encode_utf16()) }
}

impl Canonical {
    /// Writes the text, piece by piece.
    pub(crate) fn write<W: fmt::Write + ?Sized>(&self, out: &mut W) -> fmt::Result {
        match &self.0 {
            Value::Text(text) => quoted(text, out),
            Value::List(values) => {
                out.write_str("[")?;
                let mut comma = "";
                for value in values {
                    out.write_str(comma)?;
                    value.write(out)?;
                    comma = ",";
                }
                out.write_str("]")
            }
            Value::Object(pairs) => {
                out.write_str("{")?;
                let mut comma = "";
                for (key, value) in pairs {
                    out.write_str(comma)?;
                    quoted(key, out)?;
                    out.write_str(":")?;
                    value.write(out)?;
                    comma = ",";
                }
                out.write_str("}")
            }
        }
    }
}

impl fmt::Display for Canonical {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write::<dyn fmt::Write>(f)
    }
}

fn quoted<W: fmt::Write + ?Sized>(text: &str, out: &mut W) -> fmt::Result {
    out.write_str("\"")?;
    Escaped(out).write_str(text)?;
    out.write_str("\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_written_one_way() {
        let all: String = (0..=0x7f_u8).map(char::from).chain("é中\u{2028}😀\u{feff}".chars()).collect();
        let text = Canonical::text(&all).to_string();
        assert!(
            text.starts_with(r#""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e"#),
            "{text}"
        );
        assert!(
            text.contains("\u{7f}é中\u{2028}😀\u{feff}\"") && text.contains(r##" !\"#$"##) && text.contains(r"[\\]")
        );
    }

    /// The order of section 3.2.3 of RFC 8785: by UTF-16 code units, where U+1F600 comes before U+FB33.
    #[test]
    fn keys_are_in_the_order_of_their_utf16() {
        let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}", ""];
        let object = Canonical::object(keys.map(|key| (key, Canonical::text("")))).unwrap();
        let Value::Object(pairs) = object.0 else { return };
        let order: Vec<&str> = pairs.iter().map(|(key, _)| key.as_ref()).collect();
        assert_eq!(order, ["", "\r", "1", "\u{80}", "\u{f6}", "\u{20ac}", "\u{1f600}", "\u{fb33}"]);
    }

    #[test]
    fn what_differs_has_another_text() {
        let text = |text: &str| Canonical::text(text);
        let object = |key: &str, value| Canonical::object([(key, value)]).unwrap();
        let different = [
            text(""),
            text("[]"),
            Canonical::list([]),
            Canonical::list([text("")]),
            Canonical::list([text("a,b")]),
            Canonical::list([text("a"), text("b")]),
            object("", text("")),
            object("a", text("b")),
            Canonical::object::<&str>([]).unwrap(),
        ];
        for (n, one) in different.iter().enumerate() {
            assert!(different[..n].iter().all(|other| other.to_string() != one.to_string()), "{one}");
        }
    }
}
