//! Figures that someone else printed.

use arrears::cash_flow::{
    DatedFlow, DatedFlows, PeriodsAYear, UnitPeriod, UnitPeriodFlow, UnitPeriodFlows, UnitPeriods, YearFraction,
};
use arrears::{Date, Language, Money, Rounding, Split};

use super::{date, effective, minor, money, monthly};

/// Principal in equal parts and a fee on the original amount with each.
fn instalments(principal: i64, periods: u32, fee: i64, rounding: Rounding) -> Vec<Money> {
    let split = Split::new(rounding, arrears::Remainder::Last);
    (0..periods).map(|n| split.part(minor(principal), periods, n).unwrap().plus(minor(fee)).unwrap()).collect()
}

/// worked-examples.json: I1, I5, I10, I11, I12.
#[test]
fn card_instalments() {
    let table = [
        ("I1", 1_200_000, 12, 7_200, "13.034", "13.842", 3),
        ("I5", 120_000, 12, 792, "14.3106", "15.2876", 4),
        ("I10", 120_000, 12, 720, "13.034", "13.842", 3),
        ("I11-12", 900_000, 12, 4_320, "10.467", "10.984", 3),
        ("I11-24", 900_000, 24, 4_464, "11.041", "11.617", 3),
        ("I12", 4_000_000, 24, 27_200, "14.958", "16.027", 3),
    ];
    for (id, principal, periods, fee, nominal, compound, decimals) in table {
        // The two ways banks split the principal of I12 give the same printed rates.
        for rounding in [Rounding::TowardZero, Rounding::HalfUp] {
            let payments = instalments(principal, periods, fee, rounding);
            let rate = monthly(&minor(principal).to_string(), &payments);
            assert_eq!(rate.nominal(decimals).unwrap().to_string(), format!("{nominal}% simple"), "{id}");
            assert_eq!(rate.effective(decimals).unwrap().to_string(), format!("{compound}% compound"), "{id}");
            assert!(rate.is_only_root());
        }
    }
    let rate = monthly("12000.00", &instalments(1_200_000, 12, 7_200, Rounding::TowardZero));
    assert_eq!(rate.a_period(4).unwrap().to_string(), "1.0862% a period");
    assert_eq!(rate.nominal(2).unwrap().of(Language::Chinese).to_string(), "13.03%（单利）");
    // 15.48, printed elsewhere for I10, follows from no convention.
    let wrong = monthly("1200.00", &instalments(120_000, 12, 720, Rounding::TowardZero));
    assert_ne!(wrong.nominal(2).unwrap().units(), 1548);
    assert_ne!(wrong.effective(2).unwrap().units(), 1548);
}

/// I1 prints 13.9: the period's rate rounded first, 1.09 %, and then compounded: 13.893.
#[test]
fn the_rounded_path_of_i1() {
    let rate = monthly("12000.00", &instalments(1_200_000, 12, 7_200, Rounding::TowardZero));
    assert_eq!(rate.a_period(2).unwrap().units(), 109);
    // The same rate as flows: 10^12 for a year, 1.0109^12 x 10^12 back.
    let back = num_bigint::BigInt::from(10_109).pow(12) / num_bigint::BigInt::from(10).pow(36);
    let mut payments = [minor(0); 12];
    payments[11] = minor(i64::try_from(back).unwrap());
    let rounded = monthly("10000000000.00", &payments);
    assert_eq!(rounded.a_period(2).unwrap().units(), 109);
    assert_eq!(rounded.effective(3).unwrap().to_string(), "13.893% compound");
    assert_eq!(rounded.effective(1).unwrap().to_string(), "13.9% compound");
}

struct AppendixJ {
    paragraph: &'static str,
    unit: UnitPeriod,
    lent: (&'static str, &'static str),
    /// The first payment where it is odd, the regular payment, how many, and the last where it is odd.
    payments: (Option<&'static str>, &'static str, usize, Option<&'static str>),
    first_on: &'static str,
    printed: &'static str,
}

impl AppendixJ {
    fn amounts(&self) -> Vec<Money> {
        let (first, regular, count, last) = self.payments;
        let regular = std::iter::repeat_n(regular, count);
        first.into_iter().chain(regular).chain(last).map(money).collect()
    }

    /// Payments follow the first at whole unit periods; the first is counted back from its date.
    fn rate(&self) -> String {
        let first = self.unit.between(date(self.lent.0), date(self.first_on)).unwrap();
        let start = UnitPeriods { whole: 0, days: 0, of: first.of };
        let mut flows = vec![UnitPeriodFlow::new(money(self.lent.1), start)];
        for (n, amount) in self.amounts().into_iter().enumerate() {
            let whole = first.whole + u16::try_from(n).unwrap();
            flows.push(UnitPeriodFlow::new(amount, UnitPeriods { whole, ..first }));
        }
        let rate = UnitPeriodFlows::new(&flows, self.unit.periods_a_year().unwrap()).unwrap().rate().unwrap();
        assert!(rate.is_only_root());
        rate.nominal(2).unwrap().to_string()
    }
}

/// 12 CFR 1026, appendix J (c)(1) to (4): every example of a single advance.
#[test]
fn regulation_z_appendix_j() {
    use UnitPeriod::{Months, SemiMonth, Weeks};
    let case = |paragraph, unit, lent, payments, first_on, printed| AppendixJ {
        paragraph,
        unit,
        lent,
        payments,
        first_on,
        printed,
    };
    let on = |day, amount| (day, amount);
    let table = [
        case("(c)(1)(i)", Months(1), on("1978-01-10", "-5000"), (None, "230", 24, None), "1978-02-10", "9.69"),
        case("(c)(1)(ii)", Months(1), on("1978-02-10", "-6000"), (None, "200", 36, None), "1978-04-01", "11.82"),
        case("(c)(1)(iii)", SemiMonth, on("1978-02-23", "-5000"), (None, "219.17", 24, None), "1978-03-01", "10.34"),
        case("(c)(1)(iv)", Months(3), on("1978-05-23", "-10000"), (None, "385", 40, None), "1978-10-01", "8.97"),
        case("(c)(1)(v)", Weeks(1), on("1978-03-20", "-500"), (None, "17.60", 30, None), "1978-04-21", "14.96"),
        case("(c)(2)(i)", Months(1), on("1978-01-10", "-5000"), (Some("250"), "230", 23, None), "1978-02-10", "10.08"),
        case(
            "(c)(2)(ii)",
            Weeks(4),
            on("1978-03-18", "-400"),
            (Some("39.50"), "38.31", 11, None),
            "1978-04-20",
            "28.50",
        ),
        case("(c)(3)(i)", Months(1), on("1978-01-10", "-5000"), (None, "230", 23, Some("280")), "1978-02-10", "10.50"),
        case("(c)(3)(ii)", Weeks(2), on("1978-04-03", "-200"), (None, "9.50", 19, Some("30")), "1978-04-11", "12.22"),
        case(
            "(c)(4)(i)",
            Months(1),
            on("1978-01-10", "-5000"),
            (Some("250"), "230", 22, Some("280")),
            "1978-02-10",
            "10.90",
        ),
        case(
            "(c)(4)(ii)",
            Months(2),
            on("1978-01-10", "-8000"),
            (Some("449.36"), "465", 18, Some("200")),
            "1978-03-01",
            "7.30",
        ),
    ];
    for case in table {
        assert_eq!(case.rate(), format!("{}% simple", case.printed), "{}", case.paragraph);
    }
}

/// 12 CFR 1026, appendix J (c)(5)(i): one payment after 255 days, the unit period being the term.
#[test]
fn regulation_z_single_payment() {
    let days = u16::try_from(date("1978-09-15").days_since(date("1978-01-03"))).unwrap();
    assert_eq!(days, 255);
    let periods = PeriodsAYear::of_days(days).unwrap();
    let payment = [money("1080")];
    let flows = arrears::cash_flow::PeriodicFlows::lent(money("1000"), &payment, periods).unwrap();
    assert_eq!(flows.rate().unwrap().nominal(2).unwrap().to_string(), "11.45% simple");
}

/// Directive 98/7/EC, annex II: examples A (calendar days over 365) and B (a standard year of equal months), the
/// worked examples of the equation that 2008/48/EC, annex I, keeps.
#[test]
fn directive_98_7_ec() {
    use YearFraction::{Actual365, MonthsAndDays};
    let (start, end) = ("1994-01-01", "1995-07-01");
    let once = [(start, "-1000"), (end, "1200")];
    let with_costs = [(start, "-950"), (end, "1200")];
    let twice = [(start, "-1000"), ("1995-01-01", "600"), ("1996-01-01", "600")];
    let quarters = [(start, "-1000"), ("1994-04-01", "272"), ("1994-07-01", "272"), ("1995-01-01", "544")];
    assert_eq!(effective(&once, Actual365, 2), "12.96% compound");
    assert_eq!(effective(&with_costs, Actual365, 1), "16.9% compound");
    assert_eq!(effective(&twice, Actual365, 4), "13.0662% compound");
    assert_eq!(effective(&quarters, Actual365, 1), "13.2% compound");
    assert_eq!(effective(&once, MonthsAndDays, 2), "12.92% compound");
    assert_eq!(effective(&with_costs, MonthsAndDays, 2), "16.85% compound");
    assert_eq!(effective(&twice, MonthsAndDays, 2), "13.07% compound");
    assert_eq!(effective(&quarters, MonthsAndDays, 2), "13.19% compound");
}

/// European Commission, APRC examples of calculation under Directive 2014/17/EU (2015): 200,000 less costs of 4,000,
/// months of a twelfth of a year. The figures with six decimals are those of an independent calculator for them.
#[test]
fn commission_examples_of_2014_17_eu() {
    let level = |amount: &str, count: usize| vec![money(amount); count];
    let and = |mut payments: Vec<Money>, more: &[Money]| {
        payments.extend(more);
        payments
    };
    let cent = |mut payments: Vec<Money>, more: &str| {
        let last = payments.last_mut().unwrap();
        *last = last.plus(money(more)).unwrap();
        payments
    };
    let table = [
        ("1", level("1432.86", 240), "6.4", "6.434412"),
        ("3", level("1449.53", 240), "6.6", "6.588554"),
        ("4", level("1599.53", 240), "7.9", "7.946625"),
        ("5", level("1490.18", 240), "7.0", "6.961575"),
        ("6", cent(level("1432.86", 240), "100"), "6.4", "6.436359"),
        ("7", cent(level("1199.10", 180), "142097.69"), "6.4", "6.409523"),
        ("8", cent(level("1166.67", 240), "200000"), "7.4", "7.430479"),
        ("11", and(level("1500", 220), &[money("407.70")]), "6.5", "6.452756"),
    ];
    for (example, payments, printed, closer) in table {
        let rate = monthly("196000", &payments);
        assert_eq!(rate.effective(1).unwrap().to_string(), format!("{printed}% compound"), "{example}");
        assert_eq!(rate.effective(6).unwrap().to_string(), format!("{closer}% compound"), "{example}");
    }
}

/// The same flows by dates and by periods: twelve months over 12 are one year by either.
#[test]
fn dates_agree_with_periods() {
    let start = date("2023-01-15");
    let day = arrears::MonthDay::from_date(start);
    let mut flows = vec![DatedFlow::new(start, money("-12000"))];
    flows.extend((1..=12).map(|n| DatedFlow::new(start.plus_months(n, day).unwrap(), money("1072"))));
    let dated = DatedFlows::new(&flows, YearFraction::MonthsAndDays).unwrap().rate().unwrap();
    let periodic = monthly("12000", &[money("1072"); 12]);
    assert_eq!(dated.effective(6), periodic.effective(6));
    // A loan that is repaid the day it is lent has no time in which to cost anything.
    let same_day = [DatedFlow::new(start, money("-1")), DatedFlow::new(start, money("2"))];
    let nowhere: Result<_, _> = DatedFlows::new(&same_day, YearFraction::Actual365).unwrap().rate();
    assert!(nowhere.and_then(|rate| rate.effective(2)).is_err());
    assert_eq!(Date::MIN.days_since(Date::MIN), 0);
}
