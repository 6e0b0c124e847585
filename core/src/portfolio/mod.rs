//! Many accounts at once: the positions of accounts that stand in columns.
//!
//! An account is read from its rows as they lie into an [`AccountSpace`] that all of them share: once that has grown to the
//! largest account, nothing is asked of the heap. Whatever is wrong with one account stops no other.

mod account_column;
mod accounts;
mod error;
mod order;
mod space;

pub use account_column::AccountColumn;
pub use accounts::{AccountColumns, Accounts, PortfolioSpace, ProductTerms};
pub use error::{PortfolioError, RowError};
use order::RowOrder;
pub use space::{AccountSpace, AsOf};
