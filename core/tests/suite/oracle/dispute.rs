//! Disputes: an amount of a purchase that stands apart, and its end against the customer.
//!
//! One that ends for the customer was never there: [`super::event`] has a refund in its place.
//!
//! Semantics: [card-41].

use super::account::Account;
use super::calendar::Day;
use super::number::ONE;
use super::order::Component;
use super::{Refused, refuse};

/// What stands apart, and what it would have earned from.
#[derive(Debug, Clone)]
pub(super) struct Disputed {
    id: Option<String>,
    pub(super) amount: i128,
    /// The first day it can have accrued, and the first that nothing of it has accrued yet.
    from: Day,
    /// The statement that billed it, or would have.
    statement: usize,
    /// It bore when it was disputed.
    bore: bool,
    /// New purchases lost their interest-free period since: the first day that is charged at most.
    lost: Option<Day>,
}

impl Account<'_> {
    /// Everything that stands apart.
    pub(super) fn disputed(&self) -> i128 {
        self.disputes.iter().map(|disputed| disputed.amount).sum()
    }

    /// A part of a purchase, or all of it, is taken out of everything.
    pub(super) fn dispute(&mut self, id: Option<&str>, purchase: &str, amount: Option<i128>) -> Result<(), Refused> {
        let today = self.today;
        let named = |source: &Option<String>| source.as_deref() == Some(purchase);
        let unpaid = self.lots.unpaid(|lot| named(&lot.source));
        let Some((_, whole)) = self.bought.iter().find(|(id, _)| id == purchase) else {
            return refuse!("a dispute of no purchase");
        };
        let amount = amount.unwrap_or(*whole);
        if unpaid < amount || amount == 0 {
            return refuse!("a dispute of more than is unpaid of the purchase");
        }
        let mut left = amount;
        for index in 0..self.lots.0.len() {
            let lot = &mut self.lots.0[index];
            let part = left.min(lot.unpaid);
            if !named(&lot.source) || part == 0 {
                continue;
            }
            left -= part;
            lot.unpaid -= part;
            // Nothing of it earns, the interest of a judgment neither.
            let judged = if lot.awarded { part } else { 0 };
            lot.unpaid_when_billed -= if lot.billed.is_some() { part } else { 0 };
            lot.past.iter_mut().for_each(|(_, balance)| *balance -= part);
            let (billed, from) = (lot.billed, if lot.bears { today } else { lot.from });
            let (statement, bore) = (billed.unwrap_or(self.windows.len()), lot.bears);
            self.disputes.push(Disputed { id: id.map(str::to_owned), amount: part, from, statement, bore, lost: None });
            self.lots.1 = (self.lots.1 - judged).max(0);
            if billed.is_some() {
                self.ask_less(statement, part);
            }
        }
        self.settle_own_parts();
        Ok(())
    }

    /// Bills in their window fall by the amount, demands by what it had put into them.
    fn ask_less(&mut self, billed: usize, amount: i128) {
        let (today, rounding) = (self.today, self.terms.rounding);
        let (mut fallen, mut is_first) = (0, true);
        for window in self.windows.iter_mut().skip(billed) {
            if today <= window.cycle.late_payment_grace_end {
                window.balance -= amount;
            }
            let in_full = amount.min(window.over_purchases);
            let counts = is_first || window.purchase_ratio < ONE;
            is_first &= window.new_minimum == 0;
            let rest = if counts { amount - in_full } else { 0 };
            let put = in_full + rounding.minor(rest * window.purchase_ratio);
            window.over_purchases -= in_full;
            let part = put.min(window.new_minimum);
            window.new_minimum -= part;
            fallen += part;
            window.minimum = (window.minimum - fallen).min(window.balance).max(0);
        }
    }

    /// A grace was missed on a card whose new purchases lose their interest-free period with that.
    pub(super) fn lose_disputed(&mut self, number: usize) {
        let reach = self.first_charged(number);
        let (windows, today) = (&self.windows, self.today);
        for disputed in &mut self.disputes {
            // Past the grace of its own statement it is charged as far back as that reaches.
            if windows.get(disputed.statement).is_none_or(|own| own.cycle.late_payment_grace_end >= today) {
                disputed.lost.get_or_insert(reach);
            }
        }
    }

    /// The amount is charged again, with what it has earned where the grace of its statement is over.
    pub(super) fn end_against(&mut self, dispute: &str) -> Result<(), Refused> {
        let (ended, left) = std::mem::take(&mut self.disputes)
            .into_iter()
            .partition::<Vec<_>, _>(|disputed| disputed.id.as_deref() == Some(dispute));
        self.disputes = left;
        if ended.is_empty() {
            return refuse!("the end of no dispute");
        }
        self.moment += 1;
        for disputed in ended {
            self.post(Component::Purchase, disputed.amount, None);
            let number = disputed.statement;
            let is_open =
                self.windows.get(number).is_none_or(|window| window.cycle.late_payment_grace_end >= self.today);
            let lot = self.lots.0.last_mut().unwrap();
            if is_open && !disputed.bore && disputed.lost.is_none() {
                // As if never disputed: it waits for the grace of its next bill, and is charged from its posting day.
                lot.bears = false;
                lot.past = (disputed.from.0..self.today.0).map(|day| (Day(day), disputed.amount)).collect();
                continue;
            }
            lot.bears = true;
            let reach = |account: &Self| disputed.lost.unwrap_or_else(|| account.first_charged(number));
            let first = if disputed.bore { disputed.from } else { disputed.from.max(reach(self)) };
            for day in (first.0..self.today.0).map(Day) {
                self.accrued.purchase += disputed.amount * self.weather.interest_rate(Component::Purchase, day);
            }
        }
        self.meet_credit();
        Ok(())
    }
}
