//! How a principal comes back: method, rate, dates, and the rows that follow.

// Semantics: [loan-2] [loan-3] [loan-4] [loan-5].

use super::course::{Course, Earned, Ended};
use super::interest::PeriodRate;
use super::{AmortisationRow, Dues, InterestTiming, IntervalUnit, PaymentBasis, ScheduleError, Shape, level};
use crate::calendar::{Date, DayCount};
use crate::money::{Currency, Money};
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
        #[doc(alias("EMI", "annuity"))]
        Level = "level";
        /// Equal parts of principal and falling interest (等额本金).
        EqualPrincipal = "equalPrincipal";
        /// Interest every period, the principal with the last (先息后本).
        InterestOnly = "interestOnly";
        /// Principal and all interest once, at the last due date.
        Bullet = "bullet";
        /// Equal parts of principal and a fee on the original principal every period (等本等息). The charge is a fee.
        #[doc(alias("add-on interest", "flat rate"))]
        FlatFee = "flatFee";
    }
}

keys! {
    /// What the interest of one period is.
    ///
    /// 10,000.00 at 12 % on actual/365 from 10 January, first due 25 February, 12 periods, level: with `Twelfth` 939.72,
    /// then 888.49, last 888.47; with `ActualDays` 892.59 every month, last 892.61.
    pub enum PeriodInterest {
        /// Of a whole month annual / 12, of n months annual x n/12, of n weeks annual x n/52; of any other period by the day
        /// count, on top of the principal of a whole one.
        Twelfth = "twelfth";
        /// By the day count, always.
        ActualDays = "actualDays";
    }
}

/// A principal and how it comes back.
///
/// ```
/// use arrears::{Currency, Date, DayCount, Money, Rate, ScheduleError};
/// use arrears::schedule::{Amortisation, Dues, Method, AmortisationRow};
/// let borrowed = Money::parse("10000.00", Currency::CNY).unwrap();
/// let dues = Dues::monthly(Date::new(2023, 2, 25)?, 12)?;
/// let loan = Amortisation::new(borrowed, Date::new(2023, 1, 10)?, dues, Rate::annual("0.12").unwrap(), Method::Level)?
///     .day_count(DayCount::Actual365);
/// let mut rows = [AmortisationRow::EMPTY; 12];
/// loan.build(&mut rows)?;
/// assert_eq!(rows.map(|row| row.payment().minor())[..2], [93_972, 88_849]);
/// assert_eq!(rows[11].payment().to_string(), "888.47");
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
    currency: Currency,
    start: Date,
    dues: Dues,
    rate: Rate,
    method: Method,
    period_interest: PeriodInterest,
    day_count: DayCount,
    rounding: Rounding,
    split: Split,
    shape: Shape,
}

impl Amortisation {
    /// A principal, zero or above, from `start`, by `dues`, at `rate`. Period interest is a twelfth (by the days where
    /// due dates go by days), the day count actual/360, rounding half up, the split [`Split::STANDARD`].
    ///
    /// The rate of [`Method::FlatFee`] is the fee's, of the original principal.
    ///
    /// # Errors
    /// [`ScheduleError::Principal`], [`ScheduleError::FirstDue`], [`ScheduleError::FeeByTheDay`]:
    /// ```
    /// use arrears::{Currency, Date, Money, Rate, ScheduleError};
    /// use arrears::schedule::{Amortisation, Dues, Method};
    /// let yuan = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
    /// let start = Date::new(2023, 1, 10)?;
    /// let rate = Rate::daily("0.0005").unwrap();
    /// let at_once = Dues::monthly(start, 12)?;
    /// let next = Dues::monthly(Date::new(2023, 2, 10)?, 12)?;
    /// assert_eq!(Amortisation::new(yuan(-1), start, next, rate, Method::Bullet), Err(ScheduleError::Principal));
    /// assert_eq!(Amortisation::new(yuan(1), start, at_once, rate, Method::Bullet), Err(ScheduleError::FirstDue));
    /// assert_eq!(Amortisation::new(yuan(1), start, next, rate, Method::FlatFee), Err(ScheduleError::FeeByTheDay));
    /// # Ok::<(), ScheduleError>(())
    /// ```
    pub fn new(principal: Money, start: Date, dues: Dues, rate: Rate, method: Method) -> Result<Self, ScheduleError> {
        level::principal(principal.minor())?;
        if dues.first() <= start {
            return Err(ScheduleError::FirstDue);
        }
        let by_days = dues.interval().unit() == IntervalUnit::Days;
        if method == Method::FlatFee && (by_days || rate.period() == RatePeriod::Daily) {
            return Err(ScheduleError::FeeByTheDay);
        }
        Ok(Self {
            principal: principal.minor(),
            currency: principal.currency(),
            start,
            dues,
            rate,
            method,
            period_interest: if by_days { PeriodInterest::ActualDays } else { PeriodInterest::Twelfth },
            day_count: DayCount::Actual360,
            rounding: Rounding::HalfUp,
            split: Split::STANDARD,
            shape: Shape::PLAIN,
        })
    }

    /// Sets what the interest of a period is.
    ///
    /// # Errors
    /// [`ScheduleError::FeeByTheDay`] where a flat fee is to go by days, [`ScheduleError::NoPeriodRate`] where periods of days
    /// are to have a share of the year.
    pub fn period_interest(self, period_interest: PeriodInterest) -> Result<Self, ScheduleError> {
        if self.dues.interval().unit() == IntervalUnit::Days && period_interest == PeriodInterest::Twelfth {
            return Err(ScheduleError::NoPeriodRate);
        }
        if self.method == Method::FlatFee && period_interest == PeriodInterest::ActualDays {
            return Err(ScheduleError::FeeByTheDay);
        }
        Ok(Self { period_interest, ..self })
    }

    /// Sets the day count.
    #[must_use]
    pub const fn day_count(self, day_count: DayCount) -> Self {
        Self { day_count, ..self }
    }

    /// Sets how postings round.
    #[must_use]
    pub const fn rounding(self, rounding: Rounding) -> Self {
        Self { rounding, ..self }
    }

    /// Sets how equal parts are split.
    #[must_use]
    pub const fn split(self, split: Split) -> Self {
        Self { split, ..self }
    }

    /// Sets how it departs from a plain schedule.
    ///
    /// # Errors
    /// [`ScheduleError::MethodHasNo`], [`ScheduleError::ResidualTooLarge`], [`ScheduleError::PaymentTooSmall`],
    /// [`ScheduleError::NoPeriodForPrincipal`], [`ScheduleError::NoPeriodRate`], [`ScheduleError::PaymentTwice`],
    /// [`ScheduleError::Currency`]:
    /// ```
    /// use arrears::{Currency, Date, Money, Rate, ScheduleError};
    /// use arrears::schedule::{Amortisation, Dues, Method, PaymentBasis, Shape, ShapeTerm};
    /// let yuan = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
    /// let (start, dues) = (Date::new(2023, 1, 10)?, Dues::monthly(Date::new(2023, 2, 10)?, 12)?);
    /// let shaped = |method, shape| {
    ///     Amortisation::new(yuan(1_000_000), start, dues, Rate::annual("0.12").unwrap(), method)?.shaped(shape).map(|_| ())
    /// };
    /// let residual = Shape { residual: Some(yuan(1_000_001)), ..Shape::PLAIN };
    /// assert_eq!(shaped(Method::Level, residual), Err(ScheduleError::ResidualTooLarge));
    /// assert_eq!(shaped(Method::Bullet, residual), Err(ScheduleError::MethodHasNo { term: ShapeTerm::Residual }));
    /// let payment = Shape { payment: Some(yuan(10_000)), ..Shape::PLAIN };
    /// assert_eq!(shaped(Method::Level, payment), Err(ScheduleError::PaymentTooSmall));
    /// let twice = Shape { payment: Some(yuan(90_000)), basis: PaymentBasis::Formula, ..Shape::PLAIN };
    /// assert_eq!(shaped(Method::Level, twice), Err(ScheduleError::PaymentTwice { term: ShapeTerm::Basis }));
    /// let foreign = Shape { residual: Some(Money::zero(Currency::USD)), ..Shape::PLAIN };
    /// assert_eq!(shaped(Method::Level, foreign), Err(ScheduleError::Currency { given: Currency::USD }));
    /// let lead = Shape { interest_only: 12, ..Shape::PLAIN };
    /// assert_eq!(shaped(Method::Level, lead), Err(ScheduleError::NoPeriodForPrincipal { given: 12 }));
    /// # Ok::<(), ScheduleError>(())
    /// ```
    pub fn shaped(self, shape: Shape) -> Result<Self, ScheduleError> {
        self.fits(&shape)?;
        Ok(Self { shape, ..self })
    }

    /// How many rows [`Amortisation::build`] fills at most: one a period in which something is due, for a bullet one; and
    /// one for a down payment, or interest in advance, on the day of disbursement.
    #[must_use]
    pub const fn row_count(&self) -> u32 {
        let periods = match self.method {
            Method::Bullet => 1,
            _ => self.dues.periods().saturating_sub(self.shape.deferred),
        };
        let is_at_once =
            self.shape.down_payment_minor() > 0 || matches!(self.shape.interest_timing, InterestTiming::InAdvance);
        if is_at_once { periods.saturating_add(1) } else { periods }
    }

    /// Fills the first [`Amortisation::row_count`] of `rows` and returns how many those are; fewer where a payment that is
    /// given ends the loan early. Nothing is allocated.
    ///
    /// # Rounding
    /// See [`Amortisation`].
    ///
    /// # Errors
    /// [`ScheduleError::TooFewRows`], [`ScheduleError::DailyRate`] for a level payment by twelfths of a daily rate,
    /// [`ScheduleError::Amount`]:
    /// ```
    /// use arrears::{Currency, Date, Money, Rate, ScheduleError};
    /// use arrears::schedule::{Amortisation, Dues, Method, AmortisationRow};
    /// let cent = Money::from_minor(1, Currency::CNY).unwrap();
    /// let (start, dues) = (Date::new(2023, 1, 10)?, Dues::monthly(Date::new(2023, 2, 10)?, 12)?);
    /// let daily = Amortisation::new(cent, start, dues, Rate::daily("0.0005").unwrap(), Method::Level)?;
    /// assert_eq!(daily.build(&mut [AmortisationRow::EMPTY; 11]), Err(ScheduleError::TooFewRows { needed: 12 }));
    /// assert_eq!(daily.build(&mut [AmortisationRow::EMPTY; 12]), Err(ScheduleError::DailyRate));
    /// # Ok::<(), ScheduleError>(())
    /// ```
    pub fn build(&self, rows: &mut [AmortisationRow]) -> Result<usize, ScheduleError> {
        let needed = self.row_count();
        let count = usize::try_from(needed).ok().filter(|n| *n <= rows.len());
        let count = count.ok_or(ScheduleError::TooFewRows { needed })?;
        let mut course = Course::begin(self)?;
        if self.method == Method::Bullet || self.shape != Shape::PLAIN {
            return self.build_shaped(&mut course, rows);
        }
        // The first period may be a broken one.
        let Some((first, later)) = rows.get_mut(..count).and_then(<[_]>::split_first_mut) else { return Ok(count) };
        *first = course.fall_due(course.interest()?)?;
        match course.alike() {
            Some(periods) => periods.lay(later)?,
            None => {
                for row in later {
                    *row = course.fall_due(course.interest()?)?;
                }
            }
        }
        Ok(count)
    }

    /// The same where not every period posts a row.
    fn build_shaped(&self, course: &mut Course, rows: &mut [AmortisationRow]) -> Result<usize, ScheduleError> {
        let mut free = rows.iter_mut();
        let mut count = 0_usize;
        let mut fill = |row| {
            if let Some(place) = free.next() {
                *place = row;
            }
            count = count.saturating_add(1);
        };
        if let Some(row) = self.at_once(course)? {
            fill(row);
        }
        while course.is_in_advance() && course.next_due().is_some() {
            fill(course.end_in_advance(true)?.0);
        }
        let mut waiting: i128 = 0;
        while course.next_due().is_some() {
            let earned = waiting.checked_add(course.earned()?).ok_or(ScheduleError::Amount)?;
            let all = Earned { exact: earned, waiting, is_disturbed: false, interest_first: None };
            match course.end(&all)? {
                Ended::Due(row) => {
                    fill(row);
                    waiting = 0;
                }
                Ended::Capitalised(_) => {}
                Ended::Waits => waiting = earned,
            }
        }
        Ok(count)
    }

    /// What is due on the day of disbursement.
    fn at_once(&self, course: &Course) -> Result<Option<AmortisationRow>, ScheduleError> {
        let row = AmortisationRow {
            due: self.start,
            currency: self.currency,
            opening: self.principal,
            principal: self.shape.down_payment_minor(),
            interest: if course.is_in_advance() { course.due_at_once()?.1 } else { 0 },
            ..AmortisationRow::EMPTY
        };
        Ok((row.payment_minor() > 0).then_some(row))
    }

    /// The principal.
    #[must_use]
    pub fn principal(&self) -> Money {
        Money::saturating(self.principal, self.currency)
    }

    /// The currency of every amount.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The principal, in minor units.
    pub(crate) const fn principal_minor(&self) -> i64 {
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

    /// How it departs from a plain schedule.
    #[must_use]
    pub const fn shape(&self) -> &Shape {
        &self.shape
    }

    /// Whether a payment can be solved for it.
    pub(crate) fn check(&self) -> Result<(), ScheduleError> {
        Course::begin(self).map(|_| ())
    }

    /// Whether its rate can change to this one: a fee, a level payment by shares of the year or by formula is made of the rate
    /// of a period.
    pub(crate) const fn takes_rate(&self, rate: Rate) -> Result<(), ScheduleError> {
        match (rate.period(), self.method) {
            (RatePeriod::Daily, Method::FlatFee) => Err(ScheduleError::FeeByTheDay),
            (RatePeriod::Daily, Method::Level) => match (self.period_interest, self.shape.basis) {
                (PeriodInterest::Twelfth, _) => Err(ScheduleError::DailyRate),
                (PeriodInterest::ActualDays, PaymentBasis::Formula) => Err(ScheduleError::NoPeriodRate),
                (PeriodInterest::ActualDays, PaymentBasis::Solved) => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// The fee of one period at a rate, on what was paid out; 0 but for [`Method::FlatFee`].
    ///
    /// # Errors
    /// [`ScheduleError::Amount`], [`ScheduleError::FeeByTheDay`] for a rate that no period has.
    pub(crate) fn fee_on(&self, paid_out: i64, rate: Rate) -> Result<i64, ScheduleError> {
        if self.method != Method::FlatFee {
            return Ok(0);
        }
        match PeriodRate::of(rate, self.dues.interval()) {
            Some(period) => {
                let (numerator, denominator) = period.on(paid_out);
                self.rounding.quotient(numerator, denominator).ok_or(ScheduleError::Amount)
            }
            None => Err(ScheduleError::FeeByTheDay),
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

    fn yuan(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY).unwrap()
    }

    fn loan(principal: i64, start: &str, first: &str, periods: u32, rate: &str, method: Method) -> Amortisation {
        let dues = Dues::monthly(date(first), periods).unwrap();
        Amortisation::new(yuan(principal), date(start), dues, Rate::annual(rate).unwrap(), method).unwrap()
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
            assert_eq!(rows.iter().map(|r| r.interest + r.fee).sum::<i64>(), price, "{method:?}");
            assert_eq!(rows.iter().map(|r| r.principal).sum::<i64>(), 1_200_000, "{method:?}");
            assert_eq!(rows[11].due, date("2024-01-10"));
            assert_eq!(method == Method::FlatFee, rows.iter().all(|r| r.interest == 0));
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
        assert_eq!(by_days[0].interest, 15_123);
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
        assert!(rows.iter().all(|r| r.principal >= 0));
        assert_eq!(rows[0].principal, 0);
        assert_eq!(rows.iter().map(|r| r.principal).sum::<i64>(), 1_000_000);
    }

    #[test]
    fn equal_parts_with_the_remainder_first() {
        let first = loan(20_000, "2023-01-10", "2023-02-10", 3, "0", Method::EqualPrincipal)
            .split(Split::new(Rounding::TowardZero, Remainder::First));
        assert_eq!(rows::<3>(&first).map(|r| r.principal), [6_668, 6_666, 6_666]);
        let last = first.split(Split::STANDARD);
        assert_eq!(rows::<3>(&last).map(|r| r.principal), [6_666, 6_666, 6_668]);
    }

    #[test]
    fn month_ends_remember_their_day() {
        let dues = Dues::monthly(date("2023-02-28"), 3).unwrap().pay_day(MonthDay::new(31).unwrap()).unwrap();
        let rate = Rate::annual("0.12").unwrap();
        let loan = Amortisation::new(yuan(30_000), date("2023-01-31"), dues, rate, Method::InterestOnly).unwrap();
        let rows: [AmortisationRow; 3] = rows(&loan);
        assert_eq!(rows.map(|r| r.due), ["2023-02-28", "2023-03-31", "2023-04-30"].map(date));
        // Three whole months: a twelfth each.
        assert_eq!(rows.map(|r| r.interest), [300, 300, 300]);
    }

    /// A bullet is one posting: its exact months are summed and rounded once.
    #[test]
    fn a_bullet_rounds_once() {
        // 100.50 x 6 % x 3 / 12 = 1.5075; three months of 50.25 fen rounded apart would make 1.50.
        let [only]: [AmortisationRow; 1] = rows(&loan(10_050, "2023-01-10", "2023-02-10", 3, "0.06", Method::Bullet));
        assert_eq!(only.interest, 151);
    }
}
