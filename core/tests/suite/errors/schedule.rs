//! Schedules that cannot be made.

use arrears::schedule::{
    Amortisation, AmortisationRow, Dues, InterestTiming, Interval, LastPayment, Method, PaymentBasis, PaymentRounding,
    PeriodInterest, Shape, ShapeTerm, level_payment, period_interest,
};
use arrears::{CalendarError, Currency, Fraction, Money, MonthDay, MultipleRounding, Rate, Rounding, ScheduleError};

use crate::rates::date;

const ROUNDING: Rounding = Rounding::HalfUp;

fn dues(first: &str, periods: u32) -> Result<Dues, ScheduleError> {
    Dues::monthly(date(first), periods)
}

/// The rows of a loan of so many minor units from 10 January 2023, or those that there was room for.
fn rows(minor: i64, rate: Rate, method: Method, room: usize) -> Result<usize, ScheduleError> {
    let minor = Money::from_minor(minor, Currency::CNY).unwrap();
    let terms = Amortisation::new(minor, date("2023-01-10"), dues("2023-02-10", 12)?, rate, method)?;
    terms.build(&mut vec![AmortisationRow::EMPTY; room])
}

fn one() -> Money {
    Money::from_minor(100, Currency::CNY).unwrap()
}

/// 10,000.00 at 12 % in twelve months, with a shape.
fn shaped(method: Method, shape: Shape) -> Result<Amortisation, ScheduleError> {
    let principal = Money::from_minor(1_000_000, Currency::CNY).unwrap();
    let terms = Amortisation::new(principal, date("2023-01-10"), dues("2023-02-10", 12)?, annual("0.12"), method)?;
    terms.shaped(shape)
}

fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

fn annual(text: &str) -> Rate {
    Rate::annual(text).unwrap()
}

provoked! {
    six_hundred_and_one_periods: 1700 "schedulePeriods", ScheduleError::Periods { given: 601 } =
        level_payment(fen(100), Fraction::ZERO, 601, ROUNDING);
    a_loan_of_less_than_nothing: 1701 "schedulePrincipal", ScheduleError::Principal =
        level_payment(fen(-1), Fraction::ZERO, 12, ROUNDING);
    more_to_pay_than_there_is: 1702 "scheduleAmount", ScheduleError::Amount =
        rows(Money::MAX_MINOR, annual("10"), Method::Bullet, 12);
    a_year_without_a_period: 1703 "schedulePeriodRate", ScheduleError::PeriodRate =
        period_interest(fen(100), Fraction::ONE, 0, ROUNDING);
    due_before_it_is_paid_out: 1704 "firstDueNotLater", ScheduleError::FirstDue =
        Amortisation::new(one(), date("2023-02-10"), dues("2023-02-10", 12).unwrap(), annual("0.1"), Method::Level);
    due_on_another_day_than_the_pay_day: 1705 "firstDueNotOnPayDay", ScheduleError::PayDay { given: 11 } =
        dues("2023-02-10", 12).and_then(|dues| dues.pay_day(MonthDay::new(11).unwrap()));
    a_daily_rate_by_the_month: 1706 "dailyRateNeedsActualDays", ScheduleError::DailyRate =
        rows(100, Rate::daily("0.0005").unwrap(), Method::Level, 12);
    a_flat_fee_by_the_day: 1707 "flatFeeByTheDay", ScheduleError::FeeByTheDay =
        Amortisation::new(one(), date("2023-01-10"), dues("2023-02-10", 12).unwrap(), annual("0.1"), Method::FlatFee)
            .and_then(|terms| terms.period_interest(PeriodInterest::ActualDays));
    room_for_eleven_of_twelve: 1708 "tooFewRows", ScheduleError::TooFewRows { needed: 12 } =
        rows(100, annual("0.1"), Method::Level, 11);
    due_every_four_months: 1709 "wrongInterval", ScheduleError::Interval { given: 4 } = Interval::months(4);
    days_as_a_share_of_the_year: 1710 "noPeriodRate", ScheduleError::NoPeriodRate =
        Dues::every(Interval::days(10).unwrap(), date("2023-02-10"), 12)
            .and_then(|dues| Amortisation::new(one(), date("2023-01-10"), dues, annual("0.1"), Method::Level))
            .and_then(|terms| terms.period_interest(PeriodInterest::Twelfth));
    a_residual_of_interest_alone: 1711 "methodHasNo", ScheduleError::MethodHasNo { term: ShapeTerm::Residual } =
        shaped(Method::InterestOnly, Shape { residual: Some(fen(1)), ..Shape::PLAIN });
    more_stays_than_is_lent: 1712 "residualTooLarge", ScheduleError::ResidualTooLarge =
        shaped(Method::Level, Shape { residual: Some(fen(1_000_000)), down_payment: Some(fen(1)), ..Shape::PLAIN });
    a_payment_of_the_interest: 1713 "paymentTooSmall", ScheduleError::PaymentTooSmall =
        shaped(Method::Level, Shape { payment: Some(fen(10_000)), ..Shape::PLAIN });
    never_any_principal: 1714 "noPeriodForPrincipal", ScheduleError::NoPeriodForPrincipal { given: 12 } =
        shaped(Method::Level, Shape { deferred: 5, interest_only: 7, ..Shape::PLAIN });
    a_payment_given_and_by_formula: 1715 "paymentTwice", ScheduleError::PaymentTwice { term: ShapeTerm::Basis } =
        shaped(Method::Level, Shape { payment: Some(fen(90_000)), basis: PaymentBasis::Formula, ..Shape::PLAIN });
    in_advance_with_nothing_due: 1718 "notInAdvance", ScheduleError::NotInAdvance { term: ShapeTerm::Deferred } =
        shaped(Method::Level, Shape { deferred: 1, interest_timing: InterestTiming::InAdvance, ..Shape::PLAIN });
    to_multiples_of_nothing: 1716 "wrongMultiple", ScheduleError::Multiple =
        PaymentRounding::new(MultipleRounding::Up, fen(0), LastPayment::Any);
    a_residual_in_another_currency: 1717 "shapeCurrency", ScheduleError::Currency { given: Currency::USD } =
        shaped(Method::Level, Shape { residual: Some(Money::zero(Currency::USD)), ..Shape::PLAIN });
    due_after_the_calendar_ends: 302 "dateOutOfRange", ScheduleError::Date(CalendarError::OutOfRange) =
        dues("2199-06-01", 12);
}
