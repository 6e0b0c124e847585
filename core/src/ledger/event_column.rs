//! The columns that events may stand in.

use crate::words::keys;

keys! {
    /// The columns that events may stand in, by name.
    ///
    /// ```
    /// use arrears::ledger::EventColumn;
    /// assert_eq!(EventColumn::RatePeriod.key(), "ratePeriod");
    /// ```
    pub enum EventColumn {
        /// The day an event takes effect.
        Effective = "effective";
        /// The day it was recorded.
        Recorded = "recorded";
        /// What it is.
        Kind = "kind";
        /// Its amount; a new credit limit; what an assertion expects.
        Amount = "amount";
        /// The event it is about.
        Reference = "reference";
        /// The fee of a cash advance.
        Fee = "fee";
        /// The components it is about.
        Components = "components";
        /// The parts of a conversion.
        Periods = "periods";
        /// What a conversion costs.
        Charge = "charge";
        /// The rate of that, or a loan's new contract rate.
        Rate = "rate";
        /// The period of a loan's new contract rate.
        RatePeriod = "ratePeriod";
        /// A card's new daily rate of purchases.
        PurchaseRate = "purchaseRate";
        /// A card's new daily rate of cash advances.
        CashRate = "cashRate";
        /// A new due date, or the last day to perform a judgment.
        Due = "due";
        /// What an early repayment leaves alone.
        Keep = "keep";
        /// A card's new statement day.
        StatementDay = "statementDay";
        /// Which rule its statements are due by from then on.
        DueRule = "dueRule";
        /// The days after the statement, or the day of the month, of that rule.
        DueDays = "dueDays";
        /// For whom a dispute ends.
        Outcome = "outcome";
        /// Whether interest goes on after a judgment.
        InterestContinues = "interestContinues";
        /// The place of an event among those of its account.
        Order = "order";
    }
}

impl EventColumn {
    /// A bit of its own.
    pub(super) const fn bit(self) -> u32 {
        1 << match self {
            Self::Effective => 0,
            Self::Recorded => 1,
            Self::Kind => 2,
            Self::Amount => 3,
            Self::Reference => 4,
            Self::Fee => 5,
            Self::Components => 6,
            Self::Periods => 7,
            Self::Charge => 8,
            Self::Rate => 9,
            Self::RatePeriod => 10,
            Self::PurchaseRate => 11,
            Self::CashRate => 12,
            Self::Due => 13,
            Self::Keep => 14,
            Self::StatementDay => 15,
            Self::DueRule => 16,
            Self::DueDays => 17,
            Self::Outcome => 18,
            Self::InterestContinues => 19,
            Self::Order => 20,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_bit_of_its_own() {
        let bits = EventColumn::ALL.iter().fold(0, |bits, column| bits + column.bit());
        assert_eq!(bits.count_ones(), u32::try_from(EventColumn::ALL.len()).unwrap());
    }
}
