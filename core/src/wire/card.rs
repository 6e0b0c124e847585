//! Card terms of the case document.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::WireError;
use super::event::components;
use super::path::At;
use super::shape::{Pairs, date, fraction, money};
use crate::calendar::{Date, MonthDay};
use crate::component::Components;
use crate::money::{Currency, Money, MoneyError};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::rounding::{Remainder, Rounding, Split};
use crate::terms::{
    AllocationOrders, CardTerms, CardTermsDraft, Carry, Compounding, DueRule, History, InterestBase, Issuer,
    LateFeeRule, LateFeeStop, MinimumRatios, Order, PRESETS, PaymentDay, RepeatedMiss, StatementDayAccrual, TermsError,
};

/// Card terms: `opened` and `statementDay` always; `due`, `purchaseRates` and `minimum` where there is no preset.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CardTermsShape {
    /// An issuer whose usual terms stand for every key not given.
    preset: Option<String>,
    /// ISO 4217 code; CNY where absent.
    currency: Option<String>,
    /// The day the account was opened.
    opened: String,
    /// 1 to 31; the last day of a shorter month.
    statement_day: u8,
    due: Option<DueShape>,
    /// History of the daily rate of purchases.
    purchase_rates: Option<Vec<RateRowShape>>,
    /// History of the daily rate of cash advances; that of purchases where absent.
    cash_rates: Option<Vec<RateRowShape>>,
    interest_base: Option<InterestBaseShape>,
    compounding: Option<CompoundingShape>,
    statement_day_accrual: Option<StatementDayAccrualShape>,
    payment_day: Option<PaymentDayShape>,
    grace_days: Option<u16>,
    tolerance: Option<String>,
    minimum: Option<MinimumShape>,
    /// History of the late-fee rule; none where empty.
    late_fees: Option<Vec<LateFeeShape>>,
    late_fee_stop: Option<LateFeeStopShape>,
    minimum_interest: Option<MinimumInterestShape>,
    allocation: Option<AllocationShape>,
    new_purchases_keep_free_period: Option<bool>,
    refund_counts_as_payment: Option<bool>,
    rounding: Option<RoundingShape>,
    instalments: Option<InstalmentsShape>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct DueShape {
    rule: DueRuleShape,
    /// With `daysAfterStatement`.
    days: Option<u16>,
    /// With `dayOfMonth`.
    day: Option<u8>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
enum DueRuleShape {
    DaysAfterStatement,
    DayOfMonth,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RateRowShape {
    /// In force from this day; the first row has none.
    from: Option<String>,
    /// Decimal fraction a day.
    daily: String,
}

/// A daily rate.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct DailyRateShape {
    /// Decimal fraction a day.
    daily: String,
}

impl DailyRateShape {
    pub(super) fn build(&self, at: &At<'_>) -> Result<Rate, WireError> {
        daily(&self.daily, &at.key("daily"))
    }
}

/// A wire enum with the names of an enum of the library.
macro_rules! names {
    ($(#[$doc:meta])* $shape:ident => $target:ident { $($name:ident),+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        pub(super) enum $shape { $($name),+ }

        impl From<$shape> for $target {
            fn from(shape: $shape) -> Self {
                match shape { $($shape::$name => Self::$name),+ }
            }
        }
    };
}

pub(super) use names;

names!(InterestBaseShape => InterestBase { Full, UnpaidPart });
names!(CompoundingShape => Compounding { Monthly, None });
names!(StatementDayAccrualShape => StatementDayAccrual { Included, Excluded });
names!(PaymentDayShape => PaymentDay { NewBalance, OldBalance });
names!(CarryShape => Carry { One, All });
names!(RoundingShape => Rounding { HalfUp, HalfEven, TowardZero });
names!(RemainderShape => Remainder { Last, First });

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MinimumShape {
    /// History of ratios: `from`, and a ratio a component or class; `purchase` and `cash` are required, others are 1.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<alloc::collections::BTreeMap<String, String>>"))]
    ratios: Vec<Pairs<String>>,
    floor: Option<String>,
    carry: Option<CarryShape>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LateFeeShape {
    /// In force from this day.
    from: Option<String>,
    /// Share of the unpaid minimum.
    rate: String,
    floor: Option<String>,
    cap: Option<String>,
    /// Where the unpaid principal is at most this, the fee is that principal.
    small_balance: Option<String>,
    repeat: Option<RepeatShape>,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RepeatShape {
    /// From this consecutive miss on.
    misses: u32,
    rate: String,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct LateFeeStopShape {
    /// The last consecutive miss with a fee.
    misses: Option<u32>,
    /// No fee above this many days past due.
    days_past_due: Option<u16>,
    /// No fee from the day of a write-off on.
    #[serde(default)]
    write_off: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MinimumInterestShape {
    purchase: Option<String>,
    cash: Option<String>,
}

/// Orders of groups of components and classes.
pub(super) type OrderShape = Vec<Vec<String>>;

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AllocationShape {
    /// Not overdue.
    current: OrderShape,
    /// 1 to 90 days past due.
    overdue: OrderShape,
    /// From day 91.
    long_overdue: OrderShape,
}

#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct InstalmentsShape {
    split: Option<SplitShape>,
    /// Share of the unbilled principal charged for settling a plan early.
    early_settlement_fee_rate: Option<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SplitShape {
    rounding: RoundingShape,
    remainder: RemainderShape,
}

impl From<SplitShape> for Split {
    fn from(shape: SplitShape) -> Self {
        Self::new(shape.rounding.into(), shape.remainder.into())
    }
}

impl CardTermsShape {
    /// The terms, checked.
    pub(super) fn build(&self, at: &At<'_>) -> Result<CardTerms, WireError> {
        let opened = date(&self.opened, &at.key("opened"))?;
        let statement_day = month_day(self.statement_day, &at.key("statementDay"))?;
        let mut draft = self.start(opened, statement_day, at)?;
        let currency = match self.currency.as_deref() {
            None => Currency::CNY,
            Some(code) => {
                Currency::from_code(code).map_err(|error| WireError::given(&at.key("currency"), code, error))?
            }
        };
        if self.preset.is_some() && currency != Currency::CNY {
            // An issuer's amounts would become those of the other currency.
            let mixed = MoneyError::MixedCurrencies { left: Currency::CNY, right: currency };
            return Err(WireError::at(&at.key("currency"), mixed));
        }
        draft = draft.currency(currency);
        if let Some(due) = &self.due {
            draft = draft.due(due.build(&at.key("due"))?);
        }
        if let Some(rows) = &self.purchase_rates {
            draft = draft.purchase_rates(rate_history(rows, opened, &at.key("purchaseRates"))?);
        }
        if let Some(rows) = &self.cash_rates {
            draft = draft.cash_rates(rate_history(rows, opened, &at.key("cashRates"))?);
        }
        draft = self.set_conventions(draft);
        draft = self.set_amounts(draft, opened, currency, at)?;
        if let Some(orders) = &self.allocation {
            draft = draft.allocation(orders.build(&at.key("allocation"))?);
        }
        draft.build().map_err(|error| WireError::at(&self.place_of(&error, at), error))
    }

    fn start(&self, opened: Date, statement_day: MonthDay, at: &At<'_>) -> Result<CardTermsDraft, WireError> {
        let Some(name) = self.preset.as_deref() else {
            let required = [
                ("due", self.due.is_none()),
                ("purchaseRates", self.purchase_rates.is_none()),
                ("minimum", self.minimum.is_none()),
            ];
            return match required.into_iter().find(|(_, absent)| *absent) {
                Some((key, _)) => Err(WireError::missing(&at.key(key))),
                None => Ok(CardTermsDraft::new(opened, statement_day)),
            };
        };
        let at = at.key("preset");
        let allowed = || PRESETS.map(|preset| preset.name).join(" ");
        let issuer = Issuer::from_name(name).ok_or_else(|| WireError::unknown_name(&at, name, &allowed()))?;
        issuer.card(opened, statement_day).map_err(|error| WireError::at(&at, error))
    }

    fn set_conventions(&self, mut draft: CardTermsDraft) -> CardTermsDraft {
        if let Some(base) = self.interest_base {
            draft = draft.interest_base(base.into());
        }
        if let Some(compounding) = self.compounding {
            draft = draft.compounding(compounding.into());
        }
        if let Some(accrual) = self.statement_day_accrual {
            draft = draft.statement_day_accrual(accrual.into());
        }
        if let Some(payment_day) = self.payment_day {
            draft = draft.payment_day(payment_day.into());
        }
        if let Some(days) = self.grace_days {
            draft = draft.grace_days(days);
        }
        if let Some(keep) = self.new_purchases_keep_free_period {
            draft = draft.new_purchases_keep_free_period(keep);
        }
        if let Some(counts) = self.refund_counts_as_payment {
            draft = draft.refund_counts_as_payment(counts);
        }
        if let Some(rounding) = self.rounding {
            draft = draft.rounding(rounding.into());
        }
        if let Some(split) = self.instalments.as_ref().and_then(|instalments| instalments.split) {
            draft = draft.split(split.into());
        }
        draft
    }

    fn set_amounts(
        &self,
        mut draft: CardTermsDraft,
        opened: Date,
        currency: Currency,
        at: &At<'_>,
    ) -> Result<CardTermsDraft, WireError> {
        if let Some(text) = &self.tolerance {
            let at = at.key("tolerance");
            draft = draft.tolerance(money(text, currency, &at)?).map_err(|e| WireError::given(&at, text, e))?;
        }
        if let Some(minimum) = &self.minimum {
            draft = minimum.apply(draft, opened, currency, &at.key("minimum"))?;
        }
        if let Some(rows) = &self.late_fees {
            draft = draft.late_fees(late_fee_history(rows, currency, &at.key("lateFees"))?);
        }
        if let Some(stop) = &self.late_fee_stop {
            if stop.misses == Some(0) {
                return Err(WireError::at(&at.key("lateFeeStop").key("misses"), TermsError::ZeroCount));
            }
            draft = draft.late_fee_stop(LateFeeStop {
                misses: stop.misses,
                days_past_due: stop.days_past_due.map(i32::from),
                write_off: stop.write_off,
            });
        }
        if let Some(least) = &self.minimum_interest {
            let at = at.key("minimumInterest");
            if let Some(text) = &least.purchase {
                let at = at.key("purchase");
                let least = money(text, currency, &at)?;
                draft = draft.minimum_purchase_interest(least).map_err(|e| WireError::given(&at, text, e))?;
            }
            if let Some(text) = &least.cash {
                let at = at.key("cash");
                let least = money(text, currency, &at)?;
                draft = draft.minimum_cash_interest(least).map_err(|e| WireError::given(&at, text, e))?;
            }
        }
        if let Some(text) = self.instalments.as_ref().and_then(|i| i.early_settlement_fee_rate.as_deref()) {
            let instalments = at.key("instalments");
            draft = draft.early_settlement_fee(fraction(text, &instalments.key("earlySettlementFeeRate"))?);
        }
        Ok(draft)
    }

    /// The key that a contradiction between terms is told at.
    fn place_of<'a>(&self, error: &TermsError, at: &'a At<'a>) -> At<'a> {
        match error {
            TermsError::GraceTooLong { .. } | TermsError::TooManyDays { .. } if self.grace_days.is_some() => {
                at.key("graceDays")
            }
            TermsError::GraceTooLong { .. } | TermsError::TooManyDays { .. } | TermsError::DueDatesCollide { .. } => {
                at.key("due")
            }
            _ => *at,
        }
    }
}

impl DueShape {
    fn build(&self, at: &At<'_>) -> Result<DueRule, WireError> {
        let other = |key: &str| WireError::new(1909, at.key(key).text(), "this rule does not have this key");
        match (self.rule, self.days, self.day) {
            (DueRuleShape::DaysAfterStatement, _, Some(_)) => Err(other("day")),
            (DueRuleShape::DayOfMonth, Some(_), _) => Err(other("days")),
            (DueRuleShape::DaysAfterStatement, None, _) => Err(WireError::missing(&at.key("days"))),
            (DueRuleShape::DayOfMonth, _, None) => Err(WireError::missing(&at.key("day"))),
            (DueRuleShape::DaysAfterStatement, Some(days), _) => Ok(DueRule::DaysAfterStatement(days)),
            (DueRuleShape::DayOfMonth, _, Some(day)) => Ok(DueRule::DayOfMonth(month_day(day, &at.key("day"))?)),
        }
    }
}

impl MinimumShape {
    fn apply(
        &self,
        draft: CardTermsDraft,
        opened: Date,
        currency: Currency,
        at: &At<'_>,
    ) -> Result<CardTermsDraft, WireError> {
        let at_ratios = at.key("ratios");
        let mut history = History::never();
        for (n, row) in self.ratios.iter().enumerate() {
            let at = at_ratios.index(n);
            let (from, ratios) = ratio_row(row, &at)?;
            history = next(history, from, ratios, &at)?;
        }
        reaches_back(&history, opened, &at_ratios)?;
        let draft = draft.minimum_ratios(history).carry(self.carry.map_or(Carry::One, Carry::from));
        let text = self.floor.as_deref().unwrap_or("0");
        let at = at.key("floor");
        draft.minimum_floor(money(text, currency, &at)?).map_err(|e| WireError::given(&at, text, e))
    }
}

fn ratio_row<'a>(row: &'a Pairs<String>, at: &At<'_>) -> Result<(Option<&'a str>, MinimumRatios), WireError> {
    let of = |key: &str| row.0.iter().find(|(known, _)| known == key).map(|(_, value)| value.as_str());
    let required = |key: &str| {
        let at = at.key(key);
        fraction(of(key).ok_or_else(|| WireError::missing(&at))?, &at)
    };
    let (purchase, cash) = (required("purchase")?, required("cash")?);
    let too_high = if purchase > Fraction::ONE { at.key("purchase") } else { at.key("cash") };
    let mut ratios = MinimumRatios::new(purchase, cash).map_err(|error| WireError::at(&too_high, error))?;
    // A class first, so that a component's own ratio wins whatever their order.
    let is_class = |key: &str| matches!(key, "fee" | "principal");
    let (classes, leaves): (Vec<_>, Vec<_>) =
        row.0.iter().filter(|(key, _)| key != "from").partition(|(key, _)| is_class(key));
    for (key, text) in classes.into_iter().chain(leaves) {
        let at = at.key(key);
        let set: Components = components(key, &at)?;
        ratios = ratios.with(set, fraction(text, &at)?).map_err(|error| WireError::given(&at, text, error))?;
    }
    Ok((of("from"), ratios))
}

impl AllocationShape {
    fn build(&self, at: &At<'_>) -> Result<AllocationOrders, WireError> {
        Ok(AllocationOrders::new(
            order(&self.current, &at.key("current"))?,
            order(&self.overdue, &at.key("overdue"))?,
            order(&self.long_overdue, &at.key("longOverdue"))?,
        ))
    }
}

pub(super) fn order(shape: &OrderShape, at: &At<'_>) -> Result<Order, WireError> {
    let mut groups: Vec<Vec<Components>> = Vec::with_capacity(shape.len());
    for (n, group) in shape.iter().enumerate() {
        let at = at.index(n);
        let members = group.iter().enumerate().map(|(n, name)| components(name, &at.index(n)));
        groups.push(members.collect::<Result<_, _>>()?);
    }
    let groups: Vec<&[Components]> = groups.iter().map(Vec::as_slice).collect();
    Order::new(&groups).map_err(|error| WireError::at(at, error))
}

fn rate_history(rows: &[RateRowShape], opened: Date, at: &At<'_>) -> Result<History<Rate>, WireError> {
    let mut history = History::never();
    for (n, row) in rows.iter().enumerate() {
        let at = at.index(n);
        history = next(history, row.from.as_deref(), daily(&row.daily, &at.key("daily"))?, &at)?;
    }
    reaches_back(&history, opened, at)?;
    Ok(history)
}

fn late_fee_history(rows: &[LateFeeShape], currency: Currency, at: &At<'_>) -> Result<History<LateFeeRule>, WireError> {
    let mut history = History::never();
    for (n, row) in rows.iter().enumerate() {
        let at = at.index(n);
        let mut rule = LateFeeRule::new(fraction(&row.rate, &at.key("rate"))?);
        type Set = fn(LateFeeRule, Money) -> Result<LateFeeRule, TermsError>;
        let amounts: [(&Option<String>, &str, Set); 3] = [
            (&row.floor, "floor", LateFeeRule::floor),
            (&row.cap, "cap", LateFeeRule::cap),
            (&row.small_balance, "smallBalance", LateFeeRule::small_balance),
        ];
        for (text, key, set) in amounts {
            let (Some(text), at) = (text, at.key(key)) else { continue };
            rule = set(rule, money(text, currency, &at)?).map_err(|error| WireError::given(&at, text, error))?;
        }
        if rule.cap_minor().is_some_and(|cap| cap < rule.floor_minor()) {
            return Err(WireError::at(&at, TermsError::FloorAboveCap));
        }
        if let Some(repeat) = &row.repeat {
            let at = at.key("repeat");
            let rate = fraction(&repeat.rate, &at.key("rate"))?;
            let repeated = rule.repeated(RepeatedMiss { misses: repeat.misses, rate });
            rule = repeated.map_err(|error| WireError::at(&at.key("misses"), error))?;
        }
        history = next(history, row.from.as_deref(), rule, &at)?;
    }
    Ok(history)
}

/// The next version of a history; the first may be without a date.
fn next<T: Copy>(history: History<T>, from: Option<&str>, value: T, at: &At<'_>) -> Result<History<T>, WireError> {
    let is_first = history.iter().next().is_none();
    let at_from = at.key("from");
    let from = match from {
        None if is_first => Date::MIN,
        None => return Err(WireError::missing(&at_from)),
        Some(text) => date(text, &at_from)?,
    };
    history.then(from, value).map_err(|error| WireError::at(&at_from, error))
}

fn reaches_back<T: Copy>(history: &History<T>, opened: Date, at: &At<'_>) -> Result<(), WireError> {
    let starts_late = || WireError::at(at, TermsError::HistoryStartsLate { opened });
    history.on(opened).map(|_| ()).ok_or_else(starts_late)
}

fn daily(text: &str, at: &At<'_>) -> Result<Rate, WireError> {
    let rate = Rate::new(fraction(text, at)?, RatePeriod::Daily);
    rate.map_err(|error| WireError::given(at, text, error))
}

pub(super) fn month_day(day: u8, at: &At<'_>) -> Result<MonthDay, WireError> {
    MonthDay::new(day).map_err(|error| WireError::given(at, &format!("{day}"), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(changed: &str) -> (&'static str, String) {
        let terms = format!(r#"{{"opened":"2023-03-06","statementDay":5,"preset":"ccb",{changed}}}"#);
        let shape: CardTermsShape = super::super::shape::read(&terms, None).unwrap();
        let error = shape.build(&At::root("terms")).unwrap_err();
        (error.name(), error.path().into())
    }

    #[test]
    fn a_preset_is_in_its_own_currency() {
        assert_eq!(refused(r#""currency":"JPY""#), ("mixedCurrencies", "terms.currency".into()));
    }

    #[test]
    fn terms_that_contradict_themselves_are_told_at_their_own_key() {
        for (changed, name, path) in [
            (r#""purchaseRates":[]"#, "historyStartsLate", "terms.purchaseRates"),
            (r#""cashRates":[{"from":"2023-03-07","daily":"0"}]"#, "historyStartsLate", "terms.cashRates"),
            (r#""minimum":{"ratios":[]}"#, "historyStartsLate", "terms.minimum.ratios"),
            (r#""minimum":{"ratios":[{"purchase":"0","cash":"2"}]}"#, "ratioAboveOne", "terms.minimum.ratios[0].cash"),
            (r#""lateFees":[{"rate":"0","floor":"2","cap":"1"}]"#, "floorAboveCap", "terms.lateFees[0]"),
            (r#""lateFeeStop":{"misses":0}"#, "zeroCount", "terms.lateFeeStop.misses"),
        ] {
            assert_eq!(refused(changed), (name, path.into()));
        }
    }
}
