//! Reading JSON text: one pass by a shape, the path of whatever does not fit, and one way to write each thing.
//! Writing it: one text that grows.

mod compact;
mod fault;
mod reader;
mod scan;
mod shape;
mod tree;
mod writer;

pub(crate) use compact::{compact, compacted, compacted_length};
pub(crate) use fault::{Fault, Misfit, shortened};
pub(crate) use shape::{
    Keys, Pairs, Raw, Shape, Shaped, camel, camel_length, key, listed, listed_length, names, shapes,
};
pub(crate) use tree::{Kind, Node, Tree};
pub(crate) use writer::{Part, Place, Writer, Written, report, sources};
