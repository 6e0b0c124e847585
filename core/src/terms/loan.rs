//! The terms of an instalment loan.

// Semantics: [loan-9] [loan-10] [loan-11] [loan-13].

use super::late_fee::{LateFeeBound, bounded, check_bounds};
use super::loan_conventions::LoanConventions;
use super::{Order, PaymentDay, TermsError};
use crate::calendar::{Date, DayCount};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};
use crate::rounding::Rounding;
use crate::schedule::{Amortisation, Method};
use crate::words::keys;

/// What the penalty interest of a loan is charged at.
///
/// A contract rate of 10 % a year: `Multiple` 1.5 is 15 % a year, and 12 % after the contract rate fell to 8 %; `Own`
/// stays what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PenaltyRate {
    /// A multiple of the contract rate in force (1.3 to 1.5 for late payment, 1.5 to 2 for misuse).
    Multiple(Fraction),
    /// A rate of its own.
    Own(Rate),
}

keys! {
    /// What penalty interest is charged on.
    ///
    /// An instalment of 800.00 principal and 100.00 interest, 30 days late at 0.05 % a day: `Principal` 12.00,
    /// `PrincipalAndInterest` 13.50.
    pub enum PenaltyBase {
        /// Overdue principal.
        Principal = "principal";
        /// Overdue principal and interest; compound interest besides would charge the interest twice.
        PrincipalAndInterest = "principalAndInterest";
        /// All principal outstanding, not yet due included, while an instalment is overdue.
        OutstandingPrincipal = "outstandingPrincipal";
    }
}

/// Penalty interest (罚息) on what is overdue of a loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Penalty {
    /// The rate that penalty interest is charged at.
    pub rate: PenaltyRate,
    /// The day count it goes by, which may differ from the contract's.
    pub day_count: DayCount,
    /// What it is charged on.
    pub base: PenaltyBase,
}

keys! {
    /// Compound interest (复利) on overdue interest.
    ///
    /// 100.00 of interest 30 days late, contract rate 12 % and penalty rate 18 % a year on actual/360: `None` 0.00,
    /// `ContractRate` 1.00, `PenaltyRate` 1.50.
    pub enum Compound {
        /// Overdue interest bears nothing.
        None = "none";
        /// At the contract rate, by the contract's day count.
        ContractRate = "contract";
        /// At the penalty rate, by the penalty's day count.
        PenaltyRate = "penalty";
    }
}

keys! {
    /// The first day that bears penalty and compound interest.
    ///
    /// 2,000.00 due on 10 June and paid on 10 July at 0.05 % a day, the payment day not counted: `DueDate` 30.00 (30 days),
    /// `DayAfterDue` 29.00.
    pub enum OverdueFrom {
        /// The due date.
        DueDate = "dueDate";
        /// The day after it (还款日次日起).
        DayAfterDue = "dayAfterDue";
    }
}

keys! {
    /// Across instalments: which comes first, the group of components or the instalment.
    ///
    /// Two instalments of 80.00 principal and 10.00 interest each, 90.00 paid, interest before principal: `GroupFirst` 20.00
    /// interest and 70.00 of the older principal; `InstalmentFirst` the older instalment whole.
    pub enum AllocationMode {
        /// The first group over all instalments, oldest first, then the next group.
        GroupFirst = "groupFirst";
        /// The oldest instalment through all groups, then the next instalment.
        InstalmentFirst = "instalmentFirst";
    }
}

/// The fee for an overdue instalment: a rate on what is unpaid of it, a floor, a cap; once each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanLateFee {
    rate: Fraction,
    floor: Option<Money>,
    cap: Option<Money>,
}

impl LoanLateFee {
    /// `rate` on what is unpaid, no floor, no cap.
    #[must_use]
    pub const fn new(rate: Fraction) -> Self {
        Self { rate, floor: None, cap: None }
    }

    /// Sets the least fee.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn floor(mut self, floor: Money) -> Result<Self, TermsError> {
        self.floor = Some(floor.not_negative()?);
        Ok(self)
    }

    /// Sets the largest fee.
    ///
    /// # Errors
    /// [`TermsError::Money`] below 0.
    pub fn cap(mut self, cap: Money) -> Result<Self, TermsError> {
        self.cap = Some(cap.not_negative()?);
        Ok(self)
    }

    /// The share of what is unpaid.
    #[must_use]
    pub const fn rate(&self) -> Fraction {
        self.rate
    }

    /// The least fee; `None` where there is none.
    #[must_use]
    pub const fn floor_amount(&self) -> Option<Money> {
        self.floor
    }

    /// The largest fee; `None` where there is none.
    #[must_use]
    pub const fn cap_amount(&self) -> Option<Money> {
        self.cap
    }

    /// The fee on `unpaid` minor units, and what made it other than rate x what is unpaid; nothing unpaid, no fee.
    ///
    /// # Rounding
    /// Rate x unpaid once, by `rounding`; then floor and cap.
    pub(crate) fn fee(&self, unpaid: i64, rounding: Rounding) -> Option<(i64, Option<LateFeeBound>)> {
        if unpaid <= 0 {
            return Some((0, None));
        }
        let exact = i128::from(unpaid).checked_mul(i128::from(self.rate.parts()))?;
        Some(bounded(rounding.quotient(exact, i128::from(Fraction::SCALE))?, self.floor, self.cap))
    }
}

/// The terms of one instalment loan, checked against each other by [`LoanTermsDraft::build`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoanTerms {
    currency: Currency,
    amortisation: Amortisation,
    penalty: Option<Penalty>,
    compound: Compound,
    overdue_from: OverdueFrom,
    late_payment_grace_days: u16,
    late_fee: Option<LoanLateFee>,
    mode: AllocationMode,
    order: Order,
    accelerates: bool,
    payment_day: PaymentDay,
    pub(super) conventions: LoanConventions,
}

impl LoanTerms {
    /// The longest late-payment grace, in days.
    pub const MAX_GRACE_DAYS: u16 = 366;

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// Principal, dates, rate and method.
    #[must_use]
    pub const fn amortisation(&self) -> &Amortisation {
        &self.amortisation
    }

    /// The day the money was paid out.
    #[must_use]
    pub const fn disbursed(&self) -> Date {
        self.amortisation.start()
    }

    /// Penalty interest; without it what is overdue bears none.
    #[must_use]
    pub const fn penalty(&self) -> Option<&Penalty> {
        self.penalty.as_ref()
    }

    /// The penalty rate while `contract` is the contract rate.
    ///
    /// # Errors
    /// [`TermsError::Rate`] where the product needs more than 12 decimals or is out of range.
    pub fn penalty_rate(&self, contract: Rate) -> Result<Option<Rate>, TermsError> {
        Ok(match self.penalty {
            None => None,
            Some(Penalty { rate: PenaltyRate::Own(rate), .. }) => Some(rate),
            Some(Penalty { rate: PenaltyRate::Multiple(multiple), .. }) => Some(contract.times(multiple)?),
        })
    }

    /// The day count of penalty interest.
    pub(crate) fn penalty_count(&self) -> DayCount {
        self.penalty.map_or(self.amortisation.counting(), |penalty| penalty.day_count)
    }

    /// The day count of compound interest: that of the rate it is charged at.
    pub(crate) fn compound_count(&self) -> DayCount {
        match self.compound {
            Compound::PenaltyRate => self.penalty_count(),
            Compound::None | Compound::ContractRate => self.amortisation.counting(),
        }
    }

    /// Compound interest.
    #[must_use]
    pub const fn compound(&self) -> Compound {
        self.compound
    }

    /// The first day that bears penalty and compound interest.
    #[must_use]
    pub const fn overdue_from(&self) -> OverdueFrom {
        self.overdue_from
    }

    /// Late-payment grace after a due date, in days.
    #[must_use]
    pub const fn late_payment_grace_days(&self) -> u16 {
        self.late_payment_grace_days
    }

    /// The late fee.
    #[must_use]
    pub const fn late_fee(&self) -> Option<&LoanLateFee> {
        self.late_fee.as_ref()
    }

    /// Whether groups or instalments come first.
    #[must_use]
    pub const fn allocation_mode(&self) -> AllocationMode {
        self.mode
    }

    /// The allocation order.
    #[must_use]
    pub const fn order(&self) -> &Order {
        &self.order
    }

    /// Whether the lender may call the whole loan due.
    #[must_use]
    pub const fn accelerates(&self) -> bool {
        self.accelerates
    }

    /// Which balance the day of a payment accrues on.
    #[must_use]
    pub const fn payment_day(&self) -> PaymentDay {
        self.payment_day
    }

    /// The same promises for another schedule, to be checked again.
    pub(super) const fn with_schedule(mut self, schedule: Amortisation) -> LoanTermsDraft {
        self.amortisation = schedule;
        LoanTermsDraft { terms: self }
    }

    /// How every posting rounds.
    #[must_use]
    pub const fn rounding(&self) -> Rounding {
        self.amortisation.posting()
    }
}

/// Loan terms being written down.
///
/// The defaults: no penalty, no compound interest, overdue from the due date, no late-payment grace, no late fee, groups first in
/// the order of [`Order::LOAN`], acceleration allowed, the payment day on the new balance.
///
/// ```
/// use arrears::schedule::{Amortisation, Dues, Method};
/// use arrears::terms::{LoanTermsDraft, Penalty, PenaltyBase, PenaltyRate};
/// use arrears::{Currency, Date, DayCount, Fraction, Money, Rate, TermsError};
/// let dues = Dues::monthly(Date::new(2023, 2, 10)?, 12)?;
/// let borrowed = Money::parse("10000.00", Currency::CNY)?;
/// let amortisation = Amortisation::new(borrowed, Date::new(2023, 1, 10)?, dues, Rate::annual("0.12")?, Method::Level)?;
/// let terms = LoanTermsDraft::new(amortisation)
///     .penalty(Penalty {
///         rate: PenaltyRate::Multiple(Fraction::parse("1.5")?),
///         day_count: DayCount::Actual360,
///         base: PenaltyBase::Principal,
///     })
///     .late_payment_grace_days(3)
///     .build()?;
/// assert_eq!(terms.penalty_rate(Rate::annual("0.12")?)?, Some(Rate::annual("0.18")?));
/// # Ok::<(), TermsError>(())
/// ```
#[derive(Clone, Debug)]
pub struct LoanTermsDraft {
    pub(super) terms: LoanTerms,
}

impl LoanTermsDraft {
    /// The plainest terms for an amortisation, in its currency.
    #[must_use]
    pub const fn new(amortisation: Amortisation) -> Self {
        Self {
            terms: LoanTerms {
                currency: amortisation.currency(),
                amortisation,
                penalty: None,
                compound: Compound::None,
                overdue_from: OverdueFrom::DueDate,
                late_payment_grace_days: 0,
                late_fee: None,
                mode: AllocationMode::GroupFirst,
                order: Order::LOAN,
                accelerates: true,
                payment_day: PaymentDay::NewBalance,
                conventions: LoanConventions::PLAIN,
            },
        }
    }

    /// Sets the penalty interest.
    #[must_use]
    pub const fn penalty(mut self, penalty: Penalty) -> Self {
        self.terms.penalty = Some(penalty);
        self
    }

    /// Sets compound interest on overdue interest.
    #[must_use]
    pub const fn compound(mut self, compound: Compound) -> Self {
        self.terms.compound = compound;
        self
    }

    /// The first day that bears penalty and compound interest.
    #[must_use]
    pub const fn overdue_from(mut self, from: OverdueFrom) -> Self {
        self.terms.overdue_from = from;
        self
    }

    /// Late-payment grace after a due date, in days.
    #[must_use]
    pub const fn late_payment_grace_days(mut self, days: u16) -> Self {
        self.terms.late_payment_grace_days = days;
        self
    }

    /// Sets a late fee.
    #[must_use]
    pub const fn late_fee(mut self, fee: LoanLateFee) -> Self {
        self.terms.late_fee = Some(fee);
        self
    }

    /// How payments fall across groups and instalments.
    #[must_use]
    pub const fn allocation(mut self, mode: AllocationMode, order: Order) -> Self {
        self.terms.mode = mode;
        self.terms.order = order;
        self
    }

    /// Whether the lender may call the whole loan due.
    #[must_use]
    pub const fn accelerates(mut self, accelerates: bool) -> Self {
        self.terms.accelerates = accelerates;
        self
    }

    /// Which balance the day of a payment accrues on.
    #[must_use]
    pub const fn payment_day(mut self, payment_day: PaymentDay) -> Self {
        self.terms.payment_day = payment_day;
        self
    }

    /// The terms, checked against each other.
    ///
    /// # Errors
    /// [`TermsError::CompoundTwice`], [`TermsError::CompoundNeedsPenalty`], [`TermsError::FlatFeeEarnsNoInterest`],
    /// [`TermsError::TooManyDays`], [`TermsError::FloorAboveCap`], [`TermsError::NeedsGroupFirst`],
    /// [`TermsError::PrepayNeedsOutstanding`], [`TermsError::MultipleBelowOne`], [`TermsError::Money`] for a principal of zero or an amount in another currency,
    /// [`TermsError::Rate`] where the penalty rate is not one, [`TermsError::Schedule`] where no payment can be solved:
    /// ```
    /// use arrears::schedule::{Amortisation, Dues, Method};
    /// use arrears::terms::{Compound, LoanTermsDraft, Penalty, PenaltyBase, PenaltyRate};
    /// use arrears::{Currency, Date, DayCount, Fraction, Money, Rate, RateError, ScheduleError, TermsError};
    /// let one = Money::parse("1.00", Currency::CNY)?;
    /// let (start, dues) = (Date::new(2023, 1, 10)?, Dues::monthly(Date::new(2023, 2, 10)?, 12)?);
    /// let draft = |rate, method| {
    ///     Ok::<_, TermsError>(LoanTermsDraft::new(Amortisation::new(one, start, dues, rate, method)?))
    /// };
    /// let level = draft(Rate::annual("0.12")?, Method::Level)?;
    /// let penalty = |multiple, base| -> Result<Penalty, TermsError> {
    ///     let rate = PenaltyRate::Multiple(Fraction::parse(multiple)?);
    ///     Ok(Penalty { rate, day_count: DayCount::Actual360, base })
    /// };
    /// let both = level.clone().penalty(penalty("1.5", PenaltyBase::PrincipalAndInterest)?);
    /// assert_eq!(both.compound(Compound::ContractRate).build(), Err(TermsError::CompoundTwice));
    /// assert_eq!(level.clone().compound(Compound::PenaltyRate).build(), Err(TermsError::CompoundNeedsPenalty));
    /// let fine = level.clone().penalty(penalty("1.00000000001", PenaltyBase::Principal)?);
    /// assert_eq!(fine.build(), Err(TermsError::Rate(RateError::InexactProduct)));
    /// assert!(matches!(level.late_payment_grace_days(367).build(), Err(TermsError::TooManyDays { .. })));
    /// let flat = draft(Rate::monthly("0.006")?, Method::FlatFee)?.penalty(penalty("1.5", PenaltyBase::Principal)?);
    /// assert_eq!(flat.build(), Err(TermsError::FlatFeeEarnsNoInterest));
    /// let daily = draft(Rate::daily("0.0005")?, Method::Level)?;
    /// assert_eq!(daily.build(), Err(TermsError::Schedule(ScheduleError::DailyRate)));
    /// # Ok::<(), TermsError>(())
    /// ```
    pub fn build(self) -> Result<LoanTerms, TermsError> {
        let terms = self.terms;
        terms.amortisation.principal().positive()?;
        let base = terms.penalty.map(|p| p.base);
        match terms.compound {
            Compound::None => {}
            _ if base == Some(PenaltyBase::PrincipalAndInterest) => return Err(TermsError::CompoundTwice),
            Compound::PenaltyRate if base.is_none() => return Err(TermsError::CompoundNeedsPenalty),
            Compound::PenaltyRate | Compound::ContractRate => {}
        }
        if terms.amortisation.method() == Method::FlatFee {
            let multiple = matches!(terms.penalty, Some(Penalty { rate: PenaltyRate::Multiple(_), .. }));
            if multiple || terms.compound != Compound::None {
                return Err(TermsError::FlatFeeEarnsNoInterest);
            }
        }
        terms.penalty_rate(terms.amortisation.rate())?;
        if terms.late_payment_grace_days > LoanTerms::MAX_GRACE_DAYS {
            return Err(TermsError::TooManyDays {
                given: terms.late_payment_grace_days,
                max: LoanTerms::MAX_GRACE_DAYS,
            });
        }
        if let Some(fee) = terms.late_fee {
            for amount in [fee.floor, fee.cap].into_iter().flatten() {
                amount.of(terms.currency)?;
            }
            check_bounds(fee.floor, fee.cap)?;
        }
        terms.check_conventions()?;
        terms.amortisation.check()?;
        Ok(terms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_fees_round_once_and_then_meet_floor_and_cap() {
        let cny = |text| Money::parse(text, Currency::CNY).unwrap();
        let fee = LoanLateFee::new(Fraction::parse("0.05").unwrap());
        let fee = fee.floor(cny("10")).unwrap().cap(cny("50")).unwrap();
        let on = |text| fee.fee(cny(text).minor(), Rounding::HalfUp).unwrap().0;
        assert_eq!(["0", "0.01", "200.10", "888.49", "5000"].map(on), [0, 1_000, 1_001, 4_442, 5_000]);
    }
}
