//! The columns that accounts may stand in.

use crate::words::keys;

keys! {
    /// The columns that accounts may stand in, by name.
    pub enum AccountColumn {
        /// Its product.
        Product = "product";
        /// The day a card was opened, or a loan paid out.
        Opened = "opened";
        /// The statement day of a card.
        StatementDay = "statementDay";
        /// The principal of a loan.
        Principal = "principal";
        /// The first due date of a loan.
        FirstDue = "firstDue";
        /// The number of periods of a loan.
        Periods = "periods";
        /// The day of the month of a loan's due dates.
        PayDay = "payDay";
        /// The contract rate of a loan.
        Rate = "rate";
        /// The period of that rate.
        RatePeriod = "ratePeriod";
        /// The day asked about.
        AsOf = "asOf";
        /// The day whose knowledge answers.
        KnownOn = "knownOn";
    }
}
