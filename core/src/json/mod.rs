//! Reading JSON text into shapes: one pass, the path of whatever does not fit, and one way to write each thing.

mod fault;
mod raw;
mod reader;
mod scan;

pub(crate) use fault::Fault;
pub(crate) use raw::Raw;
pub(crate) use reader::Reader;
