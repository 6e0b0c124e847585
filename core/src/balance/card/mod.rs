//! The replay of a revolving card.

#[cfg(feature = "alloc")]
mod account;
mod cycle;
mod demand;
mod event;
#[cfg(feature = "alloc")]
mod minimum;
mod minimum_payer;
mod plan;
mod position;
mod replay;
mod window;
#[cfg(feature = "alloc")]
mod workspace;

#[cfg(feature = "alloc")]
pub use account::CardAccount;
pub use demand::Demand;
#[cfg(feature = "alloc")]
pub use minimum_payer::MinimumPayments;
pub use plan::InstalmentPlan;
pub use replay::{CardReplay, Room, Scratch};
#[cfg(feature = "alloc")]
pub use workspace::Workspace;
