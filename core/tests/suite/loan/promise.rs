//! Loan terms as the walk reads them, and the two questions it asks of the calendar: what a day earns, what a month is.

use num_bigint::BigInt;
use serde_json::Value;

use crate::oracle::number::{ONE, Rounding, decimal};
use crate::oracle::{Day, Refused, refuse};

/// One minor unit in the units of accrual: 10^12 x lcm(360, 365, 366).
pub(super) const UNIT: i128 = ONE * YEAR;
const YEAR: i128 = 1_603_080;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Period {
    Daily,
    Monthly,
    Annual,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Rate(pub(super) Period, pub(super) i128);

impl Rate {
    pub(super) fn of(value: &Value) -> Result<Self, Refused> {
        for (key, period) in [("daily", Period::Daily), ("monthly", Period::Monthly), ("annual", Period::Annual)] {
            if let Some(text) = value[key].as_str() {
                return Ok(Self(period, decimal(text, 12)?));
            }
        }
        refuse!("a rate is missing")
    }

    /// What one minor unit earns on a day.
    pub(super) fn on(self, day: Day, count: &str) -> i128 {
        let (year, month, of_month) = day.year_month_day();
        let (next_year, next_month, next_of_month) = day.plus(1).year_month_day();
        let a_day = match count {
            "actual360" => YEAR / 360,
            "actual365" => YEAR / 365,
            "actualActual" => YEAR / i128::from(Day::civil(year + 1, 1, 1).0 - Day::civil(year, 1, 1).0),
            _ => {
                let serial = |y: i64, m: i64, d: i64| 360 * y + 30 * m + d.min(30);
                let days = serial(next_year, next_month, next_of_month) - serial(year, month, of_month);
                i128::from(days) * (YEAR / 360)
            }
        };
        match self.0 {
            Period::Daily => self.1 * YEAR,
            Period::Monthly => self.1 * 12 * a_day,
            Period::Annual => self.1 * a_day,
        }
    }

    /// What one minor unit earns over days.
    pub(super) fn over(self, from: Day, to: Day, count: &str) -> i128 {
        (from.0..to.0).map(|day| self.on(Day(day), count)).sum()
    }

    /// What one minor unit earns in a whole month.
    pub(super) fn month(self) -> Option<i128> {
        match self.0 {
            Period::Daily => None,
            Period::Monthly => Some(self.1 * YEAR),
            Period::Annual => Some(self.1 * YEAR / 12),
        }
    }

    fn times(self, multiple: i128) -> Result<Self, Refused> {
        let product = self.1 * multiple;
        if product % ONE != 0 {
            refuse!("a penalty rate of too many decimals")
        } else {
            Ok(Self(self.0, product / ONE))
        }
    }
}

#[derive(Debug)]
pub(super) struct Promise {
    pub(super) principal: i128,
    pub(super) disbursed: Day,
    pub(super) rate: Rate,
    pub(super) count: String,
    pub(super) by_days: bool,
    pub(super) periods: i64,
    pub(super) first_due: Day,
    pub(super) pay_day: i64,
    pub(super) method: String,
    penalty: Value,
    pub(super) penalty_count: String,
    pub(super) compound: String,
    pub(super) from_due: bool,
    pub(super) grace: i64,
    pub(super) late_fee: Option<(i128, i128, Option<i128>)>,
    pub(super) by_instalment: bool,
    pub(super) order: Vec<Vec<&'static str>>,
    pub(super) old_balance: bool,
    pub(super) rounding: Rounding,
    pub(super) remainder_first: bool,
    pub(super) split: Rounding,
}

const FEES: [&str; 4] = ["annualFee", "cashFee", "serviceFee", "instalmentFee"];
pub(super) const ALL: [&str; 13] = [
    "purchase",
    "cash",
    "instalment",
    "loan",
    "interest",
    "penaltyInterest",
    "compoundInterest",
    "lateFee",
    "annualFee",
    "cashFee",
    "serviceFee",
    "instalmentFee",
    "cost",
];

/// The components of a name or class.
pub(super) fn members(name: &str) -> Vec<&'static str> {
    match name {
        "principal" => ALL[..4].to_vec(),
        "fee" => FEES.to_vec(),
        _ => ALL.into_iter().filter(|known| *known == name).collect(),
    }
}

impl Promise {
    pub(super) fn of(terms: &Value) -> Result<Self, Refused> {
        let text = |key: &str, default: &str| terms[key].as_str().unwrap_or(default).to_owned();
        let first_due = Day::of(&terms["firstDue"])?;
        let order = match terms["allocation"]["order"].as_array() {
            None => [
                vec!["cost"],
                vec!["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"],
                vec!["principal"],
            ]
            .map(|group| group.into_iter().flat_map(members).collect())
            .to_vec(),
            Some(groups) => {
                let names = |group: &Value| {
                    group.as_array().unwrap().iter().flat_map(|name| members(name.as_str().unwrap())).collect()
                };
                groups.iter().map(names).collect()
            }
        };
        let fee = &terms["lateFee"];
        let amount = |value: &Value| value.as_str().map(|text| decimal(text, 2)).transpose();
        let late_fee = match fee["rate"].as_str() {
            None => None,
            Some(rate) => Some((decimal(rate, 12)?, amount(&fee["floor"])?.unwrap_or(0), amount(&fee["cap"])?)),
        };
        let count = text("dayCount", "actual360");
        Ok(Self {
            principal: decimal(terms["principal"].as_str().unwrap_or(""), 2)?,
            disbursed: Day::of(&terms["disbursed"])?,
            rate: Rate::of(&terms["rate"])?,
            by_days: text("periodInterest", "twelfth") == "actualDays",
            periods: terms["periods"].as_i64().unwrap(),
            first_due,
            pay_day: terms["payDay"].as_i64().unwrap_or(first_due.year_month_day().2),
            method: text("method", ""),
            penalty: terms["penalty"].clone(),
            penalty_count: terms["penalty"]["dayCount"].as_str().unwrap_or(&count).to_owned(),
            compound: text("compound", "none"),
            from_due: text("overdueFrom", "dueDate") == "dueDate",
            grace: terms["latePaymentGraceDays"].as_i64().unwrap_or(0),
            late_fee,
            by_instalment: terms["allocation"]["mode"] == "instalmentFirst",
            order,
            old_balance: text("paymentDay", "newBalance") == "oldBalance",
            rounding: Rounding::of(&terms["rounding"], Rounding::HalfUp)?,
            remainder_first: terms["split"]["remainder"] == "first",
            split: Rounding::of(&terms["split"]["rounding"], Rounding::TowardZero)?,
            count,
        })
    }

    pub(super) fn penalty_rate(&self, contract: Rate) -> Result<Option<Rate>, Refused> {
        if let Some(multiple) = self.penalty["multiple"].as_str() {
            return contract.times(decimal(multiple, 12)?).map(Some);
        }
        if self.penalty["rate"].is_null() { Ok(None) } else { Rate::of(&self.penalty["rate"]).map(Some) }
    }

    /// Whether penalty interest is charged on overdue interest too.
    pub(super) fn penalty_on_interest(&self) -> bool {
        self.penalty["base"] == "principalAndInterest"
    }

    pub(super) fn place(&self, component: &str) -> usize {
        self.order.iter().flatten().position(|known| *known == component).unwrap()
    }

    /// The same day of the month, some months on.
    pub(super) fn months_on(day: Day, months: i64, pay_day: i64) -> Day {
        let (year, month, _) = day.year_month_day();
        let count = 12 * year + month - 1 + months;
        Day::clamped(count.div_euclid(12), count.rem_euclid(12) + 1, pay_day)
    }

    /// The payment that leaves nothing after the given growths, each `units` / `UNIT`, exactly, rounded once.
    pub(super) fn solve(&self, principal: i128, growths: &[i128]) -> i128 {
        let (mut worth, mut paid, mut units) = (BigInt::from(principal), BigInt::from(0), BigInt::from(1));
        for growth in growths {
            worth *= UNIT + growth;
            units *= UNIT;
            paid = paid * (UNIT + growth) + &units;
        }
        self.rounding.big(&worth, &paid)
    }
}
