// Semantics: [late-3].

use super::{Classification, DelinquencyError};
use crate::{Date, MonthDay};

/// One restructuring of an account: a contract adjusted in favour of a debtor in difficulty, or refinanced.
#[doc(alias = "re-age")]
#[doc(alias = "forbearance")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Restructuring {
    /// The day it was agreed.
    pub agreed: Date,
    /// The first repayment date under the new terms.
    pub first_new_due: Date,
    /// The day the second of two consecutive new due dates was paid as agreed; `None` while that has not happened.
    pub second_consecutive_paid: Option<Date>,
}

/// How long a restructured asset is observed (观察期), and the class it cannot rise above meanwhile.
///
/// At least `first` until the later of `months` after the first new due date and the day the second consecutive new
/// due date was paid, that day included. Restructured again within: at least `again`, and the period restarts.
///
/// # Source
/// 《商业银行金融资产风险分类办法》 (银保监会、人民银行令〔2023〕第1号), as reported: one year and two consecutive periods;
/// special mention; substandard where restructured again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Observation {
    /// Months from the first new due date.
    pub months: u16,
    /// The floor in a first period.
    pub first: Classification,
    /// The floor once restructured again within a period.
    pub again: Classification,
}

impl Observation {
    /// One year, special mention, substandard.
    pub const ORDER_2023: Self =
        Self { months: 12, first: Classification::SpecialMention, again: Classification::Substandard };

    /// The last day of the period of one restructuring, `None` while its second consecutive due date is unpaid.
    ///
    /// # Errors
    /// [`DelinquencyError::Calendar`] where it would end after 2199:
    /// ```
    /// use arrears::{Date, delinquency::{DelinquencyError, Observation, Restructuring}};
    /// let first_new_due = Date::new(2024, 2, 29)?;
    /// let mut plan = Restructuring {
    ///     agreed: Date::new(2024, 2, 1)?,
    ///     first_new_due,
    ///     second_consecutive_paid: Some(Date::new(2024, 3, 28)?),
    /// };
    /// assert_eq!(Observation::ORDER_2023.last_day(plan)?, Some(Date::new(2025, 2, 28)?));
    /// plan.second_consecutive_paid = Some(Date::new(2025, 6, 30)?);
    /// assert_eq!(Observation::ORDER_2023.last_day(plan)?, Some(Date::new(2025, 6, 30)?));
    /// plan.first_new_due = Date::MAX;
    /// assert!(matches!(Observation::ORDER_2023.last_day(plan), Err(DelinquencyError::Calendar(_))));
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub fn last_day(self, restructuring: Restructuring) -> Result<Option<Date>, DelinquencyError> {
        let Some(paid) = restructuring.second_consecutive_paid else {
            return Ok(None);
        };
        let due = restructuring.first_new_due;
        let year_end = due.plus_months(i32::from(self.months), MonthDay::from_date(due))?;
        Ok(Some(year_end.max(paid)))
    }

    /// The class that an account cannot be better than on `day`, `None` where no period runs.
    ///
    /// `history` lists its restructurings in the order of agreement. One that is agreed on or before the last day of
    /// the period before it is a restructuring again.
    ///
    /// # Errors
    /// [`DelinquencyError::RestructuringsOutOfOrder`], [`DelinquencyError::RestructuringDates`],
    /// [`DelinquencyError::Calendar`]:
    /// ```
    /// use arrears::{Date, delinquency::{DelinquencyError, Observation, Restructuring, Classification}};
    /// let agreed = Date::new(2024, 1, 10)?;
    /// let plan = Restructuring { agreed, first_new_due: Date::new(2024, 2, 5)?, second_consecutive_paid: None };
    /// assert_eq!(Observation::ORDER_2023.floor(&[plan], agreed)?, Some(Classification::SpecialMention));
    /// assert!(matches!(
    ///     Observation::ORDER_2023.floor(&[plan, plan], agreed),
    ///     Err(DelinquencyError::RestructuringsOutOfOrder { index: 1 })
    /// ));
    /// let early = Restructuring { first_new_due: Date::new(2024, 1, 9)?, ..plan };
    /// assert!(matches!(
    ///     Observation::ORDER_2023.floor(&[early], agreed),
    ///     Err(DelinquencyError::RestructuringDates { index: 0 })
    /// ));
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub fn floor(self, history: &[Restructuring], day: Date) -> Result<Option<Classification>, DelinquencyError> {
        let mut before: Option<(Date, Option<Date>)> = None;
        let mut floor = None;
        for (index, restructuring) in history.iter().enumerate() {
            if before.is_some_and(|(agreed, _)| restructuring.agreed <= agreed) {
                return Err(DelinquencyError::RestructuringsOutOfOrder { index });
            }
            let paid_too_early = restructuring.second_consecutive_paid.is_some_and(|paid| paid < restructuring.agreed);
            if restructuring.first_new_due < restructuring.agreed || paid_too_early {
                return Err(DelinquencyError::RestructuringDates { index });
            }
            let last_day = self.last_day(*restructuring)?;
            if restructuring.agreed <= day {
                let again = before.is_some_and(|(_, end)| end.is_none_or(|end| restructuring.agreed <= end));
                let observed = last_day.is_none_or(|end| day <= end);
                floor = observed.then_some(if again { self.again } else { self.first });
            }
            before = Some((restructuring.agreed, last_day));
        }
        Ok(floor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn plan(agreed: &str, first_new_due: &str, paid: Option<&str>) -> Restructuring {
        Restructuring {
            agreed: date(agreed),
            first_new_due: date(first_new_due),
            second_consecutive_paid: paid.map(date),
        }
    }

    #[test]
    fn a_year_from_the_first_new_due_date_that_day_included() {
        let history = [plan("2024-01-10", "2024-02-05", Some("2024-03-05"))];
        let floor = |day| Observation::ORDER_2023.floor(&history, date(day)).unwrap();
        assert_eq!(floor("2024-01-09"), None);
        assert_eq!(floor("2024-01-10"), Some(Classification::SpecialMention));
        assert_eq!(floor("2025-02-05"), Some(Classification::SpecialMention));
        assert_eq!(floor("2025-02-06"), None);
    }

    #[test]
    fn quarterly_terms_can_outlast_the_year() {
        let history = [plan("2024-01-10", "2024-04-05", Some("2025-07-05"))];
        let floor = |day| Observation::ORDER_2023.floor(&history, date(day)).unwrap();
        assert_eq!(floor("2025-07-05"), Some(Classification::SpecialMention));
        assert_eq!(floor("2025-07-06"), None);
    }

    #[test]
    fn without_two_payments_it_does_not_end() {
        let history = [plan("2024-01-10", "2024-02-05", None)];
        assert_eq!(Observation::ORDER_2023.floor(&history, Date::MAX), Ok(Some(Classification::SpecialMention)));
    }

    #[test]
    fn restructured_again_on_the_last_day_or_after_it() {
        let first = plan("2024-01-10", "2024-02-05", Some("2024-03-05"));
        let within = [first, plan("2025-02-05", "2025-03-05", Some("2025-04-05"))];
        let floor = |history: &[Restructuring], day| Observation::ORDER_2023.floor(history, date(day)).unwrap();
        assert_eq!(floor(&within, "2025-02-04"), Some(Classification::SpecialMention));
        assert_eq!(floor(&within, "2025-02-05"), Some(Classification::Substandard));
        assert_eq!(floor(&within, "2026-03-05"), Some(Classification::Substandard));
        assert_eq!(floor(&within, "2026-03-06"), None);
        let after = [first, plan("2025-02-06", "2025-03-05", Some("2025-04-05"))];
        assert_eq!(floor(&after, "2025-02-06"), Some(Classification::SpecialMention));
    }
}
