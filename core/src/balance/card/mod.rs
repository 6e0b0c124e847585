//! The replay of a revolving card.

#[cfg(feature = "alloc")]
mod account;
mod cycle;
mod demand;
mod event;
mod plan;
mod position;
mod replay;
mod window;
#[cfg(feature = "alloc")]
mod workspace;

#[cfg(feature = "alloc")]
pub use account::CardAccount;
pub use demand::Demand;
pub use plan::Plan;
pub use replay::{CardReplay, Room, Scratch};
#[cfg(feature = "alloc")]
pub use workspace::Workspace;
