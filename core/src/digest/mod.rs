//! Digests, and the one way to write down what they are taken of.
//!
//! A digest is SHA-256 over the canonical text of a value. The canonical text is JSON with nothing left open, so that
//! Rust, C and JavaScript write the same bytes: see [`Canonical`].
//!
//! ```
//! use arrears::Digest;
//! let digest = Digest::of(b"abc");
//! assert_eq!(digest.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
//! assert_ne!(digest, Digest::of(b"abd"));
//! ```

#[cfg(feature = "alloc")]
mod canonical;
mod digest;

#[cfg(feature = "alloc")]
pub use canonical::Canonical;
#[cfg(feature = "alloc")]
pub(crate) use canonical::Object;
pub use digest::{Digest, DigestError};
