//! What law says of the terms of a contract and of what they charge.

use super::check_band;
use crate::rulebook::verdict::{Finding, Silence};
use crate::rulebook::{Allowed, ChargeCap, CycleFacts, Facts, Figure, RulebookError};
use crate::words::words;
use crate::{Fraction, Money, Rate, RatePeriod, Rounding, Word};

/// The band of a contract rate, both ends allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateBand {
    /// The lowest rate.
    pub at_least: Rate,
    /// The highest rate, of the same period.
    pub at_most: Rate,
}

impl RateBand {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let given = facts.terms.and_then(|terms| terms.rate).ok_or(Silence::NoFacts)?;
        let given = given.a(self.at_least.period()).map_err(|_| Silence::OtherCase)?;
        let holds = (self.at_least.fraction()..=self.at_most.fraction()).contains(&given.fraction());
        let (low, high) = (Figure::Rate(self.at_least), Figure::Rate(self.at_most));
        let allowed = if low == high { Allowed::Only(low) } else { Allowed::Between(low, high) };
        Ok(Finding { given: Figure::Rate(given), allowed, holds })
    }

    pub(super) fn check(self) -> Result<(), (&'static str, RulebookError)> {
        self.at_most.a(self.at_least.period()).map_err(|error| ("atMost", error.into()))?;
        check_band("atLeast", self.at_least.fraction(), self.at_most.fraction())
    }
}

/// A band of multiples of the contract rate, both ends allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MultipleBand {
    /// The lowest multiple.
    pub at_least: Fraction,
    /// The highest multiple.
    pub at_most: Fraction,
}

/// The bands of the penalty rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PenaltyMultiple {
    /// For lateness.
    pub overdue: MultipleBand,
    /// For misuse of the money.
    pub misuse: MultipleBand,
}

impl PenaltyMultiple {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let penalty = facts.terms.and_then(|terms| terms.penalty).ok_or(Silence::NoFacts)?;
        let band = if penalty.is_for_misuse { self.misuse } else { self.overdue };
        let (low, high) = (Figure::Multiple(band.at_least), Figure::Multiple(band.at_most));
        Ok(Finding {
            given: Figure::Multiple(penalty.multiple),
            allowed: Allowed::Between(low, high),
            holds: (band.at_least..=band.at_most).contains(&penalty.multiple),
        })
    }

    pub(super) fn check(self) -> Result<(), (&'static str, RulebookError)> {
        check_band("overdue.atLeast", self.overdue.at_least, self.overdue.at_most)?;
        check_band("misuse.atLeast", self.misuse.at_least, self.misuse.at_most)
    }
}

/// A limit on the annual rate of all costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnnualCostCap {
    /// A fixed annual rate.
    Rate(Rate),
    /// A multiple of the market's reference rate: 4 times an LPR of 3 % is 12 %.
    OfReference(Fraction),
}

impl AnnualCostCap {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let terms = facts.terms.ok_or(Silence::NoFacts)?;
        let given = terms.all_in_rate.ok_or(Silence::NoFacts)?;
        let most = match self {
            Self::Rate(rate) => rate,
            Self::OfReference(multiple) => {
                terms.reference_rate.ok_or(Silence::NoFacts)?.times(multiple).map_err(|_| Silence::BadFacts)?
            }
        };
        let annual = |rate: Rate| rate.a(RatePeriod::Annual).map_err(|_| Silence::OtherCase);
        let holds = annual(given)?.fraction() <= annual(most)?.fraction();
        Ok(Finding { given: Figure::Rate(given), allowed: Allowed::AtMost(Figure::Rate(most)), holds })
    }

    pub(super) fn check(self) -> Result<(), (&'static str, RulebookError)> {
        match self {
            Self::Rate(rate) => rate.a(RatePeriod::Annual).map(drop).map_err(|error| ("rate", error.into())),
            Self::OfReference(_) => Ok(()),
        }
    }
}

/// There must be no fee for exceeding the limit.
pub(super) fn judge_no_over_limit_fee(facts: &Facts<'_>) -> Result<Finding, Silence> {
    const NONE: Word = Word::new("no over-limit fee", "不收超限费");
    const SOME: Word = Word::new("an over-limit fee", "收取超限费");
    let charged = facts.terms.ok_or(Silence::NoFacts)?.over_limit_fee;
    Ok(Finding::only(if charged { SOME } else { NONE }, NONE, !charged))
}

/// How far interest may be charged back when an interest-free period is lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LostInterestFreePeriod {
    /// Whether on what was repaid within the interest-free period too.
    pub on_repaid_part: bool,
    /// Whether for days of earlier cycles too.
    pub on_earlier_cycles: bool,
}

impl LostInterestFreePeriod {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        const fn range(repaid: bool, earlier: bool) -> Word {
            match (repaid, earlier) {
                (false, false) => Word::new("the unpaid part, latest cycle", "未还部分、最近账期"),
                (true, false) => Word::new("the repaid part too, latest cycle", "含已还部分、最近账期"),
                (false, true) => Word::new("the unpaid part, earlier cycles too", "未还部分、含以前账期"),
                (true, true) => Word::new("the repaid part and earlier cycles too", "含已还部分、含以前账期"),
            }
        }
        let given = facts.terms.and_then(|terms| terms.lost_interest_free_period).ok_or(Silence::NoFacts)?;
        let too_far =
            (given.on_repaid_part && !self.on_repaid_part) || (given.on_earlier_cycles && !self.on_earlier_cycles);
        let word = range(given.on_repaid_part, given.on_earlier_cycles);
        Ok(Finding::only(word, range(self.on_repaid_part, self.on_earlier_cycles), !too_far))
    }
}

words! {
    /// What a late fee may not exceed a share of.
    pub enum LateFeeBase {
        /// The unpaid part of the minimum payment.
        UnpaidMinimum = "unpaidMinimum", "unpaid part of the minimum payment", "最低还款额未还部分";
        /// The minimum payment.
        Minimum = "minimum", "minimum payment", "最低还款额";
        /// What the contract says.
        Contract = "contract", "late fee by contract", "合同约定的违约金";
    }
}

/// A late fee is at most a share of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateFeeBasis {
    /// What the fee is a share of, at most.
    pub of: LateFeeBase,
    /// The largest share: 0.05 is 5 %.
    pub share: Fraction,
}

impl LateFeeBasis {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let cycle = facts.cycle.ok_or(Silence::NoFacts)?;
        let base = match self.of {
            LateFeeBase::UnpaidMinimum => cycle.minimum_unpaid,
            LateFeeBase::Minimum => cycle.minimum,
            LateFeeBase::Contract => cycle.late_fee_by_contract,
        };
        let most = sum_of_shares(&[(base, self.share)])?;
        let given = cycle.late_fee.of(most.currency()).map_err(|_| Silence::BadFacts)?;
        Ok(Finding::money_at_most(given, most))
    }
}

/// Fixed limits of a late fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateFeeCap {
    /// For a first miss.
    pub first: Money,
    /// For a miss soon after another.
    pub repeated: Money,
}

impl LateFeeCap {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let cycle = facts.cycle.ok_or(Silence::NoFacts)?;
        let most = if cycle.is_repeated_miss { self.repeated } else { self.first };
        let given = cycle.late_fee.of(most.currency()).map_err(|_| Silence::OtherCurrency)?;
        Ok(Finding::money_at_most(given, most))
    }

    pub(super) fn check(self) -> Result<(), (&'static str, RulebookError)> {
        self.first.not_negative().map_err(|error| ("first", error.into()))?;
        self.repeated.of(self.first.currency()).map_err(|error| ("repeated", error.into()))?;
        check_band("first", self.first.minor(), self.repeated.minor())
    }
}

/// The least minimum payment: shares of the parts of a bill, summed exactly and rounded half up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinimumPayment {
    /// Of the statement balance.
    pub of_balance: Fraction,
    /// Of interest and fees.
    pub of_charges: Fraction,
    /// Of instalment parts.
    pub of_instalments: Fraction,
}

impl MinimumPayment {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let CycleFacts { balance, charges, instalments, minimum, .. } = facts.cycle.ok_or(Silence::NoFacts)?;
        let parts = [(balance, self.of_balance), (charges, self.of_charges), (instalments, self.of_instalments)];
        let sum = sum_of_shares(&parts)?;
        // Nobody owes more than the bill.
        let least = if sum.minor() > balance.minor() { balance } else { sum };
        let given = minimum.of(least.currency()).map_err(|_| Silence::BadFacts)?;
        Ok(Finding {
            given: Figure::Money(given),
            allowed: Allowed::AtLeast(Figure::Money(least)),
            holds: given.minor() >= least.minor(),
        })
    }
}

/// The sum of amount x share, rounded half up once.
fn sum_of_shares<const N: usize>(parts: &[(Money, Fraction); N]) -> Result<Money, Silence> {
    let mut currency = None;
    // INVARIANT: each term is at most 10^15 x 10^13, far within i128.
    let mut sum: i128 = 0;
    for (amount, share) in parts {
        let amount = amount.of(*currency.get_or_insert(amount.currency())).map_err(|_| Silence::BadFacts)?;
        sum = sum.saturating_add(i128::from(amount.minor()).saturating_mul(i128::from(share.parts())));
    }
    let minor = Rounding::HalfUp.quotient(sum, i128::from(Fraction::SCALE)).ok_or(Silence::BadFacts)?;
    Money::from_minor(minor, currency.ok_or(Silence::BadFacts)?).map_err(|_| Silence::BadFacts)
}

/// The charges of a claim must not exceed [`ChargeCap`].
pub(super) fn judge_charge_cap(cap: ChargeCap, facts: &Facts<'_>) -> Result<Finding, Silence> {
    let claim = facts.charges.ok_or(Silence::NoFacts)?;
    let test = cap.test(claim.segments, claim.charges).map_err(|_| Silence::BadFacts)?;
    Ok(Finding::money_at_most(claim.charges.unpaid, test.cap()))
}

/// Who pays more in charges than principal over these months is in persistent debt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersistentDebt {
    /// The months looked back on.
    pub months: u16,
}

impl PersistentDebt {
    pub(super) fn judge(self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let history = facts.history.ok_or(Silence::NoFacts)?;
        if history.months < self.months {
            return Err(Silence::OtherCase);
        }
        let charges = history.charges_paid.of(history.principal_paid.currency()).map_err(|_| Silence::BadFacts)?;
        Ok(Finding::money_at_most(charges, history.principal_paid))
    }
}
