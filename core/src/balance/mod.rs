//! Replay: the position of an account as of a day, every line with its because.

#[cfg(feature = "alloc")]
mod account;
#[cfg(feature = "alloc")]
mod any;
#[cfg(feature = "alloc")]
mod assertion;
mod card;
mod card_cycle;
mod card_event;
mod card_position;
mod demand;
mod error;
#[cfg(feature = "alloc")]
mod explain;
#[cfg(feature = "alloc")]
mod line;
#[cfg(feature = "alloc")]
mod line_text;
mod loan;
#[cfg(feature = "alloc")]
mod minimum_payer;
mod plan;
mod position;
mod posting;
mod record;
mod window;
#[cfg(feature = "alloc")]
mod workspace;

#[cfg(feature = "alloc")]
pub use account::CardAccount;
#[cfg(feature = "alloc")]
pub use any::Account;
#[cfg(feature = "alloc")]
pub use assertion::AssertionCheck;
pub use card::{CardReplay, Room, Scratch};
pub use demand::Demand;
pub use error::{ReplayError, ReplayFault};
#[cfg(feature = "alloc")]
pub use explain::Explanation;
#[cfg(feature = "alloc")]
pub use line::{Interest, Line, Receipt, Segment, What};
pub use loan::{Instalment, LoanReplay, LoanRoom, LoanScratch};
#[cfg(feature = "alloc")]
pub use loan::{LoanAccount, LoanWorkspace};
#[cfg(feature = "alloc")]
pub use loan::{LoanWhat, Told};
#[cfg(feature = "alloc")]
pub use minimum_payer::MinimumPayments;
pub use plan::Plan;
pub use position::Position;
pub use posting::Posting;
pub use record::{Cause, Earned, Earner, Note, Piece, Recorder, Silent, Source, When};
#[cfg(feature = "alloc")]
pub use workspace::Workspace;
