//! How an account is classified, and what its credit report shows.

use alloc::vec::Vec;

use super::Case;
use crate::balance::{Account, Month, ReplayError};
use crate::calendar::{Date, MonthDay};
use crate::delinquency::{ClassificationRules, CreditHistory, CreditStanding, MonthEnd};

/// How an account is classified, and what its credit report shows.
#[derive(Clone, Debug)]
pub struct Classes {
    own: CreditStanding,
    classification_rules: ClassificationRules,
    credit_history: Option<CreditHistory>,
    borrower: Option<CreditStanding>,
}

impl Classes {
    /// Days past due, bucket and class of the account, the observation of a restructured account included.
    #[must_use]
    pub const fn standing(&self) -> CreditStanding {
        self.own
    }

    /// The classification rules that were applied.
    #[must_use]
    pub const fn classification_rules(&self) -> ClassificationRules {
        self.classification_rules
    }

    /// The 24 months that have ended; `None` where the calendar, or an account that begins in the middle, begins within them.
    #[must_use]
    pub const fn credit_history(&self) -> Option<&CreditHistory> {
        self.credit_history.as_ref()
    }

    /// How the borrower stands over all accounts, each figure the worst; `None` where no other account is given.
    #[must_use]
    pub const fn borrower(&self) -> Option<CreditStanding> {
        self.borrower
    }
}

impl Case {
    pub(super) fn classes(&self, account: &Account<'_>, own: CreditStanding) -> Result<Classes, ReplayError> {
        let worst = |others: &Vec<CreditStanding>| CreditStanding::worst(others.iter().copied().chain([own]));
        Ok(Classes {
            own,
            classification_rules: self.law.classification_rules_on(self.as_of),
            credit_history: credit_history(account, self.as_of)?,
            borrower: self.law.others.as_ref().and_then(worst),
        })
    }
}

/// The 24 months that have ended by a day; nothing where the calendar begins within them.
fn credit_history(account: &Account<'_>, day: Date) -> Result<Option<CreditHistory>, ReplayError> {
    let month_end = |day: Date, months: i32| day.plus_months(months, MonthDay::new(31)?);
    let last = match month_end(day, 0) {
        Ok(end) if end == day => Ok(end),
        _ => month_end(day, -1),
    };
    let Ok(days) = last.and_then(CreditHistory::month_ends) else { return Ok(None) };
    // One month more, to know what had ended before the grid begins.
    let Some(before) = days.first().and_then(|first| month_end(*first, -1).ok()) else { return Ok(None) };
    // Of the months before an account that begins in the middle nothing is known.
    if account.has_opening() && days.first().is_some_and(|first| *first < account.opened()) {
        return Ok(None);
    }
    let days: Vec<Date> = [before].into_iter().chain(days).collect();
    let months = account.months(&days)?;
    // Settled for good from here on.
    let settled = months.iter().rposition(|month| !month.is_settled).map_or(0, |open| open.saturating_add(1));
    let stood = months.iter().enumerate().skip(1).map(|(place, month)| match place {
        _ if place == settled => MonthEnd::Settled,
        _ if place > settled => MonthEnd::NothingDue,
        _ => stood(month, matches!(account, Account::Card(_))),
    });
    let stood: Vec<MonthEnd> = stood.collect();
    Ok(days.last().and_then(|last| CreditHistory::new(*last, &stood).ok()))
}

/// A card whose minimum was met late is in order again: only an instalment paid late in its month is told as such.
fn stood(month: &Month, is_card: bool) -> MonthEnd {
    match month.days_past_due {
        0 if month.was_met_late && is_card => MonthEnd::Open { days_past_due: 0 },
        0 if month.was_met_late => MonthEnd::PaidLate,
        0 if !month.has_due => MonthEnd::NothingDue,
        days_past_due => MonthEnd::Open { days_past_due },
    }
}
