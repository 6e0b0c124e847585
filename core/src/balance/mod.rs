//! Replay: the position of an account as of a day, every line with its because.

#[cfg(feature = "alloc")]
mod account;
#[cfg(feature = "alloc")]
mod assertion;
mod card;
mod error;
#[cfg(feature = "alloc")]
mod explain;
#[cfg(feature = "alloc")]
mod line;
#[cfg(feature = "alloc")]
mod line_text;
mod loan;
#[cfg(feature = "alloc")]
mod month;
mod position;
#[cfg(feature = "alloc")]
mod principal_history;
mod record;
#[cfg(feature = "alloc")]
mod reversal;
#[cfg(feature = "alloc")]
mod space;

#[cfg(feature = "alloc")]
pub use account::Account;
#[cfg(feature = "alloc")]
pub use assertion::AssertionCheck;
#[cfg(feature = "alloc")]
pub use card::{CardAccount, MinimumPayments, Workspace};
pub use card::{CardReplay, Demand, Plan, Room, Scratch};
pub use error::{ReplayError, ReplayFault};
#[cfg(feature = "alloc")]
pub use explain::Explanation;
#[cfg(feature = "alloc")]
pub use line::{Interest, Line, Receipt, Segment, What};
pub use loan::{Instalment, LoanReplay, LoanRoom, LoanScratch, Mark, Run};
#[cfg(feature = "alloc")]
pub use loan::{LoanAccount, LoanWhat, LoanWorkspace, Told};
#[cfg(feature = "alloc")]
pub use month::Month;
pub use position::Position;
#[cfg(feature = "alloc")]
pub use principal_history::{PrincipalHistory, PrincipalSpan};
#[cfg(feature = "alloc")]
pub use record::Piece;
#[cfg(feature = "json")]
pub(crate) use record::{Cause, Note, Recorder};
pub use record::{Listener, Silent, Source};
