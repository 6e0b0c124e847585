//! A slow second opinion on loans: every day is walked, every sum taken from scratch.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::promise::{ALL, Promise, Rate, UNIT, members};
use super::schedule::Schedule;
use crate::oracle::number::decimal;
use crate::oracle::{Day, Refused, refuse};

/// An amount posted.
struct Item {
    component: &'static str,
    unpaid: i128,
    instalment: Option<usize>,
    moment: usize,
}

struct Instalment {
    due: Day,
    late_payment_grace_end: Day,
    overdue: bool,
    accelerated: bool,
    penalty: i128,
    compound: i128,
    /// Decided with something unpaid: what the late fee is on.
    fee_on: Option<i128>,
}

pub(super) struct Walk {
    promise: Promise,
    schedule: Schedule,
    disbursed: bool,
    items: Vec<Item>,
    instalments: Vec<Instalment>,
    rate: Rate,
    frozen: Vec<&'static str>,
    /// Contract interest earned and not posted, and whether the running period was disturbed.
    earned: i128,
    carried: i128,
    disturbed: bool,
    penalty: i128,
    compound: i128,
    /// What each day earned on one unit of penalty and compound base.
    days: BTreeMap<i64, (i128, i128)>,
    /// The principal that each day accrues on.
    principal: Vec<(Day, i128)>,
    credit: i128,
    fee_rate: Rate,
    coming_fee: Option<Rate>,
    moment: usize,
    today: Day,
    accrued_today: bool,
    instalment_rows: Vec<Value>,
    late_fees: Vec<Value>,
}

pub(super) fn yuan(fen: i128) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}

/// What the loan owes as of its day, in the figures of a report.
pub(crate) fn walk(case: &Value) -> Result<Value, Refused> {
    let account = &case["account"];
    let as_of = Day::of(&case["asOf"])?;
    let known_on = Day::maybe(&case["knownOn"])?;
    let promise = Promise::of(&account["terms"])?;
    let events = known(account["events"].as_array().unwrap(), known_on)?;
    if events.iter().any(|(day, ..)| *day < promise.disbursed) || as_of < promise.disbursed {
        return refuse!("before the loan");
    }
    let mut walk = Walk::new(promise)?;
    loop {
        let today: Vec<_> = events.iter().filter(|(day, ..)| *day == walk.today).collect();
        let report = walk.day(&today, walk.today == as_of)?;
        if let Some(report) = report {
            return Ok(report);
        }
        walk.today = walk.today.plus(1);
    }
}

/// The events known, by day and step.
fn known(events: &[Value], on: Option<Day>) -> Result<Vec<(Day, usize, usize, Value)>, Refused> {
    let recorded =
        |event: &Value| Day::of(if event["recorded"].is_null() { &event["date"] } else { &event["recorded"] });
    let is_known = |event: &Value| recorded(event).map(|day| on.is_none_or(|on| day <= on));
    let mut reversed = Vec::new();
    for event in events.iter().filter(|event| event["kind"] == "reversal") {
        if is_known(event)? {
            reversed.push(event["of"].clone());
        }
    }
    let mut kept = Vec::new();
    for (place, event) in events.iter().enumerate() {
        if event["kind"] == "reversal"
            || !is_known(event)?
            || (!event["id"].is_null() && reversed.contains(&event["id"]))
        {
            continue;
        }
        let step = match event["kind"].as_str().unwrap() {
            "freeze" | "unfreeze" | "rateChange" | "writeOff" => 0,
            "disbursement" | "fee" | "cost" | "dueDateChange" => 1,
            "acceleration" => 2,
            "waiver" => 3,
            "payment" | "earlyRepayment" => 4,
            _ => 5,
        };
        kept.push((Day::of(&event["date"])?, step, place, event.clone()));
    }
    kept.sort_by_key(|(day, step, place, _)| (*day, *step, *place));
    Ok(kept)
}

impl Walk {
    fn new(promise: Promise) -> Result<Self, Refused> {
        promise.penalty_rate(promise.rate)?;
        Ok(Self {
            schedule: Schedule::new(&promise)?,
            rate: promise.rate,
            today: promise.disbursed,
            disbursed: false,
            items: Vec::new(),
            instalments: Vec::new(),
            frozen: Vec::new(),
            earned: 0,
            carried: 0,
            disturbed: false,
            penalty: 0,
            compound: 0,
            days: BTreeMap::new(),
            principal: Vec::new(),
            credit: 0,
            fee_rate: promise.rate,
            coming_fee: None,
            moment: 0,
            accrued_today: false,
            instalment_rows: Vec::new(),
            late_fees: Vec::new(),
            promise,
        })
    }

    fn day(&mut self, events: &[&(Day, usize, usize, Value)], asked: bool) -> Result<Option<Value>, Refused> {
        self.accrued_today = false;
        let of_step = |step: usize| events.iter().filter(move |event| event.1 == step).map(|event| &event.3);
        of_step(0).try_for_each(|event| self.condition(event))?;
        self.late_fees_of_today();
        of_step(1).try_for_each(|event| self.charge(event))?;
        self.fall_due()?;
        of_step(2).try_for_each(|_| self.call_due())?;
        let takes = of_step(3).chain(of_step(4)).count() > 0;
        if self.promise.old_balance && (takes || asked) {
            self.accrue()?;
        }
        of_step(3).chain(of_step(4)).try_for_each(|event| self.take_event(event))?;
        let mut report = asked.then(|| self.report());
        self.accrue()?;
        self.decide();
        if let Some(report) = &mut report {
            report["delinquency"] = self.lateness();
        }
        Ok(report)
    }

    fn is_frozen(&self, component: &str) -> bool {
        self.frozen.contains(&component)
    }

    fn condition(&mut self, event: &Value) -> Result<(), Refused> {
        let named = || event["components"].as_array().unwrap().iter().flat_map(|name| members(name.as_str().unwrap()));
        match event["kind"].as_str().unwrap() {
            "freeze" => self.frozen.extend(named()),
            "unfreeze" => {
                let named: Vec<_> = named().collect();
                self.frozen.retain(|frozen| !named.contains(frozen));
            }
            "rateChange" => {
                if self.promise.method == "flatFee" {
                    let rate = Rate::of(&event["rate"])?;
                    if rate.month().is_none() {
                        return refuse!("a fee by the day");
                    }
                    let is_due = self.disbursed && self.schedule.runs() && self.schedule.due == self.today;
                    if is_due {
                        self.coming_fee = Some(rate);
                    } else {
                        self.fee_rate = rate;
                    }
                    return Ok(());
                }
                self.rate = Rate::of(&event["rate"])?;
                self.promise.penalty_rate(self.rate)?;
                let running = self.schedule.start < self.today && self.schedule.runs();
                self.disturbed |= running && self.today < self.schedule.due;
                self.schedule.change_rate(&self.promise, self.rate, self.today)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn charge(&mut self, event: &Value) -> Result<(), Refused> {
        match event["kind"].as_str().unwrap() {
            "disbursement" => {
                let amount = decimal(event["amount"].as_str().unwrap(), 2)?;
                if self.disbursed || amount != self.promise.principal || self.today != self.promise.disbursed {
                    return refuse!("not what was promised");
                }
                self.disbursed = true;
            }
            "dueDateChange" => {
                let due = Day::of(&event["due"])?;
                if !self.disbursed || !self.schedule.runs() || due <= self.today {
                    return refuse!("no such due date");
                }
                self.schedule.move_due(&self.promise, self.today, due)?;
            }
            kind => {
                let component = if kind == "cost" { "cost" } else { members(event["component"].as_str().unwrap())[0] };
                let moment = self.next_moment();
                self.post(component, decimal(event["amount"].as_str().unwrap(), 2)?, None, moment);
                self.use_credit();
            }
        }
        Ok(())
    }

    fn next_moment(&mut self) -> usize {
        self.moment += 1;
        self.moment
    }

    fn round(&self, exact: i128) -> i128 {
        self.promise.rounding.fraction(exact, UNIT)
    }

    fn post(&mut self, component: &'static str, minor: i128, instalment: Option<usize>, moment: usize) {
        if minor > 0 {
            self.items.push(Item { component, unpaid: minor, instalment, moment });
        }
    }

    fn posted(&self) -> i128 {
        self.items.iter().map(|item| item.unpaid).sum()
    }

    /// Unpaid of what was scheduled of an instalment, by component.
    fn unpaid(&self, instalment: usize, components: &[&str]) -> i128 {
        let own = self.items.iter().filter(|item| item.instalment == Some(instalment));
        own.filter(|item| components.contains(&item.component)).map(|item| item.unpaid).sum()
    }

    fn scheduled(&self, instalment: usize) -> i128 {
        self.unpaid(instalment, &["loan", "interest", "instalmentFee"])
    }

    fn bases(&self, instalment: usize) -> (i128, i128) {
        let (principal, interest) = (self.unpaid(instalment, &["loan"]), self.unpaid(instalment, &["interest"]));
        (principal + if self.promise.penalty_on_interest() { interest } else { 0 }, interest)
    }

    fn fall_due(&mut self) -> Result<(), Refused> {
        if !self.disbursed || !self.schedule.runs() || self.schedule.due != self.today {
            return Ok(());
        }
        let flat = self.promise.method == "flatFee";
        let exact = match self.schedule.rate.month() {
            _ if flat => 0,
            Some(month) if self.schedule.is_whole() && !self.disturbed && !self.promise.by_days => {
                self.carried + self.schedule.undue * month
            }
            _ => self.earned,
        };
        let posts = self.promise.method != "bullet" || self.schedule.left == 1;
        (self.earned, self.carried, self.disturbed) = if posts { (0, 0, false) } else { (exact, exact, false) };
        let principal = self.schedule.fall_due(&self.promise)?;
        if !posts {
            return Ok(());
        }
        let interest = self.round(exact);
        let fee = if flat {
            self.promise.rounding.fraction(self.promise.principal * self.fee_rate.month().unwrap(), UNIT)
        } else {
            0
        };
        self.fee_rate = self.coming_fee.take().unwrap_or(self.fee_rate);
        self.add(principal, interest, fee, false);
        Ok(())
    }

    fn add(&mut self, principal: i128, interest: i128, fee: i128, accelerated: bool) {
        let late_payment_grace_end = if accelerated { self.today } else { self.today.plus(self.promise.grace) };
        self.instalments.push(Instalment {
            due: self.today,
            late_payment_grace_end,
            overdue: accelerated,
            accelerated,
            penalty: 0,
            compound: 0,
            fee_on: None,
        });
        let (at, moment) = (self.instalments.len() - 1, self.next_moment());
        self.post("loan", principal, Some(at), moment);
        self.post("interest", interest, Some(at), moment);
        self.post("instalmentFee", fee, Some(at), moment);
        if principal + interest + fee > 0 {
            self.instalment_rows.push(json!({
                "due": self.today.text(), "accelerated": accelerated, "principal": yuan(principal), "interest": yuan(interest),
                "fee": yuan(fee),
            }));
        }
        self.use_credit();
    }

    fn call_due(&mut self) -> Result<(), Refused> {
        if !self.disbursed || !self.schedule.runs() {
            return refuse!("nothing to call due");
        }
        for at in 0..self.instalments.len() {
            let instalment = &mut self.instalments[at];
            if instalment.late_payment_grace_end < self.today || instalment.accelerated {
                continue;
            }
            instalment.late_payment_grace_end = self.today;
        }
        let (principal, interest) = (self.schedule.call(), self.round(self.earned));
        (self.earned, self.carried, self.disturbed) = (0, 0, false);
        self.add(principal, interest, 0, true);
        Ok(())
    }

    /// The day's accrual, once.
    fn accrue(&mut self) -> Result<(), Refused> {
        if self.accrued_today {
            return Ok(());
        }
        self.accrued_today = true;
        let posted: i128 = self.items.iter().filter(|item| item.component == "loan").map(|item| item.unpaid).sum();
        let undue = if self.disbursed { self.schedule.undue } else { 0 };
        self.principal.push((self.today, posted + undue));
        if self.is_frozen("interest") {
            self.disturbed = true;
        } else if self.disbursed && self.promise.method != "flatFee" {
            self.earned += self.schedule.undue * self.rate.on(self.today, &self.promise.count);
        }
        let penalty_rate = self.promise.penalty_rate(self.rate)?;
        let on = |rate: Option<Rate>, count: &str| rate.map_or(0, |rate| rate.on(self.today, count));
        let penalty = if self.is_frozen("penaltyInterest") { 0 } else { on(penalty_rate, &self.promise.penalty_count) };
        let compound = match self.promise.compound.as_str() {
            _ if self.is_frozen("compoundInterest") => 0,
            "contract" => on(Some(self.rate), &self.promise.count),
            "penalty" => on(penalty_rate, &self.promise.penalty_count),
            _ => 0,
        };
        self.days.insert(self.today.0, (penalty, compound));
        for at in 0..self.instalments.len() {
            if self.instalments[at].overdue {
                let (on_penalty, on_compound) = self.bases(at);
                self.earn(at, on_penalty * penalty, on_compound * compound);
            }
        }
        Ok(())
    }

    fn earn(&mut self, at: usize, penalty: i128, compound: i128) {
        if self.promise.by_instalment {
            self.instalments[at].penalty += penalty;
            self.instalments[at].compound += compound;
        } else {
            self.penalty += penalty;
            self.compound += compound;
        }
    }

    fn first_day(&self, at: usize) -> i64 {
        self.instalments[at].due.0 + i64::from(!self.promise.from_due)
    }

    /// What the days of a late-payment grace would charge on what is unpaid now.
    fn of_grace(&self, at: usize) -> (i128, i128) {
        let (on_penalty, on_compound) = self.bases(at);
        let days = self.days.range(self.first_day(at).min(self.today.0)..=self.today.0);
        let days = days.filter(|(day, _)| **day >= self.first_day(at));
        days.fold((0, 0), |(p, c), (_, (penalty, compound))| (p + on_penalty * penalty, c + on_compound * compound))
    }

    fn end_grace(&mut self, at: usize) {
        if self.scheduled(at) > 0 {
            let (penalty, compound) = self.of_grace(at);
            self.earn(at, penalty, compound);
            self.instalments[at].overdue = true;
        }
    }

    fn decide(&mut self) {
        for at in 0..self.instalments.len() {
            if self.instalments[at].late_payment_grace_end == self.today && !self.instalments[at].accelerated {
                self.end_grace(at);
                self.instalments[at].fee_on = Some(self.scheduled(at));
            }
        }
    }

    fn late_fees_of_today(&mut self) {
        for at in 0..self.instalments.len() {
            if let Some(unpaid) = self.instalments[at].fee_on.take() {
                self.post_late_fee(at, unpaid);
            }
        }
    }

    fn post_late_fee(&mut self, at: usize, unpaid: i128) {
        let Some((rate, floor, cap)) = self.promise.late_fee.filter(|_| unpaid > 0 && !self.is_frozen("lateFee"))
        else {
            return;
        };
        let fee = self.promise.rounding.minor(unpaid * rate).max(floor);
        let fee = cap.map_or(fee, |cap| fee.min(cap));
        let moment = self.next_moment();
        self.post("lateFee", fee, Some(at), moment);
        if fee > 0 {
            self.late_fees.push(json!({ "date": self.today.text(), "amount": yuan(fee) }));
        }
        self.use_credit();
    }

    fn take_event(&mut self, event: &Value) -> Result<(), Refused> {
        let amount = decimal(event["amount"].as_str().unwrap(), 2)?;
        match event["kind"].as_str().unwrap() {
            "waiver" => {
                let named = members(event["component"].as_str().unwrap());
                self.post_overdue(&named);
                let owed: i128 = self.items.iter().filter(|i| named.contains(&i.component)).map(|i| i.unpaid).sum();
                if amount > owed {
                    return refuse!("waives more than is owed");
                }
                self.take(amount, |item| named.contains(&item.component));
            }
            "payment" => {
                self.post_overdue(&ALL);
                self.credit += self.allocate(amount);
            }
            _ => {
                self.post_overdue(&ALL);
                self.use_credit();
                let mut left = self.allocate(amount);
                if left > 0 && self.disbursed && self.schedule.undue > 0 {
                    let (interest, moment) = (self.round(self.earned), self.next_moment());
                    self.post("interest", interest, Some(self.instalments.len()), moment);
                    self.use_credit();
                    left = self.allocate(left);
                    let principal = if left > 0 { (self.credit + left).min(self.schedule.undue) } else { 0 };
                    if event["keep"].is_null() && principal > 0 && principal < self.schedule.undue {
                        return refuse!("a part comes back and nothing is kept");
                    }
                    let from = self.today.plus(i64::from(self.promise.old_balance));
                    self.schedule.repay(&self.promise, principal, from, event["keep"] != "payment")?;
                    (self.earned, self.carried, self.disturbed) = (0, 0, false);
                    left -= principal;
                }
                self.credit += left;
            }
        }
        Ok(())
    }

    /// Penalty and compound interest earned so far are posted.
    fn post_overdue(&mut self, components: &[&str]) {
        let moment = self.next_moment();
        if !self.promise.by_instalment {
            if components.contains(&"penaltyInterest") {
                let exact = std::mem::take(&mut self.penalty);
                let minor = self.round(exact);
                self.post("penaltyInterest", minor, None, moment);
            }
            if components.contains(&"compoundInterest") {
                let exact = std::mem::take(&mut self.compound);
                let minor = self.round(exact);
                self.post("compoundInterest", minor, None, moment);
            }
            return;
        }
        for at in 0..self.instalments.len() {
            if components.contains(&"penaltyInterest") {
                let exact = std::mem::take(&mut self.instalments[at].penalty);
                let minor = self.round(exact);
                self.post("penaltyInterest", minor, Some(at), moment);
            }
            if components.contains(&"compoundInterest") {
                let exact = std::mem::take(&mut self.instalments[at].compound);
                let minor = self.round(exact);
                self.post("compoundInterest", minor, Some(at), moment);
            }
        }
    }

    /// The oldest of some items first.
    fn take(&mut self, mut left: i128, wanted: impl Fn(&Item) -> bool) -> i128 {
        while left > 0 {
            let place = |item: &Item| (item.moment, self.promise.place(item.component));
            let open = self.items.iter().enumerate().filter(|(_, item)| item.unpaid > 0 && wanted(item));
            let Some(at) = open.min_by_key(|(_, item)| place(item)).map(|(at, _)| at) else { break };
            let part = left.min(self.items[at].unpaid);
            self.items[at].unpaid -= part;
            left -= part;
        }
        left
    }

    fn allocate(&mut self, mut left: i128) -> i128 {
        let groups = self.promise.order.clone();
        if !self.promise.by_instalment {
            for group in &groups {
                left = self.take(left, |item| group.contains(&item.component));
            }
            return left;
        }
        for group in &groups {
            left = self.take(left, |item| item.instalment.is_none() && group.contains(&item.component));
        }
        for at in 0..=self.instalments.len() {
            for group in &groups {
                left = self.take(left, |item| item.instalment == Some(at) && group.contains(&item.component));
            }
        }
        left
    }

    fn use_credit(&mut self) {
        self.credit = self.allocate(self.credit);
    }

    fn report(&self) -> Value {
        let sum = |component: &str| -> i128 {
            self.items.iter().filter(|item| item.component == component).map(|item| item.unpaid).sum()
        };
        let components: Vec<Value> = ALL
            .iter()
            .filter(|component| sum(component) > 0)
            .map(|component| json!({ "component": component, "billed": yuan(sum(component)), "unbilled": "0.00" }))
            .collect();
        let interest = self.round(self.earned);
        let own = |part: fn(&Instalment) -> i128| -> i128 {
            self.instalments.iter().map(|instalment| self.round(part(instalment))).sum()
        };
        let penalty = self.round(self.penalty) + own(|instalment| instalment.penalty);
        let compound = self.round(self.compound) + own(|instalment| instalment.compound);
        let in_grace = (0..self.instalments.len())
            .filter(|at| {
                self.instalments[*at].late_payment_grace_end >= self.today && !self.instalments[*at].accelerated
            })
            .map(|at| self.of_grace(at));
        let retroactive_interest = if self.promise.by_instalment {
            in_grace.map(|(penalty, compound)| self.round(penalty) + self.round(compound)).sum()
        } else {
            let (penalty, compound) = in_grace.fold((0, 0), |(p, c), (penalty, compound)| (p + penalty, c + compound));
            self.round(penalty) + self.round(compound)
        };
        let undue = if self.disbursed { self.schedule.undue } else { 0 };
        let owed = self.posted() + interest + penalty + compound + undue;
        json!({
            "asOf": self.today.text(),
            "balance": {
                "components": components,
                "posted": yuan(self.posted()),
                "credit": yuan(self.credit),
                "accrued": {
                    "interest": yuan(interest), "penaltyInterest": yuan(penalty), "compoundInterest": yuan(compound),
                },
                "retroactiveInterest": yuan(retroactive_interest),
                "planPrincipal": yuan(undue),
                "earlySettlementFee": "0.00",
                "payoff": yuan((owed - self.credit).max(0)),
            },
            "instalments": self.instalment_rows,
            "lateFees": self.late_fees,
            "principalDays": self.principal.iter().map(|(day, fen)| json!([day.text(), fen])).collect::<Vec<_>>(),
        })
    }

    fn lateness(&self) -> Value {
        let late: Vec<usize> = (0..self.instalments.len())
            .filter(|at| self.instalments[*at].late_payment_grace_end < self.today && self.scheduled(*at) > 0)
            .collect();
        let since = late.first().map(|at| self.instalments[*at].due);
        json!({
            "daysPastDue": since.map_or(0, |due| self.today.0 - due.0),
            "overdueSince": since.map(Day::text),
            "overdue": yuan(late.iter().map(|at| self.scheduled(*at)).sum()),
            "consecutiveMissedPayments": late.len(),
        })
    }
}
