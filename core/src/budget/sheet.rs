//! From incomes and spending to a capacity.

// Semantics: [capacity-2] [capacity-7].

use core::fmt;

use super::days::CountedDays;
use super::error::{BudgetError, BudgetFault, BudgetItem};
use super::item::{Income, OtherDebt, Spending};
use super::policy::CapacityPolicy;
use super::recurring::{PerMonth, Recurring};
use crate::calendar::Date;
use crate::money::{Money, MoneyError};
use crate::rate::Fraction;
use crate::rounding::Rounding;

/// A household's budget on borrowed slices, which is computed without an allocator.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sheet<'a> {
    /// The incomes of the household.
    pub incomes: &'a [Income],
    /// What cannot be left out.
    pub essentials: &'a [Spending],
    /// Debts to other creditors, with what is paid on them.
    pub debts: &'a [OtherDebt],
    /// People who live on the household's income beside the borrower.
    pub dependants: u8,
    /// The day looked at: an entry counts nothing outside its days. Nothing for all entries, whatever their days.
    pub day: Option<Date>,
}

/// What can be paid each month, and how it came about. Its `Debug` shows no amount.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Capacity {
    income: PerMonth,
    essentials: PerMonth,
    debts: PerMonth,
    surplus: PerMonth,
    amount: Money,
}

impl Capacity {
    /// Income as far as the policy counts it.
    #[must_use]
    pub const fn income(&self) -> PerMonth {
        self.income
    }

    /// Essential spending.
    #[must_use]
    pub const fn essentials(&self) -> PerMonth {
        self.essentials
    }

    /// Payments on other debts.
    #[must_use]
    pub const fn debts(&self) -> PerMonth {
        self.debts
    }

    /// Counted income less essential spending less other debt payments; below zero where spending is above income.
    #[must_use]
    pub const fn surplus(&self) -> PerMonth {
        self.surplus
    }

    /// What may be asked for each month.
    ///
    /// # Rounding
    /// Surplus x share less the cushion, exactly, then down to the minor unit, never below zero.
    #[must_use]
    pub const fn amount(&self) -> Money {
        self.amount
    }
}

impl fmt::Debug for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Capacity({})", self.amount.currency())
    }
}

impl<'a> Sheet<'a> {
    /// The most entries a list may have.
    pub const MAX_ENTRIES: usize = 256;
    /// The most dependants.
    pub const MAX_DEPENDANTS: u8 = super::error::MAX_DEPENDANTS;

    /// The most days on which the capacity may change.
    pub const MAX_CHANGES: usize = 60;

    /// The budget of a day: what has not begun counts nothing, nor what has ended.
    ///
    /// ```
    /// use arrears::budget::{Budget, CapacityPolicy, CountedDays, Income, IncomeCertainty, monthly};
    /// use arrears::{Currency, Date, Fraction, Money};
    /// let (cny, day) = (|text| Money::parse(text, Currency::CNY), |text| Date::parse(text));
    /// let policy = CapacityPolicy::new(Fraction::ONE, cny("0")?)?;
    /// let shop = CountedDays::new(Some(day("2023-08-01")?), None)?;
    /// let shop = Income::new(monthly(cny("500")?), IncomeCertainty::Regular).over(shop);
    /// let budget = Budget::new().income(monthly(cny("500")?)).income(shop);
    /// let on = |text| budget.sheet().on(day(text).unwrap()).capacity(&policy).unwrap().amount();
    /// assert_eq!((on("2023-07-31"), on("2023-08-01")), (cny("500")?, cny("1000")?));
    /// assert_eq!(budget.changes(day("2023-04-20")?)?, [day("2023-08-01")?]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn on(self, day: Date) -> Self {
        Self { day: Some(day), ..self }
    }

    /// Whether an entry of such days counts.
    pub(super) fn counts(&self, days: CountedDays) -> bool {
        self.day.is_none_or(|day| days.hold(day))
    }

    /// The days on which every entry counts, entry by entry.
    pub(super) fn days(&self) -> impl Iterator<Item = CountedDays> + use<'a> {
        let incomes = self.incomes.iter().map(|income| income.days);
        let essentials = self.essentials.iter().map(|spending| spending.days);
        incomes.chain(essentials).chain(self.debts.iter().map(|debt| debt.days))
    }

    /// What can be paid each month by a policy.
    ///
    /// # Errors
    /// A [`BudgetError`] names the entry: not above zero (a debt's balance and payment may be zero), of another currency
    /// than the policy's cushion; too many entries or dependants; a total too large:
    /// ```
    /// use arrears::budget::{BudgetItem, Budget, CapacityPolicy, monthly};
    /// use arrears::{Currency, Fraction, Money, MoneyError};
    /// let policy = CapacityPolicy::new(Fraction::ONE, Money::zero(Currency::CNY))?;
    /// let error = Budget::new().income(monthly(Money::zero(Currency::CNY))).capacity(&policy).unwrap_err();
    /// assert_eq!((error.item, error.code()), (BudgetItem::Income(0), 105));
    /// assert_eq!(error.to_string(), "incomes[0]: amount must be above zero");
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn capacity(&self, policy: &CapacityPolicy) -> Result<Capacity, BudgetError> {
        self.capacity_with(policy, &|_, month| month)
    }

    /// The capacity with each counted income changed first, by its place.
    pub(super) fn capacity_with(
        &self,
        policy: &CapacityPolicy,
        change: &dyn Fn(usize, PerMonth) -> PerMonth,
    ) -> Result<Capacity, BudgetError> {
        let given = self.dependants;
        if given > Self::MAX_DEPENDANTS {
            return Err(BudgetError::new(BudgetItem::Whole, BudgetFault::TooManyDependants { given }));
        }
        for debt in self.debts.iter().enumerate() {
            let checked = debt.1.balance.of(policy.cushion.currency()).and_then(Money::not_negative);
            checked.map_err(|e| BudgetError::new(BudgetItem::Debt(debt.0), e))?;
        }
        let zero = PerMonth::zero(policy.cushion.currency());
        let income = total(self.incomes, policy, BudgetItem::Income, |place, income: &Income| {
            let recurring = positive(income.recurring)?;
            let month = PerMonth::of(recurring, policy.counts(income.certainty)).in_currency(zero)?;
            Ok(if self.counts(income.days) { change(place, month) } else { zero })
        })?;
        let essentials = total(self.essentials, policy, BudgetItem::Essential, |_, spending: &Spending| {
            let month = positive(spending.recurring)?.a_month().in_currency(zero)?;
            Ok(if self.counts(spending.days) { month } else { zero })
        })?;
        let debts = total(self.debts, policy, BudgetItem::Debt, |_, debt: &OtherDebt| {
            debt.payment.amount().not_negative()?;
            let month = debt.payment.a_month().in_currency(zero)?;
            Ok(if self.counts(debt.days) { month } else { zero })
        })?;
        let whole = |e: MoneyError| BudgetError::new(BudgetItem::Whole, e);
        let surplus = income.minus(essentials).and_then(|left| left.minus(debts)).map_err(whole)?;
        let left = surplus.share(policy.share).minus(PerMonth::whole(policy.cushion)).map_err(whole)?;
        let floor = PerMonth::zero(policy.cushion.currency());
        let amount = if left.is_negative() { floor } else { left }.rounded(Rounding::TowardZero).map_err(whole)?;
        Ok(Capacity { income, essentials, debts, surplus, amount })
    }
}

fn positive(recurring: Recurring) -> Result<Recurring, MoneyError> {
    recurring.amount().positive()?;
    Ok(recurring)
}

/// The exact monthly total of a list.
fn total<T>(
    list: &[T],
    policy: &CapacityPolicy,
    item: fn(usize) -> BudgetItem,
    month: impl Fn(usize, &T) -> Result<PerMonth, MoneyError>,
) -> Result<PerMonth, BudgetError> {
    if list.len() > Sheet::MAX_ENTRIES {
        let fault = BudgetFault::TooMany { given: list.len(), max: Sheet::MAX_ENTRIES };
        return Err(BudgetError::new(item(Sheet::MAX_ENTRIES), fault));
    }
    let mut sum = PerMonth::zero(policy.cushion.currency());
    for (place, entry) in list.iter().enumerate() {
        let at = |e| BudgetError::new(item(place), e);
        sum = month(place, entry).and_then(|month| sum.plus(month)).map_err(at)?;
        if sum.is_too_large() {
            return Err(BudgetError::new(item(place), BudgetFault::TotalTooLarge));
        }
    }
    Ok(sum)
}

/// `part` / `whole` in 10^-12, rounded down; 10 at most, and where there is no whole.
pub(super) fn ratio(part: PerMonth, whole: PerMonth) -> Fraction {
    let most = Fraction::SCALE.saturating_mul(10);
    // INVARIANT: totals are below 1.2 x 10^28, so a minor unit's 10^-6 is enough to divide by.
    let unit = whole.parts().checked_div(1_000_000).unwrap_or(0);
    let parts = part.parts().saturating_mul(1_000_000).checked_div(unit).unwrap_or(i128::MAX);
    let parts = i64::try_from(parts.min(i128::from(most)).max(0)).unwrap_or(most);
    Fraction::from_parts(parts).unwrap_or(Fraction::ZERO)
}

/// Shows how many entries there are, not what they are.
impl fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet")
            .field("incomes", &self.incomes.len())
            .field("essentials", &self.essentials.len())
            .field("debts", &self.debts.len())
            .finish_non_exhaustive()
    }
}
