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
//! let loan = Amortisation::new(borrowed, start, dues, Rate::annual("0.12")?, Method::Level)?;
//! let mut rows = [AmortisationRow::EMPTY; 12];
//! loan.build(&mut rows)?;
//! assert_eq!(rows[1].payment().to_string(), "1066.19");
//! # Ok::<(), arrears::Error>(())
//! ```

mod alike;
mod amortisation;
mod annuity;
mod change;
mod course;
mod due_basis;
mod dues;
mod error;
mod first_period;
mod in_advance;
mod interest;
mod interval;
mod level;
mod payment;
mod payment_rounding;
mod residual;
mod row;
mod shape;
mod shape_fits;
mod shape_term;
mod step_up;
mod wide;

pub use amortisation::{Amortisation, Method, PeriodInterest};
pub use change::RecastKeeps;
#[cfg(feature = "alloc")]
pub(crate) use course::CourseState;
pub(crate) use course::{Course, Earned, Ended};
pub use due_basis::{DueBasis, LevelInterest};
pub use dues::Dues;
pub use error::ScheduleError;
pub use first_period::FirstPeriod;
pub use interest::{ACCRUAL_UNIT, LoanAccrued};
pub(crate) use interest::{accrual_a_day, accrual_per_unit};
pub use interval::{Interval, IntervalUnit};
pub use level::{level_payment, month_interest};
pub(crate) use level::{level_payment_minor, month_interest_minor};
pub use payment_rounding::{LastPayment, PaymentRounding};
pub use row::AmortisationRow;
pub use shape::{DeferredInterest, FurtherDisbursement, InterestTiming, OddPeriod, PaymentBasis, Shape};
pub use shape_term::ShapeTerm;
pub use step_up::{MAX_STEPS, StepUp, level_payment_after, level_payment_of, period_interest};
#[cfg(feature = "alloc")]
pub(crate) use step_up::{level_payment_after_minor, level_payment_of_minor};

/// The most periods a schedule may have: 50 years of months.
pub const MAX_PERIODS: u32 = 600;
