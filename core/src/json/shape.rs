//! What a value must be: the contract as data, which one reader walks.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::words::{Keyed, Said, Word, said};

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

impl Shape {
    /// What a value of it is, in words.
    pub(super) fn said(self) -> Said {
        let word = match self {
            Self::Tree => Word::new("a value", "一个值"),
            Self::Flag => Word::new("true or false", "true或false"),
            Self::Whole { least, most } => {
                return said!("a whole number from {least} to {most}", "{least}至{most}的整数");
            }
            Self::Text => Word::new("a text", "文本"),
            Self::Name(_) | Self::Tag(_) => Word::new("a name", "名称"),
            Self::List(_) => Word::new("a list", "列表"),
            Self::Pairs(_) | Self::Object(_) | Self::Tagged { .. } => Word::new("an object", "对象"),
        };
        word.into()
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said().en)
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

/// Names one after another, where a space stands between two. They are short: to look at each byte takes less than to search.
pub(super) fn names(listed: &'static str) -> impl Iterator<Item = &'static str> + Clone {
    let mut left = Some(listed);
    core::iter::from_fn(move || {
        let listed = left.take()?;
        let Some(space) = listed.bytes().position(|byte| byte == b' ') else { return Some(listed) };
        left = listed.get(space.saturating_add(1)..);
        listed.get(..space)
    })
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

impl Key {
    /// Its bit among those of the keys.
    pub(super) fn bit(&self) -> u64 {
        // INVARIANT: no object has more than 64 keys, which is seen where one is declared.
        1_u64.wrapping_shl(u32::from(self.place))
    }
}

impl Keys {
    /// Each key.
    pub(super) fn each(self) -> impl Iterator<Item = Key> {
        names(self.names).zip(self.shapes).zip(0..=u8::MAX).map(|((name, shape), place)| match name.strip_prefix('?') {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_at_each_space() {
        for listed in ["", "one", "one two", " one  two "] {
            assert_eq!(names(listed).collect::<Vec<_>>(), listed.split(' ').collect::<Vec<_>>());
        }
    }
}
