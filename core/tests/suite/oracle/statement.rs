//! Step (3): what a statement posts, bills and asks.
//!
//! Semantics: [card-3] to [card-7].

use super::account::{Account, Accrued};
use super::order::Component;
use super::report::Statement;
use super::window::Window;

impl Account<'_> {
    pub(super) fn issue_statement(&mut self) {
        self.moment += 1;
        let credit = self.credit;
        self.post_parts();
        if self.terms.statement_day_included {
            self.accrue_beside(credit);
        }
        let (interest, compound) = self.post_interest();
        let number = self.windows.len();
        let carried = self.carried();
        for lot in self.lots.0.iter_mut().filter(|lot| lot.billed.is_none()) {
            lot.billed = Some(number);
            lot.unpaid_when_billed = lot.unpaid;
        }
        let balance = self.lots.posted();
        let asked = self.own_minimum(number);
        let minimum = (asked.amount + carried).max(self.terms.floor).min(balance);
        let new_minimum = (minimum - carried).max(0);
        let cycle = self.cycles[number];
        let over_purchases = asked.over_purchases;
        let purchase_ratio = asked.purchase_ratio;
        self.windows.push(Window {
            cycle,
            balance,
            minimum,
            paid: 0,
            since: 0,
            new_minimum,
            kept: false,
            over_purchases,
            purchase_ratio,
        });
        self.statements.push(Statement {
            date: cycle.statement,
            balance,
            credit: self.credit,
            minimum,
            new_minimum,
            due: cycle.due,
            late_payment_grace_end: cycle.late_payment_grace_end,
            interest,
            compound_interest: compound,
            over_limit: asked.over_limit,
            alternative: asked.alternative,
        });
        self.settle_own_parts();
    }

    /// Each plan's next part; a credit balance meets it before the day accrues.
    fn post_parts(&mut self) {
        for index in 0..self.plans.len() {
            if self.plans[index].parts.is_empty() {
                continue;
            }
            let part = self.plans[index].parts.remove(0);
            self.post(Component::Instalment, part.principal, None);
            self.post(Component::InstalmentFee, part.fee, None);
            self.post_covering_today(Component::Interest, part.interest);
        }
        self.meet_credit();
    }

    fn post_interest(&mut self) -> (i128, i128) {
        let Accrued { purchase, cash, compound } = std::mem::take(&mut self.accrued);
        let interest = self.terms.rounded_interest(purchase, cash);
        let compound = self.terms.rounding.minor(compound);
        self.post_covering_today(Component::Interest, interest);
        self.post_covering_today(Component::CompoundInterest, compound);
        self.meet_credit();
        (interest, compound)
    }

    /// Interest bears compound interest from the first day that its posting did not cover.
    fn post_covering_today(&mut self, component: Component, amount: i128) {
        self.post(component, amount, None);
        if amount > 0 && self.terms.statement_day_included {
            self.lots.0.last_mut().unwrap().from = self.today.plus(1);
        }
    }

    /// What the last statement asked and did not get.
    fn carried(&self) -> i128 {
        if self.terms.carry_all {
            return self.unpaid_of_last_minimum();
        }
        self.windows.last().map_or(0, |last| last.new_minimum)
    }
}
