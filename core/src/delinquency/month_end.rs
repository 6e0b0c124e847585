// Semantics: [late-4].

use super::{Bucket, DelinquencyError};
use core::fmt;

/// How an account stood at the end of a month.
///
/// The first four the engine knows from a replay; the others are decisions and events that the lender states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MonthEnd {
    /// Open, with this many days past due at the month's last day: `N`, or `1` to `7`.
    Open {
        /// Days past due, 0 or above.
        days_past_due: i32,
    },
    /// Overdue in the month and repaid in full before its end (约定还款日后月底前还清): `M`.
    PaidLate,
    /// No repayment fell due, or the account had not been opened: `*`.
    NothingDue,
    /// Settled and closed in the month: `C`.
    Settled,
    /// Open, its state not known: `#`.
    Unknown,
    /// The statement date was changed and the month has no bill: `A`.
    NoBill,
    /// Booked as bad debt (呆账): `B`.
    BadDebt,
    /// Repaid by the guarantor, in whole or in part: `D`.
    RepaidByGuarantor,
    /// Repaid in kind (以资抵债), in whole or in part: `Z`.
    RepaidInKind,
    /// Ended in another than the normal way: `G`.
    EndedOtherwise,
}

impl MonthEnd {
    /// The code that the credit report shows.
    ///
    /// # Errors
    /// [`DelinquencyError::NegativeDays`]:
    /// ```
    /// use arrears::delinquency::{DelinquencyError, MonthEnd};
    /// assert_eq!(MonthEnd::Open { days_past_due: 61 }.code()?.symbol(), '3');
    /// assert_eq!(MonthEnd::Open { days_past_due: 0 }.code()?.symbol(), 'N');
    /// assert_eq!(MonthEnd::PaidLate.code()?.symbol(), 'M');
    /// assert!(matches!(MonthEnd::Open { days_past_due: -1 }.code(), Err(DelinquencyError::NegativeDays { .. })));
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub const fn code(self) -> Result<CreditCode, DelinquencyError> {
        let symbol = match self {
            Self::Open { days_past_due } => match Bucket::from_days_past_due(days_past_due) {
                Err(error) => return Err(error),
                Ok(Bucket::M0) => 'N',
                Ok(Bucket::M1) => '1',
                Ok(Bucket::M2) => '2',
                Ok(Bucket::M3) => '3',
                Ok(Bucket::M4) => '4',
                Ok(Bucket::M5) => '5',
                Ok(Bucket::M6) => '6',
                Ok(Bucket::M7Plus) => '7',
            },
            Self::PaidLate => 'M',
            Self::NothingDue => '*',
            Self::Settled => 'C',
            Self::Unknown => '#',
            Self::NoBill => 'A',
            Self::BadDebt => 'B',
            Self::RepaidByGuarantor => 'D',
            Self::RepaidInKind => 'Z',
            Self::EndedOtherwise => 'G',
        };
        Ok(CreditCode(symbol))
    }

    /// Whether the account is over: no later month can have a status. What a guarantor or goods repaid may be a part.
    #[must_use]
    pub const fn is_end(self) -> bool {
        matches!(self, Self::Settled | Self::EndedOtherwise)
    }
}

/// One month's code in a credit report: `N`, `1` to `7`, or one of `* # A B C D G M Z`.
///
/// # Source
/// Second-generation personal credit report of the People's Bank of China (as reported).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CreditCode(char);

impl CreditCode {
    /// No repayment due, or no history: `*`.
    pub const NOTHING_DUE: Self = Self('*');

    /// The character printed.
    #[must_use]
    pub const fn symbol(self) -> char {
        self.0
    }

    /// Whether it says that a payment was missed: `1` to `7`, `B`, `D`, `G`, `M`, `Z`.
    #[must_use]
    pub const fn is_adverse(self) -> bool {
        matches!(self.0, '1'..='7' | 'B' | 'D' | 'G' | 'M' | 'Z')
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_turn_where_the_buckets_turn() {
        let edges = [
            (0, 'N'),
            (1, '1'),
            (30, '1'),
            (31, '2'),
            (60, '2'),
            (61, '3'),
            (90, '3'),
            (91, '4'),
            (120, '4'),
            (121, '5'),
            (150, '5'),
            (151, '6'),
            (180, '6'),
            (181, '7'),
            (9_999, '7'),
        ];
        for (days_past_due, symbol) in edges {
            assert_eq!(MonthEnd::Open { days_past_due }.code().unwrap().symbol(), symbol, "{days_past_due}");
        }
    }

    #[test]
    fn only_an_ending_ends_and_only_a_miss_is_adverse() {
        assert!(MonthEnd::Settled.is_end() && MonthEnd::EndedOtherwise.is_end());
        assert!(!MonthEnd::BadDebt.is_end() && !MonthEnd::RepaidByGuarantor.is_end());
        assert!(!MonthEnd::Settled.code().unwrap().is_adverse());
        assert!(!MonthEnd::Open { days_past_due: 0 }.code().unwrap().is_adverse());
        assert!(MonthEnd::RepaidInKind.code().unwrap().is_adverse());
    }
}
