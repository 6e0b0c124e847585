//! What a value must be: the contract as data, which one reader walks.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::words::Keyed;

/// What a value must be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Shape {
    /// Anything, with all its parts: to be read by a shape once it is known by which, or part by part.
    Tree,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Whole { least: i64, most: i64 },
    /// A text.
    Text,
    /// One of these names, a space between two.
    Name(&'static str),
    /// A list of one kind of part.
    List(&'static Self),
    /// An object whose keys are data.
    Pairs(&'static Self),
    /// An object.
    Object(Keys),
    /// An object the keys of which depend on the name under the key `tag`.
    Tagged { tag: &'static str, variants: Variants },
    /// The name that says which keys an object has.
    Tag(Variants),
}

/// The keys of an object by the name under its tag.
pub(crate) type Variants = &'static [(&'static str, Keys)];

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tree => "a value",
            Self::Flag => "true or false",
            Self::Whole { least, most } => return write!(f, "a whole number from {least} to {most}"),
            Self::Text => "a text",
            Self::Name(_) | Self::Tag(_) => "a name",
            Self::List(_) => "a list",
            Self::Pairs(_) | Self::Object(_) | Self::Tagged { .. } => "an object",
        })
    }
}

/// The keys of an object. They are many in all: one text and a list of shapes are the least that they can take.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Keys {
    /// The names, a space between two. Behind a question mark one that may be absent, for which `null` is as good.
    pub(crate) names: &'static str,
    /// Their shapes.
    pub(crate) shapes: &'static [&'static Shape],
}

/// A key of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    /// Its place among the keys.
    pub(super) place: u8,
    pub(super) shape: &'static Shape,
    pub(super) is_required: bool,
}

impl Keys {
    /// Each key.
    pub(super) fn each(self) -> impl Iterator<Item = Key> {
        self.names.split(' ').zip(self.shapes).zip(0..).map(|((name, shape), place)| match name.strip_prefix('?') {
            Some(name) => Key { name, place, shape, is_required: false },
            None => Key { name, place, shape, is_required: true },
        })
    }
}

/// A type of the contract.
pub(crate) trait Shaped {
    /// What a value of it must be.
    const SHAPE: Shape;
}

/// Any value, kept with all its parts.
#[derive(Debug)]
pub(crate) struct Anything;

/// An object whose keys are data, each given once.
#[derive(Debug)]
pub(crate) struct Pairs<T>(core::marker::PhantomData<T>);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Anything {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Anything".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        serde_json::Value::json_schema(generator)
    }
}

#[cfg(feature = "schema")]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Pairs<T> {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        alloc::collections::BTreeMap::<String, T>::schema_name()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        alloc::collections::BTreeMap::<String, T>::json_schema(generator)
    }
}

impl Shaped for Anything {
    const SHAPE: Shape = Shape::Tree;
}

impl Shaped for bool {
    const SHAPE: Shape = Shape::Flag;
}

impl Shaped for String {
    const SHAPE: Shape = Shape::Text;
}

impl<T: Keyed> Shaped for T {
    const SHAPE: Shape = Shape::Name(T::LISTED);
}

impl<T: Shaped> Shaped for Vec<T> {
    const SHAPE: Shape = Shape::List(&T::SHAPE);
}

impl<T: Shaped> Shaped for Pairs<T> {
    const SHAPE: Shape = Shape::Pairs(&T::SHAPE);
}

macro_rules! whole {
    ($($type:ident $least:expr, $most:expr;)+) => {
        $(impl Shaped for $type {
            const SHAPE: Shape = Shape::Whole { least: $least, most: $most };
        })+
    };
}

whole! {
    u8 0, 0xFF;
    u16 0, 0xFFFF;
    u32 0, 0xFFFF_FFFF;
    usize 0, 0xFFFF_FFFF;
    i32 -0x8000_0000, 0x7FFF_FFFF;
    i64 i64::MIN, i64::MAX;
}

/// Declares the objects of the contract: each is a table that the reader walks, a type for the JSON Schema, and what
/// each key of an object read is asked by.
///
/// The key of a field is its name in camel case, or what stands before it: `"for" eligibility: ...`.
macro_rules! shapes {
    ($($(#[$attribute:meta])* $visibility:vis struct $name:ident {
        $($(#[$field_attribute:meta])* $($key:literal)? $field:ident: $type:ty,)+
    })+) => {
        $($(#[$attribute])*
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename_all = "camelCase", deny_unknown_fields))]
        #[expect(dead_code, reason = "a table for the reader and a type for the JSON Schema")]
        $visibility struct $name {
            $($(#[$field_attribute])* $(#[cfg_attr(feature = "schema", schemars(rename = $key))])? $field: $type,)+
        }

        impl $name {
            const EACH: &[(bool, &str)] = &[$(
                (<$type as $crate::json::Member>::IS_REQUIRED, $crate::json::key!($field $($key)?))
            ),+];
            const KEYS: $crate::json::Keys = {
                const NAMES: [u8; $crate::json::listed_length($name::EACH)] = $crate::json::listed($name::EACH);
                $crate::json::Keys {
                    names: match core::str::from_utf8(&NAMES) {
                        Ok(names) => names,
                        Err(_) => "",
                    },
                    shapes: &[$(&<$type as $crate::json::Member>::SHAPE),+],
                }
            };
        }

        impl $crate::json::Shaped for $name {
            const SHAPE: $crate::json::Shape = $crate::json::Shape::Object(Self::KEYS);
        }

        #[allow(dead_code, clippy::allow_attributes, reason = "some keys are for people and read by nobody")]
        impl<'d> $crate::json::Of<'d, $name> {
            $(
                $(#[doc = concat!("The key `", $key, "`.")])?
                fn $field(self) -> <$type as $crate::json::Member>::At<'d> {
                    const NAME: &str = $crate::json::key!($field $($key)?);
                    const PLACE: u8 = $crate::json::place_of($name::EACH, NAME);
                    <$type as $crate::json::Member>::at(self.node(), PLACE, NAME)
                }
            )+
        })+
    };
}

/// The key of a field: its name in camel case, unless another is given.
macro_rules! key {
    ($name:ident) => {{
        const NAME: &str = stringify!($name);
        const BYTES: [u8; $crate::json::camel_length(NAME)] = $crate::json::camel(NAME);
        match core::str::from_utf8(&BYTES) {
            Ok(key) => key,
            Err(_) => NAME,
        }
    }};
    ($name:ident $key:literal) => {
        $key
    };
}

pub(crate) use key;
pub(crate) use shapes;

/// The length of a name in camel case.
#[must_use]
pub(crate) const fn camel_length(name: &str) -> usize {
    let mut bytes = name.as_bytes();
    let mut length = 0_usize;
    while let [first, rest @ ..] = bytes {
        if *first != b'_' {
            length = length.saturating_add(1);
        }
        bytes = rest;
    }
    length
}

/// `statement_day` and `StatementDay` as `statementDay`.
#[must_use]
pub(crate) const fn camel<const N: usize>(name: &str) -> [u8; N] {
    let mut camel = [0; N];
    let mut left: &mut [u8] = &mut camel;
    let mut bytes = name.as_bytes();
    let (mut is_first, mut is_word) = (true, false);
    while let [byte, rest @ ..] = bytes {
        bytes = rest;
        if *byte == b'_' {
            is_word = true;
            continue;
        }
        let Some((place, behind)) = left.split_first_mut() else { break };
        *place = match (is_first, is_word) {
            (true, _) => byte.to_ascii_lowercase(),
            (false, true) => byte.to_ascii_uppercase(),
            (false, false) => *byte,
        };
        left = behind;
        (is_first, is_word) = (false, false);
    }
    camel
}

/// The place of a name in a list.
#[must_use]
pub(crate) const fn place_of(mut names: &[(bool, &str)], name: &str) -> u8 {
    let mut place = 0_u8;
    while let [(_, first), rest @ ..] = names {
        if is_same(first.as_bytes(), name.as_bytes()) {
            return place;
        }
        place = place.saturating_add(1);
        names = rest;
    }
    u8::MAX
}

const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, rest @ ..], [second, behind @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (rest, behind);
    }
    one.is_empty() && other.is_empty()
}

/// The length of a list of names.
#[must_use]
pub(crate) const fn listed_length(mut names: &[(bool, &str)]) -> usize {
    let mut length = 0_usize;
    while let [(is_required, name), rest @ ..] = names {
        // One for the space before, but for the first; one for the question mark.
        let between = if length == 0 { 0 } else { 1_usize };
        let mark = if *is_required { 0 } else { 1_usize };
        length = length.saturating_add(between).saturating_add(mark).saturating_add(name.len());
        names = rest;
    }
    length
}

/// The names in a row, each with whether it is required.
#[must_use]
pub(crate) const fn listed<const N: usize>(mut names: &[(bool, &str)]) -> [u8; N] {
    let mut listed = [0; N];
    let mut left: &mut [u8] = &mut listed;
    let mut is_first = true;
    while let [(is_required, name), rest @ ..] = names {
        left = put(left, if is_first { "" } else { " " });
        left = put(left, if *is_required { "" } else { "?" });
        left = put(left, name);
        (names, is_first) = (rest, false);
    }
    listed
}

/// Puts a text in front of what is left of a row.
const fn put<'a>(left: &'a mut [u8], text: &str) -> &'a mut [u8] {
    let Some((room, behind)) = left.split_at_mut_checked(text.len()) else { return &mut [] };
    room.copy_from_slice(text.as_bytes());
    behind
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_an_object_are_listed() {
        const EACH: &[(bool, &str)] = &[(true, "version"), (false, "note"), (true, "kinds")];
        assert_eq!(core::str::from_utf8(&listed::<{ listed_length(EACH) }>(EACH)), Ok("version ?note kinds"));
        let keys = Keys { names: "version ?note", shapes: &[&Shape::Text, &Shape::Flag] };
        let each: Vec<_> = keys.each().map(|key| (key.name, key.is_required)).collect();
        assert_eq!(each, [("version", true), ("note", false)]);
    }

    #[test]
    fn names_are_in_camel_case() {
        assert_eq!(key!(statement_day), "statementDay");
        assert_eq!(key!(StatementDay), "statementDay");
        assert_eq!(key!(Order2023), "order2023");
        assert_eq!(key!(amount), "amount");
        assert_eq!(key!(eligibility "for"), "for");
    }
}
