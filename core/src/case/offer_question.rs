//! What is asked about offers: who asks, what there is to pay with, the policy, and what is proposed.

use alloc::string::String;
use alloc::vec::Vec;

use super::{CaseError, CasePlace};
use crate::calendar::{Date, MonthDay};
use crate::money::{Currency, Money};
use crate::offer::{
    CardStatus, Hardship, LimitRequest, OfferError, Policy, Proposal, RepaymentCapacity, SupportingDocument,
};

/// What is asked about offers.
#[derive(Clone, Debug)]
pub struct OfferQuestion {
    pub(crate) hardship: Option<Hardship>,
    pub(crate) is_first_time: bool,
    pub(crate) card_status: CardStatus,
    pub(crate) supporting_documents: Option<Vec<SupportingDocument>>,
    pub(crate) capacity: RepaymentCapacityQuestion,
    pub(crate) policy: Policy,
    pub(crate) stresses: Option<Vec<(String, Money)>>,
    pub(crate) horizon_months: u16,
    pub(crate) proposals: Vec<(Date, Proposal)>,
    pub(crate) limit: Option<LimitQuestion>,
    pub(crate) late_fee: Option<Option<Money>>,
}

impl OfferQuestion {
    /// How far ahead doing nothing and paying the minimum are replayed, where nothing else is said.
    pub const HORIZON_MONTHS: u16 = 60;
    /// How far ahead they may be replayed.
    pub const MAX_HORIZON_MONTHS: u16 = 600;

    /// Asks for offers by a policy. What there is to pay with is what the budget of the case leaves, until told otherwise.
    #[must_use]
    pub const fn new(policy: Policy) -> Self {
        Self {
            hardship: None,
            is_first_time: false,
            card_status: CardStatus::Normal,
            supporting_documents: None,
            capacity: RepaymentCapacityQuestion::NOTHING_SAID,
            policy,
            stresses: None,
            horizon_months: Self::HORIZON_MONTHS,
            proposals: Vec::new(),
            limit: None,
            late_fee: None,
        }
    }

    /// Says why it is hard to pay.
    #[must_use]
    pub const fn hardship(mut self, hardship: Hardship) -> Self {
        self.hardship = Some(hardship);
        self
    }

    /// Says that the account is overdue for the first time.
    #[must_use]
    pub const fn first_time(mut self) -> Self {
        self.is_first_time = true;
        self
    }

    /// Says that the card is blocked or cancelled.
    #[must_use]
    pub const fn card_status(mut self, status: CardStatus) -> Self {
        self.card_status = status;
        self
    }

    /// Sets the documents brought: an offer then says which it still waits for.
    #[must_use]
    pub fn supporting_documents(mut self, brought: Vec<SupportingDocument>) -> Self {
        self.supporting_documents = Some(brought);
        self
    }

    /// Sets what there is to pay with.
    #[must_use]
    pub const fn repayment_capacity(mut self, capacity: RepaymentCapacityQuestion) -> Self {
        self.capacity = capacity;
        self
    }

    /// Adds what a month would have if things got worse, under a name for people; in place of the stresses of the budget.
    #[must_use]
    pub fn stress(mut self, name: impl Into<String>, monthly: Money) -> Self {
        self.stresses.get_or_insert_default().push((name.into(), monthly));
        self
    }

    /// Sets how many months ahead doing nothing and paying the minimum are replayed: 1 to 600, or the case has no answer.
    #[must_use]
    pub const fn horizon_months(mut self, months: u16) -> Self {
        self.horizon_months = months;
        self
    }

    pub(super) fn check(&self) -> Result<(), CaseError> {
        let (given, max) = (u32::from(self.horizon_months), u32::from(Self::MAX_HORIZON_MONTHS));
        if given == 0 || given > max {
            return Err(CaseError::at(CasePlace::Horizon, OfferError::Periods { given, min: 1, max }));
        }
        Ok(())
    }

    /// Adds a proposal of a day: the answer has a round for each, in order.
    #[must_use]
    pub fn proposal(mut self, day: Date, proposal: Proposal) -> Self {
        self.proposals.push((day, proposal));
        self
    }

    /// Asks whether late fees can be waived alone: an amount, or all that are owed.
    #[must_use]
    pub const fn late_fee_waiver(mut self, amount: Option<Money>) -> Self {
        self.late_fee = Some(amount);
        self
    }

    /// Asks for a temporary limit in place of the present one.
    #[must_use]
    pub const fn limit_request(mut self, present: Money, request: LimitRequest) -> Self {
        self.limit = Some(LimitQuestion { present, request });
        self
    }
}

/// A temporary limit asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LimitQuestion {
    pub(crate) present: Money,
    pub(crate) request: LimitRequest,
}

/// What there is to pay with. Whatever is not said is filled in: a month's amount from the budget, what is at hand with a
/// month's amount.
#[derive(Clone, Copy, Debug, Default)]
pub struct RepaymentCapacityQuestion {
    pub(crate) monthly: Option<Money>,
    pub(crate) lump_sum: Option<Money>,
    pub(crate) from: Option<Date>,
    pub(crate) pay_day: Option<MonthDay>,
}

impl RepaymentCapacityQuestion {
    const NOTHING_SAID: Self = Self { monthly: None, lump_sum: None, from: None, pay_day: None };

    /// What the budget leaves, until the setters say otherwise.
    #[must_use]
    pub const fn new() -> Self {
        Self::NOTHING_SAID
    }

    /// Sets what a month has for the debt.
    #[must_use]
    pub const fn monthly(mut self, amount: Money) -> Self {
        self.monthly = Some(amount);
        self
    }

    /// Sets the lump sum: what is at hand for one payment.
    #[must_use]
    pub const fn lump_sum(mut self, amount: Money) -> Self {
        self.lump_sum = Some(amount);
        self
    }

    /// Sets the day before which nothing can be paid.
    #[must_use]
    pub const fn from(mut self, day: Date) -> Self {
        self.from = Some(day);
        self
    }

    /// Sets the day of the month that payments should fall on.
    #[must_use]
    pub const fn pay_day(mut self, day: MonthDay) -> Self {
        self.pay_day = Some(day);
        self
    }

    /// The repayment capacity, with what the budget leaves a month where nothing else was said.
    pub(super) fn given(&self, budget: Option<Money>, currency: Currency) -> Result<RepaymentCapacity, OfferError> {
        let monthly = self.monthly.or(budget).unwrap_or(Money::zero(currency));
        let mut capacity = RepaymentCapacity::new(monthly)?.lump_sum(self.lump_sum.unwrap_or(monthly))?;
        if let Some(day) = self.from {
            capacity = capacity.from(day);
        }
        if let Some(day) = self.pay_day {
            capacity = capacity.pay_day(day);
        }
        Ok(capacity)
    }
}
