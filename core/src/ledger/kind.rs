//! What an event is, by its name in a document and its number in a column.

// Semantics: [value-11].

use super::{Action, EventColumn};
use crate::words::keys;

keys! {
    /// What an event is: each kind is a `kind` of the case document, and its place here is its number in a column.
    ///
    /// ```
    /// use arrears::ledger::EventKind;
    /// assert_eq!(EventKind::from_key("cashAdvance"), Some(EventKind::CashAdvance));
    /// assert_eq!([EventKind::Purchase, EventKind::Payment].map(EventKind::number), [0, 1]);
    /// ```
    pub enum EventKind {
        /// A purchase posted (消费入账).
        Purchase = "purchase";
        /// A payment received (还款).
        Payment = "payment";
        /// Cash drawn (取现).
        CashAdvance = "cashAdvance";
        /// A refund (退货).
        Refund = "refund";
        /// Cost of enforcing the claim.
        Cost = "cost";
        /// A fee charged.
        Fee = "fee";
        /// A loan paid out (放款).
        Disbursement = "disbursement";
        /// Purchases converted into an instalment plan (账单分期).
        Conversion = "conversion";
        /// A plan, or every plan, settled before its time (提前结清).
        InstalmentSettlement = "instalmentSettlement";
        /// Amounts forgiven (减免).
        Waiver = "waiver";
        /// Accrual stops (停息).
        Freeze = "freeze";
        /// Accrual goes on.
        Unfreeze = "unfreeze";
        /// Other daily rates of a card, or another contract rate of a loan.
        RateChange = "rateChange";
        /// A payment that goes on to principal not yet due (提前还款).
        EarlyRepayment = "earlyRepayment";
        /// All principal of a loan accelerated (提前到期).
        Acceleration = "acceleration";
        /// The running instalment of a loan falls due on another day.
        DueDateChange = "dueDateChange";
        /// An event taken out of history.
        Reversal = "reversal";
        /// Written off in the lender's books (核销).
        WriteOff = "writeOff";
        /// What posted amounts less credit should be.
        Assertion = "assertion";
        /// A court's judgment (判决).
        Judgment = "judgment";
        /// Another credit limit of a card (信用额度).
        CreditLimitChange = "creditLimitChange";
        /// Another statement day of a card (改账单日).
        CycleChange = "cycleChange";
        /// Money of a loan's payments goes back.
        Chargeback = "chargeback";
        /// Credit of a loan paid out.
        CreditRefund = "creditRefund";
        /// Another level payment of a loan.
        PaymentChange = "paymentChange";
        /// A purchase disputed (争议交易).
        Dispute = "dispute";
        /// A dispute ends.
        DisputeEnd = "disputeEnd";
    }
}

impl EventKind {
    /// The number in a column: its place in [`Self::ALL`], from 0.
    #[must_use]
    pub fn number(self) -> u8 {
        let place = Self::ALL.iter().position(|kind| *kind == self);
        // INVARIANT: every kind is in the list, which has fewer than 256.
        place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
    }

    /// The kind of a number in a column.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The kind of an action.
    #[must_use]
    pub const fn of(action: &Action) -> Self {
        match action {
            Action::Purchase(_) => Self::Purchase,
            Action::Payment(_) => Self::Payment,
            Action::CashAdvance { .. } => Self::CashAdvance,
            Action::Refund { .. } => Self::Refund,
            Action::Fee { .. } => Self::Fee,
            Action::Cost(_) => Self::Cost,
            Action::Disbursement(_) => Self::Disbursement,
            Action::Conversion { .. } => Self::Conversion,
            Action::InstalmentSettlement { .. } => Self::InstalmentSettlement,
            Action::Waiver { .. } => Self::Waiver,
            Action::Freeze(_) => Self::Freeze,
            Action::Unfreeze(_) => Self::Unfreeze,
            Action::RateChange { .. } | Action::LoanRate(_) => Self::RateChange,
            Action::EarlyRepayment { .. } => Self::EarlyRepayment,
            Action::Acceleration => Self::Acceleration,
            Action::DueDateChange { .. } => Self::DueDateChange,
            Action::Reversal { .. } => Self::Reversal,
            Action::WriteOff => Self::WriteOff,
            Action::Assertion(_) => Self::Assertion,
            Action::Judgment { .. } => Self::Judgment,
            Action::CreditLimitChange(_) => Self::CreditLimitChange,
            Action::CycleChange { .. } => Self::CycleChange,
            Action::Chargeback(_) => Self::Chargeback,
            Action::CreditRefund(_) => Self::CreditRefund,
            Action::PaymentChange(_) => Self::PaymentChange,
            Action::Dispute { .. } => Self::Dispute,
            Action::DisputeEnd { .. } => Self::DisputeEnd,
        }
    }

    /// The columns that an event of this kind must have a value in, and those that it may have one in. Beside them every kind
    /// has `kind`, and may have `recorded` and `order`; all others are null.
    ///
    /// ```
    /// use arrears::ledger::{EventColumn as Column, EventKind};
    /// let (needed, optional) = EventKind::CashAdvance.columns();
    /// assert_eq!((needed, optional), (&[Column::Effective, Column::Amount][..], &[Column::Fee][..]));
    /// ```
    #[must_use]
    pub const fn columns(self) -> (&'static [EventColumn], &'static [EventColumn]) {
        use EventColumn::{
            Amount, CashRate, Charge, Components, Due, DueDays, DueRule, Effective, Fee, InterestContinues, Keep,
            Outcome, Periods, PurchaseRate, Rate, RatePeriod, Reference, StatementDay,
        };
        match self {
            Self::Purchase
            | Self::Payment
            | Self::Cost
            | Self::Disbursement
            | Self::PaymentChange
            | Self::Chargeback
            | Self::CreditRefund
            | Self::CreditLimitChange
            | Self::Assertion => (&[Effective, Amount], &[]),
            Self::CashAdvance => (&[Effective, Amount], &[Fee]),
            Self::Refund => (&[Effective, Amount], &[Reference]),
            Self::Fee | Self::Waiver => (&[Effective, Amount, Components], &[]),
            Self::Conversion => (&[Effective, Amount, Periods], &[Charge, Rate]),
            Self::InstalmentSettlement => (&[Effective], &[Reference]),
            Self::Freeze | Self::Unfreeze => (&[Effective, Components], &[]),
            Self::RateChange => (&[Effective], &[PurchaseRate, CashRate, Rate, RatePeriod]),
            Self::CycleChange => (&[Effective, StatementDay], &[DueRule, DueDays]),
            Self::Reversal => (&[Reference], &[Effective]),
            Self::WriteOff | Self::Acceleration => (&[Effective], &[]),
            Self::EarlyRepayment => (&[Effective, Amount], &[Keep]),
            Self::DueDateChange => (&[Effective, Due], &[]),
            Self::Dispute => (&[Effective, Reference], &[Amount]),
            Self::DisputeEnd => (&[Effective, Reference, Outcome], &[]),
            Self::Judgment => (&[Effective, Amount, Due], &[Components, InterestContinues]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_places_and_no_kind_has_a_column_twice() {
        for (number, kind) in (0..).zip(EventKind::ALL) {
            assert_eq!((kind.number(), EventKind::from_number(number)), (number, Some(*kind)));
            let (needed, optional) = kind.columns();
            for column in EventColumn::ALL {
                let times = needed.iter().chain(optional).filter(|other| *other == column).count();
                let is_of_all = matches!(column, EventColumn::Kind | EventColumn::Recorded | EventColumn::Order);
                assert!(times < 2 && !(is_of_all && times > 0), "{kind:?} {column:?}");
            }
        }
        assert_eq!(EventKind::from_number(200), None);
    }
}
