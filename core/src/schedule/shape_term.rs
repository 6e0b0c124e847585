//! The terms of a schedule's shape, by name.

use crate::words::keys;

keys! {
    /// A term of a schedule's shape, by its key in the case document.
    pub enum ShapeTerm {
        /// A payment by formula.
        Basis = "payment";
        /// A payment that is given.
        Amount = "paymentAmount";
        /// A payment that is rounded.
        Rounding = "paymentRounding";
        /// Principal that stays to the end.
        Residual = "residual";
        /// Periods with nothing due.
        Deferred = "deferredPeriods";
        /// Periods of interest alone.
        InterestOnly = "interestOnlyPeriods";
        /// What an odd period does.
        OddPeriod = "oddPeriod";
        /// Interest due on the first day of its period.
        InterestTiming = "interestTiming";
        /// Interest by days.
        PeriodInterest = "periodInterest";
    }
}
