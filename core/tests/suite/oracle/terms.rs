//! The terms of a card as the case document writes them, defaults filled in.

use super::calendar::{Calendar, Day, Due};
use super::late_fee::LateFeeRule;
use super::minimum::Minimum;
use super::number::{ONE, Rounding, decimal, rate};
use super::order::{Component, Order};
use super::{Refused, refuse};
use serde_json::Value;

/// A value with the day from which it holds; none means always.
pub(crate) type History<T> = Vec<(Option<Day>, T)>;

/// The entry in force on a day.
pub(crate) fn in_force<T>(history: &History<T>, day: Day) -> Option<&T> {
    history.iter().rev().find(|(from, _)| from.is_none_or(|from| from <= day)).map(|(_, value)| value)
}

/// What interest that is not paid bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compounding {
    None,
    /// Posted interest bears, as a component of its own.
    Monthly,
    /// What bears earns on what it has earned too, day by day.
    Daily,
}

/// Which part of a payment meets principal by its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HighestRateFirst {
    Never,
    /// What is above the minimum payment.
    Excess,
    Payment,
}

/// Everything the card's contract says.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(crate) places: usize,
    pub(crate) opened: Day,
    pub(crate) calendar: Calendar,
    pub(crate) purchase_rates: History<i128>,
    pub(crate) cash_rates: History<i128>,
    pub(crate) unpaid_part: bool,
    pub(crate) compounding: Compounding,
    /// A lost interest-free period reaches back no further than the cycle in which its grace ends.
    pub(crate) latest_cycle: bool,
    /// What bears as a purchase does, besides purchases and parts of plans.
    pub(crate) bears: Vec<Component>,
    pub(crate) statement_day_included: bool,
    pub(crate) old_balance: bool,
    pub(crate) tolerance: i128,
    pub(crate) minimum: Minimum,
    pub(crate) limits: History<i128>,
    pub(crate) floor: i128,
    pub(crate) carry_all: bool,
    pub(crate) late_fees: History<LateFeeRule>,
    pub(crate) stop_misses: Option<i64>,
    pub(crate) stop_days: Option<i64>,
    pub(crate) stop_write_off: bool,
    pub(crate) minimum_purchase_interest: i128,
    pub(crate) minimum_cash_interest: i128,
    pub(crate) current: Order,
    pub(crate) overdue: Order,
    pub(crate) long_overdue: Order,
    pub(crate) highest_rate_first: HighestRateFirst,
    pub(crate) new_purchases_keep: bool,
    pub(crate) refund_counts: bool,
    pub(crate) rounding: Rounding,
    pub(crate) split: Rounding,
    pub(crate) remainder_first: bool,
    pub(crate) settlement_rate: i128,
}

impl Terms {
    pub(crate) fn of(json: &Value) -> Result<Self, Refused> {
        if !json["preset"].is_null() {
            return refuse!("presets are the engine's own data");
        }
        let places = match json["currency"].as_str().unwrap_or("CNY") {
            "JPY" | "KRW" => 0,
            _ => 2,
        };
        let money = |value: &Value| amount_or(value, places, 0);
        let purchase_rates = history(&json["purchaseRates"], |row| rate(&row["daily"]))?;
        let cash_rates = match &json["cashRates"] {
            Value::Null => purchase_rates.clone(),
            rates => history(rates, |row| rate(&row["daily"]))?,
        };
        let order = |stage: &str, default: Order| match &json["allocation"] {
            Value::Null => Ok(default),
            orders if orders[stage].is_null() => Ok(default),
            orders => Order::of(&orders[stage]),
        };
        let instalments = &json["instalments"];
        let opened = Day::of(&json["opened"])?;
        Ok(Self {
            places,
            opened,
            calendar: Calendar {
                opened,
                statement_day: json["statementDay"].as_i64().unwrap(),
                due: Due::of(&json["due"])?,
                grace: json["latePaymentGraceDays"].as_i64().unwrap_or(0),
                listed: days(&json["statementDates"])?,
            },
            purchase_rates,
            cash_rates,
            unpaid_part: json["interestBase"] == "unpaidPart",
            compounding: match json["compounding"].as_str() {
                None | Some("monthly") => Compounding::Monthly,
                Some("none") => Compounding::None,
                Some("daily") => Compounding::Daily,
                Some(other) => return refuse!("`{other}` is no compounding"),
            },
            latest_cycle: json["chargeBack"] == "latestCycle",
            bears: components(&json["interestBearing"])?,
            statement_day_included: json["statementDayAccrual"] == "included",
            old_balance: json["paymentDay"] == "oldBalance",
            tolerance: money(&json["tolerance"])?,
            minimum: Minimum::of(&json["minimum"], places)?,
            limits: history(&json["creditLimits"], |row| money(&row["amount"]))?,
            floor: money(&json["minimum"]["floor"])?,
            carry_all: json["minimum"]["carry"] != "one",
            late_fees: history(&json["lateFees"], |row| LateFeeRule::of(row, places))?,
            stop_misses: json["lateFeeStop"]["missedPayments"].as_i64(),
            stop_days: json["lateFeeStop"]["daysPastDue"].as_i64(),
            stop_write_off: json["lateFeeStop"]["writeOff"] == true,
            minimum_purchase_interest: money(&json["minimumInterest"]["purchase"])?,
            minimum_cash_interest: money(&json["minimumInterest"]["cash"])?,
            current: order("current", Order::charges_first())?,
            overdue: order("overdue", Order::charges_first())?,
            long_overdue: order("longOverdue", Order::principal_first())?,
            highest_rate_first: match json["allocation"]["highestRateFirst"].as_str() {
                None => HighestRateFirst::Never,
                Some("excess") => HighestRateFirst::Excess,
                Some("payment") => HighestRateFirst::Payment,
                Some(other) => return refuse!("`{other}` is no part of a payment"),
            },
            new_purchases_keep: json["newPurchasesKeepInterestFreePeriod"] != false,
            refund_counts: json["refundCountsAsPayment"] == true,
            rounding: Rounding::of(&json["rounding"], Rounding::HalfUp)?,
            split: Rounding::of(&instalments["split"]["rounding"], Rounding::TowardZero)?,
            remainder_first: instalments["split"]["remainder"] == "first",
            settlement_rate: match &instalments["earlySettlementFeeRate"] {
                Value::Null => 0,
                given => rate(given)?,
            },
        })
    }

    /// Whether it has an interest-free period and bears where that is lost.
    pub(crate) fn spends(&self, component: Component) -> bool {
        component.is_spending() || self.bears.contains(&component)
    }

    /// Whether it bears from its posting day where new purchases lose their interest-free period too.
    pub(crate) fn is_bought(&self, component: Component) -> bool {
        component == Component::Purchase || self.bears.contains(&component)
    }

    /// Purchase and cash interest, each raised to its minimum charge where above zero, summed, rounded once.
    pub(crate) fn rounded_interest(&self, purchase: i128, cash: i128) -> i128 {
        let raised = |exact: i128, least: i128| if exact > 0 { exact.max(least * ONE) } else { 0 };
        self.rounding.minor(raised(purchase, self.minimum_purchase_interest) + raised(cash, self.minimum_cash_interest))
    }
}

/// The components of a list of names.
pub(crate) fn components(names: &Value) -> Result<Vec<Component>, Refused> {
    let mut found = Vec::new();
    for name in names.as_array().into_iter().flatten() {
        found.extend(Component::leaves(name.as_str().unwrap_or_default())?);
    }
    Ok(found)
}

/// An amount in minor units, or the default where the key is missing.
pub(crate) fn amount_or(value: &Value, places: usize, default: i128) -> Result<i128, Refused> {
    match value {
        Value::Null => Ok(default),
        Value::String(text) => decimal(text, places),
        other => refuse!("`{other}` is no amount"),
    }
}

fn days(rows: &Value) -> Result<Vec<Day>, Refused> {
    rows.as_array().into_iter().flatten().map(Day::of).collect()
}

pub(crate) fn history<T>(rows: &Value, read: impl Fn(&Value) -> Result<T, Refused>) -> Result<History<T>, Refused> {
    let mut found: History<T> = Vec::new();
    for row in rows.as_array().into_iter().flatten() {
        let from = Day::maybe(&row["from"])?;
        if found.last().is_some_and(|(before, _)| from <= *before) {
            return refuse!("a history goes forward");
        }
        found.push((from, read(row)?));
    }
    Ok(found)
}
