//! What a report says of offers.

use alloc::string::String;
use alloc::vec::Vec;

use super::limit_request::LimitAnswerShape;
use super::offer_report::{
    Beside, Found, ItemValue, NearestText, Otherwise, Percent, ReasonText, TenThousandths, accrual_key, answers, lever,
    reason_key, shape_key,
};
use super::written::{Minor, OrNothing, WordShape, amounts};
use crate::balance::{MinimumPayments, Position};
use crate::cash_flow::{CashFlowError, QuotedRate};
use crate::json::report;
use crate::money::{Currency, Money};
use crate::offer::{
    Change, Class, Item, Nearest, NewAccrual, Offer, Placed, Plan, Refusal, Round, Row, Shape, Survival, Waived,
};
use crate::rate::Fraction;
use crate::rulebook::Verdict;

report! {
    pub(super) struct OffersReportShape(found: &Found<'_>)
    let beside = &found.beside;
    {
        policy: String = found.policy.name(),
        /// The rulebook asked.
        law: String = found.book.jurisdiction(),
        /// What the offers are about, by class.
        owed: Vec<ClassAmountShape> =
            amounts(Class::ALL.iter().map(|class| (*class, found.claim.owed_minor(*class))), beside.currency),
        total_owed: String = found.total_owed,
        /// What a month has.
        monthly: String = found.means.monthly(),
        /// What is at hand for one payment.
        at_hand: String = found.means.money_at_hand(),
        /// The ladder that classifies.
        scheme: &'static str = found.scheme,
        /// The best first.
        offers: Vec<OfferShape> = found.offers.offers().iter().map(|offer| (offer, beside)),
        refused: Vec<RefusalShape> = found.offers.refused(),
        /// What else could be done.
        otherwise: OtherwiseShape = found.otherwise,
        negotiation?: Vec<RoundShape> = found.rounds.iter().map(|round| (round, beside)),
        /// The answer to the temporary limit asked for.
        limit_request?: Option<LimitAnswerShape> = found.limit.as_ref(),
    }

    pub(super) struct ClassAmountShape(class: Class, minor: i64, currency: Currency) {
        class: &'static str = class.key(),
        amount: String = Minor(minor, currency),
    }

    pub(super) struct OfferShape(offer: &Offer<'_>, beside: &Beside<'_>)
    let (schedule, currency) = (offer.schedule(), beside.currency);
    let total = schedule.total().minor();
    let against = |other: i64| Minor(total.saturating_sub(other), currency);
    {
        kind: &'static str = offer.kind().key(),
        name: WordShape = offer.kind().word(),
        /// No other offer is as good in total, largest payment and present value, and better in one.
        pareto: bool = offer.is_pareto(),
        levers: LeversShape = offer.plan(),
        /// The levers that give something up.
        conceded: Vec<&'static str> = offer.conceded().iter().map(|(lever, _)| lever.key()),
        total: String = schedule.total(),
        interest: String = schedule.interest(),
        fees: String = schedule.fees(),
        largest_payment: String = schedule.largest(),
        /// Of what a period has, or of what is at hand for one payment.
        share_of_means?: Option<String> = offer.capacity_share().map(TenThousandths),
        waived_at_signing: Vec<ClassAmountShape> = amounts(schedule.waived_at_signing().iter(), currency),
        waived_on_completion: Vec<ClassAmountShape> = amounts(schedule.waived_on_completion().iter(), currency),
        discounted: Vec<ClassAmountShape> = amounts(schedule.discounted().iter(), currency),
        given_up: String = schedule.given_up(),
        /// Periods a year x the rate of one period.
        nominal_rate: RateShape = offer.nominal(),
        effective_rate: RateShape = offer.effective(),
        present_value: String = offer.present_value(),
        /// Present value against what is owed.
        recovery?: Option<String> = offer.recovery().map(TenThousandths),
        /// What it costs the customer more (less, where below zero) than each alternative.
        against: AgainstShape =
            (beside.nothing.map(against), beside.minimum.map(against), against(beside.today)),
        survives: Vec<SurvivalShape> = beside.stresses.iter().zip(offer.survival()),
        law: Vec<VerdictShape> = offer.verdicts(),
        tier_after_signing: &'static str = offer.tier_after_signing().key(),
        documents: Vec<&'static str> = offer.papers().iter().map(|paper| paper.key()),
        last_due: String = OrNothing(schedule.last_due()),
        schedule: Vec<RowShape> = schedule.rows().iter().map(|row| (row, currency)),
    }

    pub(super) struct LeversShape(plan: &Plan)
    let step = if let Shape::StepUp { every, factor } = plan.shape { Some((every, factor)) } else { None };
    {
        signed: String = plan.signed,
        periods: u32 = plan.periods,
        frequency: &'static str = plan.frequency.key(),
        first_due: String = plan.first_due,
        shape: &'static str = shape_key(plan.shape),
        interest_only_periods?: Option<u32> =
            if let Shape::InterestOnly { periods } = plan.shape { Some(periods) } else { None },
        step_every?: Option<u32> = step.map(|(every, _)| every),
        step_factor?: Option<String> = step.map(|(_, factor)| factor),
        balloon?: Option<String> = if let Shape::Balloon { last } = plan.shape { Some(last) } else { None },
        accrual: &'static str = accrual_key(plan.accrual),
        rate?: Option<String> = if let NewAccrual::PlanRate(rate) = plan.accrual { Some(rate) } else { None },
        down_payment: String = plan.down_payment,
        deferred_periods: u32 = plan.deferral.periods,
        deferral_accrues: bool = plan.deferral.accrues,
        deferral_due: &'static str = plan.deferral.due.key(),
        discount?: Option<String> = plan.settlement.map(|settlement| settlement.discount),
        expires?: Option<String> = plan.settlement.map(|settlement| settlement.expires),
        /// Shares waived, by class.
        waived: Vec<WaivedShape> = plan.waived.iter().filter(|(_, waived)| waived.share != Fraction::ZERO),
        /// Classes that are not folded.
        placed: Vec<PlacedShape> = plan.placed.iter().filter(|(_, placed)| *placed != Placed::Folded),
    }

    pub(super) struct WaivedShape(class: Class, waived: Waived) {
        class: &'static str = class.key(),
        share: String = waived.share,
        when: &'static str = waived.when.key(),
    }

    pub(super) struct PlacedShape(class: Class, placed: Placed) {
        class: &'static str = class.key(),
        place: &'static str = placed.key(),
    }

    /// A rate, or the name of why there is none.
    pub(super) struct RateShape(rate: Result<QuotedRate, CashFlowError>) {
        percent?: Option<String> = rate.ok().map(Percent),
        basis?: Option<&'static str> = rate.ok().map(|rate| rate.basis().key()),
        none?: Option<String> = rate.err(),
    }

    pub(super) struct AgainstShape(nothing: Option<Minor>, minimum: Option<Minor>, today: Minor) {
        doing_nothing?: Option<String> = nothing,
        minimum_payments?: Option<String> = minimum,
        paying_today: String = today,
    }

    pub(super) struct SurvivalShape(stress: &(String, Money), survival: &Survival) {
        stress: String = &stress.0,
        monthly: String = survival.monthly,
        /// Payments made before the first that cannot be.
        payments: u32 = survival.payments,
        whole: bool = survival.is_whole,
    }

    pub(super) struct VerdictShape(verdict: &Verdict<'_>) {
        rule: String = &verdict.rule().id,
        outcome: &'static str = verdict.outcome().key(),
        text: WordShape = |language| verdict.text(language),
    }

    pub(super) struct RowShape(row: &Row, currency: Currency) {
        /// 0 for the down payment.
        number: u32 = row.number,
        due: String = row.due,
        payment: String = Minor(row.payment_minor(), currency),
        interest: String = Minor(row.interest, currency),
        /// What it pays of what is owed.
        split: Vec<ClassAmountShape> = amounts(row.split.iter(), currency),
        remaining: String = Minor(row.remaining, currency),
    }

    pub(super) struct RefusalShape(refusal: &Refusal<'_>) {
        kind: &'static str = refusal.kind.key(),
        name: WordShape = refusal.kind.word(),
        /// `notEligible`, `unlawful`, `aboveCapacity`, `aboveMoneyAtHand`, `tooEarly`, `recoversTooLittle`, `searchTooLarge`.
        reason: &'static str = reason_key(&refusal.reason),
        text: WordShape = |language| ReasonText(&refusal.reason, language),
        nearest: Vec<NearestShape> = &refusal.nearest,
    }

    pub(super) struct NearestShape(nearest: &Nearest<'_>)
    let (kind, amount, periods) = match nearest {
        Nearest::AffordableFrom { monthly } => ("affordableFrom", Some(*monthly), None),
        Nearest::AtHandFrom { amount } => ("atHandFrom", Some(*amount), None),
        Nearest::Periods { needed, allowed, .. } => ("periods", None, Some((*needed, *allowed))),
    };
    {
        /// `affordableFrom`, `atHandFrom` or `periods`.
        kind: &'static str = kind,
        amount?: Option<String> = amount,
        needed?: Option<u32> = periods.map(|(needed, _)| needed),
        allowed?: Option<u32> = periods.map(|(_, allowed)| allowed),
        text: WordShape = |language| NearestText(nearest, language),
    }

    pub(super) struct OtherwiseShape(otherwise: &Otherwise<'_>)
    let today = otherwise.today;
    {
        horizon: Option<String> = otherwise.horizon,
        paying_today: String = today.payoff(),
        doing_nothing?: Option<LaterOwedShape> = otherwise.nothing.as_ref().map(|later| (later, today)),
        minimum_payments?: Option<MinimumShape> = otherwise.minimum.as_ref(),
    }

    pub(super) struct LaterOwedShape(later: &Position, today: &Position) {
        /// What ends the debt at the horizon.
        owed: String = later.payoff(),
        more: String = Minor::more(later.payoff(), today.payoff()),
        days_past_due: i32 = later.days_past_due(),
    }

    pub(super) struct MinimumShape(minimum: &MinimumPayments)
    let owed = minimum.position.payoff();
    {
        paid: String = minimum.paid,
        payments: u32 = minimum.payments,
        /// What is still owed at the horizon.
        owed: String = owed,
        paid_off?: Option<String> = minimum.paid_off,
        /// Paid and still owed.
        total: String = Minor(minimum.paid.minor().saturating_add(owed.minor()), owed.currency()),
    }

    pub(super) struct RoundShape(round: &Round<'_>, beside: &Beside<'_>)
    let (answer, offers, refused) = answers(&round.answer);
    {
        date: String = round.day,
        proposed: Vec<ItemShape> = round.proposal.items(),
        /// `accept`, `counter` or `refuse`.
        answer: &'static str = answer,
        offers: Vec<CounterShape> = offers.map(|(offer, changes)| (offer, changes, beside)),
        refused: Vec<RefusalShape> = refused,
    }

    pub(super) struct CounterShape(offer: &Offer<'_>, changes: &[Change], beside: &Beside<'_>) {
        offer: OfferShape = (offer, beside),
        changes: Vec<ChangeShape> = changes,
    }

    pub(super) struct ItemShape(item: Item) {
        lever: &'static str = lever(item),
        value: String = ItemValue(item),
    }

    pub(super) struct ChangeShape(change: &Change) {
        lever: &'static str = lever(change.proposed),
        proposed: String = ItemValue(change.proposed),
        offered?: Option<String> = change.offered.map(ItemValue),
    }
}
