//! Cards of the United States: interest on daily balances that compounds by the day, and minimums that are the greatest of
//! several, against a reference that knows one balance and one sum of what it earned.
//!
//! Semantics: [card-7] [card-15] [card-16] [card-40].
#![expect(clippy::arithmetic_side_effects, reason = "a reference that overflows fails, as it should")]

use serde_json::{Value, json};

use crate::cases::{fen, report};
use crate::extent;
use crate::oracle::Day;
use crate::random::dice::Dice;
use crate::random::yuan;

/// How many histories, each of a year.
const HISTORIES: u64 = 250;
const ONE: i128 = 1_000_000_000_000;

struct History {
    opened: Day,
    statement_day: i64,
    /// A day, in 10^-12.
    rate: i128,
    is_included: bool,
    /// Minor units: a fixed minimum, and what a percent of the balance is rounded up or down to.
    least: i64,
    multiple: i64,
    goes_up: bool,
    /// Advances before the statement of their day, payments after it: at most so much of what is posted then.
    advances: Vec<(Day, i64)>,
    payments: Vec<(Day, i64)>,
}

struct Statement {
    date: Day,
    balance: i64,
    interest: i64,
    minimum: i64,
}

impl History {
    fn random(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let opened = Day::parse("2024-01-01").unwrap().plus(dice.between(0, 400));
        let mut days = |count: i64, amount: &[i64]| -> Vec<(Day, i64)> {
            let mut all: Vec<(Day, i64)> = (0..count)
                .map(|_| (opened.plus(dice.between(0, 364)), dice.pick(amount) + dice.between(0, 99)))
                .collect();
            all.sort_by_key(|(day, _)| *day);
            all
        };
        let advances = days(14, &[1_000, 4_321, 25_000, 100_000]);
        let payments = days(16, &[500, 3_500, 10_000, 60_000]);
        Self {
            opened,
            statement_day: dice.between(1, 28),
            // 14.99 % to 29.99 % over 365, cut to the last of ten decimals.
            rate: i128::from(dice.pick(&[410_684_900_i64, 547_671_200, 684_657_500, 821_643_800])),
            is_included: dice.chance(50),
            least: dice.pick(&[2_500, 3_500, 4_000]),
            multiple: dice.pick(&[1, 100, 500]),
            goes_up: dice.chance(50),
            advances,
            payments,
        }
    }

    fn case(&self, payments: &[(Day, i64)], as_of: Day) -> Value {
        let event =
            |kind: &str, (day, minor): &(Day, i64)| json!({ "kind": kind, "date": day.text(), "amount": yuan(*minor) });
        let mut events: Vec<Value> = self.advances.iter().map(|advance| event("cashAdvance", advance)).collect();
        events.extend(payments.iter().map(|payment| event("payment", payment)));
        let rounded = json!({ "multiple": yuan(self.multiple), "rounding": if self.goes_up { "up" } else { "down" } });
        json!({
            "version": "arrears-case/2",
            "account": {
                "kind": "card",
                "terms": {
                    "currency": "USD",
                    "opened": self.opened.text(),
                    "statementDay": self.statement_day,
                    "due": { "rule": "daysAfterStatement", "days": 25 },
                    "purchaseRates": [{ "daily": format!("0.{:012}", self.rate) }],
                    "compounding": "daily",
                    "chargeBack": "latestCycle",
                    "statementDayAccrual": if self.is_included { "included" } else { "excluded" },
                    "minimum": { "ratios": null, "alternatives": [
                        { "amount": yuan(self.least) },
                        { "shares": [{ "ratio": "0.01", "roundTo": rounded }, { "of": ["interest"], "ratio": "1" }] },
                    ] },
                },
                "events": events,
            },
            "asOf": as_of.text(),
        })
    }

    /// A hundredth of the balance to the multiple, and the interest of the statement; at least the fixed amount.
    fn asked(&self, balance: i64, interest: i64) -> i64 {
        let units = 100 * self.multiple;
        let share = if self.goes_up { (balance + units - 1) / units } else { balance / units } * self.multiple;
        self.least.max(share + interest)
    }

    /// The statements of a year, and the payments that were made: never more than was posted.
    fn rolled(&self) -> (Vec<Statement>, Vec<(Day, i64)>) {
        let (mut statements, mut made) = (Vec::<Statement>::new(), Vec::new());
        let (mut posted, mut earned, mut unpaid_minimum) = (0_i64, 0_i128, 0_i64);
        let day_earns = |balance: i64, earned: i128| {
            earned + (2 * (i128::from(balance) * ONE + earned) * self.rate + ONE) / (2 * ONE)
        };
        for n in 0..=370 {
            let day = self.opened.plus(n);
            posted += of_day(&self.advances, day).sum::<i64>();
            let mut is_counted = false;
            if day.year_month_day().2 == self.statement_day {
                if self.is_included {
                    earned = day_earns(posted, earned);
                    is_counted = true;
                }
                let interest = i64::try_from((2 * earned + ONE) / (2 * ONE)).unwrap();
                earned = 0;
                posted += interest;
                let minimum = (self.asked(posted, interest) + unpaid_minimum).min(posted);
                statements.push(Statement { date: day, balance: posted, interest, minimum });
                unpaid_minimum = minimum;
            }
            for minor in of_day(&self.payments, day) {
                let minor = minor.min(posted);
                if minor > 0 {
                    posted -= minor;
                    unpaid_minimum = (unpaid_minimum - minor).max(0);
                    made.push((day, minor));
                }
            }
            if !is_counted {
                earned = day_earns(posted, earned);
            }
        }
        (statements, made)
    }
}

fn of_day(all: &[(Day, i64)], day: Day) -> impl Iterator<Item = i64> + '_ {
    all.iter().filter(move |(on, _)| *on == day).map(|(_, minor)| *minor)
}

#[test]
fn a_year_of_daily_balances_is_that_of_one_balance_that_rolls() {
    let (mut compared, mut by_share) = (0, 0);
    for seed in 0..extent::cases(HISTORIES) {
        let history = History::random(seed);
        let (expected, payments) = history.rolled();
        let case = history.case(&payments, history.opened.plus(370));
        let told = report(&case);
        let rows = told["statements"].as_array().unwrap();
        assert_eq!(rows.len(), expected.len(), "seed {seed}");
        for (row, statement) in rows.iter().zip(&expected) {
            let figures = ["balance", "interest", "minimum"].map(|key| fen(&row[key]));
            let own = [statement.balance, statement.interest, statement.minimum];
            assert_eq!((row["date"].as_str().unwrap(), figures), (&*statement.date.text(), own), "seed {seed}: {case}");
            compared += 1;
            by_share += u32::from(row["minimumAlternative"] == 2);
        }
    }
    assert!(compared > 2_000 && by_share > 200, "{compared} statements, {by_share} by the share");
}
