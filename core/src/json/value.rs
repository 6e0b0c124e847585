//! The values of a text, one after the other as serde_json finds them, held against their shapes.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::fault::{Fault, MISSING, Misfit, TWICE, shortened};
use super::kept::{Kept, Stopped};
use super::shape::{Keys, Shape, Variants, names};
use super::tree::{Slot, Step, Tree, What};
use crate::words::{Said, Word, said};

/// The most keys of an object whose keys are data: each is compared with all others.
const MAX_PAIRS: usize = 64;

/// A value that comes: what may stand there, and where it is put.
struct Value<'w, 't> {
    walk: &'w mut Walk<'t>,
    place: u32,
    shape: Shape,
    /// Whether `null` is as good as nothing.
    is_optional: bool,
}

impl<'t> Value<'_, 't> {
    /// The value is read, with all its parts.
    fn is<E>(self, what: What<'t>) -> Result<(), E> {
        self.walk.open = self.walk.tree.finish(self.place, what);
        Ok(())
    }

    /// The value is another than its shape says.
    #[cold]
    fn wrong<E: Error>(self, given: impl Into<Said>) -> Result<(), E> {
        let (expected, given) = (self.shape.said(), given.into());
        let message = Said {
            en: format!("expected {}, given {}", expected.en, given.en),
            zh: format!("应为{}，给出的是{}", expected.zh, given.zh),
        };
        Err(self.walk.refused(Misfit::WrongType, message))
    }

    fn text<E: Error>(self, text: Cow<'t, str>) -> Result<(), E> {
        match self.shape {
            Shape::Text | Shape::Tree => self.is(What::Text(text)),
            Shape::Name(all) => self.name(&text, names(all)),
            Shape::Tag(variants) => self.name(&text, variants.iter().map(|(name, _)| *name)),
            _ => {
                let text = shortened(&text);
                self.wrong(said!("the text `{text}`", "文本`{text}`"))
            }
        }
    }

    fn name<E: Error>(self, given: &str, mut names: impl Iterator<Item = &'static str> + Clone) -> Result<(), E> {
        let allowed = names.clone();
        if let Some(place) = names.position(|name| name == given) {
            return self.is(What::Name(place));
        }
        let (given, allowed) = (shortened(given), listed(allowed));
        let message = said!("unknown name `{given}`, allowed: {allowed}", "不认识的名称`{given}`，可用：{allowed}");
        Err(self.walk.refused(Misfit::UnknownName, message))
    }

    fn whole<E: Error>(self, value: Option<i64>, given: impl fmt::Display) -> Result<(), E> {
        match (self.shape, value) {
            (Shape::Whole { least, most }, Some(value)) if (least..=most).contains(&value) => {
                self.is(What::Whole(value))
            }
            (Shape::Tree, Some(value)) => self.is(What::Whole(value)),
            (Shape::Tree, None) => self.is(What::Number),
            _ => self.wrong(Said::alike(&given)),
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
        if matches!(self.shape, Shape::Tree) { self.is(What::Null) } else { self.wrong(Said::alike(&"null")) }
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        match self.shape {
            Shape::Flag | Shape::Tree => self.is(What::Flag(value)),
            _ => self.wrong(Said::alike(&value)),
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
        self.wrong(Word::new("a number with a point, an exponent or too many digits", "带小数点、指数或位数过多的数字"))
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
            _ => return self.wrong(Word::new("a list", "列表")),
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
            _ => return self.wrong(Word::new("an object", "对象")),
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
struct KeyText;

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

/// How far the reading is.
pub(super) struct Walk<'t> {
    most: usize,
    pub(super) tree: Tree<'t>,
    /// The place of the innermost value that is being read.
    pub(super) open: u32,
    /// What did not fit, where that is what stopped the reading.
    pub(super) fault: Option<Fault>,
}

impl<'t> Walk<'t> {
    /// Before the first value: of a text of so many values at most, or of a part that stands at `base`.
    pub(super) const fn new(most: usize, base: String) -> Self {
        Self { most, tree: Tree::new(base), open: 0, fault: None }
    }

    /// The one value that everything else is part of.
    pub(super) fn whole<D: Deserializer<'t>>(&mut self, shape: &'static Shape, source: D) -> Result<(), D::Error> {
        self.begin(Step::Root, *shape, false)?.deserialize(source)
    }

    /// A part of the innermost value begins: a fault of the text from here on is one of that part.
    fn begin<E: Error>(&mut self, step: Step<'t>, shape: Shape, is_optional: bool) -> Result<Value<'_, 't>, E> {
        let (place, parent) = (self.tree.end(), self.open);
        if self.tree.slots.len() >= self.most {
            let most = self.most;
            return Err(self.refused(Misfit::TooLong, said!("more than {most} values given", "值超过{most}个")));
        }
        self.tree.slots.push(Slot { parent, end: place, step, what: What::Null });
        self.open = place;
        Ok(Value { walk: self, place, shape, is_optional })
    }

    /// The innermost value does not fit.
    #[cold]
    fn refused<E: Error>(&mut self, misfit: Misfit, message: impl Into<Said>) -> E {
        self.fault = Some(Fault::new(misfit, message, self.tree.node(self.open).path()));
        E::custom("")
    }

    /// A key of the innermost value does not fit.
    #[cold]
    fn refused_key<E: Error>(&mut self, key: &str, misfit: Misfit, message: impl Into<Said>) -> E {
        self.fault = Some(Fault::new(misfit, message, self.tree.node(self.open).path_of(key)));
        E::custom("")
    }

    /// An object's key and its value, which `read` reads.
    fn member<E: Error>(
        &mut self,
        keys: Keys,
        given: &mut u64,
        key: &str,
        read: impl FnOnce(Value<'_, 't>) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(known) = keys.each().find(|known| known.name == key) else {
            let allowed = listed(keys.each().map(|key| key.name));
            let given = shortened(key);
            let message = said!("unknown key `{given}`, allowed: {allowed}", "不认识的键`{given}`，可用：{allowed}");
            return Err(self.refused_key(key, Misfit::UnknownKey, message));
        };
        if *given & known.bit() != 0 {
            return Err(self.refused_key(key, Misfit::DuplicateKey, TWICE));
        }
        *given |= known.bit();
        read(self.begin(Step::Field(known.name, known.place), *known.shape, !known.is_required)?)
    }

    /// The rest of an object.
    fn members<A: MapAccess<'t>>(&mut self, map: &mut A, keys: Keys, mut given: u64) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(KeyText)? {
            self.member(keys, &mut given, &key, |value| map.next_value_seed(value))?;
        }
        match keys.each().find(|key| key.is_required && given & key.bit() == 0) {
            Some(key) => Err(self.refused_key(key.name, Misfit::MissingKey, MISSING)),
            None => Ok(()),
        }
    }

    /// An object whose keys are known once the name under `tag` is; what stands before it is kept until then.
    fn tagged<A: MapAccess<'t>>(&mut self, map: &mut A, tag: &'static str, variants: Variants) -> Result<(), A::Error> {
        let first = self.tree.end();
        loop {
            let Some(key) = map.next_key_seed(KeyText)? else {
                return Err(self.refused_key(tag, Misfit::MissingKey, MISSING));
            };
            if key == tag {
                break;
            }
            map.next_value_seed(self.begin(Step::Key(key), Shape::Tree, false)?)?;
        }
        let before = self.tree.split_off(first);
        map.next_value_seed(self.begin(Step::Key(Cow::Borrowed(tag)), Shape::Tag(variants), false)?)?;
        let (_, keys) = variants.get(self.tree.node(first).choice_place()).copied().unwrap_or_default();
        let mut given = 0;
        if let Some(known) = keys.each().find(|known| known.name == tag) {
            given = known.bit();
            self.tree.step_to(first, Step::Field(tag, known.place));
        }
        for part in Kept::all(&before) {
            let read = self.member(keys, &mut given, part.key(), |value| value.deserialize(part));
            read.map_err(|Stopped| A::Error::custom(""))?;
        }
        self.members(map, keys, given)
    }

    /// An object whose keys are data; a tree keeps one given twice, for whoever reads it to tell.
    fn pairs<A: MapAccess<'t>>(&mut self, map: &mut A, of: Shape, are_distinct: bool) -> Result<(), A::Error> {
        let here = self.open;
        let mut count = 0_usize;
        while let Some(key) = map.next_key_seed(KeyText)? {
            if are_distinct {
                if self.tree.node(here).parts_so_far().any(|part| part.key() == key) {
                    return Err(self.refused_key(&key, Misfit::DuplicateKey, TWICE));
                }
                if count == MAX_PAIRS {
                    let message = said!(
                        "expected an object of at most {MAX_PAIRS} keys, given more",
                        "应为至多{MAX_PAIRS}个键的对象，给出的更多"
                    );
                    return Err(self.refused(Misfit::WrongType, message));
                }
            }
            map.next_value_seed(self.begin(Step::Key(key), of, false)?)?;
            count = count.saturating_add(1);
        }
        Ok(())
    }
}

/// Names in a row, a space between two.
fn listed(names: impl Iterator<Item = &'static str>) -> String {
    let mut listed = String::new();
    for name in names {
        if !listed.is_empty() {
            listed.push(' ');
        }
        listed.push_str(name);
    }
    listed
}
