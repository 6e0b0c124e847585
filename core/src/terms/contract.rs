//! What every contract says, card or loan.

use super::{CardTerms, LoanTerms};
use crate::calendar::Date;
use crate::rate::Rate;

/// What the terms of a card and those of a loan both say.
///
/// Implemented by [`CardTerms`], [`LoanTerms`] and by accounts, which answer from their terms; by nothing else.
pub trait Contract: sealed::Sealed {
    /// The contract rate on a day: a card's purchase rate in force then, the rate a loan was agreed at.
    ///
    /// ```
    /// use arrears::terms::{Contract, Issuer};
    /// use arrears::{Date, MonthDay, Rate};
    /// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
    /// assert_eq!(terms.contract_rate(Date::new(2023, 5, 5)?), Rate::daily("0.0005")?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    fn contract_rate(&self, day: Date) -> Rate;

    /// Whether it is an instalment loan, whose principal falls due bit by bit by its own terms.
    fn is_loan(&self) -> bool;
}

pub(crate) mod sealed {
    /// Keeps [`Contract`](super::Contract) to the types of this crate.
    pub trait Sealed {}
}

impl sealed::Sealed for CardTerms {}
impl sealed::Sealed for LoanTerms {}

impl Contract for CardTerms {
    fn contract_rate(&self, day: Date) -> Rate {
        let rates = self.purchase_rates();
        // INVARIANT: checked terms have a rate in force from the opening on; before it, the first will be.
        let rate = rates.on(day).copied().or_else(|| rates.iter().next().map(|(_, rate)| *rate));
        rate.unwrap_or(Rate::ZERO)
    }

    fn is_loan(&self) -> bool {
        false
    }
}

impl Contract for LoanTerms {
    fn contract_rate(&self, _day: Date) -> Rate {
        self.amortisation().rate()
    }

    fn is_loan(&self) -> bool {
        true
    }
}
