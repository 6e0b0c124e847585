//! The replay of a revolving card.

mod by_rate;
mod compounding;
mod cycle;
mod demand;
mod dispute;
mod event;
mod free_period;
mod free_sums;
mod judgment;
mod minimum;
#[cfg(feature = "alloc")]
mod minimum_payer;
#[cfg(feature = "alloc")]
mod opening;
mod plan;
mod position;
mod recent_rates;
mod replay;
mod room;
mod take;
mod window;
#[cfg(feature = "alloc")]
mod workspace;

pub use demand::MinimumDue;
#[cfg(feature = "alloc")]
pub use minimum_payer::MinimumPayments;
pub use plan::InstalmentPlan;
pub use replay::{CardReplay, Scratch};
pub use room::Room;
#[cfg(feature = "alloc")]
pub use workspace::Workspace;
