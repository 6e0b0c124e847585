//! The rows of a deal by rolling balances: a payment is found by trying, never by a formula.

use num_bigint::BigInt;

use super::deal::{Apart, Deal};
use crate::oracle::Day;
use crate::random::yuan;

/// A row as the report writes it: due date; principal, interest, fee.
pub(super) type Row = (String, [String; 3]);

/// A fraction of whole numbers.
type Share = (i128, i128);

/// 1 000 000 x lcm(360, 365, 366), in which every day count is whole, and 13 for the weeks.
const YEAR: i128 = 1_603_080;

fn days_of_year(day: Day) -> i64 {
    let (year, ..) = day.year_month_day();
    let start = |year: i64| Day::parse(&format!("{year:04}-01-01")).unwrap().0;
    start(year + 1) - start(year)
}

/// The days from one to another as parts of a year, in 1 / [`YEAR`].
fn of_year(count: &str, from: Day, to: Day) -> i128 {
    let thirty = |day: Day| {
        let (year, month, day) = day.year_month_day();
        360 * year + 30 * month + day.min(30)
    };
    match count {
        "actual360" => i128::from(to.0 - from.0) * YEAR / 360,
        "actual365" => i128::from(to.0 - from.0) * YEAR / 365,
        "thirty360" => i128::from(thirty(to) - thirty(from)) * YEAR / 360,
        _ => (from.0..to.0).map(|day| YEAR / i128::from(days_of_year(Day(day)))).sum(),
    }
}

fn half_up(share: &(BigInt, BigInt)) -> i64 {
    i64::try_from((&share.0 * 2 + &share.1) / (&share.1 * 2)).unwrap()
}

fn part(amount: i64, (over, under): Share) -> (BigInt, BigInt) {
    (BigInt::from(amount) * over, BigInt::from(under))
}

fn plus(a: &(BigInt, BigInt), b: &(BigInt, BigInt)) -> (BigInt, BigInt) {
    (&a.0 * &b.1 + &b.0 * &a.1, &a.1 * &b.1)
}

impl Deal {
    /// What one unit earns in a whole interval.
    fn whole(&self) -> Share {
        match self.apart {
            Apart::Months(count) => (i128::from(self.rate * count), 12_000_000),
            Apart::Weeks(count) => (i128::from(self.rate * count), 52_000_000),
            // Days have no share of the year: nothing asks for it.
            Apart::Days(_) => (0, 0),
        }
    }

    fn by_days(&self, k: i64) -> Share {
        (i128::from(self.rate) * of_year(self.count, self.due(k - 1), self.due(k)), 1_000_000 * YEAR)
    }

    /// What one unit earns in period `k`.
    fn share(&self, k: i64) -> Share {
        match () {
            () if self.method == "flatFee" => (0, 1),
            () if !self.by_days && self.is_whole(k) => self.whole(),
            () => self.by_days(k),
        }
    }

    /// What the payment counts with for period `k`.
    fn nominal(&self, k: i64) -> Share {
        if self.by_days && !self.formula { self.share(k) } else { self.whole() }
    }
}

/// What `owed` has become after the periods, with half of `twice` paid at the end of each, less the residual: its sign, and
/// whether a first payment is made at once.
fn left(owed: i64, residual: i64, twice: i64, shares: &[Share], at_once: bool) -> BigInt {
    let (mut balance, mut unit) = (BigInt::from(owed) * 2, BigInt::from(1));
    if at_once {
        balance -= twice;
    }
    for (over, under) in shares {
        balance = balance * (under + over) - BigInt::from(twice) * &unit * under;
        unit *= *under;
    }
    balance - BigInt::from(residual) * 2 * unit
}

/// The largest whole n of 0 to `most` for which something holds that holds up to some n.
fn largest(most: i64, holds: impl Fn(i64) -> bool) -> i64 {
    let (mut low, mut high) = (0, most + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if holds(middle) { low = middle } else { high = middle }
    }
    low
}

/// A debt that is still to be paid level, from period `k` on.
struct Level<'a> {
    deal: &'a Deal,
    k: i64,
    owed: i64,
    /// Over periods `k` or, where a payment is made at once, `k` + 1 to the last.
    at_once: bool,
}

impl Level<'_> {
    fn solved(&self) -> i64 {
        let (deal, zero) = (self.deal, BigInt::from(0));
        let first = if self.at_once { self.k + 1 } else { self.k };
        let shares: Vec<Share> = (first..=deal.periods).map(|k| deal.nominal(k)).collect();
        let left = |twice| left(self.owed, deal.residual, twice, &shares, self.at_once);
        let most = self.owed * 3;
        let Some((mode, multiple, _)) = deal.rounding else {
            return largest(most, |payment| left(2 * payment - 1) >= zero);
        };
        let times = match mode {
            "down" => largest(most / multiple, |times| left(2 * times * multiple) >= zero),
            "halfUp" => largest(most / multiple, |times| left((2 * times - 1) * multiple) >= zero),
            _ => {
                let below = largest(most / multiple, |times| left(2 * times * multiple) >= zero);
                below + i64::from(left(2 * below * multiple) > zero)
            }
        };
        times * multiple
    }

    /// The payment, with the rule for the last one.
    fn payment(&self) -> i64 {
        let payment = self.solved();
        let Some((_, multiple, last)) = self.deal.rounding else { return payment };
        if last == "any" || self.k == self.deal.periods {
            return payment;
        }
        if last == "notHigher" {
            let raised = (0..).map(|times| payment + times * multiple);
            return raised.into_iter().find(|payment| self.last(*payment).is_none_or(|last| last <= *payment)).unwrap();
        }
        let near = (-40..=40).map(|times| payment + times * multiple).filter(|payment| *payment >= 0);
        let whole = near.filter_map(|payment| Some(((self.last(payment)? - payment).abs(), payment)));
        whole.min().map_or(payment, |(_, payment)| payment)
    }

    /// The last payment, its residual left out; none where the loan ends before it.
    fn last(&self, payment: i64) -> Option<i64> {
        let mut owed = self.owed;
        for k in self.k..self.deal.periods {
            let nominal = if self.deal.by_days { self.deal.share(k) } else { self.deal.whole() };
            let interest = half_up(&part(owed, nominal));
            owed -= (payment - interest).clamp(0, owed - self.deal.residual);
        }
        let interest = half_up(&part(owed, self.deal.share(self.deal.periods)));
        (owed > 0).then_some(owed + interest - self.deal.residual)
    }
}

/// The rows of a deal.
pub(super) fn rows(deal: &Deal) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut tell = |due: Day, principal: i64, interest: i64, fee: i64| {
        rows.push((due.text(), [principal, interest, fee].map(yuan)));
    };
    if deal.down > 0 {
        tell(deal.disbursed, deal.down, 0, 0);
    }
    let mut owed = deal.principal - deal.down;
    let mut waiting = (BigInt::from(0), BigInt::from(1));
    let lead = deal.deferred + deal.interest_only;
    let mut payment = None;
    for k in 1..=deal.periods {
        if owed == 0 {
            break;
        }
        let earned = part(owed, deal.share(k));
        let own = half_up(&earned);
        let all = plus(&waiting, &earned);
        if k <= deal.deferred && !deal.with_first {
            owed += own;
            continue;
        }
        if k <= deal.deferred || (deal.method == "bullet" && k < deal.periods) {
            waiting = all;
            continue;
        }
        let principal = match deal.method {
            _ if k == deal.periods => owed,
            _ if k <= lead => 0,
            "equalPrincipal" | "flatFee" => {
                *payment.get_or_insert_with(|| (owed - deal.residual) / (deal.periods - lead))
            }
            "level" => level(deal, k, owed, own, &mut payment),
            _ => 0,
        };
        let fee = if deal.method == "flatFee" { half_up(&part(deal.principal, deal.whole())) } else { 0 };
        tell(deal.due(k), principal, half_up(&all), fee);
        waiting = (BigInt::from(0), BigInt::from(1));
        owed -= principal;
    }
    rows
}

/// The principal in a level payment of period `k`, which has earned `own`.
fn level(deal: &Deal, k: i64, owed: i64, own: i64, payment: &mut Option<i64>) -> i64 {
    let level = Level { deal, k, owed, at_once: false };
    let most = owed - deal.residual;
    let is_given = deal.given.is_some();
    let is_fresh = payment.is_none();
    let now = *payment.get_or_insert_with(|| deal.given.unwrap_or_else(|| level.payment()));
    if deal.by_days {
        if own > now && is_fresh && !is_given {
            // It is paid by its interest alone, and the level payment is that of the others.
            *payment = Some(Level { k: k + 1, ..level }.payment());
        }
        return (now - own).clamp(0, most);
    }
    let is_odd = k == 1 && !deal.is_whole(1);
    match deal.odd {
        "keepPayment" if is_odd => (now - own).clamp(0, most),
        "solveAnew" if is_odd && !is_given => {
            let anew = Level { owed: owed + own, at_once: true, ..level }.solved();
            *payment = (own <= anew).then_some(anew);
            (anew - own).clamp(0, most)
        }
        "solveAnew" if is_odd => (now - own).clamp(0, most),
        _ => (now - half_up(&part(owed, deal.whole()))).clamp(0, most),
    }
}
