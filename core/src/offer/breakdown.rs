//! What the concessions of a plan do to a claim: where each amount goes, before any date.

// Semantics: [plan-25] [plan-27] [plan-2] [plan-3] [plan-4] [plan-5] [plan-9] [plan-10].

use super::plan::{DeferralDue, FirstPeriodInterest, NewAccrual, Placed, RepaymentProfile, WaivedWhen};
use super::{Claim, Class, FeeCharged, OfferError, PerClass, RepaymentPlan};
use crate::calendar::CalendarError;
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rounding::Rounding;
use crate::schedule::{FirstPeriod, MAX_PERIODS, MAX_STEPS};

/// Every rounding of a plan.
pub(super) const ROUNDING: Rounding = Rounding::HalfUp;

/// A claim laid out by the concessions of a plan. All amounts in minor units.
#[derive(Clone, Copy, Debug)]
pub(super) struct BalanceBreakdown {
    /// The currency of every amount here.
    pub(super) currency: Currency,
    /// The annual rate of the plan and the periods of a year.
    pub(super) annual: Fraction,
    pub(super) times_a_year: u16,
    /// How long the first period is, without a deferral.
    pub(super) first_period: FirstPeriod,
    pub(super) waived_at_signing: PerClass<i64>,
    pub(super) waived_on_completion: PerClass<i64>,
    pub(super) discounted: PerClass<i64>,
    pub(super) down: PerClass<i64>,
    pub(super) capitalised: PerClass<i64>,
    pub(super) first: PerClass<i64>,
    pub(super) deferred: PerClass<i64>,
    /// Sums of the three above, the capitalised one in its interest-bearing part and the rest.
    pub(super) bearing: i64,
    pub(super) fees: i64,
    pub(super) first_sum: i64,
    pub(super) deferred_sum: i64,
    /// Interest of the deferral: due with the first payment, and capitalised.
    pub(super) deferral_first: i64,
    pub(super) deferral_capitalised: i64,
    /// The fee of a price list: its share, with every payment, and with the first one.
    pub(super) fee_share: Fraction,
    pub(super) period_fee: i64,
    pub(super) once_fee: i64,
}

impl BalanceBreakdown {
    pub(super) fn new(claim: &Claim, plan: &RepaymentPlan) -> Result<Self, OfferError> {
        Self::after(claim, plan, || plan.first_period_length())
    }

    /// The same after a first period whose length is known to whoever lays out many plans of one kind.
    pub(super) fn after(
        claim: &Claim,
        plan: &RepaymentPlan,
        first_period_length: impl FnOnce() -> Result<FirstPeriod, CalendarError>,
    ) -> Result<Self, OfferError> {
        check(plan)?;
        let annual = plan.accrual.annual(claim.contract_annual);
        let first_period = match plan.first_period {
            FirstPeriodInterest::ByDays if annual != Fraction::ZERO => first_period_length()?,
            _ => FirstPeriod::WHOLE,
        };
        let mut breakdown = Self::nothing(claim.currency, annual, plan.frequency.times_a_year(), first_period);
        let mut left = breakdown.give_up(claim, plan);
        breakdown.pay_down(plan, &mut left)?;
        for (class, rest) in left.iter().filter(|(_, rest)| *rest > 0) {
            breakdown.put(plan, class, rest);
        }
        breakdown.defer(plan);
        if let NewAccrual::Fee(fee) = plan.accrual {
            let amount = share_of(breakdown.capitalised.get(Class::Principal), fee.share);
            breakdown.fee_share = fee.share;
            match fee.charged {
                FeeCharged::EachPeriod => breakdown.period_fee = amount,
                FeeCharged::Once => breakdown.once_fee = amount,
            }
        }
        Ok(breakdown)
    }

    /// Nothing owed, at a rate.
    pub(super) const fn nothing(
        currency: Currency,
        annual: Fraction,
        times_a_year: u16,
        first_period: FirstPeriod,
    ) -> Self {
        let none = PerClass::all(0);
        Self {
            currency,
            annual,
            times_a_year,
            first_period,
            waived_at_signing: none,
            waived_on_completion: none,
            discounted: none,
            down: none,
            capitalised: none,
            first: none,
            deferred: none,
            bearing: 0,
            fees: 0,
            first_sum: 0,
            deferred_sum: 0,
            deferral_first: 0,
            deferral_capitalised: 0,
            fee_share: Fraction::ZERO,
            period_fee: 0,
            once_fee: 0,
        }
    }

    /// Takes off what is waived, and the discount of a settlement from what that leaves; gives back what is left.
    fn give_up(&mut self, claim: &Claim, plan: &RepaymentPlan) -> PerClass<i64> {
        let mut left = claim.owed;
        for (class, waived) in plan.waived.iter().filter(|(_, waived)| waived.share != Fraction::ZERO) {
            let owed = claim.owed.get(class);
            let amount = share_of(owed, waived.share);
            match waived.when {
                WaivedWhen::AtSigning => self.waived_at_signing.set(class, amount),
                WaivedWhen::OnCompletion => self.waived_on_completion.set(class, amount),
            }
            left.set(class, owed.saturating_sub(amount));
        }
        if let Some(settlement) = plan.settlement {
            let mut discount = share_of(left.sum(), settlement.discount);
            for class in Class::GIVEN_UP {
                let taken = discount.min(left.get(class));
                self.discounted.set(class, taken);
                left.set(class, left.get(class).saturating_sub(taken));
                discount = discount.saturating_sub(taken);
            }
        }
        left
    }

    /// Takes the down payment off what is left: of what is capitalised first.
    fn pay_down(&mut self, plan: &RepaymentPlan, left: &mut PerClass<i64>) -> Result<(), OfferError> {
        let mut down = plan.down_payment.of(self.currency)?.not_negative()?.minor();
        if down == 0 {
            return Ok(());
        }
        if down > left.sum() {
            return Err(OfferError::DownPaymentTooLarge { most: Money::saturating(left.sum(), self.currency) });
        }
        for place in [Placed::Capitalised, Placed::FirstInstalment, Placed::Deferred] {
            for (class, _) in plan.placed.iter().filter(|(_, placed)| *placed == place) {
                if down == 0 {
                    return Ok(());
                }
                let taken = down.min(left.get(class));
                self.down.set(class, taken);
                left.set(class, left.get(class).saturating_sub(taken));
                down = down.saturating_sub(taken);
            }
        }
        Ok(())
    }

    /// Puts what is left of a class where the terms say.
    fn put(&mut self, plan: &RepaymentPlan, class: Class, amount: i64) {
        // Of principal first, everything else is last.
        let is_last = plan.profile == RepaymentProfile::PrincipalFirst && class.may_bear_interest();
        let (amounts, sum) = match plan.placed.get(class) {
            Placed::Capitalised if plan.bears(class) => (&mut self.capitalised, &mut self.bearing),
            Placed::Capitalised if is_last => (&mut self.deferred, &mut self.deferred_sum),
            Placed::Capitalised => (&mut self.capitalised, &mut self.fees),
            Placed::FirstInstalment => (&mut self.first, &mut self.first_sum),
            Placed::Deferred => (&mut self.deferred, &mut self.deferred_sum),
        };
        amounts.set(class, amount);
        *sum = sum.saturating_add(amount);
    }

    fn defer(&mut self, plan: &RepaymentPlan) {
        if !plan.deferral.accrues || plan.deferral.periods == 0 {
            return;
        }
        let numerator = i128::from(self.bearing)
            .saturating_mul(i128::from(self.annual.parts()))
            .saturating_mul(i128::from(plan.deferral.periods));
        let interest = ROUNDING.quotient(numerator, self.unit()).unwrap_or(i64::MAX);
        match plan.deferral.due {
            DeferralDue::FirstInstalment => self.deferral_first = interest,
            DeferralDue::Capitalised => self.deferral_capitalised = interest,
        }
    }

    /// The denominator of a period's interest: 10^12 x periods a year.
    pub(super) fn unit(&self) -> i128 {
        i128::from(Fraction::SCALE).saturating_mul(i128::from(self.times_a_year))
    }

    /// The interest of one period on an opening balance, rounded once.
    #[inline]
    pub(super) fn interest(&self, opening: i64) -> i64 {
        let numerator = i128::from(opening).saturating_mul(i128::from(self.annual.parts()));
        ROUNDING.quotient(numerator, self.unit()).unwrap_or(i64::MAX)
    }

    /// The interest of the first period on an opening balance, rounded once.
    pub(super) fn first_interest(&self, opening: i64) -> i64 {
        if self.first_period == FirstPeriod::WHOLE {
            return self.interest(opening);
        }
        self.first_period.interest_minor(opening, self.annual, self.times_a_year, ROUNDING).unwrap_or(i64::MAX)
    }

    /// What is amortised: the interest-bearing capitalised balance and capitalised interest.
    pub(super) fn opening(&self) -> i64 {
        self.bearing.saturating_add(self.deferral_capitalised)
    }

    /// What is left to pay after signing, without interest to come.
    pub(super) fn outstanding(&self) -> i64 {
        [self.opening(), self.fees, self.first_sum, self.deferred_sum].into_iter().fold(0, i64::saturating_add)
    }
}

/// What a plan leaves to pay after the signing, without interest to come: as if the claim were laid out by it.
pub(super) fn left_to_pay(claim: &Claim, plan: &RepaymentPlan) -> Result<i64, OfferError> {
    check(plan)?;
    let waived = plan.waived.iter().fold(0_i64, |waived, (class, given_up)| {
        waived.saturating_add(share_of(claim.owed.get(class), given_up.share))
    });
    let left = claim.owed.sum().saturating_sub(waived);
    let left = left.saturating_sub(plan.settlement.map_or(0, |settlement| share_of(left, settlement.discount)));
    let down = plan.down_payment.of(claim.currency)?.not_negative()?.minor();
    if down > left {
        return Err(OfferError::DownPaymentTooLarge { most: Money::saturating(left, claim.currency) });
    }
    Ok(left.saturating_sub(down))
}

/// A share of an amount, rounded once.
pub(super) fn share_of(amount: i64, share: Fraction) -> i64 {
    if share == Fraction::ZERO || amount == 0 {
        return 0;
    }
    let numerator = i128::from(amount).saturating_mul(i128::from(share.parts()));
    ROUNDING.quotient(numerator, i128::from(Fraction::SCALE)).unwrap_or(i64::MAX)
}

/// The first class that is said to bear and never does.
pub(super) fn never_bears(bearing: &PerClass<bool>) -> Option<Class> {
    bearing.iter().find(|(class, bears)| *bears && !class.may_bear_interest()).map(|(class, _)| class)
}

/// Whether the terms of a plan fit each other.
pub(super) fn check(plan: &RepaymentPlan) -> Result<(), OfferError> {
    let periods = plan.periods;
    if periods == 0 || periods > MAX_PERIODS {
        return Err(OfferError::Periods { given: periods, min: 1, max: MAX_PERIODS });
    }
    if plan.deferral.periods > MAX_PERIODS {
        return Err(OfferError::Periods { given: plan.deferral.periods, min: 0, max: MAX_PERIODS });
    }
    let shares = plan.waived.iter().map(|(_, waived)| waived.share);
    if shares.chain(plan.settlement.map(|s| s.discount)).any(|share| share > Fraction::ONE) {
        return Err(OfferError::ShareAboveOne);
    }
    if let Some(class) = never_bears(&plan.bearing) {
        return Err(OfferError::NeverBears { class });
    }
    if plan.first_due < plan.signed {
        return Err(OfferError::DueBeforeSigning);
    }
    match plan.profile {
        RepaymentProfile::InterestOnly { periods: given } if given >= periods => {
            return Err(OfferError::NothingLeftToRepayIn { given, periods });
        }
        RepaymentProfile::StepUp { every, factor } => {
            let steps = periods.saturating_sub(1).checked_div(every);
            let twice = Fraction::ONE.parts().saturating_mul(2);
            if steps.is_none_or(|steps| steps > MAX_STEPS) || factor < Fraction::ONE || factor.parts() > twice {
                return Err(OfferError::StepUp { max: MAX_STEPS });
            }
        }
        RepaymentProfile::Balloon { last } => drop(last.not_negative()?),
        RepaymentProfile::Fixed { payment } => drop(payment.positive()?),
        _ => {}
    }
    if let NewAccrual::Fee(fee) = plan.accrual {
        if !matches!(plan.profile, RepaymentProfile::Level | RepaymentProfile::EqualPrincipal) {
            return Err(OfferError::PricedProfile);
        }
        if fee.share > Fraction::ONE {
            return Err(OfferError::ShareAboveOne);
        }
    }
    if plan.settlement.is_some_and(|s| periods != 1 || plan.deferral.periods > 0 || plan.first_due > s.expires) {
        return Err(OfferError::SettlementPayments);
    }
    Ok(())
}
