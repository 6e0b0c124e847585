//! What is left when income falls, and which payment fails first.

// Semantics: [capacity-3] [capacity-7].

use core::fmt;

use super::error::{BudgetError, BudgetFault, BudgetItem};
use super::policy::CapacityPolicy;
use super::recurring::PerMonth;
use super::sheet::{Capacity, Sheet};
use crate::calendar::Date;
use crate::money::Money;
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::words::Language;

/// A fall of income.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stress {
    /// As it is.
    None,
    /// Every income less a share, 0 to 1: 0.1 is ten per cent less.
    Less(Fraction),
    /// One income, by its place, is lost.
    Lost(usize),
}

impl Stress {
    /// Ten, twenty and thirty per cent less.
    pub const LESS: [Self; 3] = [Self::tenths(1), Self::tenths(2), Self::tenths(3)];

    const fn tenths(tenths: i64) -> Self {
        match Fraction::from_parts(tenths.saturating_mul(Fraction::SCALE / 10)) {
            Ok(share) => Self::Less(share),
            Err(_) => Self::None,
        }
    }

    /// The stress in words.
    #[must_use]
    pub const fn of(self, language: Language) -> impl fmt::Display {
        Named { stress: self, language }
    }
}

struct Named {
    stress: Stress,
    language: Language,
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.stress, self.language) {
            (Stress::None, Language::English) => f.write_str("income as it is"),
            (Stress::None, Language::Chinese) => f.write_str("收入不变"),
            (Stress::Less(share), Language::English) => write!(f, "income less {}", Percent(share)),
            (Stress::Less(share), Language::Chinese) => write!(f, "收入减少{}", Percent(share)),
            (Stress::Lost(place), Language::English) => write!(f, "income {} lost", place.saturating_add(1)),
            (Stress::Lost(place), Language::Chinese) => write!(f, "失去第{}项收入", place.saturating_add(1)),
        }
    }
}

/// A share as a percentage of at most one decimal, rounded down.
pub(super) struct Percent(pub(super) Fraction);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = self.0.parts() / 1_000_000_000;
        match tenths.rem_euclid(10) {
            0 => write!(f, "{}%", tenths.div_euclid(10)),
            rest => write!(f, "{}.{rest}%", tenths.div_euclid(10)),
        }
    }
}

/// The first payment that what is left of a month does not cover.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// Its place among the payments, from 0.
    pub payment: usize,
    /// Calendar months before it that were covered, counted from the month of the first payment.
    pub months_covered: u32,
    /// What its month lacks. Not shown by `Debug`.
    pub short_by: Money,
}

impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Failure").field("payment", &self.payment).finish_non_exhaustive()
    }
}

/// What is left each month under a stress, and what it covers. Its `Debug` shows no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StressSurvival {
    /// The capacity under the stress.
    pub capacity: Capacity,
    /// The first payment that fails, if any does.
    pub fails: Option<Failure>,
}

impl Sheet<'_> {
    /// The capacity under a stress.
    ///
    /// # Errors
    /// As [`Sheet::capacity`], [`BudgetFault::ShareAboveOne`], [`BudgetFault::NoSuchIncome`]:
    /// ```
    /// use arrears::budget::{Budget, BudgetFault, CapacityPolicy, Stress, monthly};
    /// use arrears::{Currency, Fraction, Money};
    /// let cny = |text| Money::parse(text, Currency::CNY);
    /// let policy = CapacityPolicy::new(Fraction::ONE, cny("0")?)?;
    /// let budget = Budget::new().income(monthly(cny("8000")?)).essential(monthly(cny("5200")?));
    /// let left = |stress| budget.sheet().under(&policy, stress);
    /// assert_eq!(left(Stress::LESS[1])?.amount(), cny("1200")?); // 6,400 - 5,200
    /// assert_eq!(left(Stress::Lost(0))?.amount(), cny("0")?);
    /// assert_eq!(left(Stress::Lost(1)).unwrap_err().fault, BudgetFault::NoSuchIncome { count: 1 });
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn under(&self, policy: &CapacityPolicy, stress: Stress) -> Result<Capacity, BudgetError> {
        let count = self.incomes.len();
        match stress {
            Stress::None => self.capacity(policy),
            Stress::Less(share) => {
                let kept = Fraction::SCALE.saturating_sub(share.parts());
                let kept = Fraction::from_parts(kept)
                    .map_err(|_| BudgetError::new(BudgetItem::Whole, BudgetFault::ShareAboveOne))?;
                self.capacity_with(policy, &|_, month| month.share(kept))
            }
            Stress::Lost(place) if place < count => {
                let zero = PerMonth::zero(policy.cushion.currency());
                self.capacity_with(policy, &|at, month| if at == place { zero } else { month })
            }
            Stress::Lost(place) => {
                Err(BudgetError::new(BudgetItem::Income(place), BudgetFault::NoSuchIncome { count }))
            }
        }
    }

    /// Whether the surplus of each calendar month under a stress covers the payments that fall in it.
    ///
    /// The whole surplus counts here, without the policy's share and cushion: those are for promising, this is for
    /// failing. Entries with days count on the day a payment falls due. What a month leaves is not carried to the next, as a household does not save what a plan leaves it.
    ///
    /// # Rounding
    /// The surplus down to the minor unit, never below zero.
    ///
    /// # Errors
    /// As [`Sheet::under`]; a negative payment, one of another currency, [`BudgetFault::OutOfOrder`].
    pub fn survives(
        &self,
        policy: &CapacityPolicy,
        stress: Stress,
        payments: &[(Date, Money)],
    ) -> Result<StressSurvival, BudgetError> {
        let dated = self.days().any(|days| !days.are_all());
        let first_day = payments.first().map(|(date, _)| *date).filter(|_| dated);
        let capacity = first_day.map_or(*self, |day| self.on(day)).under(policy, stress)?;
        let zero = Money::zero(policy.cushion.currency());
        let whole = |e| BudgetError::new(BudgetItem::Whole, e);
        let left_of = |capacity: &Capacity| match capacity.surplus() {
            surplus if surplus.is_negative() => Ok(zero),
            surplus => surplus.rounded(Rounding::TowardZero).map_err(whole),
        };
        let mut left = left_of(&capacity)?;
        let month = |date: Date| {
            let (year, month, _) = date.ymd();
            year.saturating_mul(12).saturating_add(i32::from(month))
        };
        let start = payments.first().map_or(0, |(date, _)| month(*date));
        let (mut spent, mut current, mut before) = (zero, start, Date::MIN);
        let mut fails = None;
        for (place, (date, amount)) in payments.iter().enumerate() {
            let at = |fault: BudgetFault| BudgetError::new(BudgetItem::Payment(place), fault);
            if *date < before {
                return Err(at(BudgetFault::OutOfOrder));
            }
            if dated && *date != before {
                left = left_of(&self.on(*date).under(policy, stress)?)?;
            }
            before = *date;
            if month(*date) != current {
                (spent, current) = (zero, month(*date));
            }
            let paid = amount.not_negative().and_then(|amount| spent.plus(amount)).map_err(|e| at(e.into()))?;
            if fails.is_none() && paid.minor() > left.minor() {
                let months_covered = u32::try_from(current.saturating_sub(start)).unwrap_or(0);
                let short_by = paid.minus(left).map_err(|e| at(e.into()))?;
                fails = Some(Failure { payment: place, months_covered, short_by });
            }
            spent = paid;
        }
        Ok(StressSurvival { capacity, fails })
    }
}
