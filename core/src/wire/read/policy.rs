//! A lender's policy as a document.

use alloc::string::String;
use alloc::vec::Vec;

use super::node;
use crate::delinquency::Classification;
use crate::frequency::Frequency;
use crate::json::{Maybe, Of, Pairs, Shape, Shaped, shapes};
use crate::money::Currency;
use crate::offer::{
    AllowedAccrual, AllowedProfile, AllowedRange, CardStatus, Class, Concession, DeferralDue, Eligibility, FeeCharged,
    FirstPeriodInterest, Hardship, KindRule, LateFeeWaiverPolicy, LimitPolicy, Placed, PlanKind, Policy, Price,
    PriceList, SupportingDocument, WaivedWhen,
};
use crate::rate::Fraction;
use crate::rulebook::Product;
use crate::wire::{WireError, WireFault};
use crate::words::{Word, keyed};

/// The version of the policy document.
pub const POLICY_VERSION: &str = "arrears-policy/2";

shapes! {
    pub(super) struct PolicyShape {
        /// The version of the document: `arrears-policy/2`.
        version: String,
        /// What the policy is called in the report.
        name: String,
        /// A note, for people.
        note: Option<String>,
        /// ISO 4217 code of every amount in it.
        currency: String,
        /// The annual rate at which the lender discounts what is to come: `0.06` is 6 %.
        discount_rate: String,
        /// A proposal must be worth this share of what the lender's own offer of the kind is worth; `1` where absent.
        proposal_share: Option<String>,
        /// Concessions in the order in which they are given up, the one given up most readily first.
        concessions: Vec<String>,
        /// The kinds of plan that may be offered, each at most once.
        kinds: Vec<KindShape>,
        /// The rule for temporary limits (临时额度); none is granted where absent.
        temporary_limit: Option<LimitPolicyShape>,
        /// The rule for late fees that are waived alone, while the account goes on as usual; none is where absent.
        late_fee_waiver: Option<LateFeeWaiverShape>,
    }
    struct LateFeeWaiverShape {
        /// The most that is waived at once.
        amount_at_most: String,
        /// On how many days late fees may be waived within the months before.
        times_at_most: u16,
        /// Those months: 1 to 120.
        within_months: u8,
        /// The most days past due: 0 where absent.
        days_past_due_at_most: Option<u16>,
    }
    /// What it asks of the account and of the amount, it asks of a raise.
    struct LimitPolicyShape {
        /// How far a raise may go, as a share of the present limit: `0.5` on 20,000.00 reaches 30,000.00.
        increase_at_most: String,
        /// The highest limit that a raise may reach.
        limit_at_most: String,
        /// Days from the first to the last, both included: 1 to 366.
        days_at_most: u16,
        /// The most days past due of an account whose limit may be raised: 0 where absent.
        days_past_due_at_most: Option<u16>,
        /// The worst of the five tiers: `pass` where absent.
        worst_classification: Option<Classification>,
        /// Months from the opening to the first day; 0 where absent.
        months_open_at_least: Option<u8>,
        /// Whether a limit may be raised while an agreement is in force; not where absent.
        under_agreement: Option<bool>,
    }
    /// A kind of plan. What is absent is as the kind's preset has it.
    struct KindShape {
        /// Which kind it is.
        kind: PlanKind,
        /// Whom the kind is for; anybody where absent.
        "for" eligibility: Option<EligibilityShape>,
        /// The number of payments, from and to.
        periods: Option<CountRangeShape>,
        /// How often a payment falls due.
        frequency: Option<Frequency>,
        /// Periods without a payment first.
        deferral: Option<DeferralShape>,
        /// What the first period bears: `byDays`, its whole periods and odd days, or `whole`, one period however long it is.
        first_period: Option<FirstPeriodInterest>,
        /// Share of what is left after waivers.
        down_payment: Option<ShareRangeShape>,
        /// What accrues while the plan is kept: `frozen`, `continued` or `planRate` (with `rate`).
        accrual: Option<String>,
        /// Annual rate of the plan.
        rate: Option<ShareRangeShape>,
        /// A published price list: the numbers of payments there may be, each with its fee; in place of `periods`, `accrual` and `rate`.
        price_list: Option<PriceListShape>,
        /// Discount of a settlement.
        discount: Option<ShareRangeShape>,
        /// Waived shares by class.
        waive: Option<Pairs<WaiverShape>>,
        /// Where classes go: `capitalised`, `firstInstalment` or `deferred`.
        place: Option<Pairs<Placed>>,
        /// Which of `interest`, `penaltyInterest` and `compoundInterest` bear the plan's interest once capitalised; none where absent.
        bearing: Option<Vec<Class>>,
        /// How the payments run.
        profile: Option<ProfileShape>,
        /// Days from signing to the first payment; 0 to 366.
        first_due_after_days: Option<u16>,
        /// The least share of what is owed that the plan is worth to the lender, in present value.
        minimum_recovery_ratio: Option<String>,
        /// The documents that must be there before it is signed.
        supporting_documents: Option<Vec<SupportingDocument>>,
    }
    /// Fees by the number of payments, as an issuer publishes them.
    struct PriceListShape {
        /// `eachPeriod` (where absent) or `once`, with the first payment.
        charged: Option<FeeCharged>,
        /// The rows, the fewest payments first.
        prices: Vec<PriceShape>,
    }
    struct PriceShape {
        /// The number of payments.
        periods: u32,
        /// The fee each time it is charged, as a share of the principal put into instalments.
        fee: String,
    }
    struct EligibilityShape {
        /// Only these products; any where absent.
        products: Option<Vec<Product>>,
        /// Only accounts so many days past due.
        days_past_due: Option<DaysShape>,
        /// Only for these reasons of hardship; any or none where absent.
        hardship: Option<Vec<Hardship>>,
        /// Only cards of these statuses: `normal`, `blocked`, `cancelled`; any where absent.
        card_statuses: Option<Vec<CardStatus>>,
        /// Only accounts that are overdue for the first time.
        first_time_only: Option<bool>,
        /// Only where so much is owed.
        amount: Option<AmountShape>,
    }
    struct DaysShape {
        /// At least so many days; no lower end where absent.
        from: Option<i32>,
        /// At most so many days; no upper end where absent.
        to: Option<i32>,
    }
    struct AmountShape {
        /// The smallest amount; no lower end where absent.
        at_least: Option<String>,
        /// The largest amount; no upper end where absent.
        at_most: Option<String>,
    }
    /// From no concession to the furthest, in steps; `to` is `from` where absent.
    struct CountRangeShape {
        /// Where the search begins: no concession.
        from: u32,
        /// The furthest it goes.
        to: Option<u32>,
        /// How far apart two values are that are tried; 1 where absent.
        step: Option<u32>,
    }
    /// From no concession to the furthest, in steps; `to` is `from` where absent.
    struct ShareRangeShape {
        /// Where the search begins: no concession. A decimal fraction.
        from: String,
        /// The furthest it goes.
        to: Option<String>,
        /// How far apart two values are that are tried; only the ends where absent.
        step: Option<String>,
    }
    struct WaiverShape {
        /// Where the search begins: the smallest share waived, `0` for none.
        from: String,
        /// The largest share waived, at most `1`.
        to: Option<String>,
        /// How far apart two shares are that are tried; only the ends where absent.
        step: Option<String>,
        /// When the waiver takes effect: `atSigning` or `onCompletion`.
        when: Option<WaivedWhen>,
    }
    struct DeferralShape {
        /// How many periods.
        periods: CountRangeShape,
        /// Whether interest accrues during them.
        accrues: Option<bool>,
        /// When that interest is due: `firstInstalment` or `capitalised`.
        due: Option<DeferralDue>,
    }
}

/// How the payments of a plan run.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(tag = "kind", rename_all = "camelCase", deny_unknown_fields))]
#[expect(dead_code, reason = "a table for the reader and a type for the JSON Schema")]
enum ProfileShape {
    /// Payments of one amount.
    Level {},
    /// Parts of principal of one amount, and interest on what is left.
    EqualPrincipal {},
    /// One amount every period, the last one smaller.
    Fixed {
        /// The amount.
        payment: String,
    },
    /// First interest only.
    InterestOnly {
        /// How many payments are of interest only.
        periods: u32,
    },
    /// Payments that grow.
    StepUp {
        /// A step up after so many payments.
        every: u32,
        /// By how much a payment is multiplied at each step.
        factor: String,
    },
    /// Principal first, then what else is owed.
    PrincipalFirst {},
    /// A last payment that is larger.
    Balloon {
        /// The share of what is owed that the last payment pays.
        share: String,
    },
}

keyed! {
    enum PaceKind {
        Level = "level";
        EqualPrincipal = "equalPrincipal";
        Fixed = "fixed";
        InterestOnly = "interestOnly";
        StepUp = "stepUp";
        PrincipalFirst = "principalFirst";
        Balloon = "balloon";
    }
}

shapes! {
    struct PlainPaceShape {
        kind: PaceKind,
    }
    struct FixedShape {
        kind: PaceKind,
        payment: String,
    }
    struct InterestOnlyShape {
        kind: PaceKind,
        periods: u32,
    }
    struct StepUpShape {
        kind: PaceKind,
        every: u32,
        factor: String,
    }
    struct BalloonShape {
        kind: PaceKind,
        share: String,
    }
}

impl Shaped for ProfileShape {
    const SHAPE: Shape = Shape::Tagged {
        tag: "kind",
        variants: &[
            ("level", PlainPaceShape::KEYS),
            ("equalPrincipal", PlainPaceShape::KEYS),
            ("fixed", FixedShape::KEYS),
            ("interestOnly", InterestOnlyShape::KEYS),
            ("stepUp", StepUpShape::KEYS),
            ("principalFirst", PlainPaceShape::KEYS),
            ("balloon", BalloonShape::KEYS),
        ],
    };
}

/// A policy document read and checked.
///
/// # Errors
/// [`WireError`] with the number of what is wrong and the path of the field:
/// ```
/// let error = arrears::wire::read_policy("{}").unwrap_err();
/// assert_eq!((error.name(), error.path()), ("missingKey", "version"));
/// ```
pub fn read_policy(text: &str) -> Result<Policy, WireError> {
    policy(Of::root(&node::read(text, &PolicyShape::SHAPE)?))
}

/// A policy, wherever it stands.
pub(super) fn policy(node: Of<'_, PolicyShape>) -> Result<Policy, WireError> {
    node.version().version(POLICY_VERSION)?;
    let currency = node.currency().currency()?;
    let discount_rate = node.discount_rate().fraction()?;
    let concessions = node.concessions().parts().map(|name| name.word(Concession::from_key, Concession::KEYS));
    let concessions = concessions.collect::<Result<Vec<_>, _>>()?;
    let kinds = node.kinds();
    let rules = kinds.parts().map(|kind| kind_rule(kind, currency)).collect::<Result<Vec<_>, _>>()?;
    let limit = node.temporary_limit().read(|given| limit_policy(given, currency))?;
    let policy = Policy::new(node.name().text(), currency, discount_rate, concessions, rules);
    let share = node.proposal_share().read(|given| given.fraction())?;
    let policy = policy.and_then(|policy| match share {
        Some(share) => policy.proposed_at_least(share),
        None => Ok(policy),
    });
    let policy = policy.and_then(|policy| match limit {
        Some(rule) => policy.temporary_limit(rule),
        None => Ok(policy),
    });
    let late_fee = node.late_fee_waiver().read(|given| {
        Ok(LateFeeWaiverPolicy {
            amount_at_most: given.amount_at_most().money(currency)?,
            times_at_most: given.times_at_most().value(),
            within_months: given.within_months().value(),
            days_past_due_at_most: given.days_past_due_at_most().value().unwrap_or(0),
        })
    })?;
    let policy = policy.and_then(|policy| match late_fee {
        Some(rule) => policy.late_fee_waiver(rule),
        None => Ok(policy),
    });
    policy.map_err(|error| {
        let kind = error.kind.and_then(|place| kinds.parts().nth(place));
        let at = match kind {
            // Whom a kind is for stands under a key of its own.
            Some(kind) if matches!(error.key, "daysPastDue" | "amount") => {
                kind.eligibility().given().map_or(kind.node(), Of::node)
            }
            Some(kind) => kind.node(),
            None => node.node(),
        };
        at.refused_at(error.key, error.error)
    })
}

fn limit_policy(node: Of<'_, LimitPolicyShape>, currency: Currency) -> Result<LimitPolicy, WireError> {
    Ok(LimitPolicy {
        increase_at_most: node.increase_at_most().fraction()?,
        limit_at_most: node.limit_at_most().money(currency)?,
        days_at_most: node.days_at_most().value(),
        days_past_due_at_most: node.days_past_due_at_most().value().unwrap_or(0),
        worst_classification: node.worst_classification().value().unwrap_or(Classification::Pass),
        months_open_at_least: node.months_open_at_least().value().unwrap_or(0),
        under_agreement: node.under_agreement().value().unwrap_or(false),
    })
}

fn kind_rule(node: Of<'_, KindShape>, currency: Currency) -> Result<KindRule, WireError> {
    let mut rule = KindRule::preset(node.kind().value());
    if let Some(given) = node.eligibility().given() {
        rule.eligibility = eligibility(given, currency)?;
    }
    let concessions = &mut rule.concessions;
    if let Some(periods) = node.periods().given() {
        concessions.periods = count_range(periods)?;
    }
    if let Some(frequency) = node.frequency().given() {
        concessions.frequency = frequency.value();
    }
    if let Some(deferral) = node.deferral().given() {
        concessions.deferral = count_range(deferral.periods())?;
        if let Some(accrues) = deferral.accrues().given() {
            concessions.deferral_accrues = accrues.flag();
        }
        if let Some(due) = deferral.due().given() {
            concessions.deferral_due = due.value();
        }
    }
    if let Some(first) = node.first_period().given() {
        concessions.first_period = first.value();
    }
    if let Some(share) = node.down_payment().given() {
        concessions.down_payment = share_range(share)?;
    }
    concessions.accrual = accrual(node, concessions.accrual)?;
    if let Some(discount) = node.discount().given() {
        concessions.discount = share_range(discount)?;
    }
    for waiver in node.waive().parts() {
        let class = waiver.key_word(Class::from_key, Class::KEYS)?;
        if let Some(when) = waiver.when().given() {
            concessions.waived_when = concessions.waived_when.with(class, when.value());
        }
        *concessions = concessions.waive(class, range(waiver.from(), waiver.to(), waiver.step())?);
    }
    for place in node.place().parts() {
        let class = place.key_word(Class::from_key, Class::KEYS)?;
        concessions.placed = concessions.placed.with(class, place.value());
    }
    for class in node.bearing().given().iter().flat_map(|list| list.parts()) {
        concessions.bearing = concessions.bearing.with(class.value(), true);
    }
    if let Some(profile) = node.profile().given() {
        concessions.profile = repayment_profile(profile, currency)?;
    }
    if let Some(days) = node.first_due_after_days().given() {
        rule.first_due_after_days = days.value();
    }
    if let Some(share) = node.minimum_recovery_ratio().given() {
        rule.minimum_recovery_ratio = share.fraction()?;
    }
    if let Some(supporting_documents) = node.supporting_documents().given() {
        rule.supporting_documents = supporting_documents.parts().map(Of::value).collect();
    }
    priced(node, rule)
}

/// A kind with its price list, where it has one: in place of what a list says.
fn priced(node: Of<'_, KindShape>, rule: KindRule) -> Result<KindRule, WireError> {
    let Some(given) = node.price_list().given() else { return Ok(rule) };
    let others = [
        node.periods().given().map(|key| key.node()),
        node.accrual().given().map(|key| key.node()),
        node.rate().given().map(|key| key.node()),
    ];
    if let Some(other) = others.into_iter().flatten().next() {
        return Err(other.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("a kind with a price list does not have this key", "按价目表收费的方案没有这个键"),
        ));
    }
    Ok(rule.priced(price_list(given)?))
}

fn price_list(node: Of<'_, PriceListShape>) -> Result<PriceList, WireError> {
    let charged = node.charged().value();
    let list = node.prices();
    let price = |row: Of<'_, PriceShape>| Ok(Price { periods: row.periods().value(), fee: row.fee().fraction()? });
    let prices = list.parts().map(price).collect::<Result<Vec<_>, WireError>>()?;
    PriceList::new(charged.unwrap_or(FeeCharged::EachPeriod), prices).map_err(|error| list.refused(error))
}

fn accrual(node: Of<'_, KindShape>, preset: AllowedAccrual) -> Result<AllowedAccrual, WireError> {
    let rate = node.rate().given();
    let Some(name) = node.accrual().given() else {
        return rate.map_or(Ok(preset), |rate| share_range(rate).map(AllowedAccrual::PlanRate));
    };
    let accrual = match name.text() {
        "planRate" => return share_range(node.rate().needed()?).map(AllowedAccrual::PlanRate),
        "frozen" => AllowedAccrual::Frozen,
        "continued" => AllowedAccrual::Continued,
        _ => return Err(name.unknown_name("frozen continued planRate")),
    };
    match rate {
        Some(rate) => Err(rate.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("an accrual other than `planRate` does not have this key", "只有`planRate`才有这个键"),
        )),
        None => Ok(accrual),
    }
}

fn eligibility(node: Of<'_, EligibilityShape>, currency: Currency) -> Result<Eligibility, WireError> {
    let mut eligibility = Eligibility::ANYBODY;
    if let Some(products) = node.products().given() {
        eligibility.products = products.parts().map(Of::value).collect();
    }
    if let Some(days) = node.days_past_due().given() {
        eligibility.days_past_due = (days.from().value().unwrap_or(0), days.to().value().unwrap_or(i32::MAX));
    }
    if let Some(hardship) = node.hardship().given() {
        eligibility.hardship = hardship.parts().map(Of::value).collect();
    }
    if let Some(statuses) = node.card_statuses().given() {
        eligibility.card_statuses = statuses.parts().map(Of::value).collect();
    }
    eligibility.first_time_only = node.first_time_only().value().unwrap_or(false);
    if let Some(amount) = node.amount().given() {
        let bound = |given: Maybe<'_, String>| given.read(|bound| bound.money(currency));
        eligibility.amount = (bound(amount.at_least())?, bound(amount.at_most())?);
    }
    Ok(eligibility)
}

fn count_range(node: Of<'_, CountRangeShape>) -> Result<AllowedRange, WireError> {
    let from = node.from().value();
    let (to, step) = (node.to().value().unwrap_or(from), node.step().value().unwrap_or(1));
    AllowedRange::new(from.into(), to.into(), step.into()).map_err(|error| node.step().refused(error))
}

fn share_range(node: Of<'_, ShareRangeShape>) -> Result<AllowedRange, WireError> {
    range(node.from(), node.to(), node.step())
}

fn range(from: Of<'_, String>, to: Maybe<'_, String>, step: Maybe<'_, String>) -> Result<AllowedRange, WireError> {
    let from = from.fraction()?;
    let to = to.read(|share| share.fraction())?.unwrap_or(from);
    let by = step.read(|share| share.fraction())?.unwrap_or(Fraction::ZERO);
    AllowedRange::new(from.parts(), to.parts(), by.parts()).map_err(|error| step.refused(error))
}

fn repayment_profile(node: Of<'_, ProfileShape>, currency: Currency) -> Result<AllowedProfile, WireError> {
    Ok(match node.by::<PlainPaceShape>().kind().value() {
        PaceKind::Level => AllowedProfile::Level,
        PaceKind::EqualPrincipal => AllowedProfile::EqualPrincipal,
        PaceKind::Fixed => AllowedProfile::Fixed { payment: node.by::<FixedShape>().payment().money(currency)? },
        PaceKind::InterestOnly => {
            AllowedProfile::InterestOnly { periods: node.by::<InterestOnlyShape>().periods().value() }
        }
        PaceKind::StepUp => {
            let node = node.by::<StepUpShape>();
            AllowedProfile::StepUp { every: node.every().value(), factor: node.factor().fraction()? }
        }
        PaceKind::PrincipalFirst => AllowedProfile::PrincipalFirst,
        PaceKind::Balloon => AllowedProfile::Balloon { share: node.by::<BalloonShape>().share().fraction()? },
    })
}
