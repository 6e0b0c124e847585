//! Offers into a report: what is asked of the search, and how its findings are said.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::offer::{OfferQuestion, failed};
use super::offer_shape::OffersReportShape;
use super::path::At;
use super::written::OrNothing;
use super::{Case, WireError};
use crate::balance::{Account, MinimumPayments, Position};
use crate::calendar::{Date, MonthDay};
use crate::cash_flow::QuotedRate;
use crate::json::Part;
use crate::money::{Currency, Money};
use crate::offer::{
    Answer, Applicant, Change, Claim, Item, Lever, LimitAnswer, Means, Nearest, Negotiation, NewAccrual, Offer,
    OfferError, OfferSearch, Offers, Policy, Reason, Refusal, Round, Shape,
};
use crate::rate::Fraction;
use crate::rulebook::Rulebook;
use crate::words::Language;

/// What offers are held against.
pub(super) struct Beside<'q> {
    pub(super) stresses: &'q [(String, Money)],
    pub(super) currency: Currency,
    pub(super) today: i64,
    pub(super) nothing: Option<i64>,
    pub(super) minimum: Option<i64>,
}

/// What was found.
pub(super) struct Found<'q> {
    pub(super) policy: &'q Policy,
    pub(super) book: &'q Rulebook,
    pub(super) claim: &'q Claim,
    pub(super) total_owed: Money,
    pub(super) means: Means,
    pub(super) scheme: &'static str,
    pub(super) offers: &'q Offers<'q>,
    pub(super) otherwise: &'q Otherwise<'q>,
    pub(super) rounds: &'q [Round<'q>],
    pub(super) limit: Option<LimitAnswer>,
    pub(super) beside: Beside<'q>,
}

/// What the search for offers is about.
pub(super) struct Asking {
    pub(super) claim: Claim,
    applicant: Applicant,
    means: Means,
    stresses: Vec<(String, Money)>,
    /// What a month has under each of them.
    monthly: Vec<Money>,
}

impl Asking {
    pub(super) fn search<'a>(&'a self, policy: &'a Policy, book: &'a Rulebook) -> OfferSearch<'a, 'a> {
        OfferSearch::new(&self.claim, self.means, &self.applicant, policy, book).stressed(&self.monthly)
    }
}

impl Case {
    pub(super) fn asking(
        &self,
        question: &OfferQuestion,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<Asking, WireError> {
        let claim = self.offered_claim(account, position)?;
        let mut applicant = self.applicant(question);
        applicant.restructurings.extend(self.earlier_restructurings(account)?);
        let shares = self.budget.as_ref().map(|budget| budget.shares(position)).transpose()?;
        let monthly = shares.as_ref().map(|shares| shares.monthly);
        let means = question.means.given(monthly, position.currency()).map_err(failed)?;
        let of_budget = || shares.map(|shares| shares.stresses).unwrap_or_default();
        let stresses = question.stresses.clone().unwrap_or_else(of_budget);
        let monthly = stresses.iter().map(|(_, monthly)| *monthly).collect();
        Ok(Asking { claim, applicant, means, stresses, monthly })
    }

    pub(super) fn offers(
        &self,
        question: &OfferQuestion,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<Part<OffersReportShape>, WireError> {
        let (asking, book) = (self.asking(question, account, position)?, self.law.book()?);
        let (search, claim) = (asking.search(&question.policy, book), &asking.claim);
        let found = search.run().map_err(failed)?;
        let mut negotiation = Negotiation::new();
        let (at, mut place) = (At::root("offers"), 0_usize);
        let at_proposals = at.key("proposals");
        for (day, proposal) in &question.proposals {
            let at = at_proposals.index(place);
            negotiation.propose(*day, proposal.clone(), &search).map_err(|error| match error {
                OfferError::RoundsOutOfOrder => WireError::at(&at.key("date"), error),
                _ => WireError::at(&at, error),
            })?;
            place = place.saturating_add(1);
        }
        let limit = question.limit.map(|asked| self.limit_answer(asked, &question.policy, account, position));
        let horizon = self.horizon(question.horizon_months);
        let otherwise = otherwise(account, position, horizon);
        let minimum = otherwise.minimum;
        Ok(Part::of(&Found {
            policy: &question.policy,
            book,
            claim,
            total_owed: claim.total().map_err(failed)?,
            means: asking.means,
            scheme: self.law.scheme_key(),
            offers: &found,
            otherwise: &otherwise,
            rounds: negotiation.rounds(),
            limit: limit.transpose()?,
            beside: Beside {
                stresses: &asking.stresses,
                currency: claim.currency(),
                today: position.payoff().minor(),
                nothing: otherwise.nothing.map(|later| later.payoff().minor()),
                minimum: minimum.map(|m| m.paid.minor().saturating_add(m.position.payoff().minor())),
            },
        }))
    }

    fn horizon(&self, months: u16) -> Option<Date> {
        self.as_of.plus_months(i32::from(months), MonthDay::from_date(self.as_of)).ok()
    }
}

/// What doing nothing and paying the minimum lead to.
pub(super) struct Otherwise<'q> {
    pub(super) horizon: Option<Date>,
    pub(super) today: &'q Position,
    pub(super) nothing: Option<Position>,
    pub(super) minimum: Option<MinimumPayments>,
}

/// Nothing where the calendar ends first, or an amount leaves its range.
fn otherwise<'q>(account: &Account<'_>, today: &'q Position, horizon: Option<Date>) -> Otherwise<'q> {
    let nothing = horizon.and_then(|day| account.waiting([today.as_of(), day]).ok()).map(|[_, later]| later);
    let minimum = match (account, horizon) {
        (Account::Card(card), Some(day)) => card.paying_minimum(today.as_of(), day).ok(),
        _ => None,
    };
    Otherwise { horizon, today, nothing, minimum }
}

pub(super) const fn shape_key(shape: Shape) -> &'static str {
    match shape {
        Shape::Level => "level",
        Shape::EqualPrincipal => "equalPrincipal",
        Shape::InterestOnly { .. } => "interestOnly",
        Shape::StepUp { .. } => "stepUp",
        Shape::PrincipalFirst => "principalFirst",
        Shape::Balloon { .. } => "balloon",
    }
}

pub(super) const fn accrual_key(accrual: NewAccrual) -> &'static str {
    match accrual {
        NewAccrual::Frozen => "frozen",
        NewAccrual::Continued => "continued",
        NewAccrual::PlanRate(_) => "planRate",
    }
}

pub(super) const fn reason_key(reason: &Reason<'_>) -> &'static str {
    match reason {
        Reason::NotEligible(_) => "notEligible",
        Reason::Unlawful(_) => "unlawful",
        Reason::AboveCapacity { .. } => "aboveCapacity",
        Reason::AboveMoneyAtHand { .. } => "aboveMoneyAtHand",
        Reason::TooEarly => "tooEarly",
        Reason::RecoversTooLittle => "recoversTooLittle",
        Reason::SearchTooLarge { .. } => "searchTooLarge",
    }
}

/// The name of an answer, its offers with what they change, and its refusals.
pub(super) fn answers<'a>(
    answer: &'a Answer<'a>,
) -> (&'static str, impl Iterator<Item = (&'a Offer<'a>, &'a [Change])>, &'a [Refusal<'a>]) {
    let (name, accepted, counters, refused) = match answer {
        Answer::Accept(offer) => ("accept", Some(&**offer), [].as_slice(), [].as_slice()),
        Answer::Counter(counters) => ("counter", None, counters.as_slice(), [].as_slice()),
        Answer::Refuse(refused) => ("refuse", None, [].as_slice(), refused.as_slice()),
    };
    let accepted = accepted.map(|offer| (offer, [].as_slice()));
    let counters = counters.iter().map(|counter| (&counter.offer, counter.changes.as_slice()));
    (name, accepted.into_iter().chain(counters), refused)
}

pub(super) const fn lever(item: Item) -> &'static str {
    match item {
        Item::Kind(_) => "kind",
        Item::Monthly(_) => "monthly",
        Item::Lever(lever, _) => lever.key(),
    }
}

/// The value of what was proposed.
pub(super) struct ItemValue(pub(super) Item);

impl fmt::Display for ItemValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Item::Kind(kind) => f.write_str(kind.key()),
            Item::Monthly(amount) => amount.fmt(f),
            Item::Lever(Lever::Periods | Lever::Deferral, value) => value.fmt(f),
            Item::Lever(_, value) => OrNothing(Fraction::from_parts(value).ok()).fmt(f),
        }
    }
}

/// A rate without its sign.
pub(super) struct Percent(pub(super) QuotedRate);

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_percent(f)
    }
}

/// Why a kind of plan is not offered.
pub(super) struct ReasonText<'a>(pub(super) &'a Reason<'a>, pub(super) Language);

impl fmt::Display for ReasonText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Language::{Chinese, English};
        match (self.0, self.1) {
            (Reason::NotEligible(condition), language) => f.write_str(condition.word().of(language)),
            (Reason::Unlawful(verdict), language) => verdict.text(language).fmt(f),
            (Reason::AboveCapacity { least_largest, capacity }, English) => {
                write!(f, "at the furthest concession a payment is {least_largest}, a period has {capacity}")
            }
            (Reason::AboveCapacity { least_largest, capacity }, Chinese) => {
                write!(f, "即使最大让步，每期仍需{least_largest}元，每期可承受{capacity}元")
            }
            (Reason::AboveMoneyAtHand { least, at_hand }, English) => {
                write!(f, "{least} at least is needed at once, {at_hand} is at hand")
            }
            (Reason::AboveMoneyAtHand { least, at_hand }, Chinese) => {
                write!(f, "一次至少需支付{least}元，可用资金{at_hand}元")
            }
            (Reason::TooEarly, English) => f.write_str("it would begin before there is anything to pay with"),
            (Reason::TooEarly, Chinese) => f.write_str("首期早于可还款日期"),
            (Reason::RecoversTooLittle, English) => f.write_str("the lender would recover too little"),
            (Reason::RecoversTooLittle, Chinese) => f.write_str("回收率低于政策下限"),
            (Reason::SearchTooLarge { looks, widest, values }, English) => write!(
                f,
                "the policy leaves too many plans of this kind open for a search of {looks} looks: narrow `{widest}`, which \
                 has {values} values, or make its steps larger"
            ),
            (Reason::SearchTooLarge { looks, widest, values }, Chinese) => write!(
                f,
                "政策可选方案过多，超出搜索上限（{looks}次）：请缩小`{widest}`的范围（现有{values}个取值）或加大步长"
            ),
        }
    }
}

/// The nearest thing that would pass.
pub(super) struct NearestText<'a>(pub(super) &'a Nearest<'a>, pub(super) Language);

impl fmt::Display for NearestText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Language::{Chinese, English};
        match (self.0, self.1) {
            (Nearest::AffordableFrom { monthly }, English) => write!(f, "affordable from {monthly} a month"),
            (Nearest::AffordableFrom { monthly }, Chinese) => write!(f, "每月可还{monthly}元起可办理"),
            (Nearest::AtHandFrom { amount }, English) => write!(f, "possible with {amount} at hand"),
            (Nearest::AtHandFrom { amount }, Chinese) => write!(f, "可用资金达{amount}元可办理"),
            (Nearest::Periods { needed, allowed, law }, language) => {
                let colon = match language {
                    English => {
                        write!(f, "needs {needed} payments; the policy allows {allowed}")?;
                        "; "
                    }
                    Chinese => {
                        write!(f, "需{needed}期，政策最长{allowed}期")?;
                        "；"
                    }
                };
                law.map_or(Ok(()), |verdict| write!(f, "{colon}{}", verdict.text(language)))
            }
        }
    }
}

/// Ten-thousandths as a decimal: 9832 is `0.9832`.
pub(super) struct TenThousandths(pub(super) i64);

impl fmt::Display for TenThousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:04}", self.0.div_euclid(10_000), self.0.rem_euclid(10_000))
    }
}
