//! A part of a document that was kept as a tree, as what a reader reads from.

use alloc::borrow::Cow;
use core::fmt;

use serde::de::value::{BorrowedStrDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::tree::{Node, Step, Tree, What};

/// A value of a tree.
#[derive(Clone, Copy)]
pub(super) struct Kept<'a, 't> {
    tree: &'a Tree<'t>,
    place: u32,
}

/// Whoever reads has refused what was read, and said why.
#[derive(Debug)]
pub(super) struct Stopped;

impl fmt::Display for Stopped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("refused")
    }
}

impl core::error::Error for Stopped {}

impl Error for Stopped {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

impl<'t> Kept<'t, 't> {
    /// A value of a tree.
    pub(super) const fn of(node: Node<'t>) -> Self {
        Self { tree: node.tree, place: node.place }
    }
}

impl<'a, 't> Kept<'a, 't> {
    /// Every value of a tree that is part of no other one in it.
    pub(super) fn all(tree: &'a Tree<'t>) -> impl Iterator<Item = Self> {
        Parts { tree, next: tree.first(), end: tree.end() }
    }

    /// The key that leads to it.
    pub(super) fn key(self) -> &'a str {
        self.tree.node(self.place).key()
    }

    fn parts(self) -> Parts<'a, 't> {
        let end = self.tree.slot(self.place).map_or(0, |slot| slot.end);
        Parts { tree: self.tree, next: self.place.saturating_add(1), end }
    }
}

/// A text that lives as long as the document, or a copy of one that does not.
fn text<'t, V: Visitor<'t>>(text: &Cow<'t, str>, visitor: V) -> Result<V::Value, Stopped> {
    match text {
        Cow::Borrowed(text) => BorrowedStrDeserializer::new(text).deserialize_any(visitor),
        Cow::Owned(text) => visitor.visit_str(text),
    }
}

impl<'de> Deserializer<'de> for Kept<'_, 'de> {
    type Error = Stopped;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stopped> {
        match self.tree.slot(self.place).map_or(&What::Null, |slot| &slot.what) {
            What::Null | What::Name(_) => visitor.visit_unit(),
            What::Flag(value) => visitor.visit_bool(*value),
            What::Whole(value) => visitor.visit_i64(*value),
            What::Number => visitor.visit_f64(f64::NAN),
            What::Text(given) => text(given, visitor),
            What::List => visitor.visit_seq(self.parts()),
            What::Object => visitor.visit_map(self.parts()),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// The parts of a list or an object, as far as they are not read yet.
struct Parts<'a, 't> {
    tree: &'a Tree<'t>,
    next: u32,
    end: u32,
}

impl<'a, 't> Iterator for Parts<'a, 't> {
    type Item = Kept<'a, 't>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let part = Kept { tree: self.tree, place: self.next };
        self.next = self.tree.slot(self.next)?.end;
        Some(part)
    }
}

impl<'t> SeqAccess<'t> for Parts<'_, 't> {
    type Error = Stopped;

    fn next_element_seed<T: DeserializeSeed<'t>>(&mut self, seed: T) -> Result<Option<T::Value>, Stopped> {
        self.next().map(|part| seed.deserialize(part)).transpose()
    }
}

impl<'t> MapAccess<'t> for Parts<'_, 't> {
    type Error = Stopped;

    fn next_key_seed<K: DeserializeSeed<'t>>(&mut self, seed: K) -> Result<Option<K::Value>, Stopped> {
        if self.next >= self.end {
            return Ok(None);
        }
        match self.tree.slot(self.next).map(|slot| &slot.step) {
            Some(Step::Key(Cow::Borrowed(key))) => seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some),
            Some(Step::Key(Cow::Owned(key))) => seed.deserialize(StrDeserializer::new(key)).map(Some),
            _ => Ok(None),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'t>>(&mut self, seed: V) -> Result<V::Value, Stopped> {
        self.next().map_or(Err(Stopped), |part| seed.deserialize(part))
    }
}
