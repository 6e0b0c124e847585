//! Digests, and the one way to write down what they are taken of.
//!
//! A digest is SHA-256 over the canonical text of a value. The canonical text is JSON with nothing left open, so that
//! Rust, C and JavaScript write the same bytes: see [`Canonical`].

#[cfg(feature = "alloc")]
mod canonical;
mod digest;

#[cfg(feature = "alloc")]
pub use canonical::Canonical;
#[cfg(feature = "alloc")]
pub(crate) use canonical::Object;
pub use digest::{Digest, DigestError};
