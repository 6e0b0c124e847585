//! Reading JSON text into shapes: one pass, the path of whatever does not fit, and one way to write each thing.
//! Writing it: one text that grows.

mod fault;
mod raw;
mod reader;
mod scan;
mod writer;

pub(crate) use fault::Fault;
pub(crate) use raw::Raw;
pub(crate) use reader::Reader;
pub(crate) use writer::{Part, Place, Writer, Written, camel, camel_length, key, report, sources};
