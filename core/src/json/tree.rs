//! A text read: values in one row, each knowing where it stands.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::fault::{Fault, shortened};
use super::reader::{MAX_VALUES, Reader};
use super::shape::Shape;

/// A text read. The parts of a value stand behind it.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    pub(super) slots: Vec<Slot<'t>>,
    /// Where the text stands in a larger document.
    base: String,
}

#[derive(Debug)]
pub(super) struct Slot<'t> {
    /// The place of what it is part of; its own for the outside.
    pub(super) parent: u32,
    /// The place behind its last part.
    pub(super) end: u32,
    pub(super) step: Step<'t>,
    pub(super) what: What<'t>,
}

/// What leads to a value from what it is part of.
#[derive(Debug)]
pub(super) enum Step<'t> {
    Root,
    Key(Cow<'t, str>),
    Index(u32),
}

/// What a value is.
#[derive(Debug)]
pub(super) enum What<'t> {
    Null,
    Flag(bool),
    Whole(i64),
    /// A number with a fraction or an exponent, or with more digits than a whole number has.
    Number,
    Text(Cow<'t, str>),
    /// The place of a name among those allowed.
    Name(usize),
    List,
    /// With the names of the keys it may have; none where its keys are data.
    Object(&'static str),
    /// The text of a value kept as it is written.
    Raw(&'t str),
}

impl<'t> Tree<'t> {
    /// Reads a text as a shape. `base` is where it stands in a larger document.
    pub(crate) fn read(text: &'t str, shape: &'static Shape, base: String) -> Result<Self, Fault> {
        let slots = Reader::new(text, MAX_VALUES).read(shape)?;
        Ok(Self { slots, base })
    }

    /// The whole.
    pub(crate) const fn root(&self) -> Node<'_> {
        Node { tree: self, place: 0 }
    }
}

/// A value of a text, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'d> {
    tree: &'d Tree<'d>,
    place: u32,
}

impl<'d> Node<'d> {
    fn slot(self) -> Option<&'d Slot<'d>> {
        self.tree.slots.get(usize::try_from(self.place).ok()?)
    }

    #[inline(never)]
    fn what(self) -> &'d What<'d> {
        self.slot().map_or(&What::Null, |slot| &slot.what)
    }

    /// Its parts, in order.
    #[inline(never)]
    pub(crate) fn parts(self) -> Parts<'d> {
        let end = self.slot().map_or(0, |slot| slot.end);
        Parts { tree: self.tree, next: self.place.saturating_add(1), end }
    }

    /// The value of a key, where it is given.
    #[inline(never)] // of hundreds of calls, none is hot
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        debug_assert!(self.may_have(key), "no shape has `{key}` at `{}`", self.path());
        self.parts().find(|part| part.key() == key)
    }

    /// Whether its shape has a key. One that no shape has would be absent without a word.
    fn may_have(self, key: &str) -> bool {
        let What::Object(names) = self.what() else { return true };
        names.is_empty() || names.split(' ').any(|name| name.trim_start_matches('?') == key)
    }

    /// Whether a key is given.
    pub(crate) fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The key that leads here; empty for the parts of a list.
    #[inline(never)]
    pub(crate) fn key(self) -> &'d str {
        match self.slot().map(|slot| &slot.step) {
            Some(Step::Key(key)) => key,
            _ => "",
        }
    }

    /// The text of a text, and of a value kept as it is written; empty for anything else.
    #[inline(never)]
    pub(crate) fn text(self) -> &'d str {
        match self.what() {
            What::Text(text) => text,
            What::Raw(text) => text,
            _ => "",
        }
    }

    /// Whether it is `true`.
    #[inline(never)]
    pub(crate) fn flag(self) -> bool {
        matches!(self.what(), What::Flag(true))
    }

    /// A whole number of the type that its shape names.
    pub(crate) fn whole<T: TryFrom<i64> + Default>(self) -> T {
        self.integer().and_then(|value| T::try_from(value).ok()).unwrap_or_default()
    }

    /// A whole number; `None` for anything else.
    #[inline(never)]
    pub(crate) fn integer(self) -> Option<i64> {
        if let What::Whole(value) = self.what() { Some(*value) } else { None }
    }

    /// Its kind, where the shape does not say.
    #[inline(never)]
    pub(crate) fn kind(self) -> Kind {
        match self.what() {
            What::Flag(_) => Kind::Flag,
            What::Whole(_) => Kind::Whole,
            What::Text(_) | What::Name(_) => Kind::Text,
            What::List => Kind::List,
            What::Object(_) => Kind::Object,
            What::Null | What::Number | What::Raw(_) => Kind::Other,
        }
    }

    /// What a name of the shape stands for: `all` is in the order of the names, `first` the first of them.
    pub(crate) fn choice<T: Copy>(self, first: T, all: &[T]) -> T {
        let place = if let What::Name(place) = self.what() { *place } else { 0 };
        all.get(place).copied().unwrap_or(first)
    }

    /// Where it stands, such as `account.events[3].amount`.
    #[inline(never)]
    pub(crate) fn path(self) -> String {
        let mut path = match self.slot() {
            Some(slot) if slot.parent != self.place => Self { place: slot.parent, ..self }.path(),
            _ => self.tree.base.clone(),
        };
        match self.slot().map(|slot| &slot.step) {
            Some(Step::Key(key)) => extend(&mut path, key),
            // Writing into a text cannot fail.
            Some(Step::Index(index)) => drop(write!(path, "[{index}]")),
            _ => {}
        }
        path
    }

    /// Where a key of it would stand.
    #[inline(never)]
    pub(crate) fn path_of(self, key: &str) -> String {
        let mut path = self.path();
        extend(&mut path, key);
        path
    }
}

fn extend(path: &mut String, key: &str) {
    if !path.is_empty() {
        path.push('.');
    }
    path.push_str(&shortened(key));
}

/// The kind of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Flag,
    Whole,
    Text,
    List,
    Object,
    /// `null`, or a number with a fraction.
    Other,
}

/// The parts of a list or an object.
#[derive(Clone, Debug)]
pub(crate) struct Parts<'d> {
    tree: &'d Tree<'d>,
    next: u32,
    end: u32,
}

impl<'d> Iterator for Parts<'d> {
    type Item = Node<'d>;

    #[inline(never)]
    fn next(&mut self) -> Option<Node<'d>> {
        if self.next >= self.end {
            return None;
        }
        let part = Node { tree: self.tree, place: self.next };
        self.next = part.slot()?.end;
        Some(part)
    }
}
