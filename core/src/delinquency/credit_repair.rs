// Semantics: [late-6].

use super::DelinquencyError;
use crate::words::words;
use crate::{Currency, Date, Money, MonthDay};

words! {
    /// Why a record is not repaired.
    pub enum RepairObstacle {
        /// It is not shown as personal overdue information in the central bank's system.
        NotShown = "notShown", "not shown as personal overdue in the credit report", "未在征信系统中展示为个人逾期";
        /// It arose outside the days of the policy.
        AroseOutside = "aroseOutside", "arose outside the period of the policy", "逾期未发生在政策规定期间";
        /// The single overdue amount is above the limit.
        AmountAbove = "amountAbove", "single overdue amount above the limit", "单笔逾期金额超过上限";
        /// It was not repaid in full, interest and penalty included, by the last day.
        NotRepaidInTime = "notRepaidInTime", "not repaid in full by the last day", "未在截止日前足额偿还";
    }
}

/// One overdue record of a person's credit report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OverdueRecord {
    /// The day the overdue arose.
    pub arose: Date,
    /// The single overdue amount: principal, interest and penalty of this record.
    pub amount: Money,
    /// The day it was repaid in full, one yuan missing not being full; `None` while it is not.
    pub repaid_in_full: Option<Date>,
    /// Whether the central bank's system shows it as personal overdue information.
    pub is_shown: bool,
}

/// A one-time credit repair policy (一次性信用修复).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreditRepairPolicy {
    /// First day on which a record may have arisen.
    pub arose_from: Date,
    /// Last day on which a record may have arisen.
    pub arose_to: Date,
    /// The largest single overdue amount.
    pub amount_at_most: Money,
    /// The last day of early repayment.
    pub early_repaid_by: Date,
    /// The day from which a record repaid early is not shown.
    pub early_hidden_from: Date,
    /// The last day of repayment; a record repaid after the early days is not shown by the end of the next month.
    pub repaid_by: Date,
}

impl CreditRepairPolicy {
    /// The policy of 2025-12-22: arose 2020-01-01 to 2025-12-31, at most CNY 10,000.00, repaid in full by 2026-03-31.
    ///
    /// # Source
    /// 中国人民银行 一次性信用修复政策, 2025-12-22, as reported.
    ///
    /// # Errors
    /// None in practice: its own dates and amount are in range.
    pub fn pboc_2025() -> Result<Self, DelinquencyError> {
        Ok(Self {
            arose_from: Date::new(2020, 1, 1)?,
            arose_to: Date::new(2025, 12, 31)?,
            amount_at_most: Money::from_minor(1_000_000, Currency::CNY)?,
            early_repaid_by: Date::new(2025, 11, 30)?,
            early_hidden_from: Date::new(2026, 1, 1)?,
            repaid_by: Date::new(2026, 3, 31)?,
        })
    }

    /// Whether `record` is repaired, why not, and when it stops showing.
    ///
    /// # Errors
    /// [`DelinquencyError::RepaidBeforeArising`], [`DelinquencyError::Money`] for an amount of another currency or
    /// below zero:
    /// ```
    /// use arrears::{Currency, Date, Money, delinquency::{CreditRepairPolicy, DelinquencyError, OverdueRecord}};
    /// let policy = CreditRepairPolicy::pboc_2025()?;
    /// let record = OverdueRecord {
    ///     arose: Date::new(2024, 5, 6)?,
    ///     amount: Money::parse("10000.00", Currency::CNY)?,
    ///     repaid_in_full: Some(Date::new(2026, 2, 10)?),
    ///     is_shown: true,
    /// };
    /// let repair = policy.judge(record)?;
    /// assert_eq!(repair.hidden_from(), Some(Date::new(2026, 3, 31)?));
    ///
    /// let backwards = OverdueRecord { repaid_in_full: Some(Date::new(2024, 5, 5)?), ..record };
    /// assert_eq!(policy.judge(backwards), Err(DelinquencyError::RepaidBeforeArising));
    /// let dollars = OverdueRecord { amount: Money::zero(Currency::from_code("USD")?), ..record };
    /// assert!(matches!(policy.judge(dollars), Err(DelinquencyError::Money(_))));
    /// # Ok::<(), DelinquencyError>(())
    /// ```
    pub fn judge(self, record: OverdueRecord) -> Result<CreditRepair, DelinquencyError> {
        let amount = record.amount.of(self.amount_at_most.currency())?.not_negative()?;
        if record.repaid_in_full.is_some_and(|repaid| repaid < record.arose) {
            return Err(DelinquencyError::RepaidBeforeArising);
        }
        let repaid = record.repaid_in_full.filter(|repaid| *repaid <= self.repaid_by);
        let obstacles = [
            (!record.is_shown).then_some(RepairObstacle::NotShown),
            (!(self.arose_from..=self.arose_to).contains(&record.arose)).then_some(RepairObstacle::AroseOutside),
            (amount.minor() > self.amount_at_most.minor()).then_some(RepairObstacle::AmountAbove),
            repaid.is_none().then_some(RepairObstacle::NotRepaidInTime),
        ];
        let hidden_from = match repaid.filter(|_| obstacles.iter().all(Option::is_none)) {
            None => None,
            Some(day) if day <= self.early_repaid_by => Some(self.early_hidden_from),
            Some(day) => Some(day.plus_months(1, MonthDay::new(31)?)?),
        };
        Ok(CreditRepair { obstacles, hidden_from })
    }
}

/// The answer to whether a record is repaired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreditRepair {
    obstacles: [Option<RepairObstacle>; 4],
    hidden_from: Option<Date>,
}

impl CreditRepair {
    /// Whether every condition holds.
    #[must_use]
    pub const fn is_repaired(&self) -> bool {
        self.hidden_from.is_some()
    }

    /// The conditions that do not hold.
    pub fn obstacles(&self) -> impl Iterator<Item = RepairObstacle> + '_ {
        self.obstacles.iter().copied().flatten()
    }

    /// The day by which the report no longer shows it: exactly for early repayment, at the latest for later ones.
    #[must_use]
    pub const fn hidden_from(&self) -> Option<Date> {
        self.hidden_from
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::vec::Vec;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn judge(arose: &str, amount: &str, repaid: Option<&str>) -> CreditRepair {
        let record = OverdueRecord {
            arose: date(arose),
            amount: Money::parse(amount, Currency::CNY).unwrap(),
            repaid_in_full: repaid.map(date),
            is_shown: true,
        };
        CreditRepairPolicy::pboc_2025().unwrap().judge(record).unwrap()
    }

    #[test]
    fn the_day_it_stops_showing() {
        let hidden = |repaid| judge("2023-01-01", "1.00", Some(repaid)).hidden_from();
        assert_eq!(hidden("2023-06-01"), Some(date("2026-01-01")));
        assert_eq!(hidden("2025-11-30"), Some(date("2026-01-01")));
        assert_eq!(hidden("2025-12-01"), Some(date("2026-01-31")));
        assert_eq!(hidden("2026-01-31"), Some(date("2026-02-28")));
        assert_eq!(hidden("2026-03-31"), Some(date("2026-04-30")));
        assert_eq!(hidden("2026-04-01"), None);
    }

    #[test]
    fn each_limit_on_the_day_and_the_fen() {
        let obstacles = |repair: CreditRepair| repair.obstacles().collect::<Vec<_>>();
        let paid = Some("2026-01-05");
        assert_eq!(obstacles(judge("2019-12-31", "1.00", paid)), [RepairObstacle::AroseOutside]);
        assert_eq!(obstacles(judge("2020-01-01", "10000.00", paid)), []);
        assert_eq!(obstacles(judge("2025-12-31", "10000.01", paid)), [RepairObstacle::AmountAbove]);
        assert_eq!(obstacles(judge("2026-01-01", "1.00", paid)), [RepairObstacle::AroseOutside]);
        assert_eq!(obstacles(judge("2025-01-01", "1.00", None)), [RepairObstacle::NotRepaidInTime]);
        assert!(!judge("2025-01-01", "1.00", None).is_repaired());
    }

    #[test]
    fn what_is_not_shown_cannot_be_repaired() {
        let record = OverdueRecord {
            arose: date("2025-01-01"),
            amount: Money::zero(Currency::CNY),
            repaid_in_full: Some(date("2025-02-01")),
            is_shown: false,
        };
        let repair = CreditRepairPolicy::pboc_2025().unwrap().judge(record).unwrap();
        assert!(repair.obstacles().eq([RepairObstacle::NotShown]));
    }
}
