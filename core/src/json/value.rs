//! One value as serde_json finds it, held against its shape.

use alloc::borrow::Cow;
use alloc::format;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::fault::{Misfit, shortened};
use super::reader::{Walk, listed};
use super::shape::Shape;
use super::tree::{Step, What};

/// A value that comes: what may stand there, and where it is put.
pub(super) struct Value<'w, 't> {
    pub(super) walk: &'w mut Walk<'t>,
    pub(super) place: u32,
    pub(super) shape: Shape,
    /// Whether `null` is as good as nothing.
    pub(super) is_optional: bool,
}

impl<'t> Value<'_, 't> {
    /// The value is read, with all its parts.
    fn is<E>(self, what: What<'t>) -> Result<(), E> {
        self.walk.open = self.walk.tree.finish(self.place, what);
        Ok(())
    }

    /// The value is another than its shape says.
    #[cold]
    fn wrong<E: Error>(self, given: impl fmt::Display) -> Result<(), E> {
        let message = format!("expected {}, given {given}", self.shape);
        Err(self.walk.refused(Misfit::WrongType, message))
    }

    fn text<E: Error>(self, text: Cow<'t, str>) -> Result<(), E> {
        match self.shape {
            Shape::Text | Shape::Tree => self.is(What::Text(text)),
            Shape::Name(names) => self.name(&text, names.split(' ')),
            Shape::Tag(variants) => self.name(&text, variants.iter().map(|(name, _)| *name)),
            _ => self.wrong(format_args!("the text `{}`", shortened(&text))),
        }
    }

    fn name<E: Error>(self, given: &str, mut names: impl Iterator<Item = &'static str> + Clone) -> Result<(), E> {
        let allowed = names.clone();
        if let Some(place) = names.position(|name| name == given) {
            return self.is(What::Name(place));
        }
        let message = format!("unknown name `{}`, allowed: {}", shortened(given), listed(allowed));
        Err(self.walk.refused(Misfit::UnknownName, message))
    }

    fn whole<E: Error>(self, value: Option<i64>, given: impl fmt::Display) -> Result<(), E> {
        match (self.shape, value) {
            (Shape::Whole { least, most }, Some(value)) if (least..=most).contains(&value) => {
                self.is(What::Whole(value))
            }
            (Shape::Tree, Some(value)) => self.is(What::Whole(value)),
            (Shape::Tree, None) => self.is(What::Number),
            _ => self.wrong(given),
        }
    }
}

impl<'t> DeserializeSeed<'t> for Value<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, source: D) -> Result<(), D::Error> {
        source.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Value<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.shape, f)
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        if self.is_optional {
            self.walk.open = self.walk.tree.forget(self.place);
            return Ok(());
        }
        if matches!(self.shape, Shape::Tree) { self.is(What::Null) } else { self.wrong("null") }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self.shape {
            Shape::Flag | Shape::Tree => self.is(What::Flag(value)),
            _ => self.wrong(value),
        }
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.whole(Some(value), value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.whole(i64::try_from(value).ok(), value)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        if matches!(self.shape, Shape::Tree) {
            return self.is(What::Number);
        }
        self.wrong("a number with a point, an exponent or too many digits")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'t str) -> Result<(), E> {
        self.text(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.text(Cow::Owned(text.into()))
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut list: A) -> Result<(), A::Error> {
        let of = match self.shape {
            Shape::List(of) => *of,
            Shape::Tree => Shape::Tree,
            _ => return self.wrong("a list"),
        };
        let mut index = 0_u32;
        while list.next_element_seed(Element { walk: &mut *self.walk, index, of })?.is_some() {
            index = index.saturating_add(1);
        }
        self.is(What::List)
    }

    fn visit_map<A: MapAccess<'t>>(self, mut map: A) -> Result<(), A::Error> {
        match self.shape {
            Shape::Object(keys) => self.walk.members(&mut map, keys, 0)?,
            Shape::Tagged { tag, variants } => self.walk.tagged(&mut map, tag, variants)?,
            Shape::Pairs(of) => self.walk.pairs(&mut map, *of, true)?,
            Shape::Tree => self.walk.pairs(&mut map, Shape::Tree, false)?,
            _ => return self.wrong("an object"),
        }
        self.is(What::Object)
    }
}

/// A part of a list: it begins once the text has one.
struct Element<'w, 't> {
    walk: &'w mut Walk<'t>,
    index: u32,
    of: Shape,
}

impl<'t> DeserializeSeed<'t> for Element<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, source: D) -> Result<(), D::Error> {
        self.walk.begin(Step::Index(self.index), self.of, false)?.deserialize(source)
    }
}

/// A key, borrowed from the text where it stands there as it is.
pub(super) struct KeyText;

impl<'t> DeserializeSeed<'t> for KeyText {
    type Value = Cow<'t, str>;

    fn deserialize<D: Deserializer<'t>>(self, source: D) -> Result<Cow<'t, str>, D::Error> {
        source.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for KeyText {
    type Value = Cow<'t, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: Error>(self, key: &'t str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<Cow<'t, str>, E> {
        Ok(Cow::Owned(key.into()))
    }
}
