//! How a principal comes back: method, rate, dates, and the rows that follow.

// Semantics: [loan-2] [loan-3] [loan-4] [loan-5].

use super::course::Course;
use super::interest::MonthRate;
use super::{Dues, ScheduleError, level};
use crate::calendar::{Date, DayCount};
use crate::rate::{Rate, RatePeriod};
use crate::rounding::{Rounding, Split};
use crate::words::keys;

keys! {
    /// How the principal and its price are spread over the periods.
    ///
    /// 12,000.00 at 12 % in 12 whole months: the first and the last payment, and the price of it all.
    ///
    /// | variant | first | last | price |
    /// |---|---|---|---|
    /// | `Level` | 1066.19 | 1066.14 | 794.23 |
    /// | `EqualPrincipal` | 1120.00 | 1010.00 | 780.00 |
    /// | `InterestOnly` | 120.00 | 12120.00 | 1440.00 |
    /// | `Bullet` | - | 13440.00 | 1440.00 |
    /// | `FlatFee` | 1120.00 | 1120.00 | 1440.00 |
    pub enum Method {
        /// Equal payments (等额本息); the last absorbs the cents.
        Level = "level";
        /// Equal parts of principal and falling interest (等额本金).
        EqualPrincipal = "equalPrincipal";
        /// Interest every period, the principal with the last (先息后本).
        InterestOnly = "interestOnly";
        /// Principal and all interest once, at the last due date.
        Bullet = "bullet";
        /// Equal parts of principal and a fee on the original principal every period (等本等息). The charge is a fee.
        FlatFee = "flatFee";
    }
}

keys! {
    /// What the interest of one period is.
    ///
    /// 10,000.00 at 12 % on actual/365 from 10 January, first due 25 February, 12 periods, level: with `Twelfth` 939.72,
    /// then 888.49, last 888.47; with `ActualDays` 892.59 every month, last 892.61.
    pub enum PeriodInterest {
        /// Of a whole month annual / 12; of any other period by the day count, on top of the principal of a whole one.
        Twelfth = "twelfth";
        /// By the day count, always.
        ActualDays = "actualDays";
    }
}

/// One instalment of a schedule, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct AmortisationRow {
    /// When it falls due.
    pub due: Date,
    /// What is owed of the principal before it.
    pub opening_minor: i64,
    /// The principal in it.
    pub principal_minor: i64,
    /// The interest in it.
    pub interest_minor: i64,
    /// The fee in it.
    pub fee_minor: i64,
}

impl AmortisationRow {
    /// A row to fill a slice with before [`Amortisation::build`] overwrites it.
    pub const EMPTY: Self =
        Self { due: Date::MIN, opening_minor: 0, principal_minor: 0, interest_minor: 0, fee_minor: 0 };

    /// What is to be paid: principal, interest and fee.
    #[must_use]
    pub const fn payment_minor(&self) -> i64 {
        // INVARIANT: a row is only made where the sum is in range.
        self.principal_minor.saturating_add(self.interest_minor).saturating_add(self.fee_minor)
    }
}

/// A principal and how it comes back.
///
/// ```
/// use arrears::{Date, DayCount, Rate, ScheduleError};
/// use arrears::schedule::{Amortisation, Dues, Method, AmortisationRow};
/// let dues = Dues::monthly(Date::new(2023, 2, 25)?, 12)?;
/// let loan = Amortisation::new(1_000_000, Date::new(2023, 1, 10)?, dues, Rate::annual("0.12").unwrap(), Method::Level)?
///     .day_count(DayCount::Actual365);
/// let mut rows = [AmortisationRow::EMPTY; 12];
/// loan.build(&mut rows)?;
/// assert_eq!(rows.map(|row| row.payment_minor())[..2], [93_972, 88_849]);
/// assert_eq!(rows[11].payment_minor(), 88_847);
/// # Ok::<(), ScheduleError>(())
/// ```
///
/// # Rounding
/// The level payment once; the interest of a row once; equal parts of principal by the [`Split`]; the last row absorbs.
///
/// # Source
/// 等额本息, 等额本金, 先息后本 and 等本等息 as Chinese lenders print them; a broken first period by day count on top of
/// the principal of a whole month is what their schedules show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "EMI")]
pub struct Amortisation {
    principal: i64,
    start: Date,
    dues: Dues,
    rate: Rate,
    method: Method,
    period_interest: PeriodInterest,
    day_count: DayCount,
    rounding: Rounding,
    split: Split,
}

impl Amortisation {
    /// `principal_minor` (0 to 10^15) from `start`, by `dues`, at `rate`. Period interest is a twelfth, the day count
    /// actual/360, rounding half up, the split [`Split::STANDARD`].
    ///
    /// The rate of [`Method::FlatFee`] is the fee's, of the original principal.
    ///
    /// # Errors
    /// [`ScheduleError::Principal`], [`ScheduleError::FirstDue`], [`ScheduleError::FeeByTheDay`]:
    /// ```
    /// use arrears::{Date, Rate, ScheduleError};
    /// use arrears::schedule::{Amortisation, Dues, Method};
    /// let start = Date::new(2023, 1, 10)?;
    /// let rate = Rate::daily("0.0005").unwrap();
    /// let at_once = Dues::monthly(start, 12)?;
    /// let next = Dues::monthly(Date::new(2023, 2, 10)?, 12)?;
    /// assert_eq!(Amortisation::new(-1, start, next, rate, Method::Bullet), Err(ScheduleError::Principal));
    /// assert_eq!(Amortisation::new(1, start, at_once, rate, Method::Bullet), Err(ScheduleError::FirstDue));
    /// assert_eq!(Amortisation::new(1, start, next, rate, Method::FlatFee), Err(ScheduleError::FeeByTheDay));
    /// # Ok::<(), ScheduleError>(())
    /// ```
    pub fn new(
        principal_minor: i64,
        start: Date,
        dues: Dues,
        rate: Rate,
        method: Method,
    ) -> Result<Self, ScheduleError> {
        level::principal(principal_minor)?;
        if dues.first() <= start {
            return Err(ScheduleError::FirstDue);
        }
        if method == Method::FlatFee && rate.period() == RatePeriod::Daily {
            return Err(ScheduleError::FeeByTheDay);
        }
        Ok(Self {
            principal: principal_minor,
            start,
            dues,
            rate,
            method,
            period_interest: PeriodInterest::Twelfth,
            day_count: DayCount::Actual360,
            rounding: Rounding::HalfUp,
            split: Split::STANDARD,
        })
    }

    /// With another period interest.
    ///
    /// # Errors
    /// [`ScheduleError::FeeByTheDay`] where a flat fee is to go by days.
    pub fn period_interest(self, period_interest: PeriodInterest) -> Result<Self, ScheduleError> {
        if self.method == Method::FlatFee && period_interest == PeriodInterest::ActualDays {
            return Err(ScheduleError::FeeByTheDay);
        }
        Ok(Self { period_interest, ..self })
    }

    /// With another day count.
    #[must_use]
    pub const fn day_count(self, day_count: DayCount) -> Self {
        Self { day_count, ..self }
    }

    /// With another rounding.
    #[must_use]
    pub const fn rounding(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// With another split of equal parts.
    #[must_use]
    pub const fn split(self, split: Split) -> Self {
        Self { split, ..self }
    }

    /// How many rows [`Amortisation::build`] fills: one a period, for a bullet one.
    #[must_use]
    pub const fn row_count(&self) -> u32 {
        match self.method {
            Method::Bullet => 1,
            _ => self.dues.periods(),
        }
    }

    /// Fills the first [`Amortisation::row_count`] of `rows` and returns how many those are. Nothing is allocated.
    ///
    /// # Rounding
    /// See [`Amortisation`].
    ///
    /// # Errors
    /// [`ScheduleError::TooFewRows`], [`ScheduleError::DailyRate`] for a level payment by twelfths of a daily rate,
    /// [`ScheduleError::Amount`]:
    /// ```
    /// use arrears::{Date, Rate, ScheduleError};
    /// use arrears::schedule::{Amortisation, Dues, Method, AmortisationRow};
    /// let (start, dues) = (Date::new(2023, 1, 10)?, Dues::monthly(Date::new(2023, 2, 10)?, 12)?);
    /// let daily = Amortisation::new(1, start, dues, Rate::daily("0.0005").unwrap(), Method::Level)?;
    /// assert_eq!(daily.build(&mut [AmortisationRow::EMPTY; 11]), Err(ScheduleError::TooFewRows { needed: 12 }));
    /// assert_eq!(daily.build(&mut [AmortisationRow::EMPTY; 12]), Err(ScheduleError::DailyRate));
    /// # Ok::<(), ScheduleError>(())
    /// ```
    pub fn build(&self, rows: &mut [AmortisationRow]) -> Result<usize, ScheduleError> {
        let needed = self.row_count();
        let count = usize::try_from(needed).ok().filter(|n| *n <= rows.len());
        let count = count.ok_or(ScheduleError::TooFewRows { needed })?;
        let mut course = Course::begin(self)?;
        if self.method == Method::Bullet {
            let mut earned: i128 = 0;
            for _ in 1..self.dues.periods() {
                earned = earned.checked_add(course.earned()?).ok_or(ScheduleError::Amount)?;
                course.fall_due(0)?;
            }
            earned = earned.checked_add(course.earned()?).ok_or(ScheduleError::Amount)?;
            let interest = course.post(earned)?;
            let only = course.fall_due(interest)?;
            rows.iter_mut().take(1).for_each(|row| *row = only);
            return Ok(1);
        }
        for row in rows.iter_mut().take(count) {
            let interest = course.interest()?;
            *row = course.fall_due(interest)?;
        }
        Ok(count)
    }

    /// The principal, in minor units.
    #[must_use]
    pub const fn principal_minor(&self) -> i64 {
        self.principal
    }

    /// From when it bears interest.
    #[must_use]
    pub const fn start(&self) -> Date {
        self.start
    }

    /// The due dates.
    #[must_use]
    pub const fn dues(&self) -> Dues {
        self.dues
    }

    /// The rate: of interest, or of the fee of [`Method::FlatFee`].
    #[must_use]
    pub const fn rate(&self) -> Rate {
        self.rate
    }

    /// The method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// Whether a whole month is a twelfth or goes by days.
    #[must_use]
    pub const fn interest_basis(&self) -> PeriodInterest {
        self.period_interest
    }

    /// The day count.
    #[must_use]
    pub const fn counting(&self) -> DayCount {
        self.day_count
    }

    /// The rounding of every posting.
    #[must_use]
    pub const fn posting(&self) -> Rounding {
        self.rounding
    }

    /// The split of equal parts.
    #[must_use]
    pub const fn parts(&self) -> Split {
        self.split
    }

    /// Whether a payment can be solved for it.
    pub(crate) fn check(&self) -> Result<(), ScheduleError> {
        Course::begin(self).map(|_| ())
    }

    /// The fee of one period at a rate, on the original principal; 0 but for [`Method::FlatFee`].
    ///
    /// # Errors
    /// [`ScheduleError::Amount`].
    pub(crate) fn fee(&self, rate: Rate) -> Result<i64, ScheduleError> {
        match MonthRate::of(rate) {
            Some(month) if self.method == Method::FlatFee => {
                let (numerator, denominator) = month.on(self.principal);
                self.rounding.quotient(numerator, denominator).ok_or(ScheduleError::Amount)
            }
            _ => Ok(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::MonthDay;
    use crate::rounding::Remainder;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn loan(principal: i64, start: &str, first: &str, periods: u32, rate: &str, method: Method) -> Amortisation {
        let dues = Dues::monthly(date(first), periods).unwrap();
        Amortisation::new(principal, date(start), dues, Rate::annual(rate).unwrap(), method).unwrap()
    }

    fn rows<const N: usize>(loan: &Amortisation) -> [AmortisationRow; N] {
        let mut rows = [AmortisationRow::EMPTY; N];
        assert_eq!(loan.build(&mut rows), Ok(N));
        rows
    }

    /// The table of [`Method`].
    #[test]
    fn every_method_on_12000_at_12_per_cent() {
        for (method, first, last, price) in [
            (Method::Level, 106_619, 106_614, 79_423),
            (Method::EqualPrincipal, 112_000, 101_000, 78_000),
            (Method::InterestOnly, 12_000, 1_212_000, 144_000),
            (Method::FlatFee, 112_000, 112_000, 144_000),
        ] {
            let rows: [AmortisationRow; 12] = rows(&loan(1_200_000, "2023-01-10", "2023-02-10", 12, "0.12", method));
            assert_eq!(rows[0].payment_minor(), first, "{method:?}");
            assert_eq!(rows[11].payment_minor(), last, "{method:?}");
            assert_eq!(rows.iter().map(|r| r.interest_minor + r.fee_minor).sum::<i64>(), price, "{method:?}");
            assert_eq!(rows.iter().map(|r| r.principal_minor).sum::<i64>(), 1_200_000, "{method:?}");
            assert_eq!(rows[11].due, date("2024-01-10"));
            assert_eq!(method == Method::FlatFee, rows.iter().all(|r| r.interest_minor == 0));
        }
        let [only]: [AmortisationRow; 1] =
            rows(&loan(1_200_000, "2023-01-10", "2023-02-10", 12, "0.12", Method::Bullet));
        assert_eq!((only.due, only.payment_minor()), (date("2024-01-10"), 1_344_000));
    }

    #[test]
    fn a_broken_first_period_by_twelfths_and_by_days() {
        let loan =
            loan(1_000_000, "2023-01-10", "2023-02-25", 12, "0.12", Method::Level).day_count(DayCount::Actual365);
        let twelfths: [AmortisationRow; 12] = rows(&loan);
        let mut expected = [88_849; 12];
        (expected[0], expected[11]) = (93_972, 88_847);
        assert_eq!(twelfths.map(|r| r.payment_minor()), expected);
        let by_days: [AmortisationRow; 12] = rows(&loan.period_interest(PeriodInterest::ActualDays).unwrap());
        let mut expected = [89_259; 12];
        expected[11] = 89_261;
        assert_eq!(by_days.map(|r| r.payment_minor()), expected);
        assert_eq!(by_days[0].interest_minor, 15_123);
    }

    #[test]
    fn level_at_zero_rate() {
        let rows: [AmortisationRow; 3] = rows(&loan(20_000, "2023-01-10", "2023-02-10", 3, "0", Method::Level));
        assert_eq!(rows.map(|r| r.payment_minor()), [6_667, 6_667, 6_666]);
        let by_days = loan(20_000, "2023-01-10", "2023-02-10", 3, "0", Method::Level);
        let mut rows = [AmortisationRow::EMPTY; 3];
        by_days.period_interest(PeriodInterest::ActualDays).unwrap().build(&mut rows).unwrap();
        assert_eq!(rows.map(|r| r.payment_minor()), [6_667, 6_667, 6_666]);
    }

    #[test]
    fn fewer_cents_than_periods_never_go_below_zero() {
        let rows: [AmortisationRow; 3] = rows(&loan(2, "2023-01-10", "2023-02-10", 3, "0", Method::Level));
        assert_eq!(rows.map(|r| r.payment_minor()), [1, 1, 0]);
    }

    /// 1000 % a year and a first period of eleven months: its interest is above the payment.
    #[test]
    fn no_negative_amortisation() {
        let loan = loan(1_000_000, "2022-04-10", "2023-03-10", 6, "10", Method::Level)
            .period_interest(PeriodInterest::ActualDays)
            .unwrap();
        let rows: [AmortisationRow; 6] = rows(&loan);
        assert!(rows.iter().all(|r| r.principal_minor >= 0));
        assert_eq!(rows[0].principal_minor, 0);
        assert_eq!(rows.iter().map(|r| r.principal_minor).sum::<i64>(), 1_000_000);
    }

    #[test]
    fn equal_parts_with_the_remainder_first() {
        let first = loan(20_000, "2023-01-10", "2023-02-10", 3, "0", Method::EqualPrincipal)
            .split(Split::new(Rounding::TowardZero, Remainder::First));
        assert_eq!(rows::<3>(&first).map(|r| r.principal_minor), [6_668, 6_666, 6_666]);
        let last = first.split(Split::STANDARD);
        assert_eq!(rows::<3>(&last).map(|r| r.principal_minor), [6_666, 6_666, 6_668]);
    }

    #[test]
    fn month_ends_remember_their_day() {
        let dues = Dues::monthly(date("2023-02-28"), 3).unwrap().pay_day(MonthDay::new(31).unwrap()).unwrap();
        let rate = Rate::annual("0.12").unwrap();
        let loan = Amortisation::new(30_000, date("2023-01-31"), dues, rate, Method::InterestOnly).unwrap();
        let rows: [AmortisationRow; 3] = rows(&loan);
        assert_eq!(rows.map(|r| r.due), ["2023-02-28", "2023-03-31", "2023-04-30"].map(date));
        // Three whole months: a twelfth each.
        assert_eq!(rows.map(|r| r.interest_minor), [300, 300, 300]);
    }

    /// A bullet is one posting: its exact months are summed and rounded once.
    #[test]
    fn a_bullet_rounds_once() {
        // 100.50 x 6 % x 3 / 12 = 1.5075; three months of 50.25 fen rounded apart would make 1.50.
        let [only]: [AmortisationRow; 1] = rows(&loan(10_050, "2023-01-10", "2023-02-10", 3, "0.06", Method::Bullet));
        assert_eq!(only.interest_minor, 151);
    }
}
