//! Allocation orders: which component a payment meets first.

// Semantics: [alloc-1] [alloc-2] [alloc-5] [alloc-8].

use super::TermsError;
use crate::component::{Component, Components};
use crate::words::keys;

/// A list of groups of components.
///
/// A payment meets the groups one after another; inside a group the oldest posting first, across its components.
/// Postings of one moment go by the listing inside their group.
///
/// ```
/// use arrears::{Component, Components, Order, TermsError};
/// let order = Order::new(&[&[Components::one(Component::Cost)], &[Components::PRINCIPAL]]);
/// assert_eq!(order, Err(TermsError::OrderIncomplete { component: Component::Interest }));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    groups: [Components; Component::COUNT],
    /// The place of each component in the listing.
    listing: [u8; Component::COUNT],
}

impl Order {
    /// The order of a loan where nothing is agreed: costs; interest, penalty interest, compound interest, late fee, fees;
    /// principal. It does not change with the days past due.
    ///
    /// # Source
    /// 《民法典》 art. 561: costs of enforcing the claim, interest, principal debt.
    pub const LOAN: Self = Self {
        groups: first_to_last(COST, CHARGES, Components::PRINCIPAL, NO_MORE),
        listing: [9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 0, 13],
    };

    /// An order from its groups, each a listing of components and classes.
    ///
    /// # Errors
    /// [`TermsError::OrderRepeats`], [`TermsError::OrderIncomplete`]; [`TermsError::NotInOrders`] where judgment interest is listed.
    pub fn new(listed: &[&[Components]]) -> Result<Self, TermsError> {
        let mut order = Self { groups: [Components::NONE; Component::COUNT], listing: [0; Component::COUNT] };
        let last = order.listing.len().saturating_sub(1);
        if let Some(slot) = order.listing.last_mut() {
            *slot = u8::try_from(last).unwrap_or(u8::MAX);
        }
        let mut seen = Components::NONE;
        let mut place: u8 = 0;
        let mut groups = order.groups.iter_mut();
        for group in listed.iter().filter(|g| !g.is_empty()) {
            let mut members = Components::NONE;
            for component in group.iter().flat_map(|set| set.iter()) {
                if !Components::IN_ORDERS.contains(component) {
                    return Err(TermsError::NotInOrders { component });
                }
                if seen.contains(component) {
                    return Err(TermsError::OrderRepeats { component });
                }
                seen = seen.or(Components::one(component));
                members = members.or(Components::one(component));
                if let Some(slot) = order.listing.get_mut(component.index()) {
                    *slot = place;
                }
                place = place.saturating_add(1);
            }
            // INVARIANT: each group adds at least one of COUNT components not yet seen, so a slot is left.
            if let Some(slot) = groups.next() {
                *slot = members;
            }
        }
        match Components::IN_ORDERS.without(seen).iter().next() {
            Some(component) => Err(TermsError::OrderIncomplete { component }),
            None => Ok(order),
        }
    }

    /// The groups, first to last.
    pub fn groups(&self) -> impl Iterator<Item = Components> + '_ {
        self.groups.iter().copied().take_while(|g| !g.is_empty())
    }

    /// The place of a component in the listing, from 0.
    #[must_use]
    pub fn place(&self, component: Component) -> u8 {
        self.listing.get(component.index()).copied().unwrap_or(u8::MAX)
    }
}

/// The orders of an account by how late it is at the start of the day a payment falls on.
///
/// The default: costs; interest and fees; cash; purchases, billed instalments and loan principal. From day 91 principal
/// goes before interest and fees.
///
/// # Source
/// 《商业银行信用卡业务监督管理办法》 art. 57: 1 to 90 days overdue (90 included) interest receivable or fees before
/// principal; from day 91 principal before interest or fees. It is silent on accounts not overdue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllocationOrders {
    current: Order,
    overdue: Order,
    long_overdue: Order,
    highest_rate_first: Option<HighestRateFirst>,
}

keys! {
    /// Which part of a payment meets principal by its rate, the highest first, before the order has its turn.
    ///
    /// Minimum payment 45.48, cash 500.00 at 20 %, purchases 1,500.00 at 15 %; of 840.00 the `excess` is 794.52.
    ///
    /// # Source
    /// 12 CFR 1026.53(a): what is paid in excess of the required minimum goes to the balance with the highest rate.
    pub enum HighestRateFirst {
        /// What a payment brings above what is unpaid of the minimum payment.
        Excess = "excess";
        /// The whole payment.
        Payment = "payment";
    }
}

impl AllocationOrders {
    /// The last day past due on which interest and fees still go before principal.
    pub const LAST_DAY_OF_OVERDUE: i32 = 90;

    /// The orders not overdue, 1 to 90 days past due, and from day 91.
    #[must_use]
    pub const fn new(current: Order, overdue: Order, long_overdue: Order) -> Self {
        Self { current, overdue, long_overdue, highest_rate_first: None }
    }

    /// Sets a part of each payment that meets principal of the highest rate first.
    #[must_use]
    pub const fn highest_rate_first(mut self, part: HighestRateFirst) -> Self {
        self.highest_rate_first = Some(part);
        self
    }

    /// Which part of a payment goes by rate.
    #[must_use]
    pub const fn by_rate(&self) -> Option<HighestRateFirst> {
        self.highest_rate_first
    }

    /// Costs; interest and fees; cash; other principal. From day 91 principal before interest and fees.
    pub const STANDARD: Self = Self::new(CHARGES_FIRST, CHARGES_FIRST, PRINCIPAL_FIRST);

    /// The order for a number of days past due.
    #[must_use]
    pub const fn at(&self, days_past_due: i32) -> &Order {
        if days_past_due <= 0 {
            &self.current
        } else if days_past_due <= Self::LAST_DAY_OF_OVERDUE {
            &self.overdue
        } else {
            &self.long_overdue
        }
    }
}

const COST: Components = Components::one(Component::Cost);
const CASH: Components = Components::one(Component::Cash);
const OTHER_PRINCIPAL: Components = Components::PRINCIPAL.without(CASH);
const CHARGES: Components = Components::CHARGES;
const NO_MORE: Components = Components::NONE;

/// At most four groups in the slots of an order.
const fn first_to_last(a: Components, b: Components, c: Components, d: Components) -> [Components; Component::COUNT] {
    let no = NO_MORE;
    [a, b, c, d, no, no, no, no, no, no, no, no, no, no]
}

// Listings by component: purchase, cash, instalment, loan; interest, penalty, compound, late fee; four fees; cost; judgment interest, which no group
// holds.
const CHARGES_FIRST: Order = Order {
    groups: first_to_last(COST, CHARGES, CASH, OTHER_PRINCIPAL),
    listing: [10, 9, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 0, 13],
};
const PRINCIPAL_FIRST: Order = Order {
    groups: first_to_last(COST, CASH, OTHER_PRINCIPAL, CHARGES),
    listing: [2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 13],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_flips_on_day_91() {
        let orders = AllocationOrders::STANDARD;
        let second = |days: i32| orders.at(days).groups().nth(1).unwrap();
        assert!(second(1).contains(Component::Interest));
        assert!(second(90).contains(Component::Interest));
        assert!(second(91).contains(Component::Cash));
        assert_eq!(orders.at(0), &orders.current);
    }

    #[test]
    fn the_standard_orders_are_what_their_listings_say() {
        let charges = [
            Components::one(Component::Interest),
            Components::one(Component::PenaltyInterest),
            Components::one(Component::CompoundInterest),
            Components::one(Component::LateFee),
            Components::FEE,
        ];
        let others = [Component::Purchase, Component::Instalment, Component::Loan].map(Components::one);
        assert_eq!(Order::new(&[&[COST], &charges, &[CASH], &others]), Ok(CHARGES_FIRST));
        assert_eq!(Order::new(&[&[COST], &charges, &[Components::PRINCIPAL]]), Ok(Order::LOAN));
        assert_eq!(Order::new(&[&[COST], &[CASH], &others, &charges]), Ok(PRINCIPAL_FIRST));
    }

    #[test]
    fn a_repeated_component_is_named() {
        let twice = Order::new(&[&[Components::PRINCIPAL], &[Components::one(Component::Cash)]]);
        assert_eq!(twice, Err(TermsError::OrderRepeats { component: Component::Cash }));
        let component = Component::JudgmentInterest;
        assert_eq!(Order::new(&[&[Components::one(component)]]), Err(TermsError::NotInOrders { component }));
    }
}
