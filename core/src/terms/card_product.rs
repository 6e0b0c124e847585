//! What every card of a product promises, without what is each account's own.

use super::card_draft::{check_cycle, in_force_from};
use super::{CardTerms, CardTermsDraft, StatementDates, TermsError};
use crate::calendar::{Date, MonthDay};
use crate::money::Currency;

/// The terms of a card product: those of a card without its opening and its statement day.
///
/// The cycle is checked once for each of the 31 statement days; what is left to check of an account is its opening.
///
/// ```
/// use arrears::terms::Issuer;
/// use arrears::{Date, MonthDay};
/// let (any, fifth) = (Date::MAX, MonthDay::new(5)?);
/// let product = Issuer::Cmb.card(any, fifth)?.product()?;
/// let opened = Date::new(2023, 3, 6)?;
/// assert_eq!(product.terms(opened, fifth)?, Issuer::Cmb.card(opened, fifth)?.build()?);
/// # Ok::<(), arrears::TermsError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardProductTerms {
    terms: CardTerms,
    /// The statement days whose cycle holds, the lowest bit for the first of the month.
    days: u32,
}

impl CardProductTerms {
    /// The product of terms that are checked but for their cycle and what must be in force at the opening.
    pub(super) fn new(mut terms: CardTerms) -> Result<Self, TermsError> {
        (terms.opened, terms.statement_dates) = (Date::MAX, StatementDates::NONE);
        let mut days = 0_u32;
        let mut refused = None;
        for day in 1..=31 {
            terms.statement_day = MonthDay::new(day)?;
            match check_cycle(&terms) {
                Ok(()) => days |= bit(terms.statement_day),
                Err(error) => refused = Some(error),
            }
        }
        match refused {
            Some(error) if days == 0 => Err(error),
            _ => Ok(Self { terms, days }),
        }
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.terms.currency
    }

    /// The terms of an account: when it was opened, and when its statements are made.
    ///
    /// # Errors
    /// [`TermsError::HistoryStartsLate`] where a rate or the minimum ratios were not in force at the opening;
    /// [`TermsError::TooManyDays`], [`TermsError::GraceTooLong`] and [`TermsError::DueDatesCollide`] where the cycle of this
    /// statement day does not hold.
    pub fn terms(&self, opened: Date, statement_day: MonthDay) -> Result<CardTerms, TermsError> {
        in_force_from(&self.terms, opened)?;
        let mut terms = self.terms.clone();
        (terms.opened, terms.statement_day) = (opened, statement_day);
        if self.days & bit(statement_day) == 0 {
            check_cycle(&terms)?;
        }
        Ok(terms)
    }
}

impl CardTerms {
    /// The terms of a product: these without their opening, their statement day and their statement dates.
    ///
    /// # Errors
    /// What is said of the cycle where it holds for no statement day at all, which these terms' own is.
    pub fn product(&self) -> Result<CardProductTerms, TermsError> {
        CardProductTerms::new(self.clone())
    }
}

impl CardTermsDraft {
    /// The terms of a product: the draft without its opening, its statement day and its statement dates.
    ///
    /// # Errors
    /// As [`build`](Self::build), but for what depends on the opening; what is said of the cycle where it holds for no statement
    /// day at all.
    pub fn product(self) -> Result<CardProductTerms, TermsError> {
        CardProductTerms::new(self.settled()?)
    }
}

/// The bit of a day of the month, of which the first has the lowest.
fn bit(day: MonthDay) -> u32 {
    1_u32.wrapping_shl(u32::from(day.get())).wrapping_shr(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::DueRule;
    use crate::rate::Rate;
    use crate::terms::History;

    fn draft(opened: Date, statement_day: MonthDay) -> CardTermsDraft {
        CardTermsDraft::new(opened, statement_day).purchase_rate(Rate::daily("0.0005").unwrap())
    }

    /// Every statement day says what a draft says, whichever cycle holds for it.
    #[test]
    fn an_account_of_a_product_has_the_terms_of_its_draft() {
        let opened = Date::new(2023, 1, 1).unwrap();
        let rules = [
            DueRule::DaysAfterStatement(20),
            DueRule::DayOfMonth(MonthDay::new(31).unwrap()), // collides in February
            DueRule::DaysAfterStatement(58),                 // a grace too long for some
        ];
        let mut refused = 0;
        for rule in rules {
            let product = draft(Date::MAX, MonthDay::new(1).unwrap()).due(rule).product().unwrap();
            for day in 1..=31 {
                let day = MonthDay::new(day).unwrap();
                let drafted = draft(opened, day).due(rule).build();
                refused += usize::from(drafted.is_err());
                assert_eq!(product.terms(opened, day), drafted, "{rule:?} {day:?}");
            }
        }
        assert_eq!(refused, 3, "days of the three rules that have no cycle");
    }

    #[test]
    fn what_must_be_in_force_at_the_opening() {
        let (first, from) = (MonthDay::new(1).unwrap(), Date::new(2023, 1, 2).unwrap());
        let rates = History::never().then(from, Rate::daily("0.0004").unwrap()).unwrap();
        let product = CardTermsDraft::new(Date::MIN, first).purchase_rates(rates).product().unwrap();
        let opened = Date::new(2023, 1, 1).unwrap();
        assert_eq!(product.terms(opened, first), Err(TermsError::HistoryStartsLate { opened }));
        assert!(product.terms(from, first).is_ok());
    }

    #[test]
    fn a_cycle_that_holds_for_no_day() {
        let first = MonthDay::new(1).unwrap();
        let product = draft(Date::MAX, first).late_payment_grace_days(62).product();
        assert!(matches!(product, Err(TermsError::TooManyDays { .. })));
        assert_eq!((1..=31).fold(0, |bits, day| bits | bit(MonthDay::new(day).unwrap())), u32::MAX >> 1);
    }
}
