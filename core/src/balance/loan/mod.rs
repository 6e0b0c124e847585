//! The replay of an instalment loan.

mod due;
mod index;
mod instalment;
mod judgment;
#[cfg(feature = "alloc")]
mod line;
#[cfg(feature = "alloc")]
mod line_text;
mod mark;
#[cfg(feature = "alloc")]
mod opening;
mod overdue;
mod pay;
mod position;
mod replay;
mod run;
#[cfg(feature = "alloc")]
mod workspace;

pub use instalment::Instalment;
#[cfg(feature = "alloc")]
pub(super) use line::take_pieces;
#[cfg(feature = "alloc")]
pub use line::{LoanWhat, Told};
pub use mark::Mark;
pub use replay::{LoanReplay, LoanRoom, LoanScratch};
pub use run::Run;
#[cfg(feature = "alloc")]
pub use workspace::LoanWorkspace;
