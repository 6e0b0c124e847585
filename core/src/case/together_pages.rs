//! What a paper says of several accounts in one plan.

// Semantics: [plan-29] [late-12] [late-13] [late-14] [case-10].

use alloc::format;
use alloc::string::{String, ToString};

use super::answer::Answer;
use super::{AccountTogether, Deadline};
use crate::agreement::Tongue;
use crate::document::{Block, Column, DocumentError, Table};
use crate::money::Money;

/// What is owed on the account, or on all accounts in one plan.
#[derive(Clone, Copy)]
pub(super) struct OwedInAll {
    /// What ends the debt today.
    pub(super) payoff: Money,
    /// What of it is overdue.
    pub(super) overdue: Money,
    /// Days past due of the account that is longest overdue.
    pub(super) days_past_due: i32,
}

impl Answer<'_> {
    pub(super) fn owed_in_all(&self) -> OwedInAll {
        let first = self.position();
        let own = OwedInAll { payoff: first.payoff(), overdue: first.overdue(), days_past_due: first.days_past_due() };
        self.together().iter().skip(1).fold(own, |all, one| OwedInAll {
            // INVARIANT: the sum of the payoffs was made before there was an answer, and nothing overdue is more than it.
            payoff: all.payoff.plus(one.position.payoff()).unwrap_or(all.payoff),
            overdue: all.overdue.plus(one.position.overdue()).unwrap_or(all.overdue),
            days_past_due: all.days_past_due.max(one.position.days_past_due()),
        })
    }

    /// What an account in one plan is called on paper.
    pub(super) fn name_of(&self, account: &AccountTogether<'_>, tongue: Tongue) -> String {
        let agreed = || Some(self.agreement()?.agreement().parts().parties.account.to_string());
        let own = || agreed().unwrap_or_else(|| tongue.say("this account", "本账户").into());
        account.reference.map_or_else(own, ToString::to_string)
    }

    /// The names of all accounts in one plan; `None` where the account stands alone.
    pub(super) fn names_of_all(&self, tongue: Tongue) -> Option<String> {
        let names = self.together().iter().map(|account| self.name_of(account, tongue));
        names.reduce(|all, name| format!("{all}{}{name}", tongue.say(", ", "、")))
    }

    /// Every deadline, with the account that it is of where there are several: those of the case first.
    pub(super) fn every_deadline(&self) -> impl Iterator<Item = (Option<&AccountTogether<'_>>, &Deadline)> {
        let own = self.deadlines().iter().map(|deadline| (self.together().first(), deadline));
        let others =
            self.together().iter().flat_map(|account| account.deadlines.iter().map(move |of| (Some(account), of)));
        own.chain(others)
    }

    /// What each account in one plan owes; nothing where the account stands alone.
    pub(super) fn accounts_table(&self, tongue: Tongue) -> Result<Option<Block>, DocumentError> {
        if self.together().is_empty() {
            return Ok(None);
        }
        let mut table = Table::new([
            Column::left(tongue.say("Account", "账户")),
            Column::right(tongue.say("Owed", "欠款")),
            Column::right(tongue.say("Overdue", "逾期金额")),
            Column::right(tongue.say("Days past due", "逾期天数")),
        ]);
        for account in self.together() {
            let position = &account.position;
            table = table.row([
                self.name_of(account, tongue),
                position.payoff().to_string(),
                position.overdue().to_string(),
                position.days_past_due().to_string(),
            ])?;
        }
        let OwedInAll { payoff, overdue, .. } = self.owed_in_all();
        let total = [tongue.say("Total", "合计").to_string(), payoff.to_string(), overdue.to_string(), String::new()];
        Ok(Some(Block::Table(table.total(total)?)))
    }
}
