//! The offers of a case: who asks, what there is to pay with, the policy, and what is proposed.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::limit_request::{LimitRequestShape, limit_request};
use super::node;
use super::policy::{PolicyShape, policy, read_policy};
use crate::calendar::Date;
use crate::case::{OfferQuestion, RepaymentCapacityQuestion};
use crate::json::{Anything, Node, Of, Pairs, Shaped, shapes};
use crate::money::{Currency, MoneyError};
use crate::offer::{
    CardStatus, Class, Concession, Hardship, Negotiation, OfferError, PlanKind, Policy, Proposal, SupportingDocument,
};
use crate::wire::{WireError, WireFault};
use crate::words::{Keyed as _, Word, keyed};

keyed! {
    /// The name of a sample policy.
    enum PolicySample {
        CardIssuer = "cardIssuer";
        ConsumerLender = "consumerLender";
    }
}

impl PolicySample {
    /// The policy's own text.
    const fn document(self) -> &'static str {
        match self {
            Self::CardIssuer => include_str!("../../../policies/card-issuer.json"),
            Self::ConsumerLender => include_str!("../../../policies/consumer-lender.json"),
        }
    }
}

shapes! {
    pub(super) struct OffersShape {
        /// Who asks.
        applicant: Option<ApplicantShape>,
        /// What there is to pay with; by default what the budget leaves.
        repayment_capacity: Option<RepaymentCapacityShape>,
        /// What a month would have if things got worse; those of the budget where absent.
        stresses: Option<Vec<StressShape>>,
        /// A policy, or the name of a sample: `cardIssuer`, `consumerLender`.
        #[cfg_attr(feature = "schema", schemars(with = "PolicyChoice"))]
        policy: Anything,
        /// How far ahead doing nothing and paying the minimum are replayed; 60 where absent, at most 600.
        horizon_months: Option<u16>,
        /// What the customer proposes, in order.
        proposals: Option<Vec<ProposalShape>>,
        /// A temporary limit that is asked for: checked, not priced.
        limit_request: Option<LimitRequestShape>,
        /// Late fees that are to be waived alone, while the account goes on as usual.
        late_fee_waiver: Option<LateFeeRequestShape>,
    }
    /// Who asks. What the debt is and who lends stands under `law`.
    struct ApplicantShape {
        /// Why it is hard to pay: `incomeFell`, `unemployment`, `illness`, `disaster`, `family`, `business`, `overIndebted`, `other`.
        hardship: Option<Hardship>,
        /// Whether the account is overdue for the first time.
        first_time: Option<bool>,
        /// `normal` (where absent), `blocked` or `cancelled`.
        card_status: Option<CardStatus>,
        /// The documents brought: an offer then says which it still waits for.
        supporting_documents: Option<Vec<SupportingDocument>>,
    }
    struct RepaymentCapacityShape {
        /// What a month has for this debt; what the budget leaves where absent.
        monthly: Option<String>,
        /// What is at hand for one payment; a month's amount where absent.
        lump_sum: Option<String>,
        /// Nothing can be paid before this day.
        from: Option<String>,
        /// The day of the month that payments should fall on.
        pay_day: Option<u8>,
    }
    struct StressShape {
        /// What it is called in the report, such as "one job lost".
        name: String,
        /// What a month would have for this debt then.
        monthly: String,
    }
    /// Late fees that the customer asks to have waived, and nothing else.
    struct LateFeeRequestShape {
        /// How much; everything that is owed of late fees where absent.
        amount: Option<String>,
    }
    struct ProposalShape {
        /// The day of the proposal; `asOf` where absent.
        date: Option<String>,
        /// The kind of plan; the best of any kind where absent.
        kind: Option<PlanKind>,
        /// The most that a month's payments may come to.
        monthly: Option<String>,
        /// The number of payments.
        periods: Option<u32>,
        /// How many periods without a payment come first.
        deferral: Option<u32>,
        /// What is paid at signing.
        down_payment: Option<String>,
        /// Annual rate of the plan, a decimal fraction: `0.06` is 6 %.
        rate: Option<String>,
        /// The share that a settlement gives up: `0.3` pays 70 % of what is owed.
        discount: Option<String>,
        /// Shares to be waived, by class: `1` is all of it.
        waive: Option<Pairs<String>>,
    }
}

/// A policy, or the name of a sample.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum PolicyChoice {
    Sample(PolicySample),
    Own(alloc::boxed::Box<PolicyShape>),
}

/// What is asked about offers.
pub(super) fn offers(
    node: Of<'_, OffersShape>,
    currency: Currency,
    as_of: Date,
    has_budget: bool,
) -> Result<OfferQuestion, WireError> {
    let given = node.policy();
    let policy = policy_or_sample(given)?;
    if policy.currency() != currency {
        let error = MoneyError::MixedCurrencies { left: currency, right: policy.currency() };
        return Err(WireError::of(given.path_of("currency"), error.into()));
    }
    let stress = |stress: Of<'_, StressShape>| {
        let monthly = stress.monthly().not_negative(currency)?;
        Ok((stress.name().text().into(), monthly))
    };
    let stresses = node.stresses().read(|list| list.parts().map(stress).collect::<Result<Vec<_>, _>>())?;
    let mut proposals = Vec::new();
    if let Some(list) = node.proposals().given() {
        let given = list.parts().count();
        if given > Negotiation::MAX_ROUNDS {
            return Err(list.refused(OfferError::ListLength { given, min: 0, max: 256 }));
        }
        for given in list.parts() {
            proposals.push(proposal(given, currency, as_of)?);
        }
    }
    let applicant = node.applicant().given();
    let brought = applicant.and_then(|applicant| applicant.supporting_documents().given());
    Ok(OfferQuestion {
        card_status: applicant.and_then(|applicant| applicant.card_status().value()).unwrap_or(CardStatus::Normal),
        supporting_documents: brought.map(|list| list.parts().map(Of::value).collect()),
        hardship: applicant.and_then(|applicant| applicant.hardship().value()),
        is_first_time: applicant.and_then(|applicant| applicant.first_time().value()).unwrap_or(false),
        capacity: capacity(node, currency, has_budget)?,
        policy,
        stresses,
        horizon_months: node.horizon_months().value().unwrap_or(OfferQuestion::HORIZON_MONTHS),
        proposals,
        limit: node.limit_request().read(|given| limit_request(given, currency))?,
        late_fee: node.late_fee_waiver().read(|given| {
            given.amount().read(|amount| amount.money(currency)?.positive().map_err(|error| amount.refused(error)))
        })?,
    })
}

/// A policy in the document, or a sample by its name.
fn policy_or_sample(given: Of<'_, Anything>) -> Result<Policy, WireError> {
    if !given.is_text() {
        return policy(Of::root(&node::part(given.node(), &PolicyShape::SHAPE)?));
    }
    let named = |name: &str| {
        let found = PolicySample::LISTED.split(' ').position(|key| key == name)?;
        PolicySample::VALUES.get(found).copied()
    };
    read_policy(given.word(named, PolicySample::LISTED)?.document())
}

/// What there is to pay with, of the key `capacity`.
fn capacity(
    node: Of<'_, OffersShape>,
    currency: Currency,
    has_budget: bool,
) -> Result<RepaymentCapacityQuestion, WireError> {
    let capacity = node.repayment_capacity().given();
    let monthly = capacity.and_then(|capacity| capacity.monthly().given());
    let lump_sum = capacity.and_then(|capacity| capacity.lump_sum().given());
    let amount = |given: Option<Of<'_, String>>| given.map(|amount| amount.not_negative(currency)).transpose();
    if monthly.is_none() && !has_budget {
        let path = capacity.map_or_else(
            || format!("{}.monthly", node.repayment_capacity().path()),
            |capacity| capacity.monthly().path(),
        );
        return Err(WireError::new(
            WireFault::MissingKey,
            path,
            Word::new(
                "this key is required; or a `budget` that it follows from",
                "缺少此必填键；也可填`budget`由收支推算",
            ),
        ));
    }
    Ok(RepaymentCapacityQuestion {
        monthly: amount(monthly)?,
        lump_sum: amount(lump_sum)?,
        from: capacity.and_then(|capacity| capacity.from().given()).map(|day| day.date()).transpose()?,
        pay_day: capacity.and_then(|capacity| capacity.pay_day().given()).map(|day| day.month_day()).transpose()?,
    })
}

fn proposal(node: Of<'_, ProposalShape>, currency: Currency, as_of: Date) -> Result<(Date, Proposal), WireError> {
    let mut proposal = Proposal::new();
    let date = node.date().read(|day| day.date())?.unwrap_or(as_of);
    if let Some(kind) = node.kind().given() {
        proposal = proposal.kind(kind.value());
    }
    if let Some(monthly) = node.monthly().given() {
        proposal = proposal.monthly(monthly.not_negative(currency)?);
    }
    for (concession, given) in [(Concession::Periods, node.periods()), (Concession::Deferral, node.deferral())] {
        if let Some(count) = given.given() {
            proposal = with(proposal, concession, i64::from(count.value()), count.node())?;
        }
    }
    let shares = [
        (Concession::DownPayment, node.down_payment()),
        (Concession::Rate, node.rate()),
        (Concession::Discount, node.discount()),
    ];
    for (concession, given) in shares {
        if let Some(share) = given.given() {
            proposal = with(proposal, concession, share.fraction()?.parts(), share.node())?;
        }
    }
    for share in node.waive().parts() {
        let class = share.key_word(Class::from_key, Class::KEYS)?;
        proposal = with(proposal, Concession::Waive(class), share.fraction()?.parts(), share.node())?;
    }
    if proposal == Proposal::new() {
        return Err(node.refused(OfferError::EmptyProposal));
    }
    Ok((date, proposal))
}

fn with(proposal: Proposal, concession: Concession, value: i64, at: Node<'_>) -> Result<Proposal, WireError> {
    Proposal::check(concession, value).map_err(|error| at.refused(error))?;
    Ok(proposal.concession(concession, value))
}
