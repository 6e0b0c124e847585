//! What to look at twice in a budget: values, not errors.

// Semantics: [capacity-5].

use core::fmt;

use super::error::BudgetError;
use super::item::{Category, IncomeCertainty};
use super::policy::CapacityPolicy;
use super::recurring::PerMonth;
use super::sheet::{Sheet, ratio};
use super::stress::Percent;
use crate::calendar::Date;
use crate::rate::Fraction;
use crate::words::{Language, words};

words! {
    /// The kinds of findings.
    pub enum FindingKind {
        /// No income at all.
        NoIncome = "noIncome", "no income", "无收入";
        /// Essential spending and debt payments are above the counted income.
        SpendingAboveIncome = "spendingAboveIncome", "spending above income", "支出超过收入";
        /// Nothing can be asked for.
        NothingToSpare = "nothingToSpare", "nothing to spare", "无可用余额";
        /// A category that the policy requires is not there.
        MissingEssential = "missingEssential", "essential spending missing", "缺少必要支出项";
        /// Essential spending is below what the policy believes.
        EssentialsTooLow = "essentialsTooLow", "essential spending implausibly low", "必要支出低于参考标准";
        /// Payments on other debts are above the policy's share of income.
        DebtServiceHigh = "debtServiceHigh", "debt payments high", "债务还款占比过高";
        /// Too much of the income is variable or expected.
        IncomeUncertain = "incomeUncertain", "income uncertain", "收入不稳定";
        /// An income without evidence.
        EvidenceMissing = "evidenceMissing", "evidence missing", "缺少收入证明";
        /// An income whose evidence is older than the policy allows.
        EvidenceOld = "evidenceOld", "evidence too old", "收入证明过期";
        /// An income whose evidence is dated after today.
        EvidenceLater = "evidenceLater", "evidence dated later", "收入证明日期晚于今日";
        /// A debt on which nothing is paid.
        DebtUnpaid = "debtUnpaid", "debt without payment", "债务未安排还款";
    }
}

/// A finding. It carries places, days and shares, never an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Finding {
    /// No income at all.
    NoIncome,
    /// Essential spending and debt payments are above the counted income.
    SpendingAboveIncome,
    /// Nothing can be asked for.
    NothingToSpare,
    /// A category that the policy requires is not there.
    MissingEssential(Category),
    /// Essential spending is below what the policy believes.
    EssentialsTooLow,
    /// Payments on other debts take more of the counted income than the policy allows.
    DebtServiceHigh {
        /// The share, rounded down, at most 10.
        share: Fraction,
        /// The policy's limit.
        limit: Fraction,
    },
    /// Too much of the counted income is variable or expected.
    IncomeUncertain {
        /// The share, rounded down.
        share: Fraction,
        /// The policy's limit.
        limit: Fraction,
    },
    /// An income without evidence.
    EvidenceMissing {
        /// Its place, from 0.
        income: usize,
    },
    /// An income whose evidence is older than the policy allows.
    EvidenceOld {
        /// Its place, from 0.
        income: usize,
        /// The age.
        days: i32,
        /// The policy's limit.
        allowed: u16,
    },
    /// An income whose evidence is dated after today.
    EvidenceLater {
        /// Its place, from 0.
        income: usize,
    },
    /// A debt on which nothing is paid.
    DebtUnpaid {
        /// Its place, from 0.
        debt: usize,
    },
}

impl Finding {
    /// Its kind, with a key and a word in both languages.
    #[must_use]
    pub const fn kind(self) -> FindingKind {
        match self {
            Self::NoIncome => FindingKind::NoIncome,
            Self::SpendingAboveIncome => FindingKind::SpendingAboveIncome,
            Self::NothingToSpare => FindingKind::NothingToSpare,
            Self::MissingEssential(_) => FindingKind::MissingEssential,
            Self::EssentialsTooLow => FindingKind::EssentialsTooLow,
            Self::DebtServiceHigh { .. } => FindingKind::DebtServiceHigh,
            Self::IncomeUncertain { .. } => FindingKind::IncomeUncertain,
            Self::EvidenceMissing { .. } => FindingKind::EvidenceMissing,
            Self::EvidenceOld { .. } => FindingKind::EvidenceOld,
            Self::EvidenceLater { .. } => FindingKind::EvidenceLater,
            Self::DebtUnpaid { .. } => FindingKind::DebtUnpaid,
        }
    }

    /// The finding in a sentence; places are counted from 1, as people do.
    #[must_use]
    pub const fn of(self, language: Language) -> impl fmt::Display {
        Told { finding: self, language }
    }
}

struct Told {
    finding: Finding,
    language: Language,
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.language;
        f.write_str(self.finding.kind().word().of(language))?;
        let english = language == Language::English;
        match self.finding {
            Finding::MissingEssential(category) if english => write!(f, ": {}", category.word().of(language)),
            Finding::MissingEssential(category) => write!(f, "：{}", category.word().of(language)),
            Finding::DebtServiceHigh { share, limit } | Finding::IncomeUncertain { share, limit } if english => {
                write!(f, ": {} of income, limit {}", Percent(share), Percent(limit))
            }
            Finding::DebtServiceHigh { share, limit } | Finding::IncomeUncertain { share, limit } => {
                write!(f, "：占收入{}，上限{}", Percent(share), Percent(limit))
            }
            Finding::EvidenceOld { income, days, allowed } if english => {
                write!(f, ": income {}, {days} days, allowed {allowed}", income.saturating_add(1))
            }
            Finding::EvidenceOld { income, days, allowed } => {
                write!(f, "：第{}项收入，已{days}天，允许{allowed}天", income.saturating_add(1))
            }
            Finding::EvidenceMissing { income } | Finding::EvidenceLater { income } if english => {
                write!(f, ": income {}", income.saturating_add(1))
            }
            Finding::EvidenceMissing { income } | Finding::EvidenceLater { income } => {
                write!(f, "：第{}项收入", income.saturating_add(1))
            }
            Finding::DebtUnpaid { debt } if english => write!(f, ": debt {}", debt.saturating_add(1)),
            Finding::DebtUnpaid { debt } => write!(f, "：第{}项债务", debt.saturating_add(1)),
            Finding::NoIncome | Finding::SpendingAboveIncome | Finding::NothingToSpare | Finding::EssentialsTooLow => {
                Ok(())
            }
        }
    }
}

impl Sheet<'_> {
    /// Tells every finding, in the order of [`FindingKind::ALL`] and of the lists.
    ///
    /// # Errors
    /// As [`Sheet::capacity`].
    pub fn each_finding(
        &self,
        policy: &CapacityPolicy,
        today: Date,
        mut tell: impl FnMut(Finding),
    ) -> Result<(), BudgetError> {
        let capacity = self.capacity(policy)?;
        let mut tell_if = |found: bool, finding: Finding| {
            if found {
                tell(finding);
            }
        };
        tell_if(!self.incomes.iter().any(|income| self.counts(income.days)), Finding::NoIncome);
        tell_if(capacity.surplus().is_negative(), Finding::SpendingAboveIncome);
        tell_if(capacity.amount().minor() == 0, Finding::NothingToSpare);
        let has = |category| {
            self.essentials.iter().any(|spending| spending.category == category && self.counts(spending.days))
        };
        for (category, required) in Category::ALL.iter().zip(policy.required) {
            let missing = required && !has(*category) && !has(Category::Total);
            tell_if(missing, Finding::MissingEssential(*category));
        }
        if let Some((household, dependant)) = policy.guideline {
            let minor = i128::from(dependant.minor()).saturating_mul(i128::from(self.dependants));
            let least = i128::from(household.minor()).saturating_add(minor).saturating_mul(PerMonth::SCALE);
            tell_if(capacity.essentials().parts() < least, Finding::EssentialsTooLow);
        }
        if let Some(limit) = policy.debt_service {
            let share = ratio(capacity.debts(), capacity.income());
            let owes = capacity.debts().parts() > 0;
            tell_if(owes && share > limit, Finding::DebtServiceHigh { share, limit });
        }
        if let Some(limit) = policy.uncertain {
            let sure = |certainty| matches!(certainty, IncomeCertainty::Secured | IncomeCertainty::Regular);
            let kept = |place: usize| self.incomes.get(place).is_some_and(|income| !sure(income.certainty));
            let zero = PerMonth::zero(policy.cushion.currency());
            let unsure = self.capacity_with(policy, &|place, month| if kept(place) { month } else { zero })?;
            let share = ratio(unsure.income(), capacity.income());
            tell_if(unsure.income().parts() > 0 && share > limit, Finding::IncomeUncertain { share, limit });
        }
        for (income, entry) in self.incomes.iter().enumerate() {
            match (policy.evidence_days, entry.evidence_age(today)) {
                (_, Some(days)) if days < 0 => tell_if(true, Finding::EvidenceLater { income }),
                (Some(_), None) => tell_if(true, Finding::EvidenceMissing { income }),
                (Some(allowed), Some(days)) => {
                    tell_if(days > i32::from(allowed), Finding::EvidenceOld { income, days, allowed });
                }
                (None, _) => {}
            }
        }
        for (debt, entry) in self.debts.iter().enumerate() {
            let unpaid = entry.balance.minor() > 0 && (entry.payment.amount().minor() == 0 || !self.counts(entry.days));
            tell_if(unpaid, Finding::DebtUnpaid { debt });
        }
        Ok(())
    }
}
