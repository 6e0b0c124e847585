//! Flows that have no rate, or that no one should send: code and message.

use arrears::cash_flow::{
    CashFlowError, DatedFlow, DatedFlows, PeriodicFlows, PeriodsAYear, UnitPeriodFlow, UnitPeriodFlows, UnitPeriods,
    YearFraction, present_value,
};
use arrears::{Currency, Money, Rate, Rounding};

use super::{date, minor};

fn periodic(flows: &[i64]) -> Result<String, CashFlowError> {
    let flows: Vec<_> = flows.iter().map(|flow| minor(*flow)).collect();
    let rate = PeriodicFlows::new(&flows, PeriodsAYear::MONTHLY)?.rate()?;
    Ok(rate.nominal(2)?.to_string())
}

fn compound(flows: &[i64]) -> Result<String, CashFlowError> {
    let flows: Vec<_> = flows.iter().map(|flow| minor(*flow)).collect();
    let rate = PeriodicFlows::new(&flows, PeriodsAYear::MONTHLY)?.rate()?;
    Ok(rate.effective(2)?.to_string())
}

fn dated(flows: &[(&str, i64)]) -> Result<String, CashFlowError> {
    let flows: Vec<_> = flows.iter().map(|(day, amount)| DatedFlow::new(date(day), minor(*amount))).collect();
    let rate = DatedFlows::new(&flows, YearFraction::Actual365)?.rate()?;
    Ok(rate.effective(2)?.to_string())
}

fn units(flows: &[(u16, u16, u16, i64)]) -> Result<String, CashFlowError> {
    let flows: Vec<_> = flows
        .iter()
        .map(|(whole, days, of, amount)| {
            UnitPeriodFlow::new(minor(*amount), UnitPeriods { whole: *whole, days: *days, of: *of })
        })
        .collect();
    let rate = UnitPeriodFlows::new(&flows, PeriodsAYear::MONTHLY)?.rate()?;
    Ok(rate.nominal(2)?.to_string())
}

fn value(flows: &[(&str, i64)], rate: Rate) -> Result<String, CashFlowError> {
    let flows: Vec<_> = flows.iter().map(|(day, amount)| DatedFlow::new(date(day), minor(*amount))).collect();
    Ok(present_value(&flows, date("2024-01-01"), rate, Rounding::HalfUp)?.to_string())
}

/// 10 % a month fits both, 87.5 % (1,050 % a year) the first and 80 % (960 %) the second: only a rate within 1,000 % counts.
#[test]
fn a_rate_above_a_thousand_percent_is_none() {
    assert_eq!(periodic(&[-2000, 5950, -4125]).as_deref(), Ok("120.00% simple"));
    assert!(matches!(periodic(&[-100, 290, -198]), Err(CashFlowError::SeveralRoots { found: 2 })));
}

#[test]
fn every_refusal_has_its_code_and_message() {
    let most = Money::MAX_MINOR;
    let yen = Money::zero(Currency::from_code("JPY").unwrap());
    let mixed = PeriodicFlows::new(&[minor(-1), yen], PeriodsAYear::MONTHLY).map(|_| String::new());
    let annual = |text| Rate::annual(text).unwrap();
    let table = [
        (periodic(&[]), 1300, "0 flows, allowed 2 to 601"),
        (periodic(&[-1]), 1300, "1 flows, allowed 2 to 601"),
        (periodic(&[1; 602]), 1300, "602 flows, allowed 2 to 601"),
        (periodic(&[0, 0]), 1301, "every flow is zero, so every rate fits"),
        (periodic(&[0; 601]), 1301, "every flow is zero, so every rate fits"),
        (periodic(&[-100, 0, 0]), 1302, "all flows go one way, so no rate fits"),
        (periodic(&[0, 5, 5]), 1302, "all flows go one way, so no rate fits"),
        (periodic(&[-100, 100, -100]), 1303, "no rate of -99 % to 1000 % a year fits"),
        (periodic(&[100, -1, 100]), 1303, "no rate of -99 % to 1000 % a year fits"),
        (periodic(&[-10_000, 23_000, -13_200]), 1304, "2 rates of -99 % to 1000 % a year fit, so none is the rate"),
        (periodic(&[-1000, 3600, -4310, 1716]), 1304, "3 rates of -99 % to 1000 % a year fit, so none is the rate"),
        (periodic(&[-100, 220, -120]), 1304, "2 rates of -99 % to 1000 % a year fit, so none is the rate"),
        (periodic(&[-1, 2_000]), 1305, "the figure lies outside -99 % to 1,000,000 %"),
        (periodic(&[-1, most]), 1305, "the figure lies outside -99 % to 1,000,000 %"),
        (periodic(&[-100, 90]), 1305, "the figure lies outside -99 % to 1,000,000 %"),
        (compound(&[-100, 330]), 1305, "the figure lies outside -99 % to 1,000,000 %"),
        (compound(&[-most, 1]), 1305, "the figure lies outside -99 % to 1,000,000 %"),
        (periodic(&[most; 90]), 1302, "all flows go one way, so no rate fits"),
        (periodic(&[[-most; 60], [most; 60]].concat()), 1308, "the flows sum to more than 10^17 minor units"),
        (mixed, 103, "JPY met CNY: amounts of one currency only"),
        (dated(&[("2024-01-02", -1), ("2024-01-01", 1)]), 1309, "flow 1 comes before the one listed before it"),
        (dated(&[("2024-01-01", -1)]), 1300, "1 flows, allowed 2 to 601"),
        (dated(&[("2024-01-01", -100), ("2024-01-02", 104)]), 1305, "the figure lies outside -99 % to 1,000,000 %"),
        (dated(&[("2024-01-01", -1), ("2024-01-01", 2)]), 1302, "all flows go one way, so no rate fits"),
        (units(&[(0, 0, 30, -100), (1, 31, 30, 101)]), 1312, "31 odd days of 30, allowed 0 to 30 of 1 to 366"),
        (units(&[(0, 0, 0, -100), (1, 0, 0, 101)]), 1312, "0 odd days of 0, allowed 0 to 0 of 1 to 366"),
        (units(&[(0, 9, 30, -100), (0, 8, 30, 101)]), 1309, "flow 1 comes before the one listed before it"),
        (
            units(&[(0, 0, 30, -100), (1, 8, 30, 99)]),
            1313,
            "less comes back than is lent, and this method has no rate below zero",
        ),
        (value(&[], annual("0.1")), 1300, "0 flows, allowed 2 to 601"),
        (value(&[("2023-12-31", 1)], annual("0.1")), 1314, "flow 0 comes before the day of valuation"),
        (
            value(&[("2024-03-01", 1), ("2024-02-01", 1)], annual("0.1")),
            1309,
            "flow 1 comes before the one listed before it",
        ),
        (
            value(&[("2024-03-01", 1)], Rate::daily("0.0005").unwrap()),
            204,
            "a annual rate is needed, given a daily one",
        ),
    ];
    for (n, (answer, code, message)) in table.into_iter().enumerate() {
        let error = answer.unwrap_err();
        assert_eq!((error.code(), error.to_string().as_str()), (code, message), "case {n}");
    }
}

/// Flows that look odd and have a rate all the same.
#[test]
fn odd_but_answered() {
    assert_eq!(periodic(&[-100, 100]), Ok("0.00% simple".into()));
    assert_eq!(periodic(&[0, 0, -100, 0, 101]), Ok("5.99% simple".into()));
    assert_eq!(periodic(&[-100, 99]), Ok("-12.00% simple".into()));
    assert_eq!(compound(&[-100, 99]), Ok("-11.36% compound".into()));
    // What flows on one day counts as one, in whatever order it is listed.
    let same_day = [("2024-01-01", 50), ("2024-01-01", -150), ("2025-01-01", 105), ("2025-01-01", 0)];
    assert_eq!(dated(&same_day), Ok("4.99% compound".into()));
    // A payment that is taken back for a moment: three changes of sign, one rate, and that one proven.
    let flows = [-1000, 600, -1, 500].map(minor);
    let rate = PeriodicFlows::new(&flows, PeriodsAYear::MONTHLY).unwrap().rate().unwrap();
    assert!(rate.is_only_root());
    // A fen lent, and ten million million yuan back after fifty years: beyond what the fixed point can tell.
    let mut long = vec![0; 601];
    (long[0], long[600]) = (-1, Money::MAX_MINOR);
    assert_eq!(periodic(&long), Err(CashFlowError::Unresolved));
    (long[0], long[600]) = (-100_000, 900_000_000);
    assert_eq!(periodic(&long), Ok("18.35% simple".into()));
}

#[test]
fn as_much_flows_as_a_row_may() {
    let day = |n: usize| date("2024-01-01").plus_days(i32::try_from(n).unwrap()).unwrap();
    let amount = |n: usize| minor(if n < 50 { -Money::MAX_MINOR } else { Money::MAX_MINOR });
    let mut flows: Vec<DatedFlow> = (0..100).map(|n| DatedFlow::new(day(n), amount(n))).collect();
    let rate = |flows: &[DatedFlow]| DatedFlows::new(flows, YearFraction::Actual365).and_then(|flows| flows.rate());
    assert_eq!(rate(&flows).unwrap().effective(2).unwrap().to_string(), "0.00% compound");
    flows.push(DatedFlow::new(day(100), minor(1)));
    assert_eq!(rate(&flows).map(|_| ()), Err(CashFlowError::TotalTooLarge));
}
