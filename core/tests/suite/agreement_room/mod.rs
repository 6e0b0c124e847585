//! The signed plan: stories as the example prints them, follow-up from the ledger, breach by every switch, pages.
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

mod accepted;
mod breach;
pub(crate) mod desk;
mod follow_up;
mod keeping;
mod papers;
mod random;
mod stories;
mod together;

use arrears::Money;
use arrears::offer::PerClass;

/// Amounts by class in minor units.
fn sum(minors: PerClass<i64>) -> i64 {
    minors.iter().map(|(_, minor)| minor).sum()
}

fn minors(amounts: PerClass<Money>) -> PerClass<i64> {
    amounts.iter().fold(PerClass::all(0), |minors, (class, amount)| minors.with(class, amount.minor()))
}
