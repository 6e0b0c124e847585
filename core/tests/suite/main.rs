//! The integration suite.

mod oracle;
mod random;
