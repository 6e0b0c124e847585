//! How an amount is spread over periods.
//!
//! [`Amortisation`] says how a principal comes back, [`Amortisation::build`] writes the rows into a slice of the caller.
//! Payments are solved exactly; interest is an exact fraction until a row posts it.
//!
//! ```
//! use arrears::schedule::{Amortisation, Dues, Method, AmortisationRow};
//! use arrears::{Currency, Date, Money, Rate};
//! let borrowed = Money::parse("12000.00", Currency::CNY)?;
//! let (start, dues) = (Date::new(2024, 1, 10)?, Dues::monthly(Date::new(2024, 2, 10)?, 12)?);
//! let loan = Amortisation::new(borrowed.minor(), start, dues, Rate::annual("0.12")?, Method::Level)?;
//! let mut rows = [AmortisationRow::EMPTY; 12];
//! loan.build(&mut rows)?;
//! assert_eq!(rows[1].payment_minor(), 106_619); // 1,066.19 a month
//! # Ok::<(), arrears::Error>(())
//! ```

mod amortisation;
mod annuity;
mod course;
mod dues;
mod error;
mod interest;
mod level;
mod step_up;
mod wide;

pub use amortisation::{Amortisation, AmortisationRow, Method, PeriodInterest};
pub(crate) use course::Course;
#[cfg(feature = "alloc")]
pub(crate) use course::CourseState;
pub use course::RecastKeeps;
pub use dues::Dues;
pub use error::ScheduleError;
pub use interest::{ACCRUAL_UNIT, accrual_per_unit};
pub use level::{level_payment, month_interest};
pub use step_up::{MAX_STEPS, StepUp, level_payment_of, period_interest};

/// The most periods a schedule may have: 50 years of months.
pub const MAX_PERIODS: u32 = 600;
