//! A text read: values in one row, each knowing where it stands.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use super::fault::shortened;

/// A text read. The parts of a value stand behind it.
#[derive(Debug)]
pub(crate) struct Tree<'t> {
    pub(super) slots: Vec<Slot<'t>>,
    /// The place of the first value: zero, but for values that were split off.
    first: u32,
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
    /// A key that is data.
    Key(Cow<'t, str>),
    /// A key of the shape, and its place there.
    Field(&'static str, u8),
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
    Object,
}

impl<'t> Tree<'t> {
    /// A tree that nothing was read into yet.
    pub(super) const fn new(base: String) -> Self {
        Self { slots: Vec::new(), first: 0, base }
    }

    /// The whole.
    pub(crate) const fn root(&self) -> Node<'_> {
        self.node(0)
    }

    /// The value at a place.
    pub(super) const fn node(&self, place: u32) -> Node<'_> {
        Node { tree: self, place }
    }

    /// The place of the first value.
    pub(super) const fn first(&self) -> u32 {
        self.first
    }

    /// The place of the value that comes next.
    pub(super) fn end(&self) -> u32 {
        // INVARIANT: a reader stops long before there are as many values as places.
        self.first.saturating_add(u32::try_from(self.slots.len()).unwrap_or(u32::MAX))
    }

    fn index(&self, place: u32) -> Option<usize> {
        usize::try_from(place.checked_sub(self.first)?).ok()
    }

    pub(super) fn slot(&self, place: u32) -> Option<&Slot<'t>> {
        self.slots.get(self.index(place)?)
    }

    /// A value is read with all its parts: the place of what it is part of.
    pub(super) fn finish(&mut self, place: u32, what: What<'t>) -> u32 {
        let end = self.end();
        let Some(slot) = self.index(place).and_then(|index| self.slots.get_mut(index)) else { return place };
        (slot.what, slot.end) = (what, end);
        slot.parent
    }

    /// What leads to a value turns out to be another step than it was put there by.
    pub(super) fn step_to(&mut self, place: u32, step: Step<'t>) {
        if let Some(slot) = self.index(place).and_then(|index| self.slots.get_mut(index)) {
            slot.step = step;
        }
    }

    /// A value is as good as absent: the place of what it would be part of.
    pub(super) fn forget(&mut self, place: u32) -> u32 {
        let parent = self.slot(place).map_or(place, |slot| slot.parent);
        self.slots.truncate(self.index(place).unwrap_or_default());
        parent
    }

    /// The values from a place on, taken out of this tree.
    pub(super) fn split_off(&mut self, first: u32) -> Self {
        let slots = self.slots.split_off(self.index(first).unwrap_or_default().min(self.slots.len()));
        Self { slots, first, base: String::new() }
    }
}

/// A value of a text, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'d> {
    pub(super) tree: &'d Tree<'d>,
    pub(super) place: u32,
}

impl<'d> Node<'d> {
    fn slot(self) -> Option<&'d Slot<'d>> {
        self.tree.slot(self.place)
    }

    #[inline(never)]
    fn what(self) -> &'d What<'d> {
        self.slot().map_or(&What::Null, |slot| &slot.what)
    }

    /// The parts of a value that is not read to its end.
    pub(super) fn parts_so_far(self) -> Parts<'d> {
        Parts { tree: self.tree, next: self.place.saturating_add(1), end: self.tree.end() }
    }

    /// Its parts, in order.
    #[inline(never)]
    pub(crate) fn parts(self) -> Parts<'d> {
        let end = self.slot().map_or(0, |slot| slot.end);
        Parts { tree: self.tree, next: self.place.saturating_add(1), end }
    }

    /// The value of a key that is data, where it is given.
    #[inline(never)]
    pub(crate) fn get(self, key: &str) -> Option<Self> {
        self.parts().find(|part| part.key() == key)
    }

    /// The value of a key of its shape, by the place of that key, where it is given.
    #[inline(never)] // of hundreds of calls, none is hot
    pub(super) fn field(self, place: u8) -> Option<Self> {
        let is_there =
            |part: &Self| matches!(part.slot().map(|slot| &slot.step), Some(Step::Field(_, at)) if *at == place);
        self.parts().find(is_there)
    }

    /// The key that leads here; empty for the parts of a list.
    #[inline(never)]
    pub(crate) fn key(self) -> &'d str {
        match self.slot().map(|slot| &slot.step) {
            Some(Step::Key(key)) => key,
            Some(Step::Field(key, _)) => key,
            _ => "",
        }
    }

    /// The text of a text; empty for anything else.
    #[inline(never)]
    pub(crate) fn text(self) -> &'d str {
        if let What::Text(text) = self.what() { text } else { "" }
    }

    /// Whether it is a text.
    pub(crate) fn is_text(self) -> bool {
        self.kind() == Kind::Text
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
            What::Object => Kind::Object,
            What::Null | What::Number => Kind::Other,
        }
    }

    /// What a name of the shape stands for: `all` is in the order of the names, `first` the first of them.
    pub(crate) fn choice<T: Copy>(self, first: T, all: &[T]) -> T {
        all.get(self.choice_place()).copied().unwrap_or(first)
    }

    /// The place of a name among those that its shape allows.
    pub(super) fn choice_place(self) -> usize {
        if let What::Name(place) = self.what() { *place } else { 0 }
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
            Some(Step::Field(key, _)) => extend(&mut path, key),
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
