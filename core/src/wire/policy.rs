//! A lender's policy as a document.

use alloc::string::String;
use alloc::vec::Vec;

use super::{WireError, WireFault, node};
use crate::delinquency::Tier;
use crate::frequency::Frequency;
use crate::json::{Maybe, Of, Pairs, Shape, Shaped, shapes};
use crate::money::Currency;
use crate::offer::{
    AccrualReach, Class, DeferralDue, Eligibility, Hardship, Kind, KindRule, Lever, LimitPolicy, Paper, Placed, Policy,
    Reach, ShapeReach, WaivedWhen,
};
use crate::rate::Fraction;
use crate::rulebook::Product;
use crate::words::keyed;

/// The version of the policy document.
pub const POLICY_VERSION: &str = "arrears-policy/1";

shapes! {
    pub(super) struct PolicyShape {
        /// `arrears-policy/1`.
        version: String,
        /// What the policy is called in the report.
        name: String,
        /// For people.
        note: Option<String>,
        /// ISO 4217 code of every amount in it.
        currency: String,
        /// Annual: at which the lender discounts what is to come.
        discount_rate: String,
        /// Levers in the order in which they are given up, the one given up most readily first.
        concessions: Vec<String>,
        /// The kinds of plan that may be offered, each at most once.
        kinds: Vec<KindShape>,
        /// The rule for temporary limits (临时额度); none is granted where absent.
        temporary_limit: Option<LimitPolicyShape>,
    }
    /// What it asks of the account and of the amount, it asks of a raise.
    struct LimitPolicyShape {
        /// How far a raise may go, as a share of the present limit: `0.5` on 20,000.00 reaches 30,000.00.
        increase_at_most: String,
        /// The highest limit that a raise may reach.
        limit_at_most: String,
        /// Days from the first to the last, both included: 1 to 366.
        days_at_most: u16,
        /// 0 where absent.
        days_past_due_at_most: Option<u16>,
        /// The worst of the five tiers: `pass` where absent.
        tier_at_worst: Option<String>,
        /// Months from the opening to the first day; 0 where absent.
        months_open_at_least: Option<u8>,
        /// Whether a limit may be raised while an agreement is in force; not where absent.
        under_agreement: Option<bool>,
    }
    /// A kind of plan. What is absent is as the kind's preset has it.
    struct KindShape {
        /// Which kind it is.
        kind: String,
        /// For whom; anybody where absent.
        "for" eligibility: Option<EligibilityShape>,
        /// The number of payments, from and to.
        periods: Option<CountReachShape>,
        /// How often a payment falls due.
        frequency: Option<String>,
        /// Periods without a payment first.
        deferral: Option<DeferralShape>,
        /// Share of what is left after waivers.
        down_payment: Option<ShareReachShape>,
        /// `frozen`, `continued` or `planRate` (with `rate`).
        accrual: Option<String>,
        /// Annual rate of the plan.
        rate: Option<ShareReachShape>,
        /// Discount of a settlement.
        discount: Option<ShareReachShape>,
        /// Waived shares by class.
        waive: Option<Pairs<WaiverShape>>,
        /// Where classes go: `folded`, `first` or `parked`.
        place: Option<Pairs<String>>,
        /// How the payments run.
        shape: Option<PaceShape>,
        /// Days from signing to the first payment; 0 to 366.
        first_due_after_days: Option<u16>,
        /// Of what is owed, in present value.
        least_recovery: Option<String>,
        /// The documents that must be there before it is signed.
        documents: Option<Vec<String>>,
    }
    struct EligibilityShape {
        /// Only these products; any where absent.
        products: Option<Vec<String>>,
        /// Only accounts so many days past due.
        days_past_due: Option<DaysShape>,
        /// Only for these reasons of hardship; any or none where absent.
        hardship: Option<Vec<String>>,
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
    struct CountReachShape {
        /// Where the search begins: no concession.
        from: u32,
        /// The furthest it goes.
        to: Option<u32>,
        /// How far apart two values are that are tried; 1 where absent.
        step: Option<u32>,
    }
    /// From no concession to the furthest, in steps; `to` is `from` where absent.
    struct ShareReachShape {
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
        /// `atSigning` or `onCompletion`.
        when: Option<String>,
    }
    struct DeferralShape {
        /// How many periods.
        periods: CountReachShape,
        /// Whether interest accrues during them.
        accrues: Option<bool>,
        /// `firstPayment` or `capitalised`.
        due: Option<String>,
    }
}

/// How the payments of a plan run.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(tag = "kind", rename_all = "camelCase", deny_unknown_fields))]
#[expect(dead_code, reason = "a table for the reader and a type for the JSON Schema")]
enum PaceShape {
    /// Payments of one amount.
    Level {},
    /// Parts of principal of one amount, and interest on what is left.
    EqualPrincipal {},
    /// First interest only.
    InterestOnly {
        /// So many payments of interest only.
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

impl Shaped for PaceShape {
    const SHAPE: Shape = Shape::Tagged {
        tag: "kind",
        variants: &[
            ("level", PlainPaceShape::KEYS),
            ("equalPrincipal", PlainPaceShape::KEYS),
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
    let levers = words(node.concessions(), Lever::from_key, Lever::KEYS)?;
    let kinds = node.kinds();
    let rules = kinds.parts().map(|kind| kind_rule(kind, currency)).collect::<Result<Vec<_>, _>>()?;
    let limit = node.temporary_limit().read(|given| limit_policy(given, currency))?;
    let policy = Policy::new(node.name().text(), currency, discount_rate, levers, rules);
    let policy = policy.and_then(|policy| match limit {
        Some(rule) => policy.temporary_limit(rule),
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
    let tier = node.tier_at_worst().read(|key| key.word(Tier::from_key, Tier::KEYS))?;
    Ok(LimitPolicy {
        increase_at_most: node.increase_at_most().fraction()?,
        limit_at_most: node.limit_at_most().money(currency)?,
        days_at_most: node.days_at_most().value(),
        days_past_due_at_most: node.days_past_due_at_most().value().unwrap_or(0),
        tier_at_worst: tier.unwrap_or(Tier::Pass),
        months_open_at_least: node.months_open_at_least().value().unwrap_or(0),
        under_agreement: node.under_agreement().value().unwrap_or(false),
    })
}

fn kind_rule(node: Of<'_, KindShape>, currency: Currency) -> Result<KindRule, WireError> {
    let mut rule = KindRule::preset(node.kind().word(Kind::from_key, Kind::KEYS)?);
    if let Some(given) = node.eligibility().given() {
        rule.eligibility = eligibility(given, currency)?;
    }
    let levers = &mut rule.levers;
    if let Some(periods) = node.periods().given() {
        levers.periods = count_reach(periods)?;
    }
    if let Some(frequency) = node.frequency().given() {
        levers.frequency = frequency.word(Frequency::from_key, Frequency::KEYS)?;
    }
    if let Some(deferral) = node.deferral().given() {
        levers.deferral = count_reach(deferral.periods())?;
        if let Some(accrues) = deferral.accrues().given() {
            levers.deferral_accrues = accrues.flag();
        }
        if let Some(due) = deferral.due().given() {
            levers.deferral_due = due.word(DeferralDue::from_key, DeferralDue::KEYS)?;
        }
    }
    if let Some(share) = node.down_payment().given() {
        levers.down_payment = share_reach(share)?;
    }
    levers.accrual = accrual(node, levers.accrual)?;
    if let Some(discount) = node.discount().given() {
        levers.discount = share_reach(discount)?;
    }
    for waiver in node.waive().parts() {
        let class = waiver.key_word(Class::from_key, Class::KEYS)?;
        if let Some(when) = waiver.when().given() {
            let when = when.word(WaivedWhen::from_key, WaivedWhen::KEYS)?;
            levers.waived_when = levers.waived_when.with(class, when);
        }
        *levers = levers.waive(class, reach(waiver.from(), waiver.to(), waiver.step())?);
    }
    for place in node.place().parts() {
        let class = place.key_word(Class::from_key, Class::KEYS)?;
        levers.placed = levers.placed.with(class, place.word(Placed::from_key, Placed::KEYS)?);
    }
    if let Some(shape) = node.shape().given() {
        levers.shape = pace(shape)?;
    }
    if let Some(days) = node.first_due_after_days().given() {
        rule.first_due_after_days = days.value();
    }
    if let Some(share) = node.least_recovery().given() {
        rule.least_recovery = share.fraction()?;
    }
    if let Some(papers) = node.documents().given() {
        rule.papers = words(papers, Paper::from_key, Paper::KEYS)?;
    }
    Ok(rule)
}

fn accrual(node: Of<'_, KindShape>, preset: AccrualReach) -> Result<AccrualReach, WireError> {
    let rate = node.rate().given();
    let Some(name) = node.accrual().given() else {
        return rate.map_or(Ok(preset), |rate| share_reach(rate).map(AccrualReach::PlanRate));
    };
    let accrual = match name.text() {
        "planRate" => return share_reach(node.rate().needed()?).map(AccrualReach::PlanRate),
        "frozen" => AccrualReach::Frozen,
        "continued" => AccrualReach::Continued,
        _ => return Err(name.unknown_name("frozen continued planRate")),
    };
    match rate {
        Some(rate) => {
            Err(rate.fault(WireFault::KeyOfAnotherKind, "an accrual other than `planRate` does not have this key"))
        }
        None => Ok(accrual),
    }
}

fn eligibility(node: Of<'_, EligibilityShape>, currency: Currency) -> Result<Eligibility, WireError> {
    let mut eligibility = Eligibility::ANYBODY;
    if let Some(products) = node.products().given() {
        eligibility.products = words(products, Product::from_key, Product::KEYS)?;
    }
    if let Some(days) = node.days_past_due().given() {
        eligibility.days_past_due = (days.from().value().unwrap_or(0), days.to().value().unwrap_or(i32::MAX));
    }
    if let Some(hardship) = node.hardship().given() {
        eligibility.hardship = words(hardship, Hardship::from_key, Hardship::KEYS)?;
    }
    eligibility.first_time_only = node.first_time_only().value().unwrap_or(false);
    if let Some(amount) = node.amount().given() {
        let bound = |given: Maybe<'_, String>| given.read(|bound| bound.money(currency));
        eligibility.amount = (bound(amount.at_least())?, bound(amount.at_most())?);
    }
    Ok(eligibility)
}

fn count_reach(node: Of<'_, CountReachShape>) -> Result<Reach, WireError> {
    let from = node.from().value();
    let (to, step) = (node.to().value().unwrap_or(from), node.step().value().unwrap_or(1));
    Reach::new(from.into(), to.into(), step.into()).map_err(|error| node.step().refused(error))
}

fn share_reach(node: Of<'_, ShareReachShape>) -> Result<Reach, WireError> {
    reach(node.from(), node.to(), node.step())
}

fn reach(from: Of<'_, String>, to: Maybe<'_, String>, step: Maybe<'_, String>) -> Result<Reach, WireError> {
    let from = from.fraction()?;
    let to = to.read(|share| share.fraction())?.unwrap_or(from);
    let by = step.read(|share| share.fraction())?.unwrap_or(Fraction::ZERO);
    Reach::new(from.parts(), to.parts(), by.parts()).map_err(|error| step.refused(error))
}

fn pace(node: Of<'_, PaceShape>) -> Result<ShapeReach, WireError> {
    Ok(match node.by::<PlainPaceShape>().kind().value() {
        PaceKind::Level => ShapeReach::Level,
        PaceKind::EqualPrincipal => ShapeReach::EqualPrincipal,
        PaceKind::InterestOnly => {
            ShapeReach::InterestOnly { periods: node.by::<InterestOnlyShape>().periods().value() }
        }
        PaceKind::StepUp => {
            let node = node.by::<StepUpShape>();
            ShapeReach::StepUp { every: node.every().value(), factor: node.factor().fraction()? }
        }
        PaceKind::PrincipalFirst => ShapeReach::PrincipalFirst,
        PaceKind::Balloon => ShapeReach::Balloon { share: node.by::<BalloonShape>().share().fraction()? },
    })
}

/// A list of words of the library.
fn words<T>(list: Of<'_, Vec<String>>, from_key: impl Fn(&str) -> Option<T>, keys: &str) -> Result<Vec<T>, WireError> {
    list.parts().map(|name| name.word(&from_key, keys)).collect()
}
