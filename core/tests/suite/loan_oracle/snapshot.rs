//! The position of a day as a payment on it would find it, and the report.
//!
//! Semantics: [loan-24].

use super::account::Account;
use super::report::{Balance, Fallen, Report};
use crate::oracle::Component;

/// The position after step (6).
#[derive(Debug)]
pub(super) struct Snapshot(Balance);

impl Account<'_> {
    pub(super) fn snapshot(&self) -> Snapshot {
        let unpaid = |component: Component| -> i128 {
            self.lots.iter().filter(|lot| lot.component == component).map(|lot| lot.unpaid).sum()
        };
        let components = Component::ALL.into_iter().map(|(component, name)| (name, unpaid(component)));
        let components = components.filter(|(_, amount)| *amount > 0).collect();
        let sum = |parts: Vec<(Option<usize>, i128)>| parts.into_iter().map(|(_, amount)| amount).sum::<i128>();
        let posted = self.posted();
        // What has accrued shows no more than may be charged.
        let mut room = self.room_for_charges();
        let mut within = |amount: i128| {
            let shown = amount.min(room);
            room -= shown;
            shown
        };
        let interest = within(self.schedule.accrued(self.terms).rounded(self.terms.rounding).max(0));
        let penalty_interest = within(sum(self.accrued(Component::PenaltyInterest)));
        let compound_interest = within(sum(self.accrued(Component::CompoundInterest)));
        let undue_principal = self.schedule.undue;
        let judgment_interest = self.judgment_interest();
        let early_settlement_fee = within(self.early_fee(undue_principal));
        let everything = posted
            + judgment_interest
            + interest
            + penalty_interest
            + compound_interest
            + undue_principal
            + early_settlement_fee;
        Snapshot(Balance {
            components,
            posted,
            credit: self.credit,
            interest,
            penalty_interest,
            compound_interest,
            judgment_interest,
            retroactive_interest: self.retroactive_interest(),
            undue_principal,
            early_settlement_fee,
            payoff: (everything - self.credit).max(0),
        })
    }

    pub(super) fn report(&self, Snapshot(balance): Snapshot) -> Report {
        let overdue = self.overdue();
        let overdue_since = overdue.first().copied();
        assert!(self.amount_overdue() <= balance.posted, "overdue and posted");
        let rows = self.instalments.iter().enumerate().filter(|(_, instalment)| !instalment.came_back);
        let instalments = rows.map(|(number, instalment)| {
            let paid = |component: Component| -> i128 {
                let own = self.lots.iter().filter(|lot| lot.instalment == Some(number) && lot.component == component);
                own.map(|lot| lot.amount - lot.unpaid).sum()
            };
            Fallen {
                due: instalment.due,
                accelerated: instalment.accelerated,
                principal: instalment.principal,
                interest: instalment.interest,
                fee: instalment.fee,
                principal_settled: paid(Component::Loan),
                interest_settled: paid(Component::Interest),
                fee_settled: paid(Component::InstalmentFee),
            }
        });
        let next_day = self.today.plus(1);
        let (coming, to_capitalise) = self.schedule.coming(self.terms, &self.weather, next_day);
        Report {
            places: self.terms.places,
            as_of: self.today,
            balance,
            days_past_due: overdue_since.map_or(0, |due| self.today.0 - due.0),
            overdue: self.amount_overdue(),
            overdue_since,
            overdue_count: overdue.len(),
            instalments: instalments.collect(),
            coming,
            late_fees: self.late_fees.clone(),
            charged: self.lots.iter().map(|lot| lot.amount).sum(),
            prepaid: self.prepaid,
            capitalised: self.capitalised,
            to_capitalise,
            assertions: Vec::new(),
        }
    }
}
