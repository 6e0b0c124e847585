//! The integration suite.

mod agreement;
mod oracle;
mod random;
