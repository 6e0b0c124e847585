//! JSON text out: one text that grows, and objects declared once for their schema and for what writes them.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Display, Write};

use super::Text;
use crate::digits::Digits;
use crate::escape::Escaped;

/// Writes one JSON document, with no space in it.
#[derive(Debug)]
pub(crate) struct Writer(String);

/// The bytes of a small report: most grow once or twice from there.
const ROOM: usize = 1 << 14;

/// Where a value stands: under a key of an object, which is told as it is written (`"key":`), or in a list or alone.
pub(crate) type Place = Option<&'static str>;

// Not inlined: a report has hundreds of values, and each should cost a call and no more.
impl Writer {
    /// The document of a value.
    pub(crate) fn document<T>(value: impl Written<T>) -> String {
        let mut writer = Self(String::with_capacity(ROOM));
        value.write(None, &mut writer);
        writer.0
    }

    /// A comma where something stands before, and the key.
    #[inline(never)]
    fn begin(&mut self, place: Place) {
        // INVARIANT: no value ends in an opening bracket; a text ends in its quote.
        if !matches!(self.0.as_bytes().last(), None | Some(b'{' | b'[')) {
            self.0.push(',');
        }
        if let Some(key) = place {
            self.0.push_str(key);
        }
    }

    /// An object or a list begins.
    #[inline(never)]
    pub(crate) fn open(&mut self, place: Place, bracket: char) {
        self.begin(place);
        self.0.push(bracket);
    }

    /// An object or a list ends.
    #[inline(never)]
    pub(crate) fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// What writes itself as JSON.
    pub(crate) fn written_by(&mut self, place: Place, write: impl FnOnce(&mut dyn Write) -> fmt::Result) {
        self.begin(place);
        // Writing to a string cannot fail.
        let _ = write(&mut self.0);
    }

    /// A whole number.
    #[inline(never)]
    fn whole(&mut self, place: Place, is_negative: bool, magnitude: u64) {
        let mut digits = Digits::EMPTY;
        digits.number_before(magnitude, 1);
        if is_negative {
            digits.before(b'-');
        }
        self.word(place, digits.as_str());
    }

    /// A number, `true`, `false` or `null`.
    #[inline(never)]
    fn word(&mut self, place: Place, word: &str) {
        self.begin(place);
        self.0.push_str(word);
    }

    /// A text, as it displays itself.
    #[inline(never)]
    pub(crate) fn text(&mut self, place: Place, text: &dyn Display) {
        self.begin(place);
        self.0.push('"');
        let _ = write!(Escaped(&mut self.0), "{text}");
        self.0.push('"');
    }

    /// A text that is one already.
    #[inline(never)]
    fn escaped(&mut self, place: Place, text: &str) {
        self.begin(place);
        self.0.push('"');
        let _ = Escaped(&mut self.0).write_str(text);
        self.0.push('"');
    }

    /// An amount or a date.
    #[inline(never)]
    fn digits(&mut self, place: Place, digits: &Digits) {
        self.begin(place);
        self.0.push('"');
        self.0.push_str(digits.as_str());
        self.0.push('"');
    }

    /// A text that needs no escape.
    #[inline(never)]
    fn name(&mut self, place: Place, name: &str) {
        self.begin(place);
        self.0.push('"');
        self.0.push_str(name);
        self.0.push('"');
    }
}

/// What is written where the contract says `T`.
pub(crate) trait Written<T>: Sized {
    /// Writes it.
    fn write(self, place: Place, writer: &mut Writer);

    /// Writes it with its key, unless there is nothing to write.
    fn write_if_any(self, place: Place, writer: &mut Writer) {
        self.write(place, writer);
    }
}

/// An amount, a date, a rate: texts, as they display themselves.
impl<T: Text> Written<String> for T {
    fn write(self, place: Place, writer: &mut Writer) {
        match (self.digits(), self.as_text()) {
            (Some(digits), _) => writer.digits(place, &digits),
            (_, Some(text)) => writer.escaped(place, text),
            _ => writer.text(place, &self),
        }
    }
}

/// A name of the contract.
impl Written<&'static str> for &'static str {
    fn write(self, place: Place, writer: &mut Writer) {
        writer.name(place, self);
    }
}

impl Written<bool> for bool {
    fn write(self, place: Place, writer: &mut Writer) {
        writer.word(place, if self { "true" } else { "false" });
    }
}

impl<T, V: Written<T>> Written<Option<T>> for Option<V> {
    fn write(self, place: Place, writer: &mut Writer) {
        match self {
            Some(value) => value.write(place, writer),
            None => writer.word(place, "null"),
        }
    }

    fn write_if_any(self, place: Place, writer: &mut Writer) {
        if let Some(value) = self {
            value.write(place, writer);
        }
    }
}

impl<T, I: IntoIterator<Item: Written<T>>> Written<Vec<T>> for I {
    fn write(self, place: Place, writer: &mut Writer) {
        writer.open(place, '[');
        for value in self {
            value.write(None, writer);
        }
        writer.close(']');
    }

    fn write_if_any(self, place: Place, writer: &mut Writer) {
        let mut values = self.into_iter().peekable();
        if values.peek().is_some() {
            Written::<Vec<T>>::write(values, place, writer);
        }
    }
}

macro_rules! whole {
    ($($type:ident: $value:ident, $is_negative:expr, $magnitude:expr;)+) => {
        $(impl Written<Self> for $type {
            fn write(self, place: Place, writer: &mut Writer) {
                let $value = self;
                writer.whole(place, $is_negative, $magnitude);
            }
        })+
    };
}

whole! {
    u16: value, false, value.into();
    u32: value, false, value.into();
    // No list has more parts than 64 bits can count.
    usize: value, false, u64::try_from(value).unwrap_or(u64::MAX);
    i32: value, value < 0, value.unsigned_abs().into();
    i64: value, value < 0, value.unsigned_abs();
}

/// Declares the objects of a report. Each is a type for the JSON Schema, and says of each key where its value comes from.
///
/// `struct Row(payment: &Payment) { due: String = payment.due, }` makes any `&Payment` something that is written where
/// the contract says `Row`. `let` between the two gives names to what several keys need. A key of `key?: Type` is left
/// out where there is nothing to write: an option without a value, a list without parts.
macro_rules! report {
    ($($(#[$attribute:meta])* $visibility:vis struct $name:ident($($source:ident: $from:ty),+)
    $(let $local:pat = $init:expr;)* {
        $($(#[$field_attribute:meta])* $field:ident
            $(: $type:ty = $value:expr,)? $(?: $optional:ty = $if_any:expr,)?)+
    })+) => {
        $($(#[$attribute])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
        #[expect(dead_code, reason = "a type for the JSON Schema: what is written comes from elsewhere")]
        $visibility struct $name {
            $($(#[$field_attribute])*
            $($field: $type,)?
            $(#[cfg_attr(feature = "schema", schemars(skip_serializing_if = "Option::is_none"))] $field: $optional,)?)+
        }

        impl $crate::json::Written<$name> for $crate::json::sources!($($from),+) {
            fn write(self, place: $crate::json::Place, writer: &mut $crate::json::Writer) {
                let $crate::json::sources!($($source),+) = self;
                $(let $local = $init;)*
                writer.open(place, '{');
                $({
                    const KEY: $crate::json::Place = Some($crate::json::member_key!($field));
                    $($crate::json::Written::<$type>::write($value, KEY, writer);)?
                    $($crate::json::Written::<$optional>::write_if_any($if_any, KEY, writer);)?
                })+
                writer.close('}');
            }
        })+
    };
}

/// The name of a field as the key of a member.
macro_rules! member_key {
    ($name:ident) => {{
        const NAME: &str = stringify!($name);
        const BYTES: [u8; $crate::json::camel_length(NAME).saturating_add(3)] = $crate::json::member(NAME);
        match core::str::from_utf8(&BYTES) {
            Ok(key) => key,
            Err(_) => NAME,
        }
    }};
}

/// One source as it is, several as a tuple.
macro_rules! sources {
    ($one:tt) => {
        $one
    };
    ($($several:tt),+) => {
        ($($several),+)
    };
}

pub(crate) use member_key;
pub(crate) use report;
pub(crate) use sources;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    report! {
        /// A row of a test.
        struct RowShape(number: u32, name: &str)
        let (length, is_long) = (name.len(), name.len() > 3);
        {
            /// Its number.
            row_number: u32 = number,
            name: String = name,
            is_long: bool = is_long,
            length?: Option<usize> = is_long.then_some(length),
            bytes?: Vec<String> = name.bytes(),
            kind: Option<&'static str> = Some("row").filter(|_| is_long),
        }

        struct TableShape(names: &[&str]) {
            rows: Vec<RowShape> = names.iter().map(|name| (7, *name)),
        }
    }

    #[test]
    fn objects_and_lists_are_written_in_order() {
        let table = Writer::document::<TableShape>(["long", ""].as_slice());
        let long =
            r#"{"rowNumber":7,"name":"long","isLong":true,"length":4,"bytes":["108","111","110","103"],"kind":"row"}"#;
        let empty = r#"{"rowNumber":7,"name":"","isLong":false,"kind":null}"#;
        assert_eq!(table, alloc::format!("{{\"rows\":[{long},{empty}]}}"));
        assert_eq!(Writer::document::<TableShape>([].as_slice()), r#"{"rows":[]}"#);
    }

    /// serde_json is the witness: a text is escaped as it escapes it, however it is cut into pieces.
    #[test]
    fn texts_are_those_that_serde_json_writes() {
        let all: String = (0..0x250).filter_map(char::from_u32).chain("中\u{2028}😀\u{feff}".chars()).collect();
        let each = all.chars().map(|character| character.to_string()).chain([all.clone(), String::new()]);
        for text in each.chain((0..0x30).map(|n| all.chars().skip(n).step_by(3).collect())) {
            assert_eq!(Writer::document::<String>(&text), serde_json::to_string(&text).unwrap());
            let pieces = format_args!("{text}[{text}{{").to_string();
            assert_eq!(
                Writer::document::<Vec<String>>([format_args!("{text}[{text}{{"); 2]),
                serde_json::to_string(&[&pieces, &pieces]).unwrap()
            );
        }
    }

    #[test]
    fn numbers_are_written_in_full() {
        assert_eq!(Writer::document::<i64>(i64::MIN), "-9223372036854775808");
        assert_eq!(Writer::document::<Vec<i32>>([0, -1, 60]), "[0,-1,60]");
    }
}
