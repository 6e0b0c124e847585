//! Several accounts of one lender in one plan: what they owe together, and what of the plan is each one's.

// Semantics: [plan-29].

use alloc::vec::Vec;

use super::{Claim, Class, OfferError, PerClass, Schedule};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rounding::Rounding;

impl Claim {
    /// The most accounts that one plan is over.
    pub const MAX_TOGETHER: usize = 16;

    /// What several accounts of one lender owe together, on one day: each class is their sum, the days past due are those of
    /// the account that is longest overdue, some of it is in instalments where some of one's is. The contract's rate is that of
    /// each account weighted by its principal, by all it owes where no principal is owed, rounded half up to 10^-12.
    ///
    /// # Errors
    /// [`OfferError::Accounts`], [`OfferError::ClaimDays`], claims of different currencies, a sum beyond what an amount holds:
    /// ```
    /// use arrears::offer::{Claim, Class, OfferError};
    /// use arrears::{Currency, Date, Money, Rate};
    /// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
    /// let claim = |rate| Claim::new(Date::new(2023, 4, 20).unwrap(), Currency::CNY, Rate::annual(rate).unwrap());
    /// let one = claim("0.18").with(Class::Principal, yuan("12000.00"))?.with_days_past_due(10);
    /// let other = claim("0.12").with(Class::Principal, yuan("6000.00"))?.with_days_past_due(40);
    /// let both = Claim::together(&[one, other])?;
    /// assert_eq!((both.owed(Class::Principal), both.days_past_due()), (yuan("18000.00"), 40));
    /// assert_eq!(both.contract_annual().to_string(), "0.16");
    /// assert_eq!(Claim::together(&[]), Err(OfferError::Accounts { given: 0, max: 16 }));
    /// # Ok::<(), OfferError>(())
    /// ```
    pub fn together(claims: &[Self]) -> Result<Self, OfferError> {
        let (given, max) = (claims.len(), Self::MAX_TOGETHER);
        let (Some(first), true) = (claims.first(), given <= max) else {
            return Err(OfferError::Accounts { given, max });
        };
        let mut sum = *first;
        for claim in claims.iter().skip(1) {
            Money::zero(claim.currency).of(first.currency)?;
            if claim.as_of != first.as_of {
                return Err(OfferError::ClaimDays { one: first.as_of, other: claim.as_of });
            }
            for class in Class::ALL.iter().copied() {
                sum.owed.set(class, sum.owed.get(class).saturating_add(claim.owed.get(class)));
            }
            sum.contains_instalments |= claim.contains_instalments;
            sum.days_past_due = sum.days_past_due.max(claim.days_past_due);
        }
        sum.total()?;
        sum.contract_annual = weighted_rate(claims)?;
        Ok(sum)
    }
}

/// The rate of each claim weighted by its principal, or by its total where none owes principal.
fn weighted_rate(claims: &[Claim]) -> Result<Fraction, OfferError> {
    let has_principal = claims.iter().any(|claim| claim.owed.get(Class::Principal) > 0);
    let weight =
        |claim: &Claim| i128::from(if has_principal { claim.owed.get(Class::Principal) } else { claim.owed.sum() });
    let all = claims.iter().fold(0_i128, |sum, claim| sum.saturating_add(weight(claim)));
    let product = |claim: &Claim| weight(claim).saturating_mul(i128::from(claim.contract_annual.parts()));
    let products = claims.iter().fold(0_i128, |sum, claim| sum.saturating_add(product(claim)));
    let first = claims.first().map_or(Fraction::ZERO, |claim| claim.contract_annual);
    match Rounding::HalfUp.quotient(products, all) {
        Some(parts) if all > 0 => Ok(Fraction::from_parts(parts)?),
        _ => Ok(first),
    }
}

/// What of a plan is one account's, in minor units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountShare {
    currency: Currency,
    given_up: PerClass<i64>,
    payments: Vec<i64>,
}

impl AccountShare {
    /// What is given up of it, by class: at signing, on completion, by a discount.
    #[must_use]
    pub fn given_up(&self) -> PerClass<Money> {
        self.given_up.in_currency(self.currency)
    }

    /// All that is given up of it.
    #[must_use]
    pub fn total_given_up(&self) -> Money {
        Money::saturating(self.given_up.sum(), self.currency)
    }

    /// Its part of each payment, in the order of the rows of the schedule.
    pub fn payments(&self) -> impl Iterator<Item = Money> + '_ {
        self.payments.iter().map(|minor| Money::saturating(*minor, self.currency))
    }

    /// All that is paid for it.
    #[must_use]
    pub fn total(&self) -> Money {
        let total = self.payments.iter().fold(0_i64, |sum, minor| sum.saturating_add(*minor));
        Money::saturating(total, self.currency)
    }
}

impl Schedule {
    /// What of the plan is each account's, in the order of what they owe by class.
    ///
    /// What is given up of a class is shared pro rata to what each owes of it, and each payment, class by class, to what is
    /// then left of the class in each; interest of the plan to what is left of the principal, of everything where no principal is
    /// left. Cents go by largest remainder, ties to the account given first. So the shares of a payment sum to it, and
    /// those of an account to what it owes less what is given up of it, plus its interest.
    ///
    /// ```
    /// use arrears::offer::*;
    /// use arrears::{Currency, Date, Frequency, Money, MonthDay, Rate};
    /// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
    /// let signed = Date::new(2023, 4, 20).unwrap();
    /// let claim = |owed| Claim::new(signed, Currency::CNY, Rate::ZERO).with(Class::Principal, yuan(owed)).unwrap();
    /// let claims = [claim("200.00"), claim("100.00")];
    /// let plan = RepaymentPlan {
    ///     signed,
    ///     down_payment: yuan("0"),
    ///     waived: PerClass::all(Waived::NOTHING),
    ///     placed: PerClass::all(Placed::Capitalised),
    ///     bearing: PerClass::all(false),
    ///     accrual: NewAccrual::Frozen,
    ///     periods: 3,
    ///     frequency: Frequency::Monthly,
    ///     first_due: Date::new(2023, 5, 20).unwrap(),
    ///     pay_day: MonthDay::new(20).unwrap(),
    ///     first_period: FirstPeriodInterest::ByDays,
    ///     profile: RepaymentProfile::Level,
    ///     deferral: Deferral::NONE,
    ///     settlement: None,
    /// };
    /// let schedule = Schedule::new(&Claim::together(&claims)?, &plan)?;
    /// let shares = schedule.shares(&claims.map(|claim| PerClass::all(yuan("0")).with(Class::Principal, claim.owed(Class::Principal))));
    /// let first: Vec<Money> = shares.iter().map(|share| share.payments().next().unwrap()).collect();
    /// assert_eq!(first, [yuan("66.67"), yuan("33.33")]);
    /// assert_eq!(shares[0].total(), yuan("200.00"));
    /// # Ok::<(), OfferError>(())
    /// ```
    #[must_use]
    pub fn shares(&self, owed: &[PerClass<Money>]) -> Vec<AccountShare> {
        let minor = owed.iter().map(|of| {
            let mut minor = PerClass::all(0_i64);
            of.iter().for_each(|(class, amount)| minor.set(class, amount.minor()));
            minor
        });
        self.shares_of(&minor.collect::<Vec<_>>())
    }

    pub(crate) fn shares_of(&self, owed: &[PerClass<i64>]) -> Vec<AccountShare> {
        let (currency, totals) = (self.total().currency(), totals_of(owed));
        let nothing = AccountShare { currency, given_up: PerClass::all(0), payments: Vec::new() };
        let mut shares: Vec<AccountShare> = owed.iter().map(|_| nothing.clone()).collect();
        let mut left: Vec<PerClass<i64>> = owed.to_vec();
        for class in Class::ALL.iter().copied() {
            let given_up = self.waived_at_signing.get(class);
            let given_up = given_up.saturating_add(self.waived_on_completion.get(class));
            let given_up = given_up.saturating_add(self.discounted.get(class));
            let parts = take(given_up, class, &mut left, &totals);
            for (share, part) in shares.iter_mut().zip(parts) {
                share.given_up.set(class, part);
            }
        }
        for row in self.rows() {
            let interest = interest_shares(row.interest, &left, &totals);
            let mut sums = interest;
            for (class, amount) in row.split.iter() {
                for (sum, part) in sums.iter_mut().zip(take(amount, class, &mut left, &totals)) {
                    *sum = sum.saturating_add(part);
                }
            }
            for (share, sum) in shares.iter_mut().zip(sums) {
                share.payments.push(sum);
            }
        }
        shares
    }
}

/// What of an amount of a class is each account's; it is taken off what is left.
fn take(amount: i64, class: Class, left: &mut [PerClass<i64>], totals: &[i64]) -> Vec<i64> {
    let weights: Vec<i64> = left.iter().map(|of| of.get(class)).collect();
    let owed = weights.iter().fold(0_i64, |sum, weight| sum.saturating_add(*weight));
    let mut parts = pro_rata_in_order(amount.min(owed), &weights);
    for (of, part) in left.iter_mut().zip(&parts) {
        of.set(class, of.get(class).saturating_sub(*part));
    }
    // What of it nobody owes goes by what each owed in all.
    if amount > owed {
        for (part, more) in parts.iter_mut().zip(pro_rata_in_order(amount.saturating_sub(owed), totals)) {
            *part = part.saturating_add(more);
        }
    }
    parts
}

fn interest_shares(interest: i64, left: &[PerClass<i64>], totals: &[i64]) -> Vec<i64> {
    let principal: Vec<i64> = left.iter().map(|of| of.get(Class::Principal)).collect();
    let all = totals_of(left);
    let some = |weights: &[i64]| weights.iter().any(|weight| *weight > 0);
    match (some(&principal), some(&all)) {
        (true, _) => pro_rata_in_order(interest, &principal),
        (_, true) => pro_rata_in_order(interest, &all),
        _ => pro_rata_in_order(interest, totals),
    }
}

/// What each owes in all.
pub(crate) fn totals_of(owed: &[PerClass<i64>]) -> Vec<i64> {
    owed.iter().map(PerClass::sum).collect()
}

/// Each class of several accounts added up.
pub(crate) fn sum_of(owed: &[PerClass<i64>]) -> PerClass<i64> {
    let mut sum = PerClass::all(0_i64);
    for of in owed {
        of.iter().for_each(|(class, minor)| sum.set(class, sum.get(class).saturating_add(minor)));
    }
    sum
}

/// An amount in shares pro rata to weights: each rounded down, what is left over by largest remainder, ties to the one given
/// first. Everything is the first one's where nobody has a weight.
pub(crate) fn pro_rata_in_order(amount: i64, weights: &[i64]) -> Vec<i64> {
    let weight = |weight: &i64| i128::from((*weight).max(0));
    let all = weights.iter().fold(0_i128, |sum, one| sum.saturating_add(weight(one)));
    if all == 0 {
        return weights.iter().enumerate().map(|(place, _)| if place == 0 { amount } else { 0 }).collect();
    }
    let product = |one: &i64| i128::from(amount).saturating_mul(weight(one));
    let mut shares = Vec::with_capacity(weights.len());
    let mut remainders = Vec::with_capacity(weights.len());
    let mut left = amount;
    for (place, one) in weights.iter().enumerate() {
        // INVARIANT: a share is at most the amount.
        let share = i64::try_from(product(one).checked_div_euclid(all).unwrap_or(0)).unwrap_or(amount);
        left = left.saturating_sub(share);
        shares.push(share);
        remainders.push((core::cmp::Reverse(product(one).checked_rem_euclid(all).unwrap_or(0)), place));
    }
    crate::sort::sort_by_key(&mut remainders, |key| *key);
    for (_, place) in remainders.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(share) = shares.get_mut(place) {
            *share = share.saturating_add(1);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Date, MonthDay};
    use crate::frequency::Frequency;
    use crate::offer::{
        Deferral, FirstPeriodInterest, NewAccrual, Placed, RepaymentPlan, RepaymentProfile, Settlement, Waived,
        WaivedWhen,
    };
    use crate::rate::Rate;

    fn yuan(minor: i64) -> Money {
        Money::from_minor(minor, Currency::CNY).unwrap()
    }

    fn claim(rate: &str, owed: &[(Class, i64)]) -> Claim {
        let nothing = Claim::new(Date::MIN, Currency::CNY, Rate::annual(rate).unwrap());
        owed.iter().fold(nothing, |claim, (class, minor)| claim.with(*class, yuan(*minor)).unwrap())
    }

    #[test]
    fn a_plan_is_over_one_to_sixteen_accounts() {
        let one = claim("0.1", &[(Class::Principal, 100)]);
        assert_eq!(Claim::together(&[one; 16]).unwrap().owed(Class::Principal), yuan(1_600));
        assert_eq!(Claim::together(&[one; 17]), Err(OfferError::Accounts { given: 17, max: 16 }));
        assert_eq!(Claim::together(&[one]), Ok(one));
        // Late by the longest overdue, in instalments where one is, whichever is first.
        let other = one.with_days_past_due(40).with_instalments(true);
        for both in [[one, other], [other, one]] {
            let both = Claim::together(&both).unwrap();
            assert_eq!((both.days_past_due(), both.has_instalments()), (40, true));
        }
        let all = claim("0.1", &[(Class::Principal, Money::MAX_MINOR)]);
        assert!(Claim::together(&[all, claim("0.1", &[])]).is_ok());
        assert!(Claim::together(&[all, claim("0.1", &[(Class::Cost, 1)])]).is_err());
    }

    /// Principal alone weighs where one of them owes some; where nobody owes anything, the first one's rate is that of all.
    #[test]
    fn who_owes_no_principal_beside_one_who_does_weighs_nothing() {
        let rate = |claims: &[Claim]| weighted_rate(claims).unwrap();
        let parts = |rate: &str| Fraction::parse(rate).unwrap();
        let (lends, late) = (claim("0.1", &[(Class::Principal, 1)]), claim("0.2", &[(Class::LateFee, 300)]));
        assert_eq!([rate(&[lends, late]), rate(&[late, lends])], [parts("0.1"); 2]);
        let nothing = [claim("0.1", &[]), claim("0.2", &[])];
        assert_eq!(rate(&nothing), parts("0.1"));
        // 0.1 and a part in half of it: half a part is one.
        let (one, more) = (claim("0.1", &[(Class::Fee, 50)]), claim("0.100000000001", &[(Class::Fee, 50)]));
        assert_eq!(rate(&[one, more]), parts("0.100000000001"));
    }

    /// Of 400.00 and 40.00 of late fees half the fees are waived on completion, and a discount of 10 % of the 420.00 that are left
    /// takes the other half, then 22.00 of the principal.
    #[test]
    fn what_is_given_up_in_several_ways_is_shared_as_one_amount() {
        let owed = |principal: i64, late_fee: i64| [(Class::Principal, principal), (Class::LateFee, late_fee)];
        let claims = [claim("0", &owed(30_000, 1_000)), claim("0", &owed(10_000, 3_000))];
        let half = Waived { share: Fraction::parse("0.5").unwrap(), when: WaivedWhen::OnCompletion };
        let first_due = Date::MIN.plus_days(10).unwrap();
        let discount = Fraction::parse("0.1").unwrap();
        let mut plan = RepaymentPlan {
            signed: Date::MIN,
            down_payment: Money::zero(Currency::CNY),
            waived: PerClass::all(Waived::NOTHING).with(Class::LateFee, half),
            placed: PerClass::all(Placed::Capitalised),
            bearing: PerClass::all(false),
            accrual: NewAccrual::Frozen,
            periods: 1,
            frequency: Frequency::Monthly,
            first_due,
            pay_day: MonthDay::from_date(first_due),
            first_period: FirstPeriodInterest::ByDays,
            profile: RepaymentProfile::Level,
            deferral: Deferral::NONE,
            settlement: Some(Settlement { discount, expires: first_due }),
        };
        for when in [WaivedWhen::OnCompletion, WaivedWhen::AtSigning] {
            plan.waived = plan.waived.with(Class::LateFee, Waived { when, ..half });
            let schedule = Schedule::new(&Claim::together(&claims).unwrap(), &plan).unwrap();
            let shares = schedule.shares(&claims.map(|claim| claim.owed_by_class()));
            let given_up = [Class::LateFee, Class::Principal]
                .map(|class| shares.iter().map(|share| share.given_up().get(class).minor()).collect::<Vec<_>>());
            assert_eq!(given_up, [[1_000, 3_000], [1_650, 550]]);
            let paid: Vec<i64> = shares.iter().map(|share| share.total().minor()).collect();
            assert_eq!(paid, [28_350, 9_450]);
        }
    }

    /// 4.00 are owed: of 4.04 the last four cents go by what each owed in all.
    #[test]
    fn what_nobody_owes_goes_by_what_each_owed_in_all() {
        let of = |principal| PerClass::all(0).with(Class::Principal, principal);
        let mut left = [of(100), of(300)];
        assert_eq!(take(404, Class::Principal, &mut left, &[300, 100]), [100 + 3, 300 + 1]);
        assert_eq!(left, [of(0), of(0)]);
        let mut left = [of(100), of(300)];
        assert_eq!(take(400, Class::Principal, &mut left, &[300, 100]), [100, 300]);
        let mut left = [of(100), of(300)];
        assert_eq!((take(4, Class::Principal, &mut left, &[300, 100]), left), (alloc::vec![1, 3], [of(99), of(297)]));
    }

    #[test]
    fn interest_goes_by_principal_then_by_all_that_is_left_then_by_all_that_was_owed() {
        let of = |principal, fee| PerClass::all(0).with(Class::Principal, principal).with(Class::Fee, fee);
        assert_eq!(interest_shares(8, &[of(1, 30), of(3, 10)], &[9, 7]), [2, 6]);
        assert_eq!(interest_shares(8, &[of(0, 30), of(3, 10)], &[9, 7]), [0, 8]);
        assert_eq!(interest_shares(8, &[of(0, 30), of(0, 10)], &[9, 7]), [6, 2]);
        assert_eq!(interest_shares(8, &[of(0, 0), of(0, 10)], &[9, 7]), [0, 8]);
        assert_eq!(interest_shares(16, &[of(0, 0), of(0, 0)], &[9, 7]), [9, 7]);
    }

    #[test]
    fn rates_weigh_by_principal_or_else_by_all_that_is_owed() {
        let rates =
            |class: Class| weighted_rate(&[claim("0.1", &[(class, 100)]), claim("0.2", &[(class, 300)])]).unwrap();
        for class in [Class::Principal, Class::LateFee] {
            assert_eq!(rates(class), Fraction::parse("0.175").unwrap());
        }
    }

    #[test]
    fn cents_go_by_largest_remainder_and_ties_to_the_first() {
        assert_eq!(pro_rata_in_order(100, &[1, 1, 1]), [34, 33, 33]);
        assert_eq!(pro_rata_in_order(101, &[1, 1]), [51, 50]);
        assert_eq!(pro_rata_in_order(100, &[1, 2]), [33, 67]);
        assert_eq!(pro_rata_in_order(7, &[0, 0]), [7, 0]);
        assert_eq!(pro_rata_in_order(-100, &[1, 1, 1]), [-33, -33, -34]);
    }
}
