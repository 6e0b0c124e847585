//! Flows that have no rate.

use arrears::cash_flow::{
    CashFlowError, DatedFlow, PeriodicFlows, PeriodsAYear, UnitPeriodFlow, UnitPeriodFlows, UnitPeriods, present_value,
};
use arrears::{Currency, Money, MoneyError, Rate, RateError, Rounding};

use crate::rates::{date, minor};

fn of(flows: &[i64], periods: PeriodsAYear) -> Result<PeriodicFlows<'static>, CashFlowError> {
    let flows: Vec<Money> = flows.iter().map(|flow| minor(*flow)).collect();
    PeriodicFlows::new(flows.leak(), periods)
}

/// The simple rate of monthly flows with two decimals.
fn rate(flows: &[i64]) -> Result<(), CashFlowError> {
    of(flows, PeriodsAYear::MONTHLY)?.rate()?.nominal(2).map(drop)
}

/// 1.00 lent and an amount back after a month and some days of thirty.
fn by_unit_periods(days: u16, back: i64) -> Result<(), CashFlowError> {
    let flow = |amount, whole, days| UnitPeriodFlow::new(minor(amount), UnitPeriods { whole, days, of: 30 });
    UnitPeriodFlows::new(&[flow(-100, 0, 0), flow(back, 1, days)], PeriodsAYear::MONTHLY)?.rate().map(drop)
}

fn worth(days: &[&str], rate: Rate) -> Result<(), CashFlowError> {
    let flows: Vec<_> = days.iter().map(|day| DatedFlow::new(date(day), minor(1))).collect();
    present_value(&flows, date("2024-01-01"), rate, Rounding::HalfUp).map(drop)
}

fn tenth() -> Rate {
    Rate::annual("0.1").unwrap()
}

/// A fen lent, and ten million million yuan back after fifty years.
fn out_of_proportion() -> Vec<i64> {
    let mut flows = vec![0; 601];
    (flows[0], flows[600]) = (-1, Money::MAX_MINOR);
    flows
}

provoked! {
    a_single_flow: 1300 "flowCount", CashFlowError::FlowCount { given: 1 } = rate(&[-1]);
    flows_of_nothing: 1301 "allZero", CashFlowError::AllZero = rate(&[0, 0]);
    lent_and_nothing_back: 1302 "oneSided", CashFlowError::OneSided = rate(&[-100, 0, 0]);
    lent_repaid_and_lent_again: 1303 "noRoot", CashFlowError::NoRoot = rate(&[-100, 100, -100]);
    two_rates_that_fit: 1304 "severalRoots", CashFlowError::SeveralRoots { found: 2 } = rate(&[-100, 220, -120]);
    a_cent_for_twenty_yuan_a_month_later: 1305 "figureOutOfRange", CashFlowError::FigureOutOfRange = rate(&[-1, 2_000]);
    a_fen_that_became_a_fortune: 1306 "unresolvedRate", CashFlowError::Unresolved = rate(&out_of_proportion());
    a_year_of_no_periods: 1307 "periodsAYear", CashFlowError::PeriodsAYear { given: 0 } = PeriodsAYear::new(0);
    flows_of_more_than_there_is: 1308 "flowsTooLarge", CashFlowError::TotalTooLarge =
        rate(&[[-Money::MAX_MINOR; 60], [Money::MAX_MINOR; 60]].concat());
    flows_that_step_back: 1309 "flowsOutOfOrder", CashFlowError::OutOfOrder { index: 1 } =
        worth(&["2024-03-01", "2024-02-01"], tenth());
    seven_decimals_of_a_percent: 1310 "percentDecimals", CashFlowError::Decimals { given: 7 } =
        of(&[-100, 101], PeriodsAYear::MONTHLY).and_then(|flows| flows.rate()?.nominal(7));
    an_effective_rate_of_a_broken_year: 1311 "brokenYear", CashFlowError::BrokenYear =
        of(&[-100, 101], PeriodsAYear::of_days(10).unwrap()).and_then(|flows| flows.rate()?.effective(2));
    thirty_one_odd_days_of_thirty: 1312 "oddDays", CashFlowError::OddDays { days: 31, of: 30 } = by_unit_periods(31, 101);
    less_back_than_lent: 1313 "negativeCharge", CashFlowError::NegativeCharge = by_unit_periods(8, 99);
    a_flow_of_the_year_before: 1314 "beforeValuation", CashFlowError::BeforeValuation { index: 0 } =
        worth(&["2023-12-31"], tenth());
    flows_of_two_currencies: 103 "mixedCurrencies", CashFlowError::Money(MoneyError::MixedCurrencies { .. }) =
        PeriodicFlows::new(&[minor(-1), Money::zero(Currency::from_code("JPY").unwrap())], PeriodsAYear::MONTHLY);
    a_discount_by_the_day: 204 "rateWrongPeriod", CashFlowError::Rate(RateError::WrongPeriod { .. }) =
        worth(&["2024-03-01"], Rate::daily("0.0005").unwrap());
}
