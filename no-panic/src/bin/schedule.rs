//! Schedules: of every method and shape, the level payment, payments that step up.
#![no_std]
#![no_main]

use arrears::schedule::{
    Amortisation, AmortisationRow, Dues, FirstPeriod, Interval, Method, PeriodInterest, Shape, StepUp,
    level_payment_after, level_payment_of, period_interest,
};
use arrears::{
    Currency, Date, DayCount, Fraction, LoanAccrued, Money, MonthDay, Rate, Rounding, Split, level_payment, month_interest,
};
use arrears_no_panic::{any, kept};

fn rows() -> Option<usize> {
    let principal = Money::from_minor(any(1), any(Currency::CNY)).ok()?;
    let rate = any(Rate::annual(any("0.12")).ok()?);
    let dues = Dues::every(any(Interval::MONTH), any(Date::MIN), any(12)).ok()?;
    let dues = dues.pay_day(any(MonthDay::from_date(any(Date::MIN)))).ok()?;
    let loan = Amortisation::new(principal, any(Date::MIN), any(dues), rate, any(Method::Level)).ok()?;
    let loan = loan.period_interest(any(PeriodInterest::ActualDays)).ok()?.day_count(any(DayCount::Actual365));
    let loan = loan.rounding(any(Rounding::HalfUp)).split(any(Split::new(Rounding::HalfUp, arrears::Remainder::Last)));
    let loan = any(loan.shaped(any(Shape::PLAIN)).ok()?);
    let mut rows = any([AmortisationRow::EMPTY; 60]);
    let built = loan.build(&mut rows).ok();
    kept(rows);
    built
}

#[unsafe(no_mangle)]
extern "C" fn _start() -> i32 {
    let (annual, rounding) = (any(Fraction::ONE), any(Rounding::HalfUp));
    let first = any(FirstPeriod::WHOLE);
    kept(rows());
    let Ok(lent) = Money::from_minor(any(1), any(Currency::CNY)) else { return 1 };
    let lent = any(lent);
    kept(level_payment(lent, annual, any(12), rounding));
    kept(level_payment_of(lent, annual, any(12), any(12), rounding));
    kept(level_payment_after(lent, first, annual, any(12), any(12), rounding));
    kept((month_interest(lent, annual, rounding), period_interest(lent, annual, any(12), rounding)));
    kept(first.interest(lent, annual, any(12), rounding));
    let steps = StepUp::new(lent, annual, any(12), any(12), any(6), annual)
        .and_then(|s| any(s).after(first, annual, any(12)));
    kept(steps.and_then(|steps| any(steps).payment(any(1), rounding)));
    if let Ok(rate) = Rate::annual(any("0.12")) {
        let earned = LoanAccrued::earned(lent, any(rate), any(DayCount::Actual365), any(Date::MIN), any(Date::MAX));
        kept(any(earned).rounded(rounding, any(Currency::CNY)));
    }
    0
}
