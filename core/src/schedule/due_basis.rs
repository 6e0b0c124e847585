//! How principal that falls due came to its amount.

// Semantics: [loan-49].

use super::course::{Course, Earned};
use super::{AmortisationRow, Method, ScheduleError};
use crate::money::Money;
use crate::rate::Rate;

/// How principal of a loan that falls due, or the fee beside it, came to its amount.
///
/// `returned` is principal of payments charged back, which falls due besides; mostly zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DueBasis {
    /// What a level payment leaves after interest.
    Level {
        /// The payment.
        payment: Money,
        /// The interest.
        interest: Money,
        /// Which interest that is.
        of: LevelInterest,
        /// Interest of the same instalment that an early payment posted before and left unpaid.
        unpaid_interest: Money,
        /// Principal charged back.
        returned: Money,
    },
    /// One of equal parts, by the split of the terms.
    Share {
        /// What was split.
        amount: Money,
        /// Into how many parts.
        of: u32,
        /// Whether what the division leaves is in it.
        takes_remainder: bool,
        /// Principal charged back.
        returned: Money,
    },
    /// An equal part that the contract, or an opening, names.
    Part {
        /// The part.
        amount: Money,
        /// Principal charged back.
        returned: Money,
    },
    /// Principal charged back, and nothing else.
    Returned,
    /// All principal that has not fallen due.
    Rest,
    /// All of it but for the residual.
    AboveResidual {
        /// What has not fallen due.
        left: Money,
        /// What stays to the last payment.
        residual: Money,
    },
    /// The same before more was paid out inside the period.
    BeforeDisbursement {
        /// What had not fallen due then.
        left: Money,
        /// What stays to the last payment.
        residual: Money,
        /// Principal charged back.
        returned: Money,
    },
    /// What an opening says is due next.
    Opening,
    /// The down payment.
    DownPayment,
    /// A fee on what was paid out.
    Fee {
        /// What was paid out.
        base: Money,
        /// The rate.
        rate: Rate,
        /// The period's share of a year, such as 1/12 or 2/52.
        share: Option<(u16, u16)>,
    },
}

impl DueBasis {
    /// Principal of payments charged back that is in it.
    #[must_use]
    pub const fn returned(&self) -> Option<Money> {
        match self {
            Self::Level { returned, .. }
            | Self::Share { returned, .. }
            | Self::Part { returned, .. }
            | Self::BeforeDisbursement { returned, .. } => Some(*returned),
            _ => None,
        }
    }
}

/// Which interest a level payment meets before principal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LevelInterest {
    /// That which falls due with it.
    Due,
    /// That of the period alone, where interest of earlier periods falls due with it.
    Period,
    /// That of the period as it was scheduled: a whole one, on what had not fallen due when it began.
    Scheduled,
}

impl Course {
    /// How the principal comes to its amount that falls due as the running period ends: in `row`, of what it has earned.
    pub(crate) fn due_basis(&self, earned: Option<&Earned>, row: &AmortisationRow) -> Result<DueBasis, ScheduleError> {
        let mut then = *self;
        if let Some(earned) = earned {
            then.settle_principal(earned)?;
        }
        let is_own = then.beside != self.beside;
        Ok(then.basis_of(row, is_own, earned.and_then(|earned| earned.interest_first).unwrap_or(0)))
    }

    fn basis_of(&self, row: &AmortisationRow, is_own: bool, unpaid_interest: i64) -> DueBasis {
        let money = |minor: i64| Money::saturating(minor, self.terms.currency());
        let returned = money(self.returned);
        let own = self.scheduled.saturating_sub(self.returned);
        if self.scheduled == self.undue {
            return DueBasis::Rest;
        }
        if own == 0 {
            return DueBasis::Returned;
        }
        let method = self.terms.method();
        if method == Method::Level && self.payment.saturating_sub(self.beside) == own {
            let interest = self.beside.saturating_sub(unpaid_interest);
            let of = match () {
                () if interest == row.interest => LevelInterest::Due,
                () if is_own => LevelInterest::Period,
                () => LevelInterest::Scheduled,
            };
            let (payment, interest, unpaid_interest) = (money(self.payment), money(interest), money(unpaid_interest));
            return DueBasis::Level { payment, interest, of, unpaid_interest, returned };
        }
        if matches!(method, Method::EqualPrincipal | Method::FlatFee) {
            let (all, of) = self.split;
            let takes_remainder = own != self.payment;
            if of > 0 && (!takes_remainder || self.terms.parts().part_minor(all, of, 0) == Some(own)) {
                return DueBasis::Share { amount: money(all), of, takes_remainder, returned };
            }
            if !takes_remainder {
                return DueBasis::Part { amount: money(own), returned };
            }
        }
        let residual = money(self.residual);
        if self.scheduled == self.undue.saturating_sub(self.residual) {
            return DueBasis::AboveResidual { left: money(self.undue), residual };
        }
        if self.beside == Self::TOLD {
            return DueBasis::Opening;
        }
        let left = money(own.saturating_add(self.residual));
        DueBasis::BeforeDisbursement { left, residual, returned }
    }

    /// How the fee comes to its amount that falls due as the running period ends.
    pub(crate) fn fee_basis(&self) -> DueBasis {
        let base = Money::saturating(self.paid_out, self.terms.currency());
        DueBasis::Fee { base, rate: self.rate, share: self.interval().share_of_year() }
    }
}
