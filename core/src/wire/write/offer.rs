//! What a report says of offers.

use alloc::string::String;
use alloc::vec::Vec;

use super::values::{Minor, ObstacleShape, OrNothing, Percent, TenThousandths, WordShape, amounts};
use crate::balance::Position;
use crate::case::{Alternatives, CostAgainst, DoingNothing, LateFeeWaived, OffersAnswer, PayingMinimum};
use crate::cash_flow::{CashFlowError, QuotedRate};
use crate::json::report;
use crate::money::Money;
use crate::offer::{
    AccountShare, Change, Class, Counter, Item, LimitAnswer, LimitRequest, Nearest, NewAccrual, Offer, OfferSurvival,
    Placed, PlanRow, ProposalAnswer, Refusal, RepaymentPlan, RepaymentProfile, Round, Unmet, Waived,
};
use crate::rate::Fraction;
use crate::rulebook::Verdict;

report! {
    pub(super) struct OffersReportShape(found: &OffersAnswer<'_>)
    let (claim, capacity) = (found.claim(), found.repayment_capacity());
    {
        /// The name of the policy.
        policy: String = found.policy().name(),
        /// The rulebook asked.
        law: String = found.rulebook().jurisdiction(),
        /// What the offers are about, by class.
        owed: Vec<ClassAmountShape> = amounts(|class| claim.owed(class)),
        /// All of it together.
        total_owed: String = found.total_owed(),
        /// What a month has.
        monthly: String = capacity.monthly(),
        /// What is at hand for one payment.
        lump_sum: String = capacity.available_lump_sum(),
        /// The classification rules that were applied.
        classification_rules: &'static str = found.classification_rules().key(),
        /// The offers, the best first.
        offers: Vec<OfferShape> = found.offers().iter().map(|offer| (offer, found)),
        /// What each kind with a price list offers for each number of payments that passes, the fewest first; absent where none has one.
        side_by_side?: Vec<OfferShape> = found.side_by_side().iter().map(|offer| (offer, found)),
        /// The kinds of plan that cannot be offered, and why.
        refused: Vec<RefusalShape> = found.refused(),
        /// What else could be done.
        alternatives: AlternativesShape = found.alternatives(),
        /// The customer's proposals and their answers, in order.
        negotiation?: Vec<RoundShape> = found.rounds().iter().map(|round| (round, found)),
        /// The answer to the temporary limit asked for.
        limit_request?: Option<LimitAnswerShape> = found.limit_request(),
        /// The answer to the late fees that are to be waived alone.
        late_fee_waiver?: Option<LateFeeAnswerShape> = found.late_fee_waiver(),
    }

    pub(super) struct ClassAmountShape(class: Class, amount: Money) {
        /// Which class of what is owed.
        class: &'static str = class.key(),
        /// How much.
        amount: String = amount,
    }

    /// What of a plan is one account's.
    pub(super) struct AccountShareShape(share: AccountShare) {
        /// What is given up of it.
        given_up: String = share.total_given_up(),
        /// All that is paid for it.
        total: String = share.total(),
        /// Its part of each payment, in the order of the schedule.
        payments: Vec<String> = share.payments(),
    }

    pub(super) struct OfferShape(offer: &Offer<'_>, found: &OffersAnswer<'_>)
    let schedule = offer.schedule();
    {
        /// The kind of plan.
        kind: &'static str = offer.kind().key(),
        /// What it is called.
        name: WordShape = offer.kind().word(),
        /// No other offer is as good in total, largest payment and present value, and better in one.
        pareto: bool = offer.is_pareto(),
        /// The terms of the plan.
        terms: OfferTermsShape = offer.plan(),
        /// The concessions that give something up.
        conceded: Vec<&'static str> = offer.conceded().iter().map(|(concession, _)| concession.key()),
        /// All payments together.
        total: String = schedule.total(),
        /// Interest of the plan in them, or its fee by a price list.
        interest: String = schedule.interest(),
        /// Fees of the plan in them.
        fees: String = schedule.fees(),
        /// The largest payment.
        largest_payment: String = schedule.largest(),
        /// The largest payment as a share of what a period has, or of what is at hand for one payment.
        share_of_repayment_capacity?: Option<String> = offer.capacity_share().map(TenThousandths),
        /// What is waived when it is signed, by class.
        waived_at_signing: Vec<ClassAmountShape> = amounts(|class| schedule.waived_at_signing().get(class)),
        /// What is waived once everything is paid, by class.
        waived_on_completion: Vec<ClassAmountShape> = amounts(|class| schedule.waived_on_completion().get(class)),
        /// What a settlement gives up, by class.
        discounted: Vec<ClassAmountShape> = amounts(|class| schedule.discounted().get(class)),
        /// Everything waived and given up together.
        given_up: String = schedule.given_up(),
        /// Periods a year x the rate of one period.
        nominal_rate: RateShape = offer.nominal(),
        /// The yearly rate with compounding that makes the payments worth what is owed.
        effective_rate: RateShape = offer.effective(),
        /// The effective rate by the dates of the payments (actual/365), where the first is more than a period and a half away.
        effective_rate_by_dates?: Option<RateShape> = offer.effective_by_dates(),
        /// What the payments are worth today at the policy's discount rate.
        present_value: String = offer.present_value(),
        /// Present value against what is owed.
        recovery?: Option<String> = offer.recovery().map(TenThousandths),
        /// What it costs the customer more (less, where below zero) than each alternative.
        against: AgainstShape = found.against(offer),
        /// Whether the payments could still be made under each stress.
        survives: Vec<SurvivalShape> = found.stresses().iter().zip(offer.survival()),
        /// What of it is each account's, where the plan is over several: that of the case first.
        accounts?: Vec<AccountShareShape> = found.shares(offer),
        /// The rules that have something to say of it.
        law: Vec<VerdictShape> = offer.verdicts(),
        /// The class of the account once it is signed.
        classification_after_signing: &'static str = offer.classification_after_signing().key(),
        /// The documents that must be there before it is signed.
        supporting_documents: Vec<&'static str> = offer.supporting_documents().iter().map(|paper| paper.key()),
        /// The documents that it still waits for; absent where nobody said which are brought.
        conditional_on?: Option<Vec<&'static str>> = offer.conditional_on().map(|wanting| wanting.iter().map(|paper| paper.key())),
        /// The day of the last payment; empty where there is none.
        last_due: String = OrNothing(schedule.last_due()),
        /// The payments, in order.
        schedule: Vec<RowShape> = schedule.rows().iter(),
    }

    pub(super) struct OfferTermsShape(plan: &RepaymentPlan)
    let step = if let RepaymentProfile::StepUp { every, factor } = plan.profile { Some((every, factor)) } else { None };
    {
        /// The day of signing.
        signed: String = plan.signed,
        /// The number of payments.
        periods: u32 = plan.periods,
        /// How often a payment falls due.
        frequency: &'static str = plan.frequency.key(),
        /// The day of the first payment.
        first_due: String = plan.first_due,
        /// How the payments run.
        profile: &'static str = plan.profile.key(),
        /// Payments of interest only, first.
        interest_only_periods?: Option<u32> =
            if let RepaymentProfile::InterestOnly { periods } = plan.profile { Some(periods) } else { None },
        /// A step up after so many payments.
        step_every?: Option<u32> = step.map(|(every, _)| every),
        /// By how much a payment is multiplied at each step.
        step_factor?: Option<String> = step.map(|(_, factor)| factor),
        /// The amount of the last payment.
        balloon?: Option<String> = if let RepaymentProfile::Balloon { last } = plan.profile { Some(last) } else { None },
        /// The amount of every payment but the last.
        payment?: Option<String> = if let RepaymentProfile::Fixed { payment } = plan.profile { Some(payment) } else { None },
        /// What earns interest during the plan.
        accrual: &'static str = plan.accrual.key(),
        /// Annual rate of the plan.
        rate?: Option<String> = if let NewAccrual::PlanRate(rate) = plan.accrual { Some(rate) } else { None },
        /// The fee in place of interest: a share of the principal put into instalments.
        fee?: Option<String> = if let NewAccrual::Fee(fee) = plan.accrual { Some(fee.share) } else { None },
        /// `eachPeriod` or `once`.
        fee_charged?: Option<&'static str> = if let NewAccrual::Fee(fee) = plan.accrual { Some(fee.charged.key()) } else { None },
        /// What is paid at signing.
        down_payment: String = plan.down_payment,
        /// Periods without a payment first.
        deferred_periods: u32 = plan.deferral.periods,
        /// Whether interest accrues during them.
        deferral_accrues: bool = plan.deferral.accrues,
        /// When that interest is due.
        deferral_due: &'static str = plan.deferral.due.key(),
        /// What the first period bears.
        first_period: &'static str = plan.first_period.key(),
        /// Capitalised classes that bear the plan's interest beside principal.
        bearing: Vec<&'static str> = Class::ALL.iter().filter(|class| plan.bearing.get(**class)).map(|class| class.key()),
        /// The share that a settlement gives up.
        discount?: Option<String> = plan.settlement.map(|settlement| settlement.discount),
        /// The last day to pay the settlement.
        expires?: Option<String> = plan.settlement.map(|settlement| settlement.expires),
        /// Shares waived, by class.
        waived: Vec<WaivedShape> = plan.waived.iter().filter(|(_, waived)| waived.share != Fraction::ZERO),
        /// Classes that are not capitalised.
        placed: Vec<PlacedShape> = plan.placed.iter().filter(|(_, placed)| *placed != Placed::Capitalised),
    }

    pub(super) struct WaivedShape(class: Class, waived: Waived) {
        /// Which class.
        class: &'static str = class.key(),
        /// The share of it.
        share: String = waived.share,
        /// When it is waived.
        when: &'static str = waived.when.key(),
    }

    pub(super) struct PlacedShape(class: Class, placed: Placed) {
        /// Which class.
        class: &'static str = class.key(),
        /// Where it goes.
        place: &'static str = placed.key(),
    }

    /// A rate, or the name of why there is none.
    pub(super) struct RateShape(rate: Result<QuotedRate, CashFlowError>) {
        /// Percent a year, rounded half up to two decimals, such as "12.68".
        percent?: Option<String> = rate.ok().map(Percent),
        /// How the period's rate was made a year's.
        basis?: Option<&'static str> = rate.ok().map(|rate| rate.basis().key()),
        /// Why there is no rate.
        none?: Option<String> = rate.err(),
    }

    pub(super) struct AgainstShape(against: CostAgainst) {
        /// Against doing nothing until the horizon; absent where that cannot be replayed.
        doing_nothing?: Option<String> = against.doing_nothing,
        /// Against paying the minimum each month; absent of a loan.
        minimum_payments?: Option<String> = against.minimum_payments,
        /// Against paying everything today.
        paying_today: String = OrNothing(against.paying_today),
    }

    pub(super) struct SurvivalShape(stress: &(String, Money), survival: &OfferSurvival) {
        /// The name of the stress.
        stress: String = &stress.0,
        /// What a month would have.
        monthly: String = survival.monthly,
        /// Payments made before the first that cannot be.
        payments: u32 = survival.payments,
        /// Whether every payment can be made.
        whole: bool = survival.is_whole,
    }

    pub(super) struct VerdictShape(verdict: &Verdict<'_>) {
        /// The identifier of the rule in the rulebook.
        rule: String = &verdict.rule().id,
        /// What the rule says.
        outcome: &'static str = verdict.outcome().key(),
        /// The verdict in words.
        text: WordShape = |language| verdict.text(language),
    }

    pub(super) struct RowShape(row: &PlanRow) {
        /// Its number: 0 for the down payment.
        number: u32 = row.number,
        /// The day it falls due.
        due: String = row.due,
        /// What is paid.
        payment: String = row.payment(),
        /// Interest in it.
        interest: String = row.interest(),
        /// What it pays of what is owed.
        split: Vec<ClassAmountShape> = amounts(|class| row.split().get(class)),
        /// What is left after it.
        remaining: String = row.remaining(),
    }

    pub(super) struct RefusalShape(refusal: &Refusal<'_>) {
        /// The kind of plan.
        kind: &'static str = refusal.kind.key(),
        /// What it is called.
        name: WordShape = refusal.kind.word(),
        /// `notEligible`, `unlawful`, `aboveCapacity`, `aboveLumpSum`, `tooEarly`, `recoversTooLittle`, `searchTooLarge`.
        reason: &'static str = refusal.reason.key(),
        /// Of `notEligible`: which condition of the policy is not met.
        condition?: Option<&'static str> = refusal.reason.unmet().map(|unmet| unmet.condition().key()),
        /// Of `notEligible`: the day from which it would be met if nothing more is paid; absent where waiting does not do it.
        passes_on?: Option<String> = refusal.reason.unmet().and_then(Unmet::passes_on),
        /// The reason in words.
        text: WordShape = |language| refusal.reason.text(language),
        /// What would come nearest.
        nearest: Vec<NearestShape> = &refusal.nearest,
    }

    pub(super) struct NearestShape(nearest: &Nearest<'_>)
    let (amount, periods) = match nearest {
        Nearest::AffordableFrom { monthly: amount } | Nearest::LumpSumFrom { amount } => (Some(*amount), None),
        Nearest::Periods { needed, allowed, .. } => (None, Some((*needed, *allowed))),
    };
    {
        /// `affordableFrom`, `lumpSumFrom` or `periods`.
        kind: &'static str = nearest.key(),
        /// The amount a month, or at hand, that would do.
        amount?: Option<String> = amount,
        /// The number of payments that would be needed.
        needed?: Option<u32> = periods.map(|(needed, _)| needed),
        /// The number of payments that the policy allows.
        allowed?: Option<u32> = periods.map(|(_, allowed)| allowed),
        /// The same in words.
        text: WordShape = |language| nearest.text(language),
    }

    pub(super) struct AlternativesShape(alternatives: &Alternatives)
    let today = alternatives.paying_today;
    {
        /// The last day looked at; null where the calendar ends first.
        horizon: Option<String> = alternatives.horizon,
        /// What ends the debt today; under an agreement in force, what is owed under it.
        paying_today: String = today,
        /// What doing nothing leads to; under an agreement in force, to its breach by its clause.
        doing_nothing?: Option<LaterOwedShape> = alternatives.doing_nothing.as_ref().map(|later| (later, alternatives)),
        /// What paying the minimum each month leads to.
        minimum_payments?: Option<MinimumShape> = alternatives.minimum_payments.as_ref(),
    }

    pub(super) struct LaterOwedShape(later: &DoingNothing, alternatives: &Alternatives)
    let today = alternatives.paying_today;
    {
        /// What ends the debt at the horizon.
        owed: String = later.owed,
        /// How much more that is than today.
        increase: String = Minor::more(later.owed, today),
        /// Days past due of the account at the horizon.
        days_past_due: i32 = later.days_past_due,
        /// The day the agreement in force would be breached.
        breached_on?: Option<String> = later.breached_on,
        /// What a court would grant of it at most, on request and as law stands on the day asked about: without the charges
        /// above the cap. Absent where the rulebook has no cap for such a debt.
        in_court?: Option<String> = alternatives.in_court,
    }

    pub(super) struct MinimumShape(minimum: &PayingMinimum)
    let owed = minimum.owed;
    {
        /// What is paid until then.
        paid: String = minimum.paid,
        /// How many payments that is.
        payments: u32 = minimum.payments,
        /// The largest of them.
        largest: String = minimum.largest,
        /// What is still owed at the horizon.
        owed: String = owed,
        /// The day it is paid off; absent where it is not by the horizon.
        paid_off?: Option<String> = minimum.paid_off,
        /// What is paid and what is still owed, together.
        total: String = Minor(minimum.paid.minor().saturating_add(owed.minor()), owed.currency()),
    }

    pub(super) struct RoundShape(round: &Round<'_>, found: &OffersAnswer<'_>)
    let (answer, offers, refused) = answers(&round.answer);
    {
        /// The day of the proposal.
        date: String = round.day,
        /// What was proposed, concession by concession.
        proposed: Vec<ItemShape> = round.proposal.items(),
        /// `accept`, `counter` or `refuse`.
        answer: &'static str = answer,
        /// The offer that is accepted, or what is offered instead.
        offers: Vec<CounterShape> = offers.iter().map(|counter| (counter, found)),
        /// Why nothing is offered.
        refused: Vec<RefusalShape> = refused,
    }

    pub(super) struct CounterShape(counter: &Counter<'_>, found: &OffersAnswer<'_>) {
        /// The offer.
        offer: OfferShape = (&counter.offer, found),
        /// What it changes of the proposal.
        changes: Vec<ChangeShape> = &counter.changes,
        /// What the lender's own offer of the kind is worth for the same repayment capacity; absent where there is none.
        own_present_value?: Option<String> = counter.own_present_value,
    }

    pub(super) struct ItemShape(item: Item) {
        /// Which concession.
        term: &'static str = item.key(),
        /// What was proposed for it.
        value: String = item,
    }

    pub(super) struct ChangeShape(change: &Change) {
        /// Which concession.
        term: &'static str = change.proposed.key(),
        /// What was proposed for it.
        proposed: String = change.proposed,
        /// What is offered; absent where the concession is left alone.
        offered?: Option<String> = change.offered,
    }

    /// Whether the policy allows the temporary limit asked for.
    pub(super) struct LimitAnswerShape(answer: &LimitAnswer) {
        /// Whether the policy allows it.
        allowed: bool = answer.is_allowed(),
        /// Everything that speaks against it.
        obstacles: Vec<ObstacleShape> = answer.obstacles().map(|obstacle| (obstacle.key(), obstacle.word())),
        /// The nearest that would pass; absent where it passes as it is, and where no other limit or day would do.
        nearest?: Option<NearestLimitShape> = answer.nearest(),
    }

    /// Whether the policy allows the late fees to be waived alone, and how the account goes on then.
    pub(super) struct LateFeeAnswerShape(found: &LateFeeWaived) {
        /// What is to be waived.
        amount: String = found.answer.asked,
        /// Whether the policy allows it.
        allowed: bool = found.answer.is_allowed(),
        /// Everything that speaks against it.
        obstacles: Vec<ObstacleShape> = found.answer.obstacles.iter().map(|obstacle| (obstacle.key(), obstacle.word())),
        /// The most that would pass; absent where it passes as it is, and where no amount would.
        nearest?: Option<String> = found.answer.nearest,
        /// The account once they are waived: it goes on as usual.
        after?: Option<AfterWaiverShape> = found.after.as_ref(),
    }

    struct AfterWaiverShape(position: &Position) {
        /// What settles it.
        total_owed: String = position.payoff(),
        /// What is overdue.
        overdue: String = position.overdue(),
        /// Days past due.
        days_past_due: i32 = position.days_past_due(),
    }

    struct NearestLimitShape(request: LimitRequest) {
        /// The limit that would pass.
        limit: String = request.limit(),
        /// The first day.
        from: String = request.first(),
        /// The last day, included.
        to: String = request.last(),
    }
}

/// The name of an answer, its offers with what they change, and its refusals.
fn answers<'a>(answer: &'a ProposalAnswer<'a>) -> (&'static str, &'a [Counter<'a>], &'a [Refusal<'a>]) {
    match answer {
        ProposalAnswer::Accept(accepted) => ("accept", core::slice::from_ref(&**accepted), &[]),
        ProposalAnswer::Counter(counters) => ("counter", counters, &[]),
        ProposalAnswer::Refuse(refused) => ("refuse", &[], refused),
    }
}
