//! Reading JSON text: one pass by a shape, the path of whatever does not fit, and one way to write each thing.
//! Writing it: one text that grows.

mod fault;
mod kept;
mod of;
mod reader;
mod shape;
mod shapes;
mod text;
mod tree;
mod value;
mod writer;

pub(crate) use fault::{Fault, MISSING, Misfit, shortened};
pub(crate) use of::{Maybe, Member, Of};
pub(crate) use shape::{Anything, Keys, Pairs, Shape, Shaped};
pub(crate) use shapes::{camel, camel_length, key, listed, listed_length, member, optional, place_of, shapes};
pub(crate) use text::{Text, texts};
pub(crate) use tree::{Kind, Node, Tree};
pub(crate) use writer::{Place, Writer, Written, member_key, report, sources};
