//! Where an account stands, as a plain struct.

use engine::balance::Position;
use engine::delinquency::Bucket;
use engine::{Component, Money};

use crate::component::ARREARS_COMPONENT_ROOM;
use crate::date::{ARREARS_DATE_NONE, ArrearsDate};
use crate::money::ArrearsCurrency;

/// Where an account stands on a day: what a payment on that day would settle. Start from ARREARS_BALANCE_INIT. Amounts
/// are minor units of `currency`, at least zero.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsBalance {
    /// sizeof(arrears_balance).
    pub struct_size: usize,
    /// The day that was asked about.
    pub as_of: ArrearsDate,
    /// The currency.
    pub currency: ArrearsCurrency,
    /// Posted, billed on a statement and unpaid, of each component, ARREARS_COMPONENT_...
    pub billed_minor: [i64; ARREARS_COMPONENT_ROOM],
    /// Posted, not yet billed and unpaid, of each component.
    pub unbilled_minor: [i64; ARREARS_COMPONENT_ROOM],
    /// Posted and unpaid.
    pub posted_minor: i64,
    /// Paid in advance.
    pub credit_minor: i64,
    /// Interest earned and not yet posted.
    pub accrued_interest_minor: i64,
    /// Compound interest earned and not yet posted.
    pub accrued_compound_interest_minor: i64,
    /// Penalty interest earned and not yet posted.
    pub accrued_penalty_interest_minor: i64,
    /// Interest on a judgment not performed in time, earned and not yet posted.
    pub accrued_judgment_interest_minor: i64,
    /// Disputed and set apart, in none of the other figures.
    pub disputed_minor: i64,
    /// Interest that is owed only if an open statement is not paid in full.
    pub retroactive_interest_minor: i64,
    /// Principal not yet billed or due: of instalment plans, or of the loan.
    pub plan_principal_minor: i64,
    /// The fee for settling all instalment plans on this day.
    pub early_settlement_fee_minor: i64,
    /// What ends the debt on this day.
    pub payoff_minor: i64,
    /// Demanded, not met, and past late-payment grace.
    pub overdue_minor: i64,
    /// The due date the days past due count from; ARREARS_DATE_NONE.
    pub overdue_since: ArrearsDate,
    /// Days past due at the end of the day.
    pub days_past_due: i32,
    /// The bucket of 30 days they fall in: 0 to 6, and 7 for more than 180 days.
    pub bucket: i32,
    /// Minimum payments, or instalments, missed in a row.
    pub consecutive_missed_payments: u32,
}

impl ArrearsBalance {
    /// The same as a plain struct; the number of the currency is known beforehand.
    pub(crate) fn of(position: &Position, currency: ArrearsCurrency) -> Self {
        // INVARIANT: days past due are counted up to the day, from a day before it.
        let bucket = Bucket::from_days_past_due(position.days_past_due()).unwrap_or(Bucket::M0);
        Self {
            struct_size: size_of::<Self>(),
            as_of: position.as_of().serial(),
            currency,
            billed_minor: in_room(|component| position.billed(component)),
            unbilled_minor: in_room(|component| position.unbilled(component)),
            posted_minor: position.posted().minor(),
            credit_minor: position.credit().minor(),
            accrued_interest_minor: position.accrued_interest().minor(),
            accrued_compound_interest_minor: position.accrued_compound_interest().minor(),
            accrued_penalty_interest_minor: position.accrued_penalty_interest().minor(),
            accrued_judgment_interest_minor: position.accrued_judgment_interest().minor(),
            disputed_minor: position.disputed().minor(),
            retroactive_interest_minor: position.retroactive_interest().minor(),
            plan_principal_minor: position.plan_principal().minor(),
            early_settlement_fee_minor: position.early_settlement_fee().minor(),
            payoff_minor: position.payoff().minor(),
            overdue_minor: position.overdue().minor(),
            overdue_since: position.overdue_since().map_or(ARREARS_DATE_NONE, |day| day.serial()),
            days_past_due: position.days_past_due(),
            bucket: bucket_number(bucket),
            consecutive_missed_payments: position.consecutive_missed_payments(),
        }
    }
}

/// The components that there are, and zeros behind them.
fn in_room(of: impl Fn(Component) -> Money) -> [i64; ARREARS_COMPONENT_ROOM] {
    let mut room = [0; ARREARS_COMPONENT_ROOM];
    for (slot, component) in room.iter_mut().zip(Component::ALL) {
        *slot = of(component).minor();
    }
    room
}

const fn bucket_number(bucket: Bucket) -> i32 {
    match bucket {
        Bucket::M0 => 0,
        Bucket::M1 => 1,
        Bucket::M2 => 2,
        Bucket::M3 => 3,
        Bucket::M4 => 4,
        Bucket::M5 => 5,
        Bucket::M6 => 6,
        Bucket::M7Plus => 7,
    }
}
