//! The closed list of what a rule can demand, with the code behind each.

mod contact;
mod plan;
mod standing;
mod terms;

pub use contact::{
    ContactCooldown, ContactCounter, ContactPersons, ContactRelay, ContactWindow, Counted, CountedPer, KeptFrom,
    Retention, RetentionPeriod,
};
pub use plan::{MaxAmount, MaxTerm, NoReinstalment, RateShown, RequiredItem, RequiredItems};
pub use standing::{AllocationOrder, AllocationStep, Moratorium, Paused};
pub use terms::{
    AnnualCostCap, LateFeeBase, LateFeeBasis, LateFeeCap, LostInterestFreePeriod, MinimumPayment, MultipleBand,
    PenaltyMultiple, PersistentDebt, RateBand,
};

use super::verdict::{Finding, Silence};
use super::{ChargeCap, Facts, RulebookError};
use crate::delinquency::{Ladder, Observation};
use core::fmt;

/// The most entries of a list in a rule.
pub(super) const MAX_LIST: usize = 64;

fn check_list<T>(field: &'static str, list: &[T]) -> Result<(), (&'static str, RulebookError)> {
    if list.is_empty() || list.len() > MAX_LIST {
        return Err((field, RulebookError::ListLength { given: list.len(), min: 1, max: MAX_LIST }));
    }
    Ok(())
}

pub(super) fn check_distinct<T: PartialEq>(
    field: &'static str,
    list: &[T],
) -> Result<(), (&'static str, RulebookError)> {
    let twice = list.iter().enumerate().any(|(index, one)| list.iter().take(index).any(|other| other == one));
    if twice { Err((field, RulebookError::ListedTwice)) } else { Ok(()) }
}

fn check_band<T: PartialOrd>(field: &'static str, low: T, high: T) -> Result<(), (&'static str, RulebookError)> {
    if low > high { Err((field, RulebookError::InvertedBand)) } else { Ok(()) }
}

/// What a rule demands, with its values. The module's documentation lists what each kind reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The longest term of a plan.
    MaxTerm(MaxTerm),
    /// The largest amount of a plan.
    MaxAmount(MaxAmount),
    /// No instalments of what is in instalments.
    NoReinstalment(NoReinstalment),
    /// Late fees and fees bear no interest.
    NoInterestOnFees,
    /// The annual rate is shown.
    RateShown(RateShown),
    /// What a document states.
    RequiredItems(RequiredItems),
    /// The band of the contract rate.
    RateBand(RateBand),
    /// The bands of the penalty rate.
    PenaltyMultiple(PenaltyMultiple),
    /// The highest annual rate of all costs.
    AnnualCostCap(AnnualCostCap),
    /// No fee for exceeding the limit.
    NoOverLimitFee,
    /// How far interest is charged back.
    LostInterestFreePeriod(LostInterestFreePeriod),
    /// A late fee as a share of something.
    LateFeeBasis(LateFeeBasis),
    /// Fixed limits of a late fee.
    LateFeeCap(LateFeeCap),
    /// The least minimum payment.
    MinimumPayment(MinimumPayment),
    /// The limit on all charges of a claim.
    ChargeCap(ChargeCap),
    /// More charges than principal paid for too long.
    PersistentDebt(PersistentDebt),
    /// What a payment meets first.
    AllocationOrder(AllocationOrder),
    /// The class by days past due.
    Classification(Ladder),
    /// The class of a restructured account.
    Observation(Observation),
    /// A statutory pause.
    Moratorium(Moratorium),
    /// The hours of contact.
    ContactWindow(ContactWindow),
    /// The most calls.
    ContactCounter(ContactCounter),
    /// No call soon after a conversation.
    ContactCooldown(ContactCooldown),
    /// Who is contacted.
    ContactPersons(ContactPersons),
    /// When somebody else may be asked to relay.
    ContactRelay(ContactRelay),
    /// No contact while a plan is performed.
    NoContactWhilePerforming,
    /// How long something is kept.
    Retention(Retention),
}

impl RuleKind {
    /// The keys of all kinds, as in a rulebook file.
    pub const KEYS: &'static str = "maxTerm maxAmount noReinstalment noInterestOnFees rateShown requiredItems rateBand \
        penaltyMultiple annualCostCap noOverLimitFee lostInterestFreePeriod lateFeeBasis lateFeeCap minimumPayment \
        chargeCap persistentDebt allocationOrder classification observation moratorium contactWindow \
        contactCounter contactCooldown contactPersons contactRelay noContactWhilePerforming retention";

    /// The key in a rulebook file.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::MaxTerm(_) => "maxTerm",
            Self::MaxAmount(_) => "maxAmount",
            Self::NoReinstalment(_) => "noReinstalment",
            Self::NoInterestOnFees => "noInterestOnFees",
            Self::RateShown(_) => "rateShown",
            Self::RequiredItems(_) => "requiredItems",
            Self::RateBand(_) => "rateBand",
            Self::PenaltyMultiple(_) => "penaltyMultiple",
            Self::AnnualCostCap(_) => "annualCostCap",
            Self::NoOverLimitFee => "noOverLimitFee",
            Self::LostInterestFreePeriod(_) => "lostInterestFreePeriod",
            Self::LateFeeBasis(_) => "lateFeeBasis",
            Self::LateFeeCap(_) => "lateFeeCap",
            Self::MinimumPayment(_) => "minimumPayment",
            Self::ChargeCap(_) => "chargeCap",
            Self::PersistentDebt(_) => "persistentDebt",
            Self::AllocationOrder(_) => "allocationOrder",
            Self::Classification(_) => "classification",
            Self::Observation(_) => "observation",
            Self::Moratorium(_) => "moratorium",
            Self::ContactWindow(_) => "contactWindow",
            Self::ContactCounter(_) => "contactCounter",
            Self::ContactCooldown(_) => "contactCooldown",
            Self::ContactPersons(_) => "contactPersons",
            Self::ContactRelay(_) => "contactRelay",
            Self::NoContactWhilePerforming => "noContactWhilePerforming",
            Self::Retention(_) => "retention",
        }
    }

    /// Compares the facts with what the rule demands.
    pub(super) fn judge(&self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        match self {
            Self::MaxTerm(rule) => rule.judge(facts),
            Self::MaxAmount(rule) => rule.judge(facts),
            Self::NoReinstalment(rule) => rule.judge(facts),
            Self::NoInterestOnFees => plan::judge_no_interest_on_fees(facts),
            Self::RateShown(rule) => rule.judge(facts),
            Self::RequiredItems(rule) => rule.judge(facts),
            Self::RateBand(rule) => rule.judge(facts),
            Self::PenaltyMultiple(rule) => rule.judge(facts),
            Self::AnnualCostCap(rule) => rule.judge(facts),
            Self::NoOverLimitFee => terms::judge_no_over_limit_fee(facts),
            Self::LostInterestFreePeriod(rule) => rule.judge(facts),
            Self::LateFeeBasis(rule) => rule.judge(facts),
            Self::LateFeeCap(rule) => rule.judge(facts),
            Self::MinimumPayment(rule) => rule.judge(facts),
            Self::ChargeCap(cap) => terms::judge_charge_cap(*cap, facts),
            Self::PersistentDebt(rule) => rule.judge(facts),
            Self::AllocationOrder(rule) => rule.judge(facts),
            Self::Classification(ladder) => standing::judge_classification(*ladder, facts),
            Self::Observation(observation) => standing::judge_observation(*observation, facts),
            Self::Moratorium(rule) => rule.judge(facts),
            Self::ContactWindow(rule) => rule.judge(facts),
            Self::ContactCounter(rule) => rule.judge(facts),
            Self::ContactCooldown(rule) => rule.judge(facts),
            Self::ContactPersons(rule) => rule.judge(facts),
            Self::ContactRelay(rule) => rule.judge(facts),
            Self::NoContactWhilePerforming => contact::judge_no_contact_while_performing(facts),
            Self::Retention(rule) => rule.judge(facts),
        }
    }

    /// Whether the values make sense; otherwise which field does not.
    pub(super) fn check(&self) -> Result<(), (&'static str, RulebookError)> {
        match self {
            Self::MaxAmount(rule) => rule.check(),
            Self::RequiredItems(rule) => rule.check(),
            Self::RateBand(rule) => rule.check(),
            Self::PenaltyMultiple(rule) => rule.check(),
            Self::AnnualCostCap(rule) => rule.check(),
            Self::LateFeeCap(rule) => rule.check(),
            Self::AllocationOrder(rule) => rule.check(),
            Self::Moratorium(rule) => rule.check(),
            Self::ContactWindow(rule) => rule.check(),
            Self::ContactPersons(rule) => rule.check(),
            Self::Observation(rule) => check_band("first", rule.first, rule.again),
            Self::MaxTerm(_)
            | Self::NoReinstalment(_)
            | Self::NoInterestOnFees
            | Self::RateShown(_)
            | Self::NoOverLimitFee
            | Self::LostInterestFreePeriod(_)
            | Self::LateFeeBasis(_)
            | Self::MinimumPayment(_)
            | Self::ChargeCap(_)
            | Self::PersistentDebt(_)
            | Self::Classification(_)
            | Self::ContactCounter(_)
            | Self::ContactCooldown(_)
            | Self::ContactRelay(_)
            | Self::NoContactWhilePerforming
            | Self::Retention(_) => Ok(()),
        }
    }
}

impl fmt::Display for RuleKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}
