//! The terms of a revolving card.

// Semantics: [card-1] [card-2].

use super::{
    AllocationOrders, Carry, DueRule, History, LateFeeRule, LateFeeStop, MinimumAlternatives, MinimumRatios,
    StatementDates,
};
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::component::Components;
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};
use crate::rounding::{Rounding, Split};
use crate::words::keys;

keys! {
    /// What bears interest once the interest-free period of a statement is lost.
    ///
    /// 10,000.00 posted on 1 January, 4,000.00 paid on the due date 25 February, the rest on 28 February, 0.05 % a day: full
    /// 284.00 (10,000.00 for 55 days, 6,000.00 for 3); unpaid part 174.00 (6,000.00 for 58 days).
    pub enum InterestBase {
        /// All purchases of the statement from their posting days, stepping down at each repayment (全额计息).
        Full = "full";
        /// What is unpaid at the end of late-payment grace, from the posting days, where the minimum was paid; else as full (未偿还部分计息).
        UnpaidPart = "unpaidPart";
    }
}

keys! {
    /// When interest bears interest.
    ///
    /// 1,000.00 of cash for 30 days at 0.05 % a day, then 30 days more with the 15.00 or 15.11 unpaid: none 30.00, monthly
    /// 30.23 (0.23 of it compound interest), daily 30.45.
    pub enum Compounding {
        /// From the first day its posting did not cover (按月计收复利).
        Monthly = "monthly";
        /// Never.
        None = "none";
        /// Each day, on all that was earned before, posted or not; what it earns is interest like any other.
        Daily = "daily";
    }
}

keys! {
    /// How far back a lost interest-free period is charged.
    ///
    /// 500.00 posted on 10 May, statement on 1 June, 25 June missed, statement on 1 July, 15 % a year by 365 days: from posting
    /// 10.68 (52 days), latest cycle 6.16 (30 days).
    pub enum ChargeBack {
        /// To the posting days.
        FromPosting = "fromPosting";
        /// No further than to the first day that the statement itself did not accrue.
        ///
        /// # Source
        /// 12 CFR 1026.54.
        LatestCycle = "latestCycle";
    }
}

keys! {
    /// Which cycle the statement day itself belongs to.
    ///
    /// 1,000.00 posted on 30 March, 100.00 paid on 23 April, statement on 5 May, 0.05 % a day: included 17.85, excluded
    /// 17.40.
    pub enum StatementDayAccrual {
        /// The last day of the cycle that the statement closes.
        Included = "included";
        /// The first day of the next cycle.
        Excluded = "excluded";
    }
}

keys! {
    /// Which balance the day of a payment accrues on.
    ///
    /// 1,000.00 paid off after 24 days at 0.05 % a day: new balance 12.00 (the payment day is not counted), old 12.50.
    pub enum PaymentDay {
        /// The balance after the payment (算头不算尾).
        NewBalance = "newBalance";
        /// The balance before it.
        OldBalance = "oldBalance";
    }
}

/// The terms of one card account, checked: [`CardTermsDraft`](super::CardTermsDraft) builds them.
///
/// Held in place without allocation, so that a replay can borrow them anywhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardTerms {
    pub(super) currency: Currency,
    pub(super) opened: Date,
    pub(super) statement_day: MonthDay,
    pub(super) statement_dates: StatementDates,
    pub(super) due: DueRule,
    pub(super) purchase_rates: History<Rate>,
    pub(super) cash_rates: History<Rate>,
    pub(super) interest_base: InterestBase,
    pub(super) charge_back: ChargeBack,
    pub(super) bearing: Components,
    pub(super) compounding: Compounding,
    pub(super) statement_day_accrual: StatementDayAccrual,
    pub(super) payment_day: PaymentDay,
    pub(super) late_payment_grace_days: u16,
    pub(super) tolerance: Option<Money>,
    pub(super) minimum_ratios: History<MinimumRatios>,
    pub(super) minimum_alternatives: MinimumAlternatives,
    pub(super) minimum_floor: Option<Money>,
    pub(super) carry: Carry,
    pub(super) credit_limits: History<Money>,
    pub(super) late_fees: History<LateFeeRule>,
    pub(super) late_fee_stop: LateFeeStop,
    pub(super) minimum_purchase_interest: Option<Money>,
    pub(super) minimum_cash_interest: Option<Money>,
    pub(super) allocation: AllocationOrders,
    pub(super) new_purchases_keep_interest_free_period: bool,
    pub(super) refund_counts_as_payment: bool,
    pub(super) rounding: Rounding,
    pub(super) split: Split,
    pub(super) early_settlement_fee: Fraction,
}

impl CardTerms {
    /// An amount that need not be said: nothing where it is not.
    fn amount(&self, amount: Option<Money>) -> Money {
        amount.unwrap_or(Money::zero(self.currency))
    }

    /// The currency of the account.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The day the account was opened.
    #[must_use]
    pub const fn opened(&self) -> Date {
        self.opened
    }

    /// The day of the month on which statements are made.
    #[must_use]
    pub const fn statement_day(&self) -> MonthDay {
        self.statement_day
    }

    /// Past closing dates as printed, where the account has such; the statement day goes on after them.
    #[must_use]
    pub const fn statement_dates(&self) -> &StatementDates {
        &self.statement_dates
    }

    /// When statements are due.
    #[must_use]
    pub const fn due(&self) -> DueRule {
        self.due
    }

    /// The daily rates of purchases, and of billed unpaid interest.
    #[must_use]
    pub const fn purchase_rates(&self) -> &History<Rate> {
        &self.purchase_rates
    }

    /// The daily rates of cash advances.
    #[must_use]
    pub const fn cash_rates(&self) -> &History<Rate> {
        &self.cash_rates
    }

    /// What bears interest once an interest-free period is lost.
    #[must_use]
    pub const fn interest_base(&self) -> InterestBase {
        self.interest_base
    }

    /// How far back a lost interest-free period is charged.
    #[must_use]
    pub const fn charge_back(&self) -> ChargeBack {
        self.charge_back
    }

    /// Components that bear interest as purchases do, beside these, cash, instalment parts and posted interest.
    #[must_use]
    pub const fn bearing(&self) -> Components {
        self.bearing
    }

    /// Whether billed unpaid interest bears interest.
    #[must_use]
    pub const fn compounding(&self) -> Compounding {
        self.compounding
    }

    /// Which cycle the statement day belongs to.
    #[must_use]
    pub const fn statement_day_accrual(&self) -> StatementDayAccrual {
        self.statement_day_accrual
    }

    /// Which balance the day of a payment accrues on.
    #[must_use]
    pub const fn payment_day(&self) -> PaymentDay {
        self.payment_day
    }

    /// Late-payment grace after the due date (容时), in days.
    #[must_use]
    pub const fn late_payment_grace_days(&self) -> u16 {
        self.late_payment_grace_days
    }

    /// The shortfall against the statement that still counts as paid in full (容差).
    #[must_use]
    pub fn tolerance(&self) -> Money {
        self.amount(self.tolerance)
    }

    /// The tolerance, in minor units.
    pub(crate) const fn tolerance_minor(&self) -> i64 {
        Money::minor_of(self.tolerance)
    }

    /// The ratios of the minimum payment.
    #[must_use]
    pub const fn minimum_ratios(&self) -> &History<MinimumRatios> {
        &self.minimum_ratios
    }

    /// Other ways to reckon the minimum payment, of which the greatest counts.
    #[must_use]
    pub const fn minimum_alternatives(&self) -> &MinimumAlternatives {
        &self.minimum_alternatives
    }

    /// The least minimum payment.
    #[must_use]
    pub fn minimum_floor(&self) -> Money {
        self.amount(self.minimum_floor)
    }

    /// The least minimum payment, in minor units.
    pub(crate) const fn minimum_floor_minor(&self) -> i64 {
        Money::minor_of(self.minimum_floor)
    }

    /// How much of an unpaid minimum joins the next.
    #[must_use]
    pub const fn carry(&self) -> Carry {
        self.carry
    }

    /// The credit limits over time; empty where the account has none that is known.
    #[must_use]
    pub const fn credit_limits(&self) -> &History<Money> {
        &self.credit_limits
    }

    /// The late-fee rules.
    #[must_use]
    pub const fn late_fees(&self) -> &History<LateFeeRule> {
        &self.late_fees
    }

    /// When late fees end.
    #[must_use]
    pub const fn late_fee_stop(&self) -> LateFeeStop {
        self.late_fee_stop
    }

    /// The least interest a statement posts on purchases where any accrued.
    #[must_use]
    pub fn minimum_purchase_interest(&self) -> Money {
        self.amount(self.minimum_purchase_interest)
    }

    /// The least interest on purchases, in minor units.
    pub(crate) const fn minimum_purchase_interest_minor(&self) -> i64 {
        Money::minor_of(self.minimum_purchase_interest)
    }

    /// The least interest a statement posts on cash advances where any accrued.
    #[must_use]
    pub fn minimum_cash_interest(&self) -> Money {
        self.amount(self.minimum_cash_interest)
    }

    /// The least interest on cash advances, in minor units.
    pub(crate) const fn minimum_cash_interest_minor(&self) -> i64 {
        Money::minor_of(self.minimum_cash_interest)
    }

    /// The allocation orders.
    #[must_use]
    pub const fn allocation(&self) -> &AllocationOrders {
        &self.allocation
    }

    /// Whether purchases made while a balance revolves keep their own interest-free period.
    #[must_use]
    pub const fn new_purchases_keep_interest_free_period(&self) -> bool {
        self.new_purchases_keep_interest_free_period
    }

    /// Whether a refund counts toward the statement and the minimum payment.
    #[must_use]
    pub const fn refund_counts_as_payment(&self) -> bool {
        self.refund_counts_as_payment
    }

    /// How every posting rounds.
    #[must_use]
    pub const fn rounding(&self) -> Rounding {
        self.rounding
    }

    /// How the principal of an instalment plan is cut into parts.
    #[must_use]
    pub const fn split(&self) -> Split {
        self.split
    }

    /// The fee for settling an instalment plan early, a share of its unbilled principal.
    #[must_use]
    pub const fn early_settlement_fee(&self) -> Fraction {
        self.early_settlement_fee
    }

    /// The first statement day: the first of the closing dates, or the first statement day on or after the opening.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn first_statement(&self) -> Result<Date, CalendarError> {
        match self.statement_dates.as_slice().first() {
            Some(first) => Ok(*first),
            None => self.statement_day.on_or_after(self.opened),
        }
    }

    /// The statement day after a statement day, where no event changes the cycle.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn next_statement(&self, statement: Date) -> Result<Date, CalendarError> {
        self.statement_dates.next(statement, self.statement_day)
    }

    /// The due date of a statement, where no event changes the cycle.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn due_date(&self, statement: Date) -> Result<Date, CalendarError> {
        self.due.due_date(statement)
    }

    /// The last day of late-payment grace for a due date.
    ///
    /// # Errors
    /// [`CalendarError::OutOfRange`].
    pub fn late_payment_grace_end(&self, due: Date) -> Result<Date, CalendarError> {
        due.plus_days(i32::from(self.late_payment_grace_days))
    }
}
