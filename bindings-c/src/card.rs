//! The terms of a card, as a plain struct.

use std::ffi::c_char;

use engine::terms::{
    CardTermsDraft, DueRule, Issuer, LateFeeRule, LateFeeStop, MinimumRatios, PRESETS, RepeatedFee, RepeatedMiss,
    StatementDates,
};
use engine::{CardTerms, Components, Currency, Fraction, Rounding, Split};

use crate::boundary::{slice, text};
use crate::choice;
use crate::component::{ARREARS_COMPONENT_ROOM, ArrearsOrder, component, orders};
use crate::date::{ArrearsDate, date, month_day};
use crate::error::Failure;
use crate::money::{ArrearsCurrency, currency, money};
use crate::rate::{ArrearsRateFrom, fraction, history, rates};

/// A late-fee rule of a card and the day it comes into force.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsLateFeeFrom {
    /// The first day; ARREARS_DATE_NONE in the first of a list: always.
    pub from: ArrearsDate,
    /// From the n-th consecutive miss on `repeated_rate_ppt` is the rate; 0 for no such rate.
    pub repeated_missed_payments: u32,
    /// The rate on the shortfall of the minimum payment, in parts of 10^-12.
    pub rate_ppt: i64,
    /// The rate of repeated missed payments, in parts of 10^-12.
    pub repeated_rate_ppt: i64,
    /// The least fee; 0 for none.
    pub floor_minor: i64,
    /// The largest fee; ARREARS_UNSET for none.
    pub cap_minor: i64,
    /// Unpaid principal up to this is itself the fee; ARREARS_UNSET for no such rule.
    pub small_balance_minor: i64,
}

/// The ratios of the minimum payment and the day they come into force.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsMinimumRatiosFrom {
    /// The first day; ARREARS_DATE_NONE in the first of a list: always.
    pub from: ArrearsDate,
    /// The ratio of each component, ARREARS_COMPONENT_..., in parts of 10^-12.
    pub ratio_ppt: [i64; ARREARS_COMPONENT_ROOM],
}

/// An amount and the day it comes into force.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsAmountFrom {
    /// The first day; ARREARS_DATE_NONE in the first of a list: always.
    pub from: ArrearsDate,
    /// The amount.
    pub amount_minor: i64,
}

/// The terms of a card. Start from ARREARS_CARD_OPTIONS_INIT, set `opened`, `statement_day`, and either an issuer or
/// the purchase rates; whatever else is set goes over the issuer's preset. The arrays are only read by the call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsCardOptions {
    /// sizeof(arrears_card_options).
    pub struct_size: usize,
    /// The name of an issuer with a preset, such as "cmb"; NULL for the plainest terms.
    pub issuer: *const c_char,
    /// The length of `issuer` in bytes.
    pub issuer_len: usize,
    /// The currency; ARREARS_DEFAULT for renminbi.
    pub currency: ArrearsCurrency,
    /// The day the account was opened.
    pub opened: ArrearsDate,
    /// The day of the month of statements, 1 to 31.
    pub statement_day: i32,
    /// When statements are due: ARREARS_DUE_...
    pub due_rule: i32,
    /// Days after the statement, or the day of the month, by `due_rule`.
    pub due_days: i32,
    /// Days of late-payment grace after the due date; ARREARS_UNSET.
    pub late_payment_grace_days: i32,
    /// What bears interest once the interest-free period of a statement is lost: ARREARS_INTEREST_BASE_...
    pub interest_base: i32,
    /// When interest bears interest: ARREARS_COMPOUNDING_...
    pub compounding: i32,
    /// Which cycle the statement day belongs to: ARREARS_STATEMENT_DAY_...
    pub statement_day_accrual: i32,
    /// Which balance the day of a payment accrues on: ARREARS_PAYMENT_DAY_...
    pub payment_day: i32,
    /// How much of an unpaid minimum payment joins the next: ARREARS_CARRY_...
    pub carry: i32,
    /// How every posting rounds: ARREARS_ROUNDING_...
    pub rounding: i32,
    /// How the parts of an instalment plan round: ARREARS_ROUNDING_...
    pub split_rounding: i32,
    /// Which part of an instalment plan takes the cents left over: ARREARS_REMAINDER_...
    pub split_remainder: i32,
    /// Whether purchases made while a balance revolves keep their own interest-free period: ARREARS_YES or ARREARS_NO.
    pub new_purchases_keep_interest_free_period: i32,
    /// Whether a refund counts toward the statement and the minimum payment: ARREARS_YES or ARREARS_NO.
    pub refund_counts_as_payment: i32,
    /// The n-th consecutive miss is the last with a late fee; ARREARS_UNSET.
    pub late_fee_last_miss: i32,
    /// No late fee beyond so many days past due; ARREARS_UNSET.
    pub late_fee_last_day_past_due: i32,
    /// ARREARS_YES: no late fee from a write-off on.
    pub late_fee_ends_with_write_off: i32,
    /// The shortfall that still counts as paid in full; ARREARS_UNSET.
    pub tolerance_minor: i64,
    /// The least minimum payment; ARREARS_UNSET.
    pub minimum_floor_minor: i64,
    /// The least interest charge on purchases; ARREARS_UNSET.
    pub minimum_purchase_interest_minor: i64,
    /// The least interest charge on cash; ARREARS_UNSET.
    pub minimum_cash_interest_minor: i64,
    /// The fee for settling an instalment plan early, in parts of 10^-12; ARREARS_UNSET.
    pub early_settlement_fee_ppt: i64,
    /// The daily rates of purchases over time; NULL to leave them.
    pub purchase_rates: *const ArrearsRateFrom,
    /// How many.
    pub purchase_rate_count: usize,
    /// The daily rates of cash advances over time; NULL for those of purchases.
    pub cash_rates: *const ArrearsRateFrom,
    /// How many.
    pub cash_rate_count: usize,
    /// The ratios of the minimum payment over time; NULL to leave them.
    pub minimum_ratios: *const ArrearsMinimumRatiosFrom,
    /// How many.
    pub minimum_ratio_count: usize,
    /// The late-fee rules over time; NULL to leave them.
    pub late_fees: *const ArrearsLateFeeFrom,
    /// How many.
    pub late_fee_count: usize,
    /// Three allocation orders: current, 1 to 90 days past due, from day 91; NULL to leave them.
    pub orders: *const ArrearsOrder,
    /// 3, or 0 where `orders` is NULL.
    pub order_count: usize,
    /// The credit limits over time; NULL for none known.
    pub credit_limits: *const ArrearsAmountFrom,
    /// How many.
    pub credit_limit_count: usize,
    /// Past closing dates as printed, the first statements of the account; NULL for none.
    pub statement_dates: *const ArrearsDate,
    /// How many, at most 120.
    pub statement_date_count: usize,
}

/// The issuer of a name.
pub(crate) fn issuer(name: &str, path: &str) -> Result<Issuer, Failure> {
    Issuer::from_name(name).ok_or_else(|| Failure::unknown(path, name, PRESETS.map(|preset| preset.name).join(" ")))
}

fn late_fee(given: &ArrearsLateFeeFrom, currency: Currency) -> Result<LateFeeRule, Failure> {
    let at = |field| move |error| Failure::engine(field, error);
    let mut rule = LateFeeRule::new(fraction(given.rate_ppt, "rate_ppt")?);
    if given.floor_minor != 0 {
        rule = rule.floor(money(given.floor_minor, currency, "floor_minor")?).map_err(at("floor_minor"))?;
    }
    if let Some(cap) = choice::set(given.cap_minor) {
        rule = rule.cap(money(cap, currency, "cap_minor")?).map_err(at("cap_minor"))?;
    }
    if let Some(threshold) = choice::set(given.small_balance_minor) {
        let threshold = money(threshold, currency, "small_balance_minor")?;
        rule = rule.small_balance(threshold).map_err(at("small_balance_minor"))?;
    }
    if given.repeated_missed_payments > 0 {
        let rate = fraction(given.repeated_rate_ppt, "repeated_rate_ppt")?;
        let repeated = RepeatedMiss {
            missed_payments: given.repeated_missed_payments,
            within_cycles: None,
            fee: RepeatedFee::Rate(rate),
        };
        rule = rule.repeated(repeated).map_err(at("repeated_misses"))?;
    }
    Ok(rule)
}

fn minimum_ratios(given: &ArrearsMinimumRatiosFrom) -> Result<MinimumRatios, Failure> {
    let path = "ratio_ppt";
    let mut ratios = MinimumRatios::new(Fraction::ONE, Fraction::ONE).map_err(|error| Failure::engine(path, error))?;
    for (number, ratio) in (0..=i64::MAX).zip(given.ratio_ppt).take(engine::Component::COUNT) {
        let one = Components::one(component(number, path)?);
        ratios = ratios.with(one, fraction(ratio, path)?).map_err(|error| Failure::engine(path, error))?;
    }
    Ok(ratios)
}

impl ArrearsCardOptions {
    /// The terms, checked.
    ///
    /// # Safety
    /// The pointers are NULL or point to as many elements as their counts say.
    pub(crate) unsafe fn terms(&self) -> Result<CardTerms, Failure> {
        let opened = date(self.opened, "options.opened")?;
        let statement_day = month_day(self.statement_day, "options.statement_day")?;
        let mut draft = CardTermsDraft::new(opened, statement_day);
        if !self.issuer.is_null() {
            // SAFETY: not NULL, and readable for its length by this function's contract.
            let name = unsafe { text(self.issuer, self.issuer_len, "options.issuer") }?;
            let preset = issuer(name, "options.issuer")?.card(opened, statement_day);
            draft = preset.map_err(|error| Failure::engine("options.issuer", error))?;
        }
        let currency = if self.currency == 0 { Currency::CNY } else { currency(self.currency, "options.currency")? };
        draft = draft.currency(currency);
        draft = self.with_conventions(draft)?;
        draft = self.with_amounts(draft, currency)?;
        // SAFETY: this function's contract.
        draft = unsafe { self.with_lists(draft, currency) }?;
        draft.build().map_err(|error| Failure::engine("options", error))
    }

    fn with_conventions(&self, mut draft: CardTermsDraft) -> Result<CardTermsDraft, Failure> {
        if let Some(due) = due_rule(self.due_rule, self.due_days, ["options.due_rule", "options.due_days"])? {
            draft = draft.due(due);
        }
        if let Some(days) = choice::count(self.late_payment_grace_days, "options.grace_days")? {
            draft = draft.late_payment_grace_days(days);
        }
        if let Some(base) = choice::interest_base(self.interest_base, "options.interest_base")? {
            draft = draft.interest_base(base);
        }
        if let Some(compounding) = choice::compounding(self.compounding, "options.compounding")? {
            draft = draft.compounding(compounding);
        }
        if let Some(accrual) = choice::statement_day(self.statement_day_accrual, "options.statement_day_accrual")? {
            draft = draft.statement_day_accrual(accrual);
        }
        if let Some(day) = choice::payment_day(self.payment_day, "options.payment_day")? {
            draft = draft.payment_day(day);
        }
        if let Some(carry) = choice::carry(self.carry, "options.carry")? {
            draft = draft.carry(carry);
        }
        if let Some(rounding) = choice::rounding(self.rounding, "options.rounding")? {
            draft = draft.rounding(rounding);
        }
        if let Some(split) = split(self.split_rounding, self.split_remainder)? {
            draft = draft.split(split);
        }
        let keep = self.new_purchases_keep_interest_free_period;
        if let Some(keep) = choice::yes(keep, "options.new_purchases_keep_free_period")? {
            draft = draft.new_purchases_keep_interest_free_period(keep);
        }
        if let Some(counts) = choice::yes(self.refund_counts_as_payment, "options.refund_counts_as_payment")? {
            draft = draft.refund_counts_as_payment(counts);
        }
        let ends = choice::yes(self.late_fee_ends_with_write_off, "options.late_fee_ends_with_write_off")?;
        Ok(draft.late_fee_stop(LateFeeStop {
            missed_payments: choice::count(self.late_fee_last_miss, "options.late_fee_last_miss")?,
            days_past_due: choice::count(self.late_fee_last_day_past_due, "options.late_fee_last_day_past_due")?,
            write_off: ends.unwrap_or(false),
        }))
    }

    fn with_amounts(&self, mut draft: CardTermsDraft, currency: Currency) -> Result<CardTermsDraft, Failure> {
        let amount = |minor: i64, path| choice::set(minor).map(|minor| money(minor, currency, path)).transpose();
        if let Some(tolerance) = amount(self.tolerance_minor, "options.tolerance_minor")? {
            draft = draft.tolerance(tolerance).map_err(|error| Failure::engine("options.tolerance_minor", error))?;
        }
        if let Some(floor) = amount(self.minimum_floor_minor, "options.minimum_floor_minor")? {
            draft =
                draft.minimum_floor(floor).map_err(|error| Failure::engine("options.minimum_floor_minor", error))?;
        }
        let path = "options.minimum_purchase_interest_minor";
        if let Some(least) = amount(self.minimum_purchase_interest_minor, path)? {
            draft = draft.minimum_purchase_interest(least).map_err(|error| Failure::engine(path, error))?;
        }
        let path = "options.minimum_cash_interest_minor";
        if let Some(least) = amount(self.minimum_cash_interest_minor, path)? {
            draft = draft.minimum_cash_interest(least).map_err(|error| Failure::engine(path, error))?;
        }
        if let Some(share) = choice::set(self.early_settlement_fee_ppt) {
            draft = draft.early_settlement_fee(fraction(share, "options.early_settlement_fee_ppt")?);
        }
        Ok(draft)
    }

    /// # Safety
    /// As [`ArrearsCardOptions::terms`].
    unsafe fn with_lists(&self, mut draft: CardTermsDraft, currency: Currency) -> Result<CardTermsDraft, Failure> {
        // SAFETY: NULL or as many elements as the count says, by this function's contract; so are the others.
        let given = unsafe { slice(self.purchase_rates, self.purchase_rate_count, "options.purchase_rates") }?;
        if !given.is_empty() {
            draft = draft.purchase_rates(rates(given, "options.purchase_rates")?);
        }
        // SAFETY: as above.
        let given = unsafe { slice(self.cash_rates, self.cash_rate_count, "options.cash_rates") }?;
        if !given.is_empty() {
            draft = draft.cash_rates(rates(given, "options.cash_rates")?);
        }
        // SAFETY: as above.
        let given = unsafe { slice(self.minimum_ratios, self.minimum_ratio_count, "options.minimum_ratios") }?;
        if !given.is_empty() {
            draft = draft.minimum_ratios(history(given, "options.minimum_ratios", |v| v.from, minimum_ratios)?);
        }
        // SAFETY: as above.
        let given = unsafe { slice(self.late_fees, self.late_fee_count, "options.late_fees") }?;
        if !given.is_empty() {
            let rule = |given: &ArrearsLateFeeFrom| late_fee(given, currency);
            draft = draft.late_fees(history(given, "options.late_fees", |v| v.from, rule)?);
        }
        // SAFETY: as above.
        let given = unsafe { slice(self.orders, self.order_count, "options.orders") }?;
        if !given.is_empty() {
            draft = draft.allocation(orders(given, "options.orders")?);
        }
        // SAFETY: as above.
        let given = unsafe { slice(self.credit_limits, self.credit_limit_count, "options.credit_limits") }?;
        if !given.is_empty() {
            let limit = |given: &ArrearsAmountFrom| money(given.amount_minor, currency, "amount_minor");
            draft = draft.credit_limits(history(given, "options.credit_limits", |v| v.from, limit)?);
        }
        // SAFETY: as above.
        let given = unsafe { slice(self.statement_dates, self.statement_date_count, "options.statement_dates") }?;
        let path = "options.statement_dates";
        let dates = given.iter().map(|given| date(*given, path)).collect::<Result<Vec<_>, _>>()?;
        let dates = StatementDates::new(&dates).map_err(|error| Failure::engine(path, error))?;
        Ok(draft.statement_dates(dates))
    }
}

/// When statements are due, where it is set.
pub(crate) fn due_rule(rule: i32, days: i32, [rule_path, days_path]: [&str; 2]) -> Result<Option<DueRule>, Failure> {
    Ok(match rule {
        choice::ARREARS_DEFAULT => None,
        choice::ARREARS_DUE_DAYS_AFTER_STATEMENT => {
            let after = u16::try_from(days).map_err(|_| Failure::unknown(days_path, days, "days from 0"))?;
            Some(DueRule::DaysAfterStatement(after))
        }
        choice::ARREARS_DUE_DAY_OF_MONTH => Some(DueRule::DayOfMonth(month_day(days, days_path)?)),
        other => return Err(Failure::unknown(rule_path, other, "0 to 2")),
    })
}

/// How parts are cut, where either of its halves is set.
pub(crate) fn split(rounding: i32, remainder: i32) -> Result<Option<Split>, Failure> {
    let rounding = choice::rounding(rounding, "options.split_rounding")?;
    let remainder = choice::remainder(remainder, "options.split_remainder")?;
    if rounding.is_none() && remainder.is_none() {
        return Ok(None);
    }
    let rounding = rounding.unwrap_or(Rounding::TowardZero);
    Ok(Some(Split::new(rounding, remainder.unwrap_or(engine::Remainder::Last))))
}
