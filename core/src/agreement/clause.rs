//! The breach clause, as data.

// Semantics: [agree-11].

use super::AgreementError;
use crate::money::{Currency, Money};
use crate::words::words;

words! {
    /// What becomes of waived amounts once the agreement is breached. Conditional waivers count as waived.
    pub enum WaiverReinstatement {
        /// They stay waived.
        None = "none", "stay waived", "不恢复";
        /// They are owed again, all of them.
        All = "all", "are owed again in full", "全部恢复";
        /// They are owed again in proportion to what is unpaid of the plan: 300.00 waived, 1,000.00 of 4,000.00 unpaid:
        /// 75.00 are owed again and 225.00 stay waived.
        ProRata = "proRata", "are owed again in proportion to what is unpaid", "按未还比例恢复";
    }
}

words! {
    /// What accrues once the agreement is breached.
    pub enum AccrualReinstatement {
        /// Nothing more than the plan says.
        None = "none", "nothing accrues", "不恢复计息";
        /// Simple interest on unpaid principal at the contract's annual rate over 365, from the day of the breach:
        /// 10,000.00 at 18.25 % for 10 days is 50.00.
        FromBreach = "fromBreach", "interest accrues from the breach", "自违约日起恢复计息";
        /// Everything the contract says since the signing, as if there had been no plan: the replay of the account.
        FromSigning = "fromSigning", "everything accrues as if there had been no plan", "自签约日起视同未签约恢复计息";
    }
}

words! {
    /// What somebody who pays everything early owes of interest that the plan has not earned yet.
    pub enum EarlyCompletion {
        /// None of it: a running period counts by its days.
        #[doc(alias = "rebate of unearned interest")]
        Rebate = "rebate", "interest not yet earned is not charged", "未到期利息不再收取";
        /// All of it.
        InFull = "inFull", "all interest of the plan is charged", "按计划收取全部利息";
    }
}

/// When an agreement is breached, and what follows: three switches that do not depend on each other.
///
/// A payment is missed where, once its days of late-payment grace have passed, more than the tolerance is wanting of it. Missed payments in a row
/// are counted while all of them are still unpaid; missed payments in all also where they were made good later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreachClause {
    /// So many missed payments in a row breach it.
    pub consecutive: Option<u32>,
    /// So many missed payments in all breach it.
    pub total: Option<u32>,
    /// Days after the due date in which a payment is still in time, at most 90.
    pub late_payment_grace_days: u16,
    /// What may be wanting of a payment.
    pub tolerance: Money,
    /// Whether everything left is due at once.
    pub accelerates: bool,
    /// What becomes of waived amounts.
    pub waived: WaiverReinstatement,
    /// What earns interest once the agreement is breached.
    pub accrual: AccrualReinstatement,
}

impl BreachClause {
    /// The most days of late-payment grace.
    pub const MAX_GRACE_DAYS: u16 = super::limits::MAX_GRACE_DAYS;

    /// A clause that breaches after so many missed payments in a row, without late-payment grace, tolerance or consequence but that what is
    /// left is due at once.
    #[must_use]
    pub const fn after(consecutive: u32, currency: Currency) -> Self {
        Self {
            consecutive: Some(consecutive),
            total: None,
            late_payment_grace_days: 0,
            tolerance: Money::zero(currency),
            accelerates: true,
            waived: WaiverReinstatement::None,
            accrual: AccrualReinstatement::None,
        }
    }

    /// Whether it can be agreed.
    ///
    /// # Errors
    /// Neither count given or one of zero, too many days of late-payment grace, a tolerance below zero or of another currency:
    /// ```
    /// use arrears::Currency;
    /// use arrears::agreement::{AgreementError, BreachClause};
    /// let clause = BreachClause::after(0, Currency::CNY);
    /// assert_eq!(clause.check(Currency::CNY), Err(AgreementError::ClauseCounts));
    /// let clause = BreachClause { late_payment_grace_days: 91, ..BreachClause::after(2, Currency::CNY) };
    /// assert_eq!(clause.check(Currency::CNY), Err(AgreementError::GraceTooLong { given: 91 }));
    /// ```
    pub fn check(&self, currency: Currency) -> Result<(), AgreementError> {
        let counts = [self.consecutive, self.total];
        if counts.contains(&Some(0)) || counts == [None, None] {
            return Err(AgreementError::ClauseCounts);
        }
        if self.late_payment_grace_days > Self::MAX_GRACE_DAYS {
            return Err(AgreementError::GraceTooLong { given: self.late_payment_grace_days });
        }
        self.tolerance.of(currency)?.not_negative()?;
        Ok(())
    }
}
