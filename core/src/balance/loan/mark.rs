//! When penalty and compound interest were posted.

use crate::calendar::Date;
use crate::component::Component;

/// A moment at which the overdue interest of every instalment was posted, where instalments are paid one after another.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub(super) day: Date,
    /// Its number among all moments at which something was posted.
    pub(super) moment: u32,
    /// The indices up to which penalty and compound interest are posted.
    pub(super) penalty: i128,
    pub(super) compound: i128,
}

impl Mark {
    /// An empty slot: what scratch space is filled with.
    pub const EMPTY: Self = Self { day: Date::MIN, moment: 0, penalty: 0, compound: 0 };

    /// The index up to which a component is posted.
    pub(super) const fn index(&self, component: Component) -> i128 {
        match component {
            Component::CompoundInterest => self.compound,
            _ => self.penalty,
        }
    }
}
