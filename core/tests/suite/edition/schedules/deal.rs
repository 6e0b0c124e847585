//! A random loan, as the reference reads it and as a case document says it.

use serde_json::{Value, json};

use crate::loan_oracle::a_month_on;
use crate::oracle::Day;
use crate::random::dice::Dice;
use crate::random::yuan;

/// What due dates are apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    Months(i64),
    Weeks(i64),
    Days(i64),
}

#[derive(Clone, Debug)]
pub(super) struct Deal {
    pub(super) principal: i64,
    /// Annual rate in 10^-6.
    pub(super) rate: i64,
    pub(super) apart: Apart,
    pub(super) periods: i64,
    pub(super) disbursed: Day,
    pub(super) first: Day,
    pub(super) pay_day: i64,
    pub(super) method: &'static str,
    pub(super) by_days: bool,
    pub(super) count: &'static str,
    pub(super) formula: bool,
    pub(super) given: Option<i64>,
    /// Mode, multiple, last.
    pub(super) rounding: Option<(&'static str, i64, &'static str)>,
    pub(super) residual: i64,
    pub(super) down: i64,
    pub(super) deferred: i64,
    pub(super) with_first: bool,
    pub(super) interest_only: i64,
    pub(super) odd: &'static str,
}

impl Deal {
    pub(super) fn random(dice: &mut Dice) -> Self {
        let principal = dice.pick(&[10_000, 100_000, 1_000_000, 1_234_567, 9_999_999]) + dice.between(0, 999);
        let apart = match dice.between(0, 9) {
            0..=4 => Apart::Months(1),
            5 | 6 => Apart::Months(dice.pick(&[2, 3, 6, 12])),
            7 | 8 => Apart::Weeks(dice.pick(&[1, 2, 4])),
            _ => Apart::Days(dice.pick(&[1, 10, 30])),
        };
        let periods = dice.between(2, 40);
        let disbursed = Day::parse("2023-01-10").unwrap().plus(dice.between(0, 400));
        let (first, pay_day) = first(disbursed, apart, dice);
        let is_days = matches!(apart, Apart::Days(_));
        let method =
            dice.pick(&["level", "level", "level", "level", "equalPrincipal", "interestOnly", "bullet", "flatFee"]);
        let method = if is_days && method == "flatFee" { "level" } else { method };
        let mut deal = Self {
            principal,
            rate: dice.pick(&[0, 36_000, 120_000, 199_999, 240_000, 1_200_000]),
            apart,
            periods,
            disbursed,
            first,
            pay_day,
            method,
            by_days: is_days || (method != "flatFee" && dice.chance(40)),
            count: dice.pick(&["actual360", "actual365", "actualActual", "thirty360"]),
            formula: false,
            given: None,
            rounding: None,
            residual: 0,
            down: 0,
            deferred: 0,
            with_first: dice.chance(50),
            interest_only: 0,
            odd: "keepPrincipal",
        };
        deal.shape(dice);
        deal
    }

    fn shape(&mut self, dice: &mut Dice) {
        let level = self.method == "level";
        let parts = level || self.method == "equalPrincipal";
        if dice.chance(20) {
            self.down = self.principal / dice.pick(&[3, 5, 10]);
        }
        if dice.chance(25) && (parts || self.method == "flatFee") {
            self.residual = self.principal / dice.pick(&[2, 4, 7]);
        }
        if dice.chance(20) && (parts || self.method == "interestOnly") {
            self.deferred = dice.between(1, 3).min(self.periods - 1);
        }
        if dice.chance(20) && parts {
            self.interest_only = dice.between(1, 4).min(self.periods - 1 - self.deferred);
        }
        if !level {
            return;
        }
        self.odd = dice.pick(&["keepPrincipal", "keepPrincipal", "keepPayment", "solveAnew"]);
        match dice.between(0, 5) {
            0 => {
                let regular = self.principal * self.rate / 1_000_000 / 4;
                self.given = Some(regular + self.principal / dice.between(2, 30) + 1);
            }
            1 if !matches!(self.apart, Apart::Days(_)) => self.formula = true,
            2 | 3 => {
                let multiple = dice.pick(&[1, 10, 100, 500]);
                let last = dice.pick(&["any", "notHigher", "similar"]);
                self.rounding = Some((dice.pick(&["up", "down", "halfUp"]), multiple, last));
            }
            _ => {}
        }
    }

    /// A payment that is given may lie below the interest of a long period, and refuse the terms.
    pub(super) fn may_be_refused(&self) -> bool {
        self.given.is_some()
    }

    /// What of the language it speaks.
    pub(super) fn shapes(&self) -> Vec<&'static str> {
        let unit = match self.apart {
            Apart::Months(1) => "month",
            Apart::Months(_) => "months",
            Apart::Weeks(_) => "weeks",
            Apart::Days(_) => "days",
        };
        let mut all = vec![self.method, self.count, unit];
        let more = [
            (self.by_days, "actualDays"),
            (self.formula, "formula"),
            (self.given.is_some(), "given"),
            (self.residual > 0, "residual"),
            (self.down > 0, "down"),
            (self.deferred > 0 && self.with_first, "dueWithFirst"),
            (self.deferred > 0 && !self.with_first, "capitalised"),
            (self.interest_only > 0, "interestOnlyPeriods"),
            (self.odd != "keepPrincipal", self.odd),
        ];
        all.extend(more.into_iter().filter(|(has, _)| *has).map(|(_, name)| name));
        if let Some((mode, _, last)) = self.rounding {
            all.extend([mode, last]);
        }
        all
    }

    pub(super) fn case(&self) -> Value {
        let mut terms = json!({
            "principal": yuan(self.principal),
            "disbursed": self.disbursed.text(),
            "firstDue": self.first.text(),
            "rate": { "annual": format!("{}.{:06}", self.rate / 1_000_000, self.rate % 1_000_000) },
            "periods": self.periods,
            "method": self.method,
            "dayCount": self.count,
            "deferredInterest": if self.with_first { "dueWithFirst" } else { "capitalised" },
            "oddPeriod": self.odd,
        });
        let mut set = |key: &str, value: Value| terms[key] = value;
        match self.apart {
            Apart::Months(1) => {}
            Apart::Months(count) => set("interval", json!({ "months": count })),
            Apart::Weeks(count) => set("interval", json!({ "weeks": count })),
            Apart::Days(count) => set("interval", json!({ "days": count })),
        }
        if matches!(self.apart, Apart::Months(_)) {
            set("payDay", json!(self.pay_day));
        }
        if self.by_days {
            set("periodInterest", json!("actualDays"));
        }
        if self.formula {
            set("payment", json!("formula"));
        }
        if let Some(given) = self.given {
            set("paymentAmount", json!(yuan(given)));
        }
        if let Some((mode, multiple, last)) = self.rounding {
            set("paymentRounding", json!({ "mode": mode, "multiple": yuan(multiple), "last": last }));
        }
        let amounts = [("residual", self.residual), ("downPayment", self.down)];
        amounts.into_iter().filter(|(_, minor)| *minor > 0).for_each(|(key, minor)| set(key, json!(yuan(minor))));
        let counts = [("deferredPeriods", self.deferred), ("interestOnlyPeriods", self.interest_only)];
        counts.into_iter().filter(|(_, count)| *count > 0).for_each(|(key, count)| set(key, json!(count)));
        let paid_out = json!({ "kind": "disbursement", "date": self.disbursed.text(), "amount": yuan(self.principal) });
        json!({
            "version": "arrears-case/2",
            "account": { "kind": "loan", "terms": terms, "events": [paid_out] },
            "asOf": self.disbursed.text(),
        })
    }

    /// The end of period `k`, from 1; the day of disbursement for 0.
    pub(super) fn due(&self, k: i64) -> Day {
        if k == 0 { self.disbursed } else { on(self.first, self.apart, k - 1, self.pay_day) }
    }

    /// Whether period `k` is a whole interval.
    pub(super) fn is_whole(&self, k: i64) -> bool {
        on(self.due(k), self.apart, -1, self.pay_day) == self.due(k - 1)
    }
}

fn on(day: Day, apart: Apart, times: i64, pay_day: i64) -> Day {
    match apart {
        Apart::Months(count) => a_month_on(day, pay_day, count * times),
        Apart::Weeks(count) => day.plus(7 * count * times),
        Apart::Days(count) => day.plus(count * times),
    }
}

/// A whole interval after the disbursement, or some days more or fewer.
fn first(disbursed: Day, apart: Apart, dice: &mut Dice) -> (Day, i64) {
    let whole = on(disbursed, apart, 1, disbursed.year_month_day().2);
    let day = match dice.between(0, 3) {
        0 => whole.plus(dice.between(1, 40)),
        1 if whole.0 - disbursed.0 > 20 => whole.plus(-dice.between(1, 15)),
        _ => whole,
    };
    let pay_day = if day == whole { disbursed.year_month_day().2 } else { day.year_month_day().2 };
    (day, pay_day)
}
