//! The offers of a case: who asks, what there is to pay with, the policy, and what is proposed.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::case::{AccountTerms, Case};
use super::path::At;
use super::policy::{PolicyShape, word};
use super::shape::Pairs;
use super::{WireError, shape};
use crate::calendar::{Date, MonthDay};
use crate::json::Raw;
use crate::money::{Currency, Money};
use crate::offer::{Applicant, Claim, Class, Hardship, Kind, Lever, Means, OfferError, Policy, Proposal};

/// The sample policies that a case may name in place of one of its own.
const SAMPLES: [(&str, &str); 2] = [
    ("cardIssuer", include_str!("../../policies/card-issuer.json")),
    ("consumerLender", include_str!("../../policies/consumer-lender.json")),
];

/// What is asked about offers.
#[derive(Clone, Debug)]
pub(super) struct OfferQuestion {
    pub(super) hardship: Option<Hardship>,
    pub(super) is_first_time: bool,
    pub(super) means: MeansQuestion,
    pub(super) policy: Policy,
    /// A name for people, and what a month has then; those of the budget where absent.
    pub(super) stresses: Option<Vec<(String, Money)>>,
    pub(super) horizon_months: u16,
    pub(super) proposals: Vec<(Date, Proposal)>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OffersShape {
    applicant: Option<ApplicantShape>,
    /// What there is to pay with; by default what the budget leaves.
    means: Option<MeansShape>,
    /// What a month would have if things got worse; those of the budget where absent.
    stresses: Option<Vec<StressShape>>,
    /// A policy, or the name of a sample: `cardIssuer`, `consumerLender`.
    #[cfg_attr(feature = "schema", schemars(with = "PolicyChoice"))]
    policy: Raw,
    /// How far ahead doing nothing and paying the minimum are replayed; 60 where absent, at most 600.
    horizon_months: Option<u16>,
    /// What the customer proposes, in order.
    proposals: Option<Vec<ProposalShape>>,
}

/// What the schema says of a policy's place.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum PolicyChoice {
    Sample(String),
    Own(PolicyShape),
}

/// Who asks. What the debt is and who lends stands under `law`.
#[derive(Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ApplicantShape {
    /// Why it is hard to pay: `incomeFell`, `unemployment`, `illness`, `disaster`, `family`, `business`, `overIndebted`, `other`.
    hardship: Option<String>,
    /// Whether the account is overdue for the first time.
    first_time: Option<bool>,
}

#[derive(Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct MeansShape {
    /// What a month has for this debt; what the budget leaves where absent.
    monthly: Option<String>,
    /// What is at hand for one payment; a month's amount where absent.
    at_hand: Option<String>,
    /// Nothing can be paid before this day.
    from: Option<String>,
    /// The day of the month that payments should fall on.
    pay_day: Option<u8>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct StressShape {
    name: String,
    monthly: String,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ProposalShape {
    /// `asOf` where absent.
    date: Option<String>,
    kind: Option<String>,
    /// At most so much a month.
    monthly: Option<String>,
    periods: Option<u32>,
    deferral: Option<u32>,
    down_payment: Option<String>,
    rate: Option<String>,
    discount: Option<String>,
    #[cfg_attr(feature = "schema", schemars(with = "Option<alloc::collections::BTreeMap<String, String>>"))]
    waive: Option<Pairs<String>>,
}

impl OffersShape {
    pub(super) fn build(self, currency: Currency, as_of: Date, has_budget: bool) -> Result<OfferQuestion, WireError> {
        let at = At::root("offers");
        let at_policy = at.key("policy");
        let policy = read_policy(self.policy.get(), &at_policy)?;
        if policy.currency() != currency {
            let error = crate::money::MoneyError::MixedCurrencies { left: currency, right: policy.currency() };
            return Err(WireError::at(&at_policy.key("currency"), error));
        }
        let at_stresses = at.key("stresses");
        let stresses = self.stresses.map(|list| {
            let list = list.into_iter().enumerate().map(|(place, stress)| {
                let at = at_stresses.index(place);
                let at_monthly = at.key("monthly");
                let monthly = shape::money(&stress.monthly, currency, &at_monthly)?;
                let monthly = monthly.not_negative().map_err(|error| WireError::at(&at_monthly, error))?;
                Ok((stress.name, monthly))
            });
            list.collect::<Result<Vec<_>, WireError>>()
        });
        let horizon_months = self.horizon_months.unwrap_or(60);
        if horizon_months == 0 || horizon_months > 600 {
            let error = OfferError::Periods { given: u32::from(horizon_months), min: 1, max: 600 };
            return Err(WireError::at(&at.key("horizonMonths"), error));
        }
        let at_proposals = at.key("proposals");
        let given = self.proposals.as_ref().map_or(0, Vec::len);
        if given > crate::offer::Negotiation::MAX_ROUNDS {
            let error = OfferError::ListLength { given, min: 0, max: 256 };
            return Err(WireError::at(&at_proposals, error));
        }
        let proposals = self.proposals.into_iter().flatten().enumerate();
        let proposals = proposals.map(|(place, shape)| shape.build(currency, as_of, &at_proposals.index(place)));
        let at_applicant = at.key("applicant");
        let applicant = self.applicant.unwrap_or_default();
        let hardship = applicant
            .hardship
            .map(|hardship| word(&hardship, &at_applicant.key("hardship"), Hardship::from_key, Hardship::KEYS));
        Ok(OfferQuestion {
            hardship: hardship.transpose()?,
            is_first_time: applicant.first_time.unwrap_or(false),
            means: self.means.unwrap_or_default().build(currency, has_budget, &at.key("means"))?,
            policy,
            stresses: stresses.transpose()?,
            horizon_months,
            proposals: proposals.collect::<Result<Vec<_>, _>>()?,
        })
    }
}

/// A policy in the document, or a sample by its name.
fn read_policy(text: &str, at: &At<'_>) -> Result<Policy, WireError> {
    if !text.starts_with('"') {
        return shape::read::<PolicyShape>(text, Some(at))?.build(Some(at));
    }
    let name: String = shape::read(text, Some(at))?;
    let found = SAMPLES.iter().find(|(known, _)| *known == name);
    let (_, text) = found.ok_or_else(|| WireError::unknown_name(at, &name, "cardIssuer consumerLender"))?;
    shape::read::<PolicyShape>(text, Some(at))?.build(Some(at))
}

/// What there is to pay with, but for what only the budget knows.
#[derive(Clone, Debug)]
pub(super) struct MeansQuestion {
    monthly: Option<Money>,
    at_hand: Option<Money>,
    from: Option<Date>,
    pay_day: Option<MonthDay>,
}

impl MeansShape {
    fn build(self, currency: Currency, has_budget: bool, at: &At<'_>) -> Result<MeansQuestion, WireError> {
        let amount = |text: Option<String>, key: &str| -> Result<Option<Money>, WireError> {
            let at = at.key(key);
            let amount = text.map(|text| shape::money(&text, currency, &at)).transpose()?;
            amount.map(Money::not_negative).transpose().map_err(|error| WireError::at(&at, error))
        };
        if self.monthly.is_none() && !has_budget {
            return Err(WireError::missing(&at.key("monthly")).with_note("or a `budget` that it follows from"));
        }
        let day = self.pay_day.map(MonthDay::new).transpose();
        Ok(MeansQuestion {
            monthly: amount(self.monthly, "monthly")?,
            at_hand: amount(self.at_hand, "atHand")?,
            from: self.from.map(|day| shape::date(&day, &at.key("from"))).transpose()?,
            pay_day: day.map_err(|error| WireError::at(&at.key("payDay"), error))?,
        })
    }
}

impl MeansQuestion {
    /// The means, with what the budget leaves a month where nothing else was said.
    pub(super) fn given(&self, budget: Option<Money>, currency: Currency) -> Result<Means, OfferError> {
        let monthly = self.monthly.or(budget).unwrap_or(Money::zero(currency));
        let mut means = Means::new(monthly)?;
        if let Some(amount) = self.at_hand {
            means = means.at_hand(amount)?;
        }
        if let Some(day) = self.from {
            means = means.from(day);
        }
        if let Some(day) = self.pay_day {
            means = means.pay_day(day);
        }
        Ok(means)
    }
}

impl ProposalShape {
    fn build(self, currency: Currency, as_of: Date, at: &At<'_>) -> Result<(Date, Proposal), WireError> {
        let mut proposal = Proposal::new();
        let date = self.date.map(|day| shape::date(&day, &at.key("date"))).transpose()?.unwrap_or(as_of);
        if let Some(kind) = self.kind {
            proposal = proposal.kind(word(&kind, &at.key("kind"), Kind::from_key, Kind::KEYS)?);
        }
        if let Some(monthly) = self.monthly {
            let at = at.key("monthly");
            let amount = shape::money(&monthly, currency, &at)?;
            let amount = amount.not_negative().map_err(|error| WireError::at(&at, error))?;
            proposal = proposal.monthly(amount);
        }
        for (lever, count) in [(Lever::Periods, self.periods), (Lever::Deferral, self.deferral)] {
            if let Some(count) = count {
                proposal = with(proposal, lever, i64::from(count), &at.key(lever.key()))?;
            }
        }
        let shares =
            [(Lever::DownPayment, self.down_payment), (Lever::Rate, self.rate), (Lever::Discount, self.discount)];
        for (lever, share) in shares {
            if let Some(share) = share {
                let at = at.key(lever.key());
                proposal = with(proposal, lever, shape::fraction(&share, &at)?.parts(), &at)?;
            }
        }
        let at_waive = at.key("waive");
        for (key, share) in self.waive.into_iter().flat_map(|pairs| pairs.0) {
            let at = at_waive.key(&key);
            let class = word(&key, &at, Class::from_key, Class::KEYS)?;
            proposal = with(proposal, Lever::Waive(class), shape::fraction(&share, &at)?.parts(), &at)?;
        }
        if proposal == Proposal::new() {
            return Err(WireError::at(at, OfferError::EmptyProposal));
        }
        Ok((date, proposal))
    }
}

fn with(proposal: Proposal, lever: Lever, value: i64, at: &At<'_>) -> Result<Proposal, WireError> {
    Proposal::check(lever, value).map_err(|error| WireError::at(at, error))?;
    Ok(proposal.lever(lever, value))
}

impl Case {
    /// Who asks, by what the case says of law.
    pub(super) fn applicant(&self, question: &OfferQuestion) -> Applicant {
        Applicant {
            hardship: question.hardship,
            is_first_time: question.is_first_time,
            restructurings: self.law.restructurings.clone(),
            scheme: self.law.scheme,
            ..Applicant::new(self.law.product, self.law.lender)
        }
    }

    /// What is owed, with the rate of the contract on the day asked about.
    pub(super) fn claim(&self, position: &crate::balance::Position) -> Result<Claim, WireError> {
        let claim = Claim::of(position);
        let rate = match &self.terms {
            AccountTerms::Card(terms) => terms.purchase_rates().on(self.as_of).copied(),
            AccountTerms::Loan(terms) => Some(terms.amortisation().rate()),
        };
        let is_card = matches!(self.terms, AccountTerms::Card(_));
        let claim = claim.contains_instalments(is_card && claim.has_instalments());
        let Some(rate) = rate else { return Ok(claim) };
        let at = At::root("account");
        claim.contract_rate(rate).map_err(|error| WireError::at(&at.key("terms"), error))
    }
}

/// A note of where the offers of a case failed.
pub(super) fn failed(error: impl Into<crate::error::Error>) -> WireError {
    let error = error.into();
    WireError::new(error.code(), String::from("offers"), format!("{error}"))
}
