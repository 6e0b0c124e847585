//! The terms of a loan as the case document writes them, defaults filled in.

use super::count::{DayCount, Interval, Rate, rounded};
use super::schedule::a_month_on;
use super::shape::Shape;
use crate::oracle::{Day, ONE, Order, Refused, Rounding, amount_or, rate, refuse};
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

/// What bears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PenaltyBase {
    Principal,
    PrincipalAndInterest,
    /// All of it, not yet due included, while anything is overdue.
    OutstandingPrincipal,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Penalty {
    pub(super) rate: PenaltyRate,
    pub(super) count: DayCount,
    pub(super) base: PenaltyBase,
}

/// The days on which nobody can pay.
#[derive(Debug, Clone)]
pub(super) struct BusinessDays {
    off: Vec<Day>,
    working: Vec<Day>,
    /// China's official days count before the days of the week.
    official: bool,
    /// Monday is 0.
    weekdays_off: Vec<i64>,
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

/// What bears a penalty, by name.
const BASES: [&str; 3] = ["principal", "principalAndInterest", "outstandingPrincipal"];

/// Everything the loan's contract says.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    pub(super) places: usize,
    pub(super) principal: i128,
    pub(super) disbursed: Day,
    pub(super) rate: Rate,
    pub(super) count: DayCount,
    pub(super) actual_days: bool,
    pub(super) interval: Interval,
    pub(super) periods: usize,
    pub(super) shape: Shape,
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
    /// Interest accrues on all principal outstanding.
    pub(super) outstanding: bool,
    /// What rounding leaves of interest joins the next posting.
    pub(super) carried: bool,
    /// What a payment brings beyond what is posted meets what accrued and then principal.
    pub(super) prepays: bool,
    /// By how little an instalment may be short and pass.
    pub(super) shortfall_tolerance: i128,
    /// From an age in months on, a share of principal that comes back early.
    pub(super) early_fees: Vec<(i64, i128)>,
    /// A share of the principal paid out above which nothing is charged.
    pub(super) charge_cap: Option<i128>,
    /// The interest of a period is due on its first day.
    pub(super) in_advance: bool,
    /// What falls due on a day off may be paid to the next business day.
    pub(super) business_days: Option<BusinessDays>,
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
                base: [PenaltyBase::Principal, PenaltyBase::PrincipalAndInterest, PenaltyBase::OutstandingPrincipal]
                    [choice(&penalty["base"], "principal", &BASES)?],
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
            interval: Interval::of(&json["interval"])?,
            shape: Shape::of(json, places)?,
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
            outstanding: choice(&json["accrual"], "scheduled", &["scheduled", "outstanding"])? == 1,
            carried: choice(&json["fraction"], "dropped", &["dropped", "carried"])? == 1,
            prepays: choice(&json["excess"], "credit", &["credit", "prepay"])? == 1,
            shortfall_tolerance: amount_or(&json["shortfallTolerance"], places, 0)?,
            early_fees: {
                let rows = json["earlyRepaymentFee"].as_array();
                let read = |row: &Value| Ok((row["ageMonths"].as_i64().unwrap_or(0), rate(&row["rate"])?));
                rows.into_iter().flatten().map(read).collect::<Result<_, _>>()?
            },
            charge_cap: if json["chargeCap"].is_null() { None } else { Some(rate(&json["chargeCap"])?) },
            in_advance: choice(&json["interestTiming"], "inArrears", &["inArrears", "inAdvance"])? == 1,
            business_days: match choice(&json["deadline"], "same", &["same", "nextBusinessDay"])? {
                0 => None,
                _ => Some(BusinessDays::of(&json["businessDays"])?),
            },
        };
        terms.check()?;
        Ok(terms)
    }

    fn check(&self) -> Result<(), Refused> {
        if self.principal <= 0 || !(1..=600).contains(&self.periods) {
            return refuse!("a loan has principal and 1 to 600 periods");
        }
        let (year, month, _) = self.first_due.year_month_day();
        let by_months = matches!(self.interval, Interval::Months(_));
        let on_pay_day = self.first_due == Day::clamped(year, month, self.pay_day);
        if self.first_due <= self.disbursed || (by_months && !on_pay_day) {
            return refuse!("the first due date is a pay day after the disbursement");
        }
        self.check_rate(self.rate)?;
        self.check_in_advance()?;
        if self.method == Method::Level
            && let Some(given) = self.shape.given
        {
            let amortised = self.principal - self.shape.down - self.shape.residual;
            let next = self.interval.on(self.first_due, self.pay_day, 1);
            let by_days = self.rate.days(self.count, self.first_due, next);
            let whole = if self.by_months(self.rate) { self.rate.period(self.interval) } else { None };
            if given <= rounded(self.rounding, amortised * whole.unwrap_or(by_days)) {
                return refuse!("a given payment no higher than the interest of a regular period");
            }
        }
        let own_penalty = matches!(self.penalty, Some(Penalty { rate: PenaltyRate::Own(_), .. }));
        let base = self.penalty.map(|penalty| penalty.base);
        if self.compound != Compound::None && base == Some(PenaltyBase::PrincipalAndInterest) {
            return refuse!("penalty on interest and compound interest charge it twice");
        }
        let not_by_instalment = base == Some(PenaltyBase::OutstandingPrincipal) || self.charge_cap.is_some();
        if self.instalment_first && not_by_instalment {
            return refuse!("neither penalty on all principal nor a cap belong to single instalments");
        }
        if self.compound == Compound::Penalty && self.penalty.is_none() {
            return refuse!("compound interest at a penalty rate that there is not");
        }
        if self.outstanding && self.method == Method::FlatFee {
            return refuse!("a flat fee has no interest to accrue");
        }
        if self.prepays && !self.outstanding {
            return refuse!("only what accrues on the outstanding principal is prepaid");
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

    /// Whether a contract rate fits the other terms, at first or from the day of a change.
    pub(super) fn check_rate(&self, rate: Rate) -> Result<(), Refused> {
        if rate.is_daily() && (self.method == Method::FlatFee || (self.method == Method::Level && !self.actual_days)) {
            return refuse!("a daily rate has no month");
        }
        if rate.is_daily() && self.shape.formula {
            return refuse!("a payment by formula needs the rate of a whole period");
        }
        self.penalty_rate(rate)?;
        Ok(())
    }

    /// The penalty rate while the contract rate is this.
    pub(super) fn penalty_rate(&self, contract: Rate) -> Result<Option<Rate>, Refused> {
        match self.penalty.map(|penalty| penalty.rate) {
            None => Ok(None),
            Some(PenaltyRate::Own(rate)) => Ok(Some(rate)),
            Some(PenaltyRate::Multiple(multiple)) => contract.times(multiple).map(Some),
        }
    }

    /// What a penalty adds where the contract interest goes on too.
    pub(super) fn added_penalty_rate(&self, contract: Rate) -> Result<Option<Rate>, Refused> {
        match self.penalty.map(|penalty| penalty.rate) {
            Some(PenaltyRate::Multiple(multiple)) if self.outstanding => {
                if multiple < ONE {
                    return refuse!("a multiple below 1 adds nothing");
                }
                contract.times(multiple - ONE).map(Some)
            }
            _ => self.penalty_rate(contract),
        }
    }

    /// The last day to pay what falls due on a day.
    ///
    /// Semantics: [loan-47].
    pub(super) fn last_day_to_pay(&self, due: Day) -> Day {
        let mut day = due;
        while self.business_days.as_ref().is_some_and(|days| days.is_off(day)) {
            day = day.plus(1);
        }
        day
    }

    /// The share of principal that comes back on a day, by the age of the loan; in the month of a change the lower.
    ///
    /// Semantics: [loan-43].
    pub(super) fn early_fee_rate(&self, today: Day) -> i128 {
        let (_, _, day) = self.disbursed.year_month_day();
        let mut age = 0;
        while a_month_on(self.disbursed, day, age + 1) <= today {
            age += 1;
        }
        let mut held = 0;
        for (place, (from, rate)) in self.early_fees.iter().enumerate() {
            match age.cmp(from) {
                std::cmp::Ordering::Greater => held = *rate,
                std::cmp::Ordering::Equal if place == 0 => held = *rate,
                std::cmp::Ordering::Equal => held = held.min(*rate),
                std::cmp::Ordering::Less => {}
            }
        }
        held
    }

    /// Whether a whole period earns its part of a year, however many days it has.
    pub(super) fn by_months(&self, rate: Rate) -> bool {
        !self.actual_days && !rate.is_daily() && !matches!(self.interval, Interval::Days(_))
    }
}

impl BusinessDays {
    fn of(json: &Value) -> Result<Self, Refused> {
        let official = match json["official"].as_str() {
            None => false,
            Some("cn") => true,
            Some(other) => return refuse!("no official days of `{other}` are known"),
        };
        let days = |key: &str| json[key].as_array().into_iter().flatten().map(Day::of).collect::<Result<_, _>>();
        let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
        let mut weekdays_off = vec![5, 6];
        if let Some(named) = json["weekdaysOff"].as_array() {
            weekdays_off = (0..7).zip(names).filter(|(_, name)| named.contains(&json!(name))).map(|(n, _)| n).collect();
        }
        if weekdays_off.len() == 7 {
            return refuse!("there is no business day");
        }
        Ok(Self { off: days("off")?, working: days("working")?, official, weekdays_off })
    }

    /// Dates of its own first, then official ones, then days of the week; 1 January 1970 was a Thursday.
    fn is_off(&self, day: Day) -> bool {
        let weekday = (day.0 + 3).rem_euclid(7);
        if self.off.contains(&day) || self.working.contains(&day) {
            return self.off.contains(&day);
        }
        let announced = if self.official { super::official::is_off(day) } else { None };
        announced.unwrap_or(self.weekdays_off.contains(&weekday))
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
