//! What was promised, in serde's data model: written, never read. Amounts are decimal texts in the currency of the
//! terms; a value that changed over time is a list of versions, each in force from its day on.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::outputs::text;
use crate::calendar::{Date, DayCount, DueRule};
use crate::component::{Component, Components};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};
use crate::rounding::{Multiple, MultipleRounding, Rounding, Split};
use crate::schedule::{
    Amortisation, DeferredInterest, Dues, FurtherDisbursement, InterestTiming, IntervalUnit, LastPayment, Method,
    OddPeriod, PaymentBasis, PaymentRounding, PeriodInterest, Shape,
};
use crate::terms::{
    AllocationMode, AllocationOrders, CardTerms, Carry, ChargeBack, Compound, Compounding, EarlyRepaymentFee, Excess,
    HighestRateFirst, History, InterestBase, InterestFraction, LateFeeRule, LateFeeSlabs, LateFeeStop, LoanAccrual,
    LoanLateFee, LoanTerms, MinimumAlternative, MinimumRatios, MinimumShare, Order, OverdueFrom, PaymentDay, Penalty,
    PenaltyBase, PenaltyRate, RepeatedFee, RepeatedMiss, StatementDayAccrual,
};

#[derive(Serialize)]
struct Version<T> {
    /// Absent for the version that was always in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    value: T,
}

fn versions<T: Copy, W>(history: &History<T>, written: impl Fn(&T) -> W) -> Vec<Version<W>> {
    let dated = |day: Date| Some(day).filter(|day| *day != Date::MIN);
    history.iter().map(|(from, value)| Version { from: dated(from), value: written(value) }).collect()
}

/// A ratio for each component.
impl Serialize for MinimumRatios {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(Component::ALL.into_iter().map(|component| (component.name(), self.of(component))))
    }
}

/// The groups in order, each a list of components.
impl Serialize for Order {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.groups())
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OrdersOut<'a> {
    current: &'a Order,
    overdue: &'a Order,
    long_overdue: &'a Order,
    /// Which part of a payment goes by rate, before the orders have their turn.
    #[serde(skip_serializing_if = "Option::is_none")]
    highest_rate_first: Option<HighestRateFirst>,
}

impl Serialize for AllocationOrders {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let first_late = Self::LAST_DAY_OF_OVERDUE.saturating_add(1);
        OrdersOut {
            current: self.at(0),
            overdue: self.at(1),
            long_overdue: self.at(first_late),
            highest_rate_first: self.by_rate(),
        }
        .serialize(serializer)
    }
}

impl Serialize for DueRule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        match self {
            Self::DaysAfterStatement(days) => map.serialize_entry("daysAfterStatement", days)?,
            Self::DayOfMonth(day) => map.serialize_entry("dayOfMonth", &day.get())?,
        }
        map.end()
    }
}

impl Serialize for Split {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("rounding", &self.rounding())?;
        map.serialize_entry("remainder", &self.remainder())?;
        map.end()
    }
}

#[derive(Serialize)]
struct MultipleOut {
    multiple: String,
    rounding: MultipleRounding,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShareOut {
    of: Components,
    ratio: Fraction,
    #[serde(skip_serializing_if = "Option::is_none")]
    round_to: Option<MultipleOut>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AlternativeOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    amount: Money,
    shares: Vec<ShareOut>,
    #[serde(skip_serializing_if = "Option::is_none")]
    round_to: Option<MultipleOut>,
}

fn alternative(of: &MinimumAlternative) -> AlternativeOut {
    let multiple = |of: Multiple| MultipleOut { multiple: of.amount().to_string(), rounding: of.rounding() };
    let share =
        |of: &MinimumShare| ShareOut { of: of.components(), ratio: of.ratio(), round_to: of.multiple().map(multiple) };
    AlternativeOut {
        from: Some(of.first_day()).filter(|day| *day != Date::MIN),
        until: Some(of.last_day()).filter(|day| *day != Date::MAX),
        amount: of.amount(),
        shares: of.shares().map(share).collect(),
        round_to: of.multiple().map(multiple),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LateFeeOut {
    rate: Fraction,
    /// The fee by the balance of the statement, in place of the rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    slabs: Option<Vec<SlabOut>>,
    floor: String,
    cap: Option<String>,
    small_balance: Option<String>,
    repeat: Option<RepeatOut>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SlabOut {
    /// The largest balance of the slab; absent for the slab above all others.
    #[serde(skip_serializing_if = "Option::is_none")]
    up_to: Option<String>,
    fee: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RepeatOut {
    missed_payments: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    within_cycles: Option<u32>,
    /// A rate of the shortfall, or an amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<Fraction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
}

fn slabs(slabs: &LateFeeSlabs) -> Vec<SlabOut> {
    let out = |(up_to, fee): (Option<Money>, Money)| SlabOut {
        up_to: up_to.map(|balance| balance.to_string()),
        fee: fee.to_string(),
    };
    slabs.iter().map(out).collect()
}

fn repeat(repeat: RepeatedMiss) -> RepeatOut {
    let RepeatedMiss { missed_payments, within_cycles, fee } = repeat;
    let (rate, amount) = match fee {
        RepeatedFee::Rate(rate) => (Some(rate), None),
        RepeatedFee::Amount(amount) => (None, Some(amount.to_string())),
    };
    RepeatOut { missed_payments, within_cycles, rate, amount }
}

fn late_fee(rule: &LateFeeRule, currency: Currency) -> LateFeeOut {
    LateFeeOut {
        rate: rule.rate(),
        slabs: rule.slabs().map(slabs),
        floor: rule.floor_amount().unwrap_or(Money::zero(currency)).to_string(),
        cap: rule.cap_amount().map(|cap| cap.to_string()),
        small_balance: rule.small_balance_amount().map(|most| most.to_string()),
        repeat: rule.repeat().map(repeat),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LateFeeStopOut {
    missed_payments: Option<u32>,
    days_past_due: Option<i32>,
    write_off: bool,
}

impl Serialize for LateFeeStop {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { missed_payments, days_past_due, write_off } = *self;
        LateFeeStopOut { missed_payments, days_past_due, write_off }.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename = "CardTerms", rename_all = "camelCase")]
struct CardTermsOut<'a> {
    currency: Currency,
    opened: Date,
    statement_day: u8,
    statement_dates: &'a [Date],
    due: DueRule,
    purchase_rates: Vec<Version<Rate>>,
    cash_rates: Vec<Version<Rate>>,
    interest_base: InterestBase,
    charge_back: ChargeBack,
    bearing: Components,
    compounding: Compounding,
    statement_day_accrual: StatementDayAccrual,
    payment_day: PaymentDay,
    late_payment_grace_days: u16,
    tolerance: String,
    minimum_ratios: Vec<Version<MinimumRatios>>,
    minimum_alternatives: Vec<AlternativeOut>,
    minimum_floor: String,
    carry: Carry,
    credit_limits: Vec<Version<Money>>,
    late_fees: Vec<Version<LateFeeOut>>,
    late_fee_stop: LateFeeStop,
    minimum_purchase_interest: String,
    minimum_cash_interest: String,
    allocation: &'a AllocationOrders,
    new_purchases_keep_interest_free_period: bool,
    refund_counts_as_payment: bool,
    rounding: Rounding,
    split: Split,
    early_settlement_fee: Fraction,
}

impl Serialize for CardTerms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let currency = self.currency();
        CardTermsOut {
            currency,
            opened: self.opened(),
            statement_day: self.statement_day().get(),
            statement_dates: self.statement_dates().as_slice(),
            due: self.due(),
            purchase_rates: versions(self.purchase_rates(), |rate| *rate),
            cash_rates: versions(self.cash_rates(), |rate| *rate),
            interest_base: self.interest_base(),
            charge_back: self.charge_back(),
            bearing: self.bearing(),
            compounding: self.compounding(),
            statement_day_accrual: self.statement_day_accrual(),
            payment_day: self.payment_day(),
            late_payment_grace_days: self.late_payment_grace_days(),
            tolerance: self.tolerance().to_string(),
            minimum_ratios: versions(self.minimum_ratios(), |ratios| *ratios),
            minimum_alternatives: self.minimum_alternatives().iter().map(alternative).collect(),
            minimum_floor: self.minimum_floor().to_string(),
            carry: self.carry(),
            credit_limits: versions(self.credit_limits(), |limit| *limit),
            late_fees: versions(self.late_fees(), |rule| late_fee(rule, currency)),
            late_fee_stop: self.late_fee_stop(),
            minimum_purchase_interest: self.minimum_purchase_interest().to_string(),
            minimum_cash_interest: self.minimum_cash_interest().to_string(),
            allocation: self.allocation(),
            new_purchases_keep_interest_free_period: self.new_purchases_keep_interest_free_period(),
            refund_counts_as_payment: self.refund_counts_as_payment(),
            rounding: self.rounding(),
            split: self.split(),
            early_settlement_fee: self.early_settlement_fee(),
        }
        .serialize(serializer)
    }
}

#[derive(Serialize)]
struct IntervalOut {
    unit: IntervalUnit,
    count: u16,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DuesOut {
    every: IntervalOut,
    first: Date,
    day: u8,
    periods: u32,
}

impl Serialize for Dues {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let every = IntervalOut { unit: self.interval().unit(), count: self.interval().count() };
        DuesOut { every, first: self.first(), day: self.day().get(), periods: self.periods() }.serialize(serializer)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AmortisationOut {
    principal: String,
    start: Date,
    dues: Dues,
    rate: Rate,
    method: Method,
    period_interest: PeriodInterest,
    day_count: DayCount,
    rounding: Rounding,
    split: Split,
    shape: ShapeOut,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShapeOut {
    payment: Option<String>,
    basis: PaymentBasis,
    payment_rounding: Option<PaymentRoundingOut>,
    residual: String,
    down_payment: String,
    deferred: u32,
    deferred_interest: DeferredInterest,
    interest_only: u32,
    odd_period: OddPeriod,
    further_disbursement: FurtherDisbursement,
    interest_timing: InterestTiming,
}

#[derive(Serialize)]
struct PaymentRoundingOut {
    mode: MultipleRounding,
    multiple: String,
    last: LastPayment,
}

fn shape(of: &Shape, currency: Currency) -> ShapeOut {
    let rounding = |of: PaymentRounding| PaymentRoundingOut {
        mode: of.multiple().rounding(),
        multiple: of.multiple().amount().to_string(),
        last: of.last(),
    };
    ShapeOut {
        payment: of.payment_minor().map(|payment| text(currency, payment)),
        basis: of.basis,
        payment_rounding: of.rounding.map(rounding),
        residual: text(currency, of.residual_minor()),
        down_payment: text(currency, of.down_payment_minor()),
        deferred: of.deferred,
        deferred_interest: of.deferred_interest,
        interest_only: of.interest_only,
        odd_period: of.odd_period,
        further_disbursement: of.further_disbursement,
        interest_timing: of.interest_timing,
    }
}

fn amortisation(of: &Amortisation) -> AmortisationOut {
    AmortisationOut {
        principal: of.principal().to_string(),
        start: of.start(),
        dues: of.dues(),
        rate: of.rate(),
        method: of.method(),
        period_interest: of.interest_basis(),
        day_count: of.counting(),
        rounding: of.posting(),
        split: of.parts(),
        shape: shape(of.shape(), of.currency()),
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PenaltyOut {
    /// A multiple of the contract rate, or a rate of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    multiple: Option<Fraction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rate: Option<Rate>,
    day_count: DayCount,
    base: PenaltyBase,
}

impl Serialize for Penalty {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (multiple, rate) = match self.rate {
            PenaltyRate::Multiple(multiple) => (Some(multiple), None),
            PenaltyRate::Own(rate) => (None, Some(rate)),
        };
        PenaltyOut { multiple, rate, day_count: self.day_count, base: self.base }.serialize(serializer)
    }
}

#[derive(Serialize)]
struct LoanLateFeeOut {
    rate: Fraction,
    floor: String,
    cap: Option<String>,
}

fn loan_late_fee(fee: &LoanLateFee, currency: Currency) -> LoanLateFeeOut {
    let floor = fee.floor_amount().unwrap_or(Money::zero(currency));
    LoanLateFeeOut { rate: fee.rate(), floor: floor.to_string(), cap: fee.cap_amount().map(|cap| cap.to_string()) }
}

#[derive(Serialize)]
#[serde(rename = "LoanTerms", rename_all = "camelCase")]
struct LoanTermsOut<'a> {
    currency: Currency,
    amortisation: AmortisationOut,
    penalty: Option<&'a Penalty>,
    compound: Compound,
    overdue_from: OverdueFrom,
    late_payment_grace_days: u16,
    late_fee: Option<LoanLateFeeOut>,
    mode: AllocationMode,
    order: &'a Order,
    accelerates: bool,
    payment_day: PaymentDay,
    conventions: ConventionsOut,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ConventionsOut {
    accrual: LoanAccrual,
    interest_fraction: InterestFraction,
    excess: Excess,
    shortfall_tolerance: String,
    early_repayment_fee: Option<Vec<AgedRateOut>>,
    charge_cap: Option<Fraction>,
}

#[derive(Serialize)]
struct AgedRateOut {
    months: u16,
    rate: Fraction,
}

fn conventions(terms: &LoanTerms) -> ConventionsOut {
    let aged = |fee: &EarlyRepaymentFee| fee.iter().map(|(months, rate)| AgedRateOut { months, rate }).collect();
    ConventionsOut {
        accrual: terms.accrual(),
        interest_fraction: terms.interest_fraction(),
        excess: terms.excess(),
        shortfall_tolerance: terms.shortfall_tolerance().to_string(),
        early_repayment_fee: terms.early_repayment_fee().map(aged),
        charge_cap: terms.charge_cap(),
    }
}

impl Serialize for LoanTerms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let currency = self.currency();
        LoanTermsOut {
            currency,
            amortisation: amortisation(self.amortisation()),
            penalty: self.penalty(),
            compound: self.compound(),
            overdue_from: self.overdue_from(),
            late_payment_grace_days: self.late_payment_grace_days(),
            late_fee: self.late_fee().map(|fee| loan_late_fee(fee, currency)),
            mode: self.allocation_mode(),
            order: self.order(),
            accelerates: self.accelerates(),
            payment_day: self.payment_day(),
            conventions: conventions(self),
        }
        .serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MonthDay;
    use crate::terms::{Issuer, LoanProduct};
    use alloc::format;
    use core::fmt::Debug;
    use serde_json::{Value, json};

    /// Every field of the terms is written under its name, so that none is forgotten when one is added.
    fn whole(terms: &(impl Serialize + Debug)) -> Value {
        let written = serde_json::to_value(terms).unwrap();
        let shown = format!("{terms:#?}");
        let fields = shown.lines().filter_map(|line| line.strip_prefix("    ")?.split_once(": "));
        let fields: Vec<String> =
            fields.map(|(name, _)| name.into()).filter(|name: &String| !name.starts_with(' ')).collect();
        assert!(fields.len() > 8, "{shown}");
        for name in fields {
            let mut words = name.split('_');
            let mut key: String = words.next().unwrap().into();
            for word in words {
                key.push_str(&word[..1].to_uppercase());
                key.push_str(&word[1..]);
            }
            assert!(written.get(&key).is_some(), "`{name}` is not written");
        }
        written
    }

    #[test]
    fn card_terms_are_written_whole() {
        let opened = Date::parse("2023-03-06").unwrap();
        let five = Money::parse("5", Currency::CNY).unwrap();
        let terms = Issuer::Cmb.card(opened, MonthDay::new(5).unwrap()).unwrap().tolerance(five).unwrap();
        let written = whole(&terms.build().unwrap());
        assert_eq!((&written["statementDay"], &written["tolerance"]), (&json!(5), &json!("5.00")));
        let rate = json!([{ "value": { "fraction": "0.0005", "period": "daily" } }]);
        assert_eq!((&written["purchaseRates"], &written["interestBase"]), (&rate, &json!("full")));
        assert_eq!(written["lateFees"][0]["value"]["rate"], json!("0.05"));
        assert!(written["allocation"]["longOverdue"][0].is_array());
    }

    #[test]
    fn loan_terms_are_written_whole() {
        let day = |text| Date::parse(text).unwrap();
        let dues = Dues::monthly(day("2023-06-10"), 12).unwrap();
        let (borrowed, rate) = (Money::parse("10000", Currency::CNY).unwrap(), Rate::annual("0.12").unwrap());
        let loan = Amortisation::new(borrowed, day("2023-05-10"), dues, rate, Method::Level).unwrap();
        let written = whole(&LoanProduct::ConsumerLoan.loan(loan).unwrap().build().unwrap());
        assert_eq!(written["amortisation"]["principal"], json!("10000.00"));
        assert_eq!(
            written["amortisation"]["dues"],
            json!({ "every": { "unit": "months", "count": 1 }, "first": "2023-06-10", "day": 10, "periods": 12 })
        );
        assert_eq!(written["penalty"]["multiple"], json!("1.5"));
    }
}
