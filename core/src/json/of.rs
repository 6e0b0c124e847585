//! A value read, as what its shape says: each key of an object is asked by its own name in Rust.

use core::marker::PhantomData;
use core::ops::Deref;

use super::shape::{Pairs, Shape, Shaped};
use super::tree::{Node, Tree};
use crate::words::Keyed;

/// A value that was read by the shape of `T`. What it is and where it stands, the node says.
#[derive(Debug)]
pub(crate) struct Of<'d, T>(Node<'d>, PhantomData<T>);

/// The value of a key that may be absent.
#[derive(Debug)]
pub(crate) struct Maybe<'d, T> {
    whole: Node<'d>,
    key: &'static str,
    value: Option<Of<'d, T>>,
}

// Not derived: a value is copied whatever its shape is.
impl<T> Clone for Of<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Of<'_, T> {}

impl<T> Clone for Maybe<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Maybe<'_, T> {}

impl<'d, T> Deref for Of<'d, T> {
    type Target = Node<'d>;

    fn deref(&self) -> &Node<'d> {
        &self.0
    }
}

impl<'d, T> Of<'d, T> {
    pub(super) const fn new(node: Node<'d>) -> Self {
        Self(node, PhantomData)
    }

    /// The same value by another shape that it was read by, as its tag says.
    pub(crate) const fn by<U: Shaped>(self) -> Of<'d, U> {
        Of::new(self.0)
    }

    /// Where it stands.
    pub(crate) const fn node(self) -> Node<'d> {
        self.0
    }
}

impl<'d, T: Shaped> Of<'d, T> {
    /// The whole of a tree that was read by this shape.
    pub(crate) const fn root(tree: &'d Tree<'d>) -> Self {
        Self::new(tree.root())
    }
}

impl<'d, T> Of<'d, alloc::vec::Vec<T>> {
    /// Its parts, in order.
    pub(crate) fn parts(self) -> impl Iterator<Item = Of<'d, T>> + Clone {
        self.0.parts().map(Of::new)
    }
}

impl<'d, T> Of<'d, Pairs<T>> {
    /// Its values, in order, each with the key that leads there.
    pub(crate) fn parts(self) -> impl Iterator<Item = Of<'d, T>> + Clone {
        self.0.parts().map(Of::new)
    }

    /// The value of a key that means more than the others.
    pub(crate) fn member(self, key: &'static str) -> Maybe<'d, T> {
        Maybe { whole: self.0, key, value: self.0.get(key).map(Of::new) }
    }
}

impl<T: Plain> Of<'_, T> {
    /// The value itself.
    pub(crate) fn value(self) -> T {
        T::of(self.0)
    }
}

impl<'d, T> Maybe<'d, T> {
    /// The value, where it is given.
    pub(crate) const fn given(self) -> Option<Of<'d, T>> {
        self.value
    }

    /// Whether it is given.
    pub(crate) const fn is_given(self) -> bool {
        self.value.is_some()
    }

    /// Where it stands, or would stand.
    pub(crate) fn path(self) -> alloc::string::String {
        self.whole.path_of(self.key)
    }

    /// What it stands for, where it is given.
    pub(crate) fn read<R, E>(self, read: impl FnOnce(Of<'d, T>) -> Result<R, E>) -> Result<Option<R>, E> {
        self.value.map(read).transpose()
    }
}

impl<T: Plain> Maybe<'_, T> {
    /// The value itself, where it is given.
    pub(crate) fn value(self) -> Option<T> {
        self.value.map(Of::value)
    }
}

impl<'d, T> Maybe<'d, alloc::vec::Vec<T>> {
    /// The parts of the list; none where it is absent.
    pub(crate) fn parts(self) -> impl Iterator<Item = Of<'d, T>> {
        self.value.into_iter().flat_map(Of::<alloc::vec::Vec<T>>::parts)
    }
}

impl<'d, T> Maybe<'d, Pairs<T>> {
    /// The values of the object; none where it is absent.
    pub(crate) fn parts(self) -> impl Iterator<Item = Of<'d, T>> {
        self.value.into_iter().flat_map(Of::<Pairs<T>>::parts)
    }
}

/// What an object has under a key: a value, or one that may be absent.
pub(crate) trait Member {
    /// What the value must be.
    const SHAPE: Shape;
    /// Whether the key must be there.
    const IS_REQUIRED: bool;
    /// What an object read has there.
    type At<'d>;

    /// The value of a key of an object read.
    fn at<'d>(whole: Node<'d>, place: u8, key: &'static str) -> Self::At<'d>;
}

impl<T: Shaped> Member for T {
    const SHAPE: Shape = T::SHAPE;
    const IS_REQUIRED: bool = true;
    type At<'d> = Of<'d, T>;

    fn at<'d>(whole: Node<'d>, place: u8, _: &'static str) -> Of<'d, T> {
        // INVARIANT: the reader refuses an object that lacks a required key.
        Of::new(whole.field(place).unwrap_or(whole))
    }
}

impl<T: Shaped> Member for Option<T> {
    const SHAPE: Shape = T::SHAPE;
    const IS_REQUIRED: bool = false;
    type At<'d> = Maybe<'d, T>;

    fn at<'d>(whole: Node<'d>, place: u8, key: &'static str) -> Maybe<'d, T> {
        Maybe { whole, key, value: whole.field(place).map(Of::new) }
    }
}

/// A value that needs nothing else to be read.
pub(crate) trait Plain {
    /// What a value of this shape is.
    fn of(node: Node<'_>) -> Self;
}

impl<T: Keyed> Plain for T {
    fn of(node: Node<'_>) -> Self {
        node.choice(T::FIRST, T::VALUES)
    }
}

impl Plain for bool {
    fn of(node: Node<'_>) -> Self {
        node.flag()
    }
}

macro_rules! whole {
    ($($type:ident)+) => {
        $(impl Plain for $type {
            fn of(node: Node<'_>) -> Self {
                node.whole()
            }
        })+
    };
}

whole! { u8 u16 u32 usize i32 i64 }
