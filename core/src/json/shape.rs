//! What a value must be: the contract as data, which one reader walks.

use alloc::string::String;
use alloc::vec::Vec;

/// What a value must be.
#[derive(Debug)]
pub(crate) enum Shape {
    /// Anything; kept as it is written, to be read once it is known what it should be.
    Raw,
    /// Anything, with all its parts.
    Tree,
    /// `true` or `false`.
    Flag,
    /// A whole number; `name` is the type's.
    Whole { least: i64, most: u64, name: &'static str },
    /// A text.
    Text,
    /// One of these names.
    Name(&'static [&'static str]),
    /// A list of one kind of part.
    List(&'static Self),
    /// An object whose keys are data.
    Pairs(&'static Self),
    /// An object.
    Object(&'static [Key]),
    /// An object the keys of which depend on the name under the key `tag`.
    Tagged { tag: &'static str, variants: &'static [(&'static str, &'static [Key])] },
}

/// A key of an object.
#[derive(Debug)]
pub(crate) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: &'static Shape,
    /// Whether it must be there; `null` is as good as absent where not.
    pub(super) is_required: bool,
}

impl Key {
    #[cfg(test)]
    pub(super) const fn test(name: &'static str, shape: &'static Shape, is_required: bool) -> Self {
        Self { name, shape, is_required }
    }

    /// A key whose value is of a type.
    pub(crate) const fn of<T: Shaped>(name: &'static str) -> Self {
        Self { name, shape: &T::SHAPE, is_required: T::IS_REQUIRED }
    }
}

/// A type of the contract.
pub(crate) trait Shaped {
    /// What a value of it must be.
    const SHAPE: Shape;
    /// Whether a key of it must be there.
    const IS_REQUIRED: bool = true;
}

/// A value kept as it is written.
#[derive(Debug)]
pub(crate) struct Raw;

/// An object whose keys are data, each given once.
#[derive(Debug)]
pub(crate) struct Pairs<T>(core::marker::PhantomData<T>);

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Raw {
    fn schema_name() -> alloc::borrow::Cow<'static, str> {
        "Raw".into()
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

impl Shaped for Raw {
    const SHAPE: Shape = Shape::Raw;
}

impl Shaped for bool {
    const SHAPE: Shape = Shape::Flag;
}

impl Shaped for String {
    const SHAPE: Shape = Shape::Text;
}

impl<T: Shaped> Shaped for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const IS_REQUIRED: bool = false;
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
            const SHAPE: Shape = Shape::Whole { least: $least, most: $most, name: stringify!($type) };
        })+
    };
}

whole! {
    u8 0, 0xFF;
    u16 0, 0xFFFF;
    u32 0, 0xFFFF_FFFF;
    usize 0, 0xFFFF_FFFF;
    i32 -0x8000_0000, 0x7FFF_FFFF;
    i64 i64::MIN, i64::MAX.cast_unsigned();
}

/// Declares the objects of the contract: each is a table that the reader walks, and a type for the JSON Schema.
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
            const KEYS: &'static [$crate::json::Key] =
                &[$($crate::json::Key::of::<$type>($crate::json::key!($field $($key)?))),+];
        }

        impl $crate::json::Shaped for $name {
            const SHAPE: $crate::json::Shape = $crate::json::Shape::Object(Self::KEYS);
        })+
    };
}

/// Declares names of the contract. Where a type of the library follows, each name is the value of that name.
macro_rules! names {
    ($($(#[$attribute:meta])* $visibility:vis enum $name:ident $(=> $target:ident)? {
        $(#[$first_attribute:meta])* $first:ident,
        $($(#[$variant_attribute:meta])* $variant:ident,)*
    })+) => {
        $($(#[$attribute])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "schema", schemars(rename_all = "camelCase"))]
        $visibility enum $name {
            $(#[$first_attribute])* $first,
            $($(#[$variant_attribute])* $variant,)*
        }

        impl $name {
            const FIRST: Self = Self::$first;
            const ALL: &'static [Self] = &[Self::$first, $(Self::$variant),*];
            const NAMES: &'static [&'static str] =
                &[$crate::json::key!($first), $($crate::json::key!($variant)),*];
        }

        impl $crate::json::Shaped for $name {
            const SHAPE: $crate::json::Shape = $crate::json::Shape::Name(Self::NAMES);
        }

        $crate::json::names!(@of $name [$($target)?] $first $($variant)*);)+
    };
    (@of $name:ident [] $($variant:ident)+) => {
        impl $name {
            /// The one that a value of this shape names.
            pub(super) fn of(node: $crate::json::Node<'_>) -> Self {
                node.choice(Self::FIRST, Self::ALL)
            }
        }
    };
    (@of $name:ident [$target:ident] $($variant:ident)+) => {
        impl $name {
            /// What a value of this shape names.
            pub(super) fn of(node: $crate::json::Node<'_>) -> $target {
                match node.choice(Self::FIRST, Self::ALL) {
                    $(Self::$variant => $target::$variant),+
                }
            }
        }
    };
}

/// The key of a field or the name of a variant: in camel case, unless another is given.
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
pub(crate) use names;
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

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_in_camel_case() {
        assert_eq!(key!(statement_day), "statementDay");
        assert_eq!(key!(StatementDay), "statementDay");
        assert_eq!(key!(Order2023), "order2023");
        assert_eq!(key!(amount), "amount");
        assert_eq!(key!(eligibility "for"), "for");
    }
}
