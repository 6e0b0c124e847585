//! A deserializer that knows where it is.
//!
//! Derived shapes would also read an object from an array of its values and a name from `{"name": null}`. A document
//! has no such second spelling: where a shape asks for a struct, there must be an object, and where it asks for an enum,
//! a text. It is one concrete type over text, and what it does is done outside the generic functions: a shape compiles
//! to little.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::fmt::Write as _;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;

use super::fault::Fault;
use super::raw::Raw;
use super::scan::{Number, Scanner, end_of};

/// How many lists and objects may stand within each other.
const DEEPEST: usize = 127;

/// Reads a text; after a fault, [`Reader::path`] says where it was.
pub(crate) struct Reader<'t> {
    scanner: Scanner<'t>,
    depth: usize,
    path: String,
}

impl<'t> Reader<'t> {
    pub(crate) const fn new(text: &'t str) -> Self {
        Self { scanner: Scanner::new(text), depth: 0, path: String::new() }
    }

    /// The whole text as one value.
    pub(crate) fn read<T: Deserialize<'t>>(&mut self) -> Result<T, Fault> {
        let value = T::deserialize(&mut *self)?;
        self.end()?;
        Ok(value)
    }

    /// Where the reader is, such as `events[3].amount`; empty at the outside.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.scanner.peek().is_some() { Err(self.scanner.fault("trailing characters")) } else { Ok(()) }
    }

    /// Takes an opening bracket, or says what stands there instead.
    fn open(&mut self, bracket: u8, expected: &dyn Expected) -> Result<(), Fault> {
        if self.scanner.needed("EOF while parsing a value")? != bracket {
            return Err(self.wrong_type(expected));
        }
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            return Err(self.scanner.fault("recursion limit exceeded"));
        }
        self.scanner.eat();
        Ok(())
    }

    fn close(&mut self, bracket: u8) -> Result<(), Fault> {
        let closed = self.scanner.needed(end_of(bracket))? == bracket;
        if !closed {
            return Err(self.scanner.fault("trailing characters"));
        }
        self.scanner.eat();
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    /// The value that comes is not what is expected.
    #[cold]
    fn wrong_type(&mut self, expected: &dyn Expected) -> Fault {
        let described = match self.scanner.peek() {
            Some(b'[') => Ok(Fault::invalid_type(Unexpected::Seq, expected)),
            Some(b'{') => Ok(Fault::invalid_type(Unexpected::Map, expected)),
            Some(b'n') => self.scanner.word("null").map(|()| Fault::invalid_type(Unexpected::Unit, expected)),
            Some(b't' | b'f') => self.flag().map(|value| Fault::invalid_type(Unexpected::Bool(value), expected)),
            Some(b'"') => self.scanner.string().map(|text| Fault::invalid_type(Unexpected::Str(&text), expected)),
            Some(b'-' | b'0'..=b'9') => self.scanner.number().map(|number| match number {
                Number::Natural(value) => Fault::invalid_type(Unexpected::Unsigned(value), expected),
                Number::Negative(value) => Fault::invalid_type(Unexpected::Signed(value), expected),
                Number::Other(text) => Fault::wrong("type", &format!("floating point `{text}`"), expected),
            }),
            Some(_) => Ok(self.scanner.fault("expected value")),
            None => Ok(self.scanner.fault("EOF while parsing a value")),
        };
        described.unwrap_or_else(|fault| fault)
    }

    fn flag(&mut self) -> Result<bool, Fault> {
        let value = self.scanner.peek() == Some(b't');
        self.scanner.word(if value { "true" } else { "false" }).map(|()| value)
    }

    fn text(&mut self, expected: &dyn Expected) -> Result<Cow<'t, str>, Fault> {
        match self.scanner.peek() {
            Some(b'"') => self.scanner.string(),
            _ => Err(self.wrong_type(expected)),
        }
    }

    /// A whole number; the range of the type asked for is the visitor's to check.
    fn integer(&mut self, expected: &dyn Expected) -> Result<Result<u64, i64>, Fault> {
        match self.scanner.peek() {
            Some(b'-' | b'0'..=b'9') => match self.scanner.number()? {
                Number::Natural(value) => Ok(Ok(value)),
                Number::Negative(value) => Ok(Err(value)),
                Number::Other(text) => Err(Fault::wrong("type", &format!("floating point `{text}`"), expected)),
            },
            _ => Err(self.wrong_type(expected)),
        }
    }

    fn is_null(&mut self) -> Result<bool, Fault> {
        let is_null = self.scanner.peek() == Some(b'n');
        if is_null {
            self.scanner.word("null")?;
        }
        Ok(is_null)
    }

    /// The next key, which the path then ends in; nothing at the end of an object.
    fn key(&mut self, is_first: bool) -> Result<Option<Cow<'t, str>>, Fault> {
        let goes_on = match is_first {
            true => self.scanner.needed(end_of(b'}'))? != b'}',
            false => self.scanner.goes_on(b'}')?,
        };
        if !goes_on {
            return Ok(None);
        }
        self.scanner.quote()?;
        let key = self.scanner.string()?;
        if !self.path.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(&key);
        Ok(Some(key))
    }
}

/// Asks for a whole number.
macro_rules! integers {
    ($($request:ident)*) => {
        $(fn $request<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.integer(&visitor)? {
                Ok(value) => visitor.visit_u64(value),
                Err(value) => visitor.visit_i64(value),
            }
        })*
    };
}

/// Asks for a text.
macro_rules! texts {
    ($($request:ident)*) => {
        $(fn $request<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
            let text = self.text(&visitor)?;
            visitor.visit_str(&text)
        })*
    };
}

impl<'t> Deserializer<'t> for &mut Reader<'t> {
    type Error = Fault;

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16 deserialize_u32
        deserialize_u64
    }

    texts! { deserialize_str deserialize_string deserialize_identifier }

    forward_to_deserialize_any! {
        <W: Visitor<'t>>
        f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct
    }

    fn deserialize_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.scanner.needed("EOF while parsing a value")? {
            b'n' => {
                self.scanner.word("null")?;
                visitor.visit_unit()
            }
            b't' | b'f' => visitor.visit_bool(self.flag()?),
            b'"' => visitor.visit_str(&self.scanner.string()?),
            b'[' => self.deserialize_seq(visitor),
            b'{' => self.deserialize_map(visitor),
            b'-' | b'0'..=b'9' => match self.scanner.number()? {
                Number::Natural(value) => visitor.visit_u64(value),
                Number::Negative(value) => visitor.visit_i64(value),
                // No document has a place for one: that it is one is all there is to know.
                Number::Other(_) => visitor.visit_f64(0.0),
            },
            _ => Err(self.scanner.fault("expected value")),
        }
    }

    fn deserialize_bool<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.scanner.peek() {
            Some(b't' | b'f') => visitor.visit_bool(self.flag()?),
            _ => Err(self.wrong_type(&visitor)),
        }
    }

    fn deserialize_option<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.is_null()? { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'t>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        if name == Raw::NAME { visitor.visit_str(self.scanner.value()?) } else { visitor.visit_newtype_struct(self) }
    }

    fn deserialize_seq<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.open(b'[', &visitor)?;
        let value = visitor.visit_seq(Parts { reader: self, next: 0 })?;
        self.close(b']')?;
        Ok(value)
    }

    fn deserialize_map<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.open(b'{', &visitor)?;
        let value = visitor.visit_map(Keys { reader: self, is_first: true, before: 0 })?;
        self.close(b'}')?;
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'t>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.open(b'{', &"an object")?;
        let value = visitor.visit_map(Keys { reader: self, is_first: true, before: 0 })?;
        self.close(b'}')?;
        Ok(value)
    }

    fn deserialize_enum<V: Visitor<'t>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let text = self.text(&"a name, as a string")?;
        visitor.visit_enum(StrDeserializer::new(&text))
    }

    fn deserialize_ignored_any<V: Visitor<'t>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.scanner.value()?;
        visitor.visit_unit()
    }
}

/// The parts of a list.
struct Parts<'r, 't> {
    reader: &'r mut Reader<'t>,
    next: usize,
}

impl Parts<'_, '_> {
    /// Whether a part comes, and how long the path is without it; the path then ends in its place.
    fn advance(&mut self) -> Result<Option<usize>, Fault> {
        let scanner = &mut self.reader.scanner;
        let goes_on = match self.next {
            0 => scanner.needed(end_of(b']'))? != b']',
            _ => scanner.goes_on(b']')?,
        };
        if !goes_on {
            return Ok(None);
        }
        let before = self.reader.path.len();
        // Writing into a text cannot fail.
        let _ = write!(self.reader.path, "[{}]", self.next);
        self.next = self.next.saturating_add(1);
        Ok(Some(before))
    }
}

impl<'t> SeqAccess<'t> for Parts<'_, 't> {
    type Error = Fault;

    fn next_element_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        let Some(before) = self.advance()? else { return Ok(None) };
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.path.truncate(before);
        Ok(Some(value))
    }
}

/// The keys of an object.
struct Keys<'r, 't> {
    reader: &'r mut Reader<'t>,
    is_first: bool,
    /// How long the path is without the key.
    before: usize,
}

impl<'t> MapAccess<'t> for Keys<'_, 't> {
    type Error = Fault;

    fn next_key_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<Option<S::Value>, Fault> {
        self.before = self.reader.path.len();
        let Some(key) = self.reader.key(self.is_first)? else { return Ok(None) };
        self.is_first = false;
        seed.deserialize(StrDeserializer::new(&key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'t>>(&mut self, seed: S) -> Result<S::Value, Fault> {
        self.reader.scanner.colon()?;
        let value = seed.deserialize(&mut *self.reader)?;
        self.reader.path.truncate(self.before);
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;
    use alloc::vec::Vec;

    #[derive(Debug, serde::Deserialize)]
    struct Pair {
        #[expect(dead_code, reason = "read, not used")]
        name: Option<Colour>,
        #[expect(dead_code, reason = "read, not used")]
        inner: Option<alloc::boxed::Box<Pair>>,
    }

    #[derive(Debug, serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    enum Colour {
        Red,
    }

    fn refused<T: for<'t> Deserialize<'t>>(text: &str) -> (String, String) {
        let mut reader = Reader::new(text);
        let fault = reader.read::<T>().err().unwrap();
        (reader.path().to_string(), fault.to_string())
    }

    #[test]
    fn objects_are_not_read_from_arrays_nor_names_from_objects() {
        let sound = r#"{"name":"red","inner":{"name":null,"inner":null}}"#;
        assert!(Reader::new(sound).read::<Pair>().is_ok());
        for (text, path, message) in [
            (r#"["red",null]"#, "", "invalid type: sequence, expected an object"),
            (r#"{"name":null,"inner":["red",null]}"#, "inner", "invalid type: sequence, expected an object"),
            (r#"{"name":{"red":null},"inner":null}"#, "name", "invalid type: map, expected a name, as a string"),
            (r#"{"name":"blue","inner":null}"#, "name", "unknown variant `blue`, expected `Red`"),
            (r#"{"inner":null,"inner":null}"#, "inner", "duplicate field `inner`"),
        ] {
            let (at, told) = refused::<Pair>(text);
            assert_eq!((at.as_str(), told.to_lowercase()), (path, message.to_lowercase()), "{text}");
        }
    }

    /// serde_json is the other witness: what is JSON, what it says, and where it stops being JSON.
    #[test]
    fn the_same_texts_are_json_as_for_serde_json() {
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\"a\"", "\"\\", "\\u", "\\ud83d", "\\ude00", "0", "-", "1", ".5", "e",
            "e+9", "null", "nul", "true", "false", " ", "\n", "\u{1}", "é", "x",
        ];
        let (mut seed, mut sound) = (1_u64, 0);
        for round in 0..200_000_u64 {
            let mut text = String::new();
            for _ in 0..=round % 9 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[usize::try_from(seed >> 33).unwrap() % pieces.len()]);
            }
            let passed_over = serde_json::from_str::<serde::de::IgnoredAny>(&text);
            assert_eq!(Reader::new(&text).read::<serde::de::IgnoredAny>().is_ok(), passed_over.is_ok(), "{text:?}");
            match (serde_json::from_str::<serde_json::Value>(&text), Reader::new(&text).read::<serde_json::Value>()) {
                (Ok(_), Ok(_)) => sound += 1,
                (Err(theirs), Err(ours)) => {
                    let (line, column) = ours.line_and_column(&text).unwrap();
                    assert_eq!(format!("{ours} at line {line} column {column}"), theirs.to_string(), "{text:?}");
                }
                (theirs, ours) => assert_eq!(theirs.is_ok(), ours.is_ok(), "{text:?}"),
            }
        }
        assert!(sound > 1_000, "{sound}");
    }

    #[test]
    fn strings_are_what_serde_json_reads() {
        for text in [
            r#""""#,
            r#""a""#,
            r#""\n\t\r\b\f\/\\\"""#,
            r#""\u00e9\u4e2d""#,
            r#""\ud83d\ude00x""#,
            r#""é中😀""#,
            r#""\ud800""#,
            r#""\udc00""#,
            r#""\ud800\ud800""#,
            r#""\ud800x""#,
            r#""\ud800\n""#,
            r#""\uzzzz""#,
            r#""\u12"#,
            r#""\x""#,
            "\"\u{1f}\"",
            "\"",
            "\"\\",
        ] {
            let (theirs, ours) = (serde_json::from_str::<String>(text), Reader::new(text).read::<String>());
            assert_eq!(theirs.as_ref().ok(), ours.as_ref().ok(), "{text}");
            if let (Err(theirs), Err(ours)) = (theirs, ours) {
                assert!(theirs.to_string().starts_with(ours.message()), "{text}: {theirs} / {ours}");
            }
        }
    }

    #[test]
    fn whole_numbers_are_exact_and_nothing_else_is_one() {
        assert_eq!(Reader::new("18446744073709551615").read::<u64>().ok(), Some(u64::MAX));
        assert_eq!(Reader::new("-9223372036854775808").read::<i64>().ok(), Some(i64::MIN));
        for text in ["18446744073709551616", "1.0", "1e2", "-0", "1e999", "-9223372036854775809"] {
            let told = refused::<i64>(text).1;
            assert_eq!(told, format!("invalid type: floating point `{text}`, expected i64"));
        }
        assert_eq!(refused::<u8>("256").1, "invalid value: integer `256`, expected u8");
        assert_eq!(refused::<u8>("\"5\"").1, "invalid type: string \"5\", expected u8");
    }

    #[test]
    fn depth_is_bounded_where_it_is_read_and_not_where_it_is_kept() {
        #[derive(Debug, serde::Deserialize)]
        #[serde(untagged)]
        enum Deep {
            #[expect(dead_code, reason = "read, not used")]
            List(Vec<Deep>),
        }
        let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(Reader::new(&deep(127)).read::<Deep>().is_ok());
        assert_eq!(refused::<Deep>(&deep(128)).1, "recursion limit exceeded");
        let text = format!(" {} ", deep(200_000));
        assert_eq!(Reader::new(&text).read::<Raw>().unwrap().get(), text.trim());
    }
}
