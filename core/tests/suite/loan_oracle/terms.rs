//! The terms of a loan as the case document writes them, defaults filled in.

use super::count::{DayCount, Rate};
use super::schedule::a_month_before;
use crate::oracle::{Day, Order, Refused, Rounding, amount_or, rate, refuse};
use serde_json::{Value, json};

/// How principal comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Method {
    Level,
    EqualPrincipal,
    InterestOnly,
    Bullet,
    FlatFee,
}

/// What overdue amounts bear.
#[derive(Debug, Clone, Copy)]
pub(super) enum PenaltyRate {
    Multiple(i128),
    Own(Rate),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Penalty {
    pub(super) rate: PenaltyRate,
    pub(super) count: DayCount,
    pub(super) on_interest_too: bool,
}

/// Interest on overdue interest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compound {
    None,
    Contract,
    Penalty,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct LateFee {
    pub(super) rate: i128,
    pub(super) floor: i128,
    pub(super) cap: Option<i128>,
}

/// Everything the loan's contract says.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(super) places: usize,
    pub(super) principal: i128,
    pub(super) disbursed: Day,
    pub(super) rate: Rate,
    pub(super) count: DayCount,
    pub(super) actual_days: bool,
    pub(super) periods: usize,
    pub(super) first_due: Day,
    pub(super) pay_day: i64,
    pub(super) method: Method,
    pub(super) penalty: Option<Penalty>,
    pub(super) compound: Compound,
    pub(super) from_day_after: bool,
    pub(super) grace: i64,
    pub(super) late_fee: Option<LateFee>,
    pub(super) instalment_first: bool,
    pub(super) order: Order,
    pub(super) accelerates: bool,
    pub(super) old_balance: bool,
    pub(super) rounding: Rounding,
    pub(super) split: Rounding,
    pub(super) remainder_first: bool,
}

impl Terms {
    pub(super) fn of(json: &Value) -> Result<Self, Refused> {
        if !json["preset"].is_null() {
            return refuse!("presets are the engine's own data");
        }
        let places = match json["currency"].as_str().unwrap_or("CNY") {
            "JPY" | "KRW" => 0,
            _ => 2,
        };
        let count = DayCount::of(&json["dayCount"], DayCount::Actual360)?;
        let first_due = Day::of(&json["firstDue"])?;
        let penalty = match &json["penalty"] {
            Value::Null => None,
            penalty => Some(Penalty {
                rate: match (&penalty["multiple"], &penalty["rate"]) {
                    (Value::Null, own) => PenaltyRate::Own(Rate::of(own)?),
                    (multiple, Value::Null) => PenaltyRate::Multiple(rate(multiple)?),
                    _ => return refuse!("a penalty has a multiple or a rate"),
                },
                count: DayCount::of(&penalty["dayCount"], count)?,
                on_interest_too: choice(&penalty["base"], "principal", &["principal", "principalAndInterest"])? == 1,
            }),
        };
        let late_fee = match &json["lateFee"] {
            Value::Null => None,
            fee => Some(LateFee {
                rate: rate(&fee["rate"])?,
                floor: amount_or(&fee["floor"], places, 0)?,
                cap: if fee["cap"].is_null() { None } else { Some(amount_or(&fee["cap"], places, 0)?) },
            }),
        };
        let methods = ["level", "equalPrincipal", "interestOnly", "bullet", "flatFee"];
        let terms = Self {
            places,
            principal: amount_or(&json["principal"], places, 0)?,
            disbursed: Day::of(&json["disbursed"])?,
            rate: Rate::of(&json["rate"])?,
            count,
            actual_days: choice(&json["periodInterest"], "twelfth", &["twelfth", "actualDays"])? == 1,
            periods: usize::try_from(json["periods"].as_u64().unwrap_or(0)).unwrap(),
            first_due,
            pay_day: json["payDay"].as_i64().unwrap_or(first_due.year_month_day().2),
            method: [Method::Level, Method::EqualPrincipal, Method::InterestOnly, Method::Bullet, Method::FlatFee]
                [choice(&json["method"], "", &methods)?],
            penalty,
            compound: [Compound::None, Compound::Contract, Compound::Penalty]
                [choice(&json["compound"], "none", &["none", "contract", "penalty"])?],
            from_day_after: choice(&json["overdueFrom"], "dueDate", &["dueDate", "dayAfterDue"])? == 1,
            grace: json["latePaymentGraceDays"].as_i64().unwrap_or(0),
            late_fee,
            instalment_first: choice(&json["allocation"]["mode"], "groupFirst", &["groupFirst", "instalmentFirst"])?
                == 1,
            order: match &json["allocation"]["order"] {
                Value::Null => usual_order(),
                order => Order::of(order)?,
            },
            accelerates: json["acceleration"] != false,
            old_balance: choice(&json["paymentDay"], "newBalance", &["newBalance", "oldBalance"])? == 1,
            rounding: Rounding::of(&json["rounding"], Rounding::HalfUp)?,
            split: Rounding::of(&json["split"]["rounding"], Rounding::TowardZero)?,
            remainder_first: json["split"]["remainder"] == "first",
        };
        terms.check()?;
        Ok(terms)
    }

    fn check(&self) -> Result<(), Refused> {
        if self.principal <= 0 || !(1..=600).contains(&self.periods) {
            return refuse!("a loan has principal and 1 to 600 periods");
        }
        let (year, month, _) = self.first_due.year_month_day();
        if self.first_due <= self.disbursed || self.first_due != Day::clamped(year, month, self.pay_day) {
            return refuse!("the first due date is a pay day after the disbursement");
        }
        self.check_rate(self.rate)?;
        let own_penalty = matches!(self.penalty, Some(Penalty { rate: PenaltyRate::Own(_), .. }));
        if self.compound != Compound::None && self.penalty.is_some_and(|penalty| penalty.on_interest_too) {
            return refuse!("penalty on interest and compound interest charge it twice");
        }
        if self.compound == Compound::Penalty && self.penalty.is_none() {
            return refuse!("compound interest at a penalty rate that there is not");
        }
        let as_interest =
            self.actual_days || self.compound != Compound::None || (self.penalty.is_some() && !own_penalty);
        if self.method == Method::FlatFee && as_interest {
            return refuse!("a flat fee is no interest");
        }
        if self.late_fee.is_some_and(|fee| fee.cap.is_some_and(|cap| cap < fee.floor)) {
            return refuse!("a late fee's floor is above its cap");
        }
        Ok(())
    }

    /// Whether a contract rate fits the other terms.
    fn check_rate(&self, rate: Rate) -> Result<(), Refused> {
        if rate.is_daily() && (self.method == Method::FlatFee || (self.method == Method::Level && !self.actual_days)) {
            return refuse!("a daily rate has no month");
        }
        self.penalty_rate(rate)?;
        Ok(())
    }

    /// Whether the contract rate can change to this.
    pub(super) fn check_new_rate(&self, rate: Rate) -> Result<(), Refused> {
        self.check_rate(rate)
    }

    /// The penalty rate while the contract rate is this.
    pub(super) fn penalty_rate(&self, contract: Rate) -> Result<Option<Rate>, Refused> {
        match self.penalty.map(|penalty| penalty.rate) {
            None => Ok(None),
            Some(PenaltyRate::Own(rate)) => Ok(Some(rate)),
            Some(PenaltyRate::Multiple(multiple)) => contract.times(multiple).map(Some),
        }
    }

    /// Whether a whole month earns a twelfth of a year.
    pub(super) fn by_months(&self, rate: Rate) -> bool {
        !self.actual_days && !rate.is_daily()
    }
}

/// Costs; interest and fees of every kind; principal.
fn usual_order() -> Order {
    let charges = ["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"];
    Order::of(&json!([["cost"], charges, ["principal"]])).unwrap()
}

fn choice(value: &Value, default: &str, names: &[&str]) -> Result<usize, Refused> {
    let given = value.as_str().unwrap_or(default);
    match names.iter().position(|name| *name == given) {
        Some(place) => Ok(place),
        None => refuse!("`{given}` is none of {names:?}"),
    }
}

#[test]
fn a_pay_day_can_be_later_than_the_month() {
    let february = Day::parse("2023-02-28").unwrap();
    assert_eq!(a_month_before(february, 31).text(), "2023-01-31");
    assert_eq!(a_month_before(february, 28).text(), "2023-01-28");
}
