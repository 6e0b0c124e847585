//! Simple-interest loans that are paid late, in part, twice or beforehand, against balances that only roll from day to day
//! in whole fractions.
//!
//! Semantics: [loan-38] [loan-39] [loan-40] [loan-45].
#![expect(clippy::arithmetic_side_effects, reason = "a reference that overflows fails, as it should")]

use serde_json::{Value, json};

use crate::cases::{fen, report};
use crate::extent;
use crate::loan_oracle::a_month_on;
use crate::oracle::Day;
use crate::random::dice::Dice;
use crate::random::yuan;

/// How many histories.
const HISTORIES: u64 = 300;

/// A loan by days of actual/365 with a payment that is given, and what came in.
struct History {
    principal: i64,
    /// Annual rate in 10^-6.
    rate: i64,
    payment: i64,
    periods: i64,
    disbursed: Day,
    prepays: bool,
    payments: Vec<(Day, i64)>,
    as_of: Day,
}

impl History {
    fn random(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let principal = dice.between(50_000, 3_000_000);
        let (rate, periods) = (dice.pick(&[36_000, 99_000, 120_000, 240_000]), dice.between(3, 14));
        let disbursed = Day::parse("2023-01-31").unwrap().plus(dice.between(0, 365));
        let payment = principal / periods + principal * rate / 1_000_000 / 10 + dice.between(0, 999);
        let mut payments = Vec::new();
        for period in 1..=periods + 2 {
            let due = a_month_on(disbursed, disbursed.year_month_day().2, period);
            let amount = match dice.between(0, 9) {
                0 | 1 => continue,
                2 | 3 => payment / dice.between(2, 5),
                4 => payment * 2 + dice.between(0, 50_000),
                _ => payment,
            };
            payments.push((due.plus(dice.pick(&[0, 0, 0, 3, 17, -6])), amount));
        }
        if dice.chance(25) {
            payments.push((disbursed.plus(dice.between(40, 200)), principal));
        }
        payments.sort_by_key(|(day, _)| *day);
        let as_of = disbursed.plus(dice.between(20, 31 * (periods + 4)));
        let prepays = dice.chance(60);
        Self { principal, rate, payment, periods, disbursed, prepays, payments, as_of }
    }

    fn due(&self, period: i64) -> Day {
        a_month_on(self.disbursed, self.disbursed.year_month_day().2, period)
    }

    fn case(&self) -> Value {
        let mut events =
            vec![json!({ "kind": "disbursement", "date": self.disbursed.text(), "amount": yuan(self.principal) })];
        let paid = self.payments.iter();
        events.extend(
            paid.map(|(day, amount)| json!({ "kind": "payment", "date": day.text(), "amount": yuan(*amount) })),
        );
        let terms = json!({
            "principal": yuan(self.principal),
            "disbursed": self.disbursed.text(),
            "rate": { "annual": format!("0.{:06}", self.rate) },
            "dayCount": "actual365",
            "periodInterest": "actualDays",
            "periods": self.periods,
            "firstDue": self.due(1).text(),
            "payDay": self.disbursed.year_month_day().2,
            "method": "level",
            "paymentAmount": yuan(self.payment),
            "accrual": "outstanding",
            "excess": if self.prepays { "prepay" } else { "credit" },
            "allocation": { "order": [["cost"], ["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"], ["principal"]] },
        });
        json!({
            "version": "arrears-case/2",
            "account": { "kind": "loan", "terms": terms, "events": events },
            "asOf": self.as_of.text(),
        })
    }
}

/// What is owed, in minor units, and what has accrued since the last posting, in 365 x 10^6ths of one.
#[derive(Default)]
struct Balance {
    undue: i64,
    principal: i64,
    interest: i64,
    credit: i64,
    accrued: i128,
    /// Interest posted before the running period ends, and unpaid.
    early: i64,
}

const YEAR: i128 = 365_000_000;

impl Balance {
    /// Half up.
    fn rounded(&self) -> i64 {
        i64::try_from((2 * self.accrued + YEAR) / (2 * YEAR)).unwrap()
    }

    fn post(&mut self) -> i64 {
        let interest = self.rounded();
        self.accrued = 0;
        self.interest += interest;
        interest
    }

    /// Interest before principal; gives what is left.
    fn meet(&mut self, minor: i64) -> i64 {
        let interest = minor.min(self.interest);
        let principal = (minor - interest).min(self.principal);
        self.interest -= interest;
        self.early = self.early.min(self.interest);
        self.principal -= principal;
        minor - interest - principal
    }

    fn fall_due(&mut self, history: &History, period: i64) {
        let early = self.early;
        let interest = self.post();
        let asked = history.payment - interest - early;
        let due = if period == history.periods { self.undue } else { asked.min(self.undue).max(0) };
        self.undue -= due;
        self.principal += due;
        self.early = 0;
        let credit = self.credit;
        self.credit = self.meet(credit);
    }

    fn pay(&mut self, history: &History, minor: i64) {
        let is_over = self.undue == 0;
        if is_over {
            self.post();
        }
        let mut left = self.meet(minor);
        if left > 0 && history.prepays && self.undue > 0 {
            self.early += self.post();
            left = self.meet(left);
            let principal = left.min(self.undue);
            self.undue -= principal;
            left -= principal;
        }
        self.credit += left;
    }
}

fn rolled(history: &History) -> Balance {
    let mut balance = Balance { undue: history.principal, ..Balance::default() };
    let mut payments = history.payments.iter().peekable();
    let (mut day, mut period) = (history.disbursed, 1);
    loop {
        if period <= history.periods && day == history.due(period) {
            if balance.undue > 0 {
                balance.fall_due(history, period);
            }
            period += 1;
        }
        while let Some((_, minor)) = payments.next_if(|(on, _)| *on == day) {
            balance.pay(history, *minor);
        }
        if day == history.as_of {
            return balance;
        }
        balance.accrued += i128::from(balance.undue + balance.principal) * i128::from(history.rate);
        day = day.plus(1);
    }
}

#[test]
fn histories_of_simple_interest_are_those_of_balances_that_roll() {
    let (mut late, mut over, mut ended) = (0, 0, 0);
    for seed in 0..extent::cases(HISTORIES) {
        let history = History::random(seed);
        let (case, expected) = (history.case(), rolled(&history));
        let told = report(&case)["balance"].clone();
        let figures = ["posted", "planPrincipal", "credit"].map(|key| fen(&told[key]));
        let posted = expected.principal + expected.interest;
        assert_eq!(figures, [posted, expected.undue, expected.credit], "seed {seed}: {case}");
        assert_eq!(fen(&told["accrued"]["interest"]), expected.rounded(), "seed {seed}: {case}");
        late += u32::from(expected.principal > 0);
        over += u32::from(expected.credit > 0);
        ended += u32::from(posted + expected.undue == 0);
    }
    assert!(late > 30 && over > 10 && ended > 10, "{late} late, {over} with credit, {ended} paid off");
}

/// What goes back changes nothing of any day before it, known of or not, and on its day raises what is owed by the amount.
#[test]
fn a_chargeback_never_rewrites_what_was_known_before() {
    let mut went_back = 0;
    for seed in 0..extent::cases(60) {
        let mut history = History::random(seed);
        history.prepays = false;
        let paid: i64 = history.payments.iter().filter(|(day, _)| *day < history.as_of).map(|(_, minor)| minor).sum();
        let Some(amount) = Some(paid / 3).filter(|amount| *amount > 0) else { continue };
        let mut case = history.case();
        let without = report(&case);
        let back = history.as_of;
        let event = json!({ "kind": "chargeback", "date": back.text(), "amount": yuan(amount) });
        case["account"]["events"].as_array_mut().unwrap().push(event);
        let with = report(&case);
        let owed = |report: &Value| {
            let of = |key: &str| fen(&report["balance"][key]);
            of("posted") + of("planPrincipal") - of("credit")
        };
        assert_eq!(owed(&with), owed(&without) + amount, "seed {seed}: {case}");
        let before = |case: &Value, day: Day| {
            let mut case = case.clone();
            case["asOf"] = json!(day.text());
            report(&case)
        };
        for days in [1, 9, 33] {
            let day = back.plus(-days);
            if day < history.disbursed {
                continue;
            }
            let mut never = case.clone();
            never["account"]["events"].as_array_mut().unwrap().pop();
            let [known, never] = [before(&case, day), before(&never, day)];
            for key in ["balance", "delinquency", "instalments", "comingSchedule", "lateFees"] {
                assert_eq!(known[key], never[key], "seed {seed}, {days} days before: {case}");
            }
        }
        went_back += 1;
    }
    assert!(went_back > 30, "{went_back}");
}
