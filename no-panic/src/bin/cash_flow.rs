//! What a row of payments costs a year, and what it is worth on a day.
#![no_std]
#![no_main]

use arrears::cash_flow::{
    CashFlowError, DatedFlow, DatedFlows, PeriodicFlows, PeriodsAYear, UnitPeriod, UnitPeriodFlow, UnitPeriodFlows,
    UnitPeriods, YearFraction, present_value,
};
use arrears::{Currency, Date, Frequency, Money, Rate, Rounding};
use arrears_no_panic::{any, kept};

fn periodic(flows: &[Money]) -> Result<(), CashFlowError> {
    kept(PeriodsAYear::new(any(12)));
    kept(PeriodsAYear::of_days(any(30)));
    let periods = any(PeriodsAYear::of_frequency(any(Frequency::Monthly)));
    let rate = any(PeriodicFlows::new(flows, periods)?.first_period(any(1), any(2)).rate()?);
    kept((rate.a_period(any(2)), rate.nominal(any(2)), rate.effective(any(2)), rate.is_only_root()));
    Ok(())
}

fn dated(flows: &[DatedFlow], rate: Rate) -> Result<(), CashFlowError> {
    kept(present_value(flows, any(Date::MAX), rate, any(Rounding::HalfUp)));
    let rate = any(DatedFlows::new(flows, any(YearFraction::Actual365))?.rate()?);
    kept((rate.effective(any(2)), rate.is_only_root()));
    Ok(())
}

fn unit_periods(flows: &[UnitPeriodFlow]) -> Result<(), CashFlowError> {
    let unit = any(UnitPeriod::Months(1));
    kept(unit.between(any(Date::MIN), any(Date::MAX)));
    let rate = any(UnitPeriodFlows::new(flows, unit.periods_a_year()?)?.rate()?);
    kept((rate.nominal(any(2)), rate.is_only_root()));
    Ok(())
}

#[unsafe(no_mangle)]
extern "C" fn _start() -> i32 {
    let one = any(Money::zero(any(Currency::CNY)));
    kept(periodic(any(&[one, one, one])));
    if let Ok(rate) = Rate::annual(any("0.12")) {
        let flow = DatedFlow::new(any(Date::MIN), one);
        kept(dated(any(&[flow, flow, flow]), any(rate)));
    }
    let flow = UnitPeriodFlow::new(one, UnitPeriods { whole: any(1), days: any(1), of: any(30) });
    kept(unit_periods(any(&[flow, flow, flow])));
    0
}
