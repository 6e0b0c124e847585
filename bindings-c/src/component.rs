//! What an amount owed is, by number, and allocation orders over it.

use std::ffi::{CStr, c_char};

use engine::terms::{AllocationOrders, Order};
use engine::{Component, Components};

use crate::error::Failure;

/// Principal of purchases.
pub const ARREARS_COMPONENT_PURCHASE: i32 = 0;
/// Principal of cash advances.
pub const ARREARS_COMPONENT_CASH: i32 = 1;
/// Principal of billed instalment parts.
pub const ARREARS_COMPONENT_INSTALMENT: i32 = 2;
/// Principal of a loan.
pub const ARREARS_COMPONENT_LOAN: i32 = 3;
/// Interest.
pub const ARREARS_COMPONENT_INTEREST: i32 = 4;
/// Penalty interest.
pub const ARREARS_COMPONENT_PENALTY_INTEREST: i32 = 5;
/// Compound interest.
pub const ARREARS_COMPONENT_COMPOUND_INTEREST: i32 = 6;
/// Late fee.
pub const ARREARS_COMPONENT_LATE_FEE: i32 = 7;
/// Annual fee.
pub const ARREARS_COMPONENT_ANNUAL_FEE: i32 = 8;
/// Cash-advance fee.
pub const ARREARS_COMPONENT_CASH_FEE: i32 = 9;
/// Other service fees.
pub const ARREARS_COMPONENT_SERVICE_FEE: i32 = 10;
/// Instalment fee.
pub const ARREARS_COMPONENT_INSTALMENT_FEE: i32 = 11;
/// Cost of enforcing the claim.
pub const ARREARS_COMPONENT_COST: i32 = 12;
/// Interest on a judgment not performed in time.
pub const ARREARS_COMPONENT_JUDGMENT_INTEREST: i32 = 13;
/// How many components there are now.
pub const ARREARS_COMPONENT_COUNT: usize = 14;
/// How many components an allocation order lists: those before ARREARS_COMPONENT_JUDGMENT_INTEREST, which is met after
/// all others.
pub const ARREARS_COMPONENT_IN_ORDERS: usize = 13;
/// Room for components in arrays of this header; what lies beyond ARREARS_COMPONENT_COUNT is zero.
pub const ARREARS_COMPONENT_ROOM: usize = 16;

/// The set of every component. The set of one is `1 << ARREARS_COMPONENT_...`.
pub const ARREARS_COMPONENTS_ALL: u32 = 0x3fff;
/// The set of principal of every kind.
pub const ARREARS_COMPONENTS_PRINCIPAL: u32 = 0x000f;
/// The set of annual, cash, service and instalment fees.
pub const ARREARS_COMPONENTS_FEE: u32 = 0x0f00;

/// An allocation order: every component before ARREARS_COMPONENT_JUDGMENT_INTEREST once, first to last. A group of components that are met together, oldest first,
/// goes on while its number stays the same.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsOrder {
    /// How many components are listed: ARREARS_COMPONENT_IN_ORDERS, as an order leaves none of them out.
    pub count: u32,
    /// The components, ARREARS_COMPONENT_..., first to last.
    pub component: [u8; ARREARS_COMPONENT_ROOM],
    /// The number of the group each stands in.
    pub group: [u8; ARREARS_COMPONENT_ROOM],
}

pub(crate) fn component(number: impl Into<i64>, path: &str) -> Result<Component, Failure> {
    let number = number.into();
    let known = usize::try_from(number).ok().and_then(|at| Component::ALL.get(at)).copied();
    known.ok_or_else(|| Failure::unknown(path, number, "0 to 13"))
}

pub(crate) fn components(bits: u32, path: &str) -> Result<Components, Failure> {
    if bits & !ARREARS_COMPONENTS_ALL != 0 {
        return Err(Failure::unknown(path, bits, "the bits of ARREARS_COMPONENTS_ALL"));
    }
    let chosen = Component::ALL.into_iter().filter(|one| bits >> one.index() & 1 == 1);
    Ok(chosen.fold(Components::NONE, |set, one| set.or(Components::one(one))))
}

pub(crate) fn order(given: &ArrearsOrder, path: &str) -> Result<Order, Failure> {
    let count = usize::try_from(given.count).unwrap_or(usize::MAX);
    let room = given.component.len();
    if count > room {
        return Err(Failure::unknown(path, given.count, ARREARS_COMPONENT_IN_ORDERS));
    }
    let mut listing = [Components::NONE; ARREARS_COMPONENT_ROOM];
    for (slot, number) in listing.iter_mut().zip(given.component).take(count) {
        *slot = Components::one(component(number, path)?);
    }
    let listing = listing.get(..count).unwrap_or_default();
    let numbers = given.group.get(..count).unwrap_or_default();
    let mut groups: [&[Components]; ARREARS_COMPONENT_ROOM] = [&[]; ARREARS_COMPONENT_ROOM];
    let mut rest = listing;
    for (slot, group) in groups.iter_mut().zip(numbers.chunk_by(|a, b| a == b)) {
        let (members, others) = rest.split_at_checked(group.len()).unwrap_or((rest, &[]));
        (*slot, rest) = (members, others);
    }
    Order::new(&groups).map_err(|error| Failure::engine(path, error))
}

/// The orders of a card: current, 1 to 90 days past due, from day 91.
pub(crate) fn orders(given: &[ArrearsOrder], path: &str) -> Result<AllocationOrders, Failure> {
    let [current, overdue, long_overdue] = given else {
        return Err(Failure::unknown(path, given.len(), "three orders"));
    };
    let [current, overdue, long_overdue] = [(0, current), (1, overdue), (2, long_overdue)]
        .map(|(place, given)| order(given, "").map_err(|failure| failure.inside(path, place)));
    Ok(AllocationOrders::new(current?, overdue?, long_overdue?))
}

/// The name of a component in documents, such as "purchase"; NULL for a number that is none. Static text.
#[unsafe(no_mangle)]
pub extern "C" fn arrears_component_name(component: i32) -> *const c_char {
    boundary!(or std::ptr::null(), {
        let known = self::component(component, "component").ok();
        known.and_then(|known| NAMES.get(known.index())).map_or(std::ptr::null(), |name| name.as_ptr())
    })
}

const NAMES: [&CStr; Component::COUNT] = [
    c"purchase",
    c"cash",
    c"instalment",
    c"loan",
    c"interest",
    c"penaltyInterest",
    c"compoundInterest",
    c"lateFee",
    c"annualFee",
    c"cashFee",
    c"serviceFee",
    c"instalmentFee",
    c"cost",
    c"judgmentInterest",
];
