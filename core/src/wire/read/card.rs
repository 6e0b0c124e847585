//! Card terms of the case document.

mod minimum;
mod preset;

use alloc::string::String;
use alloc::vec::Vec;

use minimum::{MinimumShape, minimum};
pub(super) use preset::assumptions;

use super::shared::{OrderShape, SplitShape, all_components, daily, order, split};
use crate::calendar::{Date, MonthDay};
use crate::json::{Keys, Maybe, Node, Of, listed, listed_length, optional, shapes};
use crate::money::{Currency, Money, MoneyError};
use crate::rate::Rate;
use crate::rounding::Rounding;
use crate::terms::{
    AllocationOrders, CardProductTerms, CardTerms, CardTermsDraft, ChargeBack, Compounding, DueRule, HighestRateFirst,
    History, InterestBase, Issuer, LateFeeRule, LateFeeSlabs, LateFeeStop, PRESETS, PaymentDay, RepeatedFee,
    RepeatedMiss, StatementDates, StatementDayAccrual, TermsError,
};
use crate::wire::{WireError, WireFault};
use crate::words::{Word, keyed};

shapes! {
    /// Card terms: `opened` and `statementDay` always; `due`, `purchaseRates` and `minimum` where there is no preset; `due` also beside a preset
    /// that does not know it.
    pub(super) struct CardTermsShape {
        /// An issuer whose usual terms stand for every key not given.
        preset: Option<String>,
        /// ISO 4217 code; CNY where absent.
        currency: Option<String>,
        /// The day the account was opened; the first day that an opening speaks of where absent.
        opened: Option<String>,
        /// 1 to 31; the last day of a shorter month.
        statement_day: u8,
        /// Past closing dates as printed: the first statements of the account, after which the statement day goes on.
        statement_dates: Option<Vec<String>>,
        /// The due date of a statement. Known without it: of `ccb` and `boc` 20, `abc` and `bocom` 25, `cmb` and `pab` 18 days after the statement.
        due: Option<DueShape>,
        /// History of the daily rate of purchases.
        purchase_rates: Option<Vec<RateRowShape>>,
        /// History of the daily rate of cash advances; that of purchases where absent.
        cash_rates: Option<Vec<RateRowShape>>,
        /// Whether a balance not paid in full earns interest as a whole (全额计息) or only on its unpaid part.
        interest_base: Option<InterestBase>,
        /// How far back interest is charged once the interest-free period of a statement is lost.
        charge_back: Option<ChargeBack>,
        /// Fees, late fees and costs that bear interest as purchases do; none where absent.
        interest_bearing: Option<Vec<String>>,
        /// Whether billed interest itself earns interest.
        compounding: Option<Compounding>,
        /// Whether the statement day's interest is on the statement of that day or on the next one.
        statement_day_accrual: Option<StatementDayAccrual>,
        /// Whether the day of a payment earns interest on the balance after it or before it.
        payment_day: Option<PaymentDay>,
        /// Days after the due date on which a payment still counts as in time (容时).
        late_payment_grace_days: Option<u16>,
        /// How much may be wanting of a statement that still counts as paid in full (容差).
        tolerance: Option<String>,
        /// History of the credit limit; none known where absent. Principal above it is part of the minimum payment in full.
        credit_limits: Option<Vec<CreditLimitShape>>,
        /// The minimum payment.
        minimum: Option<MinimumShape>,
        /// History of the late-fee rule; none where empty.
        late_fees: Option<Vec<LateFeeShape>>,
        /// When late fees end; never where absent.
        late_fee_stop: Option<LateFeeStopShape>,
        /// The least interest a statement charges once it charges any.
        minimum_interest: Option<MinimumInterestShape>,
        /// How a payment falls through what is billed, by how late the account is.
        allocation: Option<AllocationShape>,
        /// Whether new purchases are free of interest although the statement before was not paid in full.
        new_purchases_keep_interest_free_period: Option<bool>,
        /// Whether a refund counts towards the minimum payment.
        refund_counts_as_payment: Option<bool>,
        /// How amounts are rounded to the currency's smallest unit.
        rounding: Option<Rounding>,
        /// Conventions of purchases converted to instalments.
        instalments: Option<InstalmentsShape>,
    }
    pub(super) struct DueShape {
        /// How the due date follows from the statement day.
        rule: DueRuleShape,
        /// How many days after the statement; with `daysAfterStatement`.
        days: Option<u16>,
        /// The day of the month, 1 to 31; with `dayOfMonth`.
        day: Option<u8>,
    }
    struct RateRowShape {
        /// In force from this day; the first row has none.
        from: Option<String>,
        /// Decimal fraction a day.
        daily: String,
    }
    struct CreditLimitShape {
        /// In force from this day.
        from: Option<String>,
        /// The limit, 0 or more.
        amount: String,
    }
    struct LateFeeShape {
        /// In force from this day.
        from: Option<String>,
        /// Share of the unpaid minimum; instead of `slabs`.
        rate: Option<String>,
        /// Fixed fees by the balance of the statement, the lowest balance first; instead of `rate`, without floor and cap.
        slabs: Option<Vec<SlabShape>>,
        /// The smallest fee; none where absent.
        floor: Option<String>,
        /// The largest fee; none where absent.
        cap: Option<String>,
        /// Where the unpaid principal is at most this, the fee is that principal.
        small_balance: Option<String>,
        /// Another fee for repeated missed payments.
        repeat: Option<RepeatShape>,
    }
    struct RepeatShape {
        /// The consecutive miss from which the other fee is charged.
        missed_payments: u32,
        /// Counting the present miss and those of so many cycles before it, 1 to 60; misses in a row where absent.
        within_cycles: Option<u32>,
        /// Share of the unpaid minimum from then on; instead of `amount`.
        rate: Option<String>,
        /// The fee from then on; instead of `rate`.
        amount: Option<String>,
    }
    struct SlabShape {
        /// For balances up to and with this one; the last slab has none.
        up_to: Option<String>,
        /// The fee.
        amount: String,
    }
    struct LateFeeStopShape {
        /// The last consecutive miss with a fee.
        missed_payments: Option<u32>,
        /// No fee above this many days past due.
        days_past_due: Option<u16>,
        /// No fee from the day of a write-off on.
        write_off: Option<bool>,
    }
    struct MinimumInterestShape {
        /// The least interest on purchases.
        purchase: Option<String>,
        /// The least interest on cash advances.
        cash: Option<String>,
    }
    struct AllocationShape {
        /// The order while the account is not overdue; the standard order where absent, here and below.
        current: Option<OrderShape>,
        /// The order from 1 to 90 days past due.
        overdue: Option<OrderShape>,
        /// The order from day 91 past due on.
        long_overdue: Option<OrderShape>,
        /// Which part of a payment meets principal by its rate, the highest first; none where absent.
        highest_rate_first: Option<HighestRateFirst>,
    }
    struct InstalmentsShape {
        /// How an amount is split into equal parts.
        split: Option<SplitShape>,
        /// Share of the unbilled principal charged for settling a plan early.
        early_settlement_fee_rate: Option<String>,
    }
}

keyed! {
    enum DueRuleShape {
        DaysAfterStatement = "daysAfterStatement";
        DayOfMonth = "dayOfMonth";
    }
}

/// The keys of terms, none of which a product must have.
pub(super) const OF_A_PRODUCT: Keys = {
    const EACH: [(bool, &str); CardTermsShape::EACH.len()] = optional(CardTermsShape::EACH);
    const NAMES: [u8; listed_length(&EACH)] = listed(&EACH);
    Keys {
        names: match core::str::from_utf8(&NAMES) {
            Ok(names) => names,
            Err(_) => "",
        },
        shapes: CardTermsShape::KEYS.shapes,
    }
};

/// The terms of a card, checked.
pub(super) fn card_terms(node: Of<'_, CardTermsShape>, begins: Option<Date>) -> Result<CardTerms, WireError> {
    let opened = node.opened().read(|day| day.date())?.or(begins).ok_or_else(|| node.opened().missing())?;
    let draft = draft(node, opened, node.statement_day().month_day()?)?;
    draft.build().map_err(|error| contradiction(node, error))
}

/// The terms of a product: an account's own keys are not among them.
pub(super) fn card_product(node: Of<'_, CardTermsShape>) -> Result<CardProductTerms, WireError> {
    own_keys(node.node(), &["opened", "statementDay", "statementDates"])?;
    let draft = draft(node, Date::MAX, MonthDay::from_date(Date::MIN))?;
    draft.product().map_err(|error| contradiction(node, error))
}

/// A product has none of the keys that are each account's own.
pub(super) fn own_keys(node: Node<'_>, keys: &[&str]) -> Result<(), WireError> {
    match keys.iter().find_map(|key| node.get(key)) {
        Some(own) => Err(own.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("each account has this key of its own, a product has not", "此键由各账户自填，产品没有此键"),
        )),
        None => Ok(()),
    }
}

fn draft(node: Of<'_, CardTermsShape>, opened: Date, statement_day: MonthDay) -> Result<CardTermsDraft, WireError> {
    let mut draft = start(node, opened, statement_day)?;
    let currency = node.currency().read(|code| code.currency())?.unwrap_or(Currency::CNY);
    if node.preset().is_given() && currency != Currency::CNY {
        // An issuer's amounts would become those of the other currency.
        let mixed = MoneyError::MixedCurrencies { left: Currency::CNY, right: currency };
        return Err(node.currency().refused(mixed));
    }
    draft = draft.currency(currency);
    if let Some(dates) = node.statement_dates().given() {
        draft = draft.statement_dates(statement_dates(dates, opened)?);
    }
    if let Some(due) = node.due().given() {
        draft = draft.due(due_rule(due)?);
    }
    if let Some(rows) = node.purchase_rates().given() {
        draft = draft.purchase_rates(rate_history(rows, opened)?);
    }
    if let Some(rows) = node.cash_rates().given() {
        draft = draft.cash_rates(rate_history(rows, opened)?);
    }
    draft = conventions(node, draft)?;
    draft = amounts(node, draft, opened, currency)?;
    if let Some(orders) = node.allocation().given() {
        let given = [(orders.current(), 0), (orders.overdue(), 1), (orders.long_overdue(), i32::MAX)];
        let [mut current, mut overdue, mut long_overdue] = given.map(|(_, days)| *AllocationOrders::STANDARD.at(days));
        for ((listed, _), order_of) in given.into_iter().zip([&mut current, &mut overdue, &mut long_overdue]) {
            if let Some(listed) = listed.read(order)? {
                *order_of = listed;
            }
        }
        let standing = AllocationOrders::new(current, overdue, long_overdue);
        let part = orders.highest_rate_first().value();
        draft = draft.allocation(part.map_or(standing, |part| standing.highest_rate_first(part)));
    }
    Ok(draft)
}

#[inline(never)] // terms are large: one copy a call, and not one a field
fn start(node: Of<'_, CardTermsShape>, opened: Date, statement_day: MonthDay) -> Result<CardTermsDraft, WireError> {
    let Some(name) = node.preset().given() else {
        node.due().needed()?;
        node.purchase_rates().needed()?;
        node.minimum().needed()?;
        return Ok(CardTermsDraft::new(opened, statement_day));
    };
    let allowed = || PRESETS.map(|preset| preset.name).join(" ");
    let issuer = Issuer::from_name(name.text()).ok_or_else(|| name.unknown_name(&allowed()))?;
    issuer.card(opened, statement_day).map_err(|error| name.refused(error))
}

#[inline(never)]
fn conventions(node: Of<'_, CardTermsShape>, mut draft: CardTermsDraft) -> Result<CardTermsDraft, WireError> {
    if let Some(base) = node.interest_base().given() {
        draft = draft.interest_base(base.value());
    }
    if let Some(charge_back) = node.charge_back().given() {
        draft = draft.charge_back(charge_back.value());
    }
    if let Some(bearing) = node.interest_bearing().given() {
        draft = draft.bearing(all_components(bearing)?).map_err(|error| bearing.refused(error))?;
    }
    if let Some(compounding) = node.compounding().given() {
        draft = draft.compounding(compounding.value());
    }
    if let Some(accrual) = node.statement_day_accrual().given() {
        draft = draft.statement_day_accrual(accrual.value());
    }
    if let Some(payment_day) = node.payment_day().given() {
        draft = draft.payment_day(payment_day.value());
    }
    if let Some(days) = node.late_payment_grace_days().given() {
        draft = draft.late_payment_grace_days(days.value());
    }
    if let Some(keep) = node.new_purchases_keep_interest_free_period().given() {
        draft = draft.new_purchases_keep_interest_free_period(keep.flag());
    }
    if let Some(counts) = node.refund_counts_as_payment().given() {
        draft = draft.refund_counts_as_payment(counts.flag());
    }
    if let Some(rounding) = node.rounding().given() {
        draft = draft.rounding(rounding.value());
    }
    if let Some(given) = node.instalments().given().and_then(|instalments| instalments.split().given()) {
        draft = draft.split(split(given)?);
    }
    Ok(draft)
}

#[inline(never)]
fn amounts(
    node: Of<'_, CardTermsShape>,
    mut draft: CardTermsDraft,
    opened: Date,
    currency: Currency,
) -> Result<CardTermsDraft, WireError> {
    if let Some(tolerance) = node.tolerance().given() {
        draft = draft.tolerance(tolerance.money(currency)?).map_err(|error| tolerance.given(error))?;
    }
    if let Some(given) = node.minimum().given() {
        draft = minimum(given, draft, opened, currency)?;
    }
    if let Some(rows) = node.credit_limits().given() {
        draft = draft.credit_limits(credit_limit_history(rows, currency)?);
    }
    if let Some(rows) = node.late_fees().given() {
        draft = draft.late_fees(late_fee_history(rows, currency)?);
    }
    if let Some(stop) = node.late_fee_stop().given() {
        let missed_payments = stop.missed_payments().value();
        if missed_payments == Some(0) {
            return Err(stop.missed_payments().refused(TermsError::ZeroCount));
        }
        draft = draft.late_fee_stop(LateFeeStop {
            missed_payments,
            days_past_due: stop.days_past_due().value().map(i32::from),
            write_off: stop.write_off().value().unwrap_or(false),
        });
    }
    if let Some(least) = node.minimum_interest().given() {
        if let Some(of) = least.purchase().given() {
            draft = draft.minimum_purchase_interest(of.money(currency)?).map_err(|error| of.given(error))?;
        }
        if let Some(of) = least.cash().given() {
            draft = draft.minimum_cash_interest(of.money(currency)?).map_err(|error| of.given(error))?;
        }
    }
    if let Some(rate) =
        node.instalments().given().and_then(|instalments| instalments.early_settlement_fee_rate().given())
    {
        draft = draft.early_settlement_fee(rate.fraction()?);
    }
    Ok(draft)
}

fn statement_dates(list: Of<'_, Vec<String>>, opened: Date) -> Result<StatementDates, WireError> {
    let mut dates: Vec<Date> = Vec::new();
    for part in list.parts() {
        let date = part.date()?;
        if date < opened {
            return Err(part.given(TermsError::StatementBeforeOpening { statement: date, opened }));
        }
        if dates.last().is_some_and(|last| *last >= date) {
            return Err(part.given(TermsError::HistoryNotAscending { date }));
        }
        dates.push(date);
    }
    StatementDates::new(&dates).map_err(|error| list.refused(error))
}

/// A contradiction between terms, at the key that brought it.
fn contradiction(node: Of<'_, CardTermsShape>, error: TermsError) -> WireError {
    let due = node.due();
    let path = match error {
        TermsError::GraceTooLong { .. } | TermsError::TooManyDays { .. } => {
            let days = node.late_payment_grace_days();
            let dates = node.statement_dates();
            if dates.is_given() {
                dates.path()
            } else if days.is_given() {
                days.path()
            } else {
                due.path()
            }
        }
        TermsError::DueDatesCollide { .. } if node.statement_dates().is_given() => node.statement_dates().path(),
        TermsError::DueDatesCollide { .. } | TermsError::DueRuleUnknown { .. } => due.path(),
        _ => node.path(),
    };
    WireError::of(path, error.into())
}

pub(super) fn due_rule(node: Of<'_, DueShape>) -> Result<DueRule, WireError> {
    let not_of_this = |given: Node<'_>| {
        given.fault(WireFault::KeyOfAnotherKind, Word::new("this rule does not have this key", "这种规则没有这个键"))
    };
    let (days, day) = (node.days(), node.day());
    match node.rule().value() {
        DueRuleShape::DaysAfterStatement => match day.given() {
            Some(other) => Err(not_of_this(other.node())),
            None => Ok(DueRule::DaysAfterStatement(days.needed()?.value())),
        },
        DueRuleShape::DayOfMonth => match days.given() {
            Some(other) => Err(not_of_this(other.node())),
            None => day.needed()?.month_day().map(DueRule::DayOfMonth),
        },
    }
}

fn rate_history(rows: Of<'_, Vec<RateRowShape>>, opened: Date) -> Result<History<Rate>, WireError> {
    let mut history = History::never();
    for row in rows.parts() {
        next(&mut history, row.from(), daily(row.daily())?)?;
    }
    reaches_back(&history, opened, rows)?;
    Ok(history)
}

fn credit_limit_history(rows: Of<'_, Vec<CreditLimitShape>>, currency: Currency) -> Result<History<Money>, WireError> {
    let mut history = History::never();
    for row in rows.parts() {
        let limit = row.amount().money(currency)?;
        next(&mut history, row.from(), limit.not_negative().map_err(|error| row.amount().given(error))?)?;
    }
    Ok(history)
}

fn late_fee_history(rows: Of<'_, Vec<LateFeeShape>>, currency: Currency) -> Result<History<LateFeeRule>, WireError> {
    let mut history = History::never();
    for row in rows.parts() {
        let mut rule = match (row.rate().given(), row.slabs().given()) {
            (Some(_), Some(slabs)) => return Err(slabs.one_of("rate slabs")),
            (None, None) => return Err(row.rate().missing()),
            (Some(rate), None) => LateFeeRule::new(rate.fraction()?),
            (None, Some(given)) => by_slab(row, given, currency)?,
        };
        type Set = fn(LateFeeRule, Money) -> Result<LateFeeRule, TermsError>;
        let amounts: [(Maybe<'_, String>, Set); 3] = [
            (row.floor(), LateFeeRule::floor),
            (row.cap(), LateFeeRule::cap),
            (row.small_balance(), LateFeeRule::small_balance),
        ];
        for (given, set) in amounts {
            let Some(amount) = given.given() else { continue };
            rule = set(rule, amount.money(currency)?).map_err(|error| amount.given(error))?;
        }
        if rule.cap_amount().zip(rule.floor_amount()).is_some_and(|(most, least)| most.minor() < least.minor()) {
            return Err(row.refused(TermsError::FloorAboveCap));
        }
        if let Some(repeat) = row.repeat().given() {
            rule = repeated(rule, repeat, currency)?;
        }
        next(&mut history, row.from(), rule)?;
    }
    Ok(history)
}

fn by_slab(
    row: Of<'_, LateFeeShape>,
    given: Of<'_, Vec<SlabShape>>,
    currency: Currency,
) -> Result<LateFeeRule, WireError> {
    if let Some(bound) = row.floor().given().or(row.cap().given()) {
        return Err(bound.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("a fee by slab has neither floor nor cap", "分档违约金没有上下限"),
        ));
    }
    let above = given.parts().last().ok_or_else(|| given.refused(TermsError::ZeroCount))?;
    if let Some(bound) = above.up_to().given() {
        return Err(bound.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("the last slab is for every balance above the others", "最后一档适用于其余更高的余额"),
        ));
    }
    let always = LateFeeSlabs::always(above.amount().money(currency)?);
    let mut slabs = always.map_err(|error| above.amount().given(error))?;
    for slab in given.parts().take(given.parts().count().saturating_sub(1)) {
        let (balance, fee) = (slab.up_to().needed()?.money(currency)?, slab.amount().money(currency)?);
        slabs = slabs.up_to(balance, fee).map_err(|error| slab.refused(error))?;
    }
    Ok(LateFeeRule::by_slab(slabs))
}

fn repeated(rule: LateFeeRule, repeat: Of<'_, RepeatShape>, currency: Currency) -> Result<LateFeeRule, WireError> {
    let fee = match (repeat.rate().given(), repeat.amount().given()) {
        (Some(_), Some(amount)) => return Err(amount.one_of("rate amount")),
        (None, None) => return Err(repeat.rate().missing()),
        (Some(rate), None) => RepeatedFee::Rate(rate.fraction()?),
        (None, Some(amount)) => RepeatedFee::Amount(amount.money(currency)?),
    };
    let (missed_payments, within_cycles) = (repeat.missed_payments(), repeat.within_cycles());
    let miss = RepeatedMiss { missed_payments: missed_payments.value(), within_cycles: within_cycles.value(), fee };
    rule.repeated(miss).map_err(|error| match error {
        TermsError::Money(_) => repeat.amount().refused(error),
        _ if missed_payments.value() > 0 => within_cycles.refused(error),
        _ => missed_payments.refused(error),
    })
}

/// The next version of a history; the first may be without a date.
fn next<T: Copy>(history: &mut History<T>, from: Maybe<'_, String>, value: T) -> Result<(), WireError> {
    let is_first = history.iter().next().is_none();
    let day = match from.given() {
        None if is_first => Date::MIN,
        None => return Err(from.missing()),
        Some(from) => from.date()?,
    };
    history.add(day, value).map_err(|error| from.refused(error))
}

fn reaches_back<T: Copy, R>(history: &History<T>, opened: Date, rows: Of<'_, R>) -> Result<(), WireError> {
    let starts_late = || rows.refused(TermsError::HistoryStartsLate { opened });
    history.on(opened).map(|_| ()).ok_or_else(starts_late)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Shaped;
    use alloc::format;

    fn refused(changed: &str) -> (&'static str, String) {
        let terms = format!(r#"{{"opened":"2023-03-06","statementDay":5,"preset":"ccb",{changed}}}"#);
        let tree = super::super::node::read(&terms, &CardTermsShape::SHAPE).unwrap();
        let error = card_terms(Of::root(&tree), None).unwrap_err();
        (error.name(), error.path().into())
    }

    #[test]
    fn a_preset_is_in_its_own_currency() {
        assert_eq!(refused(r#""currency":"JPY""#), ("mixedCurrencies", "currency".into()));
    }

    #[test]
    fn terms_that_contradict_themselves_are_told_at_their_own_key() {
        for (changed, name, path) in [
            (r#""purchaseRates":[]"#, "historyStartsLate", "purchaseRates"),
            (r#""cashRates":[{"from":"2023-03-07","daily":"0"}]"#, "historyStartsLate", "cashRates"),
            (r#""minimum":{"ratios":[]}"#, "historyStartsLate", "minimum.ratios"),
            (r#""minimum":{"ratios":[{"purchase":"0","cash":"2"}]}"#, "ratioAboveOne", "minimum.ratios[0].cash"),
            (r#""lateFees":[{"rate":"0","floor":"2","cap":"1"}]"#, "floorAboveCap", "lateFees[0]"),
            (r#""lateFeeStop":{"missedPayments":0}"#, "zeroCount", "lateFeeStop.missedPayments"),
        ] {
            assert_eq!(refused(changed), (name, path.into()));
        }
    }
}
