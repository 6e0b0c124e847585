//! The replay of an instalment loan.

mod charge_cap;
mod chargeback;
mod coming;
mod contract_interest;
mod due;
mod in_advance;
mod index;
mod instalment;
mod judgment;
#[cfg(feature = "alloc")]
mod line;
#[cfg(feature = "alloc")]
mod line_text;
mod mark;
mod met;
#[cfg(feature = "alloc")]
mod opening;
mod outstanding;
mod overdue;
mod pay;
mod position;
mod replay;
mod run;
mod shortfall;
#[cfg(feature = "alloc")]
mod workspace;

pub use instalment::Instalment;
#[cfg(feature = "alloc")]
pub use line::{LoanSegment, LoanWhat, Occasion};
#[cfg(feature = "alloc")]
pub(super) use line::{count_parts, cut_by_rate, leave_out_days, take_pieces};
pub use mark::Mark;
pub use met::Met;
pub use replay::{LoanReplay, LoanRoom, LoanScratch};
pub use run::Run;
#[cfg(feature = "alloc")]
pub use workspace::LoanWorkspace;
