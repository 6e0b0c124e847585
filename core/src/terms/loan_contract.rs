//! What every loan of a product promises, without what is each account's own.

use super::{LoanTerms, LoanTermsDraft, TermsError};
use crate::calendar::{Date, DayCount, MonthDay};
use crate::money::{Currency, Money};
use crate::rate::Rate;
use crate::rounding::{Rounding, Split};
use crate::schedule::{Amortisation, Dues, Interval, Method, PeriodInterest, Shape};

/// What is a loan's own: how much was lent when, and when it comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanContract {
    /// What was lent.
    pub principal: Money,
    /// The day it was paid out.
    pub disbursed: Date,
    /// The first due date.
    pub first_due: Date,
    /// How many periods, 1 to 600.
    pub periods: u32,
    /// The day of the month of its due dates, where that is not the first due date's own: the 31st where that is 28 February.
    pub pay_day: Option<MonthDay>,
    /// Its contract rate; the product's where absent.
    pub rate: Option<Rate>,
}

/// The terms of a loan product: those of a loan without its principal, its dates and its rate.
///
/// ```
/// use arrears::schedule::{Amortisation, Dues, Method};
/// use arrears::terms::{LoanContract, LoanProduct};
/// use arrears::{Currency, Date, Money, Rate};
/// let yuan = |text| Money::parse(text, Currency::CNY);
/// let rate = Rate::annual("0.12")?;
/// let loan = |principal, start, first| {
///     Amortisation::new(principal, start, Dues::monthly(first, 12)?, rate, Method::Level)
/// };
/// let example = loan(yuan("1.00")?, Date::new(2020, 1, 10)?, Date::new(2020, 2, 10)?)?;
/// let product = LoanProduct::ConsumerLoan.loan(example)?.product();
///
/// let (disbursed, first_due) = (Date::new(2023, 5, 10)?, Date::new(2023, 6, 10)?);
/// let own = LoanContract { principal: yuan("2000.00")?, disbursed, first_due, periods: 12, pay_day: None, rate: None };
/// let bill = loan(yuan("2000.00")?, disbursed, first_due)?;
/// assert_eq!(product.terms(&own)?, LoanProduct::ConsumerLoan.loan(bill)?.build()?);
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanProductTerms {
    pub(super) currency: Currency,
    pub(super) interval: Interval,
    pub(super) method: Method,
    pub(super) rate: Option<Rate>,
    pub(super) period_interest: Option<PeriodInterest>,
    pub(super) day_count: DayCount,
    pub(super) rounding: Rounding,
    pub(super) split: Split,
    pub(super) shape: Shape,
    /// What is promised beside the schedule; its own is nobody's.
    pub(super) promises: LoanTerms,
}

impl LoanProductTerms {
    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The contract rate of loans that have none of their own.
    #[must_use]
    pub const fn rate(&self) -> Option<Rate> {
        self.rate
    }

    /// The same product with another contract rate, or none: each loan has its own then.
    #[must_use]
    pub const fn with_rate(mut self, rate: Option<Rate>) -> Self {
        self.rate = rate;
        self
    }

    /// The same product with schedules of another shape.
    #[cfg(feature = "json")]
    pub(crate) const fn with_shape(mut self, shape: Shape) -> Self {
        self.shape = shape;
        self
    }

    /// The terms of a loan.
    ///
    /// # Errors
    /// [`TermsError::Money`] where its principal is not above zero or of another currency; [`TermsError::NoContractRate`] where neither it
    /// nor the product has one; [`TermsError::Schedule`] where no schedule can be made, and as
    /// [`LoanTermsDraft::build`].
    pub fn terms(&self, own: &LoanContract) -> Result<LoanTerms, TermsError> {
        let rate = own.rate.or(self.rate).ok_or(TermsError::NoContractRate)?;
        let mut dues = Dues::every(self.interval, own.first_due, own.periods)?;
        if let Some(day) = own.pay_day {
            dues = dues.pay_day(day)?;
        }
        let principal = own.principal.of(self.currency)?;
        let mut schedule = Amortisation::new(principal, own.disbursed, dues, rate, self.method)?;
        if let Some(basis) = self.period_interest {
            schedule = schedule.period_interest(basis)?;
        }
        let schedule = schedule.day_count(self.day_count).rounding(self.rounding).split(self.split);
        self.promises.clone().with_schedule(schedule.shaped(self.shape)?).build()
    }
}

impl LoanTermsDraft {
    /// The terms of a product: the draft without its principal, its dates and its number of periods.
    #[must_use]
    pub fn product(self) -> LoanProductTerms {
        self.terms.product()
    }
}

impl LoanTerms {
    /// The terms of a product: these without their principal, their dates and their number of periods.
    #[must_use]
    pub fn product(&self) -> LoanProductTerms {
        let schedule = *self.amortisation();
        LoanProductTerms {
            currency: schedule.currency(),
            interval: schedule.dues().interval(),
            method: schedule.method(),
            rate: Some(schedule.rate()),
            period_interest: Some(schedule.interest_basis()),
            day_count: schedule.counting(),
            rounding: schedule.posting(),
            split: schedule.parts(),
            shape: *schedule.shape(),
            promises: self.clone(),
        }
    }
}
