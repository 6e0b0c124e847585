//! Offers into the shapes of a report.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::offer::{OfferQuestion, failed};
use super::offer_shape::{
    AgainstShape, ChangeShape, ClassAmountShape, CounterShape, ItemShape, LaterOwedShape, LeversShape, MinimumShape,
    NearestShape, OfferShape, OffersReportShape, OtherwiseShape, PlacedShape, RateShape, RefusalShape, RoundShape,
    RowShape, SurvivalShape, VerdictShape, WaivedShape, WordShape,
};
use super::path::At;
use super::report::text;
use super::{Case, WireError};
use crate::balance::{Account, Position};
use crate::calendar::{Date, MonthDay};
use crate::cash_flow::{CashFlowError, QuotedRate};
use crate::money::{Currency, Money};
use crate::offer::{
    Answer, Claim, Counter, Item, Lever, Means, Nearest, Negotiation, NewAccrual, Offer, OfferError, OfferSearch,
    PerClass, Placed, Proposal, Reason, Refusal, Row, Shape, WaivedWhen,
};
use crate::rate::Fraction;
use crate::words::Language;

/// What the shapes of one report share.
struct Writer<'q> {
    stresses: &'q [(String, Money)],
    currency: Currency,
    today: i64,
    nothing: Option<i64>,
    minimum: Option<i64>,
}

impl Case {
    pub(super) fn offers(
        &self,
        question: &OfferQuestion,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<OffersReportShape, WireError> {
        self.searching(question, account, position, |search, claim| {
            self.offers_found(question, account, position, search, claim)
        })
    }

    /// Asks something of the search for offers.
    pub(super) fn searching<T>(
        &self,
        question: &OfferQuestion,
        account: &Account<'_>,
        position: &Position,
        ask: impl FnOnce(&OfferSearch<'_, '_>, &Claim) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        let claim = self.offered_claim(account, position)?;
        let (book, mut applicant) = (self.law.book()?, self.applicant(question));
        applicant.restructurings.extend(self.earlier_restructurings(account)?);
        let means = self.means(question, position)?;
        let monthly: Vec<Money> = self.stresses(question, position)?.iter().map(|(_, monthly)| *monthly).collect();
        let search = OfferSearch::new(&claim, means, &applicant, &question.policy, book);
        ask(&search.stressed(&monthly), &claim)
    }

    fn means(&self, question: &OfferQuestion, position: &Position) -> Result<Means, WireError> {
        let shares = self.budget.as_ref().map(|budget| budget.shares(position)).transpose()?;
        let means = question.means.given(shares.map(|shares| shares.monthly), position.currency());
        means.map_err(failed)
    }

    fn stresses(&self, question: &OfferQuestion, position: &Position) -> Result<Vec<(String, Money)>, WireError> {
        let shares = self.budget.as_ref().map(|budget| budget.shares(position)).transpose()?;
        Ok(question.stresses.clone().or_else(|| shares.map(|shares| shares.stresses)).unwrap_or_default())
    }

    fn offers_found(
        &self,
        question: &OfferQuestion,
        account: &Account<'_>,
        position: &Position,
        search: &OfferSearch<'_, '_>,
        claim: &Claim,
    ) -> Result<OffersReportShape, WireError> {
        let book = self.law.book()?;
        let means = self.means(question, position)?;
        let stresses = self.stresses(question, position)?;
        let found = search.run().map_err(failed)?;
        let mut negotiation = Negotiation::new();
        let (at, mut place) = (At::root("offers"), 0_usize);
        let at_proposals = at.key("proposals");
        for (day, proposal) in &question.proposals {
            let at = at_proposals.index(place);
            negotiation.propose(*day, proposal.clone(), search).map_err(|error| match error {
                OfferError::RoundsOutOfOrder => WireError::at(&at.key("date"), error),
                _ => WireError::at(&at, error),
            })?;
            place = place.saturating_add(1);
        }
        let horizon = self.horizon(question.horizon_months);
        let otherwise = otherwise(account, position, horizon).map_err(failed)?;
        let writer = Writer {
            stresses: &stresses,
            currency: claim.currency(),
            today: position.payoff().minor(),
            nothing: otherwise.nothing,
            minimum: otherwise.minimum,
        };
        let rounds = negotiation.rounds().iter().map(|round| writer.round(round.day, &round.proposal, &round.answer));
        Ok(OffersReportShape {
            policy: question.policy.name().to_string(),
            law: book.jurisdiction().to_string(),
            owed: writer.owed(claim),
            total_owed: claim.total().map_err(failed)?.to_string(),
            monthly: means.monthly().to_string(),
            at_hand: means.money_at_hand().to_string(),
            scheme: self.law.scheme_key(),
            offers: found.offers().iter().map(|offer| writer.offer(offer)).collect(),
            refused: found.refused().iter().map(|refusal| writer.refusal(refusal)).collect(),
            otherwise: otherwise.shape,
            negotiation: rounds.collect(),
        })
    }

    fn horizon(&self, months: u16) -> Option<Date> {
        self.as_of.plus_months(i32::from(months), MonthDay::from_date(self.as_of)).ok()
    }
}

struct Otherwise {
    shape: OtherwiseShape,
    nothing: Option<i64>,
    minimum: Option<i64>,
}

/// What doing nothing and paying the minimum lead to; nothing where the calendar ends first, or an amount leaves its range.
fn otherwise(
    account: &Account<'_>,
    position: &Position,
    horizon: Option<Date>,
) -> Result<Otherwise, crate::balance::ReplayError> {
    let (today, currency) = (position.payoff(), position.currency());
    let nothing = horizon.and_then(|day| account.waiting([position.as_of(), day]).ok()).map(|[_, later]| later);
    let minimum = match (account, horizon) {
        (Account::Card(card), Some(day)) => card.paying_minimum(position.as_of(), day).ok(),
        _ => None,
    };
    let total = minimum.map(|m| m.paid.minor().saturating_add(m.position.payoff().minor()));
    let shape = OtherwiseShape {
        horizon: horizon.map(|day| day.to_string()),
        paying_today: today.to_string(),
        doing_nothing: nothing.map(|later| LaterOwedShape {
            owed: later.payoff().to_string(),
            more: text(later.payoff().minor().saturating_sub(today.minor()), currency),
            days_past_due: later.days_past_due(),
        }),
        minimum_payments: minimum.zip(total).map(|(minimum, total)| MinimumShape {
            paid: minimum.paid.to_string(),
            payments: minimum.payments,
            owed: minimum.position.payoff().to_string(),
            paid_off: minimum.paid_off.map(|day| day.to_string()),
            total: text(total, currency),
        }),
    };
    Ok(Otherwise { shape, nothing: nothing.map(|later| later.payoff().minor()), minimum: total })
}

impl Writer<'_> {
    fn text(&self, minor: i64) -> String {
        text(minor, self.currency)
    }

    fn owed(&self, claim: &Claim) -> Vec<ClassAmountShape> {
        let amounts = crate::offer::Class::ALL.iter().map(|class| (*class, claim.owed_minor(*class)));
        self.amounts(amounts)
    }

    fn amounts(&self, amounts: impl Iterator<Item = (crate::offer::Class, i64)>) -> Vec<ClassAmountShape> {
        let above = amounts.filter(|(_, minor)| *minor != 0);
        above.map(|(class, minor)| ClassAmountShape { class: class.key(), amount: self.text(minor) }).collect()
    }

    fn per_class(&self, amounts: &PerClass<i64>) -> Vec<ClassAmountShape> {
        self.amounts(amounts.iter())
    }

    fn offer(&self, offer: &Offer<'_>) -> OfferShape {
        let schedule = offer.schedule();
        let total = schedule.total().minor();
        let against = |other: i64| self.text(total.saturating_sub(other));
        let survives = self.stresses.iter().zip(offer.survival());
        OfferShape {
            kind: offer.kind().key(),
            name: WordShape::of(offer.kind().word()),
            pareto: offer.is_pareto(),
            levers: self.levers(offer),
            conceded: offer.conceded().iter().map(|(lever, _)| lever.key()).collect(),
            total: schedule.total().to_string(),
            interest: schedule.interest().to_string(),
            fees: schedule.fees().to_string(),
            largest_payment: schedule.largest().to_string(),
            share_of_means: offer.capacity_share().map(ten_thousandths),
            waived_at_signing: self.per_class(schedule.waived_at_signing()),
            waived_on_completion: self.per_class(schedule.waived_on_completion()),
            discounted: self.per_class(schedule.discounted()),
            given_up: schedule.given_up().to_string(),
            nominal_rate: RateShape::of(offer.nominal()),
            effective_rate: RateShape::of(offer.effective()),
            present_value: offer.present_value().to_string(),
            recovery: offer.recovery().map(ten_thousandths),
            against: AgainstShape {
                doing_nothing: self.nothing.map(against),
                minimum_payments: self.minimum.map(against),
                paying_today: against(self.today),
            },
            survives: survives
                .map(|((name, _), survival)| SurvivalShape {
                    stress: name.clone(),
                    monthly: survival.monthly.to_string(),
                    payments: survival.payments,
                    whole: survival.is_whole,
                })
                .collect(),
            law: offer
                .verdicts()
                .iter()
                .map(|verdict| VerdictShape {
                    rule: verdict.rule().id.clone(),
                    outcome: verdict.outcome().key(),
                    text: WordShape::verdict(*verdict),
                })
                .collect(),
            tier_after_signing: offer.tier_after_signing().key(),
            documents: offer.papers().iter().map(|paper| paper.key()).collect(),
            last_due: schedule.last_due().map(|day| day.to_string()).unwrap_or_default(),
            schedule: schedule.rows().iter().map(|row| self.row(row)).collect(),
        }
    }

    fn levers(&self, offer: &Offer<'_>) -> LeversShape {
        let plan = offer.plan();
        let (mut only, mut every, mut factor, mut balloon) = (None, None, None, None);
        let shape = match plan.shape {
            Shape::Level => "level",
            Shape::EqualPrincipal => "equalPrincipal",
            Shape::InterestOnly { periods } => {
                only = Some(periods);
                "interestOnly"
            }
            Shape::StepUp { every: each, factor: by } => {
                every = Some(each);
                factor = Some(by.to_string());
                "stepUp"
            }
            Shape::PrincipalFirst => "principalFirst",
            Shape::Balloon { last } => {
                balloon = Some(last.to_string());
                "balloon"
            }
        };
        let (accrual, rate) = match plan.accrual {
            NewAccrual::Frozen => ("frozen", None),
            NewAccrual::Continued => ("continued", None),
            NewAccrual::PlanRate(rate) => ("planRate", Some(rate.to_string())),
        };
        let waived = plan.waived.iter().filter(|(_, waived)| waived.share != Fraction::ZERO);
        let placed = plan.placed.iter().filter(|(_, placed)| *placed != Placed::Folded);
        LeversShape {
            signed: plan.signed.to_string(),
            periods: plan.periods,
            frequency: plan.frequency.key(),
            first_due: plan.first_due.to_string(),
            shape,
            interest_only_periods: only,
            step_every: every,
            step_factor: factor,
            balloon,
            accrual,
            rate,
            down_payment: plan.down_payment.to_string(),
            deferred_periods: plan.deferral.periods,
            deferral_accrues: plan.deferral.accrues,
            deferral_due: plan.deferral.due.key(),
            discount: plan.settlement.map(|s| s.discount.to_string()),
            expires: plan.settlement.map(|s| s.expires.to_string()),
            waived: waived
                .map(|(class, waived)| WaivedShape {
                    class: class.key(),
                    share: waived.share.to_string(),
                    when: WaivedWhen::key(waived.when),
                })
                .collect(),
            placed: placed.map(|(class, placed)| PlacedShape { class: class.key(), place: placed.key() }).collect(),
        }
    }

    fn row(&self, row: &Row) -> RowShape {
        RowShape {
            number: row.number,
            due: row.due.to_string(),
            payment: self.text(row.payment_minor()),
            interest: self.text(row.interest),
            split: self.per_class(&row.split),
            remaining: self.text(row.remaining),
        }
    }

    fn refusal(&self, refusal: &Refusal<'_>) -> RefusalShape {
        let (reason, text) = reason(&refusal.reason);
        RefusalShape {
            kind: refusal.kind.key(),
            name: WordShape::of(refusal.kind.word()),
            reason,
            text,
            nearest: refusal.nearest.iter().map(NearestShape::of).collect(),
        }
    }

    fn round(&self, day: Date, proposal: &Proposal, answer: &Answer<'_>) -> RoundShape {
        let counter = |counter: &Counter<'_>| CounterShape {
            offer: self.offer(&counter.offer),
            changes: counter
                .changes
                .iter()
                .map(|change| {
                    let ItemShape { lever, value } = self.item(change.proposed);
                    ChangeShape { lever, proposed: value, offered: change.offered.map(|item| self.item(item).value) }
                })
                .collect(),
        };
        let (answer, offers, refused) = match answer {
            Answer::Accept(offer) => {
                let offer = CounterShape { offer: self.offer(offer), changes: Vec::new() };
                ("accept", alloc::vec![offer], Vec::new())
            }
            Answer::Counter(counters) => ("counter", counters.iter().map(counter).collect(), Vec::new()),
            Answer::Refuse(refused) => {
                ("refuse", Vec::new(), refused.iter().map(|refusal| self.refusal(refusal)).collect())
            }
        };
        let proposed = proposal.items().into_iter().map(|item| self.item(item)).collect();
        RoundShape { date: day.to_string(), proposed, answer, offers, refused }
    }

    fn item(&self, item: Item) -> ItemShape {
        match item {
            Item::Kind(kind) => ItemShape { lever: "kind", value: kind.key().to_string() },
            Item::Monthly(amount) => ItemShape { lever: "monthly", value: amount.to_string() },
            Item::Lever(lever @ (Lever::Periods | Lever::Deferral), value) => {
                ItemShape { lever: lever.key(), value: value.to_string() }
            }
            Item::Lever(lever, value) => {
                let share = Fraction::from_parts(value).map(|share| share.to_string()).unwrap_or_default();
                ItemShape { lever: lever.key(), value: share }
            }
        }
    }
}

impl RateShape {
    fn of(rate: Result<QuotedRate, CashFlowError>) -> Self {
        match rate {
            Ok(rate) => {
                let mut percent = String::new();
                let written = rate.write_percent(&mut percent);
                Self { percent: written.ok().map(|()| percent), basis: Some(rate.basis().key()), none: None }
            }
            Err(error) => Self { percent: None, basis: None, none: Some(error.to_string()) },
        }
    }
}

fn both(en: String, zh: String) -> WordShape {
    WordShape { en, zh }
}

fn reason(reason: &Reason<'_>) -> (&'static str, WordShape) {
    match reason {
        Reason::NotEligible(condition) => ("notEligible", WordShape::of(condition.word())),
        Reason::Unlawful(verdict) => ("unlawful", WordShape::verdict(*verdict)),
        Reason::AboveCapacity { least_largest, capacity } => (
            "aboveCapacity",
            both(
                alloc::format!("at the furthest concession a payment is {least_largest}, a period has {capacity}"),
                alloc::format!("即使最大让步，每期仍需{least_largest}元，每期可承受{capacity}元"),
            ),
        ),
        Reason::AboveMoneyAtHand { least, at_hand } => (
            "aboveMoneyAtHand",
            both(
                alloc::format!("{least} at least is needed at once, {at_hand} is at hand"),
                alloc::format!("一次至少需支付{least}元，可用资金{at_hand}元"),
            ),
        ),
        Reason::TooEarly => (
            "tooEarly",
            both("it would begin before there is anything to pay with".to_string(), "首期早于可还款日期".to_string()),
        ),
        Reason::RecoversTooLittle => (
            "recoversTooLittle",
            both("the lender would recover too little".to_string(), "回收率低于政策下限".to_string()),
        ),
    }
}

impl NearestShape {
    fn of(nearest: &Nearest<'_>) -> Self {
        match nearest {
            Nearest::AffordableFrom { monthly } => Self {
                kind: "affordableFrom",
                amount: Some(monthly.to_string()),
                needed: None,
                allowed: None,
                text: both(
                    alloc::format!("affordable from {monthly} a month"),
                    alloc::format!("每月可还{monthly}元起可办理"),
                ),
            },
            Nearest::AtHandFrom { amount } => Self {
                kind: "atHandFrom",
                amount: Some(amount.to_string()),
                needed: None,
                allowed: None,
                text: both(
                    alloc::format!("possible with {amount} at hand"),
                    alloc::format!("可用资金达{amount}元可办理"),
                ),
            },
            Nearest::Periods { needed, allowed, law } => {
                let (mut en, mut zh) = (
                    alloc::format!("needs {needed} payments; the policy allows {allowed}"),
                    alloc::format!("需{needed}期，政策最长{allowed}期"),
                );
                if let Some(verdict) = law {
                    en.push_str(&alloc::format!("; {}", verdict.text(Language::English)));
                    zh.push_str(&alloc::format!("；{}", verdict.text(Language::Chinese)));
                }
                let text = both(en, zh);
                Self { kind: "periods", amount: None, needed: Some(*needed), allowed: Some(*allowed), text }
            }
        }
    }
}

/// Ten-thousandths as a decimal: 9832 is `0.9832`.
fn ten_thousandths(share: i64) -> String {
    let (whole, rest) = (share.div_euclid(10_000), share.rem_euclid(10_000));
    alloc::format!("{whole}.{rest:04}")
}
