//! Several creditors, one surplus.

// Semantics: [capacity-4].

use super::error::{BudgetError, BudgetFault, BudgetItem};
use crate::money::Money;

/// Shares `amount` over balances pro rata, into as many places; the shares sum to it exactly.
///
/// Each share is cut to the minor unit, and the units left over go one each to the largest fractions cut off; equal
/// fractions to the larger balance, then to the earlier. So the order of creditors does not matter, but for equals.
/// Where `amount` is all that is owed or more, each gets its balance and no more.
///
/// ```
/// use arrears::budget::pro_rata;
/// use arrears::{Currency, Money};
/// let cny = |text| Money::parse(text, Currency::CNY);
/// let balances = [cny("30000")?, cny("15000")?, cny("5000.01")?];
/// let mut shares = balances;
/// pro_rata(cny("1000.00")?, &balances, &mut shares)?;
/// assert_eq!(shares, [cny("600.00")?, cny("300.00")?, cny("100.00")?]);
/// # Ok::<(), arrears::Error>(())
/// ```
///
/// # Errors
/// A negative amount or balance, mixed currencies, more than 256 balances, [`BudgetFault::NothingOwed`],
/// [`BudgetFault::Places`], [`BudgetFault::TotalTooLarge`]:
/// ```
/// use arrears::budget::{BudgetFault, pro_rata};
/// use arrears::{Currency, Money};
/// let none = Money::zero(Currency::CNY);
/// let fault = |balances: &[Money], places: &mut [Money]| pro_rata(none, balances, places).unwrap_err().fault;
/// assert_eq!(fault(&[none], &mut [none]), BudgetFault::NothingOwed);
/// assert_eq!(fault(&[none], &mut []), BudgetFault::Places { given: 0, needed: 1 });
/// ```
pub fn pro_rata(amount: Money, balances: &[Money], shares: &mut [Money]) -> Result<(), BudgetError> {
    let whole = |fault| BudgetError::new(BudgetItem::Whole, fault);
    let (given, needed) = (shares.len(), balances.len());
    if needed > super::Sheet::MAX_ENTRIES {
        return Err(whole(BudgetFault::TooMany { given: needed, max: super::Sheet::MAX_ENTRIES }));
    }
    if given != needed {
        return Err(whole(BudgetFault::Places { given, needed }));
    }
    let paid = amount.not_negative().map_err(|e| whole(e.into()))?;
    let mut owed = Money::zero(amount.currency());
    for (place, balance) in balances.iter().enumerate() {
        let at = |e| BudgetError::new(BudgetItem::Balance(place), e);
        owed = balance.not_negative().and_then(|balance| owed.plus(balance)).map_err(at)?;
    }
    if owed.minor() == 0 {
        return Err(whole(BudgetFault::NothingOwed));
    }
    let (total, owed) = (i128::from(paid.minor().min(owed.minor())), i128::from(owed.minor()));
    let product = |balance: &Money| i128::from(balance.minor()).saturating_mul(total);
    let mut left = total;
    for (balance, share) in balances.iter().zip(shares.iter_mut()) {
        let cut = product(balance).checked_div(owed).unwrap_or(0);
        left = left.saturating_sub(cut);
        *share = set(cut, amount)?;
    }
    // At most as many units are left as there are balances; each goes to the largest fraction after the last one given.
    let key = |place: usize, balance: &Money| {
        (product(balance).checked_rem(owed).unwrap_or(0), balance.minor(), core::cmp::Reverse(place))
    };
    let mut last = None;
    while left > 0 {
        let keys = balances.iter().enumerate().map(|(place, balance)| (key(place, balance), place));
        let Some((next, place)) = keys.filter(|(key, _)| last.is_none_or(|last| *key < last)).max() else {
            break;
        };
        if let Some(share) = shares.get_mut(place) {
            *share = set(i128::from(share.minor()).saturating_add(1), amount)?;
        }
        last = Some(next);
        left = left.saturating_sub(1);
    }
    Ok(())
}

fn set(minor: i128, like: Money) -> Result<Money, BudgetError> {
    let whole = |fault| BudgetError::new(BudgetItem::Whole, fault);
    let minor = i64::try_from(minor).map_err(|_| whole(BudgetFault::TotalTooLarge))?;
    Money::from_minor(minor, like.currency()).map_err(|e| whole(e.into()))
}
