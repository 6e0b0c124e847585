//! One row of a schedule.

use super::ScheduleError;
use crate::calendar::Date;
use crate::money::{Currency, Money};

/// One instalment of a schedule: when it falls due, and what is in it.
///
/// ```
/// use arrears::schedule::{Amortisation, AmortisationRow, Dues, Method};
/// use arrears::{Currency, Date, Money, Rate};
/// let borrowed = Money::parse("12000.00", Currency::CNY)?;
/// let (start, dues) = (Date::new(2024, 1, 10)?, Dues::monthly(Date::new(2024, 2, 10)?, 12)?);
/// let loan = Amortisation::new(borrowed, start, dues, Rate::annual("0.12")?, Method::Level)?;
/// let mut rows = [AmortisationRow::EMPTY; 12];
/// loan.build(&mut rows)?;
/// assert_eq!((rows[0].principal().to_string(), rows[0].interest().to_string()), ("946.19".into(), "120.00".into()));
/// assert_eq!(rows[0].payment().to_string(), "1066.19");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AmortisationRow {
    pub(crate) due: Date,
    pub(crate) currency: Currency,
    /// Minor units, as all below.
    pub(crate) opening: i64,
    pub(crate) principal: i64,
    pub(crate) interest: i64,
    pub(crate) fee: i64,
}

impl AmortisationRow {
    /// A row to fill a slice with before [`Amortisation::build`](super::Amortisation::build) overwrites it.
    pub const EMPTY: Self =
        Self { due: Date::MIN, currency: Currency::CNY, opening: 0, principal: 0, interest: 0, fee: 0 };

    /// When it falls due.
    #[must_use]
    pub const fn due(&self) -> Date {
        self.due
    }

    /// What is owed of the principal before it.
    #[must_use]
    pub fn opening(&self) -> Money {
        Money::saturating(self.opening, self.currency)
    }

    /// The principal in it.
    #[must_use]
    pub fn principal(&self) -> Money {
        Money::saturating(self.principal, self.currency)
    }

    /// The interest in it.
    #[must_use]
    pub fn interest(&self) -> Money {
        Money::saturating(self.interest, self.currency)
    }

    /// The fee in it.
    #[must_use]
    pub fn fee(&self) -> Money {
        Money::saturating(self.fee, self.currency)
    }

    /// What is to be paid: principal, interest and fee.
    #[must_use]
    pub fn payment(&self) -> Money {
        Money::saturating(self.payment_minor(), self.currency)
    }

    /// Whether the payment is an amount.
    #[inline]
    pub(super) fn fits(&self) -> Result<(), ScheduleError> {
        let payment = self.principal.checked_add(self.interest).and_then(|sum| sum.checked_add(self.fee));
        if payment.is_some_and(|payment| payment <= Money::MAX_MINOR) { Ok(()) } else { Err(ScheduleError::Amount) }
    }

    /// The payment, in minor units.
    pub(crate) const fn payment_minor(&self) -> i64 {
        // INVARIANT: a row is only made where the sum is in range.
        self.principal.saturating_add(self.interest).saturating_add(self.fee)
    }
}
